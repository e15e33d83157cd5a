"""The container in which Anthropic runs code for a conversation, from turn to turn.

https://docs.anthropic.com/en/docs/agents-and-tools/tool-use/code-execution-tool
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

import msgspec

from desktop.chat.message import Message
from desktop.providers.history import Reader


class Container(msgspec.Struct, omit_defaults=True):
    """As the end of a message names it. ``expires_at`` is in ISO 8601."""

    id: str = ""
    expires_at: str = ""
    skills: list[Any] | None = None


class _Extra(msgspec.Struct):
    container: Container | None = None


def extra_of(container: Container | None) -> str:
    """What a message keeps of its container."""
    return "" if container is None else msgspec.json.encode(_Extra(container)).decode()


def container_of(
    messages: Sequence[Message], reader: Reader, *, now: float
) -> str | dict[str, Any] | None:
    """The container to go on in: files and state of earlier turns are there.

    None when there is none, or none that still exists ``now`` (seconds since 1970). With
    skills it is an object, to which the parameters of the model add the skills.
    """
    for message in reversed(messages):
        if not message.extra or not reader.wrote(message):
            continue
        container = msgspec.json.decode(message.extra, type=_Extra).container
        if container is None or not container.id:
            continue
        if _has_expired(container, now):
            return None
        return {"id": container.id} if container.skills else container.id
    return None


def _has_expired(container: Container, now: float) -> bool:
    try:
        end = datetime.datetime.fromisoformat(container.expires_at)
    except ValueError:
        return False  # the provider will say
    if end.tzinfo is None:
        end = end.replace(tzinfo=datetime.UTC)
    return end.timestamp() <= now
