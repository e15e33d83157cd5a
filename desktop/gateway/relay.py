"""Carrying one reply from its provider to the client who asked for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import TypeAlias

from starlette.types import Receive, Send

from desktop.chat.errors import ChatError
from desktop.chat.message import Message
from desktop.gateway.dialect import ReplyEncoder
from desktop.gateway.faults import Fault, fault_of
from desktop.session.forwarding import ForwardedReply

#: Opens the reply; leaving the context closes the connection to the provider.
OpenReply: TypeAlias = Callable[[], AbstractAsyncContextManager[ForwardedReply]]

#: Seconds of silence after which a comment is sent. Until the first such moment an answer has
#: no status yet, so that a failure before the first token is an HTTP error.
KEEP_ALIVE = 10.0
#: What a client may be behind, in bytes, before the provider is read no further.
_MOST_WAITING = 256 * 1024
_COMMENT = b": waiting\n\n"


class Failed(Exception):
    """A reply failed before anything of it was sent."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class Left(Exception):
    """The client closed the connection."""


async def collect(open_reply: OpenReply, receive: Receive) -> Message:
    """The whole reply. Raises `Failed`, or `Left`: then the provider is asked no more."""

    async def read() -> Message:
        async with open_reply() as reply:
            async for _ in reply:
                pass
        return reply.message

    reading = asyncio.create_task(read(), name="collect a reply")
    leaving = asyncio.create_task(_until_left(receive), name="watch a client")
    try:
        await asyncio.wait({reading, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not reading.done():
            raise Left
        return reading.result()
    except ChatError as error:
        raise Failed(fault_of(error)) from error
    finally:
        await _end(reading, leaving)


class Relay:
    """Sends a reply as it comes: one task reads the provider, this one writes to the client.

    What is read while a write is on its way goes out with the next one, so that a burst costs
    few writes and a paced reply waits for nothing. A client that does not read holds the
    provider back; one that leaves ends the request.
    """

    def __init__(self, open_reply: OpenReply, encoder: ReplyEncoder) -> None:
        self._open = open_reply
        self._encoder = encoder
        self._waiting = bytearray()
        self._awake = asyncio.Event()
        self._room = asyncio.Event()
        self._over = False
        self._failure: ChatError | None = None
        self._wrote = False

    async def run(self, start: Callable[[], Send], receive: Receive) -> None:
        """Send the reply; ``start`` is called before its first byte, and says where to.

        Raises `Failed` when there is no first byte, `Left` when the client went away.
        """
        reading = asyncio.create_task(self._read(), name="read a reply")
        leaving = asyncio.create_task(_until_left(receive), name="watch a client")
        leaving.add_done_callback(lambda _: reading.cancel())
        ticking = asyncio.get_running_loop().call_later(KEEP_ALIVE, self._tick)
        self._ticking = ticking
        try:
            await self._write(start, leaving)
            if not reading.cancelled():
                await reading
        finally:
            self._ticking.cancel()
            await _end(reading, leaving)

    async def _read(self) -> None:
        encode, waiting = self._encoder.encode, self._waiting
        try:
            async with self._open() as reply:
                async for event in reply:
                    waiting += encode(event)
                    if waiting:
                        self._awake.set()
                    while len(waiting) > _MOST_WAITING:
                        self._room.clear()
                        await self._room.wait()
        except ChatError as error:
            self._failure = error
        finally:
            self._over = True
            self._awake.set()

    async def _write(self, start: Callable[[], Send], leaving: asyncio.Task[None]) -> None:
        send: Send | None = None
        while True:
            await self._awake.wait()
            self._awake.clear()
            if leaving.done():
                raise Left
            over = self._over
            if over and self._failure is not None:
                fault = fault_of(self._failure)
                if send is None and not self._waiting:
                    raise Failed(fault) from self._failure
                self._waiting += self._encoder.fail(fault)
            if self._waiting or not over:
                piece = bytes(self._waiting) or _COMMENT
                self._waiting.clear()
                self._room.set()
                send = send or start()
                self._wrote = True
                await send({"type": "http.response.body", "body": piece, "more_body": True})
            if over:
                break
        if send is not None:
            await send({"type": "http.response.body", "body": b"", "more_body": False})

    def _tick(self) -> None:
        """Wake the writer when nothing was sent since the last tick."""
        if not self._wrote:
            self._awake.set()
        self._wrote = False
        self._ticking = asyncio.get_running_loop().call_later(KEEP_ALIVE, self._tick)


async def _until_left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _end(*tasks: asyncio.Task[object]) -> None:
    """Cancel what still runs, once, and wait for it."""
    for task in tasks:
        if not task.done() and not task.cancelling():
            task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
