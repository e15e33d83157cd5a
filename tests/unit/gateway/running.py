"""A gateway on a free port, in front of a scripted server that plays the provider."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2

from desktop.gateway.gateway import Gateway
from desktop.providers.catalog import Catalog
from desktop.session.client_access import ClientAccess
from desktop.session.forward_log import Forward, ForwardLog
from desktop.session.forwarding import Forwarding
from desktop.settings import Limits, ProviderKind, ProviderSettings, Settings
from desktop.storage.client_file import ClientFile
from tests.scripted_server import ScriptedServer
from tests.unit.providers.serving import FixedEndpoint

ORIGIN = "http://localhost:5173"


@dataclass
class Running:
    """A gateway that is on, a token for it, and the provider behind it."""

    gateway: Gateway
    access: ClientAccess
    token: str
    log: ForwardLog
    upstream: ScriptedServer
    bugs: list[BaseException]

    @property
    def url(self) -> str:
        return self.gateway.address

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    @property
    def last(self) -> Forward:
        return self.log.entries[0]

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    async def post(self, path: str, body: Any, **headers: str) -> httpx2.Response:
        async with httpx2.AsyncClient(trust_env=False) as http:
            return await http.post(self.url + path, json=body, headers=self.headers | headers)

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so in the log, for ten seconds at most."""
        changed = asyncio.Event()
        self.log.listen(changed.set)
        async with asyncio.timeout(10):
            while not is_so():
                await changed.wait()
                changed.clear()


@contextlib.asynccontextmanager
async def running(
    tmp_path: Path,
    kind: ProviderKind = ProviderKind.OPENAI_CHAT,
    *,
    limits: Limits | None = None,
    origins: tuple[str, ...] = (),
    **more: Any,
) -> AsyncIterator[Running]:
    """``origins``: of pages that may use it too. ``more``: what else the settings say of the
    provider ``p`` with its model ``m``."""
    bugs: list[BaseException] = []
    async with ScriptedServer() as upstream:
        path = "" if kind is ProviderKind.ANTHROPIC else "/v1"
        provider = ProviderSettings(
            id="p", kind=kind, base_url=upstream.url + path, models=("m",), **more
        )
        settings = Settings(providers=(provider,), default_model="p/m")
        catalog = Catalog(
            endpoints=lambda of: FixedEndpoint(of.base_url), limits=limits or Limits()
        )
        log = ForwardLog()
        access = ClientAccess(ClientFile(tmp_path / "clients.json"))
        gateway = Gateway(
            forwarding=Forwarding(catalog=catalog, settings=lambda: settings, log=log),
            access=access,
            log=log,
            origins=lambda: (ORIGIN, *origins),
            on_bug=lambda error, where: bugs.append(error),
        )
        _, token = await access.add("tests")
        await gateway.start(0)
        try:
            yield Running(gateway, access, token, log, upstream, bugs)
        finally:
            await gateway.stop()
            await catalog.aclose()
    assert bugs == []
