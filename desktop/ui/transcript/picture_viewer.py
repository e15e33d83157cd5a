"""One picture over the whole window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget
from shiboken6 import isValid

from desktop.ui.shortcuts import key_words
from desktop.ui.theme import Theme
from desktop.ui.transcript.pictures import Picture, Pictures, fitted
from desktop.ui.wording import tr

_STEP = 1.25
_LARGEST = 8.0
#: Pixels that an arrow key moves the picture by.
_MOVE = 60
#: The ground hides the window enough to look at a picture, in both themes.
_GROUND = QColor(0, 0, 0, 225)
#: How much of the picture has to stay in sight when it is moved, in pixels.
_KEPT = 80


class PictureViewer(QWidget):
    """Shows a picture as large as the window allows; closes with Esc or a click beside it.

    Takes all keys while it is open. Gives the focus back when it closes.
    """

    def __init__(
        self, picture: Picture, *, pictures: Pictures, theme: Theme, name: str, window: QWidget
    ) -> None:
        """``name`` is what a file of it is called at first."""
        super().__init__(window)
        self._over = window
        self._picture = picture
        self._pictures = pictures
        self._theme = theme
        self._name = name
        #: Pixels of the screen per pixel of the picture; None: as large as fits.
        self._zoom: float | None = None
        #: How far the picture's middle is from the window's.
        self._offset = QPointF()
        self._grabbed: QPointF | None = None
        self._moved = False
        self._focus_before = QApplication.focusWidget()
        self.setAccessibleName(tr("Picture viewer"))
        self._damaged = tr("This picture is damaged.")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bar = QWidget(self)
        self._buttons = self._build_buttons(QHBoxLayout(self._bar))
        pictures.ready.connect(self._on_pictures_ready)
        window.installEventFilter(self)

    def open(self) -> None:
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def zoom(self) -> float:
        """Pixels of the screen per pixel of the picture."""
        return self._zoom or self._fitting()

    def zoom_by(self, factor: float, around: QPointF | None = None) -> None:
        """``around`` is the point that stays where it is; None: the middle."""
        before = self.zoom
        smallest = min(self._fitting(), 1.0)
        after = min(max(before * factor, smallest), _LARGEST)
        point = (around - self._middle()) if around is not None else QPointF()
        self._offset = point + (self._offset - point) * (after / before)
        self._zoom = None if after <= self._fitting() < 1 else after
        self._stay_in_sight()

    def show_fitting(self) -> None:
        self._zoom, self._offset = None, QPointF()
        self.update()

    def show_pixels(self) -> None:
        """One pixel of the picture to one of the screen."""
        self.zoom_by(1.0 / self.zoom)

    def copy(self) -> None:
        self._pictures.copy(self._picture)

    def save(self) -> None:
        self._pictures.save_requested.emit(self._picture.data, self._name)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            # What the window's keys do would happen out of sight.
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and watched is self._over:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_Escape:
                self.close()
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_by(_STEP)
            case Qt.Key.Key_Minus:
                self.zoom_by(1 / _STEP)
            case Qt.Key.Key_0:
                self.show_fitting()
            case Qt.Key.Key_1:
                self.show_pixels()
            case Qt.Key.Key_S:
                self.save()
            case Qt.Key.Key_C if control:
                self.copy()
            case Qt.Key.Key_Left:
                self._move(QPointF(_MOVE, 0))
            case Qt.Key.Key_Right:
                self._move(QPointF(-_MOVE, 0))
            case Qt.Key.Key_Up:
                self._move(QPointF(0, _MOVE))
            case Qt.Key.Key_Down:
                self._move(QPointF(0, -_MOVE))

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab goes round among the viewer's own buttons."""
        chain = [self, *self._buttons]
        focus = QApplication.focusWidget()
        index = next((i for i, widget in enumerate(chain) if widget is focus), 0)
        chain[(index + (1 if following else -1)) % len(chain)].setFocus(
            Qt.FocusReason.TabFocusReason
        )
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom_by(_STEP ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._grabbed, self._moved = event.position(), False
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            way = event.position() - self._grabbed
            if self._moved or way.manhattanLength() >= QApplication.startDragDistance():
                self._moved = True
                self._grabbed = event.position()
                self._move(way)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        beside = not self._place().contains(event.position())
        if self._grabbed is not None and not self._moved and beside:
            self.close()
        self._grabbed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._zoom is None:
            self.zoom_by(1.0 / self.zoom if self.zoom < 1 else 2.0, event.position())
        else:
            self.show_fitting()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        bar = self._bar.sizeHint()
        self._bar.setGeometry(0, self.height() - bar.height(), self.width(), bar.height())
        self._stay_in_sight()

    def closeEvent(self, event: object) -> None:  # noqa: ARG002 - it is only heard of
        before = self._focus_before
        if before is not None and isValid(before):
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is cheap
        painter = QPainter(self)
        painter.fillRect(self.rect(), _GROUND)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self.zoom < 3)
        pixmap = self._pictures.pixmap(self._picture, self._pixels())
        if pixmap is not None and not pixmap.isNull():
            painter.drawPixmap(self._place(), pixmap, QRectF(pixmap.rect()))
        elif pixmap is not None:
            painter.setPen(QColor("white"))
            painter.setFont(self._theme.ui_font())
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._damaged)
        painter.end()

    def _pixels(self) -> QSize:
        """What is decoded: all pixels when looked at closely, else no more than the screen's."""
        if self._zoom is not None:
            return self._picture.size
        most = self.screen().size() * self.devicePixelRatioF()
        return fitted(self._picture.size, most)

    def _fitting(self) -> float:
        """The zoom at which the whole picture is in sight; small ones stay as they are."""
        margin = 2 * self._theme.px(24)
        room = QSize(max(self.width() - margin, 1), max(self.height() - 2 * margin, 1))
        size = self._picture.size
        return min(room.width() / size.width(), room.height() / size.height(), 1.0)

    def _middle(self) -> QPointF:
        return QRectF(self.rect()).center()

    def _place(self) -> QRectF:
        size = QSizeF(self._picture.size) * self.zoom
        middle = self._middle() + self._offset
        return QRectF(
            middle.x() - size.width() / 2,
            middle.y() - size.height() / 2,
            size.width(),
            size.height(),
        )

    def _move(self, way: QPointF) -> None:
        self._offset += way
        self._stay_in_sight()

    def _stay_in_sight(self) -> None:
        if self._zoom is None:
            self._offset = QPointF()
        size = QSizeF(self._picture.size) * self.zoom
        x = max((self.width() + size.width()) / 2 - _KEPT, 0)
        y = max((self.height() + size.height()) / 2 - _KEPT, 0)
        self._offset = QPointF(min(max(self._offset.x(), -x), x), min(max(self._offset.y(), -y), y))
        self.update()

    def _build_buttons(self, row: QHBoxLayout) -> list[QPushButton]:
        made = []
        row.addStretch(1)
        for word, name, act in (
            ("−", tr("Smaller (-)"), lambda: self.zoom_by(1 / _STEP)),
            ("+", tr("Larger (+)"), lambda: self.zoom_by(_STEP)),
            (
                tr("Fit", "show all of a picture"),
                tr("Show all of the picture (0)"),
                self.show_fitting,
            ),
            (
                tr("Copy"),
                tr("Copy the picture ({keys})").format(keys=key_words("Ctrl+C")),
                self.copy,
            ),
            (tr("Save…"), tr("Save the picture (S)"), self.save),
            (tr("Close"), tr("Close (Esc)"), self.close),
        ):
            button = QPushButton(word)
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setFont(self._theme.small_font())
            button.clicked.connect(lambda _=False, act=act: act())
            row.addWidget(button)
            made.append(button)
        row.addStretch(1)
        row.setContentsMargins(0, 0, 0, self._theme.px(16))
        return made

    def _on_pictures_ready(self, picture: Picture) -> None:
        if picture is self._picture:
            self.update()


def show_picture(picture: Picture, *, pictures: Pictures, theme: Theme, widget: QWidget) -> None:
    """Show a picture over the whole window of a widget."""
    PictureViewer(
        picture,
        pictures=pictures,
        theme=theme,
        name=tr("picture", "a file without a name") + f".{picture.suffix}",
        window=widget.window(),
    ).open()
