"""Content behind a line that folds: thinking and tools."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.transcript.cards import Card
from desktop.ui.transcript.context import Context
from desktop.ui.transcript.controls import PlainLabel, WordButton
from desktop.ui.transcript.plain_view import PlainView
from desktop.ui.transcript.text_view import TextView
from desktop.ui.transcript.word_match import folded, places
from desktop.ui.wording import counted, tr

#: How far the view stands left of the column, to have room for its focus ring. Design pixels.
FOLD_BLEED = 6
_LINE = 26
#: A longer text is cut, and shown whole on demand. In lines and in characters.
_MOST_LINES = 200
_MOST_CHARS = 20_000


class FoldBody(Protocol):
    """What is shown when a view is unfolded: a widget that holds text."""

    def set_text(self, text: str, *, whole: str = "") -> None: ...
    def append_text(self, text: str) -> None: ...
    def arrange(self, width: int) -> int: ...
    def restyle(self) -> None: ...
    def move(self, x: int, y: int, /) -> None: ...
    def setVisible(self, visible: bool, /) -> None: ...
    def setAccessibleName(self, name: str, /) -> None: ...
    def show(self) -> None: ...


class FoldView(QWidget):
    """One line, and under it a text that is shown when unfolded. Starts folded.

    A very long text is cut until the reader wants all of it.
    """

    #: Where a hint that is too long for its line is cut.
    _elide = Qt.TextElideMode.ElideRight

    def __init__(
        self, context: Context, *, code: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._code = code
        self._title = ""
        self._pieces: list[str] = []
        self._body: FoldBody | None = None
        self._cards: list[Card] = []
        self._more: WordButton | None = None
        self._wants_all = False
        #: The words that were counted last, in how long a text, and how often they stood there.
        self._counted = ("", -1, 0)
        self._failed = False
        self._tips = (tr("Unfold (O)"), tr("Fold (O)"))
        self._toggle = WordButton("", "", self)
        self._toggle.setCheckable(True)
        self._toggle.setProperty("side", "left")
        self._toggle.toggled.connect(self._on_toggled)
        self._hint = PlainLabel("", self)
        self._dress()

    @property
    def source(self) -> str:
        if len(self._pieces) > 1:
            self._pieces = ["".join(self._pieces)]
        return self._pieces[0] if self._pieces else ""

    @property
    def unfolded(self) -> bool:
        return self._toggle.isChecked()

    @property
    def title(self) -> str:
        return self._title

    @property
    def hint(self) -> str:
        """What follows the title on its line, whole."""
        return str(self._hint.property("words") or "")

    def pieces(self) -> list[TextView]:
        return self._texts() if self.unfolded else []

    def found_pieces(self) -> Sequence[TextView | FoldView]:
        """The texts, or the view itself while not all of it is on show."""
        if self._body is not None and self.unfolded and self._more is None:
            return self._texts()
        return [self] if self._pieces else []

    def count(self, needle: str) -> int:
        source = self.source
        if self._counted[:2] != (needle, len(source)):
            self._counted = (needle, len(source), self._count(needle))
        return self._counted[2]

    def unfold_to(self, needle: str) -> TextView | None:
        self._show_whole()
        if not isinstance(self._body, PlainView):
            return None
        found = places(self.source, needle, 1)
        self._body.show_until(found[0][1] if found else 0)
        self._context.resized(self)
        return self._body

    def toggle(self) -> None:
        self._toggle.toggle()

    def set_title(self, title: str, hint: str = "", *, failed: bool = False) -> None:
        """``hint`` follows the title on its line, cut to the room there is.

        What ``failed`` is in the colour of that, title, hint and text.
        """
        self._title = title
        if failed != self._failed:
            self._failed = failed
            self._dress()
        self._toggle.setAccessibleName(title)
        self._toggle.setToolTip(self._tips[self.unfolded])
        self._hint.setToolTip("")
        self._hint.setProperty("words", hint)
        self._place_line(self.width())

    def append(self, text: str) -> None:
        self._pieces.append(text)
        if self._body is not None:
            self._body.append_text(text)

    def set_text(self, text: str) -> None:
        if text != self.source:
            self._pieces = [text]
            self._fill()

    def set_cards(self, cards: list[Card]) -> None:
        """What stands under the text."""
        for card in self._cards:
            card.deleteLater()
        self._cards = cards
        for card in cards:
            card.setVisible(self.unfolded)

    @property
    def show_all(self) -> WordButton | None:
        """Shows the rest of a text that was cut; None when all of it is there."""
        return self._more

    def arrange(self, width: int) -> int:
        theme = self._context.theme
        height = theme.px(_LINE)
        self._place_line(width)
        if self._body is not None:
            self._body.setVisible(self.unfolded)
            if self.unfolded:
                indent = theme.px(FOLD_BLEED + 14)
                self._body.move(indent, height + theme.px(4))
                height += self._body.arrange(width - indent) + theme.px(8)
                height += self._arrange_below(indent, height, width - indent)
        self.resize(width, height)
        return height

    def _arrange_below(self, x: int, y: int, width: int) -> int:
        """The way to the rest of the text, and the cards; gives the height of both."""
        theme, top = self._context.theme, y
        if self._more is not None:
            size = self._more.sizeHint()
            self._more.setGeometry(x - theme.px(3) - 2, y, size.width(), size.height())
            y += size.height() + theme.px(6)
        for card in self._cards:
            height = card.arrange(width)
            card.move(x, y)
            y += height + theme.px(8)
        return y - top

    def touch(self) -> None:
        """Nothing is kept here between two arrangements."""

    def restyle(self) -> None:
        self._dress()
        if self._body is not None:
            self._body.restyle()
        for card in self._cards:
            card.restyle()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is cheap
        if not self.unfolded:
            return
        theme = self._context.theme
        painter = QPainter(self)
        top = theme.px(30)
        bar = QRectF(theme.px(FOLD_BLEED + 3), top, theme.px(2), self.height() - top - theme.px(4))
        painter.fillRect(bar, theme.colour("outline"))
        painter.end()

    def _place_line(self, width: int) -> None:
        theme = self._context.theme
        line, edge = theme.px(_LINE), theme.px(3) + 2
        # The word itself stands at the edge of the column; its padding and ring left of it.
        x = theme.px(FOLD_BLEED) - edge
        words = f"{'▾' if self.unfolded else '▸'} {self._title}"
        if width > 0:
            room = width - x - 2 * edge
            metrics = self._toggle.fontMetrics()
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        self._toggle.setText(words.replace("&", "&&"))
        size = self._toggle.sizeHint()
        self._toggle.setGeometry(x, (line - size.height()) // 2, size.width(), size.height())
        left = x + size.width() + theme.px(8)
        room = max(width - left, 0)
        # Unfolded, the text itself is there to be read.
        words = "" if self.unfolded and self._pieces else self.hint
        metrics = self._hint.fontMetrics()
        self._hint.setText(metrics.elidedText(words, self._elide, room))
        self._hint.setGeometry(left, 0, room, line)

    def _on_toggled(self, checked: bool) -> None:
        if checked and self._body is None:
            self._body = self._new_body()
            self._body.setAccessibleName(self._title)
            self._fill()
            self._body.show()
        for widget in (*self._cards, self._more):
            if widget is not None:
                widget.setVisible(checked)
        self.set_title(self._title, self.hint, failed=self._failed)
        self._context.resized(self)

    def _new_body(self) -> FoldBody:
        return PlainView(
            self._context,
            colour=self._colour,
            small=not self._code,
            code=self._code,
            parent=self,
        )

    @property
    def _colour(self) -> str:
        return "danger" if self._failed else "secondary"

    def _texts(self) -> list[TextView]:
        return [self._body] if isinstance(self._body, PlainView) else []

    def _count(self, needle: str) -> int:
        return folded(self.source).count(needle)

    def _show_whole(self) -> None:
        if not self.unfolded:
            self.toggle()
        if self._more is not None:
            self._on_more_clicked()

    def _fill(self) -> None:
        """Put the text into its view, or its beginning."""
        if self._body is None:
            return
        text = self.source
        shown = text if self._wants_all else _beginning(text)
        if len(shown) == len(text):
            self._body.set_text(text)
            if self._more is not None:
                self._more.deleteLater()
                self._more = None
            return
        self._body.set_text(f"{shown} …", whole=text)
        if self._more is None:
            lines = text.count("\n") + 1
            words = tr("Show all")
            if lines > 1:
                words = counted("Show all (%Ln lines)", "Show all (%Ln line)", lines)
            self._more = WordButton(words, tr("Show the whole text"), self)
            self._more.setFont(self._context.theme.small_font())
            self._more.clicked.connect(self._on_more_clicked)
            self._more.setVisible(self.unfolded)

    def _on_more_clicked(self) -> None:
        self._wants_all = True
        if self._more is not None:
            self._more.hide()
        self._fill()
        self._context.resized(self)

    def _dress(self) -> None:
        theme = self._context.theme
        self._toggle.setFont(theme.small_font())
        self._hint.setFont(theme.small_font())
        self._hint.set_colour(theme.colour(self._colour))
        self._toggle.set_danger(self._failed)
        if isinstance(self._body, PlainView):
            self._body.set_colour(self._colour)
        if self._more is not None:
            self._more.setFont(theme.small_font())


def _beginning(text: str) -> str:
    """As much of a text as is shown at first."""
    if len(text) <= _MOST_CHARS and text.count("\n") <= _MOST_LINES:
        return text
    return "\n".join(text[:_MOST_CHARS].split("\n", _MOST_LINES)[:_MOST_LINES])
