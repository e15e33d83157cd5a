"""What a request says besides the conversation: parameters, the form of the answer."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import msgspec

from desktop.parameters import ModelParameters, accepted
from desktop.providers.large_body import Body
from desktop.providers.provider import ChatRequest
from desktop.providers.tool_definitions import wire_tools
from desktop.settings import ProviderKind, ProviderSettings

_ENCODE = msgspec.json.encode
_JSON_ONLY = "Answer with one JSON value only: no other words, no code fence."


def shaped(body: Body, request: ChatRequest, settings: ProviderSettings, *, stream: bool) -> Body:
    """``body``, as the wire protocol made it, with everything else that is wanted.

    Parameters that the model does not take are left out.
    """
    kind = settings.kind
    added = _parameters(request, settings)
    if request.tools:
        # The settings may name tools that the provider runs itself.
        added["tools"] = [*wire_tools(request.tools, kind), *added.get("tools", [])]
    answer = _answer(request, kind)
    if not added and request.answer is None and stream:
        return body  # reading it would take as long as making it did
    fields = msgspec.json.decode(body.text, type=dict[str, msgspec.Raw])
    if not stream:
        fields.pop("stream_options", None)
        if "stream" in fields:
            fields["stream"] = msgspec.Raw(b"false")
    for name, value in (*added.items(), *answer.items()):
        known = fields.get(name)
        if isinstance(value, dict) and known is not None and bytes(known).startswith(b"{"):
            fields[name] = msgspec.Raw(_ENCODE(msgspec.json.decode(known) | value))
        else:
            fields[name] = msgspec.Raw(_ENCODE(value))
    if request.answer is not None and kind is ProviderKind.ANTHROPIC and not answer:
        system = msgspec.json.decode(fields["system"]) if "system" in fields else ""
        fields["system"] = msgspec.Raw(_ENCODE(_with_order(system)))
    return body.with_text(_ENCODE(fields))


def chosen(request: ChatRequest, settings: ProviderSettings) -> ModelParameters:
    """The request's parameters, before those of the settings."""
    saved = settings.parameters.get(request.model)
    if saved is None:
        return request.parameters
    values = {
        name: value
        for name in ModelParameters.__struct_fields__
        if (value := getattr(request.parameters, name)) not in (None, "", {})
    }
    return msgspec.structs.replace(saved, **values)


def _parameters(request: ChatRequest, settings: ProviderSettings) -> dict[str, Any]:
    """The parameters under their names on the wire."""
    values = chosen(request, settings)
    if values == ModelParameters():
        return {}
    values = accepted(values, settings.kind, settings.base_url, request.model)
    wire: dict[str, Any] = {}
    if values.temperature is not None:
        wire["temperature"] = values.temperature
    if values.top_p is not None:
        wire["top_p"] = values.top_p
    if values.max_tokens is not None and request.max_tokens is None:
        wire[_limit_name(settings)] = values.max_tokens
    if values.reasoning_effort:
        match settings.kind:
            case ProviderKind.ANTHROPIC:
                wire["output_config"] = {"effort": values.reasoning_effort}
            case ProviderKind.OPENAI_RESPONSES:
                wire["reasoning"] = {"effort": values.reasoning_effort}
            case _:
                wire["reasoning_effort"] = values.reasoning_effort
    return wire | values.extra


def _limit_name(settings: ProviderSettings) -> str:
    if settings.kind is ProviderKind.OPENAI_RESPONSES:
        return "max_output_tokens"
    # OpenAI's reasoning models refuse the old name, other servers ignore the new one.
    host = urlsplit(settings.base_url).hostname or "api.openai.com"
    official = settings.kind is ProviderKind.OPENAI_CHAT and host.endswith("openai.com")
    return "max_completion_tokens" if official else "max_tokens"


def _answer(request: ChatRequest, kind: ProviderKind) -> dict[str, Any]:
    wanted = request.answer
    if wanted is None:
        return {}
    schema = wanted.schema
    strict = {"strict": True} if wanted.strict else {}
    match kind:
        case ProviderKind.ANTHROPIC:
            # This protocol has no JSON mode without a schema.
            form = {"type": "json_schema", "schema": schema}
            return {"output_config": {"format": form}} if schema is not None else {}
        case ProviderKind.OPENAI_RESPONSES:
            if schema is None:
                return {"text": {"format": {"type": "json_object"}}}
            named = {"type": "json_schema", "name": wanted.name, "schema": schema} | strict
            return {"text": {"format": named}}
        case _:
            if schema is None:
                return {"response_format": {"type": "json_object"}}
            named = {"name": wanted.name, "schema": schema} | strict
            return {"response_format": {"type": "json_schema", "json_schema": named}}


def _with_order(system: Any) -> Any:
    if isinstance(system, list):
        return [*system, {"type": "text", "text": _JSON_ONLY}]
    return f"{system}\n\n{_JSON_ONLY}" if system else _JSON_ONLY
