"""A picture in the conversation."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from desktop.ui.file_names import file_name
from desktop.ui.transcript.context import Context
from desktop.ui.transcript.picture_viewer import PictureViewer
from desktop.ui.transcript.pictures import Picture, fitted
from desktop.ui.wording import tr

#: Pictures of more width than the column, or more height than this, are made smaller. Design
#: pixels.
_TALLEST = 480
#: What is attached to a question is known to who asked: it is shown small. Design pixels.
_SMALL = (240, 180)
#: A picture of one pixel can still be seen to be there, and be pressed.
_SMALLEST = 24


class PictureButton(QAbstractButton):
    """Shows a picture scaled to its room; pressing it enlarges it.

    Its size is known before the picture is decoded, so that nothing moves afterwards.
    """

    def __init__(
        self,
        context: Context,
        picture: Picture,
        *,
        words: str = "",
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``words`` say what the picture shows, as far as that is known."""
        super().__init__(parent)
        self._context = context
        self._picture = picture
        self._words = words
        self._small = small
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if words:
            name = tr("Picture: {words}, {width} by {height} pixels")
        else:
            name = tr("Picture, {width} by {height} pixels")
        width, height = picture.size.width(), picture.size.height()
        self.setAccessibleName(name.format(words=words, width=width, height=height))
        self.setToolTip(tr("Enlarge (Enter)"))
        self._damaged = tr("This picture is damaged.")
        self.clicked.connect(self.enlarge)
        context.pictures.ready.connect(self._on_pictures_ready)

    @property
    def picture(self) -> Picture:
        return self._picture

    def arrange(self, width: int) -> int:
        px = self._context.theme.px
        shown = fitted(self._picture.size, self._most().boundedTo(QSize(max(width, 1), 1_000_000)))
        self.resize(shown.expandedTo(QSize(px(_SMALLEST), px(_SMALLEST))))
        return self.height()

    def enlarge(self) -> None:
        """Show the picture over the whole window."""
        PictureViewer(
            self._picture,
            pictures=self._context.pictures,
            theme=self._context.theme,
            name=self._file_name(),
            window=self.window(),
        ).open()

    def copy(self) -> None:
        self._context.pictures.copy(self._picture)

    def save(self) -> None:
        self._context.pictures.save_requested.emit(self._picture.data, self._file_name())

    def menu(self) -> QMenu:
        """A menu to pop up; it deletes itself."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Enlarge"), self.enlarge)
        menu.addAction(tr("Copy image"), self.copy)
        menu.addAction(tr("Save image…"), self.save)
        return menu

    def sizeHint(self) -> QSize:
        return self.size()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(self._menu_place(event))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is cheap
        theme = self._context.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        width = 2 if self.hasFocus() else 1
        half = width / 2
        frame, radius = QRectF(self.rect()).adjusted(half, half, -half, -half), theme.button_radius
        # Within the frame: at its corners the picture would look out of it.
        inner = frame.adjusted(half, half, -half, -half)
        edge = QPainterPath()
        edge.addRoundedRect(inner, radius - half, radius - half)
        painter.fillPath(edge, theme.colour("panel"))
        shown = fitted(self._picture.size, self.size())
        pixmap = self._context.pictures.pixmap(self._picture, self._most_pixels())
        if pixmap is None or pixmap.isNull():
            self._paint_words(painter, "" if pixmap is None else self._damaged)
        else:
            place = QRectF(
                (self.width() - shown.width()) / 2,
                (self.height() - shown.height()) / 2,
                shown.width(),
                shown.height(),
            )
            painter.save()
            painter.setClipPath(edge)
            painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))
            painter.restore()
        painter.setPen(QPen(theme.colour("accent" if self.hasFocus() else "border"), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, radius, radius)
        painter.end()

    def _paint_words(self, painter: QPainter, words: str) -> None:
        theme = self._context.theme
        painter.setFont(theme.small_font())
        painter.setPen(theme.colour("secondary"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)

    def _most_pixels(self) -> QSize:
        """The largest size at which the column shows it: decoded once for every width."""
        most = fitted(self._picture.size, self._most())
        return (most.toSizeF() * self.devicePixelRatioF()).toSize()

    def _most(self) -> QSize:
        theme = self._context.theme
        if self._small:
            return QSize(theme.px(_SMALL[0]), theme.px(_SMALL[1]))
        return QSize(theme.column_width, theme.px(_TALLEST))

    def _file_name(self) -> str:
        return file_name(
            self._words, self._picture.suffix, otherwise=tr("picture", "a file without a name")
        )

    def _menu_place(self, event: QContextMenuEvent) -> QPoint:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            return self.mapToGlobal(self.rect().center())
        return event.globalPos()

    def _on_pictures_ready(self, picture: Picture) -> None:
        if picture is self._picture:
            self.update()
