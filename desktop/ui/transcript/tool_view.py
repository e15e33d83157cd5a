"""Calls of tools, and what came of them."""

from __future__ import annotations

import msgspec
from PySide6.QtWidgets import QWidget

from desktop.chat.blocks import File, Image, Text, ToolCall, ToolResult
from desktop.chat.tool_rounds import own_words, was_denied
from desktop.chat.tool_words import tool_words
from desktop.ui.transcript.cards import Card, card_for
from desktop.ui.transcript.context import Context
from desktop.ui.transcript.fold_view import FoldView
from desktop.ui.transcript.json_card import JsonCard, json_value
from desktop.ui.transcript.plain import visible_controls
from desktop.ui.transcript.resource_card import ResourceCard
from desktop.ui.wording import spoken, tr

#: JSON beyond this many characters is shown as it came.
_MOST_PRETTY = 200_000
_MOST_HINT = 200
_MOST_SOURCES = 20


class ToolView(FoldView):
    """A tool call or its result: the tool's name, and folded below it what was said.

    Arguments are shown as they come while they grow, and laid out once they are complete.
    Characters that do not show, or that turn the direction of writing, are made visible.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, code=True, parent=parent)
        self._block: ToolCall | ToolResult | None = None

    def append(self, text: str) -> None:
        super().append(visible_controls(text))

    def show_block(self, block: ToolCall | ToolResult, *, name: str = "") -> None:
        """``name`` is what the tool is called, if more is known of it than the block has."""
        if block == self._block:
            return
        self._block = block
        if isinstance(block, ToolCall):
            self._show_call(block)
        else:
            self._show_result(block, name)

    def _show_call(self, call: ToolCall) -> None:
        source = call.arguments_text
        if not source and call.arguments:
            source = msgspec.json.encode(call.arguments).decode()
        complete = call.arguments is not None
        self.set_text(visible_controls(pretty_json(source) if complete else source))
        self.set_title(call_words(call), _line(source))

    def _show_result(self, result: ToolResult, name: str) -> None:
        text = "\n".join(part.text for part in result.content if isinstance(part, Text))
        # The model is told in English what its user reads in another language.
        shown = spoken(own_words(text)) if result.is_error else text
        self.set_text(visible_controls(pretty_json(shown)))
        failed = result.is_error and not was_denied(result)
        self.set_title(result_words(result, name), _line(shown), failed=failed)
        value = json_value(text, most=_MOST_PRETTY)
        cards: list[Card] = [JsonCard(self._context, value, self)] if value is not None else []
        for part in result.content:
            if isinstance(part, Image | File):
                cards.append(card_for(self._context, part, self))
            else:
                sources = part.citations[:_MOST_SOURCES]
                cards += [ResourceCard(self._context, source, self) for source in sources]
        self.set_cards(cards)


def call_words(call: ToolCall) -> str:
    """Which tool is called."""
    name = shown_name(call.name) or tr("unnamed", "a tool")
    return tr("Tool call: {name}").format(name=name)


def result_words(result: ToolResult, name: str = "") -> str:
    """What came of a call, in a few words."""
    name = name or shown_name(result.name)
    if was_denied(result):
        title = tr("Not allowed: {name}") if name else tr("Not allowed")
    elif result.is_error:
        title = tr("Tool failed: {name}") if name else tr("Tool failed")
    else:
        title = tr("Tool result: {name}") if name else tr("Tool result")
    return title.format(name=name)


def shown_name(name: str, *, title: str = "", server: str = "") -> str:
    """A tool as people know it, on one line."""
    return visible_controls(" ".join(spoken(tool_words(name, title=title, server=server)).split()))


def pretty_json(source: str) -> str:
    """JSON laid out over lines; anything else as it is."""
    if len(source) > _MOST_PRETTY or source.lstrip()[:1] not in ("{", "["):
        return source
    try:
        msgspec.json.decode(source)
    except msgspec.DecodeError:
        return source
    return msgspec.json.format(source, indent=2)


def _line(source: str) -> str:
    return visible_controls(" ".join(source[: 4 * _MOST_HINT].split())[:_MOST_HINT])
