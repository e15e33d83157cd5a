"""The words with which the servers of chat completions say why they stopped."""

from __future__ import annotations

from desktop.chat.message import StopReason

_STOP_REASONS = {
    "stop": StopReason.END,
    "eos": StopReason.END,
    "eos_token": StopReason.END,
    "end_turn": StopReason.END,
    "complete": StopReason.END,
    "completed": StopReason.END,
    "stop_sequence": StopReason.STOP_SEQUENCE,
    "length": StopReason.LENGTH,
    "max_tokens": StopReason.LENGTH,
    "max_output_tokens": StopReason.LENGTH,
    "model_length": StopReason.CONTEXT_FULL,
    "tool_calls": StopReason.TOOL_CALLS,
    "function_call": StopReason.TOOL_CALLS,
    "function_calls": StopReason.TOOL_CALLS,
    "tool_use": StopReason.TOOL_CALLS,
    "tool_call": StopReason.TOOL_CALLS,
    "content_filter": StopReason.CONTENT_FILTER,
    "safety": StopReason.CONTENT_FILTER,
    "sensitive": StopReason.CONTENT_FILTER,
    "prohibited_content": StopReason.CONTENT_FILTER,
    "blocklist": StopReason.CONTENT_FILTER,
    "spii": StopReason.CONTENT_FILTER,
    "recitation": StopReason.CONTENT_FILTER,
    "refusal": StopReason.REFUSAL,
}

#: Stop words that are no reason but a failure, and what to say where the server says nothing.
FAILURES = {
    "error": b'{"error":{"type":"api_error","message":"The reply broke off."}}',
    "network_error": b'{"error":{"type":"api_error","message":"The model could not be reached."}}',
    "insufficient_system_resource": b'{"error":{"type":"overloaded","message":"It had to stop."}}',
}


def stop_reason(word: str) -> StopReason:
    """The reason behind a stop word, which may be ""."""
    # Google adds a word of its own: "content_filter: RECITATION".
    known = word.lower().partition(":")[0]
    return _STOP_REASONS.get(known, StopReason.OTHER) if word else StopReason.END
