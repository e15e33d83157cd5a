"""Markdown as a tree of a few harmless elements. The page makes elements of it and nothing else.

No HTML is written here and none is read in the browser: text stays text all the way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, table
from markdown_it.token import Token

from desktop.emphasis import use_wide_emphasis

#: A text, or a list: the name of an element, its attributes, and its content.
Node: TypeAlias = str | list[Any]

_ELEMENTS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "hr", "table"}
    | {"thead", "tbody", "tr", "th", "td", "em", "strong", "s", "a", "code", "pre", "br"}
)
#: Control characters and blanks hide what an address is.
_HIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\\]")
_SCHEMES = ("http://", "https://", "mailto:")
_ALIGNED = {"text-align:left": "left", "text-align:center": "center", "text-align:right": "right"}
_TASKS = {"[ ] ": "\N{BALLOT BOX} ", "[x] ": "\N{BALLOT BOX WITH CHECK} "}
#: Rows of more cells are shown as they were written.
_MOST_COLUMNS = 64
#: Longer code stays without colours.
_MOST_COLOURED = 40_000

#: Token types of Pygments to classes of the page, the most special first.
_COLOURS = (
    ("Comment", "comment"),
    ("Keyword.Type", "type"),
    ("Keyword", "keyword"),
    ("Operator.Word", "keyword"),
    ("Name.Function", "name"),
    ("Name.Class", "type"),
    ("Name.Exception", "type"),
    ("Name.Builtin", "builtin"),
    ("Name.Decorator", "decorator"),
    ("Name.Tag", "name"),
    ("Name.Attribute", "decorator"),
    ("Name.Constant", "number"),
    ("Name.Variable", "builtin"),
    ("Literal.String", "string"),
    ("Literal.Number", "number"),
    ("Generic.Inserted", "string"),
    ("Generic.Deleted", "removed"),
    ("Generic.Heading", "name"),
)


def is_safe(address: str) -> bool:
    """Whether a link may lead there."""
    return address.lower().startswith(_SCHEMES) and not _HIDDEN.search(address)


def new_parser() -> MarkdownIt:
    """CommonMark with tables and strikethrough. HTML is text."""
    made = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    made.block.ruler.at("table", _narrow_table, {"alt": ["paragraph", "reference"]})
    use_wide_emphasis(made)
    return made


def blocks_of(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The tokens of each outermost block."""
    block: list[Token] = []
    for token in tokens:
        block.append(token)
        if token.level == 0 and token.nesting <= 0:
            yield block
            block = []


def tree(tokens: Sequence[Token], *, coloured: bool) -> list[Node]:
    """What tokens say. Colouring code takes its time."""
    top: list[Node] = []
    open_lists: list[list[Any]] = [top]
    for token in tokens:
        if token.nesting > 0:
            node: list[Any] = [token.tag, _attributes(token)]
            if token.hidden or token.tag not in _ELEMENTS:
                open_lists.append(open_lists[-1])
                continue
            open_lists[-1].append(node)
            open_lists.append(node)
        elif token.nesting < 0:
            open_lists.pop()
        else:
            open_lists[-1].extend(_leaf(token, coloured=coloured))
    return top


def code(text: str, language: str = "", *, coloured: bool = True) -> Node:
    """A block of code."""
    spans = _coloured(text, language) if coloured and len(text) <= _MOST_COLOURED else [text]
    return ["pre", {"language": language}, *spans]


def _leaf(token: Token, *, coloured: bool) -> list[Node]:
    match token.type:
        case "inline":
            return _with_tasks(tree(token.children or [], coloured=coloured))
        case "text" | "text_special" | "html_inline" | "html_block":
            return [token.content] if token.content else []
        case "softbreak":
            return ["\n"]
        case "hardbreak":
            return [["br", None]]
        case "hr":
            return [["hr", None]]
        case "code_inline":
            return [["code", None, token.content]]
        case "fence" | "code_block":
            language = token.info.strip().split(" ")[0][:40]
            return [code(token.content.removesuffix("\n"), language, coloured=coloured)]
        case "image":
            address = str(token.attrGet("src") or "")
            words = token.content or address
            return [["a", {"href": address}, words]] if is_safe(address) else [words]
        case _:
            return [token.content] if token.content else []


def _attributes(token: Token) -> dict[str, Any] | None:
    match token.tag:
        case "a":
            address = str(token.attrGet("href") or "")
            return {"href": address} if is_safe(address) else None
        case "ol" if (start := token.attrGet("start")) is not None:
            return {"start": int(start)}
        case "th" | "td":
            side = _ALIGNED.get(str(token.attrGet("style") or ""))
            return {"align": side} if side else None
        case _:
            return None


def _with_tasks(nodes: list[Node]) -> list[Node]:
    first = nodes[0] if nodes else None
    if isinstance(first, str) and (box := _TASKS.get(first[:4].lower())):
        nodes[0] = box + first[4:]
    return nodes


def _narrow_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The rule for tables, but for those with too many columns to be laid out."""
    if state.src.count("|", state.bMarks[start], state.eMarks[start]) > _MOST_COLUMNS:
        return False
    return table(state, start, end, silent)


def _coloured(text: str, language: str) -> list[Node]:
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415 - off the start-up path
    from pygments.util import ClassNotFound  # noqa: PLC0415 - off the start-up path

    if not language:
        return [text]
    try:
        lexer = get_lexer_by_name(language.lower(), stripnl=False, ensurenl=False)
    except ClassNotFound:
        return [text]
    spans: list[Node] = []
    for kind, words in lexer.get_tokens(text):
        name = str(kind).removeprefix("Token.")
        colour = next((colour for prefix, colour in _COLOURS if name.startswith(prefix)), "")
        if colour:
            spans.append(["span", {"class": colour}, words])
        elif spans and isinstance(spans[-1], str):
            spans[-1] += words
        else:
            spans.append(words)
    return spans
