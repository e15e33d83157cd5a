"""A message of the user, open for changes at its place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QTextCursor
from PySide6.QtWidgets import QWidget

from desktop.ui.message_editor import MAX_LINE, MessageEditor, longest_line
from desktop.ui.ruled_editor import RuledEditor
from desktop.ui.shortcuts import key_words
from desktop.ui.text_steps import repeat_steps, take_steps
from desktop.ui.transcript.context import Context
from desktop.ui.transcript.controls import PlainLabel, WordButton
from desktop.ui.wording import marked, tr

_HINT = marked("Saved as a new version, and answered again. Esc leaves.")
_KEPT_HINT = marked("{keys} brings back what you had changed.")
#: Characters that are laid out within a frame or two.
_MOST_RULED = 20_000


class EditView(QWidget):
    """An editor in the panel of a message, with a line below it that says what keys do.

    Does not save. What was typed and left stays in the editor's undo history.
    """

    #: The changed text should become a new version.
    saved = Signal(str)
    #: The message should stay as it is.
    cancelled = Signal()
    #: The text is another.
    changed = Signal()
    #: Something is to be said in a notice. Argument: the sentence.
    notice_requested = Signal(str)

    def __init__(self, context: Context, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._original = text
        self._bottom = 0
        self._editor = self._new_editor(text)
        self._words = tr(_HINT)
        self._hint = PlainLabel("", self)
        self._buttons = [
            WordButton(tr("cancel", "on a button"), tr("Leave it as it is (Esc)"), self),
            WordButton(
                tr("save", "on a button"),
                tr("Save as a new version ({keys})").format(keys=key_words("Ctrl+Enter")),
                self,
            ),
        ]
        self._buttons[0].clicked.connect(self.cancel)
        self._buttons[1].clicked.connect(self._on_editor_send_requested)
        self._dress()

    @property
    def editor(self) -> RuledEditor | MessageEditor:
        return self._editor

    def _new_editor(self, text: str) -> RuledEditor | MessageEditor:
        """Lines as far apart as in the message take long to lay out: long texts do without."""
        made = RuledEditor(self) if len(text) <= _MOST_RULED else MessageEditor(self)
        if isinstance(made, RuledEditor):
            made.long_paste = _MOST_RULED
        self._prepare(made, text)
        return made

    def _prepare(self, made: RuledEditor | MessageEditor, text: str) -> None:
        made.setProperty("look", "plain")
        made.setAccessibleName(tr("Edit your message"))
        made.setAccessibleDescription(tr(_HINT))
        made.setPlainText(text)
        made.textChanged.connect(self.changed)
        made.send_requested.connect(self._on_editor_send_requested)
        made.notice_requested.connect(self.notice_requested)
        made.overlong_pasted.connect(self._on_editor_overlong_pasted)
        made.document().documentLayout().documentSizeChanged.connect(self._on_text_grown)
        made.installEventFilter(self)

    def begin(self, *, focus: bool = True) -> None:
        """Take the ``focus``; the cursor stands at the end."""
        self._editor.send_key = self._context.send_key()
        if focus:
            self._editor.moveCursor(QTextCursor.MoveOperation.End)
            self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_text(self, text: str) -> None:
        """Put a text in; what was there can be brought back by undo."""
        if text != self._editor.toPlainText():
            cursor = self._editor.textCursor()
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(text)

    def cancel(self) -> None:
        changed = self._editor.toPlainText() != self._original
        self.set_text(self._original)
        kept = tr(_KEPT_HINT).format(keys=key_words("Ctrl+Z"))
        self._words = kept if changed else tr(_HINT)
        self.cancelled.emit()

    def arrange(self, width: int) -> int:
        theme = self._context.theme
        pad_x, pad_y, line = theme.px(16), theme.gap(10), theme.px(24)
        # Every line stands where it stands in the message.
        top = pad_y - theme.px(2)
        # The height of the text follows from its width.
        inner = width - 2 * pad_x
        # The bar of a long text stands beside its lines.
        room = inner + self._editor.verticalScrollBar().sizeHint().width()
        if isinstance(self._editor, RuledEditor):
            self._editor.expect_width(inner)
        self._editor.resize(room, max(self._editor.height(), 1))
        self._editor.fit()
        height = self._editor.sizeHint().height()
        self._editor.setGeometry(pad_x, top, room, height)
        # Qt wants one pixel more than the text has.
        self._bottom = pad_y + height - 1 + pad_y
        x = width
        for button in reversed(self._buttons):
            size = button.sizeHint()
            x -= size.width()
            button.setGeometry(
                x, self._bottom + (line - size.height()) // 2, size.width(), size.height()
            )
        metrics, left = self._hint.fontMetrics(), theme.px(4)
        room, below = max(x - theme.px(12), 0), self._bottom
        if metrics.horizontalAdvance(self._words) > room:
            # Not beside the buttons: below them.
            room, below = max(width - 2 * left, 0), below + line
        elide = Qt.TextElideMode.ElideRight
        self._hint.setText(metrics.elidedText(self._words, elide, room))
        self._hint.setGeometry(left, below, room, line)
        self.resize(width, below + line)
        return self.height()

    def restyle(self) -> None:
        self._dress()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Esc has a meaning for the window too; here it is taken first.
        is_key = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_key and not self._editor.composing:
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self.cancel()
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is cheap
        theme = self._context.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.setBrush(theme.colour("page"))
        panel = QRectF(1, 1, self.width() - 2, self._bottom - 2)
        painter.drawRoundedRect(panel, theme.panel_radius, theme.panel_radius)
        painter.end()

    def _on_editor_send_requested(self) -> None:
        self._editor.finish_composition()
        text = self._editor.toPlainText()
        if not text.strip():
            self.notice_requested.emit(tr("An empty message cannot be sent."))
        elif text == self._original:
            self.cancel()
        else:
            self.saved.emit(text)

    def _on_editor_overlong_pasted(self, text: str) -> None:
        before = self._editor
        if isinstance(before, RuledEditor) and longest_line(text) < MAX_LINE:
            self._take_long_text(before, text)
            return
        self.notice_requested.emit(
            tr(
                "A line of the pasted text is too long for this field. Nothing was inserted; the "
                "clipboard still holds the text."
            )
        )

    def _take_long_text(self, before: RuledEditor, pasted: str) -> None:
        """Go on in a field that takes it; what can be undone here can be undone there."""
        start, end = before.textCursor().anchor(), before.textCursor().position()
        before.hide()
        texts = take_steps(before.document())
        whole = MessageEditor(self)
        self._prepare(whole, texts[0])
        repeat_steps(whole.document(), texts)
        self._editor = whole
        cursor = whole.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(pasted)
        whole.setTextCursor(cursor)
        whole.send_key = before.send_key
        before.deleteLater()
        self._dress()
        whole.show()
        whole.setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.resized(self)

    def _on_text_grown(self) -> None:
        if self.isVisible() and self._editor.sizeHint().height() != self._editor.height():
            self._context.resized(self)

    def _dress(self) -> None:
        theme = self._context.theme
        self._editor.setFont(theme.ui_font())
        if isinstance(self._editor, RuledEditor):
            self._editor.rule(theme.line_height)
        for widget in (self._hint, *self._buttons):
            widget.setFont(theme.tiny_font())
        self._hint.set_colour(theme.colour("secondary"))
