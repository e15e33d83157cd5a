"""Selecting by keys, over the borders of texts and messages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.chat.message import MessageStatus
from desktop.ui.transcript.reply_view import ReplyView
from desktop.ui.transcript.text_view import TextView
from desktop.ui.transcript.transcript import Transcript

from .conftest import MakeMessage

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_BOTH = _CTRL | _SHIFT
REPLY = """First words of it.

```py
x = 1
y = 2
```

| a | b |
|---|---|
| 1 | 2 |

The end."""
LONG = "".join(f"Paragraph {n} has some words.\n\n```py\nn = {n}\n```\n\n" for n in range(150))


@pytest.fixture
def shown(transcript: Transcript, message: MakeMessage, qtbot: QtBot) -> Transcript:
    path = [message("u1", "The question"), message("a1", REPLY), message("u2", "Another one")]
    transcript.show_path(path)
    transcript.setFocus()
    qtbot.waitUntil(transcript.hasFocus)
    return transcript


def _press(key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE, times: int = 1) -> None:
    """A key where the focus is, as the reader presses it."""
    for _ in range(times):
        QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def _focus(transcript: Transcript, message_id: str, qtbot: QtBot) -> None:
    assert transcript.focus_message(message_id)
    view = transcript.view(message_id)
    assert view is not None
    qtbot.waitUntil(view.hasFocus)


def _copied() -> tuple[str, str]:
    QApplication.clipboard().clear()
    _press(Qt.Key.Key_C, _CTRL)
    mime = QGuiApplication.clipboard().mimeData()
    return mime.text(), bytes(mime.data("text/markdown").data()).decode()


def test_letters_and_words_are_selected_on_into_the_next_text(
    shown: Transcript, qtbot: QtBot
) -> None:
    _focus(shown, "a1", qtbot)
    _press(Qt.Key.Key_Right, _SHIFT, 5)
    assert _copied()[0] == "First"
    _press(Qt.Key.Key_Left, _SHIFT)
    assert _copied()[0] == "Firs"
    _press(Qt.Key.Key_Right, _BOTH, 5)
    assert _copied()[0] == "First words of it."
    _press(Qt.Key.Key_Right, _SHIFT, 2)
    assert _copied() == ("First words of it.\n\nx", "First words of it.\n\n```py\nx\n```")
    _press(Qt.Key.Key_Left, _SHIFT, 2)
    assert _copied()[0] == "First words of it."
    _press(Qt.Key.Key_Home, _SHIFT)
    _press(Qt.Key.Key_Left, _BOTH, 2)
    assert _copied()[0] == "question"


def test_lines_and_their_ends_are_selected(shown: Transcript, qtbot: QtBot) -> None:
    _focus(shown, "a1", qtbot)
    _press(Qt.Key.Key_End, _SHIFT)
    assert _copied()[0] == "First words of it."
    _press(Qt.Key.Key_Home, _SHIFT)
    assert _copied() == ("", "")
    _press(Qt.Key.Key_Down, _SHIFT, 2)
    assert _copied()[0] == "First words of it.\n\nx = 1\n"
    _press(Qt.Key.Key_Up, _SHIFT, 3)
    assert "The question".endswith(_copied()[0])


def test_up_goes_over_the_border_of_a_message(shown: Transcript, qtbot: QtBot) -> None:
    _focus(shown, "u2", qtbot)
    _press(Qt.Key.Key_Right, _NONE, 3)
    _press(Qt.Key.Key_Up, _SHIFT)
    _press(Qt.Key.Key_Home, _SHIFT)
    assert _copied()[0] == "The end.\n\nAno"
    view = shown.view("a1")
    assert view is not None
    assert view.isAncestorOf(QApplication.focusWidget())


def test_the_caret_moves_without_selecting(shown: Transcript, qtbot: QtBot) -> None:
    _focus(shown, "a1", qtbot)
    _press(Qt.Key.Key_Right, _CTRL)
    _press(Qt.Key.Key_Right, _NONE)
    assert _copied() == ("", "")
    _press(Qt.Key.Key_Right, _SHIFT, 4)
    assert _copied()[0] == "ords"
    _press(Qt.Key.Key_Down, _CTRL)
    _press(Qt.Key.Key_Down, _BOTH)
    assert _copied()[0].startswith("x = 1")


def test_pages_and_both_ends_are_selected(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    path = [message(f"{'ua'[n % 2]}{n}", f"Message {n}. " + "Words. " * 60) for n in range(60)]
    transcript.show_path(path)
    _focus(transcript, "a31", qtbot)
    _press(Qt.Key.Key_PageDown, _SHIFT, 3)
    plain, _ = _copied()
    assert plain.startswith("Message 31.")
    assert "Message 33." in plain
    _press(Qt.Key.Key_End, _BOTH)
    assert "Message 59." in _copied()[0]
    _press(Qt.Key.Key_Home, _BOTH)
    plain, markdown = _copied()
    assert plain == markdown
    assert [n for n in range(60) if f"Message {n}." in markdown] == list(range(31))
    assert transcript.view("u0") is None or transcript.view("u0") is transcript.views[0]


def test_select_all_takes_the_message_and_then_the_conversation(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    path = [message(f"{'ua'[n % 2]}{n}", f"Message **{n}**. " + "Words. " * 60) for n in range(90)]
    transcript.show_path(path)
    _focus(transcript, "a89", qtbot)
    _press(Qt.Key.Key_A, _CTRL)
    assert _copied()[1] == path[89].text.rstrip()
    _press(Qt.Key.Key_A, _CTRL)
    built = len(transcript.views)
    assert built < 90, "what is not built is copied all the same"
    markdown = _copied()[1]
    assert len(transcript.views) == built
    assert [n for n in range(90) if f"Message **{n}**." in markdown.replace("\\*", "*")] == list(
        range(90)
    )
    marked = [t for v in transcript.views for t in v.text_views() if t.selects_all()]
    assert len(marked) == built
    _press(Qt.Key.Key_PageUp, times=8)
    assert all(t.selects_all() for v in transcript.views for t in v.text_views())
    assert len(transcript.views) > built
    assert transcript.clear_selection()
    assert not any(t.textCursor().hasSelection() for v in transcript.views for t in v.text_views())
    assert not transcript.clear_selection()


def test_what_a_copy_of_all_lacks_is_said_and_asked_for(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    transcript.show_path([message("u8", "Eight"), message("a9", "Nine")], older=8)
    transcript.setFocus()
    qtbot.waitUntil(transcript.hasFocus)
    _press(Qt.Key.Key_A, _CTRL)
    with qtbot.waitSignals([transcript.notice_requested, transcript.whole_requested]):
        assert _copied()[1] == "Eight\n\nNine"
    older = [message(f"{'ua'[n % 2]}{n}", f"Number {n}") for n in range(8)]
    transcript.add_older(older, older=0)
    with qtbot.assertNotEmitted(transcript.notice_requested):
        assert _copied()[1].startswith("Number 0\n\nNumber 1\n\n")


def _lazy(transcript: Transcript, message: MakeMessage, qtbot: QtBot) -> ReplyView:
    """A long reply of which the middle is not built."""
    transcript.show_path([message("u1", "Question"), message("a1", LONG), message("u2", "More")])
    view = transcript.view("a1")
    assert isinstance(view, ReplyView)
    qtbot.waitUntil(lambda: not view.dirty)
    QTest.qWait(50)
    assert any(not isinstance(piece, TextView) for piece in view.pieces())
    return view


def test_what_is_not_built_in_between_is_copied(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    view = _lazy(transcript, message, qtbot)
    _focus(transcript, "a1", qtbot)
    _press(Qt.Key.Key_A, _CTRL)
    plain, markdown = _copied()
    assert any(not isinstance(piece, TextView) for piece in view.pieces()), "copying builds nothing"
    assert markdown == LONG.rstrip()
    assert "Paragraph 70 has some words.\n\nn = 70\n\nParagraph 71 has some words." in plain
    transcript.scroll_to(transcript.verticalScrollBar().maximum() // 2)
    assert all(text.selects_all() for text in view.text_views()), "marked when it is built"


def _mouse(text: TextView, kind: QEvent.Type, on_screen: QPoint) -> None:
    target, button = text.viewport(), Qt.MouseButton.LeftButton
    event = QMouseEvent(
        kind,
        QPointF(target.mapFromGlobal(on_screen)),
        QPointF(on_screen),
        Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else button,
        Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else button,
        _NONE,
    )
    QApplication.sendEvent(target, event)


def test_dragging_beyond_the_edge_scrolls_through_what_is_not_built(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    view = _lazy(transcript, message, qtbot)
    last = list(view.text_views())[-1]
    _mouse(last, QEvent.Type.MouseButtonPress, last.viewport().mapToGlobal(QPoint(400, 5)))
    above = transcript.viewport().mapToGlobal(QPoint(400, -600))
    _mouse(last, QEvent.Type.MouseMove, above)
    qtbot.waitUntil(lambda: transcript.verticalScrollBar().value() == 0, timeout=30_000)
    _mouse(last, QEvent.Type.MouseButtonRelease, above)
    value = transcript.verticalScrollBar().value()
    plain, markdown = _copied()
    assert [n for n in range(150) if f"Paragraph {n} has some words." in markdown] == list(
        range(150)
    )
    assert markdown.count("```py\n") == plain.count("n = ") == 150
    QTest.qWait(80)
    assert transcript.verticalScrollBar().value() == value, "it stops when the button is let go"


def test_shift_and_a_click_extend(shown: Transcript, qtbot: QtBot) -> None:
    texts = [text for view in shown.views for text in view.text_views()]
    qtbot.mouseClick(texts[0].viewport(), Qt.MouseButton.LeftButton, pos=QPoint(1, 10))
    qtbot.mouseClick(
        texts[-1].viewport(),
        Qt.MouseButton.LeftButton,
        _SHIFT,
        texts[-1].rect().bottomRight() - QPoint(2, 2),
    )
    plain = _copied()[0]
    assert plain.startswith("The question\n\nFirst words")
    assert plain.endswith("Another one")


def test_new_text_of_a_selected_reply_is_selected_too(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    transcript.show_path([message("u1", "Question")])
    transcript.begin_reply(message("a1", status=MessageStatus.STREAMING))
    transcript.reply_text("a1", 0, "Some text. ")
    transcript.setFocus()
    qtbot.waitUntil(transcript.hasFocus)
    _press(Qt.Key.Key_A, _CTRL)
    transcript.reply_text("a1", 0, "And more.\n\n```\ncode\n```\n")
    qtbot.waitUntil(lambda: "And more." in _copied()[0])
    qtbot.waitUntil(lambda: _copied()[1].endswith("```\ncode\n```"))
