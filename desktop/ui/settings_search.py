"""Finding a setting by its words."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.composition import Composition
from desktop.ui.form_field import FormField
from desktop.ui.palette.ranking import ranked
from desktop.ui.shortcuts import tooltip
from desktop.ui.theme import Theme
from desktop.ui.two_line_delegate import TwoLineDelegate
from desktop.ui.wording import tr, without_key

_MOST_FOUND = 30


class Place(NamedTuple):
    """A setting in the dialog. ``key`` tells it from others for good; ``detail`` is its page, and
    what explains it; ``also`` is what else it is found by; ``page`` names its page in the code."""

    key: str
    title: str
    detail: str
    also: str
    page: str
    control: QWidget


class SettingsSearch(QWidget):
    """A field, and below it what was found; nothing but the field while that is empty.

    ``found_in`` gives all settings as they are now. Goes to no setting itself.
    """

    #: A setting was chosen (`Place`).
    chosen = Signal(object)
    #: Whether results are shown.
    searching_changed = Signal(bool)

    def __init__(self, found_in: Callable[[], Iterable[Place]]) -> None:
        super().__init__()
        self._places = found_in
        self._found: list[Place] = []
        self._field = QLineEdit()
        self._field.setPlaceholderText(tr("Search settings"))
        self._field.setAccessibleName(tr("Search settings"))
        self._field.setToolTip(tooltip(tr("Search settings"), "Ctrl+F"))
        self._field.setClearButtonEnabled(True)
        self._field.installEventFilter(self)
        Composition(self._field)
        self._list = QListWidget()
        self._list.setProperty("look", "rows")
        self._list.setItemDelegate(TwoLineDelegate(self._list))
        self._list.setAccessibleName(tr("Settings that were found"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setWordWrap(True)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._field)
        column.addWidget(self._list, 1)
        self.setFocusProxy(self._field)
        self._field.textChanged.connect(self._on_field_text_changed)
        self._list.itemActivated.connect(self._choose_current)
        self._list.itemClicked.connect(self._choose_current)

    @property
    def is_searching(self) -> bool:
        """Whether results are shown now."""
        return bool(self._field.text().strip())

    def words(self) -> list[str]:
        """What is listed, each as it is read."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def set_theme(self, theme: Theme) -> None:
        for widget in (self._field, self._list):
            widget.setFont(theme.small_font())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field keeps the focus; these of its keys are the list's."""
        if isinstance(event, QKeyEvent) and self._field.text():
            key, pressed = event.key(), event.type() is QEvent.Type.KeyPress
            if key == Qt.Key.Key_Escape:
                # Before the dialog: the first press ends the search.
                if pressed:
                    self._field.clear()
                event.accept()
                return True
            if pressed and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._list.keyPressEvent(event)
                return True
            if pressed and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose_current()
                return True
        return super().eventFilter(watched, event)

    def _on_field_text_changed(self, text: str) -> None:
        searching = bool(text.strip())
        self._list.clear()
        if searching:
            matches = ranked(text, self._places(), recent={}, limit=_MOST_FOUND)
            self._found = [match.entry for match in matches]
            for place in self._found:
                item = QListWidgetItem(f"{place.title}\n{tr(place.page)}")
                item.setToolTip(tooltip(place.detail or place.title))
                self._list.addItem(item)
            if self._found:
                self._list.setCurrentRow(0)
            else:
                nothing = QListWidgetItem(tr("No such setting"))
                nothing.setFlags(Qt.ItemFlag.NoItemFlags)
                # In some languages more than one line.
                nothing.setSizeHint(QSize(0, 3 * self._list.fontMetrics().height()))
                nothing.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                self._list.addItem(nothing)
        self._list.setVisible(searching)
        self.searching_changed.emit(searching)

    def _choose_current(self) -> None:
        row = self._list.currentRow()
        if 0 <= row < len(self._found):
            place = self._found[row]
            self._field.clear()
            self.chosen.emit(place)


def places(pages: Mapping[str, QWidget], *, forms: Container[str] = ()) -> Iterator[Place]:
    """Every setting on the pages. What is hidden counts on those pages in ``forms``, which show
    what they do as something is chosen in them."""
    seen: set[str] = set()
    for title, page in pages.items():
        for widget in page.findChildren(QWidget):
            if title not in forms and not widget.isVisibleTo(page):
                continue
            if isinstance(widget, FormField):
                words, note, control = widget.words, widget.note, widget.control
                key, also = widget.setting or f"{title}:{words}", f"{title} {widget.setting}"
            elif isinstance(widget, QCheckBox):
                words, control = without_key(widget.text()), widget
                note = widget.accessibleDescription()
                key, also = f"{title}:{words}", f"{title} {widget.objectName()}"
            else:
                continue
            if key not in seen:
                seen.add(key)
                detail = f"{tr(title)}: {note}" if note else tr(title)
                yield Place(key, words, detail, also, title, control)
