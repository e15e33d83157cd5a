"""The arguments of a prompt that a tool server writes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.chat.form import Value
from desktop.chat.server_offer import Prompt
from desktop.ui.field_inputs import FieldInput, read_all
from desktop.ui.form_field import FormField
from desktop.ui.shortcuts import tooltip
from desktop.ui.theme import Theme
from desktop.ui.transcript.plain import visible_controls
from desktop.ui.wording import tr

#: Fields that are seen without scrolling.
_MOST_ROWS = 6


class PromptDialog(QDialog):
    """Asks for the arguments, each in a field; says which one is missing."""

    #: The prompt, and the values by their names (dict).
    filled = Signal(object, object)

    def __init__(self, prompt: Prompt, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prompt = prompt
        title = visible_controls(prompt.label)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = QLabel(visible_controls(prompt.description))
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setVisible(bool(words.text()))
        words.setFont(theme.small_font())
        self._inputs = [FieldInput(field) for field in prompt.arguments]
        inner = QWidget()
        fields = QVBoxLayout(inner)
        rows = min(len(self._inputs), _MOST_ROWS)
        # Between the fields and what scrolls them.
        scrolls = len(self._inputs) > rows
        fields.setContentsMargins(0, 0, theme.px(8) if scrolls else 0, 0)
        fields.setSpacing(theme.px(12))
        self._fields: dict[QWidget, FormField] = {}
        for each in self._inputs:
            name = visible_controls(each.words).replace("&", "&&")
            note = visible_controls(each.field.description)
            field = FormField(name, each.control, note=note)
            field.set_theme(theme)
            each.set_theme(theme)
            self._fields[each.control] = field
            fields.addWidget(field)
            if isinstance(each.control, QLineEdit):
                each.control.setPlaceholderText("")
                each.control.returnPressed.connect(self._on_entered)
        fields.addStretch(1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        use, cancel = QPushButton(tr("&Use")), QPushButton(tr("&Cancel"))
        use.setProperty("look", "primary")
        for button, hint, key in (
            (use, tr("Put the prompt into the message"), "Enter"),
            (cancel, tr("Use no prompt"), "Esc"),
        ):
            button.setAutoDefault(False)
            button.setToolTip(tooltip(hint, key))
            button.setFont(theme.small_font(semibold=button is use))
        use.clicked.connect(self._use)
        cancel.clicked.connect(self.reject)
        # No default button: Enter goes from field to field.
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(use)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(12))
        column.addWidget(words)
        column.addWidget(area, 1)
        column.addLayout(row)
        self.resize(theme.px(460), theme.px(110 + 70 * rows))
        if self._inputs:
            self._inputs[0].control.setFocus()

    @property
    def controls(self) -> list[QWidget]:
        """One for each argument, in their order."""
        return list(self._fields)

    def follow(self, begun: dict[str, Value], changed: Callable[[], object]) -> None:
        """Go on with what was begun, and keep in it what is entered."""
        for each in self._inputs:
            each.follow(begun, changed)

    @property
    def error(self) -> str:
        """What is wrong with the values; "" when nothing is."""
        return next((field.error for field in self._fields.values() if field.error), "")

    def _on_entered(self) -> None:
        if self.sender() is self.controls[-1]:
            self._use()
        else:
            self.focusNextChild()

    def _use(self) -> None:
        values, complaints = read_all(self._inputs)
        for control, field in self._fields.items():
            field.set_error(complaints.get(control, ""))
        if complaints:
            next(iter(complaints)).setFocus()
            return
        self.filled.emit(self._prompt, values)
        self.accept()
