"""Which calls of a stranger's tool are of one kind: those in one folder, or at one host."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import reduce
from typing import Any
from urllib.parse import urlsplit

from desktop.chat.wording import Sentence, say

_SCHEMES = ("http", "https")
#: What the arguments for places are called, or end with.
_PATHS = ("path", "file", "filename", "folder", "directory", "dir", "repo", "source", "destination")
#: Of these, the place itself is the kind, not what it lies in.
_FOLDERS = ("folder", "directory", "dir", "repo", "repo_path")
#: What begins so may be a path, whatever it is called.
_ROOTS = ("/", "~", "\\", "..")
_MOST_PLACES = 4


def places_of(arguments: dict[str, Any]) -> str:
    """In words, where a call happens: ``anything in /home/me/notes``, ``... at https://e.org``.

    "" when nothing tells, or when a place is not what it looks like. Arguments that name no
    place do not matter: whoever allows a kind of call allows whatever else it says.
    """
    found: set[Sentence] = set()
    for name, text in _texts("", arguments):
        if (place := _place(name, text)) is not None:
            if not isinstance(place, Sentence):
                return ""
            found.add(place)
    if not found or len(found) > _MOST_PLACES:
        return ""
    places = reduce(
        lambda first, second: say("{first} and {second}", first=first, second=second), sorted(found)
    )
    return say("anything {places}", places=places)


def _texts(name: str, value: Any) -> Iterator[tuple[str, str]]:
    """All texts in a value, each with the name of the argument that it is in."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _texts(str(key), each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(name, each)


def _place(name: str, text: str) -> str | None:
    """None for what is no place, "" for one that cannot be trusted."""
    parts = urlsplit(text) if "://" in text else None
    if parts is not None:
        if parts.scheme not in _SCHEMES or not parts.hostname or "@" in parts.netloc:
            return ""
        return say("at {address}", address=f"{parts.scheme}://{parts.netloc.lower()}")
    lower = name.lower().removesuffix("s")
    named = any(lower == word or lower.endswith(f"_{word}") for word in _PATHS)
    if not named and not text.startswith(_ROOTS):
        return None
    if not text.startswith("/"):
        return ""  # where that is depends on the server
    if posixpath.normpath(text) != text.rstrip("/") or "\0" in text:
        return ""
    is_folder = lower in _FOLDERS or text.endswith("/")
    folder = text.rstrip("/") if is_folder else posixpath.dirname(text)
    return say("in {folder}", folder=folder) if folder.strip("/") else ""
