"""Pictures on their way from bytes to the screen."""

from __future__ import annotations

import base64
import contextlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QObject,
    QSize,
    Qt,
    QThreadPool,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QImage, QImageIOHandler, QImageReader, QPixmap

from desktop.ui.transcript.data_pictures import Bytes, decoded_bytes
from desktop.ui.wording import spoken, tr

#: Pictures beyond this are named and not decoded, in bytes and in pixels.
MAX_BYTES = 40_000_000
MAX_PIXELS = 40_000_000
#: What decoded pictures may take together, in bytes; the least recently painted go first.
_CACHE = 96_000_000
#: What pictures from the network may take, encoded, in bytes; those that came first go first.
_MOST_FETCHED = 60_000_000
#: Pictures that wait to be decoded; those that were asked for first give way.
_MOST_WAITING = 32
#: Formats of pixels only. An SVG can name files and addresses to load.
_FORMATS = {"png", "jpeg", "gif", "webp", "bmp"}


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """Encoded pixels whose header was read. Two pictures are never the same."""

    data: bytes
    #: The format that the bytes are in, whatever they were said to be.
    kind: str
    #: In pixels, the right way up.
    size: QSize

    @property
    def suffix(self) -> str:
        """Of a file with these bytes."""
        return "jpg" if self.kind == "jpeg" else self.kind


#: A picture, and the width and height it is decoded for.
_Key: TypeAlias = tuple[Picture, int, int]


def read_picture(data: bytes) -> Picture | None:
    """Read the header; None for what is damaged, too large, or not made of pixels."""
    if not data or len(data) > MAX_BYTES:
        return None
    reader, _buffer = _reader(data)
    kind = bytes(reader.format().data()).decode("ascii", "replace")
    size = _upright(reader)
    if kind not in _FORMATS or not size.isValid():
        return None
    if size.isEmpty() or size.width() * size.height() > MAX_PIXELS:
        return None
    return Picture(data, kind, size)


class Pictures(QObject):
    """Decodes pictures off the GUI thread, one at a time, and keeps some of them."""

    #: A picture that was asked for is there now, or cannot be decoded (Picture).
    ready = Signal(object)
    #: The reader wants to keep a picture. Arguments: its bytes, a name for the file.
    save_requested = Signal(bytes, str)
    #: The reader wants a picture from the network. Argument: its address. `deliver` brings it.
    fetch_requested = Signal(str)
    #: What is known of a picture from the network has changed. Argument: its address.
    fetched = Signal(str)
    #: Something is to be said in a notice. Argument: the sentence.
    notice_requested = Signal(str)

    _decoded = Signal(object, QImage)
    _whole = Signal(QImage)
    _unpacked = Signal(str, bytes)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: OrderedDict[_Key, QPixmap] = OrderedDict()
        self._waiting: OrderedDict[_Key, None] = OrderedDict()
        self._running: _Key | None = None
        self._remote: OrderedDict[str, Picture | str] = OrderedDict()
        #: The kinds that written out pictures were said to be.
        self._sources: dict[str, str] = {}
        self._unpacked.connect(self.deliver, Qt.ConnectionType.QueuedConnection)
        self._decoded.connect(self._on_decoded, Qt.ConnectionType.QueuedConnection)
        self._whole.connect(self._on_whole, Qt.ConnectionType.QueuedConnection)

    def pixmap(self, picture: Picture, size: QSize) -> QPixmap | None:
        """The picture at a size in device pixels; null when it is damaged.

        None while it is being decoded: `ready` follows.
        """
        key = (picture, size.width(), size.height())
        known = self._shown.get(key)
        if known is not None:
            self._shown.move_to_end(key)
            return known
        if key != self._running and key not in self._waiting:
            self._waiting[key] = None
            if len(self._waiting) > _MOST_WAITING:
                self._waiting.popitem(last=False)
            self._go_on()
        return None

    def remote(self, url: str) -> Picture | str | None:
        """A picture from the network if it is here; a sentence if it could not be had, "" while
        it is on its way; None if nobody asked for it."""
        return self._remote.get(url)

    def fetch(self, url: str) -> None:
        """The reader asks for a picture from the network."""
        if self._remote.get(url) != "":
            self._remote[url] = ""
            self.fetched.emit(url)
            self.fetch_requested.emit(url)

    def deliver(self, url: str, data: bytes) -> None:
        """A picture that was asked for came."""
        self._remote[url] = read_picture(data) or tr("This is not a picture that can be shown.")
        self._remote.move_to_end(url)
        held = [p for p in self._remote.items() if isinstance(p[1], Picture)]
        total = sum(len(p.data) for _, p in held if isinstance(p, Picture))
        for known, picture in held[:-1]:
            if total <= _MOST_FETCHED or not isinstance(picture, Picture):
                break
            del self._remote[known]
            total -= len(picture.data)
        self.fetched.emit(url)

    def expect(self, url: str) -> None:
        """A picture that is written out in a text begins to arrive."""
        self._remote[url] = ""

    def decode_bytes(self, came: Bytes) -> None:
        """A picture that is written out in a text has come."""
        self._sources[came.url] = came.kind

        _in_background(lambda: self._unpacked.emit(came.url, decoded_bytes(came)))

    def source_of(self, url: str) -> str:
        """The address with which a picture was written out; "" when it is not here any more."""
        picture = self._remote.get(url)
        if not isinstance(picture, Picture):
            return ""
        encoded = base64.b64encode(picture.data).decode()
        return f"data:image/{self._sources.get(url, picture.kind)};base64,{encoded}"

    def fail(self, url: str, sentence: str) -> None:
        """A picture that was asked for cannot be had."""
        self._remote[url] = spoken(sentence)
        self.fetched.emit(url)

    def copy(self, picture: Picture) -> None:
        """Put a picture on the clipboard, as pixels that every program takes; soon."""
        _in_background(lambda: self._whole.emit(decoded(picture, picture.size)))

    def _go_on(self) -> None:
        if self._running is not None or not self._waiting:
            return
        # What was asked for last is what the reader looks at.
        key, _ = self._waiting.popitem()
        self._running = key
        picture, size = key[0], QSize(*key[1:])
        _in_background(lambda: self._decoded.emit(key, decoded(picture, size)))

    def _on_decoded(self, key: _Key, image: QImage) -> None:
        self._running = None
        self._shown[key] = QPixmap.fromImage(image)
        total = sum(map(_cost, self._shown.values()))
        while total > _CACHE and len(self._shown) > 1:
            _, dropped = self._shown.popitem(last=False)
            total -= _cost(dropped)
        self.ready.emit(key[0])
        self._go_on()

    def _on_whole(self, image: QImage) -> None:
        if image.isNull():
            self.notice_requested.emit(tr("This picture is damaged: it cannot be copied."))
            return
        QGuiApplication.clipboard().setImage(image)
        self.notice_requested.emit(tr("Picture copied."))


def decoded(picture: Picture, size: QSize) -> QImage:
    """The pixels scaled into ``size``, never enlarged; null when they are damaged. Slow."""
    reader, _buffer = _reader(picture.data)
    reader.setAutoTransform(True)
    wanted = fitted(picture.size, size)
    if wanted != picture.size:
        # The reader scales first and turns afterwards.
        reader.setScaledSize(wanted.transposed() if _is_turned(reader) else wanted)
    return reader.read()


def fitted(size: QSize, room: QSize) -> QSize:
    """A size made smaller, in proportion, until it fits."""
    if size.width() <= room.width() and size.height() <= room.height():
        return size
    return size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))


def _in_background(work: Callable[[], None]) -> None:
    def run() -> None:
        with contextlib.suppress(RuntimeError):  # the window went in the meantime
            work()

    QThreadPool.globalInstance().start(run)


def _reader(data: bytes) -> tuple[QImageReader, QBuffer]:
    """The reader does not keep its buffer."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return QImageReader(buffer), buffer


def _is_turned(reader: QImageReader) -> bool:
    turn = QImageIOHandler.Transformation.TransformationRotate90
    return bool(reader.transformation() & turn)


def _upright(reader: QImageReader) -> QSize:
    size = reader.size()
    return size.transposed() if _is_turned(reader) else size


def _cost(pixmap: QPixmap) -> int:
    """In bytes."""
    return pixmap.width() * pixmap.height() * 4
