"""A message as the page shows it, and what of it has changed since it was last sent."""

from __future__ import annotations

from typing import Any, TypeAlias

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
from desktop.chat.durations import duration
from desktop.chat.footer import footer_facts
from desktop.chat.message import Message, MessageStatus, Role
from desktop.chat.notices import Action, notice_for
from desktop.chat.picture_type import picture_type
from desktop.chat.prices import PriceOf
from desktop.chat.tool_rounds import own_words, was_denied
from desktop.chat.tool_words import real_name, tool_words
from desktop.chat.wording import say, say_counted, together
from desktop.gateway.page.growing_text import GrowingText
from desktop.gateway.page.nodes import Node, code
from desktop.session.tool_calls import CallStage, CallState

#: What the page is told: ``do`` says what it has to do with the rest.
Order: TypeAlias = dict[str, Any]

#: Characters of one result or of the arguments of one call that are sent.
_MOST_SHOWN = 20_000
#: Actions of a notice that the page offers.
_OFFERED = frozenset({Action.RETRY, Action.CONTINUE})
_STAGES = {
    CallStage.WAITING: say("waiting"),
    CallStage.ASKING: say("asks"),
    CallStage.RUNNING: say("running"),
    CallStage.ENDED: say("done"),
}


class DrawnMessage:
    """What the page has of one message."""

    def __init__(self, price: PriceOf) -> None:
        self._price = price
        self._message: Message | None = None
        self._calls: tuple[CallState, ...] = ()
        self._head: Order = {}
        self._texts: dict[int, GrowingText] = {}
        self._parts: dict[int, Order] = {}

    def cost(self, message: Message) -> int:
        """How many characters would be parsed to draw it."""
        if message is self._message:
            return 0
        return sum(
            self._text(index).waiting(block.text)
            for index, block in enumerate(message.blocks)
            if isinstance(block, Text | Thinking) and message.role is not Role.USER
        )

    def draw(self, message: Message, calls: tuple[CallState, ...] = ()) -> list[Order]:
        """What to tell the page. ``calls``: as they stand, while tools run."""
        if message is self._message and calls == self._calls:
            return []
        self._message, self._calls = message, calls
        orders: list[Order] = []
        parts = dict(self._made(message, calls, index) for index in self._indices(message, calls))
        head = _head(message, len(parts), self._price)
        if head != self._head:
            self._head = head
            orders.append(head)
        for index, part in parts.items():
            if part is not None and part != self._parts.get(index):
                # Text is compared by `GrowingText`, and not remembered twice.
                if part["kind"] not in ("text", "thinking"):
                    self._parts[index] = part
                orders.append(
                    {"do": "part", "message": message.id, "index": index, "keep": 0} | part
                )
        return orders

    def _indices(self, message: Message, calls: tuple[CallState, ...]) -> range:
        return range(len(calls) if calls else len(message.blocks))

    def _made(
        self, message: Message, calls: tuple[CallState, ...], index: int
    ) -> tuple[int, Order | None]:
        if calls:
            return index, _call_part(calls[index])
        block = message.blocks[index]
        if isinstance(block, Text | Thinking) and message.role is not Role.USER:
            final = message.status is not MessageStatus.STREAMING or index < len(message.blocks) - 1
            change = self._text(index).change(block.text, final=final)
            if change is None:
                return index, None
            kind = "text" if isinstance(block, Text) else "thinking"
            part: Order = {"kind": kind, "keep": change.keep, "nodes": change.nodes}
            if isinstance(block, Thinking) and block.seconds:
                part["head"] = say("Thought for {time}", time=duration(block.seconds))
            return index, part
        return index, _part(block)

    def _text(self, index: int) -> GrowingText:
        return self._texts.setdefault(index, GrowingText())


def _is_over(message: Message) -> bool:
    return message.role is Role.ASSISTANT and message.status is not MessageStatus.STREAMING


def _head(message: Message, parts: int, price: PriceOf) -> Order:
    head: Order = {
        "do": "message",
        "id": message.id,
        "role": str(message.role),
        "status": str(message.status),
        "parts": parts,
        "foot": footer_facts(message, price=price) if _is_over(message) else [],
    }
    notice = notice_for(message)
    if notice is not None:
        head["notice"] = {
            "words": together(notice.text, notice.hint),
            "failure": notice.is_failure,
            "actions": [str(action) for action in notice.actions if action in _OFFERED],
        }
    return head


def _part(block: ContentBlock) -> Order | None:
    match block:
        case Text(text) | Refusal(text) | Thinking(text):
            return {"kind": "plain", "nodes": [text]}
        case ToolCall():
            return {"kind": "call", "head": tool_words(block.name), "nodes": [_arguments(block)]}
        case ToolResult():
            name = tool_words(block.name)
            part: Order = {"kind": "result", "head": name, "nodes": [_said(block)]}
            if was_denied(block):
                return part | {"head": say("Not allowed: {name}", name=name)}
            if block.is_error:
                return part | {"head": say("{name} failed", name=name), "failure": True}
            return part
        case File():
            return {"kind": "chip", "nodes": [_named(block)]}
        case Image():
            kind = "picture" if picture_type(block.data) else "chip"
            words = _named(block)
            return {"kind": kind, "head": words, "nodes": [words] if kind == "chip" else []}
        case Opaque():
            return None


def _call_part(state: CallState) -> Order:
    """A call that is asked about, runs or has ended."""
    tool = tool_words(state.call.name, title=state.title, server=state.server)
    head = say("{tool}: {state}", tool=tool, state=_STAGES[state.stage])
    part: Order = {"kind": "result", "head": head}
    nodes: list[Node] = []
    question = state.question
    if question is not None and question.open:
        part["asks"] = question.words
        if (request := question.request) is not None:
            server = request.server or "Rivulet"
            asked = real_name(request.tool, server=request.server)
            part["asks"] = say("Allow “{tool}” of {server}?", tool=asked, server=server)
        nodes.append(_arguments(state.call))
    if state.result is not None:
        nodes.append(_said(state.result))
        if state.result.is_error and not was_denied(state.result):
            part["failure"] = True
    return part | {"nodes": nodes}


def _named(block: File | Image) -> str:
    """What stands for something that has no words."""
    name = " ".join(block.name.split())
    if isinstance(block, File):
        return say("File: {name}", name=name)
    return name or say("Picture")


def _arguments(call: ToolCall) -> Node:
    text = call.arguments_text
    if call.arguments is not None:
        text = msgspec.json.format(msgspec.json.encode(call.arguments)).decode()
    return [*code(text[:_MOST_SHOWN], "json"), *_rest(len(text))]


def _said(result: ToolResult) -> Node:
    """What a tool answered: its texts, and what else it brought by name."""
    pieces: list[str] = []
    for part in result.content:
        if pieces:
            pieces.append("\n\n")
        if isinstance(part, Text):
            pieces.append(own_words(part.text) if result.is_error else part.text)
        else:
            pieces += ["[", _named(part), "]"]
    shown: list[Node] = []
    length = 0
    for piece in pieces:
        room = max(_MOST_SHOWN - length, 0)
        shown.append(piece if len(piece) <= room else piece[:room])
        length += len(piece)
    return ["pre", {"language": ""}, *shown, *_rest(length)]


def _rest(length: int) -> list[Node]:
    """What is said of a text that is longer than what is shown of it."""
    left = length - _MOST_SHOWN
    if left <= 0:
        return []
    more = say_counted(
        "… %Ln more characters are in the window", "… %Ln more character is in the window", left
    )
    return ["\n", more]
