"""The part of a conversation that a provider can be sent."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence

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
from desktop.chat.message import Message, MessageStatus, Role
from desktop.chat.reply import parse_arguments

#: What every protocol takes as the id of a tool call: OpenAI's chat stops at 40 characters,
#: Anthropic at these letters.
_CALL_ID = re.compile(r"[A-Za-z0-9_-]{1,40}")
#: Mistral takes nothing else.
_SHORT_CALL_ID = re.compile(r"[A-Za-z0-9]{9}")


class Reader(msgspec.Struct, frozen=True):
    """Who is to read a conversation: a wire protocol at a provider.

    ``provider_id`` may be "" where it is not known; then all of the protocol's replies count
    as its own.
    """

    protocol: str
    provider_id: str = ""
    #: Pictures of earlier replies may stay where they are.
    takes_reply_images: bool = False
    short_call_ids: bool = False

    def wrote(self, message: Message) -> bool:
        """False when the message certainly came from another provider."""
        return not (
            self.provider_id and message.provider_id and message.provider_id != self.provider_id
        )


def sendable(messages: Iterable[Message], reader: Reader) -> list[Message]:
    """The messages as ``reader`` can be sent them.

    Leaves out what every provider rejects: tool calls that were never answered or are broken,
    results without their call, empty text, and messages that are empty then (a failed reply,
    for one). Leaves out what only another provider can read: its thinking, signatures and
    opaque content. Gives foreign and repeated tool calls ids that are valid and unique.
    """
    own = [_own_content(message, reader) for message in messages]
    renamed = _with_call_ids(own, reader)
    called = {
        block.id
        for message in renamed
        for block in message.blocks
        if isinstance(block, ToolCall) and block.arguments is not None
    }
    answered = {
        block.call_id
        for message in renamed
        for block in message.blocks
        if isinstance(block, ToolResult)
    }
    paired = called & answered
    kept = [
        _replaced(message, [block for block in message.blocks if _is_sent(block, paired)])
        for message in renamed
    ]
    if not reader.takes_reply_images:
        kept = _with_images_moved(kept)
    return [message for message in kept if message.blocks]


def origin_of(block: ContentBlock) -> str:
    """The protocol that a block came over, "" when any may have it."""
    match block:
        case Opaque(protocol=protocol):
            return protocol
        case Thinking(origin="", signature=signature, encrypted=encrypted):
            # Before blocks knew their origin, only Anthropic's had these.
            return "anthropic" if signature or encrypted else ""
        case Text(origin=origin) | Thinking(origin=origin) | ToolCall(origin=origin):
            return origin
        case Image(origin=origin):
            return origin
        case _:
            return ""


def arguments_json(call: ToolCall) -> str:
    """The arguments as the model wrote them: a server's cache knows them by their letters."""
    if call.arguments_text.strip() and parse_arguments(call.arguments_text) == call.arguments:
        return call.arguments_text
    return msgspec.json.encode(call.arguments or {}).decode()


def file_text(file: File) -> str | None:
    """An attached text file as text with its name; None for any other file."""
    if file.media_type in ("application/pdf", "application/octet-stream"):
        return None
    try:
        content = file.data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if "\0" in content:
        return None
    fence = "```"
    while fence in content:
        fence += "`"
    return f"{file.name}:\n{fence}\n{content}\n{fence}"


def _replaced(message: Message, blocks: Sequence[ContentBlock]) -> Message:
    return msgspec.structs.replace(message, blocks=tuple(blocks))


def _own_content(message: Message, reader: Reader) -> Message:
    """The message without what only another provider can read."""
    wrote = reader.wrote(message)
    blocks: list[ContentBlock] = []
    for block in message.blocks:
        if wrote and origin_of(block) == reader.protocol:
            blocks.append(block)
            continue
        match block:
            case Thinking() | Opaque():
                pass
            case Text(text):
                blocks.append(Text(text))
            case ToolCall(call_id, name, arguments, source):
                blocks.append(ToolCall(call_id, name, arguments, source))
            case Image(media_type, data):
                blocks.append(Image(media_type, data))
            case _:
                blocks.append(block)
    if message.status in (MessageStatus.INTERRUPTED, MessageStatus.STOPPED):
        blocks = _without_open_server_calls(blocks)
    return _replaced(message, blocks)


def _without_open_server_calls(blocks: list[ContentBlock]) -> list[ContentBlock]:
    """Leave out the server's own tool calls that the end of the stream cut from their result."""
    contents = {
        id(block): msgspec.json.decode(block.data, type=_Opaque, strict=False)
        for block in blocks
        if isinstance(block, Opaque)
    }
    answered = {content.tool_use_id for content in contents.values()}
    return [
        block
        for block in blocks
        if (content := contents.get(id(block))) is None
        or not content.type.endswith("_tool_use")
        or content.id in answered
    ]


class _Opaque(msgspec.Struct):
    type: str = ""
    id: str | None = None
    tool_use_id: str | None = None


def _with_call_ids(messages: list[Message], reader: Reader) -> list[Message]:
    """Make the ids of tool calls valid and unique, and let the results follow."""
    used: set[str] = set()
    #: The new ids of the calls that still wait for a result, by their old one.
    waiting: dict[str, list[str]] = {}
    renamed: list[Message] = []
    for message in messages:
        blocks: list[ContentBlock] = []
        for block in message.blocks:
            if isinstance(block, ToolCall):
                is_own = bool(block.origin) or reader.wrote(message)
                new = _unused(_valid_id(block.id, reader, is_own=is_own), used, reader)
                used.add(new)
                waiting.setdefault(block.id, []).append(new)
                blocks.append(msgspec.structs.replace(block, id=new))
            elif isinstance(block, ToolResult):
                ids = waiting.get(block.call_id)
                new = ids.pop(0) if ids else ""
                blocks.append(msgspec.structs.replace(block, call_id=new))
            else:
                blocks.append(block)
        renamed.append(_replaced(message, blocks))
    return renamed


def _valid_id(call_id: str, reader: Reader, *, is_own: bool) -> str:
    """The id itself where it can be: some servers know their calls by it."""
    if is_own and call_id and reader.protocol != "anthropic":
        return call_id
    valid = _SHORT_CALL_ID if reader.short_call_ids else _CALL_ID
    return call_id if valid.fullmatch(call_id) else _derived(call_id, reader)


def _unused(call_id: str, used: set[str], reader: Reader) -> str:
    found, number = call_id, 2
    while found in used:
        found = _derived(f"{call_id} {number}", reader)
        number += 1
    return found


def _derived(text: str, reader: Reader) -> str:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return digest[:9] if reader.short_call_ids else f"call_{digest[:24]}"


def _is_sent(block: ContentBlock, paired: set[str]) -> bool:
    match block:
        case ToolCall(id=call_id) | ToolResult(call_id=call_id):
            return call_id in paired
        case Text(text) | Refusal(text):
            return bool(text.strip())
        case _:
            return True


def _with_images_moved(messages: list[Message]) -> list[Message]:
    """Show a reply's pictures with the user's next message: a reply cannot be sent with any."""
    moved: list[Message] = []
    held: list[ContentBlock] = []
    for message in messages:
        blocks = list(message.blocks)
        if message.role is Role.ASSISTANT:
            pictures = [b for b in blocks if isinstance(b, Image) and not b.origin]
            held += pictures
            blocks = [block for block in blocks if block not in pictures]
            if pictures and not blocks:
                blocks = [Text("(A picture; see the next message.)")]
        elif held and message.role is Role.USER:
            blocks = [Text("The picture of your last reply:"), *held, *blocks]
            held = []
        moved.append(_replaced(message, blocks))
    return moved
