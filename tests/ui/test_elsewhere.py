"""What another face of the program does to a conversation appears in the window."""

from __future__ import annotations

import pytest

from desktop.chat.message import MessageStatus
from desktop.session.live_turns import ConversationBusy
from desktop.settings import ModelRef
from desktop.ui.transcript.reply_view import ReplyView
from tests.scripted_server import Answer, Hang, chat_chunk, chat_chunks
from tests.ui.desk import Desk, Play

ONE = ModelRef("test", "one")


def growing(desk: Desk) -> str:
    """The text so far of the reply at the end."""
    last = desk.views()[-1:]
    return last[0].source if last and isinstance(last[0], ReplyView) else ""


def test_a_reply_asked_for_elsewhere_grows_in_the_shown_conversation(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        desk.server.chat(
            Answer(chat_chunks(["First reply"])), Answer([chat_chunk("It grows"), Hang()])
        )
        await desk.send("Hello")
        await desk.until(lambda: "First reply" in "".join(desk.texts()), "the reply")
        (conversation_id,) = desk.window.sidebar.conversation_ids()
        await desk.until(lambda: not desk.live.is_busy(conversation_id), "its end")
        desk.window.composer.set_text("half a dr")
        conversation = await desk.library.open(conversation_id)
        assert conversation is not None
        asked = await desk.live.post(conversation, "From afar", parent_id=conversation.leaf_id)
        turn = desk.live.begin(conversation, parent_id=asked.id, model=ONE)
        with pytest.raises(ConversationBusy):
            await desk.live.post(conversation, "Too soon", parent_id=conversation.leaf_id)
        await desk.until(lambda: growing(desk) == "It grows", "the growing reply")
        assert "From afar" in "".join(desk.texts())
        assert len(desk.views()) == 4
        assert turn.message is not None
        assert turn.message.text == "It grows"
        assert desk.window.composer.text() == "half a dr"
        # Esc in the window stops what was asked for elsewhere.
        desk.window.composer.stop_requested.emit()
        await desk.until(lambda: not desk.live.is_busy(conversation_id), "the stop")
        assert conversation.active_path()[-1].status is MessageStatus.STOPPED

    play(scene)


def test_a_reply_in_another_conversation_is_marked_and_there_when_it_is_opened(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["One"])), Answer([chat_chunk("Two"), Hang()]))
        await desk.send("Hello")
        await desk.until(lambda: "One" in "".join(desk.texts()), "the reply")
        (conversation_id,) = desk.window.sidebar.conversation_ids()
        desk.window.sidebar.new_requested.emit()
        await desk.until(lambda: desk.transcript is None, "an empty conversation")
        conversation = await desk.library.open(conversation_id)
        assert conversation is not None
        # Another try at the reply.
        question = conversation.active_path()[0]
        turn = desk.live.begin(conversation, parent_id=question.id, model=ONE)
        await desk.until(lambda: turn.message and turn.message.text == "Two", "its text")
        desk.window.sidebar.conversation_chosen.emit(conversation_id)
        await desk.until(lambda: growing(desk) == "Two", "the growing reply")
        assert len(desk.views()) == 2
        turn.stop()
        await desk.until(lambda: not desk.live.is_busy(conversation_id), "the stop")

    play(scene)


def test_a_turn_that_is_stopped_before_it_began_leaves_the_conversation_free(play: Play) -> None:
    async def scene(desk: Desk) -> None:
        desk.server.chat(Answer(chat_chunks(["One"])))
        await desk.send("Hello")
        await desk.until(lambda: "One" in "".join(desk.texts()), "the reply")
        (conversation_id,) = desk.window.sidebar.conversation_ids()
        conversation = await desk.library.open(conversation_id)
        assert conversation is not None
        await desk.until(lambda: not desk.live.is_busy(conversation_id), "its end")
        desk.live.begin(conversation, parent_id=conversation.active_ids()[0], model=ONE).stop()
        await desk.until(lambda: not desk.live.is_busy(conversation_id), "its end")
        assert desk.button("Send") is not None

    play(scene)
