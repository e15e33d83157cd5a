"""A small window to ask something quickly, from whatever one is doing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.settings import SendKey
from desktop.ui.message_editor import MessageEditor, clean
from desktop.ui.shortcuts import key_words
from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.wording import tr

_WIDTH_PX = 560


class QuickEntry(QWidget):
    """Takes one message. Esc, or turning to another window, puts it away; what was typed stays.

    Does not send.
    """

    #: The message shall be sent in a new conversation; never only white space.
    submitted = Signal(str)

    def __init__(self, *, theme: ThemeSource, parent: QWidget | None = None) -> None:
        flags = Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint
        super().__init__(parent, flags | Qt.WindowType.WindowStaysOnTopHint)
        self.setWindowTitle(tr("Rivulet: quick entry"))
        self.setAccessibleName(tr("Quick entry"))
        self.setObjectName("quickEntry")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._editor = MessageEditor()
        self._editor.setProperty("look", "plain")
        self._editor.setPlaceholderText(tr("Ask something"))
        self._hint = QLabel()
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._editor)
        self._column.addWidget(self._hint)
        self.setFocusProxy(self._editor)
        self._editor.send_requested.connect(self._submit)
        self._editor.textChanged.connect(self._fit)
        self.set_send_key(SendKey.ENTER)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed(theme.theme)

    def set_send_key(self, send_key: SendKey) -> None:
        self._editor.send_key = send_key
        sends = key_words("Enter" if send_key is SendKey.ENTER else "Ctrl+Enter")
        words = tr("{keys} asks in a new conversation · {escape} puts this away")
        self._hint.setText(words.format(keys=sends, escape=key_words("Esc")))

    def open(self) -> None:
        """Show it in the upper part of the screen, ready to be typed into."""
        screen = self.screen().availableGeometry()
        self._fit()
        self.move(screen.center().x() - self.width() // 2, screen.top() + screen.height() // 5)
        self.show()
        self.raise_()
        self.activateWindow()
        self._editor.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        left = event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow()
        if left and self.isVisible():
            self.hide()

    def _submit(self) -> None:
        text = clean(self._editor.toPlainText())[0].strip()
        if text:
            self._editor.clear()
            self.hide()
            self.submitted.emit(text)

    def _fit(self) -> None:
        self._editor.fit()
        self.setFixedHeight(self._column.sizeHint().height())

    def _on_theme_changed(self, theme: Theme) -> None:
        palette = theme.palette
        self.setFixedWidth(min(theme.px(_WIDTH_PX), self.screen().availableSize().width() - 40))
        self._column.setContentsMargins(theme.px(18), theme.px(16), theme.px(18), theme.px(12))
        self._column.setSpacing(theme.px(10))
        self.setStyleSheet(
            f"QWidget#quickEntry {{ background: {palette.page};"
            f" border: 2px solid {palette.accent}; }}"
            f"QPlainTextEdit {{ placeholder-text-color: {palette.secondary}; }}"
        )
        self._editor.setFont(theme.ui_font())
        self._hint.setFont(theme.tiny_font())
        self._hint.setStyleSheet(f"color: {palette.secondary};")
        self._fit()
