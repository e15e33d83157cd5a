"""The routes that answer with a reply of a model."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from desktop.chat.errors import ChatError
from desktop.gateway.body import MANY_BYTES, read_fields
from desktop.gateway.dialect import Dialect, Fields, field
from desktop.gateway.faults import Fault, bad_request, fault_of
from desktop.gateway.relay import Failed, Left, Relay, collect
from desktop.parameters import ModelParameters
from desktop.providers.provider import ChatRequest
from desktop.session.client_access import Client
from desktop.session.forwarding import ForwardedReply, Forwarding
from desktop.settings import ProviderSettings

#: What is not handed on with a request that goes out as it came in.
_OURS = frozenset({"model", "stream", "stream_options"})

_STREAM_HEADERS = {
    "Cache-Control": "no-cache",
    # Tells nginx and others not to collect the stream before they hand it on.
    "X-Accel-Buffering": "no",
    "X-Content-Type-Options": "nosniff",
}


class ReplyRoute:
    """Answers requests in one dialect: an ASGI application for POST."""

    def __init__(self, dialect: Dialect, forwarding: Forwarding) -> None:
        self._dialect = dialect
        self._forwarding = forwarding

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            fields = await read_fields(scope, receive)
            name = field(fields, "model", str, "")
            streams = self._dialect.streams(fields)
            provider, model = self._forwarding.find(name)
            request = await self._request(fields, provider, model, streams=streams)
        except ChatError as error:
            await self._fail(fault_of(error), scope, receive, send)
            return
        client: Client = scope["state"]["client"]
        dialect, shown = self._dialect, name or f"{provider.id}/{model}"

        def open_reply() -> AbstractAsyncContextManager[ForwardedReply]:
            return self._forwarding.open(request, provider, client=client, protocol=dialect.name)

        try:
            if streams:
                relay = Relay(open_reply, dialect.encoder(fields, shown))
                await relay.run(_starting(send, dialect), receive)
            else:
                body = dialect.whole(await collect(open_reply, receive), shown)
                await _json(body, 200)(scope, receive, send)
        except Failed as failed:
            await self._fail(failed.fault, scope, receive, send)
        except Left:
            return

    async def _request(
        self, fields: Fields, provider: ProviderSettings, model: str, *, streams: bool
    ) -> ChatRequest:
        if provider.kind in self._dialect.kinds:
            return _as_it_came(fields, model, streams=streams)
        size = sum(len(value) for value in fields.values())
        if size > MANY_BYTES:
            asked = await asyncio.to_thread(self._dialect.read, fields)
        else:
            asked = self._dialect.read(fields)
        return asked.request(model, provider.kind, stream=streams)

    async def _fail(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
        status, body = self._dialect.fault(fault)
        await _json(body, status, fault.headers)(scope, receive, send)


def _as_it_came(fields: Fields, model: str, *, streams: bool) -> ChatRequest:
    """A request for a provider of the client's own protocol: nothing in it is lost."""
    if field(fields, "n", int, 1) != 1:
        raise bad_request("n: one reply at a time.")
    for name in ("messages", "input"):
        if name in fields and not bytes(fields[name]).startswith((b"[", b'"')):
            raise bad_request(f"{name}: this has to be a list.")
    if "messages" not in fields and "input" not in fields:
        raise bad_request("There is no message to answer.")
    own = {name: value for name, value in fields.items() if name not in _OURS}
    return ChatRequest(
        model=model, messages=(), stream=streams, parameters=ModelParameters(extra=own)
    )


def _json(body: bytes, status: int, headers: dict[str, str] | None = None) -> Response:
    own = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"} | (headers or {})
    return Response(body, status, own, media_type="application/json")


def _starting(send: Send, dialect: Dialect) -> Callable[[], Send]:
    """Makes the place to send a stream to; its head goes out with the first piece."""
    headers = {"Content-Type": "text/event-stream; charset=utf-8"}
    headers |= _STREAM_HEADERS | dict(dialect.headers)
    raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]

    def start() -> Send:
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            if not begun:
                begun = True
                await send({"type": "http.response.start", "status": 200, "headers": raw})
            await send(message)

        return sending

    return start
