"""A screenshot, by whatever this desktop offers for it."""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QProcess
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from desktop.chat.errors import AttachmentRefused
from desktop.chat.wording import Listed, say
from desktop.ui.attachments.screen_portal import PortalMissing, ScreenPortal

#: Programs that let the person choose a part of the screen; the file's name follows.
_ON_X11 = (
    ("gnome-screenshot", "-a", "-f"),
    ("spectacle", "-b", "-n", "-r", "-o"),
    ("xfce4-screenshooter", "-r", "-s"),
    ("maim", "-s"),
    ("scrot", "-s"),
    ("import",),
)
_ON_WAYLAND = (("gnome-screenshot", "-a", "-f"), ("spectacle", "-b", "-n", "-r", "-o"), ("grim",))
_ON_MAC = (("screencapture", "-i"),)
#: Seconds until this window is out of the picture.
_HIDING = 0.5


@dataclass(frozen=True, slots=True)
class PassingFile:
    """A file in a folder of its own, both to be removed when it was read."""

    path: Path


class Screenshots(QObject):
    """Takes one at a time: through the desktop's portal, else by a program, else by itself."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._busy = False

    async def take(self) -> Path | PassingFile | QImage | None:
        """A file, or pixels; None when the person cancelled. Raises `AttachmentRefused`."""
        if self._busy:
            raise AttachmentRefused(say("A screenshot is being taken already."))
        self._busy = True
        try:
            try:
                return await ScreenPortal(self).take()
            except PortalMissing as missing:
                return await self._take_otherwise(missing.why)
        finally:
            self._busy = False

    async def _take_otherwise(self, why_no_portal: str) -> PassingFile | QImage | None:
        platform = QGuiApplication.platformName()
        tools = _tools(platform)
        command = await asyncio.to_thread(_first_installed, tools)
        if command is not None:
            return await self._run(command)
        if platform in ("xcb", "windows"):
            return await self._grab()
        names = tuple(tool[0] for tool in tools)
        raise AttachmentRefused(
            say(
                "A screenshot cannot be taken here: {why}, and none of {programs} is installed.",
                why=why_no_portal,
                programs=Listed(names) if names else say("the known programs"),
            ),
            say("Take it with another program, copy it, and paste it here."),
        )

    async def _run(self, command: tuple[str, ...]) -> PassingFile | None:
        folder = await asyncio.to_thread(tempfile.mkdtemp, prefix="rivulet-")
        path = Path(folder) / "Screenshot.png"
        process = QProcess(self)
        over: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        def end() -> None:
            if not over.done():
                over.set_result(None)

        process.finished.connect(end)
        process.errorOccurred.connect(end)
        process.start(command[0], [*command[1:], str(path)])
        try:
            await over
        finally:
            process.kill()
            process.deleteLater()
        # Without a file the person cancelled: these programs have no other way to say it.
        if await asyncio.to_thread(path.exists):
            return PassingFile(path)
        await asyncio.to_thread(path.parent.rmdir)
        return None

    async def _grab(self) -> QImage:
        """All of the screen that this window is on, without the window."""
        screen = self._window.screen()
        self._window.hide()
        try:
            await asyncio.sleep(_HIDING)
            image = screen.grabWindow(0).toImage()
        finally:
            self._window.show()
            self._window.activateWindow()
        if image.isNull():
            raise AttachmentRefused(say("The screen gave no picture."))
        return image


def _tools(platform: str) -> tuple[tuple[str, ...], ...]:
    if sys.platform == "darwin":
        return _ON_MAC
    return {"xcb": _ON_X11, "wayland": _ON_WAYLAND}.get(platform, ())


def _first_installed(tools: tuple[tuple[str, ...], ...]) -> tuple[str, ...] | None:
    return next((tool for tool in tools if shutil.which(tool[0])), None)
