"""What error bodies and headers mean."""

from __future__ import annotations

import email.utils
import json
import time
from typing import Any

import pytest

from desktop.chat.errors import (
    AuthenticationFailed,
    NotAnEventStream,
    Overloaded,
    ProviderError,
    RateLimited,
    RequestRejected,
    ToolsRefused,
)
from desktop.providers.error_body import retry_after
from desktop.providers.rejections import HttpRejection, Rejections
from tests.unit.providers.corpus import corpus_file

WORDS = Rejections(title="Testing", address="https://host.example/v1", secret="sk-secret")


def meaning(status: int, body: Any, **headers: str) -> ProviderError:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return WORDS.from_response(HttpRejection(status, headers, data))


def error(kind: str = "", message: str = "Because", **fields: Any) -> dict[str, Any]:
    return {"error": {"type": kind, "message": message, **fields}}


def test_recorded_errors_are_all_told_with_their_words() -> None:
    cases = json.loads(corpus_file("http-errors/errors.json").read_text())
    assert len(cases) > 30
    for case in cases:
        told = meaning(case["status"], case["body"])
        assert type(told) is RequestRejected, case["body"]
        assert told.hint
        inner = case["body"].get("error", case["body"])
        words = inner.get("message") or inner.get("detail")
        assert " ".join(words.split())[:80] in told.message
        if case["status"] == 404:
            assert "does not serve this model" in told.message


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (429, error("insufficient_quota"), RateLimited),
        (400, error("invalid_request_error", "Your credit balance is too low"), RateLimited),
        (403, error("", code="insufficient_quota"), RateLimited),
        (402, {"error": {"message": "Insufficient Balance"}}, RateLimited),
    ],
)
def test_used_up_credit_is_not_worth_a_wait(status: int, body: Any, kind: type[Any]) -> None:
    told = meaning(status, body)
    assert isinstance(told, RateLimited)
    assert told.quota
    assert "billing" in told.hint


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (400, error("authentication_error"), AuthenticationFailed),
        (200, error("overloaded_error"), Overloaded),
        (500, error("rate_limit_error"), RateLimited),
        (429, error("overloaded_error"), RateLimited),
        (400, [{"error": {"code": 400, "status": "UNAUTHENTICATED"}}], AuthenticationFailed),
        (404, error("api_error", 'model "x" not found, try pulling it first'), RequestRejected),
        (500, error("api_error"), Overloaded),
        (503, {"error": "loading model"}, Overloaded),
        (400, b"\xff\xfe not json", RequestRejected),
        (422, {"detail": [{"loc": ["body"], "msg": "field required"}]}, RequestRejected),
        (418, b"", RequestRejected),
    ],
)
def test_the_type_in_the_body_goes_before_the_status(
    status: int, body: Any, kind: type[Any]
) -> None:
    assert type(meaning(status, body)) is kind


@pytest.mark.parametrize(
    "body",
    [
        error("invalid_request_error", "prompt is too long: 210000 tokens > 200000 maximum"),
        error("invalid_request_error", "Too many", code="context_length_exceeded"),
        error("", "This model's maximum context length is 8192 tokens."),
        error("exceed_context_size_error", "the request exceeds the available context size"),
    ],
)
def test_a_conversation_that_is_too_long(body: Any) -> None:
    told = meaning(400, body)
    assert isinstance(told, RequestRejected)
    assert "too long for this model" in told.message
    assert "larger" in told.hint


def test_codes_inside_a_stream() -> None:
    told = WORDS.from_event(b'{"error": {"code": 429, "message": "Slow"}}')
    assert isinstance(told, RateLimited)
    told = WORDS.from_event(b'{"error": {"code": 502, "message": "Bad upstream"}}')
    assert isinstance(told, Overloaded)
    assert "Bad upstream." in told.message


def test_sentences_are_short_and_without_the_key() -> None:
    told = meaning(400, error("", "sk-secret " + "word " * 500))
    assert "sk-secret" not in told.message + told.details
    assert len(told.message) < 500
    assert "\n" not in told.message
    assert len(told.details) < 300


def test_a_page_instead_of_a_stream() -> None:
    told = WORDS.from_wrong_content(b"<html>" + b"x" * 1000, "text/html")
    assert isinstance(told, NotAnEventStream)
    assert "https://host.example/v1" in told.message
    assert len(told.details) == 200


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("1", 1.0),
        (" 30 ", 30.0),
        ("3600", 3600.0),
        ("0.5", 0.5),
        ("-1", None),
        ("inf", None),
        ("nan", None),
        ("1e999", None),
        ("soon", None),
        ("", None),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0),
        ("Wed, 99 Oct 2015 07:28:00 GMT", None),
    ],
)
def test_retry_after(value: str, seconds: float | None) -> None:
    assert retry_after({"retry-after": value}) == seconds
    told = meaning(429, b"", **{"retry-after": value})
    assert isinstance(told, RateLimited)
    assert told.retry_after == seconds


def test_retry_after_in_other_forms() -> None:
    later = email.utils.formatdate(time.time() + 100, usegmt=True)
    assert 90 < (retry_after({"retry-after": later}) or 0) <= 100
    assert retry_after({"retry-after-ms": "1500", "retry-after": "9"}) == 1.5
    google = error("", code=429, details=[{"retryDelay": "17s"}])
    told = meaning(429, google)
    assert isinstance(told, RateLimited)
    assert told.retry_after == 17.0


def test_a_body_that_is_nested_without_end_is_no_bug() -> None:
    for depth in range(100, 1100, 9):
        body = b'{"error":' * depth + b"1" + b"}" * depth
        assert isinstance(WORDS.from_event(body), ProviderError)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (400, "registry.ollama.ai/library/gemma3:4b does not support tools"),
        (404, "No endpoints found that support tool use. To learn more, visit example.org"),
        (400, "`tools` is not supported with this model"),
        (400, "`tool calling` is not supported with this model"),
        (400, "Unsupported parameter: 'tools' is not supported with this model."),
        (400, "Function calling is not enabled for this model"),
        (400, "deepseek-reasoner does not support Function Calling"),
        (400, '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser'),
        (500, "tools param requires --jinja flag"),
        (500, "Unsupported param: tools"),
    ],
)
def test_a_model_that_takes_no_tools_is_told_from_other_refusals(status: int, words: str) -> None:
    told = meaning(status, error("api_error", words))
    assert isinstance(told, ToolsRefused)
    assert "tools" in told.hint


@pytest.mark.parametrize(
    "words",
    [
        "Invalid schema for function 'read': 'oneOf' is not supported",
        "tools[0].function.name: does not match the pattern",
        "messages with role 'tool' must follow a message with tool calls",
        "tool_choice is not supported",
    ],
)
def test_a_bad_tool_is_no_model_without_tools(words: str) -> None:
    assert not isinstance(meaning(400, error("invalid_request_error", words)), ToolsRefused)
