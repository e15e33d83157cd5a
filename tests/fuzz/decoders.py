"""A coverage-guided search for bytes that break the decoders.

Runs with atheris, a development tool that is installed by hand (``pip install atheris``)::

    python -m tests.fuzz.decoders CORPUS_DIR -max_total_time=300

Any exception is a find: whatever the bytes are, and however they are cut, a message comes out
that can be stored, printed and sent back.
"""

from __future__ import annotations

import json
import sys

import atheris

with atheris.instrument_imports(include=["desktop"]):
    from desktop.chat.blocks import from_json, to_json
    from desktop.chat.message import Message, Role
    from desktop.providers.anthropic import AnthropicMessages
    from desktop.providers.anthropic_events import AnthropicDecoder
    from desktop.providers.chat_chunks import ChatDecoder
    from desktop.providers.openai_chat import OpenAIChat
    from desktop.providers.openai_responses import OpenAIResponses
    from desktop.providers.provider import ChatRequest, Endpoint
    from desktop.providers.responses_events import ResponsesDecoder
    from desktop.replay import Replay, as_plain

_DECODERS = (ChatDecoder, ResponsesDecoder, AnthropicDecoder)
_WIRES = (OpenAIChat("p"), OpenAIResponses("p"), AnthropicMessages("p"))
_ENDPOINT = Endpoint("http://localhost/v1")


def test_one_input(data: bytes) -> None:
    """The first byte chooses the decoder and the size of the reads; the rest is the body."""
    if not data:
        return
    choice, body = data[0], data[1:]
    size = 1 + choice // 3 % 64
    pieces = (body[start : start + size] for start in range(0, len(body), size))
    message = Replay(_DECODERS[choice % 3](), pieces).message()
    assert from_json(to_json(message.blocks)) == message.blocks
    json.dumps(as_plain(message), default=repr)
    user = Message(id="u", role=Role.USER, blocks=message.blocks, created_at=0.0)
    for wire in _WIRES:
        json.loads(bytes(wire.body(ChatRequest(model="m", messages=(message, user)), _ENDPOINT)))


if __name__ == "__main__":
    atheris.Setup(sys.argv, test_one_input)
    atheris.Fuzz()
