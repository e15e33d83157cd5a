"""A connection that fails, as an error for the user that names the failing layer."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from typing import TypeVar
from urllib.parse import urlsplit

from desktop.chat.errors import ProviderError, ProviderUnreachable, StreamInterrupted
from desktop.chat.wording import say
from desktop.providers.rejections import HttpRejection, Rejections

_E = TypeVar("_E", bound=BaseException)

#: By the codes of OpenSSL, why a certificate is not trusted.
_CERTIFICATES = {
    9: say("it is not valid yet"),
    10: say("it has expired"),
    18: say("it is self-signed"),
    19: say("a self-signed certificate is in its chain"),
    20: say("who issued it is not known here"),
    21: say("who issued it is not known here"),
    23: say("it was revoked"),
    62: say("it is for another host"),
    64: say("it is for another address"),
}


def no_answer(
    error: BaseException, *, rejections: Rejections, proxy: str, connect_limit: float
) -> ProviderError | None:
    """Explain why a request has no 2xx answer; None when ``error`` is not of that kind: a bug.

    ``error`` comes from an SDK or from httpx2. ``proxy`` is the address of the proxy that the
    request goes through, "" for none.
    """
    import httpx2  # noqa: PLC0415 - slow, and loaded by then

    if told := _first(error, ProviderError):
        return told
    if rejection := _first(error, HttpRejection):
        return rejections.from_response(rejection)
    fault = next((f for kind in _kinds() if (f := _first(error, kind))), None)
    if fault is None:
        return None
    address = rejections.address
    host = urlsplit(address).hostname or address
    details = rejections.hide(f"{type(fault).__name__}: {fault}")
    if isinstance(fault, httpx2.InvalidURL | httpx2.UnsupportedProtocol):
        return ProviderUnreachable(
            say("{address} is not an address that Rivulet can use.", address=address),
            say("Check the provider's address; it starts with https:// or http://."),
            details=details,
        )
    if isinstance(fault, httpx2.PoolTimeout):
        return ProviderUnreachable(
            say("Too many requests to {title} are open at once.", title=rejections.title),
            say("Wait for a reply to end, then retry."),
            details=details,
            layer="timeout",
        )
    tls = _tls_fault(error, address, host, details)
    if tls is not None:
        return tls
    if proxy and isinstance(fault, httpx2.ProxyError | httpx2.ConnectError | httpx2.ConnectTimeout):
        return ProviderUnreachable(
            say(
                "The proxy {proxy} does not let Rivulet through to {host}.", proxy=proxy, host=host
            ),
            say("Check the proxy settings of this computer (HTTPS_PROXY, ALL_PROXY, NO_PROXY)."),
            details=details,
            layer="proxy",
        )
    if _first(error, socket.gaierror):
        return ProviderUnreachable(
            say("The name {host} was not found.", host=host),
            say("Check the internet connection and the provider's address."),
            details=details,
            layer="dns",
        )
    if isinstance(fault, httpx2.ConnectTimeout):
        return ProviderUnreachable(
            say(
                "{address} did not answer within {seconds} seconds.",
                address=address,
                seconds=connect_limit,
            ),
            say("Check the internet connection and the provider's address."),
            details=details,
            layer="timeout",
        )
    if isinstance(fault, httpx2.TimeoutException):
        return ProviderUnreachable(
            say("The connection to {address} is stuck.", address=address),
            say("Check the internet connection, then retry."),
            details=details,
            layer="timeout",
        )
    if isinstance(fault, httpx2.ConnectError):
        local = host in ("localhost", "127.0.0.1", "::1")
        return ProviderUnreachable(
            say("Nothing answers at {address}.", address=address),
            say("Start the server, and check the provider's address.")
            if local
            else say("Check the internet connection and the provider's address."),
            details=details,
        )
    return ProviderUnreachable(
        say("{address} closed the connection without an answer.", address=address),
        say("Retry; if it happens again, check the provider's address."),
        details=details,
    )


def rejection_in(error: BaseException) -> HttpRejection | None:
    """The HTTP answer that an error was made from, if it was one."""
    return _first(error, HttpRejection)


def was_closed_while_idle(error: BaseException) -> bool:
    """True when a connection that was kept from an earlier request turned out to be closed.

    Servers end such connections at any time; the request then was not looked at.
    """
    import httpx2  # noqa: PLC0415 - slow, and loaded by then

    for kind in (httpx2.RemoteProtocolError, httpx2.ReadError, httpx2.WriteError):
        fault = _first(error, kind)
        if fault is not None:
            trace = fault.request.extensions.get("trace")
            return trace is not None and not trace.is_fresh
    return False


def read_faults() -> tuple[type[Exception], ...]:
    """What reading a body may raise when the connection breaks.

    OSError and EndOfStream pass through httpx2 unchanged when TLS breaks.
    """
    import anyio  # noqa: PLC0415 - slow, and loaded by then
    import httpx2  # noqa: PLC0415 - slow, and loaded by then

    return (httpx2.HTTPError, httpx2.StreamError, OSError, anyio.EndOfStream)


def _kinds() -> tuple[type[Exception], ...]:
    import httpx2  # noqa: PLC0415 - slow, and loaded by then

    return (httpx2.InvalidURL, *read_faults())


def broke_off(details: str) -> StreamInterrupted:
    """A stream that ended before its end, whatever the reason and the provider."""
    return StreamInterrupted(
        say("The reply broke off before its end."),
        say("Continue asks for the rest; Retry asks for a new reply."),
        details=details,
    )


def _tls_fault(
    error: BaseException, address: str, host: str, details: str
) -> ProviderUnreachable | None:
    if certificate := _first(error, ssl.SSLCertVerificationError):
        return ProviderUnreachable(
            say(
                "The certificate of {host} cannot be trusted: {reason}.",
                host=host,
                reason=_CERTIFICATES.get(certificate.verify_code, certificate.verify_message),
            ),
            say(
                "Check the clock of this computer, and whether a proxy or virus scanner reads "
                "along."
            ),
            details=details,
            layer="tls",
        )
    fault = _first(error, ssl.SSLError)
    # "Want read" is how a TLS connection waits: that is in the chain of a timeout.
    if fault is not None and not isinstance(fault, ssl.SSLWantReadError | ssl.SSLWantWriteError):
        plain = "WRONG_VERSION" in str(fault.reason) or "RECORD_LAYER" in str(fault.reason)
        return ProviderUnreachable(
            say("No secure connection to {address} could be made.", address=address),
            say("The server may speak http:// instead of https://.")
            if plain
            else say("Check the provider's address, and whether a proxy stands in between."),
            details=f"{details}\n{fault.reason}",
            layer="tls",
        )
    return None


def _first(error: BaseException, kind: type[_E]) -> _E | None:
    return next((found for found in _chain(error) if isinstance(found, kind)), None)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error, its causes, and the members of groups among them."""
    waiting, seen = [error], set[int]()
    while waiting:
        current = waiting.pop(0)
        if id(current) in seen:
            continue
        seen.add(id(current))
        yield current
        if isinstance(current, BaseExceptionGroup):
            waiting += current.exceptions
        waiting += [e for e in (current.__cause__, current.__context__) if e is not None]
