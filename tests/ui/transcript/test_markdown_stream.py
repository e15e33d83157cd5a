from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.ui.transcript.footnotes import Footnote
from desktop.ui.transcript.leaves import CodeLeaf, Leaf, TableLeaf
from desktop.ui.transcript.markdown_stream import (
    CodeAppended,
    CodeClosed,
    CodeOpened,
    MarkdownStream,
    Settled,
    Update,
    new_parser,
)

from .samples import SAMPLES


class _Reader:
    """Puts the settled leaves together from updates."""

    def __init__(self) -> None:
        self.leaves: list[Leaf] = []
        self._code: CodeLeaf | None = None

    def take(self, update: Update) -> None:
        for step in update.steps:
            match step:
                case Settled(leaf):
                    self.leaves.append(leaf)
                case CodeOpened(leaf):
                    self._code = leaf
                case CodeAppended(text):
                    assert self._code is not None
                    text = self._code.text + text
                    self._code = CodeLeaf(self._code.place, text, self._code.language)
                case CodeClosed():
                    assert self._code is not None
                    self.leaves.append(self._code)
                    self._code = None


_References = dict[str, object]


def _known(update: Update) -> _References:
    """Where links lead to, and what footnotes say."""
    return {
        key: (value.number, value.leaves) if isinstance(value, Footnote) else value["href"]
        for key, value in update.references.items()
    }


def _read(pieces: list[str]) -> tuple[list[Leaf], _References]:
    stream, reader = MarkdownStream(new_parser()), _Reader()
    for piece in pieces:
        reader.take(stream.flush(piece))
    last = stream.flush("", final=True)
    reader.take(last)
    return reader.leaves + last.notes, _known(last)


def _whole(source: str) -> tuple[list[Leaf], _References]:
    reader = _Reader()
    update = MarkdownStream(new_parser()).flush(source, final=True)
    reader.take(update)
    return reader.leaves + update.notes, _known(update)


def _cut(source: str, size: int) -> list[str]:
    return [source[i : i + size] for i in range(0, len(source), size)]


@pytest.mark.parametrize("size", [1, 3, 17])
@pytest.mark.parametrize("name", SAMPLES)
def test_streamed_is_the_same_as_whole(name: str, size: int) -> None:
    source = SAMPLES[name]
    leaves, references = _read(_cut(source, size))
    expected, expected_references = _whole(source)
    assert leaves == expected
    if expected:
        assert references == expected_references


def test_streamed_in_random_pieces_is_the_same_as_whole() -> None:
    chance = random.Random(7)
    names = list(SAMPLES)
    for _ in range(60):
        source = "\n\n".join(SAMPLES[name] for name in chance.sample(names, 4))
        if "[one]" in source or len(source) > 8_000:
            continue
        pieces, position = [], 0
        while position < len(source):
            size = chance.choice((1, 2, 5, 40, 300))
            pieces.append(source[position : position + size])
            position += size
        assert _read(pieces)[0] == _whole(source)[0]


def test_commonmark_examples_stream_as_they_are_parsed_whole() -> None:
    folder = os.environ.get("RIVULET_CORPUS")
    if not folder:
        pytest.skip("RIVULET_CORPUS names no folder of test material")
    examples = json.loads((Path(folder) / "markdown" / "commonmark-0.31.json").read_text())
    for example in examples:
        source = example["markdown"]
        for size in (1, 3, 17):
            assert _read(_cut(source, size))[0] == _whole(source)[0], example["example"]


def _corpus() -> Iterator[str]:
    """Markdown that other programs are tested with: half-written, and hard to parse."""
    folder = os.environ.get("RIVULET_CORPUS")
    if not folder:
        pytest.skip("RIVULET_CORPUS names no folder of test material")
    markdown = Path(folder) / "markdown"
    for pair in json.loads((markdown / "remend-incomplete-markdown.json").read_text()):
        yield from (pair["input"], pair["expected"])
    for hard in json.loads((markdown / "pathological.json").read_text()):
        yield eval(hard["python_expr"], {"n": 30})
    yield (markdown / "cmark-gfm-afl-seed.md").read_text()


def test_half_written_and_hard_markdown_streams_as_it_is_parsed_whole() -> None:
    for source in dict.fromkeys(_corpus()):
        if len(source) > 3_000:
            continue
        for size in (1, 3, 17):
            assert _read(_cut(source, size))[0] == _whole(source)[0], source[:200]


def _recorded() -> Iterator[list[str]]:
    """The texts of recorded replies, cut where they were sent."""
    folder = os.environ.get("RIVULET_CORPUS")
    if not folder:
        pytest.skip("RIVULET_CORPUS names no folder of test material")
    for file in sorted((Path(folder) / "sse").rglob("*.chunks.txt")):
        pieces: list[str] = []
        for line in file.read_text().splitlines():
            event = json.loads(line) if line.startswith("{") else {}
            deltas = [choice.get("delta") for choice in event.get("choices") or ()]
            deltas.append(event.get("delta"))
            for delta in filter(None, deltas):
                text = (
                    delta.get("content") or delta.get("text") if isinstance(delta, dict) else None
                )
                text = delta if event.get("type") == "response.output_text.delta" else text
                pieces += [text] if isinstance(text, str) else []
        if len(pieces) > 5:
            yield pieces


def test_recorded_replies_stream_as_they_are_parsed_whole() -> None:
    replies = list(_recorded())
    assert len(replies) > 5
    for pieces in replies:
        source = "".join(pieces)
        assert _read(pieces)[0] == _whole(source)[0], source[:200]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("| a | b |\n|---|---|\n| x | **bo", ("x", "**bo**")),
        ("| a | b |\n|---|---|\n| [the li", ("the li", "")),
        ("| a | b |\n|---|---|\n| `co", ("`co`", "")),
    ],
)
def test_a_cell_that_is_being_written_shows_no_marks(source: str, shown: tuple[str, ...]) -> None:
    (table,) = MarkdownStream(new_parser()).flush(source).open
    assert isinstance(table, TableLeaf)
    assert table.rows[-1] == shown


def test_settled_blocks_are_not_parsed_again() -> None:
    stream = MarkdownStream(new_parser())
    stream.flush("First paragraph.\n\n" * 50)
    update = stream.flush("last")
    assert update.steps == []
    assert len(update.open) <= 2


def test_code_in_an_open_fence_is_handed_on_as_it_comes() -> None:
    stream = MarkdownStream(new_parser())
    assert stream.flush("```py\nfirst").steps[-1] == CodeAppended("first")
    assert stream.flush(" line\nsec").steps == [CodeAppended(" line\nsec")]
    # It could be the closing fence, or not.
    assert stream.flush("ond\n``").steps == [CodeAppended("ond")]
    assert stream.flush("x").steps == [CodeAppended("\n``x")]


def test_markup_that_is_not_decided_yet_is_not_shown() -> None:
    stream = MarkdownStream(new_parser())
    update = stream.flush("A line\n-")
    assert [getattr(leaf, "level", None) for leaf in update.open] == [0]
    update = stream.flush("- not a heading")
    assert [getattr(leaf, "content", "") for leaf in update.open] == ["A line\n-- not a heading"]


def test_a_table_is_one_as_soon_as_its_delimiter_row_is_there() -> None:
    stream = MarkdownStream(new_parser())
    update = stream.flush("| a | b |\n|---|---|\n")
    assert [type(leaf).__name__ for leaf in update.open] == ["TableLeaf"]


@pytest.mark.parametrize(
    "source",
    [
        "x" * 90_000,
        "word " * 20_000,
        "- item of a list\n" * 6_000,
        "| a | b |\n|---|---|\n" + "| one | two |\n" * 2_000,
        "| a " * 40 + "|\n" + "|---" * 40 + "|\n" + ("| b " * 40 + "|\n") * 200,
    ],
)
def test_a_block_without_an_end_is_cut_at_the_same_place_however_it_comes(source: str) -> None:
    one, _ = _read(_cut(source, 1_500))
    other, _ = _read(_cut(source, 700))
    assert one == other
    stream = MarkdownStream(new_parser())
    for piece in _cut(source, 1_500):
        update = stream.flush(piece)
        assert sum(len(getattr(leaf, "content", "")) for leaf in update.open) <= 25_000


def test_a_table_without_an_end_goes_on_as_a_table() -> None:
    leaves, _ = _read(_cut("| a | b |\n|---|---|\n" + "| one | two |\n" * 4_000, 1_500))
    assert {type(leaf).__name__ for leaf in leaves} == {"TableLeaf"}
    rows = [row for leaf in leaves if isinstance(leaf, TableLeaf) for row in leaf.rows[1:]]
    assert rows == [("one", "two")] * 4_000


def test_link_definitions_are_settled_as_they_come() -> None:
    parser, parsed = new_parser(), 0
    block = parser.block
    original = block.parse

    def counted(src: str, *rest: Any) -> None:
        nonlocal parsed
        parsed += len(src)
        original(src, *rest)

    block.parse = counted  # type: ignore[assignment,method-assign]  # counts what is parsed again
    source = "Used: [1] and [900].\n\n" + "".join(
        f"[{n}]: https://example.org/{n} 'Title'\n" for n in range(1_000)
    )
    stream = MarkdownStream(parser)
    for start in range(0, len(source), 100):
        update = stream.flush(source[start : start + 100])
    assert len(update.references) >= 999
    assert parsed < 10 * len(source)


@pytest.mark.parametrize("gap", ["", "\n", "\n\n"])
def test_text_after_link_definitions_is_the_same_in_pieces(gap: str) -> None:
    source = (
        f"[a]: b\n'title'\n[a]: c\n[d]: e\n{gap}[f]: g h\n{gap}- [d]\n\n[i]: j\n{gap}> [k]: l\n"
    )
    for size in (1, 3, 17):
        assert _read(_cut(source, size)) == _whole(source)


def test_a_row_with_too_many_columns_is_shown_as_it_was_written() -> None:
    row = "| a " * 500 + "|"
    rule = "|---" * 500 + "|"
    leaves = _whole(f"{row}\n{rule}\n{row}\n")[0]
    assert not any(isinstance(leaf, TableLeaf) for leaf in leaves)
    assert any("| a | a |" in getattr(leaf, "content", "") for leaf in leaves)
