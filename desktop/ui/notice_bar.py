"""Notices: sentences that need no answer, one at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from desktop.ui.shortcuts import tooltip
from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.wording import spoken, tr

#: Seconds that a notice stays; longer with something to press, and with more to read.
_SECONDS = 5.0
_SECONDS_WITH_ACTION = 10.0
_SECONDS_PER_LETTER = 0.04
#: Notices that wait for their turn; the oldest of them gives way.
_WAITING = 4


class _Notice(NamedTuple):
    text: str
    action: str
    on_action: Callable[[], object] | None
    seconds: float


class NoticeBar(QWidget):
    """Shows notices one after the other and lets them go by themselves.

    A notice stays while the pointer is over it or the focus in it. What is shown twice in a row
    is shown once, longer, and one that offers the same as the one on show takes its place.
    Notices are plain text, in the language of the user. Takes no focus and blocks nothing.
    """

    def __init__(self, *, theme: ThemeSource) -> None:
        super().__init__()
        self._waiting: deque[_Notice] = deque(maxlen=_WAITING)
        self._shown: _Notice | None = None
        self._panel = QFrame()
        self._panel.setObjectName("notice")
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._action = QPushButton()
        self._dismiss = QPushButton(tr("Dismiss"))
        self._dismiss.setProperty("look", "word")
        self._dismiss.setAccessibleName(tr("Dismiss the notice"))
        self._dismiss.setToolTip(tooltip(tr("Dismiss the notice"), "Esc"))
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._action.clicked.connect(self._on_action_clicked)
        self._dismiss.clicked.connect(self.dismiss)
        self._inner = QHBoxLayout(self._panel)
        for widget in (self._label, self._action, self._dismiss):
            self._inner.addWidget(widget, 1 if widget is self._label else 0)
        self._row = QHBoxLayout(self)
        self._row.addStretch(1)
        self._row.addWidget(self._panel, 1000)
        self._row.addStretch(1)
        # Not Maximum: the words may need more lines here than where they have the room they want.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.hide()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed(theme.theme)

    def show_notice(
        self,
        text: str,
        *,
        action: str = "",
        on_action: Callable[[], object] | None = None,
        seconds: float = 0.0,
    ) -> None:
        """Show a sentence, with one button if ``action`` names it; 0 seconds is long enough
        to read it."""
        text = spoken(text)
        if not seconds:
            seconds = (_SECONDS_WITH_ACTION if action else _SECONDS) + (
                len(text) * _SECONDS_PER_LETTER
            )
        notice = _Notice(text, action, on_action, seconds)
        shown = self._shown
        if shown is None or (shown.text == text and not shown.action):
            self._show(notice)
        elif action and action == shown.action:
            # What can be undone is what was done last.
            self._show(notice)
        elif not self._waiting or self._waiting[-1].text != text or action:
            self._waiting.append(notice)
            self._hurry()

    def text(self) -> str:
        """The sentence on show, or ""."""
        return self._shown.text if self._shown else ""

    def dismiss(self) -> None:
        """Take the notice away, and show the next one that waits."""
        self._timer.stop()
        self._shown = None
        if self._waiting:
            self._show(self._waiting.popleft())
        else:
            # Focus must not die with the bar.
            if self._holds_focus():
                self.focusNextChild()
            self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Esc inside the notice is the notice's, not the window's.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self._shown is not None:
            self._start_timer(self._shown.seconds)

    def _show(self, notice: _Notice) -> None:
        from PySide6.QtGui import (  # noqa: PLC0415 - takes long, and not before the first paint
            QAccessible,
            QAccessibleAnnouncementEvent,
        )

        self._shown = notice
        self._label.setText(notice.text)
        self._action.setText(notice.action)
        self._action.setAccessibleName(notice.action)
        self._action.setToolTip(tooltip(notice.action))
        self._action.setVisible(bool(notice.action))
        self.setAccessibleName(notice.text)
        self.show()
        self._start_timer(notice.seconds)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, notice.text))

    def _start_timer(self, seconds: float) -> None:
        self._timer.start(round(seconds * 1000))
        self._hurry()

    def _hurry(self) -> None:
        """With others waiting, a notice without a button stays its shortest time."""
        if self._waiting and self._shown is not None and not self._shown.action:
            left = self._timer.remainingTime()
            if left > _SECONDS * 500:
                self._timer.start(round(_SECONDS * 500))

    def _holds_focus(self) -> bool:
        return self._action.hasFocus() or self._dismiss.hasFocus()

    def _on_timer_timeout(self) -> None:
        if self._holds_focus():
            self._timer.start(round(_SECONDS * 1000))
        else:
            self.dismiss()

    def _on_action_clicked(self) -> None:
        act = self._shown.on_action if self._shown else None
        self.dismiss()
        if act is not None:
            act()

    def _on_theme_changed(self, theme: Theme) -> None:
        palette, px = theme.palette, theme.px
        self._row.setContentsMargins(px(20), px(4), px(20), px(4))
        self._inner.setContentsMargins(px(14), px(8), px(10), px(8))
        self._inner.setSpacing(px(10))
        self._panel.setMaximumWidth(theme.column_width)
        self._panel.setStyleSheet(
            f"#notice {{ background: {palette.panel}; border: 1px solid {palette.border};"
            f" border-radius: {theme.panel_radius}px; }}"
        )
        for widget in (self._label, self._action, self._dismiss):
            widget.setFont(theme.small_font(semibold=widget is self._action))
