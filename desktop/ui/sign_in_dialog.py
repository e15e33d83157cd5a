"""Asks whether to sign in at a tool server, and waits with the user for the browser."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.session.sign_ins import SignInRequest
from desktop.ui.shortcuts import tooltip
from desktop.ui.theme import SECONDARY, Theme
from desktop.ui.transcript.links import is_page
from desktop.ui.transcript.plain import visible_controls
from desktop.ui.wording import marked, tr, without_key

_ADDRESS_PX = 84
_WAITING = marked("Waiting for you to sign in in the browser…")
_REFUSED = marked("This address is not opened: it is neither https nor on this computer.")


class SignInDialog(QDialog):
    """Shows the whole address, and opens it only when the user says so.

    ``open_page`` opens an address and says whether it could.
    """

    def __init__(
        self,
        request: SignInRequest,
        *,
        open_page: Callable[[str], bool],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._request = request
        self._open_page = open_page
        self.setWindowTitle(tr("Sign in"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        host = visible_controls(urlsplit(request.url).netloc)
        server = visible_controls(request.server)
        words = tr("The tool server “{server}” asks you to sign in at {host}.")
        self._words = QLabel(words.format(server=server, host=host))
        self._state = QLabel(tr("Rivulet opens this address in your browser:"))
        self._address = QPlainTextEdit(visible_controls(request.url))
        self._address.setReadOnly(True)
        self._address.setTabChangesFocus(True)
        self._address.setAccessibleName(tr("Address"))
        self._address.setToolTip(tooltip(tr("The address that is opened")))
        self._open = QPushButton(tr("&Open the browser"))
        self._open.setProperty("look", "primary")
        self._open.setDefault(True)
        self._copy = QPushButton(tr("&Copy the address"))
        self._cancel = QPushButton(tr("Do &not sign in"))
        self.setAccessibleName(self._words.text())
        for label in (self._words, self._state):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        for button, key in ((self._open, "Enter"), (self._copy, ""), (self._cancel, "Esc")):
            button.setAutoDefault(False)
            button.setToolTip(tooltip(without_key(button.text()), key))
        if not is_page(request.url):
            self._open.setEnabled(False)
            self._copy.setEnabled(False)
            self._state.setText(tr(_REFUSED))
        self._open.clicked.connect(self._on_open_clicked)
        self._copy.clicked.connect(self._on_copy_clicked)
        self._cancel.clicked.connect(self.reject)
        self.rejected.connect(self._on_rejected)
        request.closed = self._end
        buttons = QHBoxLayout()
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        buttons.addWidget(self._copy)
        buttons.addWidget(self._open)
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(10))
        for widget in (self._words, self._state, self._address):
            column.addWidget(widget)
        column.addLayout(buttons)
        self._words.setFont(theme.small_font(semibold=True))
        self._address.setFont(theme.code_font())
        self._address.setFixedHeight(theme.px(_ADDRESS_PX))
        for part in (self._state, self._open, self._copy, self._cancel):
            part.setFont(theme.small_font(semibold=part is self._open))
        self._state.setForegroundRole(SECONDARY)
        self.resize(theme.px(520), self.sizeHint().height())

    @property
    def words(self) -> str:
        """All that is said."""
        return f"{self._words.text()} {self._state.text()} {self._address.toPlainText()}"

    def _on_open_clicked(self) -> None:
        if self._open_page(self._request.url):
            self._agreed()

    def _on_copy_clicked(self) -> None:
        """For another browser than the one that would be opened."""
        QGuiApplication.clipboard().setText(self._request.url)
        self._agreed()

    def _agreed(self) -> None:
        self._state.setText(tr(_WAITING))
        self._request.agree()

    def _on_rejected(self) -> None:
        # The dialog is gone when the request hears of it.
        self._request.closed = lambda: None
        self._request.refuse()

    def _end(self) -> None:
        self.rejected.disconnect(self._on_rejected)
        self._request.closed = lambda: None
        self.reject()
