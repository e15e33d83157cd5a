"""Responses, as OpenAI's newer clients speak it."""

from __future__ import annotations

from typing import ClassVar

from desktop.chat.message import Message
from desktop.gateway.asked import Asked
from desktop.gateway.dialect import Fields, ReplyEncoder, field, to_json
from desktop.gateway.dialects.chat_reply import fault_body
from desktop.gateway.dialects.responses_reply import ResponsesEncoder, whole_response
from desktop.gateway.dialects.responses_request import read_request
from desktop.gateway.faults import Fault
from desktop.settings import ProviderKind


class ResponsesDialect:
    """Speaks Responses. Remembers no response: each request brings the whole conversation."""

    name = "Responses"
    kinds = frozenset({ProviderKind.OPENAI_RESPONSES})
    headers: ClassVar[dict[str, str]] = {}

    def streams(self, fields: Fields) -> bool:
        return bool(field(fields, "stream", bool, False))

    def read(self, fields: Fields) -> Asked:
        return read_request(fields)

    def encoder(self, fields: Fields, model: str) -> ReplyEncoder:  # noqa: ARG002 - as declared
        return ResponsesEncoder(model)

    def whole(self, message: Message, model: str) -> bytes:
        return to_json(whole_response(message, model))

    def fault(self, fault: Fault) -> tuple[int, bytes]:
        return fault.status, to_json(fault_body(fault))
