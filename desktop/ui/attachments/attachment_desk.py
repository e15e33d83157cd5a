"""What goes with the message that is being written: taken in, shown, given out."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, QStandardPaths, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QFileDialog, QPushButton, QSizePolicy, QWidget

from desktop.chat.blocks import File, Image
from desktop.chat.errors import AttachmentRefused
from desktop.chat.wording import say
from desktop.session.attaching import Attaching, TakenFile
from desktop.session.outgoing import is_sent_as_text
from desktop.settings import ProviderKind, ProviderSettings
from desktop.ui.attachments.attachment import Attachment, shown_name
from desktop.ui.attachments.pasted import brings_something, is_mostly_text
from desktop.ui.attachments.picture_intake import (
    longest_edge,
    take_image,
    take_picture,
    thumbnail_of,
)
from desktop.ui.attachments.preview import show_attachment
from desktop.ui.attachments.screenshot import PassingFile, Screenshots
from desktop.ui.attachments.tray import AttachmentTray
from desktop.ui.composer import Composer
from desktop.ui.icons import Icons
from desktop.ui.keymap import Keymap
from desktop.ui.reply_worker import TaskStarter
from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.transcript.announcer import announce
from desktop.ui.transcript.pictures import Pictures
from desktop.ui.wording import explained, spoken, tr

MOST = 50
#: Of all attachments of a message together, in bytes: providers take 32 MB in a request.
MOST_BYTES = 23_000_000
#: A longer paste becomes an attachment, in characters.
_LONG_PASTE = 20_000
_PICTURE_ICON = 14
#: How a file is read, or pixels that are here.
_Read: TypeAlias = Callable[[], Awaitable[TakenFile]] | QImage


class AttachmentDesk(QObject):
    """Joins the tray, the button, the clipboard and what is dropped. Sends and stores nothing.

    Files are read, and pictures decoded, one after the other in threads. What is being read
    holds back the message.
    """

    #: The user attached or removed something, and it was read.
    changed = Signal()
    notice_requested = Signal(str)
    #: What is carried is another thing now, or goes to another provider.
    shown = Signal()
    #: A file was attached (its path).
    file_taken = Signal(str)

    def __init__(
        self,
        window: QWidget,
        composer: Composer,
        *,
        attaching: Attaching,
        provider: Callable[[], ProviderSettings | None],
        takes_pictures: Callable[[], Awaitable[bool]],
        pictures: Pictures,
        theme: ThemeSource,
        icons: Icons,
        keys: Keymap,
        tasks: TaskStarter,
    ) -> None:
        """``provider`` is the one that will get the message; ``takes_pictures`` tells whether its
        model can see."""
        super().__init__(window)
        self._window = window
        self._composer = composer
        self._attaching = attaching
        self._provider = provider
        self._takes_pictures = takes_pictures
        self._pictures = pictures
        self._theme = theme
        self._icons = icons
        self._tasks = tasks
        self._one_by_one = asyncio.Semaphore(1)
        self._carried: list[Attachment] = []
        self._screenshots = Screenshots(window)
        self.tray = AttachmentTray(theme=theme, icons=icons)
        self.tray.removed.connect(self.remove)
        self.tray.opened.connect(self._on_tray_opened)
        self.tray.left.connect(composer.setFocus)
        self.button = QPushButton()
        self.button.setAccessibleName(tr("Attach files"))
        self.button.clicked.connect(self.choose_files)
        keys.tip(self.button, tr("Attach pictures and files"), "attach")
        composer.add_tray(self.tray)
        composer.add_button(self.button, first=True)
        composer.editor.take_in = self.take_in
        composer.editor.long_paste = _LONG_PASTE
        composer.take_long_text = self.add_text
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed(theme.theme)

    # -- what is carried --

    def blocks(self) -> tuple[Image | File, ...]:
        """What was read so far."""
        return tuple(a.block for a in self._carried if a.block is not None)

    @property
    def count(self) -> int:
        """How many there are, read or not."""
        return len(self._carried)

    def tokens(self) -> int:
        """About how many tokens that is."""
        return sum(a.tokens(as_text=self._goes_as_text(a)) for a in self._carried)

    def swap(self, carried: list[Attachment]) -> list[Attachment]:
        """Carry these instead; returns what was carried."""
        before, self._carried = self._carried, carried
        self._show()
        return before

    def restored(self, blocks: Iterable[Image | File]) -> list[Attachment]:
        """Blocks from the disk or from a message as attachments; their pictures come soon."""
        made = [Attachment(shown_name(block), block) for block in blocks]
        for attachment in made:
            if isinstance(attachment.block, Image):
                self._tasks.start(self._draw(attachment), "draw an attachment")
        return made

    def refresh(self) -> None:
        """The message goes to another provider now."""
        self._show()

    def remove(self, number: int) -> None:
        """Let one go, by its place."""
        gone = self._carried.pop(number)
        self._show()
        announce(self._composer, tr("{name} removed").format(name=gone.name))
        if not self._carried:
            self._composer.setFocus()
        if gone.block is not None:
            self.changed.emit()

    def _on_tray_opened(self, number: int) -> None:
        attachment = self._carried[number]
        if attachment.block is None:
            self.notice_requested.emit(_reading_words(attachment.name))
        elif not show_attachment(
            attachment.block,
            pictures=self._pictures,
            theme=self._theme.theme,
            window=self._window,
        ):
            words = tr("{name} cannot be shown here.")
            self.notice_requested.emit(words.format(name=attachment.name))

    # -- where things come from --

    def choose_files(self) -> None:
        """Ask which files shall go with the message."""
        kind = QStandardPaths.StandardLocation.DocumentsLocation
        dialog = QFileDialog(
            self._window, tr("Attach files"), QStandardPaths.writableLocation(kind)
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.add_files)
        dialog.open()

    def add_files(self, paths: Iterable[str]) -> None:
        """Attach these files."""
        for path in map(Path, paths):

            async def read(path: Path = path) -> TakenFile:
                taken = await self._attaching.read(path)
                self.file_taken.emit(str(path))
                return taken

            if not self._begin(path.name, read, show=False):
                break
        # Once: to draw fifty anew for each of them holds the window up.
        self._show()

    def add_bytes(self, name: str, data: bytes) -> None:
        """Attach what is here already."""
        self._begin(name, lambda: self._attaching.take(name, data))

    def add_text(self, text: str) -> None:
        """Attach a text that is too long to stand in the message."""
        data = text.encode()
        name = tr("Pasted text", "the name of a file") + ".txt"
        self._begin(name, lambda: self._attaching.take(name, data))

    def take_screenshot(self) -> None:
        """Let the person take a screenshot, and attach it."""
        self._tasks.start(self._take_screenshot(), "take a screenshot")

    async def _take_screenshot(self) -> None:
        try:
            taken = await self._screenshots.take()
        except AttachmentRefused as error:
            self._tell_refusal(error)
            return
        name = tr("Screenshot", "the name of a file") + ".png"
        if isinstance(taken, QImage):
            self.add_image(taken, name)
        elif isinstance(taken, PassingFile):
            self._begin(name, lambda: self._attaching.read(taken.path, remove=True))
        elif taken is not None:
            self.add_files([str(taken)])

    def add_image(self, image: QImage, name: str) -> None:
        """Attach pixels."""
        self._begin(name, image)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Things may be dropped anywhere on the window, and a low one has little room for them."""
        if isinstance(event, QDragEnterEvent | QDragMoveEvent) and event.type() in (
            QEvent.Type.DragEnter,
            QEvent.Type.DragMove,
        ):
            if brings_something(event.mimeData()):
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                self._composer.panel.set_active(True)
                return True
        elif event.type() == QEvent.Type.Resize:
            self.tray.fit()
        elif event.type() == QEvent.Type.DragLeave:
            self._composer.panel.set_active(self._composer.editor.hasFocus())
        elif (
            isinstance(event, QDropEvent)
            and event.type() == QEvent.Type.Drop
            and self.take_in(event.mimeData())
        ):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._composer.setFocus()
            return True
        return super().eventFilter(watched, event)

    def take_in(self, source: QMimeData) -> bool:
        """Attach what was pasted or dropped; False when it is text."""
        paths = [url.toLocalFile() for url in source.urls() if url.isLocalFile()]
        if paths:
            self.add_files(paths)
            return True
        if source.hasImage() and not is_mostly_text(source):
            image = QImage(source.imageData())
            if not image.isNull():
                self.add_image(image, tr("Pasted picture", "the name of a file") + ".png")
                return True
        return False

    # -- reading --

    def _begin(self, name: str, read: _Read, *, show: bool = True) -> bool:
        """Take one in; False when there are too many already."""
        if len(self._carried) >= MOST:
            words = tr("A message can have {most} attachments. Some were left out.")
            self.notice_requested.emit(words.format(most=MOST))
            return False
        attachment = Attachment(name)
        self._carried.append(attachment)
        if show:
            self._show()
        self._tasks.start(self._read(attachment, read), "attach a file")
        return True

    async def _read(self, attachment: Attachment, read: _Read) -> None:
        try:
            async with self._one_by_one:
                block, remark = await self._taken(attachment, read)
            self._check_room(block, attachment)
        except AttachmentRefused as error:
            self._drop(attachment)
            self._tell_refusal(error)
            return
        except BaseException:
            # A bug is reported; it must not hold the message back.
            self._drop(attachment)
            raise
        attachment.block = block
        if attachment in self._carried:
            self._show()
            self._tell(attachment, remark)
            self.changed.emit()
            pictures = [a for a in self._carried if isinstance(a.block, Image)]
            if pictures == [attachment] and not await self._takes_pictures():
                self.notice_requested.emit(
                    tr(
                        "The chosen model reads text only, as far as is known: it may refuse "
                        "pictures."
                    )
                )

    def _drop(self, attachment: Attachment) -> None:
        if attachment in self._carried:
            self._carried.remove(attachment)
            self._show()

    async def _taken(self, attachment: Attachment, read: _Read) -> tuple[Image | File, str]:
        """The block that is sent, and what is to be said of it. Raises `AttachmentRefused`."""
        provider = self._provider()
        edge = longest_edge(provider.kind if provider else ProviderKind.OPENAI_CHAT)
        if isinstance(read, QImage):
            picture = await asyncio.to_thread(take_image, read, attachment.name, edge=edge)
        else:
            file = await read()
            attachment.name = file.name
            if not file.is_picture:
                document = await self._attaching.document(file)
                return document.file, document.remark
            picture = await asyncio.to_thread(take_picture, file.data, file.name, edge=edge)
        attachment.thumbnail = picture.thumbnail
        return picture.block, ""

    def _check_room(self, block: Image | File, attachment: Attachment) -> None:
        others = (a.block for a in self._carried if a is not attachment and a.block is not None)
        if sum(len(other.data) for other in others) + len(block.data) > MOST_BYTES:
            raise AttachmentRefused(
                say(
                    "{name} was left out: the attachments of a message may have {most} MB "
                    "together.",
                    name=attachment.name,
                    most=round(MOST_BYTES / 1e6),
                ),
                say("Send it with the next message."),
            )

    def _tell(self, attachment: Attachment, remark: str) -> None:
        """Say what became of it where it is not what one expects."""
        block, provider = attachment.block, self._provider()
        assert block is not None
        attached = tr("{name} attached, {words}")
        words = attached.format(name=attachment.name, words=self._words(attachment))
        announce(self._composer, words)
        if remark:
            self.notice_requested.emit(spoken(remark))
        if provider is None or not isinstance(block, File):
            return
        if is_sent_as_text(block, provider):
            others = (a.block for a in self._carried if a is not attachment and a.block)
            if not any(is_sent_as_text(other, provider) for other in others):
                words = tr("“{name}” goes out as its text: pictures and layout are left out.")
                self.notice_requested.emit(words.format(name=attachment.name))
        elif block.media_type == "application/pdf" and not block.text:
            words = tr(
                "No text was found in {name}: a model that does not take PDF files itself cannot "
                "read it."
            )
            self.notice_requested.emit(words.format(name=attachment.name))

    def _tell_refusal(self, error: AttachmentRefused) -> None:
        self.notice_requested.emit(explained(error))

    async def _draw(self, attachment: Attachment) -> None:
        block = attachment.block
        assert block is not None
        async with self._one_by_one:
            attachment.thumbnail = await asyncio.to_thread(thumbnail_of, block.data)
        if attachment in self._carried:
            self._show()

    def _show(self) -> None:
        self.tray.show_attachments([(a, self._words(a)) for a in self._carried])
        reading = next((a.name for a in self._carried if a.block is None), "")
        self._composer.set_carried(len(self._carried), _reading_words(reading) if reading else "")
        self.shown.emit()

    def _words(self, attachment: Attachment) -> str:
        return attachment.words(as_text=self._goes_as_text(attachment))

    def _goes_as_text(self, attachment: Attachment) -> bool:
        block, provider = attachment.block, self._provider()
        return block is not None and provider is not None and is_sent_as_text(block, provider)

    def _on_theme_changed(self, theme: Theme) -> None:
        size = theme.px(_PICTURE_ICON)
        self.button.setIcon(self._icons.icon("plus", theme.palette.text, size=size))
        self.button.setIconSize(QSize(size, size))
        self.button.setFont(theme.small_font())
        self.button.setFixedWidth(theme.px(34))
        # As high as the buttons with words beside it.
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)


def _reading_words(name: str) -> str:
    return tr("{name} is still being read.").format(name=name)
