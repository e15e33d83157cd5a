"""Where a formula within a line may be broken. Knows no Qt."""

from __future__ import annotations

import re

from desktop.ui.transcript.formula_guess import guess

#: Shorter formulas stay whole, and so does what stands between two places to break. In ems.
_LONG, _SHORT = 9, 3
_TOKEN = re.compile(r"\\(?:begin|end)\{[^}]*\}|\\[A-Za-z]+|\\?.", re.DOTALL)
_OPENING = ("{", "\\left")
_CLOSING = ("}", "\\right")
_RELATION = re.compile(
    r"[=<>]|\\(?:leq?|geq?|neq?|approx|equiv|sim|simeq|cong|propto|to|rightarrow|Rightarrow|implies"
    r"|iff|mapsto|Leftrightarrow|leftrightarrow|longrightarrow|subset|subseteq|supset|in|ll|gg)"
)
_BINARY = re.compile(r"[-+]|\\(?:pm|mp|cup|cap|oplus|lor|land|wedge|vee)")
#: After these a sign is that of a number.
_SIGNED = re.compile(rf"{_RELATION.pattern}|{_BINARY.pattern}|[(\[,;:|^_]|\\\{{|")
#: They hold for all that follows, or make rows of it.
_WHOLE = re.compile(
    r"\\(?:display|text|script|scriptscript)style|\\color\b|\\(?:bf|it|rm|cal)\b|\\tag"
)


def pieces_of(latex: str) -> list[str]:
    """The formula cut behind the signs where a line may end, as TeX would; whole if it is short."""
    if guess(latex, display=False)[0] <= _LONG or _WHOLE.search(latex):
        return [latex]
    made, piece, before, depth = [], "", "", 0
    for token in _TOKEN.findall(latex):
        if token in _OPENING or token.startswith("\\begin"):
            depth += 1
        elif token in _CLOSING or token.startswith("\\end{"):
            depth -= 1
        elif depth == 0 and token in ("&", "\\\\"):
            return [latex]
        piece += token
        if token.isspace():
            continue
        joins = _BINARY.fullmatch(token) and not _SIGNED.fullmatch(before)
        breaks = joins or _RELATION.fullmatch(token)
        wide = guess(piece, display=False)[0] >= _SHORT
        if breaks and wide and depth == 0 and before not in ("^", "_"):
            # A sign with nothing behind it would not keep its distance.
            made.append(f"{piece} {{}}")
            piece = ""
        before = token
    if depth != 0 or not piece.strip():
        return [latex]
    return [*made, piece]
