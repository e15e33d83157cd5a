"""The data export of ChatGPT: each conversation is a map of nodes that name their parents.

A node becomes a message under an id made from both of theirs, so that a later export of the same
account adds what is new. The format is not documented; what is not known is kept as `Opaque`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from desktop.chat.blocks import ContentBlock
from desktop.chat.conversation import ConversationSummary
from desktop.chat.message import Message, MessageStatus, Role
from desktop.chat.wording import say
from desktop.exchange.chatgpt_content import ContentReader
from desktop.exchange.loose_json import (
    fields_of,
    list_of,
    object_of,
    text_of,
    time_of,
    value_of,
)
from desktop.exchange.media import Assets
from desktop.exchange.portion import Portion, stable_id, tidy_title, title_from
from desktop.exchange.report import Report
from desktop.exchange.tree import arrange

_ROLES = {"user": Role.USER, "assistant": Role.ASSISTANT, "tool": Role.TOOL}
_UNFINISHED = ("in_progress", "finished_partial_completion")


def read_chatgpt(
    fields: Mapping[str, msgspec.Raw], report: Report, assets: Assets
) -> Iterator[Portion]:
    """One conversation with all its branches; nothing when it has no messages."""
    nodes = fields_of(fields["mapping"])
    source_id = _text(fields, "conversation_id") or _text(fields, "id")
    title = tidy_title(_text(fields, "title"))
    if nodes is None:
        report.note(say("Conversations that are damaged"), title or source_id)
        return
    created = time_of(_value(fields, "create_time"), 0.0)
    conversation_id = stable_id("chatgpt", source_id or f"{title}\0{created}\0{sorted(nodes)[:9]}")
    reader = _TreeReader(conversation_id, report, ContentReader(report, assets))
    messages = reader.read(nodes, created)
    if not messages:
        report.note(say("Conversations without messages"), title or source_id)
        return
    times = [message.created_at for message in messages if message.created_at]
    created = created or min(times, default=0.0)
    yield Portion(
        summary=ConversationSummary(
            id=conversation_id,
            title=title or title_from(messages),
            created_at=created,
            updated_at=time_of(_value(fields, "update_time"), max(times, default=created)),
            pinned=_value(fields, "is_starred") is True,
            archived=_value(fields, "is_archived") is True,
        ),
        messages=tuple(messages),
        leaf_id=reader.nearest(_text(fields, "current_node")),
    )


class _TreeReader:
    """Turns the nodes of one conversation into messages."""

    def __init__(self, conversation_id: str, report: Report, content: ContentReader) -> None:
        self._conversation_id = conversation_id
        self._report = report
        self._content = content
        #: For each node that was passed, the message that stands for it: its own, or the
        #: nearest above it.
        self._nearest: dict[str, str | None] = {}

    def read(self, nodes: Mapping[str, msgspec.Raw], created: float) -> list[Message]:
        parents: dict[str, str | None] = {}
        children: dict[str, list[str]] = {}
        for name, raw in nodes.items():
            node = fields_of(raw) or {}
            parents[name] = text_of(_value(node, "parent")) or None
            children[name] = [text_of(child) for child in list_of(_value(node, "children"))]
        messages = []
        for name in arrange(parents, children, self._report):
            above = self._nearest.get(parents[name] or "")
            message = self._message(name, nodes[name], above, created)
            if message is not None:
                messages.append(message)
            self._nearest[name] = above if message is None else message.id
        return messages

    def nearest(self, name: str) -> str | None:
        return self._nearest.get(name)

    def _message(
        self, name: str, raw: msgspec.Raw, above: str | None, created: float
    ) -> Message | None:
        source = (fields_of(raw) or {}).get("message", msgspec.Raw(b"null"))
        if bytes(source).strip() == b"null":
            return None
        value = value_of(source)
        if not isinstance(value, dict):
            self._report.note(say("Messages that are damaged, or too large"), name)
            return None
        author = object_of(value.get("author"))
        role = _ROLES.get(text_of(author.get("role")))
        metadata = object_of(value.get("metadata"))
        if role is None or metadata.get("is_visually_hidden_from_conversation") is True:
            self._report.note(say("Hidden messages and instructions of the system"), name)
            return None
        blocks = self._blocks(name, role, author, value)
        if not blocks:
            return None
        finished = value.get("status") not in _UNFINISHED
        return Message(
            id=stable_id(self._conversation_id, name),
            parent_id=above,
            role=role,
            blocks=blocks,
            status=MessageStatus.COMPLETE if finished else MessageStatus.INTERRUPTED,
            created_at=time_of(value.get("create_time"), created),
            model=text_of(metadata.get("model_slug"))[:200] if role is Role.ASSISTANT else "",
        )

    def _blocks(
        self, name: str, role: Role, author: dict[str, Any], value: dict[str, Any]
    ) -> tuple[ContentBlock, ...]:
        blocks = self._content.blocks(value, name)
        if role is Role.TOOL and blocks:
            return self._content.as_result(text_of(author.get("name")), blocks)
        recipient = text_of(value.get("recipient"))
        if role is Role.ASSISTANT and recipient not in ("", "all") and blocks:
            return self._content.as_call(stable_id(name), recipient, value, blocks)
        return blocks


def _value(fields: Mapping[str, msgspec.Raw], name: str) -> Any:
    return value_of(fields[name]) if name in fields else None


def _text(fields: Mapping[str, msgspec.Raw], name: str) -> str:
    return text_of(_value(fields, name))
