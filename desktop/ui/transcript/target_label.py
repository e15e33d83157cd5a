"""Tells where a link leads to."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.ui.transcript.context import Context
from desktop.ui.transcript.controls import PlainLabel
from desktop.ui.transcript.footnotes import TO_NOTE, TO_TEXT
from desktop.ui.transcript.picture_words import LOAD_PICTURE, SHOW_PICTURE
from desktop.ui.wording import tr


def target_words(target: str) -> str:
    """A target as a reader is told of it."""
    if target.startswith(TO_NOTE):
        return tr("Footnote {number}").format(number=target.removeprefix(TO_NOTE))
    if target.startswith(LOAD_PICTURE):
        return tr("Load {url}").format(url=target.removeprefix(LOAD_PICTURE))
    if target.startswith(SHOW_PICTURE):
        return tr("Enlarge")
    return tr("Back to the text") if target.startswith(TO_TEXT) else target


class TargetLabel(QFrame):
    """A line in the lower left corner of the page, as browsers have it."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._target = ""
        self._label = PlainLabel("", self)
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 8, 3)
        row.addWidget(self._label)
        self.hide()

    @property
    def target(self) -> str:
        """Whole, however much of it there is room for; "" while hidden."""
        return self._target

    def show_target(self, target: str, page: QRect) -> None:
        """Show the line on this page, or hide it when there is no target."""
        self._target = target
        self.setVisible(bool(target))
        if target:
            theme = self._context.theme
            self._label.setFont(theme.small_font())
            self._label.set_colour(theme.colour("secondary"))
            room = page.width() * 2 // 3
            metrics = self._label.fontMetrics()
            self._label.setText(metrics.elidedText(target, Qt.TextElideMode.ElideMiddle, room))
            self.adjustSize()
            margin = theme.px(8)
            self.move(page.left() + margin, page.bottom() - self.height() - margin)
            self.raise_()
