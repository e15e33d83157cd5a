"""The exports of other programs, from samples and from what a hostile file may hold."""

from __future__ import annotations

import io
import json
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest

from desktop.chat.blocks import (
    Citation,
    File,
    Image,
    Opaque,
    Text,
    Thinking,
    ToolCall,
    ToolResult,
)
from desktop.chat.conversation import Conversation
from desktop.chat.errors import ChatError
from desktop.chat.message import Role
from desktop.exchange import zip_file
from desktop.exchange.portion import Portion
from desktop.exchange.report import Report
from desktop.exchange.sources import read_conversations

PNG = b"\x89PNG\r\n\x1a\n and so on"
MISSING = "Pictures and files that the export does not hold"


def read(content: object) -> tuple[list[Portion], Report]:
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    report = Report()
    portions = read_conversations(io.BytesIO(data), report)
    return [each for each in portions if isinstance(each, Portion)], report


def tree(portion: Portion) -> Conversation:
    """Raises where the messages are no tree."""
    return Conversation(portion.summary, portion.messages, leaf_id=portion.leaf_id)


def sample(name: str) -> bytes:
    folder = os.environ.get("RIVULET_CORPUS")
    if not folder:
        pytest.skip("RIVULET_CORPUS names no folder")
    return (Path(folder) / "exports" / name).read_bytes()


def node(
    parent: str | None, role: str = "user", *parts: object, **more: object
) -> dict[str, object]:
    message: dict[str, object] = {
        "author": {"role": role},
        "content": {"content_type": "text", "parts": list(parts)},
        "create_time": 5.0,
    }
    return {"parent": parent, "children": [], "message": message | more}


def chatgpt(nodes: dict[str, Any], **more: object) -> dict[str, object]:
    return {"conversation_id": "c", "title": "T", "create_time": 1.0, "mapping": nodes} | more


def claude(*messages: object, **more: object) -> dict[str, object]:
    return {"uuid": "c", "name": "T", "chat_messages": list(messages)} | more


def said(uuid: str, sender: str, *content: object, **more: object) -> dict[str, object]:
    return {"uuid": uuid, "sender": sender, "content": list(content)} | more


def zipped(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(name, content)
    return buffer.getvalue()


# -- the samples --


def test_the_sample_of_chatgpt_comes_with_all_branches() -> None:
    portions, report = read(sample("chatgpt/polylogue-native-conversation-v1.json"))

    conversation = tree(portions[0])
    path = conversation.active_path()
    kinds = [[type(block) for block in message.blocks] for message in path]
    assert [message.role for message in path] == [
        Role.USER,
        Role.ASSISTANT,
        Role.ASSISTANT,
        Role.TOOL,
        Role.ASSISTANT,
        Role.ASSISTANT,
    ]
    assert kinds[1:4] == [[Thinking], [ToolCall], [ToolResult]]
    assert path[-1].text.startswith("Final answer.")
    assert path[-1].model == "gpt-5-6-pro"
    assert len(conversation.versions(path[1].id)) == 2
    assert conversation.summary.created_at == 1784164500.0
    assert {reason: note.count for reason, note in report.notes.items()} == {
        "Hidden messages and instructions of the system": 1,
        MISSING: 3,
    }


def test_content_of_an_unknown_kind_is_shown_noted_and_kept() -> None:
    portions, report = read(sample("chatgpt/polylogue-sample-00.json"))

    messages = tree(portions[0]).active_path()
    assert messages[0].text == "Could you review this code for potential issues?"
    assert all(isinstance(message.blocks[-1], Opaque) for message in messages)
    assert len(report.notes) == 3


@pytest.mark.parametrize(
    ("name", "conversations", "messages"),
    [
        ("api", 1, 2),
        ("claude-bakery-chat", 1, 4),
        ("conversation-rendering-tests", 1, 10),
        ("conversations-multiple-errors", 3, 4),
        ("conversations", 2, 6),
        ("cooking", 1, 6),
        ("creative-writing", 1, 6),
        ("data", 1, 2),
        ("debugging", 1, 4),
        ("python", 1, 4),
        ("simple-invalid", 0, 0),
        ("webdev", 1, 2),
    ],
)
def test_the_samples_of_claude(name: str, conversations: int, messages: int) -> None:
    portions, _ = read(sample(f"claude/{name}.json"))

    assert len(portions) == conversations
    assert sum(len(tree(portion)) for portion in portions) == messages


# -- ChatGPT --


def test_pictures_and_files_come_out_of_the_zip() -> None:
    picture = {"content_type": "image_asset_pointer", "asset_pointer": "file-service://file-Abc"}
    attachments = [{"id": "file-Abc", "name": "a.png"}, {"id": "file-Def", "name": "b.txt"}]
    export = chatgpt(
        {"a": node(None, "user", "See", picture, metadata={"attachments": attachments})}
    )
    files = {"conversations.json": json.dumps([export]).encode()}

    portions, report = read(
        zipped(**files, **{"x/file-Abc-photo.png": PNG, "file-Def-b.txt": b"words", "a.html": b""})
    )

    assert portions[0].messages[0].blocks == (
        Text("See"),
        Image("image/png", PNG),
        File("b.txt", "application/octet-stream", b"words"),
    )
    assert list(report.notes) == ["Files in the ZIP that no conversation names"]


def test_marks_of_citations_become_citations() -> None:
    mark = "\ue200cite\ue202turn0search0\ue201"
    references = [{"matched_text": mark, "items": [{"title": "Rain", "url": "https://r.example"}]}]
    lone = "\ue200video\ue202turn1\ue201"
    export = chatgpt(
        {
            "a": node(
                None,
                "assistant",
                f"It rains{mark}.{lone}",
                metadata={"content_references": references},
            )
        }
    )

    portions, _ = read(export)

    assert portions[0].messages[0].blocks == (
        Text("It rains.", (Citation("Rain", "https://r.example"),)),
    )


def test_a_tool_call_keeps_its_arguments_and_is_not_paired() -> None:
    call = node(None, "assistant", recipient="python")
    call["message"]["content"] = {"content_type": "code", "text": '{"x": 1}'}  # type: ignore[index]
    result = node("a", "tool", "42")
    result["message"]["author"]["name"] = "python"  # type: ignore[index]

    portions, _ = read(chatgpt({"a": call, "b": result}))

    (first,), (second,) = (message.blocks for message in portions[0].messages)
    assert isinstance(first, ToolCall)
    assert (first.name, first.arguments) == ("python", {"x": 1})
    assert second == ToolResult("", "python", (Text("42"),))


def test_ids_are_the_same_each_time_and_differ_between_conversations() -> None:
    nodes = {"root": {"message": None}, "a": node("root", "user", "Hi")}
    one, again, other = (
        read(chatgpt(nodes, conversation_id=name))[0][0] for name in ("1", "1", "2")
    )

    assert (one.summary.id, one.messages[0].id) == (again.summary.id, again.messages[0].id)
    assert one.summary.id != other.summary.id
    assert one.messages[0].id != other.messages[0].id


def test_a_circle_and_a_missing_parent_lose_nothing() -> None:
    nodes = {
        "a": node("b", "user", "A"),
        "b": node("a", "user", "B"),
        "c": node("nobody", "user", "C"),
        "d": node("d", "user", "D"),
    }

    portions, report = read(chatgpt(nodes, current_node="b"))

    assert {message.text for message in tree(portions[0])} == {"A", "B", "C", "D"}
    assert len(report.notes) == 2


def test_half_a_character_does_not_cost_the_message() -> None:
    export = json.dumps(chatgpt({"a": node(None, "user", "so \ud83d")})).encode()

    portions, _ = read(export)

    assert portions[0].messages[0].text == "so �"


HOSTILE: list[Any] = [None, 0, 1e308, True, "x", [], {}, [None], {"x": None}]


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize(
    "field",
    ["title", "create_time", "update_time", "current_node", "conversation_id", "mapping"],
)
def test_a_conversation_of_chatgpt_with_any_field_wrong(field: str, value: object) -> None:
    good = chatgpt({"a": node(None, "user", "Hi")}, conversation_id="good")

    portions, _ = read([chatgpt({"a": node(None, "user", "Hi")}) | {field: value}, good])

    assert all(tree(portion).active_path() for portion in portions)
    assert portions[-1] == read(good)[0][0]


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize(
    "field", ["author", "content", "metadata", "recipient", "create_time", "status"]
)
def test_a_message_of_chatgpt_with_any_field_wrong(field: str, value: object) -> None:
    nodes = {"a": node(None, "user", "Hi", **{field: value}), "b": node("a", "user", "Still here")}

    portions, _ = read(chatgpt(nodes, current_node="b"))

    assert tree(portions[0]).active_path()[-1].text == "Still here"


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize(
    "kind",
    [
        "text",
        "multimodal_text",
        "code",
        "execution_output",
        "thoughts",
        "tether_quote",
        "other",
    ],
)
def test_content_of_chatgpt_with_any_value(kind: str, value: object) -> None:
    content: dict[str, object] = {"content_type": kind}
    content |= dict.fromkeys(("parts", "text", "thoughts", "title", "content", "language"), value)
    attached = {"attachments": value, "content_references": value, "citations": value}
    odd = node(None, "assistant", content=content, metadata=attached)

    portions, _ = read(chatgpt({"a": odd, "b": node("a", "user", "Still here")}))

    assert tree(portions[0]).active_path()[-1].text == "Still here"


# -- Claude --


def test_claude_with_branches_tools_thinking_and_attachments() -> None:
    export = claude(
        said(
            "1",
            "human",
            {"type": "text", "text": "Count"},
            parent_message_uuid="00000000-0000-4000-8000-000000000000",
            attachments=[{"file_name": "a.txt", "extracted_content": "one two"}],
        ),
        said("2", "assistant", {"type": "text", "text": "Two"}, parent_message_uuid="1"),
        said(
            "3",
            "assistant",
            {"type": "thinking", "thinking": "Hm", "signature": None},
            {"type": "tool_use", "id": "t", "name": "wc", "input": {"file": "a.txt"}},
            {"type": "tool_result", "name": "wc", "content": [{"type": "text", "text": "2"}]},
            {"type": "flag", "flag": "odd"},
            {"type": "text", "text": "2"},
            parent_message_uuid="1",
        ),
        current_leaf_message_uuid="2",
        is_starred=True,
        model="claude-x",
    )

    portions, report = read(export)

    conversation = tree(portions[0])
    question, answer = conversation.active_path()
    assert question.blocks == (Text("Count"), File("a.txt", "text/plain", b"one two"))
    assert (answer.text, answer.model) == ("Two", "claude-x")
    assert len(conversation.versions(answer.id)) == 2
    assert [type(block) for block in portions[0].messages[2].blocks] == [
        Thinking,
        ToolCall,
        ToolResult,
        Opaque,
        Text,
    ]
    assert conversation.summary.pinned
    assert list(report.notes) == ["Content of an unknown kind, flag"]


def test_messages_with_the_same_id_are_all_kept() -> None:
    hello = said("1", "human", {"type": "text", "text": "Hello"})

    portions, report = read(claude(hello, hello, hello))

    assert len(tree(portions[0])) == 3
    assert report.notes["Messages with the id of another"].count == 2


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize(
    "field", ["uuid", "sender", "content", "text", "created_at", "attachments"]
)
def test_a_message_of_claude_with_any_field_wrong(field: str, value: object) -> None:
    odd = said("1", "human", {"type": "text", "text": "Hello"}) | {field: value}
    good = said("2", "human", {"type": "text", "text": "Still here"})

    portions, _ = read(claude(odd, good))

    assert tree(portions[0]).active_path()[-1].text == "Still here"


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("kind", ["text", "thinking", "tool_use", "tool_result", "image", None])
def test_content_of_claude_with_any_value(kind: object, value: object) -> None:
    fields = ("text", "thinking", "signature", "id", "name", "input", "content", "citations")
    odd = said("1", "assistant", {"type": kind} | dict.fromkeys(fields, value), value)
    good = said("2", "human", {"type": "text", "text": "Still here"})

    portions, _ = read(claude(odd, good))

    assert tree(portions[0]).active_path()[-1].text == "Still here"


# -- files --


@pytest.mark.parametrize("deep", ['{"a":', "["])
def test_deep_nesting_costs_one_conversation(deep: str) -> None:
    close = {"[": "]", '{"a":': "1}"}[deep]
    odd = '{"mapping": {"a": {"message": ' + deep * 50_000 + close * 50_000 + "}}}"
    good = json.dumps(claude(said("1", "human", {"type": "text", "text": "Hello"})))

    portions, report = read(f"[{odd}, {good}]".encode())

    assert [portion.messages[0].text for portion in portions] == ["Hello"]
    assert report.notes


@pytest.mark.parametrize("content", [b"", b"Hello", b"\x00\x01", b"GIF89a", b"<html>"])
def test_other_files_are_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(ChatError, match="no file of conversations"):
        read(content)


@pytest.mark.parametrize("cut", [5, 60, -30, -5])
def test_a_damaged_zip_is_refused_or_noted(cut: int) -> None:
    content = zipped(**{"conversations.json": b"[" + b" " * 200 + b"]"})

    with pytest.raises(ChatError, match="damaged"):
        read(content[:cut])


def test_a_zip_without_conversations_is_refused() -> None:
    with pytest.raises(ChatError, match=r"no conversations\.json"):
        read(zipped(**{"users.json": b"[]"}))


def test_damage_inside_of_a_zip_is_noted() -> None:
    content = zipped(**{"conversations.json": os.urandom(3000)})

    portions, report = read(content[:100] + b"?" * 100 + content[200:])

    assert portions == []
    assert next(iter(report.notes)).startswith("Files that are damaged")


def test_a_zip_bomb_goes_off_in_a_sentence() -> None:
    good = json.dumps(claude(said("1", "human", {"type": "text", "text": "Hello"}))).encode()
    bomb = b"[" + good + b', {"mapping": "' + b"x" * (2 * zip_file.MAX_RATIO << 20)

    portions, report = read(zipped(**{"conversations.json": bomb}))

    assert [portion.messages[0].text for portion in portions] == ["Hello"]
    assert "Files that unpack to more than is plausible" in report.notes


def test_a_directory_that_claims_to_be_endless_is_refused() -> None:
    content = bytearray(zipped(**{"conversations.json": b"[]"}))
    content[-10:-6] = (zip_file.MAX_DIRECTORY + 1).to_bytes(4, "little")

    with pytest.raises(ChatError, match="more entries"):
        read(bytes(content))


def test_names_in_a_zip_are_only_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    good = json.dumps(claude(said("1", "human", {"type": "text", "text": "Hello"}))).encode()

    portions, _ = read(zipped(**{"../../conversations.json": good, "/etc/file-Abc.png": PNG}))

    assert len(portions) == 1
    assert list(tmp_path.iterdir()) == []


def test_what_a_file_says_does_not_steer_the_terminal() -> None:
    _, report = read([{"\x1b[2J\n": 1}])

    assert all(line.isprintable() for line in report.sentences())


def test_a_report_stays_small() -> None:
    content = [{"content_type": f"kind {number}", "parts": []} for number in range(500)]
    nodes = {str(number): node(None, content=kind) for number, kind in enumerate(content)}

    _, report = read(chatgpt(nodes))

    assert len(report.sentences()) < 70
    assert sum(note.count for note in report.notes.values()) >= 500
