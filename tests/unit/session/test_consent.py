"""Who may do what without being asked about."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.chat.consent import ConsentRequest, Decision, Pattern, Reach
from desktop.chat.tool import ToolDefinition, ToolHints, fingerprint
from desktop.session.consent import ConsentBroker, Question
from desktop.storage.permissions import Permissions

READS = ToolHints(read_only=True, destructive=False)


def request(**changes: Any) -> ConsentRequest:
    fields: dict[str, Any] = {
        "conversation_id": "one",
        "server": "files",
        "tool": "write",
        "arguments": {"path": "/a"},
        "print": "p1",
    }
    return ConsentRequest(**(fields | changes))


class Person:
    """Answers with ``decision`` and counts how often that was needed."""

    def __init__(self, decision: Decision | None) -> None:
        self.decision = decision
        self.asked: list[Question] = []
        self.seen = asyncio.Event()

    def __call__(self, question: Question) -> None:
        self.asked.append(question)
        self.seen.set()
        if self.decision is not None:
            question.answer(self.decision)


def play(scene: Callable[[], Awaitable[None]]) -> None:
    async def main() -> None:
        await asyncio.wait_for(scene(), 20)

    asyncio.run(main())


def broker(folder: Path, *, read_only: bool = False) -> ConsentBroker:
    return ConsentBroker(
        Permissions(folder / "permissions.json"), read_only_allowed=lambda: read_only
    )


def always(reach: Reach, pattern: Pattern) -> Decision:
    return Decision(allowed=True, reach=reach, pattern=pattern)


HERE, EVERYWHERE = Reach.CONVERSATION, Reach.EVERYWHERE


@pytest.mark.parametrize(
    ("reach", "pattern", "changes", "covered"),
    [
        (HERE, Pattern.SAME, {}, True),
        (HERE, Pattern.SAME, {"arguments": {"path": "/b"}}, False),
        (HERE, Pattern.ANY, {"arguments": {"path": "/b"}}, True),
        (HERE, Pattern.ALIKE, {"arguments": {"path": "/b"}}, True),
        (HERE, Pattern.ALIKE, {"alike": "files in /other"}, False),
        (HERE, Pattern.ANY, {"conversation_id": "two"}, False),
        (EVERYWHERE, Pattern.ANY, {"conversation_id": "two"}, True),
        (EVERYWHERE, Pattern.ANY, {"server": "other"}, False),
        (EVERYWHERE, Pattern.ANY, {"tool": "delete"}, False),
        (EVERYWHERE, Pattern.ANY, {"print": "p2"}, False),
    ],
)
def test_always_holds_as_far_as_it_was_given(
    tmp_path: Path, reach: Reach, pattern: Pattern, changes: dict[str, Any], covered: bool
) -> None:
    async def scene() -> None:
        first = {"alike": "files in /x"}
        await broker(tmp_path).decide(request(**first), Person(always(reach, pattern)))
        later = Person(Decision(allowed=False))
        # As after a start: what was given is on the disk.
        verdict = await broker(tmp_path).decide(request(**(first | changes)), later)
        assert verdict.decision.allowed is covered
        assert verdict.by == ("permission" if covered else "user")
        assert len(later.asked) == (0 if covered else 1)

    play(scene)


def test_once_is_once_and_no_is_not_kept(tmp_path: Path) -> None:
    async def scene() -> None:
        asks = broker(tmp_path)
        for decision in (Decision(allowed=True), Decision(allowed=False, reach=EVERYWHERE)):
            person = Person(decision)
            await asks.decide(request(), person)
            await asks.decide(request(), person)
            assert len(person.asked) == 2

    play(scene)


def test_a_changed_tool_asks_again_and_says_why(tmp_path: Path) -> None:
    async def scene() -> None:
        asks = broker(tmp_path)
        await asks.decide(request(), Person(always(EVERYWHERE, Pattern.ANY)))
        person = Person(Decision(allowed=False))
        await asks.decide(request(print="p2"), person)
        assert person.asked[0].request is not None
        assert person.asked[0].request.changed

    play(scene)


def test_everything_that_a_tool_says_of_itself_is_in_its_print() -> None:
    schema = {"type": "object", "properties": {"a": {"type": "string"}}}
    said = [
        (ToolDefinition(name="a"), "", ToolHints()),
        (ToolDefinition(name="b"), "", ToolHints()),
        (ToolDefinition(name="a", description="x"), "", ToolHints()),
        (ToolDefinition(name="a", schema=schema), "", ToolHints()),
        (ToolDefinition(name="a"), "A", ToolHints()),
        (ToolDefinition(name="a"), "", READS),
    ]
    assert len({fingerprint(*words) for words in said}) == len(said)


@pytest.mark.parametrize(
    ("hints", "chosen", "asked"),
    [
        (READS, True, 0),
        (READS, False, 1),
        (ToolHints(read_only=True, destructive=True), True, 1),
        (ToolHints(read_only=False, destructive=False), True, 1),
        (ToolHints(), True, 1),
    ],
)
def test_only_what_reads_may_run_unasked_and_only_by_choice(
    tmp_path: Path, hints: ToolHints, chosen: bool, asked: int
) -> None:
    async def scene() -> None:
        person = Person(Decision(allowed=False))
        await broker(tmp_path, read_only=chosen).decide(request(hints=hints), person)
        assert len(person.asked) == asked

    play(scene)


def test_always_answers_the_other_open_questions_that_it_covers(tmp_path: Path) -> None:
    async def scene() -> None:
        asks, person = broker(tmp_path), Person(None)
        alike = [asyncio.create_task(asks.decide(request(), person)) for _ in range(2)]
        other = asyncio.create_task(asks.decide(request(tool="delete"), person))
        while len(person.asked) < 3:
            person.seen.clear()
            await person.seen.wait()
        person.asked[0].answer(always(HERE, Pattern.ANY))
        assert all(verdict.decision.allowed for verdict in await asyncio.gather(*alike))
        assert person.asked[2].open
        other.cancel()

    play(scene)


def test_permissions_can_be_taken_back(tmp_path: Path) -> None:
    async def scene() -> None:
        asks = broker(tmp_path)
        await asks.decide(request(), Person(always(EVERYWHERE, Pattern.ANY)))
        await asks.decide(request(temporary=True), Person(always(HERE, Pattern.SAME)))
        assert await asks.revoke_all() == 1
        person = Person(Decision(allowed=False))
        await broker(tmp_path).decide(request(), person)
        assert len(person.asked) == 1

    play(scene)
