"""The settings page of the gateway: its switch, the programs that may use it, and what they ask."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.chat.prices import PriceOf
from desktop.session.client_access import Client
from desktop.session.forward_log import Forward
from desktop.settings import GatewaySettings, Settings
from desktop.settings_table import ORIGIN
from desktop.ui.clients_form import ClientsForm
from desktop.ui.form_field import FormField
from desktop.ui.forwards_table import ForwardsTable
from desktop.ui.keymap import Keymap
from desktop.ui.shortcuts import tooltip
from desktop.ui.theme import Theme
from desktop.ui.wording import tr
from desktop.ui.wrapped_box import WrappedBox

_LOWEST_PORT, _HIGHEST_PORT = 1024, 65_535


class GatewayPage(QWidget):
    """Switches the gateway on and off and tends its clients. Starts and saves nothing."""

    settings_changed = Signal(object)
    #: The name of a program that shall have a token.
    client_wanted = Signal(str)
    #: The id of a client that shall have no access any more.
    client_unwanted = Signal(str)
    #: The id of a request that shall end.
    cancel_requested = Signal(str)
    #: The conversations shall be shown in a browser.
    browser_requested = Signal()

    def __init__(self, keys: Keymap) -> None:
        super().__init__()
        self._settings = Settings()
        self._switch = WrappedBox(tr("&Let other programs on this computer use the models"))
        words = tr(
            "Off by default. Programs need a token of their own; no other computer is answered."
        )
        self._switch.setAccessibleDescription(words)
        self._switch.setToolTip(tooltip(words))
        self._port = QLineEdit()
        self._port.setValidator(QIntValidator(_LOWEST_PORT, _HIGHEST_PORT, self._port))
        self._state = QLabel()
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self._state.setWordWrap(True)
        self._state.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._port_field = FormField(
            tr("&Port"), self._port, note=tr("On this computer only."), setting="gateway.port"
        )
        self._port_field.settings_changed.connect(self.settings_changed)
        self._origins = QLineEdit()
        self._origins.setPlaceholderText(tr("None", "no web pages"))
        self._origins_field = FormField(
            tr("&Web pages that may use it too"),
            self._origins,
            note=tr("Their origins, such as {origin}, with spaces between them.").format(
                origin="http://localhost:5173"
            ),
            setting="gateway.origins",
        )
        self._origins_field.settings_changed.connect(self.settings_changed)
        self._browser = QPushButton(tr("Open in browser"))
        self._browser.setAutoDefault(False)
        keys.tip(self._browser, tr("Show the conversations in your browser"), "browser")
        self._browser.clicked.connect(self.browser_requested)
        self._clients = ClientsForm()
        self._forwards = ForwardsTable()
        self._column = QVBoxLayout(self)
        for widget in (
            self._switch,
            self._state,
            self._port_field,
            self._origins_field,
            self._clients,
            self._forwards,
        ):
            self._column.addWidget(widget)
        self._column.insertWidget(2, self._browser, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self._switch.clicked.connect(self._on_choice)
        self._port.editingFinished.connect(self._on_choice)
        self._origins.editingFinished.connect(self._on_choice)
        self._clients.wanted.connect(self.client_wanted)
        self._clients.unwanted.connect(self.client_unwanted)
        self._forwards.cancel_requested.connect(self.cancel_requested)
        self.set_settings(self._settings)
        self.set_address("")

    def set_settings(self, settings: Settings) -> None:
        self._settings = settings
        self._switch.setChecked(settings.gateway.enabled)
        self._port_field.set_settings(settings)
        if not self._port.hasFocus():
            self._port.setText(str(settings.gateway.port))
        self._origins_field.set_settings(settings)
        if not self._origins.hasFocus():
            self._origins.setText(" ".join(settings.gateway.origins))

    def set_address(self, address: str) -> None:
        """Where the gateway answers; "" while it is off."""
        self._state.setText(
            tr(
                "{address}/v1 for clients of OpenAI\n{address} for clients of Anthropic\n"
                "{address}/api/chat for pages made with the AI SDK"
            ).format(address=address)
            if address
            else tr("Off: no program can reach the models.")
        )

    def set_clients(self, clients: tuple[Client, ...]) -> None:
        self._clients.set_clients(clients)

    def show_token(self, name: str, token: str) -> None:
        """Show a token, this once."""
        self._clients.show_token(name, token)

    def show_complaint(self, text: str) -> None:
        """Why a client could not be let in."""
        self._clients.show_complaint(text)

    def set_price(self, price: PriceOf) -> None:
        """What models cost."""
        self._forwards.set_price(price)

    def set_forwards(self, forwards: tuple[Forward, ...]) -> None:
        """The requests, the newest first."""
        self._forwards.set_forwards(forwards)

    def finish(self) -> None:
        """The page is closed: a token is not shown again."""
        self._clients.forget_token()
        self._on_choice()

    def set_theme(self, theme: Theme) -> None:
        for widget in (self._switch, self._state, self._browser):
            widget.setFont(theme.small_font())
        self._state.setStyleSheet(f"color: {theme.palette.secondary};")
        for part in (self._port_field, self._origins_field, self._clients, self._forwards):
            part.set_theme(theme)
        self._column.setSpacing(theme.px(12))

    def _on_choice(self) -> None:
        # A port that is still being typed is none yet.
        typed = self._port.hasAcceptableInput()
        port = int(self._port.text()) if typed else self._settings.gateway.port
        origins = self._typed_origins()
        gateway: GatewaySettings = msgspec.structs.replace(
            self._settings.gateway, enabled=self._switch.isChecked(), port=port, origins=origins
        )
        if gateway != self._settings.gateway:
            self._settings = msgspec.structs.replace(self._settings, gateway=gateway)
            self.settings_changed.emit(self._settings)

    def _typed_origins(self) -> tuple[str, ...]:
        """What is typed, or what held before while that is not right."""
        typed = tuple(dict.fromkeys(self._origins.text().replace(",", " ").split()))
        wrong = next((origin for origin in typed if not ORIGIN.fullmatch(origin)), "")
        words = tr("{origin} is not like http://localhost:5173.").format(origin=wrong)
        self._origins_field.set_error(words if wrong else "")
        return self._settings.gateway.origins if wrong else typed
