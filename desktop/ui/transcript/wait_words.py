"""What a reply waits for, in words."""

from __future__ import annotations

from desktop.chat.durations import duration
from desktop.chat.events import Waiting, WaitStage
from desktop.ui.wording import marked, spoken, tr

_STAGES = {
    WaitStage.PREPARING: marked("Preparing…"),
    WaitStage.STARTING_MODEL: marked("Starting the built-in model…"),
    WaitStage.CONNECTING: marked("Connecting…"),
    WaitStage.FIRST_TOKEN: marked("Waiting for the first token"),
}


class WaitWords:
    """Says it again and again, with the time that has passed. Does not measure it."""

    def __init__(self, waiting: Waiting) -> None:
        self._waiting = waiting
        self._words = spoken(waiting.text) or tr(_STAGES[waiting.stage])
        self._timed_words = tr("{waiting} {time}", "what a reply waits for, and how long")

    def told(self, seconds: float) -> str:
        stage = self._waiting.stage
        # Texts of their own tell the time themselves.
        timed = not self._waiting.text or stage is WaitStage.STARTING_MODEL
        if timed and (stage is WaitStage.FIRST_TOKEN or seconds >= 1):
            return self._timed_words.format(waiting=self._words, time=spoken(duration(seconds)))
        return self._words
