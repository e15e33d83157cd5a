"""Messages on their way to the clipboard."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from typing import Any

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from PySide6.QtCore import QMimeData

from desktop.chat.message import Message, Role
from desktop.exchange.footnote_html import use_footnotes
from desktop.ui.transcript.leaf_markdown import definitions, leaves_markdown
from desktop.ui.transcript.markdown_stream import new_parser
from desktop.ui.transcript.stub import Stub
from desktop.ui.transcript.text_view import TextView

#: Longer selections are copied without HTML, which takes its time to be made. Characters.
_MOST_HTML = 100_000


def message_as_mime(message: Message) -> QMimeData:
    """The exact source as text and as Markdown; a reply as HTML too.

    The HTML names no picture: pasting it somewhere fetches nothing.
    """
    made = QMimeData()
    made.setText(message.text)
    made.setData("text/markdown", message.text.encode("utf-8", "replace"))
    if message.role is Role.ASSISTANT:
        made.setHtml(markdown_as_html(message.text))
    return made


def pieces_as_mime(pieces: Sequence[TextView | Stub], *, above: Sequence[str] = ()) -> QMimeData:
    """Selected texts as they read, as Markdown and as HTML.

    ``above`` are whole messages before them, of which there is only Markdown: then the plain
    text is Markdown too.
    """
    made = QMimeData()
    markdown = _pieces_markdown(pieces, above)
    if above:
        made.setText(markdown)
    else:
        texts = [p.plain_text() if isinstance(p, Stub) else p.selected_text() for p in pieces]
        made.setText("\n\n".join(texts))
    made.setData("text/markdown", markdown.encode("utf-8", "replace"))
    rendered = any(isinstance(piece, Stub) or piece.rendered for piece in pieces)
    if rendered and len(markdown) <= _MOST_HTML:
        made.setHtml(markdown_as_html(markdown))
    return made


def _pieces_markdown(pieces: Sequence[TextView | Stub], above: Sequence[str]) -> str:
    if len(pieces) == 1 and not above and not isinstance(pieces[0], Stub):
        markdown = pieces[0].lone_markdown()
    else:
        leaves = [
            leaf
            for piece in pieces
            for leaf in (piece.all_leaves if isinstance(piece, Stub) else piece.selected_leaves())
        ]
        markdown = "\n\n".join([*above, leaves_markdown(leaves)] if leaves else above)
    references = {label: ref for piece in pieces for label, ref in piece.references.items()}
    needed = definitions(markdown, references)
    markdown = f"{markdown}\n\n{needed}" if needed else markdown
    texts = (piece for piece in pieces if isinstance(piece, TextView))
    return text.with_addresses(markdown) if (text := next(texts, None)) else markdown


def markdown_as_html(source: str) -> str:
    """HTML without colours and fonts, for other programs. It names no picture."""
    parser = new_parser(use_footnotes)
    parser.add_render_rule("image", _image_as_words)
    return str(parser.render(source))


def _image_as_words(
    renderer: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: OptionsDict,
    env: MutableMapping[str, Any],
) -> str:
    return renderer.renderInlineAsText(tokens[index].children, options, env)
