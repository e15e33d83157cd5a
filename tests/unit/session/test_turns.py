"""Turns: replies and tools in alternation, as stored and as told to the model."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.chat.blocks import Text, ToolCall, ToolResult
from desktop.chat.consent import Decision, Pattern, Reach
from desktop.chat.conversation import new_conversation
from desktop.chat.errors import ProviderError, StreamInterrupted, ToolError
from desktop.chat.events import BlockDelta, BlockStarted, ReplyEvent, ReplyStarted
from desktop.chat.message import Message, MessageStatus, Role, StopReason
from desktop.providers.scripted import text_reply
from desktop.session.tool_calls import CallStage, ToolLimits
from desktop.storage.conversations import ConversationStore
from desktop.tools.tool import ToolOutcome, says
from tests.unit.session.turning import (
    YES,
    Session,
    StandIn,
    Watcher,
    answering,
    calling,
    hanging,
    stored,
)

NO = Decision(allowed=False, reason="Not today.")
DONE = text_reply(["Done."])
ADD = {
    "type": "object",
    "properties": {"a": {"type": "integer"}, "b": {"type": "integer"}},
    "required": ["a", "b"],
}

Scene = Callable[[ConversationStore], Awaitable[None]]


def play(tmp_path: Path, scene: Scene) -> None:
    async def main() -> None:
        async with stored(tmp_path) as store:
            await asyncio.wait_for(scene(store), 20)

    asyncio.run(main())


def test_two_calls_of_one_reply_run_and_the_model_goes_on(tmp_path: Path) -> None:
    async def scene(store: ConversationStore) -> None:
        tools = [StandIn("now", answering("noon")), StandIn("add", answering("sum"), schema=ADD)]
        replies = calling(("desk__now", ""), ("desk__add", '{"a": 1, "b": 2}'), text="Let me see.")
        session = Session(tmp_path, store, replies, DONE, tools=tools)
        watcher = Watcher()
        message = await session.ask(watcher)
        assert message.text == "Done."
        assert message.status is MessageStatus.COMPLETE
        first = session.model.requests[0]
        assert [tool.name for tool in first.tools] == ["desk__now", "desk__add"]
        assert first.tools[1].schema == ADD
        assert session.told(1) == [("noon", False), ("sum {'a': 1, 'b': 2}", False)]
        roles = [m.role for m in session.sent(1)]
        assert roles == [Role.USER, Role.ASSISTANT, Role.TOOL]
        again = await store.load(session.conversation.id)
        assert again is not None
        assert again.active_path() == session.conversation.active_path()
        assert [m.role for m in again.active_path()] == [*roles, Role.ASSISTANT]
        assert watcher.stages(0) == [
            CallStage.ASKING, CallStage.WAITING, CallStage.RUNNING, CallStage.ENDED,
        ]  # fmt: skip
        records = await session.log.records()
        assert sorted((r.tool, r.decided_by, r.outcome) for r in records) == [
            ("add", "user", "done"),
            ("now", "user", "done"),
        ]

    play(tmp_path, scene)


def test_calls_run_side_by_side_but_not_those_that_want_to_be_alone(tmp_path: Path) -> None:
    async def scene(store: ConversationStore) -> None:
        inside: list[str] = []
        most = {"free": 0, "alone": 0}
        both = asyncio.Event()

        def act(kind: str) -> Callable[[dict[str, Any]], Awaitable[ToolOutcome]]:
            async def run(_: dict[str, Any]) -> ToolOutcome:
                inside.append(kind)
                most[kind] = max(most[kind], inside.count(kind))
                if inside.count("free") == 2:
                    both.set()
                if kind == "free":
                    await both.wait()  # never set if they came one after the other
                await asyncio.sleep(0)
                inside.remove(kind)
                return says("fine")

            return run

        tools = [
            StandIn("free", act("free")),
            StandIn("alone", act("alone"), server="other", alone=True),
        ]
        calls = [("desk__free", ""), ("desk__free", ""), *[("other__alone", "")] * 3]
        session = Session(tmp_path, store, calling(*calls), DONE, tools=tools)
        await session.ask(Watcher())
        assert most == {"free": 2, "alone": 1}
        assert session.told(1) == [("fine", False)] * 5

    play(tmp_path, scene)


@pytest.mark.parametrize(
    ("name", "arguments", "words"),
    [
        ("desk__nothing", "{}", "There is no tool 'desk__nothing'. There are: desk__add."),
        ("desk__add", '{"a": 1}', "'b' is a required property"),
        ("desk__add", '{"a": 1, "b": "x"}', "at $.b: 'x' is not of type 'integer'"),
        ("desk__add", '{"a": 1, "b', "were not a complete JSON object"),
        ("desk__add", "[1, 2]", "were not a complete JSON object"),
    ],
)
def test_a_wrong_call_is_told_and_not_run(
    tmp_path: Path, name: str, arguments: str, words: str
) -> None:
    async def scene(store: ConversationStore) -> None:
        tool = StandIn("add", hanging, schema=ADD)
        session = Session(tmp_path, store, calling((name, arguments)), DONE, tools=[tool])
        watcher = Watcher()
        message = await session.ask(watcher)
        assert message.text == "Done."
        assert watcher.questions == []
        [(told, is_error)] = session.told(1)
        assert words in told
        assert is_error
        [record] = await session.log.records()
        assert (record.decided_by, record.outcome) == ("", "not run")
        [call] = [b for m in session.sent(1) for b in m.blocks if isinstance(b, ToolCall)]
        assert call.arguments is not None, "a provider refuses broken arguments"

    play(tmp_path, scene)


def test_no_is_told_with_its_reason(tmp_path: Path) -> None:
    async def scene(store: ConversationStore) -> None:
        tool = StandIn("add", hanging)
        session = Session(tmp_path, store, calling(("desk__add", "")), DONE, tools=[tool])
        await session.ask(Watcher(lambda _question: NO))
        told = "The user did not allow this call. They say: Not today."
        assert session.told(1) == [(told, True)]
        [record] = await session.log.records()
        assert (record.decided_by, record.outcome) == ("user", "denied")

    play(tmp_path, scene)


def test_calls_of_a_reply_that_was_cut_never_run(tmp_path: Path) -> None:
    async def scene(store: ConversationStore) -> None:
        cut = calling(("desk__add", '{"a": 1, "b": 2}'), stop=StopReason.LENGTH)
        session = Session(tmp_path, store, cut, cut, tools=[StandIn("add", hanging)])
        watcher = Watcher()
        message = await session.ask(watcher)
        # Told once; a model that does it again is not asked for ever.
        assert len(session.model.requests) == 2
        assert "length limit" in session.told(1)[0][0]
        assert message.stop_reason is StopReason.LENGTH
        assert watcher.questions == []

    play(tmp_path, scene)


def test_a_call_in_a_stream_that_broke_off_never_runs(tmp_path: Path) -> None:
    async def scene(store: ConversationStore) -> None:
        broken: list[ReplyEvent | ProviderError] = [
            ReplyStarted("model"),
            BlockStarted(0, ToolCall("c1", "desk__add")),
            BlockDelta(0, '{"a": 1, "b": 2}'),
            StreamInterrupted("The connection broke off."),
        ]
        session = Session(tmp_path, store, broken, DONE, tools=[StandIn("add", hanging)])
        watcher = Watcher()
        message = await session.ask(watcher)
        assert message.status is MessageStatus.INTERRUPTED
        assert watcher.started == []
        await session.ask(watcher, "Go on")
        [(told, is_error)] = session.told(1)
        assert "was not run" in told
        assert is_error

    play(tmp_path, scene)


def test_stop_ends_what_runs_and_keeps_what_is_done(tmp_path: Path) -> None:
    async def scene(store: ConversationStore) -> None:
        ended = asyncio.Event()

        async def slow(_: dict[str, Any]) -> ToolOutcome:
            try:
                await asyncio.Event().wait()
            finally:
                ended.set()
            raise AssertionError

        tools = [StandIn("now", answering("noon")), StandIn("slow", slow)]
        replies = calling(("desk__now", ""), ("desk__slow", ""))
        session = Session(tmp_path, store, replies, DONE, tools=tools)
        watcher = Watcher()
        task = asyncio.create_task(session.ask(watcher))
        await watcher.until((0, CallStage.ENDED), (1, CallStage.RUNNING))
        task.cancel()
        message = await task
        assert ended.is_set()
        assert message.status is MessageStatus.STOPPED
        assert len(session.model.requests) == 1
        [first, second] = message.blocks
        assert isinstance(first, ToolResult)
        assert isinstance(second, ToolResult)
        assert first.content == (Text("noon"),)
        assert "stopped" in str(second.content)
        again = await store.load(session.conversation.id)
        assert again is not None
        assert again.active_path()[-1] == message

    play(tmp_path, scene)


def test_stop_while_a_question_is_open(tmp_path: Path) -> None:
    async def scene(store: ConversationStore) -> None:
        replies = calling(("desk__add", ""))
        session = Session(tmp_path, store, replies, DONE, tools=[StandIn("add", hanging)])
        watcher = Watcher(lambda _question: None)
        task = asyncio.create_task(session.ask(watcher))
        await watcher.asked.wait()
        task.cancel()
        message = await task
        assert message.status is MessageStatus.STOPPED
        assert not watcher.questions[0].open
        [record] = await session.log.records()
        assert record.outcome == "stopped"

    play(tmp_path, scene)


async def fails(_: dict[str, Any]) -> ToolOutcome:
    raise ToolError("The shop is closed.", "Come back tomorrow.")


def test_a_tool_that_fails_says_so_to_the_model(tmp_path: Path) -> None:
    async def scene(store: ConversationStore) -> None:
        replies = calling(("desk__buy", ""))
        session = Session(tmp_path, store, replies, DONE, tools=[StandIn("buy", fails)])
        await session.ask(Watcher())
        assert session.told(1) == [("The shop is closed. Come back tomorrow.", True)]

    play(tmp_path, scene)


def test_a_large_result_is_cut_and_says_so(tmp_path: Path) -> None:
    async def scene(store: ConversationStore) -> None:
        tool = StandIn("dump", answering("x" * 10_000))
        session = Session(
            tmp_path,
            store,
            calling(("desk__dump", "")),
            DONE,
            tools=[tool],
            limits=ToolLimits(characters=100),
        )
        await session.ask(Watcher())
        [(told, _)] = session.told(1)
        assert told == "x" * 100 + "\n[Cut here: 10,000 characters, 100 are kept]"

    play(tmp_path, scene)


@pytest.mark.parametrize("go_on", [True, False])
def test_many_calls_in_one_turn_ask_the_user(tmp_path: Path, go_on: bool) -> None:
    async def scene(store: ConversationStore) -> None:
        again = calling(("desk__now", ""))
        session = Session(
            tmp_path,
            store,
            *[again] * 3,
            DONE,
            tools=[StandIn("now", answering("noon"))],
            limits=ToolLimits(calls=2),
        )
        watcher = Watcher(lambda question: YES if question.request else Decision(allowed=go_on))
        message = await session.ask(watcher)
        limit = [question.words for question in watcher.questions if not question.request]
        assert limit == ["The model has asked for 2 calls in this turn. Go on?"]
        assert len(session.model.requests) == (4 if go_on else 2)
        assert message.role is (Role.ASSISTANT if go_on else Role.TOOL)

    play(tmp_path, scene)


@pytest.mark.parametrize("wait", [True, False])
def test_a_call_that_takes_long_asks_the_user(tmp_path: Path, wait: bool) -> None:
    async def scene(store: ConversationStore) -> None:
        go = asyncio.Event()

        async def slow(_: dict[str, Any]) -> ToolOutcome:
            await go.wait()
            return says("at last")

        def decide(question: Any) -> Decision:
            if question.request is None and wait:
                go.set()
            return Decision(allowed=wait or question.request is not None)

        session = Session(
            tmp_path,
            store,
            calling(("desk__slow", "")),
            DONE,
            tools=[StandIn("slow", slow)],
            limits=ToolLimits(seconds=0.01),
        )
        await session.ask(Watcher(decide))
        told = "at last" if wait else "It took too long, and the user ended it."
        assert session.told(1) == [(told, not wait)]

    play(tmp_path, scene)


def copy_database(folder: Path) -> None:
    (folder / "copy").mkdir()
    for file in folder.glob("rivulet.sqlite3*"):
        shutil.copy(file, folder / "copy")


def test_results_that_came_before_a_crash_are_there_afterwards(tmp_path: Path) -> None:
    """What a crash leaves of a turn: one tool had answered, the other had not."""

    async def crash(store: ConversationStore) -> str:
        tools = [StandIn("now", answering("noon")), StandIn("slow", hanging)]
        replies = calling(("desk__now", ""), ("desk__slow", ""))
        session = Session(tmp_path, store, replies, tools=tools)
        watcher = Watcher()
        task = asyncio.create_task(session.ask(watcher))
        await watcher.until((0, CallStage.ENDED), (1, CallStage.RUNNING))
        # The result is written after the sink has heard of it; nothing else is under way.
        await asyncio.sleep(0.2)
        copy_database(tmp_path)
        task.cancel()
        await task
        return session.conversation.id

    async def later(conversation_id: str) -> None:
        async with stored(tmp_path / "copy") as store:
            assert len(await store.recover()) == 1
            session = Session(tmp_path, store, DONE, tools=[StandIn("now", hanging)])
            found = await store.load(conversation_id)
            assert found is not None
            session.conversation = found
            await session.ask(Watcher(), "Where were we?")
            (first, fine), (second, bad) = session.told(0)
            assert (first, fine) == ("noon", False)
            assert "not run, or its result was lost" in second
            assert bad

    async def main() -> None:
        async with stored(tmp_path) as store:
            conversation_id = await crash(store)
        await later(conversation_id)

    asyncio.run(main())


def test_a_conversation_without_tools_is_as_before(tmp_path: Path) -> None:
    async def scene(store: ConversationStore) -> None:
        session = Session(tmp_path, store, calling(("made_up", "{}")), DONE)
        message: Message = await session.ask(Watcher())
        # A model that makes up a tool although it was told of none is not answered.
        assert message.role is Role.ASSISTANT
        assert len(session.model.requests) == 1
        assert session.model.requests[0].tools == ()

    play(tmp_path, scene)


def test_of_a_temporary_conversation_nothing_is_written(tmp_path: Path) -> None:
    async def scene(store: ConversationStore) -> None:
        again = calling(("desk__now", ""))
        session = Session(
            tmp_path, store, again, again, DONE, tools=[StandIn("now", answering("noon"))]
        )
        session.conversation = new_conversation(temporary=True)
        always = Decision(allowed=True, reach=Reach.CONVERSATION, pattern=Pattern.ANY)
        watcher = Watcher(lambda _question: always)
        await session.ask(watcher)
        assert len(watcher.questions) == 1, "the permission holds"
        assert await session.log.records() == []
        assert await session.permissions.grants() == ()
        assert await store.load(session.conversation.id) is None

    play(tmp_path, scene)


def test_old_calls_are_not_answered_for_a_model_that_has_no_tools(tmp_path: Path) -> None:
    """Some providers refuse a call in a request that names no tools."""

    async def scene(store: ConversationStore) -> None:
        broken: list[ReplyEvent | ProviderError] = [
            ReplyStarted("model"),
            BlockStarted(0, ToolCall("c1", "desk__add")),
            StreamInterrupted("The connection broke off."),
        ]
        session = Session(tmp_path, store, broken, DONE, tools=[StandIn("add", hanging)])
        await session.ask(Watcher())
        session.tools.clear()
        await session.ask(Watcher(), "Go on")
        assert session.told(1) == []

    play(tmp_path, scene)
