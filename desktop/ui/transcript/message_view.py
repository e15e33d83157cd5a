"""What all messages in the transcript have in common."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGraphicsOpacityEffect, QWidget

from desktop.chat.message import ContextMark, Message
from desktop.chat.notices import Action
from desktop.ui.transcript.code_view import CodeView
from desktop.ui.transcript.context import Context
from desktop.ui.transcript.footer_view import FooterView
from desktop.ui.transcript.hidden_text import HiddenText
from desktop.ui.transcript.stub import Stub
from desktop.ui.transcript.summary_card import SummaryCard
from desktop.ui.transcript.text_view import TextView
from desktop.ui.wording import marked, tr

_MARKS = {
    ContextMark.PINNED: marked("pinned: always sent"),
    ContextMark.EXCLUDED: marked("excluded: not sent"),
}
#: How much is seen of a message that is not sent.
_DIMMED = 0.65
#: Room around a message for the focus ring. Design pixels.
RING = 12


class MessageView(QWidget):
    """One message: focusable as a whole, with a footer that shows its actions.

    Lays itself out in `arrange` and never by a Qt layout: the transcript needs all heights at
    once to keep the line being read in its place.
    """

    #: The reader wants something done with this message: an `Action` and the message's id.
    action_chosen = Signal(Action, str)

    def __init__(self, context: Context, message: Message, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._message = message
        self._arranged: tuple[int, int] | None = None
        self._hovered = False
        self._has_focus = False
        # Tab comes here by `TabStops`, not by the order in which widgets were made.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._footer = FooterView(context, (), self)
        self._footer.chosen.connect(self._on_footer_chosen)
        self._summary: SummaryCard | None = None
        self._show_marks()

    @property
    def message(self) -> Message:
        return self._message

    @property
    def footer(self) -> FooterView:
        return self._footer

    def set_versions(self, position: int, count: int) -> None:
        self._footer.set_version(position, count)

    @property
    def summary(self) -> SummaryCard | None:
        """The summary that stands below the message, for all up to it."""
        return self._summary

    def show_marks(self, message: Message) -> None:
        """Show the marks and the summary of a newer state of the message."""
        self._message = msgspec.structs.replace(
            self._message, mark=message.mark, summary=message.summary
        )
        self._show_marks()
        self.touch()

    def _show_marks(self) -> None:
        message = self._message
        self._footer.set_mark(tr(_MARKS[message.mark]) if message.mark in _MARKS else "")
        self._footer.set_dimmed(message.mark is ContextMark.EXCLUDED)
        if message.mark is ContextMark.EXCLUDED:
            dimmed = QGraphicsOpacityEffect(self)
            dimmed.setOpacity(_DIMMED)
            self.setGraphicsEffect(dimmed)
        elif self.graphicsEffect() is not None:
            self.setGraphicsEffect(None)  # type: ignore[arg-type] # None takes it away
        if message.summary and self._summary is None:
            self._summary = SummaryCard(self._context, self)
            self._summary.undo_requested.connect(
                lambda: self.action_chosen.emit(Action.UNDO_SUMMARY, self._message.id)
            )
            self._summary.show()
        elif not message.summary and self._summary is not None:
            self._summary.hide()
            self._summary.deleteLater()
            self._summary = None
        if self._summary is not None:
            self._summary.set_text(message.summary)

    def spoken_name(self) -> str:
        """Who speaks and how the message begins, for screen readers."""
        return self.accessibleName()

    def text_views(self) -> Iterator[TextView]:
        """The widgets with the message's text, from top to bottom."""
        raise NotImplementedError

    def every_text(self) -> Iterator[TextView]:
        """The same, and the texts of the summary below the message."""
        yield from self.text_views()
        if self._summary is not None:
            yield from self._summary.text_views()

    def pieces(self) -> Iterator[TextView | Stub]:
        """The widgets with the message's text, with those that are not built."""
        yield from self.text_views()

    def found_pieces(self) -> Iterator[TextView | Stub | HiddenText]:
        """What can be found in the message: also what is folded."""
        yield from self.pieces()

    def build_piece(self, stub: Stub) -> TextView:
        """Build one of the pieces now."""
        raise NotImplementedError

    def code_views(self) -> list[CodeView]:
        """Those that are built, the last one always among them."""
        return []

    def build(
        self,
        top: int,  # noqa: ARG002 - what is built late is a matter of subclasses
        bottom: int,  # noqa: ARG002 - as above
        *,
        most: int,  # noqa: ARG002 - as above
        upwards: bool = False,  # noqa: ARG002 - as above
    ) -> int:
        """Build up to ``most`` parts between these heights; gives how many were not yet."""
        return 0

    def build_all(self) -> None:
        """Build every part, however far from the page it is."""

    def toggle_folds(self) -> None:
        """Fold or unfold what can be."""

    def restyle(self) -> None:
        """The context has another theme now."""
        self._footer.restyle()
        if self._summary is not None:
            self._summary.restyle()
        self.touch()

    def touch(self) -> None:
        """Something changed its height: the next `arrange` lays out again."""
        self._arranged = None

    def arrange(self, width: int) -> int:
        """Lay out at this width; gives the height."""
        if self._arranged is None or self._arranged[0] != width:
            height = self._arrange(width)
            if self._summary is not None:
                ring, gap = self._context.theme.px(RING), self._context.theme.px(10)
                self._summary.move(ring, height + gap)
                height += 2 * gap + self._summary.arrange(width - 2 * ring)
            self.resize(width, height)
            self._arranged = (width, height)
        return self._arranged[1]

    def _arrange(self, width: int) -> int:
        raise NotImplementedError

    def set_focus_within(self, within: bool) -> None:
        """Whether the focus is on the message or on something in it."""
        self._has_focus = within
        self._footer.set_active(self._hovered or within)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self._footer.set_active(True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self._footer.set_active(self._has_focus)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            theme = self._context.theme
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent"), 2))
            # In a narrow window the page ends where the message does.
            inset = theme.px(4)
            ring = QRectF(self.rect()).adjusted(inset, 1, -inset, -1)
            painter.drawRoundedRect(ring, theme.panel_radius, theme.panel_radius)
            painter.end()

    def _on_footer_chosen(self, action: Action) -> None:
        self.action_chosen.emit(action, self._message.id)
