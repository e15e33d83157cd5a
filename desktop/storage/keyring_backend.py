"""The desktop's keyring. The only importer of the keyring package."""

from __future__ import annotations

import configparser
import contextlib
import importlib
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.chat.errors import KeyringLocked, KeyringMissing, KeyStoreError
from desktop.chat.wording import say, together

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_USER = "api-key"
_SESSION_HINT = say(
    "Keep the key for this session only, or set the provider's environment variable."
)
_UNLOCK_HINT = say("Unlock your keyring, then try again.")

#: Backends that keep a secret secret, by platform, with the name a user knows.
_LINUX = {
    "keyring.backends.SecretService.Keyring": "Secret Service",
    "keyring.backends.libsecret.Keyring": "Secret Service (libsecret)",
    "keyring.backends.kwallet.DBusKeyring": "KWallet",
}
_TRUSTED = {
    "darwin": {"keyring.backends.macOS.Keyring": "macOS Keychain"},
    "win32": {"keyring.backends.Windows.WinVaultKeyring": "Windows Credential Manager"},
}


class TrustedKeyring:
    """Reads and writes keys in a keyring that Rivulet trusts, and in no other.

    Blocks, possibly until a person answers the desktop's prompt: for one thread of its own.
    What was read is kept, so that each key is asked for once. Raises `KeyringMissing`,
    `KeyringLocked` and, when the keyring itself fails, `KeyStoreError`.

    The keyring package may be told, by an environment variable or a file, to load any class:
    such a choice is honoured when it is on the list here, and refused when it is not.
    """

    def __init__(self, *, environ: Mapping[str, str], on_secret: Callable[[str], None]) -> None:
        """``on_secret`` is called with every key that is read."""
        self._environ = environ
        self._on_secret = on_secret
        self._backend: KeyringBackend | None = None
        self._name = ""
        self._known: dict[str, str | None] = {}

    def __repr__(self) -> str:
        return f"TrustedKeyring({self._name!r})"

    def name(self) -> str:
        """What a user calls this keyring."""
        self._chosen()
        return self._name

    def read(self, provider_id: str, *, may_ask: bool) -> str | None:
        """The provider's key; None when there is none.

        A locked keyring asks its owner to unlock it, or unless ``may_ask`` raises
        `KeyringLocked` at once where it can be told.
        """
        if provider_id in self._known:
            return self._known[provider_id]
        backend = self._chosen()
        with self._translated():
            if not may_ask and _is_locked(backend):
                raise _locked()
            key = backend.get_password(_service(provider_id), _USER)
        if key is not None:
            self._on_secret(key)
        self._known[provider_id] = key
        return key

    def write(self, provider_id: str, key: str) -> None:
        """Store a key and read it back: some keyrings accept and forget."""
        backend = self._chosen()
        self._known.pop(provider_id, None)
        with self._translated():
            backend.set_password(_service(provider_id), _USER, key)
            stored = backend.get_password(_service(provider_id), _USER)
        if stored != key:
            raise KeyStoreError(say("{name} did not keep the key.", name=self._name), _SESSION_HINT)
        self._known[provider_id] = key

    def delete(self, provider_id: str) -> None:
        """Remove a key, if there is one."""
        backend = self._chosen()
        self._known.pop(provider_id, None)
        with self._translated():
            if backend.get_password(_service(provider_id), _USER) is not None:
                backend.delete_password(_service(provider_id), _USER)
        self._known[provider_id] = None

    def _chosen(self) -> KeyringBackend:
        """The backend to use. Looked for again until there is one: a keyring may start late."""
        if self._backend is not None:
            return self._backend
        trusted = _TRUSTED.get(sys.platform, _LINUX)
        configured = self._environ.get("PYTHON_KEYRING_BACKEND") or _configured()
        if configured and configured not in trusted:
            raise KeyringMissing(
                say(
                    "The keyring package is set to {configured}, which Rivulet does not "
                    "trust with keys.",
                    configured=configured,
                ),
                _SESSION_HINT,
            )
        viable: list[tuple[float, str, type[KeyringBackend]]] = []
        for path in (configured,) if configured else trusted:
            module, _, name = path.rpartition(".")
            backend = getattr(importlib.import_module(module), name)
            # ``priority`` raises where the backend cannot work.
            with contextlib.suppress(*_failures()):
                viable.append((float(backend.priority), path, backend))
        if not viable:
            raise KeyringMissing(
                say("This desktop has no keyring that Rivulet can keep keys in."), _SESSION_HINT
            )
        _, path, backend = max(viable, key=lambda found: found[0])
        with self._translated():
            self._backend = backend()
        self._name = trusted[path]
        return self._backend

    @contextlib.contextmanager
    def _translated(self) -> Iterator[None]:
        from keyring import errors  # noqa: PLC0415 - 116 ms, for the first use of a key

        try:
            yield
        except errors.KeyringLocked as error:
            raise _locked() from error
        except _failures() as error:
            # The daemon may have ended; the next call looks for one again.
            self._backend = None
            raise KeyStoreError(
                say("The keyring does not work."),
                together(
                    say("Check that your desktop's keyring is running, then try again."),
                    _SESSION_HINT,
                ),
                details=type(error).__name__,
            ) from error


def _service(provider_id: str) -> str:
    # One service per key: Windows keeps one entry for each.
    return f"Rivulet: {provider_id}"


def _locked() -> KeyringLocked:
    return KeyringLocked(say("The keyring is locked."), _UNLOCK_HINT)


def _configured() -> str:
    """The backend that the keyring package's own file names; "" for none."""
    from keyring.util import platform_  # noqa: PLC0415 - 116 ms, for the first use of a key

    config = configparser.RawConfigParser()
    try:
        config.read(Path(platform_.config_root(), "keyringrc.cfg"), encoding="utf-8")
        return config.get("backend", "default-keyring", fallback="").strip()
    except (configparser.Error, UnicodeDecodeError):
        return ""


def _is_locked(backend: KeyringBackend) -> bool:
    """True when a call would ask the user; False also when that cannot be told."""
    if not type(backend).__module__.endswith(".SecretService"):
        return False
    import secretstorage  # noqa: PLC0415 - belongs to the backend, exists on Linux only
    from secretstorage.exceptions import ItemNotFoundException  # noqa: PLC0415 - as above

    with contextlib.closing(secretstorage.dbus_init()) as bus:
        try:
            return bool(secretstorage.get_collection_by_alias(bus, "default").is_locked())
        except ItemNotFoundException:
            return False


def _failures() -> tuple[type[Exception], ...]:
    """What backends raise when the keyring fails them; their libraries differ by platform."""
    from keyring.errors import KeyringError  # noqa: PLC0415 - 116 ms, for the first use of a key

    found: list[type[Exception]] = [KeyringError, OSError, RuntimeError]
    for module, name in (
        ("secretstorage.exceptions", "SecretStorageException"),
        ("jeepney.wrappers", "DBusErrorResponse"),
        ("win32ctypes.pywin32.pywintypes", "error"),
        ("gi.repository.GLib", "Error"),
        ("dbus", "DBusException"),
    ):
        with contextlib.suppress(ImportError):
            found.append(getattr(importlib.import_module(module), name))
    return tuple(found)
