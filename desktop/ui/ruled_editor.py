"""The text field at the place of a message that is changed."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from desktop.ui.message_editor import MessageField


class RuledEditor(MessageField, QTextEdit):
    """The field at the place of a message, with lines as far apart as those of the message."""

    _line_height = 1.0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)

    def expect_width(self, width: int) -> None:
        """Wrap lines there: a widget that is not shown yet has not got its width either."""
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setLineWrapColumnOrWidth(width)

    def rule(self, line_height: float) -> None:
        """Let lines be so high, in pixels."""
        self._line_height = line_height
        look = QTextBlockFormat()
        look.setLineHeight(line_height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        # No step of its own for undo.
        cursor.joinPreviousEditBlock()
        cursor.mergeBlockFormat(look)
        cursor.endEditBlock()

    def _height_of(self, block: QTextBlock) -> float:
        return self._line_height * max(block.layout().lineCount(), 1)

    def createMimeDataFromSelection(self) -> QMimeData:
        made = QMimeData()
        made.setText(self.textCursor().selection().toPlainText())
        return made
