"""Which view shows some leaves of running text."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.ui.transcript.formula_guess import is_long_formula
from desktop.ui.transcript.formula_view import FormulaView
from desktop.ui.transcript.leaves import ProseLeaf
from desktop.ui.transcript.picture_prose import PictureProse
from desktop.ui.transcript.picture_words import picture_of
from desktop.ui.transcript.prose_view import ProseView


def prose_kind(group: Sequence[ProseLeaf]) -> type[ProseView]:
    """A picture and a long formula stand alone, each in a view of its own."""
    if len(group) == 1 and picture_of(group[0]):
        return PictureProse
    return FormulaView if len(group) == 1 and is_long_formula(group[0]) else ProseView
