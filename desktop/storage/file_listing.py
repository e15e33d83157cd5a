"""Names of the user's files, for choosing one by typing. Reads no content."""

from __future__ import annotations

import contextlib
import os
import re
import time
from collections import deque
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote

import msgspec

#: Of one folder, and of one walk through many.
_MOST_ENTRIES = 4_000
_DEEPEST = 4
_WALK_SECONDS = 0.4
#: What is in them is made by programs.
_SKIPPED = {"node_modules", "__pycache__", "site-packages", "venv", "target", "dist", "build"}
#: The end of the list of recent files, in bytes.
_MOST_RECENT_BYTES = 1_000_000
_BOOKMARK = re.compile(r'<bookmark href="file://([^"]+)"[^>]*? modified="([^"]+)"')


class FoundFile(msgspec.Struct, frozen=True):
    """A file or folder by its name."""

    path: str
    is_folder: bool = False


def listed(folder: Path, *, hidden: bool) -> list[FoundFile]:
    """What lies in a folder, folders first; nothing of one that cannot be read. Blocks."""
    found: list[FoundFile] = []
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") != hidden:
                continue
            with contextlib.suppress(OSError):
                found.append(FoundFile(entry.path, entry.is_dir()))
            if len(found) == _MOST_ENTRIES:
                break
    return sorted(found, key=lambda file: (not file.is_folder, file.path.casefold()))


def walked(roots: Iterable[Path]) -> list[FoundFile]:
    """Files below some folders, those that are near first. Bounded in time, depth and number;
    follows no links to folders. Blocks."""
    end = time.monotonic() + _WALK_SECONDS
    waiting = deque((root, 0) for root in roots)
    seen: set[Path] = set()
    found: list[FoundFile] = []
    while waiting and len(found) < _MOST_ENTRIES and time.monotonic() < end:
        folder, depth = waiting.popleft()
        if folder in seen:
            continue
        seen.add(folder)
        with contextlib.suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                with contextlib.suppress(OSError):
                    if not entry.is_dir(follow_symlinks=False):
                        found.append(FoundFile(entry.path))
                    elif depth < _DEEPEST and entry.name not in _SKIPPED:
                        waiting.append((Path(entry.path), depth + 1))
                if len(found) == _MOST_ENTRIES or time.monotonic() > end:
                    break
    return found


def recent_files(bookmarks: Path, *, limit: int) -> list[str]:
    """Paths of the files that programs of the desktop used last, the latest first. Blocks.

    ``bookmarks`` is the ``recently-used.xbel`` of the desktop bookmark specification.
    """
    try:
        with bookmarks.open("rb") as file:
            file.seek(max(bookmarks.stat().st_size - _MOST_RECENT_BYTES, 0))
            text = file.read(_MOST_RECENT_BYTES).decode("utf-8", "replace")
    except OSError:
        return []
    marked = sorted(_BOOKMARK.findall(text), key=lambda found: found[1], reverse=True)
    paths = [unquote(path.replace("&amp;", "&")) for path, _ in marked[: limit * 4]]
    return existing(paths)[:limit]


def existing(paths: Iterable[str]) -> list[str]:
    """Those that are files. Blocks."""
    found = []
    for path in paths:
        with contextlib.suppress(OSError, ValueError):
            if Path(path).is_file():
                found.append(path)
    return found
