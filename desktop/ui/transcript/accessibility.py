"""What screen readers are told of windows with their popups, and of the conversation in them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QDialog, QWidget

from desktop.ui.transcript.code_view import CodeView
from desktop.ui.transcript.column import Column
from desktop.ui.transcript.message_view import MessageView
from desktop.ui.transcript.transcript import Transcript


class MessageInterface(QAccessibleWidget):
    """An item whose name says who speaks and how it begins, also while it arrives."""

    def __init__(self, view: MessageView) -> None:
        super().__init__(view, QAccessible.Role.ListItem)

    def text(self, kind: QAccessible.Text) -> str:
        view = self.object()
        if kind is QAccessible.Text.Name and isinstance(view, MessageView):
            return view.spoken_name()
        return super().text(kind)


class WindowInterface(QAccessibleWidget):
    """A window with all that is in it, and with the menus and lists that it has popped up.

    Qt lists a popup nowhere: neither among the windows of the program nor below its parent.
    """

    def childCount(self) -> int:
        return super().childCount() + len(self._popups())

    def child(self, index: int) -> QAccessibleInterface:
        beyond, popups = index - super().childCount(), self._popups()
        if 0 <= beyond < len(popups):
            return QAccessible.queryAccessibleInterface(popups[beyond])
        return super().child(index)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        popups = self._popups()
        if child.object() in popups:
            return super().childCount() + popups.index(child.object())
        return super().indexOfChild(child)

    def _popups(self) -> list[QObject]:
        window = self.object()
        return [
            popup
            for popup in QApplication.topLevelWidgets()
            if popup.windowType() is Qt.WindowType.Popup
            and popup.isVisible()
            and (parent := popup.parentWidget()) is not None
            and parent.window() is window
        ]


def interface_for(kind: str, thing: QObject | None) -> QAccessibleInterface | None:
    """As Qt wants it: asked for each class of a widget, the most special one first."""
    match thing:
        case QDialog() if kind == QDialog.__name__:
            return WindowInterface(thing, QAccessible.Role.Dialog)
        case QWidget() if kind == "MainWindow":
            return WindowInterface(thing, QAccessible.Role.Window)
        case Transcript() if kind == Transcript.__name__:
            # Qt's own for what scrolls leaves out what lies over the page.
            return QAccessibleWidget(thing, QAccessible.Role.Client)
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
