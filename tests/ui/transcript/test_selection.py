"""What is selected, and what a copy of it holds."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.transcript.table_view import TableView
from desktop.ui.transcript.text_view import TextView
from desktop.ui.transcript.transcript import Transcript

from .conftest import MakeMessage

REPLY = """## Title

Some **bold** and `code` and [a link](https://example.org/x).

- one
  1. inner *words*
- two

> quoted

```python
x = 1
```

| a | b |
|:--|--:|
| 1 | `x` |

The end.
"""


def _copied(text: TextView, qtbot: QtBot) -> tuple[str, str, str]:
    """Plain text, Markdown and HTML after Ctrl+C in a text."""
    qtbot.keyClick(text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    mime = QGuiApplication.clipboard().mimeData()
    return mime.text(), bytes(mime.data("text/markdown").data()).decode(), mime.html()


def _mouse(text: TextView, kind: QEvent.Type, on_screen: QPoint) -> None:
    """Something that the left button does, in the hands of this text."""
    target = text.viewport()
    button = Qt.MouseButton.LeftButton
    held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else button
    event = QMouseEvent(
        kind,
        QPointF(target.mapFromGlobal(on_screen)),
        QPointF(on_screen),
        Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else button,
        held,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(target, event)


def _texts(transcript: Transcript) -> list[TextView]:
    return [text for view in transcript.views for text in view.text_views()]


def _select(text: TextView, words: str) -> None:
    """Select from the first to the last of these words."""
    first, _, last = words.partition(" … ")
    document = text.document()
    begin, end = document.find(first), document.find(last or first)
    cursor = QTextCursor(document)
    cursor.setPosition(begin.selectionStart())
    cursor.setPosition(end.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)


@pytest.fixture
def shown(transcript: Transcript, message: MakeMessage) -> Transcript:
    transcript.resize(900, 1200)
    transcript.show_path([message("u1", "The *question*"), message("a1", REPLY)])
    QTest.qWait(50)
    return transcript


@pytest.mark.parametrize(
    ("words", "plain", "markdown"),
    [
        ("bold and", "bold and", "**bold** and"),
        ("ode … a lin", "ode and a lin", "`ode` and [a lin](https://example.org/x)"),
        ("inner", "inner", "inner"),
        ("ords … two", "ords\n•\ttwo", "*ords*\n\n- two"),
        ("Title … bold", "Title\nSome bold", "## Title\n\nSome **bold**"),
    ],
)
def test_part_of_a_reply_copies_as_words_and_as_matching_markdown(
    shown: Transcript, qtbot: QtBot, words: str, plain: str, markdown: str
) -> None:
    text = _texts(shown)[1]
    _select(text, words)
    copied = _copied(text, qtbot)
    assert copied[:2] == (plain, markdown)
    assert copied[2]
    if "bold" in words:
        assert "<strong>bold</strong>" in copied[2]


def test_select_all_takes_the_whole_message_and_gives_its_markdown(
    shown: Transcript, qtbot: QtBot
) -> None:
    text = _texts(shown)[1]
    qtbot.keyClick(text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    plain, markdown, html = _copied(text, qtbot)
    assert "Some bold and code" in plain
    assert "1\tx" in plain
    assert "```python\nx = 1\n```" in markdown
    assert "- one\n  1. inner *words*\n- two" in markdown
    assert "> quoted" in markdown
    assert "| a | b |\n| :-- | --: |\n| 1 | `x` |" in markdown
    assert markdown.startswith("## Title\n\nSome **bold** and `code` and [a link]")
    assert markdown.endswith("The end.")
    assert "<table>" in html


def test_dragging_selects_over_texts_and_messages(shown: Transcript, qtbot: QtBot) -> None:
    question, first = _texts(shown)[:2]
    last = _texts(shown)[-1]
    inside = question.cursorRect(question.document().find("*question")).center()
    _mouse(question, QEvent.Type.MouseButtonPress, question.viewport().mapToGlobal(inside))
    goal = last.viewport().mapToGlobal(QPoint(last.width() - 2, last.height() - 2))
    _mouse(question, QEvent.Type.MouseMove, goal)
    _mouse(question, QEvent.Type.MouseButtonRelease, goal)
    assert all(text.textCursor().hasSelection() for text in _texts(shown))
    plain, markdown, _ = _copied(question, qtbot)
    assert plain.endswith("The end.")
    assert "```python" in markdown
    assert "The *quest" not in markdown
    _mouse(first, QEvent.Type.MouseButtonPress, first.viewport().mapToGlobal(QPoint(20, 5)))
    _mouse(first, QEvent.Type.MouseButtonRelease, first.viewport().mapToGlobal(QPoint(20, 5)))
    assert not any(text.textCursor().hasSelection() for text in _texts(shown))


def test_code_alone_copies_without_a_fence(shown: Transcript, qtbot: QtBot) -> None:
    text = next(text for text in _texts(shown) if text.toPlainText() == "x = 1")
    text.selectAll()
    assert _copied(text, qtbot)[:2] == ("x = 1", "x = 1")


def test_a_table_has_its_cells_as_they_read(shown: Transcript) -> None:
    table = next(text for text in _texts(shown) if isinstance(text, TableView))
    assert table.cells() == [["a", "b"], ["1", "x"]]
