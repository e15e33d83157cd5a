"""The gaps of a prompt, to be filled in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QShowEvent, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.chat.prompt import Prompt, filled, variables_of
from desktop.ui.dialog_size import fitted
from desktop.ui.form_field import FormField
from desktop.ui.shortcuts import tooltip
from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.wording import tr

_GAP_PX = 56


class FillDialog(QDialog):
    """One field for each gap; Tab goes on, Ctrl+Enter inserts. Opened with `open`.

    Inserts nothing itself.
    """

    #: The filled text.
    filled = Signal(str)

    def __init__(
        self, prompt: Prompt, *, theme: ThemeSource, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(prompt.name)
        self.setAccessibleName(tr("Fill in “{name}”").format(name=prompt.name))
        self._prompt = prompt
        self._preview = QLabel()
        self._preview.setTextFormat(Qt.TextFormat.PlainText)
        self._preview.setWordWrap(True)
        self._gaps: dict[str, QPlainTextEdit] = {}
        self._fields: list[FormField] = []
        self._insert = QPushButton(tr("&Insert"))
        self._cancel = QPushButton(tr("Cancel"))
        self._column = QVBoxLayout(self)
        self._build()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed(theme.theme)

    @property
    def gaps(self) -> dict[str, QPlainTextEdit]:
        """The fields, by the names of the gaps."""
        return self._gaps

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What stands in a gap at first is replaced by what is typed."""
        if isinstance(watched, QPlainTextEdit):
            if event.type() == QEvent.Type.FocusIn:
                watched.selectAll()
            elif event.type() == QEvent.Type.FocusOut:
                watched.moveCursor(QTextCursor.MoveOperation.End)
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # A style sheet takes the fonts away from what is polished later.
        self._preview.setFont(self._small)

    def _build(self) -> None:
        form = QWidget()
        self._rows = QVBoxLayout(form)
        self._rows.setContentsMargins(0, 0, 0, 0)
        for variable in variables_of(self._prompt.text):
            gap = QPlainTextEdit(variable.given)
            gap.setTabChangesFocus(True)
            gap.installEventFilter(self)
            gap.textChanged.connect(self._show_preview)
            self._gaps[variable.name] = gap
            field = FormField(variable.name.replace("&", "&&"), gap)
            self._fields.append(field)
            self._rows.addWidget(field)
        self._rows.addWidget(self._preview)
        self._rows.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(form)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._insert)
        self._column.addWidget(area, 1)
        self._column.addLayout(buttons)
        self._insert.setProperty("look", "primary")
        self._insert.setDefault(True)
        self._insert.setShortcut("Ctrl+Return")
        self._insert.setToolTip(tooltip(tr("Put the text into the message"), "Ctrl+Return"))
        self._insert.clicked.connect(self._on_insert_clicked)
        self._cancel.setAutoDefault(False)
        self._cancel.setToolTip(tooltip(tr("Insert nothing"), "Esc"))
        self._cancel.clicked.connect(self.reject)
        next(iter(self._gaps.values())).setFocus()
        self._show_preview()

    def _text(self) -> str:
        return filled(
            self._prompt.text, {name: gap.toPlainText() for name, gap in self._gaps.items()}
        )

    def _show_preview(self) -> None:
        words = self._text()
        shown = words if len(words) <= 600 else f"{words[:600]}…"
        self._preview.setText(shown)
        self._preview.setAccessibleName(tr("The text: {text}").format(text=shown))

    def _on_insert_clicked(self) -> None:
        text = self._text()
        self.accept()
        self.filled.emit(text)

    def _on_theme_changed(self, theme: Theme) -> None:
        px = theme.px
        self.resize(fitted(self, min(px(480), 800), min(px(200 + 100 * len(self._gaps)), 720)))
        self._column.setContentsMargins(px(16), px(16), px(16), px(16))
        self._column.setSpacing(px(12))
        self._rows.setSpacing(px(12))
        for field in self._fields:
            field.set_theme(theme)
        for gap in self._gaps.values():
            gap.setFixedHeight(px(_GAP_PX))
        self._small = theme.small_font()
        frame = theme.palette.outline if theme.contrasts else theme.palette.panel
        self._preview.setStyleSheet(
            f"background: {theme.palette.panel}; color: {theme.palette.secondary};"
            f" border: 1px solid {frame};"
            f" border-radius: {px(8)}px; padding: {px(10)}px;"
        )
        for button in (self._cancel, self._insert):
            button.setFont(theme.small_font(semibold=button is self._insert))
