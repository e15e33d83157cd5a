"""The form of one model's parameters."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.chat.model import ModelInfo
from desktop.parameters import ModelParameters, Parameter, parameters_of
from desktop.settings import ModelRef, ProviderSettings, Settings
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.form_field import FormField
from desktop.ui.icons import Icons
from desktop.ui.model_words import about
from desktop.ui.parameter_fields import ParameterFields
from desktop.ui.theme import Theme
from desktop.ui.wording import marked, sentences, tr

_USUAL = marked("As the provider does")
_ONLY = marked("Only what this model takes is offered.")


class ParametersForm(QWidget):
    """Chooses a model and sets what it takes; nothing else is offered.

    An empty field leaves the choice to the provider. Parameters of the settings file that have
    no field here are kept.
    """

    #: The changed `Settings`.
    settings_changed = Signal(object)

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._settings = Settings()
        #: What is known of models, by the provider's id.
        self._known: dict[str, tuple[ModelInfo, ...]] = {}
        self._model = ChoiceBox(icons)
        self._model_field = FormField(tr("Parameters &of"), self._model, note=tr(_ONLY))
        self._fields = ParameterFields(icons, usual=tr(_USUAL))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._model_field)
        self._nothing = QLabel(tr("Load the models of a provider first."))
        self._column.addWidget(self._nothing)
        self._column.addWidget(self._fields)
        self._fields.edited.connect(self.finish)
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
        self._model.set_theme(theme)
        self._nothing.setFont(theme.small_font())
        self._model_field.set_theme(theme)
        self._fields.set_theme(theme)
        self._column.setSpacing(theme.px(16))

    def finish(self) -> None:
        """Hand on what is typed and right."""
        provider, model = self._chosen()
        if provider is None:
            return
        before = provider.parameters.get(model, ModelParameters())
        after = self._fields.read(before)
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
            self._model_field.set_note(sentences(about(known), tr(_ONLY)))
            values = provider.parameters.get(model, values)
        self._fields.offer(offered, values)
