"""Formulas in a text document: one character each, painted in the colour of the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from desktop.ui.transcript.formula_guess import guess
from desktop.ui.transcript.formulas import FormulaKey, Formulas
from desktop.ui.transcript.typesetting import Formula

#: The kind of object that a formula's character stands for, and what the format knows of it:
#: LaTeX, opening delimiter, and the em of the text around it in pixels.
FORMULA = int(QTextFormat.ObjectTypes.UserObject) + 1
LATEX = int(QTextFormat.Property.UserProperty) + 3
MARKUP = int(QTextFormat.Property.UserProperty) + 4
EM = int(QTextFormat.Property.UserProperty) + 5
#: What is drawn there. Of a formula that may be broken, the first piece has the LaTeX of all.
PIECE = int(QTextFormat.Property.UserProperty) + 9
#: Whether there are words beside it, on whose line it stands.
IN_LINE = int(QTextFormat.Property.UserProperty) + 10

OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"

#: A formula's letters are smaller than those of a sans serif font of the same size.
_SCALE = 1.1
#: How far a formula may reach above and below the baseline without moving the lines, in ems.
_ROOM_ABOVE, _ROOM_BELOW = 1.15, 0.36
#: Around a formula that is higher than its line. In ems.
_PAD = 0.1
#: Above and below one on lines of its own, which have no more room than it takes. In ems.
_MARGIN = 0.2


@dataclass(frozen=True, slots=True)
class _Box:
    """The room of a formula, in pixels. ``scale`` is of an em."""

    width: float
    ascent: float
    descent: float
    scale: float


class FormulaText(QPyTextObject):
    """Measures and paints the formulas of one document.

    What is not laid out yet gets room by a guess, and its source is painted there.
    """

    def __init__(self, formulas: Formulas, parent: QObject) -> None:
        super().__init__(parent)
        self._formulas = formulas
        #: Whether a formula becomes smaller where there is no room for it.
        self.shrinks = True
        #: Held here: what is shown must not be forgotten while it is.
        self._shown: dict[FormulaKey, Formula] = {}

    def forget(self) -> None:
        """The document was emptied."""
        self._shown.clear()

    def intrinsicSize(self, document: QTextDocument, position: int, look: Any) -> QSizeF:  # noqa: ARG002 - Qt's signature
        box = self._box(document, look)
        em, half = float(look.property(EM)), _half_x(look)
        if _stands_alone(look):
            return QSizeF(box.width, box.ascent + box.descent + 2 * em * _MARGIN)
        if box.ascent <= em * _ROOM_ABOVE and box.descent <= em * _ROOM_BELOW:
            # It fits into any line: it must not push others away, nor stand on the lines below.
            below = QFontMetricsF(look.toCharFormat().font()).descent()
            return QSizeF(box.width, 2 * below + half)
        above, below = box.ascent + em * _PAD, box.descent + em * _PAD
        return QSizeF(box.width, 2 * max(above - half / 2, below + half / 2))

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        document: QTextDocument,
        position: int,
        look: Any,
    ) -> None:
        rect, box = QRectF(rect), self._box(document, look)
        if _stands_alone(look):
            baseline = rect.bottom() - box.descent - float(look.property(EM)) * _MARGIN
        else:
            # Qt gives it room around half the height of an x, and paints it in mid-line.
            block = document.findBlock(position)
            line = block.layout().lineForTextPosition(position - block.position())
            baseline = rect.center().y() + (line.ascent() - line.descent()) / 2
        colour = look.toCharFormat().foreground().color()
        formula = self._formula(look)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if formula is None:
            painter.setPen(colour)
            font = look.toCharFormat().font()
            font.setPointSizeF(font.pointSizeF() * 0.9)
            painter.setFont(font)
            words = " ".join(str(look.property(PIECE)).split())
            words = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(QRectF(rect.left(), baseline - 100, rect.width(), 100), _LOW, words)
        else:
            painter.translate(rect.left(), baseline)
            painter.scale(box.scale, box.scale)
            for shape in formula.shapes:
                own = QColor(shape.colour) if shape.colour else colour
                painter.fillPath(shape.path, own if own.isValid() else colour)
        painter.restore()

    def _formula(self, look: QTextFormat) -> Formula | None:
        key = key_of(look)
        known = self._shown.get(key)
        if known is None:
            outcome = self._formulas.look_up(key)
            if outcome is not None and outcome.formula is not None:
                known = self._shown[key] = outcome.formula
        return known

    def _box(self, document: QTextDocument, look: QTextFormat) -> _Box:
        """No wider than the text, if it `shrinks`."""
        em = float(look.property(EM)) * _SCALE
        formula, key = self._formula(look), key_of(look)
        if formula is None:
            width, ascent, descent = guess(key.latex, display=key.display)
        else:
            width, ascent, descent = formula.width, formula.ascent, formula.descent
        room = document.textWidth() - 2 * em
        if self.shrinks and 0 < room < width * em:
            em = room / width
        return _Box(width * em, ascent * em, descent * em, em)


_LOW = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextSingleLine


def formula_format(
    base: QTextCharFormat,
    latex: str,
    markup: str,
    em: float,
    *,
    piece: str = "",
    in_line: bool = False,
) -> QTextCharFormat:
    """The format of a character that stands for a formula, or a ``piece`` of one.

    ``in_line`` is one among words, whatever its style.
    """
    made = QTextCharFormat(base)
    made.setObjectType(FORMULA)
    if latex:
        made.setProperty(LATEX, latex)
    made.setProperty(PIECE, piece or latex)
    if markup:
        made.setProperty(MARKUP, markup)
    made.setProperty(EM, em)
    if in_line:
        made.setProperty(IN_LINE, True)
    if not _stands_alone(made):
        made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
    return made


def latex_of(look: QTextFormat) -> str:
    """The LaTeX of a formula; "" for a piece that is not its first."""
    return str(look.property(LATEX) or "")


def markup_of(look: QTextFormat) -> str:
    """What stands before a formula; "" for an environment."""
    return str(look.property(MARKUP) or "")


def key_of(look: QTextFormat) -> FormulaKey:
    return FormulaKey(str(look.property(PIECE)), _is_display(look))


def formulas_in(block: QTextBlock) -> set[FormulaKey]:
    """Those in one block of text."""
    made: set[FormulaKey] = set()
    iterator = block.begin()
    while not iterator.atEnd():
        look = iterator.fragment().charFormat()
        if look.objectType() == FORMULA:
            made.add(key_of(look))
        iterator += 1
    return made


def _is_display(look: QTextFormat) -> bool:
    return markup_of(look) not in ("$", "\\(")


def _stands_alone(look: QTextFormat) -> bool:
    return _is_display(look) and not look.property(IN_LINE)


def _half_x(look: QTextFormat) -> float:
    font: QFont = look.toCharFormat().font()
    return QFontMetrics(font).xHeight() / 2
