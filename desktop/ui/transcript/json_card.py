"""JSON as a tree that unfolds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from desktop.ui.transcript.context import Context
from desktop.ui.transcript.controls import WordButton
from desktop.ui.transcript.plain import visible_controls
from desktop.ui.wording import marked, tr

#: Rows that are made; what is beyond stands in the text above.
_MOST_ROWS = 2_000
#: Rows that are seen at once.
_SHOWN_ROWS = 16
_LONGEST = 300
#: So many rows are unfolded at first.
_UNFOLDED = 12
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_FOLDED_WORDS, _UNFOLDED_WORDS = marked("▸ As a tree"), marked("▾ As a tree")


class JsonCard(QWidget):
    """A word that unfolds to a tree of keys and values. The tree is made when it is wanted."""

    def __init__(self, context: Context, value: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._value = value
        self._tree: QTreeWidget | None = None
        self._button = WordButton(tr(_FOLDED_WORDS), tr("Show this JSON as a tree"), self)
        self._button.setCheckable(True)
        self._button.setProperty("side", "left")
        self._button.toggled.connect(self._on_button_toggled)
        self.setFocusProxy(self._button)
        self._dress()

    @property
    def button(self) -> WordButton:
        return self._button

    @property
    def tree(self) -> QTreeWidget | None:
        """None before it was wanted."""
        return self._tree

    def arrange(self, width: int) -> int:
        theme = self._context.theme
        size = self._button.sizeHint()
        self._button.setGeometry(-theme.px(3) - 2, 0, size.width(), size.height())
        height = size.height()
        if self._tree is not None and not self._tree.isHidden():
            row = max(self._tree.sizeHintForRow(0), 1)
            rows = min(_shown_rows(self._tree), _SHOWN_ROWS)
            self._tree.setGeometry(0, height + theme.px(4), width, rows * row + theme.px(12))
            height += theme.px(4) + self._tree.height()
        self.resize(width, height)
        return height

    def touch(self) -> None:
        """Nothing is kept here between two arrangements."""

    def restyle(self) -> None:
        self._dress()

    def _on_button_toggled(self, checked: bool) -> None:
        self._button.setText(tr(_UNFOLDED_WORDS if checked else _FOLDED_WORDS))
        if checked and self._tree is None:
            self._tree = _Tree(self)
            self._tree.fill(self._value)
            self._tree.itemExpanded.connect(self._on_tree_changed)
            self._tree.itemCollapsed.connect(self._on_tree_changed)
            self._tree.arrow_pressed.connect(self._on_tree_arrow_pressed)
            self._dress()
        if self._tree is not None:
            self._tree.setVisible(checked)
        self._context.resized(self)

    def _on_tree_changed(self) -> None:
        self._context.resized(self)

    def _on_tree_arrow_pressed(self) -> None:
        current = self._tree.currentItem() if self._tree is not None else None
        if self._tree is not None and current is not None:
            row = self._tree.visualItemRect(current)
            self._context.reveal(self._tree.viewport(), row)

    def _dress(self) -> None:
        theme = self._context.theme
        self._button.setFont(theme.small_font())
        if self._tree is not None:
            pad = theme.px(2)
            self._tree.setStyleSheet(
                f"QTreeView::item {{ padding: {pad}px {6 * pad}px {pad}px 0; }}"
                f"QTreeView::item:selected {{ background: {theme.palette.selected};"
                f" color: {theme.palette.text}; }}"
            )
            # After the sheet, which takes the font away.
            self._tree.setFont(theme.small_font())


class _Tree(QTreeWidget):
    """Keys and values, in two columns."""

    #: It did what it does by an arrow key.
    arrow_pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setProperty("look", "plain")
        self.setUniformRowHeights(True)
        self.setAccessibleName(tr("JSON as a tree"))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.header().setStretchLastSection(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in _ARROWS:
            # One that leads nowhere would move the caret of the conversation.
            event.accept()
            self.arrow_pressed.emit()

    def fill(self, value: Any) -> None:
        made = 0
        waiting: list[tuple[QTreeWidgetItem, Any]] = []

        def add(parent: QTreeWidgetItem, key: str, child: Any) -> None:
            item = QTreeWidgetItem(parent, [_short(key), _summary(child)])
            if isinstance(child, dict | list) and child:
                waiting.append((item, child))

        waiting.append((self.invisibleRootItem(), value))
        # Breadth first: what is left out lies deep.
        while waiting:
            parent, container = waiting.pop(0)
            for key, child in _children(container):
                if made >= _MOST_ROWS:
                    QTreeWidgetItem(parent, ["…", tr("the rest stands in the text above")])
                    return
                add(parent, key, child)
                made += 1
        self.setRootIsDecorated(any(isinstance(v, dict | list) for _, v in _children(value)))
        if made <= _UNFOLDED:
            self.expandAll()


def json_value(source: str, *, most: int) -> Any:
    """An object or a list with something in it; None for anything else."""
    if len(source) > most or source.lstrip()[:1] not in ("{", "["):
        return None
    try:
        value = msgspec.json.decode(source)
    except msgspec.DecodeError:
        return None
    return value or None


def _children(container: Any) -> Iterable[tuple[str, Any]]:
    if isinstance(container, dict):
        return ((str(key), value) for key, value in container.items())
    return ((str(number), value) for number, value in enumerate(container))


def _summary(value: Any) -> str:
    if isinstance(value, dict):
        return f"{{{len(value)}}}"
    if isinstance(value, list):
        return f"[{len(value)}]"
    return _short(value if isinstance(value, str) else msgspec.json.encode(value).decode())


def _short(text: str) -> str:
    return visible_controls(" ".join(text[: 2 * _LONGEST].split())[:_LONGEST])


def _shown_rows(tree: QTreeWidget) -> int:
    """How many rows there are to see, as far as that matters."""
    count = 0
    waiting = [tree.invisibleRootItem()]
    while waiting and count <= _SHOWN_ROWS:
        item = waiting.pop()
        for number in range(min(item.childCount(), _SHOWN_ROWS + 1)):
            count += 1
            child = item.child(number)
            if child is not None and child.isExpanded():
                waiting.append(child)
    return count
