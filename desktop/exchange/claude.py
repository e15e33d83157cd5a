"""The data export of Claude: each conversation is a list of messages that may name their parents.

The format is not documented; content that is not known is kept as `Opaque`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from desktop.chat.blocks import (
    Citation,
    ContentBlock,
    File,
    Image,
    Opaque,
    Text,
    Thinking,
    ToolCall,
    ToolResult,
)
from desktop.chat.conversation import ConversationSummary
from desktop.chat.folders import Folder, tidy_folder_name
from desktop.chat.message import Message, Role
from desktop.chat.wording import say
from desktop.exchange.loose_json import (
    items_of,
    list_of,
    object_of,
    text_of,
    time_of,
    value_of,
)
from desktop.exchange.portion import (
    FolderPortion,
    Portion,
    stable_id,
    tidy_title,
    title_from,
)
from desktop.exchange.report import Report
from desktop.exchange.tree import arrange

#: The `Opaque.protocol` of what is kept though nothing here reads it.
PROTOCOL = "claude-export"
_ROLES = {"human": Role.USER, "assistant": Role.ASSISTANT}
#: The parent of a first message.
_NOBODY = "00000000-0000-4000-8000-000000000000"


def read_claude(
    fields: Mapping[str, msgspec.Raw], report: Report
) -> Iterator[Portion | FolderPortion]:
    """One conversation with all its branches, in a folder if it is of a project.

    Nothing when it has no messages.
    """
    source_id = _text(fields, "uuid")
    title = tidy_title(_text(fields, "name"))
    if _text(fields, "summary").strip():
        report.note(say("Summaries of conversations"), title or source_id)
    items = items_of(fields["chat_messages"])
    if items is None:
        report.note(say("Conversations that are damaged"), title or source_id)
        return
    created = time_of(_value(fields, "created_at"), 0.0)
    conversation_id = stable_id("claude", source_id or f"{title}\0{created}")
    reader = _MessageReader(conversation_id, _text(fields, "model")[:200], report)
    messages = reader.read(items, created)
    if not messages:
        report.note(say("Conversations without messages"), title or source_id)
        return
    times = [message.created_at for message in messages]
    folder = _folder(object_of(_value(fields, "project")))
    if folder is not None:
        yield FolderPortion((folder,))
    yield Portion(
        summary=ConversationSummary(
            id=conversation_id,
            title=title or title_from(messages),
            created_at=created or min(times),
            updated_at=time_of(_value(fields, "updated_at"), max(times)),
            pinned=_value(fields, "is_starred") is True,
            folder_id=None if folder is None else folder.id,
        ),
        messages=tuple(messages),
        leaf_id=reader.id_of(_text(fields, "current_leaf_message_uuid")),
    )


class _MessageReader:
    """Turns the messages of one conversation into ours."""

    def __init__(self, conversation_id: str, model: str, report: Report) -> None:
        self._conversation_id = conversation_id
        self._model = model
        self._report = report
        self._ids: dict[str, str] = {}

    def read(self, items: list[msgspec.Raw], created: float) -> list[Message]:
        found: dict[str, Message | None] = {}
        parents: dict[str, str | None] = {}
        before: str | None = None
        for number, item in enumerate(items, start=1):
            value = value_of(item)
            if not isinstance(value, dict):
                self._report.note(
                    say("Messages that are damaged, or too large"),
                    say("number {number}", number=str(number)),
                )
                continue
            name = self._name(value, number)
            message = self._message(name, value, created)
            named = value.get("parent_message_uuid")
            parents[name] = text_of(named) if isinstance(named, str) else before
            if parents[name] == _NOBODY:
                parents[name] = None
            found[name], before = message, name
            self._ids[name] = stable_id(self._conversation_id, name)
        # What is left out does not break the branch: the next one hangs below the one before it.
        nearest: dict[str, str | None] = {}
        arranged: list[Message] = []
        for name in arrange(parents, {}, self._report):
            above, message = nearest.get(parents[name] or ""), found[name]
            nearest[name] = above
            if message is not None:
                arranged.append(msgspec.structs.replace(message, parent_id=above))
                nearest[name] = message.id
        self._ids = {name: key for name, key in nearest.items() if key is not None}
        return arranged

    def id_of(self, name: str) -> str | None:
        return self._ids.get(name)

    def _name(self, value: dict[str, Any], number: int) -> str:
        name = text_of(value.get("uuid")) or say("number {number}", number=str(number))
        if name in self._ids:
            self._report.note(say("Messages with the id of another"), name)
            name = f"{name}, number {number}"
        return name

    def _message(self, name: str, value: dict[str, Any], created: float) -> Message | None:
        role = _ROLES.get(text_of(value.get("sender")))
        if role is None:
            self._report.note(say("Messages of an unknown sender"), name)
            return None
        blocks = self._blocks(value, name)
        if not blocks:
            self._report.note(say("Empty messages"), name)
            return None
        return Message(
            id=stable_id(self._conversation_id, name),
            role=role,
            blocks=blocks,
            created_at=time_of(value.get("created_at"), created),
            model=self._model if role is Role.ASSISTANT else "",
            stop_word=text_of(value.get("stop_reason"))[:200],
        )

    def _blocks(self, value: dict[str, Any], place: str) -> tuple[ContentBlock, ...]:
        content = value.get("content")
        if content is not None and not isinstance(content, list):
            self._report.note(say("Messages whose content is no list: their text is kept"), place)
        blocks: list[ContentBlock] = []
        for entry in list_of(content):
            blocks += self._block(entry)
        text = text_of(value.get("text"))
        if not any(isinstance(block, Text) for block in blocks) and text.strip():
            blocks.append(Text(text))
        for entry in list_of(value.get("attachments")):
            blocks += self._attachment(object_of(entry))
        for entry in list_of(value.get("files")) or list_of(value.get("files_v2")):
            blocks += self._missing(object_of(entry))
        return tuple(blocks)

    def _block(self, entry: Any) -> Iterator[ContentBlock]:
        block = object_of(entry)
        match block.get("type"):
            case "text":
                if text_of(block.get("text")).strip():
                    yield Text(block["text"], tuple(_citations(block)))
            case "thinking":
                words = text_of(block.get("thinking")) or _summaries(block)
                if words:
                    yield Thinking(words, text_of(block.get("signature")), origin=PROTOCOL)
            case "voice_note":
                words = text_of(block.get("text")) or text_of(block.get("title"))
                if words:
                    yield Text(words)
            case "redacted_thinking":
                yield Thinking(encrypted=text_of(block.get("data")), origin=PROTOCOL)
            case "tool_use":
                yield _call(block)
            case "tool_result":
                yield _result(block)
            case kind:
                self._report.note(
                    say("Content of an unknown kind, {kind}", kind=text_of(kind) or say("unnamed"))
                )
                yield Opaque(PROTOCOL, msgspec.json.encode(entry).decode())

    def _attachment(self, attachment: dict[str, Any]) -> Iterator[ContentBlock]:
        text = text_of(attachment.get("extracted_content"))
        if text:
            # What came out of the file is text, whatever the file was.
            yield File(_file_name(attachment), "text/plain", text.encode())
        else:
            yield from self._missing(attachment)

    def _missing(self, source: dict[str, Any]) -> Iterator[ContentBlock]:
        name = _file_name(source)
        self._report.note(say("Pictures and files that the export does not hold"), name)
        yield Opaque(PROTOCOL, msgspec.json.encode(source).decode())
        yield Text(f"[{name}, not in the export]")


def _summaries(block: dict[str, Any]) -> str:
    """What is said of thinking that itself is not in the export."""
    found = (text_of(object_of(entry).get("summary")) for entry in list_of(block.get("summaries")))
    return "\n\n".join(filter(None, found))


def _folder(project: dict[str, Any]) -> Folder | None:
    name, key = tidy_folder_name(text_of(project.get("name"))), text_of(project.get("uuid"))
    if not name or not key:
        return None
    return Folder(id=stable_id("claude-project", key), name=name)


def _call(block: dict[str, Any]) -> ToolCall:
    arguments = block.get("input")
    return ToolCall(
        text_of(block.get("id"))[:200],
        text_of(block.get("name"))[:200],
        arguments if isinstance(arguments, dict) else None,
        msgspec.json.encode(arguments).decode(),
    )


def _result(block: dict[str, Any]) -> ToolResult:
    """What a tool answered. It names no call: see `ContentReader.as_result`."""
    content = block.get("content")
    shown: list[Text | Image | File] = []
    for entry in content if isinstance(content, list) else [content]:
        words = entry if isinstance(entry, str) else text_of(object_of(entry).get("text"))
        if words:
            shown.append(Text(words))
        elif entry:
            shown.append(Text(msgspec.json.encode(entry).decode()))
    name = text_of(block.get("name"))[:200]
    return ToolResult("", name, tuple(shown), block.get("is_error") is True)


def _citations(block: dict[str, Any]) -> Iterator[Citation]:
    for entry in list_of(block.get("citations")):
        citation = object_of(entry)
        url = text_of(citation.get("url")) or text_of(object_of(citation.get("details")).get("url"))
        yield Citation(
            text_of(citation.get("title")), url, data=msgspec.json.encode(citation).decode()
        )


def _file_name(source: dict[str, Any]) -> str:
    return " ".join(text_of(source.get("file_name")).split())[:200] or "file"


def _value(fields: Mapping[str, msgspec.Raw], name: str) -> Any:
    return value_of(fields[name]) if name in fields else None


def _text(fields: Mapping[str, msgspec.Raw], name: str) -> str:
    return text_of(_value(fields, name))
