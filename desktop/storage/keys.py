"""API keys: where each one is, and how it gets there."""

from __future__ import annotations

import asyncio
import enum
from collections.abc import Callable, Mapping
from typing import TypeVar

from desktop.chat.errors import KeyringLocked, KeyringMissing, KeyStoreError
from desktop.chat.wording import say
from desktop.settings import ProviderSettings
from desktop.storage.daemon_thread import DaemonThread
from desktop.storage.keyring_backend import TrustedKeyring

T = TypeVar("T")

_LONGEST_KEY = 8192


class KeyState(enum.StrEnum):
    """Where the key of a provider comes from, or why there is none."""

    KEYRING = "keyring"
    #: In memory, until Rivulet ends.
    SESSION = "session"
    ENVIRONMENT = "environment"
    MISSING = "missing"
    NOT_NEEDED = "not_needed"
    #: The keyring has to be unlocked before it tells.
    LOCKED = "locked"
    #: There is no keyring to trust, or it does not work.
    UNAVAILABLE = "unavailable"


class KeyStore:
    """Finds a provider's key: given for this session, in the environment, in the keyring.

    Never writes a key anywhere but into the keyring. Calls that reach the keyring run in a
    thread of their own and may wait for a person; cancelling one frees its caller at once.
    They raise `KeyringLocked` when the keyring is locked or has not answered in time,
    `KeyringMissing` when there is none to trust, and `KeyStoreError` when it does not work.
    """

    def __init__(
        self,
        *,
        environ: Mapping[str, str],
        on_secret: Callable[[str], None],
        limit: float = 120.0,
    ) -> None:
        """``on_secret`` hears of every key before it is used, also from another thread.

        ``limit`` is how many seconds the keyring, or the person it asks, has to answer.
        """
        self._environ = environ
        self._on_secret = on_secret
        self._limit = limit
        self._session: dict[str, str] = {}
        self._keyring = TrustedKeyring(environ=environ, on_secret=on_secret)
        self._thread = DaemonThread("keyring")

    async def state(self, provider: ProviderSettings) -> KeyState:
        """Where the key is. Raises nothing, and asks nobody to unlock anything."""
        if provider.id in self._session:
            return KeyState.SESSION
        if self._environ.get(provider.api_key_env, "").strip():
            return KeyState.ENVIRONMENT
        if not provider.needs_key:
            return KeyState.NOT_NEEDED
        try:
            key = await self._call(lambda: self._keyring.read(provider.id, may_ask=False))
        except KeyringLocked:
            return KeyState.LOCKED
        except KeyStoreError:
            return KeyState.UNAVAILABLE
        return KeyState.MISSING if key is None else KeyState.KEYRING

    async def key(self, provider: ProviderSettings) -> str | None:
        """The key to send; None when there is none. A locked keyring asks to be unlocked.

        The keyring is not asked for a provider that needs no key. Raises `KeyStoreError`.
        """
        if provider.id in self._session:
            return self._session[provider.id]
        if self._environ.get(provider.api_key_env, "").strip():
            return self._from_environment(provider.api_key_env)
        if not provider.needs_key:
            return None
        try:
            return await self._call(lambda: self._keyring.read(provider.id, may_ask=True))
        except KeyringMissing:
            return None

    async def backend(self) -> str | None:
        """The name of the keyring in use; None when there is none to trust."""
        try:
            return await self._call(self._keyring.name)
        except KeyringMissing:
            return None

    async def why_no_keyring(self) -> KeyringMissing | None:
        """The reason when `backend` is None, in a sentence with its hint."""
        try:
            await self._call(self._keyring.name)
        except KeyringMissing as reason:
            return reason
        return None

    async def save(self, provider_id: str, key: str) -> None:
        """Put a key into the keyring and make sure that it is there. Raises `KeyStoreError`."""
        cleaned = self._cleaned(key)
        await self._call(lambda: self._keyring.write(provider_id, cleaned))
        self._session.pop(provider_id, None)

    def keep_for_session(self, provider_id: str, key: str) -> None:
        """Hold a key until the program ends. Raises `KeyStoreError` for what is not a key."""
        self._session[provider_id] = self._cleaned(key)

    async def forget(self, provider_id: str) -> None:
        """Drop a key here and in the keyring. An environment variable stays as it is."""
        self._session.pop(provider_id, None)
        try:
            await self._call(lambda: self._keyring.delete(provider_id))
        except KeyringMissing:
            return

    async def secret(self, name: str) -> str | None:
        """A secret that is no provider's key: of this session, or in the keyring.

        None when there is none, or no keyring. Raises `KeyStoreError`.
        """
        if name in self._session:
            return self._session[name]
        try:
            return await self._call(lambda: self._keyring.read(name, may_ask=True))
        except KeyringMissing:
            return None

    async def has_secret(self, name: str) -> bool | None:
        """Whether there is such a secret; None where only the owner's password would tell.

        Asks nobody. Raises `KeyStoreError`.
        """
        if name in self._session:
            return True
        try:
            found = await self._call(lambda: self._keyring.read(name, may_ask=False))
        except KeyringMissing:
            return False
        except KeyringLocked:
            return None
        return found is not None

    async def keep_secret(self, name: str, text: str) -> None:
        """Keep a secret in the keyring; without one for this session. Raises `KeyStoreError`."""
        self._on_secret(text)
        self._session[name] = text
        try:
            await self._call(lambda: self._keyring.write(name, text))
        except KeyringMissing:
            return
        self._session.pop(name, None)

    async def forget_secret(self, name: str) -> None:
        """Drop a secret, wherever it is. Raises `KeyStoreError`."""
        await self.forget(name)

    def hide(self, text: str) -> None:
        """Let a secret never be written into a log."""
        self._on_secret(text)

    async def aclose(self) -> None:
        """Let the thread end. Does not wait for a prompt that nobody answers."""
        self._thread.stop()

    async def _call(self, work: Callable[[], T]) -> T:
        try:
            async with asyncio.timeout(self._limit):
                return await self._thread.call(work)
        except TimeoutError as error:
            raise KeyringLocked(
                say("The keyring has not answered for {seconds} seconds.", seconds=self._limit),
                say("Look for a window that asks to unlock it, then try again."),
            ) from error

    def _from_environment(self, variable: str) -> str:
        try:
            return self._cleaned(self._environ[variable])
        except KeyStoreError as error:
            raise KeyStoreError(
                say(
                    "The environment variable {variable} does not hold a usable key.",
                    variable=variable,
                ),
                error.message,
            ) from error

    def _cleaned(self, key: str) -> str:
        """The key without the blanks and line ends that copying brings along."""
        cleaned = key.strip()
        if not cleaned:
            raise KeyStoreError(
                say("The key is empty."), say("Copy it from your provider's website.")
            )
        if len(cleaned) > _LONGEST_KEY:
            raise KeyStoreError(
                say("The key is longer than {most} characters.", most=_LONGEST_KEY),
                say("Copy the key alone, without the text around it."),
            )
        # It travels in an HTTP header, which takes visible Latin-1 characters only.
        if not all(" " <= c <= "~" or "\xa1" <= c <= "\xff" for c in cleaned):
            raise KeyStoreError(
                say("The key holds characters that no key has, such as a line break."),
                say("Copy the key again, without the text around it."),
            )
        self._on_secret(cleaned)
        return cleaned
