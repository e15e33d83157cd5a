"""What the protocol has besides calls: progress, questions, logs, resources, prompts, changes."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from desktop.chat.blocks import File, Image, Text
from desktop.chat.errors import ToolError
from desktop.chat.form import FieldKind, Form
from desktop.chat.message import Role
from desktop.tool_settings import ToolServer
from desktop.tools.caller import FormAnswer, Progress
from desktop.tools.mcp.server import McpServer, ServerState
from desktop.tools.tool import ToolOutcome

SCRIPT = str(Path(__file__).with_name("talking_server.py"))


class Person:
    """Gives the same answer to each form."""

    def __init__(self, answer: FormAnswer | None = None) -> None:
        self.answer = answer or FormAnswer()
        self.forms: list[Form] = []
        self.progress: list[Progress] = []

    def progressed(self, progress: Progress) -> None:
        self.progress.append(progress)

    async def ask(self, form: Form) -> FormAnswer:
        self.forms.append(form)
        return self.answer


@asynccontextmanager
async def talking(changed: Callable[[], None] = lambda: None) -> AsyncIterator[McpServer]:
    settings = ToolServer(command=sys.executable, args=(SCRIPT,))
    server = McpServer("desk", settings, environment={}, changed=changed)
    try:
        yield server
    finally:
        await server.aclose()


def play(scene: Callable[[], Awaitable[None]]) -> None:
    async def main() -> None:
        await asyncio.wait_for(scene(), 60)

    asyncio.run(main())


async def until(look: Callable[[], object]) -> None:
    for _ in range(500):
        if look():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("waited in vain")


def said(outcome: ToolOutcome) -> str:
    return "".join(part.text for part in outcome.content if isinstance(part, Text))


def test_progress_is_told_to_whoever_called() -> None:
    async def scene() -> None:
        async with talking() as server:
            person = Person()
            assert said(await server.call("progress", {}, person)) == "done"
            assert person.progress[0] == Progress(1, 2, "Half")
            assert person.progress[-1].done == 2

    play(scene)


def test_a_server_hears_that_a_call_is_cancelled() -> None:
    async def scene() -> None:
        async with talking() as server:
            call = asyncio.create_task(server.call("never", {}))
            await until(lambda: server.running)
            await asyncio.sleep(0.1)
            call.cancel()
            with pytest.raises(asyncio.CancelledError):
                await call
            await until(lambda: "cancelled " in server.last_words)
            assert said(await server.call("log", {})) == "logged"

    play(scene)


def test_log_messages_are_asked_for_and_kept_with_its_words() -> None:
    async def scene() -> None:
        async with talking() as server:
            await server.call("log", {})
            await until(lambda: "[warning] disk: nearly full" in server.last_words)
            await until(lambda: "level info" in server.last_words)

    play(scene)


def test_a_changed_list_is_noticed() -> None:
    async def scene() -> None:
        told: list[int] = []
        async with talking(lambda: told.append(1)) as server:
            before = len(await server.tools())
            count, changes = len(told), server.changes
            await server.call("change", {})
            await until(lambda: server.changes == changes + 1)
            assert len(told) > count
            assert len(await server.tools()) == before + 1

    play(scene)


def test_a_form_is_asked_and_answered() -> None:
    async def scene() -> None:
        async with talking() as server:
            person = Person(FormAnswer({"name": "Ann", "age": 7, "sure": False}))
            answer = json.loads(said(await server.call("ask", {}, person)))
            assert answer["action"] == "accept"
            assert answer["content"] == {"name": "Ann", "age": 7, "sure": False}
            [form] = person.forms
            assert (form.server, form.message) == ("desk", "Who are you?")
            name, age, size, sure = form.fields
            assert (name.label, name.required) == ("Your name", True)
            assert age.kind is FieldKind.INTEGER
            assert [choice.label for choice in size.choices] == ["Small", "Large"]
            assert (sure.kind, sure.default) == (FieldKind.YES_NO, True)

    play(scene)


@pytest.mark.parametrize(
    ("answer", "action"),
    [(FormAnswer(), "decline"), (FormAnswer(dismissed=True), "cancel")],
)
def test_a_form_can_be_refused(answer: FormAnswer, action: str) -> None:
    async def scene() -> None:
        async with talking() as server:
            outcome = await server.call("ask", {}, Person(answer))
            assert json.loads(said(outcome)) == {"action": action}

    play(scene)


def test_nobody_is_asked_where_nobody_is() -> None:
    async def scene() -> None:
        async with talking() as server:
            assert json.loads(said(await server.call("ask", {}))) == {"action": "cancel"}

    play(scene)


def test_an_address_is_handed_on_and_its_answer_has_no_content() -> None:
    async def scene() -> None:
        async with talking() as server:
            person = Person(FormAnswer({}))
            answer = json.loads(said(await server.call("ask-url", {}, person)))
            assert answer == {"action": "accept"}
            assert person.forms[0].url == "https://example.org/pay"

    play(scene)


def test_what_is_no_form_is_an_error_to_the_server() -> None:
    async def scene() -> None:
        async with talking() as server:
            person = Person(FormAnswer({}))
            answer = json.loads(said(await server.call("ask-nested", {}, person)))
            assert "there is no field" in answer["error"]["message"]
            assert not person.forms

    play(scene)


def test_a_server_that_asks_without_end_is_not_answered_for_ever() -> None:
    async def scene() -> None:
        async with talking() as server:
            person = Person(FormAnswer({"name": "Ann"}))
            with pytest.raises(ToolError, match="more than 10 questions"):
                await server.call("ask-forever", {}, person)
            assert len(person.forms) == 10

    play(scene)


def test_resources_are_listed_and_read() -> None:
    async def scene() -> None:
        async with talking() as server:
            first, second = await server.resources()
            assert (first.server, first.name, first.size) == ("desk", "First", 5)
            assert await server.read(first.uri) == (File("first.txt", "text/plain", b"hello"),)
            assert await server.read(second.uri) == (Image("image/png", b"\x89PNG"),)

    play(scene)


def test_prompts_are_listed_and_written() -> None:
    async def scene() -> None:
        async with talking() as server:
            [prompt] = await server.prompts()
            assert prompt.label == "Review a text"
            assert [field.required for field in prompt.arguments] == [True, False]
            [part] = await server.prompt("review", {"text": "Hi"})
            assert part.role is Role.USER
            assert part.content == Text('{"text": "Hi"}')

    play(scene)


def test_states_from_the_start_to_the_end() -> None:
    async def scene() -> None:
        seen: list[ServerState] = []
        async with talking(lambda: seen.append(server.state)) as server:
            assert server.state is ServerState.STOPPED
            await server.start()
            assert server.state is ServerState.RUNNING
            await server.stop()
            assert server.state is ServerState.STOPPED
            assert ServerState.STARTING in seen
            await server.tools()
            assert server.state is ServerState.RUNNING

    play(scene)
