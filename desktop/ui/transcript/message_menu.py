"""The context menu of a message."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from desktop.chat.message import ContextMark
from desktop.chat.notices import Action
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
    parent: QWidget,
) -> QMenu:
    """A menu to pop up; it deletes itself. ``text`` is the text under the pointer."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    message_id = view.message.id
    if text is not None and text.textCursor().hasSelection():
        menu.addAction(tr("Copy selection"), text.copy)
    menu.addAction(tr("Copy message"), lambda: act(Action.COPY, message_id))
    menu.addAction(tr("Copy as plain text"), lambda: _copy(plain_text_of(view)))
    codes = view.code_views()
    under = next((code for code in codes if text is not None and code.text is text), None)
    if under is not None or len(codes) == 1:
        code = under or codes[0]
        menu.addAction(tr("Copy code"), code.copy)
    if latex := _latex_under_pointer(text) or last_formula_of(view):
        menu.addAction(tr("Copy formula as LaTeX"), lambda: _copy(latex))
    if cells := text.cells() if isinstance(text, TableView) else last_table_of(view):
        rows = [list(row) for row in cells]
        menu.addAction(tr("Copy table"), lambda: _copy(as_tsv(rows)))
        menu.addAction(tr("Copy table as CSV"), lambda: _copy(as_csv(rows)))
    menu.addSeparator()
    if isinstance(view, UserView):
        menu.addAction(tr("Edit"), lambda: act(Action.EDIT, message_id))
    else:
        menu.addAction(tr("Retry"), lambda: act(Action.RETRY, message_id))
    mark = view.message.mark
    pinned, excluded = mark is ContextMark.PINNED, mark is ContextMark.EXCLUDED
    menu.addAction(
        tr("Unpin") if pinned else tr("Pin: always send it"), lambda: act(Action.PIN, message_id)
    )
    menu.addAction(
        tr("Send it again") if excluded else tr("Exclude: do not send it"),
        lambda: act(Action.EXCLUDE, message_id),
    )
    if view.message.summary:
        menu.addAction(tr("Undo the summary"), lambda: act(Action.UNDO_SUMMARY, message_id))
    menu.addAction(tr("Fork the conversation from here"), lambda: act(Action.FORK, message_id))
    return menu


def _latex_under_pointer(text: TextView | None) -> str:
    if not isinstance(text, ProseView):
        return ""
    return text.latex_at(text.viewport().mapFromGlobal(QCursor.pos()))


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
