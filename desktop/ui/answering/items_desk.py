"""What a dialog of the user's own things asks for, done."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from desktop.chat.conversation import new_id
from desktop.chat.errors import ChatError
from desktop.session.own_items import OwnItems
from desktop.ui.answering.items_dialog import ItemsDialog
from desktop.ui.reply_worker import TaskStarter
from desktop.ui.wording import counted, explained, tr


class ItemsDesk(QObject):
    """Joins a dialog with what is kept in a file."""

    #: Something was made, changed or deleted.
    changed = Signal()
    #: A sentence for the user.
    told = Signal(str)

    def __init__(
        self,
        items: OwnItems[Any],
        dialog: ItemsDialog,
        *,
        blank: Callable[[str], Any],
        file_name: str,
        filters: Sequence[str],
        tasks: TaskStarter,
    ) -> None:
        """``blank`` makes a new thing with an id; ``filters`` are the kinds of files that can be
        imported, the first of which is what is exported."""
        super().__init__(dialog)
        self._items = items
        self._dialog = dialog
        self._blank = blank
        self._file_name = file_name
        self._filters = list(filters)
        self._tasks = tasks
        dialog.saved.connect(self._on_dialog_saved)
        dialog.deleted.connect(self._on_dialog_deleted)
        dialog.new_requested.connect(self._on_dialog_new_requested)
        dialog.import_requested.connect(self._on_dialog_import_requested)
        dialog.export_requested.connect(self._on_dialog_export_requested)

    def open(self, *, choose: str = "") -> None:
        """Show the dialog, with the thing of this id if one is given."""

        async def show() -> None:
            self._dialog.set_items(await self._items.all(), choose=choose)
            self._dialog.open()

        self._start(show(), "read what the user made")

    async def finish(self) -> None:
        """Keep what is typed, before the end. Raises `StorageError`."""
        if self._dialog.isVisible() and (item := self._dialog.take_typed()) is not None:
            await self._items.save(item)

    def add(self, item: Any) -> None:
        """Keep a new thing and show it in the dialog."""
        self._start(self._add(item), "keep a new thing")

    async def _add(self, item: Any) -> None:
        saved = await self._items.save(item)
        self._dialog.set_items(self._items.at_hand, choose=saved.id)
        self._dialog.open()
        self._dialog.edit_name()
        self.changed.emit()

    def _start(self, work: Coroutine[Any, Any, None], name: str) -> None:
        async def told() -> None:
            try:
                await work
            except ChatError as error:
                self.told.emit(explained(error))
                self._dialog.set_items(self._items.at_hand)
                self.changed.emit()

        self._tasks.start(told(), name)

    def _on_dialog_saved(self, item: Any) -> None:
        async def save() -> None:
            await self._items.save(item)
            self._dialog.set_items(self._items.at_hand)
            self.changed.emit()

        self._start(save(), "save a thing")

    def _on_dialog_deleted(self, item_id: str) -> None:
        async def delete() -> None:
            await self._items.delete(item_id)
            self._dialog.set_items(self._items.at_hand)
            self.changed.emit()

        self._start(delete(), "delete a thing")

    def _on_dialog_new_requested(self, like: Any) -> None:
        new = self._blank(new_id())
        if like is not None:
            new = msgspec.structs.replace(like, id=new.id)
        self.add(new)

    def _on_dialog_import_requested(self) -> None:
        dialog = self._file_dialog(tr("Import"), [*self._filters, tr("All files (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(
            lambda paths: self._start(self._import([Path(p) for p in paths]), "import things")
        )
        dialog.open()

    async def _import(self, paths: list[Path]) -> None:
        count = await self._items.import_from(paths)
        self._dialog.set_items(self._items.at_hand)
        self.changed.emit()
        words = counted("%n imported.", "%n imported.", count)
        self.told.emit(words if count else tr("Nothing new was in it."))

    def _on_dialog_export_requested(self, items: Sequence[Any]) -> None:
        dialog = self._file_dialog(tr("Export"), self._filters[:1])
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix("json")
        dialog.selectFile(f"{self._file_name}.json")
        dialog.fileSelected.connect(
            lambda path: self._start(self._export(Path(path), items), "export things")
        )
        dialog.open()

    async def _export(self, path: Path, items: Sequence[Any]) -> None:
        await self._items.export_to(path, items)
        self.told.emit(tr("Saved {path}.").format(path=path))

    def _file_dialog(self, title: str, filters: list[str]) -> QFileDialog:
        kind = QStandardPaths.StandardLocation.DocumentsLocation
        place = QStandardPaths.writableLocation(kind)
        dialog = QFileDialog(self._dialog, title, place)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilters(filters)
        return dialog
