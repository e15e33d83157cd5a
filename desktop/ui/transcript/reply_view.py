"""A reply: while it arrives and afterwards, in the same widgets."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import msgspec
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from desktop.chat.blocks import ContentBlock
from desktop.chat.events import Waiting, WaitStage
from desktop.chat.footer import footer_facts
from desktop.chat.message import Message, MessageStatus, Timing, Usage
from desktop.chat.notices import Action, notice_for
from desktop.chat.plain_words import plain_words
from desktop.ui.transcript.caret import Caret
from desktop.ui.transcript.code_view import CodeView
from desktop.ui.transcript.context import Context
from desktop.ui.transcript.controls import PlainLabel
from desktop.ui.transcript.fold_view import FOLD_BLEED, FoldView
from desktop.ui.transcript.hidden_text import HiddenText
from desktop.ui.transcript.inline_writer import BLEED
from desktop.ui.transcript.markdown_view import MarkdownView
from desktop.ui.transcript.message_view import RING, MessageView
from desktop.ui.transcript.notice_view import NoticeView
from desktop.ui.transcript.reply_parts import Part, ReplyParts
from desktop.ui.transcript.sources_view import SourcesView
from desktop.ui.transcript.stub import Stub
from desktop.ui.transcript.text_view import TextView
from desktop.ui.transcript.thinking_view import ThinkingView
from desktop.ui.transcript.wait_words import WaitWords
from desktop.ui.wording import tr

#: What is said about text that is here already.
_ABOUT_TEXT = (
    WaitStage.STREAMING,
    WaitStage.BUFFERED,
    WaitStage.FITS,
    WaitStage.MENDED,
    WaitStage.UNFIT,
)
_FINISHED_ACTIONS = (Action.COPY, Action.RETRY)
_CUT_ACTIONS = (Action.COPY, Action.RETRY, Action.CONTINUE)
#: Characters of a message in its name for screen readers.
_SPOKEN = 300
#: The live rate is first told after this many seconds of text.
_RATE_AFTER = 0.5


class ReplyView(MessageView):
    """Shows the blocks of a reply in order, what it waits for, and how it ended.

    Text that arrives is kept until `flush`. Does not know where it comes from.
    """

    def __init__(
        self,
        context: Context,
        message: Message,
        *,
        clock: Callable[[], float] = time.monotonic,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, message, parent)
        self._clock = clock
        self._since = clock()
        self._sent = self._since
        self._first_text: float | None = None
        self._connected = False
        self._followed = False
        self._deltas = 0
        self._usage: Usage | None = None
        self._parts = ReplyParts(context, self, clock)
        self._sources: SourcesView | None = None
        self._notice: NoticeView | None = None
        self._waiting = Waiting(WaitStage.PREPARING)
        self._wait_words = WaitWords(self._waiting)
        self._wait_label = PlainLabel("", self)
        self._wait_label.setWordWrap(True)
        self._caret = Caret(context, self)
        self._dress()
        running = message.status is MessageStatus.STREAMING
        for index, block in enumerate(message.blocks):
            if running and index == len(message.blocks) - 1:
                self._parts.start(index, block)
            else:
                self._parts.finish(index, block)
        if running:
            self.tick()
        else:
            self._end()

    @property
    def running(self) -> bool:
        return self._message.status is MessageStatus.STREAMING

    @property
    def has_text(self) -> bool:
        """Whether the first text has come."""
        return self._first_text is not None

    @property
    def dirty(self) -> bool:
        """Whether `flush` has something to show."""
        return any(
            part.dirty for part in self.parts if isinstance(part, MarkdownView | ThinkingView)
        )

    @property
    def notice(self) -> NoticeView | None:
        return self._notice

    @property
    def waiting_text(self) -> str:
        """The words shown while nothing has arrived; "" afterwards."""
        return self._wait_label.text() if self._waits else ""

    @property
    def parts(self) -> list[Part]:
        """The views of the blocks, in order."""
        return self._parts.all

    @property
    def sources(self) -> SourcesView | None:
        """The list of sources, once the reply is complete and has some."""
        return self._sources

    @property
    def source(self) -> str:
        """The text so far, as `Message.text` will be."""
        if not self.running:
            return self._message.text
        texts = [part.source for part in self._parts.texts]
        return "\n\n".join(text for text in texts if text)

    def set_waiting(self, waiting: Waiting) -> None:
        if waiting.stage in _ABOUT_TEXT:
            return
        if waiting.stage is not self._waiting.stage:
            self._since = self._clock()
            if waiting.stage in (WaitStage.CONNECTING, WaitStage.FIRST_TOKEN):
                self._sent = min(self._sent, self._since) if self._connected else self._since
                self._connected = True
        self._waiting = waiting
        self._wait_words = WaitWords(waiting)
        self.tick()

    def start_block(self, index: int, block: ContentBlock) -> None:
        if index not in self._parts:
            self._parts.start(index, block)
            self._footer.raise_()
            self.touch()

    def append(self, index: int, text: str) -> None:
        self._deltas += 1
        if self._first_text is None:
            self._first_text = self._clock()
        if index not in self._parts:
            self.touch()
        self._parts.append(index, text)

    def finish_block(self, index: int, block: ContentBlock) -> None:
        self._parts.finish(index, block)
        self.touch()

    def set_usage(self, usage: Usage) -> None:
        self._usage = usage

    def finish(self, message: Message) -> None:
        """Take the final state. What is shown already stays as it is."""
        self._message = message
        self._parts.cut(len(message.blocks))
        for index, block in enumerate(message.blocks):
            self._parts.finish(index, block)
        self._end()

    def flush(self) -> bool:
        """Show what arrived; true when something changed. Call `build` afterwards."""
        changed = False
        for part in self.parts:
            if isinstance(part, MarkdownView):
                changed |= part.flush(lazily=True)
            elif isinstance(part, ThinkingView):
                changed |= part.flush()
        if changed:
            self.touch()
        return changed

    def build(self, top: int, bottom: int, *, most: int, upwards: bool = False) -> int:
        built = 0
        for part in reversed(self.parts) if upwards else self.parts:
            if isinstance(part, MarkdownView) and part.has_stubs and built < most:
                built += part.build(
                    top - part.y(), bottom - part.y(), most=most - built, upwards=upwards
                )
        if built:
            self.touch()
        return built

    def build_last(self, height: int) -> bool:
        """As `MarkdownView.build_last`."""
        last = self.parts[-1] if self._parts else None
        if isinstance(last, MarkdownView) and last.has_stubs and last.build_last(height):
            self.touch()
            return True
        return False

    def build_all(self) -> None:
        for part in self.parts:
            if isinstance(part, MarkdownView) and part.has_stubs:
                part.build_all()
                self.touch()

    def tick(self) -> None:
        """Show the time that has passed: waiting, thinking, the rate."""
        if not self.running:
            return
        for part in self._parts.all:
            if isinstance(part, ThinkingView):
                part.tick()
        label = self._wait_label
        label.setText(self._wait_words.told(self._clock() - self._since))
        if self._waits and label.height() < label.heightForWidth(label.width()):
            self.touch()
            self._context.resized(self)
        self._footer.set_facts(self._live_facts())

    def text_views(self) -> Iterator[TextView]:
        return (piece for piece in self.pieces() if isinstance(piece, TextView))

    def spoken_name(self) -> str:
        if not self.running:
            ending = f" {self._notice.accessibleName()}" if self._notice is not None else ""
            return f"{self.accessibleName()}{ending}"
        words = self.waiting_text or plain_words(self.source[:_SPOKEN])
        return tr("Reply, arriving: {words}").format(words=words)

    def pieces(self) -> Iterator[TextView | Stub]:
        for part in self.parts:
            if isinstance(part, MarkdownView | FoldView):
                yield from part.pieces()

    def found_pieces(self) -> Iterator[TextView | Stub | HiddenText]:
        for part in self.parts:
            if isinstance(part, MarkdownView | FoldView):
                yield from part.found_pieces() if isinstance(part, FoldView) else part.pieces()

    def build_piece(self, stub: Stub) -> TextView:
        self.touch()
        for part in self.parts:
            if isinstance(part, MarkdownView) and (made := part.build_stub(stub)):
                return made
        raise ValueError("the stub belongs to another message")

    def code_views(self) -> list[CodeView]:
        for part in self.parts:
            if isinstance(part, MarkdownView):
                part.build_last_code()
        return [
            segment
            for part in self.parts
            if isinstance(part, MarkdownView)
            for segment in part.segments
            if isinstance(segment, CodeView)
        ]

    def toggle_folds(self) -> None:
        for part in self.parts:
            if isinstance(part, FoldView):
                part.toggle()

    def restyle(self) -> None:
        self._dress()
        for part in self._parts.all:
            part.restyle()
        for widget in (self._sources, self._notice):
            if widget is not None:
                widget.restyle()
        super().restyle()

    def set_followed(self, followed: bool) -> None:
        """Whether the results of its tools stand below: then the turn goes on there."""
        if followed != self._followed:
            self._followed = followed
            self.touch()

    def set_versions(self, position: int, count: int) -> None:
        if (position, count) != self._footer.version:
            super().set_versions(position, count)
            self.touch()

    @property
    def _footed(self) -> bool:
        """Whether there is a footer: not in the midst of a turn, but for other versions."""
        return not self._followed or self._footer.version[1] > 1

    @property
    def _waits(self) -> bool:
        return self.running and not len(self._parts)

    def _live_facts(self) -> list[str]:
        if self._first_text is None:
            return footer_facts(self._message, price=self._context.price)
        timing = self._message.timing or Timing(first_token=self._first_text - self._sent)
        spent = self._clock() - self._first_text
        usage = self._usage or Usage()
        # Until the provider says how many, a delta counts as a token.
        output = max(usage.output or 0, self._deltas)
        return footer_facts(
            self._message,
            price=self._context.price,
            usage=msgspec.structs.replace(usage, output=output),
            timing=timing,
            rate=output / spent if spent > _RATE_AFTER else 0.0,
        )

    def _end(self) -> None:
        message = self._message
        self._parts.close()
        self._show_sources()
        self._footer.set_facts(footer_facts(message, price=self._context.price))
        cut = message.status in (MessageStatus.INTERRUPTED, MessageStatus.STOPPED)
        self._footer.set_actions(_CUT_ACTIONS if cut else _FINISHED_ACTIONS)
        words = plain_words(message.text[:_SPOKEN])
        self.setAccessibleName(tr("Reply: {words}").format(words=words))
        notice = notice_for(message)
        if self._notice is not None:
            self._notice.deleteLater()
            self._notice = None
        if notice is not None:
            self._notice = NoticeView(self._context, notice, self)
            self._notice.chosen.connect(self._on_footer_chosen)
            self._notice.show()
        # Screen readers go by this order.
        self._footer.raise_()
        self.touch()

    def _show_sources(self) -> None:
        if self._sources is not None:
            self._sources.deleteLater()
            self._sources = None
        if self._parts.sources.all:
            self._sources = SourcesView(self._context, self._parts.sources.all, self)
            self._sources.show()

    def _arrange(self, width: int) -> int:
        theme = self._context.theme
        ring, bleed, gap = theme.px(RING), theme.px(BLEED), theme.gap(12)
        inner = width - 2 * ring
        y = theme.px(2)
        self._wait_label.setVisible(self._waits)
        if self._waits:
            height = max(theme.px(26), self._wait_label.heightForWidth(inner))
            self._wait_label.setGeometry(ring, y, inner, height)
            y += height
        above: Part | None = None
        for part in self.parts:
            if above is not None:
                folds = isinstance(above, FoldView) and isinstance(part, FoldView)
                y += theme.px(2) if folds else gap
            above = part
            if isinstance(part, MarkdownView):
                height = part.arrange(inner + 2 * bleed)
                part.move(ring - bleed, y)
            elif isinstance(part, FoldView):
                height = part.arrange(inner + theme.px(FOLD_BLEED))
                part.move(ring - theme.px(FOLD_BLEED), y)
            else:
                height = part.arrange(inner)
                part.move(ring, y)
            y += height
        self._place_caret()
        for widget in (self._sources, self._notice):
            if widget is not None:
                y += gap if above is not None else 0
                widget.move(ring, y)
                y += widget.arrange(inner)
        self._footer.setVisible(self._footed)
        if not self._footed:
            return y + theme.px(2)
        y += theme.px(6)
        footer = self._footer.arrange(inner)
        self._footer.move(ring, y)
        return y + footer + theme.px(4)

    def _place_caret(self) -> None:
        last = self.parts[-1] if len(self._parts) else None
        point: QPoint | None = None
        if self.running and isinstance(last, MarkdownView):
            point = last.end_point()
            if point is not None:
                point = last.mapTo(self, point)
        self._caret.place(point)

    def _dress(self) -> None:
        theme = self._context.theme
        self._wait_label.setFont(theme.small_font())
        self._wait_label.set_colour(theme.colour("secondary"))
