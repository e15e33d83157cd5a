"""A chat completion that came whole, not as a stream."""

from __future__ import annotations

import msgspec

from desktop.providers.sse import ServerEvent

_DONE = ServerEvent(data=b"[DONE]")


def as_events(body: bytes) -> list[ServerEvent] | None:
    """The body as the events of a stream that says the same; None when it is another thing.

    Its choices hold a ``message``, which the decoder of chunks knows, because some servers
    end their streams with one. Raises `msgspec.DecodeError`.
    """
    whole = msgspec.json.decode(body, type=dict[str, msgspec.Raw])
    if "choices" not in whole and "error" not in whole:
        return None
    return [ServerEvent(data=body), _DONE]
