"""The command palette: a field, and below it what it may mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.ui.composition import Composition
from desktop.ui.icons import Icons
from desktop.ui.palette.entry import Entry, EntryKind
from desktop.ui.palette.palette_list import MATCH_ROLE, PaletteList
from desktop.ui.palette.ranking import Match, ranked
from desktop.ui.shortcuts import key_words, tooltip
from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.wording import listed, marked, tr

_WIDTH_PX = 620
_HEIGHT_PX = 460
_TOP_PX = 72
#: Rows that are shown for what is typed, and in each group while nothing is.
_MOST_SHOWN = 60
_MOST_OF_A_GROUP = 8
_PLACEHOLDER = marked("Do, open or find anything")

_APART = (Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier)


class CommandPalette(QFrame):
    """Offers entries by what is typed, those used last first. Does nothing itself.

    Also the way to choose from any other list: see `set_words`.
    """

    #: The key of the entry that was chosen.
    chosen = Signal(str)
    #: The same, with Shift or Ctrl and Enter, if it ``opens_apart``: in a new window.
    chosen_apart = Signal(str)
    #: What is typed now; more entries may be offered for it.
    typed = Signal(str)

    def __init__(self, *, theme: ThemeSource, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._window = parent
        self.opens_apart = False
        self._entries: list[Entry] = []
        self._found: list[Entry] = []
        self._recent: dict[str, int] = {}
        self._stays = False
        self._model = QStandardItemModel(self)
        self._field = QLineEdit()
        self._list = PaletteList(icons, theme.theme)
        self._nothing = QLabel(tr("Nothing is called that."))
        hint = tr("{keys} choose · Enter does it · Esc closes")
        self._hint = QLabel(hint.format(keys=f"{key_words('Up')} {key_words('Down')}"))
        self.setObjectName("commandPalette")
        self.setAccessibleName(tr("Command palette"))
        self._build()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed(theme.theme)

    def set_words(self, name: str, placeholder: str, *, stays: bool = False) -> None:
        """What is chosen here. One that ``stays`` is closed by Esc only."""
        self._stays = stays
        self.setAccessibleName(name)
        self._field.setPlaceholderText(placeholder)
        self._field.setAccessibleName(name)
        self._field.setToolTip(tooltip(placeholder))

    def clear_text(self) -> None:
        """What was typed has been used."""
        self._field.clear()

    def open_with(self, entries: Iterable[Entry], *, recent: Sequence[str]) -> None:
        """Show the palette over the window; ``recent`` are keys, the latest first."""
        self._field.clear()
        self._found = []
        self._recent = {key: place for place, key in enumerate(recent)}
        self._entries = list(entries)
        self._fill()
        self._place()
        self.show()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def set_entries(self, entries: Iterable[Entry]) -> None:
        """Offer these, in this order. Who went to another row than the first stays there."""
        self._entries = list(entries)
        self._fill(keep=self._list.currentIndex().row() > self._first_row())

    def set_found(self, text: str, entries: Iterable[Entry]) -> None:
        """Offer these too, if ``text`` is still what is typed."""
        if text == self._field.text():
            known = {entry.key for entry in self._entries}
            self._found = [entry for entry in entries if entry.key not in known]
            self._fill(keep=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field keeps the focus; these of its keys are the list's."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            match event.key():
                case Qt.Key.Key_Down | Qt.Key.Key_Up | Qt.Key.Key_PageDown | Qt.Key.Key_PageUp:
                    self._list.keyPressEvent(event)
                    return True
                case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    apart = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier in _APART
                    self._choose_current(apart=apart and self.opens_apart)
                    return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        placeholder = tr(_PLACEHOLDER)
        self._field.setPlaceholderText(placeholder)
        self._field.setAccessibleName(placeholder)
        self._field.setToolTip(tooltip(placeholder, "Ctrl+K"))
        self._field.setMaxLength(200)
        self._field.installEventFilter(self)
        Composition(self._field)
        self._field.textChanged.connect(self._on_field_text_changed)
        self._list.setModel(self._model)
        self._list.clicked.connect(lambda _index: self._choose_current())
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        for widget in (self._field, self._list, self._nothing, self._hint):
            stretch = 1 if widget in (self._list, self._nothing) else 0
            self._column.addWidget(widget, stretch)

    def _on_field_text_changed(self, text: str) -> None:
        self._found = []
        self._fill()
        self.typed.emit(text)

    def _fill(self, *, keep: bool = False) -> None:
        """Show what fits; with ``keep`` the chosen row stays chosen."""
        match = self._list.currentIndex().data(MATCH_ROLE) if keep else None
        text = self._field.text().strip()
        self._model.clear()
        if text:
            for found in ranked(
                text, [*self._entries, *self._found], recent=self._recent, limit=_MOST_SHOWN
            ):
                self._model.appendRow(_item(found))
        else:
            self._fill_groups()
        self._list.setVisible(self._model.rowCount() > 0)
        self._nothing.setVisible(self._model.rowCount() == 0)
        self._choose(match.entry.key if match is not None else "")

    def _fill_groups(self) -> None:
        """What was used last, then some of each kind."""
        by_key = {entry.key: entry for entry in self._entries}
        recent = [by_key[key] for key in self._recent if key in by_key]
        self._fill_group(tr("Recent"), recent, limit=_MOST_OF_A_GROUP)
        left = [entry for entry in self._entries if entry.key not in self._recent]
        for kind in EntryKind:
            # Actions are few, and here to be read; of the rest, typing finds more.
            limit = _MOST_SHOWN if kind is EntryKind.ACTION else _MOST_OF_A_GROUP
            self._fill_group(tr(kind.value), [e for e in left if e.kind is kind], limit=limit)

    def _fill_group(self, heading: str, entries: list[Entry], *, limit: int) -> None:
        if entries:
            self._model.appendRow(_heading(heading))
        for entry in entries[:limit]:
            self._model.appendRow(_item(Match(entry)))

    def _choose(self, key: str) -> None:
        """Make the row of this entry the current one; the first one when it is not here."""
        rows = [self._model.index(row, 0) for row in range(self._model.rowCount())]
        rows = [index for index in rows if index.data(MATCH_ROLE) is not None]
        if not rows:
            return
        same = [index for index in rows if index.data(MATCH_ROLE).entry.key == key]
        self._list.setCurrentIndex((same or rows)[0])
        if same:
            self._list.scrollTo(same[0])
        else:
            self._list.scrollToTop()

    def _first_row(self) -> int:
        """The first row that is no heading."""
        rows = range(self._model.rowCount())
        return next((r for r in rows if self._model.index(r, 0).data(MATCH_ROLE)), 0)

    def _choose_current(self, *, apart: bool = False) -> None:
        match = self._list.currentIndex().data(MATCH_ROLE)
        if match is not None and self._list.isVisible():
            if not self._stays:
                self.close()
            (self.chosen_apart if apart else self.chosen).emit(match.entry.key)

    def _place(self) -> None:
        """In the middle of the window, near its top, and within it and the screen."""
        window = self._window
        place = QRect(window.mapToGlobal(QPoint(0, 0)), window.size())
        room = place & window.screen().availableGeometry() or place
        width = min(self._size[0], room.width() - 24)
        height = min(self._size[1], room.height() - 24)
        top = min(_TOP_PX, (room.height() - height) // 2)
        self.setFixedSize(width, height)
        self.move(room.left() + (room.width() - width) // 2, room.top() + top)

    def _on_theme_changed(self, theme: Theme) -> None:
        palette, px = theme.palette, theme.px
        self._size = (min(px(_WIDTH_PX), 1000), min(px(_HEIGHT_PX), 900))
        self._column.setContentsMargins(px(10), px(10), px(10), px(8))
        self._column.setSpacing(px(8))
        self.setStyleSheet(
            f"#commandPalette {{ background: {palette.page};"
            f" border: 1px solid {palette.outline}; }}"
        )
        for label in (self._nothing, self._hint):
            label.setStyleSheet(f"color: {palette.secondary}; padding: 0 {px(8)}px;")
            label.setFont(theme.tiny_font())
        self._field.setFont(theme.ui_font())
        self._list.set_theme(theme)


def _heading(words: str) -> QStandardItem:
    item = QStandardItem(words)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _item(match: Match[Entry]) -> QStandardItem:
    entry = match.entry
    item = QStandardItem(entry.title)
    item.setEditable(False)
    item.setData(match, MATCH_ROLE)
    words = [entry.title, entry.detail, key_words(entry.keys) if entry.keys else ""]
    item.setAccessibleText(listed(word for word in words if word))
    return item
