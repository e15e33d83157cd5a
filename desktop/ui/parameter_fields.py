"""A field for each parameter that a model takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.parameters import ModelParameters, Parameter
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.form_field import FormField
from desktop.ui.icons import Icons
from desktop.ui.theme import Theme
from desktop.ui.wording import figure, spoken, tr


class ParameterFields(QWidget):
    """Offers these parameters and nothing else; an empty field says nothing of its own.

    Does not know which model they are for.
    """

    #: A field was changed and left.
    edited = Signal()

    def __init__(self, icons: Icons, *, usual: str) -> None:
        """``usual`` says what an empty field means."""
        super().__init__()
        self._icons = icons
        self._usual = usual
        self._theme: Theme | None = None
        self._offered: tuple[Parameter, ...] = ()
        self._controls: dict[str, QLineEdit | ChoiceBox] = {}
        self._fields: dict[str, FormField] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def offer(self, offered: Sequence[Parameter], values: ModelParameters) -> None:
        """Show these fields with these values; the one that is being typed in is left alone."""
        if tuple(offered) != self._offered:
            self._rebuild(tuple(offered))
        for parameter in self._offered:
            value = getattr(values, parameter.name)
            control = self._controls[parameter.name]
            self._fields[parameter.name].set_error("")
            if isinstance(control, ChoiceBox):
                control.setCurrentIndex(max(0, control.findText(value)))
            elif not control.hasFocus():
                control.setText(_shown(value))

    def read(self, before: ModelParameters) -> ModelParameters:
        """``before`` with what is typed and right; says at each field what is wrong."""
        values: dict[str, Any] = {}
        for parameter in self._offered:
            value = _value(parameter, self._text(parameter.name))
            complaint = parameter.complaint(value) if value is not None else ""
            self._fields[parameter.name].set_error(spoken(complaint))
            if not complaint:
                is_word = parameter.choices or parameter.is_text
                values[parameter.name] = "" if value is None and is_word else value
        return msgspec.structs.replace(before, **values)

    @property
    def controls(self) -> Mapping[str, QLineEdit | ChoiceBox]:
        """By the names of the parameters, until others are offered."""
        return self._controls

    @property
    def has_errors(self) -> bool:
        return any(field.error for field in self._fields.values())

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for field in self._fields.values():
            field.set_theme(theme)
        for control in self._controls.values():
            if isinstance(control, ChoiceBox):
                control.set_theme(theme)
        self._column.setSpacing(theme.px(12))

    def _rebuild(self, offered: tuple[Parameter, ...]) -> None:
        # A field that goes away may finish its editing on the way.
        self._offered = ()
        for field in self._fields.values():
            self._column.removeWidget(field)
            field.hide()
            field.deleteLater()
        self._controls.clear()
        self._fields.clear()
        for parameter in offered:
            control: QLineEdit | ChoiceBox
            if parameter.choices:
                control = ChoiceBox(self._icons)
                control.addItems([self._usual, *parameter.choices])
                control.activated.connect(self.edited)
                note = tr("More effort takes more time and tokens.")
            else:
                control = QLineEdit()
                control.setPlaceholderText(self._usual)
                control.editingFinished.connect(self.edited)
                note = tr("From {low} to {high}.").format(
                    low=_bound(parameter.low), high=_bound(parameter.high)
                )
                if parameter.is_text:
                    note = tr('Empty: words. "json": a JSON object. A JSON Schema: what fits it.')
            field = FormField(spoken(parameter.title), control, note=note)
            self._controls[parameter.name] = control
            self._fields[parameter.name] = field
            self._column.addWidget(field)
            field.show()
        self._offered = offered
        if self._theme is not None:
            self.set_theme(self._theme)

    def _text(self, name: str) -> str:
        control = self._controls[name]
        if isinstance(control, ChoiceBox):
            return control.currentText() if control.currentIndex() > 0 else ""
        return control.text().strip()


def _value(parameter: Parameter, text: str) -> float | int | str | None:
    """What was typed, as its parameter wants it; None for nothing."""
    if not text or parameter.choices or parameter.is_text:
        return text or None
    try:
        return int(text) if parameter.name == "max_tokens" else float(text.replace(",", "."))
    except ValueError:
        return text


def _shown(value: float | str | None) -> str:
    if isinstance(value, float | int):
        return f"{value:.10g}".replace(".", QLocale().decimalPoint())
    return value or ""


def _bound(value: float) -> str:
    return figure(value, len(f"{value:g}".partition(".")[2]))
