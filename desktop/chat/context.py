"""What of a conversation goes to the model. Pure rules.

A reply that calls tools and the message with their results stay together. The turn that is being
answered, from the last message of the user on, is always sent.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from desktop.chat.blocks import Text, ToolCall
from desktop.chat.message import ContextMark, Message, Role

#: Of a context window, the part that is left for the reply where its length is not set.
_REPLY_PART = 8
_LONGEST_REPLY = 16_000
_PLACEHOLDER = "[Earlier messages are left out.]"
_SUMMARY = "What was said before this, in short:\n\n"


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """What is sent, and what is not. ``tokens`` are those of the messages, about."""

    messages: tuple[Message, ...]
    summary: str = ""
    #: The message that holds the summary, "" for none.
    summary_id: str = ""
    excluded: int = 0
    #: Messages that the summary stands for.
    covered: int = 0
    #: Messages that were left out for want of room.
    dropped: int = 0
    tokens: int = 0
    fits: bool = True


def room_for(window: int | None, *, fixed: int, reply: int | None) -> int | None:
    """Tokens that the messages of a request may have; None where the window is not known.

    ``fixed`` are those of the system prompt and the tools, ``reply`` is the longest reply that
    was asked for.
    """
    if window is None:
        return None
    wanted = min(window // _REPLY_PART, _LONGEST_REPLY) if reply is None else min(reply, window)
    return max(window - wanted - fixed, 0)


def with_summary(system: str, summary: str) -> str:
    """A system prompt that tells what was summed up."""
    if not summary:
        return system
    return f"{system}\n\n{_SUMMARY}{summary}" if system else f"{_SUMMARY}{summary}"


def select(
    path: Sequence[Message],
    *,
    room: int | None = None,
    tokens_of: Callable[[Message], int] = lambda _message: 0,
    may_drop: bool = False,
) -> Selection:
    """What of a path is sent: without what is excluded or summed up, and, if need be and
    ``may_drop``, without the oldest turns; what is pinned stays."""
    summary_at = max((n for n, m in enumerate(path) if m.summary), default=-1)
    current = _turn_of_last_question(path)
    excluded = covered = 0
    kept: list[tuple[int, Message]] = []
    for unit in _units(path):
        marks = {path[n].mark for n in unit}
        pinned = ContextMark.PINNED in marks
        if unit[0] >= current or pinned:
            kept += [(n, path[n]) for n in unit]
        elif unit[-1] <= summary_at:
            covered += len(unit)
        elif ContextMark.EXCLUDED in marks:
            excluded += len(unit)
        else:
            kept += [(n, path[n]) for n in unit]
    sizes = {n: tokens_of(message) for n, message in kept}
    total, dropped = sum(sizes.values()), 0
    if room is not None and may_drop:
        for turn in _turns(path, kept, current):
            if total <= room:
                break
            total -= sum(sizes[n] for n in turn)
            dropped += len(turn)
            kept = [(n, message) for n, message in kept if n not in turn]
    messages = [message for _, message in kept]
    if messages and messages[0].role is not Role.USER:
        # Providers want a question first.
        first = msgspec.structs.replace(
            messages[0], id="left-out", role=Role.USER, blocks=(Text(_PLACEHOLDER),), extra=""
        )
        messages.insert(0, first)
    return Selection(
        messages=tuple(messages),
        summary=path[summary_at].summary if summary_at >= 0 else "",
        summary_id=path[summary_at].id if summary_at >= 0 else "",
        excluded=excluded,
        covered=covered,
        dropped=dropped,
        tokens=total,
        fits=room is None or total <= room,
    )


def to_sum_up(path: Sequence[Message]) -> list[Message]:
    """The messages that a summary would stand for: all before the turn that is answered, from
    the last summary on; its end is the last of them."""
    summary_at = max((n for n, m in enumerate(path) if m.summary), default=-1)
    return list(path[summary_at + 1 : _turn_of_last_question(path)])


def _turn_of_last_question(path: Sequence[Message]) -> int:
    return max((n for n, m in enumerate(path) if m.role is Role.USER), default=0)


def _units(path: Sequence[Message]) -> list[range]:
    """Messages that only make sense together: a reply with calls, and their results."""
    units: list[range] = []
    for number, message in enumerate(path):
        before = path[units[-1][-1]] if units else None
        answers = message.role is Role.TOOL and before is not None
        if answers and before is not None and any(isinstance(b, ToolCall) for b in before.blocks):
            units[-1] = range(units[-1].start, number + 1)
        else:
            units.append(range(number, number + 1))
    return units


def _turns(
    path: Sequence[Message], kept: Sequence[tuple[int, Message]], current: int
) -> list[set[int]]:
    """What may be left out, a turn at a time, the oldest first."""
    pinned = {
        n for unit in _units(path) for n in unit
        if any(path[k].mark is ContextMark.PINNED for k in unit)
    }  # fmt: skip
    turns: list[set[int]] = []
    for number, message in kept:
        if number >= current:
            break
        if message.role is Role.USER or not turns:
            turns.append(set())
        if number not in pinned:
            turns[-1].add(number)
    return [turn for turn in turns if turn]
