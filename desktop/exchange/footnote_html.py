"""Footnotes in HTML: numbers that lead to a list at the end, and back."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from mdit_py_plugins.footnote import footnote_plugin


def use_footnotes(parser: MarkdownIt) -> None:
    """Teach a parser that renders whole texts.

    Several texts in one document need different words as ``docId`` in their environments.
    """
    parser.use(footnote_plugin, inline=False)
    parser.core.ruler.before("footnote_tail", "footnote_rest", _keep_the_rest)


def _keep_the_rest(state: StateCore) -> None:
    """What no text refers to is listed too: nothing that was written gets lost."""
    known = state.env.get("footnotes", {})
    for key, number in known.get("refs", {}).items():
        if number < 0:
            known["refs"][key] = len(known["list"])
            known["list"][len(known["list"])] = {"label": key[1:], "count": 0}
