"""Replies of a scripted server that ask for tools."""

from __future__ import annotations

from typing import Any

from tests.scripted_server import DONE, Answer, chat_chunk


def chat_calls(*wanted: tuple[str, str]) -> Answer:
    """A chat completion of calls: names, and arguments as JSON that come in two pieces."""
    steps = [chat_chunk("", role="assistant")]
    for index, (name, arguments) in enumerate(wanted):
        half = len(arguments) // 2
        function: dict[str, Any] = {"name": name, "arguments": arguments[:half]}
        first = {"index": index, "id": f"c{index}", "type": "function", "function": function}
        rest = {"index": index, "function": {"arguments": arguments[half:]}}
        steps += [chat_chunk(tool_calls=[first]), chat_chunk(tool_calls=[rest])]
    return Answer([*steps, chat_chunk(finish="tool_calls"), DONE])
