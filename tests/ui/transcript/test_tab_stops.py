"""Tab reaches every link and control of a message, and leaves the transcript again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.theme import ThemeSource
from desktop.ui.transcript.controls import WordButton
from desktop.ui.transcript.link_view import LinkView
from desktop.ui.transcript.message_view import MessageView
from desktop.ui.transcript.reply_view import ReplyView
from desktop.ui.transcript.target_label import TargetLabel
from desktop.ui.transcript.transcript import Transcript

from .conftest import MakeMessage

Page = tuple[QLineEdit, Transcript, QLineEdit]
REPLY = """See [the first](https://example.org/1) and <https://example.org/2>.

```py
x = 1
```

| a |
|---|
| [in a cell](https://example.org/3) |

Not a link: [bad](javascript:alert), but [mail](mailto:a@example.org).
"""
_STEPS = [
    "message u1",
    "button Copy this message (Y)",
    "button Edit this message (E)",
    "message a1",
    "link https://example.org/1",
    "link https://example.org/2",
    "button Wrap long lines",
    "button Copy this code",
    "link https://example.org/3",
    "link mailto:a@example.org",
    "button Copy this message (Y)",
    "button Ask for another reply (R)",
    "message u2",
    "button Copy this message (Y)",
    "button Edit this message (E)",
]


@pytest.fixture
def page(
    theme: ThemeSource, opened: list[str], message: MakeMessage, qtbot: QtBot
) -> Iterator[Page]:
    """A field, the transcript, another field, made in this order and filled afterwards."""
    window = QWidget()
    before, after = QLineEdit(), QLineEdit()
    transcript = Transcript(theme=theme, open_link=opened.append)
    column = QVBoxLayout(window)
    for widget in (before, transcript, after):
        column.addWidget(widget)
    QWidget.setTabOrder(before, transcript)
    QWidget.setTabOrder(transcript, after)
    window.resize(900, 900)
    window.show()
    qtbot.waitExposed(window)
    transcript.show_path([message("u1", "Q"), message("a1", REPLY), message("u2", "More")])
    QTest.qWait(50)
    yield before, transcript, after
    window.close()
    window.deleteLater()


def _focused() -> str:
    widget = QApplication.focusWidget()
    match widget:
        case MessageView():
            return f"message {widget.message.id}"
        case LinkView() if widget.focused_link is not None:
            return f"link {widget.focused_link.target}"
        case WordButton():
            return f"button {widget.accessibleName()}"
    return type(widget).__name__


def _tab(back: bool = False) -> None:
    shift = Qt.KeyboardModifier.ShiftModifier
    none = Qt.KeyboardModifier.NoModifier
    QTest.keyClick(
        QApplication.focusWidget(), Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab,
        shift if back else none,
    )  # fmt: skip


def test_tab_goes_through_everything_and_out_again(page: Page, qtbot: QtBot) -> None:
    before, transcript, after = page
    before.setFocus()
    qtbot.waitUntil(before.hasFocus)
    _tab()
    assert transcript.hasFocus()
    for step in _STEPS:
        _tab()
        assert _focused() == step
    _tab()
    assert after.hasFocus()
    _tab()
    assert before.hasFocus(), "controls that were made late are no way in"


def test_shift_and_tab_go_back_and_out(page: Page, qtbot: QtBot) -> None:
    before, transcript, after = page
    after.setFocus()
    qtbot.waitUntil(after.hasFocus)
    _tab(back=True)
    assert _focused() == "message u2"
    transcript.setFocus()
    _tab(back=True)
    assert before.hasFocus()
    _tab(back=True)
    assert after.hasFocus()
    view = transcript.view("a1")
    assert view is not None
    view.setFocus()
    for _ in range(4):
        _tab()
    assert _focused() == "button Copy this code"
    for step in reversed(_STEPS[3:7]):
        _tab(back=True)
        assert _focused() == step
    _tab(back=True)
    assert _focused().startswith("message u1")
    _tab(back=True)
    assert transcript.hasFocus()


def test_enter_opens_the_link_with_the_ring_and_its_target_is_told(
    page: Page, opened: list[str], qtbot: QtBot
) -> None:
    _, transcript, after = page
    view = transcript.view("a1")
    assert view is not None
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    label = transcript.findChild(TargetLabel)
    assert label is not None
    assert not label.isVisible()
    text = next(view.text_views())
    bare = text.grab().toImage()
    _tab()
    _tab()
    assert label.isVisible()
    assert label.target == "https://example.org/2"
    assert text.grab().toImage() != bare, "the ring is to be seen"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert opened == ["https://example.org/2"]
    after.setFocus()
    assert not label.isVisible()
    assert text.grab().toImage() == bare


def test_a_link_far_below_comes_into_view(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    source = "First.\n\n" + "Words. " * 2_000 + "\n\n[far](https://example.org/far)"
    transcript.show_path([message("a1", source)])
    transcript.scroll_to(0)
    view = transcript.view("a1")
    assert isinstance(view, ReplyView)
    qtbot.waitUntil(lambda: not view.dirty)
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    _tab()
    text = QApplication.focusWidget()
    assert isinstance(text, LinkView)
    assert text.focused_link is not None
    place = text.link_rects(text.focused_link)[0].center()
    assert transcript.viewport().rect().contains(text.mapTo(transcript.viewport(), place))


def test_what_goes_away_leaves_the_focus_on_the_page(page: Page, qtbot: QtBot) -> None:
    _, transcript, _ = page
    view = transcript.view("a1")
    assert view is not None
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    _tab()
    transcript.remove_from("a1")
    assert transcript.hasFocus()
    _tab()
    assert _focused() == "message u1"
