"""What Rivulet is while its window is not looked at: notices, the tray, the quick entry."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, NamedTuple, Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from desktop.chat.conversation import ConversationSummary
from desktop.chat.message import Message, MessageStatus
from desktop.settings import Settings
from desktop.ui.arrivals import Arrivals
from desktop.ui.quick_entry import QuickEntry
from desktop.ui.theme import ThemeSource
from desktop.ui.tray import Tray
from desktop.ui.wording import marked, spoken, tr

#: What the end of a reply is called; a reply that was stopped needs no word.
_ENDED = {
    MessageStatus.COMPLETE: marked("The reply is complete."),
    MessageStatus.INTERRUPTED: marked("The reply was interrupted."),
    MessageStatus.FAILED: marked("There is no reply: the request failed."),
}
_ASKS = marked("A tool waits for your answer.")


class NoticeBoard(Protocol):
    """Where notices outside of the window are shown."""

    async def show(self, key: str, title: str, text: str, *, click: str) -> None:
        """``click`` says what a click on the notice does."""

    async def withdraw(self, key: str) -> None: ...


class KeyAsker(Protocol):
    """Asks the desktop for a key that works everywhere, and serves it.

    Given what the key shall be and what it is for, whom to tell the key that it is, and what to
    do when it is pressed. Returns why there is none, or none any more.
    """

    async def __call__(
        self,
        wish: str,
        words: str,
        *,
        told: Callable[[str], object],
        pressed: Callable[[], object],
    ) -> str: ...


class Place(Protocol):
    """The windows, as far as the desktop leads to them."""

    def raise_to_front(self) -> None:
        """Show the window that was used last."""

    def show_conversation(self, conversation_id: str) -> None:
        """Show a conversation where it is open, or else in the window that was used last."""

    def window_of(self, conversation_id: str) -> QWidget:
        """The window in which that would be."""

    def ask_anew(self, text: str) -> None:
        """Send a message in a new conversation, in front."""


class PresenceFace(NamedTuple):
    """What the desktop offers. ``new_board`` is given what to do with the key of a notice that
    was clicked."""

    new_board: Callable[[Callable[[str], object]], NoticeBoard]
    ask_for_key: KeyAsker


class PresenceDesk(QObject):
    """Tells of what ended while nobody looked, and keeps a way back to the windows.

    Changes no conversation.
    """

    #: The key of the quick entry, or why it has none, as a sentence.
    key_told = Signal(str)

    def __init__(
        self,
        *,
        place: Place,
        arrivals: Arrivals,
        theme: ThemeSource,
        face: PresenceFace,
        settings: Callable[[], Settings],
        actions: Callable[[], list[QAction]],
        run: Callable[[Coroutine[Any, Any, None], str], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._place = place
        self._theme = theme
        self._board = face.new_board(self._on_notice_clicked)
        self._ask_for_key = face.ask_for_key
        self._settings = settings
        self._new_actions = actions
        self._run = run
        self._told: set[str] = set()
        self._tray: Tray | None = None
        self._quick: QuickEntry | None = None
        self._wish = ""
        #: Says what became of the wish for a key.
        self.key_words = ""
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.applicationStateChanged.connect(self._on_app_state_changed)
        arrivals.ended.connect(self._on_arrivals_ended)
        arrivals.asked.connect(self._on_arrivals_asked)

    def apply(self, settings: Settings) -> None:
        """Let the tray and the key of the settings hold."""
        presence = settings.presence
        if presence.tray and self._tray is None:
            self._tray = Tray(QApplication.windowIcon(), self._new_actions(), self)
            self._tray.show_requested.connect(self._place.raise_to_front)
        if self._tray is not None:
            self._tray.set_shown(presence.tray)
        if self._quick is not None:
            self._quick.set_send_key(settings.send_key)
        if presence.quick_key and presence.quick_key != self._wish:
            self._run(self._serve_key(presence.quick_key), "serve the key of the quick entry")
        self._wish = presence.quick_key

    @property
    def stays(self) -> bool:
        """Whether closing the window leaves the program in the tray."""
        return self._tray is not None and self._tray.shown

    def build_anew(self) -> None:
        """Make the tray and the quick entry again: other words hold."""
        self.close()
        self.apply(self._settings())

    def close(self) -> None:
        """Leave the desktop."""
        if self._tray is not None:
            self._tray.close()
            self._tray = None
        if self._quick is not None:
            self._quick.deleteLater()
            self._quick = None

    def open_quick_entry(self) -> None:
        if self._quick is None:
            self._quick = QuickEntry(theme=self._theme)
            self._quick.setWindowIcon(QApplication.windowIcon())
            self._quick.set_send_key(self._settings().send_key)
            self._quick.submitted.connect(self._place.ask_anew)
        self._quick.open()

    def _tell(self, summary: ConversationSummary, words: str) -> None:
        if QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive:
            return
        if not self._settings().presence.notify:
            return
        QApplication.alert(self._place.window_of(summary.id))
        self._told.add(summary.id)
        title = summary.title or "Rivulet"
        showing = self._board.show(summary.id, title, tr(words), click=tr("Open", "a conversation"))
        self._run(showing, "show a notice")

    async def _serve_key(self, wish: str) -> None:
        def told(key: str) -> None:
            if key:
                words = tr("The desktop opens the quick entry with {key}.").format(key=key)
            else:
                words = tr("The desktop opens the quick entry with the key you chose.")
            self._say_key(words)

        reason = await self._ask_for_key(
            wish, tr("Ask Rivulet something"), told=told, pressed=self.open_quick_entry
        )
        words = tr(
            "No key for the quick entry: {reason}. Bind “rivulet --quick” to a key in the "
            "settings of your desktop instead."
        )
        self._say_key(words.format(reason=spoken(reason)))

    def _say_key(self, words: str) -> None:
        self.key_words = words
        self.key_told.emit(words)

    def _on_arrivals_ended(self, summary: ConversationSummary, message: Message) -> None:
        if words := _ENDED.get(message.status, ""):
            self._tell(summary, words)

    def _on_arrivals_asked(self, summary: ConversationSummary) -> None:
        self._tell(summary, _ASKS)

    def _on_notice_clicked(self, key: str) -> None:
        self._told.discard(key)
        self._place.show_conversation(key)

    def _on_app_state_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            for key in self._told:
                self._run(self._board.withdraw(key), "take a notice back")
            self._told.clear()
