"""Emphasis beside characters that have no spaces around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from desktop.emphasis import use_wide_emphasis

PLAIN = MarkdownIt("commonmark").enable("strikethrough")
WIDE = MarkdownIt("commonmark").enable("strikethrough")
use_wide_emphasis(WIDE)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("これは**「重要」**です。", "これは<strong>「重要」</strong>です。"),
        ("**注意：**这是重点。", "<strong>注意：</strong>这是重点。"),
        ("这是**“重点”**的内容。", "这是<strong>“重点”</strong>的内容。"),
        ("**「A」**と**B**。", "<strong>「A」</strong>と<strong>B</strong>。"),
        ("使用**`code`**函数", "使用<strong><code>code</code></strong>函数"),
        ("彼は*「はい」*と言った", "彼は<em>「はい」</em>と言った"),
        ("~~「旧」~~新", "<s>「旧」</s>新"),
        ('한국어는 **"강조"**를', "한국어는 <strong>&quot;강조&quot;</strong>를"),
        ("値は a * b * c です", "値は a * b * c です"),
        ("変数_名前_は", "変数_名前_は"),
    ],
)
def test_emphasis_is_found_without_spaces(source: str, shown: str) -> None:
    assert WIDE.renderInline(source) == shown


@given(st.text('ab .,("*_~`1', max_size=24))
def test_what_is_latin_is_read_as_before(source: str) -> None:
    assert WIDE.renderInline(source) == PLAIN.renderInline(source)
