"""Controls for the fields that a tool server asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from desktop.chat.form import Field, FieldKind, Value, ValueNotUnderstood, read_value
from desktop.chat.wording import say
from desktop.ui.box_delegate import BoxDelegate
from desktop.ui.choice_box import ArrowBox
from desktop.ui.shortcuts import tooltip
from desktop.ui.theme import Theme
from desktop.ui.wording import marked, spoken, tr

_LONGEST = 10_000
_LIST_ROWS = 5
_NONE = marked("(nothing)")


class FieldInput:
    """The control of one field: made, filled with the default, read."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        self.field = field
        self.control: QWidget = _control(field, parent)
        needed = tr("{field}, needed").format(field=field.label)
        name = needed if field.required else field.label
        self.control.setAccessibleName(name)
        self.control.setAccessibleDescription(field.description)

    @property
    def words(self) -> str:
        """What stands above the control."""
        if self.field.required:
            return self.field.label
        return tr("{field} (may stay empty)").format(field=self.field.label)

    def set_theme(self, theme: Theme) -> None:
        self.control.setFont(theme.small_font())
        if isinstance(self.control, ArrowBox):
            self.control.set_theme(theme)

    def follow(self, begun: dict[str, Value], changed: Callable[[], object] = lambda: None) -> None:
        """Go on with what was begun, and keep in it what is entered, whether it can be read or
        not; then say that it is ``changed``."""
        name = self.field.name

        def keep() -> None:
            begun[name] = self._entered()
            changed()

        match self.control:
            case QCheckBox() as box:
                box.setChecked(begun.get(name, box.isChecked()) is True)
                box.toggled.connect(keep)
            case ArrowBox() as box:
                place = box.findData(begun.get(name, box.currentData()))
                box.setCurrentIndex(max(place, 0))
                box.currentIndexChanged.connect(keep)
            case QListWidget() as rows:
                if isinstance(chosen := begun.get(name), list):
                    _check(rows, chosen)
                rows.itemChanged.connect(keep)
            case QLineEdit() as line:
                line.setText(str(begun.get(name, line.text())))
                line.textChanged.connect(keep)

    def _entered(self) -> Value:
        match self.control:
            case QCheckBox() as box:
                return box.isChecked()
            case ArrowBox() as box:
                return str(box.currentData())
            case QListWidget() as rows:
                return _checked(rows)
            case QLineEdit() as line:
                return line.text()
            case _:
                raise AssertionError(type(self.control))

    def value(self) -> Value | None:
        """None for nothing. Raises `ValueNotUnderstood`."""
        match self.control:
            case QCheckBox() as box:
                return box.isChecked()
            case ArrowBox() as box:
                chosen = box.currentData()
                if not chosen and self.field.required:
                    raise ValueNotUnderstood(say("{field} is needed.", field=self.field.label))
                return str(chosen) if chosen else None
            case QListWidget() as rows:
                return _checked(rows)
            case QLineEdit() as line:
                return read_value(self.field, line.text())
            case _:
                raise AssertionError(type(self.control))


def _checked(rows: QListWidget) -> list[str]:
    items = [rows.item(row) for row in range(rows.count())]
    checked = [i for i in items if i.checkState() is Qt.CheckState.Checked]
    return [str(item.data(Qt.ItemDataRole.UserRole)) for item in checked]


def _check(rows: QListWidget, chosen: list[str]) -> None:
    for row in range(rows.count()):
        item = rows.item(row)
        on = item.data(Qt.ItemDataRole.UserRole) in chosen
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


def read_all(inputs: list[FieldInput]) -> tuple[dict[str, Value], Mapping[QWidget, str]]:
    """The values that are there, and what is wrong with which control."""
    values: dict[str, Value] = {}
    complaints: dict[QWidget, str] = {}
    for each in inputs:
        try:
            value = each.value()
        except ValueNotUnderstood as error:
            complaints[each.control] = spoken(error.message)
        else:
            if value is not None:
                values[each.field.name] = value
    return values, complaints


def _control(field: Field, parent: QWidget | None) -> QWidget:
    default = field.default
    match field.kind:
        case FieldKind.YES_NO:
            box = QCheckBox(field.label.replace("&", "&&"), parent)
            box.setChecked(default is True)
            return box
        case FieldKind.CHOICE:
            choices = ArrowBox(parent)
            if not field.required:
                choices.addItem(tr(_NONE), "")
            for choice in field.choices:
                choices.addItem(choice.label, choice.value)
            choices.setCurrentIndex(max(choices.findData(default), 0))
            return choices
        case FieldKind.CHOICES:
            rows = QListWidget(parent)
            rows.setItemDelegate(BoxDelegate(rows))
            for choice in field.choices:
                item = QListWidgetItem(choice.label)
                item.setToolTip(tooltip(choice.label))
                item.setData(Qt.ItemDataRole.UserRole, choice.value)
                rows.addItem(item)
            _check(rows, default if isinstance(default, list) else [])
            height = rows.sizeHintForRow(0) * min(len(field.choices), _LIST_ROWS)
            rows.setFixedHeight(height + 2 * rows.frameWidth() + 8)
            return rows
        case _:
            line = QLineEdit(parent)
            line.setMaxLength(_LONGEST)
            line.setPlaceholderText(field.description)
            if isinstance(default, str | int | float) and not isinstance(default, bool):
                line.setText(str(default))
            return line
