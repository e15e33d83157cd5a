"""The views of a reply's blocks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtWidgets import QWidget

from desktop.chat.blocks import (
    ContentBlock,
    Refusal,
    Text,
    Thinking,
    ToolCall,
    ToolResult,
    seam,
)
from desktop.ui.transcript.cards import Card, LineCard, card_for
from desktop.ui.transcript.context import Context
from desktop.ui.transcript.file_card import FileCard
from desktop.ui.transcript.fold_view import FoldView
from desktop.ui.transcript.markdown_view import MarkdownView
from desktop.ui.transcript.sources import Sources
from desktop.ui.transcript.thinking_view import ThinkingView
from desktop.ui.transcript.tool_view import ToolView

Part: TypeAlias = MarkdownView | FoldView | Card


class ReplyParts:
    """Makes a view for each block, and gives it what arrives. Places none of them.

    Text that follows text goes on in the same view: a provider that names its sources cuts a
    paragraph into several blocks.
    """

    def __init__(self, context: Context, parent: QWidget, clock: Callable[[], float]) -> None:
        self._context = context
        self._parent = parent
        self._clock = clock
        self._parts: dict[int, Part] = {}
        #: What arrived of each block of text.
        self._received: dict[int, list[str]] = {}
        #: Blocks of text in their final state.
        self._settled: dict[int, Text | Refusal] = {}
        self._closed: set[MarkdownView] = set()
        self.sources = Sources()

    def __len__(self) -> int:
        return len(self._parts)

    def __contains__(self, index: int) -> bool:
        return index in self._parts

    @property
    def all(self) -> list[Part]:
        """The views, in the order of their blocks."""
        return list(dict.fromkeys(part for _, part in sorted(self._parts.items())))

    @property
    def texts(self) -> list[MarkdownView]:
        return [part for part in self.all if isinstance(part, MarkdownView)]

    def start(self, index: int, block: ContentBlock) -> None:
        """Make a view for a block that begins; it goes on with `append`."""
        part: Part | None = self._goes_on(index) if isinstance(block, Text) else None
        if part is None:
            part = self._made(block)
            part.show()
        self._parts[index] = part
        match block:
            case Text(text=text) | Refusal(text=text):
                self._received[index] = []
                self._put(index, text)
            case Thinking(text=text) if isinstance(part, ThinkingView):
                part.append(text)
                part.tick()
        self._close_texts()

    def append(self, index: int, text: str) -> None:
        """More of a block; one that was not begun is text."""
        if index not in self._parts:
            self.start(index, Text())
        part = self._parts[index]
        if index in self._received:
            self._put(index, text)
        elif isinstance(part, FoldView):
            part.append(text)

    def finish(self, index: int, block: ContentBlock) -> None:
        """Give a block its final state. What is shown already stays if it is the same."""
        if index not in self._parts:
            self.start(index, block)
        if not self._settle(index, block):
            # What was streamed is not what came out: show the latter.
            self._remake(index, block)
        self._close_texts()

    def cut(self, count: int) -> None:
        """Take away the views of all blocks from this number on."""
        gone = [index for index in self._parts if index >= count]
        views = {self._parts[index] for index in gone}
        for index in gone:
            self._drop(index)
        for kept in [index for index, part in self._parts.items() if part in views]:
            if self._parts[kept] in views:
                known = self._settled.get(kept) or Text("".join(self._received[kept]))
                self._remake(kept, known)

    def close(self) -> None:
        """No more blocks come."""
        self._close_texts(final=True)

    def _made(self, block: ContentBlock) -> Part:
        match block:
            case Text() | Refusal():
                return MarkdownView(self._context, self._parent)
            case Thinking():
                return ThinkingView(self._context, clock=self._clock, parent=self._parent)
            case ToolCall() | ToolResult():
                made = ToolView(self._context, self._parent)
                made.show_block(block)
                return made
            case _:
                return card_for(self._context, block, self._parent)

    def _goes_on(self, index: int) -> MarkdownView | None:
        """The view that text at this place continues."""
        before = self._parts.get(index - 1)
        refused = isinstance(self._settled.get(index - 1), Refusal)
        if isinstance(before, MarkdownView) and before not in self._closed and not refused:
            return before
        return None

    def _put(self, index: int, text: str) -> None:
        view = self._parts[index]
        assert isinstance(view, MarkdownView)
        received = self._received[index]
        if text and not received and self._parts.get(index - 1) is view:
            view.append(seam(view.source, text))
        if text:
            received.append(text)
            view.append(text)

    def _settle(self, index: int, block: ContentBlock) -> bool:
        """False when the block has the wrong view."""
        match self._parts[index], block:
            case MarkdownView() as view, Text(text=text) | Refusal(text=text):
                known = "".join(self._received[index])
                if not text.startswith(known):
                    return False
                if index not in self._settled:
                    self._put(index, text[len(known) :])
                    self._settled[index] = block
                    self._mark(view, block)
            case ThinkingView() as view, Thinking():
                view.finish(block)
            case ToolView() as view, ToolCall() | ToolResult():
                view.show_block(block)
            case LineCard() | FileCard(), _:
                pass
            case _:
                return False
        return True

    def _mark(self, view: MarkdownView, block: Text | Refusal) -> None:
        """Number the sources of a text right behind it."""
        if isinstance(block, Text) and block.citations:
            numbers = self.sources.add(block.citations)
            if marks := self.sources.marks(numbers, after=view.source):
                view.append_aside(marks)

    def _remake(self, index: int, block: ContentBlock) -> None:
        view = self._parts[index]
        run = [i for i, part in sorted(self._parts.items()) if part is view and i != index]
        # The texts that share the view are written again with it.
        known = {i: (self._settled.get(i), "".join(self._received.get(i, []))) for i in run}
        for i in [*run, index]:
            self._drop(i)
        for i in sorted([*run, index]):
            if i == index:
                self.start(i, block)
                self._settle(i, block)
                continue
            settled, text = known[i]
            self.start(i, settled or Text(text))
            if settled is not None:
                self._settle(i, settled)

    def _drop(self, index: int) -> None:
        part = self._parts.pop(index)
        self._received.pop(index, None)
        self._settled.pop(index, None)
        if part not in self._parts.values():
            part.hide()
            part.deleteLater()

    def _close_texts(self, *, final: bool = False) -> None:
        """Finish the texts that nothing can be added to any more."""
        for view in self.texts:
            run = [index for index, part in self._parts.items() if part is view]
            over = final or max(run) + 1 in self._parts
            if over and view not in self._closed and all(i in self._settled for i in run):
                self._closed.add(view)
                view.finish()
