"""Finding a file of the user's by a part of its name or path."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from desktop.chat.errors import StorageError
from desktop.storage.daemon_thread import DaemonThread
from desktop.storage.file_listing import FoundFile, existing, listed, recent_files, walked
from desktop.storage.state import WindowState

__all__ = ["FileFinder", "FoundFile"]

_RECENT = "recent-files"
_MOST_RECENT = 20
_MOST_FOUND = 80
#: Seconds that a walk through the folders stays good.
_WALK_AGE = 20.0
_LEAST_AGREEMENT = 75
#: Below the home folder these are looked through; of the home folder itself only what lies in it.
_PLACES = ("Desktop", "Documents", "Downloads", "Pictures")


class FileFinder:
    """Finds files below the home folder and the granted folders, and anywhere by their path.

    Works in a thread of its own: a disk that does not answer keeps nobody up. Reads names only.
    """

    def __init__(
        self, *, home: Path, folders: Callable[[], Iterable[str]], state: WindowState
    ) -> None:
        """``folders`` are those that the user has granted to tools."""
        self._home = home
        self._folders = folders
        self._state = state
        self._thread = DaemonThread("files")
        self._walked: list[FoundFile] = []
        self._walked_at = 0.0

    async def find(self, query: str) -> list[FoundFile]:
        """What may be meant: the files used last for "", the entries of a folder for a text
        with a slash, else files by their name. Raises `StorageError`."""
        if not query:
            own = await self._recent()
            return await self._thread.call(lambda: self._used_last(own))
        if "/" in query or query.startswith("~"):
            return await self._thread.call(lambda: self._in_folder(query))
        return await self._thread.call(lambda: self._by_name(query))

    async def note_used(self, path: str) -> None:
        """A file was chosen: it is one of those used last. Raises `StorageError`."""
        recent = [path, *(known for known in await self._recent() if known != path)]
        await self._state.remember(_RECENT, json.dumps(recent[:_MOST_RECENT]))

    def shown(self, path: str) -> str:
        """A path as people write it, with ``~`` for the home folder."""
        home = str(self._home)
        is_inside = path == home or path.startswith(home + os.sep)
        return f"~{path[len(home) :]}" if is_inside else path

    def stop(self) -> None:
        """End the thread; does not wait for a disk."""
        self._thread.stop()

    async def _recent(self) -> list[str]:
        try:
            known = json.loads(await self._state.recall(_RECENT) or "[]")
        except ValueError:
            return []
        except StorageError:
            return []
        return [path for path in known if isinstance(path, str)] if isinstance(known, list) else []

    def _used_last(self, own: list[str]) -> list[FoundFile]:
        bookmarks = self._home / ".local" / "share" / "recently-used.xbel"
        paths = [*existing(own), *recent_files(bookmarks, limit=_MOST_RECENT)]
        found = [FoundFile(path) for path in dict.fromkeys(paths)]
        return found or listed(self._home, hidden=False)[:_MOST_FOUND]

    def _in_folder(self, query: str) -> list[FoundFile]:
        before, slash, typed = query.rpartition("/")
        hidden = typed.startswith(".")
        if query.startswith("~"):
            folder = self._home / before[1:].lstrip("/")
            return listed(folder, hidden=hidden)
        if query.startswith("/"):
            return listed(Path(before + slash), hidden=hidden)
        for root in (*self._granted(), self._home):
            if (found := listed(root / before, hidden=hidden)) or (root / before).is_dir():
                return found
        return []

    def _by_name(self, query: str) -> list[FoundFile]:
        if not self._walked or time.monotonic() - self._walked_at > _WALK_AGE:
            places = [self._home / place for place in _PLACES]
            near = [file for file in listed(self._home, hidden=False) if not file.is_folder]
            self._walked = near + walked([*self._granted(), *places])
            self._walked_at = time.monotonic()
        # Here, and not above: it is not needed before somebody looks for a file.
        from rapidfuzz import fuzz, process  # noqa: PLC0415

        names = [os.path.basename(file.path).casefold() for file in self._walked]  # noqa: PTH119 - thousands of them
        found = process.extract(
            query.casefold(),
            names,
            scorer=fuzz.partial_ratio,
            score_cutoff=_LEAST_AGREEMENT,
            limit=_MOST_FOUND,
        )
        return [self._walked[number] for _, _, number in found]

    def _granted(self) -> list[Path]:
        paths = (Path(folder).expanduser() for folder in self._folders() if folder)
        return [path for path in paths if path.is_absolute()]
