"""The sum in the header: what the shown conversation cost so far."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton

from desktop.chat.prices import Bill
from desktop.ui.keymap import Keymap
from desktop.ui.theme import Theme, ThemeSource
from desktop.ui.wording import counted, figure, sentences, spoken, tr


class CostMark(QToolButton):
    """Says a sum; hidden while there is nothing to say. Does not add anything up."""

    def __init__(self, *, theme: ThemeSource, keys: Keymap) -> None:
        super().__init__()
        self._keys = keys
        self.bill = Bill()
        self.setObjectName("costMark")
        self.hide()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed(theme.theme)

    def set_bill(self, bill: Bill) -> None:
        self.bill = bill
        words = spoken(bill.words)
        self.setText(words)
        self.setAccessibleName(bill_words(bill))
        self._keys.tip(self, bill_words(bill), "usage")
        self.setVisible(bool(words))

    def _on_theme_changed(self, theme: Theme) -> None:
        palette = theme.palette
        self.setFont(theme.small_font())
        self.setStyleSheet(
            f"QToolButton#costMark {{ color: {palette.secondary}; background: transparent;"
            f" border: 2px solid transparent; border-radius: {theme.px(6)}px;"
            f" padding: 0 {theme.px(4)}px; }}"
            f"QToolButton#costMark:hover {{ background: {palette.hover}; }}"
            f"QToolButton#costMark:focus {{ border-color: {palette.accent}; }}"
        )


def bill_words(bill: Bill) -> str:
    """All that is known of a sum, as sentences."""
    if not bill.replies:
        return tr("No reply in this conversation yet.")
    if bill.cached_input:
        words = counted(
            "This conversation: %Ln replies, {input} tokens in ({cached} of them cached),"
            " {output} out, {sum}.",
            "This conversation: %Ln reply, {input} tokens in ({cached} of them cached),"
            " {output} out, {sum}.",
            bill.replies,
        )
    else:
        words = counted(
            "This conversation: %Ln replies, {input} tokens in, {output} out, {sum}.",
            "This conversation: %Ln reply, {input} tokens in, {output} out, {sum}.",
            bill.replies,
        )
    words = words.format(
        input=figure(bill.input),
        cached=figure(bill.cached_input),
        output=figure(bill.output),
        sum=spoken(bill.words),
    )
    if bill.unknown and bill.unknown < bill.replies:
        unknown = tr("The price of {count} is not known.").format(count=figure(bill.unknown))
        words = sentences(words, unknown)
    return words
