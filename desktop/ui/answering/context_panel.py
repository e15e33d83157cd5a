"""What the context holds, line by line, and what happens when it is full."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.chat.setup import LimitRule
from desktop.session.context import Measured
from desktop.ui.answering.setup_dialog import LIMIT_WORDS, USUAL_WORDS
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.form_field import FormField
from desktop.ui.icons import Icons
from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.wording import figure, marked, tr

#: As wide as the words in it want, between these. Design pixels.
_WIDTH_PX, _WIDEST_PX = 330, 520
_HINT = marked("In the transcript P pins the message with the focus, X excludes it.")


class ContextPanel(QFrame):
    """A popup above the meter. Says what it is given; changes nothing itself."""

    #: Another rule for the limit of this conversation (LimitRule, or None for the settings').
    rule_chosen = Signal(object)

    def __init__(self, icons: Icons, *, theme: ThemeSource, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("contextPanel")
        self.setAccessibleName(tr("What is sent"))
        self._title = QLabel(tr("Sent with the next message, in tokens"))
        self._grid = QGridLayout()
        self._labels: list[QLabel] = []
        self._rule = ChoiceBox(icons)
        self._rule_field = FormField(tr("When it is &full", "the context"), self._rule)
        self._hint = QLabel(tr(_HINT))
        for label in (self._title, self._hint):
            label.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addLayout(self._grid)
        self._column.addWidget(self._rule_field)
        self._column.addWidget(self._hint)
        self._rule.activated.connect(self._on_rule_activated)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed(theme.theme)

    @property
    def lines(self) -> list[str]:
        """What is said, a line for each row."""
        texts = [label.text() for label in self._labels]
        return [f"{a}: {b}" for a, b in zip(texts[::2], texts[1::2], strict=True)]

    def show_measured(
        self, measured: Measured, *, chosen: LimitRule | None, usual: LimitRule
    ) -> None:
        """Fill in; ``chosen`` is this conversation's rule, ``usual`` the settings'."""
        for label in self._labels:
            self._grid.removeWidget(label)
            label.deleteLater()
        self._labels = []
        for row, (name, value) in enumerate(_rows(measured)):
            for column, text in enumerate((name, value)):
                label = QLabel(text)
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setFont(self._theme.small_font())
                if column:
                    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                else:
                    label.setObjectName("contextName")
                label.setAccessibleName(f"{name}: {value}")
                self._grid.addWidget(label, row, column)
                self._labels.append(label)
        self._rule.clear()
        self._rule.addItems([tr(USUAL_WORDS[usual]), *map(tr, LIMIT_WORDS.values())])
        rules: list[LimitRule | None] = [None, *LIMIT_WORDS]
        self._rule.setCurrentIndex(rules.index(chosen))
        self._set_width()

    def _set_width(self) -> None:
        """Wide enough to read what is chosen, and the title in a line."""
        px, edges = self._theme.px, self._column.contentsMargins()
        inner = max(
            self._rule.whole_width(),
            self._title.fontMetrics().horizontalAdvance(self._title.text()),
        )
        wanted = inner + edges.left() + edges.right() + 2
        self.setFixedWidth(min(max(wanted, px(_WIDTH_PX)), px(_WIDEST_PX)))

    def open_at(self, anchor: QWidget) -> None:
        """Show it above a widget, or below where there is no room above."""
        self.adjustSize()
        screen = anchor.screen().availableGeometry()
        corner = anchor.mapToGlobal(QPoint(0, 0))
        top = corner.y() - self.height() - 6
        if top < screen.top():
            top = min(corner.y() + anchor.height() + 6, screen.bottom() - self.height())
        right = corner.x() + anchor.width()
        left = max(min(right, screen.right()) - self.width(), screen.left())
        self.move(left, top)
        self.show()
        self._rule.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_rule_activated(self, row: int) -> None:
        rules: list[LimitRule | None] = [None, *LIMIT_WORDS]
        self.rule_chosen.emit(rules[row])

    def _on_theme_changed(self, theme: Theme) -> None:
        self._theme = theme
        palette, px = theme.palette, theme.px
        self._column.setContentsMargins(px(16), px(14), px(16), px(14))
        self._column.setSpacing(px(10))
        self._grid.setVerticalSpacing(px(4))
        self.setStyleSheet(
            f"#contextPanel {{ background: {palette.page}; border: 1px solid {palette.outline}; }}"
            f"#contextName {{ color: {palette.secondary}; }}"
        )
        self._title.setFont(theme.small_font(semibold=True))
        self._hint.setStyleSheet(f"color: {palette.secondary};")
        self._hint.setFont(theme.tiny_font())
        self._rule_field.set_theme(theme)
        self._rule.set_theme(theme)
        self._set_width()


def _rows(measured: Measured) -> list[tuple[str, str]]:
    chosen = measured.selection
    about = "" if measured.exact else "≈ "
    rows = [
        (tr("System prompt"), f"≈ {figure(measured.system)}"),
        (tr("Tools"), f"≈ {figure(measured.tools)}"),
        (tr("Conversation"), f"{about}{figure(measured.history)}"),
        (tr("What is typed"), f"≈ {figure(measured.draft)}"),
    ]
    if measured.window:
        rows += [
            (tr("Left, for the reply too"), figure(measured.left or 0)),
            (tr("The model can read"), figure(measured.window)),
        ]
    else:
        rows.append((tr("The model can read"), tr("not known")))
    if measured.cached:
        rows.append((tr("Cached in the last request"), figure(measured.cached)))
    counts = (
        (tr("Excluded messages"), chosen.excluded),
        (tr("Summed up messages"), chosen.covered),
        (tr("Left out for want of room"), chosen.dropped),
    )
    return rows + [(name, figure(count)) for name, count in counts if count]
