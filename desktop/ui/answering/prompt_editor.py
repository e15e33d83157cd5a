"""The form of one prompt."""

from __future__ import annotations

import re

import msgspec
from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.chat.assistant import LONGEST_NAME
from desktop.chat.prompt import Prompt, variables_of
from desktop.ui.form_field import FormField
from desktop.ui.theme import Theme
from desktop.ui.wording import listed, marked, tr

_HOW = marked(
    "{{name}} is a gap that is filled in when the prompt is used; "
    "{{name: text}} has this text to begin with."
)


class PromptEditor(QWidget):
    """Changes the name and the text of a prompt, and says which gaps it has."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._prompt = Prompt(id="", name="")
        self._name = QLineEdit()
        self._name.setMaxLength(LONGEST_NAME)
        self._text = QPlainTextEdit()
        self._text.setTabChangesFocus(True)
        self._name_field = FormField(tr("&Name"), self._name)
        self._text_field = FormField(tr("&Text"), self._text, note=_unbroken(tr(_HOW)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._name_field)
        column.addWidget(self._text_field, 1)
        self._name.editingFinished.connect(self.edited)
        self._text.textChanged.connect(self._show_gaps)
        self._text.installEventFilter(self)

    @property
    def widget(self) -> QWidget:
        return self

    def show_item(self, item: Prompt) -> None:
        self._prompt = item
        if self._name.text() != item.name:
            self._name.setText(item.name)
        if self._text.toPlainText() != item.text:
            self._text.setPlainText(item.text)
        self._show_gaps()

    def read_item(self) -> Prompt:
        return msgspec.structs.replace(
            self._prompt,
            name=self._name.text().strip() or self._prompt.name,
            text=self._text.toPlainText(),
        )

    def focus_name(self) -> None:
        self._name.setFocus()
        self._name.selectAll()

    def set_theme(self, theme: Theme) -> None:
        for field in (self._name_field, self._text_field):
            field.set_theme(theme)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._text and event.type() == QEvent.Type.FocusOut:
            self.edited.emit()
        return super().eventFilter(watched, event)

    def _show_gaps(self) -> None:
        names = listed(variable.name for variable in variables_of(self._text.toPlainText()))
        self._text_field.set_note(
            tr("Gaps: {names}.").format(names=names) if names else _unbroken(tr(_HOW))
        )


def _unbroken(words: str) -> str:
    """What stands in braces stays in one line."""
    return re.sub(r"\{\{.*?\}\}", lambda gap: gap[0].replace(" ", "\N{NO-BREAK SPACE}"), words)
