"""Signing in at a tool server that asks for it: OAuth 2.1, in the user's browser."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import time
from collections.abc import Awaitable, Callable
from typing import Any, Protocol
from urllib.parse import parse_qs, urlsplit

import msgspec

from desktop.chat.errors import KeyStoreError, ToolError
from desktop.chat.wording import say
from desktop.tools.mcp.redirect import RedirectReceiver, address, free_port

#: What nobody but the server may see, of what it sends.
_SECRETS = ("access_token", "refresh_token", "client_secret", "registration_access_token")
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


class SecretShelf(Protocol):
    """Where secrets are kept. Its calls may wait for a person; they raise `KeyStoreError`."""

    async def secret(self, name: str) -> str | None: ...

    async def has_secret(self, name: str) -> bool | None:
        """Waits for nobody: None where it would have to."""

    async def keep_secret(self, name: str, text: str) -> None: ...

    async def forget_secret(self, name: str) -> None: ...

    def hide(self, text: str) -> None:
        """Let this never be written into a log."""


class SignInQuestion(Protocol):
    """A person was asked to sign in, and looks at their browser."""

    async def refused(self) -> None:
        """Returns when they rather do not."""

    def close(self) -> None:
        """It is over, whatever came of it."""


#: Asks a person to open an address: the server's name, and the address. Returns when they did;
#: raises `ToolError` when they do not want to.
AskToSignIn = Callable[[str, str], Awaitable[SignInQuestion]]


class _Kept(msgspec.Struct, omit_defaults=True):
    """What is kept of a server, as JSON of the package mcp."""

    tokens: str = ""
    client: str = ""
    #: When the tokens run out, in seconds since 1970; 0 when that is not known.
    until: float = 0.0


class OAuthSignIn:
    """The credentials of one server: kept in the keyring, renewed, asked for in the browser.

    Nothing of them is written anywhere else. Without a keyring they hold until the end.
    """

    def __init__(self, name: str, url: str, *, secrets: SecretShelf, ask: AskToSignIn) -> None:
        self._name = name
        self._url = url
        self._secrets = secrets
        self._ask = ask
        self._secret = f"tool server {name} {hashlib.sha256(url.encode()).hexdigest()[:12]}"
        self._kept: _Kept | None = None
        #: Whether the keyring has some; None while that is not known.
        self._has: bool | None = None
        self._looked = False
        self._port = 0
        self._receiver: RedirectReceiver | None = None
        self._question: SignInQuestion | None = None
        self._waiting = 0

    @property
    def waiting(self) -> bool:
        """A person is asked just now: for their keyring, or to sign in."""
        return self._waiting > 0

    @property
    def signed_in(self) -> bool | None:
        """Whether there are credentials; None while that is not known."""
        return self._has if self._kept is None else bool(self._kept.tokens)

    async def look(self) -> bool:
        """Find out once whether there are credentials, as far as that asks nobody.

        Returns whether that is known now, and was not before.
        """
        if self._looked or self._kept is not None:
            return False
        self._looked = True
        with contextlib.suppress(KeyStoreError):
            self._has = await self._secrets.has_secret(self._secret)
        return self._has is not None

    async def auth(self) -> Any:
        """An ``httpx2.Auth`` that signs in when the server asks for it."""
        from mcp.client.auth import OAuthClientProvider  # noqa: PLC0415 - on first use
        from mcp.shared.auth import OAuthClientMetadata  # noqa: PLC0415 - on first use

        class Provider(OAuthClientProvider):
            """Knows after a start, too, when a token has to be renewed."""

            async def _initialize(self) -> None:
                await super()._initialize()
                self.context.token_expiry_time = kept.until or None

        kept = await self._load()
        self._port = _port_of(kept.client) or free_port()
        metadata = OAuthClientMetadata(
            client_name="Rivulet",
            redirect_uris=[address(self._port)],  # type: ignore[list-item]  # it parses them
            grant_types=["authorization_code", "refresh_token"],
            response_types=["code"],
        )
        return Provider(
            self._url,
            metadata,
            _Storage(self),
            redirect_handler=self._redirect,
            callback_handler=self._come_back,
        )

    async def forget(self) -> None:
        """Sign out: the credentials are gone, here and in the keyring. Raises `KeyStoreError`."""
        self._kept = _Kept()
        await self._secrets.forget_secret(self._secret)

    async def read(self, field: str) -> str:
        return str(getattr(await self._load(), field))

    async def write(self, field: str, text: str) -> None:
        kept = await self._load()
        setattr(kept, field, text)
        self._hide(kept)
        with contextlib.suppress(KeyStoreError):  # it holds until the end then
            await self._with_person(
                self._secrets.keep_secret(self._secret, msgspec.json.encode(kept).decode())
            )

    def note_end(self, until: float) -> None:
        """When the tokens that are written next run out."""
        if self._kept is not None:
            self._kept.until = until

    async def _load(self) -> _Kept:
        if self._kept is None:
            self._kept = _Kept()
            with contextlib.suppress(KeyStoreError, msgspec.DecodeError):
                text = await self._with_person(self._secrets.secret(self._secret))
                if text:
                    self._kept = msgspec.json.decode(text, type=_Kept)
            self._hide(self._kept)
        return self._kept

    def _hide(self, kept: _Kept) -> None:
        for text in (kept.tokens, kept.client):
            with contextlib.suppress(msgspec.DecodeError):
                values = msgspec.json.decode(text or "{}", type=dict[str, Any])
                for field in _SECRETS:
                    if isinstance(secret := values.get(field), str):
                        self._secrets.hide(secret)

    async def _with_person(self, waiting: Awaitable[Any]) -> Any:
        self._waiting += 1
        try:
            return await waiting
        finally:
            self._waiting -= 1

    async def _redirect(self, url: str) -> None:
        """Send the user to ``url``, and be ready for their return."""
        if not may_be_opened(url):
            raise ToolError(
                say(
                    "The tool server {name} wants to sign you in at an address that is not safe.",
                    name=self._name,
                )
            )
        [state] = parse_qs(urlsplit(url).query).get("state", [""])
        receiver = RedirectReceiver(self._port, state)
        try:
            await receiver.open()
        except ToolError:
            # Next time with another port, of which the server has to know.
            await self.write("client", "")
            raise
        try:
            self._question = await self._with_person(self._ask(self._name, url))
        except BaseException:
            await receiver.aclose()
            raise
        self._receiver = receiver

    async def _come_back(self) -> Any:
        from mcp.shared.auth import AuthorizationCodeResult  # noqa: PLC0415 - on first use

        assert self._receiver is not None
        assert self._question is not None
        receiver, question = self._receiver, self._question
        waits = [
            asyncio.create_task(coro, name="sign in")
            for coro in (_told(receiver), question.refused())
        ]
        try:
            await self._with_person(asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED))
            if not waits[0].done():
                raise ToolError(
                    say("You did not sign in at the tool server {name}.", name=self._name)
                )
            found: Any = waits[0].result()
        finally:
            for wait in waits:
                wait.cancel()
            question.close()
            await receiver.aclose()
        if not found.get("code"):
            said = found.get("error_description") or found.get("error") or ""
            reason = said[:300] or say("it did not say why")
            raise ToolError(
                say(
                    "The tool server {name} did not sign you in: {reason}.",
                    name=self._name,
                    reason=reason,
                )
            )
        return AuthorizationCodeResult(
            code=found["code"], state=found.get("state"), iss=found.get("iss")
        )


async def _told(receiver: RedirectReceiver) -> Any:
    return await receiver.received()


class _Storage:
    """The `TokenStorage` of the package mcp, over what is kept."""

    def __init__(self, kept: OAuthSignIn) -> None:
        self._kept = kept

    async def get_tokens(self) -> Any:
        from mcp.shared.auth import OAuthToken  # noqa: PLC0415 - on first use

        return _parsed(OAuthToken, await self._kept.read("tokens"))

    async def set_tokens(self, tokens: Any) -> None:
        until = 0.0 if tokens.expires_in is None else time.time() + tokens.expires_in
        self._kept.note_end(until)
        await self._kept.write("tokens", tokens.model_dump_json(exclude_none=True))

    async def get_client_info(self) -> Any:
        from mcp.shared.auth import OAuthClientInformationFull  # noqa: PLC0415 - on first use

        return _parsed(OAuthClientInformationFull, await self._kept.read("client"))

    async def set_client_info(self, client_info: Any) -> None:
        await self._kept.write("client", client_info.model_dump_json(exclude_none=True))


def may_be_opened(url: str) -> bool:
    """Whether a browser may be sent there: https, or this computer."""
    parts = urlsplit(url)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)


def _parsed(kind: Any, text: str) -> Any:
    try:
        return kind.model_validate_json(text) if text else None
    except ValueError:
        return None


def _port_of(client: str) -> int:
    """The port that a registration was made for; 0 for none."""
    try:
        found = msgspec.json.decode(client) if client else {}
        return urlsplit(found["redirect_uris"][0]).port or 0
    except (msgspec.DecodeError, KeyError, IndexError, TypeError, ValueError):
        return 0
