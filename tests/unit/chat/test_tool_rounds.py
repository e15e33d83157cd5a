from __future__ import annotations

from desktop.chat.blocks import ContentBlock, Text, ToolCall, ToolResult
from desktop.chat.message import Message, Role
from desktop.chat.tool_rounds import with_answers


def said(role: Role, *blocks: ContentBlock) -> Message:
    return Message(id="m", role=role, blocks=blocks, created_at=0.0)


ASKED = said(Role.USER, Text("Go"))


def test_what_is_answered_stays_as_it_is() -> None:
    path = [
        ASKED,
        said(Role.ASSISTANT, ToolCall("1", "a", {}), ToolCall("2", "b", {})),
        said(Role.TOOL, ToolResult("1", "a"), ToolResult("2", "b")),
    ]
    assert with_answers(path) == path


def test_a_call_without_an_answer_gets_an_error_right_behind_it() -> None:
    path = [ASKED, said(Role.ASSISTANT, ToolCall("1", "a", {})), ASKED]
    roles = [message.role for message in with_answers(path)]
    assert roles == [Role.USER, Role.ASSISTANT, Role.TOOL, Role.USER]
    [result] = with_answers(path)[2].blocks
    assert isinstance(result, ToolResult)
    assert (result.call_id, result.is_error) == ("1", True)


def test_equal_ids_count_each() -> None:
    """Some servers give their calls no ids at all."""
    path = [
        said(Role.ASSISTANT, ToolCall("", "a", {}), ToolCall("", "a", {})),
        said(Role.TOOL, ToolResult("", "a")),
    ]
    [_, answers] = with_answers(path)
    assert [b.is_error for b in answers.blocks if isinstance(b, ToolResult)] == [False, True]


def test_a_broken_call_goes_back_readable_and_is_quoted() -> None:
    path = [said(Role.ASSISTANT, ToolCall("1", "a", None, '{"x": 1'), ToolCall("2", ""))]
    [reply, answers] = with_answers(path)
    assert reply.blocks == (ToolCall("1", "a", {}),)
    [result] = answers.blocks
    assert isinstance(result, ToolResult)
    assert '{"x": 1' in str(result.content)
