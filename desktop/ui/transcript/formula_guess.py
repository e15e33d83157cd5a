"""About how large a formula will be, by its source alone. Knows no Qt."""

from __future__ import annotations

import re

from desktop.ui.transcript.leaves import Leaf, MathLeaf

_COMMAND = re.compile(r"\\[A-Za-z]+|[{}^_&\s]+")
_TALL = re.compile(r"\\(?:[dc]?frac|sum|int|prod|lim|binom)")
#: A formula that seems to be wider may not find room in a narrow window. In ems.
_LONG = 12


def guess(latex: str, *, display: bool) -> tuple[float, float, float]:
    """Width, ascent and descent in ems."""
    lines = latex.split("\\\\")
    width = max(len(_COMMAND.sub("x", line)) for line in lines) * 0.42
    height = len(lines) * 1.3
    if _TALL.search(latex):
        height += 1.0 if display else 0.6
    return max(width, 0.5), height / 2 + 0.25, height / 2 - 0.25


def is_long_formula(leaf: Leaf) -> bool:
    """Whether a leaf is a formula that stands alone, to be scrolled sideways.

    In quotes and footnotes it is painted with what is around it.
    """
    if not isinstance(leaf, MathLeaf) or "q" in leaf.place.path or "n" in leaf.place.path:
        return False
    return guess(leaf.latex, display=True)[0] > _LONG
