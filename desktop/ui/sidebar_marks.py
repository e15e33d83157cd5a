"""Several conversations of the list, marked to do something with all of them."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.ui.sidebar_list import ConversationList
from desktop.ui.sidebar_model import SidebarItemModel


class SidebarMarks(QObject):
    """Marks rows as the list's keys and mouse say. Does nothing to conversations."""

    def __init__(self, view: ConversationList, model: SidebarItemModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._view = view
        #: Where a stretch of marks begins.
        self._from = ""
        view.mark_toggled.connect(self._on_view_mark_toggled)
        view.mark_added.connect(self._on_view_mark_added)
        view.mark_extended.connect(self._on_view_mark_extended)
        view.mark_all_requested.connect(self._on_view_mark_all_requested)
        view.marks_cleared.connect(self.clear)

    def clear(self) -> bool:
        """False when nothing was marked."""
        had = bool(self._model.marked)
        self._model.set_marked(())
        self._from = ""
        return had

    def targets(self, conversation_id: str) -> tuple[str, ...]:
        """What an action on this row is about: all that is marked if it is, else it alone."""
        if conversation_id in self._model.marked:
            return self.marked()
        return (conversation_id,) if conversation_id else ()

    def marked(self) -> tuple[str, ...]:
        """In the order of the list; those that are not listed any more are left out."""
        marked = self._model.marked
        return tuple(key for key in self._model.conversation_ids() if key in marked)

    def _on_view_mark_toggled(self, conversation_id: str) -> None:
        self._from = conversation_id
        self._model.set_marked(self._model.marked ^ {conversation_id})

    def _on_view_mark_added(self, conversation_id: str) -> None:
        self._from = conversation_id
        self._model.set_marked(self._model.marked | {conversation_id})

    def _on_view_mark_extended(self, conversation_id: str) -> None:
        listed = self._model.conversation_ids()
        begin = self._from if self._from in listed else self._view.current_id()
        first, last = sorted(
            (listed.index(begin or conversation_id), listed.index(conversation_id))
        )
        self._model.set_marked(self._model.marked | set(listed[first : last + 1]))
        self._from = conversation_id

    def _on_view_mark_all_requested(self) -> None:
        self._model.set_marked(self._model.conversation_ids())
