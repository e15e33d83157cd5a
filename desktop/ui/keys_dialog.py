"""The page of all keys, where they can be changed."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.composition import Composition
from desktop.ui.dialog_size import fitted
from desktop.ui.flow_row import FlowRow
from desktop.ui.keymap import Keymap
from desktop.ui.shortcuts import Shortcut, key_words, tooltip
from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.wording import enumerated, marked, tr
from desktop.ui.wrapped_box import WrappedBox

_NAME = Qt.ItemDataRole.UserRole
_ENGLISH = Qt.ItemDataRole.UserRole + 1
#: Of the width, what keys may take.
_KEYS = 0.5
_VIM = marked("&More keys, as vim has them (G G, {keys}, / …)")


class KeysDialog(QDialog):
    """Lists what the keys do, grouped and searchable, and takes other keys for it.

    Opened with `open`. Changes and saves nothing itself.
    """

    #: A shortcut shall have these keys (name, tuple of sequences).
    bound = Signal(str, object)
    #: A shortcut shall have the keys of the table again.
    reset_requested = Signal(str)
    #: Whether the keys of vim hold too.
    vim_chosen = Signal(bool)

    def __init__(
        self, *, keys: Keymap, vim: bool, theme: ThemeSource, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys"))
        self.setAccessibleName(tr("All keys"))
        self._keys = keys
        self._field = QLineEdit()
        self._tree = QTreeWidget()
        self._nothing = QLabel(tr("Nothing is called that."))
        self._which = QLabel()
        self._recorder = QKeySequenceEdit()
        self._set = QPushButton(tr("&Set"))
        self._none = QPushButton(tr("&No keys"))
        self._default = QPushButton(tr("&Default"))
        self._said = QLabel()
        self._vim = WrappedBox(tr(_VIM).format(keys=key_words("Ctrl+D")))
        self._vim.setChecked(vim)
        self._close = QPushButton(tr("&Close"))
        self._build()
        self._connect()
        self._fill()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed(theme.theme)
        self._field.setFocus()

    def rows(self) -> dict[str, str]:
        """What is listed now: names of shortcuts, and their keys in words."""
        return {item.data(0, _NAME): item.text(1) for item in self._items() if not item.isHidden()}

    def select(self, name: str) -> None:
        """Go to the row of a shortcut."""
        for item in self._items():
            if item.data(0, _NAME) == name:
                self._tree.setCurrentItem(item)

    def _build(self) -> None:
        self._field.setPlaceholderText(tr("Search actions and keys"))
        self._field.setAccessibleName(tr("Search actions and keys"))
        self._field.setToolTip(tooltip(tr("Search actions and keys")))
        self._tree.setColumnCount(2)
        self._tree.setHeaderHidden(True)
        self._tree.setRootIsDecorated(False)
        self._tree.setIndentation(0)
        self._tree.setAccessibleName(tr("All keys"))
        self._tree.setToolTip(tooltip(tr("Enter: other keys for this"), ""))
        self._tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self._tree.header().setStretchLastSection(False)
        self._recorder.setMaximumSequenceLength(2)
        self._recorder.setAccessibleName(tr("New keys"))
        self._recorder.setToolTip(tooltip(tr("Press the new keys")))
        for button, words in (
            (self._set, tr("Use the new keys")),
            (self._none, tr("Take the keys away")),
            (self._default, tr("Back to the keys that come with Rivulet")),
            (self._close, tr("Close")),
        ):
            button.setAutoDefault(False)
            button.setToolTip(tooltip(words, "Esc" if button is self._close else ""))
            button.setAccessibleName(words)
        for label in (self._nothing, self._which, self._said):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._nothing.hide()
        self._vim.setToolTip(tooltip(tr("For the transcript and the sidebar")))
        choosing = FlowRow(
            self._recorder, self._set, self._none, self._default, growing=self._recorder
        )
        below = QHBoxLayout()
        below.addWidget(self._vim, 1)
        below.addWidget(self._close)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._field)
        self._column.addWidget(self._tree, 1)
        self._column.addWidget(self._nothing, 1)
        self._column.addWidget(self._which)
        self._column.addLayout(choosing)
        self._column.addWidget(self._said)
        self._column.addLayout(below)

    def _connect(self) -> None:
        self._field.textChanged.connect(self._filter)
        Composition(self._field)
        self._tree.currentItemChanged.connect(self._on_tree_current_changed)
        self._tree.itemActivated.connect(lambda _item: self._recorder.setFocus())
        self._recorder.keySequenceChanged.connect(self._on_recorder_changed)
        self._recorder.editingFinished.connect(self._on_recorder_finished)
        self._set.clicked.connect(self._on_set_clicked)
        self._none.clicked.connect(lambda: self.bound.emit(self._name(), ()))
        self._default.clicked.connect(lambda: self.reset_requested.emit(self._name()))
        self._vim.toggled.connect(self.vim_chosen)
        self._close.clicked.connect(self.close)
        self._keys.changed.connect(self._show_keys)

    def _fill(self) -> None:
        group = ""
        for shortcut in self._keys.table:
            if shortcut.group != group:
                group = shortcut.group
                heading = QTreeWidgetItem([tr(group)])
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                self._tree.addTopLevelItem(heading)
            item = QTreeWidgetItem([shortcut.words, ""])
            item.setData(0, _NAME, shortcut.name)
            item.setData(0, _ENGLISH, shortcut.english)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._tree.addTopLevelItem(item)
        self._show_keys()
        self._tree.setCurrentItem(next(self._items()))

    def _items(self) -> Iterator[QTreeWidgetItem]:
        """The rows that are shortcuts."""
        for row in range(self._tree.topLevelItemCount()):
            item = self._tree.topLevelItem(row)
            if item is not None and item.data(0, _NAME):
                yield item

    def _show_keys(self) -> None:
        for item in self._items():
            joint = tr(" or ", "between keys that do the same")
            keys = joint.join(map(key_words, self._keys.keys(item.data(0, _NAME))))
            item.setText(1, keys)
            item.setToolTip(1, tooltip(keys))
            words = f"{item.text(0)}: {keys or tr('no keys')}"
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, words)
        self._fit_keys()
        self._show_current()

    def _fit_keys(self) -> None:
        """What the keys need, but no more than leaves room for names."""
        self._tree.resizeColumnToContents(1)
        most = round(self._tree.viewport().width() * _KEYS)
        self._tree.setColumnWidth(1, min(self._tree.columnWidth(1), most))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_keys()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_keys()

    def _filter(self) -> None:
        wanted = self._field.text().casefold().split()
        heading: QTreeWidgetItem | None = None
        for row in range(self._tree.topLevelItemCount()):
            item = self._tree.topLevelItem(row)
            assert item is not None
            if not item.data(0, _NAME):
                heading = item
                heading.setHidden(True)
                continue
            words = f"{item.text(0)} {item.text(1)} {item.data(0, _ENGLISH)}".casefold()
            shown = all(word in words for word in wanted)
            item.setHidden(not shown)
            if shown and heading is not None:
                heading.setHidden(False)
        first = next((item for item in self._items() if not item.isHidden()), None)
        self._tree.setVisible(first is not None)
        self._nothing.setVisible(first is None)
        current = self._tree.currentItem()
        if first is None:
            self._tree.setCurrentIndex(QModelIndex())
        elif current is None or current.isHidden():
            self._tree.setCurrentItem(first)

    def _name(self) -> str:
        item = self._tree.currentItem()
        return item.data(0, _NAME) if item is not None else ""

    def _shortcut(self) -> Shortcut | None:
        name = self._name()
        return next((s for s in self._keys.table if s.name == name), None)

    def _show_current(self) -> None:
        shortcut = self._shortcut()
        free = shortcut is not None and not shortcut.fixed
        words = tr("Keys for “{action}”").format(action=shortcut.words) if shortcut else ""
        self._which.setText(words)
        self._recorder.clear()
        fixed = shortcut is not None and shortcut.fixed
        self._said.setText(
            tr("These keys stand for several others and cannot be changed.") if fixed else ""
        )
        for widget in (self._recorder, self._none, self._default):
            widget.setEnabled(free)
        self._set.setEnabled(False)
        if free and shortcut is not None:
            self._default.setEnabled(self._keys.is_chosen(shortcut.name))
            self._none.setEnabled(bool(self._keys.keys(shortcut.name)))

    def _on_tree_current_changed(self) -> None:
        self._show_current()

    def _on_recorder_changed(self, sequence: QKeySequence) -> None:
        keys = sequence.toString()
        shortcut = self._shortcut()
        self._set.setEnabled(bool(keys) and shortcut is not None)
        if not keys or shortcut is None:
            return
        quoted = tr("“{action}”", "in a list")
        found = self._keys.rivals(shortcut.name, keys)
        rivals = [quoted.format(action=rival.words) for rival in found]
        words = tr("{keys} belongs to {actions}. Set takes it away from there.").format(
            keys=key_words(keys), actions=enumerated(rivals)
        )
        self._said.setText(words if rivals else "")

    def _on_recorder_finished(self) -> None:
        # After the pause that ends a sequence; not when the focus has gone elsewhere already.
        if self._set.isEnabled() and self._recorder.isAncestorOf(self.focusWidget()):
            self._set.setFocus()

    def _on_set_clicked(self) -> None:
        keys = self._recorder.keySequence().toString()
        name = self._name()
        for rival in list(self._keys.rivals(name, keys)):
            left = tuple(k for k in self._keys.base(rival.name) if k != keys)
            self.bound.emit(rival.name, left)
        self.bound.emit(name, (keys,))
        self._tree.setFocus()

    def _on_theme_changed(self, theme: Theme) -> None:
        self.resize(fitted(self, min(theme.px(620), 900), min(theme.px(680), 840)))
        self._column.setSpacing(theme.px(8))
        self._dress_rows(theme)
        for widget in (
            *(self._field, self._tree, self._recorder, self._set, self._none, self._default),
            *(self._vim, self._close),
        ):
            widget.setFont(theme.small_font())
        self._which.setFont(theme.small_font(semibold=True))
        for label in (self._nothing, self._said):
            label.setFont(theme.tiny_font())
            label.setStyleSheet(f"color: {theme.palette.secondary};")
        self._fit_keys()

    def _dress_rows(self, theme: Theme) -> None:
        # Before the fonts: a style sheet resets them.
        palette = theme.palette
        self._tree.setStyleSheet(
            f"QTreeView::item {{ padding: {theme.px(4)}px {theme.px(8)}px; }}"
            f"QTreeView::item:hover {{ background: {palette.hover}; }}"
            f"QTreeView::item:selected {{ background: {palette.selected};"
            f" color: {palette.text}; }}"
            f"QTreeView:focus {{ border: 2px solid {palette.accent}; }}"
        )
        for row in range(self._tree.topLevelItemCount()):
            item = self._tree.topLevelItem(row)
            if item is not None and not item.data(0, _NAME):
                item.setFont(0, theme.ui_font(12, semibold=True))
                item.setForeground(0, theme.colour("secondary"))
