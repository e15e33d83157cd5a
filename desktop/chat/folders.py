"""Folders, and tags: how the user orders conversations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

#: Folders within folders, the outermost included.
MAX_DEPTH = 8
_LONGEST_NAME = 100
_LONGEST_TAG = 40
#: What would end a tag where tags are typed in a row, or in a search.
_SEPARATORS = str.maketrans(dict.fromkeys('",;', " "))


class Folder(msgspec.Struct, frozen=True, kw_only=True):
    """A place for conversations; ``parent_id`` is the folder that it is in, if any."""

    id: str
    name: str
    parent_id: str | None = None
    expanded: bool = True


class FolderTree:
    """All folders, as a tree in the order of their names. Does not change.

    Whatever it is made of is a tree: a folder whose parent is missing stands at the top, and a
    circle is cut open.
    """

    def __init__(self, folders: Iterable[Folder] = ()) -> None:
        self._folders = {folder.id: folder for folder in folders}
        self._parents = {key: self._sound_parent(f) for key, f in self._folders.items()}
        self._cut_circles()
        self._children: dict[str | None, list[Folder]] = {}
        for folder in sorted(self._folders.values(), key=lambda f: (f.name.casefold(), f.id)):
            self._children.setdefault(self._parents[folder.id], []).append(folder)

    def __len__(self) -> int:
        return len(self._folders)

    def __contains__(self, folder_id: str | None) -> bool:
        return folder_id in self._folders

    def __iter__(self) -> Iterator[Folder]:
        """All of them, each before those that are in it."""
        waiting = self.children(None)[::-1]
        while waiting:
            folder = waiting.pop()
            yield folder
            waiting.extend(reversed(self.children(folder.id)))

    def get(self, folder_id: str | None) -> Folder | None:
        return None if folder_id is None else self._folders.get(folder_id)

    def children(self, folder_id: str | None) -> list[Folder]:
        """The folders that are directly in one; of None those at the top."""
        return list(self._children.get(folder_id, ()))

    def path(self, folder_id: str | None) -> list[Folder]:
        """A folder after those that it is in; empty for one that is not here."""
        found: list[Folder] = []
        while folder_id is not None and folder_id in self._folders:
            found.append(self._folders[folder_id])
            folder_id = self._parents[folder_id]
        return found[::-1]

    def label(self, folder_id: str | None) -> str:
        """Its name after the names of those that it is in."""
        return " / ".join(folder.name for folder in self.path(folder_id))

    def may_hold(self, folder_id: str | None, moved_id: str | None = None) -> bool:
        """Whether a folder may be put there: a new one, or with all that is in it one that is."""
        path = self.path(folder_id)
        if any(folder.id == moved_id for folder in path):
            return False
        return len(path) + (1 if moved_id is None else self._height(moved_id)) <= MAX_DEPTH

    def _height(self, folder_id: str) -> int:
        deepest, waiting = 1, [(folder_id, 1)]
        while waiting:
            key, depth = waiting.pop()
            deepest = max(deepest, depth)
            waiting += [(child.id, depth + 1) for child in self.children(key)]
        return deepest

    def _sound_parent(self, folder: Folder) -> str | None:
        return folder.parent_id if folder.parent_id in self._folders else None

    def _cut_circles(self) -> None:
        sound: set[str | None] = {None}
        for key in self._folders:
            way: list[str] = []
            at: str | None = key
            while at is not None and at not in sound:
                way.append(at)
                at = self._parents[at]
                if at in way:
                    self._parents[way[-1]] = at = None
            sound.update(way)


def tidy_folder_name(name: str) -> str:
    """One line, not too long; "" for what is no name."""
    return " ".join(name.split())[:_LONGEST_NAME].strip()


def tidy_tag(text: str) -> str:
    """A tag as it is stored and shown; "" for what is none."""
    return " ".join(text.translate(_SEPARATORS).lstrip("# ").split())[:_LONGEST_TAG].strip()


def tags_in(text: str) -> tuple[str, ...]:
    """The tags in a line with commas between them, each once."""
    found: dict[str, str] = {}
    for part in text.replace(";", ",").split(","):
        if tag := tidy_tag(part):
            found.setdefault(tag.casefold(), tag)
    return tuple(found.values())
