"""A tool server on the network that wants its users to sign in: the package's own, with memory."""

from __future__ import annotations

import asyncio
import secrets
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlencode

import uvicorn
from mcp.server.auth.provider import AccessToken, AuthorizationCode, RefreshToken
from mcp.server.auth.settings import AuthSettings, ClientRegistrationOptions
from mcp.server.mcpserver import MCPServer
from mcp.shared.auth import OAuthClientInformationFull, OAuthToken


class Book:
    """Who registered, who signed in, and with what: an authorization server of one process."""

    def __init__(self) -> None:
        self.clients: dict[str, OAuthClientInformationFull] = {}
        self.codes: dict[str, AuthorizationCode] = {}
        self.access: dict[str, AccessToken] = {}
        self.refresh: dict[str, RefreshToken] = {}
        self.signed_in = 0
        self.refreshed = 0
        #: Seconds that the next token holds; those after it hold an hour.
        self.holds = 3600

    async def get_client(self, client_id: str) -> OAuthClientInformationFull | None:
        return self.clients.get(client_id)

    async def register_client(self, client_info: OAuthClientInformationFull) -> None:
        assert client_info.client_id
        self.clients[client_info.client_id] = client_info

    async def authorize(self, client: Any, params: Any) -> str:
        self.signed_in += 1
        code = secrets.token_urlsafe()
        self.codes[code] = AuthorizationCode(
            code=code,
            scopes=params.scopes or [],
            expires_at=time.time() + 60,
            client_id=client.client_id,
            code_challenge=params.code_challenge,
            redirect_uri=params.redirect_uri,
            redirect_uri_provided_explicitly=True,
            resource=params.resource,
        )
        return f"{params.redirect_uri}?{urlencode({'code': code, 'state': params.state})}"

    async def load_authorization_code(self, client: Any, code: str) -> AuthorizationCode | None:
        return self.codes.get(code)

    async def exchange_authorization_code(self, client: Any, code: Any) -> OAuthToken:
        del self.codes[code.code]
        return self._issued(client.client_id, code.scopes)

    async def load_refresh_token(self, client: Any, token: str) -> RefreshToken | None:
        return self.refresh.get(token)

    async def exchange_refresh_token(self, client: Any, token: Any, scopes: Any) -> OAuthToken:
        self.refreshed += 1
        del self.refresh[token.token]
        return self._issued(client.client_id, scopes)

    async def load_access_token(self, token: str) -> AccessToken | None:
        return self.access.get(token)

    async def revoke_token(self, token: Any) -> None:
        self.access.pop(token.token, None)

    def _issued(self, client_id: str, scopes: list[str]) -> OAuthToken:
        access, refresh = f"canary-{secrets.token_urlsafe()}", f"canary-{secrets.token_urlsafe()}"
        self.access[access] = AccessToken(token=access, client_id=client_id, scopes=scopes)
        self.refresh[refresh] = RefreshToken(token=refresh, client_id=client_id, scopes=scopes)
        holds, self.holds = self.holds, 3600
        return OAuthToken(access_token=access, refresh_token=refresh, expires_in=holds)


@asynccontextmanager
async def oauth_server() -> AsyncIterator[tuple[str, Book]]:
    """Its address, and its book."""
    book = Book()
    listening = socket.create_server(("127.0.0.1", 0))
    base = f"http://127.0.0.1:{listening.getsockname()[1]}"
    server = MCPServer(
        "guarded",
        auth_server_provider=book,  # type: ignore[arg-type]  # what it needs is there
        auth=AuthSettings(
            issuer_url=base,  # type: ignore[arg-type]  # it parses it
            resource_server_url=f"{base}/mcp",  # type: ignore[arg-type]  # as above
            client_registration_options=ClientRegistrationOptions(enabled=True),
            validate_token_resource=False,
        ),
    )

    @server.tool()
    def whoami() -> str:
        """Says who is there."""
        return "somebody who signed in"

    config = uvicorn.Config(
        server.streamable_http_app(), log_level="critical", lifespan="on", access_log=False
    )
    running = uvicorn.Server(config)
    running.config.setup_event_loop = lambda: None  # type: ignore[method-assign]
    task = asyncio.create_task(running.serve(sockets=[listening]))
    while not running.started:  # noqa: ASYNC110 - there is no event for it
        await asyncio.sleep(0.01)
    try:
        yield f"{base}/mcp", book
    finally:
        running.should_exit = True
        running.force_exit = True
        await task
        listening.close()
