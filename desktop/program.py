"""The composition root: builds, wires, runs and closes everything, in order.

Imported when the window is on the screen already: most of the program is behind this import.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from desktop import __version__
from desktop.chat.errors import ChatError, SettingsError
from desktop.chat.wording import together
from desktop.gateway.gateway import Gateway
from desktop.gateway.page.access import PageAccess
from desktop.gateway.page.source import PageSource
from desktop.local_model.server import LocalModelServer
from desktop.presence.global_shortcut import GlobalShortcut
from desktop.presence.notifications import Notifications
from desktop.presence.session_bus import SessionBus
from desktop.providers.catalog import Catalog
from desktop.providers.page_fetcher import PageFetcher
from desktop.providers.pictures import PictureFetcher
from desktop.runtime.collector import Collector
from desktop.runtime.crash import CrashReporter
from desktop.runtime.logs import ProgramLog, SecretRedactor
from desktop.runtime.loop import run
from desktop.runtime.paths import DataFolder, resources_folder
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
from desktop.settings import Settings
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
from desktop.storage.window_file import WindowFile
from desktop.tools.builtin.calculator import Calculator
from desktop.tools.builtin.clock import Clock
from desktop.tools.builtin.folders import GrantedFolders, ListFolder, ReadFile
from desktop.tools.builtin.library_search import LibrarySearch
from desktop.tools.builtin.web_page import WebPage
from desktop.tools.mcp.servers import McpServers
from desktop.tools.tool import Tool
from desktop.ui.data_desk import DataFace
from desktop.ui.gateway_desk import GatewayFace
from desktop.ui.presence_desk import PresenceFace
from desktop.ui.shell import Shell
from desktop.ui.single_instance import SingleInstance
from desktop.ui.tool_desk import ToolFace
from desktop.ui.use_cases import UseCases
from desktop.ui.user_interface import UserInterface
from desktop.ui.wording import language, spoken

_log = logging.getLogger(__name__)

#: Seconds that open replies have to save themselves at the end.
_FAREWELL = 2.0


class Program:
    """Rivulet from the connected window to the end of the process.

    ``settings`` are those the window was drawn with; ``broken`` says why they are the defaults.
    ``quick`` opens the quick entry first.
    """

    def __init__(
        self,
        *,
        folder: DataFolder,
        instance: SingleInstance,
        shell: Shell,
        settings: Settings,
        broken: SettingsError | None,
        collector: Collector,
        quick: bool = False,
    ) -> None:
        self._quick = quick
        self._folder = folder
        self._instance = instance
        self._shell = shell
        self._settings = settings
        self._broken = broken
        self._collector = collector
        self._redactor = SecretRedactor()

    def run(self, app: QApplication) -> int:
        """Run until the window is closed; returns the exit code.

        Raises OSError when the log cannot be written.
        """
        log = ProgramLog(self._folder.log_file, redactor=self._redactor)
        try:
            return run(self._main, app)
        finally:
            log.close()

    async def _main(self, _app: QApplication) -> int:
        folder, settings = self._folder, self._settings
        async with AsyncExitStack() as closing:
            reports = _Reports()
            crashes = CrashReporter(
                folder, redactor=self._redactor, version=__version__, on_report=reports.tell
            )
            crashes.install()
            closing.callback(crashes.close)
            loop = asyncio.get_running_loop()
            crashes.watch_loop(loop)
            tasks = TaskSupervisor(on_crash=crashes.report)

            database = Database(folder.database_file)
            closing.push_async_callback(database.aclose)
            messages = MessageSearch(folder.database_file)
            closing.push_async_callback(messages.aclose)
            backups = Backups(folder.database_file, folder.backups_folder)
            closing.callback(backups.stop)
            keeping = Safekeeping(database, backups)
            opening = asyncio.create_task(keeping.open(), name="open the database")
            file = SettingsFile(folder.settings_file)

            keys = KeyStore(environ=os.environ, on_secret=self._redactor.add)
            closing.push_async_callback(keys.aclose)
            servers = LocalServers(lambda path: LocalModelServer(model_path=path))
            closing.push_async_callback(servers.aclose)
            catalog = Catalog(endpoints=endpoint_sources(keys, servers), limits=settings.limits)
            closing.push_async_callback(catalog.aclose)
            accounts = Accounts(
                settings=settings,
                file=file,
                keys=keys,
                catalog=catalog,
                lists=ModelLists(folder.models_file),
            )
            store = ConversationStore(database)
            transfer = ConversationTransfer(database)
            context = ContextRules(
                store=store, settings=lambda: accounts.settings, windows=accounts.window
            )

            state = WindowState(database)
            # The user's own searches end each other; those of tools are apart from them.
            searched = MessageSearch(folder.database_file)
            closing.push_async_callback(searched.aclose)
            sign_ins = SignIns(keys)
            tool_servers = McpServers(
                lambda: accounts.settings.tool_servers,
                environment=os.environ,
                sign_in=sign_ins.of,
            )
            closing.push_async_callback(tool_servers.aclose)
            shelf = ToolShelf(
                _built_in_tools(Search(searched), lambda: accounts.settings.tools.folders),
                servers=tool_servers,
                state=state,
                tell=lambda words: interface.show_notice(words),  # noqa: PLW0108 - made further below
            )
            broker = ConsentBroker(
                Permissions(folder.permissions_file),
                read_only_allowed=lambda: accounts.settings.tools.allow_read_only,
            )
            tool_log = ToolLog(folder.tool_log_file)
            turns = Turns(
                Replies(
                    store=store,
                    catalog=catalog,
                    settings=lambda: accounts.settings,
                    context=context,
                    in_words=spoken,
                ),
                tools=shelf,
                broker=broker,
                log=tool_log,
                takes_tools=accounts.takes_tools,
            )
            library = Library(store, state)
            live = LiveTurns(turns, library=library, tasks=tasks)
            answering = Answering.of(
                folder.root,
                resources=resources_folder(),
                database=database,
                settings=lambda: accounts.settings,
                context=context,
            )
            access, forwards = ClientAccess(ClientFile(folder.clients_file)), ForwardLog()
            gateway = Gateway(
                forwarding=Forwarding(
                    catalog=catalog, settings=lambda: accounts.settings, log=forwards
                ),
                access=access,
                log=forwards,
                origins=lambda: accounts.settings.gateway.origins,
                on_bug=crashes.report,
                page=PageSource(
                    library=library,
                    live=live,
                    accounts=accounts,
                    access=PageAccess(),
                    folder=resources_folder() / "page",
                    price=answering.prices.price,
                    in_words=spoken,
                    language=language,
                ),
            )
            closing.push_async_callback(gateway.stop)

            files = FileFinder(
                home=Path.home(), folders=lambda: accounts.settings.tools.folders, state=state
            )
            closing.callback(files.stop)
            attaching = Attaching()
            closing.callback(attaching.stop)
            spelling = Spelling()
            closing.callback(spelling.stop)
            bus = SessionBus()
            closing.push_async_callback(bus.aclose)
            cases = UseCases(
                library=library,
                filing=Filing(FolderStore(database), TagStore(database), feed=library.feed),
                search=Search(messages),
                replies=live,
                tools=ToolFace(
                    shelf,
                    ToolLedger(log=tool_log, broker=broker),
                    ToolServers(tool_servers, home=Path.home(), environment=os.environ),
                    sign_ins,
                    ServerOffers(shelf),
                ),
                accounts=accounts,
                answering=answering,
                exporter=Exporter(store, transfer),
                importer=Importer(transfer),
                files=files,
                attaching=attaching,
                spelling=spelling,
                tasks=tasks,
                fetch_picture=PictureFetcher().fetch,
            )
            interface = UserInterface(
                self._shell,
                cases,
                data_folder=folder.root,
                data=DataFace(
                    keeping,
                    FootprintSource(
                        database=folder.database_file,
                        backups=folder.backups_folder,
                        logs=folder.logs_folder,
                    ),
                ),
                gateway=GatewayFace(gateway, access, forwards, answering.prices.price),
                presence=PresenceFace(
                    lambda clicked: Notifications(bus, on_click=clicked, start=tasks.start),
                    GlobalShortcut(bus).ask,
                ),
            )
            interface.windows.closed.connect(self._collector.look_at_all)
            reports.tell_to(interface.report.show)
            self._instance.listen()
            self._instance.raise_requested.connect(interface.windows.raise_to_front)
            self._instance.quick_requested.connect(interface.presence.open_quick_entry)
            if self._quick:
                interface.presence.open_quick_entry()
            over = asyncio.Event()
            interface.close_requested.connect(over.set)
            for number in (signal.SIGINT, signal.SIGTERM):
                if sys.platform != "win32":
                    loop.add_signal_handler(number, over.set)
            if self._shell.close_wanted:
                over.set()
            if (broken := self._broken) is not None:
                _log.warning("The settings cannot be used: %s", broken.message)
                interface.show_notice(together(broken.message, broken.hint))
            try:
                if words := await opening:
                    interface.show_notice(words)
            except ChatError as error:
                interface.show_notice(together(error.message, error.hint))
            else:
                tasks.start(interface.restore(), "restore the window")
                tasks.start(
                    keeping.keep_backups(
                        settings=lambda: accounts.settings.backups, tell=interface.show_notice
                    ),
                    "keep backups",
                )
                tasks.start(
                    keeping.keep_saving(store, tell=interface.show_notice), "save what was refused"
                )
            await over.wait()

            await _told(interface.save())
            await asyncio.to_thread(WindowFile(folder.window_file).write, interface.geometry())
            interface.hide()
            late = await tasks.cancel_all(_FAREWELL)
            if late:
                _log.warning("Tasks that did not end in time: %s", ", ".join(late))
            await _told(store.save_refused())
            interface.close()
        return 0


def _built_in_tools(search: Search, folders: Callable[[], tuple[str, ...]]) -> list[Tool]:
    granted = GrantedFolders(folders)
    return [
        Clock(),
        Calculator(),
        ReadFile(granted),
        ListFolder(granted),
        WebPage(PageFetcher().get),
        LibrarySearch(search.find),
    ]


async def _told(saving: Coroutine[Any, Any, object]) -> None:
    """Save what can be saved at the end; a disk that says no is logged, not waited for."""
    try:
        await saving
    except ChatError as error:
        _log.warning("Not everything could be saved at the end: %s", error)


class _Reports:
    """Keeps crash reports until there is a window to show them in."""

    def __init__(self) -> None:
        self._waiting: list[tuple[Path, str]] = []
        self._show: Callable[[Path, str], None] | None = None

    def tell(self, path: Path, summary: str) -> None:
        if self._show is not None:
            self._show(path, summary)
        else:
            self._waiting.append((path, summary))

    def tell_to(self, show: Callable[[Path, str], None]) -> None:
        self._show = show
        for path, summary in self._waiting:
            show(path, summary)
        self._waiting.clear()
