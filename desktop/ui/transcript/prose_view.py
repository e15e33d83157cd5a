"""Running text: paragraphs, headings, lists, quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QWidget

from desktop.ui.transcript.context import Context
from desktop.ui.transcript.document_writer import (
    CODE_ABOVE,
    CODE_BELOW,
    HAS_QUOTE,
    IS_CODE,
    IS_RULE,
    LIST_STEP,
    QUOTE_STEP,
    DocumentWriter,
)
from desktop.ui.transcript.footnotes import footnote_key, named
from desktop.ui.transcript.formats import INLINE_CODE, PATH
from desktop.ui.transcript.inline_writer import BLEED, HAS_CODE
from desktop.ui.transcript.leaves import (
    CodeLeaf,
    Leaf,
    MathLeaf,
    ParagraphLeaf,
    ProseLeaf,
    label_of,
)
from desktop.ui.transcript.markdown_stream import References
from desktop.ui.transcript.marked_text import (
    inline_markdown,
    plain_text,
)
from desktop.ui.transcript.object_view import ObjectView, writer_for
from desktop.ui.transcript.panel import paint_panel

#: A box at the beginning of an item, which is shown in place of its bullet.
_TASK = re.compile(r"\[[ xX]\]\s")


class ProseView(ObjectView):
    """Shows leaves, one text block each. Given new leaves, it rewrites only what differs.

    Paints what a text document cannot: rounded grounds of inline code, bars of quotes, rules.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._leaves: list[ProseLeaf] = []
        #: What is to be painted behind each leaf.
        self._grounds: list[int] = []
        #: The definitions with which each leaf was written.
        self._named: list[tuple[object, ...]] = []
        self._references: References = {}
        self._writer = self._new_writer()

    def _new_writer(self) -> DocumentWriter:
        return writer_for(self._context)

    @property
    def leaves(self) -> Sequence[ProseLeaf]:
        return self._leaves

    def set_leaves(self, start: int, leaves: Sequence[ProseLeaf], references: References) -> None:
        """Show ``leaves`` from leaf number ``start`` on; those before stay as they are."""
        # A definition that came or grew can turn brackets into a link.
        moved = references != self._references
        self._references = references
        shown = self._leaves
        same = start
        for leaf in leaves:
            if same == len(shown) or shown[same] != leaf:
                break
            if moved and self._named[same] != _named(leaf, references):
                break
            same += 1
        fresh = leaves[same - start :]
        if same == len(shown) and not fresh:
            return
        self._write(same, fresh)
        self._leaves[same:] = fresh
        self.touch()

    def refer(self, references: References) -> None:
        """Definitions came late: write the leaves again that use one."""
        self._references = references
        block = self.document().begin()
        touched: list[QTextBlock] = []
        for leaf, known in zip(self._leaves, self._named, strict=True):
            if known != _named(leaf, references):
                touched.append(block)
            block = block.next()
        self._write_blocks(touched)

    def restyle(self) -> None:
        self._writer = self._new_writer()
        self._write(0, self._leaves)
        self.touch()

    @property
    def rendered(self) -> bool:
        return True

    @property
    def references(self) -> References:
        return self._references

    def selected_text(self) -> str:
        return plain_text(self.textCursor())

    def whole_text(self) -> str:
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        return plain_text(cursor)

    def selected_leaves(self) -> list[Leaf]:
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        block = self.document().findBlock(start)
        alone = end < block.position() + block.length() - 1
        found: list[Leaf] = []
        while (
            block.isValid() and block.position() < end and block.blockNumber() < len(self._leaves)
        ):
            part = _part(block, self._leaves[block.blockNumber()], start, end, alone=alone)
            if part is not None:
                found.append(part)
            block = block.next()
        return found

    def _write(self, start: int, leaves: Sequence[ProseLeaf]) -> None:
        with self._selection_kept():
            self._write_leaves(start, leaves)

    def _write_leaves(self, start: int, leaves: Sequence[ProseLeaf]) -> None:
        document = self.document()
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        if start < len(self._leaves):
            block = document.findBlockByNumber(start)
            # Take the end of the block before along, so that no empty block is left.
            cursor.setPosition(max(block.position() - (not leaves), 0))
            cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            if not leaves and start:
                # The block that stays takes over the state of the one that goes.
                cursor.block().setUserState(self._grounds[start - 1])
            empty = bool(leaves)
        else:
            cursor.movePosition(QTextCursor.MoveOperation.End)
            empty = start == 0
        grounds: list[int] = []
        self._named[start:] = [_named(leaf, self._references) for leaf in leaves]
        for index, leaf in enumerate(leaves):
            if not empty:
                cursor.insertBlock()
            empty = False
            grounds.append(self._put(cursor, leaf, first=start + index == 0))
        self._grounds[start:] = grounds
        cursor.endEditBlock()

    def _write_blocks(self, blocks: list[QTextBlock]) -> None:
        """Write the leaves of some blocks in their places."""
        if not blocks:
            return
        cursor = QTextCursor(self.document())
        with self._selection_kept():
            cursor.beginEditBlock()
            for block in blocks:
                self._write_again(cursor, block)
            cursor.endEditBlock()
        self.touch()

    def _write_again(self, cursor: QTextCursor, block: QTextBlock) -> None:
        """Write the leaf of one block in its place."""
        number = block.blockNumber()
        cursor.setPosition(block.position())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        leaf = self._leaves[number]
        self._grounds[number] = self._put(cursor, leaf, first=number == 0)
        self._named[number] = _named(leaf, self._references)

    def _put(self, cursor: QTextCursor, leaf: ProseLeaf, *, first: bool) -> int:
        """Write a leaf into the empty block at the cursor."""
        return self._writer.write(cursor, leaf, self._references, first=first)

    @contextmanager
    def _selection_kept(self) -> Iterator[None]:
        """Select what is selected now again after the text has changed."""
        kept = self.textCursor()
        selection = (kept.anchor(), kept.position()) if kept.hasSelection() else None
        yield
        if selection is not None:
            end = self.document().characterCount() - 1
            kept.setPosition(min(selection[0], end))
            kept.setPosition(min(selection[1], end), QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(kept)

    def _height_at(self, width: int) -> int:
        height = super()._height_at(width)
        ends_in_code = bool(self._grounds) and bool(self._grounds[-1] & IS_CODE)
        return height + (self._context.theme.px(CODE_BELOW) if ends_in_code else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        area = QRectF(event.rect())
        painter: QPainter | None = None
        layout = self.document().documentLayout()
        block = self.cursorForPosition(event.rect().topLeft()).block()
        if block.previous().isValid():
            block = block.previous()
        while block.isValid():
            rect = layout.blockBoundingRect(block)
            if rect.top() > area.bottom():
                break
            state = block.userState()
            if state > 0 and rect.bottom() >= area.top() - self._context.theme.px(24):
                if painter is None:
                    painter = QPainter(self.viewport())
                    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.translate(-self.horizontalScrollBar().value(), 0)
                self._paint_ground(painter, block, rect, state)
            block = block.next()
        if painter is not None:
            painter.end()
        super().paintEvent(event)

    def _paint_ground(self, painter: QPainter, block: QTextBlock, rect: QRectF, state: int) -> None:
        theme = self._context.theme
        if state & HAS_QUOTE:
            self._paint_bars(painter, block, rect)
        if state & IS_RULE:
            painter.setBrush(theme.colour("border"))
            edge = theme.px(BLEED)
            span = self.viewport().width() - 2 * edge
            # In the middle between letters: those above have room for descenders.
            painter.drawRect(QRectF(edge, int(rect.center().y()) - theme.px(2), span, 1))
        if state & IS_CODE:
            look, pad = block.blockFormat(), theme.px(10)
            left = look.leftMargin() - pad
            width = self.viewport().width() - look.rightMargin() + pad - left
            above, below = theme.px(CODE_ABOVE), theme.px(CODE_BELOW)
            ground = QRectF(left, rect.top() - above, width, rect.height() + above + below)
            paint_panel(painter, ground, theme.px(8), theme)
            painter.setPen(Qt.PenStyle.NoPen)
        if state & HAS_CODE:
            painter.setBrush(theme.colour("panel"))
            self._paint_pills(painter, block, rect.topLeft())

    def _paint_bars(self, painter: QPainter, block: QTextBlock, rect: QRectF) -> None:
        theme = self._context.theme
        painter.setBrush(theme.colour("outline"))
        path = str(block.blockFormat().property(PATH))
        rtl = block.textDirection() is Qt.LayoutDirection.RightToLeft
        previous = block.previous()
        above, top = "", rect.top()
        if previous.isValid() and previous.userState() > 0 and previous.userState() & HAS_QUOTE:
            # A bar that was there already has no gap down to this block.
            above = str(previous.blockFormat().property(PATH))
            top = self.document().documentLayout().blockBoundingRect(previous).bottom()
        # Letters stand low in their lines; code has a ground that reaches out of its lines.
        low = theme.px(2)
        is_code = block.userState() & IS_CODE
        bottom = rect.bottom() + (theme.px(CODE_BELOW) if is_code else low)
        if top != rect.top():
            top += low
        for x, depth in self._bars(path, rtl=rtl):
            begin = top if above.startswith(path[:depth]) else rect.top() + low
            painter.drawRect(QRectF(x, begin, theme.px(3), bottom - begin))

    def _bars(self, path: str, *, rtl: bool) -> Iterator[tuple[float, int]]:
        """Where the bars of the quotes around something stand, and how deep each of them is."""
        theme, offset = self._context.theme, float(self._context.theme.px(BLEED))
        for depth, letter in enumerate(path, start=1):
            if letter == "q":
                yield self.viewport().width() - offset - theme.px(3) if rtl else offset, depth
            offset += theme.px(QUOTE_STEP if letter == "q" else LIST_STEP)

    def _paint_pills(self, painter: QPainter, block: QTextBlock, origin: QPointF) -> None:
        iterator = block.begin()
        run: tuple[int, int] | None = None
        while not iterator.atEnd():
            fragment = iterator.fragment()
            if fragment.charFormat().hasProperty(INLINE_CODE):
                begin = fragment.position() - block.position()
                end = begin + fragment.length()
                # The last character of a span has a format of its own.
                if run is not None and run[1] == begin:
                    begin = run[0]
                run = (begin, end)
                if fragment.charFormat().fontLetterSpacing():
                    self._paint_pill(painter, block, run, origin)
                    run = None
            iterator += 1

    def _paint_pill(
        self, painter: QPainter, block: QTextBlock, run: tuple[int, int], origin: QPointF
    ) -> None:
        theme, layout = self._context.theme, block.layout()
        first = layout.lineForTextPosition(run[0])
        position = run[0]
        line = first
        while line.isValid() and position < run[1]:
            line_end = line.textStart() + line.textLength()
            end = min(run[1], line_end)
            if block.textDirection() is Qt.LayoutDirection.RightToLeft:
                # Where code begins and ends the text around it runs the other way.
                runs = line.glyphRuns(position, end - position)
                edges = [x for run in runs for x in _sides(run.boundingRect())] or [0.0]
            else:
                edges = [_x(line, position), _x(line, end)]
            left, right = min(edges), max(edges)
            baseline = origin.y() + line.y() + line.ascent()
            em = theme.line_height / 1.5
            pill = QRectF(
                origin.x() + left - theme.px(BLEED) + (1 if line is first else 0),
                baseline - em,
                right - left + theme.px(BLEED),
                em * 1.33,
            )
            painter.drawRoundedRect(pill, theme.px(4), theme.px(4))
            position = end
            line = layout.lineAt(line.lineNumber() + 1)


def _part(
    block: QTextBlock, leaf: ProseLeaf, start: int, end: int, *, alone: bool
) -> ProseLeaf | None:
    """What is selected of a leaf. Words out of the middle of it are no item and no heading."""
    begin, last = block.position(), block.position() + block.length() - 1
    marker = _marker_length(block.text()) if leaf.place.marker else 0
    at_begin = start <= begin or start < begin + marker
    if at_begin and end >= last:
        return leaf
    place = leaf.place if at_begin and not alone else replace(leaf.place, marker="")
    match leaf:
        case CodeLeaf():
            lines = block.text()[max(start - begin, 0) : end - begin]
            return replace(leaf, place=place, text=lines.replace("\N{LINE SEPARATOR}", "\n"))
        case ParagraphLeaf():
            words = inline_markdown(block, max(start, begin + marker), end)
            if not words:
                return None
            task = _TASK.match(leaf.content) if at_begin and not alone and marker else None
            level = leaf.level if at_begin and not alone else 0
            return ParagraphLeaf(place, (task[0] if task else "") + words, level)
        case MathLeaf() if start >= last:
            return None
        case _:
            return leaf


def _marker_length(text: str) -> int:
    """Of a bullet or number and the gap after it."""
    return next((i + 1 for i, char in enumerate(text) if char in "\t\N{EN SPACE}"), 0)


def _named(leaf: ProseLeaf, references: References) -> tuple[object, ...]:
    """The definitions that a leaf's look depends on."""
    if not isinstance(leaf, ParagraphLeaf):
        return ()
    found = named(leaf.content, references)
    label = label_of(leaf.place)
    return (*found, references.get(footnote_key(label))) if label else found


def _sides(rect: QRectF) -> tuple[float, float]:
    return rect.left(), rect.right()


def _x(line: object, position: int) -> float:
    """``cursorToX`` also gives the position it settled on."""
    x = line.cursorToX(position)  # type: ignore[attr-defined] # QTextLine, whose stub is wrong
    return float(x[0] if isinstance(x, tuple) else x)
