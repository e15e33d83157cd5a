"""Signing in at tool servers: who is asked, and what they say."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from desktop.chat.errors import ToolError
from desktop.chat.wording import say
from desktop.tool_settings import ToolServer
from desktop.tools.mcp.sign_in import OAuthSignIn, SecretShelf


class SignInRequest:
    """A server wants somebody to sign in at ``url``. Whoever shows it opens that address."""

    def __init__(self, server: str, url: str) -> None:
        self.server = server
        self.url = url
        #: Called when it is over, whatever came of it.
        self.closed: Callable[[], None] = lambda: None
        self._agreed = asyncio.Event()
        self._refused = asyncio.Event()

    def agree(self) -> None:
        """The address was opened."""
        self._agreed.set()

    def refuse(self) -> None:
        self._refused.set()

    async def answered(self) -> None:
        """Returns when it was agreed to. Raises `ToolError` when it was refused."""
        waits = [asyncio.create_task(e.wait()) for e in (self._agreed, self._refused)]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()
        if self._refused.is_set():
            raise ToolError(say("You did not sign in at the tool server {name}.", name=self.server))

    async def refused(self) -> None:
        await self._refused.wait()

    def close(self) -> None:
        self.closed()


class SignIns:
    """Makes the credentials of servers, and hands their questions to whoever shows them."""

    def __init__(self, secrets: SecretShelf) -> None:
        self._secrets = secrets
        #: Shows a request; None where nobody is.
        self.show: Callable[[SignInRequest], None] | None = None

    def of(self, name: str, settings: ToolServer) -> OAuthSignIn | None:
        """The way to sign in at a server; None for one whose settings name credentials."""
        if any(header.lower() == "authorization" for header in settings.headers):
            return None
        return OAuthSignIn(name, settings.url, secrets=self._secrets, ask=self._ask)

    async def _ask(self, server: str, url: str) -> SignInRequest:
        if self.show is None:
            raise ToolError(
                say("The tool server {name} asks to sign in, and nobody is there.", name=server)
            )
        request = SignInRequest(server, url)
        self.show(request)
        try:
            await request.answered()
        except BaseException:
            request.close()
            raise
        return request
