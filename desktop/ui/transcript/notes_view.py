"""The footnotes below a text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.ui.transcript.context import Context
from desktop.ui.transcript.leaves import Leaf
from desktop.ui.transcript.markdown_stream import References
from desktop.ui.transcript.prose_kind import prose_kind
from desktop.ui.transcript.prose_view import ProseView
from desktop.ui.transcript.segment_stack import SegmentStack
from desktop.ui.transcript.stub import grouped
from desktop.ui.wording import tr


class NotesView(QWidget):
    """Shows all footnotes of a text, which may still grow."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.stack = SegmentStack(context, self)
        self._shown: tuple[Sequence[Leaf], References] = ((), {})
        self.setAccessibleName(tr("Footnotes"))

    def show_leaves(self, leaves: Sequence[Leaf], references: References, *, lazily: bool) -> None:
        """Show these in place of what is shown. Writes only what differs."""
        if self._shown == (leaves, references):
            return
        self._shown = (leaves, references)
        groups = grouped(leaves)
        for index, group in enumerate(groups):
            known = self.stack.at(index)
            assert isinstance(group, list)  # whatever a note holds is prose
            if isinstance(known, ProseView) and type(known) is prose_kind(group):
                known.set_leaves(0, group, references)
            else:
                make = self.stack.stub if lazily else self.stack.segment
                self.stack.put(index, make(group, references))
        self.stack.touch()
        self.stack.cut(len(groups))

    def arrange(self, width: int) -> int:
        height = self.stack.arrange(width)
        self.resize(width, height)
        return height
