"""What stands in place of a conversation that has no message."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.ui.keymap import Keymap
from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.wording import marked, tr

_TYPE = marked("Type a message and press Enter.")
_BUILT_IN = marked("The built-in model answers without a key or a network.")
_TEMPORARY = marked(
    "A temporary conversation: nothing of it is written to the disk.\n"
    "When you leave it, it is gone."
)


class EmptyState(QWidget):
    """Says what to do first. Does not know which providers have a key.

    Who has chosen a model of another provider need not be told of the built-in one, nor of keys.
    """

    #: The settings of the providers are wanted.
    settings_requested = Signal()

    def __init__(self, *, theme: ThemeSource, keys: Keymap | None = None) -> None:
        super().__init__()
        self._keys = keys or Keymap(parent=self)
        self._title = QLabel(tr("What shall we talk about?"))
        self._text = QLabel()
        self._temporary, self._built_in = False, True
        self._button = QPushButton()
        self._button.setObjectName("addKey")
        self._button.setAccessibleName(tr("Add a provider key"))
        self._keys.tip(self._button, tr("Open the settings of the providers"), "settings")
        self._keys.changed.connect(self._show_keys)
        self._show_keys()
        self._button.clicked.connect(self.settings_requested)
        self._build()
        self._show_words()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed(theme.theme)

    def set_temporary(self, temporary: bool) -> None:
        """Whether the conversation that begins here leaves nothing on the disk."""
        self._temporary = temporary
        self._show_words()

    def set_built_in(self, built_in: bool) -> None:
        """Whether the built-in model will answer."""
        if built_in != self._built_in:
            self._built_in = built_in
            self._button.setVisible(built_in)
            self._show_words()

    def _show_words(self) -> None:
        first = f"{tr(_TYPE)}\n{tr(_BUILT_IN)}" if self._built_in else tr(_TYPE)
        self._text.setText(tr(_TEMPORARY) if self._temporary else first)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """What has no room is left out whole, the last first."""
        if not self.isVisible():
            return  # a label that is measured before it is shown would lose its font
        edges, gap = self._column.contentsMargins(), self._column.spacing()
        width = self.width() - edges.left() - edges.right()
        room = self.height() - edges.top() - edges.bottom()
        for label in (self._title, self._text):
            room -= label.heightForWidth(width) + gap
            label.setVisible(room >= 0)
        room -= self._button.sizeHint().height() + gap
        self._button.setVisible(self._built_in and room >= 0)

    def _show_keys(self) -> None:
        words = tr("Add a provider key")
        self._button.setText(f"{words}  {self._keys.words('settings')}".strip())

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.addStretch(2)
        for label in (self._title, self._text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
            label.setWordWrap(True)
            self._column.addWidget(label)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._button)
        row.addStretch(1)
        self._column.addSpacing(8)
        self._column.addLayout(row)
        self._column.addStretch(3)

    def _on_theme_changed(self, theme: Theme) -> None:
        self._column.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        self._column.setSpacing(theme.px(8))
        self._title.setFont(theme.heading_font(1))
        self._text.setStyleSheet(f"color: {theme.palette.secondary};")
        self._text.setFont(theme.ui_font())
        self._button.setFont(theme.small_font())
        self._fit()
