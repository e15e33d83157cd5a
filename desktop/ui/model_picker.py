"""The model picker: a list that is typed into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.settings import ModelRef
from desktop.ui.composition import Composition
from desktop.ui.icons import Icons
from desktop.ui.keymap import Keymap
from desktop.ui.model_list import (
    CURRENT_ROLE,
    HEADING_ROLE,
    PROVIDER_ROLE,
    REF_ROLE,
    STATE_ROLE,
    ModelList,
)
from desktop.ui.shortcuts import key_words, tooltip
from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.transcript.word_match import folded
from desktop.ui.wording import listed, marked, tr

_WIDTH_PX = 380
_HEIGHT_PX = 420
#: At a large zoom, and where the words below the list are long ones.
_WIDEST = 640
_RELOAD_KEY = "F5"
_STREAM_WORDS = marked("Stream replies in this conversation")
#: More rows than this are not looked through; typing shortens the list.
_MAX_ROWS = 1_000


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """One model that can be chosen. ``state`` is said beside it: "no key", or what is known of
    it in brief; ``about`` says that in a sentence."""

    ref: ModelRef
    provider_title: str
    label: str
    state: str = ""
    about: str = ""


class ModelPicker(QFrame):
    """Offers models, grouped by provider and filtered by what is typed.

    A model that no list names can be typed as ``provider/model``. Does not load lists and does
    not remember the choice.
    """

    #: A `ModelRef` was chosen.
    chosen = Signal(object)
    #: The list of models of this provider id shall be loaded anew.
    refresh_requested = Signal(str)
    #: Replies shall be streamed, or come whole (bool).
    stream_chosen = Signal(bool)

    def __init__(
        self,
        *,
        theme: ThemeSource,
        icons: Icons,
        keys: Keymap | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._keys = keys or Keymap(parent=self)
        self._icons = icons
        self._theme = theme.theme
        self._choices: list[ModelChoice] = []
        self._current: ModelRef | None = None
        self._anchor: QWidget | None = None
        self._model = QStandardItemModel(self)
        self._field = QLineEdit()
        self._list = ModelList(icons)
        self._nothing = QLabel()
        self._reload = QPushButton()
        self._stream = QPushButton()
        self._list.setModel(self._model)
        self.setObjectName("modelPicker")
        self.setAccessibleName(tr("Model picker"))
        self._build()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed(theme.theme)

    def set_choices(self, choices: Iterable[ModelChoice], current: ModelRef | None = None) -> None:
        """Offer these models, in this order; ``current`` is checked."""
        self._choices = list(choices)
        self._current = current
        self._fill()

    def set_stream(self, stream: bool) -> None:
        """Show whether replies in the conversation are streamed."""
        self._stream.setChecked(stream)
        self._show_check()

    def open_at(self, anchor: QWidget) -> None:
        """Show the list above a widget, or below it where there is no room above."""
        self._anchor = anchor
        self._field.clear()
        self._fill()
        words = max(button.sizeHint().width() for button in (self._reload, self._stream))
        width = min(max(self._size[0], words + 2 * self._theme.px(8)), _WIDEST)
        self.setFixedSize(width, self._size[1])
        corner = anchor.mapToGlobal(QPoint(0, 0))
        screen = anchor.screen().availableGeometry()
        top = corner.y() - self.height() - 6
        if top < screen.top():
            top = min(corner.y() + anchor.height() + 6, screen.bottom() - self.height())
        left = max(min(corner.x(), screen.right() - self.width()), screen.left())
        self.move(left, max(top, screen.top()))
        self.show()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field keeps the focus; these of its keys are the list's."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            match event.key():
                case Qt.Key.Key_Down | Qt.Key.Key_Up | Qt.Key.Key_PageDown | Qt.Key.Key_PageUp:
                    self._list.keyPressEvent(event)
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._choose_current()
                    return True
                case Qt.Key.Key_F5:
                    self._on_reload_clicked()
                    return True
        return super().eventFilter(watched, event)

    def _show_keys(self) -> None:
        self._stream.setText(f"{tr(_STREAM_WORDS)}  {self._keys.words('stream')}".strip())

    def _build(self) -> None:
        self._field.setPlaceholderText(tr("Search, or type provider/model"))
        self._field.setAccessibleName(tr("Search models"))
        self._field.setToolTip(tooltip(tr("Search, or type provider/model")))
        self._field.setMaxLength(300)
        self._field.installEventFilter(self)
        Composition(self._field)
        self._field.textChanged.connect(self._fill)
        self._list.clicked.connect(self._choose_current)
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._reload.setProperty("look", "word")
        words = tr("Load the list of this provider")
        self._reload.setText(f"{words}  {key_words(_RELOAD_KEY)}")
        self._reload.setToolTip(tooltip(tr("Ask this provider for its models"), _RELOAD_KEY))
        self._reload.setAccessibleName(words)
        self._reload.clicked.connect(self._on_reload_clicked)
        self._stream.setProperty("look", "word")
        self._stream.setCheckable(True)
        self._keys.tip(self._stream, tr(_STREAM_WORDS), "stream")
        self._keys.changed.connect(self._show_keys)
        self._show_keys()
        self._stream.setAccessibleName(tr(_STREAM_WORDS))
        self._stream.clicked.connect(self.stream_chosen)
        self._stream.toggled.connect(self._show_check)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._field)
        self._column.addWidget(self._list, 1)
        self._column.addWidget(self._nothing, 1)
        self._column.addWidget(self._reload, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._stream, 0, Qt.AlignmentFlag.AlignLeft)

    def _fill(self) -> None:
        text = self._field.text().strip()
        self._model.clear()
        provider = ""
        chosen_row = first_row = -1
        for choice in self._matching(text):
            if choice.ref.provider_id != provider:
                provider = choice.ref.provider_id
                self._model.appendRow(_heading(choice.provider_title))
            row = self._model.rowCount()
            self._model.appendRow(_item(choice, current=choice.ref == self._current))
            first_row = row if first_row < 0 else first_row
            if choice.ref == self._current:
                chosen_row = row
        for choice in self._typed(text):
            first_row = self._model.rowCount() if first_row < 0 else first_row
            self._model.appendRow(_item(choice, current=False))
        found = first_row >= 0
        self._list.setVisible(found)
        self._nothing.setVisible(not found)
        self._nothing.setText(self._nothing_text())
        self._reload.setVisible(found)
        if found:
            row = chosen_row if chosen_row >= 0 and not text else first_row
            index = self._model.index(row, 0)
            self._list.setCurrentIndex(index)
            self._list.scrollTo(index)

    def _matching(self, text: str) -> Iterator[ModelChoice]:
        words = folded(text).split()
        count = 0
        for choice in self._choices:
            searched = folded(f"{choice.ref} {choice.label} {choice.provider_title}")
            if all(word in searched for word in words):
                yield choice
                count += 1
                if count == _MAX_ROWS:
                    return

    def _typed(self, text: str) -> list[ModelChoice]:
        """What the text itself names: ``provider/model`` of a known provider."""
        ref = ModelRef.parse(text)
        if ref is None or any(choice.ref == ref for choice in self._choices):
            return []
        for choice in self._choices:
            if choice.ref.provider_id == ref.provider_id:
                words = tr("Use {model}").format(model=ref)
                return [ModelChoice(ref, choice.provider_title, words, choice.state)]
        return []

    def _nothing_text(self) -> str:
        providers = list(dict.fromkeys(choice.ref.provider_id for choice in self._choices))
        if not providers:
            return tr("No provider offers a model yet.")
        words = tr(
            "No model matches. To use one that is not in the list, type its provider and name: "
            "{provider}/model-name. Providers: {providers}."
        )
        return words.format(provider=providers[-1], providers=listed(providers))

    def _choose_current(self) -> None:
        ref = self._list.currentIndex().data(REF_ROLE)
        if ref is not None and self._list.isVisible():
            self.close()
            self.chosen.emit(ref)

    def _on_reload_clicked(self) -> None:
        provider_id = self._list.currentIndex().data(PROVIDER_ROLE)
        if provider_id:
            self.refresh_requested.emit(provider_id)

    def _show_check(self) -> None:
        theme = self._theme
        name, colour = ("check", theme.palette.accent) if self._stream.isChecked() else ("", "")
        size = theme.px(14)
        blank = QPixmap(size, size)
        blank.fill(Qt.GlobalColor.transparent)
        self._stream.setIcon(self._icons.icon(name, colour, size=size) if name else QIcon(blank))
        self._stream.setIconSize(QSize(size, size))

    def _on_theme_changed(self, theme: Theme) -> None:
        self._theme = theme
        palette, px = theme.palette, theme.px
        self._size = (min(px(_WIDTH_PX), _WIDEST), min(px(_HEIGHT_PX), _WIDEST))
        self._column.setContentsMargins(px(8), px(8), px(8), px(8))
        self._column.setSpacing(px(6))
        self.setStyleSheet(
            f"#modelPicker {{ background: {palette.page}; border: 1px solid {palette.outline}; }}"
        )
        self._nothing.setStyleSheet(f"color: {palette.secondary}; padding: {px(8)}px;")
        for widget in (self._field, self._nothing, self._reload, self._stream):
            widget.setFont(theme.small_font())
        self._list.set_theme(theme)
        self._show_check()


def _heading(title: str) -> QStandardItem:
    item = QStandardItem(title)
    item.setData(True, HEADING_ROLE)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _item(choice: ModelChoice, *, current: bool) -> QStandardItem:
    item = QStandardItem(choice.label)
    item.setEditable(False)
    item.setData(choice.ref, REF_ROLE)
    item.setData(choice.ref.provider_id, PROVIDER_ROLE)
    item.setData(choice.state, STATE_ROLE)
    item.setData(current, CURRENT_ROLE)
    if choice.about:
        item.setToolTip(tooltip(f"{choice.label}: {choice.about}"))
    state = choice.about or choice.state
    words = [choice.label, choice.provider_title, state, tr("chosen", "a model") if current else ""]
    item.setAccessibleText(listed(filter(None, words)))
    return item
