"""The page of all keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.shortcuts import Shortcut, key_words, tooltip
from desktop.ui.theme import Theme, ThemeSource

#: Nine entries that differ in a digit only are one line here.
_NUMBERED = "conversation-"


class KeysDialog(QDialog):
    """Lists what the keys do, grouped. Opened with `open`; changes nothing."""

    def __init__(
        self, *, table: Sequence[Shortcut], theme: ThemeSource, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.setAccessibleName("All keys")
        self._headings: list[QLabel] = []
        self._labels: list[QLabel] = []
        self._grid = QGridLayout()
        self._fill(table)
        page = QWidget()
        page.setLayout(self._grid)
        self._area = QScrollArea()
        self._area.setWidget(page)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAccessibleName("All keys")
        self._close = QPushButton("Close")
        self._close.setAccessibleName("Close")
        self._close.setToolTip(tooltip("Close", "Esc"))
        self._close.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.addWidget(self._area, 1)
        column.addWidget(self._close, 0, Qt.AlignmentFlag.AlignRight)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed(theme.theme)
        # Arrows scroll at once.
        self._area.setFocus()

    def _fill(self, table: Sequence[Shortcut]) -> None:
        group = ""
        row = 0
        for shortcut in table:
            text, keys = shortcut.text, " or ".join(key_words(k) for k in shortcut.keys)
            if shortcut.name.startswith(_NUMBERED):
                if shortcut.name != f"{_NUMBERED}1":
                    continue
                text, keys = "Conversation of the list", f"{keys} to 9"
            if shortcut.group != group:
                group = shortcut.group
                heading = _label(group)
                self._headings.append(heading)
                self._grid.addWidget(heading, row, 0, 1, 2)
                row += 1
            what, which = _label(text), _label(keys)
            which.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            what.setAccessibleName(f"{text}: {keys}")
            self._labels += [what, which]
            self._grid.addWidget(what, row, 0)
            self._grid.addWidget(which, row, 1)
            row += 1
        self._grid.setRowStretch(row, 1)

    def _on_theme_changed(self, theme: Theme) -> None:
        self.resize(min(theme.px(460), 800), min(theme.px(620), 800))
        self._grid.setVerticalSpacing(theme.px(6))
        for heading in self._headings:
            heading.setContentsMargins(0, theme.px(10), 0, 0)
            heading.setStyleSheet(f"color: {theme.palette.secondary};")
            heading.setFont(theme.ui_font(12, semibold=True))
        for label in (*self._labels, self._close):
            label.setFont(theme.small_font())


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
