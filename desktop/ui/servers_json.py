"""The tool servers as JSON, as other programs write them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.tool_settings import (
    ToolServer,
    ToolServersNotUnderstood,
    servers_as_json,
    servers_from_json,
)
from desktop.ui.dialog_size import fitted
from desktop.ui.form_field import FormField
from desktop.ui.shortcuts import tooltip
from desktop.ui.theme import Theme
from desktop.ui.wording import marked, spoken, tr

_EXAMPLE = """\
{
  "mcpServers": {
    "git": {"command": "uvx", "args": ["mcp-server-git"]}
  }
}"""
_NOTE = marked(
    "Paste what other programs have under mcpServers. Nothing is started here. A server sees none "
    'of your keys; in its env, "$NAME" stands for a variable of the environment.'
)


class ServersJsonDialog(QDialog):
    """Lets all servers be edited as one text. Takes nothing that is wrong."""

    #: The servers as they were written (dict of str and ToolServer).
    written = Signal(object)

    def __init__(
        self, servers: Mapping[str, ToolServer], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Tool servers as JSON"))
        self.setAccessibleName(tr("Tool servers as JSON"))
        self._editor = QPlainTextEdit(servers_as_json(servers))
        self._editor.setPlaceholderText(_EXAMPLE)
        self._editor.setTabChangesFocus(True)
        words = tr("Tool &servers, as JSON")
        self._field = FormField(words, self._editor, note=tr(_NOTE))
        self._save = QPushButton(tr("&Use these"))
        self._save.setProperty("look", "primary")
        self._cancel = QPushButton(tr("&Cancel"))
        for button, words in (
            (self._save, tr("Use these servers")),
            (self._cancel, tr("Change nothing")),
        ):
            button.setAutoDefault(False)
            button.setToolTip(tooltip(words, "Esc" if button is self._cancel else ""))
            button.setFont(theme.small_font(semibold=button is self._save))
        self._save.clicked.connect(self._on_save_clicked)
        self._cancel.clicked.connect(self.reject)
        self._editor.textChanged.connect(self._read)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self._save)
        column = QVBoxLayout(self)
        column.addWidget(self._field, 1)
        column.addLayout(row)
        self._field.set_theme(theme)
        self._code = theme.code_font()
        self.resize(fitted(self, theme.px(620), theme.px(460)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # A style sheet above takes the font away from what is polished later.
        self._editor.setFont(QFont())
        self._editor.setFont(self._code)

    @property
    def error(self) -> str:
        """What is wrong with the text; "" when nothing is."""
        return self._field.error

    def _read(self) -> dict[str, ToolServer] | None:
        try:
            servers = servers_from_json(self._editor.toPlainText())
        except ToolServersNotUnderstood as error:
            self._field.set_error(spoken(error.message))
            return None
        self._field.set_error("")
        return servers

    def _on_save_clicked(self) -> None:
        if (servers := self._read()) is not None:
            self.written.emit(servers)
            self.accept()
