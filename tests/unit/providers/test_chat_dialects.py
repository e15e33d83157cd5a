"""What single servers add to chat completions, one test for each habit."""

from __future__ import annotations

import json
from typing import Any

import pytest

from desktop.chat.blocks import Citation, Image, Text, Thinking, ToolCall
from desktop.chat.message import Message, MessageStatus, StopReason, Usage
from desktop.providers.chat_chunks import ChatDecoder
from desktop.providers.decoder import ErrorEvent
from desktop.replay import Replay
from tests.scripted_server import DONE, chat_chunk, sse
from tests.unit.providers.corpus import cut
from tests.unit.providers.decoding import bare, built, decode

STOP = chat_chunk(finish="stop")


def read(*steps: bytes) -> Message:
    return built(decode(ChatDecoder(), b"".join(steps)))


def test_azure_filters_the_prompt_first() -> None:
    first = {"id": "", "model": "", "choices": [], "prompt_filter_results": [{"prompt_index": 0}]}
    odd = {"choices": [{"index": 0, "finish_reason": None, "content_filter_offsets": {"x": 1}}]}
    message = read(sse(first), chat_chunk("Hi"), sse(odd), STOP, DONE)
    assert message.blocks == (Text("Hi"),)


def test_openrouter_details_are_put_together() -> None:
    def details(*entries: dict[str, Any], **fields: Any) -> bytes:
        return chat_chunk(reasoning_details=list(entries), content="", **fields)

    kind = {"type": "reasoning.text", "format": "anthropic-claude-v1", "index": 0}
    late = {"type": "reasoning.encrypted", "data": "xyz==", "index": 1}
    message = read(
        b": OPENROUTER PROCESSING\n\n",
        details(kind | {"text": "Let me "}, reasoning="Let me "),
        details(kind | {"text": "see"}, reasoning="see"),
        details(kind | {"signature": "EqQ+/="}, reasoning=None),
        chat_chunk("Hi"),
        details(late),
        chat_chunk(" you"),
        STOP,
    )
    assert bare(message) == (Thinking("Let me see"), Text("Hi you"), Thinking())
    first, _, last = message.blocks
    assert isinstance(first, Thinking)
    assert isinstance(last, Thinking)
    assert json.loads(first.extra) == {
        "field": "reasoning",
        "reasoning_details": [kind | {"text": "Let me see", "signature": "EqQ+/="}],
    }
    assert json.loads(last.extra)["reasoning_details"] == [late]


def test_details_alone_are_shown() -> None:
    entry = {"type": "reasoning.summary", "summary": "hm", "index": 0}
    message = read(chat_chunk(reasoning_details=[entry]), chat_chunk("Hi"), STOP)
    assert bare(message) == (Thinking("hm"), Text("Hi"))


def test_pictures_in_a_reply() -> None:
    url = {"url": "data:image/jpeg;base64,/9j/"}
    message = read(chat_chunk("So"), chat_chunk(images=[{"image_url": url}]), STOP)
    assert message.blocks == (Text("So"), Image("image/jpeg", b"\xff\xd8\xff"))


@pytest.mark.parametrize("url", ["https://host/a.png", "data:image/png;base64,?", 5, None])
def test_addresses_of_pictures_are_not_pictures(url: object) -> None:
    image = {"type": "image_url", "image_url": {"url": url}}
    assert read(chat_chunk("So"), chat_chunk(images=[image]), STOP).blocks == (Text("So"),)


def test_google_signs_its_calls() -> None:
    signed = {"google": {"thought_signature": "EqQ+/="}}
    call = {"index": 0, "id": "a", "function": {"name": "one", "arguments": "{}"}}
    (block,) = read(chat_chunk(tool_calls=[call | {"extra_content": signed}]), STOP).blocks
    assert isinstance(block, ToolCall)
    assert json.loads(block.extra) == {"extra_content": signed}
    assert block.origin == "openai-chat"


def test_google_sends_its_errors_in_a_list() -> None:
    with pytest.raises(ErrorEvent):
        read(chat_chunk("a"), sse([{"error": {"code": 503, "message": "no"}}]))


def test_a_call_of_2023() -> None:
    message = read(
        chat_chunk(function_call={"name": "look", "arguments": ""}),
        chat_chunk(function_call={"arguments": '{"a": 1}'}),
        chat_chunk(finish="function_call"),
    )
    (call,) = message.blocks
    assert isinstance(call, ToolCall)
    assert (call.name, call.arguments) == ("look", {"a": 1})
    assert message.stop_reason is StopReason.TOOL_CALLS


def test_sources_in_annotations() -> None:
    note = {"type": "url_citation", "url_citation": {"url": "https://a", "title": "A"}}
    (text,) = read(chat_chunk("Hi"), chat_chunk(annotations=[note]), STOP).blocks
    assert isinstance(text, Text)
    assert text.citations == (Citation("A", "https://a", data=json.dumps(note)),)


def test_sources_as_a_list_of_addresses() -> None:
    chunk = {"choices": [{"delta": {"content": "Hi"}}], "citations": ["https://a", 5]}
    (text,) = read(sse(chunk, chunk), STOP).blocks
    assert isinstance(text, Text)
    assert text.citations == (Citation(url="https://a"),)


@pytest.mark.parametrize("results", [None, "x", [5], []])
def test_results_of_a_search_that_cannot_be_read(results: Any) -> None:
    chunk = {"choices": [{"delta": {"content": "Hi"}}], "citations": ["https://a"]}
    (text,) = read(sse(chunk | {"search_results": results}), STOP).blocks
    assert isinstance(text, Text)
    assert text.citations == (Citation(url="https://a"),)


def test_sources_as_results_of_a_search() -> None:
    found = [{"title": "A", "url": "https://a", "snippet": "So it is.", "date": None}, {"url": ""}]
    chunk = {"choices": [{"delta": {"content": "Hi"}}], "citations": ["https://a"]}
    (text,) = read(sse(chunk | {"search_results": found}), sse(chunk), STOP).blocks
    assert isinstance(text, Text)
    assert text.citations == (Citation("A", "https://a", "So it is."),)


def test_of_several_answers_the_first_is_shown() -> None:
    def choice(index: int, text: str, finish: str | None = None) -> dict[str, Any]:
        return {"index": index, "delta": {"content": text}, "finish_reason": finish}

    message = read(
        sse({"choices": [choice(0, "a"), choice(1, "x")]}),
        sse({"choices": [choice(1, "y", "length")]}),
        sse({"choices": [choice(0, "b", "stop")]}),
    )
    assert message.text == "ab"
    assert message.stop_word == "stop"


def test_the_older_completions() -> None:
    chunk = {"object": "text_completion", "choices": [{"index": 0, "text": "Hi"}]}
    assert read(sse(chunk), DONE).text == "Hi"


def test_a_whole_message_instead_of_deltas() -> None:
    message = {"role": "assistant", "content": "Hi", "reasoning_content": "hm"}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    assert bare(read(sse({"choices": [choice]}))) == (Thinking("hm"), Text("Hi"))


def test_spoken_words_are_text() -> None:
    steps = [chat_chunk(audio={"transcript": t, "data": "AA=="}) for t in ("Hel", "lo")]
    assert read(*steps, STOP).text == "Hello"


@pytest.mark.parametrize("word", ["error", "network_error", "insufficient_system_resource"])
def test_stop_words_that_are_failures(word: str) -> None:
    decoder = ChatDecoder()
    with pytest.raises(ErrorEvent) as caught:
        decode(decoder, chat_chunk("a") + chat_chunk(finish=word))
    assert json.loads(caught.value.body)["error"]["message"]
    assert not decoder.complete


@pytest.mark.parametrize(
    "usage", [{"x_groq": {"usage": {"prompt_tokens": 1}}}, {"usage": {"prompt_tokens": 1}}]
)
def test_usage_beside_the_last_choice(usage: dict[str, Any]) -> None:
    last = {"choices": [{"delta": {}, "finish_reason": "stop"}]}
    assert read(chat_chunk("a"), sse(last | usage)).usage == Usage(input=1)


def test_half_a_character_costs_only_itself() -> None:
    body = rb'data: {"choices": [{"delta": {"content": "a\ud83d b\\ud83d c\ud83d\ude00"}}]}'
    message = read(body + b"\n\n", STOP)
    assert message.text == "a\ufffd b\\ud83d c\U0001f600"
    assert message.status is MessageStatus.COMPLETE


def test_tags_are_text_where_the_provider_says_so() -> None:
    body = chat_chunk("<think>a</think>b") + STOP
    assert built(decode(ChatDecoder(think_tags=False), body)).text == "<think>a</think>b"
    assert bare(built(decode(ChatDecoder(), body))) == (Thinking("a"), Text("b"))


def call_delta(index: int | None, call_id: str | None, name: str, arguments: str) -> dict[str, Any]:
    function = {"name": name, "arguments": arguments}
    call: dict[str, Any] = {"id": call_id, "type": "function", "function": function}
    return call if index is None else call | {"index": index}


def calls_of(message: Message) -> list[tuple[str, Any]]:
    calls = [block for block in message.blocks if isinstance(block, ToolCall)]
    assert all(call.id for call in calls)
    assert len({call.id for call in calls}) == len(calls)
    return [(call.name, call.arguments) for call in calls]


@pytest.mark.parametrize("index", [0, None])
@pytest.mark.parametrize("call_id", ["", None])
@pytest.mark.parametrize("together", [True, False])
def test_google_sends_calls_side_by_side_without_a_place(
    index: int | None, call_id: str | None, together: bool
) -> None:
    one = call_delta(index, call_id, "look", '{"a": 1}')
    two = call_delta(index, call_id, "look", '{"a": 2}')
    steps = (
        [chat_chunk(tool_calls=[one, two])]
        if together
        else [chat_chunk(tool_calls=[one]), chat_chunk(tool_calls=[two])]
    )
    assert calls_of(read(*steps, STOP)) == [("look", {"a": 1}), ("look", {"a": 2})]


@pytest.mark.parametrize("repeated", ["", None])
def test_a_name_that_is_repeated_is_no_other_call(repeated: str | None) -> None:
    """DashScope says the name with every delta, and once more at the end."""
    steps = [call_delta(0, "c", "look", piece) for piece in ('{"a"', ": 1}", "")]
    steps[1]["id"] = steps[2]["id"] = repeated
    message = read(*(chat_chunk(tool_calls=[step]) for step in steps), STOP)
    assert calls_of(message) == [("look", {"a": 1})]


def test_a_call_that_gets_its_id_late() -> None:
    steps = [call_delta(0, None, "look", '{"a"'), call_delta(0, "late", "", ": 1}")]
    (call,) = read(*(chat_chunk(tool_calls=[step]) for step in steps), STOP).blocks
    assert isinstance(call, ToolCall)
    assert (call.id, call.name, call.arguments) == ("late", "look", {"a": 1})


def test_a_call_with_text_of_any_form() -> None:
    def delta(**custom: str) -> bytes:
        return chat_chunk(tool_calls=[{"index": 0, "type": "custom", "id": "c", "custom": custom}])

    (call,) = read(delta(name="run", input="print("), delta(input="1)"), STOP).blocks
    assert isinstance(call, ToolCall)
    assert (call.name, call.arguments, call.arguments_text) == ("run", None, "print(1)")


@pytest.mark.parametrize(
    ("more", "cached", "reasoning"),
    [
        ({"cached_tokens": 3}, 3, None),
        ({"prompt_cache_hit_tokens": 4, "cached_tokens": None}, 4, None),
        ({"prompt_tokens_details": {"cached_tokens": 0}, "cached_tokens": 5}, 0, None),
        ({"reasoning_tokens": 6}, None, 6),
        ({"completion_tokens_details": {"reasoning_tokens": 7}, "reasoning_tokens": 1}, None, 7),
    ],
)
def test_counts_in_every_place(
    more: dict[str, Any], cached: int | None, reasoning: int | None
) -> None:
    usage = {"prompt_tokens": 10, "completion_tokens": 20} | more
    last = {"choices": [], "usage": usage}
    nothing: dict[str, Any] = {"choices": [], "usage": {}}
    message = read(chat_chunk("a"), STOP, sse(last), sse(nothing), DONE)
    assert message.usage == Usage(10, 20, cached, reasoning)


def test_counts_that_come_with_an_error() -> None:
    usage = {"prompt_tokens": 10, "completion_tokens": 2}
    choice = {"index": 0, "delta": {"content": ""}, "finish_reason": "error"}
    last = {"error": {"code": 502, "message": "Gone"}, "choices": [choice], "usage": usage}
    decoder = ChatDecoder()
    with pytest.raises(ErrorEvent):
        decode(decoder, chat_chunk("a") + sse(last))
    assert built(decoder.out).usage == Usage(10, 2)


def test_databricks_thinks_in_parts() -> None:
    thought = {"type": "reasoning", "summary": [{"type": "summary_text", "text": "hm"}]}
    message = read(chat_chunk(content=[thought]), chat_chunk(content="Hi"), STOP)
    assert bare(message) == (Thinking("hm"), Text("Hi"))


def test_perplexity_repeats_the_whole_message() -> None:
    def step(new: str, whole: str, finish: str | None = None) -> bytes:
        choice = {"index": 0, "delta": {"content": new}, "finish_reason": finish}
        return sse({"choices": [choice | {"message": {"role": "assistant", "content": whole}}]})

    assert read(step("Hi", "Hi"), step(" you", "Hi you"), step("", "Hi you", "stop")).text == (
        "Hi you"
    )


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("content_filter: RECITATION", StopReason.CONTENT_FILTER),
        ("MAX_TOKENS", StopReason.LENGTH),
        ("SPII", StopReason.CONTENT_FILTER),
        ("function_call_filter: MALFORMED_FUNCTION_CALL", StopReason.OTHER),
        ("abort", StopReason.OTHER),
    ],
)
def test_stop_words(word: str, reason: StopReason) -> None:
    message = read(chat_chunk("a"), chat_chunk(finish=word))
    assert (message.stop_reason, message.stop_word) == (reason, word)


@pytest.mark.parametrize("size", [1, 7, 4096])
@pytest.mark.parametrize("begun", [True, False])
def test_llama_cpp_breaks_off_in_a_field_of_its_own(begun: bool, size: int) -> None:
    steps = [chat_chunk("a")] if begun else []
    body = b"".join(steps) + b'error: {"error": {"message": "failed to decode"}}\n\n'
    message = Replay(ChatDecoder(), cut(body + chat_chunk("lost") + DONE, size)).message()
    assert message.status is (MessageStatus.INTERRUPTED if begun else MessageStatus.FAILED)
    assert message.text == ("a" if begun else "")
    assert message.failure is not None
    assert "failed to decode" in message.failure.message


def test_a_whole_message_beside_an_empty_delta() -> None:
    """Perplexity, where it was asked not to stream."""
    both = {"delta": {"role": "assistant", "content": ""}, "message": {"content": "Hi"}}
    assert read(sse({"choices": [{"index": 0, "finish_reason": "stop"} | both]})).text == "Hi"


def test_snowflake_fills_in_what_is_not_there() -> None:
    function = {"name": "look", "arguments": '{"a": 1}'}
    call = {"id": "c", "type": "function", "function": function}
    nothing = {"name": "", "input": ""}
    step = chat_chunk(tool_calls=[call | {"custom": nothing}], function_call={"name": ""})
    assert calls_of(read(step, STOP)) == [("look", {"a": 1})]


def test_calls_that_are_none() -> None:
    nothing: list[dict[str, Any]] = [{}, {"index": 0, "function": {}}, {"type": "function"}]
    message = read(chat_chunk("Hi", tool_calls=nothing), STOP)
    assert message.blocks == (Text("Hi"),)
    assert message.stop_reason is StopReason.END
