"""Which messages go to the model."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.chat.blocks import Text, ToolCall, ToolResult
from desktop.chat.context import room_for, select, to_sum_up, with_summary
from desktop.chat.message import ContextMark, Message, Role
from desktop.chat.windows import window_of

ROLES = {"u": Role.USER, "a": Role.ASSISTANT, "t": Role.TOOL, "c": Role.ASSISTANT}
MARKS = {"+": ContextMark.PINNED, "-": ContextMark.EXCLUDED}


def path(words: str) -> list[Message]:
    """``u1 a1- c2 t2 u3``: u asks, a answers, c calls, t has results; + pins, - excludes."""
    messages = []
    for word in words.split():
        name, mark = word.rstrip("+-"), MARKS.get(word[-1], ContextMark.NONE)
        block: Text | ToolCall | ToolResult = Text(name)
        if name[0] == "c":
            block = ToolCall(id=name, name="now")
        elif name[0] == "t":
            block = ToolResult(name, "now")
        messages.append(
            Message(id=name, role=ROLES[name[0]], blocks=(block,), created_at=0, mark=mark)
        )
    return messages


def sent(words: str, room: int | None = None) -> str:
    """With ten tokens a message."""
    chosen = select(path(words), room=room, tokens_of=lambda _m: 10, may_drop=room is not None)
    return " ".join(message.id for message in chosen.messages)


def test_what_is_excluded_is_not_sent_and_calls_keep_their_results() -> None:
    assert sent("u1 a1- u2") == "u1 u2"
    assert sent("u1 c1- t1 a1 u2") == "u1 a1 u2"
    assert sent("u1 c1 t1- a1 u2") == "u1 a1 u2"


def test_the_turn_that_is_answered_is_always_sent() -> None:
    assert sent("u1 a1 u2- c2- t2") == "u1 a1 u2 c2 t2"


def test_a_question_comes_first() -> None:
    assert sent("u1- a1 u2") == "left-out a1 u2"


def test_the_oldest_turns_are_dropped_and_what_is_pinned_stays() -> None:
    words = "u1 a1 u2 a2 u3 a3 u4"
    assert sent(words, 70) == "u1 a1 u2 a2 u3 a3 u4"
    assert sent(words, 69) == "u2 a2 u3 a3 u4"
    assert sent(words, 30) == "u3 a3 u4"
    assert sent(words, 5) == "u4"
    assert sent("u1+ a1 u2 a2 u3", 20) == "u1 u3"
    assert sent("u1 c1+ t1 a1 u2", 30) == "left-out c1 t1 u2"


def test_a_summary_stands_for_all_up_to_it_but_what_is_pinned() -> None:
    messages = path("u1+ a1 u2 a2 u3")
    messages[1] = Message(**{
        **{name: getattr(messages[1], name) for name in Message.__struct_fields__},
        "summary": "They met.",
    })  # fmt: skip
    chosen = select(messages)
    assert [m.id for m in chosen.messages] == ["u1", "u2", "a2", "u3"]
    assert (chosen.summary, chosen.summary_id, chosen.covered) == ("They met.", "a1", 1)
    assert [m.id for m in to_sum_up(messages)] == ["u2", "a2"]
    assert with_summary("Be kind.", "They met.").startswith("Be kind.\n\n")
    assert with_summary("Be kind.", "") == "Be kind."


def test_there_is_room_for_the_reply() -> None:
    assert room_for(None, fixed=5, reply=None) is None
    assert room_for(8_000, fixed=100, reply=None) == 6_900
    assert room_for(1_000_000, fixed=0, reply=None) == 984_000
    assert room_for(8_000, fixed=0, reply=2_000) == 6_000
    assert room_for(100, fixed=200, reply=None) == 0


def test_windows_of_the_usual_models() -> None:
    assert window_of("gpt-6.2-sol") == 1_050_000
    assert window_of("claude-haiku-4-5") == 200_000
    assert window_of("mystery") is None


@given(
    st.lists(st.sampled_from(["u", "a", "c t", "u+", "a-", "c t-", "c+ t", "u-"]), max_size=12),
    st.integers(0, 130),
)
def test_results_are_never_without_their_calls(parts: list[str], room: int) -> None:
    words = " ".join(
        " ".join(f"{w[0]}{n}{w[1:]}" for w in part.split()) for n, part in enumerate(parts)
    )
    chosen = select(path(words), room=room, tokens_of=lambda _m: 10, may_drop=True)
    ids = [message.id for message in chosen.messages]
    for place, message_id in enumerate(ids):
        if message_id[0] == "c":
            assert ids[place + 1] == f"t{message_id[1:]}"
        elif message_id[0] == "t":
            assert ids[place - 1] == f"c{message_id[1:]}"
    if ids:
        assert chosen.messages[0].role is Role.USER
