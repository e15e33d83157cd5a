"""What an input method composes, for languages with more letters than keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

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


class Preedit:
    """The text that an input method shows in a field and has not written yet.

    Some methods write it when the field is left or clicked into, some drop it. What the user
    sees in the field stays there, so what is dropped is written in their stead; what they drop
    by themselves, as when Esc is pressed, is gone.
    """

    def __init__(self, field: QWidget) -> None:
        self._field = field
        self._dropped = ""
        self.text = ""

    def follow(self, event: QInputMethodEvent) -> None:
        """The field gets ``event`` now."""
        if event.commitString():
            self._forget()
        elif self.text and not event.preeditString():
            # It is left within this turn of the event loop, or the method meant to drop it.
            self._dropped = self.text
            QTimer.singleShot(0, self._field, self._forget)
        self.text = event.preeditString()

    def finish(self) -> None:
        """Have it written: the field is left, or its text is about to be taken.

        One who does not even drop it is left alone.
        """
        method = QGuiApplication.inputMethod()
        # Some write or drop it when they are told to write, some when they are reset.
        for end in (method.commit, method.reset):
            if self.text and QGuiApplication.focusObject() is self._field:
                end()
        if self._dropped:
            self.write(self._dropped)

    def write(self, text: str) -> None:
        """Put ``text`` where the composed one stands or stood."""
        self._forget()
        event = QInputMethodEvent()
        event.setCommitString(text)
        QGuiApplication.sendEvent(self._field, event)

    def _forget(self) -> None:
        self._dropped = ""


class Composition(QObject):
    """While text is composed in a field, keys that would act on it are the input method's.

    Most input methods keep those keys to themselves; some let Enter through, and what is half
    written would be sent, sought or saved. What is composed stays when the field is left. Make
    it after other event filters of the field: the last one is asked first.
    """

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._preedit = Preedit(field)
        self._pressed: QObject = field
        if isinstance(field, QAbstractScrollArea):
            self._pressed = field.viewport()
            self._pressed.installEventFilter(self)
        field.installEventFilter(self)

    @property
    def composing(self) -> bool:
        return bool(self._preedit.text)

    def keeps(self, event: QEvent) -> bool:
        """Whether an event of the field is a key that is the input method's now."""
        kinds = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        return (
            self.composing
            and event.type() in kinds
            and isinstance(event, QKeyEvent)
            and event.key() in _KEYS
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not vars(self):
            return False  # collected already, and the field is being deleted
        if event.type() == QEvent.Type.MouseButtonPress and watched is self._pressed:
            self._preedit.finish()
        elif event.type() == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self._preedit.follow(event)
        elif event.type() == QEvent.Type.FocusOut:
            self._preedit.finish()
            self._preedit.text = ""
        elif self.keeps(event):
            event.accept()
            return True
        return False
