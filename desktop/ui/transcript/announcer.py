"""What is said aloud to who does not see the screen."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from desktop.chat.message import Message, MessageStatus
from desktop.chat.notices import notice_for
from desktop.ui.wording import sentences, tr


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say this; nothing happens where none is running.

    What happens in a conversation that is not shown is not said: it would be taken for the
    one that is.
    """
    if words and QAccessible.isActive() and widget.isVisible():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def ending_words(message: Message) -> str:
    """How a reply ended, in a sentence."""
    notice = notice_for(message)
    if notice is not None:
        return sentences(notice.text, notice.hint)
    return tr("The reply is complete.") if message.status is MessageStatus.COMPLETE else ""
