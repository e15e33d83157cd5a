"""The body of a request, within bounds."""

from __future__ import annotations

import asyncio

import msgspec
from starlette.datastructures import Headers
from starlette.types import Receive, Scope

from desktop.chat.wording import say
from desktop.gateway.dialect import Fields
from desktop.gateway.faults import Refused, bad_request

#: The largest request, in bytes, and the seconds in which it has to arrive.
MAX_BODY = 32 * 1024 * 1024
BODY_SECONDS = 30.0
#: A longer body is read in a thread.
MANY_BYTES = 256 * 1024


async def read_fields(scope: Scope, receive: Receive, *, most: int = MAX_BODY) -> Fields:
    """The fields of a JSON object of at most so many bytes. Raises `Refused` for anything else."""
    body = await _read_body(scope, receive, most)
    if len(body) > MANY_BYTES:
        return await asyncio.to_thread(_decode, body)
    return _decode(body)


def _decode(body: bytes) -> Fields:
    try:
        return msgspec.json.decode(body, type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise bad_request(f"The body is no JSON object: {error}.") from None


async def _read_body(scope: Scope, receive: Receive, most: int) -> bytes:
    """The body of a request. Raises `Refused` when it is too large or too slow."""
    length = Headers(scope=scope).get("content-length", "0")
    if length.isdigit() and int(length) > most:
        raise _too_large(most)
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            while True:
                message = await receive()
                body += message.get("body", b"")
                if len(body) > most:
                    raise _too_large(most)
                if not message.get("more_body", False):
                    return bytes(body)
    except TimeoutError:
        raise Refused(
            408,
            "timeout",
            say("The request did not arrive within {seconds} seconds.", seconds=BODY_SECONDS),
        ) from None


def _too_large(most: int) -> Refused:
    return Refused(413, "too-large", say("The largest request has {size} KiB.", size=most // 1024))
