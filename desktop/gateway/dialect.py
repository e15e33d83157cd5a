"""What makes one protocol that clients speak different from another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Protocol, TypeAlias

import msgspec

from desktop.chat.events import ReplyEvent
from desktop.chat.message import Message
from desktop.gateway.asked import Asked
from desktop.gateway.faults import Fault, bad_request
from desktop.settings import ProviderKind

#: The fields of a request, each still as the client wrote it.
Fields: TypeAlias = Mapping[str, msgspec.Raw]


class ReplyEncoder(Protocol):
    """Turns the events of one reply into the events of a dialect. Does no I/O.

    Everything is written as JSON anew: no text of a model can make an event of its own.
    """

    def encode(self, event: ReplyEvent) -> bytes:
        """What to send for an event: any number of server-sent events, or nothing."""

    def fail(self, fault: Fault) -> bytes:
        """The end of a stream that broke off; never looks like a normal end."""


class Dialect(Protocol):
    """One protocol that clients speak. Holds no state."""

    @property
    def name(self) -> str:
        """What it is called among people."""

    @property
    def kinds(self) -> frozenset[ProviderKind]:
        """The providers that speak the same protocol: they get requests as they came."""

    @property
    def headers(self) -> Mapping[str, str]:
        """Further headers of a streamed reply."""

    def streams(self, fields: Fields) -> bool:
        """Whether the client wants the reply as a stream."""

    def read(self, fields: Fields) -> Asked:
        """The request, for a provider that speaks another protocol.

        Raises `Refused` for what is wrong, or cannot be said in other protocols.
        """

    def encoder(self, fields: Fields, model: str) -> ReplyEncoder: ...

    def whole(self, message: Message, model: str) -> bytes:
        """The JSON of a reply that is not streamed."""

    def fault(self, fault: Fault) -> tuple[int, bytes]:
        """The HTTP status and the JSON of a failure before the reply."""


def field(fields: Fields, name: str, kind: Any, default: Any = None) -> Any:
    """The value of a field; ``default`` where it is missing or null.

    Raises `Refused` where it is no ``kind``.
    """
    raw = fields.get(name)
    if raw is None or bytes(raw) == b"null":
        return default
    try:
        return msgspec.json.decode(raw, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        reason, _, path = str(error).partition(" - at `$")
        raise bad_request(f"{name}{path.rstrip('`')}: {reason}.") from None


def _plain(value: Any, in_words: Callable[[str], str] = str) -> str:
    """What a `Sentence` says, which `msgspec` does not take as text."""
    if isinstance(value, str):
        return str(in_words(value))
    raise NotImplementedError(type(value))  # as msgspec wants it of a hook


_ENCODE = msgspec.json.Encoder(enc_hook=_plain).encode


def quoted(text: str) -> bytes:
    """A JSON string. Half a character that a provider made up becomes U+FFFD."""
    try:
        return _ENCODE(text)
    except UnicodeEncodeError:
        return msgspec.json.encode(text.encode("utf-8", "replace").decode())


def to_json(value: Any, in_words: Callable[[str], str] = str) -> bytes:
    """JSON of plain data that may hold half characters, and sentences: ``in_words`` says them."""
    hook = partial(_plain, in_words=in_words)
    try:
        return msgspec.json.encode(value, enc_hook=hook)
    except UnicodeEncodeError:
        import json  # noqa: PLC0415 - rare

        return json.dumps(msgspec.to_builtins(value, enc_hook=hook)).encode()


def data_event(value: Any) -> bytes:
    """A server-sent event without a name."""
    return b"data: %b\n\n" % to_json(value)


def named_event(value: dict[str, Any]) -> bytes:
    """A server-sent event that is called by the ``type`` in its data."""
    return b"event: %b\ndata: %b\n\n" % (value["type"].encode(), to_json(value))
