"""How a tool server is, what it said last, and the buttons that start and stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop.session.tool_servers import ServerStatus
from desktop.ui.flow_row import FlowRow
from desktop.ui.kept_focus import KeptFocus
from desktop.ui.shortcuts import tooltip
from desktop.ui.theme import Theme
from desktop.ui.transcript.plain import visible_controls
from desktop.ui.wording import counted, figure, marked, sentences, spoken, tr

_WORDS_PX = 110
_STATES = {
    "stopped": marked("Not running. It starts when a conversation that uses it goes on."),
    "starting": marked("Starting…"),
    "running": marked("Running."),
    "failed": marked("Failed."),
}
_DISABLED = marked("Not running. It may not be used in conversations.")


class ServerStatusView(QWidget):
    """Shows a status. Starts and stops nothing itself."""

    start_requested = Signal()
    stop_requested = Signal()
    sign_out_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._theme: Theme | None = None
        self._failed = False
        self._state = QLabel()
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self._state.setWordWrap(True)
        self._start = QPushButton(tr("&Start"))
        self._stop = QPushButton(tr("St&op"))
        self._sign_out = QPushButton(tr("Si&gn out"))
        self._words = QPlainTextEdit()
        self._words.setReadOnly(True)
        self._words.setTabChangesFocus(True)
        self._words.setAccessibleName(tr("What the server said last"))
        self._words.setToolTip(tooltip(tr("What the server said last")))
        for button in (self._start, self._stop, self._sign_out):
            button.setAutoDefault(False)
        KeptFocus(self._start, self._stop, parent=self)
        self._sign_out.setToolTip(tooltip(tr("Forget who you are at this server")))
        self._sign_out.clicked.connect(self.sign_out_requested)
        self._start.clicked.connect(self.start_requested)
        self._stop.clicked.connect(self.stop_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._state)
        column.addLayout(FlowRow(self._start, self._stop, self._sign_out))
        column.addWidget(self._words)

    @property
    def words(self) -> str:
        """The state in words."""
        return self._state.text()

    @property
    def said(self) -> str:
        return self._words.toPlainText()

    def show_status(self, status: ServerStatus, *, disabled: bool = False) -> None:
        state = str(status.state)
        words = [tr(_DISABLED if disabled and state == "stopped" else _STATES[state])]
        if status.trouble:
            words.append(visible_controls(spoken(status.trouble)))
        if status.tools is not None:
            words.append(_offers(len(status.tools), status.tokens))
        self._state.setText(sentences(*words))
        self._failed = bool(status.trouble)
        self._show_colour()
        up = state in ("running", "starting")
        if state == "running":
            text, name = tr("Re&start"), tr("Restart {server}")
        else:
            text, name = tr("&Start"), tr("Start {server}")
        self._start.setText(text)
        self._start.setAccessibleName(name.format(server=status.name))
        self._start.setToolTip(tooltip(tr("Start the server, or start it again")))
        self._start.setEnabled(state != "starting")
        self._stop.setEnabled(up)
        self._sign_out.setVisible(status.signed_in)
        self._sign_out.setAccessibleName(tr("Sign out at {server}").format(server=status.name))
        self._stop.setAccessibleName(tr("Stop {server}").format(server=status.name))
        self._stop.setToolTip(tooltip(tr("End the server and all that it started")))
        self._show_words(visible_controls(status.last_words))

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for widget in (self._state, self._start, self._stop, self._sign_out):
            widget.setFont(theme.small_font())
        self._words.setFont(theme.code_font())
        self._words.setFixedHeight(theme.px(_WORDS_PX))
        self._show_colour()

    def _show_words(self, text: str) -> None:
        self._words.setVisible(bool(text))
        if text == self._words.toPlainText():
            return
        bar = self._words.verticalScrollBar()
        at_end = bar.value() >= bar.maximum()
        place = bar.value()
        self._words.setPlainText(text)
        bar.setValue(bar.maximum() if at_end else place)

    def _show_colour(self) -> None:
        if self._theme is not None:
            palette = self._theme.palette
            colour = palette.danger if self._failed else palette.secondary
            self._state.setStyleSheet(f"color: {colour};")


def _offers(tools: int, tokens: int | None) -> str:
    if not tokens:
        return counted("%n tools.", "%n tool.", tools)
    return counted(
        "%n tools, about {tokens} tokens with every request.",
        "%n tool, about {tokens} tokens with every request.",
        tools,
    ).format(tokens=figure(tokens))
