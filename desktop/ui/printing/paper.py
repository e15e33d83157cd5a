"""Pages on their way to a printer or into a PDF."""

from __future__ import annotations

import os.path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)

from desktop.ui.theme import Theme
from desktop.ui.transcript.document_writer import (
    CODE_ABOVE,
    CODE_BELOW,
    HAS_QUOTE,
    IS_CODE,
    IS_RULE,
    LIST_STEP,
    QUOTE_STEP,
)
from desktop.ui.transcript.formats import PATH
from desktop.ui.transcript.inline_writer import BLEED

#: In millimetres.
MARGINS = QMarginsF(20, 18, 20, 18)
#: Room for the header and the page number, in lines of small text.
_EDGE_LINES = 2.4


class Paper:
    """Puts text documents below one another onto pages, and a header and a number on each.

    Give it small documents: each is laid out and painted at once. ``right`` stands opposite
    the title. The device keeps its page layout while pages are painted.
    """

    def __init__(
        self, device: QPagedPaintDevice, *, theme: Theme, title: str, right: str = ""
    ) -> None:
        self._device = device
        self._theme = theme
        self._title = title
        self._right = right
        screen = QGuiApplication.primaryScreen()
        # Text is laid out in the screen's measure, and painted in the device's.
        self._scale = device.logicalDpiX() / screen.logicalDotsPerInch()
        layout = device.pageLayout()
        area = layout.paintRectPixels(device.logicalDpiX())
        edge = theme.line_height * _EDGE_LINES
        self._width = area.width() / self._scale
        self._top = edge
        self._height = area.height() / self._scale - 2 * edge
        self._y = 0.0
        self._pages = 1
        self._painter = QPainter()
        if not self._painter.begin(device):
            raise OSError("the printer does not take pages")
        self._painter.scale(self._scale, self._scale)
        self._paint_edges()

    @property
    def pages(self) -> int:
        """How many pages were begun."""
        return self._pages

    @property
    def width(self) -> float:
        """Of the text, in pixels of the screen."""
        return self._width

    @property
    def height(self) -> float:
        """Of the text of one page."""
        return self._height

    def add(
        self, document: QTextDocument, *, gap: float = 0.0, keep: float = 0.0, quote: str = ""
    ) -> None:
        """Put a document below what is there, with a gap in between.

        Its first block is empty: that will be as high as what stands above on the page.
        ``keep`` is how much of it must stand on the page that it begins on. ``quote`` is the
        path of a quote that goes on from what stands above.
        """
        above = self._y
        if self._y:
            self._y += gap
        if self._y and self._height - self._y < keep:
            self._new_page()
        elif above and quote:
            self._painter.save()
            self._painter.translate(0, self._top)
            self._paint_bars(quote, QRectF(0, above, self._width, gap))
            self._painter.restore()
        bottom = self._lay_out(document)
        last = max(int((bottom - 0.01) // self._height), 0)
        for page in range(last + 1):
            if page:
                self._new_page()
            self._paint(document, page)
        self._y = bottom - last * self._height

    def finish(self) -> None:
        """The last page is complete. Nothing may be added afterwards."""
        self._painter.end()

    def _lay_out(self, document: QTextDocument) -> float:
        """Gives where the document ends, counted from the top of the page it begins on."""
        document.setDocumentMargin(0)
        document.setUseDesignMetrics(True)
        # Margins count on every page or, at the top, on none: a block takes the room instead.
        first = QTextCursor(document)
        look = first.blockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        look.setLineHeight(max(self._y, 0.01), fixed)
        first.setBlockFormat(look)
        document.setPageSize(QSizeF(self._width, self._height))
        layout = document.documentLayout()
        frames = document.rootFrame().childFrames()
        if frames:
            # The block that has to stand after a frame shows nothing.
            return max(layout.frameBoundingRect(frame).bottom() for frame in frames)
        last = document.lastBlock()
        ends_in_code = last.userState() > 0 and bool(last.userState() & IS_CODE)
        below = self._theme.px(CODE_BELOW) if ends_in_code else 0
        return layout.blockBoundingRect(last).bottom() + below

    def _new_page(self) -> None:
        self._device.newPage()
        self._pages += 1
        self._y = 0.0
        self._paint_edges()

    def _paint(self, document: QTextDocument, page: int) -> None:
        painter = self._painter
        painter.save()
        painter.translate(0, self._top - page * self._height)
        clip = QRectF(0, page * self._height, self._width, self._height)
        painter.setClipRect(clip)
        self._paint_grounds(document, clip)
        context = QAbstractTextDocumentLayout.PaintContext()
        # A line that only touches the page belongs to the next one.
        context.clip = clip.adjusted(0, 1, 0, -1)
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, self._theme.colour("text"))
        context.palette = palette
        document.documentLayout().draw(painter, context)
        painter.restore()

    def _paint_grounds(self, document: QTextDocument, clip: QRectF) -> None:
        """What a text document cannot show: bars of quotes, rules, grounds of quoted code."""
        layout = document.documentLayout()
        block = document.begin()
        while block.isValid():
            state = block.userState()
            if state > 0:
                rect = layout.blockBoundingRect(block)
                if rect.intersects(clip):
                    self._paint_ground(block, rect, state)
            block = block.next()
        for frame in document.rootFrame().childFrames():
            path = str(frame.frameFormat().property(PATH) or "")
            rect = layout.frameBoundingRect(frame)
            rect.setTop(min(rect.top(), clip.top() + self._y))
            rect = rect.intersected(clip)
            if path and not rect.isEmpty():
                look = frame.frameFormat()
                self._paint_bars(path, rect, rtl=look.rightMargin() > look.leftMargin())

    def _paint_ground(self, block: QTextBlock, rect: QRectF, state: int) -> None:
        theme, painter = self._theme, self._painter
        if state & IS_RULE:
            line = QRectF(0, rect.center().y(), self._width, 0.75)
            painter.fillRect(line, theme.colour("border"))
        if state & IS_CODE:
            look = block.blockFormat()
            left, right = look.leftMargin(), self._width - look.rightMargin()
            ground = QRectF(left, rect.top(), right - left, rect.height())
            above, below = theme.px(CODE_ABOVE), theme.px(CODE_BELOW)
            painter.fillRect(ground.adjusted(-8, -above, 8, below), theme.colour("panel"))
        if state & HAS_QUOTE:
            path = str(block.blockFormat().property(PATH))
            rtl = block.textDirection() is Qt.LayoutDirection.RightToLeft
            if state & IS_CODE:
                rect = rect.adjusted(0, 0, 0, theme.px(CODE_BELOW))
            self._paint_bars(path, rect, rtl=rtl)
            before = block.previous()
            shared = common_path(path, str(before.blockFormat().property(PATH) or ""))
            if before.userState() > 0 and "q" in shared:
                top = self._bottom_of(before)
                between = QRectF(rect.left(), top, rect.width(), rect.top() - top)
                self._paint_bars(shared, between, rtl=rtl)

    def _bottom_of(self, block: QTextBlock) -> float:
        layout = block.document().documentLayout()
        return layout.blockBoundingRect(block).bottom()

    def _paint_bars(self, path: str, rect: QRectF, *, rtl: bool = False) -> None:
        """One for each quote that something stands in, as high as it is."""
        theme = self._theme
        x = float(theme.px(BLEED))
        for letter in path:
            if letter == "q":
                left = self._width - x - theme.px(3) if rtl else x
                bar = QRectF(left, rect.top(), theme.px(3), rect.height())
                self._painter.fillRect(bar, theme.colour("outline"))
            x += theme.px(QUOTE_STEP if letter == "q" else LIST_STEP)

    def _paint_edges(self) -> None:
        painter, theme = self._painter, self._theme
        line = theme.line_height
        painter.save()
        font = theme.tiny_font()
        # Points would be those of the device, which are scaled already.
        font.setPixelSize(max(round(line * 0.55), 1))
        painter.setFont(font)
        painter.setPen(theme.colour("secondary"))
        metrics = painter.fontMetrics()
        taken = metrics.horizontalAdvance(self._right) + theme.px(16)
        elide = Qt.TextElideMode.ElideRight
        title = metrics.elidedText(self._title, elide, max(int(self._width - taken), 0))
        header = QRectF(0, 0, self._width, line)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(header, Qt.AlignmentFlag.AlignLeft | middle, title)
        painter.drawText(header, Qt.AlignmentFlag.AlignRight | middle, self._right)
        painter.fillRect(QRectF(0, line * 1.2, self._width, 0.75), theme.colour("border"))
        footer = QRectF(0, self._top * 2 + self._height - line, self._width, line)
        painter.drawText(footer, Qt.AlignmentFlag.AlignCenter, str(self._pages))
        painter.restore()


def common_path(first: str, second: str) -> str:
    """What two things stand in both, by the paths of their places."""
    return os.path.commonprefix([first, second])  # noqa: RUF071 - each letter is a part


def set_page(device: QPagedPaintDevice, *, metric: bool) -> None:
    """A4 where people measure in metres, else Letter; with the margins of Rivulet."""
    kind = QPageSize.PageSizeId.A4 if metric else QPageSize.PageSizeId.Letter
    device.setPageLayout(
        QPageLayout(
            QPageSize(kind),
            QPageLayout.Orientation.Portrait,
            MARGINS,
            QPageLayout.Unit.Millimeter,
        )
    )
