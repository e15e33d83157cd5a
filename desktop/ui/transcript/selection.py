"""A selection that goes on from one text to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QPoint
from shiboken6 import isValid

from desktop.ui.transcript.clipboard import markdown_as_html
from desktop.ui.transcript.text_view import TextView


class Selection:
    """Selects across the texts of a page, and knows what is selected as plain text, Markdown
    and HTML. Each text keeps and paints its own part.

    ``texts`` gives all texts on the page from top to bottom, ``around`` those that belong to
    the same message as a text.
    """

    def __init__(
        self,
        *,
        texts: Callable[[], Sequence[TextView]],
        around: Callable[[TextView], Sequence[TextView]],
    ) -> None:
        self._texts = texts
        self._around = around
        self._marked: list[TextView] = []

    @property
    def texts(self) -> list[TextView]:
        """Those with a part of the selection, from top to bottom."""
        return [text for text in self._marked if isValid(text) and text.textCursor().hasSelection()]

    def begin(self, origin: TextView) -> None:
        """The reader pressed into a text: nothing else stays selected."""
        self._keep([origin])

    def extend(self, origin: TextView, on_screen: QPoint) -> None:
        """The reader drags from ``origin`` to a point of the screen."""
        texts = list(self._texts())
        if origin not in texts:
            return
        start = texts.index(origin)
        target = self._index_at(texts, on_screen, start)
        step = 1 if target > start else -1
        if target == start:
            self._keep([origin])
            return
        between = texts[start : target + step : step] if target + step >= 0 else texts[start::-1]
        end = texts[target]
        goal = end.cursorForPosition(end.viewport().mapFromGlobal(on_screen)).position()
        for text in between:
            first, last = 0, text.document().characterCount() - 1
            if step < 0:
                first, last = last, first
            anchor = text.textCursor().anchor() if text is origin else first
            text.mark(anchor, goal if text is end else last)
        self._keep(between[::step])

    def select_message(self, origin: TextView) -> None:
        """Select everything around a text that belongs to the same message."""
        texts = list(self._around(origin))
        for text in texts:
            text.selectAll()
        self._keep(texts)

    def mime(self, origin: TextView) -> QMimeData:
        """What is selected; of ``origin`` alone when it is no part of a longer selection."""
        texts = self.texts
        if origin not in texts:
            texts = [origin]
        made = QMimeData()
        alone = len(texts) == 1
        made.setText("\n\n".join(text.selected_text() for text in texts))
        markdown = "\n\n".join(text.selected_markdown(alone=alone) for text in texts)
        made.setData("text/markdown", markdown.encode("utf-8", "replace"))
        if any(text.rendered for text in texts):
            made.setHtml(markdown_as_html(markdown))
        return made

    def _keep(self, texts: list[TextView]) -> None:
        for text in self._marked:
            if isValid(text) and text not in texts:
                text.mark(text.textCursor().position(), text.textCursor().position())
        self._marked = texts

    @staticmethod
    def _index_at(texts: Sequence[TextView], on_screen: QPoint, start: int) -> int:
        """The text at this height, or the last one on the way there."""
        found = start
        for index, text in enumerate(texts):
            top = text.mapToGlobal(QPoint(0, 0)).y()
            below = top + text.height()
            if index <= start and on_screen.y() < below:
                return index
            if index > start and on_screen.y() >= top:
                found = index
        return found
