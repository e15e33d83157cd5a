"""A conversation as one HTML file that loads nothing and runs nothing."""

from __future__ import annotations

import base64
import html
from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from desktop.chat.blocks import ContentBlock, Image, Refusal, Text, Thinking, ToolCall, ToolResult
from desktop.chat.conversation import ConversationSummary
from desktop.chat.message import Message, Role
from desktop.chat.picture_type import picture_type
from desktop.chat.tool_rounds import was_denied
from desktop.chat.tool_words import tool_words
from desktop.chat.wording import say
from desktop.exchange.documents import (
    THINKING,
    InWords,
    arguments_of,
    day_of,
    end_of,
    heading_of,
    name_of,
    result_of,
    sources_of,
    title_of,
)
from desktop.exchange.footnote_html import use_footnotes

_SCHEMES = ("http://", "https://", "mailto:")
#: Nothing is fetched and no script runs, whatever a message says.
_POLICY = (
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; "
    "form-action 'none'"
)
_STYLE = """
:root { color-scheme: light dark; --page: #fff; --panel: #f3f4f2; --text: #1f1f1d;
  --secondary: #6b6a66; --border: #e6e5e1; --accent: #0f766e; --danger: #b42318; }
@media (prefers-color-scheme: dark) { :root { --page: #1b1c1e; --panel: #26282b;
  --text: #ececea; --secondary: #9c9b97; --border: #2f3134; --accent: #2dd4bf;
  --danger: #f97066; } }
body { background: var(--page); color: var(--text); font: 15px/1.5 system-ui, sans-serif;
  margin: 0 auto; max-width: 760px; padding: 24px 20px 64px; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6 { line-height: 1.3; margin: 20px 0 8px; }
h1 { font-size: 1.5em; } h2 { font-size: 1.25em; } h3, h4, h5, h6 { font-size: 1.1em; }
header p, .who, .end, .sources, .footnotes { color: var(--secondary); font-size: 13px; }
article { margin: 24px 0; } .who { font-weight: 600; margin: 0 0 4px; }
.user .said { background: var(--panel); border-radius: 10px; padding: 2px 16px; }
pre { background: var(--panel); border-radius: 10px; overflow-x: auto; padding: 12px 16px; }
code { font: 13.5px ui-monospace, monospace; } a { color: var(--accent); }
.footnotes-sep { border: 0; border-top: 1px solid var(--border); } sup { line-height: 0; }
blockquote { border-left: 3px solid var(--border); color: var(--secondary); margin-left: 0;
  padding-left: 14px; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { border: 1px solid var(--border); padding: 4px 10px; vertical-align: top; }
th { text-align: start; }
img { max-width: 100%; border-radius: 10px; }
details { border: 1px solid var(--border); border-radius: 10px; margin: 12px 0;
  padding: 8px 14px; } summary { color: var(--secondary); cursor: pointer; }
.failed summary { color: var(--danger); }
"""


class HtmlDocument:
    """Renders Markdown; HTML in it stays text. Pictures of messages are held in the file.

    Pictures that a text names by an address become links: nothing is loaded to show it.
    ``language`` is the one that ``in_words`` speaks.
    """

    def __init__(self, *, in_words: InWords = str, language: str = "en") -> None:
        self._in_words = in_words
        self._language = language
        self._markdown = _Markdown("commonmark", {"html": False}, renderer_cls=_Renderer)
        self._markdown.enable(["table", "strikethrough"])
        use_footnotes(self._markdown)
        self._texts = 0

    def beginning(self, summary: ConversationSummary) -> str:
        title = html.escape(title_of(summary, self._in_words))
        return (
            f'<!DOCTYPE html>\n<html lang="{self._language}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{html.escape(_POLICY)}">\n'
            '<meta name="referrer" content="no-referrer">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
            f"<header><h1>{title}</h1><p>{day_of(summary.created_at)}</p></header>\n<main>\n"
        )

    def message(self, message: Message) -> str:
        kind = "user" if message.role is Role.USER else "reply"
        said = "\n".join(self._block(block, message.role) for block in message.blocks)
        end, who = end_of(message, self._in_words), heading_of(message, self._in_words)
        return (
            f'<article class="{kind}"><p class="who">{html.escape(who)}</p>'
            f'<div class="said">\n{said}\n</div>'
            + (f'<p class="end">{html.escape(end)}</p>' if end else "")
            + "</article>\n"
        )

    def ending(self) -> str:
        return "</main>\n</body>\n</html>\n"

    def _block(self, block: ContentBlock, role: Role) -> str:
        match block:
            case Text(text) | Refusal(text):
                if role is Role.USER:
                    return f'<p style="white-space: pre-wrap">{html.escape(text)}</p>'
                return self._rendered(text) + _sources(block)
            case Thinking(text):
                return _folded(self._in_words(THINKING), self._rendered(text)) if text else ""
            case ToolCall():
                return _folded(self._in_words(tool_words(block.name)), _code(arguments_of(block)))
            case ToolResult():
                ended = say("{name} failed") if block.is_error else say("{name} answered")
                denied = was_denied(block)
                if denied:
                    ended = say("Not allowed: {name}")
                heading = self._in_words(ended.of(name=tool_words(block.name))).strip()
                said = _code(result_of(block, self._in_words))
                return _folded(heading, said, failed=block.is_error and not denied)
            case Image(data=data) if media_type := picture_type(data):
                source = base64.b64encode(data).decode()
                words = html.escape(self._in_words(say("Picture")))
                return f'<p><img alt="{words}" src="data:{media_type};base64,{source}"></p>'
            case _:
                name = name_of(block, self._in_words)
                return f'<p class="end">{html.escape(name)}</p>' if name else ""

    def _rendered(self, text: str) -> str:
        self._texts += 1
        rendered: str = self._markdown.render(text, {"docId": str(self._texts)})
        return rendered


class _Markdown(MarkdownIt):
    def validateLink(self, url: str) -> bool:
        return _is_safe(url)


class _Renderer(RendererHTML):
    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        token = tokens[idx]
        words = self.renderInlineAsText(token.children or [], options, env)
        address = str(token.attrGet("src") or "")
        if not _is_safe(address):
            return html.escape(words)
        return f'<a href="{html.escape(address)}">{html.escape(words or address)}</a>'


def _is_safe(address: str) -> bool:
    return address.lower().startswith((*_SCHEMES, "#"))


def _folded(heading: str, content: str, *, failed: bool = False) -> str:
    begin = '<details class="failed">' if failed else "<details>"
    return f"{begin}<summary>{html.escape(heading)}</summary>\n{content}\n</details>"


def _code(text: str) -> str:
    return f"<pre><code>{html.escape(text)}</code></pre>"


def _sources(block: ContentBlock) -> str:
    lines = "".join(f"<li>{html.escape(source)}</li>" for source in sources_of(block))
    return f'<ul class="sources">{lines}</ul>' if lines else ""
