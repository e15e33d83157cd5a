"""One conversation as a document for readers: Markdown, plain text, or one HTML file.

A document holds the path that is read, not the other versions. It comes in pieces, so that a long
conversation is never in memory as a whole.
"""

from __future__ import annotations

import datetime
import enum
from collections.abc import Callable
from typing import Protocol

import msgspec

from desktop.chat.blocks import (
    ContentBlock,
    File,
    Image,
    Opaque,
    Refusal,
    Text,
    Thinking,
    ToolCall,
    ToolResult,
)
from desktop.chat.conversation import ConversationSummary
from desktop.chat.message import Message, MessageStatus, Role
from desktop.chat.tool_rounds import own_words
from desktop.chat.tool_words import tool_words
from desktop.chat.wording import say

#: Says a sentence in the language of whoever reads the document.
InWords = Callable[[str], str]

_ROLES = {Role.USER: say("You"), Role.ASSISTANT: say("Assistant"), Role.TOOL: say("Tool")}
_ENDS = {
    MessageStatus.INTERRUPTED: say("The connection broke off here."),
    MessageStatus.STOPPED: say("Stopped here."),
    MessageStatus.FAILED: say("No reply arrived."),
}
#: Over what a model thought.
THINKING = say("Thinking")


class DocumentKind(enum.StrEnum):
    """The value is also the usual end of a file's name."""

    MARKDOWN = "md"
    TEXT = "txt"
    HTML = "html"


class Document(Protocol):
    """The pieces of a document, in their order."""

    def beginning(self, summary: ConversationSummary) -> str: ...

    def message(self, message: Message) -> str: ...

    def ending(self) -> str: ...


class MarkdownDocument:
    """The Markdown that was written, under headings that say by whom.

    Pictures and attached files are named, not held.
    """

    def __init__(self, *, in_words: InWords = str) -> None:
        self._in_words = in_words

    def beginning(self, summary: ConversationSummary) -> str:
        return f"# {_escaped(title_of(summary, self._in_words))}\n\n{day_of(summary.created_at)}\n"

    def message(self, message: Message) -> str:
        heading = _escaped(heading_of(message, self._in_words))
        parts = [f"\n## {heading}", *map(self._block, message.blocks)]
        if end := end_of(message, self._in_words):
            parts.append(f"*{_escaped(end)}*")
        return "\n\n".join(part for part in parts if part) + "\n"

    def ending(self) -> str:
        return ""

    def _block(self, block: ContentBlock) -> str:
        match block:
            case Text(text) | Refusal(text):
                return text + "".join(f"\n\n- {source}" for source in sources_of(block))
            case Thinking(text):
                return "\n".join(f"> {line}".rstrip() for line in text.splitlines())
            case ToolCall():
                name = _escaped(self._in_words(tool_words(block.name)))
                return f"**{name}**\n\n{fenced(arguments_of(block), 'json')}"
            case ToolResult():
                return fenced(result_of(block, self._in_words))
            case _:
                name = name_of(block, self._in_words)
                return f"*{_escaped(name)}*" if name else ""


class TextDocument:
    """The same without any marks but those that the writers made."""

    def __init__(self, *, in_words: InWords = str) -> None:
        self._in_words = in_words

    def beginning(self, summary: ConversationSummary) -> str:
        title = title_of(summary, self._in_words)
        return f"{title}\n{'=' * min(len(title), 80)}\n{day_of(summary.created_at)}\n"

    def message(self, message: Message) -> str:
        heading = heading_of(message, self._in_words)
        parts = [f"\n{heading}\n{'-' * min(len(heading), 80)}", *map(self._block, message.blocks)]
        if end := end_of(message, self._in_words):
            parts.append(f"[{end}]")
        return "\n\n".join(part for part in parts if part) + "\n"

    def ending(self) -> str:
        return ""

    def _block(self, block: ContentBlock) -> str:
        match block:
            case Text(text) | Refusal(text):
                return text + "".join(f"\n- {source}" for source in sources_of(block))
            case Thinking(text):
                return f"[{self._in_words(THINKING)}]\n{text}" if text else ""
            case ToolCall():
                return f"[{self._in_words(tool_words(block.name))}]\n{arguments_of(block)}"
            case ToolResult():
                return result_of(block, self._in_words)
            case _:
                name = name_of(block, self._in_words)
                return f"[{name}]" if name else ""


def title_of(summary: ConversationSummary, in_words: InWords) -> str:
    return " ".join(summary.title.split()) or in_words(say("Conversation"))


def day_of(seconds: float) -> str:
    """A day as ISO 8601 has it, UTC."""
    try:
        return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return ""


def heading_of(message: Message, in_words: InWords) -> str:
    """Who speaks: for a reply also which model."""
    return " · ".join(filter(None, (in_words(_ROLES[message.role]), message.model)))


def end_of(message: Message, in_words: InWords) -> str:
    """A sentence about a reply that is not complete; else ""."""
    if message.failure is not None and message.status is not MessageStatus.COMPLETE:
        return in_words(message.failure.sentence)
    return in_words(_ENDS.get(message.status, ""))


def sources_of(block: ContentBlock) -> list[str]:
    """What a text cites, each in one line."""
    if not isinstance(block, Text):
        return []
    lines = [" ".join(f"{source.title} {source.url}".split()) for source in block.citations]
    return [line for line in dict.fromkeys(lines) if line]


def arguments_of(call: ToolCall) -> str:
    if call.arguments is None:
        return call.arguments_text
    return msgspec.json.format(msgspec.json.encode(call.arguments)).decode()


def result_of(result: ToolResult, in_words: InWords) -> str:
    def said(text: str) -> str:
        return in_words(own_words(text)) if result.is_error else text

    return "\n\n".join(
        said(part.text) if isinstance(part, Text) else f"[{name_of(part, in_words)}]"
        for part in result.content
    )


def name_of(block: ContentBlock, in_words: InWords) -> str:
    """What stands for something that has no words; "" for what no reader misses."""
    match block:
        case Image(media_type):
            return in_words(say("Picture ({kind})", kind=media_type))
        case File(name):
            return in_words(say("File: {name}", name=" ".join(name.split())))
        case Opaque():
            return ""
        case _:
            return ""


def fenced(text: str, language: str = "") -> str:
    """Text as a Markdown code block that it cannot end."""
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}{language}\n{text}\n{fence}"


def _escaped(text: str) -> str:
    """One line of text in which nothing is Markdown or HTML."""
    line = " ".join(text.split())
    return "".join(f"\\{char}" if char in "\\`*_[]<>#&~|" else char for char in line)
