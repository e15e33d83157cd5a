"""Reasoning: folded, and as quiet Markdown when it is unfolded."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from desktop.chat.blocks import Thinking
from desktop.chat.durations import duration
from desktop.ui.theme import Theme
from desktop.ui.transcript.context import Context
from desktop.ui.transcript.fold_view import FoldView
from desktop.ui.transcript.inline_writer import BLEED
from desktop.ui.transcript.markdown_view import MarkdownView
from desktop.ui.transcript.text_view import TextView
from desktop.ui.transcript.word_match import count_in_source
from desktop.ui.wording import spoken, tr

#: Of the size of an answer's text.
_SMALLER = 13 / 15


def quiet_theme(theme: Theme) -> Theme:
    """Small letters in the secondary colour."""
    palette = theme.palette._replace(text=theme.palette.secondary)
    return theme._replace(palette=palette, zoom=round(theme.zoom * _SMALLER))


class ThinkingBody(QWidget):
    """Markdown that may still grow. `append_text` only keeps text; `flush` shows it."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._loud = context
        self._context = replace(context, theme=quiet_theme(context.theme), breaks=True)
        self._view = self._new_view()
        self._rest = QTimer(self)
        self._rest.setInterval(0)
        self._rest.timeout.connect(self._on_rest_timeout)

    @property
    def dirty(self) -> bool:
        return self._view.dirty

    def texts(self) -> Iterator[TextView]:
        return self._view.text_views()

    def set_text(self, text: str, *, whole: str = "") -> None:  # noqa: ARG002 - as other bodies
        """Show another text, a long one in steps."""
        self._view.hide()
        self._view.deleteLater()
        self._view = self._new_view()
        self._view.append(text)
        self._view.flush()
        if self._view.dirty:
            self._rest.start()

    def append_text(self, text: str) -> None:
        self._view.append(text)

    def finish(self) -> None:
        """No more text comes. Shown with the next flush."""
        self._view.finish()

    def flush(self) -> bool:
        """Show what is pending, a slice at most; true when something changed."""
        return self._view.flush()

    def flush_all(self) -> None:
        while self._view.dirty and self._view.flush():
            pass

    def arrange(self, width: int) -> int:
        bleed = self._context.theme.px(BLEED)
        height = self._view.arrange(width + bleed)
        self._view.move(-bleed, 0)
        self.resize(width, height)
        return height

    def restyle(self) -> None:
        self._context.use(quiet_theme(self._loud.theme))
        self._view.restyle()

    def _new_view(self) -> MarkdownView:
        made = MarkdownView(self._context, self)
        made.show()
        return made

    def _on_rest_timeout(self) -> None:
        if not self._view.flush():
            self._rest.stop()
        self._loud.resized(self)


class ThinkingView(FoldView):
    """Reasoning: while it arrives, the time it takes and its last words; then how long it took."""

    _elide = Qt.TextElideMode.ElideLeft

    def __init__(
        self,
        context: Context,
        *,
        clock: Callable[[], float] = time.monotonic,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, parent=parent)
        self._clock = clock
        self._since = clock()
        self._running_words = tr("Thinking… {time}")
        self._done = False

    @property
    def dirty(self) -> bool:
        """Whether `flush` has something to show."""
        return isinstance(self._body, ThinkingBody) and self._body.dirty

    def flush(self) -> bool:
        """Show what arrived; true when something changed."""
        return isinstance(self._body, ThinkingBody) and self._body.flush()

    def tick(self) -> None:
        """Show the time that has passed."""
        if not self._done:
            lines = "".join(self._pieces[-40:]).rstrip().rsplit("\n", 1)
            time = spoken(duration(self._clock() - self._since))
            hint = "" if self.unfolded else lines[-1].strip()[-240:]
            self.set_title(self._running_words.format(time=time), hint)

    def finish(self, block: Thinking) -> None:
        self._done = True
        if block.text:
            self.set_text(block.text)
        if isinstance(self._body, ThinkingBody):
            self._body.finish()
        if block.seconds and self.source:
            title = tr("Thought for {time}")
        elif block.seconds:
            title = tr("Thought for {time} (not shown by the provider)")
        else:
            title = tr("Thought") if self.source else tr("Thought (not shown by the provider)")
        self.set_title(title.format(time=spoken(duration(block.seconds or 0))))

    def unfold_to(self, needle: str) -> TextView | None:
        self._show_whole()
        if not isinstance(self._body, ThinkingBody):
            return None
        self._body.flush_all()
        self._context.resized(self)
        texts = list(self._body.texts())
        return next((text for text in texts if text.places_of(needle, 1)), None)

    def _count(self, needle: str) -> int:
        return count_in_source(self.source, needle)

    def _new_body(self) -> ThinkingBody:
        return ThinkingBody(self._context, self)

    def _fill(self) -> None:
        super()._fill()
        if self._done and isinstance(self._body, ThinkingBody):
            self._body.finish()
            self._body.flush()

    def _texts(self) -> list[TextView]:
        return list(self._body.texts()) if isinstance(self._body, ThinkingBody) else []
