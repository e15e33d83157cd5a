"""What a message of ChatGPT's export says, as blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
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
from desktop.chat.picture_type import picture_type
from desktop.chat.wording import say
from desktop.exchange.loose_json import list_of, object_of, text_of
from desktop.exchange.media import Assets
from desktop.exchange.report import Report

#: The `Opaque.protocol` of what is kept though nothing here reads it.
PROTOCOL = "chatgpt-export"
#: Citations and other marks stand between private characters.
_MARK = re.compile("\ue200[^\ue200\ue201]*\ue201")
_SETTINGS = ("user_editable_context", "model_editable_context")
#: How deep and among how many values names of files are looked for.
_DEEPEST, _MOST_POINTERS = 4, 1_000
#: Where content of an unknown kind may have its words.
_WORDS = ("text", "content", "result", "summary", "output_str")


class ContentReader:
    """Reads the content of one message at a time. Finds pictures by ``assets``.

    Notes what it cannot show; content of an unknown kind also stays whole, as `Opaque`.
    """

    def __init__(self, report: Report, assets: Assets) -> None:
        self._report = report
        self._assets = assets
        self._kinds: dict[str, Callable[[dict[str, Any]], Iterator[ContentBlock]]] = {
            "text": self._parts,
            "multimodal_text": self._parts,
            "code": _code,
            "execution_output": _words,
            "system_error": _words,
            "thoughts": _thoughts,
            "reasoning_recap": _thoughts,
            "tether_browsing_display": _words,
            "tether_quote": _quote,
            "sonic_webpage": _quote,
        }

    def blocks(self, message: dict[str, Any], place: str) -> tuple[ContentBlock, ...]:
        """The blocks of a message; empty, and noted, when there is nothing in it to keep."""
        content = object_of(message.get("content"))
        kind = text_of(content.get("content_type"))
        if kind in _SETTINGS:
            self._report.note(say("Custom instructions and memories"), place)
            return ()
        read = self._kinds.get(kind)
        if read is None:
            self._report.note(
                say("Content of an unknown kind, {kind}", kind=kind or say("unnamed")), place
            )
            blocks = self._unknown(content)
        else:
            blocks = list(read(content))
        metadata = object_of(message.get("metadata"))
        blocks = [_cited(block, metadata) for block in blocks]
        blocks += self._attached(metadata, content)
        blocks += self._drawn(metadata)
        if not blocks:
            self._report.note(say("Empty messages"), place)
        return tuple(blocks)

    def as_call(
        self, call_id: str, name: str, message: dict[str, Any], blocks: tuple[ContentBlock, ...]
    ) -> tuple[ContentBlock, ...]:
        """What an assistant said to a tool."""
        content = object_of(message.get("content"))
        words = text_of(content.get("text")) if content.get("content_type") == "code" else ""
        said = [block for block in blocks if isinstance(block, Text)]
        words = words or "".join(block.text for block in said)
        call = ToolCall(call_id, name[:200], _arguments(words), words)
        return (*(block for block in blocks if not isinstance(block, Text)), call)

    def as_result(self, name: str, blocks: tuple[ContentBlock, ...]) -> tuple[ContentBlock, ...]:
        """What a tool answered.

        It does not name its call: no provider would take calls of tools that it does not have,
        and what is not paired is not sent.
        """
        shown = tuple(block for block in blocks if isinstance(block, Text | Image | File))
        others = (block for block in blocks if not isinstance(block, Text | Image | File))
        return (*others, ToolResult("", name[:200], shown)) if shown else tuple(others)

    def _parts(self, content: dict[str, Any]) -> Iterator[ContentBlock]:
        parts = content.get("parts")
        if not isinstance(parts, list):
            parts = [content.get("text")]
        for part in parts:
            if isinstance(part, str):
                if part.strip():
                    yield Text(part)
            elif isinstance(part, dict):
                yield from self._part(part)
            elif part is not None:
                self._report.note(
                    say("Parts of messages that are no text"), str(type(part).__name__)
                )

    def _part(self, part: dict[str, Any]) -> Iterator[ContentBlock]:
        kind = text_of(part.get("content_type"))
        if text_of(part.get("text")):
            yield Text(part["text"])
        elif assets := list(_pointers(part)):
            for asset in assets:
                yield from self._file(asset["asset_pointer"], _name_of(asset), asset)
        else:
            self._report.note(
                say("Parts of messages that are not shown, {kind}", kind=kind or say("unnamed"))
            )
            yield Opaque(PROTOCOL, msgspec.json.encode(part).decode())

    def _attached(self, metadata: dict[str, Any], content: dict[str, Any]) -> list[ContentBlock]:
        shown = {_file_id(asset["asset_pointer"]) for asset in _pointers(content)}
        blocks: list[ContentBlock] = []
        for entry in list_of(metadata.get("attachments")):
            attachment = object_of(entry)
            if _file_id(text_of(attachment.get("id"))) not in shown:
                blocks += self._file(
                    text_of(attachment.get("id")), text_of(attachment.get("name")), attachment
                )
        return blocks

    def _drawn(self, metadata: dict[str, Any]) -> Iterator[ContentBlock]:
        """The pictures that a program of the tool drew."""
        result = object_of(metadata.get("aggregate_result"))
        for entry in list_of(result.get("messages")):
            drawn = object_of(entry)
            if pointer := text_of(drawn.get("image_url")):
                yield from self._file(pointer, "picture", drawn)

    def _file(self, pointer: str, name: str, source: dict[str, Any]) -> Iterator[ContentBlock]:
        name = " ".join(name.split())[:200] or "file"
        found = self._assets(_file_id(pointer))
        if found is None:
            self._report.note(say("Pictures and files that the export does not hold"), str(name))
            yield Opaque(PROTOCOL, msgspec.json.encode(source).decode())
            yield Text(f"[{name}, not in the export]")
        elif media_type := picture_type(found):
            prompt = text_of(
                object_of(object_of(source.get("metadata")).get("dalle")).get("prompt")
            )
            yield Image(media_type, found, name=" ".join(prompt.split())[:200])
        else:
            yield File(name, text_of(source.get("mime_type"))[:200] or _BINARY, found)

    def _unknown(self, content: dict[str, Any]) -> list[ContentBlock]:
        blocks: list[ContentBlock] = []
        blocks += (block for block in self._parts(content) if not isinstance(block, Opaque))
        if not blocks:
            blocks += _words(content)
        if not blocks:
            for asset in _pointers(content):
                blocks += self._file(asset["asset_pointer"], _name_of(asset), asset)
        if content:
            blocks.append(Opaque(PROTOCOL, msgspec.json.encode(content).decode()))
        return blocks


_BINARY = "application/octet-stream"


def _pointers(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """What names a file, in a part of a message or within: sound and video come in parts."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        if text_of(value.get("asset_pointer")):
            yield value
            return
        value = list(value.values())
    if isinstance(value, list):
        for inner in value[:_MOST_POINTERS]:
            yield from _pointers(inner, depth + 1)


def _name_of(asset: dict[str, Any]) -> str:
    kind = text_of(asset.get("content_type")).removesuffix("_asset_pointer")
    return {"image": "picture", "audio": "recording", "video_container": "video"}.get(kind, "file")


def _file_id(pointer: str) -> str:
    return re.split(r"[#?/]", pointer.rpartition("://")[2])[0]


def _words(content: dict[str, Any]) -> Iterator[ContentBlock]:
    words = next((text for key in _WORDS if (text := text_of(content.get(key))).strip()), "")
    if words:
        yield Text(words)


def _code(content: dict[str, Any]) -> Iterator[ContentBlock]:
    code = text_of(content.get("text"))
    if not code.strip():
        return
    language = text_of(content.get("language"))
    fence = "```"
    while fence in code:
        fence += "`"
    shown = language if re.fullmatch(r"[\w+#.-]{1,40}", language) and language != "unknown" else ""
    yield Text(f"{fence}{shown}\n{code}\n{fence}")


def _thoughts(content: dict[str, Any]) -> Iterator[ContentBlock]:
    paragraphs = [part for part in list_of(content.get("parts")) if isinstance(part, str)]
    for entry in list_of(content.get("thoughts")):
        thought = object_of(entry)
        summary = text_of(thought.get("summary"))
        words = text_of(thought.get("content")) or "".join(
            text_of(chunk) for chunk in list_of(thought.get("chunks"))
        )
        paragraphs.append("\n\n".join(filter(None, (summary and f"**{summary}**", words))))
    paragraphs.append(text_of(content.get("content")))
    text = "\n\n".join(paragraph for paragraph in paragraphs if paragraph.strip())
    if text:
        yield Thinking(text)


def _quote(content: dict[str, Any]) -> Iterator[ContentBlock]:
    words = text_of(content.get("text")) or text_of(content.get("snippet"))
    title, url = text_of(content.get("title")), text_of(content.get("url"))
    if words or title or url:
        yield Text(words or title or url, (Citation(title=title, url=url, quote=words),))


def _cited(block: ContentBlock, metadata: dict[str, Any]) -> ContentBlock:
    """A text without the marks of its citations, and with the citations themselves."""
    if not isinstance(block, Text):
        return block
    text, citations = block.text, list(block.citations)
    for entry in list_of(metadata.get("content_references")):
        reference = object_of(entry)
        mark = text_of(reference.get("matched_text"))
        if not mark.strip() or mark not in text:
            continue
        text = text.replace(mark, text_of(reference.get("alt")))
        sources = [reference, *map(object_of, list_of(reference.get("items")))]
        citations += [_citation(source) for source in sources if text_of(source.get("url"))]
    for entry in list_of(metadata.get("citations")):
        source = object_of(object_of(entry).get("metadata"))
        if text_of(source.get("url")):
            citations.append(_citation(source))
    text = _MARK.sub("", text)
    return msgspec.structs.replace(block, text=text, citations=tuple(dict.fromkeys(citations)))


def _citation(source: dict[str, Any]) -> Citation:
    quote = text_of(source.get("text")) or text_of(source.get("snippet"))
    return Citation(text_of(source.get("title")), text_of(source.get("url")), quote)


def _arguments(words: str) -> dict[str, Any] | None:
    try:
        found = msgspec.json.decode(words)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
