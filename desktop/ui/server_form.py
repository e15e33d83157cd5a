"""The fields of one tool server."""

from __future__ import annotations

import shlex

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.tool_settings import ToolServer, complaint_about
from desktop.ui.choice_box import ArrowBox
from desktop.ui.form_field import FormField
from desktop.ui.shortcuts import tooltip
from desktop.ui.theme import Theme
from desktop.ui.transcript.plain import visible_controls
from desktop.ui.wording import marked, spoken, tr, without_key
from desktop.ui.wrapped_box import WrappedBox

_PAIRS_PX = 64
_COMMAND, _ADDRESS = 0, 1
_ENABLED = marked("May &be used in conversations")
_SECRETS = marked(
    '"$NAME" stands for a variable of the environment: a secret need not be written here.'
)


class ServerForm(QWidget):
    """Shows a server and says how it was changed, when a field is left. Starts nothing.

    What cannot be a server is said below its field, and stays until it is corrected.
    """

    #: The name that it has, the one that it shall have, and the server (ToolServer).
    edited = Signal(str, str, object)

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self._server = ToolServer()
        self._taken: frozenset[str] = frozenset()
        self._enabled = WrappedBox(tr(_ENABLED))
        self._enabled.setAccessibleName(without_key(tr(_ENABLED)))
        self._enabled.setToolTip(tooltip(tr("Whether it can be chosen among the tools")))
        self._title = QLineEdit()
        self._kind = ArrowBox()
        self._kind.addItems([tr("A command on this computer"), tr("An address on the network")])
        self._command, self._folder, self._url = QLineEdit(), QLineEdit(), QLineEdit()
        self._command.setPlaceholderText("uvx mcp-server-git")
        self._url.setPlaceholderText("https://example.org/mcp")
        self._folder.setPlaceholderText(tr("The one that Rivulet was started in", "a folder"))
        self._env, self._headers = QPlainTextEdit(), QPlainTextEdit()
        self._env.setPlaceholderText(tr("NAME=value"))
        self._headers.setPlaceholderText("Authorization: $TOKEN")
        self._fields = {
            "name": FormField(tr("&Name"), self._title),
            "kind": FormField(tr("&Kind"), self._kind),
            "command": FormField(tr("Co&mmand", "what is run"), self._command),
            "folder": FormField(tr("Run it in the &folder"), self._folder),
            "env": FormField(tr("&Variables, one in each line"), self._env, note=tr(_SECRETS)),
            "url": FormField(tr("Addr&ess"), self._url),
            "headers": FormField(
                tr("&Headers, one in each line"), self._headers, note=tr(_SECRETS)
            ),
        }
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._enabled)
        for field in self._fields.values():
            self._column.addWidget(field)
        self._enabled.clicked.connect(self.commit)
        self._kind.activated.connect(self._on_kind_activated)
        for line in (self._title, self._command, self._folder, self._url):
            line.editingFinished.connect(self.commit)
        self._command.textChanged.connect(self._show_words)
        for editor in (self._env, self._headers):
            editor.setTabChangesFocus(True)
            editor.installEventFilter(self)

    @property
    def error(self) -> str:
        """What is wrong with what is typed; "" when nothing is."""
        return next((f.error for f in self._fields.values() if f.error), "")

    def show_server(self, name: str, server: ToolServer, taken: frozenset[str]) -> None:
        """Show a server; what is being typed, and what is wrong, is kept.

        ``taken`` are the names of the others.
        """
        self._taken = taken
        if (name, server) == (self._name, self._server):
            return
        self._name, self._server = name, server
        self._enabled.setChecked(not server.disabled)
        _show(self._title, name)
        self._kind.setCurrentIndex(_ADDRESS if server.url else _COMMAND)
        _show(self._command, shlex.join([server.command, *server.args]) if server.command else "")
        _show(self._folder, server.cwd)
        _show(self._url, server.url)
        self._env.setPlainText("\n".join(f"{key}={value}" for key, value in server.env.items()))
        headers = server.headers.items()
        self._headers.setPlainText("\n".join(f"{key}: {value}" for key, value in headers))
        self._show_kind()
        for field in self._fields.values():
            field.set_error("")

    def focus_first(self) -> None:
        """Where a new server is filled in."""
        (self._url if self._kind.currentIndex() == _ADDRESS else self._command).setFocus()

    def commit(self) -> None:
        """Hand on what is typed, if it can be a server."""
        if not self._name:
            return
        for field in self._fields.values():
            field.set_error("")
        made = self._read()
        title = self._title.text().strip()
        if made is None:
            return
        if title != self._name and title in self._taken:
            words = tr("There is a tool server {name} already.").format(name=repr(title))
            self._fields["name"].set_error(words)
            return
        _, complaint = complaint_about({title: made})
        if complaint:
            where = "name" if "may be named" in complaint else "url" if made.url else "command"
            where = "url" if self._kind.currentIndex() == _ADDRESS and where != "name" else where
            self._fields[where].set_error(spoken(complaint))
        elif (title, made) != (self._name, self._server):
            before, self._name, self._server = self._name, title, made
            self.edited.emit(before, title, made)

    def set_theme(self, theme: Theme) -> None:
        self._enabled.setFont(theme.small_font())
        self._kind.set_theme(theme)
        for field in self._fields.values():
            field.set_theme(theme)
        self._env.setFixedHeight(theme.px(_PAIRS_PX))
        self._headers.setFixedHeight(theme.px(_PAIRS_PX))
        self._column.setSpacing(theme.px(12))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.commit()
        return super().eventFilter(watched, event)

    def _read(self) -> ToolServer | None:
        """The server as it is typed; None when a field says what is wrong."""
        disabled = not self._enabled.isChecked()
        if self._kind.currentIndex() == _ADDRESS:
            headers = _pairs(self._headers.toPlainText(), ":")
            if headers is None:
                self._fields["headers"].set_error(
                    tr("Each line needs a name, a colon and a value.")
                )
                return None
            return ToolServer(url=self._url.text().strip(), headers=headers, disabled=disabled)
        words = _words(self._command.text())
        env = _pairs(self._env.toPlainText(), "=")
        if words is None:
            self._fields["command"].set_error(tr("A quotation mark is not closed."))
            return None
        if env is None:
            self._fields["env"].set_error(tr("Each line needs a name, = and a value."))
            return None
        command, *args = words or [""]
        return ToolServer(
            command=command,
            args=tuple(args),
            env=env,
            cwd=self._folder.text().strip(),
            disabled=disabled,
        )

    def _on_kind_activated(self) -> None:
        self._show_kind()
        self.focus_first()

    def _show_kind(self) -> None:
        remote = self._kind.currentIndex() == _ADDRESS
        for name in ("command", "folder", "env"):
            self._fields[name].setVisible(not remote)
        for name in ("url", "headers"):
            self._fields[name].setVisible(remote)
        self._show_words()

    def _show_words(self) -> None:
        """The words that are run, each for itself: what a line looks like can deceive."""
        words = _words(self._command.text()) or []
        shown = "  ".join(f"⟦{visible_controls(word)}⟧" for word in words)
        note = tr("Runs {words}, without a shell.").format(words=shown) if shown else ""
        self._fields["command"].set_note(note)


def _show(line: QLineEdit, text: str) -> None:
    if line.text() != text:
        line.setText(text)
        line.setCursorPosition(0)


def _words(text: str) -> list[str] | None:
    try:
        return shlex.split(text)
    except ValueError:
        return None


def _pairs(text: str, joint: str) -> dict[str, str] | None:
    """Names and values, one pair in each line; None when a line is none."""
    found = {}
    for line in text.splitlines():
        if line.strip():
            name, middle, value = line.partition(joint)
            if not middle or not name.strip():
                return None
            found[name.strip()] = value.strip()
    return found
