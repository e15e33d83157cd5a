"""Batches: submitted, followed, collected."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from desktop.chat.errors import AuthenticationFailed, ProviderError, RateLimited, RequestRejected
from desktop.chat.events import WaitSink
from desktop.chat.message import Message
from desktop.providers.batches import Batch, Batches
from desktop.providers.catalog import Catalog
from desktop.providers.complete import ignore
from desktop.settings import Limits, ProviderKind, ProviderSettings
from tests.scripted_server import Answer, ScriptedServer
from tests.unit.providers.serving import FixedEndpoint, request
from tests.unit.providers.test_whole_replies import (
    ANTHROPIC,
    CHAT,
    RESPONSES,
    base,
    json_answer,
    reply,
)


def lines(*values: Any) -> Answer:
    return Answer([b"\n".join(json.dumps(value).encode() for value in values)])


def run(
    kind: ProviderKind,
    script: Callable[[ScriptedServer], None],
    work: Callable[[Batches], Awaitable[Any]],
    progress: WaitSink = ignore,
) -> tuple[Any, ScriptedServer]:
    async def main() -> tuple[Any, ScriptedServer]:
        async with ScriptedServer() as server:
            script(server)
            catalog = Catalog(
                endpoints=lambda settings: FixedEndpoint(settings.base_url), limits=Limits()
            )
            settings = ProviderSettings(id="p", kind=kind, base_url=base(server, kind))
            try:
                return await work(catalog.batches(settings, progress=progress)), server
            finally:
                await catalog.aclose()

    return asyncio.run(main())


REQUESTS = {"one": request("First"), "two": request("Second")}


@pytest.mark.parametrize("kind", [CHAT, RESPONSES])
def test_openais_batches(kind: ProviderKind) -> None:
    path = "/v1/chat/completions" if kind is CHAT else "/v1/responses"

    def script(server: ScriptedServer) -> None:
        counts = {"total": 2, "completed": 1, "failed": 0}
        running = {"id": "b1", "status": "in_progress", "request_counts": counts}
        over = {"id": "b1", "status": "completed", "output_file_id": "f2", "error_file_id": "f3"}
        server.route("POST", "/v1/files", json_answer({"id": "f1"}))
        server.route("POST", "/v1/batches", json_answer({"id": "b1", "status": "validating"}))
        server.route("GET", "/v1/batches/b1", json_answer(running), json_answer(over))
        good = {"status_code": 200, "body": reply(kind, "Hello")}
        bad = {"code": "rate_limit_exceeded", "message": "Slow down"}
        server.route(
            "GET",
            "/v1/files/f2/content",
            lines({"id": "r", "custom_id": "one", "response": good, "error": None}),
        )
        server.route(
            "GET",
            "/v1/files/f3/content",
            lines({"id": "r", "custom_id": "two", "response": None, "error": bad}),
        )

    async def work(batches: Batches) -> Any:
        batch = await batches.submit(REQUESTS)
        first, second = await batches.poll(batch), await batches.poll(batch)
        return batch, first, second, await batches.collect(batch)

    (batch, first, second, replies), server = run(kind, script, work)
    assert batch == "b1"
    assert first == Batch("b1", False, "in_progress", 2, 1)
    assert second.ended
    assert isinstance(replies["one"], Message)
    assert replies["one"].text == "Hello"
    assert isinstance(replies["two"], RateLimited)
    upload, submit = server.requests[:2]
    assert upload.headers["content-type"].startswith("multipart/form-data; boundary=")
    sent = [json.loads(line) for line in upload.body.splitlines() if line.startswith(b"{")]
    assert [(line["custom_id"], line["url"]) for line in sent] == [("one", path), ("two", path)]
    assert all("stream" not in line["body"] for line in sent)
    assert b'name="purpose"\r\n\r\nbatch\r\n' in upload.body
    assert submit.json == {
        "input_file_id": "f1",
        "endpoint": path,
        "completion_window": "24h",
    }


@pytest.mark.parametrize("kind", [CHAT, ANTHROPIC])
def test_the_last_batches_are_named(kind: ProviderKind) -> None:
    path = "/v1/batches" if kind is CHAT else "/v1/messages/batches"
    state = {"status": "expired", "processing_status": "ended"}
    when: Any = 1_700_000_000 if kind is CHAT else "2023-11-14T22:13:20.5Z"
    page = {"data": [{"id": "b2", "created_at": when, **state}, {"id": "b1", "created_at": "?"}]}

    def script(server: ScriptedServer) -> None:
        server.route("GET", path, json_answer(page))

    batches, _ = run(kind, script, lambda batches: batches.recent())
    assert [batch.id for batch in batches] == ["b2", "b1"]
    assert batches[0].ended
    assert batches[0].created_at == pytest.approx(1_700_000_000, abs=1)
    assert batches[1].created_at is None


@pytest.mark.parametrize("body", [{}, [], {"id": None}, {"data": 1}])
def test_what_is_no_batch_is_said_to_be_none(body: Any) -> None:
    def script(server: ScriptedServer) -> None:
        server.route("GET", "/v1/batches/b1", json_answer(body))

    with pytest.raises(ProviderError):
        run(CHAT, script, lambda batches: batches.poll("b1"))


def test_anthropics_batches() -> None:
    def script(server: ScriptedServer) -> None:
        counts = {"processing": 1, "succeeded": 1, "errored": 0, "canceled": 0, "expired": 0}
        running = {"id": "b1", "processing_status": "in_progress", "request_counts": counts}
        over = {"id": "b1", "processing_status": "ended", "request_counts": counts}
        server.route("POST", "/v1/messages/batches", json_answer(running))
        server.route("GET", "/v1/messages/batches/b1", json_answer(running), json_answer(over))
        failed = {"type": "error", "error": {"type": "authentication_error", "message": "No"}}
        server.route(
            "GET",
            "/v1/messages/batches/b1/results",
            lines(
                {
                    "custom_id": "one",
                    "result": {"type": "succeeded", "message": reply(ANTHROPIC, "Hello")},
                },
                {"custom_id": "two", "result": {"type": "errored", "error": failed}},
                {"custom_id": "three", "result": {"type": "expired"}},
            ),
        )

    async def work(batches: Batches) -> Any:
        batch = await batches.submit(REQUESTS)
        first, second = await batches.poll(batch), await batches.poll(batch)
        return first, second, await batches.collect(batch)

    (first, second, replies), server = run(ANTHROPIC, script, work)
    assert first == Batch("b1", False, "in_progress", 2, 1)
    assert second.ended
    assert isinstance(replies["one"], Message)
    assert replies["one"].text == "Hello"
    assert isinstance(replies["two"], AuthenticationFailed)
    assert isinstance(replies["three"], RequestRejected)
    assert "expired" in replies["three"].message
    asked = server.requests[0].json["requests"]
    assert [one["custom_id"] for one in asked] == ["one", "two"]
    assert asked[0]["params"]["messages"][0]["role"] == "user"
    assert "stream" not in asked[0]["params"]


@pytest.mark.parametrize("kind", [CHAT, ANTHROPIC])
def test_failures_of_a_batch_are_those_of_any_request(kind: ProviderKind) -> None:
    def script(server: ScriptedServer) -> None:
        refused = json_answer({"error": {"message": "No", "type": "authentication_error"}}, 401)
        server.route("POST", "/v1/files", refused)
        server.route("POST", "/v1/messages/batches", refused)
        odd = Answer([b"not JSON"], content_type="text/plain")
        server.route("GET", "/v1/batches/b1", odd)
        server.route("GET", "/v1/messages/batches/b1", odd)

    with pytest.raises(AuthenticationFailed):
        run(kind, script, lambda batches: batches.submit(REQUESTS))
    with pytest.raises(ProviderError):
        run(kind, script, lambda batches: batches.poll("b1"))
    with pytest.raises(RequestRejected):
        run(kind, script, lambda batches: batches.submit({}))


def test_a_batch_that_failed_as_a_whole_has_nothing_to_collect() -> None:
    def script(server: ScriptedServer) -> None:
        server.route(
            "GET", "/v1/batches/b1", json_answer({"id": "b1", "status": "failed", "errors": {}})
        )

    with pytest.raises(RequestRejected, match="it is failed"):
        run(CHAT, script, lambda batches: batches.collect("b1"))


@pytest.mark.parametrize("kind", [CHAT, ANTHROPIC])
def test_a_busy_provider_is_asked_again_in_sight(kind: ProviderKind) -> None:
    told: list[str] = []
    busy = Answer([b""], 503, "application/json", headers={"Retry-After": "0.5"})
    state = {"id": "b1", "status": "completed", "processing_status": "ended"}
    path = "/v1/messages/batches/b1" if kind is ANTHROPIC else "/v1/batches/b1"

    def script(server: ScriptedServer) -> None:
        server.route("GET", path, busy, json_answer(state))

    got, server = run(
        kind, script, lambda batches: batches.poll("b1"), lambda wait: told.append(wait.text)
    )
    assert got.ended
    assert len(server.requests) == 2
    assert told == ["The provider is busy: trying again in 1 s (1 of 2)"]


def test_a_wrong_key_for_a_batch_is_not_tried_twice() -> None:
    def script(server: ScriptedServer) -> None:
        server.route("GET", "/v1/batches/b1", Answer([b""], 401, "application/json"))

    async def work(batches: Batches) -> Any:
        with pytest.raises(AuthenticationFailed):
            await batches.poll("b1")

    assert len(run(CHAT, script, work)[1].requests) == 1


@pytest.mark.parametrize("kind", [CHAT, RESPONSES, ANTHROPIC])
def test_a_server_without_batches_is_told_of(kind: ProviderKind) -> None:
    async def work(batches: Batches) -> Any:
        with pytest.raises(RequestRejected, match="offers no batches: no such route"):
            await batches.submit(REQUESTS)

    run(kind, lambda server: None, work)
