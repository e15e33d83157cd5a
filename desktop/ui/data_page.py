"""The settings page of the conversations as files: where, how large, and copies of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.session.footprint import Footprint
from desktop.session.safekeeping import Backup, BackupState
from desktop.setting_path import SettingPath
from desktop.settings import Settings
from desktop.ui.flow_row import FlowRow
from desktop.ui.form_field import FormField
from desktop.ui.kept_focus import KeptFocus
from desktop.ui.shortcuts import tooltip
from desktop.ui.sizes import size_words
from desktop.ui.theme import Theme
from desktop.ui.wording import figure, marked, tr, without_key

_BACKUP = Qt.ItemDataRole.UserRole
_LIST_PX = 150
_MOST_KEPT = 365
_STATES = {
    BackupState.VERIFIED: marked("read back when it was made"),
    BackupState.DAMAGED: marked("damaged"),
    BackupState.TOO_NEW: marked("made by a newer Rivulet"),
}
_AMOUNTS = {
    "conversations": marked("Conversations"),
    "database": marked("Database"),
    "attachments": marked("Pictures and files"),
    "backups": marked("Backups"),
    "aside": marked("Set aside"),
}
_KEPT = {
    "daily": (marked("Backups of the last &days"), marked("How many daily ones are kept.")),
    "weekly": (
        marked("Backups of the last &weeks"),
        marked("Of each week the first one is kept as long."),
    ),
}


class DataPage(QWidget):
    """Shows what is on the disk and says what shall be done with it. Touches no file itself."""

    settings_changed = Signal(object)
    export_requested = Signal()
    import_requested = Signal()
    back_up_requested = Signal()
    #: A backup (Backup) shall be read to its end, be restored, be removed for good.
    check_requested = Signal(object)
    restore_requested = Signal(object)
    remove_requested = Signal(object)
    delete_all_requested = Signal()
    #: This shall be seen (a widget).
    told = Signal(object)

    def __init__(self, *, data_folder: Path) -> None:
        super().__init__()
        self._settings = Settings()
        self._busy = False
        folder = QLineEdit(str(data_folder))
        folder.setReadOnly(True)
        folder.setCursorPosition(0)
        self._folder = FormField(
            tr("Data &folder"), folder, note=tr("Conversations, settings and logs are here.")
        )
        self._sizes = QFormLayout()
        self._sizes.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._amounts: dict[str, QLabel] = {}
        for name, words in _AMOUNTS.items():
            self._amounts[name] = _plain("…")
            self._sizes.addRow(_plain(tr(words)), self._amounts[name])
        self._boxes: dict[str, QSpinBox] = {}
        self.fields: list[FormField] = []
        for name, (label, note) in _KEPT.items():
            box = QSpinBox()
            box.setRange(0, _MOST_KEPT)
            box.editingFinished.connect(self.finish)
            self._boxes[name] = box
            field = FormField(tr(label), box, note=tr(note), setting=f"backups.{name}")
            field.settings_changed.connect(self.settings_changed)
            self.fields.append(field)
        self._list = QListWidget()
        self._list.setAccessibleName(tr("Backups"))
        self._list.setWordWrap(True)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._words = _plain("")
        self._words.setObjectName("dataWords")
        self._export = self._button(tr("&Export all…"), tr("Write all conversations into a file"))
        self._import = self._button(tr("&Import…"), tr("Add conversations from files"))
        self._make = self._button(tr("&Back up now"), tr("Make a backup, and read it back"))
        self._restore = self._button(
            tr("&Restore…"), tr("Let the conversations be those of this backup")
        )
        self._check = self._button(tr("C&heck"), tr("Read this backup to its end"))
        self._remove = self._button(tr("Re&move…"), tr("Remove this backup for good"))
        self._delete = self._button(
            tr("Delete &all conversations…"), tr("Remove everything for good")
        )
        self._build()
        self._connect()
        self._show_chosen()

    def set_settings(self, settings: Settings) -> None:
        self._settings = settings
        for name, box in self._boxes.items():
            if not box.hasFocus():
                box.setValue(getattr(settings.backups, name))
        for field in self.fields:
            field.set_settings(settings)

    def set_footprint(self, footprint: Footprint) -> None:
        count, messages = footprint.conversations, footprint.messages
        self._amounts["conversations"].setText(
            tr("{conversations} with {messages} messages").format(
                conversations=figure(count), messages=figure(messages)
            )
            if count is not None and messages is not None
            else tr("cannot be read")
        )
        for name, size in (
            ("database", footprint.database),
            ("attachments", footprint.attachments),
            ("backups", footprint.backups),
            ("aside", footprint.aside),
        ):
            self._amounts[name].setText(size_words(size))

    def set_backups(self, backups: Sequence[Backup]) -> None:
        """Those that are there, the newest first."""
        chosen = self._chosen()
        self._list.clear()
        for backup in backups:
            item = QListWidgetItem(_words_of(backup))
            item.setData(_BACKUP, backup)
            self._list.addItem(item)
            if chosen is not None and backup.path == chosen.path:
                self._list.setCurrentItem(item)
        if not backups:
            nothing = QListWidgetItem(tr("There is no backup yet. One is made every day."))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(nothing)
        elif self._list.currentRow() < 0:
            self._list.setCurrentRow(0)
        self._show_chosen()

    def tell(self, words: str) -> None:
        """How it went."""
        self._words.setText(words)
        self._words.setVisible(bool(words))
        if words:
            self.told.emit(self._words)

    def set_busy(self, words: str) -> None:
        """Say what is being done, and take nothing on until it is over: "" says that it is."""
        self._busy = bool(words)
        for button in (self._make, self._delete, self._export, self._import):
            button.setDisabled(self._busy)
        self._show_chosen()
        if words:
            self.tell(words)

    def finish(self) -> None:
        """Hand on what was chosen."""
        settings = self._settings
        for name, box in self._boxes.items():
            settings = SettingPath("backups", name).replaced(settings, box.value())
        if settings != self._settings:
            self._settings = settings
            self.settings_changed.emit(settings)

    def set_theme(self, theme: Theme) -> None:
        for field in (self._folder, *self.fields):
            field.set_theme(theme)
        items = [self._sizes.itemAt(place) for place in range(self._sizes.count())]
        labels = [item.widget() for item in items if item is not None]
        buttons = (*self._of_backup(), self._make, self._delete, self._export, self._import)
        for widget in (*labels, *buttons, *self._boxes.values(), self._list, self._words):
            if widget is not None:
                widget.setFont(theme.small_font())
        self._list.setFixedHeight(theme.px(_LIST_PX))
        self._list.setStyleSheet(
            f"QListView::item {{ padding: {theme.px(3)}px {theme.px(6)}px;"
            f" border-radius: {theme.px(6)}px; }}"
            f"QListView::item:selected {{ background: {theme.palette.selected};"
            f" color: {theme.palette.text}; }}"
        )
        self._column.setSpacing(theme.px(14))
        self._sizes.setHorizontalSpacing(theme.px(20))
        self._delete.setStyleSheet(f"color: {theme.palette.danger};")

    def _button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.setAccessibleName(without_key(text))
        button.setToolTip(tooltip(tip))
        return button

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._folder)
        self._column.addLayout(self._sizes)
        self._column.addLayout(FlowRow(self._export, self._import))
        for field in self.fields:
            self._column.addWidget(field)
        self._column.addWidget(self._list)
        self._column.addLayout(FlowRow(self._make, *self._of_backup()))
        self._column.addWidget(self._words)
        self._column.addLayout(FlowRow(self._delete))
        self._column.addStretch(1)
        self._words.hide()

    def _connect(self) -> None:
        KeptFocus(self._make, *self._of_backup(), self._delete, parent=self)
        self._export.clicked.connect(self.export_requested)
        self._import.clicked.connect(self.import_requested)
        self._make.clicked.connect(self.back_up_requested)
        self._delete.clicked.connect(self.delete_all_requested)
        self._list.currentRowChanged.connect(self._show_chosen)
        for button, signal in (
            (self._restore, self.restore_requested),
            (self._check, self.check_requested),
            (self._remove, self.remove_requested),
        ):
            button.clicked.connect(lambda _=False, signal=signal: signal.emit(self._chosen()))

    def _of_backup(self) -> tuple[QPushButton, ...]:
        return (self._restore, self._check, self._remove)

    def _chosen(self) -> Backup | None:
        found: Backup | None = self._list.currentIndex().data(_BACKUP)
        return found

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        usable = chosen is not None and not self._busy
        for button in self._of_backup():
            button.setEnabled(usable)
        if chosen is not None and chosen.state is not BackupState.VERIFIED:
            self._restore.setEnabled(False)


def day_of(backup: Backup) -> str:
    """When it was made, in the words of the place."""
    moment = QDateTime.fromSecsSinceEpoch(round(backup.made_at))
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)


def _words_of(backup: Backup) -> str:
    words = [day_of(backup), size_words(backup.size), tr(_STATES[backup.state])]
    if backup.is_aside:
        words.append(tr("from before a restore"))
    return "  ·  ".join(words)


def _plain(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
