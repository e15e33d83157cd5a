from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from desktop.chat.blocks import Image, Text, Thinking
from desktop.chat.conversation import Conversation, new_conversation
from desktop.chat.errors import (
    KeyMissing,
    RequestRejected,
    StorageError,
    StreamInterrupted,
)
from desktop.chat.events import (
    BlockDelta,
    BlockFinished,
    BlockStarted,
    ReplyEvent,
    ReplyFinished,
    ReplyStarted,
    UsageChanged,
    Waiting,
    WaitSink,
    WaitStage,
)
from desktop.chat.message import Message, MessageStatus, Remark, Role, StopReason, Usage
from desktop.parameters import ModelParameters
from desktop.providers.provider import ChatRequest, JsonAnswer, ModelInfo
from desktop.session.replies import Replies
from desktop.session.titles import first_line
from desktop.settings import ModelRef, ProviderKind, ProviderSettings, Settings
from desktop.storage.conversations import ConversationStore
from desktop.storage.database import Database

MODEL = ModelRef("test", "model")
SETTINGS = Settings(providers=(ProviderSettings(id="test", kind=ProviderKind.OPENAI_CHAT),))

HELLO: list[ReplyEvent] = [
    ReplyStarted("model-2"),
    BlockStarted(0, Thinking()),
    BlockDelta(0, "Hm."),
    BlockFinished(0, Thinking(signature="s1")),
    BlockStarted(1, Text()),
    BlockDelta(1, "Hel"),
    BlockDelta(1, "lo"),
    BlockFinished(1, Text()),
    UsageChanged(Usage(input=7, output=3)),
    ReplyFinished(StopReason.END, "stop"),
]


class Scenario:
    """A provider that says ``events``, then raises ``error`` or waits for ever."""

    id = "test"

    def __init__(
        self,
        events: list[ReplyEvent],
        *,
        error: Exception | None = None,
        hang: bool = False,
        pause: float = 0.0,
    ) -> None:
        self.events, self.error, self.hang, self.pause = events, error, hang, pause
        self.requests: list[ChatRequest] = []
        self.closed = 0
        self.said_all = asyncio.Event()

    def provider(self, settings: ProviderSettings) -> Scenario:
        return self

    def stream(
        self, request: ChatRequest, *, progress: WaitSink
    ) -> AbstractAsyncContextManager[AsyncIterator[ReplyEvent]]:
        return self._stream(request, progress)

    @asynccontextmanager
    async def _stream(
        self, request: ChatRequest, progress: WaitSink
    ) -> AsyncIterator[AsyncIterator[ReplyEvent]]:
        self.requests.append(request)
        progress(Waiting(WaitStage.CONNECTING))
        try:
            yield self._say()
        finally:
            self.closed += 1

    async def _say(self) -> AsyncIterator[ReplyEvent]:
        for event in self.events:
            await asyncio.sleep(self.pause)
            yield event
        self.said_all.set()
        if self.error is not None:
            raise self.error
        if self.hang:
            await asyncio.Event().wait()

    async def list_models(self) -> tuple[ModelInfo, ...]:
        return ()

    async def check(self, model: str = "") -> str:
        return "fine"

    async def aclose(self) -> None:
        pass


@dataclass
class Listener:
    """What a window would have been told."""

    started: list[Message] = field(default_factory=list)
    waiting: list[WaitStage] = field(default_factory=list)
    events: list[ReplyEvent] = field(default_factory=list)
    not_saved: list[StorageError] = field(default_factory=list)

    def reply_started(self, message: Message) -> None:
        self.started.append(message)

    def reply_waiting(self, waiting: Waiting) -> None:
        self.waiting.append(waiting.stage)

    def reply_event(self, event: ReplyEvent) -> None:
        self.events.append(event)

    def reply_not_saved(self, failure: StorageError) -> None:
        self.not_saved.append(failure)


@asynccontextmanager
async def opened(path: Path) -> AsyncIterator[ConversationStore]:
    database = Database(path / "rivulet.sqlite3")
    await database.open()
    try:
        yield ConversationStore(database)
    finally:
        await database.aclose()


def copied(folder: Path) -> Path:
    """What a crash now would leave of a database."""
    copy = folder / "copy"
    copy.mkdir(exist_ok=True)
    for file in folder.glob("rivulet.sqlite3*"):
        (copy / file.name).write_bytes(file.read_bytes())
    return copy


def replies_with(store: ConversationStore, scenario: Scenario) -> Replies:
    return Replies(store=store, catalog=scenario, settings=lambda: SETTINGS)


async def ask(replies: Replies, conversation: Conversation, text: str = "Hi") -> Message:
    return await replies.post(conversation, text, parent_id=conversation.leaf_id)


def test_a_reply_is_received_told_and_stored(tmp_path: Path) -> None:
    async def scene() -> None:
        async with opened(tmp_path) as store:
            scenario, listener = Scenario(HELLO), Listener()
            replies, conversation = replies_with(store, scenario), new_conversation()
            question = await ask(replies, conversation, "Hi\nthere")
            message = await replies.run(
                conversation, parent_id=question.id, model=MODEL, sink=listener
            )
            assert message.status is MessageStatus.COMPLETE
            assert message.text == "Hello"
            assert message.model == "model-2"
            assert message.usage == Usage(input=7, output=3)
            assert message.timing is not None
            assert message.timing.first_token is not None
            thinking = message.blocks[0]
            assert isinstance(thinking, Thinking)
            assert (thinking.text, thinking.signature) == ("Hm.", "s1")
            assert [m.text for m in scenario.requests[0].messages] == ["Hi\nthere"]
            assert scenario.closed == 1
            assert listener.waiting == [WaitStage.CONNECTING]
            assert BlockFinished(1, Text("Hello")) in listener.events
            stored = await store.load(conversation.id)
            assert stored is not None
            assert stored.summary.title == "Hi"
            assert stored.active_path() == conversation.active_path()
            assert stored.active_path()[-1] == message

    asyncio.run(scene())


def test_stop_closes_the_stream_and_keeps_what_arrived(tmp_path: Path) -> None:
    async def scene() -> None:
        async with opened(tmp_path) as store:
            scenario, listener = Scenario(HELLO[:7], hang=True), Listener()
            replies, conversation = replies_with(store, scenario), new_conversation()
            question = await ask(replies, conversation)
            task = asyncio.create_task(
                replies.run(conversation, parent_id=question.id, model=MODEL, sink=listener)
            )
            await scenario.said_all.wait()
            task.cancel()
            message = await task
            assert message.status is MessageStatus.STOPPED
            assert message.text == "Hello"
            assert scenario.closed == 1
            stored = await store.load(conversation.id)
            assert stored is not None
            assert stored.active_path()[-1] == message

    asyncio.run(scene())


@pytest.mark.parametrize(
    ("events", "error", "status", "kind"),
    [
        (HELLO[:7], StreamInterrupted("Cut."), MessageStatus.INTERRUPTED, "interrupted"),
        (HELLO[:1], StreamInterrupted("Cut."), MessageStatus.FAILED, "interrupted"),
        ([], KeyMissing("No key.", "Add one."), MessageStatus.FAILED, "key-missing"),
        # A provider that just stops saying anything has not said that the reply is complete.
        (HELLO[:8], None, MessageStatus.INTERRUPTED, "interrupted"),
    ],
)
def test_a_failure_is_kept_in_the_message(
    tmp_path: Path,
    events: list[ReplyEvent],
    error: Exception | None,
    status: MessageStatus,
    kind: str,
) -> None:
    async def scene() -> None:
        async with opened(tmp_path) as store:
            replies = replies_with(store, Scenario(events, error=error))
            conversation = new_conversation()
            question = await ask(replies, conversation)
            message = await replies.run(
                conversation, parent_id=question.id, model=MODEL, sink=Listener()
            )
            assert message.status is status
            assert message.failure is not None
            assert message.failure.kind == kind
            stored = await store.load(conversation.id)
            assert stored is not None
            assert stored.active_path()[-1] == message

    asyncio.run(scene())


def test_the_next_request_leaves_failed_replies_out(tmp_path: Path) -> None:
    async def scene() -> None:
        async with opened(tmp_path) as store:
            scenario = Scenario([], error=RequestRejected("No."))
            replies, conversation = replies_with(store, scenario), new_conversation()
            question = await ask(replies, conversation)
            await replies.run(conversation, parent_id=question.id, model=MODEL, sink=Listener())
            scenario.events, scenario.error = HELLO, None
            again = await ask(replies, conversation, "Again")
            await replies.run(conversation, parent_id=again.id, model=MODEL, sink=Listener())
            assert [(m.role, m.text) for m in scenario.requests[1].messages] == [
                (Role.USER, "Hi"),
                (Role.USER, "Again"),
            ]

    asyncio.run(scene())


def test_the_reply_is_on_disk_while_it_grows(tmp_path: Path) -> None:
    async def scene() -> None:
        async with opened(tmp_path) as store:
            words = [BlockDelta(0, f"word{n} ") for n in range(40)]
            scenario = Scenario([BlockStarted(0, Text()), *words], hang=True, pause=0.005)
            replies, conversation = replies_with(store, scenario), new_conversation()
            question = await ask(replies, conversation)
            task = asyncio.create_task(
                replies.run(conversation, parent_id=question.id, model=MODEL, sink=Listener())
            )
            await scenario.said_all.wait()
            for _ in range(100):
                await asyncio.sleep(0.02)
                copy = copied(tmp_path)
                async with opened(copy) as crashed:
                    await crashed.recover()
                    found = await crashed.load(conversation.id)
                assert found is not None
                if found.active_path()[-1].text.endswith("word39 "):
                    break
            last = found.active_path()[-1]
            assert last.status is MessageStatus.INTERRUPTED
            assert last.text == "".join(word.text for word in words)
            task.cancel()
            await task

    asyncio.run(scene())


def test_nothing_changes_when_a_message_cannot_be_sent(tmp_path: Path) -> None:
    async def scene() -> None:
        async with opened(tmp_path) as store:
            replies, conversation = replies_with(store, Scenario(HELLO)), new_conversation()
            for text in ("", " \n\t", "x" * 4_000_001):
                with pytest.raises(RequestRejected):
                    await ask(replies, conversation, text)
            assert len(conversation) == 0
        # The database is closed now: as good as a disk that is gone.
        with pytest.raises(Exception, match=r".+"):
            await ask(replies, conversation)
        assert len(conversation) == 0
        assert conversation.leaf_id is None

    asyncio.run(scene())


def test_a_provider_that_is_gone_is_named(tmp_path: Path) -> None:
    async def scene() -> None:
        async with opened(tmp_path) as store:
            replies, conversation = replies_with(store, Scenario(HELLO)), new_conversation()
            question = await ask(replies, conversation)
            message = await replies.run(
                conversation, parent_id=question.id, model=ModelRef("old", "m"), sink=Listener()
            )
            assert message.status is MessageStatus.FAILED
            assert message.failure is not None
            assert "'old'" in message.failure.message

    asyncio.run(scene())


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Hello", "Hello"),
        ("\n\n  two   words \nmore", "two words"),
        ("# Heading", "Heading"),
        ("###", "###"),
        ("a " * 100, "a " * 28 + "a…"),
        ("x" * 100, "x" * 59 + "…"),
    ],
)
def test_the_title_is_the_first_line(text: str, title: str) -> None:
    assert first_line(text) == title


def test_a_conversation_loaded_in_part_is_sent_whole_and_not_kept_in_memory(
    tmp_path: Path,
) -> None:
    async def scene() -> None:
        async with opened(tmp_path) as store:
            scenario = Scenario(HELLO)
            replies, conversation = replies_with(store, scenario), new_conversation()
            for number in range(20):
                await replies.post(conversation, f"say {number}", parent_id=conversation.leaf_id)
            part = await store.load(conversation.id, newest=3)
            assert part is not None
            assert part.leaf_id is not None
            await replies.run(part, parent_id=part.leaf_id, model=MODEL, sink=Listener())
            sent = [message.text for message in scenario.requests[0].messages]
            assert sent == [f"say {number}" for number in range(20)]
            assert len(part.active_path()) == 4

    asyncio.run(scene())


@pytest.mark.parametrize(
    ("answer", "asked"),
    [
        ("", None),
        ("json", JsonAnswer()),
        ('{"type": "array"}', JsonAnswer(schema={"type": "array"})),
        ("nonsense", None),
    ],
)
def test_the_form_of_the_answer_is_asked_for(
    answer: str, asked: JsonAnswer | None, tmp_path: Path
) -> None:
    provider = ProviderSettings(
        id="test",
        kind=ProviderKind.OPENAI_CHAT,
        parameters={"model": ModelParameters(answer=answer)},
    )

    async def main() -> None:
        async with opened(tmp_path) as store:
            scenario = Scenario(HELLO)
            settings = Settings(providers=(provider,))
            replies = Replies(store=store, catalog=scenario, settings=lambda: settings)
            conversation = new_conversation()
            message = await ask(replies, conversation)
            await replies.run(conversation, parent_id=message.id, model=MODEL, sink=Listener())
            assert scenario.requests[0].answer == asked

    asyncio.run(main())


@pytest.mark.parametrize(("name", "title"), [("", "ein Bild"), ("cat.png", "cat.png")])
def test_what_begins_with_a_picture_alone_is_titled_in_the_language_of_the_user(
    tmp_path: Path, name: str, title: str
) -> None:
    async def main() -> None:
        async with opened(tmp_path) as store:
            replies = Replies(
                store=store,
                catalog=Scenario(HELLO),
                settings=lambda: SETTINGS,
                in_words={"A picture": "ein Bild"}.__getitem__,
            )
            conversation = new_conversation()
            picture = Image("image/png", b"pixels", name=name)
            await replies.post(conversation, "", parent_id=None, attached=(picture,))
            stored = await store.load(conversation.id)
            assert stored is not None
            assert stored.summary.title == title

    asyncio.run(main())


class Drafts(Scenario):
    """Says the next of ``texts`` with every request, and waits for ever after the last."""

    def __init__(self, *texts: str) -> None:
        super().__init__([])
        self.texts = list(texts)

    async def _say(self) -> AsyncIterator[ReplyEvent]:
        if not self.texts:
            self.said_all.set()
            await asyncio.Event().wait()
        yield ReplyStarted("model-2")
        yield BlockStarted(0, Text())
        yield BlockDelta(0, self.texts.pop(0))
        yield BlockFinished(0, Text())
        yield ReplyFinished(StopReason.END, "stop")


def json_replies(store: ConversationStore, scenario: Scenario) -> Replies:
    asked = {"model": ModelParameters(answer='{"required": ["age"]}')}
    settings = Settings(
        providers=(ProviderSettings(id="test", kind=ProviderKind.OPENAI_CHAT, parameters=asked),)
    )
    return Replies(store=store, catalog=scenario, settings=lambda: settings)


@pytest.mark.parametrize(
    ("texts", "kept", "kind", "said"),
    [
        (['{"age": 1}'], '{"age": 1}', Remark.FITS, "Fits the schema"),
        (["{}", '{"age": 2}'], '{"age": 2}', Remark.MENDED, "'age' is a required property"),
        (["No.", "{}"], "{}", Remark.UNFIT, "It is not JSON"),
    ],
)
def test_the_verdict_on_an_answer_in_json_is_stored_with_it(
    texts: list[str], kept: str, kind: Remark, said: str, tmp_path: Path
) -> None:
    async def main() -> None:
        async with opened(tmp_path) as store:
            replies, conversation = json_replies(store, Drafts(*texts)), new_conversation()
            message = await ask(replies, conversation)
            reply = await replies.run(
                conversation, parent_id=message.id, model=MODEL, sink=Listener()
            )
            loaded = await store.load(conversation.id)
            assert loaded is not None
            stored = loaded.message(reply.id)
            assert (stored.status, stored.text) == (MessageStatus.COMPLETE, kept)
            assert stored.failure is not None
            assert stored.failure.kind == kind
            assert said in stored.failure.message

    asyncio.run(main())


def test_a_stop_while_an_answer_is_asked_for_again_keeps_the_first_one(tmp_path: Path) -> None:
    async def main() -> None:
        async with opened(tmp_path) as store:
            scenario, conversation = Drafts("{}"), new_conversation()
            replies = json_replies(store, scenario)
            message = await ask(replies, conversation)
            run = asyncio.ensure_future(
                replies.run(conversation, parent_id=message.id, model=MODEL, sink=Listener())
            )
            await scenario.said_all.wait()
            run.cancel()
            reply = await run
            assert (reply.status, reply.text) == (MessageStatus.STOPPED, "{}")
            loaded = await store.load(conversation.id)
            assert loaded is not None
            assert loaded.message(reply.id).text == "{}"
            assert scenario.closed == len(scenario.requests) == 2

    asyncio.run(main())


def test_whole_replies_are_asked_for_and_remembered(tmp_path: Path) -> None:
    async def main() -> None:
        async with opened(tmp_path) as store:
            scenario = Scenario(HELLO)
            conversation = new_conversation()
            conversation.stream = False
            replies = replies_with(store, scenario)
            message = await ask(replies, conversation)
            reply = await replies.run(
                conversation, parent_id=message.id, model=MODEL, sink=Listener()
            )
            assert scenario.requests[0].stream is False
            loaded = await store.load(conversation.id)
            assert loaded is not None
            assert loaded.stream is False
            stored = loaded.message(reply.id).timing
            assert stored is not None
            assert stored.whole

    asyncio.run(main())
