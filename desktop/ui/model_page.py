"""The settings page of what new conversations start with."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.chat.model import ModelInfo
from desktop.settings import BUILT_IN, ModelRef, Settings
from desktop.ui.budget_field import BudgetField
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.form_field import FormField
from desktop.ui.icons import Icons
from desktop.ui.parameters_form import ParametersForm
from desktop.ui.theme import Theme
from desktop.ui.wording import listed, marked, tr

_PROMPT_PX = 160
_BUILT_IN_WORDS = marked("Built-in model")
_FIRST_LINE_WORDS = marked("Their first line")


class ModelPage(QWidget):
    """Chooses the default model, the system prompt, who names conversations, the budget of a
    month, and the parameters of each model. Does not load lists of models."""

    settings_changed = Signal(object)

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._settings = Settings()
        self._model = ChoiceBox(icons)
        self._model.setEditable(True)
        self._model.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._prompt = QPlainTextEdit()
        self._prompt.setTabChangesFocus(True)
        self._prompt.setPlaceholderText(tr("None", "no system prompt"))
        self._prompt.installEventFilter(self)
        self._model_field = FormField(
            tr("Default &model"),
            self._model,
            note=tr("Answers in new conversations. Or type it as provider/model."),
            setting="default_model",
        )
        self._prompt_field = FormField(
            tr("System &prompt"),
            self._prompt,
            note=tr("Goes along with every conversation."),
            setting="system_prompt",
        )
        self._title_model = ChoiceBox(icons)
        self._title_field = FormField(
            tr("&Titles by", "which model makes titles"),
            self._title_model,
            note=tr("Names a conversation after its first reply."),
            setting="title_model",
        )
        self._budget_field = BudgetField(
            note=tr("Once this is spent, it asks before a message is sent.")
        )
        self._parameters = ParametersForm(icons)
        self._fields = (
            self._model_field,
            self._prompt_field,
            self._title_field,
            self._budget_field,
        )
        self._column = QVBoxLayout(self)
        for field in self._fields:
            self._column.addWidget(field)
            field.settings_changed.connect(self.settings_changed)
        self._column.addWidget(self._parameters)
        self._column.addStretch(1)
        self._title_model.activated.connect(self.finish)
        self._parameters.settings_changed.connect(self._on_parameters_settings_changed)
        self._model.activated.connect(self.finish)
        line = self._model.lineEdit()
        assert line is not None
        line.editingFinished.connect(self.finish)
        line.textEdited.connect(self._validate)
        self._budget_field.amount.editingFinished.connect(self.finish)

    def set_settings(self, settings: Settings) -> None:
        same = self._settings.providers == settings.providers and self._model.count()
        self._settings = settings
        if not same:
            self._model.clear()
            self._model.addItem(tr(_BUILT_IN_WORDS))
            self._title_model.clear()
            self._title_model.addItem(tr(_FIRST_LINE_WORDS))
            for provider in settings.providers:
                if provider.id != BUILT_IN:
                    for model in provider.models:
                        self._model.addItem(str(ModelRef(provider.id, model)))
                        self._title_model.addItem(str(ModelRef(provider.id, model)))
        self._model.setEditText(settings.default_model or tr(_BUILT_IN_WORDS))
        self._show_title_model(settings.title_model)
        self._parameters.set_settings(settings)
        for field in self._fields:
            field.set_settings(settings)
        self._budget_field.show_budget(settings.monthly_budget)
        if not self._prompt.hasFocus() and self._prompt.toPlainText() != settings.system_prompt:
            self._prompt.setPlainText(settings.system_prompt)
        self._validate()

    def set_known(self, provider_id: str, models: tuple[ModelInfo, ...]) -> None:
        """What a provider says of its models."""
        self._parameters.set_known(provider_id, models)

    def finish(self) -> None:
        """Hand on what is typed and right."""
        self._validate()
        self._parameters.finish()
        chosen = self._title_model.currentText() if self._title_model.currentIndex() > 0 else ""
        settings = msgspec.structs.replace(
            self._settings,
            system_prompt=self._prompt.toPlainText().strip(),
            title_model=chosen,
        )
        if not self._model_field.error:
            settings = msgspec.structs.replace(settings, default_model=self._typed())
        if (budget := self._budget_field.budget()) is not None:
            settings = msgspec.structs.replace(settings, monthly_budget=budget)
        if settings != self._settings:
            self._settings = settings
            self.settings_changed.emit(settings)

    def set_theme(self, theme: Theme) -> None:
        for field in self._fields:
            field.set_theme(theme)
        self._model.set_theme(theme)
        self._title_model.set_theme(theme)
        self._parameters.set_theme(theme)
        self._prompt.setFixedHeight(theme.px(_PROMPT_PX))
        self._column.setSpacing(theme.px(16))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._prompt and event.type() == QEvent.Type.FocusOut:
            self.finish()
        return super().eventFilter(watched, event)

    def _show_title_model(self, model: str) -> None:
        row = self._title_model.findText(model) if model else 0
        if row < 0:  # set by hand, or no longer listed
            self._title_model.addItem(model)
            row = self._title_model.count() - 1
        self._title_model.setCurrentIndex(row)

    def _on_parameters_settings_changed(self, settings: Settings) -> None:
        self._settings = settings
        self.settings_changed.emit(settings)

    def _typed(self) -> str:
        text = self._model.currentText().strip()
        return "" if text in ("", tr(_BUILT_IN_WORDS)) else text

    def _validate(self) -> None:
        text = self._typed()
        ref = ModelRef.parse(text)
        error = ""
        if text and ref is None:
            error = tr("Write it as provider/model, for example openai/gpt-6-luna.")
        elif ref is not None and self._settings.provider(ref.provider_id) is None:
            known = listed(provider.id for provider in self._settings.providers)
            error = tr("There is no provider {name}. There are: {known}.").format(
                name=ref.provider_id, known=known
            )
        self._model_field.set_error(error)
