"""What a reply and a conversation cost, as the window says it."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from tests.scripted_server import Answer, Hang, Step, chat_chunk, chat_chunks, sse
from tests.ui.desk import Desk, Play

OWN = """\
[[prices]]
model = "*"
input = 1000
output = 10000
"""


def mark(desk: Desk) -> str:
    found = desk.window.findChild(QToolButton, "costMark")
    assert isinstance(found, QToolButton)
    return found.text() if found.isVisible() else ""


def footer(desk: Desk) -> list[str]:
    views = desk.views()
    return views[-1].footer.words.split("\N{EM SPACE}") if views else []


def test_local_models_are_free(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["Hello."])))
        assert mark(desk) == ""
        await desk.send("Hi")
        await desk.until(lambda: footer(desk)[-2:] == ["5 → 7 tokens", "free"], "the footer")
        await desk.until(lambda: mark(desk) == "free", "the sum")

    play(scene)


def test_replies_and_the_conversation_say_what_they_cost(play: Play, tmp_path: Path) -> None:
    (tmp_path / "prices.toml").write_text(OWN)

    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["Hello."])))
        await desk.send("Hi")
        await desk.until(lambda: footer(desk)[-1:] == ["$0.075"], "the footer")
        await desk.until(lambda: mark(desk) == "$0.075", "the sum")
        desk.control_key(Qt.Key.Key_R)
        await desk.until(lambda: mark(desk) == "$0.150", "both versions in the sum")

        desk.control_key(Qt.Key.Key_N)
        assert mark(desk) == ""

    play(scene)


def test_the_cost_is_live(play: Play, tmp_path: Path) -> None:
    (tmp_path / "prices.toml").write_text(OWN)
    usage = {"prompt_tokens": 5, "completion_tokens": 2}
    steps: list[Step] = [
        chat_chunk("Hel"),
        sse({"object": "chat.completion.chunk", "choices": [], "usage": usage}),
        chat_chunk("lo"),
        Hang(),
    ]

    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer(steps))
        await desk.send("Hi")
        await desk.until(lambda: mark(desk) == "$0.025", "the sum so far")
        await desk.until(lambda: "≈ $0.025" in footer(desk), "the footer so far")
        desk.key(Qt.Key.Key_Escape)
        await desk.until(lambda: "$0.025" in footer(desk), "the end")
        await asyncio.sleep(0)
        assert mark(desk) == "$0.025"

    play(scene)


def test_prices_that_cannot_be_used_are_told_of(play: Play, tmp_path: Path) -> None:
    (tmp_path / "prices.toml").write_text("[[prices]]\nmodel = 3")

    async def scene(desk: Desk) -> None:
        assert "prices.toml cannot be used" in desk.window.notices.text()

    play(scene)
