"""Messages, as Anthropic's clients speak it."""

from __future__ import annotations

from typing import ClassVar

from desktop.chat.message import Message
from desktop.gateway.asked import Asked
from desktop.gateway.dialect import Fields, ReplyEncoder, field, to_json
from desktop.gateway.dialects.messages_reply import MessagesEncoder, fault_body, whole_message
from desktop.gateway.dialects.messages_request import read_request
from desktop.gateway.faults import Fault
from desktop.settings import ProviderKind

#: This protocol has a status of its own for a provider that is busy.
_OVERLOADED = 529


class MessagesDialect:
    """Speaks Messages."""

    name = "Messages"
    kinds = frozenset({ProviderKind.ANTHROPIC})
    headers: ClassVar[dict[str, str]] = {}

    def streams(self, fields: Fields) -> bool:
        return bool(field(fields, "stream", bool, False))

    def read(self, fields: Fields) -> Asked:
        return read_request(fields)

    def encoder(self, fields: Fields, model: str) -> ReplyEncoder:  # noqa: ARG002 - as declared
        return MessagesEncoder(model)

    def whole(self, message: Message, model: str) -> bytes:
        return to_json(whole_message(message, model))

    def fault(self, fault: Fault) -> tuple[int, bytes]:
        status = _OVERLOADED if fault.kind == "overloaded" else fault.status
        return status, to_json(fault_body(fault))
