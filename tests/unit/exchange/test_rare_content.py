"""What real exports hold besides texts: nothing of it goes without a word."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from desktop.chat.blocks import Citation, File, Image, Opaque, Text, Thinking, ToolCall, ToolResult
from desktop.exchange.portion import FolderPortion, Portion
from desktop.exchange.report import Report
from desktop.exchange.sources import read_conversations
from tests.unit.exchange.test_foreign import (
    MISSING,
    PNG,
    chatgpt,
    claude,
    node,
    read,
    said,
    tree,
    zipped,
)

WAV = b"RIFF....WAVEfmt "


def content(kind: str, role: str = "assistant", **fields: Any) -> dict[str, Any]:
    """A conversation of ChatGPT with one message of a kind."""
    message = {"author": {"role": role}, "content": {"content_type": kind} | fields}
    return {"a": {"parent": None, "children": [], "message": message}}


def blocks_of(nodes: dict[str, Any], **files: bytes) -> tuple[list[Any], Report]:

    data = json.dumps([chatgpt(nodes)]).encode()
    portions, report = read(zipped(**{"conversations.json": data}, **files))
    (portion,) = portions
    return [block for message in portion.messages for block in message.blocks], report


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("thoughts", {"thoughts": [{"summary": "S", "content": "C"}]}, Thinking("**S**\n\nC")),
        ("thoughts", {"thoughts": [{"summary": "", "chunks": ["a", "b"]}]}, Thinking("ab")),
        ("reasoning_recap", {"content": "Thought for 5s"}, Thinking("Thought for 5s")),
        ("tether_browsing_display", {"result": "Found", "summary": None}, Text("Found")),
        (
            "tether_quote",
            {"text": "Q", "title": "T", "url": "https://a.b"},
            Text("Q", (Citation("T", "https://a.b", "Q"),)),
        ),
        (
            "sonic_webpage",
            {"snippet": "Q", "title": "T", "url": "https://a.b"},
            Text("Q", (Citation("T", "https://a.b", "Q"),)),
        ),
        ("execution_output", {"text": "42"}, Text("42")),
        ("system_error", {"name": "E", "text": "It broke"}, Text("It broke")),
        ("code", {"language": "python", "text": "x = 1"}, Text("```python\nx = 1\n```")),
        (
            "multimodal_text",
            {"parts": [{"content_type": "audio_transcription", "text": "Hello"}]},
            Text("Hello"),
        ),
    ],
)
def test_kinds_of_chatgpt_are_shown(kind: str, fields: dict[str, Any], expected: object) -> None:
    blocks, report = blocks_of(content(kind, **fields))
    assert blocks == [expected]
    assert not report.notes


def test_voice_brings_its_recording_and_says_what_is_missing() -> None:
    spoken = {
        "content_type": "real_time_user_audio_video_asset_pointer",
        "frames_asset_pointers": [],
        "video_container_asset_pointer": None,
        "audio_asset_pointer": {
            "content_type": "audio_asset_pointer",
            "asset_pointer": "sediment://file_00ab#file_00ab#wav",
        },
    }
    nodes = content("multimodal_text", "user", parts=[spoken])
    blocks, report = blocks_of(nodes, **{"x/audio/file_00ab-1.wav": WAV})
    assert blocks == [File("recording", "application/octet-stream", WAV)]
    assert not report.notes
    blocks, report = blocks_of(nodes)
    assert blocks[1:] == [Text("[recording, not in the export]")]
    assert isinstance(blocks[0], Opaque)
    assert list(report.notes) == [MISSING]


def test_pictures_that_were_drawn_come_along_with_what_was_asked_for() -> None:
    drawn = {
        "content_type": "image_asset_pointer",
        "asset_pointer": "file-service://file-Ab1",
        "metadata": {"dalle": {"prompt": "a  red\nfox"}},
    }
    blocks, report = blocks_of(
        content("multimodal_text", "assistant", parts=[drawn]),
        **{"dalle-generations/file-Ab1-u.png": PNG},
    )
    assert blocks == [Image("image/png", PNG, name="a red fox")]
    assert not report.notes


def test_plots_of_a_program_come_along() -> None:
    nodes = content("execution_output", "tool", text="done")
    message = nodes["a"]["message"]
    message["metadata"] = {
        "aggregate_result": {
            "messages": [
                {"message_type": "image", "image_url": "file-service://file-Cd2"},
                {"message_type": "stream", "text": "done"},
            ]
        }
    }
    blocks, _ = blocks_of(nodes, **{"file-Cd2-plot.png": PNG})
    assert blocks == [ToolResult("", "", (Text("done"), Image("image/png", PNG)))]


def test_a_screen_of_a_kind_that_is_not_known_is_found_all_the_same() -> None:
    nodes = content(
        "computer_output",
        screenshot={"asset_pointer": "sediment://file_77", "content_type": "image_asset_pointer"},
    )
    blocks, report = blocks_of(nodes, **{"file_77-s.png": PNG})
    assert [type(block) for block in blocks] == [Image, Opaque]
    assert list(report.notes) == ["Content of an unknown kind, computer_output"]


def test_a_canvas_is_a_call_with_all_that_was_written() -> None:
    words = '{"name": "plan", "type": "document", "content": "# Plan"}'
    nodes = {"a": node(None, "assistant", words, recipient="canmore.create_textdoc")}
    blocks, _ = blocks_of(nodes)
    (call,) = blocks
    assert isinstance(call, ToolCall)
    assert (call.name, call.arguments_text) == ("canmore.create_textdoc", words)


def test_parts_of_one_export_are_read_whatever_they_are_called() -> None:

    names = ("conversations-000.json", "conversations_1.json", "Conversations (2).json")
    files = {
        name: json.dumps([chatgpt({"a": node(None, "user", name)}, conversation_id=name)]).encode()
        for name in names
    }
    portions, report = read(zipped(**files, **{"user.json": b"{}"}))
    assert sorted(p.messages[0].text for p in portions) == sorted(names)
    assert list(report.notes) == ["Files in the ZIP that no conversation names"]


def test_times_and_titles_may_be_missing() -> None:
    nodes = {"a": node(None, "user", "\n  Why is\n it?", create_time=None)}
    (portion,), _ = read([chatgpt(nodes, title=None, create_time=None, update_time=None)])
    assert portion.summary.title == "Why is"
    assert portion.summary.updated_at == 0.0
    long = {"a": node(None, "user", "word " * 40)}
    (portion,), _ = read([chatgpt(long, title="")])
    assert len(portion.summary.title) == 60


def test_an_empty_message_of_claude_does_not_break_its_branch() -> None:
    conversation = claude(
        said("1", "human", {"type": "text", "text": "Why?"}, parent_message_uuid=None),
        said("2", "assistant", parent_message_uuid="1"),
        said("3", "human", {"type": "text", "text": "Well?"}, parent_message_uuid="2"),
        said("4", "assistant", {"type": "text", "text": "So."}, parent_message_uuid="3"),
        current_leaf_message_uuid="4",
    )
    portions, report = read([conversation])
    (portion,) = portions
    assert [m.text for m in tree(portion).active_path()] == ["Why?", "Well?", "So."]
    assert list(report.notes) == ["Empty messages"]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            {"type": "thinking", "thinking": "", "summaries": [{"summary": "A"}, {"summary": "B"}]},
            Thinking("A\n\nB", origin="claude-export"),
        ),
        (
            {"type": "redacted_thinking", "data": "xyz"},
            Thinking(encrypted="xyz", origin="claude-export"),
        ),
        ({"type": "voice_note", "title": "T", "text": "Said"}, Text("Said")),
        (
            {
                "type": "tool_result",
                "name": "web_search",
                "content": [{"type": "knowledge", "title": "T", "url": "u", "text": "W"}],
            },
            ToolResult("", "web_search", (Text("W"),)),
        ),
    ],
)
def test_kinds_of_claude_are_shown(entry: dict[str, Any], expected: object) -> None:
    portions, report = read([claude(said("1", "assistant", entry))])
    (portion,) = portions
    assert portion.messages[0].blocks == (expected,)
    assert not report.notes


def test_a_project_of_claude_becomes_a_folder() -> None:
    message = said("1", "human", {"type": "text", "text": "Hi"})
    project = {"uuid": "p", "name": " The\nhouse "}
    one, two = claude(message, project=project), claude(message, uuid="d", project=project)
    data = io.BytesIO(json.dumps([one, two]).encode())
    portions = list(read_conversations(data, Report()))
    folders = [p.folders[0] for p in portions if isinstance(p, FolderPortion)]
    assert folders[0] == folders[1]
    assert folders[0].name == "The house"
    filed = [p.summary.folder_id for p in portions if isinstance(p, Portion)]
    assert filed == [folders[0].id, folders[0].id]


def test_files_of_claude_that_are_not_there_are_named() -> None:
    message = said("1", "human", files_v2=[{"file_name": "a.pdf", "file_uuid": "f"}])
    portions, report = read([claude(message)])
    (portion,) = portions
    assert portion.messages[0].blocks[-1] == Text("[a.pdf, not in the export]")
    assert list(report.notes) == [MISSING]
