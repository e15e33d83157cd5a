"""Looking at an attachment before it is sent: as the model gets it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.chat.blocks import File, Image
from desktop.ui.file_names import file_name
from desktop.ui.theme import Theme
from desktop.ui.transcript.file_viewer import FileViewer, is_text
from desktop.ui.transcript.picture_viewer import PictureViewer
from desktop.ui.transcript.pictures import Pictures, read_picture
from desktop.ui.wording import tr


def show_attachment(
    block: Image | File, *, pictures: Pictures, theme: Theme, window: QWidget
) -> bool:
    """Show a picture, a text, or the text that was found in a document, above ``window``.

    False when there is nothing of it to look at.
    """
    if isinstance(block, Image):
        picture = read_picture(block.data)
        if picture is None:
            return False
        name = file_name(
            block.name.rpartition(".")[0],
            picture.suffix,
            otherwise=tr("picture", "a file without a name"),
        )
        PictureViewer(picture, pictures=pictures, theme=theme, name=name, window=window).open()
        return True
    shown = File(block.name, "text/plain", block.text.encode()) if block.text else block
    if not shown.data or not is_text(shown):
        return False

    def save() -> None:
        stem, _, suffix = block.name.rpartition(".")
        pictures.save_requested.emit(
            block.data, file_name(stem, suffix, otherwise=tr("file", "a file without a name"))
        )

    size = len(block.data)
    FileViewer(shown, name=block.name, theme=theme, save=save, window=window, size=size).open()
    return True
