"""Several models beside each other: chosen, asked, read, picked from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from desktop.session.comparison import MOST
from desktop.settings import ModelRef
from desktop.ui.answering.column import Column
from desktop.ui.box_delegate import BoxDelegate
from desktop.ui.composition import Composition
from desktop.ui.keymap import Keymap
from desktop.ui.shortcuts import tooltip
from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.transcript.transcript import Transcript
from desktop.ui.transcript.word_match import folded
from desktop.ui.wording import counted, tr

#: A column narrower than this, in design pixels, is shown alone, with tabs for the others.
_NARROWEST_PX = 300
_REF = Qt.ItemDataRole.UserRole


class CompareDialog(QDialog):
    """First a list to choose up to four models from, then a column for each.

    Asks nobody itself. Esc stops what arrives, and closes when nothing does. A tool that asks
    gets the focus by its key only: what is typed must not answer a question.
    """

    #: These models shall answer (list of `ModelRef`).
    asked = Signal(object)
    stop_requested = Signal()
    #: The conversation shall go on with the reply of this column (Column).
    picked = Signal(object)
    #: It was closed without a choice.
    left = Signal()

    def __init__(
        self,
        *,
        theme: ThemeSource,
        keys: Keymap,
        new_transcript: Callable[[], Transcript],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Compare models"))
        self.setAccessibleName(tr("Compare models"))
        self._keys = keys
        self._new_transcript = new_transcript
        self._running = False
        self._done = False
        self.columns: list[Column] = []
        self._pages = QStackedWidget()
        self._words = QLabel()
        self._filter = QLineEdit()
        Composition(self._filter)
        self._list = QListWidget()
        self._list.setItemDelegate(BoxDelegate(self._list))
        self._send = QPushButton(tr("&Send to these"))
        self._question = QLabel()
        self._tabs = QTabBar()
        self._row = QHBoxLayout()
        self._hint = QLabel()
        self._stop = QPushButton(tr("Stop all"))
        self._column = QVBoxLayout(self)
        self._build()
        theme.changed.connect(self._on_theme_changed)
        self._theme = theme.theme
        self._on_theme_changed(theme.theme)

    @property
    def chosen(self) -> list[ModelRef]:
        """The models that are checked."""
        items = [self._list.item(row) for row in range(self._list.count())]
        return [i.data(_REF) for i in items if i.checkState() is Qt.CheckState.Checked]

    def offer(self, models: Sequence[ModelRef], checked: Sequence[ModelRef], text: str) -> None:
        """Let up to four of these models be chosen, for a message."""
        shown = text if len(text) <= 300 else f"{text[:300]}…"
        words = tr("Up to {most} models answer this message side by side:").format(most=MOST)
        self._words.setText(f"{words}\n{shown}")
        self._question.setText(" ".join(shown.split()))
        self._list.blockSignals(True)
        for model in models:
            item = QListWidgetItem(str(model))
            item.setToolTip(tooltip(str(model)))
            item.setData(_REF, model)
            state = Qt.CheckState.Checked if model in checked else Qt.CheckState.Unchecked
            item.setCheckState(state)
            self._list.addItem(item)
        self._list.blockSignals(False)
        self._list.setCurrentRow(0)
        self._show_count()
        self._filter.setFocus()

    def begin(self, models: Sequence[ModelRef]) -> list[Column]:
        """Make the columns for models that are asked now."""
        for number, model in enumerate(models, start=1):
            column = Column(number, model, self._new_transcript())
            column.picked.connect(lambda column=column: self.picked.emit(column))
            column.asking_changed.connect(self._show_questions)
            column.set_theme(self._theme)
            self.columns.append(column)
            self._row.addWidget(column, 1)
            self._tabs.addTab("")
        # Columns that do not fit are hidden first: shown, they would widen the dialog.
        self._fit()
        self._pages.setCurrentIndex(1)
        self.set_running(True)
        self._fit()
        self.columns[0].transcript.setFocus()
        return self.columns

    def set_running(self, running: bool) -> None:
        """Whether replies arrive still."""
        self._running = running
        self._stop.setVisible(running)
        self._show_questions()

    def choose(self) -> bool:
        """The choice is made: closing says no other word. False when it was made before."""
        if self._done:
            return False
        self._done = True
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_1
        if self._pages.currentIndex() == 1 and 0 <= number < len(self.columns):
            if self.columns[number].can_be_picked:
                self.picked.emit(self.columns[number])
        elif event.key() == Qt.Key.Key_F6:
            self._step()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        if self._running:
            self.stop_requested.emit()
            return
        if not self._done:
            self._done = True
            self.left.emit()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._running:
            event.ignore()
            self.stop_requested.emit()
            return
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        for label in (self._words, self._question, self._hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._filter.setPlaceholderText(tr("Search models"))
        self._filter.setAccessibleName(tr("Search models"))
        self._filter.setToolTip(tooltip(tr("Search models")))
        self._filter.textChanged.connect(self._on_filter_text_changed)
        self._filter.returnPressed.connect(self._on_send_clicked)
        self._list.setAccessibleName(tr("Models to compare"))
        self._list.setToolTip(tooltip(tr("Space chooses a model or no longer")))
        self._list.itemChanged.connect(self._on_list_item_changed)
        self._send.setProperty("look", "primary")
        self._send.setAutoDefault(False)
        self._send.setToolTip(tooltip(tr("Send the message to the chosen models"), "Ctrl+Return"))
        # Not of the button, which forgets it with every change of its words.
        QShortcut("Ctrl+Return", self, self._on_send_clicked)
        for keys in self._keys.keys("consent"):
            QShortcut(keys, self, self._go_to_question)
        self._list.itemActivated.connect(self._on_send_clicked)
        self._send.clicked.connect(self._on_send_clicked)
        choice = QWidget()
        column = QVBoxLayout(choice)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._words, self._filter, self._list):
            column.addWidget(widget)
        column.addWidget(self._send, 0, Qt.AlignmentFlag.AlignRight)
        self._choice = column
        self._tabs.setAccessibleName(tr("Replies"))
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self._tabs.currentChanged.connect(self._fit)
        self._stop.setAutoDefault(False)
        self._stop.setToolTip(tooltip(tr("Stop all replies"), "Esc"))
        self._stop.clicked.connect(self.stop_requested)
        reading = QWidget()
        upper = QVBoxLayout(reading)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.addWidget(self._question)
        upper.addWidget(self._tabs)
        upper.addLayout(self._row, 1)
        lower = QHBoxLayout()
        lower.addWidget(self._hint, 1)
        lower.addWidget(self._stop)
        upper.addLayout(lower)
        self._reading = upper
        self._pages.addWidget(choice)
        self._pages.addWidget(reading)
        self._column.addWidget(self._pages)

    def _fit(self) -> None:
        """All columns beside each other, or one of them where there is no room for more."""
        if not self.columns:
            return
        room = self.width() / len(self.columns)
        narrow = len(self.columns) > 1 and room < self._theme.px(_NARROWEST_PX)
        self._tabs.setVisible(narrow)
        for number, column in enumerate(self.columns):
            column.setVisible(not narrow or number == self._tabs.currentIndex())

    def _step(self) -> None:
        """Go to the next column."""
        if self.columns:
            following = (self._here() + 1) % len(self.columns)
            self._tabs.setCurrentIndex(following)
            self.columns[following].transcript.setFocus()

    def _go_to_question(self) -> None:
        """Go to the tool that asks, in this column or the next that has one."""
        here, count = max(self._here(), 0), len(self.columns)
        for number in (n % count for n in range(here, here + count)):
            if self.columns[number].asks:
                self._tabs.setCurrentIndex(number)
                self.columns[number].transcript.focus_question()
                return

    def _here(self) -> int:
        """The column with the focus; -1 for none."""
        focused = self.focusWidget()
        return next((n for n, c in enumerate(self.columns) if c.isAncestorOf(focused)), -1)

    def _show_questions(self) -> None:
        """Say what the keys do now, and in which columns a tool asks, or no reply came."""
        for number, column in enumerate(self.columns, start=1):
            words = "{name}"
            if column.asks:
                words = tr("{name} asks")
            elif column.failed:
                words = tr("{name} failed", "a model")
            name = words.format(name=column.model.model)
            self._tabs.setTabText(number - 1, f"{number}  {name}")
        keys, last = self._keys.words("consent"), len(self.columns)
        if any(column.asks for column in self.columns):
            there = [tr("{keys} goes to the tool that asks").format(keys=keys)] if keys else []
            hints = [*there, tr("F6 next reply"), tr("Esc stops all")]
        elif self._running:
            hints = [tr("Esc stops all"), tr("F6 next reply")]
        else:
            picks = {
                1: tr("1 continues with the reply"),
                2: tr("1 or 2 continues with a reply"),
            }.get(last, tr("1 to {last} continues with a reply").format(last=last))
            hints = [picks, tr("F6 next reply"), tr("Esc keeps the first")]
        self._hint.setText(" · ".join(hints))

    def _show_count(self) -> None:
        count = len(self.chosen)
        self._send.setEnabled(1 <= count <= MOST)
        words = counted("&Send to %n", "&Send to %n", count) if count else tr("&Send to these")
        self._send.setText(words)

    def _on_filter_text_changed(self, text: str) -> None:
        words = folded(text).split()
        for row in range(self._list.count()):
            item = self._list.item(row)
            fits = all(word in folded(item.text()) for word in words)
            # What is chosen is answered by: it stays in sight.
            item.setHidden(not fits and item.checkState() is not Qt.CheckState.Checked)
        rows = [row for row in range(self._list.count()) if not self._list.item(row).isHidden()]
        if self._list.currentRow() not in rows:
            self._list.setCurrentRow(rows[0] if rows else -1)

    def _on_list_item_changed(self, item: QListWidgetItem) -> None:
        if len(self.chosen) > MOST:
            item.setCheckState(Qt.CheckState.Unchecked)
        self._show_count()

    def _on_send_clicked(self) -> None:
        if self._send.isEnabled() and not self.columns:
            self.asked.emit(self.chosen)

    def _on_theme_changed(self, theme: Theme) -> None:
        self._theme = theme
        px = theme.px
        self._column.setContentsMargins(px(16), px(14), px(16), px(14))
        self._choice.setSpacing(px(10))
        self._reading.setSpacing(px(8))
        self._row.setSpacing(px(10))
        # Before the fonts: a style sheet resets them.
        self._list.setStyleSheet(f"QListWidget::item {{ padding: {px(5)}px {px(6)}px; }}")
        for widget in (self._words, self._filter, self._list, self._tabs, self._stop):
            widget.setFont(theme.small_font())
        self._send.setFont(theme.small_font(semibold=True))
        self._question.setFont(theme.small_font())
        self._hint.setFont(theme.tiny_font())
        for label in (self._question, self._hint):
            label.setStyleSheet(f"color: {theme.palette.secondary};")
        for column in self.columns:
            column.set_theme(theme)
