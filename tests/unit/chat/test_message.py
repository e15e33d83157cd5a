"""Messages."""

from __future__ import annotations

import msgspec

from desktop.chat.blocks import Text, Thinking
from desktop.chat.message import Message, MessageStatus, Role, Timing, Usage


def test_its_text_is_the_text_of_its_blocks() -> None:
    message = Message(
        id="m", role=Role.ASSISTANT, created_at=1.0, blocks=(Thinking("hm"), Text("A."), Text("B"))
    )
    assert message.text == "A.\n\nB"
    assert Message(id="m", role=Role.USER, created_at=1.0).text == ""


def test_a_message_is_complete_unless_it_says_otherwise() -> None:
    assert Message(id="m", role=Role.USER, created_at=1.0).status is MessageStatus.COMPLETE


def test_what_a_provider_does_not_say_is_not_zero() -> None:
    assert msgspec.json.encode(Usage(output=0)) == b'{"output":0}'
    assert msgspec.json.decode(b"{}", type=Timing) == Timing(None, None)
