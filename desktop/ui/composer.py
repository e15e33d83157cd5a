"""The composer: where a message is written and sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from desktop.settings import SendKey
from desktop.ui.composer_parts import HeldText, Panel, SendButton, hint_words
from desktop.ui.composer_row import ButtonRow
from desktop.ui.icons import Icons
from desktop.ui.keymap import Keymap
from desktop.ui.message_editor import (
    MAX_BYTES,
    MAX_LINE,
    MessageEditor,
    clean,
    longest_line,
)
from desktop.ui.shortcuts import tooltip
from desktop.ui.sizes import size_words
from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.wording import tr

_DRAFT_MS = 400
#: How long writing counts as begun.
_TYPING_MS = 45_000
#: Below this width the text needs the room beside the panel. Design pixels.
_TIGHT_PX = 320


class Composer(QWidget):
    """Takes a message and says that it shall be sent.

    Does not send, save or empty itself: after ``submitted`` the owner calls `clear`. Setting a
    text by program does not count as a change of the draft.
    """

    #: The message shall be sent; only white space, or nothing, when something is attached.
    submitted = Signal(str)
    stop_requested = Signal()
    #: The model picker is wanted, at `model_anchor`.
    model_requested = Signal()
    #: The user changed the text and paused.
    draft_changed = Signal()
    #: The user began to write a message, or still writes it after a while.
    typing_started = Signal()
    #: How little room there is for words on buttons, as the row of them says (int).
    narrowed = Signal(int)
    #: A sentence for the user.
    notice_requested = Signal(str)
    #: Up was pressed in the empty composer.
    edit_last_requested = Signal()

    def __init__(
        self,
        *,
        theme: ThemeSource,
        icons: Icons,
        send_key: SendKey = SendKey.ENTER,
        keys: Keymap | None = None,
    ) -> None:
        super().__init__()
        self._keys = keys or Keymap(parent=self)
        self._icons = icons
        self._theme = theme.theme
        self._streaming = False
        self._model = ""
        self._status = ""
        self._held: list[str] = []
        #: Takes a pasted text that is too long for the field; None: it is held back here.
        self.take_long_text: Callable[[str], object] | None = None
        self._carried = 0
        self._waits_for = ""
        self._panel = Panel()
        self._editor = MessageEditor()
        self._held_row = HeldText(icons)
        self._model_button = QPushButton()
        self._send = SendButton()
        self._buttons = ButtonRow(self._model_button, self._send)
        self._status_label = QLabel()
        self._hint = QLabel()
        self._draft_timer = QTimer(self, interval=_DRAFT_MS, singleShot=True)
        self._typing_timer = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._build()
        self._connect()
        self.set_send_key(send_key)
        self.set_model("")
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed(theme.theme)

    def text(self) -> str:
        """The whole message, held texts included."""
        typed = self._editor.toPlainText()
        return "\n".join([typed, *self._held] if typed else self._held)

    def set_text(self, text: str) -> None:
        """Put a draft into the composer, the cursor at its end."""
        text, _ = clean(text)
        shown, held = _split_overlong(text)
        blocked = self._editor.blockSignals(True)
        self._editor.setPlainText(shown)
        self._editor.moveCursor(QTextCursor.MoveOperation.End)
        self._editor.blockSignals(blocked)
        self._held = [held] if held else []
        self._draft_timer.stop()
        self._typing_timer.stop()
        self._show_held()
        self._editor.fit()

    def clear(self) -> None:
        self.set_text("")

    def set_streaming(self, streaming: bool) -> None:
        """While a reply arrives, Send is Stop."""
        self._streaming = streaming
        self._show_send()

    def set_model(self, label: str) -> None:
        """The name of the model that will answer; "" when none is chosen."""
        self._model = label or tr("Choose a model")
        words = tr("Model: {model}").format(model=self._model)
        self._model_button.setAccessibleName(words)
        self._keys.tip(self._model_button, words, "models")
        self._buttons.set_name(self._model)

    def set_status(self, text: str) -> None:
        self._status = text
        self._status_label.setAccessibleName(text)
        self._elide()

    def set_send_key(self, send_key: SendKey) -> None:
        self._editor.send_key = send_key
        self._show_hint()
        self._show_send()

    def _show_hint(self) -> None:
        self._hint.setText(hint_words(self._editor.send_key, keys=self._keys.words("keys")))

    @property
    def editor(self) -> MessageEditor:
        """The field, for what watches the keys and words in it."""
        return self._editor

    @property
    def panel(self) -> Panel:
        """The ground of field and buttons."""
        return self._panel

    def model_anchor(self) -> QWidget:
        """The button that a model picker opens at."""
        return self._model_button

    def add_button(self, button: QPushButton, *, first: bool = False) -> None:
        """Put a button beside that of the model, or before all others."""
        self._buttons.add_choice(button, first=first)
        self._order_stops()

    @property
    def narrowness(self) -> int:
        """As `narrowed` said last."""
        return self._buttons.narrowness

    def add_meter(self, meter: QPushButton) -> None:
        """Put a quiet button beside Send."""
        self._buttons.add_meter(meter)
        self._order_stops()

    def add_tray(self, tray: QWidget) -> None:
        """Put what goes with the message above its text."""
        self._inner.insertWidget(0, tray)
        self._order_stops()

    def _order_stops(self) -> None:
        """Let Tab go from the top to the bottom, and there from left to right."""
        stops = [*_widgets(self._inner), *self._buttons.stops]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def set_carried(self, count: int, waits_for: str) -> None:
        """How many attachments go with the message, and what it has to wait for, in words."""
        self._carried, self._waits_for = count, waits_for

    def flush_draft(self) -> None:
        """Say a change of the draft that still waits for a pause, now."""
        if self._draft_timer.isActive():
            self._draft_timer.stop()
            self.draft_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_margins()
        self._elide()

    def _build(self) -> None:
        for label in (self._status_label, self._hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._model_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._send.setProperty("look", "primary")
        self._editor.setProperty("look", "plain")
        self._hint.setAccessibleName(tr("Keys of the composer"))
        self.setFocusProxy(self._editor)

        self._inner = QVBoxLayout(self._panel)
        self._inner.addWidget(self._editor)
        self._inner.addWidget(self._held_row)
        self._inner.addWidget(self._buttons)

        self._below = QHBoxLayout()
        self._below.addWidget(self._status_label, 1)
        self._below.addWidget(self._hint)
        self._column = QWidget()
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._panel)
        column.addLayout(self._below)
        self._row = QHBoxLayout(self)
        self._row.addStretch(1)
        self._row.addWidget(self._column, 1000)
        self._row.addStretch(1)

    def _connect(self) -> None:
        editor = self._editor
        self._keys.changed.connect(self._show_hint)
        self._keys.changed.connect(self._show_send)
        editor.send_requested.connect(self._submit)
        editor.edit_last_requested.connect(self._on_editor_edit_last_requested)
        editor.notice_requested.connect(self.notice_requested)
        editor.overlong_pasted.connect(self._on_editor_overlong_pasted)
        editor.textChanged.connect(self._on_text_changed)
        editor.focus_changed.connect(self._panel.set_active)
        self._panel.pressed.connect(editor.setFocus)
        self._held_row.removed.connect(self._on_held_removed)
        self._model_button.clicked.connect(self.model_requested)
        self._send.clicked.connect(self._on_send_clicked)
        self._buttons.narrowed.connect(self.narrowed)
        self._buttons.narrowed.connect(self._show_send)
        self._draft_timer.timeout.connect(self.draft_changed)

    def _submit(self) -> None:
        text = self.text().strip("\n").rstrip()
        if self._streaming:
            self.notice_requested.emit(
                tr("A reply is still arriving. {key} stops it.").format(
                    key=self._keys.words("escape")
                )
            )
        elif self._waits_for:
            self.notice_requested.emit(self._waits_for)
        elif not text.strip() and not self._carried:
            self.notice_requested.emit(tr("Write a message first."))
        elif len(text.encode()) > MAX_BYTES:
            self.notice_requested.emit(
                tr(
                    "The message has {size}; {most} can be sent. Shorten it, or send it in parts."
                ).format(size=size_words(len(text.encode())), most=size_words(MAX_BYTES))
            )
        else:
            self._draft_timer.stop()
            self.submitted.emit(text)

    def _on_send_clicked(self) -> None:
        if self._streaming:
            self.stop_requested.emit()
        else:
            self._editor.finish_composition()
            self._submit()

    def _on_editor_edit_last_requested(self) -> None:
        if not self._held:
            self.edit_last_requested.emit()

    def _on_editor_overlong_pasted(self, text: str) -> None:
        if self.take_long_text is not None:
            self.take_long_text(text)
            return
        self._held.append(text)
        self._show_held()
        self._draft_timer.start()

    def _on_held_removed(self) -> None:
        self._held.clear()
        self._show_held()
        self._editor.setFocus()
        self._draft_timer.start()

    def _on_text_changed(self) -> None:
        self._measure_room()
        self._draft_timer.start()
        if not self._typing_timer.isActive():
            self._typing_timer.start()
            self.typing_started.emit()

    def _show_held(self) -> None:
        self._held_row.show_texts(self._held)
        self._measure_room()

    def _measure_room(self) -> None:
        # Counted in characters, four bytes each at most: exact only near the limit.
        count = self._editor.document().characterCount()
        held = sum(len(text.encode()) for text in self._held)
        if count * 4 + held > MAX_BYTES // 4:
            count = len(self._editor.toPlainText().encode())
        self._editor.room = MAX_BYTES - count - held

    def _show_send(self) -> None:
        palette = self._theme.palette
        size = self._theme.px(12 if self._streaming else 14)
        if self._streaming:
            words, icon, shown = (
                tr("Stop", "a button: stop the reply"),
                "square",
                # The tooltip says it too.
                self._keys.words("escape") if self.narrowness < 2 else "",
            )
        else:
            words, icon, shown = tr("Send", "a button: send the message"), "arrow-up", ""
        # A space more between picture and words than the style leaves.
        self._send.setText(f" {words}  {shown}" if shown else f" {words}")
        self._send.setIcon(
            self._icons.icon(icon, palette.on_accent, size=size, filled=self._streaming)
        )
        self._send.setIconSize(QSize(size, size))
        self._send.setAccessibleName(words)
        if self._streaming:
            self._keys.tip(self._send, tr("Stop the reply"), "escape")
        else:
            keys = "Return" if self._editor.send_key is SendKey.ENTER else "Ctrl+Return"
            self._keys.forget(self._send)
            self._send.setToolTip(tooltip(tr("Send the message"), keys))

    def _elide(self) -> None:
        metrics = self._status_label.fontMetrics()
        room = max(self._column.width() - self._theme.px(24), 0)
        # The status says what happens now, the hint only what was known before.
        needed = self._hint.sizeHint().width() + metrics.horizontalAdvance(self._status)
        self._hint.setVisible(needed <= room)
        right = Qt.TextElideMode.ElideRight
        self._status_label.setText(metrics.elidedText(self._status, right, room))

    def _on_theme_changed(self, theme: Theme) -> None:
        self._theme = theme
        palette, px, gap = theme.palette, theme.px, theme.gap
        self._column.setMaximumWidth(theme.column_width)
        self._inner.setSpacing(gap(14))
        self._set_margins()
        self._below.setContentsMargins(px(6), px(8), px(6), px(2))
        self._panel.set_theme(theme)
        self._editor.set_colours(placeholder=palette.secondary, ground=palette.page)
        self._editor.setFont(theme.ui_font())
        self._editor.fit()
        self._held_row.set_theme(theme)
        for button in (self._model_button, self._send):
            button.setFont(theme.small_font(semibold=button is self._send))
        size = px(12)
        self._model_button.setIcon(self._icons.icon("chevron-down", palette.secondary, size=size))
        self._model_button.setIconSize(QSize(size, size))
        for label in (self._status_label, self._hint):
            label.setStyleSheet(f"color: {palette.secondary};")
            label.setFont(theme.tiny_font())
        self._buttons.set_theme(theme)
        self._show_send()
        self._elide()

    def _set_margins(self) -> None:
        px, gap = self._theme.px, self._theme.gap
        steps = ((_TIGHT_PX, 20, 15), (_TIGHT_PX // 2, 8, 10), (0, 6, 6))
        beside, within = next((px(a), px(b)) for least, a, b in steps if self.width() >= px(least))
        self._row.setContentsMargins(beside, gap(8), beside, gap(8))
        self._inner.setContentsMargins(within, gap(16), within, gap(12))


def _split_overlong(text: str) -> tuple[str, str]:
    """What the editor can show, and the rest from the first line that is too long for it."""
    if longest_line(text) <= MAX_LINE:
        return text, ""
    start = 0
    for line in text.split("\n"):
        if len(line) > MAX_LINE:
            break
        start += len(line) + 1
    return text[: max(start - 1, 0)], text[start:]


def _widgets(layout: QLayout) -> Iterator[QWidget]:
    """What stands in a layout, in its order."""
    for number in range(layout.count()):
        item = layout.itemAt(number)
        widget = item.widget() if item is not None else None
        if widget is not None:
            yield widget
