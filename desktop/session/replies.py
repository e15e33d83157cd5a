"""Sending a message and receiving the reply, saved at every step."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Callable
from typing import Protocol

from desktop.chat.blocks import File, Image, Text
from desktop.chat.context import with_summary
from desktop.chat.conversation import Conversation
from desktop.chat.errors import (
    ChatError,
    NotStorable,
    RequestRejected,
    StorageError,
    StreamInterrupted,
    ToolsRefused,
)
from desktop.chat.events import ReplyEvent, Waiting, WaitStage
from desktop.chat.message import Failure, Message, MessageStatus, Remark, Role
from desktop.chat.reply import ReplyBuilder
from desktop.chat.tool import ToolDefinition
from desktop.chat.tool_rounds import with_answers
from desktop.chat.wording import say, together
from desktop.parameters import ModelParameters, answer_schema
from desktop.providers.provider import ChatRequest, JsonAnswer, Provider
from desktop.providers.retry import RetryingProvider
from desktop.providers.structured import CheckedProvider
from desktop.session.context import ContextRules
from desktop.session.journal import ReplyJournal
from desktop.session.outgoing import outgoing
from desktop.session.reply_store import NoStore, ReplyStore
from desktop.session.titles import Titles, first_line
from desktop.settings import ModelRef, ProviderSettings, Settings
from desktop.storage.conversations import ConversationStore

#: Characters of a message that a user may send, a bound on memory and on the request.
LONGEST_MESSAGE = 4_000_000
#: Events taken from a reply before everything else has its turn.
_EVENTS_IN_A_ROW = 64
_PICTURE = say("A picture")
_HELD_BACK = say(
    "Something between here and the provider, a proxy perhaps, holds replies back until they "
    "are complete. It can be told not to (nginx: gzip off and proxy_buffering off)."
)
#: What is said of a complete reply, and what helps.
_REMARKS = {
    WaitStage.BUFFERED: (Remark.BUFFERED, _HELD_BACK),
    WaitStage.FITS: (Remark.FITS, ""),
    WaitStage.MENDED: (Remark.MENDED, ""),
    WaitStage.UNFIT: (Remark.UNFIT, ""),
}


class ProviderSource(Protocol):
    """Makes a provider from its settings: the catalog, but for tests."""

    def provider(self, settings: ProviderSettings) -> Provider:
        """Raises `RequestRejected` for settings that cannot be used."""


class ReplySink(Protocol):
    """What is told while a reply arrives. Called on the loop, in order, never concurrently."""

    def reply_started(self, message: Message) -> None:
        """The empty reply, as it stands in the conversation."""

    def reply_waiting(self, waiting: Waiting) -> None: ...

    def reply_event(self, event: ReplyEvent) -> None:
        """A finished block is whole here."""

    def reply_not_saved(self, failure: StorageError) -> None:
        """The reply goes on, but is not on disk. Said once."""


class Replies:
    """Posts messages and runs replies. Does not choose the model and does not show anything.

    Of a temporary conversation nothing is stored, and no model is asked for its title.
    ``in_words`` says a sentence in the language of the user.
    """

    def __init__(
        self,
        *,
        store: ConversationStore,
        catalog: ProviderSource,
        settings: Callable[[], Settings],
        context: ContextRules | None = None,
        in_words: Callable[[str], str] = str,
    ) -> None:
        self._in_words = in_words
        self._store = store
        self._no_store = NoStore()
        self._catalog = catalog
        self._settings = settings
        self._context = context or ContextRules(store=store, settings=settings)
        self._titles = Titles(store=store, catalog=catalog, settings=settings)
        self._arriving: dict[str, ReplyBuilder] = {}

    async def post(
        self,
        conversation: Conversation,
        text: str,
        *,
        parent_id: str | None,
        attached: tuple[Image | File, ...] = (),
    ) -> Message:
        """Commit the user's message; it is on disk when this returns.

        What is ``attached`` stands before the text.
        A conversation that was never saved is saved with it, titled by its first line. A
        temporary one is neither saved nor titled.
        Raises `RequestRejected` for text that is empty or too long, `StorageError` when
        nothing could be written: the conversation is unchanged then.
        """
        if not text.strip() and not attached:
            raise RequestRejected(
                say("There is nothing to send yet."), say("Type a message first.")
            )
        if len(text) > LONGEST_MESSAGE:
            raise RequestRejected(
                say(
                    "This message has {count} characters; {most} can be sent.",
                    count=len(text),
                    most=LONGEST_MESSAGE,
                ),
                say("Shorten it, or send it in parts."),
            )
        store, leaf = self.store_of(conversation), conversation.leaf_id
        words = (Text(text),) if text.strip() else ()
        message = conversation.new_message(Role.USER, (*attached, *words), parent_id=parent_id)
        try:
            if len(conversation) == 1:
                if not conversation.temporary:
                    conversation.retitle(first_line(text if words else self._title_of(attached)))
                await store.add(
                    conversation.summary,
                    message,
                    stream=conversation.stream,
                    setup=conversation.setup,
                )
            else:
                await store.add_message(conversation.id, message)
        except BaseException:
            conversation.discard(message.id, leaf_id=leaf)
            raise
        return message

    def _title_of(self, attached: tuple[Image | File, ...]) -> str:
        """For a conversation that begins without words."""
        return attached[0].name.strip() or self._in_words(_PICTURE)

    async def run(
        self,
        conversation: Conversation,
        *,
        parent_id: str,
        model: ModelRef,
        sink: ReplySink,
        tools: tuple[ToolDefinition, ...] = (),
        tools_left_out: Callable[[], object] | None = None,
    ) -> Message:
        """Receive one reply to the message ``parent_id``, and save it however it ends.

        With ``tools_left_out`` a model that refuses tools is asked once more without, and that
        is called.

        Cancelling stops the reply: the connection closes, what arrived is kept, and the
        stopped message is returned. Failures are in the message too, never raised, but for
        `StorageError` when not even the start of the reply could be saved.
        """
        store = self.store_of(conversation)
        draft = conversation.new_message(
            Role.ASSISTANT,
            parent_id=parent_id,
            status=MessageStatus.STREAMING,
            provider_id=model.provider_id,
            model=model.model,
        )
        try:
            await store.start_reply(conversation.id, draft)
        except BaseException:
            conversation.discard(draft.id, leaf_id=parent_id)
            raise
        builder = self._arriving[draft.id] = ReplyBuilder(draft)
        sink.reply_started(draft)
        journal = ReplyJournal(store, draft.id)
        failure: Failure | None = None
        try:
            receive = functools.partial(
                self._receive, conversation, draft, builder, journal, sink=sink
            )
            try:
                failure = await receive(tools=tools)
            except ToolsRefused:
                if tools_left_out is None or not tools or builder.has_content:
                    raise
                tools_left_out()
                failure = await receive(tools=())
            status = MessageStatus.COMPLETE
        except asyncio.CancelledError:
            status = MessageStatus.STOPPED
        except ChatError as error:
            failure = Failure.of(error)
            status = MessageStatus.INTERRUPTED if builder.has_content else MessageStatus.FAILED
        except BaseException:
            # A bug: it is reported, and what arrived is kept.
            await self._save(store, builder.message(MessageStatus.INTERRUPTED), journal, sink)
            raise
        finally:
            del self._arriving[draft.id]
        message = builder.message(status, failure)
        conversation.update(message)
        await self._save(store, message, journal, sink)
        return message

    def so_far(self, message_id: str) -> Message | None:
        """A reply that is arriving, as it stands; None when none of this id is."""
        builder = self._arriving.get(message_id)
        return builder.message(MessageStatus.STREAMING) if builder is not None else None

    async def _receive(
        self,
        conversation: Conversation,
        draft: Message,
        builder: ReplyBuilder,
        journal: ReplyJournal,
        *,
        sink: ReplySink,
        tools: tuple[ToolDefinition, ...],
    ) -> Failure | None:
        """Read the reply to its end. Returns what is to be said of a complete one."""
        settings = self._settings()
        chosen = settings.provider(draft.provider_id)
        if chosen is None:
            raise RequestRejected(
                say(
                    "The provider {name} is not in the settings any more.",
                    name=repr(draft.provider_id),
                ),
                say("Choose another model below the message field, then retry."),
            )
        path = [
            message
            for message in await self._context.path(conversation, draft.parent_id)
            if message.blocks and message.status is not MessageStatus.FAILED
        ]
        setup = conversation.setup
        system = setup.system_prompt or settings.system_prompt
        retrying = RetryingProvider(self._catalog.provider(chosen))
        selection = await self._context.selected(
            conversation,
            path,
            model=ModelRef(draft.provider_id, draft.model),
            system=system,
            tools=tools,
            provider=retrying,
            wait=lambda words: sink.reply_waiting(Waiting(WaitStage.PREPARING, words)),
        )
        sent = outgoing(selection.messages, chosen)
        request = ChatRequest(
            model=draft.model,
            # Calls without an answer matter to a model that can call; elsewhere they are left out.
            messages=tuple(with_answers(sent) if tools else sent),
            tools=tools,
            system=with_summary(system, selection.summary),
            stream=conversation.stream,
            answer=asked_form(chosen, draft.model, first=setup.parameters),
            parameters=setup.parameters,
        )
        if request.answer is not None or not (request.stream and chosen.stream):
            builder.mark_whole()
        remark: Failure | None = None

        def waiting(state: Waiting) -> None:
            nonlocal remark
            if state.stage in _REMARKS:
                kind, hint = _REMARKS[state.stage]
                remark = Failure.told(kind, state.text, hint)
            if state.stage is WaitStage.CONNECTING:
                builder.mark_sent()
            sink.reply_waiting(state)

        told = False
        provider = CheckedProvider(retrying)
        try:
            async with provider.stream(request, progress=waiting) as events:
                count = 0
                async for event in events:
                    journal.append(event)
                    sink.reply_event(builder.apply(event))
                    count += 1
                    if count % _EVENTS_IN_A_ROW == 0:
                        # A burst comes in one read: others have their turn in between.
                        await asyncio.sleep(0)
                    if journal.failure is not None and not told:
                        told = True
                        sink.reply_not_saved(_not_yet(journal.failure))
        finally:
            for event in provider.held:
                builder.apply(event)
        if not builder.finished:
            raise StreamInterrupted(
                say("The connection ended before the reply was complete."),
                say("What arrived is kept. Continue or retry."),
            )
        return remark

    async def name(self, conversation: Conversation) -> str:
        """Give a conversation a title after its first reply; "" when the old one stays."""
        return "" if conversation.temporary else await self._titles.name(conversation)

    def store_of(self, conversation: Conversation) -> ReplyStore:
        """Where its messages are kept; nowhere for a temporary one."""
        return self._no_store if conversation.temporary else self._store

    async def _save(
        self, store: ReplyStore, message: Message, journal: ReplyJournal, sink: ReplySink
    ) -> None:
        await journal.aclose()
        await self.save(store, message, sink)

    async def save(self, store: ReplyStore, message: Message, sink: ReplySink) -> None:
        """Store the final state of a message; the sink is told when that is not possible."""
        try:
            await asyncio.shield(store.finish_reply(message))
        except NotStorable as error:
            sink.reply_not_saved(error)
        except StorageError as error:
            sink.reply_not_saved(_not_yet(error))


def _not_yet(failure: StorageError) -> StorageError:
    kept = say("The reply is kept in memory, and saved as soon as that works.")
    return StorageError(
        together(failure.message, kept),
        failure.hint,
        details=failure.details,
    )


def asked_form(
    provider: ProviderSettings,
    model: str,
    *,
    first: ModelParameters = ModelParameters(),  # noqa: B008 - frozen
) -> JsonAnswer | None:
    """The form of the answer that ``first`` has, else the settings for a model."""
    saved = provider.parameters.get(model, first)
    answer = first.answer or saved.answer
    schema = answer_schema(answer) if answer else None
    return None if schema is None else JsonAnswer(schema=schema or None)
