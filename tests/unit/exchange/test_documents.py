from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from desktop.chat.blocks import (
    Citation,
    ContentBlock,
    File,
    Image,
    Text,
    Thinking,
    ToolCall,
    ToolResult,
)
from desktop.chat.conversation import ConversationSummary
from desktop.chat.message import Message, MessageStatus, Role
from desktop.chat.tool_rounds import DENIED_BECAUSE
from desktop.exchange.documents import Document, MarkdownDocument, TextDocument
from desktop.exchange.html_document import HtmlDocument

PNG = b"\x89PNG\r\n\x1a\n and so on"
ATTACKS = [
    "<script>alert(1)</script>",
    "![x](https://evil.example/?q=1)",
    "![x](file:///etc/passwd)",
    "![x](data:image/svg+xml;base64,AAAA)",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html,hi)",
    "<img src=x onerror=alert(1)>",
    "<https://ok.example/\"onmouseover='x'>",
    '[x](https://ok.example "a\\" onclick=\\"x")',
    "![a][b]\n\n[b]: https://evil.example/x.png",
    '```"><script>\nx</code></pre><script>alert(1)</script>\n```',
    "</style></main><base href=//evil.example>",
]


def written(document: Document, *messages: Message, title: str = "Rain") -> str:
    summary = ConversationSummary(id="c", title=title, created_at=86400.0, updated_at=86400.0)
    pieces = [document.message(message) for message in messages]
    return "".join([document.beginning(summary), *pieces, document.ending()])


def said(*blocks: ContentBlock, role: Role = Role.ASSISTANT, **more: object) -> Message:
    return Message(id="m", role=role, blocks=blocks, created_at=86400.0, **more)  # type: ignore[arg-type]


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def everything() -> list[Message]:
    return [
        said(Text("*Why*?"), File("a.txt", "text/plain", b"x"), role=Role.USER),
        said(
            Thinking("Hm.\n\nSo."),
            ToolCall("1", "window__look", {"at": "sky"}),
            ToolResult("1", "window__look", (Text("grey"),)),
            Text("**Clouds**.", (Citation("Sky", "https://sky.example"),)),
            model="m-1",
            status=MessageStatus.STOPPED,
        ),
    ]


def test_a_call_that_was_not_allowed_is_no_failure() -> None:
    words = str(DENIED_BECAUSE.of(reason="Not today"))
    denied = said(ToolResult("1", "look", (Text(words),), is_error=True))
    failed = said(ToolResult("1", "look", (Text("Bang"),), is_error=True))
    document = HtmlDocument(in_words=lambda text: f"<{text}>" if "Not today" in text else text)
    page = written(document, denied)
    assert "<details><summary>Not allowed: look</summary>" in page
    told = "&lt;You did not allow this call. Your reason: Not today&gt;"
    assert told in page, "its reader is told, and in his language"
    page = written(document, failed)
    assert '<details class="failed"><summary>look failed</summary>' in page


def test_markdown_keeps_what_was_written() -> None:
    assert written(MarkdownDocument(), *everything()) == (
        "# Rain\n\n1970-01-02\n"
        "\n## You\n\n*Why*?\n\n*File: a.txt*\n"
        "\n## Assistant · m-1\n\n> Hm.\n>\n> So.\n\n"
        '**look (window)**\n\n```json\n{\n  "at": "sky"\n}\n```\n\n```\ngrey\n```\n\n'
        "**Clouds**.\n\n- Sky https://sky.example\n\n*Stopped here.*\n"
    )


def test_text_has_no_marks_of_its_own_in_what_was_written() -> None:
    text = written(TextDocument(), *everything())

    assert text.startswith("Rain\n====\n1970-01-02\n\nYou\n---\n\n*Why*?\n\n[File: a.txt]\n")
    assert "[look (window)]\n" in text
    assert text.endswith("[Stopped here.]\n")


@pytest.mark.parametrize(
    "document",
    [
        MarkdownDocument(in_words=str.upper),
        TextDocument(in_words=str.upper),
        HtmlDocument(in_words=str.upper, language="de"),
    ],
)
def test_what_rivulet_says_in_a_document_is_said_in_the_language_of_its_reader(
    document: Document,
) -> None:
    picture = Image("image/x", b"", name="")
    text = written(document, *everything(), said(picture), title="")

    for words in ("CONVERSATION", "YOU", "ASSISTANT", "FILE: A.TXT", "STOPPED HERE.", "PICTURE"):
        assert words in text
        assert words.capitalize() not in text
    assert "**Clouds**" in text or "<strong>Clouds</strong>" in text
    assert ('lang="de"' in text) is isinstance(document, HtmlDocument)


def test_a_title_cannot_be_markdown() -> None:
    text = written(MarkdownDocument(), title="# <b>*x*\n## y")

    assert text.splitlines()[0] == r"# \# \<b\>\*x\* \#\# y"


def test_html_renders_markdown_and_folds_the_rest() -> None:
    page = written(HtmlDocument(), *everything())

    assert "<strong>Clouds</strong>" in page
    assert "*Why*?" in page
    assert page.count("<details>") == 3
    assert "prefers-color-scheme: dark" in page


def test_pictures_are_in_the_file() -> None:
    page = Page(written(HtmlDocument(), said(Image("image/svg+xml", PNG), Image("a", b"no"))))

    sources = [attributes["src"] for tag, attributes in page.tags if tag == "img"]
    assert [str(source).partition(",")[0] for source in sources] == ["data:image/png;base64"]


@pytest.mark.parametrize("attack", ATTACKS)
def test_html_loads_nothing_and_runs_nothing(attack: str) -> None:
    blocks = (
        Text(attack, (Citation(attack, attack),)),
        Thinking(attack),
        ToolCall("1", attack, {attack: attack}),
        ToolResult("1", attack, (Text(attack),)),
        File(attack, attack, b""),
    )
    messages = [said(*blocks, model=attack), said(*blocks, role=Role.USER)]

    text = written(HtmlDocument(), *messages, title=attack)

    page = Page(text)
    allowed = {
        "href",
        "class",
        "style",
        "charset",
        "content",
        "http-equiv",
        "name",
        "lang",
        "title",
    }
    for tag, attributes in page.tags:
        assert tag not in {"script", "img", "base", "iframe", "link", "object", "form", "svg"}
        assert set(attributes) <= allowed
        if tag == "a":
            assert re.match(r"https?://|mailto:|#", str(attributes["href"]))
    assert [tag for tag, _ in page.tags].count("style") == 1
    policies = [attributes.get("content") for tag, attributes in page.tags if tag == "meta"]
    assert any("default-src 'none'" in str(policy) for policy in policies)
