"""Text without markup, exactly as it is."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from desktop.ui.transcript.context import Context
from desktop.ui.transcript.leaves import CodeLeaf, Leaf, ParagraphLeaf, Place
from desktop.ui.transcript.plain import displayable
from desktop.ui.transcript.text_view import TextView

#: Characters added per turn of the event loop: what is laid out within a frame or two.
_STEP = 16_000


class PlainView(TextView):
    """Shows text with its line breaks kept. Long text is added in steps.

    ``colour`` names the palette's colour; ``small`` takes the smaller font, ``code`` the code font.
    """

    def __init__(
        self,
        context: Context,
        *,
        colour: str = "text",
        small: bool = False,
        code: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, parent)
        self._colour = colour
        self._small = small
        self._code = code
        self._waiting = ""
        self._whole = ""

    def set_text(self, text: str, *, whole: str = "") -> None:
        """``whole`` is what a copy of all of it holds, if that is more."""
        self._whole = whole
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        cursor.setBlockFormat(self._block_format())
        self._waiting = ""
        self.append_text(text)

    def append_text(self, text: str) -> None:
        if self._waiting:
            self._waiting += text
            return
        self._waiting = text[_STEP:]
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(displayable(text[:_STEP]), self._char_format())
        self.touch()
        if self._waiting:
            QTimer.singleShot(0, self, self._on_step)

    def set_colour(self, colour: str) -> None:
        """Have the text in another colour of the palette."""
        if colour != self._colour:
            self._colour = colour
            self.restyle()

    def show_until(self, position: int) -> None:
        """Do not wait with what stands before a position (UTF-16)."""
        while self._waiting and self.length < position:
            self._add_step()

    def selected_text(self) -> str:
        selected = super().selected_text()
        return self._whole if self._whole and selected == self.toPlainText() else selected

    def selected_leaves(self) -> list[Leaf]:
        text = self.selected_text()
        return [CodeLeaf(Place(), text) if self._code else ParagraphLeaf(Place(), text)]

    def lone_markdown(self) -> str:
        return self.selected_text()

    def ideal_width(self) -> float:
        """The width at which no line has to wrap."""
        self.setLineWrapColumnOrWidth(1_000_000)
        self.touch()
        return self.document().idealWidth()

    def restyle(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(self._block_format())
        cursor.setCharFormat(self._char_format())
        self.touch()

    def _on_step(self) -> None:
        if self._waiting:
            self._add_step()
            self._context.resized(self)

    def _add_step(self) -> None:
        text, self._waiting = self._waiting, ""
        self.append_text(text)

    def _char_format(self) -> QTextCharFormat:
        theme, made = self._context.theme, QTextCharFormat()
        if self._code:
            font = theme.code_font()
        else:
            font = theme.small_font() if self._small else theme.ui_font()
        made.setFont(font)
        made.setForeground(theme.colour(self._colour))
        return made

    def _block_format(self) -> QTextBlockFormat:
        theme, made = self._context.theme, QTextBlockFormat()
        line = theme.code_line_height if self._code or self._small else theme.line_height
        made.setLineHeight(line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        return made
