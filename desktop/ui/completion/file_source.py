"""Files, for a word that begins with ``@``."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from desktop.session.file_finder import FileFinder, FoundFile
from desktop.ui.completion.source import Candidate
from desktop.ui.wording import marked

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".heic", ".tif", ".tiff", ".svg")
_FOLDER = "/"


class FileSource:
    """Offers files by their name, by their path, or those used last. Opens none."""

    trigger = "@"
    at_start = False
    title = marked("Files")

    def __init__(self, finder: FileFinder, *, chosen: Callable[[str], str]) -> None:
        """``chosen`` takes the path of a file and says what stands for it in the text."""
        self._finder = finder
        self._chosen = chosen

    async def find(self, query: str) -> Sequence[Candidate]:
        return [self._candidate(file) for file in await self._finder.find(query)]

    def query_words(self, query: str) -> str:
        if query.startswith("~") and "/" not in query:
            return query[1:]
        return query.rpartition("/")[2]

    def chosen(self, candidate: Candidate) -> str:
        if candidate.key.endswith(_FOLDER):
            return f"{self.trigger}{self._finder.shown(candidate.key)}"
        return self._chosen(candidate.key)

    def _candidate(self, file: FoundFile) -> Candidate:
        folder, name = os.path.split(file.path)
        if file.is_folder:
            icon = "folder"
        else:
            icon = "image" if name.casefold().endswith(_PICTURES) else "file-text"
        return Candidate(
            key=file.path + _FOLDER if file.is_folder else file.path,
            title=name + _FOLDER if file.is_folder else name,
            detail=self._finder.shown(folder),
            icon=icon,
        )
