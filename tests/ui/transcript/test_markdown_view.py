"""What is on the page after streaming is what opening the conversation again shows."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from desktop.ui.theme import ThemeSource
from desktop.ui.transcript.code_view import CodeView
from desktop.ui.transcript.context import Context
from desktop.ui.transcript.formulas import FormulaKey
from desktop.ui.transcript.markdown_stream import new_parser
from desktop.ui.transcript.markdown_view import MarkdownView
from desktop.ui.transcript.plain import LineBreaker
from desktop.ui.transcript.prose_view import ProseView

from .samples import SAMPLES


@pytest.fixture
def context(theme: ThemeSource) -> Context:
    return Context(theme.theme, new_parser(), lambda _: None, lambda _: None)


def _shown(context: Context, qtbot: QtBot, source: str, size: int) -> MarkdownView:
    view = MarkdownView(context)
    qtbot.addWidget(view)

    def take(ready: set[FormulaKey]) -> None:
        for text in view.text_views():
            if isinstance(text, ProseView):
                text.take_formulas(ready)
        view.touch()

    context.formulas.ready.connect(take)
    for i in range(0, len(source), size):
        view.append(source[i : i + size])
        while view.flush():
            view.arrange(700)
    view.finish()
    while view.flush():
        pass
    qtbot.waitUntil(lambda: not context.formulas.busy)
    context.formulas.ready.disconnect(take)
    view.arrange(700)
    return view


def _looks(view: MarkdownView) -> list[tuple[str, str, object]]:
    return [
        (
            type(segment).__name__,
            _html(segment.text if isinstance(segment, CodeView) else segment),
            segment.geometry().getRect(),
        )
        for segment in view.segments
    ]


def _html(view: object) -> str:
    document = view.document()  # type: ignore[attr-defined] # every segment's text has one
    assert isinstance(document, QTextDocument)
    colours = [
        [
            (f.start, f.length, f.format.foreground().color().name())
            for f in block.layout().formats()
        ]
        for block in _blocks(document)
    ]
    return f"{document.toHtml()}{colours}"


def _blocks(document: QTextDocument) -> list:  # type: ignore[type-arg] # of QTextBlock
    made, block = [], document.begin()
    while block.isValid():
        made.append(block)
        block = block.next()
    return made


@pytest.mark.parametrize("size", [1, 3, 17, 1_000])
@pytest.mark.parametrize("name", SAMPLES)
def test_streamed_looks_the_same_as_opened(
    context: Context, qtbot: QtBot, name: str, size: int
) -> None:
    source = SAMPLES[name][:3_000] if size < 1_000 else SAMPLES[name]
    streamed = _shown(context, qtbot, source, size)
    opened = _shown(context, qtbot, source, max(len(source), 1))
    assert _looks(streamed) == _looks(opened)
    assert streamed.height() == opened.height()
    assert streamed.source == source


def test_commonmark_examples_stream_as_they_open(context: Context, qtbot: QtBot) -> None:
    folder = os.environ.get("RIVULET_CORPUS")
    if not folder:
        pytest.skip("RIVULET_CORPUS names no folder of test material")
    examples = json.loads((Path(folder) / "markdown" / "commonmark-0.31.json").read_text())
    for example in examples:
        source = example["markdown"]
        expected = _looks(_shown(context, qtbot, source, 10_000))
        assert _looks(_shown(context, qtbot, source, 3)) == expected, example["example"]


def test_half_written_markdown_streams_as_it_opens(context: Context, qtbot: QtBot) -> None:
    """Every state on the way is laid out too."""
    folder = os.environ.get("RIVULET_CORPUS")
    if not folder:
        pytest.skip("RIVULET_CORPUS names no folder of test material")
    file = Path(folder) / "markdown" / "remend-incomplete-markdown.json"
    for source in dict.fromkeys(pair["input"] for pair in json.loads(file.read_text())):
        if len(source) < 400:
            expected = _looks(_shown(context, qtbot, source, 10_000))
            assert _looks(_shown(context, qtbot, source, 3)) == expected, source


def test_settled_widgets_stay(context: Context, qtbot: QtBot) -> None:
    view = MarkdownView(context)
    qtbot.addWidget(view)
    view.append("One.\n\n```py\nx = 1\n```\n\nTwo.\n\n")
    view.flush()
    before = list(view.segments)
    view.append("More **text** and\n\n- a list\n")
    view.finish()
    view.flush()
    assert list(view.segments)[: len(before)] == before


def test_text_in_a_paragraph_that_grows_stays_selected(context: Context, qtbot: QtBot) -> None:
    view = MarkdownView(context)
    qtbot.addWidget(view)
    view.append("Some words to select")
    view.flush()
    text = next(view.text_views())
    cursor = text.textCursor()
    cursor.setPosition(5)
    cursor.setPosition(10, cursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    view.append(" and more")
    view.flush()
    assert text.textCursor().selectedText() == "words"


def test_html_is_text(context: Context, qtbot: QtBot) -> None:
    view = _shown(context, qtbot, "<b>x</b> <img src=x onerror=y>\n\n<script>z</script>\n", 5)
    shown = "\n".join(text.toPlainText() for text in view.text_views())
    assert "<b>x</b> <img src=x onerror=y>" in shown
    assert "<script>z</script>" in shown


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("長い文を\n途中で折る\n", "長い文を途中で折る"),
        ("**注意：**\n重点。 End\nof it\n", "注意：重点。 End of it"),
        ("한국어는\n띄어쓴다\n", "한국어는 띄어쓴다"),
    ],
)
def test_lines_of_scripts_without_spaces_are_joined_without_one(
    context: Context, qtbot: QtBot, source: str, shown: str
) -> None:
    view = _shown(context, qtbot, source, 3)
    assert next(view.text_views()).toPlainText() == shown


def test_an_address_ends_at_a_mark_of_the_sentence(context: Context, qtbot: QtBot) -> None:
    view = _shown(
        context, qtbot, "詳細は（https://example.org/a）、またはhttps://example.org/b。\n", 7
    )
    assert sorted(set(re.findall(r'href="([^"]+)"', _html(next(view.text_views()))))) == [
        "https://example.org/a",
        "https://example.org/b",
    ]


def test_list_markers_are_part_of_the_text(context: Context, qtbot: QtBot) -> None:
    view = _shown(context, qtbot, "3. a\n4. b\n   - c\n   - [x] d\n   - [ ] e\n", 9)
    lines = next(view.text_views()).toPlainText().split("\n")
    assert lines == ["3.\ta", "4.\tb", "•\tc", "☑\td", "☐\te"]


def test_a_selection_copies_as_plain_text(context: Context, qtbot: QtBot) -> None:
    view = _shown(context, qtbot, "a **b** `c`\\\nd\n", 99)
    text = next(view.text_views())
    text.selectAll()
    mime = text.createMimeDataFromSelection()
    assert mime.text() == "a b c\nd"
    assert bytes(mime.data("text/markdown").data()) == b"a **b** `c`\\\nd"


def test_code_copies_exactly(context: Context, qtbot: QtBot, qapp) -> None:  # type: ignore[no-untyped-def]
    code = "\tif x:\r\n\t\ty = '\u2028\ufffc 🎉'  \n\n\nend"
    view = _shown(context, qtbot, f"```py\n{code}\n```\n", 4)
    segment = view.segments[0]
    assert isinstance(segment, CodeView)
    segment.copy()
    assert qapp.clipboard().text() == code.replace("\r\n", "\n")


def test_a_long_line_of_code_scrolls_and_can_wrap(context: Context, qtbot: QtBot) -> None:
    view = _shown(context, qtbot, "```\n" + "word " * 200 + "\n```\n", 999)
    view.show()
    segment = view.segments[0]
    assert isinstance(segment, CodeView)
    height = segment.height()
    assert segment.text.horizontalScrollBar().maximum() > 0
    segment.wrap_button.click()
    view.touch()
    view.arrange(700)
    assert segment.text.horizontalScrollBar().maximum() == 0
    assert segment.height() > height


def test_what_is_new_covers_nothing_before_it_is_laid_out(context: Context, qtbot: QtBot) -> None:
    view = MarkdownView(context)
    qtbot.addWidget(view)
    view.append("Words.\n\nMore words.\n\n")
    view.flush()
    view.arrange(700)
    for source in ("| a | b |\n|---|---|\n| 1 | 2 |\n\n", "```py\nx\n```\n", "end\n"):
        height = view.height()
        view.append(source)
        view.flush()
        assert view.segments[-1].y() >= height - 1
        view.arrange(700)
        assert view.segments[-1].geometry().bottom() < view.height()


def test_a_wide_table_scrolls_sideways(context: Context, qtbot: QtBot) -> None:
    columns = 20
    row = "|" + " two words |" * columns + "\n"
    view = _shown(context, qtbot, row + "|" + "---|" * columns + "\n" + row, 50)
    view.show()
    table = next(view.text_views())
    assert table.horizontalScrollBar().maximum() > 0
    cells = [block for block in _blocks(table.document()) if block.text()]
    assert len(cells) == 2 * columns
    assert all(block.layout().lineCount() == 1 for block in cells)
    # A sentence is broken all the same.
    sentence = "many words that go on " * 8
    view = _shown(
        context,
        qtbot,
        row + "|" + "---|" * columns + "\n" + row.replace("two words", sentence, 1),
        50,
    )
    table = next(view.text_views())
    assert any(block.layout().lineCount() > 3 for block in _blocks(table.document()))


def test_code_and_tables_in_a_quote_stand_in_it(context: Context, qtbot: QtBot) -> None:
    source = "> words\n>\n> ```\n> code\n> ```\n>\n> | a |\n> |---|\n> | 1 |\n"
    view = _shown(context, qtbot, source, 50)
    prose, table = view.text_views()
    picture = prose.grab().toImage()
    ground, page = (context.theme.colour(name) for name in ("panel", "page"))
    middle = [picture.pixelColor(picture.width() // 2, y) for y in range(picture.height())]
    assert ground in middle
    corner = picture.pixelColor(24, picture.height() - 1)
    assert corner in (page, picture.pixelColor(picture.width() - 1, 0)), "its corners are round"
    beside = table.grab().toImage().pixelColor(5, table.height() // 2)
    assert beside == context.theme.colour("outline"), "the bar of the quote"
    assert table.cursorRect(QTextCursor(table.document().find("1"))).x() > 18


def test_a_rule_stands_in_the_middle(context: Context, qtbot: QtBot) -> None:
    view = _shown(context, qtbot, "HHH\n\n---\n\nHHH\n", 50)
    text = next(view.text_views())
    picture = text.grab().toImage()
    border = context.theme.colour("border")
    [rule] = [y for y in range(picture.height()) if picture.pixelColor(300, y) == border]
    dark = [
        y
        for y in range(picture.height())
        if any(picture.pixelColor(x, y).alpha() == 255 for x in range(4, 40)) and y != rule
    ]
    above = rule - max(y for y in dark if y < rule)
    below = min(y for y in dark if y > rule) - rule
    assert above == pytest.approx(below, abs=2)


@pytest.mark.parametrize(
    "source",
    [
        "*a **a " * 2_000,
        "[a](" * 2_000,
        "> " * 2_000 + "a",
        "`" * 3_000,
        "| a " * 3_000,
        "[" * 5_000,
        "a**b" * 3_000,
        "\\" * 9_000,
        "- " * 500 + "x",
        "```" * 2_000,
        "~" * 5_000,
        "&#0;" * 999,
    ],
)
def test_hostile_text_ends(context: Context, qtbot: QtBot, source: str) -> None:
    view = _shown(context, qtbot, source, 1_500)
    assert view.source == source


@pytest.mark.parametrize("size", [1, 999, 4_000, 4_001, 50_000])
def test_lines_without_an_end_are_broken_at_the_same_place_however_they_come(size: int) -> None:
    text = "a" * 3_999 + "\n" + "b" * 4_000 + "\n" + "c" * 4_001 + "\n\n" + "d" * 9_500
    breaker = LineBreaker(4_000)
    shown = "".join(breaker.broken(text[i : i + size]) for i in range(0, len(text), size))
    assert [len(line) for line in shown.split("\n")] == [
        3_999,
        4_000,
        4_000,
        1,
        0,
        4_000,
        4_000,
        1_500,
    ]
    assert shown.replace("\n", "") == text.replace("\n", "")


def test_a_long_line_of_code_still_copies_exactly(context: Context, qtbot: QtBot) -> None:
    line = "x = 1; " * 3_000
    view = _shown(context, qtbot, f"```py\n{line}\n```\n", 1_000)
    segment = view.segments[0]
    assert isinstance(segment, CodeView)
    assert segment.source == line


def test_a_burst_is_built_where_it_is_seen_and_looks_the_same_once_built(
    context: Context, qtbot: QtBot
) -> None:
    source = "".join(SAMPLES[name] + "\n\n" for name in SAMPLES if name != "open fence") * 2
    opened = _shown(context, qtbot, source, len(source))
    burst = MarkdownView(context)
    qtbot.addWidget(burst)
    for i in range(0, len(source), 9_000):
        burst.append(source[i : i + 9_000])
        burst.flush(lazily=True)
        burst.arrange(700)
    burst.finish()
    while burst.flush(lazily=True):
        burst.arrange(700)
    assert len(burst.segments) < len(opened.segments) / 2
    assert abs(burst.arrange(700) - opened.height()) < opened.height() / 2
    while burst.build(0, 10**9, most=3):
        burst.arrange(700)
    assert not burst.has_stubs
    assert _looks(burst) == _looks(opened)


def test_long_prose_is_divided_without_a_seam(context: Context, qtbot: QtBot) -> None:
    text = "- item with some words\n" * 10
    short = _shown(context, qtbot, text, 10_000)
    long = _shown(context, qtbot, text * 20, 10_000)
    assert len(short.segments) == 1
    assert len(long.segments) > 1
    gap = context.theme.px(4)
    assert abs(long.height() + gap - 20 * (short.height() + gap)) <= len(long.segments)


@pytest.mark.parametrize(
    "source",
    [
        "".join("> " * (n % 60) + "text\n" for n in range(600)),
        "".join(f"- item {n}\n" for n in range(1_500)),
        "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 1_500,
        "[" * 12_000,
        "x" * 12_000,
        "```js\n" + "let a = 'b'; " * 700 + "\n```\n",
    ],
)
def test_blocks_without_an_end_are_cut_at_the_same_place_however_they_come(
    context: Context, qtbot: QtBot, source: str
) -> None:
    source += "\n\nThe end.\n"
    opened = _looks(_shown(context, qtbot, source, len(source)))
    assert _looks(_shown(context, qtbot, source, 490)) == opened
    assert "The end." in opened[-1][1]
