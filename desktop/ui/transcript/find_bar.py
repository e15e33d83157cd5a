"""The slim bar that finds words in a conversation."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.ui.composition import Composition
from desktop.ui.shortcuts import key_words
from desktop.ui.transcript.context import Context
from desktop.ui.transcript.controls import PlainLabel, WordButton
from desktop.ui.wording import counted, tr

#: Waits for the next letter before searching, in ms.
_TYPING_MS = 120
_WIDTH = 380


class FindBar(QWidget):
    """A field, a count, and ways to the next and the previous place. Does not search."""

    #: Other words are wanted, "" for none.
    words_changed = Signal(str)
    #: Another place is wanted: 1 for the next one, -1 for the one before.
    step_requested = Signal(int)
    closed = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._field = QLineEdit(self)
        self._field.setPlaceholderText(tr("Find in this conversation"))
        self._field.setAccessibleName(tr("Find in this conversation"))
        self._field.installEventFilter(self)
        Composition(self._field)
        self._count = PlainLabel("", self)
        words = tr("Previous place ({keys})").format(keys=key_words("Shift+Enter"))
        previous = WordButton("↑", words, self)
        following = WordButton("↓", tr("Next place (Enter)"), self)
        close = WordButton("✕", tr("Close (Esc)"), self)
        self._buttons = (previous, following, close)
        self._row = row = QHBoxLayout(self)
        row.addWidget(self._field, 1)
        row.addWidget(self._count)
        for button in self._buttons:
            row.addWidget(button)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._on_typing_timeout)
        self._field.textChanged.connect(self._typing.start)
        previous.clicked.connect(lambda: self.step_requested.emit(-1))
        following.clicked.connect(lambda: self.step_requested.emit(1))
        close.clicked.connect(self.close_bar)
        self.restyle()
        self.hide()

    @property
    def words(self) -> str:
        return self._field.text()

    @property
    def count_text(self) -> str:
        return self._count.text()

    def open_bar(self, width: int, words: str = "") -> None:
        """Show the bar; with ``words`` look for them at once."""
        self.place(width)
        self.show()
        self.raise_()
        if words:
            self._field.setText(words)
        self._field.selectAll()
        self._field.setFocus()
        self._on_typing_timeout()

    def close_bar(self) -> None:
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def set_count(self, position: int, total: int) -> None:
        """Say at which of how many places the reader is, counted from 1; 0 for none."""
        for button in self._buttons[:2]:
            button.setEnabled(total > 0)
        if not self.words:
            self._count.setText("")
        elif not total:
            self._count.setText(tr("nothing found"))
        elif position:
            words = tr("{position} of {total}", "places that were found")
            self._count.setText(words.format(position=position, total=total))
        else:
            self._count.setText(counted("%n found", "%n found", total))

    def place(self, width: int) -> None:
        """Lie above a page of this width, with the controls at its right."""
        theme = self._context.theme
        left = max(width - theme.px(_WIDTH), theme.px(12))
        self._row.setContentsMargins(left, theme.px(6), theme.px(16), theme.px(6))
        self.setGeometry(0, 0, width, self.sizeHint().height())

    def restyle(self) -> None:
        theme = self._context.theme
        for widget in (self._field, self._count, *self._buttons):
            widget.setFont(theme.small_font())
        self._count.set_colour(theme.colour("secondary"))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is cheap
        theme = self._context.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("page"))
        painter.fillRect(self.rect().adjusted(0, self.height() - 1, 0, 0), theme.colour("border"))
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._on_typing_timeout()
                self.step_requested.emit(-1 if back else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return super().eventFilter(watched, event)

    def _on_typing_timeout(self) -> None:
        self._typing.stop()
        self.words_changed.emit(self._field.text())
