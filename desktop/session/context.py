"""What of a conversation is sent, measured before it is, and what happens at the limit."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import msgspec

from desktop.chat.blocks import File, Text
from desktop.chat.context import Selection, room_for, select, to_sum_up, with_summary
from desktop.chat.conversation import Conversation
from desktop.chat.errors import RequestRejected
from desktop.chat.message import ContextMark, Message, Role
from desktop.chat.setup import LimitRule
from desktop.chat.token_estimate import message_tokens, text_tokens
from desktop.chat.tool import ToolDefinition
from desktop.chat.wording import say, together
from desktop.providers.complete import complete
from desktop.providers.provider import ChatRequest, Provider
from desktop.settings import ModelRef, Settings
from desktop.storage.conversations import ConversationStore

#: Messages of which the estimate is remembered, a bound on memory.
_REMEMBERED = 100_000
#: Messages read at a time, and tokens after which no more are for a model whose window is not
#: known.
_AT_ONCE, _UNKNOWN_WINDOW = 100, 200_000
#: Characters that are counted on the loop; more are counted in a thread.
_QUICKLY = 40_000
_ORDER = (
    "Sum up the conversation above for a model that will go on with it: who wants what, what was "
    "found out and decided, names, numbers and code that matter, and what is open. Write only "
    "the summary, in the language of the conversation, in at most 400 words."
)
_SUMMARY_TOKENS = 1_500

Windows = Callable[[ModelRef], Awaitable[int | None]]


async def no_windows(_model: ModelRef) -> int | None:
    return None


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """About how many tokens the next request will have. ``window`` is None if not known.

    ``exact``: the provider has counted most of it, in the reply before. ``cached``: of that
    reply's request, what was in the provider's cache.
    """

    window: int | None
    room: int | None
    system: int
    tools: int
    history: int
    draft: int
    selection: Selection
    rule: LimitRule
    exact: bool = False
    cached: int = 0

    @property
    def total(self) -> int:
        return self.system + self.tools + self.history + self.draft

    @property
    def left(self) -> int | None:
        return None if self.window is None else max(self.window - self.total, 0)


class ContextRules:
    """Selects what is sent, and keeps to the window of the model. Shows nothing."""

    def __init__(
        self,
        *,
        store: ConversationStore,
        settings: Callable[[], Settings],
        windows: Windows = no_windows,
    ) -> None:
        self._store = store
        self._settings = settings
        self._windows = windows
        self._tokens: dict[tuple[str, int], int] = {}
        self._listeners: list[Callable[[Conversation, Message], None]] = []

    def listen(self, listener: Callable[[Conversation, Message], None]) -> None:
        """Be told of each message whose mark or summary was changed."""
        self._listeners.append(listener)

    def forget(self, listener: Callable[[Conversation, Message], None]) -> None:
        """Tell this one no more."""
        self._listeners.remove(listener)

    async def mark(self, conversation: Conversation, message_id: str, mark: ContextMark) -> None:
        """Pin a message, exclude it, or neither. Raises `StorageError`."""
        message = conversation.message(message_id)
        await self._change(conversation, msgspec.structs.replace(message, mark=mark))

    async def forget_summary(self, conversation: Conversation, message_id: str) -> None:
        """Send again what was summed up. Raises `StorageError`."""
        message = conversation.message(message_id)
        await self._change(conversation, msgspec.structs.replace(message, summary=""))

    async def path(self, conversation: Conversation, message_id: str | None) -> list[Message]:
        """The whole path to a message. What the conversation does not hold is read, not kept."""
        return await self._messages(conversation, conversation.ids_to(message_id))

    async def _messages(self, conversation: Conversation, ids: Sequence[str]) -> list[Message]:
        wanted = conversation.missing(ids)
        missing = await self._store.messages(wanted) if wanted else []
        read = {message.id: message for message in missing}
        return [read.get(key) or conversation.message(key) for key in ids]

    async def _newest(self, conversation: Conversation, most: int) -> tuple[list[Message], int]:
        """The end of the active path, counted: all of it, or more than so many tokens; and how
        many messages are before that. They could not be sent anyway, and may be very many."""
        ids = list(conversation.ids_to(conversation.leaf_id))
        path: list[Message] = []
        tokens = 0
        while ids and tokens <= most:
            some = await self._messages(conversation, ids[-_AT_ONCE:])
            del ids[-_AT_ONCE:]
            new = [message for message in some if message.blocks]
            await self._count(new)
            tokens += sum(map(self._known, new))
            path = new + path
        await self._count(path)
        return path, len(ids)

    def rule(self, conversation: Conversation) -> LimitRule:
        """What happens at the limit in a conversation."""
        return conversation.setup.limit or self._settings().context_limit

    async def selected(
        self,
        conversation: Conversation,
        path: Sequence[Message],
        *,
        model: ModelRef,
        system: str,
        tools: Sequence[ToolDefinition],
        provider: Provider,
        wait: Callable[[str], object],
    ) -> Selection:
        """What of a path to send. ``wait`` is told what is done meanwhile.

        Raises `RequestRejected` when there is no room for it and the rule says so, or when not
        even the last question has room; a `ProviderError` when it cannot be summed up.
        """
        window = await self._windows(model)
        fixed = text_tokens(system) + sum(tool.tokens for tool in tools)
        room = room_for(window, fixed=fixed, reply=conversation.setup.parameters.max_tokens)
        if room is None or _surely_fits(path, room):
            return select(path)
        await self._count(path)
        rule = self.rule(conversation)
        chosen = select(path, room=room, tokens_of=self._known, may_drop=rule is LimitRule.DROP)
        # A summary makes no room for a question that is too long alone.
        hopeful = select(path, room=room, tokens_of=self._known, may_drop=True).fits
        if not chosen.fits and rule is LimitRule.SUMMARISE and hopeful:
            wait(say("Summing up the earlier messages"))
            path = await self._summed_up(conversation, path, model, room, provider)
            chosen = select(path, room=room, tokens_of=self._known, may_drop=True)
        if not chosen.fits:
            raise _too_long(chosen.tokens + fixed, window or 0, rule)
        return chosen

    async def measure(
        self,
        conversation: Conversation,
        *,
        model: ModelRef,
        tools: int,
        draft: int,
    ) -> Measured:
        """How full the window is. ``tools`` and ``draft`` are about how many tokens these have.

        Raises `StorageError`.
        """
        setup, settings = conversation.setup, self._settings()
        window = await self._windows(model)
        path, before = await self._newest(conversation, window or _UNKNOWN_WINDOW)
        rule = self.rule(conversation)
        plain = select(path, tokens_of=self._known)
        system = text_tokens(with_summary(setup.system_prompt or settings.system_prompt,
                                          plain.summary))  # fmt: skip
        room = room_for(window, fixed=system + tools + draft, reply=setup.parameters.max_tokens)
        chosen = select(path, room=room, tokens_of=self._known, may_drop=rule is LimitRule.DROP)
        if before and chosen.dropped:
            chosen = msgspec.structs.replace(chosen, dropped=chosen.dropped + before)
        last = path[-1] if path else None
        usage = last.usage if last is not None and last.role is Role.ASSISTANT else None
        history, exact = chosen.tokens, False
        untouched = not (chosen.excluded or chosen.covered or chosen.dropped)
        if usage is not None and usage.input and usage.output and untouched:
            # Thinking is not sent again.
            counted = usage.input + usage.output - (usage.reasoning or 0)
            history, exact = max(counted - system - tools, 0), True
        return Measured(
            window=window,
            room=room,
            system=system,
            tools=tools,
            history=history,
            draft=draft,
            selection=chosen,
            rule=rule,
            exact=exact,
            cached=(usage.cached_input or 0) if usage is not None else 0,
        )

    async def _change(self, conversation: Conversation, message: Message) -> None:
        conversation.update(message)
        if not conversation.temporary:
            await self._store.set_marks(message.id, mark=message.mark, summary=message.summary)
        for listener in tuple(self._listeners):
            listener(conversation, message)

    async def _summed_up(
        self,
        conversation: Conversation,
        path: Sequence[Message],
        model: ModelRef,
        room: int,
        provider: Provider,
    ) -> list[Message]:
        """The path with a summary in it, which is stored."""
        older = to_sum_up(path)
        assert older, "there is room once they are left out"
        before = select(path).summary
        said = [f"{m.role.value}: {m.text}" for m in older if m.text.strip()]
        # As much of each as there is room for, four characters a token.
        most = max(200, (room * 3) // max(len(said), 1))
        words = "\n\n".join(text if len(text) <= most else f"{text[:most]}…" for text in said)
        if before:
            words = f"Before that: {before}\n\n{words}"
        asked = Message(
            id="summary", role=Role.USER, created_at=0.0, blocks=(Text(f"{words}\n\n{_ORDER}"),)
        )
        reply = await complete(
            provider,
            ChatRequest(
                model=model.model, messages=(asked,), max_tokens=_SUMMARY_TOKENS, stream=False
            ),
        )
        text = reply.text.strip()
        if not text:
            raise RequestRejected(
                say("The model gave no summary of the earlier messages."),
                say("Try again, or choose another rule for the limit of this conversation."),
            )
        end = msgspec.structs.replace(older[-1], summary=text)
        conversation.hold([older[-1]])
        await self._change(conversation, end)
        return [end if message.id == end.id else message for message in path]

    async def _count(self, path: Sequence[Message]) -> None:
        new = [message for message in path if _key(message) not in self._tokens]
        if len(self._tokens) > _REMEMBERED:
            self._tokens.clear()
            new = list(path)
        if sum(map(_extent, new)) <= _QUICKLY:
            counted = [message_tokens(message) for message in new]
        else:
            counted = await asyncio.to_thread(lambda: [message_tokens(m) for m in new])
        self._tokens.update(zip(map(_key, new), counted, strict=True))

    def _known(self, message: Message) -> int:
        return self._tokens.get(_key(message), 0)


def _surely_fits(path: Sequence[Message], room: int) -> bool:
    """Whether a path is so short that nothing has to be counted: no tokenizer makes more tokens
    of a text than it has bytes."""
    most = 0
    for message in path:
        for block in message.blocks:
            if not isinstance(block, Text):
                return False
            most += len(block.text) * (1 if block.text.isascii() else 4)
        most += 8
    return most <= room


def _extent(message: Message) -> int:
    """How much there is to be counted: its text, and that of its files."""
    files = (block for block in message.blocks if isinstance(block, File))
    return len(message.text) + sum(len(file.data) for file in files)


def _key(message: Message) -> tuple[str, int]:
    return message.id, len(message.blocks)


def _too_long(tokens: int, window: int, rule: LimitRule) -> RequestRejected:
    hint: str = say(
        "Exclude a message (X in the transcript), or choose a model with a larger context."
    )
    if rule is LimitRule.REFUSE:
        other = say("Another rule for the limit can be chosen for this conversation.")
        hint = together(hint, other)
    return RequestRejected(
        say(
            "This conversation has about {tokens} tokens; the model can read "
            "{window}, its reply included.",
            tokens=tokens,
            window=window,
        ),
        hint,
    )
