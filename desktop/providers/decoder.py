"""What a wire protocol's decoder offers to the one loop that reads all streams."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

import msgspec

from desktop.chat.events import ReplyEvent
from desktop.providers.half_characters import HalfCharacters, marked, without_halves
from desktop.providers.sse import ServerEvent


class ErrorEvent(Exception):
    """The provider reports an error inside its stream. ``body`` is the event's JSON."""

    def __init__(self, body: bytes) -> None:
        super().__init__("the provider reported an error")
        self.body = body


class ReplyDecoder(Protocol):
    """Turns the server-sent events of one reply into `ReplyEvent`s. Does no I/O.

    The events gather in ``out``, which the reader empties.
    """

    out: list[ReplyEvent]
    #: The wire protocol, as the origin of blocks.
    protocol: str
    #: An event of this protocol was seen.
    valid: bool
    #: Something to show was seen.
    has_content: bool
    #: The protocol's last event was seen. Only the end of the body should follow.
    ended: bool

    @property
    def complete(self) -> bool:
        """The provider said why it stopped, or that it is done."""

    def decode(self, event: ServerEvent) -> None:
        """Raises `ErrorEvent`, or `msgspec.DecodeError` for what is not JSON."""

    def finish(self) -> None:
        """Close all blocks and the reply, which is complete."""


_T = TypeVar("_T", bound=msgspec.Struct)


def read_json(
    decode: Callable[[bytes], _T],
    data: bytes,
    kind: type[_T],
    halves: HalfCharacters | None = None,
) -> _T:
    """Decode one event with ``decode``, a decoder of ``kind``.

    Is lenient where a server's slip would cost the reply: a field of an unexpected type is
    left out, half of a character is replaced, or left to ``halves`` to be put together.
    Raises `msgspec.DecodeError`.
    """
    try:
        return decode(data)
    except msgspec.ValidationError:
        return salvage(data, kind)
    except msgspec.DecodeError:
        readable = without_halves(data) if halves is None else marked(data)
        if readable == data:
            raise
        if halves is not None:
            halves.seen = True
        return salvage(readable, kind)
    except RecursionError:
        raise _too_deep() from None


def read_value(data: bytes | str | msgspec.Raw) -> Any:
    """Any JSON value; half characters are replaced. Raises `msgspec.DecodeError`."""
    try:
        return msgspec.json.decode(data)
    except msgspec.DecodeError:
        source = data.encode() if isinstance(data, str) else bytes(data)
        if (readable := without_halves(source)) == source:
            raise
        return msgspec.json.decode(readable)
    except RecursionError:
        raise _too_deep() from None


def raw_text(raw: msgspec.Raw) -> str:
    """JSON, verbatim. Raises `UnicodeDecodeError`."""
    return bytes(raw).decode()


def _too_deep() -> msgspec.DecodeError:
    return msgspec.DecodeError("JSON is nested too deeply")


def salvage(data: bytes, kind: type[_T]) -> _T:
    """Decode a struct, leaving out the fields that have an unexpected type.

    Raises `msgspec.DecodeError` when ``data`` is not a JSON object. For the rare event that
    the strict decoder refuses: one odd field must not cost the whole reply.
    """
    value = read_value(data)
    if isinstance(value, list) and value:
        value = value[0]  # Google wraps an error in an array
    if not isinstance(value, dict):
        raise msgspec.DecodeError("not a JSON object")
    try:
        struct: _T = _salvaged(value, kind)
    except RecursionError:
        raise _too_deep() from None
    return struct


def _salvaged(value: dict[str, Any], kind: type[Any]) -> Any:
    kept: dict[str, Any] = {}
    for field in msgspec.structs.fields(kind):
        if field.encode_name not in value:
            continue
        item = value[field.encode_name]
        if field.type is msgspec.Raw:
            kept[field.name] = msgspec.Raw(msgspec.json.encode(item))
            continue
        try:
            kept[field.name] = msgspec.convert(item, field.type, strict=False)
        except msgspec.ValidationError:
            one, several = _structs_in(field.type)
            if isinstance(item, dict) and one is not None:
                kept[field.name] = _salvaged(item, one)
            elif isinstance(item, list) and several is not None:
                kept[field.name] = [_salvaged(i, several) for i in item if isinstance(i, dict)]
    return kind(**kept)


def _structs_in(annotation: Any) -> tuple[Any, Any]:
    """The struct of ``X | None``, and that of ``list[X] | None``; None where there is none."""
    one: Any = None
    several: Any = None
    is_union = typing.get_origin(annotation) in (types.UnionType, typing.Union)
    for part in typing.get_args(annotation) if is_union else (annotation,):
        if _is_struct(part):
            one = part
        elif typing.get_origin(part) is list and _is_struct(typing.get_args(part)[0]):
            several = typing.get_args(part)[0]
    return one, several


def _is_struct(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, msgspec.Struct)
