"""Every text on the screen can be said in another language.

A language that says the same between brackets shows which texts were never asked for.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.chat.blocks import Text
from desktop.chat.message import Message, Role, Timing, Usage
from desktop.tools.builtin.calculator import Calculator
from desktop.tools.builtin.clock import Clock
from desktop.ui.theme import ThemeSource
from desktop.ui.transcript.controls import PlainLabel
from desktop.ui.transcript.transcript import Transcript
from tests.scripted_server import Answer, chat_chunks
from tests.ui.desk import Desk, Play

_SAID = re.compile(r"⟦[^⟦⟧]*⟧")
_TAG = re.compile(r"<[^<>]*>")
#: Addresses, paths and tags of languages.
_ADDRESS = re.compile(r"\S*[/:$@_]\S*")
_WORD = re.compile(r"[^\W\d_]{2,}")
#: Names, which are the same in all languages: of keys, models, languages, and of this test.
_NAMES = frozenset((
    "Ctrl", "Alt", "Shift", "Esc", "Tab", "Space", "Del", "Home", "End", "Up", "Down", "Left",
    "Right", "Enter", "PgUp", "PgDown", "Rivulet", "SmolLM", "Instruct", "OpenAI", "Anthropic",
    "claude", "gpt", "opus", "sonnet", "haiku", "luna", "astra", "sol", "mini", "English",
    "Deutsch", "日本語", "Hello", "one", "two", "test", "uvx", "mcp", "server", "git",
    "python",
))  # fmt: skip
#: Parts that Qt makes inside of its own controls, and speaks for.
_OF_QT = {"QToolButton", "QKeySequenceEdit"}
#: Shown as it is told to the models.
_TOLD_TO_MODELS = {tool.definition.description for tool in (Clock(), Calculator())}
_TEXTS = ("text", "title", "placeholderText", "windowTitle", "toolTip", "accessibleName")
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)
_ACTIONS = (
    "find", "palette", "models", "tools", "usage", "assistants", "instructions", "prompts",
    "context", "compare", "settings", "keys", "file", "label", "show", "quick-entry",
)  # fmt: skip
REPLY = """Some **text** and [a link](https://example.org), ![a picture](https://example.org/x.png).

![alone](https://example.org/y.png)

```python
print(1)
```

Said[^1].

[^1]: Where.
"""


class Brackets(QTranslator):
    """Knows all texts of ours, and none of Qt's."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self,
        context: str,
        text: str,
        remark: str | None = None,
        count: int = -1,
    ) -> str | None:
        return None if context else f"⟦{text}⟧"


@pytest.fixture(autouse=True)
def _brackets(qapp: QApplication) -> Iterator[None]:
    spoken = Brackets()
    qapp.installTranslator(spoken)
    yield
    qapp.removeTranslator(spoken)


def test_every_text_can_be_translated(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks([REPLY])))
        await desk.send("Hello")
        await desk.until(lambda: len(desk.views()) == 2 and not desk.views()[-1].running, "a reply")
        left = [f"in the window: {words}" for words in unsaid(desk.window)]
        for name in _ACTIONS:
            action = desk.window.findChild(QAction, name)
            assert action is not None, name
            action.trigger()
            await asyncio.sleep(0.15)
            for widget in QApplication.topLevelWidgets():
                if widget.isVisible():
                    left += [f"{name}: {words}" for words in unsaid(widget)]
                if widget.isVisible() and widget is not desk.window:
                    widget.close()
        assert not left, "\n".join(sorted(set(left)))

    play(scene)


def test_a_narrow_footer_leaves_out_the_same_in_every_language(
    theme: ThemeSource, qtbot: QtBot
) -> None:
    transcript = Transcript(theme=theme, open_link=lambda _: True)
    qtbot.addWidget(transcript)
    reply = Message(
        id="a1",
        role=Role.ASSISTANT,
        blocks=(Text("Said."),),
        created_at=0,
        model="tiny",
        usage=Usage(12, 34),
        timing=Timing(0.3, 4.2),
    )
    transcript.resize(1000, 300)
    transcript.show()
    transcript.show_path([reply])
    footer = transcript.views[0].footer
    whole = footer.words
    assert "⟦" in whole
    shown = footer.findChild(PlainLabel)
    assert shown.text() == whole
    transcript.resize(360, 300)
    qtbot.waitUntil(lambda: shown.text() != whole)
    assert "total" not in shown.text()
    assert "34" in shown.text()


def unsaid(window: QWidget) -> list[str]:
    """What a window and its controls show, say or tip without having asked for it."""
    found = []
    for widget in (window, *window.findChildren(QWidget)):
        kinds = {type(widget).__name__, type(widget.parentWidget()).__name__}
        if widget.window() is not window or kinds & _OF_QT:
            continue
        said = [getattr(widget, name)() for name in _TEXTS if callable(getattr(widget, name, None))]
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            said += _items(widget.model(), QModelIndex())
        if isinstance(widget, QComboBox):
            said += [widget.itemText(row) for row in range(widget.count())]
        kind = type(widget).__name__
        found += [
            f"{kind} {words!r}" for words in said if isinstance(words, str) and _is_raw(words)
        ]
    return found


def _items(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[object]:
    # Qt keeps the columns of a list to itself.
    columns = model.columnCount(parent) if hasattr(model, "setHorizontalHeaderLabels") else 1
    for row in range(min(model.rowCount(parent), 300)):
        for column in range(columns):
            for role in _ROLES:
                yield model.index(row, column, parent).data(role)
        yield from _items(model, model.index(row, 0, parent))


def _is_raw(words: str) -> bool:
    words = _TAG.sub("", words)
    while (shorter := _SAID.sub(" ", words)) != words:
        words = shorter
    if words in _TOLD_TO_MODELS:
        return False
    return bool(set(_WORD.findall(_ADDRESS.sub("", words))) - _NAMES)
