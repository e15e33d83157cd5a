"""Tables on paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import (
    QBrush,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from desktop.ui.printing.print_text import aligned, flat_block
from desktop.ui.printing.table_widths import TableWidths
from desktop.ui.theme import Theme
from desktop.ui.transcript.document_writer import DocumentWriter, indent_of
from desktop.ui.transcript.formats import PATH, InlineStyle
from desktop.ui.transcript.inline_writer import BLEED, HAS_MATH
from desktop.ui.transcript.leaves import TableLeaf
from desktop.ui.transcript.markdown_stream import References
from desktop.ui.transcript.plain import is_right_to_left

#: Between two columns.
CELL_PADDING = 12


def write_table(
    cursor: QTextCursor,
    leaf: TableLeaf,
    rows: Sequence[tuple[str, ...]],
    references: References,
    *,
    writer: DocumentWriter,
    theme: Theme,
    widths: TableWidths = TableWidths(),  # noqa: B008 - an immutable value
) -> None:
    """Write some rows of a table, the first of which is its header.

    ``writer`` writes letters of the size that the widths want.
    """
    look = QTextTableFormat()
    look.setBorder(0)
    look.setCellSpacing(0)
    look.setBorderCollapse(True)
    look.setHeaderRowCount(1)
    # As on the screen: the header says on which side the first column stands.
    rtl = bool(leaf.rows) and is_right_to_left(" ".join(leaf.rows[0]))
    indent = theme.px(BLEED) + indent_of(leaf.place, theme)
    if rtl:
        look.setRightMargin(indent)
    else:
        look.setLeftMargin(indent)
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    if "q" in leaf.place.path:
        look.setProperty(PATH, leaf.place.path)
    if widths.columns:
        fixed = [QTextLength(QTextLength.Type.FixedLength, width) for width in widths.columns]
        look.setColumnWidthConstraints(fixed[::-1] if rtl else fixed)
    # A table takes the block that it is put into.
    cursor.insertBlock(flat_block())
    table: QTextTable = cursor.insertTable(len(rows), max(len(leaf.alignments), 1), look)
    for number, row in enumerate(rows):
        style = InlineStyle(strong=number == 0)
        for column, content in enumerate(row[: table.columns()]):
            cell = table.cellAt(number, table.columns() - 1 - column if rtl else column)
            cell.setFormat(_cell_format(theme, widths.scale, rtl=rtl))
            inner = cell.firstCursorPosition()
            inner.setBlockFormat(aligned(leaf.alignments[column], rtl=rtl))
            if writer.inline(inner, content, references, style) & HAS_MATH:
                writer.let_lines_grow(inner)


def table_room(leaf: TableLeaf, width: float, theme: Theme) -> float:
    """What a page of this width has for the columns of a table."""
    return width - theme.px(BLEED) - indent_of(leaf.place, theme)


def _cell_format(theme: Theme, scale: float, *, rtl: bool) -> QTextTableCellFormat:
    made = QTextTableCellFormat()
    made.setBottomBorder(1)
    made.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    made.setBottomBorderBrush(QBrush(theme.colour("outline")))
    made.setTopPadding(theme.px(4))
    made.setBottomPadding(theme.px(4))
    if rtl:
        made.setLeftPadding(theme.px(CELL_PADDING) * scale)
    else:
        made.setRightPadding(theme.px(CELL_PADDING) * scale)
    return made
