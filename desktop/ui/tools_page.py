"""The settings page of tools."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop.settings import Settings
from desktop.ui.form_field import FormField
from desktop.ui.shortcuts import tooltip
from desktop.ui.theme import Theme
from desktop.ui.wording import marked, tr, without_key
from desktop.ui.wrapped_box import WrappedBox

_FOLDERS_PX = 72
_READ_ONLY = marked("Tools that say that they only &read need not ask")


class ToolsPage(QWidget):
    """Says what tools may read, and what may run unasked."""

    settings_changed = Signal(object)
    #: What tools did is to be shown.
    calls_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._settings = Settings()
        self._read_only = WrappedBox(tr(_READ_ONLY))
        self._read_only.setObjectName("allow read only")
        self._read_only.setAccessibleName(without_key(tr(_READ_ONLY)))
        self._read_only.setToolTip(tooltip(without_key(tr(_READ_ONLY))))
        self._read_only.toggled.connect(self.finish)
        self._folders = QPlainTextEdit()
        self._folders.setPlaceholderText(tr("None", "no folders"))
        self._folders.setTabChangesFocus(True)
        self._folders.installEventFilter(self)
        self._folders_field = FormField(
            tr("&Folders that the tools for files may read"),
            self._folders,
            note=tr("One in each line, with all that is in it."),
        )
        self._calls = QPushButton(tr("&Calls and permissions…"))
        self._calls.setAutoDefault(False)
        self._calls.setToolTip(tooltip(tr("What tools did, and what they may do unasked")))
        self._calls.clicked.connect(self.calls_requested)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._read_only)
        self._column.addWidget(self._folders_field)
        self._column.addWidget(self._calls, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)

    def set_settings(self, settings: Settings) -> None:
        """Show these settings; what is being typed is kept."""
        self._settings = settings
        blocked = self._read_only.blockSignals(True)
        self._read_only.setChecked(settings.tools.allow_read_only)
        self._read_only.blockSignals(blocked)
        if not self._folders.hasFocus():
            _show(self._folders, "\n".join(settings.tools.folders))

    def finish(self) -> None:
        """Hand on what is chosen, and what is typed and right."""
        folders = tuple(line.strip() for line in self._folders.toPlainText().splitlines())
        settings = msgspec.structs.replace(
            self._settings,
            tools=msgspec.structs.replace(
                self._settings.tools,
                allow_read_only=self._read_only.isChecked(),
                folders=tuple(folder for folder in folders if folder),
            ),
        )
        if settings != self._settings:
            self._settings = settings
            self.settings_changed.emit(settings)

    def set_theme(self, theme: Theme) -> None:
        for widget in (self._read_only, self._calls):
            widget.setFont(theme.small_font())
        self._folders_field.set_theme(theme)
        self._folders.setFixedHeight(theme.px(_FOLDERS_PX))
        self._column.setSpacing(theme.px(16))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.finish()
        return super().eventFilter(watched, event)


def _show(editor: QPlainTextEdit, text: str) -> None:
    """Put a text into an editor, unless it is there already."""
    if editor.toPlainText() != text:
        editor.setPlainText(text)
