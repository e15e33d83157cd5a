"""The programs that may use the gateway: named, given a token, sent away."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.session.client_access import Client
from desktop.ui.form_field import FormField
from desktop.ui.moments import day_words
from desktop.ui.shortcuts import tooltip
from desktop.ui.theme import Theme
from desktop.ui.wording import tr

_LIST_PX = 96
_ID = Qt.ItemDataRole.UserRole


class ClientsForm(QWidget):
    """Says who shall have a token, and who shall have none any more."""

    #: The name of a program that shall have a token.
    wanted = Signal(str)
    #: The id of a client that shall have no access any more.
    unwanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._name = QLineEdit()
        self._name.setPlaceholderText(tr("Name of a program"))
        self._add = QPushButton(tr("Make a token"))
        self._add.setToolTip(tooltip(tr("Let a program of this name use the models")))
        self._list = QListWidget()
        self._list.setWordWrap(True)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._remove = QPushButton(tr("Take access away"))
        self._remove.setProperty("look", "danger")
        self._remove.setEnabled(False)
        self._token = QLineEdit()
        self._token.setReadOnly(True)
        self._copy = QPushButton(tr("Copy"))
        self._copy.setAccessibleName(tr("Copy the token"))
        self._nobody = QLabel(tr("Nobody has a token yet."))
        for button in (self._add, self._remove, self._copy):
            button.setAutoDefault(False)
        self._name_field = FormField(
            tr("Let a program &in"),
            self._name,
            note=tr("Its name; it gets a token of its own."),
            beside=(self._add,),
        )
        self._token_field = FormField(
            tr("&Token"), self._token, note=tr("Shown this once."), beside=(self._copy,)
        )
        self._list_field = FormField(
            tr("&Clients"),
            self._list,
            note=tr("Programs that may use the models."),
            beside=(self._remove,),
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._name_field, self._token_field, self._nobody, self._list_field):
            self._column.addWidget(widget)
        self._add.clicked.connect(self._on_add)
        self._name.returnPressed.connect(self._on_add)
        self._remove.clicked.connect(self._on_remove)
        self._list.itemSelectionChanged.connect(self._on_selection_changed)
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._token.text()))
        self.forget_token()
        self.set_clients(())

    def set_clients(self, clients: tuple[Client, ...]) -> None:
        self._list.clear()
        for client in clients:
            day = day_words(QDateTime.fromSecsSinceEpoch(int(client.created_at)).date())
            item = QListWidgetItem(tr("{name}, since {day}").format(name=client.name, day=day))
            item.setData(_ID, client.id)
            self._list.addItem(item)
        self._list_field.setVisible(bool(clients))
        self._nobody.setVisible(not clients)
        self._on_selection_changed()

    def show_token(self, name: str, token: str) -> None:
        self._name.clear()
        self._name_field.set_error("")
        self._token.setText(token)
        self._token.setCursorPosition(0)
        self._token_field.set_note(
            tr("For {name}. Copy it now: it is shown this once and kept nowhere.").format(name=name)
        )
        self._token_field.show()
        self._token.setFocus()
        self._token.selectAll()

    def show_complaint(self, text: str) -> None:
        self._name_field.set_error(text)

    def forget_token(self) -> None:
        self._token.clear()
        self._token_field.hide()
        self._name_field.set_error("")

    def set_theme(self, theme: Theme) -> None:
        for field in (self._name_field, self._token_field, self._list_field):
            field.set_theme(theme)
        for widget in (self._add, self._remove, self._copy, self._nobody):
            widget.setFont(theme.small_font())
        self._nobody.setStyleSheet(f"color: {theme.palette.secondary};")
        self._list.setFixedHeight(theme.px(_LIST_PX))
        self._list.setStyleSheet(
            f"QListView::item {{ padding: {theme.px(3)}px {theme.px(6)}px;"
            f" border-radius: {theme.px(6)}px; }}"
            f"QListView::item:selected {{ background: {theme.palette.selected};"
            f" color: {theme.palette.text}; }}"
        )
        self._column.setSpacing(theme.px(12))

    def _on_add(self) -> None:
        if name := self._name.text().strip():
            self.wanted.emit(name)

    def _on_remove(self) -> None:
        for item in self._list.selectedItems():
            self.unwanted.emit(item.data(_ID))

    def _on_selection_changed(self) -> None:
        self._remove.setEnabled(bool(self._list.selectedItems()))
