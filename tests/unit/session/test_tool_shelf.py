"""The choice of tools, by conversation."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from desktop.chat.conversation import new_conversation
from desktop.session.tool_shelf import ToolShelf
from desktop.storage.database import Database
from desktop.storage.state import WindowState
from desktop.tool_settings import ToolServer
from desktop.tools.builtin.clock import Clock
from desktop.tools.mcp.servers import McpServers

SCRIPT = str(Path(__file__).parents[1] / "tools" / "tool_server.py")


class Room:
    """A shelf as after a start, with the servers that a test names."""

    def __init__(self, database: Database) -> None:
        self.wanted: dict[str, ToolServer] = {}
        self.told: list[str] = []
        self._state = WindowState(database)
        self.servers = McpServers(lambda: self.wanted, environment={})
        self.shelf = self.after_a_start()

    def after_a_start(self) -> ToolShelf:
        return ToolShelf([Clock()], servers=self.servers, state=self._state, tell=self.told.append)

    def serve(self, mode: str) -> None:
        self.wanted["desk"] = ToolServer(command=sys.executable, args=(SCRIPT, mode))


def play(tmp_path: Path, scene: Callable[[Room], Awaitable[None]]) -> None:
    async def main() -> None:
        database = Database(tmp_path / "rivulet.sqlite3")
        await database.open()
        room = Room(database)
        try:
            await asyncio.wait_for(scene(room), 60)
        finally:
            await room.servers.aclose()
            await database.aclose()

    asyncio.run(main())


def test_nothing_is_on_before_somebody_chooses(tmp_path: Path) -> None:
    async def scene(room: Room) -> None:
        room.serve("good")
        one, other = new_conversation(), new_conversation()
        assert len(await room.shelf.box(one)) == 0
        assert [offer.chosen for offer in await room.shelf.offers(one)] == [False, False]
        await room.shelf.choose(one, ["current_time"])
        assert (await room.shelf.box(one)).names == ["current_time"]
        assert len(await room.shelf.box(other)) == 0
        assert (await room.after_a_start().box(one)).names == ["current_time"]
        assert not room.servers.all()[0].running

    play(tmp_path, scene)


def test_a_server_is_chosen_with_what_it_runs(tmp_path: Path) -> None:
    async def scene(room: Room) -> None:
        room.serve("good")
        conversation = new_conversation()
        offer = (await room.shelf.offers(conversation))[1]
        assert (offer.title, offer.tokens) == ("desk", None)
        assert offer.runs == f"Runs {sys.executable} {SCRIPT} good"
        await room.shelf.choose(conversation, [offer.key])
        names = (await room.shelf.box(conversation)).names
        assert names == ["desk__echo", "desk__plain", "desk__shaped"]
        offer = (await room.shelf.offers(conversation))[1]
        assert offer.chosen
        assert offer.tokens
        room.serve("fails")  # another command line: nobody has agreed to that one
        assert len(await room.shelf.box(conversation)) == 0
        assert not (await room.shelf.offers(conversation))[1].chosen
        assert not room.servers.all()[0].running

    play(tmp_path, scene)


def test_a_server_that_fails_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    async def scene(room: Room) -> None:
        room.serve("crash-at-start")
        conversation = new_conversation()
        keys = [offer.key for offer in await room.shelf.offers(conversation)]
        await room.shelf.choose(conversation, keys)
        assert (await room.shelf.box(conversation)).names == ["current_time"]
        assert "no configuration found" in room.told[0]
        offer = (await room.shelf.offers(conversation))[1]
        assert "no configuration found" in offer.description
        assert offer.runs.startswith("Runs ")

    play(tmp_path, scene)


def test_of_a_temporary_conversation_the_choice_is_not_written(tmp_path: Path) -> None:
    async def scene(room: Room) -> None:
        conversation = new_conversation(temporary=True)
        await room.shelf.choose(conversation, ["current_time"])
        assert (await room.shelf.box(conversation)).names == ["current_time"]
        assert len(await room.after_a_start().box(conversation)) == 0

    play(tmp_path, scene)


def test_two_servers_with_the_same_tools_are_both_used(tmp_path: Path) -> None:
    async def scene(room: Room) -> None:
        room.serve("good")
        room.wanted["other"] = ToolServer(command=sys.executable, args=(SCRIPT, "fails"))
        conversation = new_conversation()
        keys = [offer.key for offer in await room.shelf.offers(conversation)]
        await room.shelf.choose(conversation, keys)
        box = await room.shelf.box(conversation)
        assert {"desk__echo", "other__echo"} <= set(box.names)
        good, bad = box.find("desk__echo"), box.find("other__echo")
        assert good is not None
        assert bad is not None
        assert not (await good.run({"text": "hi"})).is_error
        assert (await bad.run({})).is_error
        assert (good.server, bad.server) == ("desk", "other")

    play(tmp_path, scene)


def test_a_server_that_runs_something_else_now_has_to_be_chosen_again(tmp_path: Path) -> None:
    async def scene(room: Room) -> None:
        room.serve("good")
        conversation = new_conversation()
        keys = [offer.key for offer in await room.shelf.offers(conversation)]
        await room.shelf.choose(conversation, keys)
        room.serve("fails")
        assert (await room.shelf.box(conversation)).names == ["current_time"]
        assert (await room.shelf.box(conversation)).names == ["current_time"]
        assert len(room.told) == 1, "that is said once"
        assert "desk runs something else than it did when you chose it" in room.told[0]

    play(tmp_path, scene)


def test_a_disabled_server_cannot_be_chosen(tmp_path: Path) -> None:
    async def scene(room: Room) -> None:
        room.wanted["desk"] = ToolServer(command="x", disabled=True)
        assert len(await room.shelf.offers(new_conversation())) == 1

    play(tmp_path, scene)


def test_a_choice_is_not_lost_to_one_that_was_being_read(tmp_path: Path) -> None:
    async def scene(room: Room) -> None:
        conversation = new_conversation()
        reading = asyncio.create_task(room.shelf.chosen(conversation))
        await asyncio.sleep(0)
        choosing = asyncio.create_task(room.shelf.choose(conversation, ["current_time"]))
        await asyncio.gather(reading, choosing)
        assert await room.shelf.chosen(conversation) == {"current_time"}

    play(tmp_path, scene)
