"""A transcript on a page, and messages to show in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.chat.blocks import ContentBlock, Text
from desktop.chat.message import Message, Role
from desktop.ui.theme import ThemeSource
from desktop.ui.transcript.transcript import Transcript

MakeMessage = Callable[..., Message]


@pytest.fixture
def opened() -> list[str]:
    """The links that were activated."""
    return []


@pytest.fixture
def transcript(theme: ThemeSource, qtbot: QtBot, opened: list[str]) -> Transcript:
    made = Transcript(theme=theme, open_link=opened.append)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def message() -> MakeMessage:
    """``message("u1", "text")``; an id that begins with u is the user's."""

    def make(message_id: str, *blocks: ContentBlock | str, **fields: Any) -> Message:
        return Message(
            id=message_id,
            role=Role.USER if message_id.startswith("u") else Role.ASSISTANT,
            blocks=tuple(Text(b) if isinstance(b, str) else b for b in blocks),
            created_at=0,
            **fields,
        )

    return make
