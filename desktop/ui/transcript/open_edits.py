"""The messages of a conversation that are open for changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.ui.transcript.message_view import MessageView
from desktop.ui.transcript.user_view import UserView

#: Milliseconds without a key after which a change is told.
_PAUSE_MS = 400


class OpenEdits(QObject):
    """Knows what is being made of which message, whether that is built as a widget or not.

    A message that is built (again) is open again, with its text. Keeps nothing on the disk.
    """

    #: A message was opened by its reader (its id).
    begun = Signal(str)
    #: What is open, or its text, is another; not with every key.
    changed = Signal()

    def __init__(self, find: Callable[[str], MessageView | None], parent: QObject) -> None:
        """``find`` gives the view of a message, by its id, if it is built."""
        super().__init__(parent)
        self._find = find
        self._texts: dict[str, str] = {}
        #: The one that had the focus when its view went.
        self._focused = ""
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.changed)

    def texts(self) -> dict[str, str]:
        """What the messages would become, by their ids."""
        for message_id in self._texts:
            view = self._find(message_id)
            if isinstance(view, UserView) and (text := view.edited_text) is not None:
                self._texts[message_id] = text
        return dict(self._texts)

    def open(self, texts: Mapping[str, str]) -> None:
        """Open these messages too, with these texts. The focus stays where it is."""
        self._texts.update(texts)
        for message_id, text in texts.items():
            view = self._find(message_id)
            if isinstance(view, UserView):
                view.begin_edit(text, focus=False)

    def finish(self) -> None:
        """Write what an input method has not written yet: the texts are about to be taken."""
        for message_id in self._texts:
            view = self._find(message_id)
            if isinstance(view, UserView):
                view.finish_composition()

    def close(self, message_id: str) -> None:
        """Open for changes no longer; nobody is told."""
        self._texts.pop(message_id, None)
        view = self._find(message_id)
        if isinstance(view, UserView):
            view.end_edit(focus=False)

    def serve(self, view: UserView) -> None:
        """A message is built."""
        message_id = view.message.id
        view.edit_begun.connect(self._on_view_edit_begun)
        view.edit_changed.connect(self._pause.start)
        view.edit_ended.connect(self._on_view_edit_ended)
        if message_id in self._texts:
            view.begin_edit(self._texts[message_id], focus=False)
            if self._focused == message_id:
                self._focused = ""
                # When it is on the page.
                QTimer.singleShot(0, view, view.begin_edit)

    def let_go(self) -> None:
        """The views will be made anew."""
        for message_id in self.texts():
            view = self._find(message_id)
            if isinstance(view, UserView) and view.edit_has_focus:
                self._focused = message_id

    def _on_view_edit_begun(self, message_id: str, text: str) -> None:
        if message_id not in self._texts:
            self._texts[message_id] = text
            self.begun.emit(message_id)
            self._pause.start()

    def _on_view_edit_ended(self, message_id: str) -> None:
        if self._texts.pop(message_id, None) is not None:
            self._pause.stop()
            self.changed.emit()
