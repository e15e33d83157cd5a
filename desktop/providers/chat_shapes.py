"""The JSON of a chat completion's chunks, with the fields that servers added to it.

Every field may be missing or null; what is not named here is passed over.
"""

from __future__ import annotations

from typing import Any

import msgspec


class Function(msgspec.Struct, gc=False):
    name: str | None = None
    arguments: str | dict[str, Any] | None = None


class Custom(msgspec.Struct, gc=False):
    """A call whose input is text of any form."""

    name: str | None = None
    input: str | None = None


class ToolDelta(msgspec.Struct, gc=False):
    index: int | None = None
    id: str | None = None
    function: Function | None = None
    custom: Custom | None = None
    #: Google's signature of the thinking that led to the call.
    extra_content: msgspec.Raw = msgspec.Raw()


class Delta(msgspec.Struct, gc=False):
    content: str | list[Any] | None = None
    #: DeepSeek, llama.cpp, vLLM, xAI, Z.ai say the first, OpenRouter, Ollama, Groq the second,
    #: GitHub the third.
    reasoning_content: str | None = None
    reasoning: str | None = None
    reasoning_text: str | None = None
    #: OpenRouter: the same once more, with what has to be sent back.
    reasoning_details: list[dict[str, Any]] | None = None
    refusal: str | None = None
    tool_calls: list[ToolDelta] | None = None
    #: What ``tool_calls`` was in 2023; a few servers remember.
    function_call: Function | None = None
    images: list[Any] | None = None
    annotations: list[msgspec.Raw] | None = None
    audio: dict[str, Any] | None = None


class PromptDetails(msgspec.Struct, gc=False):
    cached_tokens: int | None = None


class CompletionDetails(msgspec.Struct, gc=False):
    reasoning_tokens: int | None = None


class TokenCounts(msgspec.Struct, gc=False):
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    prompt_tokens_details: PromptDetails | None = None
    completion_tokens_details: CompletionDetails | None = None
    #: DeepSeek, Moonshot
    prompt_cache_hit_tokens: int | None = None
    cached_tokens: int | None = None
    #: Perplexity
    reasoning_tokens: int | None = None


class Choice(msgspec.Struct, gc=False):
    index: int | None = None
    delta: Delta | None = None
    #: A few servers send the whole message at the end, or instead of deltas.
    message: Delta | None = None
    #: The older completions.
    text: str | None = None
    finish_reason: str | None = None
    #: Moonshot
    usage: TokenCounts | None = None
    #: OpenRouter
    error: Any = None


class GroqFields(msgspec.Struct, gc=False):
    usage: TokenCounts | None = None


class Chunk(msgspec.Struct, gc=False):
    choices: list[Choice] | None = None
    usage: TokenCounts | None = None
    model: str | None = None
    object: str | None = None
    #: Only other protocols name the kind of their events.
    type: str | None = None
    error: Any = None
    x_groq: GroqFields | None = None
    #: Perplexity and xAI: the addresses of what was read. Perplexity: the same with titles.
    citations: list[Any] | None = None
    search_results: msgspec.Raw = msgspec.Raw()
