"""Reading a reply that came in one piece."""

from __future__ import annotations

import msgspec

from desktop.chat.errors import StreamInterrupted
from desktop.chat.events import ReplyEvent
from desktop.chat.wording import say
from desktop.providers import anthropic_body, chat_body, responses_body
from desktop.providers.decoder import ErrorEvent, ReplyDecoder
from desktop.providers.rejections import Rejections
from desktop.settings import ProviderKind

_READERS = {
    ProviderKind.OPENAI_CHAT: chat_body.as_events,
    ProviderKind.BUILT_IN: chat_body.as_events,
    ProviderKind.ANTHROPIC: anthropic_body.as_events,
    ProviderKind.OPENAI_RESPONSES: responses_body.as_events,
}


def read_whole(
    body: bytes,
    *,
    kind: ProviderKind,
    decoder: ReplyDecoder,
    rejections: Rejections,
    content_type: str = "",
) -> list[ReplyEvent]:
    """The events of a reply, up to `ReplyFinished`.

    Raises `NotAnEventStream` for what is no reply at all, what an error in the body means, and
    `StreamInterrupted` for a reply that does not say why it ended.
    """
    try:
        events = _READERS[kind](body)
        for event in events or ():
            decoder.decode(event)
    except ErrorEvent as error:
        raise rejections.from_event(error.body) from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        events = None
    if events is None or not decoder.valid:
        raise rejections.from_wrong_content(body, content_type)
    if not decoder.complete:
        raise StreamInterrupted(
            say("The reply does not say that it is complete."), say("Retry asks for a new reply.")
        )
    decoder.finish()
    return decoder.out
