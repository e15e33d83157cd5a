"""What is fetched from the internet by an address, and never from anywhere else."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin, urlsplit, urlunsplit

from desktop.chat.errors import ChatError
from desktop.chat.wording import Sentence, say

if TYPE_CHECKING:
    import ssl

    import httpx2

#: Seconds for everything: names, connections, redirects and the content itself.
LIMIT = 15.0
_REDIRECTS = 3
_PORTS = {"http": 80, "https": 443}
#: An address of version 4 inside one of version 6 (RFC 6052).
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Wanted(NamedTuple):
    """What kind of content is fetched: its media types, its failure.

    ``is_page``: a model asked for a page, and is told what went wrong, not a person for whom a
    picture is loaded.
    """

    is_page: bool
    types: frozenset[str]
    failure: type[ChatError]


class Fetched(NamedTuple):
    """``url`` is where it was found in the end; ``charset`` is "" where the server names none."""

    url: str
    kind: str
    charset: str
    body: bytes


class PublicFetcher:
    """Fetches from public addresses, and tells them nothing.

    Sends no cookies, no referer and no key. Every address is looked up and checked before a
    connection is made to just that address, after a redirect too: nothing on this computer or
    in its network can be reached. Through a proxy, which looks names up itself, only names and
    addresses that say so themselves are refused.
    """

    def __init__(self, wanted: Wanted, *, limit: float = LIMIT, max_bytes: int) -> None:
        self._wanted = wanted
        self._limit = limit
        self._max_bytes = max_bytes
        self._context: ssl.SSLContext | None = None

    async def get(self, url: str) -> Fetched:
        """What is at an address. Raises the failure of what is wanted."""
        import httpx2  # noqa: PLC0415 - slow: on first use only

        if self._context is None:
            self._context = await asyncio.to_thread(httpx2.create_ssl_context)
        try:
            async with asyncio.timeout(self._limit):
                return await self._follow(url)
        except TimeoutError as error:
            raise self._failed(
                f"The page did not arrive within {self._limit:g} seconds."
                if self._wanted.is_page
                else say(
                    "The picture did not arrive within {seconds} seconds.", seconds=self._limit
                )
            ) from error
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError) as error:
            raise self._failed(
                say("{host} cannot be reached.", host=_host(url)),
                details=f"{type(error).__name__}: {error}",
            ) from error

    def _failed(self, words: str, *, details: str = "") -> ChatError:
        return self._wanted.failure(words, details=details)

    async def _follow(self, url: str) -> Fetched:
        for _ in range(_REDIRECTS + 1):
            answer = await self._ask(url)
            if isinstance(answer, Fetched):
                return answer
            url = urljoin(url, answer)
        raise self._failed(
            "The page's address leads from one to the next without end."
            if self._wanted.is_page
            else say("The picture's address leads from one to the next without end.")
        )

    async def _ask(self, url: str) -> Fetched | str:
        """What is there, or where it is said to be."""
        import httpx2  # noqa: PLC0415 - as above

        scheme, host, port = self._parts(url)
        proxy = _proxy(scheme, host)
        headers = {"Accept": ", ".join(sorted(self._wanted.types)), "Accept-Encoding": "identity"}
        extensions: dict[str, Any] = {}
        target = url
        if proxy:
            if _is_local_name(host):
                raise self._not_public(host)
        else:
            address = await self.resolve(host, port)
            target = _at(url, address, port)
            headers["Host"] = urlsplit(url).netloc.rpartition("@")[2]
            extensions["sni_hostname"] = host
        assert self._context is not None
        async with (
            httpx2.AsyncClient(
                verify=self._context,
                trust_env=False,
                proxy=proxy or None,
                follow_redirects=False,
                timeout=self._limit,
                headers={"User-Agent": "Rivulet"},
            ) as client,
            client.stream("GET", target, headers=headers, extensions=extensions) as response,
        ):
            if response.status_code in (301, 302, 303, 307, 308):
                return str(response.headers.get("location", ""))
            if response.status_code != 200:
                raise self._failed(
                    say("{host} answered {status}.", host=host, status=str(response.status_code))
                )
            return await self._read(response, host, url)

    async def _read(self, response: httpx2.Response, host: str, url: str) -> Fetched:
        is_page = self._wanted.is_page
        kind, _, rest = response.headers.get("content-type", "").partition(";")
        kind = kind.strip().lower()
        if kind not in self._wanted.types:
            raise self._failed(
                f"{host} sent no page ({kind[:60] or 'of no kind'})."
                if is_page
                else _no_picture(host, kind)
            )
        if response.headers.get("content-encoding", "identity") != "identity":
            raise self._failed(
                f"{host} sent the page in a form that was not asked for."
                if is_page
                else say("{host} sent the picture in a form that was not asked for.", host=host)
            )
        size = self._max_bytes // 1_000_000
        too_large = self._failed(
            f"The page is larger than {size} MB."
            if is_page
            else say("The picture is larger than {size} MB.", size=size)
        )
        length = response.headers.get("content-length", "")
        if length.isdigit() and int(length) > self._max_bytes:
            raise too_large
        body = bytearray()
        async for piece in response.aiter_raw():
            body += piece
            if len(body) > self._max_bytes:
                raise too_large
        charset = (
            rest.lower().rpartition("charset=")[2].strip(" \"';")
            if "charset=" in rest.lower()
            else ""
        )
        return Fetched(url, kind, charset, bytes(body))

    async def resolve(self, host: str, port: int) -> str:
        """A public address of a host. Raises the failure if any of them is not public."""
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = [str(entry[4][0]) for entry in found]
        if not addresses or not all(map(is_public, addresses)):
            raise self._not_public(host)
        return addresses[0]

    def _parts(self, url: str) -> tuple[str, str, int]:
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port
        except ValueError:
            host, port, parts = "", None, urlsplit("")
        if parts.scheme not in _PORTS or not host or "@" in parts.netloc:
            raise self._failed(
                "Only pages at http and https addresses can be loaded."
                if self._wanted.is_page
                else say("Only pictures at http and https addresses can be loaded.")
            )
        return parts.scheme, host, port or _PORTS[parts.scheme]

    def _not_public(self, host: str) -> ChatError:
        return self._failed(
            say(
                "{host} is not on the internet: nothing is loaded from this computer and its "
                "network.",
                host=host,
            )
        )


def is_public(address: str) -> bool:
    """Whether an address is one of the internet, not of this computer or its network."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address):
        inner = parsed.ipv4_mapped or parsed.sixtofour
        if parsed in _NAT64:
            inner = ipaddress.IPv4Address(int(parsed) & 0xFFFFFFFF)
        if parsed.teredo is not None or (inner is not None and not is_public(str(inner))):
            return False
    return parsed.is_global and not parsed.is_multicast


def _is_local_name(host: str) -> bool:
    """Whether a name says itself that it is local, or is an address that is not public."""
    name = host.rstrip(".").lower()
    if name == "localhost" or name.endswith((".localhost", ".local", ".internal")):
        return True
    literal = name.replace(":", "").replace(".", "").replace("x", "")
    looks_numeric = ":" in name or all(char in "0123456789abcdef" for char in literal)
    return looks_numeric and (":" in name or name[-1].isdigit()) and not is_public(name)


def _at(url: str, address: str, port: int) -> str:
    """The same address with the host's number instead of its name."""
    parts = urlsplit(url)
    number = f"[{address}]" if ":" in address else address
    return urlunsplit((parts.scheme, f"{number}:{port}", parts.path or "/", parts.query, ""))


def _proxy(scheme: str, host: str) -> str:
    import urllib.request  # noqa: PLC0415 - rare

    if urllib.request.proxy_bypass(host):
        return ""
    proxies = urllib.request.getproxies()
    return proxies.get(scheme) or proxies.get("all") or ""


def _no_picture(host: str, kind: str) -> Sentence:
    if not kind:
        return say("{host} sent no picture (of no kind).", host=host)
    return say("{host} sent no picture ({kind}).", host=host, kind=kind[:60])


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or say("The server")
    except ValueError:
        return say("The server")
