"""The reader owns the scroll position."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.chat.blocks import Text, Thinking
from desktop.chat.message import MessageStatus
from desktop.settings import Theme as ThemeChoice
from desktop.ui.theme import ThemeSource
from desktop.ui.transcript.fold_view import FoldView
from desktop.ui.transcript.reply_view import ReplyView
from desktop.ui.transcript.transcript import Transcript

from .conftest import MakeMessage

LONG = "\n\n".join(
    f"Paragraph {n}, " + "with words that fill a line or two. " * 6 for n in range(40)
)


def _wheel(transcript: Transcript, notches: int) -> None:
    """Turn the wheel over the middle of the page; up is positive."""
    target = transcript.viewport()
    event = _wheel_event(target, notches)
    QApplication.sendEvent(target, event)


def _wheel_event(target: QWidget, notches: int) -> QWheelEvent:
    middle = target.rect().center()
    return QWheelEvent(
        QPointF(middle),
        QPointF(target.mapToGlobal(middle)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )


def _at_end(transcript: Transcript) -> bool:
    bar = transcript.verticalScrollBar()
    return bar.value() == bar.maximum()


def _line_at_top(transcript: Transcript) -> str:
    """The paragraph of the first line that is whole on the page."""
    for view in transcript.views:
        for text in view.text_views():
            top = text.mapTo(transcript.viewport(), QPoint(0, 0)).y()
            if top + text.height() > 0:
                position = text.line_from(-top)
                if top + text.top_of(position) >= 0:
                    return text.document().findBlock(position).text()
    return ""


def _stream(transcript: Transcript, message: MakeMessage, text: str) -> None:
    for i in range(0, len(text), 50):
        transcript.reply_text("a9", 0, text[i : i + 50])
    QTest.qWait(60)


def _begin(transcript: Transcript, message: MakeMessage) -> None:
    transcript.show_path([message("u1", "Question"), message("a1", LONG)])
    transcript.begin_reply(message("a9", status=MessageStatus.STREAMING))
    QTest.qWait(30)


def test_the_newest_text_is_followed(transcript: Transcript, message: MakeMessage) -> None:
    _begin(transcript, message)
    for _ in range(3):
        _stream(transcript, message, LONG[:1_000])
        assert _at_end(transcript)
    assert transcript.following


def test_scrolling_up_lets_go_and_nothing_moves(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    _begin(transcript, message)
    _stream(transcript, message, LONG[:3_000])
    with qtbot.waitSignal(transcript.following_changed) as changed:
        _wheel(transcript, 3)
    assert changed.args == [False]
    assert transcript.latest_button.isVisible()
    line, value = _line_at_top(transcript), transcript.verticalScrollBar().value()
    _stream(transcript, message, LONG[:3_000])
    transcript.reply_finished(message("a9", LONG[:3_000] * 2))
    assert _line_at_top(transcript) == line
    assert transcript.verticalScrollBar().value() == value


def test_scrolling_down_to_the_end_follows_again(
    transcript: Transcript, message: MakeMessage
) -> None:
    _begin(transcript, message)
    _wheel(transcript, 2)
    assert not transcript.following
    _wheel(transcript, -20)
    assert transcript.following
    assert not transcript.latest_button.isVisible()


def test_the_end_key_and_the_button_follow_again(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    _begin(transcript, message)
    qtbot.keyClick(transcript, Qt.Key.Key_Home)
    assert not transcript.following
    qtbot.keyClick(transcript, Qt.Key.Key_End)
    assert transcript.following
    assert _at_end(transcript)
    qtbot.keyClick(transcript, Qt.Key.Key_PageUp)
    assert not transcript.following
    transcript.add_message(message("u2", "New"))
    transcript.add_message(message("a2", "Newer"))
    assert transcript.latest_button.count == 2
    assert "2 new" in transcript.latest_button.text()
    qtbot.mouseClick(transcript.latest_button, Qt.MouseButton.LeftButton)
    assert transcript.following
    assert _at_end(transcript)
    assert transcript.latest_button.count == 0


def test_the_line_being_read_survives_width_zoom_and_theme(
    transcript: Transcript, message: MakeMessage, theme: ThemeSource
) -> None:
    transcript.show_path([message("u1", "Question"), message("a1", LONG)])
    QTest.qWait(100)
    transcript.scroll_to(transcript.verticalScrollBar().maximum() // 2)
    line = _line_at_top(transcript)
    assert line.startswith("Paragraph")
    transcript.resize(520, 600)
    assert _line_at_top(transcript) == line
    transcript.resize(900, 600)
    assert _line_at_top(transcript) == line
    theme.set_zoom(140)
    assert _line_at_top(transcript) == line
    theme.choose(ThemeChoice.DARK)
    assert _line_at_top(transcript) == line


def test_a_new_width_lays_out_only_what_is_near_the_page(
    transcript: Transcript, message: MakeMessage
) -> None:
    transcript.show_path([message("a1", LONG * 12)])
    bar = transcript.verticalScrollBar()
    while bar.value() > 0:
        transcript.scroll_to(bar.value() - 300)
    view = transcript.views[0]
    texts = list(view.text_views())
    wide = texts[0].width()
    transcript.resize(transcript.width() - 200, 600)
    narrow = texts[0].width()
    assert narrow < wide
    assert sum(text.width() == narrow for text in texts) < len(texts) // 2
    while bar.value() < bar.maximum():
        transcript.scroll_to(bar.value() + 300)
        seen = [text for text in texts if not text.visibleRegion().isEmpty()]
        assert seen
        assert all(text.width() == narrow for text in seen)
    assert all(text.width() == narrow for text in texts)


def test_the_end_survives_width(transcript: Transcript, message: MakeMessage) -> None:
    transcript.show_path([message("u1", "Question"), message("a1", LONG)])
    QTest.qWait(100)
    transcript.resize(500, 700)
    assert _at_end(transcript)


def test_unfolding_keeps_the_fold_where_it_is(transcript: Transcript, message: MakeMessage) -> None:
    blocks = (Thinking("thought\n" * 60, seconds=2), Text("Answer. " * 40))
    transcript.show_path([message("u1", LONG[:3_000]), message("a1", *blocks)])
    QTest.qWait(50)
    view = transcript.view("a1")
    assert isinstance(view, ReplyView)
    fold = view.parts[0]
    assert isinstance(fold, FoldView)
    before = fold.mapTo(transcript.viewport(), QPoint(0, 0)).y()
    fold.toggle()
    assert fold.height() > 500
    assert fold.mapTo(transcript.viewport(), QPoint(0, 0)).y() == before
    fold.toggle()
    assert fold.height() < 100


def test_older_messages_are_built_on_the_way_up_without_moving_the_line(
    transcript: Transcript, message: MakeMessage
) -> None:
    path = [message(f"{'ua'[n % 2]}{n}", f"Message {n}. " + LONG[:600]) for n in range(60)]
    transcript.show_path(path)
    QTest.qWait(50)
    built = len(transcript.views)
    assert built < 30
    while transcript.views[0].message.id != "u0":
        _wheel(transcript, 2)
        line = _line_at_top(transcript)
        QTest.qWait(5)
        assert _line_at_top(transcript) == line
    assert len(transcript.views) == 60


def test_many_messages_do_not_stay_built(transcript: Transcript, message: MakeMessage) -> None:
    transcript.show_path([])
    for n in range(200):
        transcript.add_message(message(f"u{n}", f"Message {n}"))
    assert len(transcript.views) <= 80
    assert _at_end(transcript)
    assert transcript.focus_message("u3")
    assert transcript.window().focusWidget() is transcript.view("u3")


def test_texts_leave_the_wheel_to_the_page(transcript: Transcript, message: MakeMessage) -> None:
    transcript.show_path([message("a1", "Text\n\n```\ncode\n```\n\n| a |\n|---|\n| b |\n")])
    for text in transcript.views[0].text_views():
        event = _wheel_event(text.viewport(), -1)
        QApplication.sendEvent(text.viewport(), event)
        assert not event.isAccepted()


def test_a_hidden_transcript_buffers_and_shows_it_later(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    _begin(transcript, message)
    transcript.hide()
    _stream(transcript, message, "Text for later. " * 20)
    view = transcript.view("a9")
    assert isinstance(view, ReplyView)
    assert view.dirty
    transcript.show()
    qtbot.waitUntil(lambda: not view.dirty)
    assert "Text for later." in next(view.text_views()).toPlainText()
    assert _at_end(transcript)


def test_a_long_reply_is_built_near_the_page_and_the_line_stays_on_the_way_up(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    code = "```python\n" + "x = 1\n" * 12 + "```\n\n"
    parts = [f"Paragraph {n}, {'words and words ' * 30}\n\n{code}" for n in range(150)]
    transcript.show_path([message("u1", "Question"), message("a1", "".join(parts))])
    view = transcript.view("a1")
    assert isinstance(view, ReplyView)
    qtbot.waitUntil(lambda: not view.dirty)
    assert _at_end(transcript)
    assert view.height() > 20 * transcript.height()
    assert len(list(view.text_views())) < 60
    for _ in range(25):
        before = _places(transcript)
        bar = transcript.verticalScrollBar().value()
        _wheel(transcript, 3)
        after = _places(transcript)
        assert after
        moved = {after[text] - before[text] for text in after.keys() & before.keys()}
        assert len(moved) == 1, "everything moves together, whatever is built above"
        assert abs(transcript.verticalScrollBar().value() - bar) < view.height() // 4
        QTest.qWait(30)
        assert after.items() <= _places(transcript).items()
    transcript.scroll_to(transcript.verticalScrollBar().maximum() // 3)
    before = _places(transcript)
    assert before
    QTest.qWait(300)
    assert before.items() <= _places(transcript).items()
    qtbot.keyClick(transcript, Qt.Key.Key_Home)
    first = next(view.text_views())
    assert first.toPlainText().startswith("Paragraph 0")
    assert first in _places(transcript)


def _places(transcript: Transcript) -> dict[QWidget, int]:
    """Where the texts on the page stand."""
    page = transcript.viewport().height()
    tops = {
        text: text.mapTo(transcript.viewport(), QPoint(0, 0)).y()
        for view in transcript.views
        for text in view.text_views()
    }
    return {text: top for text, top in tops.items() if -text.height() < top < page}
