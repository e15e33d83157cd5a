"""The question whether a tool may run, at its place in the conversation."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

import msgspec
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from desktop.chat.consent import ConsentRequest, Decision, Pattern, Reach
from desktop.chat.tool_words import real_name
from desktop.session.consent import Question
from desktop.ui.composition import Composition
from desktop.ui.shortcuts import tooltip
from desktop.ui.transcript.context import Context
from desktop.ui.transcript.controls import PlainLabel, WordButton
from desktop.ui.transcript.panel import paint_panel
from desktop.ui.transcript.plain import visible_controls
from desktop.ui.transcript.plain_view import PlainView
from desktop.ui.transcript.question_card import QuestionCard, placed
from desktop.ui.wording import counted, figure, marked, sentences, spoken, tr

V = TypeVar("V", bound=enum.StrEnum)

#: More of the arguments is shown on demand.
_MOST_LINES = 24
_MOST_CHARACTERS = 4_000
_LONGEST_REASON = 2_000
#: What `Question.begun` calls the reason.
_REASON = "reason"
_REACHES = {
    Reach.CONVERSATION: marked("in this conversation"),
    Reach.EVERYWHERE: marked("in all conversations"),
}


class ConsentCard(QuestionCard):
    """Shows who wants to do what with which arguments, and takes the answer.

    Y allows it once, A from now on, as far as the line below the buttons says; N asks for a
    reason that the model is told. Answers the question itself. Nothing in the arguments can
    look like a part of the card: they are plain text, what hides in them made visible.
    """

    def __init__(self, context: Context, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(context, question, parent)
        request = question.request
        self._heading = PlainLabel(_heading(question, context.asker), self)
        self._note = PlainLabel(_note(request), self)
        self._warns = request is not None and (request.changed or request.hints.destructive)
        for label in (self._heading, self._note):
            label.setWordWrap(True)
        self._more: WordButton | None = None
        #: What is painted behind the arguments.
        self._ground = QRectF()
        self._arguments = self._shown_arguments(request)
        self._buttons = self._made_buttons()
        self._covers = _Covers(request, self) if request is not None else None
        self._reason = QLineEdit(self)
        Composition(self._reason)
        self._reason.setPlaceholderText(tr("Why not? The model is told. Enter denies."))
        self._reason.setAccessibleName(tr("Reason for the model"))
        self._reason.setMaxLength(_LONGEST_REASON)
        self._reason.returnPressed.connect(self._on_reason_entered)
        self._reason.setText(str(question.begun.get(_REASON, "")))
        self._reason.setVisible(_REASON in question.begun)
        self._show_denying()
        self._reason.textChanged.connect(self._on_reason_changed)
        if request is not None:
            keys = tr("Y: once, A: always, N: deny.")
        else:
            keys = tr("Y: go on, N: end it.")
        self.setAccessibleName(sentences(self._heading.text(), self._note.text(), keys))
        if self._arguments is not None:
            self.setAccessibleDescription(self._arguments.toPlainText()[:_MOST_CHARACTERS])
        self._dress()

    @property
    def arguments(self) -> PlainView | None:
        """The text with the arguments; None for a call without any."""
        return self._arguments

    @property
    def buttons(self) -> list[QPushButton]:
        return self._buttons

    @property
    def reason(self) -> QLineEdit:
        return self._reason

    @property
    def covers(self) -> list[WordButton]:
        """What "always" means; a press chooses the next."""
        return self._covers.buttons if self._covers is not None else []

    def restyle(self) -> None:
        self._dress()
        if self._arguments is not None:
            self._arguments.restyle()

    def allow_once(self) -> None:
        self.answer(Decision(allowed=True))

    def allow_always(self) -> None:
        """From now on, as far as the card says."""
        if self._covers is not None:
            self.answer(self._covers.decision())

    def ask_for_reason(self) -> None:
        """Deny, after one more Enter."""
        if self._question.request is None:
            self.answer(Decision(allowed=False))
            return
        self._question.begun.setdefault(_REASON, "")
        self._reason.show()
        self._show_denying()
        self._context.resized(self)
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.reveal(self._reason, self._reason.rect())

    def arrange(self, width: int) -> int:
        theme = self._context.theme
        pad, gap = theme.px(14), theme.px(8)
        inner = width - 2 * pad
        y = theme.px(12) + placed(self._heading, pad, theme.px(12), inner)
        if self._note.text():
            y += theme.px(2) + placed(self._note, pad, y + theme.px(2), inner)
        if self._arguments is not None:
            inset = theme.px(10)
            self._arguments.move(pad + inset, y + gap + theme.px(6))
            height = self._arguments.arrange(inner - 2 * inset) + 2 * inset - theme.px(2)
            self._ground = QRectF(pad, y + gap, inner, height)
            y += gap + height
        if self._more is not None:
            y += self.place_row([self._more], pad - theme.px(3) - 2, y, inner)
        y += theme.px(10)
        y += self.place_row(self._buttons, pad, y, inner)
        if self._covers is not None:
            y += theme.px(6)
            y += self.place_row(self._covers.widgets, pad, y, inner)
        if not self._reason.isHidden():
            height = self._reason.sizeHint().height()
            self._reason.setGeometry(pad, y + gap, inner, height)
            y += gap + height
        y += theme.px(12)
        self.resize(width, y)
        return y

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._ground.isEmpty():
            theme = self._context.theme
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_panel(painter, self._ground, theme.px(6), theme)
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        act = self._acts().get(Qt.Key(event.key()))
        # A key that is held down answers no question that appears meanwhile.
        if act is None or event.isAutoRepeat() or plain != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        else:
            act()

    def _acts(self) -> dict[Qt.Key, Callable[[], None]]:
        acts = {Qt.Key.Key_Y: self.allow_once, Qt.Key.Key_N: self.ask_for_reason}
        return acts | ({Qt.Key.Key_A: self.allow_always} if self._covers is not None else {})

    def _made_buttons(self) -> list[QPushButton]:
        always = self._question.request is not None
        words = [
            (tr("Allow once") if always else tr("Go on"), "Y", self.allow_once),
            *([(tr("Always"), "A", self.allow_always)] if always else []),
            (tr("Deny…") if always else tr("End it"), "N", self._on_denies_clicked),
        ]
        buttons = []
        for word, key, act in words:
            button = QPushButton(f"{word}  {key}", self)
            button.setAccessibleName(word)
            button.setToolTip(f"{word} ({key})")
            button.clicked.connect(act)
            buttons.append(button)
        self._denies = buttons[-1]
        buttons[0].setProperty("look", "primary")
        return buttons

    def _shown_arguments(self, request: ConsentRequest | None) -> PlainView | None:
        if request is None or not request.arguments:
            return None
        source = msgspec.json.format(msgspec.json.encode(request.arguments), indent=2).decode()
        text = visible_controls(source)
        lines = text.split("\n")
        short = "\n".join(lines[:_MOST_LINES])[:_MOST_CHARACTERS]
        view = PlainView(self._context, code=True, parent=self)
        view.setAccessibleName(tr("Arguments"))
        if short == text:
            view.set_text(text)
            return view
        view.set_text(f"{short} …", whole=text)
        words = counted(
            "Show all (%Ln lines, {characters} characters)",
            "Show all (%Ln line, {characters} characters)",
            len(lines),
        ).format(characters=figure(len(text)))
        self._more = WordButton(words, tr("Show all arguments"), self)
        self._more.clicked.connect(lambda: self._show_all(text))
        return view

    def _show_all(self, text: str) -> None:
        assert self._arguments is not None
        assert self._more is not None
        self._arguments.set_text(text)
        self._more.deleteLater()
        self._more = None
        self._context.resized(self)

    def _show_denying(self) -> None:
        """Its button denies at once, as Enter does, while the reason is asked for."""
        if not self._reason.isHidden():
            self._denies.setText(tr("Deny"))
            self._denies.setAccessibleName(tr("Deny"))
            self._denies.setToolTip(tooltip(tr("Deny"), "Enter"))

    def _on_denies_clicked(self) -> None:
        if self._reason.isHidden():
            self.ask_for_reason()
        else:
            self._on_reason_entered()

    def _on_reason_changed(self, text: str) -> None:
        self._question.begun[_REASON] = text

    def _on_reason_entered(self) -> None:
        reason = " ".join(self._reason.text().split())
        self.answer(Decision(allowed=False, reason=reason))

    def _dress(self) -> None:
        theme = self._context.theme
        self._heading.setFont(theme.small_font(semibold=True))
        self._heading.set_colour(theme.colour("text"))
        self._note.setFont(theme.small_font())
        self._note.set_colour(theme.colour("danger" if self._warns else "secondary"))
        widgets = [*self._buttons, self._reason, *([self._more] if self._more else [])]
        for widget in widgets:
            widget.setFont(theme.small_font(semibold=widget.property("look") == "primary"))
        if self._covers is not None:
            self._covers.dress(theme.small_font(), theme.colour("secondary"))


def _heading(question: Question, asker: str) -> str:
    request, asker = question.request, visible_controls(asker)
    if request is None:
        words = spoken(question.words)
        return f"{asker}: {words}" if asker else words
    server = visible_controls(request.server)
    tool = visible_controls(spoken(real_name(request.tool, server=request.server)))
    if asker:
        words = tr("Allow “{model}” to use “{tool}” of {server}?")
    else:
        words = tr("Allow “{tool}” of {server}?")
    return words.format(model=asker, tool=tool, server=server or "Rivulet")


def _note(request: ConsentRequest | None) -> str:
    if request is None:
        return ""
    if request.changed:
        return tr(
            "It is not the tool any more that you allowed: its description or arguments changed."
        )
    if request.hints.read_only:
        return tr("It says that it only reads.") if request.server else tr("It changes nothing.")
    if not request.hints.destructive:
        return tr("It says that it changes things, but destroys nothing.")
    return tr("It may change or delete things.")


class _Covers:
    """What "always" would mean, in words that can be pressed."""

    def __init__(self, request: ConsentRequest, parent: QWidget) -> None:
        words = {Pattern.ANY: tr("any arguments"), Pattern.SAME: tr("exactly these arguments")}
        if request.alike:
            words = {Pattern.ALIKE: visible_controls(spoken(request.alike)), **words}
        risky = request.hints.destructive and not request.alike
        first = Pattern.SAME if risky else next(iter(words))
        self._label = PlainLabel(tr("Always means:"), parent)
        self._pattern = _Choice[Pattern](words, first, tr("Arguments that “always” covers"), parent)
        self._reach = _Choice[Reach](
            {reach: tr(text) for reach, text in _REACHES.items()},
            Reach.CONVERSATION,
            tr("Conversations that “always” covers"),
            parent,
        )

    @property
    def buttons(self) -> list[WordButton]:
        return [self._pattern.button, self._reach.button]

    @property
    def widgets(self) -> list[QWidget]:
        return [self._label, *self.buttons]

    def decision(self) -> Decision:
        return Decision(allowed=True, reach=self._reach.value, pattern=self._pattern.value)

    def dress(self, font: QFont, colour: QColor) -> None:
        self._label.set_colour(colour)
        for widget in self.widgets:
            widget.setFont(font)


class _Choice(Generic[V]):
    """A button that says one of several words; a press goes on to the next."""

    def __init__(self, words: Mapping[V, str], first: V, name: str, parent: QWidget) -> None:
        self._words = words
        self._name = name
        self.value = first
        self.button = WordButton("", name, parent)
        self.button.setProperty("side", "left")
        self.button.clicked.connect(self._on_button_clicked)
        self._show()

    def _on_button_clicked(self) -> None:
        values = list(self._words)
        self.value = values[(values.index(self.value) + 1) % len(values)]
        self._show()
        # The word has another width now.
        parent = self.button.parentWidget()
        if isinstance(parent, ConsentCard):
            parent.arrange(parent.width())

    def _show(self) -> None:
        self.button.setText(f"{self._words[self.value]} ⇅")
        self.button.setAccessibleName(f"{self._name}: {self._words[self.value]}")
        self.button.setToolTip(tr("{name}. Press for another.").format(name=self._name))
