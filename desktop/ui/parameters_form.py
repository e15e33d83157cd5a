"""The form of one model's parameters."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.chat.model import ModelInfo
from desktop.parameters import ModelParameters, Parameter, parameters_of
from desktop.settings import ModelRef, ProviderSettings, Settings
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.form_field import FormField
from desktop.ui.icons import Icons
from desktop.ui.model_words import about
from desktop.ui.theme import Theme

_USUAL = "As the provider does"
_ONLY = "Only what this model takes is offered."


class ParametersForm(QWidget):
    """Chooses a model and sets what it takes; nothing else is offered.

    An empty field leaves the choice to the provider. Parameters of the settings file that have
    no field here are kept.
    """

    #: The changed `Settings`.
    settings_changed = Signal(object)

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._icons = icons
        self._settings = Settings()
        #: What is known of models, by the provider's id.
        self._known: dict[str, tuple[ModelInfo, ...]] = {}
        self._theme: Theme | None = None
        self._model = ChoiceBox(icons)
        self._model_field = FormField("Parameters &of", self._model, note=_ONLY)
        self._controls: dict[str, QLineEdit | ChoiceBox] = {}
        self._fields: dict[str, FormField] = {}
        self._offered: tuple[Parameter, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._model_field)
        self._nothing = QLabel("Load the models of a provider first.")
        self._column.addWidget(self._nothing)
        self._model.activated.connect(self._show_model)

    def set_settings(self, settings: Settings) -> None:
        same = self._settings.providers == settings.providers and self._model.count()
        self._settings = settings
        if same:
            return
        chosen = self._model.currentText() or settings.default_model
        refs = [
            str(ModelRef(provider.id, model))
            for provider in settings.providers
            for model in provider.models
        ]
        if refs != [self._model.itemText(row) for row in range(self._model.count())]:
            self._model.clear()
            self._model.addItems(refs)
            self._model.setCurrentIndex(max(0, self._model.findText(chosen)))
        self._show_model()

    def set_known(self, provider_id: str, models: tuple[ModelInfo, ...]) -> None:
        """What a provider says of its models."""
        if self._known.get(provider_id, ()) != models:
            self._known[provider_id] = models
            self._show_model()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._model.set_theme(theme)
        self._nothing.setFont(theme.small_font())
        for field in (self._model_field, *self._fields.values()):
            field.set_theme(theme)
        for control in self._controls.values():
            if isinstance(control, ChoiceBox):
                control.set_theme(theme)
        self._column.setSpacing(theme.px(12))

    def finish(self) -> None:
        """Hand on what is typed and right."""
        provider, model = self._chosen()
        if provider is None:
            return
        before = provider.parameters.get(model, ModelParameters())
        values: dict[str, Any] = {}
        for parameter in self._offered:
            text = self._text(parameter.name)
            value = _value(parameter, text)
            complaint = parameter.complaint(value) if value is not None else ""
            self._fields[parameter.name].set_error(complaint)
            if not complaint:
                is_word = parameter.choices or parameter.is_text
                values[parameter.name] = "" if value is None and is_word else value
        after = msgspec.structs.replace(before, **values)
        if after == before:
            return
        parameters = {name: p for name, p in provider.parameters.items() if name != model}
        if after != ModelParameters():
            parameters[model] = after
        changed = msgspec.structs.replace(provider, parameters=parameters)
        self._settings = msgspec.structs.replace(
            self._settings,
            providers=tuple(
                changed if p.id == provider.id else p for p in self._settings.providers
            ),
        )
        self.settings_changed.emit(self._settings)

    def _chosen(self) -> tuple[ProviderSettings | None, str]:
        ref = ModelRef.parse(self._model.currentText())
        if ref is None:
            return None, ""
        return self._settings.provider(ref.provider_id), ref.model

    def _show_model(self) -> None:
        provider, model = self._chosen()
        self._nothing.setVisible(provider is None)
        self._model_field.setVisible(provider is not None)
        offered: tuple[Parameter, ...] = ()
        values = ModelParameters()
        if provider is not None:
            known = next((m for m in self._known.get(provider.id, ()) if m.id == model), None)
            listed = known.parameters if known is not None else ()
            offered = parameters_of(provider.kind, provider.base_url, model, listed)
            self._model_field.set_note(f"{about(known)} {_ONLY}".strip())
            values = provider.parameters.get(model, values)
        if offered != self._offered:
            self._rebuild(offered)
        for parameter in offered:
            value = getattr(values, parameter.name)
            control = self._controls[parameter.name]
            self._fields[parameter.name].set_error("")
            if isinstance(control, ChoiceBox):
                control.setCurrentIndex(max(0, control.findText(value)))
            elif not control.hasFocus():
                control.setText(_shown(value))

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
                control.addItems([_USUAL, *parameter.choices])
                control.activated.connect(self.finish)
                note = "More effort takes more time and tokens."
            else:
                control = QLineEdit()
                control.setPlaceholderText(_USUAL)
                control.editingFinished.connect(self.finish)
                note = f"From {parameter.low:g} to {parameter.high:,.10g}."
                if parameter.is_text:
                    note = 'Empty: words. "json": a JSON object. A JSON Schema: what fits it.'
            field = FormField(parameter.title, control, note=note)
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
    return f"{value:.10g}" if isinstance(value, float | int) else value or ""
