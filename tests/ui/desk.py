"""A window with a real session behind it, and what a person can do with it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QPushButton,
    QWidget,
)

from desktop.gateway.gateway import Gateway
from desktop.presence.global_shortcut import GlobalShortcut
from desktop.presence.notifications import Notifications
from desktop.presence.session_bus import SessionBus
from desktop.providers.catalog import Catalog
from desktop.providers.pictures import PictureFetcher
from desktop.runtime.loop import run
from desktop.runtime.paths import resources_folder
from desktop.runtime.tasks import TaskSupervisor
from desktop.session.accounts import Accounts
from desktop.session.answering import Answering
from desktop.session.attaching import Attaching
from desktop.session.client_access import ClientAccess
from desktop.session.consent import ConsentBroker
from desktop.session.context import ContextRules
from desktop.session.endpoints import LocalServers, endpoint_sources
from desktop.session.exports import Exporter
from desktop.session.file_finder import FileFinder
from desktop.session.filing import Filing
from desktop.session.footprint import FootprintSource
from desktop.session.forward_log import ForwardLog
from desktop.session.forwarding import Forwarding
from desktop.session.imports import Importer
from desktop.session.library import Library
from desktop.session.live_turns import LiveTurns
from desktop.session.replies import Replies
from desktop.session.safekeeping import Safekeeping
from desktop.session.search import Search
from desktop.session.server_offers import ServerOffers
from desktop.session.sign_ins import SignIns
from desktop.session.spelling import Spelling
from desktop.session.tool_ledger import ToolLedger
from desktop.session.tool_servers import ToolServers
from desktop.session.tool_shelf import ToolShelf
from desktop.session.turns import Turns
from desktop.settings import Language, Settings
from desktop.settings_table import parse_settings
from desktop.storage.backups import Backups
from desktop.storage.client_file import ClientFile
from desktop.storage.conversations import ConversationStore
from desktop.storage.database import Database
from desktop.storage.folders import FolderStore
from desktop.storage.keys import KeyStore
from desktop.storage.message_search import MessageSearch
from desktop.storage.model_lists import ModelLists
from desktop.storage.permissions import Permissions
from desktop.storage.settings_file import SettingsFile
from desktop.storage.state import WindowState
from desktop.storage.tags import TagStore
from desktop.storage.tool_log import ToolLog
from desktop.storage.transfer import ConversationTransfer
from desktop.tools.builtin.calculator import Calculator
from desktop.tools.builtin.clock import Clock
from desktop.tools.mcp.servers import McpServers
from desktop.ui.data_desk import DataFace
from desktop.ui.gateway_desk import GatewayFace
from desktop.ui.main_window import MainWindow
from desktop.ui.presence_desk import PresenceFace
from desktop.ui.shell import Shell
from desktop.ui.tool_desk import ToolFace
from desktop.ui.transcript.message_view import MessageView
from desktop.ui.transcript.transcript import Transcript
from desktop.ui.use_cases import UseCases
from desktop.ui.user_interface import UserInterface
from desktop.ui.windows import Windows
from tests.scripted_server import Answer, ScriptedServer

SETTINGS = """\
default_model = "test/one"
[[providers]]
id = "test"
kind = "openai-chat"
base_url = "{url}/v1"
needs_key = {needs_key}
models = ["one", "two"]
"""


class Desk:
    """The window under test, and what a person can do with it."""

    def __init__(
        self,
        window: MainWindow,
        server: ScriptedServer,
        library: Library,
        live: LiveTurns,
        windows: Windows,
    ) -> None:
        self.window = window
        self.windows = windows
        self.server = server
        #: What another face of the program would use.
        self.library = library
        self.live = live

    async def beside(self, number: int = 1) -> Desk:
        """What a person can do in another window, by its place among them."""
        await self.until(lambda: len(self.windows) > number, "the window")
        window = list(self.windows)[number].main
        await self.until(window.isVisible, "the window on the screen")
        return Desk(window, self.server, self.library, self.live, self.windows)

    def go(self) -> None:
        """Turn to this window."""
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        self.window.composer.setFocus()

    async def until(self, look: Callable[[], object], what: str) -> None:
        end = time.monotonic() + 30.0  # for a machine that has much else to do
        while time.monotonic() < end:
            if look():
                return
            await asyncio.sleep(0.01)
        raise AssertionError(f"waited in vain for {what}; shown: {self.texts()}")

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key)

    def control_key(self, key: Qt.Key) -> None:
        control = Qt.KeyboardModifier.ControlModifier
        QTest.keyClick(QApplication.focusWidget() or self.window, key, control)

    async def send(self, text: str) -> None:
        # A busy machine may not have given it to the window yet.
        await self.until(QApplication.focusWidget, "the focus")
        QTest.keyClicks(QApplication.focusWidget(), text)
        self.key(Qt.Key.Key_Return)
        await asyncio.sleep(0)

    @property
    def transcript(self) -> Transcript | None:
        shown = self.window.findChildren(Transcript)
        return next((t for t in shown if t.isVisible()), None)

    def views(self) -> list[MessageView]:
        return list(self.transcript.views) if self.transcript else []

    def texts(self) -> list[str]:
        """What a screen reader would say of each message."""
        return [view.accessibleName() for view in self.views()]

    def button(self, text: str, within: QWidget | None = None) -> QPushButton | None:
        found = (within or self.window).findChildren(QPushButton)
        return next((b for b in found if text in b.text() and b.isVisible()), None)


Scene = Callable[[Desk], Awaitable[None]]
Play = Callable[..., None]


@pytest.fixture
def play(qapp: QApplication, tmp_path: Path) -> Iterator[Play]:
    """``play(scene, needs_key=False, early=act)`` runs a scene with a window and a server.

    ``early`` is what happens in the window before it is connected, and ``answers`` is what the
    server has to say from the beginning.
    """

    def play(
        scene: Scene,
        *,
        needs_key: bool = False,
        early: Callable[[Shell], None] | None = None,
        answers: Sequence[Answer] = (),
    ) -> None:
        async def main(_app: QApplication) -> int:
            async with AsyncExitStack() as closing:
                server = await closing.enter_async_context(ScriptedServer())
                if answers:
                    server.chat(*answers)
                text = SETTINGS.format(url=server.url, needs_key=str(needs_key).lower())
                settings = parse_settings(text)
                file = tmp_path / "settings.toml"
                file.write_text(text)
                window, library, live, windows = await opened(closing, settings, file)
                await scene(Desk(window, server, library, live, windows))
            # What was cut off closes its socket in a later turn of the loop.
            await asyncio.sleep(0.01)
            return 0

        async def opened(
            closing: AsyncExitStack, settings: Settings, file: Path
        ) -> tuple[MainWindow, Library, LiveTurns, Windows]:
            crashes: list[BaseException] = []
            tasks = TaskSupervisor(on_crash=lambda error, _name: crashes.append(error))
            database = Database(tmp_path / "rivulet.sqlite3")
            closing.push_async_callback(database.aclose)
            await database.open()
            keys = KeyStore(environ={}, on_secret=lambda _key: None)
            closing.push_async_callback(keys.aclose)
            servers = LocalServers(lambda _path: pytest.fail("the built-in model was started"))
            catalog = Catalog(endpoints=endpoint_sources(keys, servers), limits=settings.limits)
            closing.push_async_callback(catalog.aclose)
            accounts = Accounts(
                settings=settings,
                file=SettingsFile(file),
                keys=keys,
                catalog=catalog,
                lists=ModelLists(tmp_path / "models.json"),
            )
            store = ConversationStore(database)
            transfer = ConversationTransfer(database)
            context = ContextRules(
                store=store, settings=lambda: accounts.settings, windows=accounts.window
            )
            messages = MessageSearch(tmp_path / "rivulet.sqlite3")
            closing.push_async_callback(messages.aclose)
            shell = Shell(qapp, resources=resources_folder(), settings=settings, geometry="")
            shell.show()
            if early is not None:
                early(shell)
            sign_ins = SignIns(keys)
            tool_servers = McpServers(
                lambda: accounts.settings.tool_servers, environment={}, sign_in=sign_ins.of
            )
            closing.push_async_callback(tool_servers.aclose)
            shelf = ToolShelf(
                [Clock(), Calculator()],
                servers=tool_servers,
                state=WindowState(database),
                tell=shell.window.notices.show_notice,
            )
            tool_log = ToolLog(tmp_path / "tool-calls.jsonl")
            broker = ConsentBroker(
                Permissions(tmp_path / "permissions.json"), read_only_allowed=lambda: False
            )
            access, forwards = ClientAccess(ClientFile(tmp_path / "clients.json")), ForwardLog()
            gateway = Gateway(
                forwarding=Forwarding(
                    catalog=catalog, settings=lambda: accounts.settings, log=forwards
                ),
                access=access,
                log=forwards,
                origins=lambda: accounts.settings.gateway.origins,
                on_bug=lambda error, _where: crashes.append(error),
            )
            closing.push_async_callback(gateway.stop)
            library = Library(store, WindowState(database))
            turns = Turns(
                Replies(
                    store=store,
                    catalog=catalog,
                    settings=lambda: accounts.settings,
                    context=context,
                ),
                tools=shelf,
                broker=broker,
                log=tool_log,
                takes_tools=accounts.takes_tools,
            )
            live = LiveTurns(turns, library=library, tasks=tasks)
            home = tmp_path / "home"
            home.mkdir(exist_ok=True)
            files = FileFinder(home=home, folders=tuple, state=WindowState(database))
            closing.callback(files.stop)
            attaching = Attaching()
            closing.callback(attaching.stop)
            spelling = Spelling()
            closing.callback(spelling.stop)
            bus = SessionBus()
            closing.push_async_callback(bus.aclose)
            backups = Backups(tmp_path / "rivulet.sqlite3", tmp_path / "backups")
            closing.callback(backups.stop)
            cases = UseCases(
                library=library,
                filing=Filing(FolderStore(database), TagStore(database), feed=library.feed),
                search=Search(messages),
                replies=live,
                tools=ToolFace(
                    shelf,
                    ToolLedger(log=tool_log, broker=broker),
                    ToolServers(tool_servers, home=tmp_path, environment={}),
                    sign_ins,
                    ServerOffers(shelf),
                ),
                accounts=accounts,
                answering=Answering.of(
                    tmp_path,
                    resources=resources_folder(),
                    database=database,
                    settings=lambda: accounts.settings,
                    context=context,
                ),
                exporter=Exporter(store, transfer),
                importer=Importer(transfer),
                files=files,
                attaching=attaching,
                spelling=spelling,
                tasks=tasks,
                fetch_picture=PictureFetcher().fetch,
            )
            interface = UserInterface(
                shell,
                cases,
                data_folder=tmp_path,
                data=DataFace(
                    Safekeeping(database, backups),
                    FootprintSource(
                        database=tmp_path / "rivulet.sqlite3",
                        backups=tmp_path / "backups",
                        logs=tmp_path / "logs",
                    ),
                ),
                gateway=GatewayFace(gateway, access, forwards),
                presence=PresenceFace(
                    lambda clicked: Notifications(bus, on_click=clicked, start=tasks.start),
                    GlobalShortcut(bus).ask,
                ),
            )

            async def end() -> None:
                await interface.save()
                interface.hide()
                assert not await tasks.cancel_all(5.0)
                interface.close()
                shell.translations.speak(Language.SYSTEM)
                # What they own listens to itself, and would stay for good.
                interface.deleteLater()
                shell.deleteLater()
                assert not crashes, crashes

            closing.push_async_callback(end)
            await interface.restore()
            shell.window.activateWindow()
            shell.window.composer.setFocus()
            return shell.window, library, live, interface.windows

        assert run(main, qapp) == 0

    yield play
    qapp.setStyleSheet("")
