"""LaTeX to shapes. Slow: belongs in a thread of its own.

ziamath lays a formula out with the font that it carries; of what it draws only filled and
stroked shapes are taken over, so a formula can load nothing.
"""

from __future__ import annotations

import math
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QTransform

if TYPE_CHECKING:  # loading it takes long
    from xml.etree.ElementTree import Element

    from ziafont.fonttypes import FontInfo
    from ziafont.glyph import CompoundGlyph, SimpleGlyph

#: Longer formulas, and deeper ones, are not drawn.
LONGEST = 2_000
#: What the layout of a formula may take, of a processor. Most take 2 to 30 ms.
MOST_SECONDS = 1.0
_DEEPEST = 40
#: Pixels of an em while a formula is laid out: about as it is shown, for ziamath takes the gaps
#: between rows in points. So many decimals make it sharp at any size.
_SIZE = 16.0
_DECIMALS = 5
#: Definitions, which can make a short formula as long as they like.
_REFUSED = re.compile(r"\\(?:(?:re)?new|provide)command|\\(?:def|let|DeclareMathOperator)\b")
#: Wider ones are no formulas to read. In pixels, as laid out.
_LARGEST = 200 * _SIZE
#: A command that ziamath did not know and wrote as a word.
_UNKNOWN = re.compile(r"\\[A-Za-z]")

_ENVIRONMENT = re.compile(r"\\(?:begin|end)\{(?:equation|displaymath)\*?\}")
_DROPPED = re.compile(
    r"\\(?:label|eqref)\{[^{}]*\}|\\(?:nonumber|notag|limits|nolimits|displaylimits|allowbreak)\b"
)
#: A sign that follows nothing that it could join is that of a number.
_SIGN = re.compile(
    r"((?:[=<>(\[,&]|\\(?:leq?|geq?|neq?|approx|equiv|sim|to|rightarrow|Rightarrow|implies|iff|mapsto"
    r"|in|cdot|times)(?![A-Za-z]))\s*)(-|\+|\\pm\b|\\mp\b)(?=\s*[\w\\({])"
)
#: Words in which a sign is one.
_WORDS = re.compile(r"\\(?:text\w*|mbox|operatorname)\*?\{[^{}]*[-+]")
_REWRITTEN: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\\(begin|end)\{(align|gather|alignat|multline|eqnarray)\}"), r"\\\1{\2*}"),
    (re.compile(r"\\tag\*?\{([^{}]*)\}"), r"\\qquad(\\text{\1})"),
    (re.compile(r"\\mathop\{\\(?:mathrm|rm|text)\s*\{?([A-Za-z ]+)\}?\}"), r"\\operatorname{\1}"),
    (re.compile(r"\\operatorname\*?\{arg\\?[,;: ]*(max|min)\}"), r"\\arg\1"),
    (re.compile(r"\\operatorname\*"), r"\\operatorname"),
    (re.compile(r"(\\\\)\s*\[\s*-?[\d.]+\s*(?:pt|em|ex|mm|cm|in|mu|jot)\s*\]"), r"\1"),
    (
        re.compile(
            r"(\\(?:det|max|min|gcd|Pr|sup|inf|lim))(?![A-Za-z])"
            r"(?=\s*(?:[A-Za-z]|\\(?!left|big|[,{|B])))"
        ),
        r"\1\\,",
    ),
    (re.compile(r"\\bmod\b"), r"\\;\\mathrm{mod}\\;"),
    (re.compile(r"(\\[bB]igg?[lrm]?)\s*\\\{"), r"\1\\lbrace "),
    (re.compile(r"(\\[bB]igg?[lrm]?)\s*\\\}"), r"\1\\rbrace "),
)


@dataclass(frozen=True, slots=True)
class Shape:
    """A path in ems, y downwards from the baseline. ``colour`` is "" for the text's own."""

    path: QPainterPath
    colour: str


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in ems: a size, and what to paint from the left end of its baseline."""

    width: float
    ascent: float
    descent: float
    shapes: tuple[Shape, ...]


class Typesetter:
    """Lays out formulas, with a font of its own. Belongs to one thread.

    Takes a fifth of a second to load what it works with, at its first formula.
    """

    def __init__(self, *, most_seconds: float = MOST_SECONDS) -> None:
        self._most_seconds = most_seconds
        #: The font checks it; in seconds of this thread's own time.
        self._deadline = 0.0
        self._font = ""

    def typeset(self, latex: str, *, display: bool) -> Formula | None:
        """None for what is no LaTeX, or more of it than can be drawn."""
        if len(latex) > LONGEST or _REFUSED.search(latex) or _depth(latex) > _DEEPEST:
            return None
        try:
            # Not before the first formula: it takes long.
            from ziamath.zmath import Latex  # noqa: PLC0415

            self._load()
            self._deadline = time.thread_time() + self._most_seconds
            made = Latex(_simplified(latex), size=_SIZE, inline=not display, font=self._font)
            if _UNKNOWN.search("".join(made.mathml.itertext())):
                return None
            box = made.node.bbox
            shapes = _shapes(made.svgxml())
        except Exception:  # noqa: BLE001 - it raises whatever its parsers happen to run into
            return None
        if not shapes or not 0 < box.xmax - box.xmin < _LARGEST:
            return None
        left = min(box.xmin, 0.0)
        to_ems = QTransform.fromScale(1 / _SIZE, 1 / _SIZE).translate(-left, 0)
        return Formula(
            width=(box.xmax - left) / _SIZE,
            ascent=max(box.ymax, 0.0) / _SIZE,
            descent=max(-box.ymin, 0.0) / _SIZE,
            shapes=tuple(Shape(to_ems.map(path), colour) for colour, path in shapes.items()),
        )

    def _load(self) -> None:
        """Give ziamath a font that stops what takes too long and lacks no character.

        The layout of nested fractions and brackets takes time that grows by the power of their
        depth; every step of it asks for the font's measures.
        """
        if self._font:
            return
        from latex2mathml.commands import ALIGNSTAR, CONVERSION_MAP, SPLIT  # noqa: PLC0415 - as above
        from ziamath.config import config  # noqa: PLC0415 - as above
        from ziamath.mathfont import MathFont  # noqa: PLC0415 - as above
        from ziamath.zmath import fontname, loadedfonts  # noqa: PLC0415 - as above

        typesetter = self

        class Font(MathFont):
            @property
            def info(self) -> FontInfo:
                if time.thread_time() > typesetter._deadline:
                    raise TimeoutError
                return self._info

            @info.setter
            def info(self, info: FontInfo) -> None:
                self._info = info

            def glyph_fromid(self, glyphid: int) -> SimpleGlyph | CompoundGlyph:
                if glyphid == 0:
                    raise LookupError("a character that the font does not have")
                return super().glyph_fromid(glyphid)

        for kind in (ALIGNSTAR, SPLIT):
            CONVERSION_MAP[kind][1]["rowspacing"] = "7pt"
        config.svg2 = False
        config.precision = _DECIMALS
        self._deadline = math.inf
        font = Font(fontname)
        name = f"rivulet-{id(self)}"
        loadedfonts[name] = font
        self._font = name


def _depth(latex: str) -> int:
    deepest = depth = 0
    for found in re.finditer(r"\\?[{}]|\\left\b|\\right\b|\\begin\b|\\end\b", latex):
        if found[0] in ("{", "\\left", "\\begin"):
            depth += 1
            deepest = max(deepest, depth)
        elif found[0] in ("}", "\\right", "\\end"):
            depth -= 1
    return deepest


def _simplified(latex: str) -> str:
    """Without what concerns whole documents, in the words that ziamath knows."""
    latex = _DROPPED.sub("", _ENVIRONMENT.sub("", latex))
    for pattern, instead in _REWRITTEN:
        latex = pattern.sub(instead, latex)
    return latex if _WORDS.search(latex) else _SIGN.sub(r"\1{\2}", latex)


def _shapes(drawing: Element) -> dict[str, QPainterPath]:
    """One path for each colour."""
    made: dict[str, QPainterPath] = {}
    for element in drawing.iter():
        read = _READERS.get(element.tag)
        if read is None:
            continue
        path = read(element)
        stroke = element.get("stroke-width")
        colour = element.get("stroke" if stroke else "fill") or ""
        if stroke:
            stroker = QPainterPathStroker()
            stroker.setWidth(float(stroke))
            path = stroker.createStroke(path)
        target = made.setdefault("" if colour in ("black", "none") else colour, QPainterPath())
        target.setFillRule(Qt.FillRule.WindingFill)
        target.addPath(path)
    return made


def _outline(element: Element) -> QPainterPath:
    """Of a glyph: absolute commands, with spaces between all numbers."""
    made = QPainterPath()
    words = iter((element.get("d") or "").split())
    for command in words:
        match command:
            case "M":
                made.moveTo(*_numbers(words, 2))
            case "L":
                made.lineTo(*_numbers(words, 2))
            case "Q":
                made.quadTo(*_numbers(words, 4))
            case "C":
                made.cubicTo(*_numbers(words, 6))
            case "Z":
                made.closeSubpath()
            case _:
                raise ValueError(f"unknown path command {command}")
    return made


def _numbers(words: Iterator[str], count: int) -> list[float]:
    return [float(next(words)) for _ in range(count)]


def _rectangle(element: Element) -> QPainterPath:
    made = QPainterPath()
    x, y, width, height = (float(element.get(k) or 0) for k in ("x", "y", "width", "height"))
    made.addRect(QRectF(x, y, width, height))
    return made


def _ellipse(element: Element) -> QPainterPath:
    made = QPainterPath()
    x, y, rx, ry = (float(element.get(k) or 0) for k in ("cx", "cy", "rx", "ry"))
    made.addEllipse(QRectF(x - rx, y - ry, 2 * rx, 2 * ry))
    return made


_READERS: dict[str, Callable[[Element], QPainterPath]] = {
    "path": _outline,
    "rect": _rectangle,
    "ellipse": _ellipse,
}
