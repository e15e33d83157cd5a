"""`rivulet gateway` as a process of its own: real clients talk to the built-in model."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import anthropic
import openai
import psutil
import pytest

from desktop.local_model.weights import built_in_weights
from tests.end2end.app_driver import clean_environment

pytest.importorskip("xllamacpp", reason="needs the extra built-in")
pytestmark = pytest.mark.skipif(built_in_weights() is None, reason="needs the extra built-in")

ROOT = Path(__file__).parents[2]
MODEL = "built-in/SmolLM2-135M-Instruct"
HELLO: Any = [{"role": "user", "content": "Say hello."}]


class Served:
    """A gateway that runs, and a token for it."""

    def __init__(self, folder: Path) -> None:
        env = clean_environment(folder / "home")
        command = [sys.executable, "-m", "desktop", "gateway", "--data-dir", str(folder / "data")]
        made = subprocess.run(
            [*command, "--new-client", "tests"],
            cwd=ROOT,
            env=env,
            capture_output=True,
            text=True,
            check=True,
        )
        self.token = made.stdout.strip()
        self.process = subprocess.Popen(
            [*command, "--port", "0"],
            cwd=ROOT,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        self.url = self.process.stdout.readline().split()[-1].rstrip(".")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    made = Served(tmp_path)
    yield made
    children = psutil.Process(made.process.pid).children(recursive=True)
    made.process.send_signal(signal.SIGTERM)
    said, complaints = made.process.communicate(timeout=20)
    assert made.process.returncode == 0
    assert complaints == ""
    assert made.token not in said
    _, alive = psutil.wait_procs(children, timeout=10)
    assert alive == []


def test_clients_of_three_protocols_talk_to_the_built_in_model(served: Served) -> None:
    with (
        openai.OpenAI(base_url=f"{served.url}/v1", api_key=served.token, max_retries=0) as gpt,
        anthropic.Anthropic(base_url=served.url, api_key=served.token, max_retries=0) as claude,
    ):
        chunks = list(
            gpt.chat.completions.create(
                model=MODEL,
                messages=HELLO,
                max_tokens=16,
                stream=True,
                stream_options={"include_usage": True},
            )
        )
        assert "".join(c.choices[0].delta.content or "" for c in chunks if c.choices).strip()
        assert chunks[-1].usage is not None
        assert chunks[-1].usage.completion_tokens > 0
        with claude.messages.stream(model=MODEL, max_tokens=16, messages=HELLO) as stream:
            assert "".join(stream.text_stream).strip()
        whole = gpt.responses.create(model=MODEL, input="Say hello.", max_output_tokens=16)
        assert whole.output_text.strip()
        assert MODEL in [model.id for model in gpt.models.list()]


@pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl")
def test_curl_reads_a_stream(served: Served) -> None:
    body = '{"stream": true, "max_tokens": 8, "messages": [{"role": "user", "content": "Hello"}]}'
    done = subprocess.run(
        [
            "curl",
            "--silent",
            "--no-buffer",
            "--max-time",
            "60",
            "--config",
            "-",
            f"{served.url}/v1/chat/completions",
        ],
        input=f'header = "Authorization: Bearer {served.token}"\n'
        'header = "Content-Type: application/json"\n'
        f"data = {json.dumps(body)}\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.endswith("data: [DONE]\n\n"), done.stdout + done.stderr
