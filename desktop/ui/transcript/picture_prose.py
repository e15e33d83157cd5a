"""A picture that Markdown names, fetched when the reader asks for it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QTextCursor
from PySide6.QtWidgets import QWidget

from desktop.ui.shortcuts import tooltip
from desktop.ui.transcript.context import Context
from desktop.ui.transcript.controls import PlainLabel, WordButton
from desktop.ui.transcript.document_writer import DocumentWriter
from desktop.ui.transcript.inline_writer import BLEED
from desktop.ui.transcript.leaves import ParagraphLeaf, ProseLeaf
from desktop.ui.transcript.markdown_stream import References
from desktop.ui.transcript.picture_card import PictureButton
from desktop.ui.transcript.picture_words import RemotePicture, picture_of
from desktop.ui.transcript.pictures import Picture
from desktop.ui.transcript.prose_view import ProseView
from desktop.ui.wording import tr

_PAD = 10
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#&!~|]")


class PictureProse(ProseView):
    """The words of a picture and its host in a frame, with a button that loads it.

    Nothing is fetched before that is pressed. Afterwards the picture stands below the words.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._remote: RemotePicture | None = None
        #: Whether the picture is here, and whether it is on its way.
        self._state = (False, False)
        self._load = WordButton(tr("Load image"), tr("Load this picture from the network"), self)
        self._load.clicked.connect(self._on_load_clicked)
        self._failure = PlainLabel("", self)
        self._failure.setWordWrap(True)
        self._picture: PictureButton | None = None
        self._frame = _Frame(context, self)
        self._frame.lower()
        context.pictures.fetched.connect(self._on_pictures_fetched)
        self._dress()

    @property
    def load_button(self) -> WordButton:
        return self._load

    @property
    def picture(self) -> PictureButton | None:
        """None while the picture is not here."""
        return self._picture

    @property
    def failure(self) -> str:
        """Why the picture could not be loaded; "" for nothing."""
        return self._failure.text()

    def set_leaves(self, start: int, leaves: Sequence[ProseLeaf], references: References) -> None:
        super().set_leaves(start, leaves, references)
        remote = picture_of(self.leaves[0]) if self.leaves else None
        if remote is not None and remote != self._remote:
            self._remote = remote
            self._load.setToolTip(
                tooltip(tr("Load this picture from {url}").format(url=remote.url))
            )
            name = tr("Load the picture {words} from {host}")
            self._load.setAccessibleName(name.format(words=remote.words, host=remote.host))
            self._take()

    def restyle(self) -> None:
        super().restyle()
        self._dress()

    def arrange(self, width: int) -> int:
        theme = self._context.theme
        # There is no frame around the words once the picture is there.
        bleed, pad = theme.px(BLEED), theme.px(_PAD) if self._picture is None else 0
        size = self._load.sizeHint()
        inner = width - 2 * bleed
        button = size.width() + pad if self._load.isVisibleTo(self) else 0
        # The text begins at its own bleed, inside of the frame.
        text_width = max(inner - 2 * pad - button, theme.px(60)) + 2 * bleed
        self.setViewportMargins(pad, pad, width - text_width - pad, 0)
        text = self._height_at(text_width)
        height = text + 2 * pad
        self._load.move(width - bleed - pad - size.width(), (height - size.height()) // 2)
        self._load.resize(size)
        self._failure.setVisible(bool(self._failure.text()))
        if self._failure.text():
            room = inner - 2 * pad
            tall = self._failure.heightForWidth(room)
            self._failure.setGeometry(bleed + pad, height - pad // 2, room, tall)
            height += tall + pad // 2
        self._frame.setGeometry(bleed, 0, inner, height)
        self._frame.setVisible(self._picture is None)
        if self._picture is not None:
            height += theme.px(8)
            self._picture.arrange(inner)
            self._picture.move(bleed, height)
            height += self._picture.height()
        self.resize(width, height)
        self.setViewportMargins(pad, pad, width - text_width - pad, height - text - pad)
        return height

    def _new_writer(self) -> DocumentWriter:
        # The picture has its own place here, and its own button.
        context = self._context
        return DocumentWriter(context.formats, context.parser, context.formulas)

    def _put(self, cursor: QTextCursor, leaf: ProseLeaf, *, first: bool) -> int:
        return super()._put(cursor, self._worded(leaf), first=first)

    def _worded(self, leaf: ProseLeaf) -> ProseLeaf:
        """The words that stand for a picture, or above one that is here."""
        remote = picture_of(leaf)
        if remote is None:
            return leaf
        known = self._context.pictures.remote(remote.url)
        said = self._context.formats.words
        if not remote.host:
            words = remote.words or said.lone_image
            if known == "":
                words = said.arriving.format(words=words)
        elif isinstance(known, Picture):
            words = said.here.format(words=remote.words or said.image, host=remote.host)
        else:
            return leaf
        return ParagraphLeaf(leaf.place, _MARKUP.sub(r"\\\g<0>", words))

    def _take(self) -> None:
        """Show what is known of the picture."""
        remote = self._remote
        if remote is None:
            return
        known = self._context.pictures.remote(remote.url)
        if isinstance(known, Picture):
            if self._picture is None or self._picture.picture is not known:
                self._drop()
                self._picture = PictureButton(self._context, known, words=remote.words, parent=self)
                self._picture.show()
        else:
            self._drop()
        before, self._state = self._state, (self._picture is not None, known == "")
        # What came with the text needs no button.
        self._load.setVisible(self._picture is None and bool(remote.host))
        if before != self._state:
            self._write(0, self._leaves)
        self._load.setEnabled(known != "")
        words = tr("Load image") if known is None else tr("Try again")
        self._load.setText(tr("Loading…") if known == "" else words)
        self._failure.setText(known if isinstance(known, str) else "")
        self.touch()

    def _drop(self) -> None:
        if self._picture is not None:
            self._picture.hide()
            self._picture.deleteLater()
            self._picture = None

    def _on_load_clicked(self) -> None:
        if self._remote is not None:
            self._context.pictures.fetch(self._remote.url)

    def _on_pictures_fetched(self, url: str) -> None:
        if self._remote is not None and url == self._remote.url:
            had_focus = self._load.hasFocus()
            self._take()
            self._context.resized(self)
            if had_focus and self._picture is not None:
                self._picture.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dress(self) -> None:
        theme = self._context.theme
        self._load.setFont(theme.small_font())
        self._failure.setFont(theme.small_font())
        self._failure.set_colour(theme.colour("danger"))


class _Frame(QWidget):
    """A rounded line around what stands on it."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is cheap
        theme = self._context.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("border"), 1))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, theme.button_radius, theme.button_radius)
        painter.end()
