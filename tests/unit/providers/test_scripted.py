"""The provider that replays."""

from __future__ import annotations

import asyncio

import pytest

from desktop.chat.errors import Overloaded
from desktop.providers.provider import Provider
from desktop.providers.scripted import ScriptedProvider, text_reply
from tests.unit.providers.serving import ask, request


def test_replies_come_in_turn_and_begin_again() -> None:
    it: Provider = ScriptedProvider(text_reply(["On", "e"]), text_reply(["Two"]))
    texts = [asyncio.run(ask(it)).text for _ in range(3)]
    assert texts == ["One", "Two", "One"]


def test_a_reply_may_fail() -> None:
    outcome = asyncio.run(ask(ScriptedProvider([*text_reply(["One"])[:3], Overloaded("Busy.")])))
    assert outcome.text == "One"
    assert isinstance(outcome.error, Overloaded)


def test_a_reader_that_is_stopped_leaves() -> None:
    async def main() -> None:
        it = ScriptedProvider(text_reply(["One"] * 1000), delay=0.01)
        reading = asyncio.create_task(ask(it))
        await asyncio.sleep(0.05)
        assert it.open_streams == 1
        reading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await reading
        assert it.open_streams == 0
        assert it.requests == [request()]

    asyncio.run(main())
