"""What an input method composes, for languages with more letters than keys."""

from __future__ import annotations

from typing import ClassVar

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


#: Pressed on the way to another key: they say nothing of what is composed.
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)
#: A method takes away what it shows, then writes it: both at once, but the field may be left
#: between them. After so many milliseconds it is known to be dropped for good.
_GAP_MS = 50
#: The same where Ctrl, Alt or the like is down. Many methods write then, none drops anything, and
#: it is what a field is mostly left by: Alt+F4, Alt+Tab, Ctrl and a click.
_HELD_GAP_MS = 500


class Preedit:
    """The text that an input method shows in a field and has not written yet.

    Some methods write it when the field is left or clicked into, some drop it. What the user
    sees in the field stays there, so what is dropped is written in their stead; what they drop
    by themselves, as when Esc is pressed, is gone. A method is another process: what it was
    about to write may come when that is done, and to whichever field has the focus then. It is
    not written twice.
    """

    #: Written in the field that was left last, and perhaps to come once more.
    _left: ClassVar[str] = ""

    def __init__(self, field: QWidget) -> None:
        self._field = field
        self._dropped = ""
        self._committed = ""
        self._gap: QTimer | None = None
        self.text = ""

    def follow(self, event: QInputMethodEvent) -> None:
        """The field gets ``event`` now, less what is written already."""
        if event.commitString() and event.commitString() == Preedit._left:
            event.setCommitString("")
            Preedit._left = ""
        elif event.commitString():
            Preedit._left = self._dropped = ""
            self._committed = event.commitString() if self.text else ""
            self._begin_gap()
        elif self.text and not event.preeditString():
            self._dropped = self.text
            self._begin_gap()
        if event.preeditString():
            Preedit._left = ""
        self.text = event.preeditString()

    def press(self, event: QEvent) -> None:
        """The field gets a key: the method has answered it, and all that came before."""
        if not isinstance(event, QKeyEvent):
            return
        if event.key() not in _MODIFIERS:
            self._forget()
            Preedit._left = ""
        elif self._gap is not None and self._gap.isActive():
            self._gap.start(_HELD_GAP_MS)  # it was pressed, and is let go of already

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
        elif self._committed:
            Preedit._left = self._committed
            self._forget()

    def write(self, text: str) -> None:
        """Put ``text`` where the composed one stands or stood."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QGuiApplication.sendEvent(self._field, event)
        self._forget()
        Preedit._left = text

    def _begin_gap(self) -> None:
        if self._gap is None:
            self._gap = QTimer(self._field, singleShot=True)
            self._gap.timeout.connect(self._forget)
        # Keys that the method keeps to itself are not among those of `keyboardModifiers`.
        held = QGuiApplication.queryKeyboardModifiers() & ~Qt.KeyboardModifier.ShiftModifier
        self._gap.start(_HELD_GAP_MS if held else _GAP_MS)

    def _forget(self) -> None:
        self._dropped = self._committed = ""


class Composition(QObject):
    """While text is composed in a field, keys that would act on it are the input method's.

    Most input methods keep those keys to themselves; some let Enter through, and what is half
    written would be sent, sought or saved. What is composed stays when the field is left, and
    is written before other event filters of the field hear of that.
    """

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
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
        elif event.type() == QEvent.Type.FocusIn:
            # The filter that was installed last is asked first.
            self._field.installEventFilter(self)
        elif event.type() == QEvent.Type.FocusOut:
            self._preedit.finish()
            self._preedit.text = ""
        elif self.keeps(event):
            event.accept()
            return True
        elif event.type() == QEvent.Type.KeyPress:
            self._preedit.press(event)
        return False
