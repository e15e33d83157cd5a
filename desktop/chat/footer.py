"""The quiet line under a reply."""

from __future__ import annotations

from desktop.chat.message import Message, Remark, StopReason, Timing, Usage
from desktop.chat.prices import PriceOf, money, no_price

_STOPS = {
    StopReason.LENGTH: "length limit",
    StopReason.STOP_SEQUENCE: "stop sequence",
    StopReason.REFUSAL: "refused",
    StopReason.CONTENT_FILTER: "content filter",
    StopReason.PAUSE: "paused",
    StopReason.CONTEXT_FULL: "context full",
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
        words.append("not streamed")
    elif timing.first_token is not None:
        words.append(f"first token {_seconds(timing.first_token)}")
    if message.timing and timing.last_token is not None:
        words.append(f"total {_seconds(timing.last_token)}")
    output = usage.output if usage else None
    if not rate and output and timing.first_token is not None and timing.last_token:
        spent = timing.last_token - timing.first_token
        rate = output / spent if spent > 0.02 else 0.0
    if rate:
        words.append(f"{rate:.0f} tok/s")
    if output is not None:
        read = f"{usage.input:,} \N{RIGHTWARDS ARROW} " if usage and usage.input else ""
        words.append(f"{read}{output:,} token{'' if output == 1 else 's'}")
    if usage is not None:
        words += _cost_words(message, usage, price)
    if message.failure is not None and message.failure.kind == Remark.FITS:
        words.append(message.failure.message)
    if message.stop_reason in _STOPS:
        words.append(_STOPS[message.stop_reason])
    return words


def _cost_words(message: Message, usage: Usage, price: PriceOf) -> list[str]:
    known = price(message.provider_id, message.model)
    if known is None:
        return ["price unknown"] if message.model and message.usage else []
    cost = known.cost(usage)
    if cost is None:
        return []
    # Until the end it is what the provider has told so far.
    return ["free" if known.is_free else money(cost) if message.usage else f"≈ {money(cost)}"]


def _seconds(value: float) -> str:
    return f"{value:.2f} s" if value < 1 else f"{value:.1f} s"
