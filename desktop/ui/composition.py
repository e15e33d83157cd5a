"""What an input method composes, for languages with more letters than keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

#: Keys that choose, end or leave something in most fields.
_KEYS = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)


class Composition(QObject):
    """While text is composed in a field, keys that would act on it are the input method's.

    Most input methods keep those keys to themselves; some let Enter through, and what is half
    written would be sent, sought or saved. Make it after other event filters of the field: the
    last one is asked first.
    """

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self._composing = False
        field.installEventFilter(self)

    @property
    def composing(self) -> bool:
        return self._composing

    def keeps(self, event: QEvent) -> bool:
        """Whether an event of the field is a key that is the input method's now."""
        kinds = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        return (
            self._composing
            and event.type() in kinds
            and isinstance(event, QKeyEvent)
            and event.key() in _KEYS
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - one field only
        if event.type() == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
        elif event.type() == QEvent.Type.FocusOut:
            self._composing = False
        elif self.keeps(event):
            event.accept()
            return True
        return False
