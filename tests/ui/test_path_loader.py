"""A conversation is brought to its transcript in parts."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.chat.blocks import Text
from desktop.chat.conversation import Conversation, new_conversation
from desktop.chat.message import MessageStatus, Role
from desktop.ui.path_loader import PathLoader
from desktop.ui.theme import ThemeSource
from desktop.ui.transcript.message_window import one_version
from desktop.ui.transcript.transcript import Transcript


async def _fetch(conversation: Conversation, ids: Sequence[str]) -> None:
    """All of it is held already."""


def _run(coro: Coroutine[Any, Any, None], _name: str) -> None:
    asyncio.run(coro)


def _conversation(count: int, last: MessageStatus = MessageStatus.COMPLETE) -> Conversation:
    made = new_conversation()
    parent: str | None = None
    for n in range(count):
        role = Role.ASSISTANT if n % 2 else Role.USER
        status = last if n == count - 1 else MessageStatus.COMPLETE
        blocks = (Text(f"Number {n}. " + "Words. " * 40),)
        parent = made.new_message(role, blocks, parent_id=parent, status=status).id
    return made


def _loader(conversation: Conversation, transcript: Transcript, parent: QWidget) -> PathLoader:
    return PathLoader(
        conversation,
        transcript,
        versions=one_version,
        as_it_stands=lambda message: message,
        fetch=_fetch,
        run=_run,
        parent=parent,
    )


@pytest.mark.parametrize("count", [3, 50, 300])
def test_home_shows_the_first_message_and_end_the_last(
    theme: ThemeSource, qtbot: QtBot, count: int
) -> None:
    transcript = Transcript(theme=theme, open_link=lambda _: None)
    qtbot.addWidget(transcript)
    transcript.resize(800, 500)
    transcript.show()
    qtbot.waitExposed(transcript)
    parent = QWidget()
    qtbot.addWidget(parent)
    conversation = _conversation(count)
    loader = _loader(conversation, transcript, parent)
    loader.show_end()
    ids = conversation.active_ids()
    for _ in range(2):
        qtbot.keyClick(transcript, Qt.Key.Key_Home)
        QTest.qWait(30)
        assert transcript.views[0].message.id == ids[0]
        assert not transcript.views[0].visibleRegion().isEmpty()
        assert len(transcript.views) < 100, "not all of it is built"
        qtbot.keyClick(transcript, Qt.Key.Key_End)
        QTest.qWait(30)
        assert transcript.views[-1].message.id == ids[-1]
        assert transcript.following


def test_home_keeps_a_reply_that_is_arriving(theme: ThemeSource, qtbot: QtBot) -> None:
    transcript = Transcript(theme=theme, open_link=lambda _: None)
    qtbot.addWidget(transcript)
    transcript.resize(800, 500)
    transcript.show()
    qtbot.waitExposed(transcript)
    parent = QWidget()
    qtbot.addWidget(parent)
    conversation = _conversation(300, MessageStatus.STREAMING)
    loader = _loader(conversation, transcript, parent)
    loader.show_end()
    qtbot.keyClick(transcript, Qt.Key.Key_Home)
    assert transcript.view(conversation.active_ids()[-1]) is not None
    assert not transcript.following
