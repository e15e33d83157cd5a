"""What screen readers are told of the conversation: a list of messages."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from desktop.ui.transcript.code_view import CodeView
from desktop.ui.transcript.column import Column
from desktop.ui.transcript.message_view import MessageView


class MessageInterface(QAccessibleWidget):
    """An item whose name says who speaks and how it begins, also while it arrives."""

    def __init__(self, view: MessageView) -> None:
        super().__init__(view, QAccessible.Role.ListItem)

    def text(self, kind: QAccessible.Text) -> str:
        view = self.object()
        if kind is QAccessible.Text.Name and isinstance(view, MessageView):
            return view.spoken_name()
        return super().text(kind)


def interface_for(kind: str, thing: QObject | None) -> QAccessibleInterface | None:
    """As Qt wants it: asked for each class of a widget, the most special one first."""
    match thing:
        case MessageView() if kind == MessageView.__name__:
            return MessageInterface(thing)
        case Column() if kind == Column.__name__:
            return QAccessibleWidget(thing, QAccessible.Role.List)
        case CodeView() if kind == CodeView.__name__:
            return QAccessibleWidget(thing, QAccessible.Role.Grouping)
    return None


def describe_transcripts() -> None:
    """Let Qt use these descriptions for the life of the process."""
    QAccessible.installFactory(interface_for)
