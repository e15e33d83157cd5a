"""A text block of a reply: prose, code and tables below one another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TypeVar

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from desktop.ui.transcript.code_view import CodeView
from desktop.ui.transcript.context import Context
from desktop.ui.transcript.leaves import CodeLeaf, Leaf, TableLeaf
from desktop.ui.transcript.markdown_stream import (
    CodeAppended,
    CodeClosed,
    CodeOpened,
    MarkdownStream,
    References,
    Settled,
    Step,
    Update,
)
from desktop.ui.transcript.picture_prose import prose_kind
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
    leaves_of,
)
from desktop.ui.transcript.stub import Group, Stub, grouped, size_of
from desktop.ui.transcript.table_view import TableView
from desktop.ui.transcript.text_view import TextView

Prose = TypeVar("Prose", bound=ProseView)

#: Characters taken per flush: a burst, or a long stored reply, is shown in several. About what
#: is parsed and laid out in 8 ms.
SLICE = 800
#: With more than this pending the view is behind: what is not in sight is not built then.
_BACKLOG = 3_000
#: Characters taken per flush while behind: only parsed, not laid out.
_BACKLOG_SLICE = 6_000
#: Code longer than this is built while it comes, in slices.
_LONGEST_STUB = 6_000


class MarkdownView(QWidget):
    """Shows Markdown that may still be growing, with real widgets below one another.

    `append` only keeps the text; `flush` shows it. Settled segments are never touched again.
    When flushed lazily, segments that came in a burst are not built before `build` is called
    for the place where they stand; until then their height is a guess. So is the height of
    those that are built when the width changes.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._stream = MarkdownStream(context.parser)
        self._pieces: list[str] = []
        self._pending: list[str] = []
        self._segments: list[Segment | Stub] = []
        #: The first segment that may change, and how many of its leaves are settled.
        self._live = 0
        self._settled = 0
        #: Where each unchanged segment ended in the last arrangement, and its width.
        self._ends: list[int] = []
        self._width = -1
        self._finish = False
        self._finished = False
        self._fence: CodeView | Stub | None = None
        self._behind = False
        #: Whether something may be left for `build` to do.
        self._has_stubs = False

    @property
    def source(self) -> str:
        """Everything that was appended."""
        if len(self._pieces) > 1:
            self._pieces = ["".join(self._pieces)]
        return self._pieces[0] if self._pieces else ""

    @property
    def segments(self) -> Sequence[Segment]:
        """Those that are built."""
        return [segment for segment in self._segments if not isinstance(segment, Stub)]

    @property
    def has_stubs(self) -> bool:
        """Whether some segments are not built, or not laid out for this width."""
        return self._has_stubs

    @property
    def dirty(self) -> bool:
        return bool(self._pending) or (self._finish and not self._finished)

    def text_views(self) -> Iterator[TextView]:
        return (piece for piece in self.pieces() if isinstance(piece, TextView))

    def pieces(self) -> Iterator[TextView | Stub]:
        """All texts, also those that are not built."""
        return (s.text if isinstance(s, CodeView) else s for s in self._segments)

    def build_stub(self, stub: Stub) -> TextView | None:
        """Build one of the pieces now; None when it is not here."""
        if stub not in self._segments:
            return None
        made = self._build(self._segments.index(stub))
        return made.text if isinstance(made, CodeView) else made

    def append(self, text: str) -> None:
        self._pieces.append(text)
        self._pending.append(text)

    def append_aside(self, text: str) -> None:
        """Show something that is no part of the source."""
        self._pending.append(text)

    def finish(self) -> None:
        """No more text comes. Shown with the next flush."""
        self._finish = True

    def flush(self, *, lazily: bool = False) -> bool:
        """Show what is pending, a slice at most; true when something changed."""
        if not self.dirty:
            return False
        text = "".join(self._pending)
        self._behind = lazily and (self._behind or len(text) > _BACKLOG)
        size = _BACKLOG_SLICE if self._behind else SLICE
        if isinstance(self._fence, CodeView):
            size = SLICE
        self._pending = [text[size:]] if len(text) > size else []
        final = self._finish and not self._pending
        self._apply(self._stream.flush(text[:size], final=final))
        if not self._pending:
            self._behind = False
        if final:
            self._finished = True
        return True

    def build(self, top: int, bottom: int, *, most: int, upwards: bool = False) -> int:
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
                self._build(index)
            else:
                lay_out(segment, self._width, self._context.theme)
                del self._ends[index:]
        if not found:
            self._has_stubs = any(map(self._is_unfinished, self._segments))
        return len(found)

    def _is_unfinished(self, segment: Segment | Stub) -> bool:
        return is_unfinished(segment, self._width, self._context.theme)

    def build_last(self, height: int) -> bool:
        """Build one segment within this height of the end, where it is not seen yet; false
        when all of them are built."""
        index = last_stub(self._segments, height, self._width, self._context.theme)
        if index is None:
            return False
        # Out of sight until it is arranged.
        self._build(index).move(0, self.height())
        return True

    def build_all(self) -> None:
        for index, segment in enumerate(self._segments):
            if isinstance(segment, Stub):
                self._build(index)
        self._has_stubs = any(map(self._is_unfinished, self._segments))

    def build_last_code(self) -> None:
        """Make sure that the last code block is built."""
        for index in range(len(self._segments) - 1, -1, -1):
            segment = self._segments[index]
            if isinstance(segment, Stub) and isinstance(segment.group, CodeLeaf):
                self._build(index)
                return
            if isinstance(segment, CodeView):
                return

    def touch(self) -> None:
        """A segment changed its height by itself: the next `arrange` asks all of them."""
        self._ends.clear()

    def restyle(self) -> None:
        self.touch()
        for segment in self.segments:
            segment.restyle()

    def arrange(self, width: int) -> int:
        """Lay the segments out below one another at this width; gives the height.

        The view stands `BLEED` pixels left of the column and is as much wider on both sides.
        """
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
        self.resize(width, y)
        return y

    def end_point(self) -> QPoint | None:
        """Where the next character will stand: the bottom of its line."""
        if not self._segments:
            return None
        last = self._segments[-1]
        if isinstance(last, Stub):
            return None
        view = last.text if isinstance(last, CodeView) else last
        cursor = QTextCursor(view.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if isinstance(last, TableView):
            return None
        return view.mapTo(self, view.cursorRect(cursor).bottomRight())

    def _apply(self, update: Update) -> None:
        leaves: list[Leaf] = []
        for step in update.steps:
            self._step(step, leaves, update.references)
        if self._fence is None:
            # What is open is laid out when nothing more is waiting behind it.
            open_ = [] if self._behind and self._pending else update.open
            self._show(leaves, open_, update.references)
        elif isinstance(self._fence, CodeView):
            self._fence.colour()
        if update.late_references:
            self.touch()
            for segment in self._segments:
                if isinstance(segment, Stub):
                    segment.references = update.references
                elif not isinstance(segment, CodeView):
                    segment.refer(update.references)

    def _step(self, step: Step, leaves: list[Leaf], references: References) -> None:
        match step:
            case Settled(leaf):
                leaves.append(leaf)
            case CodeOpened(leaf):
                self._show([*leaves, leaf], [], references)
                leaves.clear()
                view = self._segments[-1]
                assert isinstance(view, CodeView | Stub)
                self._fence = view
            case CodeAppended(text) if self._fence is not None:
                if isinstance(self._fence, Stub) and (
                    not self._behind or self._fence.length > _LONGEST_STUB
                ):
                    self._build(len(self._segments) - 1)
                self._fence.append(text)
                del self._ends[len(self._segments) - 1 :]
            case CodeClosed() if self._fence is not None:
                if isinstance(self._fence, CodeView):
                    self._fence.colour(final=True)
                self._fence = None

    def _show(self, settled: list[Leaf], open_: list[Leaf], references: References) -> None:
        """Bring the live segments to show these leaves after what is settled."""
        index, kept = self._live, self._settled
        del self._ends[index:]
        groups = grouped([*settled, *open_], leaves_of(self._segments, index)[:kept])
        remaining = len(settled)
        for group in groups:
            # What is settled already and out of sight need not be a widget yet.
            lazily = self._behind and (bool(self._pending) or remaining >= size_of(group))
            if isinstance(group, list):
                kind = None if kept else prose_kind(group)
                self._prose_at(index, kind, lazily=lazily).set_leaves(kept, group, references)
            else:
                self._block_at(index, group, references, lazily=lazily)
            size = size_of(group)
            if remaining >= size:
                remaining -= size
                self._settled = kept + size if isinstance(group, list) else 0
                self._live = index if isinstance(group, list) else index + 1
                view = self._segments[index]
                if isinstance(view, CodeView):
                    view.colour(final=True)
            elif remaining:
                self._live, self._settled = index, kept + remaining
                remaining = 0
            kept = 0
            index += 1
        for segment in self._segments[index:]:
            drop(segment)
        del self._segments[index:]

    def _prose_at(
        self, index: int, kind: type[ProseView] | None, *, lazily: bool
    ) -> ProseView | Stub:
        """The view of running text at a place, made anew unless it is of this kind."""
        known = self._segments[index] if index < len(self._segments) else None
        if isinstance(known, Stub) and isinstance(known.group, list):
            if lazily:
                return known
            built = self._build(index)
            assert isinstance(built, ProseView)
            known = built
        if isinstance(known, ProseView) and (kind is None or type(known) is kind):
            return known
        kind = kind or ProseView
        made = self._stub([], {}) if lazily else self._expecting(kind(self._context, self))
        self._put(index, made)
        return made

    def _block_at(
        self, index: int, leaf: CodeLeaf | TableLeaf, references: References, *, lazily: bool
    ) -> None:
        known = self._segments[index] if index < len(self._segments) else None
        if isinstance(known, CodeView) and isinstance(leaf, CodeLeaf) and known.matches(leaf):
            known.set_text(leaf.text)
            known.colour()
        elif isinstance(known, TableView) and isinstance(leaf, TableLeaf) and known.matches(leaf):
            known.set_leaf(leaf, references)
        elif lazily:
            self._put(index, self._stub(leaf, references))
        else:
            self._put(index, self._built(leaf, references))

    def _stub(self, group: Group, references: References) -> Stub:
        self._has_stubs = True
        return Stub(group, references)

    def _built(self, group: Group, references: References) -> Segment:
        """A widget for these leaves."""
        if isinstance(group, CodeLeaf):
            code = CodeView(self._context, group, self)
            code.colour()
            return code
        if isinstance(group, TableLeaf):
            table = self._expecting(TableView(self._context, group, self))
            table.set_leaf(group, references)
            return table
        prose = self._expecting(prose_kind(group)(self._context, self))
        prose.set_leaves(0, group, references)
        return prose

    def _expecting(self, view: Prose) -> Prose:
        """An empty view that knows its width before it is filled."""
        theme = self._context.theme
        view.expect_width(self._width if self._width > 0 else theme.column_width)
        return view

    def _build(self, index: int) -> Segment:
        """Put a widget in the place of a stub."""
        stub = self._segments[index]
        assert isinstance(stub, Stub)
        made = self._built(stub.group, stub.references)
        if isinstance(made, CodeView) and stub is not self._fence:
            made.colour(final=True)
        if stub is self._fence:
            assert isinstance(made, CodeView)
            self._fence = made
        self._segments[index] = made
        self._keep_order(index, made)
        made.show()
        del self._ends[index:]
        return made

    def _keep_order(self, index: int, made: Segment) -> None:
        """Screen readers go by the order of the widgets."""
        for below in self._segments[index + 1 :]:
            if not isinstance(below, Stub):
                made.stackUnder(below)
                return

    def _put(self, index: int, segment: Segment | Stub) -> None:
        """In the place of what is there, if anything."""
        for known in self._segments[index : index + 1]:
            drop(known)
        self._segments[index : index + 1] = [segment]
        if not isinstance(segment, Stub):
            segment.show()
