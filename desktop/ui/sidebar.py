"""The sidebar: folders and conversations, and the ways to a new one and to the settings."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
)

from desktop.ui.conversation_pane import ConversationPane
from desktop.ui.icons import Icons
from desktop.ui.keymap import Keymap
from desktop.ui.sidebar_row import IconButton, SearchField, SidebarRow
from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.wording import tr

if TYPE_CHECKING:  # the window is painted before anything can be looked for
    from desktop.chat.search_result import SearchResult
    from desktop.ui.found_pane import FoundPane

_WIDTH_PX = 260
#: At a large zoom the transcript needs the room more.
_WIDEST = 400
#: Groups are named by the day; looked at again this often, in milliseconds.
_REGROUP_MS = 15 * 60_000


class Sidebar(ConversationPane):
    """The list of conversations between the buttons above and below it, and the search field.

    What is found takes the place of the list. Saves, loads and looks for nothing.
    """

    new_requested = Signal()
    settings_requested = Signal()
    #: What is typed into the search field: `show_found` answers it.
    search_changed = Signal(str)
    #: A search result shall be opened: conversation, and message or "".
    found_chosen = Signal(str, str)
    #: The composer is wanted.
    write_requested = Signal()

    def __init__(
        self,
        *,
        theme: ThemeSource,
        icons: Icons,
        keys: Keymap | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(theme=theme, icons=icons, keys=keys, clock=clock)
        self._themes = theme
        self._clock = clock
        self._new = SidebarRow(
            tr("New conversation"), icon="square-pen", shortcut="new", icons=icons, keys=self._keys
        )
        self._search = SearchField(icons=icons, keys=self._keys)
        self._scopes = IconButton("list-filter", icons=icons)
        self._keys.tip(self._scopes, tr("Show other conversations"), "show")
        self._scopes.setAccessibleName(tr("Show other conversations"))
        self._pages = QStackedWidget()
        self._settings = SidebarRow(
            tr("Settings"), icon="settings", shortcut="settings", icons=icons, keys=self._keys
        )
        self._regroup_timer = QTimer(self, interval=_REGROUP_MS)
        self._room = self._wanted_width = _WIDEST
        self.setObjectName("sidebar")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._build()
        self._connect()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed(theme.theme)

    def set_room(self, room: int) -> None:
        """How much of the window it may take."""
        if room != self._room:
            self._room = room
            self._set_width()

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

        pane = FoundPane(theme=self._themes, keys=self._keys, clock=self._clock)
        pane.left_upwards.connect(self._search.setFocus)
        pane.write_requested.connect(self.write_requested)
        pane.chosen.connect(self.found_chosen)
        self._pages.addWidget(pane)
        return pane

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._above, self._below = QVBoxLayout(), QVBoxLayout()
        self._above.setSpacing(0)
        self._above.addWidget(self._new)
        beside = QHBoxLayout()
        beside.setSpacing(2)
        beside.addWidget(self._search, 1)
        beside.addWidget(self._scopes)
        self._above.addLayout(beside)
        self._above.addWidget(self._scope_bar)
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
        self._scopes.clicked.connect(self.scopes_requested)
        self._list.left_upwards.connect(self._search.setFocus)
        self._list.write_requested.connect(self.write_requested)
        self._regroup_timer.timeout.connect(self._model.regroup)

    def _set_width(self) -> None:
        self.setFixedWidth(min(self._wanted_width, self._room))

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
            self._list.make_current(self._model.index_of(ids[0]))
        self._list.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_search_return_pressed(self) -> None:
        if self._search.text().strip():
            self._found.choose_first()

    def _on_theme_changed(self, theme: Theme) -> None:
        palette = theme.palette
        self._wanted_width = min(theme.px(_WIDTH_PX), _WIDEST)
        self._set_width()
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
        self._scopes.set_theme(theme)
        self.restyle_list(theme)
