"""The quiet line under a reply."""

from __future__ import annotations

from desktop.chat.durations import duration
from desktop.chat.message import Message, Remark, StopReason, Timing, Usage
from desktop.chat.prices import PriceOf, money, no_price
from desktop.chat.wording import say, say_counted

_STOPS = {
    StopReason.LENGTH: say("length limit"),
    StopReason.STOP_SEQUENCE: say("stop sequence"),
    StopReason.REFUSAL: say("refused"),
    StopReason.CONTENT_FILTER: say("content filter"),
    StopReason.PAUSE: say("paused"),
    StopReason.CONTEXT_FULL: say("context full"),
}


def footer_facts(
    message: Message,
    *,
    price: PriceOf = no_price,
    usage: Usage | None = None,
    timing: Timing | None = None,
    rate: float = 0.0,
) -> list[str]:
    """What there is to say of a reply in single words: its model, its times, what it cost.

    ``usage``, ``timing`` and ``rate`` (tokens per second) stand in while it is streaming.
    """
    usage = message.usage or usage
    timing = message.timing or timing or Timing()
    words = [message.model] if message.model else []
    if timing.whole:
        words.append(say("not streamed"))
    elif timing.first_token is not None:
        words.append(say("first token {time}", time=_time(timing.first_token)))
    if message.timing and timing.last_token is not None:
        words.append(say("total {time}", time=_time(timing.last_token)))
    output = usage.output if usage else None
    if not rate and output and timing.first_token is not None and timing.last_token:
        spent = timing.last_token - timing.first_token
        rate = output / spent if spent > 0.02 else 0.0
    if rate:
        words.append(say("{rate} tok/s", rate=round(rate)))
    if output is not None:
        if usage and usage.input:
            words.append(
                say_counted("{read} → %Ln tokens", "{read} → %Ln token", output, read=usage.input)
            )
        else:
            words.append(say_counted("%Ln tokens", "%Ln token", output))
    if usage is not None:
        words += _cost_words(message, usage, price)
    if message.failure is not None and message.failure.kind == Remark.FITS:
        words.append(message.failure.sentence)
    if message.stop_reason in _STOPS:
        words.append(_STOPS[message.stop_reason])
    return words


def _cost_words(message: Message, usage: Usage, price: PriceOf) -> list[str]:
    known = price(message.provider_id, message.model)
    if known is None:
        return [say("price unknown")] if message.model and message.usage else []
    cost = known.cost(usage)
    if cost is None:
        return []
    # Until the end it is what the provider has told so far.
    if known.is_free:
        return [say("free")]
    return [money(cost) if message.usage else say("≈ {cost}", cost=money(cost))]


def _time(seconds: float) -> str:
    return duration(seconds, digits=2 if seconds < 1 else 1)
