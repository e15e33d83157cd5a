"""The text of a file that is attached to a message."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.chat.blocks import File
from desktop.ui.shortcuts import tooltip
from desktop.ui.sizes import size_words
from desktop.ui.theme import SECONDARY, Theme
from desktop.ui.transcript.controls import PlainLabel
from desktop.ui.transcript.plain import LineBreaker, displayable
from desktop.ui.wording import tr

#: More of a file is not shown, in bytes.
_MOST = 400_000
#: What decides whether a file is text, in bytes.
_LOOKED_AT = 4_000


def is_text(file: File) -> bool:
    """Whether a file can be read by a person as it is."""
    if b"\0" in file.data[:_LOOKED_AT]:
        return False
    try:
        file.data[:_LOOKED_AT].decode()
    except UnicodeDecodeError as error:
        # A character that is cut at the end of what is looked at is none that is wrong.
        return len(file.data) > _LOOKED_AT and error.start >= _LOOKED_AT - 4
    return True


class FileViewer(QDialog):
    """Shows the beginning of a file as plain text. Changes nothing; closes with Esc."""

    def __init__(
        self,
        file: File,
        *,
        name: str,
        theme: Theme,
        save: Callable[[], None],
        window: QWidget,
        size: int | None = None,
    ) -> None:
        """``size`` is that of the file whose text this is; None: it is the text."""
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(name)
        self.setAccessibleName(tr("File {name}").format(name=name))
        text = file.data[:_MOST].decode(errors="replace")
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setFont(theme.code_font())
        self._text.setAccessibleName(name)
        self._text.setPlainText(LineBreaker().broken(displayable(text)))
        cut = len(file.data) > _MOST
        total = size_words(len(file.data) if size is None else size)
        shown = size_words(_MOST)
        if cut:
            total = tr("{total}, of which {shown} are shown").format(total=total, shown=shown)
        self._size = PlainLabel(total)
        self._size.setFont(theme.small_font())
        self._size.setForegroundRole(SECONDARY)
        keep, close = QPushButton(tr("Save…")), QPushButton(tr("Close"))
        keep.setToolTip(tr("Save this file"))
        close.setToolTip(tooltip(tr("Close"), "Esc"))
        keep.clicked.connect(save)
        close.clicked.connect(self.close)
        for button in (keep, close):
            button.setAccessibleName(button.text())
            button.setAutoDefault(False)
            button.setFont(theme.small_font())
        row = QHBoxLayout()
        row.addWidget(self._size, 1)
        row.addWidget(keep)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(self._text, 1)
        column.addLayout(row)
        self.resize(QSize(theme.px(720), theme.px(560)).boundedTo(window.size()))
        self._text.setFocus()

    @property
    def text(self) -> str:
        """What is shown."""
        return self._text.toPlainText()
