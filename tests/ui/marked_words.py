"""An interface whose translated texts stand in brackets, and the search for those that do not."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    Qt,
    QTranslator,
)
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

_FIELD = re.compile(r"(\{[^{}]*\})")
_MARKED = re.compile(r"⟦[^⟦⟧]*(?:⟧|$)|^[^⟦\0]*⟧")
_TAG = re.compile(r"<[^<>]*>")
#: The letters of the code; what tests type is in those of Greek.
_WORD = re.compile(r"[A-Za-zÀ-ÿ]{2,}")
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
#: Rows of a model that are looked at.
_MOST_ROWS = 300

#: What has a right to be the same in every language.
_ALLOWED = re.compile(
    r"""(?xs)
    https?://\S+ | socks5h?://\S* | (?<!\w)/[\w.~/-]+             # addresses and paths
    | \b(?:test/)?(?:one|two)\b | \btest\b                        # models and provider of the tests
    | \b(?:[a-z-]+/)?(?:gpt|claude|SmolLM2)-[\w.-]+               # models
    | \bOpenAI\b | \bAnthropic\b                                  # providers
    | \bcalculate\b | \bcurrent_time\b | \bexpression\b           # what models call tools by
    | \bRivulet(?:\ \d[\w.]*)? | ^pytest-qt-qapp$                 # the product, and the test
    | \b(?:American\ )?English\b | \bDeutsch\b | \b[a-z]{2}_[A-Z]{2}\b  # languages
    | \*\.\w+                                                     # names of files
    | \b[A-Z]+_API_KEY\b                                          # variables
    | ^uvx\ mcp-server-git$ | ^\{\n.*                             # examples of what to write
    | ^server\b(?!\ ) | '\w+'                                     # names that users give
    | \b\d+(?:\.\d+)?\ (?:[KMG]iB|bytes)                          # sizes, which Qt says
    | \b(?:Ctrl|Alt|Shift|Enter|Return|Esc|Tab|Space|Del|Home|End|PgDown|PgUp)\b  # keys, of Qt
    | \b(?:Up|Down|Left|Right)\b
    """
)


class Marks(QTranslator):
    """Puts what is translated in brackets, its fields left out: what they hold is looked at."""

    def translate(
        self, context: str, text: str, remark: str | None = None, number: int = -1
    ) -> str:
        del context, remark, number
        pieces = _FIELD.split(text)
        return "".join(p if _FIELD.fullmatch(p) or not p else f"⟦{p}⟧" for p in pieces)

    def isEmpty(self) -> bool:
        return False


def unmarked(text: str) -> str:
    """What of a text is in the language of the code; "" for nothing."""
    left = html.unescape(_TAG.sub("", text)) if text.startswith("<qt>") else text
    left = left.replace("&", "")
    before = ""
    while left != before:
        before, left = left, _MARKED.sub("\0", left)
    left = _ALLOWED.sub("", left)
    left = left.replace("\0", " ").strip()
    return left if _WORD.search(left) else ""


def untranslated(window: QWidget) -> Iterator[tuple[str, str]]:
    """Every text below a window that nobody marked: where it stands, and what it says."""
    for what, text in _texts(window):
        if unmarked(text):
            yield what, text


def _texts(window: QWidget) -> Iterator[tuple[str, str]]:
    if isinstance(window, QFileDialog):  # what is inside is the system's
        yield "title of a file dialog", window.windowTitle()
        yield from (("filter", words) for words in window.nameFilters())
        return
    for widget in (window, *window.findChildren(QWidget)):
        if not widget.isVisibleTo(window) or _is_inside_file_dialog(widget):
            continue
        kind = f"{type(widget).__name__} {widget.objectName()}".strip()
        yield from ((f"{kind} {name}", text) for name, text in _of_widget(widget))
    for action in window.findChildren(QAction):
        yield f"action {action.objectName()}", action.text()
        yield f"tooltip of action {action.objectName()}", action.toolTip()
    root = QAccessible.queryAccessibleInterface(window)
    if root is not None:
        yield from _spoken(root, depth=0)


def _is_inside_file_dialog(widget: QWidget) -> bool:
    return isinstance(widget.window(), QFileDialog)


def _of_widget(widget: QWidget) -> Iterator[tuple[str, str]]:
    yield "title", widget.windowTitle()
    yield "tooltip", widget.toolTip()
    yield "name", widget.accessibleName()
    yield "description", widget.accessibleDescription()
    yield "status", widget.statusTip()
    for name in ("placeholderText", "title", "prefix", "suffix", "specialValueText", "labelText"):
        value = getattr(widget, name, None)
        if callable(value) and isinstance(text := value(), str):
            yield name, text
    match widget:
        case QComboBox():
            for row in range(min(widget.count(), _MOST_ROWS)):
                # Fonts are named by those who made them.
                if widget.itemData(row) != widget.itemText(row):
                    yield "choice", widget.itemText(row)
        case QHeaderView():
            pass
        case QAbstractItemView():
            model = widget.model()
            if model is not None:
                yield from _of_model(model)
        case QPlainTextEdit() | QTextEdit():
            yield "text", widget.toPlainText()
        case QLineEdit():
            pass  # what can be edited is the user's
        case _:
            value = getattr(widget, "text", None)
            if callable(value):
                try:
                    text = value()
                except TypeError:
                    return
                if isinstance(text, str):
                    yield "text", text


def _of_model(model: QAbstractItemModel) -> Iterator[tuple[str, str]]:
    # A list says of its columns only that they are its own affair.
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for column in range(columns):
        head = model.headerData(column, Qt.Orientation.Horizontal)
        if isinstance(head, str):
            yield "head", head
    waiting = [QModelIndex()]
    while waiting:
        parent = waiting.pop()
        for row in range(min(model.rowCount(parent), _MOST_ROWS)):
            for column in range(columns):
                index = model.index(row, column, parent)
                for role in _ROLES:
                    value = index.data(role)
                    if isinstance(value, str):
                        yield f"row {role.name}", value
                if column == 0 and model.rowCount(index):
                    waiting.append(index)


def _spoken(node: QAccessibleInterface, *, depth: int) -> Iterator[tuple[str, str]]:
    if depth > 40:
        return
    thing = node.object()
    if isinstance(thing, QFileDialog | QComboBox | QAbstractItemView):
        return
    for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Help):
        yield f"spoken {kind.name}", node.text(kind)
    for number in range(min(node.childCount(), _MOST_ROWS)):
        child = node.child(number)
        if child is not None and not child.state().invisible:
            yield from _spoken(child, depth=depth + 1)


def mark_everything(app: QApplication) -> Marks:
    """From now on translated texts are marked; take it off with `unmark`."""
    marks = Marks(app)
    QCoreApplication.installTranslator(marks)
    return marks


def unmark(marks: Marks) -> None:
    QCoreApplication.removeTranslator(marks)
    marks.deleteLater()
