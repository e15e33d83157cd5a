"""A short question, or a few sentences, in a window of their own."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QMessageBox

from desktop.ui.theme import box_font

_MARGIN = 20


class QuestionBox(QMessageBox):
    """A message box without an icon, whose words have as much room on the left as on the right."""

    def showEvent(self, event: QShowEvent) -> None:
        # Every change of the words has the layout made anew, with room for an icon.
        layout = self.layout()
        if isinstance(layout, QGridLayout):
            beside = layout.itemAtPosition(0, 0)
            if beside is not None and beside.widget() is None:
                layout.removeItem(beside)
            layout.setHorizontalSpacing(0)
            layout.setColumnStretch(1, 1)
            layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN - 4)
        self._dress()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._dress()  # another theme gives all of it the font of the application

    def _dress(self) -> None:
        # Within a dialog that has a style sheet a label has the font of its box, whatever its own.
        self.setFont(box_font())
        for widget in (*self.findChildren(QLabel), *self.buttons()):
            widget.setFont(box_font())
        label = self.findChild(QLabel, "qt_msgbox_label")
        if label is not None and self.informativeText() and not label.styleSheet():
            label.setStyleSheet("font-weight: 600;")
