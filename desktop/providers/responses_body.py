"""A response of the Responses protocol that came whole, not as a stream."""

from __future__ import annotations

import msgspec

from desktop.providers.sse import ServerEvent

#: The last event of a stream, by the status of the response.
_KINDS = {
    "completed": "response.completed",
    "complete": "response.completed",
    "incomplete": "response.incomplete",
    "failed": "response.failed",
    "cancelled": "response.cancelled",
}


class _Head(msgspec.Struct):
    status: str = "completed"
    output: msgspec.Raw = msgspec.Raw()
    error: msgspec.Raw = msgspec.Raw()


def as_events(body: bytes) -> list[ServerEvent] | None:
    """The body as the events of a stream that says the same; None when it is another thing.

    A stream's last event holds the whole response, and that alone is enough. Raises
    `msgspec.DecodeError`.
    """
    head = msgspec.json.decode(body, type=_Head)
    failed = bytes(head.error).strip() not in (b"", b"null")
    if not head.output:
        return [ServerEvent(data=b'{"type":"error",' + body.lstrip()[1:])] if failed else None
    # Any other status is that of a response that is not at its end.
    event = {"type": _KINDS.get(head.status, "response.in_progress"), "response": msgspec.Raw(body)}
    return [ServerEvent(data=msgspec.json.encode(event))]
