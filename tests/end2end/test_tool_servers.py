"""Tool servers as they are published, installed from their registries."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from desktop.chat.blocks import File, Image, Text
from desktop.tool_settings import ToolServer
from desktop.tools.mcp.server import McpServer
from desktop.tools.tool import ToolOutcome
from tests.end2end.conformance_client import Agreeable

#: What a user may have in the environment; none of it is a server's business.
KEYS = {"OPENAI_API_KEY": "sk-canary-1", "ANTHROPIC_API_KEY": "sk-canary-2"}


ROOT = Path(__file__).resolve().parents[2]
PEERS = ROOT / ".venv/peers"


@pytest.fixture(scope="module")
def peers() -> Path:
    """The folder with the servers, which `make test` has filled before."""
    done = subprocess.run(
        [ROOT / "packaging/peers.sh"], capture_output=True, text=True, timeout=170, check=False
    )
    assert done.returncode == 0, done.stderr
    return PEERS


@pytest.fixture(scope="module")
def python_servers(peers: Path) -> Path:
    """The folder with the commands of the servers that are written in Python."""
    return peers / "python/bin"


@pytest.fixture(scope="module")
def node_servers(peers: Path) -> Path:
    """The folder with the commands of the servers that are written for Node."""
    if shutil.which("npm") is None or shutil.which("node") is None:
        pytest.skip("needs node and npm, which are not installed")
    return peers / "node/node_modules/.bin"


def play(
    scene: Callable[[McpServer], Awaitable[None]], command: Path, *args: str, url: str = ""
) -> None:
    async def main() -> None:
        settings = ToolServer(url=url) if url else ToolServer(command=str(command), args=args)
        server = McpServer("peer", settings, environment={**os.environ, **KEYS})
        try:
            await asyncio.wait_for(scene(server), 90)
        finally:
            await server.aclose()

    asyncio.run(main())


def text_of(outcome: ToolOutcome) -> str:
    return "\n".join(part.text for part in outcome.content if isinstance(part, Text))


def test_time(python_servers: Path) -> None:
    async def scene(server: McpServer) -> None:
        tools = {tool.definition.name: tool for tool in await server.tools()}
        assert set(tools) == {"get_current_time", "convert_time"}
        assert tools["get_current_time"].hints.read_only
        said = text_of(await server.call("get_current_time", {"timezone": "Asia/Tokyo"}))
        assert "+09:00" in said
        outcome = await server.call("get_current_time", {"timezone": "Nowhere/Land"})
        assert outcome.is_error

    play(scene, python_servers / "mcp-server-time")


def test_git(python_servers: Path, tmp_path: Path) -> None:
    def git(*words: str) -> None:
        name = ("-c", "user.name=Me", "-c", "user.email=me@example.org")
        subprocess.run(["git", "-C", str(tmp_path), *name, *words], check=True, capture_output=True)

    git("init", "-q")
    (tmp_path / "a.txt").write_text("one\n")
    git("add", ".")
    git("commit", "-qm", "First words")

    async def scene(server: McpServer) -> None:
        hints = {tool.definition.name: tool.hints for tool in await server.tools()}
        assert hints["git_log"].read_only
        assert not hints["git_commit"].read_only
        said = text_of(await server.call("git_log", {"repo_path": str(tmp_path)}))
        assert "First words" in said

    play(scene, python_servers / "mcp-server-git", "--repository", str(tmp_path))


def test_fetch_says_why_it_cannot(python_servers: Path) -> None:
    async def scene(server: McpServer) -> None:
        [tool] = await server.tools()
        assert tool.definition.name == "fetch"
        outcome = await server.call("fetch", {"url": "http://127.0.0.1:9/nothing"})
        assert outcome.is_error
        assert "127.0.0.1" in text_of(outcome)

    play(scene, python_servers / "mcp-server-fetch")


def test_everything(node_servers: Path) -> None:
    async def scene(server: McpServer) -> None:
        names = [tool.definition.name for tool in await server.tools()]
        assert "echo" in names
        assert "hello" in text_of(await server.call("echo", {"message": "hello"}))
        environment = text_of(await server.call("get-env", {}))
        assert json.loads(environment)["PATH"]
        assert "canary" not in environment
        outcome = await server.call("get-tiny-image", {})
        assert any(isinstance(part, Image) for part in outcome.content)
        person = Agreeable()
        steps = {"duration": 0.4, "steps": 4}
        await server.call("trigger-long-running-operation", steps, person)
        assert [progress.done for progress in person.progress] == [1, 2, 3, 4]
        said = text_of(await server.call("trigger-elicitation-request", {}, person))
        assert '"integer": 42' in said
        assert len(person.forms[0].fields) > 8
        page = {"url": "https://example.org/", "message": "Look", "elicitationId": "1"}
        await server.call("trigger-url-elicitation", page, person)
        assert person.forms[1].url == "https://example.org/"
        outcome = await server.call("get-resource-links", {"count": 2})
        links = [
            c.url for part in outcome.content if isinstance(part, Text) for c in part.citations
        ]
        assert len(links) == 2
        assert await server.read(links[0])


def test_everything_has_resources_and_prompts(node_servers: Path) -> None:
    async def scene(server: McpServer) -> None:
        resources = await server.resources()
        assert "features.md" in [resource.name for resource in resources]
        [file] = await server.read(resources[0].uri)
        assert isinstance(file, File)
        prompts = {prompt.name: prompt for prompt in await server.prompts()}
        city, state = prompts["args-prompt"].arguments
        assert (city.required, state.required) == (True, False)
        [part] = await server.prompt("args-prompt", {"city": "Oslo"})
        assert part.content == Text("What's weather in Oslo?")
        # It logs only once it was asked to; the level is asked for by itself.
        await server.call("toggle-simulated-logging", {})
        for _ in range(100):
            if "[" in server.last_words:
                return
            await asyncio.sleep(0.1)
        raise AssertionError(f"no log message: {server.last_words}")

    play(scene, node_servers / "mcp-server-everything")


def test_everything_over_http(node_servers: Path) -> None:
    port = _free_port()
    process = subprocess.Popen(
        [str(node_servers / "mcp-server-everything"), "streamableHttp"],
        env={"PATH": os.environ["PATH"], "PORT": str(port)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )

    async def scene(server: McpServer) -> None:
        assert "echo" in [tool.definition.name for tool in await server.tools()]
        assert "hello" in text_of(await server.call("echo", {"message": "hello"}))
        person = Agreeable()
        steps = {"duration": 0.4, "steps": 4}
        await server.call("trigger-long-running-operation", steps, person)
        assert [progress.done for progress in person.progress] == [1, 2, 3, 4]
        said = text_of(await server.call("trigger-elicitation-request", {}, person))
        assert '"integer": 42' in said

    try:
        assert process.stderr is not None
        while b"listening" not in (line := process.stderr.readline()):
            assert line, "the server has ended"
        play(scene, Path(), url=f"http://127.0.0.1:{port}/mcp")
    finally:
        os.killpg(process.pid, 9)
        process.communicate()


def test_files_stay_in_their_folder(node_servers: Path, tmp_path: Path) -> None:
    allowed = tmp_path / "allow"
    allowed.mkdir()
    (allowed / "a.txt").write_text("inside")
    (tmp_path / "allow_evil").mkdir()
    (tmp_path / "allow_evil/b.txt").write_text("outside")

    async def scene(server: McpServer) -> None:
        said = await server.call("read_text_file", {"path": str(allowed / "a.txt")})
        assert "inside" in text_of(said)
        outside = {"path": str(tmp_path / "allow_evil/b.txt")}
        assert (await server.call("read_text_file", outside)).is_error

    play(scene, node_servers / "mcp-server-filesystem", str(allowed))


#: Of the scenarios for clients, those that a person with a browser can play. Left out:
#: ``auth/basic-cimd`` and ``auth/pre-registration`` need a document on the web and an agreement
#: in advance, ``auth/client-credentials-*`` are for programs without a person; the servers of
#: ``auth/metadata-var2`` and ``-var3`` name another issuer than they have, which the protocol's
#: newer revision forbids.
SCENARIOS = (
    "tools_call",
    "elicitation-sep1034-client-defaults",
    "sse-retry",
    "auth/metadata-default",
    "auth/scope-step-up",
    "auth/resource-mismatch",
    "auth/2025-03-26-oauth-endpoint-fallback",
)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_conformance(node_servers: Path, tmp_path: Path, scenario: str) -> None:
    client = f"{sys.executable} -m tests.end2end.conformance_client"
    done = subprocess.run(
        [
            str(node_servers / "conformance"),
            *("client", "--scenario", scenario, "--command", client, "-o", str(tmp_path)),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert "OVERALL: PASSED" in done.stderr


def _free_port() -> int:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port
