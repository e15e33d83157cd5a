"""The models that can be chosen, and the list to choose from."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.session.accounts import Accounts, KeyState
from desktop.settings import ModelRef
from desktop.ui.answer_desk import AnswerDesk
from desktop.ui.composer import Composer
from desktop.ui.icons import Icons
from desktop.ui.keymap import Keymap
from desktop.ui.model_picker import ModelChoice, ModelPicker
from desktop.ui.model_words import about, in_brief
from desktop.ui.provider_presets import provider_words
from desktop.ui.reply_worker import TaskStarter
from desktop.ui.theme import ThemeSource
from desktop.ui.wording import tr


class ModelDesk(QObject):
    """Serves the model picker: it chooses who answers in the shown conversation, and how.

    ``stream`` is the action that switches streaming.
    """

    #: A `ModelRef` was chosen.
    chosen = Signal(object)
    #: The list of models of this provider id shall be loaded anew.
    refresh_requested = Signal(str)

    def __init__(
        self,
        *,
        accounts: Accounts,
        answers: AnswerDesk,
        composer: Composer,
        stream: QAction,
        tasks: TaskStarter,
        theme: ThemeSource,
        icons: Icons,
        keys: Keymap,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._accounts = accounts
        self._answers = answers
        self._composer = composer
        self._stream = stream
        self._tasks = tasks
        self._picker = ModelPicker(theme=theme, icons=icons, keys=keys, parent=parent)
        self._picker.chosen.connect(answers.set_model)
        self._picker.chosen.connect(self.chosen)
        self._picker.refresh_requested.connect(self.refresh_requested)
        self._picker.stream_chosen.connect(answers.set_stream)
        composer.model_requested.connect(self.show)
        stream.toggled.connect(answers.set_stream)
        answers.stream_changed.connect(self._show_stream)
        self._show_stream(answers.stream)

    def show(self) -> None:
        """Open the list; the model of the shown conversation is checked in it."""

        async def open_picker() -> None:
            self._picker.set_choices(await self.choices(), self._answers.model)
            self._picker.open_at(self._composer.model_anchor())

        self._tasks.start(open_picker(), "open the model picker")

    def _show_stream(self, stream: bool) -> None:
        self._stream.setChecked(stream)
        self._picker.set_stream(stream)

    async def choices(self) -> list[ModelChoice]:
        """All models of all providers, with what is known of each, or what stands in its way."""
        choices = []
        for provider in self._accounts.settings.providers:
            state = await self._accounts.key_state(provider.id)
            missing = state in (KeyState.MISSING, KeyState.UNAVAILABLE)
            known = {m.id: m for m in await self._accounts.known_models(provider.id)}
            choices += [
                ModelChoice(
                    ref=ModelRef(provider.id, model),
                    provider_title=provider_words(provider),
                    label=model,
                    state=tr("no key") if missing else in_brief(known.get(model)),
                    about=about(known.get(model)),
                )
                for model in self._accounts.models_of(provider)
            ]
        return choices
