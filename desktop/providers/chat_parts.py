"""Parts of a chat completion that come beside its text: details, pictures, sources."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Any

import msgspec

from desktop.chat.blocks import Citation, Image
from desktop.providers.decoder import raw_text
from desktop.providers.half_characters import mended

_DATA_URL = re.compile(r"data:([\w.+-]+/[\w.+-]+);base64,")
#: The fields of a reasoning detail that come in pieces.
_GROWING = ("text", "summary", "data")


class ReasoningDetails:
    """Puts OpenRouter's reasoning details together, as they have to be sent back.

    https://openrouter.ai/docs/use-cases/reasoning-tokens
    """

    def __init__(self) -> None:
        self._entries: list[dict[str, Any]] = []
        #: The pieces of the growing fields of the last entry.
        self._pieces: dict[str, list[str]] = {}

    def __bool__(self) -> bool:
        return bool(self._entries)

    def add(self, deltas: list[dict[str, Any]]) -> None:
        for delta in deltas:
            if not self._continues(delta):
                self._join()
                self._entries.append({})
            entry = self._entries[-1]
            for name, value in delta.items():
                if name in _GROWING and isinstance(value, str):
                    self._pieces.setdefault(name, []).append(value)
                    entry.setdefault(name, "")
                elif value is not None or name not in entry:
                    entry[name] = value

    def take(self) -> list[dict[str, Any]]:
        """All entries so far; begins anew."""
        self._join()
        entries, self._entries = self._entries, []
        return entries

    def _continues(self, delta: dict[str, Any]) -> bool:
        """Encrypted details come whole, so each is an entry of its own."""
        if not self._entries or delta.get("type") == "reasoning.encrypted":
            return False
        last = self._entries[-1]
        return all(delta.get(name, last.get(name)) == last.get(name) for name in ("type", "index"))

    def _join(self) -> None:
        for name, pieces in self._pieces.items():
            self._entries[-1][name] = mended("".join(pieces))
        self._pieces = {}


def details_text(details: list[dict[str, Any]]) -> str:
    """What can be read of reasoning details."""
    texts = (detail.get("text") or detail.get("summary") for detail in details)
    return "".join(text for text in texts if isinstance(text, str))


def image_in(part: Any) -> Image | None:
    """The picture of an ``image_url`` part. None for an address: nothing is fetched for it."""
    url: object = part.get("image_url") if isinstance(part, dict) else None
    if isinstance(url, dict):
        url = url.get("url")
    if not isinstance(url, str) or (found := _DATA_URL.match(url)) is None:
        return None
    try:
        data = base64.b64decode(url[found.end() :], validate=True)
    except (binascii.Error, ValueError):
        return None
    return Image(found[1], data)


class _Source(msgspec.Struct, gc=False):
    title: str | None = None
    url: str | None = None
    content: str | None = None
    #: Perplexity
    snippet: str | None = None


class _Annotation(msgspec.Struct, gc=False):
    url_citation: _Source | None = None


def citation(raw: msgspec.Raw) -> Citation:
    """A source as OpenAI and OpenRouter name it."""
    try:
        source = msgspec.json.decode(raw, type=_Annotation).url_citation or _Source()
    except msgspec.ValidationError:
        source = _Source()
    return Citation(source.title or "", source.url or "", source.content or "", raw_text(raw))


def sources_in(results: msgspec.Raw, addresses: list[Any]) -> list[Citation]:
    """What was read for a reply, in the order of the numbers in its text: Perplexity's results of
    a search, else bare addresses."""
    try:
        found = msgspec.json.decode(results, type=list[_Source]) if results else []
    except msgspec.DecodeError:
        found = []
    if found:
        return [
            Citation(source.title or "", source.url or "", source.snippet or "")
            for source in found
            if source.url
        ]
    return [Citation(url=address) for address in addresses if isinstance(address, str)]
