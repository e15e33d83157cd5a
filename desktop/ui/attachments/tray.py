"""The attachments of a message, above its text."""

from __future__ import annotations

import math

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop.ui.attachments.attachment import Attachment, details_of
from desktop.ui.icons import Icons
from desktop.ui.shortcuts import tooltip
from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.wording import listed, tr

_AnyIndex = QModelIndex | QPersistentModelIndex

_WIDTH_PX, _HEIGHT_PX = 226, 50
_PICTURE_PX = 36
_CLOSE_PX = 14
_GAP_PX = 6
#: Rows that are shown at once; more scroll. In a window lower than this the text needs the room.
_MOST_ROWS, _LOW_PX = 2, 560
_ATTACHMENT_ROLE = Qt.ItemDataRole.UserRole + 1
_WORDS_ROLE = Qt.ItemDataRole.UserRole + 2
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class AttachmentTray(QListView):
    """Shows attachments with their pictures; arrows move between them, Enter opens one, Del
    removes it.

    Hidden while there are none. Reads and keeps nothing.
    """

    #: The user wants one to go (its number, from 0).
    removed = Signal(int)
    #: The user wants to look at one (its number).
    opened = Signal(int)
    #: The user is done here: the text is next.
    left = Signal()

    def __init__(self, *, theme: ThemeSource, icons: Icons) -> None:
        super().__init__()
        self._items = QStandardItemModel(self)
        self._delegate = _Delegate(self, icons, theme.theme)
        self._theme = theme.theme
        self.setModel(self._items)
        self.setItemDelegate(self._delegate)
        self.setProperty("look", "plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Attachments"))
        self.setToolTip(tooltip(tr("Attachments: arrows choose, Enter shows, Del removes")))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        self.hide()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed(theme.theme)

    def show_attachments(self, shown: list[tuple[Attachment, str]]) -> None:
        """Show these, each with what is said below its name."""
        current = self.currentIndex().row()
        kept = [
            self._items.item(row).data(_ATTACHMENT_ROLE) for row in range(self._items.rowCount())
        ]
        if [attachment for attachment, _ in shown] != kept:
            self._items.clear()
            for attachment, words in shown:
                self._items.appendRow(_item(attachment, words))
            if shown:
                row = min(max(current, 0), len(shown) - 1)
                self.setCurrentIndex(self._items.index(row, 0))
                if len(shown) > len(kept):
                    self.scrollToBottom()
        else:
            for row, (attachment, words) in enumerate(shown):
                _describe(self._items.item(row), attachment, words)
        self.fit()
        self.setVisible(bool(shown))
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        match event.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if row >= 0:
                self.removed.emit(row)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space if row >= 0:
                self.opened.emit(row)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        index = self.indexAt(place)
        if index.isValid() and self._delegate.close_area(self.visualRect(index)).contains(place):
            self.removed.emit(index.row())
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.opened.emit(index.row())

    def event(self, event: QEvent) -> bool:
        # Esc stops a reply elsewhere; here it goes back to the text.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """As many rows as there is room for, of chips that leave no room beside them."""
        least, count, room = self._delegate.least, self._items.rowCount(), self.width()
        columns = max(room // least.width(), 1)
        most = _MOST_ROWS if self.window().height() >= self._theme.px(_LOW_PX) else 1
        scrolls = math.ceil(count / columns) > most
        if scrolls:
            room -= self.verticalScrollBar().sizeHint().width()
            columns = max(room // least.width(), 1)
        # Where there could be a scroll bar, Qt keeps the room for it.
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff
        )
        if self._delegate.widen((room - 1) // columns):
            self.doItemsLayout()
        size = self._delegate.cell
        rows = math.ceil(count / columns)
        height = min(max(rows, 1), most) * size.height() + 2
        if rows > most:
            height += size.height() // 3  # a part of the next row says that there is more
        if self.maximumHeight() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def _on_theme_changed(self, theme: Theme) -> None:
        self._theme = theme
        self._delegate.set_theme(theme)
        self.fit()
        self.doItemsLayout()


def _item(attachment: Attachment, words: str) -> QStandardItem:
    item = QStandardItem()
    item.setEditable(False)
    item.setData(attachment, _ATTACHMENT_ROLE)
    _describe(item, attachment, words)
    return item


def _describe(item: QStandardItem, attachment: Attachment, words: str) -> None:
    told = listed(filter(None, (attachment.name, words, details_of(attachment.block))))
    if item.text() != attachment.name or item.data(_WORDS_ROLE) != words:
        item.setText(attachment.name)
        item.setData(words, _WORDS_ROLE)
        item.setAccessibleText(told)
        tip = tr("{attachment}. Enter shows it, Del removes it")
        item.setToolTip(tooltip(tip.format(attachment=told)))


class _Delegate(QStyledItemDelegate):
    """Paints a chip: a picture or an icon, the name, what is known of it, a cross."""

    def __init__(self, view: QListView, icons: Icons, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._icons = icons
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._font = theme.ui_font(13)
        self._small_font = theme.ui_font(11.5)
        gap = theme.px(_GAP_PX)
        text = QFontMetrics(self._font).height() + QFontMetrics(self._small_font).height()
        height = max(theme.px(_HEIGHT_PX), text + theme.px(12))
        #: How large a chip is at least, and is now, with the gap behind it.
        self.least = self.cell = QSize(theme.px(_WIDTH_PX) + gap, height + gap)

    def widen(self, width: int) -> bool:
        """Be as wide as there is room for, half as wide again at most; true for another width."""
        before = self.cell
        wide = min(max(width, self.least.width()), self.least.width() * 3 // 2)
        self.cell = QSize(wide, self.least.height())
        return self.cell != before

    def sizeHint(self, option: QStyleOptionViewItem, index: _AnyIndex) -> QSize:  # noqa: ARG002 - Qt's signature
        return self.cell

    def close_area(self, cell: QRect) -> QRect:
        """Where a click removes."""
        chip = self._chip(cell)
        edge = self._theme.px(_CLOSE_PX + 10)
        return QRect(chip.right() - edge, chip.top(), edge, chip.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        theme = self._theme
        state: QStyle.StateFlag = option.state
        chip = self._chip(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = bool(state & QStyle.StateFlag.State_Selected) and self._view.hasFocus()
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        pen = QPen(theme.colour("accent" if focused else "border"), 2 if focused else 1)
        painter.setPen(pen)
        painter.setBrush(theme.colour("hover" if hovered else "panel"))
        radius = theme.button_radius
        painter.drawRoundedRect(QRectF(chip).adjusted(1, 1, -1, -1), radius, radius)
        attachment: Attachment = index.data(_ATTACHMENT_ROLE)
        picture = theme.px(_PICTURE_PX)
        frame = QRect(
            chip.left() + theme.px(7), chip.center().y() - picture // 2 + 1, picture, picture
        )
        self._paint_picture(painter, frame, attachment)
        words = chip.adjusted(
            picture + theme.px(15), theme.px(6), -theme.px(_CLOSE_PX + 12), -theme.px(6)
        )
        self._paint_words(painter, words, attachment.name, str(index.data(_WORDS_ROLE)))
        self._paint_cross(painter, option.rect, strong=hovered or focused)
        painter.restore()

    def _chip(self, cell: QRect) -> QRect:
        gap = self._theme.px(_GAP_PX)
        return cell.adjusted(0, 0, -gap, -gap)

    def _paint_picture(self, painter: QPainter, frame: QRect, attachment: Attachment) -> None:
        theme = self._theme
        if attachment.thumbnail is None or attachment.thumbnail.isNull():
            size = theme.px(20)
            icon = self._icons.pixmap(
                attachment.icon,
                theme.palette.secondary,
                size=size,
                ratio=self._view.devicePixelRatioF(),
            )
            painter.drawPixmap(frame.center() - QPoint(size // 2 - 1, size // 2 - 1), icon)
            return
        ratio = self._view.devicePixelRatioF()
        picture = QPixmap.fromImage(
            attachment.thumbnail.scaled(
                frame.size() * ratio,
                Qt.AspectRatioMode.KeepAspectRatioByExpanding,
                Qt.TransformationMode.SmoothTransformation,
            )
        )
        picture.setDevicePixelRatio(ratio)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(frame), theme.px(5), theme.px(5))
        painter.save()
        painter.setClipPath(outline)
        beside = (picture.deviceIndependentSize() - QSize(frame.size())) / 2
        painter.drawPixmap(
            QPoint(frame.left() - int(beside.width()), frame.top() - int(beside.height())), picture
        )
        painter.restore()

    def _paint_words(self, painter: QPainter, area: QRect, name: str, words: str) -> None:
        theme = self._theme
        half = area.height() // 2
        painter.setFont(self._font)
        painter.setPen(theme.colour("text"))
        middle, right = Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(name, middle, area.width())
        painter.drawText(area.adjusted(0, 0, 0, -half), _LEFT, shown)
        painter.setFont(self._small_font)
        painter.setPen(theme.colour("secondary"))
        shown = painter.fontMetrics().elidedText(words, right, area.width())
        painter.drawText(area.adjusted(0, half, 0, 0), _LEFT, shown)

    def _paint_cross(self, painter: QPainter, cell: QRect, *, strong: bool) -> None:
        theme = self._theme
        size = theme.px(_CLOSE_PX)
        colour = theme.palette.text if strong else theme.palette.secondary
        icon = self._icons.pixmap("x", colour, size=size, ratio=self._view.devicePixelRatioF())
        area = self.close_area(cell)
        painter.drawPixmap(area.center() - QPoint(size // 2, size // 2 - 1), icon)
