"""Titles of conversations: by a model, by their first line, by hand."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from desktop.chat.blocks import Text
from desktop.chat.conversation import Conversation, new_conversation
from desktop.chat.errors import Overloaded
from desktop.chat.events import (
    BlockDelta,
    BlockFinished,
    BlockStarted,
    ReplyEvent,
    ReplyFinished,
    WaitSink,
)
from desktop.chat.message import Role, StopReason
from desktop.providers.provider import ChatRequest
from desktop.session.titles import Titles, tidy
from desktop.settings import Settings
from desktop.storage.conversations import ConversationStore
from desktop.storage.database import Database
from tests.unit.session.test_replies import SETTINGS, Scenario

CHOSEN = Settings(providers=SETTINGS.providers, title_model="test/small")


def says(text: str) -> list[ReplyEvent]:
    return [
        BlockStarted(0, Text()),
        BlockDelta(0, text),
        BlockFinished(0, Text()),
        ReplyFinished(StopReason.END, "stop"),
    ]


async def no_sleep(seconds: float) -> None:
    """Waiting for a busy provider takes no time here."""


def named(
    folder: Path,
    scenario: Scenario,
    settings: Settings = CHOSEN,
    *,
    by_hand: str = "",
    rounds: int = 1,
) -> tuple[str, str, Conversation]:
    """What naming returned, the title on disk, and the conversation."""

    async def main() -> tuple[str, str, Conversation]:
        database = Database(folder / "db.sqlite3")
        await database.open()
        try:
            store = ConversationStore(database)
            conversation = new_conversation("How do rivers begin?")
            await store.add(conversation.summary)
            for _ in range(rounds):
                for role, text in ((Role.USER, "How?"), (Role.ASSISTANT, "As springs.")):
                    message = conversation.new_message(
                        role, (Text(text),), parent_id=conversation.leaf_id
                    )
                    await store.add_message(conversation.id, message)
            if by_hand:
                await store.rename(conversation.id, by_hand, by_user=True)
            titles = Titles(
                store=store, catalog=scenario, settings=lambda: settings, sleep=no_sleep
            )
            title = await titles.name(conversation)
            (summary,) = await store.summaries(limit=5)
            return title, summary.title, conversation
        finally:
            await database.aclose()

    return asyncio.run(main())


def test_a_model_names_the_conversation(tmp_path: Path) -> None:
    scenario = Scenario(says('**"Springs and rivers."**\n'))
    title, stored, conversation = named(tmp_path, scenario)
    assert title == stored == conversation.summary.title == "Springs and rivers"
    (asked,) = scenario.requests
    assert (asked.model, asked.stream) == ("small", False)
    assert "As springs." in asked.messages[0].text


def test_a_title_by_hand_stays(tmp_path: Path) -> None:
    title, stored, _ = named(tmp_path, Scenario(says("Springs")), by_hand="Mine")
    assert (title, stored) == ("", "Mine")


@pytest.mark.parametrize("rounds", [0, 2])
def test_only_the_first_reply_gives_a_title(tmp_path: Path, rounds: int) -> None:
    scenario = Scenario(says("Springs"))
    title, stored, _ = named(tmp_path, scenario, rounds=rounds)
    assert (title, stored) == ("", "How do rivers begin?")
    assert scenario.requests == []


@pytest.mark.parametrize("model", ["", "gone/model"])
def test_nobody_is_asked_unless_the_user_chose(tmp_path: Path, model: str) -> None:
    scenario = Scenario(says("Springs"))
    settings = Settings(providers=SETTINGS.providers, title_model=model)
    assert named(tmp_path, scenario, settings)[:2] == ("", "How do rivers begin?")
    assert scenario.requests == []


@pytest.mark.parametrize(
    "scenario",
    [Scenario([], error=Overloaded("Busy")), Scenario(says(" \n")), Scenario(says("x")[:2])],
)
def test_a_failure_leaves_the_first_line(tmp_path: Path, scenario: Scenario) -> None:
    assert named(tmp_path, scenario)[:2] == ("", "How do rivers begin?")


def test_a_busy_provider_is_asked_again(tmp_path: Path) -> None:
    class BusyAtFirst(Scenario):
        def stream(
            self, request: ChatRequest, *, progress: WaitSink
        ) -> AbstractAsyncContextManager[AsyncIterator[ReplyEvent]]:
            self.error = Overloaded("Busy") if len(self.requests) < 2 else None
            self.events = [] if self.error else says("Springs")
            return super().stream(request, progress=progress)

    scenario = BusyAtFirst([])
    assert named(tmp_path, scenario)[:2] == ("Springs", "Springs")
    assert len(scenario.requests) == 3


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Title: A walk", "A walk"),
        ("# A walk\nwith more", "A walk"),
        ("\n\n  “A   walk.”  ", "A walk"),
        ("word " * 40, "word " * 10 + "word…"),
        ("", ""),
    ],
)
def test_what_models_put_around_a_title_is_removed(text: str, title: str) -> None:
    assert tidy(text) == title
