from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.message_editor import MessageEditor
from desktop.ui.ruled_editor import RuledEditor
from desktop.ui.theme import ThemeSource
from desktop.ui.transcript.transcript import Transcript
from desktop.ui.transcript.user_view import UserView

from .conftest import MakeMessage

TEXT = "First line\n\nand **another**"


@pytest.fixture
def view(transcript: Transcript, message: MakeMessage, qtbot: QtBot) -> UserView:
    """A message of the user among others, with the focus."""
    around = "A paragraph.\n\n" * 30
    transcript.show_path(
        [message("a0", around), message("u1", TEXT), message("a1", "Short.\n\n" * 8)]
    )
    transcript.activateWindow()
    qtbot.waitUntil(transcript.isActiveWindow)
    shown = transcript.view("u1")
    assert isinstance(shown, UserView)
    transcript.scroll_to(shown.y() - 200)
    shown.setFocus()
    return shown


def _begin(view: UserView, qtbot: QtBot) -> RuledEditor:
    qtbot.keyClick(view, Qt.Key.Key_E)
    editor = QApplication.focusWidget()
    assert isinstance(editor, RuledEditor)
    return editor


def test_e_opens_the_text_at_its_place_without_scrolling(
    transcript: Transcript, view: UserView, qtbot: QtBot
) -> None:
    place = view.mapTo(transcript, QPoint(0, 0))
    editor = _begin(view, qtbot)
    assert editor.toPlainText() == TEXT
    assert editor.height() >= 3 * editor.fontMetrics().height()
    assert view.mapTo(transcript, QPoint(0, 0)) == place
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert view.mapTo(transcript, QPoint(0, 0)) == place
    assert QApplication.focusWidget() is view
    assert not view.editing


@pytest.mark.parametrize(
    "modifier", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier]
)
def test_enter_asks_for_a_new_version(
    modifier: Qt.KeyboardModifier, transcript: Transcript, view: UserView, qtbot: QtBot
) -> None:
    editor = _begin(view, qtbot)
    qtbot.keyClicks(editor, " jk")
    with qtbot.waitSignal(transcript.edited) as said:
        qtbot.keyClick(editor, Qt.Key.Key_Return, modifier)
    assert said.args == ["u1", TEXT + " jk"]
    assert not view.editing
    assert view.shown_text == TEXT


def test_nothing_is_asked_for_when_nothing_changed(
    transcript: Transcript, view: UserView, qtbot: QtBot
) -> None:
    editor = _begin(view, qtbot)
    with qtbot.assertNotEmitted(transcript.edited):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert not view.editing


def test_an_empty_message_is_not_saved(
    transcript: Transcript, view: UserView, qtbot: QtBot
) -> None:
    editor = _begin(view, qtbot)
    editor.selectAll()
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    with qtbot.assertNotEmitted(transcript.edited), qtbot.waitSignal(transcript.notice_requested):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert view.editing


def test_what_was_left_comes_back_with_undo(view: UserView, qtbot: QtBot) -> None:
    editor = _begin(view, qtbot)
    qtbot.keyClicks(editor, " and more")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    again = _begin(view, qtbot)
    assert again.toPlainText() == TEXT
    qtbot.keyClick(again, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert again.toPlainText() == TEXT + " and more"


def test_the_editor_grows_with_its_text_and_then_scrolls(view: UserView, qtbot: QtBot) -> None:
    editor = _begin(view, qtbot)
    heights = [view.height()]
    for _ in range(14):
        qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        heights.append(view.height())
    assert heights[3] > heights[0]
    assert heights[-1] == heights[-3]


def test_a_line_that_no_editor_takes_is_said(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    transcript.show_path([message("u1", "x" * 20_000)])
    with qtbot.waitSignal(transcript.notice_requested):
        transcript.edit_message("u1")
    view = transcript.view("u1")
    assert isinstance(view, UserView)
    assert not view.editing


def test_other_versions_are_always_told_of(transcript: Transcript, message: MakeMessage) -> None:
    transcript.show_path([message("u1", "x"), message("a1", "y")], lambda _: (2, 3))
    for shown in transcript.views:
        words = [label.text() for label in shown.footer.findChildren(QLabel) if label.isVisible()]
        assert "2/3" in words


def test_another_version_stands_where_the_first_one_stood(
    transcript: Transcript, message: MakeMessage, qtbot: QtBot
) -> None:
    before, after = "A paragraph.\n\n" * 40, "More.\n\n" * 40
    transcript.show_path([message("a0", before), message("u1", "One"), message("a1", after)])
    transcript.activateWindow()
    qtbot.waitUntil(transcript.isActiveWindow)
    assert transcript.focus_message("u1")
    view = transcript.view("u1")
    assert view is not None
    transcript.scroll_to(view.y() - 150)
    place = view.mapTo(transcript, QPoint(0, 0))
    path = [message("a0", before), message("u2", "Two"), message("a2", after)]
    top = transcript.message_top("u1")
    transcript.show_path(path, lambda _: (2, 2))
    assert transcript.focus_message("u2")
    transcript.put_message("u2", top)
    shown = transcript.view("u2")
    assert shown is not None
    assert shown.mapTo(transcript, QPoint(0, 0)) == place
    assert shown.hasFocus()


@pytest.mark.usefixtures("dressed")
def test_lines_wrap_where_those_of_the_message_did(
    transcript: Transcript, message: MakeMessage
) -> None:
    text = "Tell me about rivers, with headings, please. And a second sentence, with some room."
    transcript.resize(480, 700)
    transcript.show_path([message("u1", text), message("a1", "y")])
    view = transcript.view("u1")
    assert isinstance(view, UserView)
    (shown,) = (text for text in view.text_views() if text.isVisible())
    lines = shown.document().begin().layout().lineCount()
    transcript.edit_message("u1")
    QApplication.processEvents()
    editor = view.findChild(RuledEditor)
    assert editor.document().begin().layout().lineCount() == lines == 2
    assert editor.verticalScrollBar().maximum() == 0


@pytest.fixture
def dressed(theme: ThemeSource, qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp)
    yield
    qapp.setStyleSheet("")


@pytest.mark.parametrize("zoom", [100, 150])
def test_no_line_moves_up_or_down_when_a_message_is_opened(
    transcript: Transcript, message: MakeMessage, theme: ThemeSource, zoom: int
) -> None:
    theme.set_zoom(zoom)
    text = "Hg\n\n" + "jk " * 90 + "\n\nEnd"
    transcript.show_path([message("u1", text), message("a1", "y")])
    view = transcript.view("u1")
    assert isinstance(view, UserView)
    (shown,) = (text for text in view.text_views() if text.isVisible())
    read = _letters(transcript, shown)
    assert len(read) > 40
    below = transcript.views[1].y()
    transcript.edit_message("u1")
    editor = view.findChild(RuledEditor)
    editor.setCursorWidth(0)
    assert _letters(transcript, editor) == read
    assert transcript.views[1].y() == below
    theme.set_zoom(zoom + 50)
    assert transcript.views[1].y() > below
    theme.set_zoom(zoom)
    assert _letters(transcript, editor) == read
    assert transcript.views[1].y() == below


def test_a_long_text_is_pasted_into_a_message(view: UserView, qtbot: QtBot) -> None:
    editor = _begin(view, qtbot)
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    pasted = "A line of a long text.\n" * 20_000
    QGuiApplication.clipboard().setText(pasted)
    qtbot.keyClick(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    longer = QApplication.focusWidget()
    assert isinstance(longer, MessageEditor)
    assert longer.toPlainText() == pasted + TEXT
    qtbot.keyClicks(longer, "!")
    assert longer.toPlainText() == pasted + "!" + TEXT
    with qtbot.waitSignal(view.edited) as said:
        qtbot.keyClick(longer, Qt.Key.Key_Return)
    assert said.args == ["u1", pasted + "!" + TEXT]


def _letters(transcript: Transcript, text: QWidget) -> list[int]:
    """The lines of pixels of a text that have dark ones."""
    QApplication.processEvents()
    place = text.mapTo(transcript, QPoint(0, 0))
    picture = transcript.grab(QRect(place, text.size())).toImage()
    return [
        place.y() + y
        for y in range(picture.height())
        if any(picture.pixelColor(x, y).lightness() < 100 for x in range(1, picture.width()))
    ]


def test_what_was_done_before_a_long_paste_can_be_undone_after_it(
    view: UserView, qtbot: QtBot
) -> None:
    editor = _begin(view, qtbot)
    qtbot.keyClicks(editor, " typed")
    qtbot.keyClick(editor, Qt.Key.Key_Home)
    editor.insertPlainText("𝄞 ")
    before = editor.toPlainText()
    qtbot.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    selected = editor.textCursor().selectedText()
    pasted = "A line of a long text.\n" * 2_000
    QGuiApplication.clipboard().setText(pasted)
    qtbot.keyClick(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    longer = QApplication.focusWidget()
    assert isinstance(longer, MessageEditor)
    assert longer.toPlainText() == before.removesuffix(selected) + pasted
    undone = [longer.toPlainText()]
    while longer.document().isUndoAvailable():
        qtbot.keyClick(longer, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        undone.append(longer.toPlainText())
    assert undone[1] == before
    assert f"{TEXT} typed" in undone
    assert undone[-1] == TEXT
    while longer.document().isRedoAvailable():
        qtbot.keyClick(
            longer,
            Qt.Key.Key_Z,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
        )
    assert longer.toPlainText() == undone[0]
