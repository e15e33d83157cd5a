"""A table."""

from __future__ import annotations

import math
from typing import cast

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)
from PySide6.QtWidgets import QWidget

from desktop.ui.transcript.context import Context
from desktop.ui.transcript.document_writer import indent_of
from desktop.ui.transcript.footnotes import named
from desktop.ui.transcript.formats import InlineStyle
from desktop.ui.transcript.inline_writer import BLEED, HAS_MATH, HAS_PICTURE
from desktop.ui.transcript.leaves import Leaf, TableLeaf
from desktop.ui.transcript.markdown_stream import References
from desktop.ui.transcript.marked_text import inline_markdown, plain_text
from desktop.ui.transcript.plain import is_right_to_left
from desktop.ui.transcript.prose_view import ProseView
from desktop.ui.transcript.spreadsheet import as_tsv
from desktop.ui.wording import tr

_ALIGNMENTS = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}


#: How wide a column may be in a table that is too wide anyway, in design pixels; and how many
#: rows say how wide it wants to be.
_WIDEST, _MEASURED = 260, 60


class TableView(ProseView):
    """Header, hairlines below the rows, no vertical lines. Grows row by row."""

    def __init__(self, context: Context, leaf: TableLeaf, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._leaf = TableLeaf(leaf.place, leaf.alignments, ())
        self._rtl = False
        self._table: QTextTable | None = None
        self._looks: tuple[QTextTableCellFormat, QTextTableCellFormat]
        self._blocks: list[QTextBlockFormat]
        self._dress()
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.setAccessibleName(tr("Table"))

    def matches(self, leaf: TableLeaf) -> bool:
        return leaf.alignments == self._leaf.alignments and leaf.place == self._leaf.place

    def set_leaf(self, leaf: TableLeaf, references: References) -> None:
        """Show the rows of ``leaf``, writing only those that differ."""
        before, self._references = self._references, references
        moved = references != before
        if _is_right_to_left(leaf) != self._rtl:
            self._rtl, self._leaf = not self._rtl, leaf
            self._dress()
            self._rewrite()
            return
        shown = self._leaf.rows
        same = 0
        for row in leaf.rows:
            if same == len(shown) or shown[same] != row:
                break
            if moved and any(named(cell, before) != named(cell, references) for cell in row):
                break
            same += 1
        if same == len(shown) == len(leaf.rows):
            return
        self._leaf = leaf
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        self._write_rows(same)
        cursor.endEditBlock()
        self.touch()

    def cells(self) -> list[list[str]]:
        """All cells as they read, row by row."""
        table = self._table
        if table is None:
            return []
        return self._cells(0, table.rows(), 0, table.columns())

    def selected_text(self) -> str:
        if self._in_one_cell():
            return super().selected_text()
        return as_tsv(self._cells(*self._selected_cells()))

    def selected_leaves(self) -> list[Leaf]:
        first, last, left, right = self._selected_cells()
        rows = tuple(row[left:right] for row in self._leaf.rows[first:last])
        return [TableLeaf(self._leaf.place, self._leaf.alignments[left:right], rows)]

    def lone_markdown(self) -> str:
        if not self._in_one_cell():
            return super().lone_markdown()
        assert self._table is not None
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        header = self._table.cellAt(start).row() == 0
        return inline_markdown(self.document().findBlock(start), start, end, header=header)

    def _in_one_cell(self) -> bool:
        cursor = self.textCursor()
        assert self._table is not None
        first = self._table.cellAt(cursor.selectionStart())
        last = self._table.cellAt(cursor.selectionEnd())
        return first.isValid() and first == last

    def _selected_cells(self) -> tuple[int, int, int, int]:
        """First and last row, first and last column of the selection; the last ones after it."""
        assert self._table is not None
        cursor = self.textCursor()
        if cursor.hasComplexSelection():
            first, rows, left, columns = cast(
                "tuple[int, int, int, int]",
                cursor.selectedTableCells(),
            )
            if rows > 0:
                right = left + columns
                if self._rtl:
                    whole = self._table.columns()
                    left, right = whole - right, whole - left
                return first, first + rows, left, right
        return 0, self._table.rows(), 0, self._table.columns()

    def _cells(self, first: int, last: int, left: int, right: int) -> list[list[str]]:
        table = self._table
        assert table is not None
        return [
            [self._cell_words(table, row, self._place_of(column)) for column in range(left, right)]
            for row in range(first, last)
        ]

    def _place_of(self, column: int) -> int:
        """Where a column stands, counted from the left: Qt knows no tables that run to the left."""
        return len(self._leaf.alignments) - 1 - column if self._rtl else column

    @staticmethod
    def _cell_words(table: QTextTable, row: int, column: int) -> str:
        cell = table.cellAt(row, column)
        cursor = cell.firstCursorPosition()
        cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
        return " ".join(plain_text(cursor).split())

    def refer(self, references: References) -> None:
        before, self._references = self._references, references
        cells = (cell for row in self._leaf.rows for cell in row)
        if any(named(cell, before) != named(cell, references) for cell in cells):
            self._rewrite()

    def restyle(self) -> None:
        self._writer = self._new_writer()
        self._dress()
        self._rewrite()

    def _rewrite(self) -> None:
        self.document().clear()
        self._table = None
        self._write_rows(0)
        self.touch()

    def _write_rows(self, start: int) -> None:
        rows, columns = self._leaf.rows, len(self._leaf.alignments)
        table = self._table
        known = 0 if table is None else table.rows()
        if table is None:
            table = self._table = self._new_table(len(rows), columns)
        elif len(rows) > table.rows():
            table.appendRows(len(rows) - table.rows())
        elif len(rows) < table.rows():
            table.removeRows(len(rows), table.rows() - len(rows))
        for number in range(start, len(rows)):
            self._write_row(table, number, rows[number], fresh=number >= known)
        if not self.textCursor().hasSelection():
            # The cursor went along with what was written, and would take the view there.
            self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write_row(
        self, table: QTextTable, number: int, cells: tuple[str, ...], *, fresh: bool
    ) -> None:
        style = InlineStyle(strong=number == 0)
        last = table.columns() - 1
        for column, block in enumerate(self._blocks):
            cell = table.cellAt(number, self._place_of(column))
            cell.setFormat(self._looks[column == last])
            cursor = cell.firstCursorPosition()
            if not fresh:
                cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
                cursor.removeSelectedText()
            cursor.setBlockFormat(block)
            content = cells[column] if column < len(cells) else ""
            state = self._writer.inline(cursor, content, self._references, style)
            if state or not fresh:
                cursor.block().setUserState(state or -1)
            if state & (HAS_MATH | HAS_PICTURE):
                self._writer.let_lines_grow(cursor)

    def _write_again(self, cursor: QTextCursor, block: QTextBlock) -> None:  # noqa: ARG002 - as in prose
        table = self._table
        assert table is not None
        row = table.cellAt(block.position()).row()
        self._write_row(table, row, self._leaf.rows[row], fresh=False)

    def _dress(self) -> None:
        """Make the formats of cells: of the last column and of the others, and of their text."""
        theme = self._context.theme
        look = QTextTableCellFormat()
        look.setBottomBorder(1)
        look.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        look.setBottomBorderBrush(QBrush(theme.colour("border")))
        look.setTopPadding(theme.px(4))
        look.setBottomPadding(theme.px(7))
        last = QTextTableCellFormat(look)
        look.setLeftPadding(theme.px(16) if self._rtl else 0)
        look.setRightPadding(0 if self._rtl else theme.px(16))
        self._looks = (look, last)
        self._blocks = []
        for alignment in self._leaf.alignments:
            block = QTextBlockFormat()
            # Of the column, whatever runs to the other side in it.
            usual = "right" if self._rtl else "left"
            side = _ALIGNMENTS.get(alignment, _ALIGNMENTS[usual])
            block.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
            block.setLineHeight(
                theme.line_height, QTextBlockFormat.LineHeightTypes.FixedHeight.value
            )
            self._blocks.append(block)

    def _new_table(self, rows: int, columns: int) -> QTextTable:
        theme = self._context.theme
        look = QTextTableFormat()
        look.setBorder(0)
        look.setCellSpacing(0)
        look.setCellPadding(0)
        look.setBorderCollapse(True)
        look.setHeaderRowCount(1)
        indent = theme.px(BLEED) + indent_of(self._leaf.place, theme)
        look.setLeftMargin(theme.px(BLEED) if self._rtl else indent)
        look.setRightMargin(indent if self._rtl else theme.px(BLEED))
        look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        cursor = QTextCursor(self.document())
        # The blocks that a document needs around a table take no room.
        cursor.setBlockFormat(_flat())
        table = cursor.insertTable(max(rows, 1), columns, look)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.setBlockFormat(_flat())
        return table

    def paintEvent(self, event: QPaintEvent) -> None:
        if "q" in self._leaf.place.path:
            painter = QPainter(self.viewport())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.translate(-self.horizontalScrollBar().value(), 0)
            painter.setBrush(self._context.theme.colour("outline"))
            for x, _ in self._bars(self._leaf.place.path, rtl=self._rtl):
                width = self._context.theme.px(3)
                painter.drawRect(QRectF(x, 0, width, self.viewport().height()))
            painter.end()
        super().paintEvent(event)

    def _height_at(self, width: int) -> int:
        height = super()._height_at(width)
        # Words are not broken: a table that is too wide for that scrolls sideways.
        needed = self.document().size().width()
        if needed <= width + 1:
            return height + self.make_scrollable(False)
        # When it has to, the lines of its cells need not be short.
        height = super()._height_at(max(math.ceil(needed), self._roomy_width()))
        height += self.make_scrollable(True)
        # Qt keeps the range of the narrower layout where the view itself keeps its size.
        whole = math.ceil(self.document().size().width())
        self.horizontalScrollBar().setMaximum(max(whole - width, 0))
        return height

    def _roomy_width(self) -> int:
        """With cells as wide as their texts, as long as those are not sentences."""
        theme, table = self._context.theme, self._table
        assert table is not None
        rows, columns = range(min(table.rows(), _MEASURED)), range(table.columns())
        blocks = [
            [table.cellAt(row, column).firstCursorPosition().block() for row in rows]
            for column in columns
        ]
        widest = (max(block.layout().maximumWidth() for block in cells) for cells in blocks)
        return math.ceil(sum(min(each, theme.px(_WIDEST)) + theme.px(17) for each in widest))


def _flat() -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return made


def _is_right_to_left(leaf: TableLeaf) -> bool:
    """Whether the first column stands on the right: the header says it."""
    return bool(leaf.rows) and is_right_to_left(" ".join(leaf.rows[0]))
