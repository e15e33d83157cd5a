"""The widgets that the text of a reply is made of, and how much room they take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from desktop.ui.theme import Theme
from desktop.ui.transcript.code_view import CodeView
from desktop.ui.transcript.document_writer import gap_above, level_of
from desktop.ui.transcript.inline_writer import BLEED
from desktop.ui.transcript.leaves import ProseLeaf
from desktop.ui.transcript.prose_view import ProseView
from desktop.ui.transcript.stub import Stub
from desktop.ui.transcript.table_view import TableView

Segment: TypeAlias = ProseView | CodeView | TableView

#: Between segments. Design pixels.
_GAP = 14


def edge_of(segment: Segment | Stub, theme: Theme) -> int:
    """Code stays within the column, text may reach out of it by this."""
    return theme.px(BLEED) if isinstance(segment, CodeView) else 0


def is_unfinished(segment: Segment | Stub, width: int, theme: Theme) -> bool:
    """Whether it is not built, or was laid out for another width."""
    if isinstance(segment, Stub):
        return True
    return segment.is_stale(width - 2 * edge_of(segment, theme))


def lay_out(segment: Segment, width: int, theme: Theme) -> int:
    """Give it its width; returns its height."""
    return segment.arrange(width - 2 * edge_of(segment, theme))


def height_of(segment: Segment | Stub, width: int, theme: Theme) -> int:
    """The height at a width: about, for what is unfinished."""
    if isinstance(segment, Stub):
        return segment.estimated_height(width, theme)
    if not is_unfinished(segment, width, theme):
        return lay_out(segment, width, theme)
    lines_change = not isinstance(segment, CodeView | TableView)
    return segment.height() * segment.width() // width if lines_change else segment.height()


def leaves_of(segments: Sequence[Segment | Stub], index: int) -> Sequence[ProseLeaf]:
    """Of running text; none for other segments, and where there is no segment."""
    segment = segments[index] if index < len(segments) else None
    if isinstance(segment, TableView) or not isinstance(segment, ProseView | Stub):
        return ()
    return segment.leaves


def gap_before(segments: Sequence[Segment | Stub], index: int, theme: Theme) -> int:
    """The room above a segment; prose goes on as if it were not divided."""
    if index == 0:
        return 0
    leaves = leaves_of(segments, index)
    above = leaves_of(segments, index - 1)
    if leaves and above:
        return gap_above(leaves[0], theme, headed=bool(level_of(above[-1])))
    return theme.gap(_GAP)


def last_stub(
    segments: Sequence[Segment | Stub], height: int, width: int, theme: Theme
) -> int | None:
    """The last one that is not built within a height of the end; None when there is none."""
    for index in range(len(segments) - 1, -1, -1):
        segment = segments[index]
        if isinstance(segment, Stub):
            return index
        height -= height_of(segment, width, theme)
        if height <= 0:
            break
    return None


def drop(segment: Segment | Stub) -> None:
    """Take a widget away for good."""
    if not isinstance(segment, Stub):
        segment.hide()
        segment.setParent(None)
        segment.deleteLater()
