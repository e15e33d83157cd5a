"""A long formula on lines of its own."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QWidget

from desktop.ui.transcript.context import Context
from desktop.ui.transcript.inline_writer import HAS_MATH
from desktop.ui.transcript.leaves import ProseLeaf
from desktop.ui.transcript.prose_view import ProseView
from desktop.ui.wording import tr


class FormulaView(ProseView):
    """Shows one formula at the size of the text, and scrolls sideways where it has no room."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._formula_text.shrinks = False
        self.setAccessibleName(tr("Formula"))

    def _write_leaves(self, start: int, leaves: Sequence[ProseLeaf]) -> None:
        super()._write_leaves(start, leaves)
        self._rewind()

    def _write_blocks(self, blocks: list[QTextBlock]) -> None:
        super()._write_blocks(blocks)
        self._rewind()

    def _rewind(self) -> None:
        if not self.textCursor().hasSelection():
            # The cursor went along with what was written, and would take the view there.
            self.moveCursor(QTextCursor.MoveOperation.Start)

    def _height_at(self, width: int) -> int:
        # As wide as it has to be: in the middle of less room a part of it could not be reached.
        drawn = self.document().firstBlock().userState() & HAS_MATH
        needed = math.ceil(self.document().idealWidth()) if drawn else 0
        return super()._height_at(max(width, needed)) + self.make_scrollable(needed > width)
