"""The sidebar: all conversations, and the ways to a new one and to the settings."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QStackedWidget, QVBoxLayout

from desktop.ui.icons import Icons
from desktop.ui.keymap import Keymap
from desktop.ui.sidebar_list import ConversationDelegate, ConversationList
from desktop.ui.sidebar_model import SidebarItemModel
from desktop.ui.sidebar_row import SearchField, SidebarRow
from desktop.ui.theme import Theme, ThemeSource

if TYPE_CHECKING:  # the window is painted before anything can be looked for
    from desktop.chat.conversation import ConversationSummary
    from desktop.chat.search_result import SearchResult
    from desktop.ui.found_pane import FoundPane

_WIDTH_PX = 260
#: At a large zoom the transcript needs the room more.
_WIDEST = 400
#: More conversations are asked for when so many rows or fewer are left below.
_ROWS_AHEAD = 20
#: Groups are named by the day; looked at again this often, in milliseconds.
_REGROUP_MS = 15 * 60_000


class Sidebar(QFrame):
    """Lists conversations and says what the user wants done with them.

    Renaming and pinning show at once; archiving and deleting show when `remove` is called.
    Saves and loads nothing.
    """

    #: A conversation shall be opened.
    conversation_chosen = Signal(str)
    new_requested = Signal()
    #: Conversation id and new title.
    rename_requested = Signal(str, str)
    #: Conversation id and whether it shall be pinned.
    pin_requested = Signal(str, bool)
    archive_requested = Signal(str)
    delete_requested = Signal(str)
    #: A conversation shall be written to a file (ConversationSummary).
    export_requested = Signal(object)
    settings_requested = Signal()
    #: What is typed into the search field: `show_found` answers it.
    search_changed = Signal(str)
    #: A search result shall be opened: conversation, and message or "".
    found_chosen = Signal(str, str)
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
        self._themes = theme
        self._clock = clock
        self._selected = ""
        self._count = 0
        self._asked_at = -1
        self._menu: QMenu | None = None
        self._model = SidebarItemModel(self, clock=clock)
        self._new = SidebarRow(
            "New conversation", icon="square-pen", shortcut="new", icons=icons, keys=self._keys
        )
        self._search = SearchField(icons=icons, keys=self._keys)
        self._list = ConversationList()
        self._delegate = ConversationDelegate(theme.theme, self._list)
        self._pages = QStackedWidget()
        self._settings = SidebarRow(
            "Settings", icon="settings", shortcut="settings", icons=icons, keys=self._keys
        )
        self._regroup_timer = QTimer(self, interval=_REGROUP_MS)
        self._list.setModel(self._model)
        self._list.setItemDelegate(self._delegate)
        self.setObjectName("sidebar")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._build()
        self._connect()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed(theme.theme)

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

    def remove(self, conversation_id: str) -> None:
        self._model.remove(conversation_id)

    def set_marks(self, streaming: Iterable[str], unread: Iterable[str]) -> None:
        """Which conversations a reply arrives in, and which hold something not yet read."""
        self._model.set_marks(streaming, unread)

    def select(self, conversation_id: str) -> None:
        """Mark the conversation that is open; "" for none."""
        self._selected = conversation_id
        self._restore_selection()
        index = self._model.index_of(conversation_id)
        if index.isValid():
            self._list.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.NoUpdate
            )
            self._list.scrollTo(index)

    def conversation_ids(self) -> list[str]:
        """The listed conversations from top to bottom."""
        return self._model.conversation_ids()

    def search_text(self) -> str:
        return self._search.text()

    def show_found(self, result: SearchResult) -> None:
        """Show what was found for the text in the search field."""
        self._found.show_result(result)

    def show_search_hint(self, words: str) -> None:
        """Say instead why nothing is looked for."""
        self._found.show_hint(words)

    def focus_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._model.regroup()
        self._regroup_timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._regroup_timer.stop()

    @cached_property
    def _found(self) -> FoundPane:
        """Made for the first search."""
        from desktop.ui.found_pane import FoundPane  # noqa: PLC0415 - not before the first paint

        pane = FoundPane(theme=self._themes, clock=self._clock)
        pane.left_upwards.connect(self._search.setFocus)
        pane.chosen.connect(self.found_chosen)
        self._pages.addWidget(pane)
        return pane

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._above, self._below = QVBoxLayout(), QVBoxLayout()
        self._above.setSpacing(0)
        self._above.addWidget(self._new)
        self._above.addWidget(self._search)
        self._below.addWidget(self._settings)
        self._column.addLayout(self._above)
        self._pages.addWidget(self._list)
        self._column.addWidget(self._pages, 1)
        self._column.addLayout(self._below)

    def _connect(self) -> None:
        self._new.clicked.connect(self.new_requested)
        self._settings.clicked.connect(self.settings_requested)
        self._search.textChanged.connect(self._on_search_text_changed)
        self._search.left_downwards.connect(self._on_search_left_downwards)
        self._search.returnPressed.connect(self._on_search_return_pressed)
        self._list.chosen.connect(self.conversation_chosen)
        self._list.pin_requested.connect(self._toggle_pin)
        self._list.archive_requested.connect(self.archive_requested)
        self._list.delete_requested.connect(self.delete_requested)
        self._list.menu_requested.connect(self._on_list_menu_requested)
        self._list.left_upwards.connect(self._search.setFocus)
        self._list.verticalScrollBar().valueChanged.connect(self._ask_for_more)
        self._delegate.title_edited.connect(self._on_delegate_title_edited)
        self._model.modelReset.connect(self._restore_selection)
        self._model.rowsInserted.connect(self._restore_selection)
        self._regroup_timer.timeout.connect(self._model.regroup)

    def _after_adding(self) -> None:
        self._count = self._model.summary_count()
        self._restore_selection()
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

    def _toggle_pin(self, conversation_id: str) -> None:
        summary = self._model.summary(conversation_id)
        if summary is not None:
            self.update_summary(msgspec.structs.replace(summary, pinned=not summary.pinned))
            self.pin_requested.emit(conversation_id, not summary.pinned)

    def _rename(self, conversation_id: str) -> None:
        index = self._model.index_of(conversation_id)
        self._list.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.NoUpdate
        )
        self._list.edit(index)

    def _on_delegate_title_edited(self, conversation_id: str, title: str) -> None:
        summary = self._model.summary(conversation_id)
        if summary is not None:
            self.update_summary(msgspec.structs.replace(summary, title=title))
            self.rename_requested.emit(conversation_id, title)

    def _on_list_menu_requested(self, conversation_id: str, place: QPoint) -> None:
        summary = self._model.summary(conversation_id)
        if summary is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entries = (
            ("Rename", "rename", lambda: self._rename(conversation_id)),
            (
                "Unpin" if summary.pinned else "Pin",
                "pin",
                lambda: self._toggle_pin(conversation_id),
            ),
            ("Export…", "", lambda: self.export_requested.emit(summary)),
            ("Archive", "archive", lambda: self.archive_requested.emit(conversation_id)),
            ("Delete", "delete", lambda: self.delete_requested.emit(conversation_id)),
        )
        for text, name, act in entries:
            # The key is only shown here: the list itself listens for it.
            action = menu.addAction(f"{text}\t{self._keys.words(name)}" if name else text)
            action.triggered.connect(act)
        menu.popup(place)
        self._menu = menu

    def _on_search_text_changed(self, text: str) -> None:
        searching = bool(text.strip())
        if searching:
            self._pages.setCurrentWidget(self._found)
        elif self._pages.currentWidget() is not self._list:
            self._pages.setCurrentWidget(self._list)
            self._found.clear()
        self.search_changed.emit(text)

    def _on_search_left_downwards(self) -> None:
        if self._search.text().strip():
            self._found.enter()
            return
        ids = self._model.conversation_ids()
        if not ids:
            return
        if self._list.current_id() not in ids:
            self._list.selectionModel().setCurrentIndex(
                self._model.index_of(ids[0]), QItemSelectionModel.SelectionFlag.NoUpdate
            )
        self._list.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_search_return_pressed(self) -> None:
        if self._search.text().strip():
            self._found.choose_first()

    def _on_theme_changed(self, theme: Theme) -> None:
        palette = theme.palette
        self.setFixedWidth(min(theme.px(_WIDTH_PX), _WIDEST))
        self.setStyleSheet(
            f"QFrame#sidebar {{ background: {palette.sidebar}; border: none;"
            f" border-right: 1px solid {palette.border}; }}"
        )
        margin = theme.px(10)
        self._column.setContentsMargins(0, theme.px(12), 1, theme.px(12))
        self._above.setContentsMargins(margin, 0, margin, theme.px(4))
        self._below.setContentsMargins(margin, theme.px(4), margin, 0)
        for row, colour in ((self._new, palette.text), (self._settings, palette.secondary)):
            row.set_theme(theme, colour)
        self._search.set_theme(theme)
        self._delegate.set_theme(theme)
        self._list.setFont(theme.ui_font(13.5))
        self._list.doItemsLayout()
