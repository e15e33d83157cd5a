"""The words of an HTML document."""

from __future__ import annotations

import re
from html.parser import HTMLParser

#: What holds no words for a reader.
_SILENT = frozenset({"script", "style", "template", "noscript", "svg", "head", "select", "iframe"})
#: What begins a line of its own.
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tr",
        "ul",
    ]
)
_SPACES = re.compile(r"[ \t\r\f\v]+")
_EMPTY_LINES = re.compile(r"\n\s*\n\s*")


def text_of_html(source: str) -> str:
    """The text with its lines and headings; the addresses of links behind their words."""
    reader = _Reader()
    reader.feed(source)
    reader.close()
    lines = (line.strip() for line in "".join(reader.pieces).split("\n"))
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        #: The silent elements that are open, of which only the outermost counts.
        self._silent = ""
        self._depth = 0
        self._target = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._silent:
            self._depth += tag == self._silent
        elif tag in _SILENT:
            self._silent, self._depth = tag, 1
        elif tag in _BLOCKS:
            self.pieces.append("\n")
            if tag[0] == "h" and tag[1:].isdigit():
                self.pieces.append(f"\n{'#' * int(tag[1])} ")
            elif tag == "li":
                self.pieces.append("- ")
        elif tag in ("td", "th"):
            self.pieces.append(" | ")
        elif tag == "a":
            target = dict(attrs).get("href") or ""
            self._target = target if target.startswith(("http://", "https://")) else ""

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            self._depth -= tag == self._silent
            self._silent = self._silent if self._depth else ""
        elif tag in _BLOCKS:
            self.pieces.append("\n")
        elif tag == "a" and self._target:
            self.pieces.append(f" ({self._target})")
            self._target = ""

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(_SPACES.sub(" ", data.replace("\n", " ")))
