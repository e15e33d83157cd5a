"""What is seen where there is little room, and that nothing is cut without a sign of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.chat.blocks import Citation, Text, ToolCall, ToolResult
from desktop.chat.message import ContextMark, Message, Role
from desktop.settings import Theme as ThemeChoice
from desktop.ui.theme import ThemeSource
from desktop.ui.transcript.controls import LineLabel, PlainLabel, WordButton
from desktop.ui.transcript.fold_view import FoldView
from desktop.ui.transcript.tool_view import ToolView
from desktop.ui.transcript.transcript import Transcript

from .conftest import MakeMessage

LONG = "a_name_that_is_longer_than_a_narrow_page_has_room_for"


def _picture(widget: QWidget) -> QImage:
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def _columns(picture: QImage, colour: QColor) -> list[int]:
    """Where some pixel is of this colour, from left to right."""
    rows = range(picture.height())
    wanted = colour.rgb()
    return [x for x in range(picture.width()) if any(picture.pixel(x, y) == wanted for y in rows)]


def test_all_of_a_wide_table_is_reached_in_another_theme_too(
    transcript: Transcript, message: MakeMessage
) -> None:
    columns = range(24)
    rows = [[f"Column {at}" for at in columns], ["---"] * 24, [f"value {at}" for at in columns]]
    transcript.show_path([message("a", "\n".join(f"| {' | '.join(row)} |" for row in rows))])
    (table,) = transcript.views[0].text_views()
    whole = table.horizontalScrollBar().maximum()
    assert whole > table.viewport().width()
    transcript.views[0].restyle()
    table.arrange(table.width())
    assert table.horizontalScrollBar().maximum() == whole


def test_what_has_no_room_is_cut_with_a_sign_of_it(
    transcript: Transcript, message: MakeMessage, theme: ThemeSource
) -> None:
    theme.set_zoom(200)
    transcript.resize(480, 600)
    source = Citation(title="Title", url=f"https://www.{LONG.replace('_', '-')}.example.org/")
    blocks = (Text(f"```{LONG}\nx\n```\n"), ToolCall("c", LONG, {}, "{}"), Text("So", (source,)))
    transcript.show_path([message("u1", "Go"), message("a1", *blocks, summary="Said. " * 20)])
    view = transcript.view("a1")
    assert view is not None
    cut = [label for label in view.findChildren(LineLabel) if label.shown != label.text()]
    assert len(cut) == 3, "the language, the host, the head of the summary"
    assert all(label.shown.endswith("…") for label in cut)
    [fold] = view.findChildren(FoldView)
    button = fold.findChild(WordButton)
    assert button.text().endswith("…")
    assert button.accessibleName().endswith(LONG)
    assert button.geometry().right() <= fold.width()
    transcript.resize(1_600, 600)
    assert button.text().endswith(LONG)


def test_the_frame_of_the_focus_is_whole_on_a_narrow_page(
    transcript: Transcript, message: MakeMessage, theme: ThemeSource, qtbot: QtBot
) -> None:
    transcript.resize(480, 400)
    transcript.show_path([message("u1", "Go"), message("a1", "Words.\n\n" * 40)])
    transcript.activateWindow()
    qtbot.waitUntil(transcript.isActiveWindow)
    transcript.focus_message("u1")
    transcript.scroll_to_start()
    QTest.qWait(20)
    page = transcript.viewport().width()
    columns = _columns(_picture(transcript), theme.theme.colour("accent"))
    assert columns[0] < 20
    assert page - 12 < columns[-1] < page


def test_the_mark_of_a_question_stands_below_it(
    transcript: Transcript, message: MakeMessage, theme: ThemeSource
) -> None:
    transcript.show_path([message("u1", "Go", mark=ContextMark.PINNED), message("a1", "y")])
    view = transcript.view("u1")
    assert view is not None
    columns = _columns(_picture(view.footer), theme.theme.colour("secondary"))
    assert columns[-1] > view.footer.width() - 24, "letters are not all of one colour"
    assert columns[0] > view.footer.width() / 2


@pytest.mark.usefixtures("dressed")
def test_a_failure_keeps_its_colour(transcript: Transcript, theme: ThemeSource) -> None:
    failed = ToolResult(call_id="c", name="n", content=(Text("oops"),), is_error=True)
    transcript.show_path([Message(id="t", role=Role.TOOL, created_at=0, blocks=(failed,))])
    [view] = transcript.findChildren(ToolView)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setStyleSheet(app.styleSheet() + " ")
    QTest.qWait(20)
    assert _columns(_picture(view), theme.theme.colour("danger"))


@pytest.mark.usefixtures("dressed")
def test_an_unfolded_failure_is_red_as_a_whole(transcript: Transcript, theme: ThemeSource) -> None:
    results = tuple(
        ToolResult(call_id=f"c{wrong}", name="n", content=(Text("oops"),), is_error=wrong)
        for wrong in (True, False)
    )
    transcript.show_path([Message(id="t", role=Role.TOOL, created_at=0, blocks=results)])
    failed, fine = transcript.findChildren(ToolView)
    danger = theme.theme.colour("danger")
    for view in (failed, fine):
        view.toggle()
        QTest.qWait(20)
    title, text = failed.findChild(WordButton), failed.pieces()[0]
    for part in (title, text):
        assert _columns(_picture(part), danger)
    assert not _columns(_picture(fine), danger)


@pytest.fixture
def dressed(theme: ThemeSource, qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp)
    yield
    qapp.setStyleSheet("")


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_what_is_not_sent_can_be_read_still(
    choice: ThemeChoice, transcript: Transcript, message: MakeMessage, theme: ThemeSource
) -> None:
    theme.choose(choice)
    transcript.show_path([message("a1", "Excluded", mark=ContextMark.EXCLUDED)])
    view = transcript.view("a1")
    assert view is not None
    QTest.qWait(20)
    picture, ground = _picture(view), theme.theme.colour("page")
    footer = view.footer.geometry()
    strongest = max(
        _contrast(picture.pixelColor(x, y), ground)
        for x in range(footer.left(), footer.left() + 100)
        for y in range(footer.top(), footer.bottom())
    )
    assert strongest >= 4.5


def _contrast(one: QColor, other: QColor) -> float:
    """As WCAG 2.2 has it."""

    def luminance(colour: QColor) -> float:
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        red, green, blue = (
            v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_hint_of_an_editor_is_whole_on_a_narrow_page(
    transcript: Transcript, message: MakeMessage
) -> None:
    transcript.resize(480, 600)
    transcript.show_path([message("u1", "A question that is about as long as the page is wide")])
    assert transcript.edit_message("u1")
    view = transcript.view("u1")
    assert view is not None
    hints = [label for label in view.findChildren(PlainLabel) if label.text().endswith("leaves.")]
    assert [hint.isVisible() for hint in hints] == [True]
    buttons = [b for b in view.findChildren(WordButton) if b.isVisible()]
    assert not any(b.geometry().intersects(hints[0].geometry()) for b in buttons)
