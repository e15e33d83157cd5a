"""A client's request in words of our own, for a provider that speaks another protocol."""

from __future__ import annotations

from typing import Any

import msgspec

from desktop.chat.blocks import ContentBlock
from desktop.chat.message import Message, Role
from desktop.chat.tool import ToolDefinition
from desktop.gateway.faults import bad_request
from desktop.parameters import ModelParameters
from desktop.providers.provider import ChatRequest, JsonAnswer
from desktop.settings import ProviderKind

#: How a client may tell a model to use tools, besides naming one.
AUTO, NONE, REQUIRED = "auto", "none", "required"


class ToolChoice(msgspec.Struct, frozen=True):
    """``mode`` is one of the three words above; ``name`` is the tool that must be called."""

    mode: str = AUTO
    name: str = ""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked for. None or empty: the client said nothing of it."""

    messages: tuple[Message, ...]
    system: str = ""
    max_tokens: int | None = None
    temperature: float | None = None
    top_p: float | None = None
    effort: str = ""
    stop: tuple[str, ...] = ()
    answer: JsonAnswer | None = None
    tools: tuple[ToolDefinition, ...] = ()
    tool_choice: ToolChoice | None = None
    #: False: at most one tool call in a reply.
    parallel: bool = True

    def request(self, model: str, kind: ProviderKind, *, stream: bool) -> ChatRequest:
        """The request for a provider of ``kind``. Raises `Refused` for what it cannot do."""
        return ChatRequest(
            model=model,
            messages=self.messages,
            system=self.system,
            max_tokens=self.max_tokens,
            stream=stream,
            answer=self.answer,
            tools=self.tools,
            parameters=ModelParameters(
                temperature=self.temperature,
                top_p=self.top_p,
                reasoning_effort=self.effort,
                extra=self._extra(kind),
            ),
        )

    def _extra(self, kind: ProviderKind) -> dict[str, Any]:
        """What has a place in every protocol, but another one in each."""
        match kind:
            case ProviderKind.ANTHROPIC:
                return _anthropic_extra(self)
            case ProviderKind.OPENAI_RESPONSES:
                return _responses_extra(self)
            case _:
                return _chat_extra(self)


class Turns:
    """Puts the messages of a request together."""

    def __init__(self) -> None:
        self._messages: list[Message] = []

    def add(self, role: Role, blocks: list[ContentBlock]) -> None:
        """Add a message. Results of tools that follow each other become one message, and so
        do the parts of a reply: some protocols insist on it."""
        if not blocks:
            return
        last = self._messages[-1] if self._messages else None
        if last is not None and last.role is role and role is not Role.USER:
            whole = msgspec.structs.replace(last, blocks=(*last.blocks, *blocks))
            self._messages[-1] = whole
            return
        message_id = str(len(self._messages))
        self._messages.append(
            Message(id=message_id, role=role, blocks=tuple(blocks), created_at=0.0)
        )

    def messages(self) -> tuple[Message, ...]:
        """Raises `Refused` when there are none."""
        if not self._messages:
            raise bad_request("There is no message to answer.")
        return tuple(self._messages)


def _chat_extra(asked: Asked) -> dict[str, Any]:
    extra: dict[str, Any] = {}
    if asked.stop:
        extra["stop"] = list(asked.stop)
    if (choice := asked.tool_choice) is not None and asked.tools:
        named = {"type": "function", "function": {"name": choice.name}}
        extra["tool_choice"] = named if choice.name else choice.mode
    if not asked.parallel and asked.tools:
        extra["parallel_tool_calls"] = False
    return extra


def _responses_extra(asked: Asked) -> dict[str, Any]:
    if asked.stop:
        raise bad_request("This model's provider speaks Responses, which has no stop sequences.")
    extra: dict[str, Any] = {}
    if (choice := asked.tool_choice) is not None and asked.tools:
        named = {"type": "function", "name": choice.name}
        extra["tool_choice"] = named if choice.name else choice.mode
    if not asked.parallel and asked.tools:
        extra["parallel_tool_calls"] = False
    return extra


def _anthropic_extra(asked: Asked) -> dict[str, Any]:
    extra: dict[str, Any] = {}
    if asked.stop:
        extra["stop_sequences"] = list(asked.stop)
    if asked.tools and (asked.tool_choice is not None or not asked.parallel):
        choice = asked.tool_choice or ToolChoice()
        wire: dict[str, Any] = {"type": "any" if choice.mode == REQUIRED else choice.mode}
        if choice.name:
            wire = {"type": "tool", "name": choice.name}
        if not asked.parallel and choice.mode != NONE:
            wire["disable_parallel_tool_use"] = True
        extra["tool_choice"] = wire
    return extra
