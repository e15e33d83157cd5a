"""Tab goes through the messages, and in a message through its links and controls."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop.ui.transcript.column import Column
from desktop.ui.transcript.link_view import Link, LinkView
from desktop.ui.transcript.message_view import MessageView
from desktop.ui.transcript.reading_area import ReadingArea
from desktop.ui.transcript.target_label import target_words
from desktop.ui.transcript.text_order import TextOrder
from desktop.ui.transcript.text_view import TextView
from desktop.ui.wording import tr

_Stop: TypeAlias = QWidget | tuple[LinkView, Link]


class TabStops:
    """Where Tab stops next, as things stand from top to bottom.

    Qt itself goes through widgets in the order in which they were made, which says nothing in
    a conversation: controls appear late, older messages come last. ``focused`` gives the
    message with the focus, ``say`` tells a screen reader where a link leads to.
    """

    def __init__(
        self,
        area: ReadingArea,
        column: Column,
        *,
        order: TextOrder,
        focused: Callable[[], MessageView | None],
        say: Callable[[QWidget, str], None],
    ) -> None:
        self._area = area
        self._column = column
        self._order = order
        self._focused = focused
        self._say = say

    def step(self, step: int) -> bool:
        """Go to the next stop (1) or the one before (-1); false when the focus is elsewhere."""
        view, focus = self._focused(), QApplication.focusWidget()
        if not self._area.isVisible():
            return False
        if view is not None and focus is not None and not focus.isVisible():
            # Qt asks for a step too when what has the focus goes away.
            left = view if view.isVisible() else self._area
            left.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if view is None:
            if not self._area.hasFocus():
                return False
            first = self._area.message_at_top()
            self._go(first, first) if step > 0 and first is not None else self._leave(step)
            return True
        stops = _stops_of(view)
        here = _index_of_focus(stops)
        index = (here if here is not None else 0) + step
        if 0 <= index < len(stops):
            self._go(view, stops[index])
            return True
        beside = self._order.view_beside(view, step)
        if beside is not None:
            self._go(beside, beside if step > 0 else _stops_of(beside)[-1])
        elif step < 0:
            self._area.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._leave(step)
        return True

    def enter_from_below(self) -> None:
        """Go to the last message that the page shows: Shift+Tab came from below it."""
        view = self._area.message_at_bottom()
        if view is not None:
            view.setFocus(Qt.FocusReason.BacktabFocusReason)

    def go_to_link(self, text: LinkView, link: Link) -> None:
        """Give a link the focus, and bring it into view."""
        text.setFocus(Qt.FocusReason.TabFocusReason)
        text.focus_link(link)
        self._area.reveal_part(text, text.link_rects(link)[0])
        name, target = text.words_of(link).strip(), target_words(link.target)
        self._say(text, tr("Link: {words}, {target}").format(words=name, target=target))

    def on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        """Let Tab from elsewhere pass by the controls in messages: the way in is the page."""
        if (
            isinstance(new, QAbstractButton)
            and self._column.isAncestorOf(new)
            and old is not None
            and not self._area.isAncestorOf(old)
            and old is not self._area
            and QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton
        ):
            back = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
            self._leave(-1 if back else 1, new)

    def _go(self, view: MessageView | None, stop: _Stop | None) -> None:
        reason = Qt.FocusReason.TabFocusReason
        if isinstance(stop, tuple):
            self.go_to_link(*stop)
        elif stop is view and view is not None:
            view.setFocus(reason)
            self._area.reveal(view)
        elif stop is not None:
            stop.setFocus(reason)
            self._area.reveal_part(stop, QRect(QPoint(0, 0), stop.size()))

    def _leave(self, step: int, start: QWidget | None = None) -> None:
        """Go on with what comes after the page in the window, or before it."""
        start = start or self._area
        widget: QWidget | None = start
        while widget is not None:
            widget = widget.nextInFocusChain() if step > 0 else widget.previousInFocusChain()
            if widget is None or widget is start:
                return
            inside = self._area.isAncestorOf(widget)
            if not inside and _takes_tab(widget) and widget.window() is self._area.window():
                back = Qt.FocusReason.BacktabFocusReason
                widget.setFocus(Qt.FocusReason.TabFocusReason if step > 0 else back)
                return


def _stops_of(view: MessageView) -> list[_Stop]:
    """The message itself first, then what is in it."""
    found: list[tuple[int, int, _Stop]] = []
    for child in view.findChildren(QWidget):
        if _takes_tab(child) and not isinstance(child, TextView):
            place = child.mapTo(view, QPoint(0, 0))
            found.append((place.y(), place.x(), child))
    for text in view.every_text():
        if not isinstance(text, LinkView):
            continue
        for link in text.links():
            place = text.viewport().mapTo(view, text.link_rects(link)[0].topLeft())
            found.append((place.y(), place.x(), (text, link)))
    return [view, *(stop for _, _, stop in sorted(found, key=lambda stop: stop[:2]))]


def _index_of_focus(stops: list[_Stop]) -> int | None:
    focus = QApplication.focusWidget()
    for index, stop in enumerate(stops):
        if stop is focus or (
            isinstance(stop, tuple) and stop[0] is focus and stop[0].focused_link == stop[1]
        ):
            return index
    if not isinstance(focus, TextView):
        return None
    # The reader clicked into a text: on with what stands below.
    top = focus.mapTo(stops[0], QPoint(0, 0)).y() if isinstance(stops[0], QWidget) else 0
    above = [i for i, stop in enumerate(stops) if i and _top(stop, stops[0]) < top]
    return above[-1] if above else 0


def _top(stop: _Stop, view: _Stop) -> int:
    widget = stop[0] if isinstance(stop, tuple) else stop
    assert isinstance(view, QWidget)
    return widget.mapTo(view, QPoint(0, 0)).y()


def _takes_tab(widget: QWidget) -> bool:
    takes = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return bool(takes) and widget.isVisible() and widget.isEnabled()
