"""The tool servers in the settings: watched, started, stopped, imported."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from desktop.chat.errors import ChatError
from desktop.session.sign_ins import SignInRequest, SignIns
from desktop.session.tool_servers import ToolServers
from desktop.ui.reply_worker import TaskStarter
from desktop.ui.servers_page import ServersPage
from desktop.ui.sign_in_dialog import SignInDialog
from desktop.ui.theme import ThemeSource
from desktop.ui.wording import explained, listed, sentences, tr

#: The page is filled anew at most so often, in milliseconds.
_REFRESH_MS = 250


class ServerDesk(QObject):
    """Serves the page of the tool servers, and asks to sign in where one wants that.

    ``tell`` takes a sentence for the user, ``open_page`` opens an address in the browser and
    says whether it could.
    """

    def __init__(
        self,
        servers: ToolServers,
        sign_ins: SignIns,
        *,
        theme: ThemeSource,
        tasks: TaskStarter,
        tell: Callable[[str], None],
        open_page: Callable[[str], bool],
        window: Callable[[], QWidget],
        parent: QObject,
    ) -> None:
        """``window`` is the one to ask in."""
        super().__init__(parent)
        self._window = window
        self._theme = theme
        self._open_page = open_page
        sign_ins.show = self._show_sign_in
        self._servers = servers
        self._tasks = tasks
        self._tell = tell
        self._served: ServersPage | None = None
        self._timer: QTimer | None = None
        servers.watch(self._on_servers_changed)

    def serve(self, page: ServersPage) -> None:
        """Fill this page from now on, and do what it asks for."""
        self._served = page
        # Of the page: it ends with it.
        self._timer = QTimer(page, singleShot=True, interval=_REFRESH_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        page.start_requested.connect(lambda name: self._run(self._start(name), "start", name))
        page.stop_requested.connect(lambda name: self._run(self._servers.stop(name), "stop", name))
        page.sign_out_requested.connect(
            lambda name: self._run(self._sign_out(name), "sign out of", name)
        )
        page.shown.connect(self.refresh)
        page.other_programs_requested.connect(lambda: self._run(self._offer_files(), "look for"))
        page.import_requested.connect(self._on_page_import_requested)
        self.refresh()

    def _show_sign_in(self, request: SignInRequest) -> None:
        page = self._page
        above = page.window() if page is not None and page.isVisible() else None
        SignInDialog(
            request,
            open_page=self._open_page,
            theme=self._theme.theme,
            parent=above or self._window(),
        ).open()

    def refresh(self) -> None:
        """Show how the servers are; end those that the settings do not name any more."""
        statuses = self._servers.statuses()
        if self._page is not None:
            self._page.set_statuses(statuses)
            if self._page.isVisible():
                self._run(self._look_for_sign_ins(), "look at")

    @property
    def _page(self) -> ServersPage | None:
        """The page that is served, unless it is gone with its dialog: the language was changed."""
        return self._served if self._served is not None and isValid(self._served) else None

    def _on_servers_changed(self) -> None:
        page, timer = self._page, self._timer
        if page is not None and timer is not None and page.isVisible() and not timer.isActive():
            timer.start()

    def _on_timer_timeout(self) -> None:
        page = self._page
        if page is not None and page.isVisible():
            self.refresh()

    def _on_page_import_requested(self, path: str) -> None:
        if path:
            self._run(self._import(Path(path)), "import")
            return
        dialog = QFileDialog(self._page, tr("Import tool servers"), str(Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilters(
            [
                tr("JSON and TOML ({names})").format(names="*.json *.toml"),
                tr("All files ({names})").format(names="*"),
            ]
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self._run(self._import(Path(chosen)), "import"))
        dialog.open()

    async def _look_for_sign_ins(self) -> None:
        if await self._servers.look_for_sign_ins():
            self.refresh()

    async def _sign_out(self, name: str) -> None:
        await self._servers.sign_out(name)
        self.refresh()

    async def _start(self, name: str) -> None:
        if self._page is not None:
            self._page.show_words("", name)
        try:
            await self._servers.start(name)
        except ChatError:
            self.refresh()
            told = any(s.name == name and s.trouble for s in self._servers.statuses())
            if not told or self._page is None or not self._page.isVisible():
                raise  # else it stands beside the button

    async def _offer_files(self) -> None:
        found = await self._servers.other_programs()
        if self._page is not None:
            self._page.offer_files([(file.program, str(file.path)) for file in found])

    async def _import(self, path: Path) -> None:
        file = await self._servers.read(path)
        if self._page is None:
            return
        names = self._page.add_servers(file.servers)
        words = tr("All of these servers are there already.")
        if names:
            words = tr("Imported, not enabled: {names}. Look at what each runs first.").format(
                names=listed(names)
            )
        self._page.show_words(sentences(words, *file.left_out))

    def _run(self, coro: Coroutine[Any, Any, None], name: str, server: str = "") -> None:
        """``server`` is the one that a failure is about."""

        async def told() -> None:
            try:
                await coro
            except ChatError as error:
                words = explained(error)
                if self._page is not None and self._page.isVisible():
                    self._page.show_words(words, server)
                else:
                    self._tell(words)

        self._tasks.start(told(), f"{name} tool servers")
