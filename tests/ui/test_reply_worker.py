"""The beginning of a reply is shown once its request has left, and before anything of it."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.chat.blocks import Text
from desktop.chat.conversation import Conversation, ConversationSummary
from desktop.chat.events import BlockStarted, Waiting, WaitStage
from desktop.chat.message import Message, Role
from desktop.session.live_turns import LiveTurn
from desktop.settings import ModelRef
from desktop.ui.reply_worker import ReplyWorker

REPLY = Message(id="reply", role=Role.ASSISTANT, created_at=0.0)


def watched(parent: QObject) -> tuple[LiveTurn, list[str]]:
    """A turn, and what its worker says of it."""
    conversation = Conversation(
        ConversationSummary(id="c", title="", created_at=0.0, updated_at=0.0)
    )
    turn = LiveTurn(conversation, "question", ModelRef("p", "m"), lambda _: None)
    worker, said = ReplyWorker(turn, parent=parent), list[str]()
    worker.reply_started.connect(lambda message: said.append(message.id))
    worker.waiting.connect(lambda waiting: said.append(str(waiting.stage)))
    worker.block_started.connect(lambda *_: said.append("block"))
    worker.finished.connect(lambda _: said.append("finished"))
    return turn, said


def test_the_request_goes_first(qapp: QObject) -> None:
    turn, said = watched(qapp)
    turn.reply_started(REPLY)
    turn.reply_waiting(Waiting(WaitStage.CONNECTING))
    assert said == []
    turn.reply_waiting(Waiting(WaitStage.FIRST_TOKEN))
    assert said == ["reply", "connecting", "first_token"]
    turn.reply_event(BlockStarted(0, Text("")))
    assert said[3:] == ["block"]


def test_nothing_overtakes_the_beginning(qapp: QObject) -> None:
    turn, said = watched(qapp)
    turn.reply_started(REPLY)
    turn.reply_event(BlockStarted(0, Text("")))
    assert said == ["reply", "block"]
    turn, said = watched(qapp)
    turn.reply_started(REPLY)
    turn.tell_end(REPLY)
    assert said == ["reply", "finished"]


def test_a_request_that_takes_its_time_is_not_waited_for(qtbot: QtBot, qapp: QObject) -> None:
    turn, said = watched(qapp)
    turn.reply_started(REPLY)
    turn.reply_waiting(Waiting(WaitStage.CONNECTING))
    qtbot.waitUntil(lambda: said == ["reply", "connecting"])
    turn.reply_waiting(Waiting(WaitStage.PREPARING))
    assert said == ["reply", "connecting", "preparing"]
    turn.reply_started(REPLY)
    turn.reply_waiting(Waiting(WaitStage.PREPARING, "Summing up the earlier messages"))
    assert said[3:] == ["reply", "preparing"]
