"""The person behind a running call, as its tool can speak to them."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable

import msgspec

from desktop.chat.form import Form, Value
from desktop.chat.wording import Sentence
from desktop.json_schema import BadSchema, SchemaCheck
from desktop.session.consent import Question
from desktop.tools.caller import FormAnswer, Progress

#: Seconds between two looks at the progress of a call.
_PACE = 0.1


class CardCaller:
    """Shows progress, at a bounded pace, and asks one question at a time.

    ``show`` takes what stands on the card now: a question, or how far the call is.
    """

    def __init__(self, show: Callable[[Question | None, Progress | None], None]) -> None:
        self._shown = show
        self._closed = False
        self._question: Question | None = None
        self._turn = asyncio.Lock()
        self._progress: Progress | None = None
        self._pending: asyncio.TimerHandle | None = None
        self._heard = False

    @property
    def asking(self) -> bool:
        """Something waits for an answer of the person."""
        return self._turn.locked()

    def was_heard(self) -> bool:
        """Whether the tool told of progress since this was last asked."""
        heard, self._heard = self._heard, False
        return heard

    def progressed(self, progress: Progress) -> None:
        self._heard = True
        if progress == self._progress:
            return
        self._progress = progress
        if self._pending is None and not self.asking:
            self._show(None, progress)
            self._pending = asyncio.get_running_loop().call_later(_PACE, self._show_late, progress)

    async def ask(self, form: Form) -> FormAnswer:
        """Ask until the values fit what the server wants, or the person does not want to."""
        wanted = form
        while True:
            question = Question(form=wanted)
            try:
                async with self.answering(question):
                    decision = await question.answered()
                    values = decision.values or {}
                    complaint = await asyncio.to_thread(_complaint, form, values)
            except asyncio.CancelledError:
                task = asyncio.current_task()
                if task is not None and task.cancelling():
                    raise
                # The call ended meanwhile, while its server still asks.
                return FormAnswer(dismissed=True)
            if not decision.allowed:
                return FormAnswer()
            if not complaint:
                return FormAnswer(values)
            wanted = _filled(form, values, complaint)

    @contextlib.asynccontextmanager
    async def answering(self, question: Question) -> AsyncIterator[None]:
        """Show a question for as long as this lasts, after those before it."""
        async with self._turn:
            if self._closed:
                question.withdraw()
            self._question = question
            self._show(question, None)
            try:
                yield
            finally:
                self._question = None
                question.withdraw()
                self._show(None, self._progress)

    def close(self) -> None:
        """The call has ended, and what was asked with it."""
        self._closed = True
        if self._pending is not None:
            self._pending.cancel()
        if self._question is not None:
            self._question.withdraw()

    def _show(self, question: Question | None, progress: Progress | None) -> None:
        if not self._closed:
            self._shown(question, progress)

    def _show_late(self, shown: Progress) -> None:
        self._pending = None
        if self._progress is not None and self._progress != shown and not self.asking:
            self._show(None, self._progress)


def _complaint(form: Form, values: dict[str, Value]) -> str:
    if form.url:
        return ""
    try:
        return SchemaCheck(form.schema).complaint(values)
    except BadSchema:
        return ""  # whoever asks so has to take what comes


def _filled(form: Form, typed: dict[str, Value], complaint: str) -> Form:
    """The form with what was typed, and what is wrong with it."""
    fields = tuple(
        msgspec.structs.replace(field, default=typed.get(field.name)) for field in form.fields
    )
    values = {"message": form.message, "complaint": complaint}
    words = Sentence("{message}\n{complaint}", values=values)
    return msgspec.structs.replace(form, fields=fields, message=words)
