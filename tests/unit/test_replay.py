"""``rivulet replay``, as a user runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from desktop import __main__
from tests.scripted_server import DONE, chat_chunk, message_events, sse
from tests.unit.providers.corpus import body_of, recorded

CHAT = [chat_chunk(reasoning="Hm"), chat_chunk("Hi"), chat_chunk(finish="stop"), DONE]


def replay(
    body: bytes, capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path, *options: str
) -> dict[str, Any]:
    file = tmp_path / "body"
    file.write_bytes(body)
    assert __main__.main(["replay", *options, str(file)]) == 0
    printed: dict[str, Any] = json.loads(capsysbinary.readouterr().out)
    return printed


def test_a_complete_reply(capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    usage = {"prompt_tokens": 3, "completion_tokens": 2}
    call = {"index": 0, "id": "c", "function": {"name": "look", "arguments": '{"a":1}'}}
    steps = [
        *CHAT[:2],
        chat_chunk(tool_calls=[call]),
        CHAT[2],
        sse({"choices": [], "usage": usage}),
    ]
    printed = replay(b"".join([*steps, DONE]), capsysbinary, tmp_path, "--protocol", "chat")
    assert printed == {
        "status": "complete",
        "stop_reason": "tool_calls",
        "stop_word": "stop",
        "model": "m",
        "usage": {"input_tokens": 3, "output_tokens": 2},
        "error": None,
        "blocks": [
            {"type": "thinking", "text": "Hm", "extra": {"field": "reasoning"}},
            {"type": "text", "text": "Hi"},
            {"type": "tool_call", "id": "c", "name": "look", "arguments": {"a": 1}},
        ],
    }


def test_a_cut_reply_is_interrupted(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    body = b"".join(CHAT[:2]) + CHAT[2][:-9]
    printed = replay(body, capsysbinary, tmp_path, "--protocol", "chat", "--chunk", "1")
    assert printed["status"] == "interrupted"
    assert printed["stop_reason"] is None
    assert printed["error"]
    assert [block["text"] for block in printed["blocks"]] == ["Hm", "Hi"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "nothing"),
        (b"<html>Sign in</html>", "web page"),
        (b'{"error": {"message": "No such model", "code": "model_not_found"}}', "No such model"),
        (sse({"error": {"message": "Busy", "type": "overloaded_error"}}), "Busy"),
        (b"data: {\n\n", ""),
        (b"data: " + b"[" * 100_000 + b"\n\n", ""),
        (bytes(range(256)), ""),
    ],
)
def test_what_is_no_reply_has_failed(
    body: bytes, words: str, capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    for protocol in ("chat", "responses", "messages"):
        printed = replay(body, capsysbinary, tmp_path, "--protocol", protocol)
        assert printed["status"] == "failed"
        assert words in printed["error"]
        assert printed["blocks"] == []


def test_an_error_after_text(capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    steps = message_events(["Hi"], stop=None, end=False)
    error = {"type": "error", "error": {"type": "overloaded_error", "message": "Busy"}}
    body = b"".join(step for step in steps if isinstance(step, bytes)) + sse(error, event="error")
    printed = replay(body, capsysbinary, tmp_path, "--protocol", "messages")
    assert printed["status"] == "interrupted"
    assert "Busy" in printed["error"]


@pytest.mark.parametrize("tags", [True, False])
def test_think_tags_are_an_option(
    tags: bool, capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    body = chat_chunk("<think>a</think>b") + DONE
    options = ["--protocol", "chat", *(["--think-tags"] if tags else [])]
    printed = replay(body, capsysbinary, tmp_path, *options)
    texts = [block["text"] for block in printed["blocks"]]
    assert texts == (["a", "b"] if tags else ["<think>a</think>b"])


@pytest.mark.parametrize("words", [["/nowhere/at/all"], ["."]])
def test_a_file_that_cannot_be_read(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert __main__.main(["replay", "--protocol", "chat", *words]) == 2
    assert "cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [["--protocol", "gemini", "x"], ["x"], ["--protocol", "chat", "--chunk", "0", "x"]]
)
def test_arguments_that_make_no_sense(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        __main__.main(["replay", *words])
    assert caught.value.code == 2
    assert "rivulet replay: error:" in capsys.readouterr().err


PROTOCOLS = {"fmt_chat": "chat", "fmt_responses": "responses", "fmt_anthropic": "messages"}


@pytest.mark.parametrize("feature", PROTOCOLS)
def test_recorded_streams_print_the_same_however_they_are_cut(
    feature: str, capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    for entry in recorded(feature):
        body = body_of(entry)
        printed = [
            replay(body, capsysbinary, tmp_path, "--protocol", PROTOCOLS[feature], *cut)
            for cut in ([], ["--chunk", "1"], ["--seed", "5"])
        ]
        assert printed[0] == printed[1] == printed[2]
        failed = "error" in entry["features"]
        assert (printed[0]["status"] != "complete") == failed
        assert (printed[0]["error"] is not None) == failed


def test_it_needs_neither_qt_nor_an_sdk_nor_a_display(tmp_path: Path) -> None:
    (tmp_path / "body").write_bytes(b"".join(CHAT))
    code = (
        "import sys; from desktop.__main__ import main\n"
        "code = main(sys.argv[1:])\n"
        "late = {'PySide6', 'openai', 'anthropic', 'httpx2', 'asyncio', 'sqlite3', 'qasync'}\n"
        "sys.exit(code or ' '.join(late & set(sys.modules)) or 0)\n"
    )
    environment = {k: v for k, v in os.environ.items() if "DISPLAY" not in k}
    done = subprocess.run(
        [sys.executable, "-c", code, "replay", "--protocol", "chat", str(tmp_path / "body")],
        cwd=Path(__file__).parents[2],
        env=environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["status"] == "complete"


#: The beginnings of replies in protocols that Rivulet does not speak.
GOOGLE = b'data: {"candidates": [{"content": {"parts": [{"text": "Hi"}]}}]}\r\n\r\n'
COHERE = b'event: content-delta\ndata: {"type":"content-delta","delta":{"message":{}}}\n\n'
OLLAMA = b'{"model":"m","message":{"role":"assistant","content":"Hi"},"done":false}\n'


@pytest.mark.parametrize("protocol", ["chat", "responses", "messages"])
@pytest.mark.parametrize("end", [b"", b"data: [DONE]\n\n", b"event: message_stop\ndata: {}\n\n"])
@pytest.mark.parametrize(
    ("body", "name"), [(GOOGLE, "Google's"), (COHERE, "Cohere's"), (OLLAMA, "Ollama's")]
)
def test_a_foreign_protocol_is_named(
    capsysbinary: pytest.CaptureFixture[bytes],
    tmp_path: Path,
    *,
    protocol: str,
    end: bytes,
    body: bytes,
    name: str,
) -> None:
    if body is OLLAMA:
        end = OLLAMA  # lines of JSON: there are no events to end with
    printed = replay(body + end, capsysbinary, tmp_path, "--protocol", protocol)
    assert printed["status"] == "failed"
    assert printed["error"].startswith(f"The server answers in {name} own protocol")
    assert printed["blocks"] == []


@pytest.mark.parametrize("body", [b'data: {"choices": [{nonsense\n\n', b'data: {"choices": [{'])
def test_a_broken_stream_of_the_right_protocol_is_not_called_foreign(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path, body: bytes
) -> None:
    printed = replay(body, capsysbinary, tmp_path, "--protocol", "chat")
    assert printed["error"] == "The server answered with something instead of a reply."
