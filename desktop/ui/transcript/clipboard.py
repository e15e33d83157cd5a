"""Messages on their way to the clipboard."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from typing import Any

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from PySide6.QtCore import QMimeData

from desktop.chat.message import Message, Role
from desktop.ui.transcript.markdown_stream import new_parser


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


def markdown_as_html(source: str) -> str:
    """HTML without colours and fonts, for other programs. It names no picture."""
    parser = new_parser()
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
