"""A question at its place in the conversation: what all cards have in common."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.chat.consent import Decision
from desktop.session.consent import Question
from desktop.ui.transcript.context import Context
from desktop.ui.transcript.controls import PlainLabel
from desktop.ui.transcript.plain_view import PlainView


class QuestionCard(QWidget):
    """A frame that can have the focus, around a question that it answers once.

    What is in it, its heirs say: they define `arrange` and `restyle`.
    """

    #: The question is answered.
    answered = Signal()

    def __init__(self, context: Context, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._question = question
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def question(self) -> Question:
        return self._question

    @property
    def arguments(self) -> PlainView | None:
        """A text in it that can be selected, if there is one."""
        return None

    def arrange(self, width: int) -> int:
        """Lay it out; returns its height."""
        raise NotImplementedError

    def restyle(self) -> None:
        raise NotImplementedError

    def answer(self, decision: Decision) -> None:
        if self._question.open:
            self._question.answer(decision)
            self.answered.emit()

    def place_row(self, widgets: Sequence[QWidget], x: int, y: int, width: int) -> int:
        """Place widgets beside each other, or below where there is no room; gives the height."""
        gap, left, row, top = self._context.theme.px(8), x, 0, y
        tallest = max(widget.sizeHint().height() for widget in widgets)
        for widget in widgets:
            size = widget.sizeHint().expandedTo(QSize(0, tallest))
            if left > x and left + size.width() > x + width:
                left, y = x, y + row + gap
                row = 0
            widget.setGeometry(left, y, min(size.width(), width), size.height())
            left += size.width() + gap
            row = max(row, size.height())
        return y + row - top

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is cheap
        theme = self._context.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        line = 1 + focused
        painter.setPen(QPen(theme.colour("accent" if focused else "outline"), line))
        # A line of one pixel is as sharp as one of two.
        frame = QRectF(self.rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2)
        painter.drawRoundedRect(frame, theme.panel_radius, theme.panel_radius)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


def placed(label: PlainLabel, x: int, y: int, width: int) -> int:
    """Place a label that wraps; gives its height."""
    height = label.heightForWidth(width)
    label.setGeometry(x, y, width, height)
    return height
