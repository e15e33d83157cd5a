"""``rivulet batch``, as a user runs it."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop import __main__, batch_command
from tests.end2end.served import served
from tests.scripted_server import Answer, ScriptedServer
from tests.unit.providers.test_whole_replies import ANTHROPIC, CHAT, json_answer, reply

SETTINGS = """
system_prompt = "Be brief."

[[providers]]
id = "{kind}"
kind = "{kind}"
base_url = "{url}"
needs_key = false
models = ["m"]

[providers.parameters.m]
temperature = 0.5
answer = "json"
"""


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with served() as running:
        yield running


Rivulet = Callable[..., int]


@pytest.fixture
def rivulet(server: ScriptedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rivulet:
    """Runs the command, with one provider of each protocol."""
    settings = SETTINGS.format(kind=CHAT, url=f"{server.url}/v1")
    settings += SETTINGS.format(kind=ANTHROPIC, url=server.url).partition("\n\n")[2]
    (tmp_path / "settings.toml").write_text(settings)
    monkeypatch.setattr(batch_command, "_WAITS", (0.0,) * 4)

    def run(*words: str | Path) -> int:
        return __main__.main(["batch", "--data-dir", str(tmp_path), *map(str, words)])

    return run


def lines(*values: Any) -> Answer:
    return Answer([b"\n".join(json.dumps(value).encode() for value in values)])


def state(word: str, done: int, **more: Any) -> Answer:
    counts = {"total": 2, "completed": done, "failed": 0}
    return json_answer({"id": "b1", "status": word, "request_counts": counts, **more})


def test_a_file_of_prompts_is_submitted_waited_for_and_collected(
    rivulet: Rivulet,
    server: ScriptedServer,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    server.route("POST", "/v1/files", json_answer({"id": "f1"}))
    server.route("POST", "/v1/batches", state("validating", 0))
    server.route(
        "GET",
        "/v1/batches/b1",
        state("in_progress", 1),
        state("in_progress", 1),
        state("completed", 2, output_file_id="f2", error_file_id="f3"),
    )
    good = {"status_code": 200, "body": reply(CHAT, '{"a": 1}')}
    server.route("GET", "/v1/files/f2/content", lines({"custom_id": "10", "response": good}))
    bad = {"code": "rate_limit_exceeded", "message": "Slow down"}
    server.route("GET", "/v1/files/f3/content", lines({"custom_id": "2", "error": bad}))
    prompts = tmp_path / "prompts.txt"
    prompts.write_text("\nWhy?\n" + "\n" * 7 + "How?\n")

    assert rivulet("submit", "--model", "openai-chat/m", prompts) == 0
    told = capsys.readouterr()
    assert told.out == "openai-chat/b1\n"
    assert told.err.startswith("2 prompts submitted.")
    upload = server.requests[0].body
    sent = [json.loads(line) for line in upload.splitlines() if line.startswith(b"{")]
    assert [line["custom_id"] for line in sent] == ["2", "10"]
    body = sent[0]["body"]
    assert body["messages"][0]["content"] == "Be brief."
    assert body["temperature"] == 0.5
    assert body["response_format"] == {"type": "json_object"}

    out = tmp_path / "answers.jsonl"
    assert rivulet("results", "--wait", "openai-chat/b1", "-o", out) == 0
    told = capsys.readouterr()
    assert told.err.splitlines() == [
        "in_progress, 1 of 2 answered",
        "1 answered, 1 failed.",
    ]
    failed, answered = map(json.loads, out.read_text().splitlines())
    assert (failed["id"], failed["status"]) == ("2", "failed")
    assert "Slow down" in failed["error"]
    assert (answered["id"], answered["text"]) == ("10", '{"a": 1}')
    assert answered["status"] == "complete"
    assert answered["usage"] == {"input_tokens": 5, "output_tokens": 7}

    assert rivulet("results", "openai-chat/b1", "-o", out) == 1
    assert "--force" in capsys.readouterr().err


def test_a_batch_is_listed_followed_and_cancelled(
    rivulet: Rivulet, server: ScriptedServer, capsys: pytest.CaptureFixture[str]
) -> None:
    batch = {
        "id": "msgbatch_1",
        "processing_status": "in_progress",
        "request_counts": {"processing": 3, "succeeded": 1},
        "created_at": "2026-11-01T10:00:00Z",
    }
    path = "/v1/messages/batches"
    server.route("GET", path, json_answer({"data": [batch]}))
    server.route("GET", f"{path}/msgbatch_1", json_answer(batch))
    server.route("POST", f"{path}/msgbatch_1/cancel", json_answer(batch))

    assert rivulet("list", "anthropic") == 0
    listed = capsys.readouterr().out
    assert listed.startswith("anthropic/msgbatch_1  2026-1")
    assert rivulet("status", "anthropic/msgbatch_1") == 0
    assert capsys.readouterr().out == "in_progress, 1 of 4 answered\n"
    assert rivulet("results", "anthropic/msgbatch_1") == 1
    assert "--wait" in capsys.readouterr().err
    assert rivulet("cancel", "anthropic/msgbatch_1") == 0
    assert server.requests[-1].method == "POST"


@pytest.mark.parametrize(
    "case",
    [
        (("submit", "--model", "m", "-"), "PROVIDER/MODEL"),
        (("submit", "--model", "nowhere/m", "-"), "There is no provider nowhere"),
        (("submit", "--model", "built-in/m", "-"), "takes no batches"),
        (("status", "b1"), "names no batch"),
        (("submit", "--model", "openai-chat/m", "/nowhere/prompts"), "cannot be read"),
        (("status", "openai-chat/gone"), "no such batch"),
    ],
)
def test_what_cannot_be_done_is_said(
    case: tuple[tuple[str, ...], str],
    rivulet: Rivulet,
    server: ScriptedServer,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words, said = case
    gone = Answer([b'{"error": {"message": "Unknown"}}'], 404, "application/json")
    server.route("GET", "/v1/batches/gone", gone)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Why?")))
    assert rivulet(*words) == 1
    assert said in capsys.readouterr().err
