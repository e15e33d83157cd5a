"""The settings page of what Rivulet is and where it keeps things."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop import __version__
from desktop.ui.form_field import FormField
from desktop.ui.theme import Theme
from desktop.ui.wording import tr


class AboutPage(QWidget):
    """Says version and folder. Opens and deletes nothing."""

    def __init__(self, *, data_folder: Path) -> None:
        super().__init__()
        self._title = QLabel(f"Rivulet {__version__}")
        self._text = QLabel(
            tr(
                "Conversations stay on this machine. Keys are kept in the keyring of your desktop, "
                "or in memory; they are never written to a file."
            )
        )
        for label in (self._title, self._text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        folder = QLineEdit(str(data_folder))
        folder.setReadOnly(True)
        folder.setCursorPosition(0)
        self._field = FormField(
            tr("Data &folder"), folder, note=tr("Conversations, settings and logs are here.")
        )
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addWidget(self._text)
        self._column.addWidget(self._field)
        self._column.addStretch(1)

    def set_theme(self, theme: Theme) -> None:
        self._title.setFont(theme.heading_font(2))
        self._text.setFont(theme.small_font())
        self._field.set_theme(theme)
        self._column.setSpacing(theme.px(12))
