"""A notice under a reply, with what can be done."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.chat.notices import Action, Notice
from desktop.ui.transcript.context import Context
from desktop.ui.transcript.controls import PlainLabel
from desktop.ui.transcript.plain import breakable_within
from desktop.ui.wording import marked, sentences, spoken, tr

#: What is on the buttons.
_WORDS = {
    Action.ADD_KEY: marked("Add key"),
    Action.CHANGE_KEY: marked("Change key"),
    Action.CONTINUE: marked("Continue"),
    Action.RETRY: marked("Retry"),
}


class NoticeView(QWidget):
    """A framed sentence, a hint below it and buttons in words."""

    #: The reader chose one of the notice's actions.
    chosen = Signal(Action)

    def __init__(self, context: Context, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._notice = notice
        text, hint = spoken(notice.text), spoken(notice.hint)
        self._text = PlainLabel(text, self)
        self._hint = PlainLabel(hint, self)
        self._buttons: list[QPushButton] = []
        for label in (self._text, self._hint):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for action in notice.actions:
            button = QPushButton(tr(_WORDS[action]), self)
            button.setAccessibleName(button.text())
            button.clicked.connect(lambda _=False, chosen=action: self.chosen.emit(chosen))
            self._buttons.append(button)
        if self._buttons and notice.is_failure:
            self._buttons[0].setProperty("look", "primary")
        self.setAccessibleName(sentences(text, hint))
        self._dress()

    @property
    def notice(self) -> Notice:
        return self._notice

    @property
    def buttons(self) -> list[QPushButton]:
        return self._buttons

    def arrange(self, width: int) -> int:
        theme = self._context.theme
        pad, gap = theme.px(14), theme.px(8)
        sizes = [button.sizeHint() for button in self._buttons]
        buttons_width = sum(size.width() for size in sizes) + gap * len(sizes)
        # On a narrow page the buttons stand below the text.
        beside = width - 2 * pad - buttons_width >= theme.px(260)
        text_width = width - 2 * pad - (buttons_width if beside else 0)
        y = theme.px(11)
        y += _place(self._text, spoken(self._notice.text), QRect(pad, y, text_width, 0))
        if self._notice.hint:
            y += theme.px(2)
            y += _place(self._hint, spoken(self._notice.hint), QRect(pad, y, text_width, 0))
        self._hint.setVisible(bool(self._notice.hint))
        y += theme.px(11)
        row = max((size.height() for size in sizes), default=0)
        if beside:
            y = max(y, row + 2 * theme.px(8))
            self._place_buttons(sizes, width - pad - buttons_width + gap, (y - row) // 2)
        elif sizes:
            self._place_buttons(sizes, pad, y)
            y += row + theme.px(11)
        if not self._notice.hint:
            self._text.move(pad, (y - self._text.height()) // 2 if beside else self._text.y())
        self.resize(width, y)
        return y

    def touch(self) -> None:
        """Nothing is kept here between two arrangements."""

    def restyle(self) -> None:
        self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is cheap
        theme = self._context.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.colour("outline"), 1))
        painter.drawRoundedRect(frame, theme.panel_radius, theme.panel_radius)
        painter.end()

    def _place_buttons(self, sizes: list[QSize], x: int, y: int) -> None:
        for button, size in zip(self._buttons, sizes, strict=True):
            button.setGeometry(x, y, size.width(), size.height())
            x += size.width() + self._context.theme.px(8)

    def _dress(self) -> None:
        theme = self._context.theme
        self._text.setFont(theme.small_font(semibold=self._notice.is_failure))
        self._text.set_colour(theme.colour("danger" if self._notice.is_failure else "secondary"))
        self._hint.setFont(theme.small_font())
        self._hint.set_colour(theme.colour("secondary"))
        for button in self._buttons:
            button.setFont(theme.small_font(semibold=button.property("look") == "primary"))


def _place(label: PlainLabel, text: str, room: QRect) -> int:
    """Set the text into the room, as high as it needs; returns the height."""
    label.setText(breakable_within(text, room.width(), label.fontMetrics()))
    room.setHeight(label.heightForWidth(room.width()))
    label.setGeometry(room)
    return room.height()
