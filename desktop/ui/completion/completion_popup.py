"""The list above the composer that completes a word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop.ui.completion.source import Candidate
from desktop.ui.icons import Icons
from desktop.ui.palette.palette_list import MATCH_ROLE, PaletteList
from desktop.ui.palette.ranking import Match
from desktop.ui.shortcuts import key_words
from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.transcript.announcer import announce
from desktop.ui.wording import counted, listed, tr

_WIDTH_PX = 560
_MOST_ROWS = 8
_SOURCE_ROLE = MATCH_ROLE + 1


class CompletionPopup(QFrame):
    """Shows what may be meant, in groups. Never takes the focus: the editor keeps it, and hands
    keys to `move` and `take`.

    A part of the window, not a window of its own: an input method has the keyboard all the time.
    """

    #: One was chosen (the number of its source, Candidate).
    chosen = Signal(int, object)

    def __init__(self, *, theme: ThemeSource, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._model = QStandardItemModel(self)
        self._list = PaletteList(icons, theme.theme)
        hint = tr("{keys} choose · Enter or Tab takes it · Esc closes")
        self._hint = QLabel(hint.format(keys=f"{key_words('Up')} {key_words('Down')}"))
        self._theme = theme.theme
        self.setObjectName("completionPopup")
        self.setAccessibleName(tr("Suggestions"))
        self._list.setAccessibleName(tr("Suggestions"))
        self._list.setModel(self._model)
        self._list.clicked.connect(self.take)
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._list)
        self._column.addWidget(self._hint)
        self.hide()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed(theme.theme)

    def show_groups(
        self, groups: Sequence[tuple[str, int, Sequence[Match[Candidate]]]], *, above: QWidget
    ) -> None:
        """Show headings with what is below them, and the number of its source; nothing hides
        the list. ``above`` is what it must not cover."""
        self._model.clear()
        shown = [group for group in groups if group[2]]
        for heading, source, matches in shown:
            self._model.appendRow(_heading(heading))
            for match in matches:
                self._model.appendRow(_item(match, source))
        if not shown:
            self.hide()
            return
        was_hidden = self.isHidden()
        self._list.setCurrentIndex(self._model.index(self._rows()[0], 0))
        self._list.scrollToTop()
        self._place(above)
        self.show()
        self.raise_()
        if was_hidden:
            count = self._model.rowCount() - len(shown)
            words = counted("%n suggestions. {first}", "%n suggestion. {first}", count)
            announce(self, words.format(first=self._current_words()))

    def move_choice(self, step: int) -> None:
        """Choose the next (1) or previous (-1) one; after the last comes the first."""
        rows = self._rows()
        current = self._list.currentIndex().row()
        place = rows.index(current) if current in rows else -1
        self._list.setCurrentIndex(self._model.index(rows[(place + step) % len(rows)], 0))
        self._list.scrollTo(self._list.currentIndex())
        announce(self, self._current_words())

    def take(self) -> None:
        """Choose the current one for good."""
        current = self._current()
        if current is not None:
            self.chosen.emit(*current)

    def current_title(self) -> str:
        """Of the chosen row; "" when nothing is shown."""
        current = self._current()
        return current[1].title if current is not None and self.isVisible() else ""

    def _current(self) -> tuple[int, Candidate] | None:
        index = self._list.currentIndex()
        match = index.data(MATCH_ROLE)
        return None if match is None else (index.data(_SOURCE_ROLE), match.entry)

    def _current_words(self) -> str:
        return str(self._list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) or "")

    def _rows(self) -> list[int]:
        """Those that can be chosen."""
        rows = range(self._model.rowCount())
        return [row for row in rows if self._model.index(row, 0).data(MATCH_ROLE) is not None]

    def _place(self, above: QWidget) -> None:
        corner = above.mapTo(self._window, QPoint(0, 0))
        width = min(self._theme.px(_WIDTH_PX), above.width())
        rows = min(self._model.rowCount(), _MOST_ROWS)
        row = self._list.sizeHintForRow(0)
        self._list.setFixedHeight(rows * row + 2)
        needed = self._column.sizeHint().height()
        room = corner.y() - self._theme.px(12)
        if needed > room:
            fitting = max((room - (needed - rows * row)) // row, 2)
            self._list.setFixedHeight(fitting * row + 2)
            needed = self._column.sizeHint().height()
        self.setGeometry(corner.x(), corner.y() - needed - self._theme.px(6), width, needed)

    def _on_theme_changed(self, theme: Theme) -> None:
        self._theme = theme
        palette, px = theme.palette, theme.px
        self._column.setContentsMargins(px(6), px(6), px(6), px(6))
        self._column.setSpacing(px(4))
        self.setStyleSheet(
            f"#completionPopup {{ background: {palette.page};"
            f" border: 1px solid {palette.outline}; border-radius: {theme.panel_radius}px; }}"
        )
        self._hint.setStyleSheet(f"color: {palette.secondary}; padding: 0 {px(8)}px;")
        self._hint.setFont(theme.tiny_font())
        self._list.set_theme(theme)


def _heading(words: str) -> QStandardItem:
    item = QStandardItem(words)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _item(match: Match[Candidate], source: int) -> QStandardItem:
    item = QStandardItem(match.entry.title)
    item.setEditable(False)
    item.setData(match, MATCH_ROLE)
    item.setData(source, _SOURCE_ROLE)
    words = filter(None, (match.entry.title, match.entry.detail))
    item.setAccessibleText(listed(words))
    return item
