"""The buttons under the text of the composer, in as many lines as they need."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.theme import Theme

_GAP_PX = 8
#: The most and the least that is shown of the name of the model, where it is longer.
_NAME_PX, _SHORTEST_PX = 300, 56
#: Below this width buttons have to do with fewer words. Design pixels.
_NARROW_PX = 440


class ButtonRow(QWidget):
    """Choices on the left, meters and Send on the right; nothing of them is ever cut.

    With too little room for all it says so by `narrowed`, in two steps, then shortens the name of
    the model, then begins a new line. Does not know what the buttons do.
    """

    #: How little room there is (int): 0 is enough for all, 1 for no figures, 2 for no buttons
    #: that can be done without.
    narrowed = Signal(int)

    def __init__(self, model: QPushButton, send: QPushButton) -> None:
        super().__init__()
        self._model, self._send = model, send
        self._name = ""
        self._choices: list[QPushButton] = [model]
        self._ends: list[QPushButton] = [send]
        self._lines: list[list[QPushButton]] = []
        self._rows: list[QHBoxLayout] = []
        self._theme: Theme | None = None
        self._fitting = False
        #: The row when there was no room for the words: in another one there may be.
        self._tried: list[object] = []
        #: As `narrowed` said last.
        self.narrowness = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._lay_out([[model, send]])

    @property
    def stops(self) -> list[QPushButton]:
        """The buttons, from left to right."""
        return [*self._choices, *self._ends]

    def add_choice(self, button: QPushButton, *, first: bool) -> None:
        self._choices.insert(0 if first else len(self._choices), button)
        self._lay_out([self.stops])
        self._fit()

    def add_meter(self, meter: QPushButton) -> None:
        self._ends.insert(-1, meter)
        self._lay_out([self.stops])
        self._fit()

    def set_name(self, name: str) -> None:
        """What the button of the model shows, as far as there is room."""
        self._name = name
        self._fit()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._tried = []
        self._column.setSpacing(theme.px(_GAP_PX))
        for row in self._rows:
            row.setSpacing(theme.px(_GAP_PX))
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()  # a button has other words now, or came, or went
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        theme = self._theme
        if theme is None or self._fitting:
            return
        self._fitting = True
        try:
            self._narrow(theme)
            self._lay_out(self._packed(theme))
            self._elide(theme)
        finally:
            self._fitting = False

    def _narrow(self, theme: Theme) -> None:
        if self.narrowness:
            now = [self.width(), *((b.isHidden(), _hint(b), b.text()) for b in self._others())]
            if now == self._tried:
                return
            # How much room the words need is known once they are there.
            self._tried = now
            self._tell(0)
        if self.width() < max(theme.px(_NARROW_PX), self._width(self.stops, theme)):
            self._tell(1)
            if self.width() < self._width(self.stops, theme):
                self._tell(2)

    def _tell(self, narrowness: int) -> None:
        if narrowness != self.narrowness:
            self.narrowness = narrowness
            self.narrowed.emit(narrowness)

    def _others(self) -> list[QPushButton]:
        """All but the button of the model, whose words are decided here."""
        return [button for button in self.stops if button is not self._model]

    def _packed(self, theme: Theme) -> list[list[QPushButton]]:
        """The buttons in lines with room for them; what is at the end stays together if it can."""
        lines: list[list[QPushButton]] = [[]]
        together = self._width(self._ends, theme) <= self.width()
        ends = [self._ends] if together else [[button] for button in self._ends]
        for group in (*([button] for button in self._choices), *ends):
            line = [*lines[-1], *group]
            if lines[-1] and self._width(line, theme) > self.width():
                lines.append(list(group))
            else:
                lines[-1] = line
        return lines

    def _width(self, buttons: list[QPushButton], theme: Theme) -> int:
        shown = [button for button in buttons if not button.isHidden()]
        widths = [
            self._frame() + self._least(theme) if button is self._model else _hint(button)
            for button in shown
        ]
        return sum(widths) + theme.px(_GAP_PX) * max(len(shown) - 1, 0)

    def _frame(self) -> int:
        """What the button of the model needs beside the name."""
        metrics = self._model.fontMetrics()
        shown = metrics.size(Qt.TextFlag.TextShowMnemonic, self._model.text()).width()
        return _hint(self._model) - shown + metrics.horizontalAdvance(" ")

    def _least(self, theme: Theme) -> int:
        whole = self._model.fontMetrics().horizontalAdvance(self._name)
        return min(whole, theme.px(_SHORTEST_PX))

    def _elide(self, theme: Theme) -> None:
        line = next(line for line in self._lines if self._model in line)
        spare = self.width() - self._width(line, theme)
        room = min(theme.px(_NAME_PX), self._least(theme) + max(spare, 0))
        right = Qt.TextElideMode.ElideRight
        shown = self._model.fontMetrics().elidedText(self._name, right, room)
        self._model.setText(f"{shown.replace('&', '&&')} ")

    def _lay_out(self, lines: list[list[QPushButton]]) -> None:
        if lines == self._lines:
            return
        self._lines = lines
        while len(self._rows) < len(lines):
            row = QHBoxLayout()
            row.setSpacing(self._theme.px(_GAP_PX) if self._theme else _GAP_PX)
            self._column.addLayout(row)
            self._rows.append(row)
        for number, row in enumerate(self._rows):
            while row.count():
                row.takeAt(0)
            line = lines[number] if number < len(lines) else []
            for button in line:
                if button in self._ends and button in (self._ends[0], line[0]):
                    row.addStretch(1)
                row.addWidget(button)
            if line and line[-1] not in self._ends:
                row.addStretch(1)
        while len(self._rows) > len(lines):
            self._column.removeItem(self._rows.pop())


def _hint(button: QPushButton) -> int:
    """The width that a button asks for, within its bounds."""
    return min(max(button.sizeHint().width(), button.minimumWidth()), button.maximumWidth())
