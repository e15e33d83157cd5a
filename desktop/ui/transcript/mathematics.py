r"""Mathematics in Markdown: ``$...$``, ``$$...$$``, ``\(...\)``, ``\[...\]`` and environments.

Rules for the parser. What is in the delimiters is LaTeX, which nothing here looks into.
Prices stay text: no space after the opening dollar or before the closing one, no digit after
the closing one, no letter or digit before the opening one. Knows no Qt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

#: Set in the environment of a parse when more text may come: a block of mathematics that has
#: no end yet is one then.
GROWING = "growing"

#: A delimiter without its counterpart within this many characters is text.
_LONGEST_INLINE = 1_000
_LONGEST_BLOCK = 4_000

_INLINE_CLOSERS = {"$$": "$$", "\\(": "\\)", "\\[": "\\]"}
_DOLLARS = re.compile(r"\$((?:[^$`\\]|\\.)+)\$(?!\d)", re.DOTALL)
_BLOCK = re.compile(
    r"(?P<mark>\$\$|\\\[)|\\begin\{(?P<name>(?:equation|align|alignat|gather|multline|eqnarray)\*?)\}"
)
#: Two words in a row: what follows a dollar sign is a sentence, not a formula.
_PROSE = re.compile(r"[A-Za-z]{3,},? [A-Za-z]{2,}")
#: What words in brackets do not have.
_COMMAND = re.compile(r"\\[A-Za-z]|=")
_SIGNS = re.compile(r"[\\^_={}]")


@dataclass(frozen=True, slots=True)
class Span:
    """A formula in a text: its LaTeX, its opening delimiter, and where it ends."""

    latex: str
    markup: str
    end: int

    @property
    def display(self) -> bool:
        return self.markup in ("$$", "\\[")


def use_mathematics(parser: MarkdownIt) -> None:
    """Teach a parser: tokens ``math_inline`` and ``math_block`` hold LaTeX as their content."""
    ends = ["paragraph", "reference", "blockquote", "list"]
    parser.block.ruler.before("fence", "math_block", _math_block, {"alt": ends})
    parser.inline.ruler.before("escape", "math_inline", _math_inline)
    parser.add_render_rule("math_inline", _as_source)
    parser.add_render_rule("math_block", _as_source)


def span_at(source: str, start: int, limit: int | None = None) -> Span | None:
    """The whole formula that begins at a dollar sign or backslash, if one does."""
    limit = len(source) if limit is None else limit
    markup = source[start : start + 2]
    closer = _INLINE_CLOSERS.get(markup)
    if closer is not None:
        begin = start + 2
        end = source.find(closer, begin, min(limit, begin + _LONGEST_INLINE))
        if end < 0 or not source[begin:end].strip():
            return None
        if markup == "\\[" and not _is_bracketed(source[begin:end]):
            return None
        return Span(source[begin:end].strip(), markup, end + 2)
    if source[start : start + 1] != "$" or source[start - 1 : start].isalnum():
        return None
    found = _DOLLARS.match(source, start, min(limit, start + _LONGEST_INLINE))
    if found is None or found[1][0].isspace() or found[1][-1].isspace():
        return None
    if source[found.end() : found.end() + 1].isdigit():
        return None
    return Span(found[1], "$", found.end())


def _is_bracketed(latex: str) -> bool:
    """Whether what stands between escaped brackets is a formula rather than a word."""
    return latex != latex.strip() or _COMMAND.search(latex) is not None


def half_span_at(source: str, start: int) -> str:
    """The delimiter of a formula that probably begins here and is still being written, or ""."""
    rest = source[start + 2 :]
    markup = source[start : start + 2]
    if markup in _INLINE_CLOSERS:
        if _INLINE_CLOSERS[markup] in rest or source[start - 1 : start] == "[":
            # It has an end and is none, or it is the escaped bracket in the words of a link.
            return ""
        return markup if len(rest) < _LONGEST_INLINE else ""
    if source[start : start + 1] != "$" or source[start - 1 : start].isalnum():
        return ""
    rest = source[start + 1 :]
    if "$" in rest or rest[:1].isspace() or len(rest) > 300:
        return ""
    signs = _SIGNS.search(rest)
    if (rest[:1].isdigit() or _PROSE.search(rest)) and not signs:
        return ""
    return "$"


def delimited(latex: str, markup: str) -> str:
    """A formula as Markdown. Without ``markup`` it is an environment, which has its own."""
    closers = {"$": "$", **_INLINE_CLOSERS}
    return f"{markup}{latex}{closers[markup]}" if markup else latex


def _math_inline(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] not in "$\\":
        return False
    span = span_at(state.src, state.pos, state.posMax)
    if span is None:
        return False
    if not silent:
        token = state.push("math_inline", "", 0)
        token.content = span.latex
        token.markup = span.markup
    state.pos = span.end
    return True


def _math_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start):
        return False
    block = _Block.read(state, start, end)
    if block is None:
        return False
    if silent:
        return True
    state.line = block.end
    token = state.push("math_block", "", 0)
    token.block = True
    token.content = block.latex
    token.markup = block.markup
    token.meta = {GROWING: block.growing}
    token.map = [start, block.end]
    return True


@dataclass(frozen=True, slots=True)
class _Block:
    """A formula on lines of its own. ``growing`` when its end has not come yet."""

    latex: str
    markup: str
    end: int
    growing: bool = False

    @classmethod
    def read(cls, state: StateBlock, start: int, end: int) -> _Block | None:
        """From line ``start``, with nothing behind its end.

        Blank lines may follow the opening delimiter and precede the closing one.
        """
        line = _line(state, start)
        opening = _BLOCK.match(line)
        if opening is None:
            return None
        markup = opening["mark"] or ""
        closer = _INLINE_CLOSERS.get(markup) or f"\\end{{{opening['name']}}}"
        lines = [line[opening.end() :]]
        ended, size, number = False, 0, start
        while True:
            line = lines[-1]
            at_end = number + 1 >= len(state.bMarks) - 1
            growing = at_end and bool(state.env.get(GROWING))
            place = line.find(closer)
            if place >= 0:
                if line[place + len(closer) :].strip():
                    return None
                if markup == "\\[" and number == start and not _is_bracketed(line[:place]):
                    return None
                lines[-1] = line[:place]
                break
            if not line.strip():
                ended = any(map(str.strip, lines))
            elif ended:
                if growing and closer.startswith(line.strip()):
                    break
                return None
            size += len(line)
            if size > _LONGEST_BLOCK:
                return None
            number += 1
            if number >= end:
                if not growing:
                    return None
                break
            if state.sCount[number] < state.blkIndent and not state.isEmpty(number):
                return None
            lines.append(_line(state, number))
        closed = place >= 0
        latex = "\n".join(lines).strip()
        if closed and not latex:
            return None
        if not markup:
            latex = f"\\begin{{{opening['name']}}}\n{latex}\n" + closer * closed
        return cls(latex, markup, min(number + 1, end), growing=not closed)


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _as_source(
    renderer: RendererHTML,  # noqa: ARG001 - what the parser calls it with
    tokens: Sequence[Token],
    index: int,
    options: OptionsDict,  # noqa: ARG001 - as above
    env: EnvType,  # noqa: ARG001 - as above
) -> str:
    """In HTML a formula is what was written: other programs have their own ways to draw it."""
    token = tokens[index]
    source = escapeHtml(delimited(token.content, token.markup))
    return f"<p>{source}</p>\n" if token.block else source
