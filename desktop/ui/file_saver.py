"""Writing a file where the user wants it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QIODevice, QObject, QSaveFile, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.ui.reply_worker import TaskStarter
from desktop.ui.wording import marked, tr

_FILTERS = {"pdf": marked("PDF document (*.pdf)")}
_PICTURES = {"png", "jpg", "gif", "webp", "bmp"}


class FileSaver(QObject):
    """Asks where to put a file and writes it off the GUI thread, whole or not at all."""

    #: How it went, in a sentence.
    told = Signal(str)

    def __init__(
        self, window: Callable[[], QWidget], *, tasks: TaskStarter, parent: QObject
    ) -> None:
        """``window`` is the one to ask in."""
        super().__init__(parent)
        self._window = window
        self._tasks = tasks

    def save(self, content: bytes, name: str) -> None:
        """Ask for a place for ``content``, with ``name`` as a proposal, and write it there."""

        self.choose(name, lambda path: self.write(path, content))

    def write(self, path: Path, content: bytes) -> None:
        """Write a file where the user wants it; what is there is replaced."""
        self._tasks.start(self._write(path, content), "save a file")

    def choose(self, name: str, then: Callable[[Path], None]) -> None:
        """Ask for a place; nothing happens when the user cancels."""
        suffix = name.rpartition(".")[2]
        kind, files = QStandardPaths.StandardLocation.DocumentsLocation, tr("File (*.{suffix})")
        if suffix in _PICTURES:
            kind = QStandardPaths.StandardLocation.PicturesLocation
            files = tr("Picture (*.{suffix})")
        title, place = tr("Save", "the title of a dialog"), QStandardPaths.writableLocation(kind)
        dialog = QFileDialog(self._window(), title, place)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        words = tr(_FILTERS[suffix]) if suffix in _FILTERS else files.format(suffix=suffix)
        dialog.setNameFilter(words)
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda path: then(Path(path)))
        dialog.open()

    async def _write(self, path: Path, content: bytes) -> None:
        error = await asyncio.to_thread(write_whole, path, content)
        self.told.emit(
            tr("{name} cannot be saved: {reason}.").format(name=path.name, reason=error)
            if error
            else tr("Saved {path}.").format(path=path)
        )


def write_whole(path: Path, content: bytes) -> str:
    """Write a file, or leave what is there; returns what went wrong, "" for nothing."""
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        return file.errorString().rstrip(".")
    file.write(content)
    return "" if file.commit() else file.errorString().rstrip(".")
