"""Footnotes: numbered, below the text, reached from it and back, and copied as written."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.chat.message import MessageStatus
from desktop.ui.transcript.clipboard import markdown_as_html
from desktop.ui.transcript.copies import plain_text_of
from desktop.ui.transcript.link_view import LinkView
from desktop.ui.transcript.reply_view import ReplyView
from desktop.ui.transcript.selection import Selection
from desktop.ui.transcript.text_order import Place
from desktop.ui.transcript.transcript import Transcript

from .conftest import MakeMessage

_SOURCE = "First[^b] and second[^a].\n\n[^a]: Note *a*.\n\n    More.\n\n[^b]: Note b.\n"


def _show(transcript: Transcript, message: MakeMessage, source: str) -> ReplyView:
    transcript.show_path([message("u1", "?"), message("a1", source)])
    view = transcript.view("a1")
    assert isinstance(view, ReplyView)
    while view.dirty:
        QTest.qWait(1)
    return view


def _stream(transcript: Transcript, message: MakeMessage, source: str) -> ReplyView:
    transcript.begin_reply(message("a1", status=MessageStatus.STREAMING))
    transcript.reply_text("a1", 0, source)
    view = transcript.view("a1")
    assert isinstance(view, ReplyView)
    while view.dirty:
        QTest.qWait(1)
    return view


def _links(view: ReplyView) -> list[tuple[LinkView, str]]:
    return [
        (text, text.words_of(link).strip())
        for text in view.text_views()
        if isinstance(text, LinkView)
        for link in text.links()
    ]


def _copied(selection: Selection) -> str:
    return bytes(selection.mime().data("text/markdown").data()).decode()


def test_notes_stand_below_the_text_in_the_order_of_their_references(
    transcript: Transcript, message: MakeMessage
) -> None:
    view = _show(transcript, message, "See[^z], [^1] and [^z].\n\n[^1]: One.\n[^z]: Zed.\n\nEnd.")
    assert plain_text_of(view).split("\n") == [
        "See[1], [2] and [1].",
        "End.",
        "",
        "",
        "1.\tZed.",
        "2.\tOne.",
    ]


def test_what_has_no_note_is_text_and_what_nobody_refers_to_is_shown(
    transcript: Transcript, message: MakeMessage
) -> None:
    view = _show(transcript, message, "Not[^1] and `[^2]`.\n\n[^2]: Unused.\n")
    assert plain_text_of(view).startswith("Not[^1] and [^2].")
    assert plain_text_of(view).endswith("1.\tUnused.")


@pytest.mark.parametrize(
    "source", ["A fact[^1", "A fact[^", "A fact[", "A fact\n\n[^1", "A fact\n[^1]:"]
)
def test_half_a_reference_never_shows_its_brackets(
    transcript: Transcript, message: MakeMessage, source: str
) -> None:
    view = _stream(transcript, message, source)
    assert plain_text_of(view).strip() == "A fact"


def test_a_reference_is_a_number_before_its_note_comes(
    transcript: Transcript, message: MakeMessage
) -> None:
    view = _stream(transcript, message, "A fact[^why] and more")
    (text,) = view.text_views()
    assert text.toPlainText() == "A fact1 and more"
    transcript.reply_text("a1", 0, ".\n\n[^why]: Because")
    while view.dirty:
        QTest.qWait(1)
    assert next(view.text_views()) is text
    assert plain_text_of(view).endswith("1.\tBecause")
    transcript.reply_finished(message("a1", "A fact[^why] and more.\n\n[^why]: Because"))
    assert text.toPlainText() == "A fact1 and more."


def test_a_reference_whose_note_never_came_is_what_was_written(
    transcript: Transcript, message: MakeMessage
) -> None:
    view = _stream(transcript, message, "A fact[^1].\n\nMore[^2].\n\n")
    source = "A fact[^1].\n\nMore[^2].\n\n[^2]: Two."
    transcript.reply_text("a1", 0, "[^2]: Two.")
    transcript.reply_finished(message("a1", source))
    assert plain_text_of(view).startswith("A fact[^1].\nMore[1].")


def test_enter_leads_to_the_note_and_back(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot, opened: list[str]
) -> None:
    words = "".join(f"Paragraph {n}.\n\n" for n in range(60))
    view = _show(transcript, message, f"Begin[^1].\n\n{words}[^1]: The note.\n")
    transcript.scroll_to_start()
    transcript.focus_message("a1")
    qtbot.waitUntil(view.hasFocus)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    first = QApplication.focusWidget()
    assert isinstance(first, LinkView)
    top = transcript.verticalScrollBar().value()
    QTest.keyClick(first, Qt.Key.Key_Return)
    note = QApplication.focusWidget()
    assert isinstance(note, LinkView)
    assert "The note." in note.toPlainText()
    assert note.visibleRegion().boundingRect().isValid()
    assert transcript.verticalScrollBar().value() > top
    QTest.keyClick(note, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is first
    assert first.visibleRegion().boundingRect().isValid()
    assert [words for _, words in _links(view)] == ["1", "↩"]
    assert opened == []


def test_a_click_leads_back_from_a_note(transcript: Transcript, message: MakeMessage) -> None:
    words = "".join(f"Paragraph {n}.\n\n" for n in range(60))
    view = _show(transcript, message, f"Begin[^1].\n\n{words}[^1]: The note.\n")
    transcript.scroll_to_end()
    (note, _) = _links(view)[-1]
    place = note.link_rects(note.links()[-1])[0].center()
    QTest.mouseClick(note.viewport(), Qt.MouseButton.LeftButton, pos=place)
    first = next(view.text_views())
    assert first.visibleRegion().boundingRect().isValid()


def test_a_selection_copies_the_notes_that_it_refers_to(
    transcript: Transcript, message: MakeMessage
) -> None:
    view = _show(transcript, message, _SOURCE)
    first, note = view.text_views()
    transcript.selection.select(Place(first, 0), Place(first, 6))
    assert _copied(transcript.selection) == "First[^b]\n\n[^b]: Note b."
    transcript.selection.select(Place(first, 0), Place(note, note.length))
    assert _copied(transcript.selection) == (
        "First[^b] and second[^a].\n\n[^b]: Note b.\n\n[^a]: Note *a*.\n\n    More."
    )
    assert transcript.selection.mime().text().split("\n") == [
        "First[1] and second[2].",
        "",
        "",
        "1.\tNote b.",
        "2.\tNote a.",
        "More.",
    ]


def test_notes_are_found_and_links_in_them_open(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot, opened: list[str]
) -> None:
    view = _show(transcript, message, "A[^1]\n\n[^1]: See <https://example.org/needle>.\n")
    transcript.open_find()
    field = transcript.find_bar.findChild(QLineEdit)
    assert field is not None
    field.setText("needle")
    qtbot.waitUntil(lambda: transcript.find_bar.count_text == "1 found")
    (text, _) = _links(view)[1]
    assert isinstance(text, LinkView)
    text.follow(text.links()[0].target)
    assert opened == ["https://example.org/needle"]


def test_references_side_by_side_stay_apart(transcript: Transcript, message: MakeMessage) -> None:
    view = _show(transcript, message, "A[^1][^2].\n\n[^1]: one\n[^2]: two\n")
    text = next(view.text_views())
    assert text.toPlainText() == "A1,\N{THIN SPACE}2."
    transcript.selection.select(Place(text, 0), Place(text, text.length))
    assert transcript.selection.mime().text() == "A[1][2]."
    assert _copied(transcript.selection).startswith("A[^1][^2].\n\n[^1]: one")


def test_html_has_all_notes() -> None:
    made = markdown_as_html("A[^1] and [^3]\n\n[^1]: one\n[^2]: two\n")
    assert made.count("footnote-item") == 2
    assert "one" in made
    assert "two" in made
    assert "[^3]" in made
