"""What screen readers are told."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.chat.blocks import File, Text, Thinking, ToolCall
from desktop.chat.message import Failure, MessageStatus
from desktop.ui.theme import ThemeSource
from desktop.ui.transcript.accessibility import describe_transcripts
from desktop.ui.transcript.announcer import announce
from desktop.ui.transcript.text_view import TextView
from desktop.ui.transcript.transcript import Transcript

from .conftest import MakeMessage

_NAME = QAccessible.Text.Name
REPLY = (
    "See [the **words**](https://example.org).\n\n```py\nx = 1\n```\n\n| a |\n|---|\n| b |\n\nEnd."
)


@pytest.fixture(scope="session", autouse=True)
def described(qapp: QApplication) -> None:
    describe_transcripts()


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def speaking(theme: ThemeSource, said: list[str], qtbot: QtBot) -> Iterator[Transcript]:
    """A transcript while a screen reader is running."""
    QAccessible.setActive(True)

    def say(widget: QWidget, words: str) -> None:
        announce(widget, words)
        if words:
            said.append(words)

    made = Transcript(theme=theme, open_link=lambda _: None, say=say)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    qtbot.waitExposed(made)
    yield made
    QAccessible.setActive(False)


def _interface(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def _below(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Everything below that is shown, in the order in which it is read."""
    for index in range(interface.childCount()):
        child = interface.child(index)
        if child is not None and child.isValid() and not child.state().invisible:
            yield child
            yield from _below(child)


def test_messages_are_items_in_their_order_with_role_and_words(
    speaking: Transcript, message: MakeMessage
) -> None:
    path = [
        message(f"{'ua'[n % 2]}{n}", f"Words of **{n}** " + "and more " * 80) for n in range(40)
    ]
    speaking.show_path(path)
    speaking.scroll_to(0)
    messages = _interface(speaking.views[0].parentWidget())
    assert messages.role() is QAccessible.Role.List
    items = [messages.child(index) for index in range(messages.childCount())]
    assert {item.role() for item in items} == {QAccessible.Role.ListItem}
    names = [item.text(_NAME) for item in items]
    shown = [view.message.id for view in speaking.views]
    assert len(names) == len(shown) > 6
    for name, message_id in zip(names, shown, strict=True):
        who = "You: Words of **" if message_id[0] == "u" else "Reply: Words of "
        assert name.startswith(f"{who}{message_id[1:]}")
    assert all(item.state().focusable for item in items)


def test_all_of_a_message_is_read_in_its_order(speaking: Transcript, message: MakeMessage) -> None:
    call = ToolCall(id="1", name="read_file", arguments={}, arguments_text="{}")
    blocks = (Thinking("hm", seconds=2), Text(REPLY), call, Text("After."))
    speaking.show_path([
        message("u1", File("notes.pdf", "application/pdf", b"x" * 2_000), "Read it."),
        message("a1", *blocks, model="some-model", status=MessageStatus.STOPPED),
    ])  # fmt: skip
    QTest.qWait(50)
    user, reply = (_interface(view) for view in speaking.views)
    assert reply.text(_NAME).startswith("Reply: See the words.")
    assert reply.text(_NAME).endswith(" Stopped.")
    read = [
        (child.text(_NAME) or child.text(QAccessible.Text.Value)).strip()
        for child in _below(reply)
        if child.role() is not QAccessible.Role.Client
    ]
    wanted = [
        "Thought for 2.0 s",
        "See the words.",
        "Code block, py",
        "Copy this code",
        "Code, py",
        "Table",
        "End.",
        "Tool call: Read a file",
        "After.",
        "Stopped.",
        "Continue",
        "some-model",
    ]
    assert [words for words in read if words in wanted] == wanted
    cards = [child.text(_NAME) for child in _below(user)]
    assert cards.index("notes.pdf, 2.0 kB") < cards.index("Your message")


def test_texts_are_read_word_by_word(speaking: Transcript, message: MakeMessage) -> None:
    speaking.show_path([message("a1", REPLY)])
    for text in speaking.views[0].text_views():
        interface = _interface(text).textInterface()
        assert interface is not None
        assert interface.characterCount() == text.length
        assert interface.text(0, text.length).rstrip("\ufdd1") == text.document().toRawText()[
            : text.length
        ].rstrip("\ufdd1")


def test_what_was_built_late_is_read_at_its_place(
    speaking: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    source = "".join(f"Number {n}.\n\n```py\nn = {n}\n```\n\n" for n in range(150))
    speaking.show_path([message("a1", source)])
    QTest.qWait(300)
    bar = speaking.verticalScrollBar()
    for part in (2, 4, 3, 1):
        speaking.scroll_to(bar.maximum() * part // 5)
        QTest.qWait(30)
    speaking.scroll_to(0)
    read = [
        words
        for child in _below(_interface(speaking.views[0]))
        if isinstance(child.object(), TextView)
        and (words := child.text(QAccessible.Text.Value)).startswith("Number")
    ]
    assert len(read) > 20
    assert read == sorted(read, key=lambda words: int(words[7:-1]))


def test_start_first_text_and_end_are_said_and_single_tokens_are_not(
    speaking: Transcript, message: MakeMessage, said: list[str]
) -> None:
    speaking.show_path([message("u1", "Question")])
    speaking.begin_reply(message("a1", status=MessageStatus.STREAMING))
    assert _interface(speaking.views[-1]).text(_NAME).startswith("Reply, arriving: Preparing")
    for word in ("Many ", "single ", "words."):
        speaking.reply_text("a1", 0, word)
        QTest.qWait(30)
    assert _interface(speaking.views[-1]).text(_NAME) == "Reply, arriving: Many single words."
    speaking.reply_finished(message("a1", "Many single words."))
    assert said == ["Waiting for a reply.", "The reply begins.", "The reply is complete."]


def test_a_failure_is_said_with_what_can_be_done(
    speaking: Transcript, message: MakeMessage, said: list[str]
) -> None:
    speaking.begin_reply(message("a1", status=MessageStatus.STREAMING))
    failure = Failure("overloaded", "The provider is busy.", "Try again later.")
    speaking.reply_finished(message("a1", status=MessageStatus.FAILED, failure=failure))
    assert said == ["Waiting for a reply.", "The provider is busy. Try again later."]


def test_the_focus_on_a_link_is_said(
    speaking: Transcript, message: MakeMessage, said: list[str], qtbot: QtBot
) -> None:
    speaking.show_path([message("a1", REPLY)])
    view = speaking.views[0]
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert said == ["Link: the words, https://example.org"]


def test_lines_that_run_to_the_left_do_so(transcript: Transcript, message: MakeMessage) -> None:
    transcript.show_path([message("a1", "שלום עולם\n\nLatin words\n\n- פריט\n\n> ציטוט")])
    document = next(transcript.views[0].text_views()).document()
    block, directions = document.begin(), []
    while block.isValid():
        directions.append(block.textDirection())
        block = block.next()
    right, left = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    assert directions == [right, left, right, right]


@pytest.mark.parametrize("zoom", [50, 100, 200, 300])
def test_everything_is_within_the_page_at_every_zoom(
    transcript: Transcript, message: MakeMessage, theme: ThemeSource, zoom: int
) -> None:
    blocks = (Thinking("hm", seconds=2), Text(REPLY))
    transcript.show_path([message("u1", "Question " * 30), message("a1", *blocks, model="m")])
    at_100 = transcript.views[1].height()
    theme.set_zoom(zoom)
    QTest.qWait(20)
    page = transcript.viewport().width()
    for view in transcript.views:
        for child in view.findChildren(QWidget):
            if child.isVisible() and not isinstance(child.parentWidget(), TextView):
                left = child.mapTo(transcript.viewport(), child.rect().topLeft()).x()
                assert left >= 0
                assert left + child.width() <= page
    assert transcript.views[1].height() == pytest.approx(at_100 * zoom / 100, rel=0.25)
