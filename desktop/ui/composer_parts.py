"""The parts of the composer that only show and pass on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from desktop.settings import SendKey
from desktop.ui.icons import Icons
from desktop.ui.shortcuts import key_words, tooltip
from desktop.ui.sizes import size_words
from desktop.ui.theme import Theme
from desktop.ui.wording import counted, tr


class SendButton(QPushButton):
    """Send and Stop in one. The second press of a double click is not a wish to stop."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()


class Panel(QFrame):
    """The rounded ground of the composer; shows where the focus is."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._theme: Theme | None = None
        self._active = False
        self.setContentsMargins(1, 1, 1, 1)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_active(self, active: bool) -> None:
        self._active = active
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        # Not by a style sheet: to have it look again, PySide makes the class QStyle, with all
        # that it lists, and that before the first paint.
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if self._active and self._theme.contrasts else 1
        painter.setPen(QPen(self._theme.colour("accent" if self._active else "outline"), width))
        painter.setBrush(self._theme.colour("page"))
        radius = self._theme.px(14)
        ground = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(ground, radius, radius)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()
        event.accept()


class HeldText(QFrame):
    """Says how much pasted text goes with the message without being shown in the editor."""

    removed = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._icons = icons
        self.setObjectName("heldText")
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._remove = QPushButton()
        self._remove.setProperty("look", "word")
        self._remove.setAccessibleName(tr("Remove the pasted text"))
        self._remove.setToolTip(tooltip(tr("Remove the pasted text")))
        self._remove.clicked.connect(self.removed)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._label)
        self._row.addWidget(self._remove)
        self._row.addStretch(1)
        self.hide()

    def show_texts(self, texts: list[str]) -> None:
        size = sum(len(text.encode()) for text in texts)
        lines = sum(text.count("\n") + 1 for text in texts)
        words = counted(
            "With pasted text: %Ln lines, {size}", "With pasted text: %Ln line, {size}", lines
        ).format(size=size_words(size))
        self._label.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(texts))

    def set_theme(self, theme: Theme) -> None:
        size = theme.px(14)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._label.setFont(theme.small_font())
        self._remove.setIcon(self._icons.icon("x", theme.palette.secondary, size=size))
        self._remove.setIconSize(QSize(size, size))
        self._label.setStyleSheet(
            f"background: {theme.palette.panel}; color: {theme.palette.text};"
            f" border-radius: {theme.px(6)}px; padding: {theme.px(4)}px {theme.px(8)}px;"
        )


def hint_words(send_key: SendKey, *, keys: str) -> str:
    """What sends and what begins a new line; ``keys`` shows all keys, "" when nothing does."""
    if send_key is SendKey.ENTER:
        sends, breaks = key_words("Return"), key_words("Shift+Return")
    else:
        sends, breaks = key_words("Ctrl+Return"), key_words("Return")
    words = (
        tr("{sends} sends · {breaks} new line · {keys} keys")
        if keys
        else tr("{sends} sends · {breaks} new line")
    )
    return words.format(sends=sends, breaks=breaks, keys=keys)
