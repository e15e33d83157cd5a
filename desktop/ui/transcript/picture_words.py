"""Pictures that Markdown names by an address. Knows no Qt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from markdown_it.common.utils import unescapeAll

from desktop.ui.transcript.data_pictures import is_written_out
from desktop.ui.transcript.leaves import Leaf, ParagraphLeaf

#: Links of ours, which lead nowhere: they fetch a picture, or show it larger.
LOAD_PICTURE, SHOW_PICTURE = "rivulet-load:", "rivulet-show:"
#: A paragraph longer than this is not looked at.
_LONGEST = 4_000
_PICTURE = re.compile(
    r"!\[(?P<alt>(?:[^\[\]\\]|\\.)*)\]"
    r"\(\s*(?:<(?P<angle>[^<>\n]*)>|(?P<bare>[^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*))"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\)\s*",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class RemotePicture:
    """A picture somewhere in the network, or in the text itself: then it has no host.

    ``words`` say what it shows.
    """

    url: str
    words: str
    host: str


def picture_of(leaf: Leaf) -> RemotePicture | None:
    """The picture that a paragraph is, if it is nothing else."""
    if not isinstance(leaf, ParagraphLeaf) or not leaf.content.startswith("!["):
        return None
    if leaf.level or "q" in leaf.place.path or len(leaf.content) > _LONGEST:
        return None
    found = _PICTURE.fullmatch(leaf.content)
    if found is None:
        return None
    url = unescapeAll(found["angle"] if found["angle"] is not None else found["bare"])
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return None
    if not is_written_out(url) and (parts.scheme.lower() not in ("http", "https") or not host):
        return None
    return RemotePicture(url, " ".join(unescapeAll(found["alt"]).split()), host)
