"""Resources and prompts of tool servers, for a conversation that uses them."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from desktop.chat.blocks import File, Image
from desktop.chat.conversation import Conversation, new_conversation
from desktop.chat.errors import ToolError
from desktop.session.server_offers import ServerOffers
from desktop.session.tool_shelf import ToolShelf
from desktop.storage.database import Database
from desktop.storage.state import WindowState
from desktop.tool_settings import ToolServer
from desktop.tools.mcp.servers import McpServers

TALKER = str(Path(__file__).parents[1] / "tools/talking_server.py")


class Room:
    def __init__(self, database: Database) -> None:
        self.wanted = {"desk": ToolServer(command=sys.executable, args=(TALKER,))}
        self.servers = McpServers(lambda: self.wanted, environment={})
        self.shelf = ToolShelf(
            [], servers=self.servers, state=WindowState(database), tell=lambda _: None
        )
        self.offers = ServerOffers(self.shelf)
        self.conversation: Conversation = new_conversation()

    async def choose(self) -> None:
        keys = [offer.key for offer in await self.shelf.offers(self.conversation)]
        await self.shelf.choose(self.conversation, keys)

    async def resources(self) -> list[str]:
        """Once its server is up."""
        for _ in range(100):
            if found := await self.offers.resources(self.conversation):
                return [resource.uri for resource in found]
        return []


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


def test_a_server_that_nobody_chose_offers_nothing_and_is_not_started(tmp_path: Path) -> None:
    async def scene(room: Room) -> None:
        assert await room.offers.resources(room.conversation) == []
        assert await room.offers.prompts(room.conversation) == []
        assert not room.servers.all()[0].running

    play(tmp_path, scene)


def test_resources_are_listed_once_and_again_after_a_change(tmp_path: Path) -> None:
    async def scene(room: Room) -> None:
        await room.choose()
        assert await room.resources() == ["notes://a/first.txt", "notes://a/picture.png"]
        [server] = room.servers.all()
        await server.stop()
        # What is known needs no server.
        assert len(await room.offers.resources(room.conversation)) == 2
        assert not server.running
        server.changes += 1
        assert len(await room.resources()) == 2
        assert server.running
        first, second = await room.offers.resources(room.conversation)
        [text] = await room.offers.read(room.conversation, first)
        assert isinstance(text, File)
        [picture] = await room.offers.read(room.conversation, second)
        assert isinstance(picture, Image)

    play(tmp_path, scene)


def test_a_slow_server_holds_nobody_up(tmp_path: Path) -> None:
    async def scene(room: Room) -> None:
        script = "import time; time.sleep(3600)"
        room.wanted["slow"] = ToolServer(command=sys.executable, args=("-c", script))
        await room.choose()
        assert "notes://a/first.txt" in await room.resources()

    play(tmp_path, scene)


def test_a_prompt_is_written(tmp_path: Path) -> None:
    async def scene(room: Room) -> None:
        await room.choose()
        [prompt] = await room.offers.prompts(room.conversation)
        written = await room.offers.write(room.conversation, prompt, {"text": "Hi"})
        assert written.text == '{"text": "Hi"}'
        assert written.attached == ()
        await room.shelf.choose(room.conversation, [])
        with pytest.raises(ToolError, match="does not use the tool server desk any more"):
            await room.offers.write(room.conversation, prompt, {})

    play(tmp_path, scene)
