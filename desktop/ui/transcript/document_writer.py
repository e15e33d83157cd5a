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
from desktop.ui.transcript.formats import PATH, InlineStyle, TextFormats
from desktop.ui.transcript.leaves import CodeLeaf, ParagraphLeaf, Place, RuleLeaf
from desktop.ui.transcript.markdown_stream import References
from desktop.ui.transcript.plain import displayable, is_right_to_left

ProseLeaf = ParagraphLeaf | RuleLeaf | CodeLeaf

#: What a view has to paint behind a block; kept as the block's user state.
HAS_CODE, HAS_QUOTE, IS_RULE, IS_CODE = 1, 2, 4, 8

#: Room beside the text in which grounds of inline code may reach out. Design pixels.
BLEED = 4
LIST_STEP = 24
QUOTE_STEP = 18

_HEADING_GAP = {1: 24, 2: 22, 3: 18}
_BARE_URL = re.compile(r"https?://[^\s<>\"'`]+", re.IGNORECASE)
#: More of one of these in a paragraph cost more than their meaning is worth: it is shown as
#: it was written.
_COSTLY = "[<*_`!~&\\"
_MOST_COSTLY = 600
#: The layout of a word takes time that grows with the square of its length.
_LONGEST_WORD = 1_000
_LONG_WORD = re.compile(rf"\S{{{_LONGEST_WORD}}}")
#: Text without any of these is no markup.
_MARKUP = re.compile(r"[\\`*_~\[\]<&!\n]|://")
_TASK = re.compile(r"\[([ xX])\](?=\s|$)\s?")


class DocumentWriter:
    """Writes inline Markdown and paragraphs at a cursor, in the formats of a theme.

    Every leaf becomes exactly one text block. Loads nothing: images become their words.
    """

    def __init__(self, formats: TextFormats, parser: MarkdownIt) -> None:
        self._formats = formats
        self._parser = parser

    def write(
        self, cursor: QTextCursor, leaf: ProseLeaf, references: References, *, first: bool
    ) -> int:
        """Fill the empty block at the cursor; ``first`` in its document.

        Gives what a view has to paint behind the block, which is also its user state.
        """
        cursor.setBlockFormat(self._block_format(leaf, first=first))
        state = HAS_QUOTE if "q" in leaf.place.path else 0
        plain = self._formats.inline(InlineStyle())
        cursor.setBlockCharFormat(plain)
        match leaf:
            case RuleLeaf():
                state |= IS_RULE
            case CodeLeaf(text=text):
                state |= IS_CODE
                style = self._formats.inline(InlineStyle(code=True))
                unpilled = QTextCharFormat(style)
                unpilled.clearProperty(int(style.Property.UserProperty) + 1)
                cursor.insertText(displayable(text).replace("\n", "\N{LINE SEPARATOR}"), unpilled)
            case ParagraphLeaf(place=place, content=content, level=level):
                marker = place.marker
                if marker and (task := _TASK.match(content)):
                    marker = "☐" if task[1] == " " else "☑"
                    content = content[task.end() :]
                if marker:
                    # Tab stops do not reach lines that run to the left.
                    gap = "\N{EN SPACE}" if is_right_to_left(content) else "\t"
                    cursor.insertText(marker + gap, plain)
                if level:
                    cursor.setBlockCharFormat(self._formats.inline(InlineStyle(level=level)))
                if self.inline(cursor, content, references, InlineStyle(level=level)):
                    state |= HAS_CODE
        cursor.block().setUserState(state)
        return state

    def inline(
        self,
        cursor: QTextCursor,
        content: str,
        references: References,
        style: InlineStyle = InlineStyle(),  # noqa: B008 - an immutable value
    ) -> bool:
        """Write inline Markdown; true when there is inline code in it."""
        tokens: list[Token] = []
        if not _MARKUP.search(content) or is_costly(content):
            shown = _LONG_WORD.sub(lambda word: word[0] + "\N{LINE SEPARATOR}", content)
            cursor.insertText(displayable(shown), self._formats.inline(style))
            return False
        env: MutableMapping[str, Any] = {"references": references}
        self._parser.inline.parse(content, self._parser, env, tokens)
        return _InlineWriter(self._formats, cursor, style).write(tokens)

    def _block_format(self, leaf: ProseLeaf, *, first: bool) -> QTextBlockFormat:
        theme, place = self._formats.theme, leaf.place
        made = QTextBlockFormat()
        level = leaf.level if isinstance(leaf, ParagraphLeaf) else 0
        if not first:
            made.setTopMargin(gap_above(leaf, theme))
        line = theme.line_height
        if level:
            line = theme.heading_font(level).pointSizeF() / theme.ui_font().pointSizeF() * line
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        made.setLineHeight(line, fixed)
        before, after = self._margins(place)
        content = leaf.content if isinstance(leaf, ParagraphLeaf) else ""
        if isinstance(leaf, CodeLeaf):
            made.setLineHeight(theme.code_line_height, fixed)
            before, after = before + theme.px(12), after + theme.px(12)
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
        steps = sum(LIST_STEP if letter == "l" else QUOTE_STEP for letter in place.path)
        return theme.px(BLEED) + theme.px(steps), theme.px(BLEED)


class _InlineWriter:
    """Writes the tokens of one inline run."""

    def __init__(self, formats: TextFormats, cursor: QTextCursor, style: InlineStyle) -> None:
        self._formats = formats
        self._cursor = cursor
        self._style = style
        self._href = ""

    def write(self, tokens: Sequence[Token]) -> bool:
        has_code = False
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
                    has_code = True
                    self._code(token.content)
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
        return has_code

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
