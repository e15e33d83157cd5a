"""Code on paper, in its panel."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextFrameFormat

from desktop.ui.printing.print_text import PaperFormats, coloured
from desktop.ui.theme import Theme
from desktop.ui.transcript.plain import displayable

#: Of the height that a line of code has on the screen.
CODE_LINE = 0.9
#: Around what stands in a panel, in design pixels.
PANEL_PADDING = 8


def open_panel(cursor: QTextCursor, theme: Theme, indent: int = 0) -> None:
    """A frame with a ground; the cursor stands in it afterwards."""
    look = QTextFrameFormat()
    look.setBackground(theme.colour("panel"))
    look.setPadding(theme.px(PANEL_PADDING))
    look.setLeftMargin(indent)
    look.setBorder(0)
    cursor.insertFrame(look)
    cursor.setBlockFormat(QTextBlockFormat())


def write_code(
    cursor: QTextCursor,
    lines: Sequence[str],
    spans: Sequence[Sequence[tuple[int, int, str]]],
    *,
    formats: PaperFormats,
    theme: Theme,
) -> None:
    """Write lines of code with their colours, as far as there are some."""
    font = QTextCharFormat()
    font.setFont(theme.code_font(12.5))
    block = QTextBlockFormat()
    block.setLineHeight(
        theme.code_line_height * CODE_LINE, QTextBlockFormat.LineHeightTypes.FixedHeight.value
    )
    for number, line in enumerate(lines):
        if number:
            cursor.insertBlock()
        cursor.setBlockFormat(block)
        for piece, colour in coloured(line, spans[number] if number < len(spans) else ()):
            look = QTextCharFormat(font)
            look.merge(formats.code(colour))
            cursor.insertText(displayable(piece), look)
