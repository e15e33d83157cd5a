"""Which programs may use the gateway: one token each, given away once and never stored."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import secrets
import time
from collections.abc import Callable

import msgspec

from desktop.chat.errors import RequestRejected
from desktop.chat.wording import say
from desktop.storage.client_file import ClientFile, StoredClient

#: Looks like a key of a provider: some programs insist on that, and so it stays out of logs.
_PREFIX = "sk-rivulet-"
_TOKEN_BYTES = 32
_LONGEST_TOKEN = 200
_LONGEST_NAME = 60
_MOST_CLIENTS = 100
#: Seconds for which the file is believed to be as it was read: another process may change it.
_FRESH = 2.0


class Client(msgspec.Struct, frozen=True):
    """A program that may use the gateway. ``created_at`` is in seconds since 1970, UTC."""

    id: str
    name: str
    created_at: float


class ClientAccess:
    """Gives tokens to named clients, knows a client by its token, and takes access away.

    Only a digest of a token is kept: a token is random and long, so a plain hash cannot be
    turned back.
    """

    def __init__(self, file: ClientFile, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._file = file
        self._clock = clock
        self._known: tuple[StoredClient, ...] = ()
        self._read_at: float | None = None
        self._changing = asyncio.Lock()

    async def clients(self) -> tuple[Client, ...]:
        return tuple(
            Client(stored.id, stored.name, stored.created_at) for stored in await self._read()
        )

    async def add(self, name: str) -> tuple[Client, str]:
        """Let a program in; its token is told here and nowhere else.

        Raises `RequestRejected` for a name that cannot be taken, `StorageError` when the
        client could not be saved: it has no access then.
        """
        name = " ".join(name.split())
        if not name or len(name) > _LONGEST_NAME or not name.isprintable():
            raise RequestRejected(
                say("A client needs a name of one line."),
                say("At most {most} characters.", most=_LONGEST_NAME),
            )
        async with self._changing:
            known = await self._read()
            if any(client.name == name for client in known):
                raise RequestRejected(
                    say("There is a client called {name} already.", name=name),
                    say("Take its access away first, or choose another name."),
                )
            if len(known) >= _MOST_CLIENTS:
                raise RequestRejected(
                    say("There are {most} clients already.", most=_MOST_CLIENTS),
                    say("Take access from one first."),
                )
            token = _PREFIX + secrets.token_urlsafe(_TOKEN_BYTES)
            stored = StoredClient(secrets.token_hex(8), name, _digest(token), time.time())
            await self._write((*known, stored))
        return Client(stored.id, stored.name, stored.created_at), token

    async def remove(self, client_id: str) -> None:
        """Take access away, at once. Raises `StorageError`."""
        async with self._changing:
            known = await self._read()
            kept = tuple(client for client in known if client.id != client_id)
            # Access ends here even if the disk says no.
            self._known = kept
            await self._write(kept)

    async def find(self, token: str) -> Client | None:
        """Who has this token. Takes the same time whichever client it is, or none."""
        if self._read_at is None or self._clock() - self._read_at > _FRESH:
            await self._read()
        digest = _digest(token[:_LONGEST_TOKEN])
        found: StoredClient | None = None
        for client in self._known:
            if hmac.compare_digest(client.digest, digest):
                found = client
        return Client(found.id, found.name, found.created_at) if found else None

    async def _read(self) -> tuple[StoredClient, ...]:
        self._known = await self._file.read()
        self._read_at = self._clock()
        return self._known

    async def _write(self, clients: tuple[StoredClient, ...]) -> None:
        await self._file.write(clients)
        self._known = clients
        self._read_at = self._clock()


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
