"""What the settings dialog asks for, done: settings saved, keys stored, connections tested."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.chat.errors import ChatError
from desktop.session.accounts import Accounts, KeyState
from desktop.session.settings_merge import merged
from desktop.settings import ProviderSettings, Settings
from desktop.ui.key_field import KeyRow
from desktop.ui.reply_worker import TaskStarter
from desktop.ui.settings_dialog import SettingsDialog
from desktop.ui.settings_search import Place
from desktop.ui.wording import explained, spoken, tr

#: Seconds after which a silent keyring is said to be waiting for the user.
_PATIENCE = 3.0
#: Seconds in which the last changes are to be saved.
_FAREWELL = 3.0


class SettingsDesk(QObject):
    """Serves a settings dialog, which it makes when it is first wanted."""

    #: The settings are other ones now (Settings).
    applied = Signal(object)
    #: A sentence for the user.
    notice_requested = Signal(str)

    def __init__(
        self,
        *,
        accounts: Accounts,
        tasks: TaskStarter,
        new_dialog: Callable[[], SettingsDialog],
        window: Callable[[], QWidget],
        parent: QObject,
    ) -> None:
        """``window`` is the one to show it above."""
        super().__init__(parent)
        self._window = window
        self._accounts = accounts
        self._tasks = tasks
        self._new_dialog = new_dialog
        self._dialog: SettingsDialog | None = None
        #: Changes that are not saved yet.
        self._changes: set[asyncio.Task[None]] = set()
        #: How often each provider was asked for something.
        self._asked: Counter[str] = Counter()

    @property
    def is_shown(self) -> bool:
        return self._dialog is not None and self._dialog.isVisible()

    def show_page(self, title: str) -> None:
        """Open the dialog at a page."""
        self._opened().show_page(title)

    def show(self, provider_id: str = "") -> None:
        """Open the dialog, at a provider's key when one is named."""
        dialog = self._opened()
        if provider_id:
            dialog.show_provider(provider_id, focus_key=True)

    def places(self) -> list[Place]:
        """Every setting that the dialog has."""
        return self._made().places()

    def show_place(self, key: str) -> None:
        """Open the dialog at a setting, by its key."""
        self._opened().show_place(key)

    def _made(self) -> SettingsDialog:
        if self._dialog is None:
            self._dialog = self._wired(self._new_dialog())
        self._dialog.set_settings(self._accounts.settings)
        return self._dialog

    def _opened(self) -> SettingsDialog:
        dialog = self._made()
        if dialog.isVisible():
            # There is one, wherever it is.
            dialog.activateWindow()
            return dialog
        if dialog.parentWidget() is not self._window():
            dialog.setParent(self._window(), dialog.windowFlags())
        self._tasks.start(self._show_keys(), "show the state of the keys")
        self._tasks.start(self._show_known(), "show what is known of models")
        dialog.open()
        return dialog

    def renew(self) -> None:
        """Make the dialog again, if there is one: other words hold, another style."""
        if (old := self._dialog) is not None:
            old.done(0)
            self._dialog = None
            # Whoever fills a page has the new one before the old one is gone.
            self._made()
            old.deleteLater()

    def leave(self, window: QWidget) -> None:
        """A window goes: the dialog does not go with it."""
        if self._dialog is not None and self._dialog.parentWidget() is window:
            self._dialog.done(0)
            self._dialog.setParent(None)

    def change(self, change: Callable[[Settings], Settings]) -> None:
        """Apply and save a change of the settings that was made elsewhere."""
        task = self._tasks.start(self._change(change), "save the settings")
        self._changes.add(task)
        task.add_done_callback(self._changes.discard)

    async def finish(self) -> list[str]:
        """Before the end: apply what is typed in the open dialog, as if it was closed.

        Returns the names of the fields in which something is wrong, and so is not applied.
        """
        dialog = self._dialog
        if dialog is None or not isValid(dialog) or not dialog.isVisible():
            return []
        dialog.done(0)
        if self._changes:
            await asyncio.wait(self._changes, timeout=_FAREWELL)
        return dialog.mistakes()

    def load_models(self, provider_id: str) -> None:
        """Ask a provider for its models."""
        self._tasks.start(self._load_models(provider_id, self._ask(provider_id)), "load models")

    def _wired(self, dialog: SettingsDialog) -> SettingsDialog:
        dialog.settings_changed.connect(self._on_dialog_settings_changed)
        dialog.key_save_requested.connect(self._on_dialog_key_save_requested)
        dialog.key_session_requested.connect(self._on_dialog_key_session_requested)
        dialog.key_forget_requested.connect(self._on_dialog_key_forget_requested)
        dialog.check_requested.connect(self._on_dialog_check_requested)
        dialog.models_requested.connect(self.load_models)
        return dialog

    def _on_dialog_settings_changed(self, settings: Settings) -> None:
        shown = self._accounts.settings
        # The file may have been edited by hand since it was read.
        self.change(lambda found: merged(shown, settings, found))

    def _on_dialog_key_save_requested(self, provider_id: str, key: str) -> None:
        saving = self._accounts.save_key(provider_id, key)
        self._with_key(provider_id, self._then_load(provider_id, saving), "save a key")

    def _on_dialog_key_session_requested(self, provider_id: str, key: str) -> None:
        keeping = self._accounts.keep_key_for_session(provider_id, key)
        self._with_key(provider_id, self._then_load(provider_id, keeping), "keep a key")

    def _on_dialog_key_forget_requested(self, provider_id: str) -> None:
        self._with_key(provider_id, self._accounts.forget_key(provider_id), "forget a key")

    def _on_dialog_check_requested(self, provider_id: str, model: str) -> None:
        number = self._ask(provider_id)
        self._tasks.start(self._check(provider_id, model, number), "test a connection")

    def _ask(self, provider_id: str) -> int:
        """The number of a new question; answers to older ones are not told any more."""
        self._asked[provider_id] += 1
        return self._asked[provider_id]

    def _with_key(self, provider_id: str, act: Coroutine[Any, Any, None], name: str) -> None:
        self._tasks.start(self._do_with_key(provider_id, act), name)

    async def _then_load(self, provider_id: str, act: Coroutine[Any, Any, None]) -> None:
        """With its key a provider can say which models it has, if that is not known."""
        await act
        if self._dialog is not None and self._accounts.lacks_models(provider_id):
            self._dialog.ask_for_models(provider_id)

    async def _do_with_key(self, provider_id: str, act: Coroutine[Any, Any, None]) -> None:
        loop = asyncio.get_running_loop()
        hint = loop.call_later(
            _PATIENCE,
            self.notice_requested.emit,
            tr("The keyring has not answered yet: it may be waiting for its password."),
        )
        try:
            await act
        except ChatError as error:
            self._tell_check(provider_id, error, self._ask(provider_id))
        finally:
            hint.cancel()
        self._apply()
        await self._show_key(provider_id)

    async def _change(self, change: Callable[[Settings], Settings]) -> None:
        try:
            await self._accounts.change(change)
        except ChatError as error:
            self.notice_requested.emit(explained(error))
        self._apply()
        await self._show_keys()

    async def _check(self, provider_id: str, model: str, number: int) -> None:
        try:
            text = await self._accounts.check(provider_id, model)
        except ChatError as error:
            self._tell_check(provider_id, error, number)
        else:
            self._shown_result(provider_id, True, spoken(text), number)

    async def _load_models(self, provider_id: str, number: int) -> None:
        try:
            models = await self._accounts.load_models(provider_id)
        except ChatError as error:
            self._tell_check(provider_id, error, number)
            return
        self._apply()
        if self._dialog is not None and number == self._asked[provider_id]:
            self._dialog.set_models(provider_id, list(models))
            await self._show_known()

    def _tell_check(self, provider_id: str, error: ChatError, number: int) -> None:
        self._shown_result(provider_id, False, explained(error), number)

    def _shown_result(self, provider_id: str, ok: bool, text: str, number: int) -> None:
        if number != self._asked[provider_id]:
            return
        if self._dialog is not None and self.is_shown:
            self._dialog.set_check_result(provider_id, ok, text)
        elif not ok:
            self.notice_requested.emit(text)

    def _apply(self) -> None:
        if self._dialog is not None:
            self._dialog.set_settings(self._accounts.settings)
        self.applied.emit(self._accounts.settings)

    async def _show_keys(self) -> None:
        for provider in self._accounts.settings.providers:
            await self._show_key(provider.id)

    async def _show_known(self) -> None:
        for provider in self._accounts.settings.providers:
            known = await self._accounts.known_models(provider.id)
            if self._dialog is not None:
                self._dialog.set_known(provider.id, known)

    async def _show_key(self, provider_id: str) -> None:
        provider = self._accounts.settings.provider(provider_id)
        if self._dialog is None or provider is None:
            return
        state = await self._accounts.key_state(provider_id)
        reason = await self._accounts.why_no_keyring()
        self._dialog.set_key_state(provider_id, key_row(provider, state, reason))


def key_row(provider: ProviderSettings, state: KeyState, reason: str) -> KeyRow:
    """The state of a key in words; ``reason`` says why no keyring can take one, or is ""."""
    words = {
        KeyState.KEYRING: tr("Key in the keyring"),
        KeyState.SESSION: tr("Key for this session only"),
        KeyState.ENVIRONMENT: tr("Key from the environment variable {name}").format(
            name=provider.api_key_env
        ),
        KeyState.MISSING: tr("No key"),
        KeyState.NOT_NEEDED: tr("No key needed"),
        KeyState.LOCKED: tr("The keyring is locked"),
        KeyState.UNAVAILABLE: tr("No key"),
    }
    return KeyRow(
        words=words[state],
        can_save=not reason,
        reason=spoken(reason),
        can_forget=state in (KeyState.KEYRING, KeyState.SESSION, KeyState.LOCKED),
    )
