"""Writes inline Markdown into a text document."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from unicodedata import east_asian_width
from urllib.parse import urlsplit

from markdown_it.token import Token
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor

from desktop.emphasis import is_wide
from desktop.ui.transcript.data_pictures import is_written_out
from desktop.ui.transcript.formats import (
    ASIDE,
    NOTE,
    PICTURE_SOURCE,
    PICTURE_URL,
    InlineStyle,
    TextFormats,
)
from desktop.ui.transcript.formula_pieces import pieces_of
from desktop.ui.transcript.formula_text import OBJECT, formula_format
from desktop.ui.transcript.formulas import FormulaKey, Formulas, Outcome
from desktop.ui.transcript.picture_text import picture_format
from desktop.ui.transcript.picture_words import LOAD_PICTURE, SHOW_PICTURE
from desktop.ui.transcript.pictures import Picture, Pictures
from desktop.ui.transcript.plain import displayable

#: What a view has to paint or to lay out for a block; kept in the block's user state.
HAS_CODE, HAS_MATH, HAS_PICTURE = 1, 16, 32

#: Marks of emphasis and links that may stand together at the end of a line.
_MOST_MARKS = 8
#: Room beside the text in which grounds of inline code may reach out. Design pixels.
BLEED = 4

#: Ends at marks of Chinese and Japanese, which go on without a space.
_BARE_URL = re.compile(
    r"https?://[^\s<>\"'`\u3000-\u303f\uff01-\uff0f\uff1a-\uff20]+", re.IGNORECASE
)


class InlineWriter:
    """Writes the tokens of one inline run. Loads nothing: pictures become their words."""

    def __init__(
        self,
        formats: TextFormats,
        formulas: Formulas | None,
        cursor: QTextCursor,
        style: InlineStyle,
        pictures: Pictures | None = None,
        *,
        breaks: bool = False,
    ) -> None:
        """Without ``pictures`` none is shown, nor offered to be loaded."""
        self._formats = formats
        self._formulas = formulas
        self._pictures = pictures
        self._break = "\N{LINE SEPARATOR}" if breaks else " "
        self._cursor = cursor
        self._rtl = cursor.blockFormat().layoutDirection() is Qt.LayoutDirection.RightToLeft
        self._style = style
        self._href = ""

    def write(self, tokens: Sequence[Token]) -> int:
        found = 0
        for index, (token, after) in enumerate(zip_longest(tokens, tokens[1:])):
            match token.type:
                case "text" if (
                    self._rtl and _is_apart(token.content[:1]) and _is_after_code(tokens, index)
                ):
                    # Its room is on the right, where the code is.
                    self._insert_wide(token.content[0], self._style)
                    self._text(token.content[1:])
                case "text" if (
                    not self._rtl and _leaves_room(token.content) and _is_before_code(tokens, index)
                ):
                    self._text(token.content[:-1])
                    self._insert_wide(token.content[-1], self._style)
                case "text" | "text_special" | "html_inline":
                    self._text(token.content)
                case "softbreak":
                    if self._break != " " or not _joins(tokens, index):
                        self._insert(self._break, self._style)
                case "hardbreak":
                    self._insert("\N{LINE SEPARATOR}", self._style)
                case "code_inline":
                    found |= HAS_CODE
                    self._code(token.content)
                case "math_inline":
                    found |= self._formula(token.content, token.markup)
                case "strong_open" | "strong_close":
                    self._style = replace(self._style, strong=token.nesting > 0)
                case "em_open" | "em_close":
                    self._style = replace(self._style, emphasis=token.nesting > 0)
                case "s_open" | "s_close":
                    self._style = replace(self._style, strike=token.nesting > 0)
                case "link_open":
                    self._href = str(token.attrGet("href") or "")
                    if self._href.startswith((LOAD_PICTURE, SHOW_PICTURE)):
                        self._href = ""  # nobody writes these but us
                    self._style = replace(self._style, link=bool(self._href))
                case "link_close":
                    self._href = ""
                    self._style = replace(self._style, link=False)
                case "image":
                    found |= self._image(token)
                case "footnote_ref":
                    self._reference(token, more=bool(after and after.type == "footnote_ref"))
        return found

    def _reference(self, token: Token, *, more: bool) -> None:
        """The number of a footnote; ``more`` when that of another one follows."""
        number = token.meta["number"]
        self._cursor.insertText(str(number), self._formats.reference(number, token.content))
        if more:
            self._cursor.insertText(*self._formats.between_references())

    def _insert(self, text: str, style: InlineStyle) -> None:
        made = self._formats.inline(style)
        if self._href:
            made = self._linked(made)
        self._cursor.insertText(displayable(text), made)

    def _text(self, text: str) -> None:
        if self._href or "://" not in text:
            self._insert(text, self._style)
            return
        position = 0
        for found in _BARE_URL.finditer(text):
            url = _trimmed(found[0])
            self._insert(text[position : found.start()], self._style)
            self._href = url
            self._insert(url, replace(self._style, link=True))
            self._href = ""
            position = found.start() + len(url)
        self._insert(text[position:], self._style)

    def _code(self, text: str) -> None:
        """The last character is followed by the room that its ground takes."""
        if not text:
            return
        style = replace(self._style, code=True)
        if self._rtl:
            self._aside("\N{LEFT-TO-RIGHT ISOLATE}")
        self._insert(text[:-1], style)
        self._insert_wide(text[-1], style)
        if self._rtl:
            self._aside("\N{POP DIRECTIONAL ISOLATE}")

    def _aside(self, sign: str) -> None:
        """Something that is not copied: it is no part of the text."""
        look = QTextCharFormat(self._formats.inline(self._style))
        look.setProperty(NOTE, ASIDE)
        self._cursor.insertText(sign, look)

    def _formula(self, latex: str, markup: str) -> int:
        """A character that stands for it, some for a long one, or its source when it cannot be
        drawn."""
        display = markup not in ("$", "\\(")
        outcome = outcome_of(self._formulas, FormulaKey(latex, display))
        if outcome is not None and outcome.formula is None:
            self._code(latex)
            return HAS_CODE
        theme = self._formats.theme
        base = self._formats.inline(self._style)
        em = theme.line_height / 1.5 * base.font().pointSizeF() / theme.ui_font().pointSizeF()
        base = self._linked(base) if self._href else base
        pieces = pieces_of(latex)
        outcomes = [outcome_of(self._formulas, FormulaKey(piece, display)) for piece in pieces]
        if any(outcome is not None and outcome.formula is None for outcome in outcomes):
            pieces = [latex]
        if self._rtl and len(pieces) > 1:
            self._aside("\N{LEFT-TO-RIGHT ISOLATE}")
        for number, piece in enumerate(pieces):
            if number:
                self._aside("\N{ZERO WIDTH SPACE}")
            whole = "" if number else latex
            look = formula_format(base, whole, markup, em, piece=piece, in_line=True)
            self._cursor.insertText(OBJECT, look)
        if self._rtl and len(pieces) > 1:
            self._aside("\N{POP DIRECTIONAL ISOLATE}")
        return HAS_MATH

    def _insert_wide(self, char: str, style: InlineStyle) -> None:
        """A character followed by the room that the ground of inline code takes."""
        made = self._formats.inline(style)
        made = self._linked(made) if self._href else QTextCharFormat(made)
        made.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        made.setFontLetterSpacing(self._formats.theme.px(BLEED))
        self._cursor.insertText(displayable(char), made)

    def _linked(self, base: QTextCharFormat) -> QTextCharFormat:
        made = QTextCharFormat(base)
        made.setAnchor(True)
        made.setAnchorHref(self._href)
        # Shown by Qt itself, as rich text in which the target stays text.
        made.setToolTip(f"<qt>{html.escape(self._href)}</qt>")
        return made

    def _image(self, token: Token) -> int:
        """The picture if it is here, or its words with a link that loads it."""
        url = str(token.attrGet("src") or "")
        words = "".join(t.content for t in token.children or ())
        host = "" if is_written_out(url) else _host(url)
        style = replace(self._style, aside=True, link=False)
        said = self._formats.words
        if self._pictures is None or not (host or is_written_out(url)):
            told = said.not_loaded if host else said.not_shown
            self._unlinked(told.format(words=words or said.image, host=host), style)
            return 0
        source = f"![{words}](<{url}>)" if " " in url else f"![{words}]({url})"
        known = self._pictures.remote(url)
        if isinstance(known, Picture):
            look = picture_format(self._formats.inline(self._style), url, source)
            look.setAnchor(True)
            look.setAnchorHref(SHOW_PICTURE + url)
            look.setToolTip(words or said.image)
            self._cursor.insertText(OBJECT, look)
            return HAS_PICTURE
        made = QTextCharFormat(self._formats.inline(style))
        made.setProperty(PICTURE_URL, url)
        made.setProperty(PICTURE_SOURCE, source)
        if known is None:
            told = said.not_loaded if host else said.not_shown
        elif known == "":
            told = said.loading if host else said.arriving
        else:
            told = said.failed if host else said.damaged
        shown = told.format(words=words or said.image, host=host, reason=known)
        self._cursor.insertText(displayable(shown), made)
        if host and known != "":
            load = QTextCharFormat(self._formats.inline(replace(style, aside=False, link=True)))
            load.setProperty(PICTURE_URL, url)
            load.setProperty(PICTURE_SOURCE, ASIDE)
            load.setAnchor(True)
            load.setAnchorHref(LOAD_PICTURE + url)
            load.setToolTip(f"<qt>{html.escape(said.load_tip.format(url=url))}</qt>")
            act = said.load if known is None else said.try_again
            self._cursor.insertText(f"\N{NO-BREAK SPACE}{act}", load)
        return HAS_PICTURE

    def _unlinked(self, text: str, style: InlineStyle) -> None:
        href, self._href = self._href, ""
        self._insert(text, style)
        self._href = href


def _joins(tokens: Sequence[Token], index: int) -> bool:
    """Whether two lines go on without a space, as Chinese and Japanese do."""
    ends = "".join(token.content for token in tokens[max(index - _MOST_MARKS, 0) : index])[-1:]
    begins = "".join(token.content for token in tokens[index + 1 : index + 1 + _MOST_MARKS])[:1]
    return is_wide(ends) and is_wide(begins)


def _is_before_code(tokens: Sequence[Token], index: int) -> bool:
    """Whether inline code follows a token, maybe as the first thing in a link or in bold."""
    for token in tokens[index + 1 :]:
        if token.type == "code_inline":
            return True
        if token.nesting != 1:
            return False
    return False


def _is_after_code(tokens: Sequence[Token], index: int) -> bool:
    """Whether inline code stands before a token, maybe as the last thing in a link or in bold."""
    for token in reversed(tokens[:index]):
        if token.type == "code_inline":
            return True
        if token.nesting != -1:
            return False
    return False


def _leaves_room(text: str) -> bool:
    """Whether the ground of code may be kept off the last character.

    Letters that are joined must not be told apart, nor the last one of an address.
    """
    last = text[-1:]
    return last == " " or (_is_apart(last) and "://" not in text)


def _is_apart(char: str) -> bool:
    """Whether a letter is never joined with the next one."""
    return bool(char) and (char.isascii() or east_asian_width(char) in "WF")


def outcome_of(formulas: Formulas | None, key: FormulaKey) -> Outcome | None:
    return Outcome(None) if formulas is None else formulas.look_up(key)


def _host(source: str) -> str:
    try:
        return urlsplit(source).hostname or ""
    except ValueError:
        return ""


def _trimmed(url: str) -> str:
    """A bare address without the punctuation of the sentence that it ends."""
    while url and url[-1] in ".,;:!?*_~)]}":
        if url[-1] == ")" and url.count("(") >= url.count(")"):
            break
        url = url[:-1]
    return url
