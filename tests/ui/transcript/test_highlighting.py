from __future__ import annotations

import pytest

from desktop.ui.transcript.highlighting import CodeHighlighter

PYTHON = '''import os

class A(Base):
    """A docstring
    over lines."""

    @property
    def f(self, n: int = 0x1F) -> str:
        return f"{n!r} {os.sep}" + 'x'  # comment


'''
C = "/* a comment\n   over lines */\n#include <stdio.h>\nint main(void) {\n  return 0; // end\n}\n"
HTML = "<html>\n<style>\na { b: c }\n</style>\n<script>\nlet x = 1;\n</script>\n</html>\n"
SOURCES = {"python": PYTHON, "c": C, "html": HTML, "json": '{"a": [1, true, "x"]}\n'}
SOURCES |= {"javascript": "const a = `x ${b} y`;\n/* c\n d */ let e = /re/g;\n", "bash": "a=$(b)\n"}
SOURCES |= {
    "rust": 'fn main() { let s = "x"; }\n',
    "sql": "SELECT a FROM b -- c\n",
    "nonsense": "x\n",
}


@pytest.mark.parametrize("size", [1, 7, 60])
@pytest.mark.parametrize("language", SOURCES)
def test_colours_that_grew_are_those_of_the_whole(language: str, size: int) -> None:
    source = SOURCES[language] * 4
    whole = CodeHighlighter(language)
    whole.feed(source, final=True)
    grown = CodeHighlighter(language)
    for i in range(0, len(source), size):
        grown.feed(source[i : i + size])
    grown.feed("", final=True)
    assert grown.lines == whole.lines
    assert len(grown.lines) == source.count("\n") + 1


def test_keywords_strings_and_comments_are_told_apart() -> None:
    highlighter = CodeHighlighter("python")
    highlighter.feed("def f(): return 'x'  # no", final=True)
    assert [colour for _, _, colour in highlighter.lines[0]] == [
        "keyword",
        "name",
        "keyword",
        "string",
        "string",
        "string",
        "comment",
    ]


def test_only_the_last_lines_are_lexed_again() -> None:
    highlighter = CodeHighlighter("python")
    highlighter.feed("x = 1\n" * 500)
    assert highlighter.feed("y") > 480


def test_columns_count_as_qt_counts() -> None:
    highlighter = CodeHighlighter("python")
    highlighter.feed("'🎉' # x", final=True)
    comment = highlighter.lines[0][-1]
    assert comment[:2] == (5, 3)


def test_long_code_stays_plain() -> None:
    highlighter = CodeHighlighter("python")
    highlighter.feed("x = 1\n" * 50_000)
    assert not any(highlighter.lines)
    assert len(highlighter.lines) == 50_001


def test_a_comment_without_an_end_stays_cheap() -> None:
    highlighter = CodeHighlighter("c")
    highlighter.feed("/* open\n")
    for _ in range(100):
        highlighter.feed("word " * 80 + "\n")
    assert highlighter.feed("word\n") > 40
