"""Answers in another protocol than the one that was asked in."""

from __future__ import annotations

import re
from typing import NamedTuple

from desktop.chat.wording import say


class Foreign(NamedTuple):
    """A protocol by name, and what to change to be understood."""

    name: str
    hint: str
    #: As the decoder of it calls it; "" for one that Rivulet does not speak.
    protocol: str = ""


def _kind(name: str) -> str:
    return say("Choose {name} as the protocol of this provider in the settings.", name=name)


#: What only this protocol says.
_SIGNS = (
    (
        rb'"type"\s*:\s*"response\.(created|in_progress|output_|completed)',
        Foreign(say("OpenAI's Responses"), _kind("Responses"), "openai-responses"),
    ),
    (
        rb'"type"\s*:\s*"(message_start|content_block_(start|delta))"',
        Foreign(say("Anthropic's Messages"), _kind("Anthropic"), "anthropic"),
    ),
    (
        rb'"type"\s*:\s*"(message-start|content-start|content-delta)"',
        Foreign(
            say("Cohere's own protocol"),
            say(
                "Set the provider's address to {address}.",
                address="https://api.cohere.ai/compatibility/v1",
            ),
        ),
    ),
    (
        rb'"candidates"\s*:\s*\[|"usageMetadata"\s*:',
        Foreign(
            say("Google's own protocol"),
            say(
                "Set the provider's address to {address}.",
                address="https://generativelanguage.googleapis.com/v1beta/openai",
            ),
        ),
    ),
    (
        rb'"object"\s*:\s*"chat\.completion|"choices"\s*:\s*\[',
        Foreign("Chat Completions", _kind("Chat Completions"), "openai-chat"),
    ),
    (
        rb'"done"\s*:\s*(true|false)',
        Foreign(say("Ollama's own protocol"), say("Let the provider's address end in /v1.")),
    ),
)


def foreign_protocol(body: bytes, own: str) -> Foreign | None:
    """The protocol that the beginning of an answer is in; None when it is ``own``, or unknown."""
    found = next((foreign for sign, foreign in _SIGNS if re.search(sign, body)), None)
    return None if found is None or found.protocol == own else found
