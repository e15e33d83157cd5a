"""Pictures that are written out in Markdown, as ``data:`` addresses. Knows no Qt."""

from __future__ import annotations

import base64
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote

#: What stands in the Markdown in place of the bytes. Nobody can guess how it goes on.
SCHEME = "rivulet-picture"
#: More of one picture is not kept, in characters of base64.
_MOST = 28_000_000
_KINDS = ("png", "jpeg", "jpg", "gif", "webp", "bmp")
_OPENINGS = tuple(f"data:image/{kind};base64," for kind in _KINDS)
_OPENING = re.compile(rf"\]\( {{0,3}}<?(data:image/(?:{'|'.join(_KINDS)});base64,)")
#: The end of what may become an opening.
_HALF = re.compile(r"\]\( {0,3}<?(d[a-z:/;0-9,]*)\Z")
_BASE64 = re.compile(r"[A-Za-z0-9+/=_%-]*")
_FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*[ \t>]*(`{3,}|~{3,})(.*)")
_TOKEN = re.compile(rf"{SCHEME}:[0-9a-f]+-\d+")
#: How much of what was passed on is looked at with what comes: an opening without its address.
_LEAD = 6
#: Pieces of text that are kept to be looked through for fences.
_MOST_UNREAD = 2_000


def is_written_out(url: str) -> bool:
    """Whether an address stands for bytes that came with the text."""
    return url.startswith(f"{SCHEME}:")


def put_back(text: str, source_of: Callable[[str], str]) -> str:
    """The text with the addresses that it was written with; ``source_of`` gives each."""
    if SCHEME not in text:
        return text
    return _TOKEN.sub(lambda found: source_of(found[0]), text)


@dataclass(frozen=True, slots=True)
class Bytes:
    """The base64 of one picture, once all of it has come; ``url`` stands for it."""

    url: str
    kind: str
    encoded: str


def decoded_bytes(came: Bytes) -> bytes:
    """What was written out; nothing where that is no base64. Takes a millisecond a megabyte."""
    plain = unquote(came.encoded).replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4))
    except ValueError:
        return b""


class DataPictures:
    """Takes the bytes of pictures out of Markdown that arrives in pieces.

    Costs the same for each character, however long the bytes are. What stands in code stays as
    it is. ``begun`` is told what stands for a picture that arrives, ``came`` what is complete.
    """

    def __init__(self, *, begun: Callable[[str], object], came: Callable[[Bytes], object]) -> None:
        self._begun = begun
        self._came = came
        self._secret = ""
        self._number = 0
        self._lead = ""
        self._held = ""
        self._pieces: list[str] | None = None
        self._length = 0
        self._kind = ""
        #: Lines in which fences were not looked for, and the fence that is open.
        self._unread: list[str] = []
        self._fence = ""

    def feed(self, text: str) -> str:
        """What of the text, and of what was held back, can be passed on."""
        if self._pieces is None and not self._held and not self._suspects(text):
            return self._passed(text)
        out: list[str] = []
        text, self._held = self._held + text, ""
        while text:
            text = self._take(text) if self._pieces is not None else self._search(text, out)
        return "".join(out)

    def finish(self) -> str:
        """No more text comes."""
        if self._pieces is not None:
            self._close()
        text, self._held = self._held, ""
        return self._passed(text)

    def _suspects(self, text: str) -> bool:
        return "data:" in text or "](" in text or self._lead.rstrip(" <").endswith("](")

    def _passed(self, text: str) -> str:
        if text:
            self._unread.append(text)
            self._lead = (self._lead + text)[-_LEAD:]
            if len(self._unread) > _MOST_UNREAD:
                self._in_code()
        return text

    def _search(self, text: str, out: list[str]) -> str:
        """Pass text on up to the bytes of a picture; gives what comes after that."""
        lead = len(self._lead)
        whole = self._lead + text
        found = _OPENING.search(whole)
        if found is not None:
            out.append(self._passed(whole[lead : found.start(1)]))
            if self._in_code():
                out.append(self._passed(found[1]))
            else:
                self._secret = self._secret or secrets.token_hex(12)
                self._number += 1
                self._pieces, self._length = [], 0
                self._kind = found[1].removeprefix("data:image/").removesuffix(";base64,")
                out.append(self._passed(self._url))
                self._begun(self._url)
            return whole[found.end() :]
        half = _HALF.search(whole)
        keeps = half is not None and any(o.startswith(half[1]) for o in _OPENINGS)
        end = max(half.start(1), lead) if half is not None and keeps else len(whole)
        out.append(self._passed(whole[lead:end]))
        self._held = whole[end:]
        return ""

    def _take(self, text: str) -> str:
        """Keep bytes; gives what comes after them."""
        assert self._pieces is not None
        found = _BASE64.match(text)
        assert found is not None
        self._length += len(found[0])
        if self._length <= _MOST:
            self._pieces.append(found[0])
        rest = text[found.end() :]
        if rest:
            self._close()
        return rest

    def _close(self) -> None:
        assert self._pieces is not None
        encoded = "".join(self._pieces) if self._length <= _MOST else ""
        self._pieces = None
        self._came(Bytes(self._url, self._kind, encoded))

    @property
    def _url(self) -> str:
        return f"{SCHEME}:{self._secret}-{self._number}"

    def _in_code(self) -> bool:
        """Whether what comes next stands in a fence, or in code within a line."""
        lines = "".join(self._unread).split("\n")
        self._unread = [lines[-1]]
        for line in lines[:-1]:
            fence = _FENCE.match(line)
            if fence is None:
                continue
            if not self._fence:
                self._fence = fence[1] if fence[1][0] == "~" or "`" not in fence[2] else ""
            elif fence[1].startswith(self._fence) and not fence[2].strip():
                self._fence = ""
        return bool(self._fence) or len(re.findall("`+", lines[-1])) % 2 == 1
