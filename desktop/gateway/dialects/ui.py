"""The UI message stream, as chat pages made with the AI SDK speak it."""

from __future__ import annotations

from typing import ClassVar

from desktop.chat.message import Message
from desktop.gateway.asked import Asked
from desktop.gateway.dialect import Fields, ReplyEncoder, field, to_json
from desktop.gateway.dialects.ui_reply import UiEncoder, whole_ui_message
from desktop.gateway.dialects.ui_request import read_request
from desktop.gateway.faults import Fault
from desktop.settings import ProviderKind


class UiDialect:
    """Speaks the UI message stream, and always streams unless told not to."""

    name = "UI message stream"
    kinds: frozenset[ProviderKind] = frozenset()
    headers: ClassVar[dict[str, str]] = {"X-Vercel-AI-UI-Message-Stream": "v1"}

    def streams(self, fields: Fields) -> bool:
        return bool(field(fields, "stream", bool, True))

    def read(self, fields: Fields) -> Asked:
        return read_request(fields)

    def encoder(self, fields: Fields, model: str) -> ReplyEncoder:  # noqa: ARG002 - as declared
        return UiEncoder()

    def whole(self, message: Message, model: str) -> bytes:  # noqa: ARG002 - as declared
        return to_json(whole_ui_message(message))

    def fault(self, fault: Fault) -> tuple[int, bytes]:
        return fault.status, to_json({"error": {"message": fault.message, "type": fault.kind}})
