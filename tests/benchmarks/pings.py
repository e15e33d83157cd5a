"""How long a window takes to answer its window manager, asked again and again.

    python -m tests.benchmarks.pings WINDOW

Sends the window a ``_NET_WM_PING`` every few milliseconds until the end of the input, and
prints for each answer when it was sent and how long it took, in seconds of `time.monotonic`.
The thread that owns the window answers from its event loop: the time is how late that loop
takes up an event. Speaks to the X server through libxcb, which Qt needs as well.
"""

from __future__ import annotations

import ctypes
import select
import struct
import sys
import time
from collections.abc import Iterator

#: Seconds between two pings.
INTERVAL = 0.004

_CLIENT_MESSAGE = 33
_EVENT_MASK = 1 << 11
#: What reaches the root window from others: StructureNotify, SubstructureNotify.
_ANSWERS = 1 << 17 | 1 << 19
_EVENT = struct.Struct("=BBHII5I")


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _Screens(ctypes.Structure):
    _fields_ = (
        ("first", ctypes.POINTER(ctypes.c_uint32)),
        ("rest", ctypes.c_int),
        ("index", ctypes.c_int),
    )


class _Connection:
    """As much of an X connection as pings need."""

    def __init__(self) -> None:
        self._xcb = xcb = ctypes.CDLL("libxcb.so.1")
        self._free = ctypes.CDLL(None).free
        self._free.argtypes = (ctypes.c_void_p,)
        pointer = ctypes.c_void_p
        xcb.xcb_connect.restype = pointer
        xcb.xcb_get_setup.argtypes = (pointer,)
        xcb.xcb_get_setup.restype = pointer
        xcb.xcb_setup_roots_iterator.argtypes = (pointer,)
        xcb.xcb_setup_roots_iterator.restype = _Screens
        xcb.xcb_intern_atom.argtypes = (pointer, ctypes.c_uint8, ctypes.c_uint16, ctypes.c_char_p)
        xcb.xcb_intern_atom.restype = _Cookie
        xcb.xcb_intern_atom_reply.argtypes = (pointer, _Cookie, pointer)
        xcb.xcb_intern_atom_reply.restype = ctypes.POINTER(ctypes.c_uint32)
        xcb.xcb_change_window_attributes.argtypes = (
            pointer,
            ctypes.c_uint32,
            ctypes.c_uint32,
            ctypes.POINTER(ctypes.c_uint32),
        )
        xcb.xcb_send_event.argtypes = (
            pointer,
            ctypes.c_uint8,
            ctypes.c_uint32,
            ctypes.c_uint32,
            ctypes.c_char_p,
        )
        xcb.xcb_poll_for_event.argtypes = (pointer,)
        xcb.xcb_poll_for_event.restype = pointer
        for name in ("xcb_flush", "xcb_get_file_descriptor", "xcb_connection_has_error"):
            getattr(xcb, name).argtypes = (pointer,)
        self._connection = xcb.xcb_connect(None, None)
        if xcb.xcb_connection_has_error(self._connection):
            raise RuntimeError("there is no X server to be reached")
        screens = xcb.xcb_setup_roots_iterator(xcb.xcb_get_setup(self._connection))
        self.root = int(screens.first[0])

    def atom(self, name: str) -> int:
        asked = self._xcb.xcb_intern_atom(self._connection, 0, len(name), name.encode())
        reply = self._xcb.xcb_intern_atom_reply(self._connection, asked, None)
        atom = int(reply[2])
        self._free(reply)
        return atom

    def listen(self) -> None:
        """Ask for the messages that windows send to the root window."""
        mask = ctypes.c_uint32(_ANSWERS)
        self._xcb.xcb_change_window_attributes(
            self._connection, self.root, _EVENT_MASK, ctypes.byref(mask)
        )
        self._xcb.xcb_flush(self._connection)

    def send(self, window: int, kind: int, *values: int) -> None:
        event = _EVENT.pack(_CLIENT_MESSAGE, 32, 0, window, kind, *values)
        self._xcb.xcb_send_event(self._connection, 0, window, 0, event)
        self._xcb.xcb_flush(self._connection)

    def fileno(self) -> int:
        return int(self._xcb.xcb_get_file_descriptor(self._connection))

    def messages(self) -> Iterator[tuple[int, ...]]:
        """The values of the client messages that have come, the kind first."""
        while event := self._xcb.xcb_poll_for_event(self._connection):
            raw = ctypes.string_at(event, _EVENT.size)
            self._free(event)
            code, _, _, _, kind, *values = _EVENT.unpack(raw)
            if code & 0x7F == _CLIENT_MESSAGE:
                yield kind, *values


def main(window: int) -> None:
    connection = _Connection()
    protocols, ping = connection.atom("WM_PROTOCOLS"), connection.atom("_NET_WM_PING")
    connection.listen()
    sent: dict[int, float] = {}
    serial, due = 1 << 30, time.monotonic()
    while True:
        now = time.monotonic()
        if now >= due:
            serial += 1
            sent[serial] = now
            connection.send(window, protocols, ping, serial, window, 0, 0)
            due = max(due + INTERVAL, now)
        wait = max(due - time.monotonic(), 0)
        ready, _, _ = select.select([connection.fileno(), sys.stdin], [], [], wait)
        if sys.stdin in ready and not sys.stdin.read():
            return
        at = time.monotonic()
        for kind, name, number, *_ in connection.messages():
            if kind == protocols and name == ping and number in sent:
                began = sent.pop(number)
                print(began, at - began)


if __name__ == "__main__":
    main(int(sys.argv[1]))
