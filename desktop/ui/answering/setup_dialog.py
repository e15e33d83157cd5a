"""How the shown conversation is answered."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.chat.setup import ConversationSetup, LimitRule
from desktop.parameters import ModelParameters, Parameter
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.dialog_size import fitted
from desktop.ui.flow_row import FlowRow
from desktop.ui.form_field import FormField
from desktop.ui.icons import Icons
from desktop.ui.parameter_fields import ParameterFields
from desktop.ui.shortcuts import tooltip
from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.unfinished import Unfinished
from desktop.ui.wording import marked, sentences, tr

_USUAL = marked("As in the settings")
LIMIT_WORDS = {
    LimitRule.DROP: marked("Leave out the oldest messages"),
    LimitRule.SUMMARISE: marked("Sum up the older messages, in sight"),
    LimitRule.REFUSE: marked("Send nothing, and say why"),
}
#: The same where it is what the settings have.
USUAL_WORDS = {
    LimitRule.DROP: marked("As in the settings: leave out the oldest messages"),
    LimitRule.SUMMARISE: marked("As in the settings: sum up the older messages, in sight"),
    LimitRule.REFUSE: marked("As in the settings: send nothing, and say why"),
}
_PROMPT_PX = 180


class SetupDialog(QDialog):
    """Changes the system prompt, the parameters and the rule at the limit of one conversation.

    Opened with `open`. Changes nothing by itself.
    """

    #: The changed `ConversationSetup`.
    accepted_setup = Signal(object)
    #: An assistant shall be made of it (ConversationSetup).
    assistant_requested = Signal(object)

    def __init__(self, icons: Icons, *, theme: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("This conversation"))
        self.setAccessibleName(tr("How this conversation is answered"))
        self._setup = ConversationSetup()
        self._about = QLabel()
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._about.setWordWrap(True)
        self._prompt = QPlainTextEdit()
        self._prompt.setTabChangesFocus(True)
        self._prompt_field = FormField(tr("System &prompt"), self._prompt)
        self._parameters = ParameterFields(icons, usual=tr(_USUAL))
        self._limit = ChoiceBox(icons)
        self._limit.addItems([tr(_USUAL), *map(tr, LIMIT_WORDS.values())])
        self._limit_field = FormField(
            tr("When the conversation is too long for the &model"), self._limit
        )
        self._make = QPushButton(tr("Make an &assistant of it…"))
        self._cancel = QPushButton(tr("Cancel"))
        self._save = QPushButton(tr("&Save"))
        self._column = QVBoxLayout(self)
        self._build()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed(theme.theme)

    def open_with(
        self,
        setup: ConversationSetup,
        *,
        model: str,
        offered: Sequence[Parameter],
        usual_prompt: str,
        usual_limit: LimitRule,
    ) -> None:
        """Show a setup; ``usual_`` is what the settings have."""
        self._setup = setup
        about = tr(
            "This goes along with every message of this conversation; only what {model} takes "
            "is offered."
        ).format(model=model)
        if setup.assistant:
            taken = tr("It was taken from the assistant “{name}”.").format(name=setup.assistant)
            about = sentences(about, taken)
        self._about.setText(about)
        self._prompt.setPlainText(setup.system_prompt)
        self._prompt_field.set_note("")
        usual = " ".join(usual_prompt.split())
        here = tr("As in the settings: {prompt}") if usual else tr("None, as in the settings")
        self._prompt.setPlaceholderText(here.format(prompt=usual[:200]))
        self._parameters.offer(offered, setup.parameters)
        self._limit.setItemText(0, tr(USUAL_WORDS[usual_limit]))
        rules: list[LimitRule | None] = [None, *LIMIT_WORDS]
        self._limit.setCurrentIndex(rules.index(setup.limit))
        self._prompt.setFocus()
        self.open()

    def go_on(self, unfinished: Unfinished, name: str) -> None:
        """Go on with what was not saved, and keep what becomes of it."""
        fields = {"system prompt": self._prompt, "limit": self._limit, **self._parameters.controls}
        if unfinished.follow(self, name, fields):
            here = tr("What you had begun here and not saved is here again.")
            self._prompt_field.set_note(here)
            self._prompt.moveCursor(QTextCursor.MoveOperation.End)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # A style sheet takes the fonts away from what is polished later.
        self._about.setFont(self._small)

    def _build(self) -> None:
        form = QWidget()
        rows = QVBoxLayout(form)
        for widget in (self._about, self._prompt_field, self._parameters, self._limit_field):
            rows.addWidget(widget)
        rows.addStretch(1)
        self._rows = rows
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(form)
        # These stay together, at the right of whichever row they are in.
        answer = QWidget()
        right = QHBoxLayout(answer)
        right.setContentsMargins(0, 0, 0, 0)
        right.addStretch(1)
        right.addWidget(self._cancel)
        right.addWidget(self._save)
        buttons = FlowRow(self._make, answer, growing=answer)
        self._column.addWidget(area, 1)
        self._column.addLayout(buttons)
        self._save.setProperty("look", "primary")
        self._save.setDefault(True)
        self._save.setToolTip(tooltip(tr("Holds from the next message on"), "Ctrl+Return"))
        self._save.setShortcut("Ctrl+Return")
        self._save.clicked.connect(self._on_save_clicked)
        self._cancel.setAutoDefault(False)
        self._cancel.setToolTip(tooltip(tr("Change nothing"), "Esc"))
        self._cancel.clicked.connect(self.reject)
        self._make.setAutoDefault(False)
        self._make.setToolTip(tooltip(tr("Keep this for other conversations")))
        self._make.clicked.connect(self._on_make_clicked)

    def _read(self) -> ConversationSetup | None:
        """None while something is wrong."""
        extra = ModelParameters(extra=self._setup.parameters.extra)
        parameters = self._parameters.read(extra)
        if self._parameters.has_errors:
            return None
        rules: list[LimitRule | None] = [None, *LIMIT_WORDS]
        return msgspec.structs.replace(
            self._setup,
            system_prompt=self._prompt.toPlainText().strip(),
            parameters=parameters,
            limit=rules[self._limit.currentIndex()],
        )

    def _on_save_clicked(self) -> None:
        setup = self._read()
        if setup is not None:
            self.accept()
            self.accepted_setup.emit(setup)

    def _on_make_clicked(self) -> None:
        setup = self._read()
        if setup is not None:
            self.accept()
            self.accepted_setup.emit(setup)
            self.assistant_requested.emit(setup)

    def _on_theme_changed(self, theme: Theme) -> None:
        self.resize(fitted(self, min(theme.px(560), 900), min(theme.px(620), 820)))
        px = theme.px
        self._column.setContentsMargins(px(16), px(16), px(16), px(16))
        self._column.setSpacing(px(12))
        self._rows.setSpacing(px(14))
        # Between the fields and what scrolls them.
        self._rows.setContentsMargins(0, 0, px(8), 0)
        self._small = theme.small_font()
        self._about.setStyleSheet(f"color: {theme.palette.secondary};")
        self._prompt_field.set_theme(theme)
        self._limit_field.set_theme(theme)
        self._limit.set_theme(theme)
        self._parameters.set_theme(theme)
        self._prompt.setFixedHeight(px(_PROMPT_PX))
        for button in (self._make, self._cancel, self._save):
            button.setFont(theme.small_font(semibold=button is self._save))
