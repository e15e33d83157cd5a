"""How long something takes, as people say it."""

from __future__ import annotations

from desktop.chat.wording import Decimals, say


def duration(seconds: float, *, digits: int | None = 1) -> str:
    """``0.45 s``, ``12.3 s``, ``1 min 15 s``, ``2 h 5 min``.

    ``digits`` are those behind the point of seconds alone, None for as many as there are.
    """
    if round(seconds, digits or 0) < 60:
        shown = seconds if digits is None else Decimals(seconds, digits)
        return say("{seconds} s", seconds=shown)
    minutes, left = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return say("{hours} h {minutes} min", hours=hours, minutes=minutes)
    return say("{minutes} min {seconds} s", minutes=minutes, seconds=left)
