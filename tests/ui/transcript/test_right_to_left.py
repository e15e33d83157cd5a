"""Text that runs to the left, and what runs to the right in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage, QTextCursor
from pytestqt.qtbot import QtBot

from desktop.ui.transcript.prose_view import ProseView
from desktop.ui.transcript.table_view import TableView
from desktop.ui.transcript.transcript import Transcript

from .conftest import MakeMessage

SENTENCE = "النهر انظر `flow()` ثم اذهب"
TABLE = "| שם | ערך | note |\n| --- | :-: | --: |\n| א | `1` | x |\n| ב | 2 | y |"


def _show(transcript: Transcript, make: MakeMessage, source: str) -> ProseView:
    transcript.show_path([make("a1", source)])
    view = transcript.view("a1")
    assert view is not None
    text = next(iter(view.text_views()))
    assert isinstance(text, ProseView)
    return text


def _x(text: ProseView, position: int) -> int:
    cursor = QTextCursor(text.document())
    cursor.setPosition(position)
    return text.cursorRect(cursor).x()


def test_code_reads_from_the_left(transcript: Transcript, message: MakeMessage) -> None:
    text = _show(transcript, message, SENTENCE)
    code = text.toPlainText().index("flow()")
    places = [_x(text, position) for position in range(code + 1, code + 6)]
    assert places == sorted(places)
    assert len(set(places)) == 5


@pytest.mark.parametrize(
    "source", [SENTENCE, "النهر `flow()`", "`flow()` النهر", "**انظر `flow()`** ثم"]
)
def test_the_ground_of_code_has_as_much_room_on_both_sides(
    transcript: Transcript, message: MakeMessage, source: str
) -> None:
    text = _show(transcript, message, source)
    theme = text._context.theme
    picture = text.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    code = text.toPlainText().index("flow()")
    middle = text.cursorRect(_at(text, code)).center().y()
    ground = theme.colour("panel").rgb()
    inside = [x for x in range(picture.width()) if picture.pixel(x, middle + 5) == ground]
    letter = _x(text, code + 2) - _x(text, code + 1)
    letters = _x(text, code + 1) - letter, _x(text, code + 5) + letter
    assert inside, "the ground is painted"
    assert inside[-1] - inside[0] > 40, "behind all of the code"
    rooms = letters[0] - inside[0], inside[-1] - letters[1]
    assert rooms[0] == pytest.approx(rooms[1], abs=2)
    assert min(rooms) >= 2
    before = text.toPlainText()[:code].rstrip("\u2066")
    if before.strip():
        # Text on the right begins where the ground has ended.
        assert _x(text, len(before)) >= inside[-1] - 1


def _at(text: ProseView, position: int) -> QTextCursor:
    cursor = QTextCursor(text.document())
    cursor.setPosition(position)
    return cursor


def test_items_begin_where_their_second_line_does(
    transcript: Transcript, message: MakeMessage
) -> None:
    words = "شيء طويل " * 40
    source = f"- {words}\n- [ ] {words}\n\n1. {words}\n"
    text = _show(transcript, message, source)
    block, edges = text.document().begin(), set()
    while block.isValid():
        begin = block.text().index("\N{EN SPACE}") + 2
        second = block.layout().lineAt(1).textStart() + 1
        edges |= {_x(text, block.position() + begin), _x(text, block.position() + second)}
        block = block.next()
    assert max(edges) - min(edges) <= 12, "letters differ in width, lines do not"
    assert max(edges) < text.width() - 24


def test_what_turns_the_text_is_neither_copied_nor_in_the_way(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    text = _show(transcript, message, SENTENCE)
    text.selectAll()
    qtbot.keyClick(text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == SENTENCE.replace("`", "")
    assert bytes(mime.data("text/markdown").data()).decode() == SENTENCE
    assert text.places_of("انظر flow() ثم", 9)


@pytest.mark.parametrize(
    ("source", "runs_left"),
    [
        ("`code` ראשון", True),
        ("- `code` ראשון", True),
        ("[a link](https://example.org) שלום", False),
        ("https://example.org שלום", True),
        ("$x$ שלום", True),
        ("`שלום` words", False),
        ("Words, then שלום", False),
    ],
)
def test_code_and_addresses_do_not_say_where_a_line_runs(
    transcript: Transcript, message: MakeMessage, source: str, runs_left: bool
) -> None:
    text = _show(transcript, message, source)
    direction = text.document().begin().textDirection()
    assert (direction is Qt.LayoutDirection.RightToLeft) == runs_left


def test_the_first_column_of_a_table_stands_on_the_right(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    table = _show(transcript, message, TABLE)
    assert isinstance(table, TableView)

    def edge(words: str) -> int:
        return table.cursorRect(table.document().find(words)).x()

    assert edge("שם") > edge("ערך") > edge("note")
    assert edge("א") == pytest.approx(edge("שם"), abs=20), "under its header"
    assert edge("שם") > table.width() - 60
    assert table.cells()[0] == ["שם", "ערך", "note"]
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == "שם\tערך\tnote\nא\t1\tx\nב\t2\ty"
    assert bytes(mime.data("text/markdown").data()).decode() == TABLE


def test_some_cells_of_such_a_table_are_copied_in_their_order(
    transcript: Transcript, message: MakeMessage
) -> None:
    table = _show(transcript, message, TABLE)
    start, end = table.document().find("ערך"), table.document().find("א")
    table.mark(start.selectionStart(), end.selectionEnd())
    assert table.selected_text() == "שם\tערך\nא\t1"


def test_a_table_whose_header_comes_late_turns(
    transcript: Transcript, message: MakeMessage
) -> None:
    text = _show(transcript, message, "| a | שם |\n|---|---|\n| 1 | 2 |")
    assert isinstance(text, TableView)
    assert text.cursorRect(text.document().find("1")).x() < 20
    assert text.mapTo(transcript, QPoint(0, 0)).x() >= 0
