"""A gateway with the page of conversations, in front of a scripted provider."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import httpx2

from desktop.chat.conversation import Conversation
from desktop.gateway.gateway import Gateway
from desktop.gateway.page.access import PageAccess
from desktop.gateway.page.source import PageSource
from desktop.providers.catalog import Catalog
from desktop.runtime.paths import resources_folder
from desktop.runtime.tasks import TaskSupervisor
from desktop.session.accounts import Accounts
from desktop.session.client_access import ClientAccess
from desktop.session.consent import ConsentBroker
from desktop.session.forward_log import ForwardLog
from desktop.session.forwarding import Forwarding
from desktop.session.library import Library
from desktop.session.live_turns import LiveTurns
from desktop.session.replies import Replies
from desktop.session.turns import Turns
from desktop.settings import ModelRef, ProviderKind, ProviderSettings, Settings
from desktop.storage.client_file import ClientFile
from desktop.storage.conversations import ConversationStore
from desktop.storage.database import Database
from desktop.storage.keys import KeyStore
from desktop.storage.model_lists import ModelLists
from desktop.storage.permissions import Permissions
from desktop.storage.settings_file import SettingsFile
from desktop.storage.state import WindowState
from desktop.storage.tool_log import ToolLog
from desktop.tools.tool_box import ToolBox
from tests.scripted_server import ScriptedServer
from tests.unit.gateway.running import ORIGIN
from tests.unit.providers.serving import FixedEndpoint
from tests.unit.session.turning import StandIn

MODEL = ModelRef("p", "m")


class Shelf:
    """The same tools for every conversation."""

    def __init__(self, tools: Sequence[StandIn]) -> None:
        self._tools = tools

    async def box(self, conversation: Conversation) -> ToolBox:
        return ToolBox(self._tools)


@dataclass
class Paged:
    """A gateway that is on, and the session behind its page."""

    gateway: Gateway
    library: Library
    live: LiveTurns
    access: ClientAccess
    upstream: ScriptedServer
    http: httpx2.AsyncClient
    bugs: list[BaseException] = field(default_factory=list)

    @property
    def url(self) -> str:
        return self.gateway.address

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    async def enter(self) -> dict[str, str]:
        """The headers of a page that was let in."""
        code = self.gateway.page_address().partition("#code=")[2]
        made = await self.post("/page/enter", {"code": code}, {"Origin": self.url})
        assert made.status_code == 200, made.text
        return {"Origin": self.url, "Authorization": f"Bearer {made.json()['key']}"}

    async def post(self, path: str, body: Any, headers: dict[str, str]) -> httpx2.Response:
        return await self.http.post(self.url + path, json=body, headers=headers)

    async def begun(self, text: str = "Hello") -> Conversation:
        """A conversation whose first reply is on its way."""
        headers = await self.enter()
        made = await self.post("/page/send", {"text": text}, headers)
        assert made.status_code == 200, made.text
        conversation = await self.library.open(made.json()["conversation"])
        assert conversation is not None
        return conversation

    async def until(self, look: Callable[[], object], what: str) -> None:
        for _ in range(1000):
            if look():
                return
            await asyncio.sleep(0.01)
        raise AssertionError(f"waited in vain for {what}")


@contextlib.asynccontextmanager
async def paged(
    tmp_path: Path,
    tools: Sequence[StandIn] = (),
    *,
    in_words: Callable[[str], str] = str,
    language: str = "en",
) -> AsyncIterator[Paged]:
    """``in_words`` says a sentence in a ``language``."""
    bugs: list[BaseException] = []
    async with AsyncExitStack() as closing:
        upstream = await closing.enter_async_context(ScriptedServer())
        http = await closing.enter_async_context(httpx2.AsyncClient(trust_env=False))
        provider = ProviderSettings(
            id="p",
            kind=ProviderKind.OPENAI_CHAT,
            base_url=f"{upstream.url}/v1",
            models=("m",),
            needs_key=False,
        )
        settings = Settings(providers=(provider,), default_model="p/m")
        catalog = Catalog(endpoints=lambda of: FixedEndpoint(of.base_url), limits=settings.limits)
        closing.push_async_callback(catalog.aclose)
        keys = KeyStore(environ={}, on_secret=lambda _key: None)
        closing.push_async_callback(keys.aclose)
        database = Database(tmp_path / "rivulet.sqlite3")
        await database.open()
        closing.push_async_callback(database.aclose)
        accounts = Accounts(
            settings=settings,
            file=SettingsFile(tmp_path / "settings.toml"),
            keys=keys,
            catalog=catalog,
            lists=ModelLists(tmp_path / "models.json"),
        )
        tasks = TaskSupervisor(on_crash=lambda error, _name: bugs.append(error))
        store = ConversationStore(database)
        library = Library(store, WindowState(database))
        turns = Turns(
            Replies(store=store, catalog=catalog, settings=lambda: settings),
            tools=Shelf(tools),
            broker=ConsentBroker(
                Permissions(tmp_path / "permissions.json"), read_only_allowed=lambda: False
            ),
            log=ToolLog(tmp_path / "calls.jsonl"),
        )
        live = LiveTurns(turns, library=library, tasks=tasks)
        access, log = ClientAccess(ClientFile(tmp_path / "clients.json")), ForwardLog()
        gateway = Gateway(
            forwarding=Forwarding(catalog=catalog, settings=lambda: settings, log=log),
            access=access,
            log=log,
            origins=lambda: (ORIGIN,),
            on_bug=lambda error, where: bugs.append(error),
            page=PageSource(
                library,
                live,
                accounts,
                PageAccess(),
                resources_folder() / "page",
                in_words=in_words,
                language=lambda: language,
            ),
        )
        await gateway.start(0)
        try:
            yield Paged(gateway, library, live, access, upstream, http, bugs)
        finally:
            await tasks.cancel_all(3.0)
            await gateway.stop()
    assert bugs == []


class Page:
    """What a page would hold after the orders so far. Use as an async context manager."""

    def __init__(
        self, run: Paged, headers: dict[str, str], conversation_id: str = "", *, listed: int = 0
    ) -> None:
        self._run = run
        self._headers = headers
        self._id = conversation_id
        self._listed = listed
        self.more = False
        self.list: list[dict[str, Any]] = []
        self.title = ""
        self.path: list[str] = []
        self.heads: dict[str, dict[str, Any]] = {}
        self.parts: dict[tuple[str, int], list[Any]] = {}
        self.asks: dict[tuple[str, int], str] = {}
        self.state: dict[str, Any] = {}
        self.notices: list[str] = []
        self.gone = False
        self.orders = 0

    async def __aenter__(self) -> Self:
        self._reading = asyncio.create_task(self._read())
        await self._run.until(lambda: self.list is not None and self.orders, "the first orders")
        return self

    async def __aexit__(self, *_: object) -> None:
        self._reading.cancel()
        await asyncio.gather(self._reading, return_exceptions=True)

    async def until(self, look: Callable[[], object], what: str) -> None:
        await self._run.until(look, f"{what}; the page has {self.parts}, {self.state}")

    def text(self, place: int = -1) -> str:
        """All words of a message, by its place in the path."""
        if not self.path:
            return ""
        key = self.path[place]
        return "".join(
            words(node)
            for (message, _), nodes in sorted(self.parts.items())
            if message == key
            for node in nodes
        )

    async def _read(self) -> None:
        async with (
            httpx2.AsyncClient(trust_env=False, timeout=60) as http,
            http.stream(
                "POST",
                f"{self._run.url}/page/follow",
                json={"conversation": self._id, "listed": self._listed},
                headers=self._headers,
            ) as stream,
        ):
            assert stream.status_code == 200
            rest = b""
            async for piece in stream.aiter_bytes():
                *lines, rest = (rest + piece).split(b"\n")
                for line in filter(None, lines):
                    self._take(json.loads(line))

    def _take(self, order: dict[str, Any]) -> None:
        self.orders += 1
        match order["do"]:
            case "list":
                self.list, self.more = order["conversations"], order["more"]
            case "conversation":
                self.title = order["title"]
            case "path":
                self.path = order["messages"]
            case "message":
                self.heads[order["id"]] = order
            case "part":
                place = order["message"], order["index"]
                kept = self.parts.get(place, [])
                assert order["keep"] <= len(kept)
                self.parts[place] = [*kept[: order["keep"]], *order["nodes"]]
                self.asks[place] = order.get("asks", "")
            case "state":
                self.state = order
            case "notice":
                self.notices.append(order["words"])
            case "gone":
                self.gone = True


def words(node: Any) -> str:
    """The text of a node."""
    if isinstance(node, str):
        return node
    return "".join(map(words, node[2:]))
