"""What a search found, below the search field."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QLabel, QListView, QVBoxLayout, QWidget

from desktop.chat.search_result import Found, SearchResult
from desktop.ui.found_delegate import FoundDelegate
from desktop.ui.found_model import FOUND_ROLE, FoundItemModel
from desktop.ui.keymap import Keymap
from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.walked_list import WalkedList
from desktop.ui.wording import counted, sentences, tr


class FoundPane(QWidget):
    """Lists the results of one search, and says what there is to say about it."""

    #: A result was clicked, or Enter pressed on it: conversation, and message or "".
    chosen = Signal(str, str)
    #: Up was pressed on the first row, or another search is wanted.
    left_upwards = Signal()
    #: The composer is wanted.
    write_requested = Signal()

    def __init__(self, *, theme: ThemeSource, keys: Keymap, clock: Callable[[], float]) -> None:
        super().__init__()
        self._model = FoundItemModel(self, clock=clock)
        self._list = _FoundList(keys)
        self._list.setModel(self._model)
        self._delegate = FoundDelegate(theme.theme, self._list)
        self._list.setItemDelegate(self._delegate)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._words)
        column.addWidget(self._list, 1)
        self._list.chosen.connect(self._on_list_chosen)
        self._list.left_upwards.connect(self.left_upwards)
        self._list.write_requested.connect(self.write_requested)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed(theme.theme)

    def show_result(self, result: SearchResult) -> None:
        self._model.set_result(result)
        self._list.scrollToTop()
        self._mark(self._model.first())
        self._say(_remark(result))

    def show_hint(self, words: str) -> None:
        self._model.set_result(SearchResult())
        self._say(words)

    def clear(self) -> None:
        self.show_hint("")

    def enter(self) -> None:
        """Let the keys go through the results."""
        if self._model.first().isValid():
            if not self._list.currentIndex().isValid():
                self._mark(self._model.first())
            self._list.setFocus(Qt.FocusReason.TabFocusReason)

    def choose_first(self) -> None:
        if self._list.currentIndex().isValid():
            self._list.choose(self._list.currentIndex())

    def _mark(self, index: QModelIndex) -> None:
        self._list.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def _say(self, words: str) -> None:
        self._words.setText(words)
        self._words.setVisible(bool(words))

    def _on_list_chosen(self, found: Found) -> None:
        self.chosen.emit(found.conversation.id, found.message_id)

    def _on_theme_changed(self, theme: Theme) -> None:
        self._delegate.set_theme(theme)
        self._words.setFont(theme.ui_font(13))
        side = theme.px(20)
        self._words.setContentsMargins(side, theme.px(8), side, theme.px(4))
        self._words.setStyleSheet(f"color: {theme.palette.secondary};")
        self._list.doItemsLayout()


def _remark(result: SearchResult) -> str:
    count = len(result.messages)
    words = []
    if not count and not result.titles:
        words.append(tr("Nothing found."))
    if result.more:
        words.append(counted("The newest %n matches.", "The newest %n match.", count))
    if result.incomplete:
        words.append(tr("Older messages are still being made ready for searching."))
    return sentences(*words)


class _FoundList(WalkedList):
    """Results as rows; the current one is the selected one."""

    #: A row was clicked, or Enter pressed on it (Found).
    chosen = Signal(object)

    def __init__(self, keys: Keymap) -> None:
        super().__init__(keys, ("row-open",))
        self.setAccessibleName(tr("Search results"))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(self.choose)

    def choose(self, index: QModelIndex) -> None:
        found = index.data(FOUND_ROLE)
        if found is not None:
            self.chosen.emit(found)

    def act(self, name: str, index: QModelIndex) -> bool:  # noqa: ARG002 - there is one only
        self.choose(index)
        return True
