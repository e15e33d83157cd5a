"""Who answers in the shown conversation, and how."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.session.accounts import Accounts
from desktop.session.library import Library
from desktop.settings import ModelRef, ProviderKind, ProviderSettings
from desktop.ui.main_window import MainWindow
from desktop.ui.open_conversation import OpenConversation
from desktop.ui.path_loader import Run
from desktop.ui.wording import tr


class AnswerDesk(QObject):
    """Keeps the model of the shown conversation, and whether its replies are streamed."""

    #: Whether replies in the shown conversation are streamed (bool).
    stream_changed = Signal(bool)
    #: Another conversation is shown (OpenConversation).
    shown = Signal(object)

    def __init__(
        self,
        *,
        window: MainWindow,
        library: Library,
        accounts: Accounts,
        run: Run,
        shown: OpenConversation,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._library = library
        self._accounts = accounts
        self._run = run
        self._shown = shown
        window.composer.typing_started.connect(self._on_composer_typing_started)

    @property
    def opened(self) -> OpenConversation:
        """The shown conversation."""
        return self._shown

    @property
    def model(self) -> ModelRef:
        return self._shown.model

    @property
    def provider(self) -> ProviderSettings | None:
        """Who serves that model; None when the settings do not name it any more."""
        return self._accounts.settings.provider(self.model.provider_id)

    @property
    def stream(self) -> bool:
        """Whether replies in the shown conversation are streamed."""
        return self._shown.conversation.stream

    def show(self, opened: OpenConversation) -> None:
        """Another conversation is shown now."""
        self._shown = opened
        self._show_model()
        self.shown.emit(opened)

    def set_model(self, model: ModelRef) -> None:
        """Let another model answer in the shown conversation from now on."""
        self._shown.model = model
        self._show_model()

    def set_stream(self, stream: bool) -> None:
        """Let the replies in the shown conversation be streamed from now on, or come whole."""
        conversation = self._shown.conversation
        if stream != conversation.stream:
            self._run(self._library.set_stream(conversation, stream), "switch streaming")
            self.stream_changed.emit(stream)
            self._window.notices.show_notice(
                tr("Replies in this conversation are streamed.")
                if stream
                else tr("Replies in this conversation come whole from now on, not streamed.")
            )

    def settings_applied(self) -> None:
        """A conversation that has not begun takes the new default model."""
        if not len(self._shown.conversation):
            self._shown.model = self._accounts.default_model()
        self._show_model()

    def _show_model(self) -> None:
        self._window.composer.set_model(self._shown.model.model)
        provider = self.provider
        is_other = provider is not None and provider.kind is not ProviderKind.BUILT_IN
        self._window.empty_state.set_built_in(not is_other)
        self.stream_changed.emit(self.stream)

    def _on_composer_typing_started(self) -> None:
        self._run(self._accounts.connect(self._shown.model), "connect in advance")
