"""How a provider is reached: proxy, certificates, streaming."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.settings import ProviderSettings
from desktop.settings_table import PROXY_ADDRESS
from desktop.ui.form_field import FormField
from desktop.ui.shortcuts import tooltip
from desktop.ui.theme import Theme
from desktop.ui.wording import tr
from desktop.ui.wrapped_box import WrappedBox


class ConnectionFields(QWidget):
    """The part of a provider's form that most people never need.

    Says that something was edited; `changed` then holds it. Does not look for files.
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._proxy = QLineEdit()
        self._proxy.setPlaceholderText(tr("As this computer"))
        self._certificates = QLineEdit()
        self._certificates.setPlaceholderText(tr("Those of this computer only"))
        self._stream = WrappedBox(tr("Show replies &while they are written"))
        self._stream.setAccessibleName(tr("Show replies while they are written"))
        self._stream.setToolTip(tooltip(tr("Off for servers and proxies that cannot stream")))
        self._proxy_field = FormField(
            tr("Pro&xy"),
            self._proxy,
            note=tr("Write none, or an address such as socks5://localhost:1080."),
        )
        self._certificates_field = FormField(
            tr("Extra &certificates"), self._certificates, note=tr("A PEM file to trust as well.")
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._proxy_field, self._certificates_field, self._stream):
            self._column.addWidget(widget)
        for line in (self._proxy, self._certificates):
            line.textEdited.connect(self._validate)
            line.editingFinished.connect(self.edited)
        self._stream.toggled.connect(self.edited)

    def show_provider(self, provider: ProviderSettings, *, force: bool) -> None:
        """Fill in; a field that is being edited, or wrong, is left alone unless ``force``."""
        self._proxy_field.fill(provider.proxy, force=force)
        self._certificates_field.fill(provider.ca_file, force=force)
        blocked = self._stream.blockSignals(True)
        self._stream.setChecked(provider.stream)
        self._stream.blockSignals(blocked)
        self._validate()

    def changed(self, provider: ProviderSettings) -> ProviderSettings:
        """``provider`` with what was edited and is right."""
        if not self._proxy_field.error:
            provider = msgspec.structs.replace(provider, proxy=self._proxy.text().strip())
        return msgspec.structs.replace(
            provider,
            ca_file=self._certificates.text().strip(),
            stream=self._stream.isChecked(),
        )

    def set_theme(self, theme: Theme) -> None:
        self._proxy_field.set_theme(theme)
        self._certificates_field.set_theme(theme)
        self._stream.setFont(theme.small_font())
        self._column.setSpacing(theme.px(14))

    def _validate(self) -> None:
        text = self._proxy.text().strip()
        wrong = bool(text) and not PROXY_ADDRESS.fullmatch(text)
        self._proxy_field.set_error(
            tr("Write none, or an address with http://, https:// or socks5://.") if wrong else ""
        )
