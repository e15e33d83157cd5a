"""A message of Anthropic's that came whole, not as a stream."""

from __future__ import annotations

from typing import Any

import msgspec

from desktop.providers.sse import ServerEvent


class _Message(msgspec.Struct):
    content: list[dict[str, Any]] | None = None
    type: str = ""
    model: str | None = None
    stop_reason: str | None = None
    stop_sequence: str | None = None
    stop_details: dict[str, Any] | None = None
    usage: dict[str, Any] | None = None
    container: dict[str, Any] | None = None
    error: Any = None


def as_events(body: bytes) -> list[ServerEvent] | None:
    """The body as the events of a stream that says the same; None when it is another thing.

    Raises `msgspec.DecodeError`.
    """
    whole = msgspec.json.decode(body, type=_Message)
    if whole.error:
        return [ServerEvent(data=body)]
    if whole.content is None:
        return None
    start: dict[str, Any] = {"model": whole.model, "content": [], "usage": whole.usage}
    events: list[dict[str, Any]] = [{"type": "message_start", "message": start}]
    for index, block in enumerate(whole.content):
        empty, deltas = _apart(block)
        events.append({"type": "content_block_start", "index": index, "content_block": empty})
        events += (
            {"type": "content_block_delta", "index": index, "delta": delta} for delta in deltas
        )
        events.append({"type": "content_block_stop", "index": index})
    end: dict[str, Any] = {"stop_reason": whole.stop_reason, "stop_sequence": whole.stop_sequence}
    end |= {"stop_details": whole.stop_details, "container": whole.container}
    events.append({"type": "message_delta", "delta": end, "usage": whole.usage or {}})
    if whole.stop_reason:
        events.append({"type": "message_stop"})
    return [ServerEvent(data=msgspec.json.encode(event)) for event in events]


def _apart(block: dict[str, Any]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """A block as it starts in a stream, and the deltas that bring the rest."""
    match block:
        case {"type": "text", "text": str(text)}:
            deltas: list[dict[str, Any]] = [
                {"type": "citations_delta", "citation": citation}
                for citation in block.get("citations") or ()
            ]
            return {"type": "text", "text": ""}, [*deltas, {"type": "text_delta", "text": text}]
        case {"type": "thinking", "thinking": str(text)}:
            signature = {"type": "signature_delta", "signature": block.get("signature", "")}
            deltas = [{"type": "thinking_delta", "thinking": text}, signature]
            return {"type": "thinking", "thinking": "", "signature": ""}, deltas
        case _:
            return block, []
