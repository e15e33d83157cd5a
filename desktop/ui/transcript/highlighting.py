"""Colours of code that is still being written. Knows Pygments, no Qt."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from pygments.lexer import Lexer, RegexLexer

#: Start and length in UTF-16 units, as Qt counts, and a field of `CodeColours`.
Span: TypeAlias = tuple[int, int, str]

#: Code beyond this many characters stays plain.
MAX_CODE = 200_000
#: What is lexed again at most when more arrives, in characters.
_WINDOW = 16_000
#: Lines at the end whose tokens may still change with what follows; fewer if they are long.
_MARGIN = 6
_MARGIN_CHARS = 1_200
#: Lexers that cannot continue are run on the whole text up to this size while it grows.
_WHOLE = 6_000

#: Token types to fields of `CodeColours`, the most special first.
_GROUPS = (
    ("Comment", "comment"),
    ("Keyword.Type", "type"),
    ("Keyword.Constant", "keyword"),
    ("Keyword", "keyword"),
    ("Operator.Word", "keyword"),
    ("Name.Function", "name"),
    ("Name.Class", "type"),
    ("Name.Exception", "type"),
    ("Name.Namespace", ""),
    ("Name.Builtin.Pseudo", "builtin"),
    ("Name.Builtin", "builtin"),
    ("Name.Decorator", "decorator"),
    ("Name.Tag", "tag"),
    ("Name.Attribute", "decorator"),
    ("Name.Constant", "number"),
    ("Name.Entity", "number"),
    ("Name.Variable", "builtin"),
    ("Literal.String.Escape", "number"),
    ("Literal.String.Interpol", "number"),
    ("Literal.String", "string"),
    ("Literal.Number", "number"),
    ("Literal.Date", "number"),
    ("Generic.Inserted", "added"),
    ("Generic.Deleted", "removed"),
    ("Generic.Heading", "name"),
    ("Generic.Subheading", "name"),
    ("Generic.Prompt", "comment"),
    ("Generic.Output", "comment"),
    ("Generic.Error", "error"),
)


def warm_up() -> None:
    """Import what the first code block needs. For a background thread."""
    for language in ("python", "javascript", "bash", "json"):
        find_lexer(language)


def find_lexer(language: str) -> Lexer | None:
    """None for an unknown language."""
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415 - off the start-up path
    from pygments.util import ClassNotFound  # noqa: PLC0415 - off the start-up path

    if not language or len(language) > 40:
        return None
    try:
        return get_lexer_by_name(language.lower(), stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


class CodeHighlighter:
    """Colours a growing text line by line.

    Goes on where the lexer stood: text that ended some lines ago is never lexed again.
    ``lines`` has the coloured spans of every line of the text so far.
    """

    def __init__(self, language: str) -> None:
        self.lines: list[list[Span]] = [[]]
        self._lexer = find_lexer(language)
        self._incremental = self._lexer is not None and _can_continue(self._lexer)
        #: Text from the checkpoint on, where that is, and the lexer's states there.
        self._window = ""
        self._line = 0
        self._stack: tuple[str, ...] = ("root",)
        self._length = 0

    def feed(self, text: str, *, final: bool = False) -> int:
        """Take more text; gives the first line whose colours may differ now."""
        self._window += text
        self._length += len(text)
        lexer = self._lexer
        if self._length > MAX_CODE:
            self._lexer = None
        waits = not self._incremental and not final and self._length > _WHOLE
        if lexer is None or self._lexer is None or waits:
            self._extend(text)
            return len(self.lines)
        first = self._line
        if self._incremental:
            self._lex_on(lexer)
        else:
            tokens = (
                (kind, value) for _, kind, value in lexer.get_tokens_unprocessed(self._window)
            )
            self.lines = _spans(tokens)
        return first

    def _extend(self, text: str) -> None:
        self.lines.extend([] for _ in range(text.count("\n")))

    def _lex_on(self, lexer: Any) -> None:
        """Lex from the checkpoint on, then move the checkpoint near to the end."""
        window = self._window
        tokens: list[tuple[Any, str]] = []
        limit = _margin_start(window)
        checkpoint, states = 0, self._stack
        stack = list(self._stack)
        for end, kind, value in _continued(lexer, window, stack):
            tokens.append((kind, value))
            if checkpoint < end <= limit and window[end - 1] == "\n":
                checkpoint, states = end, tuple(stack)
        self.lines[self._line :] = _spans(tokens)
        if checkpoint == 0 and len(window) > _WINDOW and window.endswith("\n"):
            # One token without an end, e.g. an open comment: go on behind it all the same.
            checkpoint, states = len(window), tuple(stack)
        self._line += window.count("\n", 0, checkpoint)
        self._window = window[checkpoint:]
        self._stack = states


def _can_continue(lexer: Lexer) -> bool:
    """Whether a lexer is a plain table of states, which `_continued` can drive."""
    from pygments.lexer import (  # noqa: PLC0415 - off the start-up path
        DelegatingLexer,
        ExtendedRegexLexer,
        RegexLexer,
    )

    return isinstance(lexer, RegexLexer) and not isinstance(
        lexer, ExtendedRegexLexer | DelegatingLexer
    )


def _continued(lexer: RegexLexer, text: str, stack: list[str]) -> Iterator[tuple[int, Any, str]]:
    """Tokens with the position after them, changing ``stack`` on the way.

    `RegexLexer.get_tokens_unprocessed` does the same, but does not tell the states it ended
    in, so its table of compiled rules is driven from here.
    """
    from pygments.token import Error, Whitespace, _TokenType  # noqa: PLC0415 - as above

    rules: dict[str, list[tuple[Any, Any, Any]]] = lexer._tokens  # type: ignore[attr-defined] # made by the metaclass
    position, length = 0, len(text)
    while position < length:
        for match_at, action, move in rules[stack[-1]]:
            found = match_at(text, position)
            if not found:
                continue
            begin, position = position, found.end()
            _move(stack, move)
            if action is None:
                if position > begin:
                    yield position, Whitespace, found.group()
            elif type(action) is _TokenType:
                if position > begin:
                    yield position, action, found.group()
            else:
                # Several tokens for one match: only the last one ends where the match does.
                parts = [(kind, value) for _, kind, value in action(lexer, found) if value]
                for kind, value in parts[:-1]:
                    yield -1, kind, value
                if parts:
                    yield position, *parts[-1]
            break
        else:
            char = text[position]
            position += 1
            if char == "\n":
                stack[:] = ["root"]
            yield position, Whitespace if char == "\n" else Error, char


def _move(stack: list[str], move: Any) -> None:
    """Go to the state that a rule names, in Pygments' ways of naming it."""
    if move is None:
        return
    for step in move if isinstance(move, tuple) else (move,):
        if step == "#pop":
            del stack[max(len(stack) - 1, 1) :]
        elif step == "#push":
            stack.append(stack[-1])
        elif isinstance(step, int):
            # A negative count of states to leave; the first one stays.
            del stack[max(len(stack) + step, 1) :]
        else:
            stack.append(step)


def _margin_start(text: str) -> int:
    """Where the last lines begin."""
    position = len(text)
    for _ in range(_MARGIN):
        position = text.rfind("\n", 0, position)
        if position < 0:
            return 0
        if len(text) - position > _MARGIN_CHARS:
            break
    return position + 1


def _spans(tokens: Any) -> list[list[Span]]:
    """Tokens as coloured spans by line."""
    lines: list[list[Span]] = [[]]
    column = 0
    for kind, value in tokens:
        colour = _colour(kind)
        pieces = value.split("\n") if "\n" in value else (value,)
        for number, piece in enumerate(pieces):
            if number:
                lines.append([])
                column = 0
            if piece:
                width = _width(piece)
                if colour:
                    lines[-1].append((column, width, colour))
                column += width
    return lines


def _width(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


@lru_cache(maxsize=512)
def _colour(kind: object) -> str:
    name = ".".join(kind) if isinstance(kind, tuple) else ""
    for prefix, colour in _GROUPS:
        if name == prefix or name.startswith(f"{prefix}."):
            return colour
    return ""
