"""The providers a user has set up: their settings, keys, models and health."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

import msgspec

from desktop.chat.conversation import Conversation
from desktop.chat.errors import ChatError, RequestRejected
from desktop.chat.message import Role
from desktop.chat.model import ModelInfo
from desktop.chat.windows import window_of
from desktop.chat.wording import say, together
from desktop.providers.catalog import Catalog
from desktop.settings import BUILT_IN, ModelRef, ProviderKind, ProviderSettings, Settings
from desktop.storage.keys import KeyState, KeyStore
from desktop.storage.model_lists import ModelLists
from desktop.storage.settings_file import SettingsFile

__all__ = ["BUILT_IN_MODEL", "Accounts", "KeyState"]

#: The built-in provider serves one model at a time, under this name.
BUILT_IN_MODEL = "SmolLM2-135M-Instruct"


class Accounts:
    """Settings and keys, as the user interface sees them. Sends no messages."""

    def __init__(
        self,
        *,
        settings: Settings,
        file: SettingsFile,
        keys: KeyStore,
        catalog: Catalog,
        lists: ModelLists,
    ) -> None:
        self._settings = settings
        self._file = file
        self._keys = keys
        self._catalog = catalog
        self._lists = lists
        self._saving = 0

    @property
    def settings(self) -> Settings:
        return self._settings

    async def change(self, change: Callable[[Settings], Settings]) -> None:
        """Apply a change and write the file, and take up what was edited there meanwhile.

        Raises `SettingsError` or `StorageError`; the change then holds until the program ends.
        """
        self._take_up(change(self._settings))
        self._saving += 1
        try:
            saved = await self._file.save(change)
        finally:
            self._saving -= 1
        # A change that is still on its way to the file is not in what the file says.
        if not self._saving:
            self._take_up(saved)

    def _take_up(self, settings: Settings) -> None:
        self._settings = settings
        self._catalog.set_limits(settings.limits)

    def default_model(self) -> ModelRef:
        """What answers in a new conversation."""
        chosen = ModelRef.parse(self._settings.default_model)
        return chosen or ModelRef(BUILT_IN, BUILT_IN_MODEL)

    def model_of(self, conversation: Conversation) -> ModelRef:
        """The model that answered last in a conversation, as long as its provider is there."""
        for message in reversed(conversation.active_path()):
            known = self._settings.provider(message.provider_id)
            if message.role is Role.ASSISTANT and known and message.model:
                return ModelRef(message.provider_id, message.model)
        return self.default_model()

    def models_of(self, provider: ProviderSettings) -> tuple[str, ...]:
        if provider.kind is ProviderKind.BUILT_IN:
            return provider.models or (BUILT_IN_MODEL,)
        return provider.models

    def lacks_models(self, provider_id: str) -> bool:
        """Whether nothing of a provider can be chosen yet."""
        provider = self._settings.provider(provider_id)
        return provider is not None and not self.models_of(provider)

    async def key_state(self, provider_id: str) -> KeyState:
        return await self._keys.state(self._provider(provider_id))

    async def why_no_keyring(self) -> str:
        """A sentence when there is no keyring to save keys in; else ""."""
        reason = await self._keys.why_no_keyring()
        return together(reason.message, reason.hint) if reason else ""

    async def save_key(self, provider_id: str, key: str) -> None:
        """Put a key into the keyring. Raises `KeyStoreError`; nothing is stored then."""
        await self._keys.save(provider_id, key)
        await self._adopt(provider_id)

    async def keep_key_for_session(self, provider_id: str, key: str) -> None:
        self._keys.keep_for_session(provider_id, key)
        await self._adopt(provider_id)

    async def forget_key(self, provider_id: str) -> None:
        await self._keys.forget(provider_id)

    async def check(self, provider_id: str, model: str = "") -> str:
        """Test the connection. Raises a `ProviderError` that names the failing layer."""
        return await self._catalog.provider(self._provider(provider_id)).check(model)

    async def connect(self, model: ModelRef) -> None:
        """Make the connection for the next message in advance. Fails silently."""
        provider = self._settings.provider(model.provider_id)
        if provider is not None:
            with contextlib.suppress(ChatError):
                await self._catalog.connect(provider)

    async def load_models(self, provider_id: str) -> tuple[str, ...]:
        """Ask the provider for its models: their names go into the settings, what else it
        says of them into a list of its own."""
        provider = self._catalog.provider(self._provider(provider_id))
        listed = await provider.list_models()
        models = tuple(model.id for model in listed)

        def keep(settings: Settings) -> Settings:
            return _with_models(settings, provider_id, models)

        if models:
            await self.change(keep)
            await self._lists.keep(provider_id, listed)
            await self._adopt(provider_id)
        return models

    async def known_models(self, provider_id: str) -> tuple[ModelInfo, ...]:
        """What the provider said of its models when it was last asked."""
        return await self._lists.of(provider_id)

    async def takes_pictures(self, ref: ModelRef) -> bool:
        """False for a model of which it is said, or known, that it reads text only."""
        provider = self.settings.provider(ref.provider_id)
        if provider is not None and provider.kind is ProviderKind.BUILT_IN:
            return False
        known = await self.known_models(ref.provider_id)
        abilities = next((info.abilities for info in known if info.id == ref.model), ())
        return not abilities or "images" in abilities

    async def takes_tools(self, ref: ModelRef) -> bool:
        """False for a model of which it is said, or known, that it calls no tools."""
        provider = self.settings.provider(ref.provider_id)
        if provider is not None and provider.kind is ProviderKind.BUILT_IN:
            return ref.model != BUILT_IN_MODEL
        known = await self.known_models(ref.provider_id)
        found = next((info for info in known if info.id == ref.model), None)
        # Who names the parameters of its models names all of them.
        return found is None or not found.parameters or "tools" in found.abilities

    async def window(self, model: ModelRef) -> int | None:
        """Tokens that a model can read; None where nobody says."""
        known = await self.known_models(model.provider_id)
        listed = next((m.context_window for m in known if m.id == model.model), None)
        return listed or window_of(model.model)

    async def _adopt(self, provider_id: str) -> None:
        """The first key, or list of models, decides the model of new conversations, until the
        user chooses."""
        models = self.models_of(self._provider(provider_id))
        if self._settings.default_model or not models:
            return
        chosen = str(ModelRef(provider_id, models[0]))
        await self.change(lambda s: msgspec.structs.replace(s, default_model=chosen))

    def _provider(self, provider_id: str) -> ProviderSettings:
        provider = self._settings.provider(provider_id)
        if provider is None:
            raise RequestRejected(
                say(
                    "The provider {name} is not in the settings any more.",
                    name=repr(provider_id),
                ),
                say("Open the settings and choose another one."),
            )
        return provider


def _with_models(settings: Settings, provider_id: str, models: tuple[str, ...]) -> Settings:
    providers = tuple(
        msgspec.structs.replace(p, models=models) if p.id == provider_id else p
        for p in settings.providers
    )
    return msgspec.structs.replace(settings, providers=providers)
