"""Chat Completions, as nearly every client speaks it."""

from __future__ import annotations

from typing import Any, ClassVar

from desktop.chat.message import Message
from desktop.gateway.asked import Asked
from desktop.gateway.dialect import Fields, ReplyEncoder, field, to_json
from desktop.gateway.dialects.chat_reply import ChatEncoder, fault_body, whole_completion
from desktop.gateway.dialects.chat_request import read_request
from desktop.gateway.faults import Fault
from desktop.settings import ProviderKind


class ChatDialect:
    """Speaks Chat Completions."""

    name = "Chat Completions"
    kinds = frozenset({ProviderKind.OPENAI_CHAT, ProviderKind.BUILT_IN})
    headers: ClassVar[dict[str, str]] = {}

    def streams(self, fields: Fields) -> bool:
        return bool(field(fields, "stream", bool, False))

    def read(self, fields: Fields) -> Asked:
        return read_request(fields)

    def encoder(self, fields: Fields, model: str) -> ReplyEncoder:
        options: dict[str, Any] = field(fields, "stream_options", dict[str, Any], {})
        return ChatEncoder(model, with_usage=options.get("include_usage") is True)

    def whole(self, message: Message, model: str) -> bytes:
        return whole_completion(message, model)

    def fault(self, fault: Fault) -> tuple[int, bytes]:
        return fault.status, to_json(fault_body(fault))
