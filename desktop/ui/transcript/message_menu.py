"""The context menu of a message."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from desktop.chat.message import ContextMark
from desktop.chat.notices import Action
from desktop.ui.keymap import Keymap
from desktop.ui.transcript.copies import last_formula_of, last_table_of, plain_text_of
from desktop.ui.transcript.message_view import MessageView
from desktop.ui.transcript.prose_view import ProseView
from desktop.ui.transcript.spreadsheet import as_csv, as_tsv
from desktop.ui.transcript.table_view import TableView
from desktop.ui.transcript.text_view import TextView
from desktop.ui.transcript.user_view import UserView
from desktop.ui.wording import tr


def message_menu(
    view: MessageView,
    *,
    act: Callable[[Action, str], None],
    text: TextView | None,
    keys: Keymap,
    parent: QWidget,
) -> QMenu:
    """A menu to pop up; it deletes itself. ``text`` is the text under the pointer."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def add(words: str, name: str, do: Callable[[], object]) -> None:
        menu.addAction(keys.entry(words, name), do)

    message_id = view.message.id
    if text is not None and text.textCursor().hasSelection():
        add(tr("Copy selection"), "", text.copy)
    add(tr("Copy message"), "message-copy", lambda: act(Action.COPY, message_id))
    add(tr("Copy as plain text"), "message-copy-plain", lambda: _copy(plain_text_of(view)))
    codes = view.code_views()
    under = next((code for code in codes if text is not None and code.text is text), None)
    if under is not None or len(codes) == 1:
        code = under or codes[0]
        add(tr("Copy code"), "message-copy-code", code.copy)
    if latex := _latex_under_pointer(text) or last_formula_of(view):
        add(tr("Copy formula as LaTeX"), "message-copy-formula", lambda: _copy(latex))
    if cells := text.cells() if isinstance(text, TableView) else last_table_of(view):
        rows = [list(row) for row in cells]
        add(tr("Copy table"), "message-copy-table", lambda: _copy(as_tsv(rows)))
        add(tr("Copy table as CSV"), "", lambda: _copy(as_csv(rows)))
    menu.addSeparator()
    if isinstance(view, UserView):
        add(tr("Edit"), "message-edit", lambda: act(Action.EDIT, message_id))
    else:
        add(tr("Retry"), "message-retry", lambda: act(Action.RETRY, message_id))
    mark = view.message.mark
    pinned, excluded = mark is ContextMark.PINNED, mark is ContextMark.EXCLUDED
    add(
        tr("Unpin") if pinned else tr("Pin: always send it"),
        "message-pin",
        lambda: act(Action.PIN, message_id),
    )
    add(
        tr("Send it again") if excluded else tr("Exclude: do not send it"),
        "message-exclude",
        lambda: act(Action.EXCLUDE, message_id),
    )
    if view.message.summary:
        add(
            tr("Undo the summary"),
            "message-unsummarise",
            lambda: act(Action.UNDO_SUMMARY, message_id),
        )
    add(tr("Fork the conversation from here"), "message-fork", lambda: act(Action.FORK, message_id))
    return menu


def _latex_under_pointer(text: TextView | None) -> str:
    if not isinstance(text, ProseView):
        return ""
    return text.latex_at(text.viewport().mapFromGlobal(QCursor.pos()))


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
