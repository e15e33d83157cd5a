"""A conversation as a PDF, read back."""

from __future__ import annotations

import base64
import re
import shutil
import subprocess
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEventLoop, QLocale, QObject, QTimer
from PySide6.QtWidgets import QProgressDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.chat.blocks import Citation, ContentBlock, Image, Text, Thinking, ToolCall, ToolResult
from desktop.chat.message import Message, MessageStatus, Role
from desktop.ui.printing.print_desk import PrintDesk
from desktop.ui.printing.print_text import coloured
from desktop.ui.theme import ThemeSource
from desktop.ui.transcript.pictures import Pictures
from tests.ui.transcript.test_pictures import pixels

MARKDOWN = """## Rivers

A paragraph with **bold**, `code` and [a link](https://example.org/x).

```python
def flow(x):
    return x + 1
```

| river | length |
|---|--:|
| Rhine | 1233 |
| Elbe | 1094 |

- first
  - nested

> quoted words

![remote](https://example.org/p.png)
"""


class _Files(QObject):
    """Keeps what would be written."""

    def __init__(self) -> None:
        super().__init__()
        self.written: dict[str, bytes] = {}

    def write(self, path: Path, content: bytes) -> None:
        self.written[path.name] = content


class _Desk:
    def __init__(self, qtbot: QtBot, locale: QLocale) -> None:
        self._qtbot = qtbot
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.show()
        self.files = _Files()
        self.desk = PrintDesk(
            self.window,
            files=self.files,  # type: ignore[arg-type] # it only writes
            pictures=Pictures(self.window),
            region=lambda: locale,
        )

    def pdf(self, messages: list[Message], title: str = "About rivers") -> bytes:
        self.desk.export_to(Path("x.pdf"), messages, title)
        self._qtbot.waitUntil(lambda: "x.pdf" in self.files.written, timeout=60_000)
        return self.files.written["x.pdf"]


@pytest.fixture
def desk(theme: ThemeSource, qtbot: QtBot) -> _Desk:
    return _Desk(qtbot, QLocale(QLocale.Language.German, QLocale.Country.Germany))


def _message(message_id: str, *blocks: ContentBlock, **fields: Any) -> Message:
    return Message(
        id=message_id,
        role=Role.USER if message_id.startswith("u") else Role.ASSISTANT,
        blocks=blocks,
        created_at=0,
        **fields,
    )


def _words(pdf: bytes, *, page: int = 0) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not here")
    only = ["-f", str(page), "-l", str(page)] if page else []
    command = ["pdftotext", "-layout", *only, "-", "-"]
    text = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
    return unicodedata.normalize("NFKC", text)  # ligatures


def _places(pdf: bytes) -> dict[str, tuple[int, float, float]]:
    """Of each word on its pages: the page, and where it begins and ends on its line."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not here")
    command = ["pdftotext", "-bbox", "-", "-"]
    found = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
    made, page = {}, 0
    for line in found.splitlines():
        page += "<page " in line
        if word := re.search(r'xMin="([\d.]+)".* xMax="([\d.]+)".*>(.*)</word>', line):
            made[unicodedata.normalize("NFKC", word[3])] = page, float(word[1]), float(word[2])
    return made


def _ink(pdf: bytes) -> int:
    """How many dark points there are on its first page."""
    command = ["pdftoppm", "-gray", "-r", "60", "-l", "1", "-"]
    picture = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    return sum(point < 100 for point in picture[20:])


def _pages(pdf: bytes) -> int:
    (found,) = re.findall(rb"/Count (\d+)", pdf)
    return int(found)


def _size(pdf: bytes) -> tuple[int, int]:
    found = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert found is not None
    return round(float(found[1])), round(float(found[2]))


def test_everything_that_was_said_is_on_paper(desk: _Desk) -> None:
    source = Citation("Rivers of Europe", "https://example.org/rivers")
    messages = [
        _message("u1", Image("image/png", pixels(200, 100)), Text("Exactly *this*\n  indented")),
        _message(
            "a1",
            Thinking("secret thoughts"),
            ToolCall("1", "search", None, '{"q": "x"}'),
            Text(MARKDOWN, (source,)),
            model="river-1",
            status=MessageStatus.STOPPED,
        ),
    ]
    pdf = desk.pdf(messages)
    text = _words(pdf)
    for words in (
        "About rivers", "You", "Exactly *this*", "indented", "river-1", "Rivers",
        "A paragraph with bold, code and a link.", "def flow(x):", "return x + 1", "Rhine", "1094",
        "first", "nested", "quoted words", "remote (image on example.org, not loaded)",
        "Tool call: search", "Rivers of Europe", "https://example.org/rivers", "Stopped.",
    ):  # fmt: skip
        assert words in text, words
    assert "secret thoughts" not in text
    assert b"/Subtype /Image" in pdf
    assert _pages(pdf) == 1
    assert text.rstrip().endswith("1")


def test_texts_with_sources_are_one_text_with_their_numbers(desk: _Desk) -> None:
    nile, amazon = Citation("Nile", "https://example.org/n"), Citation("", "https://example.org/a")
    blocks = Text("The Nile is long.", (nile,)), Text(" So is the Amazon.", (amazon, nile))
    text = _words(desk.pdf([_message("a1", *blocks, model="river-1")]))
    assert "The Nile is long. [1] So is the Amazon. [2] [1]" in text
    assert "1. Nile https://example.org/n" in " ".join(text.split())


def test_what_tools_answered_stands_below_the_call(desk: _Desk) -> None:
    call = _message("a1", ToolCall("1", "clock", None, "{}"), model="river-1")
    result = Message(
        id="t1", role=Role.TOOL, blocks=(ToolResult("1", "clock", (Text("Noon"),)),), created_at=0
    )
    pdf = desk.pdf([call, result])
    text = _words(pdf)
    assert "clock Noon" in text
    assert "Reply" not in text
    places = _places(pdf)
    assert places["Noon"][1] - places["clock"][2] > 6, "the name is told apart from what it said"


def test_a_table_stands_in_its_quote(desk: _Desk) -> None:
    source = "Outside\n\n> Inside\n>\n> | Rhine | Elbe |\n> |---|---|\n> | 1 | 2 |"
    places = _places(desk.pdf([_message("a1", Text(source))]))
    outside, inside, table = (places[word][1] for word in ("Outside", "Inside", "Rhine"))
    assert table >= inside > outside + 6


def test_a_wide_table_breaks_no_word(desk: _Desk) -> None:
    words = (
        "Configuration", "Implementation", "Requirements", "Dependencies", "Responsibility",
        "Documentation", "`some_function()`",
    )  # fmt: skip
    long = "and more words " * 8
    table = f"| {' | '.join(words)} |\n|{'---|' * 7}\n| {long} | {' | '.join(words[:6])} |"
    pdf = desk.pdf([_message("a1", Text(table))])
    found = _places(pdf)
    assert {word.strip("`") for word in words} <= set(found)
    right = max(end for _, _, end in found.values())
    assert right < _size(pdf)[0] - 50, "within the margins"


def test_code_that_fits_onto_a_page_is_not_cut(desk: _Desk) -> None:
    lines = "\n".join(f'"key{number}": 1,' for number in range(20))
    before = "\n\n".join(f"line {number}" for number in range(18))
    source = f"{before}\n\n```json\n{lines}\n```"
    places = _places(desk.pdf([_message("a1", Text(source))]))
    pages = {page for word, (page, _, _) in places.items() if "key" in word}
    assert pages == {2}
    assert places["17"][0] == 1


def test_a_table_that_runs_to_the_left_begins_on_the_right(desk: _Desk) -> None:
    table = "| ערך | עמודה |\n|---|---|\n| 111 | 222 |"
    (row,) = (
        line
        for line in _words(desk.pdf([_message("a1", Text(table))])).splitlines()
        if "111" in line
    )
    assert row.index("222") < row.index("111")


def test_who_says_it_stands_on_the_page_of_what_is_said(desk: _Desk) -> None:
    lines = Text("\n\n".join(f"line {number}" for number in range(18)))
    picture = Image("image/png", pixels(600, 500))
    pdf = desk.pdf([_message("a1", lines, model="river-1"), _message("u2", picture)])
    assert _pages(pdf) == 2
    assert "You" not in _words(pdf, page=1)
    assert "You" in _words(pdf, page=2)


def test_formulas_are_drawn(desk: _Desk) -> None:
    """Their source is not on paper, but where it cannot be drawn."""
    formulas = """The sum $\\sum_{i=1}^n i$ and

$$
\\frac{a}{b} = \\sqrt{x}
$$

| in a table |
|---|
| $\\alpha$ |

Broken: $\\frac{a}{$.
"""
    pdf = desk.pdf([_message("a1", Text(formulas))])
    text = _words(pdf)
    assert "The sum" in text
    assert "in a table" in text
    for source in ("sum_", "sqrt", "alpha", "$$"):
        assert source not in text
    assert "\\frac{a}{" in text
    desk.files.written.clear()
    bare = desk.pdf([_message("a1", Text(re.sub(r"\$[^$\n]+\$|\\\\f.*", "", formulas)))])
    assert _ink(pdf) > _ink(bare)


def test_pictures_written_out_in_a_text_are_on_paper(desk: _Desk) -> None:
    encoded = base64.b64encode(pixels(200, 100)).decode()
    text = f"Before.\n\n![A chart](data:image/png;base64,{encoded})\n\nAfter."
    pdf = desk.pdf([_message("a1", Text(text))])
    assert b"/Subtype /Image" in pdf
    assert "base64" not in _words(pdf)
    assert "After." in _words(pdf)


def test_footnotes_are_on_paper_below_the_text(desk: _Desk) -> None:
    source = "A river[^r] flows.\n\n[^r]: It is *long*.\n\nIt ends."
    text = " ".join(_words(desk.pdf([_message("a1", Text(source))])).split())
    assert "A river1 flows. It ends. 1. It is long." in text


def test_a_long_conversation_breaks_into_pages_with_numbers(desk: _Desk) -> None:
    code = "\n".join(f"line_{n} = {n}" for n in range(300))
    text = f"Before\n\n```python\n{code}\n```\n\nAfter"
    prose = "\n".join(" ".join(f"w{n}" for n in range(k, k + 50)) for k in range(0, 3_000, 50))
    pdf = desk.pdf([_message("u1", Text(prose)), _message("a1", Text(text))])
    count = _pages(pdf)
    assert count > 5
    whole = _words(pdf)
    for n in range(300):
        assert f"line_{n} = {n}\n" in whole
    assert whole.index("Before") < whole.index("line_0 ") < whole.index("After")
    # A line next to a page break may be there once more, out of sight.
    assert set(re.findall(r"\bw\d+\b", whole)) == {f"w{n}" for n in range(3_000)}
    for page in (1, 2, count):
        shown = _words(pdf, page=page)
        assert shown.lstrip().startswith("About rivers")
        assert shown.rstrip().endswith(str(page))


def test_the_paper_is_that_of_the_country(theme: ThemeSource, qtbot: QtBot) -> None:
    german = _Desk(qtbot, QLocale(QLocale.Language.German, QLocale.Country.Germany))
    american = _Desk(qtbot, QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    messages = [_message("u1", Text("x"))]
    assert _size(german.pdf(messages)) == (595, 842)
    assert _size(american.pdf(messages)) == (612, 792)


def test_the_window_lives_while_pages_are_made(desk: _Desk, qtbot: QtBot) -> None:
    beats: list[int] = []
    timer = QTimer()
    timer.setInterval(0)
    timer.timeout.connect(lambda: beats.append(len(desk.files.written)))
    timer.start()
    desk.pdf([_message(f"a{n}", Text(MARKDOWN)) for n in range(60)])
    timer.stop()
    assert beats.count(0) > 20


def test_cancel_leaves_nothing_behind(desk: _Desk, qtbot: QtBot) -> None:
    messages = [_message(f"a{n}", Text(MARKDOWN)) for n in range(400)]
    desk.desk.export_to(Path("x.pdf"), messages, "t")
    assert desk.desk.busy
    (progress,) = desk.window.findChildren(QProgressDialog)
    with qtbot.waitSignal(desk.desk.told) as told:
        progress.canceled.emit()
    assert told.args[0].startswith("Cancelled")
    assert not desk.desk.busy
    loop = QEventLoop()
    QTimer.singleShot(50, loop.quit)
    loop.exec()
    assert not desk.files.written
    # And another one can be made.
    assert desk.pdf([_message("u1", Text("x"))]).startswith(b"%PDF")


def test_nothing_to_print_is_said(desk: _Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.desk.told):
        desk.desk.export_to(Path("x.pdf"), [], "t")
    assert not desk.desk.busy


def test_code_is_cut_where_colours_change_also_beyond_the_basic_plane() -> None:
    assert coloured("a 🎉 b", [(2, 2, "string")]) == [("a ", ""), ("🎉", "string"), (" b", "")]
    assert coloured("", []) == []


def test_the_print_dialog_prints_into_a_file(desk: _Desk, qtbot: QtBot, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    desk.desk.print([_message("u1", Text("On paper"))], "t")
    (dialog,) = desk.window.findChildren(QPrintDialog)
    assert dialog.isVisible()
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with qtbot.waitSignal(desk.desk.told, timeout=30_000) as told:
        dialog.done(QPrintDialog.DialogCode.Accepted)
    assert told.args == ["Sent to the printer."]
    assert "On paper" in _words((tmp_path / "printed.pdf").read_bytes())


def test_leaving_the_print_dialog_prints_nothing(desk: _Desk, qtbot: QtBot) -> None:
    from PySide6.QtPrintSupport import QPrintDialog

    with qtbot.assertNotEmitted(desk.desk.told):
        desk.desk.print([_message("u1", Text("x"))], "t")
        (dialog,) = desk.window.findChildren(QPrintDialog)
        dialog.reject()
    assert not desk.desk.busy
