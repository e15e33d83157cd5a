"""Asking a model for another program: the key stays here, the events are handed on."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import time
from collections.abc import AsyncIterator, Callable

import msgspec

from desktop.chat.errors import ChatError, RequestRejected, StreamInterrupted
from desktop.chat.events import ReplyEvent, Waiting, WaitStage
from desktop.chat.message import Message, MessageStatus, Role
from desktop.chat.reply import ReplyBuilder
from desktop.chat.wording import say
from desktop.providers.provider import ChatRequest
from desktop.session.accounts import BUILT_IN_MODEL
from desktop.session.client_access import Client
from desktop.session.forward_log import Forward, ForwardLog, ForwardStatus
from desktop.session.replies import ProviderSource
from desktop.settings import BUILT_IN, ModelRef, ProviderKind, ProviderSettings, Settings


class ModelUnknown(RequestRejected):
    """No provider has a model of this name."""

    kind = "model-unknown"


class ForwardedReply:
    """A reply on its way: iterate over it once. A finished block is whole in its event."""

    def __init__(
        self,
        events: AsyncIterator[ReplyEvent],
        builder: ReplyBuilder,
        on_first: Callable[[], None],
    ) -> None:
        self._events = events
        self._builder = builder
        self._on_first = on_first

    async def __aiter__(self) -> AsyncIterator[ReplyEvent]:
        builder, began = self._builder, False
        apply = builder.apply
        async for event in self._events:
            made = apply(event)
            if not began and builder.has_content:
                began = True
                self._on_first()
            yield made

    @property
    def message(self) -> Message:
        """The whole reply, after its end."""
        return self._builder.message(MessageStatus.COMPLETE)


class Forwarding:
    """Sends the requests of other programs, and keeps the log of them.

    Asks once: whether to ask again is the client's to decide. Saves nothing.
    """

    def __init__(
        self, *, catalog: ProviderSource, settings: Callable[[], Settings], log: ForwardLog
    ) -> None:
        self._catalog = catalog
        self._settings = settings
        self._log = log

    def models(self) -> list[ModelRef]:
        """The models of all providers, the default one first."""
        settings = self._settings()
        listed = [
            ModelRef(provider.id, model)
            for provider in settings.providers
            for model in _models_of(provider)
        ]
        default = self._default()
        return [default, *(ref for ref in listed if ref != default)]

    def find(self, name: str) -> tuple[ProviderSettings, str]:
        """The provider and the model that ``name`` means.

        That is ``provider-id/model-id``, a model's own name where a provider lists it, or ""
        for the default model. Raises `ModelUnknown`.
        """
        settings = self._settings()
        ref = ModelRef.parse(name) if name else self._default()
        if ref is not None and (provider := settings.provider(ref.provider_id)) is not None:
            return provider, ref.model
        for provider in settings.providers:
            if name in _models_of(provider):
                return provider, name
        raise ModelUnknown(
            say("There is no model {name} here.", name=repr(name[:200])),
            say("The list of models names them all."),
        )

    @contextlib.asynccontextmanager
    async def open(
        self, request: ChatRequest, provider: ProviderSettings, *, client: Client, protocol: str
    ) -> AsyncIterator[ForwardedReply]:
        """Send a request for ``client``, who speaks ``protocol``.

        Leaving the context closes the connection to the provider. Cancelling the task means
        that the client left. Raises `ChatError`, also when the request was cancelled here.
        """
        task = asyncio.current_task()
        assert task is not None
        started = time.time()
        entry = Forward(
            id=secrets.token_hex(16),
            client_id=client.id,
            client=client.name,
            protocol=protocol,
            model=str(ModelRef(provider.id, request.model)),
            started_at=started,
        )
        draft = Message(id=entry.id, role=Role.ASSISTANT, created_at=started, model=request.model)
        builder = ReplyBuilder(draft)
        cancelled = False

        def cancel() -> None:
            nonlocal cancelled
            cancelled = True
            task.cancel()

        def waiting(state: Waiting) -> None:
            if state.stage is WaitStage.CONNECTING:
                builder.mark_sent()

        def note(status: ForwardStatus, failure: str = "") -> None:
            message = builder.message(MessageStatus.COMPLETE)
            self._log.change(
                msgspec.structs.replace(
                    entry,
                    status=status,
                    timing=message.timing,
                    usage=message.usage,
                    failure=failure,
                )
            )

        self._log.begin(entry, cancel)
        try:
            async with self._catalog.provider(provider).stream(request, progress=waiting) as events:
                yield ForwardedReply(events, builder, lambda: note(ForwardStatus.RUNNING))
            if not builder.finished:
                raise StreamInterrupted(say("The reply broke off before its end."))
        except asyncio.CancelledError:
            if not cancelled or task.uncancel():
                note(ForwardStatus.LEFT)
                raise
            note(ForwardStatus.CANCELLED)
            raise StreamInterrupted(say("The request was cancelled in Rivulet.")) from None
        except ChatError as error:
            note(ForwardStatus.FAILED, error.message)
            raise
        except BaseException:
            note(ForwardStatus.FAILED, say("Something went wrong inside Rivulet."))
            raise
        note(ForwardStatus.COMPLETE)

    def _default(self) -> ModelRef:
        chosen = ModelRef.parse(self._settings().default_model)
        return chosen or ModelRef(BUILT_IN, BUILT_IN_MODEL)


def _models_of(provider: ProviderSettings) -> tuple[str, ...]:
    if provider.kind is ProviderKind.BUILT_IN:
        return provider.models or (BUILT_IN_MODEL,)
    return provider.models
