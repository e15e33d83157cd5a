"""The quiet line under a message: what it cost, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.chat.notices import Action
from desktop.ui.shortcuts import tooltip
from desktop.ui.transcript.context import Context
from desktop.ui.transcript.controls import PlainLabel, WordButton
from desktop.ui.wording import marked, spoken, tr

_WORDS = {
    Action.COPY: (marked("copy"), marked("Copy this message (Y)")),
    Action.RETRY: (marked("retry"), marked("Ask for another reply (R)")),
    Action.CONTINUE: (marked("continue"), marked("Let the model go on")),
    Action.EDIT: (marked("edit"), marked("Edit this message (E)")),
    Action.PREVIOUS: ("‹", marked("Previous version ([)")),
    Action.NEXT: ("›", marked("Next version (])")),
}
#: Between two parts of a footer: quieter than dots.
_BETWEEN = "\N{EM SPACE}"
#: What the facts have in English that are left out where there is no room for all.
_LESSER = ("total ", "price unknown", "first token ", " tok/s")


class FooterView(QWidget):
    """Words on the left; actions on the right, there while the message is looked at. Which
    version it is, if there are others, is always there.

    The line is always as high as with its actions, so that nothing moves when they appear.
    Buttons are made the first time they are wanted.
    """

    #: The reader chose an action.
    chosen = Signal(Action)

    def __init__(
        self, context: Context, actions: tuple[Action, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._actions = actions
        self._version = (1, 1)
        self._active = False
        self._facts: list[str] = []
        #: The same in the language of the user.
        self._told: list[str] = []
        self._mark = ""
        self._dimmed = False
        self._label = PlainLabel("", self)
        self._count = PlainLabel("", self)
        self._count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._buttons: dict[Action, WordButton] = {}
        self._dress()

    @property
    def words(self) -> str:
        return _BETWEEN.join(self._told)

    @property
    def mark(self) -> str:
        """What is said of what is sent."""
        return self._mark

    @property
    def version(self) -> tuple[int, int]:
        return self._version

    def button(self, action: Action) -> WordButton | None:
        """None while it is not shown."""
        button = self._buttons.get(action)
        return button if button is not None and button.isVisibleTo(self) else None

    def set_facts(self, facts: list[str]) -> None:
        """What there is to say: see `footer_facts`."""
        if facts != self._facts:
            self._facts = facts
            self._told = [spoken(fact) for fact in facts]
            self._place()

    def set_mark(self, words: str) -> None:
        """What is sent of the message, where that is not the ordinary; it is always said."""
        if words != self._mark:
            self._mark = words
            self._place()

    def set_dimmed(self, dimmed: bool) -> None:
        """Be as strong as the text: all of the message is dimmed, and this must stay readable."""
        if dimmed != self._dimmed:
            self._dimmed = dimmed
            self._dress()

    def set_version(self, position: int, count: int) -> None:
        if (position, count) != self._version:
            self._version = (position, count)
            self._place()

    def set_actions(self, actions: tuple[Action, ...]) -> None:
        self._actions = actions
        self._place()

    def align_right(self) -> None:
        """Let the words stand at the right end too."""
        self._label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def set_active(self, active: bool) -> None:
        """Show the actions, or hide them."""
        if active != self._active:
            self._active = active
            self._place()

    def arrange(self, width: int) -> int:
        height = self._context.theme.px(24)
        self.resize(width, height)
        self._place()
        return height

    def touch(self) -> None:
        """Nothing is kept here between two arrangements."""

    def restyle(self) -> None:
        self._dress()

    def confirm_copied(self) -> bool:
        """Say so on the button; false when it is not shown."""
        button = self.button(Action.COPY)
        if button is not None:
            button.confirm(tr("copied", "on a button"))
        return button is not None

    def _place(self) -> None:
        theme = self._context.theme
        x, height = self.width() + theme.px(5), self.height()
        position, count = self._version
        # That there are other versions is always said.
        wanted = [Action.PREVIOUS, Action.NEXT] if count > 1 else []
        if self._active:
            wanted += self._actions
        for action in reversed(wanted):
            button = self._button(action)
            button.setEnabled(
                not (action is Action.PREVIOUS and position <= 1)
                and not (action is Action.NEXT and position >= count)
            )
            size = button.sizeHint()
            x -= size.width()
            button.setGeometry(x, (height - size.height()) // 2, size.width(), size.height())
            if action is Action.NEXT:
                self._count.setText(f"{position}/{count}")
                width = self._count.sizeHint().width()
                x -= width
                self._count.setGeometry(x, 0, width, height)
        for action, button in self._buttons.items():
            button.setVisible(action in wanted)
        self._count.setVisible(Action.NEXT in wanted)
        room = max(x - theme.px(8), 0) if wanted else self.width()
        shown, whole = self._fitting(room), self._line(self._told)
        self._label.setText(shown)
        self._label.setToolTip(tooltip(whole) if shown != whole else "")
        self._label.setGeometry(0, 0, room, height)

    def _fitting(self, room: int) -> str:
        """The words that there is room for: what says least about the reply goes first."""
        metrics = self._label.fontMetrics()
        parts = list(zip(self._facts, self._told, strict=True))
        for lesser in _LESSER:
            if metrics.horizontalAdvance(self._line(told for _, told in parts)) <= room:
                break
            parts = [part for part in parts if lesser not in part[0]]
        line = self._line(told for _, told in parts)
        return metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)

    def _line(self, told: Iterable[str]) -> str:
        return _BETWEEN.join(filter(None, (self._mark, *told)))

    def _button(self, action: Action) -> WordButton:
        known = self._buttons.get(action)
        if known is None:
            word, name = _WORDS[action]
            known = self._buttons[action] = WordButton(tr(word), tr(name), self)
            known.setFont(self._context.theme.tiny_font())
            known.clicked.connect(lambda _=False, chosen=action: self.chosen.emit(chosen))
        return known

    def _dress(self) -> None:
        theme = self._context.theme
        for widget in (self._label, self._count, *self._buttons.values()):
            widget.setFont(theme.tiny_font())
        for label in (self._label, self._count):
            label.set_colour(theme.colour("text" if self._dimmed else "secondary"))
