"""The real child program with the real built-in model; needs the extra ``built-in``."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx2
import psutil
import pytest

from desktop.chat.errors import ProviderUnreachable
from desktop.local_model.server import LocalAddress, LocalModelServer
from desktop.local_model.weights import built_in_weights, check_weights

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator

pytest.importorskip("xllamacpp", reason="needs the extra built-in")
WEIGHTS = built_in_weights()
pytestmark = pytest.mark.skipif(WEIGHTS is None, reason="needs the extra built-in")


#: For the tests that are the parent themselves.
COMMAND = [sys.executable, "-m", "desktop", "serve-model"]


def server(model_path: Path | None = None, **options: Any) -> LocalModelServer:
    return LocalModelServer(model_path=model_path, context=512, **options)


def ignore(_sentence: str) -> None:
    pass


async def words(address: LocalAddress, *, tokens: int = 8) -> list[str]:
    """The pieces of one streamed reply."""
    pieces = []
    body = {
        "model": address.model,
        "stream": True,
        "max_tokens": tokens,
        "messages": [{"role": "user", "content": "Count from one to one hundred."}],
    }
    headers = {"Authorization": f"Bearer {address.api_key}"}
    async with (
        httpx2.AsyncClient(base_url=address.base_url, headers=headers, timeout=60) as client,
        client.stream("POST", "/chat/completions", json=body) as response,
    ):
        assert response.status_code == 200
        async for line in response.aiter_lines():
            if line.startswith("data: {"):
                choices = json.loads(line[6:])["choices"]
                pieces += [choice["delta"].get("content") or "" for choice in choices]
    return [piece for piece in pieces if piece]


async def answers_and_is_closed_to_others() -> None:
    local = server()
    said: list[str] = []
    async with local.lease(said.append) as address:
        assert len(await words(address)) > 1
        assert address.context == 512
        async with httpx2.AsyncClient(base_url=address.base_url, timeout=60) as client:
            body = {"messages": [{"role": "user", "content": "Hello"}]}
            for headers in ({}, {"Authorization": "Bearer wrong"}):
                answer = await client.post("/chat/completions", json=body, headers=headers)
                assert answer.status_code == 401
            answer = await client.get("/models", headers={"Origin": "http://evil.example"})
            assert answer.status_code == 401
            assert not answer.headers.get("access-control-allow-origin")
        assert local.pid is not None
        listening = [
            place.laddr.ip
            for place in psutil.Process(local.pid).net_connections("tcp")
            if place.status == psutil.CONN_LISTEN
        ]
        assert listening == ["127.0.0.1"]
        assert address.api_key not in " ".join(psutil.Process(local.pid).cmdline())
    assert said[0] == "Starting the built-in model"
    assert any(sentence.startswith("Loading SmolLM2 135M") for sentence in said)
    await local.aclose()
    assert local.pid is None


def nothing_left() -> bool:
    gc.collect()
    return not [child for child in psutil.Process().children() if is_ours(child)]


def is_ours(process: psutil.Process) -> bool:
    with contextlib.suppress(psutil.NoSuchProcess):
        return "serve-model" in process.cmdline()
    return False


def run(coroutine: Coroutine[Any, Any, None]) -> None:
    asyncio.run(coroutine)
    assert nothing_left()


def test_the_model_answers_those_who_hold_the_key() -> None:
    run(answers_and_is_closed_to_others())


async def replies_are_calm_and_bounded() -> None:
    local = server()
    async with local.lease(ignore) as address:
        headers = {"Authorization": f"Bearer {address.api_key}"}
        async with httpx2.AsyncClient(base_url=address.base_url, headers=headers) as client:
            # llama.cpp's own interface tells what it went by.
            body = {"prompt": "Hello", "stop": [" ", "e", "a", "\n"]}
            answer = await client.post("../completion", json=body, timeout=60)
    await local.aclose()
    went_by = answer.json()["generation_settings"]
    assert went_by["n_predict"] == 1024
    assert went_by["temperature"] == pytest.approx(0.2)


def test_the_model_that_comes_along_does_not_talk_forever() -> None:
    run(replies_are_calm_and_bounded())


def test_the_same_on_the_event_loop_of_the_window() -> None:
    """In a process of its own: a Qt application cannot be taken back."""
    program = (
        "import asyncio, importlib.util, sys, qasync\n"
        "from PySide6.QtWidgets import QApplication\n"
        "spec = importlib.util.spec_from_file_location('cases', sys.argv[1])\n"
        "cases = importlib.util.module_from_spec(spec)\n"
        "spec.loader.exec_module(cases)\n"
        "app = QApplication([])\n"
        "with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:\n"
        "    runner.run(cases.answers_and_is_closed_to_others())\n"
        "assert cases.nothing_left()\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program, __file__],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_crash_breaks_the_reply_and_the_next_lease_works() -> None:
    async def main() -> None:
        local = server()
        async with local.lease(ignore) as address:
            reply = asyncio.create_task(words(address, tokens=400))
            await words(address, tokens=2)
            assert local.pid is not None
            os.kill(local.pid, signal.SIGKILL)
            with pytest.raises(httpx2.TransportError):
                await reply
        async with local.lease(ignore) as address:
            assert await words(address)
        await local.aclose()

    run(main())


def test_closing_during_a_reply_leaves_nothing() -> None:
    async def main() -> None:
        local = server()
        async with local.lease(ignore) as address:
            reply = asyncio.create_task(words(address, tokens=400))
            await words(address, tokens=2)
            await local.aclose()
            with pytest.raises(httpx2.TransportError):
                await reply

    run(main())


def test_a_file_that_llama_cpp_refuses_has_a_sentence_and_its_reason(tmp_path: Path) -> None:
    assert WEIGHTS is not None
    whole = WEIGHTS.read_bytes()
    copy = tmp_path / "copy.gguf"
    cases = {
        "cut short": whole[: len(whole) // 2],
        "is not a GGUF file": b"<!doctype html>" + whole[:1000],
        # Whole, but of an architecture nobody knows.
        "could not be loaded": whole.replace(b"llama", b"lhama", 1),
    }

    async def main() -> None:
        details = ""
        for sentence, content in cases.items():
            copy.write_bytes(content)
            local = server(copy)
            with pytest.raises(ProviderUnreachable, match=sentence) as caught:
                async with local.lease(ignore):
                    pass
            assert caught.value.hint
            details = caught.value.details
            await local.aclose()
        assert "failed to load" in details

    run(main())


def test_a_chosen_file_is_served_under_its_own_name(tmp_path: Path) -> None:
    assert WEIGHTS is not None
    chosen = tmp_path / "My-Model-Q4_1.gguf"
    chosen.symlink_to(WEIGHTS)

    async def main() -> None:
        local = server(chosen)
        async with local.lease(ignore) as address:
            assert address.model == "My-Model"
            assert await words(address)
        await local.aclose()

    run(main())


def test_the_built_in_file_is_whole() -> None:
    assert WEIGHTS is not None
    assert check_weights(WEIGHTS).context_length == 8192


@pytest.fixture
def parent() -> Iterator[Callable[[str], tuple[subprocess.Popen[str], psutil.Process]]]:
    """Start a program that starts the child; yields both."""
    started: list[subprocess.Popen[str]] = []

    def start(wait_for: str) -> tuple[subprocess.Popen[str], psutil.Process]:
        program = (
            "import subprocess, sys, time\n"
            "child = subprocess.Popen(sys.argv[1:], stdin=-1, stdout=-1, text=True)\n"
            f"while {wait_for!r} not in (line := child.stdout.readline()): assert line\n"
            "print(child.pid, flush=True)\n"
            "time.sleep(600)\n"
        )
        process = subprocess.Popen(
            [sys.executable, "-c", program, *COMMAND, "--model", str(WEIGHTS)],
            env={**os.environ, "RIVULET_LOCAL_MODEL_KEY": "k"},
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        assert process.stdout is not None
        return process, psutil.Process(int(process.stdout.readline()))

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("moment", ["progress", "ready"])
def test_when_rivulet_is_killed_the_child_ends(parent: Any, moment: str) -> None:
    """While loading, too: then no Python code of the child can run."""
    process, child = parent(moment)
    process.kill()
    process.wait()
    psutil.wait_procs([child], timeout=30)
    assert not child.is_running() or child.status() == psutil.STATUS_ZOMBIE


def test_without_a_parent_the_child_does_not_stay() -> None:
    done = subprocess.run(
        [*COMMAND, "--model", str(WEIGHTS)],
        env={**os.environ, "RIVULET_LOCAL_MODEL_KEY": "k"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert b"ready" not in done.stdout


def test_without_a_key_the_child_serves_nobody() -> None:
    ours, theirs = os.pipe()  # held open: closing it would end the child first
    done = subprocess.run(
        [*COMMAND, "--model", str(WEIGHTS)],
        stdin=ours,
        capture_output=True,
        timeout=60,
        check=False,
    )
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 1
    assert b"without a key" in done.stdout
