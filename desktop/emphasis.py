"""Emphasis in Markdown of scripts without spaces.

CommonMark goes by spaces to tell where emphasis begins and ends: in ``**「重要」**です`` and in
``**注意：**这是`` its rules find none. Here asterisks and tildes beside a character of such a
script count, whatever stands on their other side. The rule is that of
https://github.com/tats-u/markdown-cjk-friendly/blob/main/specification.md
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from markdown_it import MarkdownIt
from markdown_it.common.utils import isWhiteSpace
from markdown_it.rules_inline import StateInline, emphasis, strikethrough
from markdown_it.rules_inline.state_inline import Scanned

_Rule = Callable[[StateInline, bool], bool]

#: Han, kana, Hangul and their punctuation, in full width too.
_CJK = re.compile(
    "[\u1100-\u11ff\u2e80-\u303f\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f"
    "\uff01-\uffee\U00020000-\U0003ffff]"
)


def use_wide_emphasis(parser: MarkdownIt) -> None:
    """Teach a parser. What is written in Latin letters alone it reads as before."""
    parser.inline.ruler.at("emphasis", _friendly("*", emphasis.tokenize))
    parser.inline.ruler.at("strikethrough", _friendly("~", strikethrough.tokenize))


def is_wide(char: str) -> bool:
    """Whether it is of a script that joins lines without a space between them."""
    return _CJK.match(char) is not None and not "\uac00" <= char <= "\ud7ff"


def _friendly(marker: str, rule: _Rule) -> _Rule:
    def scanned(state: StateInline, silent: bool) -> bool:
        if state.src[state.pos] == marker and not silent:
            state.scanDelims = partial(_scan, state)  # type: ignore[method-assign] # for this text
        return rule(state, silent)

    return scanned


def _scan(state: StateInline, start: int, can_split: bool) -> Scanned:
    found = StateInline.scanDelims(state, start, can_split)
    end = start + found.length
    before = state.src[start - 1] if start else " "
    after = state.src[end] if end < state.posMax else " "
    if not _CJK.match(before) and not _CJK.match(after):
        return found
    return Scanned(not isWhiteSpace(ord(after)), not isWhiteSpace(ord(before)), found.length)
