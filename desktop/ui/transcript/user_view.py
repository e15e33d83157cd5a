"""A message of the user."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.chat.blocks import File, Image
from desktop.chat.message import Message
from desktop.chat.notices import Action
from desktop.ui.message_editor import MAX_LINE, longest_line
from desktop.ui.sizes import size_words
from desktop.ui.transcript.cards import Card, card_for
from desktop.ui.transcript.context import Context
from desktop.ui.transcript.controls import WordButton
from desktop.ui.transcript.edit_view import EditView
from desktop.ui.transcript.hidden_text import HiddenText
from desktop.ui.transcript.message_view import RING, MessageView
from desktop.ui.transcript.panel import paint_panel
from desktop.ui.transcript.plain_view import PlainView
from desktop.ui.transcript.stub import Stub
from desktop.ui.transcript.text_view import TextView
from desktop.ui.transcript.word_match import folded, places
from desktop.ui.wording import tr

#: Longer texts are folded to their beginning, in characters.
FOLD_AT = 20_000
_FOLDED = 2_000
_FOLDED_LINES = 20


class UserView(MessageView):
    """The exact text in a soft panel on the right. Not Markdown: what was typed is shown.

    Can be opened for changes at its place; what comes of them is not decided here.
    """

    #: The text was changed and should become a new version. Arguments: id, text.
    edited = Signal(str, str)
    #: It is open for changes now. Arguments: id, the text to be changed.
    edit_begun = Signal(str, str)
    #: What it would become is another.
    edit_changed = Signal()
    #: It is open no longer. Argument: id.
    edit_ended = Signal(str)
    #: Something is to be said in a notice. Argument: the sentence.
    notice_requested = Signal(str)

    def __init__(self, context: Context, message: Message, parent: QWidget | None = None) -> None:
        super().__init__(context, message, parent)
        self._footer.set_actions((Action.COPY, Action.EDIT))
        self._footer.align_right()
        self._text = PlainView(context, parent=self)
        self._panel = QRectF()
        self._more: WordButton | None = None
        self._edit: EditView | None = None
        self._editing = False
        self._cards = [
            card_for(context, block, self, small=True)
            for block in message.blocks
            if isinstance(block, Image | File)
        ]
        # Screen readers go by this order.
        for widget in (self._text, self._footer):
            widget.raise_()
        text = message.text
        self.setAccessibleName(tr("You: {text}").format(text=text[:300]))
        self._text.setAccessibleName(tr("Your message"))
        if len(text) > FOLD_AT:
            size = size_words(len(text.encode("utf-8", "replace")))
            word, name = tr("Show all ({size})"), tr("Show all of this message, {size}")
            self._more = WordButton(word.format(size=size), name.format(size=size), self)
            self._more.clicked.connect(self._on_more_clicked)
            beginning = "\n".join(text[:_FOLDED].split("\n")[:_FOLDED_LINES])
            self._text.set_text(f"{beginning} …", whole=text)
            self._more.setFont(context.theme.small_font())
        else:
            self._text.set_text(text)

    @property
    def folded(self) -> bool:
        return self._more is not None

    @property
    def show_all(self) -> WordButton | None:
        return self._more

    @property
    def shown_text(self) -> str:
        return self._text.toPlainText()

    @property
    def editing(self) -> bool:
        return self._editing

    @property
    def edited_text(self) -> str | None:
        """What it would become; None when it is not open for changes."""
        return self._edit.editor.toPlainText() if self._edit is not None and self._editing else None

    def finish_composition(self) -> None:
        """Write what an input method has not written yet of the changes."""
        if self._edit is not None and self._editing:
            self._edit.editor.finish_composition()

    @property
    def edit_has_focus(self) -> bool:
        return self._editing and self._edit is not None and self._edit.editor.hasFocus()

    def begin_edit(self, text: str | None = None, *, focus: bool = True) -> None:
        """Open the message for changes; ``text`` is put in as if it were typed."""
        original = self._message.text
        if longest_line(original) > MAX_LINE:
            self.notice_requested.emit(
                tr(
                    "A line of this message is too long to be edited. Copy it, and send what you "
                    "make of it as a new message."
                )
            )
            return
        if self._edit is None:
            self._edit = EditView(self._context, original, self)
            self._edit.saved.connect(self._on_edit_saved)
            self._edit.cancelled.connect(self.end_edit)
            self._edit.notice_requested.connect(self.notice_requested)
            self._edit.changed.connect(self.edit_changed)
        self._editing = True
        # The height of a text is known once it is on the screen.
        self._edit.show()
        self._context.resized(self)
        self._edit.begin(focus=focus)
        if text is not None:
            self._edit.set_text(text)
        self.edit_begun.emit(self._message.id, self._edit.editor.toPlainText())

    def end_edit(self, *, focus: bool = True) -> None:
        """Show the message as it is, and give it the focus."""
        if self._edit is None or not self._editing:
            return
        self._editing = False
        if focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edit.hide()
        self._context.resized(self)
        self.edit_ended.emit(self._message.id)

    def text_views(self) -> Iterator[PlainView]:
        if not self._editing:
            yield self._text

    def found_pieces(self) -> Iterator[TextView | Stub | HiddenText]:
        if self._more is not None and not self._editing:
            yield self
        else:
            yield from self.text_views()

    def count(self, needle: str) -> int:
        """As `HiddenText.count`."""
        return folded(self._message.text).count(needle)

    def unfold_to(self, needle: str) -> PlainView:
        """As `HiddenText.unfold_to`."""
        self._on_more_clicked()
        found = places(self._message.text, needle, 1)
        self._text.show_until(found[0][1] if found else 0)
        self._context.resized(self)
        return self._text

    def toggle_folds(self) -> None:
        if self._more is not None:
            self._on_more_clicked()

    def restyle(self) -> None:
        self._text.restyle()
        for card in self._cards:
            card.restyle()
        if self._more is not None:
            self._more.setFont(self._context.theme.small_font())
        if self._edit is not None:
            self._edit.restyle()
        super().restyle()

    def touch(self) -> None:
        self._text.touch()
        super().touch()

    def _arrange(self, width: int) -> int:
        theme = self._context.theme
        ring = theme.px(RING)
        pad_x, pad_y = theme.px(16), theme.gap(10)
        inner = width - 2 * ring
        widest = min(theme.user_width, inner)
        y = ring
        y += self._arrange_cards(width - ring, y, widest)
        for widget in (self._text, self._footer, self._more):
            if widget is not None:
                widget.setVisible(not self._editing)
        if self._editing and self._edit is not None:
            self._panel = QRectF()
            height = self._edit.arrange(widest)
            self._edit.move(width - ring - widest, y)
            return y + height - theme.px(4)
        if self._message.text or not self._cards:
            room = widest - 2 * pad_x
            text_width = room
            if self._more is None and len(self._message.text) < _FOLDED:
                text_width = max(min(room, int(self._text.ideal_width()) + 2), theme.px(16))
            height = self._text.arrange(text_width)
            panel_width = text_width + 2 * pad_x
            left = width - ring - panel_width
            # Letters stand low in their lines.
            self._text.move(left + pad_x, y + pad_y - theme.px(2))
            bottom = y + pad_y + height
            if self._more is not None:
                size = self._more.sizeHint()
                bottom += theme.px(6)
                self._more.setGeometry(left + pad_x - 5, bottom, size.width(), size.height())
                bottom += size.height()
            bottom += pad_y
            self._panel = QRectF(left, y, panel_width, bottom - y)
            y = bottom
        else:
            self._panel = QRectF()
        footer = self._footer.arrange(min(inner, theme.user_width))
        self._footer.move(width - ring - self._footer.width(), y - theme.px(2))
        return y + footer - theme.px(4)

    def _arrange_cards(self, right: int, top: int, room: int) -> int:
        """Beside one another as long as there is room, at the right; gives the height."""
        gap, y = self._context.theme.px(8), top
        rows: list[list[Card]] = []
        left = 0
        for card in self._cards:
            card.arrange(room)
            if not rows or card.width() > left:
                rows.append([])
                left = room
            rows[-1].append(card)
            left -= card.width() + gap
        for row in rows:
            height = max(card.height() for card in row)
            x = right - sum(card.width() + gap for card in row) + gap
            for card in row:
                card.move(x, y + height - card.height())
                x += card.width() + gap
            y += height + gap
        return y - top

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._context.theme
        if not self._panel.isEmpty():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_panel(painter, self._panel, theme.panel_radius, theme)
            painter.end()
        super().paintEvent(event)

    def _on_edit_saved(self, text: str) -> None:
        self.end_edit()
        self.edited.emit(self._message.id, text)

    def _on_more_clicked(self) -> None:
        if self._more is not None:
            self._more.hide()
            self._more.deleteLater()
            self._more = None
            self._text.set_text(self._message.text)
            self._context.resized(self)
