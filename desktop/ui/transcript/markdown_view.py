"""A text block of a reply: prose, code and tables below one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from desktop.ui.transcript.code_view import CodeView
from desktop.ui.transcript.context import Context
from desktop.ui.transcript.data_pictures import DataPictures
from desktop.ui.transcript.leaves import CodeLeaf, Leaf, TableLeaf
from desktop.ui.transcript.link_view import Link, LinkView
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
from desktop.ui.transcript.notes_view import NotesView
from desktop.ui.transcript.prose_kind import prose_kind
from desktop.ui.transcript.prose_view import ProseView
from desktop.ui.transcript.segment_stack import SegmentStack
from desktop.ui.transcript.segments import Segment, leaves_of
from desktop.ui.transcript.stub import Stub, grouped, size_of
from desktop.ui.transcript.table_view import TableView
from desktop.ui.transcript.text_view import TextView

#: Characters taken per flush: a burst, or a long stored reply, is shown in several. About what
#: is parsed and laid out in 4 ms.
SLICE = 400
#: With more than this pending the view is behind: what is not in sight is not built then.
_BACKLOG = 3_000
#: Characters taken per flush while behind: only parsed, not laid out.
_BACKLOG_SLICE = 6_000
#: Code longer than this is built while it comes, in slices.
_LONGEST_STUB = 6_000
#: Between the text and its footnotes. Design pixels.
_NOTES_GAP = 20


class MarkdownView(QWidget):
    """Shows Markdown that may still be growing, with real widgets below one another.

    `append` only keeps the text; `flush` shows it. Settled segments are never touched again.
    When flushed lazily, segments that came in a burst are not built before `build` is called
    for the place where they stand; until then their height is a guess. So is the height of
    those that are built when the width changes.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stream = MarkdownStream(context.parser)
        pictures = context.pictures
        self._data = DataPictures(begun=pictures.expect, came=pictures.decode_bytes)
        self._pieces: list[str] = []
        self._pending: list[str] = []
        self._context = context
        self._stack = SegmentStack(context, self)
        self._notes: NotesView | None = None
        #: The first segment that may change, and how many of its leaves are settled.
        self._live = 0
        self._settled = 0
        self._finish = False
        self._finished = False
        #: Whether the last segment is code that goes on.
        self._in_code = False
        self._behind = False
        #: Whether what comes next belongs to the last footnote.
        self._in_note = False

    @property
    def source(self) -> str:
        """Everything that was appended."""
        if len(self._pieces) > 1:
            self._pieces = ["".join(self._pieces)]
        return self._pieces[0] if self._pieces else ""

    @property
    def segments(self) -> Sequence[Segment]:
        """Those that are built."""
        return [segment for stack in self._stacks for segment in stack.built]

    @property
    def has_stubs(self) -> bool:
        """Whether some segments are not built, or not laid out for this width."""
        return any(stack.has_stubs for stack in self._stacks)

    @property
    def dirty(self) -> bool:
        return any(self._pending) or (self._finish and not self._finished)

    def text_views(self) -> Iterator[TextView]:
        return (piece for piece in self.pieces() if isinstance(piece, TextView))

    def pieces(self) -> Iterator[TextView | Stub]:
        """All texts, also those that are not built."""
        return (
            segment.text if isinstance(segment, CodeView) else segment
            for stack in self._stacks
            for segment in stack.all
        )

    def append(self, text: str) -> None:
        self._pieces.append(text)
        self._pending.append(self._data.feed(text))

    def append_aside(self, text: str) -> None:
        """Show something that is no part of the source."""
        self._pending.append(text)

    def finish(self) -> None:
        """No more text comes. Shown with the next flush."""
        self._pending.append(self._data.finish())
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
        """As `SegmentStack.build_between`."""
        built = 0
        for stack in reversed(self._stacks) if upwards else self._stacks:
            y = self._notes.y() if self._notes is not None and stack is not self._stack else 0
            if built < most:
                built += stack.build_between(
                    top - y, bottom - y, most=most - built, upwards=upwards
                )
        return built

    def build_stub(self, stub: Stub) -> TextView | None:
        """Build one of the pieces now; None when it is not here."""
        for stack in self._stacks:
            if made := stack.build_stub(stub):
                return made.text if isinstance(made, CodeView) else made
        return None

    def link_to(self, target: str) -> tuple[LinkView, Link] | None:
        """The first link between the text and its footnotes with this target, built if need be."""
        for piece in list(self.pieces()):
            text = piece
            if isinstance(piece, Stub) and piece.has_notes:
                text = self.build_stub(piece) or piece
            for link in text.links() if isinstance(text, LinkView) else ():
                if link.target == target:
                    assert isinstance(text, LinkView)
                    return text, link
        return None

    def build_last(self, height: int) -> bool:
        """As `SegmentStack.build_last`."""
        if self._notes is None:
            return self._stack.build_last(height)
        above = height - self._notes.height()
        return self._notes.stack.build_last(height) or self._stack.build_last(above)

    def build_last_code(self) -> None:
        """Make sure that the last code block is built."""
        self._stack.build_last_code()

    def build_all(self) -> None:
        for stack in self._stacks:
            stack.build_all()

    def touch(self) -> None:
        """A segment changed its height by itself: the next `arrange` asks all of them."""
        for stack in self._stacks:
            stack.touch()

    def restyle(self) -> None:
        self.touch()
        for segment in self.segments:
            segment.restyle()

    def arrange(self, width: int) -> int:
        """Lay the segments out below one another at this width; gives the height.

        The view stands `BLEED` pixels left of the column and is as much wider on both sides.
        """
        height = self._stack.arrange(width)
        if self._notes is not None:
            self._notes.move(0, height + self._context.theme.px(_NOTES_GAP))
            height = self._notes.y() + self._notes.arrange(width)
        self.resize(width, height)
        return height

    def end_point(self) -> QPoint | None:
        """Where the next character will stand: the bottom of its line."""
        if self._notes is not None and self._in_note:
            point = self._notes.stack.end_point()
            return self._notes.mapTo(self, point) if point is not None else None
        return self._stack.end_point()

    @property
    def _stacks(self) -> list[SegmentStack]:
        return [self._stack] if self._notes is None else [self._stack, self._notes.stack]

    @property
    def _fence(self) -> CodeView | Stub | None:
        """The code that goes on."""
        last = self._stack.all[-1] if self._in_code else None
        assert last is None or isinstance(last, CodeView | Stub)
        return last

    def _apply(self, update: Update) -> None:
        leaves: list[Leaf] = []
        for step in update.steps:
            self._step(step, leaves, update.references)
        if not self._in_code:
            # What is open is laid out when nothing more is waiting behind it.
            open_ = [] if self._behind and self._pending else update.open
            self._show(leaves, open_, update.references)
        elif isinstance(self._fence, CodeView):
            self._fence.colour()
        if update.late_references:
            self._refer(update.references)
        self._show_notes(update)

    def _show_notes(self, update: Update) -> None:
        if self._notes is None and update.notes:
            self._notes = NotesView(self._context, self)
            self._notes.show()
        if self._notes is not None:
            self._notes.show_leaves(update.notes, update.references, lazily=self._behind)
            # Screen readers go by the order of the widgets.
            self._notes.raise_()
        self._in_note = update.in_note

    def _refer(self, references: References) -> None:
        """Link definitions came late, and may turn earlier words into links."""
        self.touch()
        for segment in self._stack.all:
            if isinstance(segment, Stub):
                segment.references = references
            elif not isinstance(segment, CodeView):
                segment.refer(references)

    def _step(self, step: Step, leaves: list[Leaf], references: References) -> None:
        match step:
            case Settled(leaf):
                leaves.append(leaf)
            case CodeOpened(leaf):
                self._show([*leaves, leaf], [], references)
                leaves.clear()
                self._go_on_with_code(True)
            case CodeAppended(text):
                self._append_code(text)
            case CodeClosed():
                if isinstance(self._fence, CodeView):
                    self._fence.colour(final=True)
                self._go_on_with_code(False)

    def _go_on_with_code(self, goes_on: bool) -> None:
        last = self._stack.all[-1]
        if isinstance(last, Stub):
            last.growing = goes_on
        self._in_code = goes_on

    def _append_code(self, text: str) -> None:
        index, code = len(self._stack) - 1, self._fence
        assert code is not None
        if isinstance(code, Stub) and (not self._behind or code.length > _LONGEST_STUB):
            built = self._stack.build(index)
            assert isinstance(built, CodeView)
            code = built
        code.append(text)
        self._stack.changed(index)

    def _show(self, settled: list[Leaf], open_: list[Leaf], references: References) -> None:
        """Bring the live segments to show these leaves after what is settled."""
        index, kept = self._live, self._settled
        self._stack.changed(index)
        groups = grouped([*settled, *open_], leaves_of(self._stack.all, index)[:kept])
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
                view = self._stack.all[index]
                if isinstance(view, CodeView):
                    view.colour(final=True)
            elif remaining:
                self._live, self._settled = index, kept + remaining
                remaining = 0
            kept = 0
            index += 1
        self._stack.cut(index)

    def _prose_at(
        self, index: int, kind: type[ProseView] | None, *, lazily: bool
    ) -> ProseView | Stub:
        """The view of running text at a place, made anew unless it is of this kind."""
        known = self._stack.at(index)
        if isinstance(known, Stub) and isinstance(known.group, list):
            if lazily:
                return known
            built = self._stack.build(index)
            assert isinstance(built, ProseView)
            known = built
        if isinstance(known, ProseView) and (kind is None or type(known) is kind):
            return known
        made = self._stack.stub([], {}) if lazily else self._stack.prose(kind or ProseView)
        self._stack.put(index, made)
        return made

    def _block_at(
        self, index: int, leaf: CodeLeaf | TableLeaf, references: References, *, lazily: bool
    ) -> None:
        known = self._stack.at(index)
        if isinstance(known, CodeView) and isinstance(leaf, CodeLeaf) and known.matches(leaf):
            known.set_text(leaf.text)
            known.colour()
        elif isinstance(known, TableView) and isinstance(leaf, TableLeaf) and known.matches(leaf):
            known.set_leaf(leaf, references)
        else:
            make = self._stack.stub if lazily else self._stack.segment
            self._stack.put(index, make(leaf, references))
