from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.chat.blocks import Citation, Image, Text, ToolCall, ToolResult
from desktop.chat.message import MessageStatus
from desktop.ui.transcript.cards import PictureCard
from desktop.ui.transcript.plain import visible_controls
from desktop.ui.transcript.reply_view import ReplyView
from desktop.ui.transcript.tool_view import ToolView, pretty_json
from desktop.ui.transcript.transcript import Transcript

from .conftest import MakeMessage
from .test_pictures import pixels

PARIS = Citation("Paris", "https://www.example.org/paris?a=1", "Paris is the capital of France")
RHINE = Citation("The Rhine", "https://rivers.example.com/rhine")


def _reply(transcript: Transcript) -> ReplyView:
    view = transcript.view("a1")
    assert isinstance(view, ReplyView)
    return view


def _text(transcript: Transcript) -> str:
    return "\n".join(text.toPlainText() for text in _reply(transcript).text_views())


CITED = (
    Text("Paris is "),
    Text("the capital", (PARIS,)),
    Text(" of France, and "),
    Text("the Rhine is long", (RHINE, PARIS)),
    Text("."),
)
SHOWN = "Paris is the capital [1] of France, and the Rhine is long [2] [1]."


def test_text_that_is_cut_by_its_sources_is_one_paragraph(
    transcript: Transcript, message: MakeMessage
) -> None:
    transcript.show_path([message("a1", *CITED)])
    assert _text(transcript) == SHOWN
    assert len(_reply(transcript).parts) == 1


def test_it_is_the_same_while_it_streams(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    transcript.begin_reply(message("a1", status=MessageStatus.STREAMING))
    for index, block in enumerate(CITED):
        transcript.reply_block_started("a1", index, Text())
        for char in block.text:
            transcript.reply_text("a1", index, char)
        transcript.reply_block_finished("a1", index, block)
    qtbot.waitUntil(lambda: _text(transcript) == SHOWN)
    view, texts = _reply(transcript), list(_reply(transcript).text_views())
    assert view.sources is None
    transcript.reply_finished(message("a1", *CITED))
    assert list(view.text_views()) == texts
    assert _text(transcript) == SHOWN
    assert view.sources is not None


def test_the_list_names_each_source_once_and_opens_it(
    transcript: Transcript, message: MakeMessage, opened: list[str]
) -> None:
    transcript.show_path([message("a1", *CITED)])
    sources = _reply(transcript).sources
    assert sources is not None
    assert [row.text() for row in sources.rows] == ["Paris", "The Rhine"]
    assert sources.rows[0].accessibleName() == "Source 1: Paris, example.org"
    sources.rows[1].click()
    assert opened == ["https://rivers.example.com/rhine"]


def test_a_source_that_cannot_be_opened_is_only_named(
    transcript: Transcript, message: MakeMessage, opened: list[str]
) -> None:
    bad = Citation("A <b>title</b>\u202e", "javascript:alert(1)")
    transcript.show_path([message("a1", Text("x", (bad,)))])
    sources = _reply(transcript).sources
    assert sources is not None
    (row,) = sources.rows
    row.click()
    assert not opened
    assert row.text() == "A <b>title</b>⟨U+202E⟩"
    assert "[1]" in _text(transcript)


def test_many_sources_are_shown_on_demand(transcript: Transcript, message: MakeMessage) -> None:
    many = tuple(Citation(f"T{n}", f"https://example.org/{n}") for n in range(20))
    transcript.show_path([message("a1", Text("All of it.", many))])
    sources = _reply(transcript).sources
    assert sources is not None
    assert len(sources.rows) == 6
    before = _reply(transcript).height()
    assert sources.more is not None
    sources.more.click()
    assert len(sources.rows) == 20
    assert _reply(transcript).height() > before
    # So many marks at one place say nothing.
    assert _text(transcript) == "All of it."


def test_a_change_in_one_of_several_texts_rewrites_them_together(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    transcript.begin_reply(message("a1", status=MessageStatus.STREAMING))
    for index, text in enumerate(("One ", "twoo", " three")):
        transcript.reply_text("a1", index, text)
    transcript.reply_block_finished("a1", 1, Text("two"))
    qtbot.waitUntil(lambda: _text(transcript) == "One two three")
    transcript.reply_finished(message("a1", "One ", "two", " three"))
    assert _text(transcript) == "One two three"


def test_arguments_are_laid_out_once_they_are_complete(
    transcript: Transcript, message: MakeMessage
) -> None:
    transcript.begin_reply(message("a1", status=MessageStatus.STREAMING))
    transcript.reply_block_started("a1", 0, ToolCall("1", "search"))
    for piece in ('{"q": ', '"x', '"}'):
        transcript.reply_text("a1", 0, piece)
    (tool,) = _reply(transcript).parts
    assert isinstance(tool, ToolView)
    tool.toggle()
    assert _text(transcript) == '{"q": "x"}'
    transcript.reply_block_finished("a1", 0, ToolCall("1", "search", {"q": "x"}, '{"q": "x"}'))
    assert _text(transcript) == '{\n  "q": "x"\n}'
    assert tool.title == "Tool call: search"


def test_a_long_result_is_cut_until_all_is_wanted(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    text = "\n".join(f"line {n}" for n in range(1_000))
    transcript.show_path([message("a1", ToolResult("1", "run", (Text(text),), is_error=True))])
    (tool,) = _reply(transcript).parts
    assert isinstance(tool, ToolView)
    assert tool.title == "Tool failed: run"
    tool.toggle()
    assert _text(transcript).endswith("line 199 …")
    assert tool.show_all is not None
    assert tool.show_all.text() == "Show all (1,000 lines)"
    tool.show_all.click()
    qtbot.waitUntil(lambda: _text(transcript) == text)


def test_pictures_of_a_result_are_shown(transcript: Transcript, message: MakeMessage) -> None:
    result = ToolResult("1", "draw", (Text("done"), Image("image/png", pixels(80, 60))))
    transcript.show_path([message("a1", result)])
    (tool,) = _reply(transcript).parts
    assert isinstance(tool, ToolView)
    card = tool.findChild(PictureCard)
    assert not card.isVisible()
    tool.toggle()
    assert card.isVisible()
    assert card.button is not None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31m", "a\\x1b[31m"),
        ("x\u202egnp.exe", "x⟨U+202E⟩gnp.exe"),
        ("\x9b\x7f\x00", "\\x9b\\x7f\\x00"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("שלום 日本 👩\u200d👧", "שלום 日本 👩\u200d👧"),
    ],
)
def test_what_hides_is_made_visible(text: str, shown: str) -> None:
    assert visible_controls(text) == shown


def test_only_json_is_laid_out() -> None:
    assert pretty_json('{"b":1,"a":[1.10]}') == '{\n  "b": 1,\n  "a": [\n    1.10\n  ]\n}'
    assert pretty_json("plain {text}") == "plain {text}"
    assert pretty_json('{"cut": ') == '{"cut": '
