"""A large JSON file, one element at a time."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator

from desktop.chat.wording import say
from desktop.exchange.report import Report

#: A whole string, the beginning of one that goes on (group 1), or a bracket.
_TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+(?:"|(\\?\Z))|[\[\]{}]', re.DOTALL)
#: The rest of such a string: up to its closing quote, or to the end.
_STRING_REST = re.compile(rb'(?:[^"\\]++|\\.)*+("|\\?\Z)', re.DOTALL)
_QUOTE, _ARRAY = ord('"'), ord("[")
_OPENING = frozenset(b"[{")
_BETWEEN = b", \t\r\n"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class JsonElements:
    """Cuts a JSON text into the elements of its outermost array, or into its one object.

    Holds at most one element of ``limit`` bytes. Only finds where elements end; whether they
    are JSON is for their reader to say. What cannot be cut out is noted in the report.
    """

    def __init__(self, report: Report, *, limit: int) -> None:
        self._report = report
        self._limit = limit
        self._depth = 0
        #: The depth that elements lie at: 1 in an array, 0 for an object alone. None: not known.
        self._level: int | None = None
        self._parts: list[bytes] = []
        self._size = 0
        self._in_long_string = False

    def split(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """The elements, in order. Those that are too long are noted and left out."""
        rest = b""
        for number, chunk in enumerate(chunks):
            text = rest + (chunk.removeprefix(_BYTE_ORDER_MARK) if number == 0 else chunk)
            rest = yield from self._scan(text)
        if self._depth or self._in_long_string:
            self._report.note(say("Files that end too early"))
        elif self._level is None:
            self._report.note(say("Files that hold no conversations"))

    def _scan(self, text: bytes) -> Generator[bytes, None, bytes]:
        """Yields the elements that end in ``text``; returns what must be seen again."""
        begin = 0
        if self._in_long_string:
            rest = _STRING_REST.match(text)
            assert rest is not None  # it matches the empty text
            if rest[1] != b'"':
                return rest[1]
            self._in_long_string = False
            begin = rest.end()
        start = last = begin
        for token in _TOKEN.finditer(text, begin):
            if token[1] is not None:
                return self._string_goes_on(text, start, token)
            first = text[token.start()]
            if self._depth == self._level:
                self._look_between(text[last : token.start()], is_string=first == _QUOTE)
                start = token.start()
            last = token.end()
            if first in _OPENING:
                if self._level is None:
                    self._level = 1 if first == _ARRAY else 0
                    start = token.start()
                self._depth += 1
            elif first != _QUOTE and self._depth:
                self._depth -= 1
                if self._depth == self._level:
                    self._keep(text[start:last])
                    yield from self._take_element()
        if self._inside:
            self._keep(text[start:])
        return b""

    @property
    def _inside(self) -> bool:
        return self._level is not None and self._depth > self._level

    def _string_goes_on(self, text: bytes, start: int, token: re.Match[bytes]) -> bytes:
        """Keep a string for the next chunk, unless it is already too long to be kept."""
        if self._inside:
            self._keep(text[start : token.start()])
        if token.end() - token.start() <= self._limit:
            return text[token.start() :]
        self._in_long_string = True
        self._keep(text[token.start() :])
        return token[1]

    def _keep(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size > self._limit:
            self._parts.clear()
        else:
            self._parts.append(piece)

    def _take_element(self) -> Iterator[bytes]:
        element = b"".join(self._parts)
        size, self._size = self._size, 0
        self._parts.clear()
        if size > self._limit:
            self._report.note(say("Conversations larger than {size} MiB", size=self._limit >> 20))
        else:
            yield element

    def _look_between(self, text: bytes, *, is_string: bool) -> None:
        if is_string or text.strip(_BETWEEN):
            self._report.note(say("Entries that are no conversation"))
