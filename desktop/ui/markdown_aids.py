"""Help with Markdown while a message is written."""

from __future__ import annotations

import re
from typing import Protocol

from PySide6.QtGui import QTextCursor

_ITEM = re.compile(
    r"(?P<indent>\s*)(?P<mark>[-*+]|\d{1,9}[.)]|>)(?P<space>\s+)(?P<box>\[[ xX]\]\s+)?"
)
#: What stands around a selection when one of these is typed over it.
PAIRS = {
    "*": "*",
    "_": "_",
    "~": "~",
    "`": "`",
    '"': '"',
    "(": ")",
    "[": "]",
    "{": "}",
}
_ADDRESS = re.compile(r"https?://\S+")


class Field(Protocol):
    """A widget in which text is written."""

    def textCursor(self, /) -> QTextCursor: ...
    def setTextCursor(self, cursor: QTextCursor, /) -> None: ...
    def ensureCursorVisible(self, /) -> None: ...


def surround(editor: Field, before: str, after: str) -> None:
    """Put marks around the selection, which stays selected, or around the cursor; take them
    away where they stand there already."""
    cursor = editor.textCursor()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    cursor.beginEditBlock()
    outside = _text(cursor, start - len(before), start) == before
    if outside and _text(cursor, end, end + len(after)) == after:
        _replace(cursor, end, end + len(after), "")
        _replace(cursor, start - len(before), start, "")
        start, end = start - len(before), end - len(before)
    else:
        _replace(cursor, end, end, after)
        _replace(cursor, start, start, before)
        start, end = start + len(before), end + len(before)
    cursor.endEditBlock()
    _select(editor, start, end)


def make_code(editor: Field) -> None:
    """Code in its line; several lines become a block of code."""
    cursor = editor.textCursor()
    if "\u2029" not in cursor.selectedText():
        surround(editor, "`", "`")
        return
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    selected = cursor.selectedText().replace("\u2029", "\n").strip("\n")
    fence = "```"
    while fence in selected:
        fence += "`"
    cursor.setPosition(start)
    before = "" if cursor.atBlockStart() else "\n"
    cursor.setPosition(end)
    after = "" if cursor.atBlockEnd() else "\n"
    _replace(cursor, start, end, f"{before}{fence}\n{selected}\n{fence}{after}")
    place = start + len(before) + len(fence)
    _select(editor, place, place)


def make_link(editor: Field, clipboard: str) -> None:
    """A link with the selection as its words; an address on the clipboard is where it leads."""
    cursor = editor.textCursor()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    words = cursor.selectedText().replace("\u2029", " ")
    address = clipboard.strip() if _ADDRESS.fullmatch(clipboard.strip()) else ""
    if _ADDRESS.fullmatch(words):
        words, address = "", words
    _replace(cursor, start, end, f"[{words}]({address})")
    place = start + 1 if not words else start + len(words) + 3
    if words and address:
        place += len(address) + 1
    _select(editor, place, place)


def begin_line(editor: Field) -> None:
    """A new line; in a list its next item, and after an empty item the end of the list."""
    cursor = editor.textCursor()
    line = cursor.block().text()
    item = _ITEM.match(line)
    if item is None or cursor.hasSelection() or cursor.positionInBlock() < item.end():
        cursor.insertBlock()
    elif not line[item.end() :].strip():
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText("")
    else:
        mark = item["mark"]
        if mark[:-1].isdecimal():
            mark = f"{int(mark[:-1]) + 1}{mark[-1]}"
        box = "[ ] " if item["box"] else ""
        cursor.beginEditBlock()
        cursor.insertBlock()
        cursor.insertText(f"{item['indent']}{mark}{item['space']}{box}")
        cursor.endEditBlock()
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()


def _text(cursor: QTextCursor, start: int, end: int) -> str:
    last = cursor.document().characterCount() - 1
    if start < 0 or end > last:
        return ""
    part = QTextCursor(cursor)
    part.setPosition(start)
    part.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return part.selectedText()


def _replace(cursor: QTextCursor, start: int, end: int, text: str) -> None:
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(text)


def _select(editor: Field, start: int, end: int) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
