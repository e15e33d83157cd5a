"""Writes leaves into a text document."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)

from desktop.ui.theme import Theme
from desktop.ui.transcript.footnotes import Footnote, footnote_key
from desktop.ui.transcript.formats import INLINE_CODE, PATH, InlineStyle, TextFormats
from desktop.ui.transcript.formula_text import OBJECT, formula_format
from desktop.ui.transcript.formulas import FormulaKey, Formulas
from desktop.ui.transcript.inline_writer import (
    BLEED,
    HAS_MATH,
    HAS_PICTURE,
    InlineWriter,
    outcome_of,
)
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
from desktop.ui.transcript.pictures import Pictures
from desktop.ui.transcript.plain import displayable, is_right_to_left

#: What else a view has to paint behind a block; kept as the block's user state.
HAS_QUOTE, IS_RULE, IS_CODE = 2, 4, 8

#: How far the ground of code reaches out of its lines, whose letters stand low. Design pixels.
CODE_ABOVE, CODE_BELOW = 4, 10

LIST_STEP = 24
QUOTE_STEP = 18

_HEADING_GAP = {1: 24, 2: 22, 3: 18}
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

    Every leaf becomes exactly one text block. Loads nothing: images that are
    not here become their words, as all do without ``pictures``. With
    ``breaks`` each line of the source is one on the screen.
    Without ``formulas`` mathematics becomes its source.
    """

    def __init__(
        self,
        formats: TextFormats,
        parser: MarkdownIt,
        formulas: Formulas | None = None,
        pictures: Pictures | None = None,
        *,
        breaks: bool = False,
    ) -> None:
        self._formats = formats
        self._formulas = formulas
        self._pictures = pictures
        self._breaks = breaks
        self._parser = parser

    def write(
        self, cursor: QTextCursor, leaf: ProseLeaf, references: References, *, first: bool
    ) -> int:
        """Fill the empty block at the cursor; ``first`` in its document.

        Gives what a view has to paint behind the block, which is also its user state.
        """
        headed = not first and bool(cursor.block().previous().blockFormat().headingLevel())
        cursor.setBlockFormat(self._block_format(leaf, first=first, headed=headed))
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
                outcome = outcome_of(self._formulas, FormulaKey(latex, display=True))
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
                    cursor.insertText(marker, plain)
                    if is_right_to_left(content):
                        cursor.insertText("\N{EN SPACE}", self._gap_after(marker, plain))
                    else:
                        cursor.insertText("\t", plain)
                if level:
                    cursor.setBlockCharFormat(self._formats.inline(InlineStyle(level=level)))
                style = InlineStyle(level=level, small=small)
                state |= self.inline(cursor, content, references, style)
                if note is not None:
                    cursor.insertText(*self._formats.back_link(note.number))
                if state & (HAS_MATH | HAS_PICTURE):
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
        writer = InlineWriter(
            self._formats, self._formulas, cursor, style, self._pictures, breaks=self._breaks
        )
        return writer.write(tokens)

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

    def _block_format(self, leaf: ProseLeaf, *, first: bool, headed: bool) -> QTextBlockFormat:
        theme, place = self._formats.theme, leaf.place
        made = QTextBlockFormat()
        level = leaf.level if isinstance(leaf, ParagraphLeaf) else 0
        if not first:
            made.setTopMargin(gap_above(leaf, theme, headed=headed))
        line = theme.line_height
        if "n" in place.path:
            line = theme.small_font().pointSizeF() / theme.ui_font().pointSizeF() * line
        if level:
            made.setHeadingLevel(level)
            scale = theme.heading_font(level).pointSizeF() / theme.ui_font().pointSizeF()
            # Large letters need less room between their lines.
            line *= scale - (scale - 1) * 0.3
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        made.setLineHeight(line, fixed)
        before, after = self._margins(place)
        content = leaf.content if isinstance(leaf, ParagraphLeaf) else ""
        if place.marker and (task := _TASK.match(content)):
            content = content[task.end() :]
        if isinstance(leaf, CodeLeaf):
            made.setLineHeight(theme.code_line_height, fixed)
            before, after = before + theme.px(12), after + theme.px(12)
            # The ground reaches out of the text.
            made.setTopMargin(theme.px(CODE_ABOVE) + (0 if first else gap_above(leaf, theme)))
            made.setBottomMargin(theme.px(CODE_BELOW) + theme.gap(10))
        if isinstance(leaf, RuleLeaf):
            made.setLineHeight(theme.px(12), fixed)
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

    def _gap_after(self, marker: str, plain: QTextCharFormat) -> QTextCharFormat:
        """The room behind a marker: tab stops do not reach lines that run to the left."""
        metrics = QFontMetricsF(plain.font())
        taken = metrics.horizontalAdvance(marker) + metrics.horizontalAdvance("\N{EN SPACE}")
        made = QTextCharFormat(plain)
        made.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        made.setFontLetterSpacing(max(self._formats.theme.px(LIST_STEP) - taken, -2.0))
        return made

    def _margins(self, place: Place) -> tuple[int, int]:
        theme = self._formats.theme
        return theme.px(BLEED) + indent_of(place, theme), theme.px(BLEED)


def _note_of(place: Place, references: References) -> Footnote | None:
    """The footnote that begins at a place."""
    found = references.get(footnote_key(label)) if (label := label_of(place)) else None
    return found if isinstance(found, Footnote) else None


def is_costly(content: str) -> bool:
    """Whether parsing inline Markdown could take longer than a frame."""
    return len(content) > _MOST_COSTLY and (
        any(content.count(mark) > _MOST_COSTLY for mark in _COSTLY)
        or _LONG_WORD.search(content) is not None
    )


def gap_above(leaf: ProseLeaf, theme: Theme, *, headed: bool = False) -> int:
    """The room between a leaf and the prose above it, in pixels; ``headed`` by a heading."""
    if leaf.place.tight:
        return theme.px(4)
    level = level_of(leaf)
    usual = 8 if headed else 12
    return theme.gap(_HEADING_GAP.get(level, 16) if level else usual)


def indent_of(place: Place, theme: Theme) -> int:
    """How far lists and quotes push a leaf inwards, in pixels."""
    return theme.px(sum(QUOTE_STEP if letter == "q" else LIST_STEP for letter in place.path))


def level_of(leaf: ProseLeaf) -> int:
    """Of a heading; 0 for what is none."""
    return leaf.level if isinstance(leaf, ParagraphLeaf) else 0
