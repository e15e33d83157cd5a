"""The undo history of a text field, taken along into another field."""

from __future__ import annotations

import itertools

from PySide6.QtGui import QTextCursor, QTextDocument

#: So many steps at most.
_MOST = 40


def take_steps(document: QTextDocument) -> list[str]:
    """The text after each step that can be undone, the oldest first, and the text now last.

    The document is at its first step then: for one that is not needed any more.
    """
    texts = [document.toPlainText()]
    document.blockSignals(True)
    while document.isUndoAvailable() and len(texts) <= _MOST:
        document.undo()
        text = document.toPlainText()
        if text != texts[-1]:
            texts.append(text)
    return texts[::-1]


def repeat_steps(document: QTextDocument, texts: list[str]) -> None:
    """Make these steps in a document whose text is the first of them; each can be undone."""
    for before, after in itertools.pairwise(texts):
        shorter = min(len(before), len(after))
        first = next((n for n in range(shorter) if before[n] != after[n]), shorter)
        room = shorter - first
        last = next((n for n in range(room) if before[-1 - n] != after[-1 - n]), room)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        cursor.setPosition(_units(before[:first]))
        end = _units(before[: len(before) - last])
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(after[first : len(after) - last])
        cursor.endEditBlock()


def _units(text: str) -> int:
    """How Qt counts: a character beyond the first plane is two."""
    return len(text) + sum(1 for character in text if character > "\uffff")
