"""The segments of a text below one another, some of which are not built yet."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from desktop.ui.transcript.code_view import CodeView
from desktop.ui.transcript.context import Context
from desktop.ui.transcript.leaves import CodeLeaf, TableLeaf
from desktop.ui.transcript.markdown_stream import References
from desktop.ui.transcript.prose_kind import prose_kind
from desktop.ui.transcript.prose_view import ProseView
from desktop.ui.transcript.segments import (
    Segment,
    drop,
    edge_of,
    gap_before,
    height_of,
    is_unfinished,
    last_stub,
    lay_out,
)
from desktop.ui.transcript.stub import Group, Stub
from desktop.ui.transcript.table_view import TableView

Prose = TypeVar("Prose", bound=ProseView)


class SegmentStack:
    """Builds segments as widgets in a holder, when they are wanted, and places them.

    Does not know where the text comes from: what a segment shows is given to it.
    """

    def __init__(self, context: Context, holder: QWidget) -> None:
        self._context = context
        self._holder = holder
        self._segments: list[Segment | Stub] = []
        #: Where each unchanged segment ended in the last arrangement, and its width.
        self._ends: list[int] = []
        self._width = -1
        #: Whether something may be left for `build_between` to do.
        self._has_stubs = False

    def __len__(self) -> int:
        return len(self._segments)

    @property
    def all(self) -> Sequence[Segment | Stub]:
        return self._segments

    @property
    def built(self) -> Sequence[Segment]:
        return [segment for segment in self._segments if not isinstance(segment, Stub)]

    @property
    def has_stubs(self) -> bool:
        """Whether some segments are not built, or not laid out for this width."""
        return self._has_stubs

    # What it consists of

    def at(self, index: int) -> Segment | Stub | None:
        """None behind the last one."""
        return self._segments[index] if index < len(self._segments) else None

    def put(self, index: int, segment: Segment | Stub) -> None:
        """In the place of what is there, if anything."""
        for known in self._segments[index : index + 1]:
            drop(known)
        self._segments[index : index + 1] = [segment]
        self.changed(index)
        if not isinstance(segment, Stub):
            # Out of sight until it is arranged.
            segment.move(0, self._holder.height())
            segment.show()

    def cut(self, index: int) -> None:
        """Take this segment and all below it away."""
        for segment in self._segments[index:]:
            drop(segment)
        del self._segments[index:]
        self.changed(index)

    def stub(self, group: Group, references: References) -> Stub:
        """A segment that is built later. To be put."""
        self._has_stubs = True
        return Stub(group, references)

    def segment(self, group: Group, references: References) -> Segment:
        """A widget that shows these leaves. To be put."""
        if isinstance(group, CodeLeaf):
            code = CodeView(self._context, group, self._holder)
            code.colour()
            return code
        if isinstance(group, TableLeaf):
            table = self._expecting(TableView(self._context, group, self._holder))
            table.set_leaf(group, references)
            return table
        prose = self.prose(prose_kind(group))
        prose.set_leaves(0, group, references)
        return prose

    def prose(self, kind: type[Prose]) -> Prose:
        """Running text that is to be filled. To be put."""
        return self._expecting(kind(self._context, self._holder))

    def _expecting(self, view: Prose) -> Prose:
        """An empty view that knows its width before it is filled."""
        view.expect_width(self._width if self._width > 0 else self._context.theme.column_width)
        return view

    # Building what is put off

    def build(self, index: int) -> Segment:
        """Put a widget in the place of a stub."""
        stub = self._segments[index]
        assert isinstance(stub, Stub)
        made = self.segment(stub.group, stub.references)
        if isinstance(made, CodeView) and not stub.growing:
            made.colour(final=True)
        self._segments[index] = made
        self._keep_order(index, made)
        made.show()
        self.changed(index)
        return made

    def build_stub(self, stub: Stub) -> Segment | None:
        """The same; None when it is not here."""
        return self.build(self._segments.index(stub)) if stub in self._segments else None

    def build_between(self, top: int, bottom: int, *, most: int, upwards: bool = False) -> int:
        """Build the segments that stand between these heights, and lay those out again that
        have another width; gives how many they were.

        Builds ``most`` at most, the uppermost first unless ``upwards``.
        """
        if not self._has_stubs:
            return 0
        first = bisect_left(self._ends, top)
        last = bisect_left(self._ends, bottom)
        found = [
            index
            for index in range(first, min(last + 1, len(self._segments)))
            if self._is_unfinished(self._segments[index])
        ]
        found = found[-most:] if upwards else found[:most]
        for index in found:
            segment = self._segments[index]
            if isinstance(segment, Stub):
                self.build(index)
            else:
                lay_out(segment, self._width, self._context.theme)
                self.changed(index)
        if not found:
            self._look_for_stubs()
        return len(found)

    def build_last(self, height: int) -> bool:
        """Build one segment within this height of the end, where it is not seen yet; false
        when all of them are built."""
        index = last_stub(self._segments, height, self._width, self._context.theme)
        if index is None:
            return False
        # Out of sight until it is arranged.
        self.build(index).move(0, self._holder.height())
        return True

    def build_last_code(self) -> None:
        """Make sure that the last code block is built."""
        for index in range(len(self._segments) - 1, -1, -1):
            segment = self._segments[index]
            if isinstance(segment, Stub) and isinstance(segment.group, CodeLeaf):
                self.build(index)
                return
            if isinstance(segment, CodeView):
                return

    def build_all(self) -> None:
        for index, segment in enumerate(self._segments):
            if isinstance(segment, Stub):
                self.build(index)
        self._look_for_stubs()

    def _look_for_stubs(self) -> None:
        self._has_stubs = any(map(self._is_unfinished, self._segments))

    def _is_unfinished(self, segment: Segment | Stub) -> bool:
        return is_unfinished(segment, self._width, self._context.theme)

    def _keep_order(self, index: int, made: Segment) -> None:
        """Screen readers go by the order of the widgets."""
        for below in self._segments[index + 1 :]:
            if not isinstance(below, Stub):
                made.stackUnder(below)
                return

    # Where they stand

    def changed(self, index: int) -> None:
        """This segment has another height now."""
        del self._ends[index:]

    def touch(self) -> None:
        """Any segment may have: the next `arrange` asks all of them."""
        self._ends.clear()

    def arrange(self, width: int) -> int:
        """Lay the segments out below one another at this width; gives the height."""
        theme = self._context.theme
        if width != self._width:
            self._has_stubs = self._has_stubs or bool(self._segments)
            self._width = width
            self._ends.clear()
        y = self._ends[-1] if self._ends else 0
        for index in range(len(self._ends), len(self._segments)):
            segment = self._segments[index]
            y += gap_before(self._segments, index, theme)
            if not isinstance(segment, Stub):
                segment.move(edge_of(segment, theme), y)
            y += height_of(segment, width, theme)
            self._ends.append(y)
        return y

    def end_point(self) -> QPoint | None:
        """Where the next character will stand in the holder: the bottom of its line."""
        last = self._segments[-1] if self._segments else None
        if last is None or isinstance(last, Stub | TableView):
            return None
        view = last.text if isinstance(last, CodeView) else last
        cursor = QTextCursor(view.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        return view.mapTo(self._holder, view.cursorRect(cursor).bottomRight())
