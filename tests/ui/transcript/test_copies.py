"""Copying something else than Markdown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.ui.copy_desk import CopyDesk
from desktop.ui.transcript.transcript import Transcript

from .conftest import MakeMessage

REPLY = r"""Some **bold** words, $x^2$.

| a | b, c |
|---|---|
| `1` | $\frac{1}{2}$ |

```py
code
```

Then $$y_1$$ and an end.
"""


def _clipboard() -> str:
    return QApplication.clipboard().text()


@pytest.mark.parametrize(
    ("name", "copied"),
    [
        ("copy-reply", REPLY),
        ("copy-code", "code"),
        ("copy-table", "a\tb, c\n1\t\\frac{1}{2}"),
        ("copy-table-csv", 'a,"b, c"\r\n1,\\frac{1}{2}\r\n'),
        ("copy-formula", "y_1"),
    ],
)
def test_what_was_said_last_is_copied(
    name: str, copied: str, transcript: Transcript, message: MakeMessage
) -> None:
    transcript.show_path([message("a0", REPLY), message("u1", "?"), message("a1", "No more.")])
    told: list[str] = []
    acts = CopyDesk(lambda: transcript, tell=told.append).acts()
    if name == "copy-reply":
        transcript.show_path([message("a0", REPLY)])
    acts[name]()
    assert _clipboard().strip() == copied.strip()
    assert told == ["Copied."]


def test_a_reply_is_copied_as_it_reads(transcript: Transcript, message: MakeMessage) -> None:
    transcript.show_path([message("a1", REPLY)])
    CopyDesk(lambda: transcript, tell=print).acts()["copy-plain"]()
    assert _clipboard().startswith("Some bold words, x^2.")
    assert "|" not in _clipboard()


def test_what_there_is_not_is_said_and_leaves_the_clipboard(
    transcript: Transcript, message: MakeMessage
) -> None:
    QApplication.clipboard().setText("kept")
    transcript.show_path([message("u1", "Only a question")])
    told: list[str] = []
    for act in CopyDesk(lambda: transcript, tell=told.append).acts().values():
        act()
    assert _clipboard() == "kept"
    assert len(told) == 6
    assert all(words.startswith("There is no ") for words in told)


def test_keys_copy_from_the_message_with_the_focus(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    transcript.show_path([message("a0", REPLY), message("a1", "Nothing but $z$.")])
    transcript.activateWindow()
    qtbot.waitActive(transcript)
    transcript.focus_message("a0")
    for key, copied in ((Qt.Key.Key_F, "y_1"), (Qt.Key.Key_T, "a\tb, c\n1\t\\frac{1}{2}")):
        QTest.keyClick(transcript.view("a0"), Qt.Key.Key_Y)
        QTest.keyClick(transcript.view("a0"), key)
        assert _clipboard().strip() == copied
    QTest.keyClick(transcript.view("a0"), Qt.Key.Key_Y)
    QTest.keyClick(transcript.view("a0"), Qt.Key.Key_P)
    assert _clipboard().startswith("Some bold words")


def test_the_menu_of_a_message_has_it_all(transcript: Transcript, message: MakeMessage) -> None:
    transcript.show_path([message("a0", REPLY)])
    view = transcript.views[0]
    transcript.show_menu(view.pos() * 1 + view.rect().topLeft(), view.mapToGlobal(view.pos()))
    menu = transcript.findChild(QMenu)
    texts = [action.text().partition("\t") for action in menu.actions()]
    offered = {words: keys.strip() for words, _, keys in texts}
    menu.close()
    for words in (
        "Copy message",
        "Copy as plain text",
        "Copy code",
        "Copy formula as LaTeX",
        "Copy table",
        "Copy table as CSV",
    ):
        assert words in offered
    # The keys that do the same are read there.
    assert offered["Copy message"] == "Y"
    assert offered["Copy code"] == "Y, C"
    assert offered["Copy table as CSV"] == ""
    assert offered["Retry"] == "R"
