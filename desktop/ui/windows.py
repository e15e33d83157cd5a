"""The windows of the program: opened, closed, and remembered."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, Signal

from desktop.chat.errors import ChatError
from desktop.settings import Settings
from desktop.ui.actions import Actions
from desktop.ui.main_window import MainWindow
from desktop.ui.shell import new_composer, new_sidebar, new_window
from desktop.ui.window import Commons, Window
from desktop.ui.wording import explained, tr

_OPEN = "open-windows"
#: What earlier versions kept: the conversation that was shown.
_LAST = "last-conversation"
#: So many windows at most.
_MOST = 20
#: Seconds between two steps of opening a window, for what the other windows have to do.
_TURN = 0.01
#: A new window stands so far to the right of the one before it and below, in pixels.
_ASIDE = 32


class Place(NamedTuple):
    """Where a window was, and what it showed."""

    conversation: str = ""
    geometry: str = ""
    front: bool = False


class Windows(QObject):
    """Makes windows and keeps them in the order of their opening. At least one, always.

    The first one came from the start of the program. Ends nothing: when the last window shall
    be closed, it says so.
    """

    #: The only window shall be closed.
    last_close_requested = Signal()
    #: A window is there, to be listened to (Window).
    opened = Signal(object)
    #: A window is gone, and what was in it.
    closed = Signal()

    def __init__(self, first: MainWindow, commons: Commons, *, parent: QObject) -> None:
        super().__init__(parent)
        self._commons = commons
        self._tasks = commons.cases.tasks
        self._all: list[Window] = []
        self._closing: list[Window] = []
        #: The conversations in the windows that are there, as was written down last.
        self._noted = ""
        self._restored = False
        self._front = self._new(first)

    def __iter__(self) -> Iterator[Window]:
        return iter(tuple(self._all))

    def __len__(self) -> int:
        return len(self._all)

    @property
    def front(self) -> Window:
        """The window that is used, or was last."""
        return self._front

    @property
    def first(self) -> Window:
        """The one that the next start paints first."""
        return self._all[0]

    def showing(self, conversation_id: str) -> Window | None:
        """A window that shows a conversation: the one in front, if it does."""
        showing = [w for w in self._all if w.workspace.conversation.id == conversation_id]
        return self._front if self._front in showing else next(iter(showing), None)

    def window_of(self, conversation_id: str) -> MainWindow:
        """As of `presence_desk.Place`."""
        return (self.showing(conversation_id) or self._front).main

    def raise_to_front(self) -> None:
        self._front.main.raise_to_front()

    def show_conversation(self, conversation_id: str) -> None:
        """Show a conversation where it is shown already, or else in the window in front."""
        window = self.showing(conversation_id) or self._front
        window.main.raise_to_front()
        window.workspace.choose(conversation_id)

    def ask_anew(self, text: str) -> None:
        """Send a message in a new conversation, in the window in front."""
        window = self._front
        window.main.raise_to_front()
        window.workspace.end(lambda: window.workspace.ask_anew(text))

    def open(self, conversation_id: str = "") -> None:
        """Open one more window, with a conversation or an empty one."""
        if len(self._all) >= _MOST:
            self._front.show_notice(tr("More windows than these cannot be opened."))
            return
        self._tasks.start(self._open_beside(conversation_id), "open a window")

    def close(self, window: Window) -> None:
        """Close a window, unless its user rather keeps what is lost by it."""
        if len(self._all) > 1:
            window.workspace.end(lambda: self._close(window))
        else:
            self.last_close_requested.emit()

    def end(self, act: Callable[[], object]) -> None:
        """Do what ends all windows, unless the user rather keeps what is lost by it."""
        self._end(list(self._all), act)

    async def build_anew(self) -> None:
        """Make all windows again, as they are: other words hold, another style.

        What arrives goes on to arrive. A message that is being changed in its place is not
        carried over.
        """
        old = list(self._all)
        for window in old:
            place, conversation = self._place(window), window.workspace.conversation
            window.workspace.leave()
            main = new_window(self._commons.dress, self._settings)
            made = self._new(main)
            made.main.restore_geometry_text(place.geometry)
            if window.main.isVisible():
                made.main.show()
            if place.front:
                self._front = made
            if conversation.temporary:
                typed = window.main.composer.text()
                made.workspace.carry_on(conversation)
                made.main.composer.set_text(typed)
            await made.restore(place.conversation)
            self._all.remove(window)
            await window.close()
            self.closed.emit()
        self._commons.settings.renew()
        self._front.main.activateWindow()

    async def restore(self) -> None:
        """After the first paint: open what was open when the program ended.

        Raises `StorageError`.
        """
        places = await self._remembered()
        await self.first.restore(places[0].conversation)
        front = self.first if places[0].front else None
        for place in places[1:]:
            window = await self._open(place.conversation, place.geometry)
            front = window if place.front else front
        self._restored = True
        if len(places) > 1 and front is not None:
            front.main.raise_to_front()
        await self._remember()

    async def save(self) -> None:
        """Before the end: keep drafts, and which windows there are. Raises `StorageError`."""
        for window in (*self._all, *self._closing):
            await window.save()
        await self._remember()

    def hide(self) -> None:
        """Take all windows away."""
        for window in self._all:
            window.main.setEnabled(False)
            window.main.hide()

    def free(self) -> None:
        """Free the widgets. Nothing may be shown afterwards."""
        for window in self._all:
            window.free()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Which window is used."""
        if event.type() == QEvent.Type.WindowActivate:
            self._front = next((w for w in self._all if w.main is watched), self._front)
        return False

    @property
    def _settings(self) -> Settings:
        return self._commons.cases.accounts.settings

    def _actions(self, main: MainWindow) -> Actions:
        return Actions(main, keys=self._commons.dress.keys)

    def _new(self, main: MainWindow) -> Window:
        """All that a window has besides what is seen first."""
        window = Window(main, self._commons, self._actions(main))
        window.complete()
        self._adopt(window)
        return window

    def _adopt(self, window: Window) -> None:
        self._all.append(window)
        window.main.installEventFilter(self)
        window.close_requested.connect(lambda: self.close(window))
        window.another_requested.connect(self.open)
        window.workspace.shown_changed.connect(self._on_workspace_shown_changed)
        self.opened.emit(window)

    async def _open_beside(self, conversation_id: str) -> None:
        beside = self._front.main
        try:
            window = await self._open(conversation_id, beside.geometry_text(), aside=True)
        except ChatError as error:
            self._all[-1].show_notice(explained(error))
            return
        if window in self._all:
            window.main.raise_to_front()
            window.main.composer.setFocus()
            await self._note()

    async def _open(self, conversation_id: str, geometry: str, *, aside: bool = False) -> Window:
        dress, settings = self._commons.dress, self._settings
        sidebar = new_sidebar(dress)
        # The other windows have their turn in between.
        await asyncio.sleep(_TURN)
        composer = new_composer(dress, settings)
        await asyncio.sleep(_TURN)
        main = new_window(dress, settings, sidebar=sidebar, composer=composer)
        await asyncio.sleep(_TURN)
        actions = self._actions(main)
        await asyncio.sleep(_TURN)
        window = Window(main, self._commons, actions)
        await asyncio.sleep(_TURN)
        window.complete()
        self._adopt(window)
        await asyncio.sleep(_TURN)
        main.restore_geometry_text(geometry)
        if aside:
            _step_aside(main)
        main.show()
        await asyncio.sleep(_TURN)
        await window.restore(conversation_id)
        return window

    def _close(self, window: Window) -> None:
        if window not in self._all or len(self._all) == 1:
            return
        if window.workspace.temporary:
            # Nobody could see or keep what would arrive.
            window.workspace.stop()
        self._all.remove(window)
        self._closing.append(window)
        if self._front is window:
            self._front = self._all[-1]
        self._tasks.start(self._closed(window), "close a window")

    async def _closed(self, window: Window) -> None:
        try:
            await window.close()
        finally:
            self._closing.remove(window)
            self.closed.emit()
        await self._note()

    def _end(self, left: list[Window], act: Callable[[], object]) -> None:
        if not left:
            act()
            return
        left[0].workspace.end(lambda: self._end(left[1:], act))

    def _place(self, window: Window) -> Place:
        return Place(window.workspace.stored_id, window.main.geometry_text(), window is self._front)

    async def _remembered(self) -> list[Place]:
        library = self._commons.cases.library
        stored = await library.recall(_OPEN)
        if stored is None:
            return [Place(await library.recall(_LAST) or "")]
        try:
            places = [Place(str(c), str(g), front is True) for c, g, front in json.loads(stored)]
        except (ValueError, TypeError):
            places = []
        return places[:_MOST] or [Place()]

    async def _remember(self) -> None:
        if self._restored:
            places = [self._place(window) for window in self._all]
            await self._commons.cases.library.remember(_OPEN, json.dumps(places))

    async def _note(self) -> None:
        try:
            await self._remember()
        except ChatError:
            return  # a comfort; a disk that says no is told of where it matters

    def _on_workspace_shown_changed(self, _conversation_id: str) -> None:
        shown = json.dumps([window.workspace.stored_id for window in self._all])
        if self._restored and shown != self._noted:
            self._noted = shown
            self._tasks.start(self._note(), "remember the windows")


def _step_aside(window: MainWindow) -> None:
    """Not over the one that it was opened from."""
    if window.isMaximized() or window.isFullScreen():
        window.showNormal()
    place = window.pos() + QPoint(_ASIDE, _ASIDE)
    room = window.screen().availableGeometry()
    if place.x() + window.width() > room.right() or place.y() + window.height() > room.bottom():
        place = room.topLeft()
    window.move(place)
