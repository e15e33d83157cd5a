"""The tool picker: what a model may call in the shown conversation."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.session.tool_shelf import ToolOffer
from desktop.ui.shortcuts import tooltip
from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.transcript.plain import breakable, visible_controls
from desktop.ui.wording import figure, marked, sentences, spoken, tr

_WIDTH_PX = 380
_HEIGHT_PX = 420
#: Characters of a description that are shown.
_MOST_WORDS = 300
_NOTHING = marked("There are no tools.")


class ToolPicker(QFrame):
    """Offers tools with a box to check for each, and says what they cost.

    A change holds at once; nothing is saved here.
    """

    #: The keys of what is checked now (frozenset of str).
    chosen = Signal(object)

    def __init__(self, *, theme: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme.theme
        self._offers: list[ToolOffer] = []
        self._rows: list[_Row] = []
        self._title = QLabel(tr("Tools in this conversation"))
        self._cost = QLabel()
        self._list = QWidget()
        self._rows_box = QVBoxLayout(self._list)
        self._area = QScrollArea()
        self._column = QVBoxLayout(self)
        self.setObjectName("toolPicker")
        self.setAccessibleName(tr("Tools in this conversation"))
        self._build()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed(theme.theme)

    @property
    def boxes(self) -> list[QCheckBox]:
        """One for each tool, in the order of the offers."""
        return [row.box for row in self._rows]

    @property
    def cost(self) -> str:
        """What is said of the tokens."""
        return self._cost.text()

    def set_offers(self, offers: Sequence[ToolOffer]) -> None:
        """Offer these, in this order."""
        self._offers = list(offers)
        for row in self._rows:
            self._rows_box.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [_Row(offer) for offer in self._offers]
        for row in self._rows:
            row.box.installEventFilter(self)
            row.box.toggled.connect(self._on_box_toggled)
            self._rows_box.insertWidget(self._rows_box.count() - 1, row)
            # The style of the list would take the fonts back.
            row.set_theme(self._theme)
        self._show_cost()

    def open_at(self, anchor: QWidget) -> None:
        """Show the list above a widget, or below it where there is no room above."""
        wanted = self._list.sizeHint().height() + self._theme.px(84)
        self.setFixedSize(self._theme.px(_WIDTH_PX), min(self._theme.px(_HEIGHT_PX), wanted))
        corner = anchor.mapToGlobal(QPoint(0, 0))
        screen = anchor.screen().availableGeometry()
        top = corner.y() - self.height() - 6
        if top < screen.top():
            top = min(corner.y() + anchor.height() + 6, screen.bottom() - self.height())
        left = max(min(corner.x(), screen.right() - self.width()), screen.left())
        self.move(left, max(top, screen.top()))
        self.show()
        if self._rows:
            self._rows[0].box.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            match event.key():
                case Qt.Key.Key_Down | Qt.Key.Key_Up:
                    step = 1 if event.key() == Qt.Key.Key_Down else -1
                    boxes = self.boxes
                    place = next(n for n, box in enumerate(boxes) if box is watched)
                    chosen = boxes[(place + step) % len(boxes)]
                    chosen.setFocus(Qt.FocusReason.TabFocusReason)
                    self._area.ensureWidgetVisible(chosen)
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self.close()
                    return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        for label in (self._title, self._cost):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._rows_box.addStretch(1)
        self._area.setWidget(self._list)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column.addWidget(self._title)
        self._column.addWidget(self._area, 1)
        self._column.addWidget(self._cost)

    def _on_box_toggled(self) -> None:
        self._show_cost()
        self.chosen.emit(frozenset(key for key, _ in self._checked()))

    def _checked(self) -> list[tuple[str, int | None]]:
        return [
            (offer.key, offer.tokens)
            for offer, box in zip(self._offers, self.boxes, strict=True)
            if box.isChecked()
        ]

    def _show_cost(self) -> None:
        checked = self._checked()
        if not self._offers:
            self._cost.setText(tr(_NOTHING))
        elif not checked:
            self._cost.setText(tr("No tool is on: the model only talks."))
        else:
            known = sum(tokens or 0 for _, tokens in checked)
            if any(tokens is None for _, tokens in checked) and not known:
                words = tr("How many tokens that takes is not known yet.")
            elif any(tokens is None for _, tokens in checked):
                words = tr("About {tokens} tokens with every request, and what is not known yet.")
            else:
                words = tr("About {tokens} tokens with every request.")
            self._cost.setText(words.format(tokens=figure(known)))

    def _on_theme_changed(self, theme: Theme) -> None:
        self._theme = theme
        palette, px = theme.palette, theme.px
        self._column.setContentsMargins(px(14), px(12), px(10), px(12))
        self._column.setSpacing(px(8))
        self._rows_box.setSpacing(px(6))
        # Numbers are not to touch the scroll bar.
        self._rows_box.setContentsMargins(0, 0, px(8), 0)
        self.setStyleSheet(
            f"#toolPicker {{ background: {palette.page}; border: 1px solid {palette.outline}; }}"
            f"QScrollArea, QScrollArea > QWidget > QWidget {{ background: {palette.page}; }}"
        )
        self._title.setFont(theme.small_font(semibold=True))
        self._cost.setFont(theme.tiny_font())
        self._cost.setStyleSheet(f"color: {palette.secondary};")
        for row in self._rows:
            row.set_theme(theme)


class _Row(QWidget):
    """A tool: its box with the title, and what it does."""

    def __init__(self, offer: ToolOffer) -> None:
        super().__init__()
        title = spoken(offer.title)
        # A title of a server could hold an ampersand, which Qt takes for a mnemonic.
        self.box = QCheckBox(title.replace("&", "&&"))
        self.box.setChecked(offer.chosen)
        words = visible_controls(" ".join(spoken(offer.description).split())[:_MOST_WORDS])
        runs = visible_controls(spoken(offer.runs))
        tokens = _tokens(offer.tokens)
        self.box.setAccessibleName(title)
        self.box.setAccessibleDescription(sentences(runs, words, tokens))
        self.box.setToolTip(tooltip(title, "Space"))
        self._tokens = QLabel(tokens)
        self._below = [QLabel(breakable(text)) for text in (runs, words) if text]
        for label in (self._tokens, *self._below):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._line = QHBoxLayout()
        self._line.addWidget(self.box, 1)
        self._line.addWidget(self._tokens)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._line)
        for label in self._below:
            label.setWordWrap(True)
            self._column.addWidget(label)

    def set_theme(self, theme: Theme) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(1))
        self._line.setSpacing(theme.px(8))
        self.box.setFont(theme.small_font())
        for label in (self._tokens, *self._below):
            label.setFont(theme.tiny_font())
            label.setStyleSheet(f"color: {theme.palette.secondary};")
        for label in self._below:
            label.setContentsMargins(theme.px(26), 0, theme.px(6), 0)


def _tokens(count: int | None) -> str:
    return "" if count is None else tr("{tokens} tokens").format(tokens=figure(count))
