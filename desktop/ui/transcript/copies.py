"""What of a message can be copied besides its Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.chat.plain_words import plain_words
from desktop.ui.transcript.leaves import TableLeaf
from desktop.ui.transcript.marked_text import last_latex
from desktop.ui.transcript.message_view import MessageView
from desktop.ui.transcript.prose_view import ProseView
from desktop.ui.transcript.stub import Stub
from desktop.ui.transcript.table_view import TableView
from desktop.ui.transcript.user_view import UserView

Cells = Sequence[Sequence[str]]


def plain_text_of(view: MessageView) -> str:
    """The text as it reads, without Markdown."""
    if isinstance(view, UserView):
        return view.message.text
    view.build_all()
    return "\n\n".join(text.whole_text() for text in view.text_views())


def last_table_of(view: MessageView) -> Cells:
    """The cells of the last table of a message; none without one."""
    for piece in reversed(list(view.pieces())):
        if isinstance(piece, TableView):
            return piece.cells()
        if isinstance(piece, Stub) and isinstance(leaf := piece.group, TableLeaf):
            return [[plain_words(cell) for cell in row] for row in leaf.rows]
    return ()


def last_formula_of(view: MessageView) -> str:
    """The LaTeX of the last formula of a message; "" without one."""
    for piece in reversed(list(view.pieces())):
        text = piece
        if isinstance(piece, Stub) and piece.may_have_formulas:
            text = view.build_piece(piece)
        if isinstance(text, ProseView) and (latex := last_latex(text.document())):
            return latex
    return ""
