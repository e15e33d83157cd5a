"""The focus of buttons that are disabled while what they do is under way."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget


class KeptFocus(QObject):
    """Gives the focus back to a control that lost it by being disabled, once it is enabled.

    Qt hands it on to the next control, which may be one that deletes something. Where the user
    has gone elsewhere meanwhile it stays.
    """

    def __init__(self, *controls: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._lost: QObject | None = None
        self._next: QWidget | None = None
        for control in controls:
            control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        assert isinstance(watched, QWidget)
        kind = event.type()
        if kind is QEvent.Type.FocusOut and not watched.isEnabled():
            # One that had the focus only since another was disabled hands it on again.
            if self._lost is None or watched is not self._next:
                self._lost = watched
        elif kind is QEvent.Type.EnabledChange and self._lost is not None:
            if not watched.isEnabled():
                self._next = QApplication.focusWidget()
            elif watched is self._lost:
                self._lost = None
                if QApplication.focusWidget() is self._next:
                    watched.setFocus(Qt.FocusReason.OtherFocusReason)
        return False
