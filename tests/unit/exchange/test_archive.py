from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from hypothesis import given

from desktop.chat.blocks import Text
from desktop.chat.conversation import Conversation, ConversationSummary
from desktop.chat.errors import ChatError
from desktop.chat.message import Message, MessageStatus, Role
from desktop.exchange import archive
from desktop.exchange.archive import ArchiveWriter, is_archive, read_archive
from desktop.exchange.portion import Portion
from desktop.exchange.report import Report
from desktop.runtime.paths import resources_folder
from tests.unit.exchange.trees import conversations


def written(conversation: Conversation) -> list[bytes]:
    writer = ArchiveWriter()
    head = writer.conversation(
        conversation.summary,
        leaf_id=conversation.leaf_id,
        draft=conversation.draft,
        edits=conversation.edits,
        setup=conversation.setup,
    )
    messages = [writer.message(message) for message in conversation]
    return [writer.beginning(), head, *messages, writer.ending()]


def read(lines: Iterable[bytes | None]) -> tuple[list[Portion], Report]:
    report = Report()
    portions = read_archive(lines, report)
    return [each for each in portions if isinstance(each, Portion)], report


def small() -> Conversation:
    question = Message(id="q", role=Role.USER, blocks=(Text("Why?"),), created_at=1.0)
    answer = Message(id="a", parent_id="q", role=Role.ASSISTANT, created_at=2.0)
    summary = ConversationSummary(id="c", title="Why", created_at=1.0, updated_at=2.0)
    return Conversation(summary, [question, answer])


@pytest.fixture(scope="module")
def schema() -> Any:
    path: Path = resources_folder() / "conversations.schema.json"
    return json.loads(path.read_text("utf-8"))


@given(conversations())
def test_what_is_read_is_what_was_written(conversation: Conversation) -> None:
    if (leaf := conversation.leaf_id) is not None:
        conversation.edits[leaf] = "changed"
    portions, report = read(written(conversation))

    assert [portion.summary for portion in portions] == [conversation.summary]
    assert list(portions[0].messages) == list(conversation)
    assert portions[0].leaf_id == conversation.leaf_id
    assert portions[0].draft == conversation.draft
    assert portions[0].edits == conversation.edits
    assert portions[0].setup == conversation.setup
    assert not report.notes


@given(conversations())
def test_each_line_is_what_the_schema_says(schema: Any, conversation: Conversation) -> None:
    validator = jsonschema.Draft202012Validator(schema)
    for line in written(conversation):
        validator.validate(json.loads(line))


def test_the_schema_knows_each_field_of_a_line(schema: Any) -> None:
    types = (
        archive.Beginning,
        archive.FolderLine,
        archive.ConversationLine,
        archive.MessageLine,
        archive.Ending,
    )
    _, expected = msgspec.json.schema_components(types, ref_template="#/$defs/{name}")

    jsonschema.Draft202012Validator.check_schema(schema)
    assert set(schema["$defs"]) == set(expected)
    for name, definition in expected.items():
        documented = schema["$defs"][name]
        assert set(documented.get("properties", ())) == set(definition.get("properties", ()))
        assert documented.get("enum") == definition.get("enum")
        assert documented.get("required") == definition.get("required")


def test_a_file_of_a_newer_version_is_refused() -> None:
    with pytest.raises(ChatError, match="newer Rivulet"):
        read([b'{"type":"rivulet","version":2}\n'])


def test_unknown_fields_are_ignored() -> None:
    lines = [line.replace(b'{"type"', b'{"mood":"blue","type"') for line in written(small())]

    portions, report = read(lines)

    assert len(portions[0].messages) == 2
    assert not report.notes


def test_a_file_that_was_cut_off_is_read_up_to_there_and_said_to_be() -> None:
    portions, report = read(written(small())[:-2])

    assert [message.id for message in portions[0].messages] == ["q"]
    assert list(report.notes) == ["Files that end too early"]


@pytest.mark.parametrize("damage", [b"{", b"\xff\xff\n", b"[" * 5000, b'{"type":"message"}', None])
def test_a_damaged_line_costs_one_message(damage: bytes | None) -> None:
    lines: list[bytes | None] = [*written(small())]
    lines[2] = damage

    portions, report = read(lines)

    # The answer has lost its question: it stands for itself.
    assert [(message.id, message.parent_id) for message in portions[0].messages] == [("a", None)]
    assert "Messages whose parent is missing: they begin a branch" in report.notes
    assert "Files that do not hold all that they held" in report.notes


def test_a_long_conversation_comes_in_portions() -> None:
    conversation = small()
    for number in range(50):
        conversation.add(
            Message(
                id=f"long-{number}",
                parent_id=conversation.leaf_id,
                role=Role.USER,
                blocks=(Text("x" * 100_000),),
                created_at=3.0,
            )
        )

    portions, _ = read(written(conversation))

    assert len(portions) > 1
    assert [portion.is_last for portion in portions] == [False] * (len(portions) - 1) + [True]
    assert [message for portion in portions for message in portion.messages] == list(conversation)


def test_what_grew_in_the_file_does_not_grow_any_more() -> None:
    conversation = small()
    answer = conversation.message("a")
    conversation.update(msgspec.structs.replace(answer, status=MessageStatus.STREAMING))

    portions, _ = read(written(conversation))

    assert portions[0].messages[1].status is MessageStatus.INTERRUPTED


def test_times_that_no_calendar_shows_become_ones_that_it_does() -> None:
    lines = [line.replace(b"2.0", b"1e300") for line in written(small())]

    portions, _ = read(lines)

    assert portions[0].summary.updated_at < 3e11
    assert portions[0].messages[1].created_at < 3e11


def test_an_archive_is_known_by_its_beginning() -> None:
    assert is_archive(ArchiveWriter().beginning())
    assert not is_archive(b'[{"type":"rivulet"}]')
