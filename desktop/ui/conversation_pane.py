"""The list of the sidebar, and all that can be done with its rows."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QTimer, Signal
from PySide6.QtWidgets import QFrame, QMenu

from desktop.chat.folders import FolderTree
from desktop.chat.scope import Scope, ScopeKind
from desktop.ui.icons import Icons
from desktop.ui.keymap import Keymap
from desktop.ui.sidebar_delegate import ConversationDelegate
from desktop.ui.sidebar_drag import DragLabel
from desktop.ui.sidebar_list import ConversationList, Dragged
from desktop.ui.sidebar_marks import SidebarMarks
from desktop.ui.sidebar_menu import conversation_entries, folder_entries, pop_up
from desktop.ui.sidebar_model import FOLDER_ROLE, ID_ROLE, KIND_ROLE, SidebarItemModel
from desktop.ui.sidebar_row import ScopeBar
from desktop.ui.sidebar_rows import RowKind
from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.wording import counted, tr

if TYPE_CHECKING:  # the first paint shows no conversation
    from desktop.chat.conversation import ConversationSummary

#: More conversations are asked for when so many rows or fewer are left below.
_ROWS_AHEAD = 20
_PUT_AWAY = (ScopeKind.ARCHIVED, ScopeKind.DELETED)


class ConversationPane(QFrame):
    """Lists folders and conversations and says what the user wants done with them.

    Renaming and pinning show at once; archiving and deleting show when `remove` is called.
    Several conversations are given as a tuple of their ids. Lays nothing out; saves and loads
    nothing.
    """

    #: A conversation shall be opened.
    conversation_chosen = Signal(str)
    #: A conversation shall be opened in a new window.
    window_requested = Signal(str)
    #: Conversation id and new title.
    rename_requested = Signal(str, str)
    #: Conversations, and whether they shall be pinned.
    pin_requested = Signal(object, bool)
    archive_requested = Signal(object)
    #: Conversations shall come back from the archive, or from where the deleted ones are.
    bring_back_requested = Signal(object)
    delete_requested = Signal(object)
    #: Deleted conversations shall be removed for good.
    purge_requested = Signal(object)
    #: Conversations shall be moved; where to is asked then.
    move_requested = Signal(object)
    #: Conversations shall be moved into a folder, or for "" into none.
    put_requested = Signal(object, str)
    #: Conversations shall get or lose tags; which ones is asked then.
    tag_requested = Signal(object)
    #: A conversation shall be written to a file (ConversationSummary).
    export_requested = Signal(object)
    #: A folder is wanted, in the one of this id or at the top.
    new_folder_requested = Signal(str)
    #: Folder id and new name.
    folder_rename_requested = Signal(str, str)
    folder_delete_requested = Signal(str)
    #: A folder shall be moved; where to is asked then.
    folder_move_requested = Signal(str)
    #: A folder shall be put into another one, or for "" to the top.
    folder_put_requested = Signal(str, str)
    #: A folder shows what is in it, or no longer (its id, bool).
    folder_toggled = Signal(str, bool)
    #: More of a folder is wanted (its id).
    folder_more_requested = Signal(str)
    #: Another list is wanted (Scope).
    scope_requested = Signal(object)
    #: The choice of lists is wanted.
    scopes_requested = Signal()
    #: The reader is near the end of the list: add older conversations, if there are any.
    more_requested = Signal()

    def __init__(
        self,
        *,
        theme: ThemeSource,
        icons: Icons,
        keys: Keymap | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__()
        self._keys = keys or Keymap(parent=self)
        self._selected = ""
        self._count = 0
        self._asked_at = -1
        #: What was dropped and has not arrived yet.
        self._follow = ""
        self._menu: QMenu | None = None
        self._model = SidebarItemModel(self, clock=clock)
        self._scope_bar = ScopeBar(icons=icons)
        self._list = ConversationList(self._keys)
        self._marks = SidebarMarks(self._list, self._model, self)
        self._drag = DragLabel(self)
        self._delegate = ConversationDelegate(theme.theme, self._list, icons)
        self._list.setModel(self._model)
        self._list.setItemDelegate(self._delegate)
        self._connect_list()

    def set_summaries(self, summaries: Iterable[ConversationSummary]) -> None:
        """Show these conversations and no others."""
        self._model.set_summaries(summaries)
        self._asked_at = -1
        self._after_adding()

    def add_summaries(self, summaries: Iterable[ConversationSummary]) -> None:
        """Show these conversations too, those already listed in their newer state."""
        self._model.add_summaries(summaries)
        self._after_adding()

    def update_summary(self, summary: ConversationSummary) -> None:
        self.add_summaries((summary,))

    def refresh_summary(self, summary: ConversationSummary) -> None:
        """Show the newer state of a conversation, if it belongs into the list that is shown."""
        if self._model.scope.kind is not ScopeKind.DELETED:
            self.update_summary(summary)

    def change_summary(self, conversation_id: str, **changes: object) -> None:
        """Show that something of a listed conversation is different now."""
        summary = self._model.summary(conversation_id)
        if summary is not None:
            self.update_summary(msgspec.structs.replace(summary, **changes))

    def remove(self, conversation_id: str) -> None:
        self._model.remove(conversation_id)

    def summary(self, conversation_id: str) -> ConversationSummary | None:
        """As it is listed; None when it is not."""
        return self._model.summary(conversation_id)

    @property
    def scope(self) -> Scope:
        """Which list is shown."""
        return self._model.scope

    def set_scope(self, scope: Scope) -> None:
        """Show another list; it is empty until something is added."""
        self._marks.clear()
        self._model.set_scope(scope)
        self._asked_at = -1
        self._scope_bar.set_scope(scope)

    def set_folders(self, tree: FolderTree) -> None:
        """The folders, as they are stored now."""
        self._model.set_folders(tree)
        self._restore_selection()
        QTimer.singleShot(0, self, self._ask_for_more)

    @property
    def folders(self) -> FolderTree:
        return self._model.tree

    def set_complete(self, folder_id: str) -> None:
        """There is no more in a folder than was added."""
        self._model.set_complete(folder_id)

    def forget_complete(self) -> None:
        """There may be more in any folder than was added."""
        self._model.forget_complete()

    def rename_folder(self, folder_id: str) -> None:
        """Let the name of a folder be typed in its row."""
        self._edit(folder_id)

    def say_nothing_is_here(self) -> None:
        """The list that is shown is empty, and that is all."""
        self._scope_bar.say_empty()

    def targets(self) -> tuple[str, ...]:
        """What is marked, or else the conversation of the current row while the list has the
        focus."""
        if marked := self._marks.marked():
            return marked
        return self._marks.targets(self._list.current_id()) if self._list.hasFocus() else ()

    def purge(self) -> bool:
        """Have what is marked, or else current, removed for good; False where it is not listed
        as deleted."""
        deleted = self._model.scope.kind is ScopeKind.DELETED
        ids = self._marks.marked() or self._marks.targets(self._list.current_id())
        if deleted and ids:
            self.purge_requested.emit(ids)
        return deleted and bool(ids)

    def clear_marks(self) -> bool:
        """False when no conversation was marked."""
        return self._marks.clear()

    def set_marks(self, streaming: Iterable[str], unread: Iterable[str]) -> None:
        """Which conversations a reply arrives in, and which hold something not yet read."""
        self._model.set_marks(streaming, unread)

    def select(self, conversation_id: str) -> None:
        """Mark the conversation that is open; "" for none."""
        self._selected = conversation_id
        self._restore_selection()
        index = self._model.index_of(conversation_id)
        if index.isValid():
            self._list.make_current(index)
            self._list.scrollTo(index)

    def conversation_ids(self) -> list[str]:
        """The listed conversations from top to bottom."""
        return self._model.conversation_ids()

    def restyle_list(self, theme: Theme) -> None:
        self._scope_bar.set_theme(theme)
        self._drag.set_theme(theme)
        self._delegate.set_theme(theme)
        self._list.setFont(theme.ui_font(13.5))
        self._list.doItemsLayout()

    def _connect_list(self) -> None:
        self._scope_bar.closed.connect(lambda: self.scope_requested.emit(Scope()))
        self._list.chosen.connect(self._on_list_chosen)
        self._list.chosen_apart.connect(self._on_list_chosen_apart)
        self._list.act_requested.connect(self._on_list_act_requested)
        self._list.folder_act_requested.connect(self._act_on_folder)
        self._list.folder_toggled.connect(self.folder_toggled)
        self._list.more_requested.connect(self.folder_more_requested)
        self._list.menu_requested.connect(self._on_list_menu_requested)
        self._list.dragged.connect(self._on_list_dragged)
        self._list.drag_ended.connect(self._on_list_drag_ended)
        self._list.dropped.connect(self._on_list_dropped)
        self._list.verticalScrollBar().valueChanged.connect(self._ask_for_more)
        self._delegate.title_edited.connect(self._on_delegate_title_edited)
        self._delegate.folder_edited.connect(self.folder_rename_requested)
        self._model.modelReset.connect(self._restore_selection)
        self._model.rowsInserted.connect(self._restore_selection)

    def _after_adding(self) -> None:
        self._count = self._model.summary_count()
        self._restore_selection()
        dropped, self._follow = self._model.index_of(self._follow), ""
        if dropped.isValid():
            # The keys go on there.
            self._list.make_current(dropped)
        # Once the caller is done with what it adds.
        QTimer.singleShot(0, self, self._ask_for_more)

    def _restore_selection(self) -> None:
        """Rows that went and came back are not selected any more."""
        selection = self._list.selectionModel()
        index = self._model.index_of(self._selected)
        if index.isValid():
            if not selection.isSelected(index):
                selection.select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        else:
            selection.clearSelection()

    def _ask_for_more(self) -> None:
        # Not by the scroll bar's range, which follows the rows later only.
        row = max(self._list.sizeHintForRow(0), 1)
        shown = self._list.verticalScrollBar().value() + self._list.viewport().height()
        below = self._model.rowCount() - shown / row
        # Asked once for every length of the list: who has no more simply adds nothing.
        if below <= _ROWS_AHEAD and self._asked_at != self._count:
            self._asked_at = self._count
            self.more_requested.emit()
        self._ask_for_folders()

    def _ask_for_folders(self) -> None:
        """Ask for more of a folder whose last row can be seen."""
        view = self._list.viewport().rect()
        row = self._list.indexAt(QPoint(view.center().x(), view.top() + 1)).row()
        for place in range(max(row, 0), self._model.rowCount()):
            index = self._model.index(place, 0)
            if self._list.visualRect(index).top() > view.bottom():
                return
            if index.data(KIND_ROLE) == RowKind.MORE:
                self.folder_more_requested.emit(self._model.row_key(index))

    def _toggle_pin(self, ids: tuple[str, ...]) -> None:
        summaries = [s for key in ids if (s := self._model.summary(key)) is not None]
        pinned = not all(summary.pinned for summary in summaries)
        for summary in summaries:
            self.update_summary(msgspec.structs.replace(summary, pinned=pinned))
        self.pin_requested.emit(ids, pinned)

    def _edit(self, key: str) -> None:
        index = self._model.index_of(key)
        self._list.make_current(index)
        self._list.setFocus()
        self._list.edit(index)

    def _on_delegate_title_edited(self, conversation_id: str, title: str) -> None:
        summary = self._model.summary(conversation_id)
        if summary is not None:
            self.update_summary(msgspec.structs.replace(summary, title=title))
            self.rename_requested.emit(conversation_id, title)

    def _on_list_chosen(self, conversation_id: str) -> None:
        if self._model.scope.kind is ScopeKind.DELETED:
            self.bring_back_requested.emit((conversation_id,))
        else:
            self.conversation_chosen.emit(conversation_id)

    def _on_list_chosen_apart(self, conversation_id: str) -> None:
        if self._model.scope.kind is not ScopeKind.DELETED:
            self.window_requested.emit(conversation_id)

    def _on_list_act_requested(self, name: str) -> None:
        ids = self._marks.marked() or self._marks.targets(self._list.current_id())
        if self._model.scope.kind is ScopeKind.DELETED and name == "delete":
            self.purge()
        elif ids and (self._model.scope.kind is not ScopeKind.DELETED or name == "archive"):
            self._act(name, ids)

    def _act(self, name: str, ids: tuple[str, ...]) -> None:
        if name == "pin":
            self._toggle_pin(ids)
        elif name == "delete" and self._model.scope.kind is ScopeKind.DELETED:
            self.purge_requested.emit(ids)
        elif name == "archive" and self._model.scope.kind in _PUT_AWAY:
            self.bring_back_requested.emit(ids)
        else:
            {
                "archive": self.archive_requested,
                "delete": self.delete_requested,
                "move": self.move_requested,
                "tag": self.tag_requested,
            }[name].emit(ids)
        if name != "tag":
            self._marks.clear()

    def _act_on_folder(self, name: str, folder_id: str) -> None:
        {
            "delete": self.folder_delete_requested,
            "move": self.folder_move_requested,
            "subfolder": self.new_folder_requested,
        }[name].emit(folder_id)

    def _on_list_menu_requested(self, index: QModelIndex, place: QPoint) -> None:
        key, folder_id = index.data(ID_ROLE), index.data(FOLDER_ROLE)
        summary = self._model.summary(key) if key else None
        if folder_id:
            entries = folder_entries(
                rename=lambda: self._edit(folder_id),
                act=lambda name: self._act_on_folder(name, folder_id),
            )
        elif summary is not None:
            ids = self._marks.targets(key)
            entries = conversation_entries(
                summary,
                len(ids),
                self._model.scope,
                rename=lambda: self._edit(key),
                apart=lambda: self.window_requested.emit(key),
                export=lambda: self.export_requested.emit(summary),
                act=lambda name: self._act(name, ids),
            )
        else:
            entries = [
                (tr("New folder"), "new-folder", lambda: self.new_folder_requested.emit("")),
                (tr("Show other conversations…"), "show", self.scopes_requested.emit),
            ]
        self._menu = pop_up(entries, place, keys=self._keys, parent=self)

    def _on_list_dragged(self, folder_id: str, title: str, place: QPoint) -> None:
        self._set_target(folder_id)
        count = len(self._marks.marked())
        several = counted("%n conversations", "%n conversation", count)
        self._drag.show_at(place, several if count > 1 else title)

    def _on_list_drag_ended(self) -> None:
        self._set_target("")
        self._drag.hide()

    def _set_target(self, folder_id: str) -> None:
        if folder_id != self._delegate.target:
            self._delegate.target = folder_id
            self._list.viewport().update()

    def _on_list_dropped(self, dragged: Dragged, folder_id: str) -> None:
        if not self._model.scope.whole:
            return
        if dragged.kind is RowKind.FOLDER:
            folder = self._model.tree.get(dragged.key)
            if folder_id != dragged.key and folder and (folder.parent_id or "") != folder_id:
                self.folder_put_requested.emit(dragged.key, folder_id)
            return
        ids = self._marks.targets(dragged.key)
        found = (self._model.summary(key) for key in ids)
        if any(summary is not None and (summary.folder_id or "") != folder_id for summary in found):
            self._follow = dragged.key
            self.put_requested.emit(ids, folder_id)
        self._marks.clear()
