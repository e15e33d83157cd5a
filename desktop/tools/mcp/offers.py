"""What a server offers besides tools, out of the words of the protocol."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.chat.form import MOST_FIELDS, Field
from desktop.chat.message import Role
from desktop.chat.server_offer import Prompt, PromptPart, Resource
from desktop.tools.mcp.content import block_of, name_of

#: Of one list.
_MOST = 200
_MOST_PAGES = 20
_LONGEST_NAME = 200
_MOST_WORDS = 2_000


async def listed(ask: Callable[..., Any], kind: str) -> list[Any]:
    """All pages of a list, within bounds."""
    found: list[Any] = []
    cursor = None
    for _ in range(_MOST_PAGES):
        page = await ask(cursor=cursor)
        found += getattr(page, kind)
        cursor = page.next_cursor
        if not cursor or len(found) >= _MOST:
            break
    return found[:_MOST]


def readable_resource(server: str, raw: Any) -> Resource:
    return Resource(
        server=server,
        uri=raw.uri,
        name=(raw.title or raw.name or name_of(raw.uri))[:_LONGEST_NAME],
        description=(raw.description or "")[:_MOST_WORDS],
        media_type=raw.mime_type or "",
        size=raw.size,
    )


def readable_prompt(server: str, raw: Any) -> Prompt:
    return Prompt(
        server=server,
        name=raw.name,
        title=(raw.title or "")[:_LONGEST_NAME],
        description=(raw.description or "")[:_MOST_WORDS],
        arguments=tuple(
            Field(
                name=argument.name,
                title=(argument.title or "")[:_LONGEST_NAME],
                description=(argument.description or "")[:_MOST_WORDS],
                required=bool(argument.required),
            )
            for argument in (raw.arguments or [])[:MOST_FIELDS]
        ),
    )


def written(result: Any) -> tuple[PromptPart, ...]:
    """The messages of a ``GetPromptResult`` of the package mcp."""
    return tuple(
        PromptPart(
            Role.ASSISTANT if message.role == "assistant" else Role.USER,
            block_of(message.content),
        )
        for message in result.messages[:_MOST]
    )
