"""Who may ask for anything: checked before every route, in one place."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from desktop.chat.wording import say
from desktop.gateway.faults import Fault, Refused
from desktop.session.client_access import ClientAccess

_log = logging.getLogger(__name__)

#: Turns a fault into an HTTP status and a body, in the words of a dialect.
FaultWriter = Callable[[Fault], tuple[int, bytes]]

#: A body of at most so many bytes is read to its end although the request was refused: a
#: client that is still writing would not see the answer otherwise.
_READ_ANYWAY = 1024 * 1024

_ALWAYS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Guard:
    """Lets a request through to ``app`` when its Host, Origin, token and type are right.

    The client is in the request's state then. Names of hosts keep pages out that had their
    name point to this computer; Origins keep out all other pages. What shows conversations
    wants our own page, with a key of its own: no program's token opens it, and no key of the
    page opens anything else.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        port: int,
        access: ClientAccess,
        origins: Callable[[], tuple[str, ...]],
        writers: Mapping[str, FaultWriter],
        open_paths: Collection[str] = (),
        page_paths: Mapping[str, bool] = MappingProxyType({}),
        knows_page: Callable[[str], bool] = lambda _key: False,
        on_bug: Callable[[BaseException, str], object],
    ) -> None:
        """``origins``: of pages that may use the gateway too. ``writers``: by the path, ""
        is for all others. ``open_paths`` need no token; they hold nothing of anybody.
        ``page_paths`` are for our own page, and for its key where they are true, which
        ``knows_page`` knows."""
        self._app = app
        self._hosts = {f"{host}:{port}" for host in ("127.0.0.1", "localhost", "[::1]")}
        self._access = access
        self._origins = origins
        self._writers = writers
        self._open_paths = open_paths
        self._page_paths = page_paths
        self._knows_page = knows_page
        self._on_bug = on_bug

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)
        started = False

        async def sending(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            page = self._check_place(headers)
            if page and scope["method"] == "OPTIONS" and scope["path"] not in self._page_paths:
                await _preflight(page)(scope, receive, send)
                return
            _check_type(scope["method"], headers)
            if scope["path"] in self._page_paths:
                self._check_page(scope["path"], headers, elsewhere=bool(page))
            elif scope["path"] not in self._open_paths:
                await self._check_token(scope, headers)
            await self._app(scope, receive, _allowing(page, sending) if page else sending)
        except Refused as refused:
            await self._answer(refused.fault, headers, scope["path"])(scope, receive, send)
        except Exception as error:
            self._on_bug(error, "answer a client of the gateway")
            if started:
                raise
            fault = Fault(500, "internal", say("Something went wrong inside Rivulet."))
            await self._answer(fault, headers, scope["path"])(scope, receive, send)

    def _check_place(self, headers: Headers) -> str:
        """The Origin of a page elsewhere that is allowed; "" for programs and our own page."""
        host = headers.get("host", "").lower()
        if host not in self._hosts:
            raise Refused(421, "invalid", "This is Rivulet on this computer, not that host.")
        origins = headers.getlist("origin")
        if not origins or origins == [f"http://{host}"]:
            return ""
        if len(origins) == 1 and origins[0] in self._origins():
            return origins[0]
        raise Refused(403, "permission", "Pages of this origin may not use Rivulet.")

    def _check_page(self, path: str, headers: Headers, *, elsewhere: bool) -> None:
        # A browser names the origin of every POST.
        if elsewhere or "origin" not in headers:
            raise Refused(403, "permission", "Only the page of Rivulet itself may ask for that.")
        if not self._page_paths[path]:
            return
        keys = [_bearer(value) for value in headers.getlist("authorization")]
        if len(keys) != 1 or not self._knows_page(keys[0]):
            raise Refused(401, "authentication", say("Open this page from Rivulet."))

    async def _check_token(self, scope: Scope, headers: Headers) -> None:
        tokens = {_bearer(value) for value in headers.getlist("authorization")}
        tokens |= set(headers.getlist("x-api-key"))
        client = await self._access.find(tokens.pop()) if len(tokens) == 1 else None
        if client is None:
            raise Refused(
                401,
                "authentication",
                "The token is missing or not known here. Rivulet makes one for each client: in "
                "its settings, or with rivulet gateway --new-client NAME.",
            )
        scope["state"]["client"] = client

    def _answer(self, fault: Fault, headers: Headers, path: str) -> Response:
        writer = self._writers.get(path) or self._writers[""]
        status, body = writer(fault)
        own = fault.headers | _ALWAYS
        if not _is_short(headers):
            own["Connection"] = "close"
        return Response(body, status, own, media_type="application/json")


def _check_type(method: str, headers: Headers) -> None:
    """A page elsewhere can have a browser send any other type without asking first."""
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if method == "POST" and kind != "application/json":
        raise Refused(415, "invalid", "The body has to be application/json.")


def _bearer(value: str) -> str:
    scheme, _, token = value.partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def _is_short(headers: Headers) -> bool:
    if "transfer-encoding" in headers:
        return False
    length = headers.get("content-length", "0")
    return length.isdigit() and int(length) <= _READ_ANYWAY


def _preflight(origin: str) -> Response:
    return Response(
        status_code=204,
        headers=_ALWAYS
        | {
            "Access-Control-Allow-Origin": origin,
            "Access-Control-Allow-Methods": "GET, POST",
            "Access-Control-Allow-Headers": "authorization, content-type, x-api-key, "
            "anthropic-version",
            "Access-Control-Max-Age": "600",
            "Vary": "Origin",
        },
    )


def _allowing(origin: str, send: Send) -> Send:
    """Let a page of ``origin`` read the answer."""
    added = [(b"access-control-allow-origin", origin.encode("latin-1")), (b"vary", b"Origin")]

    async def allowing(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", ()), *added]
        await send(message)

    return allowing
