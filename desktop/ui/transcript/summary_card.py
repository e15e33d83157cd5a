"""A summary that stands for all above it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.transcript.context import Context
from desktop.ui.transcript.controls import LineLabel, WordButton
from desktop.ui.transcript.inline_writer import BLEED
from desktop.ui.transcript.markdown_view import MarkdownView
from desktop.ui.transcript.text_view import TextView
from desktop.ui.wording import marked, tr

_TITLE = marked("Summed up: this is sent instead of the messages above")

#: Parts that are laid out for another width at a time.
_AT_ONCE = 100


class SummaryCard(QWidget):
    """Shows the text of a summary as replies are shown, to be read, selected and undone.

    Lays itself out. What is selected in it is no part of a selection of messages.
    """

    undo_requested = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._own = replace(context, selection=None)
        self.setObjectName("summaryCard")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = LineLabel(tr(_TITLE), self)
        self._text = MarkdownView(self._own, self)
        self._undo = WordButton(
            tr("undo", "on a button"), tr("Send the messages above again (U)"), self
        )
        self._undo.clicked.connect(self.undo_requested)
        self.restyle()

    @property
    def text(self) -> str:
        return self._text.source

    def text_views(self) -> Iterator[TextView]:
        return self._text.text_views()

    def set_text(self, text: str) -> None:
        """Show a summary, which is no longer than a model makes one."""
        if text == self._text.source:
            return
        self._text.hide()
        self._text.deleteLater()
        self._text = MarkdownView(self._own, self)
        self._text.append(text)
        self._text.finish()
        while self._text.flush():
            pass
        self._text.setAccessibleName(tr("Summary"))
        self._text.show()
        self.setAccessibleName(f"{self._title.text()}: {text}")

    def arrange(self, width: int) -> int:
        px = self._context.theme.px
        pad, line = px(14), px(22)
        inner = width - 2 * pad
        button = self._undo.sizeHint()
        self._title.setGeometry(pad, px(8), inner - button.width(), line)
        self._undo.setGeometry(width - pad - button.width(), px(8), button.width(), line)
        bleed = px(BLEED)  # the text has it on both sides
        self._text.touch()
        height = self._text.arrange(inner + 2 * bleed)
        # What was laid out for another width has a height that is guessed.
        while self._text.build(0, height, most=_AT_ONCE):
            height = self._text.arrange(inner + 2 * bleed)
        self._text.move(pad - bleed, px(10) + line)
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
        self._own.use(theme)
        self._text.restyle()
