"""The calls of one reply: the questions about them, what runs, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.chat.blocks import ToolResult
from desktop.chat.message import Message, MessageStatus
from desktop.session.tool_calls import CallStage, CallState
from desktop.ui.transcript.consent_card import ConsentCard
from desktop.ui.transcript.context import Context
from desktop.ui.transcript.fold_view import FOLD_BLEED
from desktop.ui.transcript.form_card import FormCard
from desktop.ui.transcript.hidden_text import HiddenText
from desktop.ui.transcript.message_view import RING, MessageView
from desktop.ui.transcript.plain import visible_controls
from desktop.ui.transcript.question_card import QuestionCard
from desktop.ui.transcript.stub import Stub
from desktop.ui.transcript.text_view import TextView
from desktop.ui.transcript.tool_view import ToolView, shown_name
from desktop.ui.wording import figure, listed, marked, tr

_STAGES = {
    CallStage.WAITING: marked("waiting"),
    CallStage.ASKING: marked("asks"),
    CallStage.RUNNING: marked("running…"),
    CallStage.ENDED: marked("ended"),
}


class ToolRoundView(MessageView):
    """Shows one line for each call, which unfolds to its result, and a card where one asks.

    The same widgets while the tools run and afterwards. Runs nothing.
    """

    #: The last open question here was answered.
    all_answered = Signal()

    def __init__(self, context: Context, message: Message, parent: QWidget | None = None) -> None:
        super().__init__(context, message, parent)
        self._calls: list[_CallView] = []
        for block in message.blocks:
            if isinstance(block, ToolResult):
                self._added().show_result(block)
        self._name_it()

    @property
    def cards(self) -> list[QuestionCard]:
        """The open questions, in order."""
        return [call.card for call in self._calls if call.card is not None]

    @property
    def folds(self) -> list[ToolView]:
        return [call.fold for call in self._calls]

    def begin(self, calls: Sequence[CallState]) -> None:
        """Show calls of which nothing is decided yet."""
        for state in calls:
            self._added().show_state(state)
        self._name_it()
        self.touch()

    def show_state(self, index: int, state: CallState) -> None:
        self._calls[index].show_state(state)
        self._name_it()
        self._context.resized(self._calls[index])

    def finish(self, message: Message) -> None:
        """Take the final state."""
        self._message = message
        for index, block in enumerate(message.blocks):
            if isinstance(block, ToolResult) and index < len(self._calls):
                self._calls[index].show_result(block)
        self._name_it()
        self.touch()

    def text_views(self) -> Iterator[TextView]:
        for call in self._calls:
            yield from call.text_views()

    def found_pieces(self) -> Iterator[TextView | Stub | HiddenText]:
        for call in self._calls:
            yield from call.found_pieces()

    def toggle_folds(self) -> None:
        for fold in self.folds:
            fold.toggle()

    def restyle(self) -> None:
        for call in self._calls:
            call.restyle()
        super().restyle()

    def _added(self) -> _CallView:
        call = _CallView(self._context, self)
        call.answered.connect(self._on_call_answered)
        call.show()
        self._calls.append(call)
        return call

    def _on_call_answered(self) -> None:
        if cards := self.cards:
            cards[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.all_answered.emit()

    def _name_it(self) -> None:
        running = self._message.status is MessageStatus.STREAMING
        words = listed(call.words for call in self._calls)
        name = tr("Tools, running: {names}") if running else tr("Tools: {names}")
        self.setAccessibleName(name.format(names=words))

    def _arrange(self, width: int) -> int:
        theme = self._context.theme
        ring, bleed = theme.px(RING), theme.px(FOLD_BLEED)
        y = theme.px(2)
        for call in self._calls:
            call.move(ring - bleed, y)
            y += call.arrange(width - 2 * ring + bleed) + theme.px(2)
        self._footer.hide()
        return y + theme.px(6)


class _CallView(QWidget):
    """One call: its line, and below it the question about it."""

    answered = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.fold = ToolView(context, self)
        self.fold.show()
        self.card: QuestionCard | None = None
        #: What the tool is called, as far as more is known of it than its result has.
        self._name = self._named = ""

    @property
    def words(self) -> str:
        return self.fold.title

    def show_state(self, state: CallState) -> None:
        self._show_question(state)
        if state.result is not None:
            self.show_result(state.result)
            return
        self._name = shown_name(state.call.name, title=state.title, server=state.server)
        self._named = state.call.name
        self.fold.set_title(self._name, _stage_words(state))

    def show_result(self, result: ToolResult) -> None:
        self._drop_card()
        self.fold.show_block(result, name=self._name if result.name == self._named else "")

    def text_views(self) -> Iterator[TextView]:
        yield from self.fold.pieces()
        yield from self._asked_texts()

    def found_pieces(self) -> Iterator[TextView | HiddenText]:
        yield from self.fold.found_pieces()
        yield from self._asked_texts()

    def _asked_texts(self) -> Iterator[TextView]:
        if self.card is not None and self.card.arguments is not None:
            yield self.card.arguments

    def restyle(self) -> None:
        self.fold.restyle()
        if self.card is not None:
            self.card.restyle()

    def arrange(self, width: int) -> int:
        theme = self._context.theme
        height = self.fold.arrange(width)
        if self.card is not None:
            left = theme.px(FOLD_BLEED)
            self.card.move(left, height + theme.px(4))
            height += theme.px(4) + self.card.arrange(width - left) + theme.px(8)
        self.resize(width, height)
        return height

    def _show_question(self, state: CallState) -> None:
        question = state.question
        if self.card is not None and self.card.question is question:
            return
        self._drop_card()
        if question is not None:
            kind = ConsentCard if question.form is None else FormCard
            self.card = kind(self._context, question, self)
            self.card.answered.connect(self._on_card_answered)
            self.card.show()

    def _on_card_answered(self) -> None:
        self._drop_card()
        self.answered.emit()
        self._context.resized(self)

    def _drop_card(self) -> None:
        if self.card is not None:
            card, self.card = self.card, None
            card.hide()
            card.deleteLater()


def _stage_words(state: CallState) -> str:
    """How a call stands; while it runs, as far as it says so."""
    progress = state.progress
    if state.stage is not CallStage.RUNNING or progress is None:
        return tr(_STAGES[state.stage])
    if progress.total is not None and 0 <= progress.done <= progress.total > 0:
        part = figure(100 * progress.done / progress.total)
        far = tr("{number}%", "per cent").format(number=part)
    else:
        far = figure(progress.done, len(f"{progress.done:g}".partition(".")[2]))
    words = visible_controls(" ".join(progress.words.split()))
    told = tr("running, {far}: {words}") if words else tr("running, {far}")
    return told.format(far=far, words=words)
