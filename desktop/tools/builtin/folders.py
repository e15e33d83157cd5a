"""Files in the folders that the user has granted."""

from __future__ import annotations

import asyncio
import os
import stat
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from desktop.chat.blocks import Image, Text
from desktop.chat.errors import ToolError
from desktop.chat.tool import ToolDefinition, ToolHints
from desktop.chat.tool_words import OWN_TITLES
from desktop.chat.wording import say
from desktop.tools.caller import NOBODY, Caller
from desktop.tools.tool import ToolOutcome, says

#: Of one file, in bytes.
_MOST_BYTES = 2_000_000
_MOST_ENTRIES = 1_000
_PICTURES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
}
_HINT = "Folders are granted in the settings, on the page Tools."
#: Opens no device, follows no link, and waits for nobody.
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class GrantedFolders:
    """Opens what lies in the granted folders, and nothing else.

    A path is first followed to where it leads; from the granted folder there it is then opened
    step by step without following anything, so that nothing can be exchanged in between.
    """

    def __init__(self, folders: Callable[[], Iterable[str]]) -> None:
        self._folders = folders

    def roots(self) -> list[Path]:
        """The granted folders as they really are called; those that exist."""
        named = (Path(folder).expanduser() for folder in self._folders() if folder)
        return [path.resolve() for path in named if path.is_absolute() and path.is_dir()]

    def find(self, path: str) -> tuple[Path, Path]:
        """The granted folder that holds a path, and the way from there. Raises `ToolError`."""
        roots = self.roots()
        if not roots:
            raise ToolError("No folder has been granted.", _HINT)
        wanted = Path(path).expanduser()
        if "\0" in path or not wanted.is_absolute():
            places = ", ".join(map(str, roots))
            raise ToolError(f"Give a whole path in a granted folder: {places}.")
        real = Path(os.path.realpath(wanted))
        for root in roots:
            if real.is_relative_to(root):
                return root, real.relative_to(root)
        raise ToolError(f"{path} is in no granted folder.", _HINT)

    def open(self, path: str) -> int:
        """A descriptor of a file or folder; the caller closes it. Raises `ToolError`."""
        root, way = self.find(path)
        try:
            if os.open not in os.supports_dir_fd:
                return os.open(root / way, _FLAGS)
            descriptor = os.open(root, _FLAGS)
            for step in way.parts:
                above, descriptor = descriptor, -1
                try:
                    descriptor = os.open(step, _FLAGS, dir_fd=above)
                finally:
                    os.close(above)
        except OSError as error:
            raise ToolError(f"{path} cannot be read: {error.strerror}.") from error
        return descriptor


_PATH = {
    "type": "object",
    "properties": {"path": {"type": "string", "maxLength": 4_000}},
    "required": ["path"],
    "additionalProperties": False,
}


class _FolderTool:
    server = ""
    alone = False
    hints = ToolHints(read_only=True, destructive=False, open_world=False)

    def __init__(self, folders: GrantedFolders) -> None:
        self._folders = folders

    def alike(self, arguments: dict[str, Any]) -> str:
        try:
            folder, _ = self._folders.find(str(arguments.get("path", "")))
        except ToolError:
            return ""
        return say("paths in {folder}", folder=folder)


class ReadFile(_FolderTool):
    """Gives the text of a file, or a picture."""

    title = OWN_TITLES["read_file"]
    definition = ToolDefinition(
        name="read_file",
        description=str(
            say("Reads a text file or a picture in the folders that the user has granted.")
        ),
        schema=_PATH,
    )

    async def run(
        self,
        arguments: dict[str, Any],
        caller: Caller = NOBODY,  # noqa: ARG002 - it asks nothing
    ) -> ToolOutcome:
        path = arguments["path"]
        data = await asyncio.to_thread(self._read, path)
        if (kind := _PICTURES.get(Path(path).suffix.lower())) is not None:
            return ToolOutcome((Image(kind, data),))
        if b"\0" in data[:8_000]:
            raise ToolError(f"{path} is not a text file.")
        return ToolOutcome((Text(data.decode("utf-8-sig", "replace")),))

    def _read(self, path: str) -> bytes:
        descriptor = self._folders.open(path)
        try:
            state = os.fstat(descriptor)
            if not stat.S_ISREG(state.st_mode):
                raise ToolError(f"{path} is not a file.")
            if state.st_size > _MOST_BYTES:
                raise ToolError(f"{path} has more than {_MOST_BYTES:,} bytes.")
            with os.fdopen(descriptor, "rb", closefd=False) as file:
                return file.read(_MOST_BYTES)
        finally:
            os.close(descriptor)


class ListFolder(_FolderTool):
    """Gives the names in a folder."""

    title = OWN_TITLES["list_folder"]
    definition = ToolDefinition(
        name="list_folder",
        description=str(say("Lists a folder that the user has granted, or one in it.")),
        schema=_PATH,
    )

    async def run(
        self,
        arguments: dict[str, Any],
        caller: Caller = NOBODY,  # noqa: ARG002 - it asks nothing
    ) -> ToolOutcome:
        return says(await asyncio.to_thread(self._list, arguments["path"]))

    def _list(self, path: str) -> str:
        descriptor = self._folders.open(path)
        try:
            with os.scandir(descriptor) as found:
                entries = sorted((e.name, e.is_dir(follow_symlinks=False)) for e in found)
        except OSError as error:
            raise ToolError(f"{path} cannot be listed: {error.strerror}.") from error
        finally:
            os.close(descriptor)
        lines = [f"{name}/" if folder else name for name, folder in entries[:_MOST_ENTRIES]]
        if len(entries) > _MOST_ENTRIES:
            lines.append(f"[{len(entries) - _MOST_ENTRIES:,} more]")
        return "\n".join(lines) or "(The folder is empty.)"
