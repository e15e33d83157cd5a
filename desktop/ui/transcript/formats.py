"""The text formats of a theme, each built once."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextFormat

from desktop.ui.theme import Theme
from desktop.ui.transcript.footnotes import note_target, text_target
from desktop.ui.transcript.text_words import text_words

#: Properties of characters and blocks that `ProseView` paints a ground for.
INLINE_CODE = int(QTextFormat.Property.UserProperty) + 1
PATH = int(QTextFormat.Property.UserProperty) + 2
#: The Markdown of a reference to a footnote; of what stands with footnotes and has none: ASIDE.
NOTE = int(QTextFormat.Property.UserProperty) + 6
ASIDE = "aside"
#: The address of a picture within a text, and the Markdown that it was written as, or ASIDE.
PICTURE_URL = int(QTextFormat.Property.UserProperty) + 7
PICTURE_SOURCE = int(QTextFormat.Property.UserProperty) + 8

#: A superscript has two thirds of the size that its font says. Design pixels.
_RAISED_PX = 16.5
_SMALL_CODE_PX = 12


@dataclass(frozen=True, slots=True)
class InlineStyle:
    """What inline Markdown can put on a run of text."""

    strong: bool = False
    emphasis: bool = False
    strike: bool = False
    code: bool = False
    link: bool = False
    aside: bool = False
    small: bool = False
    raised: bool = False
    level: int = 0


class TextFormats:
    """Gives character formats by style. Belongs to one theme and is dropped with it."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.words = text_words()
        self._by_style: dict[InlineStyle, QTextCharFormat] = {}
        self._by_colour: dict[str, QTextCharFormat] = {}

    def inline(self, style: InlineStyle) -> QTextCharFormat:
        known = self._by_style.get(style)
        if known is None:
            known = self._by_style[style] = self._build(style)
        return known

    def code(self, colour: str = "") -> QTextCharFormat:
        """Of a token in a code block; ``colour`` is a field of `CodeColours`."""
        known = self._by_colour.get(colour)
        if known is None:
            known = QTextCharFormat()
            palette = self.theme.palette
            known.setForeground(QColor(getattr(palette.code, colour) if colour else palette.text))
            self._by_colour[colour] = known
        return known

    def reference(self, number: int, source: str) -> QTextCharFormat:
        """Of the number of a footnote in a text, which was written as ``source``."""
        made = QTextCharFormat(self.inline(InlineStyle(link=True, raised=True)))
        made.setProperty(NOTE, source)
        made.setAnchor(True)
        made.setAnchorHref(note_target(number))
        made.setToolTip(self.words.footnote_tip.format(number=number))
        return made

    def between_references(self) -> tuple[str, QTextCharFormat]:
        """What stands between two numbers of footnotes."""
        made = QTextCharFormat(self.inline(InlineStyle(aside=True, raised=True)))
        made.setProperty(NOTE, ASIDE)
        return ",\N{THIN SPACE}", made

    def back_link(self, number: int) -> tuple[str, QTextCharFormat]:
        """What stands at the end of a footnote and leads back to the text."""
        made = QTextCharFormat(self.inline(InlineStyle(link=True, small=True)))
        made.setProperty(NOTE, ASIDE)
        made.setAnchor(True)
        made.setAnchorHref(text_target(number))
        made.setToolTip(self.words.back_tip)
        return "\N{NO-BREAK SPACE}\N{LEFTWARDS ARROW WITH HOOK}", made

    def _build(self, style: InlineStyle) -> QTextCharFormat:
        theme, made = self.theme, QTextCharFormat()
        if style.code:
            font = theme.code_font(_SMALL_CODE_PX) if style.small else theme.code_font()
            if style.level:
                font.setPointSizeF(theme.heading_font(style.level).pointSizeF() * 0.9)
            made.setProperty(INLINE_CODE, True)
        elif style.level:
            font = theme.heading_font(style.level)
        elif style.raised:
            font = theme.ui_font(_RAISED_PX)
            made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        elif style.small:
            font = theme.small_font()
        else:
            font = theme.ui_font()
        if style.strong:
            font.setWeight(QFont.Weight.DemiBold if style.level else QFont.Weight.Bold)
        font.setItalic(style.emphasis)
        made.setFont(font)
        made.setFontStrikeOut(style.strike)
        token = "accent" if style.link else "secondary" if style.aside else "text"
        made.setForeground(theme.colour(token))
        # Where contrast is high the colour is too near to that of the text.
        made.setFontUnderline(style.link and not style.raised and theme.contrasts)
        return made
