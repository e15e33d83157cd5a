"""Lists of models, in the shapes that providers send them."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from desktop.chat.model import ModelInfo
from desktop.providers.decoder import read_json

#: Models of OpenAI's list that do not chat; the list itself does not say.
_OTHER_USE = re.compile(
    r"(text-embedding|tts|whisper|dall-e|omni-moderation|text-moderation|babbage|davinci"
    r"|gpt-image|chatgpt-image|sora|computer-use)|-(tts|transcribe|realtime|audio)\b"
)
_OTHER_TYPES = ("embedding", "embeddings", "image", "audio", "moderation", "rerank", "transcribe")


class _Meta(msgspec.Struct):
    #: llama.cpp
    n_ctx_train: int | None = None


class _Architecture(msgspec.Struct):
    #: OpenRouter
    input_modalities: list[str] = []


class _TopProvider(msgspec.Struct):
    #: OpenRouter
    max_completion_tokens: int | None = None


class _Model(msgspec.Struct):
    id: str = ""
    type: str | None = None
    #: OpenRouter says the first, Anthropic the second.
    name: str | None = None
    display_name: str | None = None
    #: OpenRouter and Together; Groq; vLLM; Mistral; Anthropic
    context_length: int | None = None
    context_window: int | None = None
    max_model_len: int | None = None
    max_context_length: int | None = None
    max_input_tokens: int | None = None
    #: Groq; Anthropic
    max_completion_tokens: int | None = None
    max_tokens: int | None = None
    meta: _Meta | None = None
    architecture: _Architecture | None = None
    top_provider: _TopProvider | None = None
    supported_parameters: list[str] | None = None
    #: Mistral: name to bool; Anthropic: name to an object with ``supported``.
    capabilities: Any = None


class _ModelList(msgspec.Struct):
    data: list[_Model] | None = None


_READ = msgspec.json.Decoder(_ModelList, strict=False).decode


def read_models(body: bytes) -> tuple[ModelInfo, ...]:
    """The models that chat. Raises `msgspec.DecodeError`."""
    if body.lstrip()[:1] == b"[":
        body = b'{"data":' + body + b"}"  # Together sends the bare list
    listed = read_json(_READ, body, _ModelList).data
    if listed is None:
        raise msgspec.DecodeError("not a list of models")
    return tuple(_info(model) for model in listed if model.id and _chats(model))


def _chats(model: _Model) -> bool:
    if isinstance(model.capabilities, dict) and model.capabilities.get("completion_chat") is False:
        return False
    return model.type not in _OTHER_TYPES and not _OTHER_USE.search(model.id)


def _info(model: _Model) -> ModelInfo:
    top = model.top_provider
    return ModelInfo(
        id=model.id,
        name=model.display_name or model.name or "",
        context_window=model.context_length
        or model.context_window
        or model.max_model_len
        or model.max_context_length
        or model.max_input_tokens
        or (model.meta.n_ctx_train if model.meta else None),
        max_output=model.max_completion_tokens
        or model.max_tokens
        or (top.max_completion_tokens if top else None),
        abilities=_abilities(model),
        parameters=tuple(model.supported_parameters or ()),
    )


def _abilities(model: _Model) -> tuple[str, ...]:
    """In a fixed order. What is not said is left out, which is not a no."""
    inputs = model.architecture.input_modalities if model.architecture else []
    takes = model.supported_parameters or []
    said = model.capabilities if isinstance(model.capabilities, dict) else {}

    def can(*names: str) -> bool:
        return any(
            value is True or (isinstance(value, dict) and value.get("supported") is True)
            for name in names
            if (value := said.get(name)) is not None
        )

    found = {
        "images": "image" in inputs or can("vision", "image_input"),
        "files": "file" in inputs or can("pdf_input"),
        "tools": "tools" in takes or can("function_calling"),
        "thinking": "reasoning" in takes or can("thinking", "reasoning"),
        "json": "structured_outputs" in takes or can("structured_outputs"),
    }
    return tuple(name for name, is_there in found.items() if is_there)
