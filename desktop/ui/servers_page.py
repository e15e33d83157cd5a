"""The settings page of the tool servers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.session.tool_servers import ServerStatus
from desktop.settings import Settings
from desktop.tool_settings import ToolServer
from desktop.ui.flow_row import FlowRow
from desktop.ui.server_form import ServerForm
from desktop.ui.server_status import ServerStatusView
from desktop.ui.servers_json import ServersJsonDialog
from desktop.ui.shortcuts import tooltip
from desktop.ui.theme import Theme
from desktop.ui.two_line_delegate import TwoLineDelegate
from desktop.ui.two_panes import TwoPanes
from desktop.ui.wording import listed, marked, tr

#: The width of the list beside the form, and its height above it.
_LIST_PX, _STACKED_LIST_PX = 200, 170
#: Below this width the form has no room beside the list.
_STACKED_PX = 520
#: Two lines of letters as high as the Japanese ones.
_ROW_PX = 54
_NAME = Qt.ItemDataRole.UserRole
_NONE = marked("There are no tool servers. Add one, or import those of another program.")
_STATES = {
    "stopped": marked("stopped"),
    "starting": marked("starting"),
    "running": marked("running"),
    "failed": marked("failed"),
}


class ServersPage(QWidget):
    """Lists the tool servers, edits one of them and shows how it is. Starts nothing itself."""

    settings_changed = Signal(object)
    #: The name of a server.
    start_requested = Signal(str)
    stop_requested = Signal(str)
    sign_out_requested = Signal(str)
    #: It is shown now, and how the servers are is wanted.
    shown = Signal()
    #: The files of other programs are wanted, to choose one.
    other_programs_requested = Signal()
    #: The path of a file of another program; "" to choose one.
    import_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._theme: Theme | None = None
        self._settings = Settings()
        self._statuses: dict[str, ServerStatus] = {}
        #: The name of a server that is new and not filled in yet; "" for none.
        self._draft = ""
        #: What is to be said of servers when they are looked at.
        self._unsaid: dict[str, str] = {}
        self._list = QListWidget()
        self._add = QPushButton(tr("A&dd"))
        self._remove = QPushButton(tr("Remove"))
        self._import = QPushButton(tr("&Import…"))
        self._json = QPushButton(tr("As &JSON…"))
        self._nothing = QLabel(tr(_NONE))
        self._hint = QLabel(
            tr("A server is switched on in a conversation, among its tools, and not before.")
        )
        self._notice = QLabel()
        self._notice.hide()
        self._form = ServerForm()
        self._status = ServerStatusView()
        self._menu: QMenu | None = None
        self._build()
        self._connect()
        self._fill()

    @property
    def words(self) -> str:
        """What is said about an import, or a failure."""
        return self._notice.text()

    @property
    def form(self) -> ServerForm:
        return self._form

    @property
    def status(self) -> ServerStatusView:
        return self._status

    @property
    def error(self) -> str:
        """What is wrong with the server as it is typed; "" when nothing is."""
        return self._form.error

    def set_settings(self, settings: Settings) -> None:
        self._settings = settings
        self._fill()

    def set_statuses(self, statuses: Sequence[ServerStatus]) -> None:
        self._statuses = {status.name: status for status in statuses}
        self._fill()

    def show_server(self, name: str) -> None:
        """Turn to one server."""
        for row in range(self._list.count()):
            if self._list.item(row).data(_NAME) == name:
                self._list.setCurrentRow(row)

    def reveal(self, control: QWidget) -> None:
        """Turn to a server whose form has this control; without one, to the way to add one."""
        for row in (self._list.currentRow(), *range(self._list.count())):
            self._list.setCurrentRow(row)
            if control.isVisibleTo(self):
                return
        self._add.setFocus(Qt.FocusReason.TabFocusReason)

    def offer_files(self, files: Sequence[tuple[str, str]]) -> None:
        """Let one of these be chosen: programs and the paths of their files.

        Without any, another file is to be chosen at once.
        """
        if not files:
            self.import_requested.emit("")
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(self._import.font())
        for program, path in files:
            action = menu.addAction(f"{program}: {path}")
            action.triggered.connect(lambda _=False, path=path: self.import_requested.emit(path))
        menu.addAction(tr("Another file…")).triggered.connect(
            lambda: self.import_requested.emit("")
        )
        menu.popup(self._import.mapToGlobal(QPoint(0, self._import.height())))
        self._menu = menu

    def add_servers(self, servers: Mapping[str, ToolServer]) -> list[str]:
        """Take servers in, but those that are there already; returns the names they got.

        They get other names where theirs are taken.
        """
        present = dict(self._settings.tool_servers)
        names = []
        for name, server in servers.items():
            if any(server.print == other.print for other in present.values()):
                continue
            free = _free(name, present)
            present[free] = server
            names.append(free)
        if names:
            self._change(present)
            self.show_server(names[0])
        return names

    def show_words(self, text: str, server: str = "") -> None:
        """Say something, until another server is looked at.

        What is about a ``server`` that is not looked at now is said when it is.
        """
        if server and server != self._current():
            self._unsaid[server] = text
            return
        self._notice.setText(text)
        self._notice.setVisible(bool(text))

    def finish(self) -> None:
        """Hand on what is typed, if it is right."""
        self._form.commit()
        self._draft = ""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._panes.set_measures(
            below=theme.px(_STACKED_PX),
            spacing=theme.px(12),
            side_width=theme.px(_LIST_PX),
            side_height=theme.px(_STACKED_LIST_PX),
        )
        buttons = (self._add, self._remove, self._import, self._json)
        for widget in (self._list, self._nothing, self._notice, *buttons):
            widget.setFont(theme.small_font())
        self._hint.setFont(theme.tiny_font())
        for label in (self._nothing, self._hint):
            label.setStyleSheet(f"color: {theme.palette.secondary};")
        self._form.set_theme(theme)
        self._status.set_theme(theme)
        self._fill()

    def _build(self) -> None:
        self._list.setAccessibleName(tr("Tool servers"))
        self._list.setProperty("look", "rows")
        self._list.setItemDelegate(TwoLineDelegate(self._list))
        self._list.setMinimumHeight(1)
        # Where it is low, the last row would stand at its top.
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for button, hint in (
            (self._add, tr("Add a tool server")),
            (self._remove, tr("Remove this tool server")),
            (self._import, tr("Import the tool servers of another program; none is started")),
            (self._json, tr("Edit or paste all tool servers as JSON")),
        ):
            button.setAutoDefault(False)
            button.setToolTip(tooltip(hint))
            button.setAccessibleName(hint)
        for label in (self._nothing, self._notice, self._hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        for widget in (self._notice, self._nothing, self._status, self._form, self._hint):
            column.addWidget(widget)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setMinimumHeight(1)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        side = QWidget()
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self._list, 1)
        left.addLayout(FlowRow(self._add, self._remove, self._import, self._json))
        self._panes = TwoPanes(side, area)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._panes)

    def _connect(self) -> None:
        self._list.currentItemChanged.connect(self._on_list_current_item_changed)
        self._add.clicked.connect(self._on_add_clicked)
        self._remove.clicked.connect(self._on_remove_clicked)
        self._import.clicked.connect(self.other_programs_requested)
        self._json.clicked.connect(self._on_json_clicked)
        self._form.edited.connect(self._on_form_edited)
        self._status.start_requested.connect(lambda: self.start_requested.emit(self._current()))
        self._status.stop_requested.connect(lambda: self.stop_requested.emit(self._current()))
        self._status.sign_out_requested.connect(
            lambda: self.sign_out_requested.emit(self._current())
        )

    def _current(self) -> str:
        row = self._list.currentRow()
        return str(self._list.item(row).data(_NAME)) if row >= 0 else ""

    def _servers(self) -> dict[str, ToolServer]:
        """Those of the settings, and the one that is not filled in yet."""
        draft = {self._draft: ToolServer()} if self._draft else {}
        return {**self._settings.tool_servers, **draft}

    def _fill(self) -> None:
        names = list(self._servers())
        rows = [self._list.item(row).data(_NAME) for row in range(self._list.count())]
        if names != rows:
            self._rebuild(names)
        for row, name in enumerate(names):
            words = self._words_of(name)
            item = self._list.item(row)
            item.setText(f"{name}\n{words}")
            item.setToolTip(tooltip(words))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, listed((name, words)))
            if self._theme is not None:
                # Letters of some scripts need more room; a long name needs none beside the list.
                item.setData(Qt.ItemDataRole.SizeHintRole, None)
                height = max(self._theme.px(_ROW_PX), self._list.sizeHintForRow(row))
                item.setSizeHint(QSize(0, height))
        self._show_current()

    def _words_of(self, name: str) -> str:
        status = self._statuses.get(name)
        state = str(status.state) if status is not None else "stopped"
        server = self._servers()[name]
        if not (server.command or server.url):
            return tr("not filled in yet")
        if server.disabled and state == "stopped":
            return tr("disabled", "a tool server")
        return tr(_STATES[state])

    def _rebuild(self, names: list[str]) -> None:
        current, row = self._current(), self._list.currentRow()
        blocked = self._list.blockSignals(True)
        self._list.clear()
        for name in names:
            item = QListWidgetItem()
            item.setData(_NAME, name)
            self._list.addItem(item)
        if current in names:
            row = names.index(current)
        self._list.setCurrentRow(min(max(row, 0), len(names) - 1))
        self._list.blockSignals(blocked)

    def _show_current(self) -> None:
        name = self._current()
        servers = self._servers()
        there = name in servers
        for widget in (self._form, self._status, self._hint):
            widget.setVisible(there)
        self._nothing.setVisible(not there)
        self._remove.setEnabled(there)
        if there:
            self._form.show_server(name, servers[name], frozenset(servers) - {name})
            found = self._statuses.get(name)
            self._status.setVisible(found is not None)
            if found is not None:
                self._status.show_status(found, disabled=servers[name].disabled)

    def _change(self, servers: Mapping[str, ToolServer]) -> None:
        settings = msgspec.structs.replace(self._settings, tool_servers=dict(servers))
        self.set_settings(settings)
        self.settings_changed.emit(settings)

    def _on_list_current_item_changed(self) -> None:
        self.show_words(self._unsaid.pop(self._current(), ""))
        self._form.commit()
        self._show_current()

    def _on_add_clicked(self) -> None:
        self._form.commit()
        if not self._draft:
            self._draft = _free("server", self._settings.tool_servers)
            self._fill()
        self.show_server(self._draft)
        self._form.focus_first()

    def _on_remove_clicked(self) -> None:
        gone = self._current()
        if gone == self._draft:
            self._draft = ""
            self._fill()
        else:
            self._change({n: s for n, s in self._settings.tool_servers.items() if n != gone})
        self._list.setFocus()

    def _on_json_clicked(self) -> None:
        assert self._theme is not None
        self._form.commit()
        dialog = ServersJsonDialog(self._settings.tool_servers, self._theme, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.written.connect(self._change)
        dialog.open()

    def _on_form_edited(self, before: str, name: str, server: ToolServer) -> None:
        """A server that was renamed stays at its place."""
        servers = self._servers()
        if before not in servers:
            return
        if before == self._draft:
            self._draft = ""
        renamed = {
            name if present == before else present: server if present == before else other
            for present, other in servers.items()
        }
        self._change(renamed)
        self.show_server(name)


def _free(name: str, taken: Mapping[str, object]) -> str:
    free, number = name, 2
    while free in taken:
        free = f"{name} {number}"
        number += 1
    return free
