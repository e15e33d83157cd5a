"""A recorded stream that comes over a socket is the message that replaying it gives."""

from __future__ import annotations

import asyncio
import random
from typing import Any

import msgspec

from desktop.chat.message import Message, MessageStatus
from desktop.replay import Replay
from desktop.settings import ProviderKind
from tests.scripted_server import Answer, ScriptedServer, Step
from tests.unit.providers.corpus import body_of, cut, recorded
from tests.unit.providers.serving import Outcome, ask, provider
from tests.unit.providers.test_corpus import DECODERS

KINDS = {
    "fmt_chat": ProviderKind.OPENAI_CHAT,
    "fmt_responses": ProviderKind.OPENAI_RESPONSES,
    "fmt_anthropic": ProviderKind.ANTHROPIC,
}
#: How often each stream is cut off somewhere, and the longest one that is.
CUTS, LONGEST = 4, 30_000


def bodies(feature: str) -> list[bytes]:
    """Every recorded stream, and beginnings of the shorter ones."""
    whole = [body_of(entry) for entry in recorded(feature)]
    chance = random.Random(feature)
    return whole + [
        body[: chance.randrange(len(body))]
        for body in whole
        if len(body) <= LONGEST
        for _ in range(CUTS)
    ]


def content(message: Message) -> Any:
    """What does not depend on the time."""
    blocks = [
        msgspec.structs.replace(block, seconds=0.0) if hasattr(block, "seconds") else block
        for block in message.blocks
    ]
    return blocks, message.usage, message.stop_reason, message.stop_word, message.model


def received(feature: str) -> list[tuple[bytes, Outcome]]:
    """The replies to as many requests, over one connection where that is kept."""

    async def main() -> list[tuple[bytes, Outcome]]:
        outcomes = []
        kind = KINDS[feature]
        async with ScriptedServer() as server:
            url = server.url + ("" if kind is ProviderKind.ANTHROPIC else "/v1")
            async with provider(url, kind) as it:
                for body in bodies(feature):
                    steps: list[Step] = list(cut(body, 1 + len(body) // 20))
                    server.replies(Answer(steps))
                    outcomes.append((body, await ask(it)))
        return outcomes

    return asyncio.run(main())


def check(feature: str) -> None:
    complete = 0
    for body, outcome in received(feature):
        replayed = Replay(DECODERS[feature](), iter([body])).message()
        assert content(outcome.message) == content(replayed)
        assert (outcome.error is None) == (replayed.status is MessageStatus.COMPLETE)
        if outcome.error is not None:
            assert replayed.failure is not None
            assert outcome.error.kind in (replayed.failure.kind, "interrupted")
            assert outcome.error.details
        complete += outcome.error is None
    assert complete >= len(recorded(feature)) // 2


def test_chat_completions() -> None:
    check("fmt_chat")


def test_responses() -> None:
    check("fmt_responses")


def test_messages() -> None:
    check("fmt_anthropic")
