"""Writes leaves into a text document."""

from __future__ import annotations

import html
import re
from collections.abc import MutableMapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption

from desktop.ui.theme import Theme
from desktop.ui.transcript.footnotes import Footnote, footnote_key
from desktop.ui.transcript.formats import INLINE_CODE, PATH, InlineStyle, TextFormats
from desktop.ui.transcript.formula_text import OBJECT, formula_format
from desktop.ui.transcript.formulas import FormulaKey, Formulas, Outcome
from desktop.ui.transcript.leaves import (
    CodeLeaf,
    MathLeaf,
    ParagraphLeaf,
    Place,
    ProseLeaf,
    RuleLeaf,
    label_of,
)
from desktop.ui.transcript.markdown_stream import References
from desktop.ui.transcript.plain import displayable, is_right_to_left

#: What a view has to paint behind a block; kept as the block's user state.
HAS_CODE, HAS_QUOTE, IS_RULE, IS_CODE, HAS_MATH = 1, 2, 4, 8, 16

#: Room beside the text in which grounds of inline code may reach out. Design pixels.
BLEED = 4
LIST_STEP = 24
QUOTE_STEP = 18

_HEADING_GAP = {1: 24, 2: 22, 3: 18}
_BARE_URL = re.compile(r"https?://[^\s<>\"'`]+", re.IGNORECASE)
#: More of one of these in a paragraph cost more than their meaning is worth: it is shown as
#: it was written.
_COSTLY = "[<*_`!~&$\\"
_MOST_COSTLY = 600
#: The layout of a word takes time that grows with the square of its length.
_LONGEST_WORD = 1_000
_LONG_WORD = re.compile(rf"\S{{{_LONGEST_WORD}}}")
#: Text without any of these is no markup.
_MARKUP = re.compile(r"[\\`*_~\[\]<&!$\n]|://")
_TASK = re.compile(r"\[([ xX])\](?=\s|$)\s?")


class DocumentWriter:
    """Writes inline Markdown and paragraphs at a cursor, in the formats of a theme.

    Every leaf becomes exactly one text block. Loads nothing: images become their words.
    Without ``formulas`` mathematics becomes its source.
    """

    def __init__(
        self, formats: TextFormats, parser: MarkdownIt, formulas: Formulas | None = None
    ) -> None:
        self._formats = formats
        self._formulas = formulas
        self._parser = parser

    def write(
        self, cursor: QTextCursor, leaf: ProseLeaf, references: References, *, first: bool
    ) -> int:
        """Fill the empty block at the cursor; ``first`` in its document.

        Gives what a view has to paint behind the block, which is also its user state.
        """
        cursor.setBlockFormat(self._block_format(leaf, first=first))
        state = HAS_QUOTE if "q" in leaf.place.path else 0
        small = "n" in leaf.place.path
        plain = self._formats.inline(InlineStyle(small=small))
        cursor.setBlockCharFormat(plain)
        match leaf:
            case RuleLeaf():
                state |= IS_RULE
            case CodeLeaf(text=text):
                state |= IS_CODE
                self._code(cursor, text, small=small)
            case MathLeaf(latex=latex, growing=True):
                self._code(cursor, latex, small=small)
            case MathLeaf(latex=latex, markup=markup):
                outcome = _outcome(self._formulas, FormulaKey(latex, display=True))
                if outcome is not None and outcome.formula is None:
                    return self.write(cursor, CodeLeaf(leaf.place, latex), references, first=first)
                state |= HAS_MATH
                em = self._formats.theme.line_height / 1.5
                cursor.insertText(OBJECT, formula_format(plain, latex, markup, em))
            case ParagraphLeaf(place=place, content=content, level=level):
                marker = place.marker
                if marker and (task := _TASK.match(content)):
                    marker = "☐" if task[1] == " " else "☑"
                    content = content[task.end() :]
                note = _note_of(place, references)
                if note is not None:
                    marker = f"{note.number}."
                if marker:
                    # Tab stops do not reach lines that run to the left.
                    gap = "\N{EN SPACE}" if is_right_to_left(content) else "\t"
                    cursor.insertText(marker + gap, plain)
                if level:
                    cursor.setBlockCharFormat(self._formats.inline(InlineStyle(level=level)))
                style = InlineStyle(level=level, small=small)
                state |= self.inline(cursor, content, references, style)
                if note is not None:
                    cursor.insertText(*self._formats.back_link(note.number))
                if state & HAS_MATH:
                    self.let_lines_grow(cursor)
        cursor.block().setUserState(state)
        return state

    def inline(
        self,
        cursor: QTextCursor,
        content: str,
        references: References,
        style: InlineStyle = InlineStyle(),  # noqa: B008 - an immutable value
    ) -> int:
        """Write inline Markdown; gives HAS_CODE and HAS_MATH."""
        tokens: list[Token] = []
        if not _MARKUP.search(content) or is_costly(content):
            shown = _LONG_WORD.sub(lambda word: word[0] + "\N{LINE SEPARATOR}", content)
            cursor.insertText(displayable(shown), self._formats.inline(style))
            return 0
        env: MutableMapping[str, Any] = {"references": references}
        self._parser.inline.parse(content, self._parser, env, tokens)
        return _InlineWriter(self._formats, self._formulas, cursor, style).write(tokens)

    def let_lines_grow(self, cursor: QTextCursor) -> None:
        """Lines of this block become higher for a formula that needs it."""
        look = QTextBlockFormat()
        kind = QTextBlockFormat.LineHeightTypes.MinimumHeight.value
        look.setLineHeight(cursor.blockFormat().lineHeight(), kind)
        cursor.mergeBlockFormat(look)

    def _code(self, cursor: QTextCursor, text: str, *, small: bool = False) -> None:
        style = self._formats.inline(InlineStyle(code=True, small=small))
        unpilled = QTextCharFormat(style)
        unpilled.clearProperty(INLINE_CODE)
        cursor.insertText(displayable(text).replace("\n", "\N{LINE SEPARATOR}"), unpilled)

    def _block_format(self, leaf: ProseLeaf, *, first: bool) -> QTextBlockFormat:
        theme, place = self._formats.theme, leaf.place
        made = QTextBlockFormat()
        level = leaf.level if isinstance(leaf, ParagraphLeaf) else 0
        if not first:
            made.setTopMargin(gap_above(leaf, theme))
        line = theme.line_height
        if "n" in place.path:
            line = theme.small_font().pointSizeF() / theme.ui_font().pointSizeF() * line
        if level:
            line = theme.heading_font(level).pointSizeF() / theme.ui_font().pointSizeF() * line
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        made.setLineHeight(line, fixed)
        before, after = self._margins(place)
        content = leaf.content if isinstance(leaf, ParagraphLeaf) else ""
        if isinstance(leaf, CodeLeaf):
            made.setLineHeight(theme.code_line_height, fixed)
            before, after = before + theme.px(12), after + theme.px(12)
        if isinstance(leaf, MathLeaf):
            made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            if not leaf.growing:
                made.setLineHeight(0, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
        rtl = is_right_to_left(content)
        made.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        made.setLeftMargin(after if rtl else before)
        made.setRightMargin(before if rtl else after)
        if place.marker:
            step = theme.px(LIST_STEP)
            made.setTextIndent(-step)
            made.setTabPositions([QTextOption.Tab(step, QTextOption.TabType.LeftTab)])
        if place.path:
            made.setProperty(PATH, place.path)
        return made

    def _margins(self, place: Place) -> tuple[int, int]:
        theme = self._formats.theme
        steps = sum(QUOTE_STEP if letter == "q" else LIST_STEP for letter in place.path)
        return theme.px(BLEED) + theme.px(steps), theme.px(BLEED)


class _InlineWriter:
    """Writes the tokens of one inline run."""

    def __init__(
        self,
        formats: TextFormats,
        formulas: Formulas | None,
        cursor: QTextCursor,
        style: InlineStyle,
    ) -> None:
        self._formats = formats
        self._formulas = formulas
        self._cursor = cursor
        self._style = style
        self._href = ""

    def write(self, tokens: Sequence[Token]) -> int:
        found = 0
        for token, after in zip_longest(tokens, tokens[1:]):
            match token.type:
                case "text" if after and after.type == "code_inline" and token.content[-1:] == " ":
                    self._text(token.content[:-1])
                    self._insert_wide(" ", self._style)
                case "text" | "text_special" | "html_inline":
                    self._text(token.content)
                case "softbreak":
                    self._insert(" ", self._style)
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
                    self._style = replace(self._style, link=bool(self._href))
                case "link_close":
                    self._href = ""
                    self._style = replace(self._style, link=False)
                case "image":
                    self._image(token)
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
        self._insert(text[:-1], style)
        self._insert_wide(text[-1], style)

    def _formula(self, latex: str, markup: str) -> int:
        """A character that stands for it, or its source when it cannot be drawn."""
        display = markup not in ("$", "\\(")
        outcome = _outcome(self._formulas, FormulaKey(latex, display))
        if outcome is not None and outcome.formula is None:
            self._code(latex)
            return HAS_CODE
        theme = self._formats.theme
        base = self._formats.inline(self._style)
        em = theme.line_height / 1.5 * base.font().pointSizeF() / theme.ui_font().pointSizeF()
        base = self._linked(base) if self._href else base
        self._cursor.insertText(OBJECT, formula_format(base, latex, markup, em))
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

    def _image(self, token: Token) -> None:
        source = str(token.attrGet("src") or "")
        words = "".join(t.content for t in token.children or ()) or "image"
        host = _host(source)
        style = replace(self._style, aside=True, link=False)
        href, self._href = self._href, ""
        self._insert(words, style)
        self._insert(f" (image on {host}, not loaded)" if host else " (image, not loaded)", style)
        self._href = href


def _note_of(place: Place, references: References) -> Footnote | None:
    """The footnote that begins at a place."""
    found = references.get(footnote_key(label)) if (label := label_of(place)) else None
    return found if isinstance(found, Footnote) else None


def _outcome(formulas: Formulas | None, key: FormulaKey) -> Outcome | None:
    return Outcome(None) if formulas is None else formulas.look_up(key)


def is_costly(content: str) -> bool:
    """Whether parsing inline Markdown could take longer than a frame."""
    return len(content) > _MOST_COSTLY and (
        any(content.count(mark) > _MOST_COSTLY for mark in _COSTLY)
        or _LONG_WORD.search(content) is not None
    )


def gap_above(leaf: ProseLeaf, theme: Theme) -> int:
    """The room between a leaf and the prose above it, in pixels."""
    level = leaf.level if isinstance(leaf, ParagraphLeaf) else 0
    return theme.px(4 if leaf.place.tight else _HEADING_GAP.get(level, 12))


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
