"""Everything that can go wrong and has a sentence for the user.

::

    ChatError                      message: a sentence for the user; hint: what to do next
    ├── ProviderError
    │   ├── AuthenticationFailed   the key is missing, wrong or not allowed
    │   │   └── KeyMissing         no key at all: nothing was sent
    │   ├── RateLimited            too many requests, or the quota is used up
    │   ├── Overloaded             the provider is busy or broken (5xx)
    │   ├── RequestRejected        the provider does not accept this request
    │   │   └── ToolsRefused       the model takes no tools
    │   ├── ProviderUnreachable    no answer; ``layer`` names where it failed
    │   ├── NotAnEventStream       an answer, but not a stream of events
    │   └── StreamInterrupted      the stream broke off before its end
    ├── StorageError
    │   ├── DatabaseBusy           another program holds the database
    │   ├── DatabaseTooNew         written by a newer Rivulet
    │   ├── DatabaseDamaged        not readable as a database
    │   │   └── DatabaseForeign    the database of another program
    │   ├── DiskFull               no room to write, or not allowed to
    │   └── NotStorable            a message that cannot be stored, however often it is tried
    ├── KeyStoreError
    │   ├── KeyringMissing         this desktop has no keyring that Rivulet trusts
    │   └── KeyringLocked          the keyring exists but is locked
    ├── AttachmentRefused          a file that cannot be attached
    ├── PictureUnavailable         a picture from the network could not, or must not, be loaded
    ├── SearchNotUnderstood        a filter of a search has a value that makes no sense
    ├── SettingsError              settings.toml cannot be used; ``line`` says where
    └── ToolError                  a tool failed

A failure outside this tree is a bug and is reported as one. Stopping is not a failure:
it travels as ``asyncio.CancelledError``.
"""

from __future__ import annotations

from typing import ClassVar


class ChatError(Exception):
    """A failure that is told to the user. ``str(error)`` is the sentence."""

    kind: ClassVar[str] = "error"

    def __init__(self, message: str, hint: str = "", *, details: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        #: What a bug report wants: the provider's own words, the first bytes of a body.
        #: Never holds a key.
        self.details = details


class ProviderError(ChatError):
    kind = "provider"


class AuthenticationFailed(ProviderError):
    kind = "authentication"


class KeyMissing(AuthenticationFailed):
    kind = "key-missing"


class RateLimited(ProviderError):
    """``retry_after`` is in seconds, or None when the provider names no time."""

    kind = "rate-limit"

    def __init__(
        self,
        message: str,
        hint: str = "",
        *,
        details: str = "",
        retry_after: float | None = None,
        quota: bool = False,
    ) -> None:
        super().__init__(message, hint, details=details)
        self.retry_after = retry_after
        #: True when waiting does not help: the account's credit or quota is used up.
        self.quota = quota


class Overloaded(ProviderError):
    kind = "overloaded"


class RequestRejected(ProviderError):
    kind = "rejected"


class ToolsRefused(RequestRejected):
    """The same request without tools may be answered."""

    kind = "tools-refused"


class ProviderUnreachable(ProviderError):
    """``layer``: one of dns, connect, proxy, tls, timeout, redirect, process."""

    kind = "unreachable"

    def __init__(
        self, message: str, hint: str = "", *, details: str = "", layer: str = "connect"
    ) -> None:
        super().__init__(message, hint, details=details)
        self.layer = layer


class NotAnEventStream(ProviderError):
    kind = "not-a-stream"


class StreamInterrupted(ProviderError):
    kind = "interrupted"


class PictureUnavailable(ChatError):
    kind = "picture"


class AttachmentRefused(ChatError):
    """A file cannot go with a message."""

    kind = "attachment"


class StorageError(ChatError):
    kind = "storage"


class DatabaseBusy(StorageError):
    kind = "database-busy"


class DatabaseTooNew(StorageError):
    kind = "database-too-new"


class DatabaseDamaged(StorageError):
    kind = "database-damaged"


class DatabaseForeign(DatabaseDamaged):
    kind = "database-foreign"


class DiskFull(StorageError):
    kind = "disk-full"


class NotStorable(StorageError):
    kind = "not-storable"


class SearchNotUnderstood(ChatError):
    kind = "search"


class KeyStoreError(ChatError):
    kind = "keyring"


class KeyringMissing(KeyStoreError):
    kind = "keyring-missing"


class KeyringLocked(KeyStoreError):
    kind = "keyring-locked"


class SettingsError(ChatError):
    """``line`` counts from 1; 0 when no single line is to blame."""

    kind = "settings"

    def __init__(self, message: str, hint: str = "", *, line: int = 0) -> None:
        super().__init__(message, hint)
        self.line = line


class ToolError(ChatError):
    kind = "tool"
