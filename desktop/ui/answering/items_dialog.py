"""Things of the user's own, to be made, changed, deleted, exported and imported."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol

from PySide6.QtCore import QStringListModel, Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.dialog_size import fitted
from desktop.ui.flow_row import FlowRow
from desktop.ui.shortcuts import tooltip
from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.wording import tr


class ItemEditor(Protocol):
    """Shows one thing and lets it be changed."""

    edited: SignalInstance

    @property
    def widget(self) -> QWidget: ...

    def show_item(self, item: Any) -> None: ...

    def read_item(self) -> Any:
        """The thing as it is typed now."""

    def focus_name(self) -> None: ...

    def set_theme(self, theme: Theme) -> None: ...


class ItemWords(NamedTuple):
    """What the dialog says of its things: what they are called, what is said while there is
    none, and what its buttons do."""

    title: str
    nothing: str
    new: str
    copy: str
    delete: str


class ItemsDialog(QDialog):
    """A list on the left, the chosen thing on the right; changes hold as soon as a field is left.

    Saves nothing itself.
    """

    #: A new or changed thing.
    saved = Signal(object)
    #: The id of what shall be gone.
    deleted = Signal(str)
    #: A new thing is wanted; the argument is one to be like, or None.
    new_requested = Signal(object)
    import_requested = Signal()
    #: What of it is chosen (a list).
    export_requested = Signal(object)

    def __init__(
        self,
        editor: ItemEditor,
        words: ItemWords,
        *,
        theme: ThemeSource,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.title)
        self.setAccessibleName(words.title)
        self._editor = editor
        self._words = words
        self._items: list[Any] = []
        self._shown: Any = None
        self._gone: Any = None
        self._names = QStringListModel(self)
        self._list = QListView()
        self._area = QScrollArea()
        self._nothing = QLabel(words.nothing)
        self._undo_words = QLabel()
        self._undo = QPushButton(tr("&Undo"))
        self._buttons = {
            "new": QPushButton(tr("Ne&w")),
            "copy": QPushButton(tr("Dup&licate")),
            "delete": QPushButton(tr("&Delete")),
            "import": QPushButton(tr("&Import…")),
            "export": QPushButton(tr("&Export…")),
            # No letter of its own, for the fields need theirs; Esc closes.
            "close": QPushButton(tr("Close")),
        }
        self._column = QVBoxLayout(self)
        self._build()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed(theme.theme)

    @property
    def names(self) -> list[str]:
        """What the list has."""
        return self._names.stringList()

    def set_items(self, items: Sequence[Any], *, choose: str = "") -> None:
        """Show these; ``choose`` is the id of the one to be shown, "" for the one that was."""
        wanted = choose or (self._shown.id if self._shown is not None else "")
        self._items = list(items)
        before = self._list.selectionModel().blockSignals(True)
        self._names.setStringList([item.name for item in self._items])
        row = next((n for n, item in enumerate(self._items) if item.id == wanted), 0)
        self._list.setCurrentIndex(self._names.index(row))
        self._list.selectionModel().blockSignals(before)
        self._show_row(row, anew=bool(choose))

    def take_typed(self) -> Any:
        """What is typed and was not handed on, which it is now; None for nothing."""
        if self._shown is None or (item := self._editor.read_item()) == self._shown:
            return None
        self._shown = item
        return item

    def finish(self) -> None:
        """Hand on what is typed."""
        if (item := self.take_typed()) is not None:
            self.saved.emit(item)

    def done(self, result: int) -> None:
        self.finish()
        super().done(result)

    def edit_name(self) -> None:
        """Put the cursor where the name is."""
        self._editor.focus_name()

    def _build(self) -> None:
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setModel(self._names)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._list.setUniformItemSizes(True)
        self._list.setAccessibleName(self.windowTitle())
        tip = tr("{title}; with Shift several to export", "a list")
        self._list.setToolTip(tooltip(tip.format(title=self.windowTitle())))
        self._list.selectionModel().currentChanged.connect(self._on_list_current_changed)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setWidget(self._editor.widget)
        self._editor.edited.connect(self.finish)
        for label in (self._nothing, self._undo_words):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        upper = QHBoxLayout()
        upper.addWidget(self._list, 2)
        upper.addWidget(self._area, 5)
        upper.addWidget(self._nothing, 5)
        undo = QHBoxLayout()
        undo.addWidget(self._undo_words, 1)
        undo.addWidget(self._undo)
        self._undo.clicked.connect(self._on_undo_clicked)
        self._undo.setToolTip(tooltip(tr("Bring back what was deleted")))
        self._undo.setAutoDefault(False)
        self._show_undo(None)
        acts = [button for name, button in self._buttons.items() if name != "close"]
        lower = QHBoxLayout()
        lower.addLayout(FlowRow(*acts), 1)
        lower.addWidget(self._buttons["close"], 0, Qt.AlignmentFlag.AlignBottom)
        tips = {
            "new": self._words.new,
            "copy": self._words.copy,
            "delete": self._words.delete,
            "import": tr("Take in what a file holds"),
            "export": tr("Write the chosen ones into a file"),
            "close": tr("Close"),
        }
        for name, button in self._buttons.items():
            button.setAutoDefault(False)
            button.setToolTip(tooltip(tips[name], "Esc" if name == "close" else ""))
        self._buttons["new"].clicked.connect(self._on_new_clicked)
        self._buttons["copy"].clicked.connect(self._on_copy_clicked)
        self._buttons["delete"].clicked.connect(self._on_delete_clicked)
        self._buttons["import"].clicked.connect(self.import_requested)
        self._buttons["export"].clicked.connect(self._on_export_clicked)
        self._buttons["close"].clicked.connect(self.accept)
        self._column.addLayout(upper, 1)
        self._column.addLayout(undo)
        self._column.addLayout(lower)

    def _show_row(self, row: int, *, anew: bool) -> None:
        item = self._items[row] if row < len(self._items) else None
        if anew or item != self._shown:
            if item is None or self._shown is None or item.id != self._shown.id:
                self._area.verticalScrollBar().setValue(0)
            self._shown = item
            if item is not None:
                self._editor.show_item(item)
        self._area.setVisible(item is not None)
        self._nothing.setVisible(item is None)
        for name in ("copy", "delete", "export"):
            self._buttons[name].setEnabled(item is not None)

    def _on_list_current_changed(self) -> None:
        self.finish()
        self._show_row(max(self._list.currentIndex().row(), 0), anew=False)

    def _on_new_clicked(self) -> None:
        self.finish()
        self.new_requested.emit(None)

    def _on_copy_clicked(self) -> None:
        self.finish()
        self.new_requested.emit(self._shown)

    def _on_delete_clicked(self) -> None:
        if self._shown is not None:
            self._show_undo(self._shown)
            gone, self._shown = self._shown, None
            self.deleted.emit(gone.id)
            self._list.setFocus()

    def _on_undo_clicked(self) -> None:
        gone = self._gone
        self._show_undo(None)
        if gone is not None:
            self.finish()
            self._shown = gone
            self.saved.emit(gone)

    def _on_export_clicked(self) -> None:
        self.finish()
        rows = sorted(index.row() for index in self._list.selectedIndexes())
        self.export_requested.emit([self._items[row] for row in rows])

    def _show_undo(self, gone: Any) -> None:
        self._gone = gone
        words = tr("“{name}” was deleted.")
        self._undo_words.setText(words.format(name=gone.name) if gone is not None else "")
        self._undo_words.setVisible(gone is not None)
        self._undo.setVisible(gone is not None)

    def _on_theme_changed(self, theme: Theme) -> None:
        self.resize(fitted(self, min(theme.px(820), 1_100), min(theme.px(620), 820)))
        self._column.setSpacing(theme.px(12))
        self._column.setContentsMargins(theme.px(16), theme.px(16), theme.px(16), theme.px(16))
        for widget in (self._list, self._undo, self._undo_words, *self._buttons.values()):
            widget.setFont(theme.small_font())
        self._nothing.setFont(theme.small_font())
        self._nothing.setStyleSheet(f"color: {theme.palette.secondary}; padding: {theme.px(12)}px;")
        self._list.setStyleSheet(
            f"QListView::item {{ padding: {theme.px(5)}px; border-radius: {theme.px(6)}px; }}"
            f"QListView::item:selected {{ background: {theme.palette.selected};"
            f" color: {theme.palette.text}; }}"
        )
        self._editor.set_theme(theme)
