"""The question before everything is deleted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.composition import Composition
from desktop.ui.wording import tr
from desktop.ui.wrapped_box import WrappedBox


class DeleteAllDialog(QDialog):
    """Lets a word be typed before its button can be pressed. Deletes nothing."""

    #: It shall be done; whether the backups shall go too.
    confirmed = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Delete all conversations"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._word = tr("delete", "what has to be typed")
        words = QLabel(
            tr(
                "All conversations are removed for good, with their folders, tags, pictures and"
                " files. There is no way back but a backup. Type “{word}” to do it."
            ).format(word=self._word)
        )
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        self._field = QLineEdit()
        self._field.setAccessibleName(tr("Type {word} to confirm").format(word=self._word))
        self._field.setPlaceholderText(self._word)
        self._backups = WrappedBox(tr("All &backups too"))
        self._delete = QPushButton(tr("&Delete all"))
        self._delete.setEnabled(False)
        self._delete.setAutoDefault(False)
        self._delete.setProperty("look", "danger")
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        box.addButton(self._delete, QDialogButtonBox.ButtonRole.DestructiveRole)
        column = QVBoxLayout(self)
        for widget in (words, self._field, self._backups, box):
            column.addWidget(widget)
        column.setContentsMargins(20, 20, 20, 16)
        self.setMinimumWidth(440)
        self._field.textChanged.connect(self._on_field_text_changed)
        Composition(self._field)
        self._delete.clicked.connect(self._on_delete_clicked)
        box.rejected.connect(self.reject)

    def _on_field_text_changed(self, text: str) -> None:
        self._delete.setEnabled(text.strip().casefold() == self._word.casefold())

    def _on_delete_clicked(self) -> None:
        self.confirmed.emit(self._backups.isChecked())
        self.accept()
