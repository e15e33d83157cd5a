"""Whatever happens, the line being read stays where it is, to the pixel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPoint, Qt
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.chat.blocks import Image, Text, Thinking, ToolCall, ToolResult
from desktop.chat.message import MessageStatus
from desktop.settings import Theme as ThemeChoice
from desktop.ui.theme import ThemeSource
from desktop.ui.transcript.fold_view import FoldView
from desktop.ui.transcript.reply_view import ReplyView
from desktop.ui.transcript.text_view import TextView
from desktop.ui.transcript.transcript import Transcript

from .conftest import MakeMessage

LONG = "\n\n".join(
    f"Paragraph {n}, " + "with words that fill a line or two. " * 6 for n in range(40)
)
MIXED = "".join(
    f"Part {n} with `code` and **bold**, {'and many words ' * 20}\n\n```py\nx = {n}\n```\n\n"
    f"| a | b |\n|---|---|\n| {n} | x |\n\n"
    for n in range(30)
)


@dataclass
class Reader:
    """Reads a line and says where on the page it stands."""

    transcript: Transcript
    text: TextView
    position: int

    @classmethod
    def of(cls, transcript: Transcript) -> Reader:
        """Begin to read the first line that is whole on the page."""
        for view in transcript.views:
            for text in view.text_views():
                top = text.mapTo(transcript.viewport(), QPoint(0, 0)).y()
                cursor = QTextCursor(text.document())
                while not cursor.atEnd() and top + text.height() > 0:
                    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
                    if top + text.cursorRect(cursor).top() >= 0:
                        return cls(transcript, text, cursor.position())
        raise AssertionError("no text on the page")

    @property
    def y(self) -> int:
        inside = QPoint(0, self.text.top_of(self.position))
        return self.text.mapTo(self.transcript.viewport(), inside).y()


@pytest.fixture
def reader(transcript: Transcript, message: MakeMessage, qtbot: QtBot) -> Reader:
    """Somewhere in the middle of a conversation whose last reply is arriving."""
    path = [message(f"{'ua'[n % 2]}{n}", f"Message {n}. " + LONG[:900]) for n in range(40)]
    folds = (
        Thinking("thought\n" * 60, seconds=2),
        Text(MIXED),
        ToolCall(id="1", name="search", arguments={}, arguments_text="{}\n" * 40),
        ToolResult(call_id="1", name="search", content=(Text("found\n" * 40),)),
        Text(LONG),
    )
    path.append(message("a40", *folds))
    transcript.show_path(path)
    transcript.begin_reply(message("a99", status=MessageStatus.STREAMING))
    QTest.qWait(200)
    view = transcript.view("a40")
    assert view is not None
    transcript.scroll_to(view.y() + view.height() * 2 // 5)
    QTest.qWait(200)
    transcript.scroll_to(transcript.verticalScrollBar().value() - 7)
    assert not transcript.following
    return Reader.of(transcript)


def _picture(side: int) -> bytes:
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def _stays(reader: Reader, happens: Callable[[], object], *, wait: int = 60) -> None:
    before = reader.y
    happens()
    assert reader.y == before, "at once"
    QTest.qWait(wait)
    assert reader.y == before, "and afterwards"


def test_a_line_that_moves_is_noticed(reader: Reader) -> None:
    """The other tests could not fail if this one did."""
    before = reader.y
    bar = reader.transcript.verticalScrollBar()
    reader.transcript.scroll_to(bar.value() - 1)
    assert reader.y == before + 1
    with pytest.raises(AssertionError):
        _stays(reader, lambda: reader.transcript.scroll_to(bar.value() + 1))


def test_streaming_thinking_tools_answer_and_end(reader: Reader, message: MakeMessage) -> None:
    transcript = reader.transcript

    def stream(index: int, text: str) -> Callable[[], None]:
        def run() -> None:
            for i in range(0, len(text), 200):
                transcript.reply_text("a99", index, text[i : i + 200])

        return run

    _stays(reader, lambda: transcript.reply_block_started("a99", 0, Thinking()))
    _stays(reader, stream(0, "Some thought.\n" * 30))
    thought = Thinking("Some thought.\n" * 30, seconds=1)
    _stays(reader, lambda: transcript.reply_block_finished("a99", 0, thought))
    _stays(reader, stream(1, MIXED), wait=400)
    _stays(reader, lambda: transcript.reply_block_finished("a99", 1, Text(MIXED)))
    final = message("a99", thought, MIXED)
    _stays(reader, lambda: transcript.reply_finished(final), wait=400)


def test_a_burst_in_the_reply_that_is_read(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    transcript.show_path([message("u1", "Question")])
    transcript.begin_reply(message("a99", status=MessageStatus.STREAMING))
    transcript.reply_text("a99", 0, MIXED[:6_000])
    view = transcript.view("a99")
    assert isinstance(view, ReplyView)
    qtbot.waitUntil(lambda: not view.dirty)
    QTest.qWait(200)
    transcript.scroll_to(300)
    assert not transcript.following
    reader = Reader.of(transcript)
    for _ in range(5):
        _stays(reader, lambda: transcript.reply_text("a99", 0, MIXED * 2), wait=100)
    transcript.reply_finished(message("a99", MIXED[:6_000] + MIXED * 10))
    _stays(reader, lambda: None, wait=500)


def test_folding_above_and_below(reader: Reader) -> None:
    view = reader.transcript.view("a40")
    assert isinstance(view, ReplyView)
    folds = [part for part in view.parts if isinstance(part, FoldView)]
    assert len(folds) == 3
    for fold in (*folds, *folds):
        top = fold.mapTo(reader.transcript.viewport(), QPoint(0, 0)).y()
        assert not 0 <= top < reader.transcript.viewport().height(), "out of sight"
        _stays(reader, fold.toggle)


def test_width_theme_and_zoom_and_back(reader: Reader, theme: ThemeSource) -> None:
    transcript = reader.transcript
    for width, height in ((500, 600), (380, 700), (1100, 500), (640, 600), (900, 600)) * 3:
        _stays(reader, lambda size=(width, height): transcript.resize(*size), wait=30)  # type: ignore[misc] # the default is typed by its value
    for zoom in (110, 300, 50, 100):
        _stays(reader, lambda zoom=zoom: theme.set_zoom(zoom), wait=30)  # type: ignore[misc] # as above
    _stays(reader, lambda: theme.choose(ThemeChoice.DARK))
    _stays(reader, lambda: theme.choose(ThemeChoice.LIGHT))


def test_a_line_in_the_middle_of_a_paragraph_does_not_wander(
    transcript: Transcript, message: MakeMessage
) -> None:
    transcript.show_path([message("u1", "Question"), message("a1", "many words in a row " * 900)])
    QTest.qWait(60)
    transcript.scroll_to(transcript.verticalScrollBar().maximum() // 2)
    reader = Reader.of(transcript)
    for width in (873, 512, 900, 431, 900, 777, 640, 900) * 4:
        _stays(reader, lambda width=width: transcript.resize(width, 600), wait=0)  # type: ignore[misc] # the default is typed by its value


def test_new_messages_below_and_the_count_of_them(reader: Reader, message: MakeMessage) -> None:
    transcript = reader.transcript
    _stays(reader, lambda: transcript.reply_finished(message("a99", "Done")))
    _stays(reader, lambda: transcript.add_message(message("u100", "New question")))
    _stays(reader, lambda: transcript.add_message(message("a101", MIXED)), wait=300)
    assert transcript.latest_button.count == 2
    assert transcript.latest_button.isVisible()
    _stays(reader, lambda: transcript.remove_from("u100"))


def test_older_messages_and_pictures_above(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    picture = Image("image/png", _picture(700))
    path = [message(f"{'ua'[n % 2]}{n}", f"Message {n}. " + LONG[:500]) for n in range(60)]
    path[40:50] = [message(f"u{n}", picture, f"Message {n}. " + LONG[:300]) for n in range(40, 50)]
    transcript.show_path(path[20:], older=20)
    QTest.qWait(30)
    for _ in range(30):
        bar = transcript.verticalScrollBar()
        qtbot.keyClick(transcript, Qt.Key.Key_PageUp)
        if bar.value() < 2_000 and transcript.views[0].message.id == path[20].id:
            reader = Reader.of(transcript)
            _stays(reader, lambda: transcript.add_older(path[:20], older=0))
        reader = Reader.of(transcript)
        _stays(reader, lambda: None, wait=40)


def test_another_conversation_that_ends_moves_nothing(
    reader: Reader, message: MakeMessage, theme: ThemeSource, qtbot: QtBot
) -> None:
    other = Transcript(theme=theme, open_link=lambda _: None)
    qtbot.addWidget(other)
    other.begin_reply(message("a1", status=MessageStatus.STREAMING))

    def ends() -> None:
        other.reply_text("a1", 0, MIXED)
        other.reply_finished(message("a1", MIXED))

    _stays(reader, ends)
