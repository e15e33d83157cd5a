"""Pictures as they go with a message: upright, small enough, and without what cameras add."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QPainter

from desktop.chat.blocks import Image
from desktop.chat.errors import AttachmentRefused
from desktop.chat.wording import say
from desktop.settings import ProviderKind
from desktop.ui.transcript.pictures import decoded, fitted, read_picture

#: Beyond these edges providers make pictures smaller themselves, or refuse them:
#: https://docs.anthropic.com/en/docs/build-with-claude/vision (1568 px, 5 MB),
#: https://platform.openai.com/docs/guides/images-vision (2048 px).
_ANTHROPIC_EDGE = 1568
_OPENAI_EDGE = 2048
#: Encoded; base64 makes a third more of it, and 5 MB are the smallest limit of all.
_MOST_BYTES = 3_600_000
_THUMBNAIL = 128
_QUALITIES = (90, 80, 65)
#: Compresses a little less than Qt's own choice, in a third of the time.
_PNG_QUICK = 70


@dataclass(frozen=True, slots=True, eq=False)
class TakenPicture:
    """A picture that can be sent, and how it looks in small."""

    block: Image
    thumbnail: QImage
    size: QSize


def longest_edge(kind: ProviderKind) -> int:
    """In pixels, for the providers of a kind."""
    return _ANTHROPIC_EDGE if kind is ProviderKind.ANTHROPIC else _OPENAI_EDGE


def take_picture(data: bytes, name: str, *, edge: int) -> TakenPicture:
    """Decode, turn, shrink to ``edge`` and encode anew, so that nothing but pixels is left.

    Slow: for a thread. Raises `AttachmentRefused`.
    """
    picture = read_picture(data)
    if picture is None:
        raise AttachmentRefused(
            say("{name} is damaged, or has more pixels than can be shown.", name=name),
            say("Save it as a smaller JPEG or PNG, then attach that."),
        )
    image = decoded(picture, QSize(edge, edge))
    if image.isNull():
        raise AttachmentRefused(say("{name} is damaged and cannot be shown.", name=name))
    return take_image(image, name, edge=edge, lossy=picture.kind == "jpeg")


def take_image(image: QImage, name: str, *, edge: int, lossy: bool = False) -> TakenPicture:
    """The same for pixels that are here already, of the clipboard or the screen."""
    wanted = fitted(image.size(), QSize(edge, edge))
    if wanted != image.size():
        image = image.scaled(
            wanted,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    image = _bare(image)
    media_type, encoded = _encoded(image, lossy=lossy)
    thumbnail = image.scaled(
        fitted(image.size(), QSize(_THUMBNAIL, _THUMBNAIL)),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    return TakenPicture(Image(media_type, encoded, name=name), thumbnail, image.size())


def thumbnail_of(data: bytes) -> QImage:
    """How a picture looks in small; null where it cannot be decoded. Slow."""
    picture = read_picture(data)
    return QImage() if picture is None else decoded(picture, QSize(_THUMBNAIL, _THUMBNAIL))


def _bare(image: QImage) -> QImage:
    """The same pixels in sRGB, without texts, places and profiles."""
    if image.colorSpace().isValid() and image.colorSpace() != QColorSpace(
        QColorSpace.NamedColorSpace.SRgb
    ):
        image = image.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    alpha = image.hasAlphaChannel()
    form = QImage.Format.Format_ARGB32_Premultiplied if alpha else QImage.Format.Format_RGB32
    bare = QImage(image.size(), form)
    bare.fill(Qt.GlobalColor.transparent if alpha else Qt.GlobalColor.white)
    image.setDevicePixelRatio(1.0)
    painter = QPainter(bare)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.drawImage(0, 0, image)
    painter.end()
    return bare


def _encoded(image: QImage, *, lossy: bool) -> tuple[str, bytes]:
    """As PNG where that is lossless and small enough, else as JPEG, worse until it fits."""
    if not lossy:
        data = _saved(image, "PNG", _PNG_QUICK)
        if len(data) <= _MOST_BYTES:
            return "image/png", data
    if image.hasAlphaChannel():
        ground = QImage(image.size(), QImage.Format.Format_RGB32)
        ground.fill(Qt.GlobalColor.white)
        painter = QPainter(ground)
        painter.drawImage(0, 0, image)
        painter.end()
        image = ground
    data = b""
    for quality in _QUALITIES:
        data = _saved(image, "JPEG", quality)
        if len(data) <= _MOST_BYTES:
            break
    return "image/jpeg", data


def _saved(image: QImage, form: str, quality: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, form, quality)  # type: ignore[call-overload] # the stub wants bytes
    return bytes(buffer.data().data())
