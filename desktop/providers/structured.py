"""Replies that are JSON, and fit a schema."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

import msgspec

from desktop.chat.blocks import Text
from desktop.chat.errors import ProviderError, RequestRejected
from desktop.chat.events import Waiting, WaitSink, WaitStage
from desktop.chat.message import Message, Role, StopReason
from desktop.providers.complete import complete, ignore
from desktop.providers.provider import ChatRequest, JsonAnswer, Provider
from desktop.providers.retry import RetryingProvider


class JsonReply(NamedTuple):
    """What the model answered, read and validated, and the message it stood in."""

    value: Any
    message: Message


async def ask_for_json(
    provider: Provider,
    request: ChatRequest,
    answer: JsonAnswer,
    *,
    progress: WaitSink = ignore,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> JsonReply:
    """Ask for JSON; without a schema, for any JSON object.

    Whatever the provider promises, the answer is validated here. One that does not fit is
    shown to the model with what is wrong, once, and ``progress`` hears of it. A provider that
    is busy is asked again, as for a reply. Raises
    `ProviderError`, and `RequestRejected` for a schema that is none.
    """
    provider = RetryingProvider(provider, sleep=sleep)
    check = _Check(answer.schema)
    request = msgspec.structs.replace(request, answer=answer)
    message = await complete(provider, request, progress=progress)
    value, complaint = check.read(message)
    if complaint and _may_improve(message):
        progress(Waiting(WaitStage.RETRYING, f"{complaint} Asking again (1 of 1)"))
        message = await complete(provider, _again(request, message, complaint), progress=progress)
        value, complaint = check.read(message)
    if complaint:
        raise ProviderError(
            f"The model's answer cannot be used: {complaint}",
            "Retry, or choose another model.",
            details=message.text[:1000],
        )
    return JsonReply(value, message)


class _Check:
    """Reads an answer and holds it against the schema. Fetches no schema from anywhere."""

    def __init__(self, schema: dict[str, Any] | None) -> None:
        import jsonschema  # noqa: PLC0415 - slow: on first use only
        import referencing  # noqa: PLC0415 - slow: on first use only

        self._failures = (jsonschema.ValidationError, referencing.exceptions.Unresolvable)
        self._validator: Any = None
        if schema is None:
            return
        kind = jsonschema.validators.validator_for(schema, default=jsonschema.Draft202012Validator)
        try:
            kind.check_schema(schema)
        except jsonschema.SchemaError as error:
            raise RequestRejected(
                f"This is not a JSON Schema: {error.message}.", "Correct the schema."
            ) from error
        # An empty registry: the default one would ask the network for references.
        self._validator = kind(schema, registry=referencing.Registry())

    def read(self, message: Message) -> tuple[Any, str]:
        """The value, and what is wrong with it in a sentence; "" when nothing is."""
        try:
            value = msgspec.json.decode(_without_fence(message.text))
        except (msgspec.DecodeError, UnicodeEncodeError) as error:
            return None, f"It is not JSON: {error}."
        if self._validator is None:
            return value, "" if isinstance(value, dict) else "It is not a JSON object."
        try:
            self._validator.validate(value)
        except self._failures as error:
            path = getattr(error, "json_path", "$")
            reason = getattr(error, "message", "") or str(error)
            return None, f"It does not fit the schema at {path}: {reason[:300]}."
        return value, ""


def _may_improve(message: Message) -> bool:
    """A refusal or a full context stays one."""
    return message.stop_reason in (StopReason.END, StopReason.STOP_SEQUENCE, StopReason.LENGTH)


def _again(request: ChatRequest, message: Message, complaint: str) -> ChatRequest:
    order = f"This answer cannot be used. {complaint} Answer again, with the corrected JSON only."
    asked = Message(id="", role=Role.USER, blocks=(Text(order),), created_at=time.time())
    return msgspec.structs.replace(request, messages=(*request.messages, message, asked))


def _without_fence(text: str) -> str:
    """Models like to put JSON into a code block, also when they were asked not to."""
    text = text.strip()
    if text.startswith("```") and text.endswith("```"):
        return text.removesuffix("```").partition("\n")[2].strip()
    return text
