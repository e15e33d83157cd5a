"""A block of code with a header."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTextBlockFormat,
    QTextCursor,
    QTextLayout,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from desktop.ui.transcript.context import Context
from desktop.ui.transcript.controls import LineLabel, WordButton
from desktop.ui.transcript.highlighting import CodeHighlighter
from desktop.ui.transcript.leaves import CodeLeaf, Leaf
from desktop.ui.transcript.plain import LineBreaker, displayable
from desktop.ui.transcript.text_view import TextView
from desktop.ui.wording import tr


class CodeText(TextView):
    """The text of a code block: grows at its end, scrolls sideways, or wraps."""

    def __init__(self, context: Context, leaf: CodeLeaf, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._language = leaf.language
        self._place = leaf.place
        self.setLineWrapMode(QTextBrowser.LineWrapMode.NoWrap)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._dress()

    def append_text(self, text: str) -> None:
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        follows = self.textCursor().position() == cursor.position()
        cursor.insertText(text, self._context.formats.code())
        if follows:
            # The reader's cursor stood where text was added, and would drag the view along.
            self.moveCursor(QTextCursor.MoveOperation.Start)
        self.touch()

    def colour(self, highlighter: CodeHighlighter, first: int) -> None:
        """Colour the lines from ``first`` on."""
        document, formats = self.document(), self._context.formats
        block = document.findBlockByNumber(first)
        if not block.isValid():
            return
        begin = block.position()
        for spans in highlighter.lines[first:]:
            if not block.isValid():
                break
            ranges = []
            for start, length, colour in spans:
                made = QTextLayout.FormatRange()
                made.start = start
                made.length = length
                made.format = formats.code(colour)
                ranges.append(made)
            block.layout().setFormats(ranges)
            block = block.next()
        end = document.characterCount() - 1
        if end > begin:
            document.markContentsDirty(begin, end - begin)

    def set_wrapped(self, wrapped: bool) -> None:
        mode = QTextBrowser.LineWrapMode
        self.setLineWrapMode(mode.FixedPixelWidth if wrapped else mode.NoWrap)
        self.touch()

    @property
    def rendered(self) -> bool:
        return True

    def selected_leaves(self) -> list[Leaf]:
        return [CodeLeaf(self._place, self.selected_text(), self._language)]

    def lone_markdown(self) -> str:
        return self.selected_text()

    def restyle(self) -> None:
        self._dress()
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setCharFormat(self._context.formats.code())
        self.touch()

    def _height_at(self, width: int) -> int:
        document = self.document()
        if self.lineWrapMode() is QTextBrowser.LineWrapMode.FixedPixelWidth:
            self.setLineWrapColumnOrWidth(width)
            return math.ceil(document.size().height())
        size = document.size()
        bar = self.horizontalScrollBar().sizeHint().height() + 4 if size.width() > width else 0
        return math.ceil(size.height()) + bar

    def _char_width(self) -> float:
        return self.fontMetrics().horizontalAdvance(" ")

    def _dress(self) -> None:
        theme = self._context.theme
        self.setFont(theme.code_font())
        self.document().setDefaultFont(theme.code_font())
        self.setTabStopDistance(4 * self._char_width())
        line = QTextBlockFormat()
        line.setLineHeight(
            theme.code_line_height, QTextBlockFormat.LineHeightTypes.FixedHeight.value
        )
        line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(line)


class CodeView(QWidget):
    """A rounded panel: language, wrap and copy above, the code below.

    ``source`` is the exact text, which copying gives. Does not wrap unless asked to.
    """

    def __init__(self, context: Context, leaf: CodeLeaf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._language = leaf.language
        self._pieces: list[str] = []
        self._uncoloured: list[str] = []
        self._breaker = LineBreaker()
        self._plain = False
        self._highlighter: CodeHighlighter | None = None
        self._indent = leaf.place.path.count("l")
        self._label = LineLabel(leaf.language or tr("text", "over code without a language"), self)
        self._wrap = WordButton(tr("wrap", "on a button"), tr("Wrap long lines"), self)
        self._wrap.setCheckable(True)
        self._wrap.toggled.connect(self._on_wrap_toggled)
        self._copy = WordButton(tr("copy", "on a button"), tr("Copy this code"), self)
        self._copy.clicked.connect(self.copy)
        self._text = CodeText(context, leaf, self)
        language = leaf.language or tr("plain", "code without a language")
        self._text.setAccessibleName(tr("Code, {language}").format(language=language))
        self.setAccessibleName(tr("Code block, {language}").format(language=language))
        self._dress()
        self.append(leaf.text)

    @property
    def text(self) -> CodeText:
        return self._text

    @property
    def wrap_button(self) -> WordButton:
        return self._wrap

    @property
    def source(self) -> str:
        if len(self._pieces) > 1:
            self._pieces = ["".join(self._pieces)]
        return self._pieces[0] if self._pieces else ""

    @property
    def leaf_key(self) -> tuple[str, int]:
        return self._language, self._indent

    def matches(self, leaf: CodeLeaf) -> bool:
        """Whether this view can go on to show ``leaf``."""
        key = (leaf.language, leaf.place.path.count("l"))
        return key == self.leaf_key and leaf.text.startswith(self.source)

    def append(self, text: str) -> None:
        if text:
            self._pieces.append(text)
            shown = self._breaker.broken(displayable(text))
            self._uncoloured.append(shown)
            self._text.append_text(shown)

    def set_text(self, text: str) -> None:
        """Show a text that begins with what is shown."""
        self.append(text[len(self.source) :])

    def colour(self, *, final: bool = False) -> None:
        """Colour what came since the last time."""
        if not self._uncoloured and not final:
            return
        unreadable = self._breaker.broke and not self._plain
        if unreadable:
            # Code without line ends was not written to be read: it is left without colours.
            self._plain = True
            self._highlighter = CodeHighlighter("")
            self._uncoloured = [self._text.toPlainText()]
        if self._highlighter is None:
            self._highlighter = CodeHighlighter(self._language)
        first = self._highlighter.feed("".join(self._uncoloured), final=final)
        self._uncoloured = []
        self._text.colour(self._highlighter, 0 if unreadable else first)

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self.source)
        self._copy.confirm(tr("copied", "on a button"))

    def touch(self) -> None:
        self._text.touch()

    def is_stale(self, width: int) -> bool:
        """As `TextView.is_stale`."""
        return self._text.is_stale(self._inner_width(width))

    def arrange(self, width: int) -> int:
        theme = self._context.theme
        left = self._indent * theme.px(24)
        head, pad = theme.px(32), theme.px(14)
        x = width - theme.px(8)
        for button in (self._copy, self._wrap):
            size = button.sizeHint()
            x -= size.width()
            button.setGeometry(x, (head - size.height()) // 2, size.width(), size.height())
        self._label.setGeometry(left + pad, 0, max(x - left - theme.px(16), 0), head)
        inner = self._text.arrange(self._inner_width(width))
        # Letters stand low in their lines.
        self._text.move(left + pad, head + theme.px(10))
        height = head + inner + theme.px(24)
        self.resize(width, height)
        return height

    def _inner_width(self, width: int) -> int:
        theme = self._context.theme
        return max(width - self._indent * theme.px(24) - 2 * theme.px(14), 1)

    def restyle(self) -> None:
        self._dress()
        self._text.restyle()
        if self._highlighter is not None:
            self._text.colour(self._highlighter, 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is cheap
        theme = self._context.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = self._indent * theme.px(24)
        frame = QRectF(self.rect()).adjusted(left + 0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(frame, theme.panel_radius, theme.panel_radius)
        painter.fillPath(shape, theme.colour("panel"))
        head = theme.px(32)
        painter.save()
        painter.setClipRect(QRectF(left, 0, self.width() - left, head))
        painter.fillPath(shape, theme.colour("panel_head"))
        painter.restore()
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.drawPath(shape)
        # Over whole pixels, or it would be smeared over two rows.
        painter.drawLine(QPointF(left + 1, head + 0.5), QPointF(self.width() - 1, head + 0.5))
        painter.end()

    def _on_wrap_toggled(self, wrapped: bool) -> None:
        self._text.set_wrapped(wrapped)
        self._context.resized(self)

    def _dress(self) -> None:
        theme = self._context.theme
        self._label.setFont(theme.tiny_font())
        self._label.set_colour(theme.colour("secondary"))
        for button in (self._wrap, self._copy):
            button.setFont(theme.tiny_font())
