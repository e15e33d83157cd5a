"""A tool server's question to the person: a small form, or an address to open."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QWidget

from desktop.chat.consent import Decision
from desktop.chat.form import Form
from desktop.session.consent import Question
from desktop.ui.composition import Composition
from desktop.ui.field_inputs import FieldInput, read_all
from desktop.ui.transcript.context import Context
from desktop.ui.transcript.controls import PlainLabel
from desktop.ui.transcript.links import is_page
from desktop.ui.transcript.plain import breakable, visible_controls
from desktop.ui.transcript.question_card import QuestionCard, placed
from desktop.ui.wording import marked, sentences, spoken, tr

_WARNING = marked("What you enter goes to this server. Do not enter passwords.")
_NO_PAGE = marked("It is not an address of a page on the web, and cannot be opened.")


class FormCard(QuestionCard):
    """Shows who asks what, takes the values, or opens the page that is named in full.

    Enter in the last field sends; N, where no field has the focus, declines.
    """

    def __init__(self, context: Context, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(context, question, parent)
        assert question.form is not None
        self._form: Form = question.form
        form = question.form
        self._opens = bool(form.url)
        #: The first control with a value that is none, after a try to send it.
        self._faulty: QWidget | None = None
        server = visible_controls(form.server)
        asks = (
            tr("“{server}” asks you to open a page.") if self._opens else tr("“{server}” asks you.")
        )
        asks = asks.format(server=server)
        self._heading = PlainLabel(asks, self)
        self._message = PlainLabel(visible_controls(spoken(form.message)), self)
        self._address = PlainLabel(breakable(visible_controls(form.url)), self)
        self._note = PlainLabel(tr(_WARNING) if form.fields else "", self)
        for label in (self._heading, self._message, self._address, self._note):
            label.setWordWrap(True)
        self._inputs = [FieldInput(field, self) for field in form.fields]
        self._labels = [PlainLabel(visible_controls(each.words), self) for each in self._inputs]
        for label, each in zip(self._labels, self._inputs, strict=True):
            label.setVisible(not isinstance(each.control, QCheckBox))
            each.follow(question.begun)
            if isinstance(each.control, QLineEdit):
                Composition(each.control)
                each.control.returnPressed.connect(self._on_entered)
        send, decline = tr("Open the page") if self._opens else tr("Send"), tr("Decline")
        self._send = QPushButton(f"{send}  Y" if self._opens else send, self)
        self._send.setProperty("look", "primary")
        self._send.clicked.connect(self.send)
        self._decline = QPushButton(f"{decline}  N", self)
        self._decline.clicked.connect(self.decline)
        if self._opens and not is_page(form.url):
            self._send.setEnabled(False)
            self._note.setText(tr(_NO_PAGE))
        key = "Y" if self._opens else tr("Enter", "a key")
        for button, word, pressed in ((self._send, send, key), (self._decline, decline, "N")):
            button.setAccessibleName(word)
            button.setToolTip(f"{word} ({pressed})")
        told = (asks, self._message.text(), visible_controls(form.url), self._note.text())
        self.setAccessibleName(" ".join(filter(None, told)))
        self._dress()

    @property
    def controls(self) -> list[QWidget]:
        """One for each field, in the order of the form."""
        return [each.control for each in self._inputs]

    @property
    def buttons(self) -> list[QPushButton]:
        return [self._send, self._decline]

    @property
    def complaint(self) -> str:
        """What is wrong with the values, after a try to send them."""
        return self._note.text()

    def send(self) -> None:
        """Hand on the values, if they can be."""
        if self._opens:
            if self._send.isEnabled() and self._context.open_link(self._form.url) is not False:
                self.answer(Decision(allowed=True, values={}))
            return
        values, complaints = read_all(self._inputs)
        if not complaints:
            self.answer(Decision(allowed=True, values=values))
            return
        self._note.setText(sentences(*map(spoken, complaints.values())))
        self._faulty = next(iter(complaints))
        self._dress()
        self._context.resized(self)
        self._faulty.setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.reveal(self._faulty, self._faulty.rect())
        self._context.reveal(self._note, self._note.rect())

    def decline(self) -> None:
        self.answer(Decision(allowed=False))

    def restyle(self) -> None:
        self._dress()

    def arrange(self, width: int) -> int:
        theme = self._context.theme
        pad, gap = theme.px(14), theme.px(8)
        inner = width - 2 * pad
        y = theme.px(12)
        for label in (self._heading, self._message, self._address):
            if label.text():
                y += placed(label, pad, y, inner) + theme.px(4)
        for label, each in zip(self._labels, self._inputs, strict=True):
            y += theme.px(8)
            if not label.isHidden():
                y += placed(label, pad, y, inner) + theme.px(4)
            wanted = each.control.sizeHint()
            room = inner if isinstance(each.control, QLineEdit) else min(wanted.width(), inner)
            height = max(each.control.minimumHeight(), wanted.height())
            each.control.setGeometry(pad, y, room, min(height, each.control.maximumHeight()))
            y += each.control.height()
            if each.control is self._faulty:
                y += gap + placed(self._note, pad, y + gap, inner)
        if self._note.text() and self._faulty is None:
            y += gap + placed(self._note, pad, y + gap, inner)
        y += theme.px(10)
        y += self.place_row(self.buttons, pad, y, inner) + theme.px(12)
        self.resize(width, y)
        return y

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts = {Qt.Key.Key_N: self.decline}
        if self._opens:
            acts[Qt.Key.Key_Y] = self.send
        elif self._inputs:
            acts[Qt.Key.Key_Return] = acts[Qt.Key.Key_Enter] = self._go_in
        here = self.hasFocus() or any(button.hasFocus() for button in self.buttons)
        act = acts.get(Qt.Key(event.key())) if here else None
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if act is None or event.isAutoRepeat() or plain != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        else:
            act()

    def _go_in(self) -> None:
        self.controls[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_entered(self) -> None:
        line = self.sender()
        if line is self.controls[-1]:
            self.send()
        elif isinstance(line, QLineEdit):
            # As Tab does, which brings the next field into view.
            tab = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
            QCoreApplication.sendEvent(line, tab)

    def _dress(self) -> None:
        theme = self._context.theme
        self._heading.setFont(theme.small_font(semibold=True))
        self._heading.set_colour(theme.colour("text"))
        self._address.setFont(theme.code_font())
        self._address.set_colour(theme.colour("text"))
        for label in (self._message, self._note, *self._labels):
            label.setFont(theme.small_font())
            label.set_colour(theme.colour("secondary"))
        if self._faulty is not None:
            self._note.set_colour(theme.colour("danger"))
        self._message.set_colour(theme.colour("text"))
        for button in self.buttons:
            button.setFont(theme.small_font(semibold=button is self._send))
        for each in self._inputs:
            each.set_theme(theme)
