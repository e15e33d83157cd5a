"""What pictures in transcripts ask for: to be loaded, to be saved."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from PySide6.QtCore import QObject

from desktop.chat.errors import ChatError
from desktop.ui.file_saver import FileSaver
from desktop.ui.reply_worker import TaskStarter
from desktop.ui.transcript.pictures import Pictures
from desktop.ui.wording import spoken


class PictureDesk(QObject):
    """Serves the pictures of all transcripts.

    ``fetch`` brings the bytes at an address that the reader asked for.
    """

    def __init__(
        self,
        pictures: Pictures,
        *,
        files: FileSaver,
        fetch: Callable[[str], Awaitable[bytes]],
        tasks: TaskStarter,
    ) -> None:
        super().__init__(pictures)
        self._pictures = pictures
        self._fetch = fetch
        self._tasks = tasks
        pictures.fetch_requested.connect(self._on_pictures_fetch_requested)
        pictures.save_requested.connect(files.save)

    def _on_pictures_fetch_requested(self, url: str) -> None:
        async def fetch() -> None:
            try:
                self._pictures.deliver(url, await self._fetch(url))
            except ChatError as error:
                self._pictures.fail(url, spoken(error.message))

        self._tasks.start(fetch(), "load a picture")
