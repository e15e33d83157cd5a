"""A summary that stands for all above it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.transcript.context import Context
from desktop.ui.transcript.controls import LineLabel, PlainLabel, WordButton
from desktop.ui.wording import marked, tr

_TITLE = marked("Summed up: this is sent instead of the messages above")


class SummaryCard(QWidget):
    """Shows the text of a summary, to be read, selected and undone. Lays itself out."""

    undo_requested = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.setObjectName("summaryCard")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = LineLabel(tr(_TITLE), self)
        self._text = PlainLabel("", self)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._undo = WordButton(
            tr("undo", "on a button"), tr("Send the messages above again (U)"), self
        )
        self._undo.clicked.connect(self.undo_requested)
        self.restyle()

    @property
    def text(self) -> str:
        return self._text.text()

    def set_text(self, text: str) -> None:
        self._text.setText(text)
        self.setAccessibleName(f"{self._title.text()}: {text}")
        self._text.setAccessibleName(tr("Summary"))

    def arrange(self, width: int) -> int:
        px = self._context.theme.px
        pad, line = px(14), px(22)
        inner = width - 2 * pad
        button = self._undo.sizeHint()
        self._title.setGeometry(pad, px(8), inner - button.width(), line)
        self._undo.setGeometry(width - pad - button.width(), px(8), button.width(), line)
        height = self._text.heightForWidth(inner)
        self._text.setGeometry(pad, px(10) + line, inner, height)
        total = px(10) + line + height + px(12)
        self.resize(width, total)
        return total

    def restyle(self) -> None:
        theme = self._context.theme
        palette = theme.palette
        self.setStyleSheet(
            f"#summaryCard {{ background: {palette.panel}; border: 1px solid {palette.outline};"
            f" border-radius: {theme.px(10)}px; }}"
        )
        for widget in (self._title, self._undo):
            widget.setFont(theme.tiny_font())
        self._title.set_colour(theme.colour("secondary"))
        self._text.setFont(theme.small_font())
