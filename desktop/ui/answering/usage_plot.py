"""Days as bars or lines, a colour for each model."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui.flow_row import FlowRow
from desktop.ui.theme import Theme
from desktop.ui.wording import enumerated, tr

#: Hues that differ for most eyes, beginning with the accent's.
_HUES = (174, 28, 262, 340, 205, 90, 48, 300)
_LINES = 4
#: How much there is of a line of the grid where lines are as strong as text.
_FAINT = 0.3


class Series:
    """One model's values by day; None where there is none."""

    def __init__(self, name: str, values: Sequence[float | None]) -> None:
        self.name = name
        self.values = list(values)


class UsagePlot(QWidget):
    """Draws series over the same days: stacked bars for what adds up, lines for what does not.

    The table beside it has the same figures; screen readers are told the sum of it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._series: list[Series] = []
        self._days: list[str] = []
        self._stacked = True
        #: Where the scale ends, and what stands at its lines.
        self._top = 0.0
        self._scale: list[str] = []
        self._nothing = tr("Nothing in this time.")
        self._theme: Theme | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(160)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_series(
        self,
        series: Sequence[Series],
        days: Sequence[str],
        *,
        stacked: bool,
        words: Callable[[float], str],
        title: str,
    ) -> None:
        """``words`` says a value; ``title`` is what they are."""
        self._series, self._days = list(series), list(days)
        self._stacked = stacked
        highest = self._highest() if days else 0.0
        self._top = end_of_scale(highest) if highest > 0 else 0.0
        self._scale = [words(self._top * line / _LINES) for line in range(_LINES + 1)]
        names = enumerated(one.name for one in series)
        name = tr("{figure} by day, of {models}") if names else tr("{figure}: nothing yet")
        self.setAccessibleName(name.format(figure=title, models=names))
        self.update()

    def colour(self, number: int) -> QColor:
        """Of the series with this number."""
        dark = self._theme is not None and self._theme.colour("page").lightnessF() < 0.5
        hue = _HUES[number % len(_HUES)] / 360
        return QColor.fromHslF(hue, 0.6 if dark else 0.65, 0.58 if dark else 0.40)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.tiny_font())
        metrics = painter.fontMetrics()
        top = self._top
        if top <= 0:
            painter.setPen(self._theme.colour("secondary"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._nothing)
            return
        left = max(map(metrics.horizontalAdvance, self._scale)) + 10
        area = QRectF(left, 8, self.width() - left - 8, self.height() - metrics.height() - 18)
        for line in range(_LINES + 1):
            y = area.bottom() - area.height() * line / _LINES
            painter.setPen(QPen(self._grid(line), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(self._theme.colour("secondary"))
            box = QRectF(0, y - metrics.height() / 2, left - 8, metrics.height())
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, right, self._scale[line])
        self._draw_days(painter, area)
        (self._draw_bars if self._stacked else self._draw_lines)(painter, area, top)

    def _grid(self, line: int) -> QColor:
        """The lines above the lowest are never as strong as what is plotted."""
        assert self._theme is not None
        colour = self._theme.colour("border")
        if line and self._theme.contrasts:
            colour.setAlphaF(_FAINT)
        return colour

    def _highest(self) -> float:
        if not self._series:
            return 0.0
        if self._stacked:
            columns = zip(*(one.values for one in self._series), strict=True)
            return max((sum(v or 0.0 for v in column) for column in columns), default=0.0)
        return max((v for one in self._series for v in one.values if v is not None), default=0.0)

    def _draw_days(self, painter: QPainter, area: QRectF) -> None:
        metrics = painter.fontMetrics()
        room = max(map(metrics.horizontalAdvance, self._days)) + 16
        every = max(1, round(len(self._days) * room / max(area.width(), 1)) + 1)
        painter.setPen(self._theme.colour("secondary") if self._theme else Qt.GlobalColor.gray)
        step = area.width() / len(self._days)
        for number in range(0, len(self._days), every):
            middle = area.left() + step * (number + 0.5)
            left = min(max(middle - room / 2, 0.0), self.width() - room)
            box = QRectF(left, area.bottom() + 6, room, metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, self._days[number])

    def _draw_bars(self, painter: QPainter, area: QRectF, top: float) -> None:
        step = area.width() / len(self._days)
        width = max(1.0, min(step * 0.72, 42.0))
        painter.setPen(Qt.PenStyle.NoPen)
        for day in range(len(self._days)):
            y = area.bottom()
            for number, one in enumerate(self._series):
                height = area.height() * (one.values[day] or 0.0) / top
                painter.setBrush(self.colour(number))
                x = area.left() + step * day + (step - width) / 2
                painter.drawRect(QRectF(x, y - height, width, height))
                y -= height

    def _draw_lines(self, painter: QPainter, area: QRectF, top: float) -> None:
        step = area.width() / len(self._days)
        for number, one in enumerate(self._series):
            points = [
                QPointF(
                    area.left() + step * (day + 0.5), area.bottom() - area.height() * value / top
                )
                for day, value in enumerate(one.values)
                if value is not None
            ]
            colour = self.colour(number)
            painter.setPen(QPen(colour, 2))
            painter.drawPolyline(QPolygonF(points))
            painter.setBrush(colour)
            painter.setPen(Qt.PenStyle.NoPen)
            for point in points:
                painter.drawEllipse(point, 3, 3)
            painter.setBrush(Qt.BrushStyle.NoBrush)


class Legend(QWidget):
    """Says which colour stands for what, in as many lines as it takes."""

    def __init__(self) -> None:
        super().__init__()
        self._theme: Theme | None = None
        self._row = FlowRow(spacing=14)
        self.setLayout(self._row)

    def set_theme(self, theme: Theme) -> None:
        """For what is shown next."""
        self._theme = theme
        self._row.setSpacing(theme.px(14))

    def show_names(self, names: Sequence[str], colours: Sequence[QColor]) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for name, colour in zip(names, colours, strict=True):
            # Letters in these colours would be hard to read.
            square = f'<span style="color: {colour.name()}">■</span>'
            label = QLabel(f"<qt>{square} {escape(name)}</qt>")
            label.setTextFormat(Qt.TextFormat.RichText)
            if self._theme is not None:
                label.setFont(self._theme.tiny_font())
            self._row.addWidget(label)
            label.show()


def end_of_scale(top: float) -> float:
    """Where a scale for values up to ``top``, above 0, ends to have round numbers at its lines."""
    line = top / _LINES
    power = 10.0 ** math.floor(math.log10(line))
    return _LINES * power * next(n for n in (1, 2, 2.5, 5, 10) if n * power >= line * (1 - 1e-9))
