"""The client that the protocol's conformance tests run: Rivulet's, with a person who agrees.

python -m tests.end2end.conformance_client URL
"""

from __future__ import annotations

import asyncio
import os
import sys

import httpx2

from desktop.chat.form import Form
from desktop.session.sign_ins import SignInRequest, SignIns
from desktop.tool_settings import ToolServer
from desktop.tools.caller import FormAnswer, Progress
from desktop.tools.mcp.server import McpServer

ARGUMENTS = {"add_numbers": {"a": 5, "b": 3}}


class Memory:
    """A keyring of one process."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    async def secret(self, name: str) -> str | None:
        return self._kept.get(name)

    async def has_secret(self, name: str) -> bool | None:
        return name in self._kept

    async def keep_secret(self, name: str, text: str) -> None:
        self._kept[name] = text

    async def forget_secret(self, name: str) -> None:
        self._kept.pop(name, None)

    def hide(self, text: str) -> None:
        pass


class Agreeable:
    """Leaves every field of a form as it is."""

    def __init__(self) -> None:
        self.progress: list[Progress] = []
        self.forms: list[Form] = []

    def progressed(self, progress: Progress) -> None:
        self.progress.append(progress)

    async def ask(self, form: Form) -> FormAnswer:
        self.forms.append(form)
        defaults = {field.name: field.default for field in form.fields}
        return FormAnswer({name: value for name, value in defaults.items() if value is not None})


async def main(url: str) -> None:
    browsing: list[asyncio.Task[None]] = []

    async def browse(address: str) -> None:
        async with httpx2.AsyncClient(follow_redirects=True, trust_env=False) as browser:
            await browser.get(address)

    def show(request: SignInRequest) -> None:
        request.agree()
        browsing.append(asyncio.create_task(browse(request.url)))

    settings = ToolServer(url=url)
    sign_ins = SignIns(Memory())
    sign_ins.show = show
    sign_in = sign_ins.of("peer", settings)
    server = McpServer("peer", settings, environment=os.environ, sign_in=sign_in)
    try:
        for tool in await server.tools():
            name = tool.definition.name
            await server.call(name, ARGUMENTS.get(name, {}), Agreeable())
    finally:
        await server.aclose()
        for task in browsing:
            await task


if __name__ == "__main__":
    asyncio.run(asyncio.wait_for(main(sys.argv[-1]), 25))
