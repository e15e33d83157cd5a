"""The list of sources under a reply."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.shortcuts import tooltip
from desktop.ui.transcript.context import Context
from desktop.ui.transcript.controls import LineLabel, PlainLabel, WordButton
from desktop.ui.transcript.plain import visible_controls
from desktop.ui.transcript.sources import Source
from desktop.ui.wording import counted, tr

#: With more sources than this the rest is shown on demand.
_FIRST_SHOWN = 6
_MOST_QUOTED = 300


class SourcesView(QWidget):
    """A number, a title and a host for each source; pressing one opens it, after a check."""

    def __init__(
        self, context: Context, sources: Sequence[Source], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._head = PlainLabel(tr("Sources"), self)
        self._rows = [self._row(number, source) for number, source in enumerate(sources, start=1)]
        self._numbers = [PlainLabel(str(n), self) for n in range(1, len(sources) + 1)]
        # What has no title is called by its host.
        self._hosts = [
            LineLabel(source.host if source.host != source.title else "", self)
            for source in sources
        ]
        self._words = [row.text() for row in self._rows]
        self._more: WordButton | None = None
        if len(sources) > _FIRST_SHOWN:
            self._more = WordButton(
                counted("Show all %n", "Show all %n", len(sources)), tr("Show all sources"), self
            )
            self._more.clicked.connect(self._on_more_clicked)
        self.setAccessibleName(counted("%n sources", "%n source", len(sources)))
        self._dress()

    @property
    def rows(self) -> list[WordButton]:
        """The sources that are on show."""
        return [row for row in self._rows if row.isVisibleTo(self)]

    @property
    def more(self) -> WordButton | None:
        """Shows those that are not on show; None when all are."""
        return self._more

    def arrange(self, width: int) -> int:
        theme = self._context.theme
        line = theme.px(24)
        edge = theme.px(3) + 2  # the padding and the ring of a word
        self._head.setGeometry(0, 0, width, line)
        y = line
        shown = _FIRST_SHOWN if self._more is not None else len(self._rows)
        widest = max(label.sizeHint().width() for label in self._numbers)
        left = widest + theme.px(8)
        lines = zip(self._numbers, self._rows, self._hosts, strict=True)
        for number, (label, row, host) in enumerate(lines):
            for widget in (label, row, host):
                widget.setVisible(number < shown)
            if number >= shown:
                continue
            label.setGeometry(0, y, widest, line)
            host_width = min(host.sizeHint().width(), width // 3)
            room = width - left - host_width - theme.px(10)
            elide = Qt.TextElideMode.ElideRight
            row.setText(row.fontMetrics().elidedText(self._words[number], elide, room - 2 * edge))
            size = row.sizeHint()
            row.setGeometry(
                left - edge, y + (line - size.height()) // 2, size.width(), size.height()
            )
            host.setGeometry(row.geometry().right() + theme.px(4), y, host_width, line)
            y += line
        if self._more is not None:
            size = self._more.sizeHint()
            self._more.setGeometry(-edge, y, size.width(), size.height())
            y += line
        self.resize(width, y)
        return y

    def touch(self) -> None:
        """Nothing is kept here between two arrangements."""

    def restyle(self) -> None:
        self._dress()

    def _row(self, number: int, source: Source) -> WordButton:
        title = visible_controls(source.title)
        if source.host:
            name = tr("Source {number}: {title}, {host}")
        else:
            name = tr("Source {number}: {title}")
        name = name.format(number=number, title=title, host=source.host)
        row = WordButton(title.replace("&", "&&"), name, self)
        quote = visible_controls(" ".join(source.quote.split())[:_MOST_QUOTED])
        row.setToolTip(tooltip(" - ".join(part for part in (source.url, quote) if part) or title))
        if source.url:
            row.clicked.connect(lambda _=False, url=source.url: self._context.open_link(url))
        else:
            row.setCursor(Qt.CursorShape.ArrowCursor)
            row.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return row

    def _on_more_clicked(self) -> None:
        if self._more is not None:
            self._more.hide()
            self._more.deleteLater()
            self._more = None
            self._context.resized(self)

    def _dress(self) -> None:
        theme = self._context.theme
        self._head.setFont(theme.small_font(semibold=True))
        for widget in (self._head, *self._numbers, *self._hosts):
            widget.set_colour(theme.colour("secondary"))
        more = [self._more] if self._more else []
        for child in (*self._numbers, *self._rows, *self._hosts, *more):
            child.setFont(theme.small_font())
