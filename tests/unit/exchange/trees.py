"""Conversations of any shape, for tests of what goes out and comes back."""

from __future__ import annotations

from hypothesis import strategies as st

from desktop.chat.blocks import (
    Citation,
    ContentBlock,
    File,
    Image,
    Opaque,
    Refusal,
    Text,
    Thinking,
    ToolCall,
    ToolResult,
)
from desktop.chat.conversation import Conversation, ConversationSummary
from desktop.chat.message import (
    ContextMark,
    Failure,
    Message,
    MessageStatus,
    Role,
    StopReason,
    Timing,
    Usage,
)
from desktop.chat.setup import ConversationSetup, LimitRule
from desktop.parameters import ModelParameters

WORDS = st.text(max_size=30)
TIMES = st.floats(min_value=0, max_value=4e9)
_NUMBERS = st.none() | st.integers(0, 10**9)
_SECONDS = st.none() | st.floats(0, 1e6)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)
_TEXTS = st.builds(
    Text,
    WORDS,
    st.lists(st.builds(Citation, WORDS, WORDS, WORDS, WORDS), max_size=2).map(tuple),
    WORDS,
    WORDS,
)
_PICTURES = st.builds(Image, st.just("image/png"), st.binary(max_size=40), WORDS, WORDS)
_FILES = st.builds(File, WORDS, WORDS, st.binary(max_size=40))
BLOCKS: st.SearchStrategy[ContentBlock] = st.one_of(
    _TEXTS,
    _PICTURES,
    _FILES,
    st.builds(Thinking, WORDS, WORDS, WORDS, st.floats(0, 1e4), WORDS, WORDS),
    st.builds(ToolCall, WORDS, WORDS, st.none() | st.dictionaries(WORDS, _JSON, max_size=3), WORDS),
    st.builds(
        ToolResult,
        WORDS,
        WORDS,
        st.lists(_TEXTS | _PICTURES | _FILES, max_size=2).map(tuple),
        st.booleans(),
    ),
    st.builds(Refusal, WORDS),
    st.builds(Opaque, WORDS, WORDS),
)
_PARAMETERS = st.builds(
    ModelParameters,
    temperature=st.none() | st.floats(0, 2),
    max_tokens=st.none() | st.integers(1, 10**6),
    reasoning_effort=WORDS,
    extra=st.dictionaries(WORDS, _JSON, max_size=2),
)
_SETUPS = st.builds(
    ConversationSetup,
    system_prompt=WORDS,
    parameters=_PARAMETERS,
    assistant=WORDS,
    limit=st.none() | st.sampled_from(list(LimitRule)),
)
_FINAL = [status for status in MessageStatus if status is not MessageStatus.STREAMING]


@st.composite
def conversations(draw: st.DrawFn, number: int = 0) -> Conversation:
    """A tree of up to eight messages with everything that a message can have."""
    messages: list[Message] = []
    for index in range(draw(st.integers(0, 8))):
        above = draw(st.integers(-1, index - 1))
        messages.append(
            Message(
                id=f"message-{number}-{index}",
                parent_id=None if above < 0 else messages[above].id,
                role=draw(st.sampled_from(list(Role))),
                blocks=tuple(draw(st.lists(BLOCKS, max_size=3))),
                status=draw(st.sampled_from(_FINAL)),
                created_at=draw(TIMES),
                provider_id=draw(WORDS),
                model=draw(WORDS),
                stop_reason=draw(st.none() | st.sampled_from(list(StopReason))),
                stop_word=draw(WORDS),
                extra=draw(WORDS),
                mark=draw(st.sampled_from(list(ContextMark))),
                summary=draw(WORDS),
                usage=draw(st.none() | st.builds(Usage, _NUMBERS, _NUMBERS, _NUMBERS, _NUMBERS)),
                timing=draw(st.none() | st.builds(Timing, _SECONDS, _SECONDS, st.booleans())),
                failure=draw(st.none() | st.builds(Failure, WORDS, WORDS, WORDS, WORDS)),
            )
        )
    summary = ConversationSummary(
        id=f"conversation-{number}",
        title=draw(WORDS),
        created_at=draw(TIMES),
        updated_at=draw(TIMES),
        pinned=draw(st.booleans()),
        archived=draw(st.booleans()),
        tags=tuple(sorted(draw(st.sets(st.sampled_from(("home", "tax 2026", "C++", "税")))))),
    )
    leaf = draw(st.sampled_from(messages)).id if messages else None
    return Conversation(summary, messages, leaf_id=leaf, draft=draw(WORDS), setup=draw(_SETUPS))
