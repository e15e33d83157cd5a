"""A file in the conversation."""

from __future__ import annotations

import re

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from desktop.chat.blocks import File
from desktop.ui.file_names import file_name
from desktop.ui.sizes import size_words
from desktop.ui.transcript.context import Context
from desktop.ui.transcript.file_viewer import FileViewer, is_text
from desktop.ui.transcript.plain import visible_controls
from desktop.ui.wording import listed, tr

_HEIGHT = 48
_WIDEST = 300
_TILE = 32
#: A suffix longer than this is none that says something.
_LONGEST_SUFFIX = 5
_SUFFIX = re.compile(r"[A-Za-z0-9]{1,10}")


class FileCard(QAbstractButton):
    """Name, kind and size of a file. Pressing it shows what is text, and saves what is not.

    Runs nothing and opens no other program.
    """

    def __init__(self, context: Context, file: File, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._file = file
        self._name = visible_controls(" ".join(file.name.split())) or tr(
            "file", "a file without a name"
        )
        self._is_text = is_text(file)
        size = size_words(len(file.data))
        suffix = self._suffix().upper()
        self._words = f"{suffix} · {size}" if suffix else size
        self._tile = suffix[:4] or tr("FILE", "on a small tile, four letters")
        is_lost = bool(file.sha256) and not file.data
        if is_lost:
            size = self._words = tr("lost: it is missing or damaged", "a file")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(listed((self._name, size)))
        self.setToolTip(
            tr("Show this file (Enter)") if self._is_text else tr("Save this file (Enter)")
        )
        self.clicked.connect(self.show_file if self._is_text else self.save)
        if is_lost:
            self.setToolTip(tr("There is nothing to show or to save"))
            self.clicked.disconnect()

    def arrange(self, width: int) -> int:
        theme = self._context.theme
        pad = theme.px(8)
        texts = max(
            QFontMetrics(theme.small_font()).horizontalAdvance(self._name),
            QFontMetrics(theme.tiny_font()).horizontalAdvance(self._words),
        )
        wanted = texts + 3 * pad + theme.px(_TILE) + theme.px(4)
        self.resize(min(width, wanted, theme.px(_WIDEST)), theme.px(_HEIGHT))
        return self.height()

    def show_file(self) -> None:
        """Show its text in a window of its own."""
        viewer = FileViewer(
            self._file,
            name=self._name,
            theme=self._context.theme,
            save=self.save,
            window=self.window(),
        )
        viewer.open()

    def save(self) -> None:
        """Ask where to put it."""
        stem, _, suffix = self._file.name.rpartition(".")
        if not stem or not _SUFFIX.fullmatch(suffix):
            stem, suffix = self._file.name, "txt" if self._is_text else "bin"
        name = file_name(stem, suffix, otherwise=tr("file", "a file without a name"))
        self._context.pictures.save_requested.emit(self._file.data, name)

    def menu(self) -> QMenu:
        """A menu to pop up; it deletes itself."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._is_text:
            menu.addAction(tr("Show", "in the menu of a file"), self.show_file)
        menu.addAction(tr("Save file…"), self.save)
        return menu

    def touch(self) -> None:
        """Nothing is kept here between two arrangements."""

    def restyle(self) -> None:
        self.update()

    def sizeHint(self) -> QSize:
        return self.size()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keyboard = event.reason() is QContextMenuEvent.Reason.Keyboard
        place = self.mapToGlobal(self.rect().center()) if keyboard else event.globalPos()
        self.menu().popup(place)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is cheap
        theme = self._context.theme
        pad, tile = theme.px(8), theme.px(_TILE)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        half = 1.0 if focused else 0.5
        painter.setPen(QPen(theme.colour("accent" if focused else "outline"), 2 * half))
        painter.setBrush(theme.colour("hover" if self.underMouse() else "page"))
        frame = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(frame, theme.panel_radius, theme.panel_radius)
        sheet = QRectF(pad, (self.height() - tile) / 2, tile, tile)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("panel"))
        painter.drawRoundedRect(sheet, theme.px(6), theme.px(6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(theme.colour("secondary"))
        painter.setFont(theme.ui_font(10, semibold=True))
        painter.drawText(sheet, Qt.AlignmentFlag.AlignCenter, self._tile)
        left = sheet.right() + pad
        room = QRectF(left, 0, self.width() - left - pad, self.height() / 2 - theme.px(1))
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.small_font())
        elide = Qt.TextElideMode.ElideMiddle
        words = painter.fontMetrics().elidedText(self._name, elide, int(room.width()))
        left_bottom = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        painter.drawText(room, left_bottom, words)
        painter.setPen(theme.colour("secondary"))
        painter.setFont(theme.tiny_font())
        below = room.translated(0, self.height() / 2 + theme.px(2))
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, self._words)
        painter.end()

    def _suffix(self) -> str:
        stem, _, suffix = self._file.name.rpartition(".")
        known = stem and len(suffix) <= _LONGEST_SUFFIX and _SUFFIX.fullmatch(suffix)
        return suffix if known else ""
