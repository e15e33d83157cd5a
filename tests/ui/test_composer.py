"""The composer, as a user meets it: keys, pastes, Send and Stop."""

from __future__ import annotations

import time
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.settings import SendKey, Theme
from desktop.ui.composer import Composer
from desktop.ui.icons import Icons
from desktop.ui.message_editor import clean
from desktop.ui.theme import ThemeSource
from tests.ui.composing import commit, compose

ICONS = Path(__file__).parents[2] / "resources" / "icons"
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def composer(qtbot: QtBot) -> Composer:
    widget = Composer(theme=ThemeSource(choice=Theme.LIGHT), icons=Icons(ICONS))
    qtbot.addWidget(widget)
    widget.resize(800, 160)
    widget.show()
    qtbot.waitExposed(widget)
    widget.setFocus()
    return widget


def editor(composer: Composer) -> QPlainTextEdit:
    return composer.findChild(QPlainTextEdit)


def button(composer: Composer, name: str) -> QPushButton:
    return next(b for b in composer.findChildren(QPushButton) if b.accessibleName() == name)


def paste(composer: Composer, text: str) -> None:
    source = QMimeData()
    source.setText(text)
    editor(composer).insertFromMimeData(source)


def notices(composer: Composer) -> list[str]:
    said: list[str] = []
    composer.notice_requested.connect(said.append)
    return said


def _activate(composer: Composer, qtbot: QtBot) -> None:
    """Only a window that is active has a focus that can leave a field."""
    with qtbot.waitActive(composer):
        composer.activateWindow()
    assert editor(composer).hasFocus()


def test_enter_sends_and_shift_enter_starts_a_line(composer: Composer, qtbot: QtBot) -> None:
    qtbot.keyClicks(editor(composer), "one")
    qtbot.keyClick(editor(composer), Qt.Key.Key_Return, SHIFT)
    qtbot.keyClicks(editor(composer), "two")
    with qtbot.waitSignal(composer.submitted) as sent:
        qtbot.keyClick(editor(composer), Qt.Key.Key_Return)
    assert sent.args == ["one\ntwo"]
    # Emptied by its owner, once the message is safe.
    assert composer.text() == "one\ntwo"


def test_the_keypads_enter_sends_too(composer: Composer, qtbot: QtBot) -> None:
    qtbot.keyClicks(editor(composer), "hi")
    with qtbot.waitSignal(composer.submitted):
        qtbot.keyClick(editor(composer), Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)


def test_mod_enter_sends_when_chosen(composer: Composer, qtbot: QtBot) -> None:
    composer.set_send_key(SendKey.MOD_ENTER)
    qtbot.keyClicks(editor(composer), "one")
    with qtbot.assertNotEmitted(composer.submitted):
        qtbot.keyClick(editor(composer), Qt.Key.Key_Return)
    qtbot.keyClicks(editor(composer), "two")
    with qtbot.waitSignal(composer.submitted) as sent:
        qtbot.keyClick(editor(composer), Qt.Key.Key_Return, CONTROL)
    assert sent.args == ["one\ntwo"]
    hint = " ".join(label.text() for label in composer.findChildren(QLabel))
    assert "Ctrl+Enter sends" in hint


def test_enter_never_sends_while_an_input_method_composes(composer: Composer, qtbot: QtBot) -> None:
    compose(editor(composer), "にほ")
    with qtbot.assertNotEmitted(composer.submitted):
        qtbot.keyClick(editor(composer), Qt.Key.Key_Return)
    commit(editor(composer), "日本")
    with qtbot.waitSignal(composer.submitted) as sent:
        qtbot.keyClick(editor(composer), Qt.Key.Key_Return)
    assert sent.args == ["日本"]


def test_what_is_composed_is_sent_with_the_rest_by_the_button(
    composer: Composer, qtbot: QtBot
) -> None:
    commit(editor(composer), "こんにちは")
    compose(editor(composer), "せかい")
    with qtbot.waitSignal(composer.submitted) as sent:
        qtbot.mouseClick(button(composer, "Send"), Qt.MouseButton.LeftButton)
    assert sent.args == ["こんにちはせかい"]
    composer.clear()
    commit(editor(composer), "次")
    with qtbot.waitSignal(composer.submitted) as sent:
        qtbot.keyClick(editor(composer), Qt.Key.Key_Return)
    assert sent.args == ["次"]


def test_what_an_input_method_drops_when_the_field_is_left_is_kept(
    composer: Composer, qtbot: QtBot
) -> None:
    _activate(composer, qtbot)
    commit(editor(composer), "こんにちは")
    compose(editor(composer), "せかい")
    # As ibus does when Qt tells it that another widget gets the focus.
    compose(editor(composer), "")
    button(composer, "Send").setFocus()
    assert composer.text() == "こんにちはせかい"
    editor(composer).setFocus()
    compose(editor(composer), "ね")
    with qtbot.waitSignal(composer.submitted) as sent:
        qtbot.mouseClick(button(composer, "Send"), Qt.MouseButton.LeftButton)
    assert sent.args == ["こんにちはせかいね"]


def test_what_an_input_method_hides_and_then_writes_is_there_once(
    composer: Composer, qtbot: QtBot
) -> None:
    _activate(composer, qtbot)
    # As the Korean ones do when a key comes that is not theirs, and that key leads elsewhere.
    compose(editor(composer), "글")
    compose(editor(composer), "")
    commit(editor(composer), "글")
    button(composer, "Send").setFocus()
    assert composer.text() == "글"


def test_what_was_composed_and_cancelled_is_gone(composer: Composer, qtbot: QtBot) -> None:
    _activate(composer, qtbot)
    compose(editor(composer), "せかい")
    compose(editor(composer), "")
    qtbot.wait(100)
    button(composer, "Send").setFocus()
    assert not composer.text()


def test_undo_takes_no_message_back_while_the_next_is_composed(
    composer: Composer, qtbot: QtBot
) -> None:
    compose(editor(composer), "せかい")
    with qtbot.assertNotEmitted(composer.editor.take_back_requested):
        qtbot.keyClick(editor(composer), Qt.Key.Key_Z, CONTROL)
    compose(editor(composer), "")
    with qtbot.waitSignal(composer.editor.take_back_requested):
        qtbot.keyClick(editor(composer), Qt.Key.Key_Z, CONTROL)


def test_what_was_cancelled_is_not_sent_by_the_next_key(composer: Composer, qtbot: QtBot) -> None:
    _activate(composer, qtbot)
    commit(editor(composer), "こんにちは")
    compose(editor(composer), "せ")
    compose(editor(composer), "")
    qtbot.keyClick(editor(composer), Qt.Key.Key_End)
    button(composer, "Send").setFocus()
    assert composer.text() == "こんにちは"


def test_nothing_is_drawn_below_what_is_composed(composer: Composer) -> None:
    assert editor(composer).placeholderText()
    compose(editor(composer), "せかい")
    assert not editor(composer).placeholderText()
    compose(editor(composer), "")
    assert editor(composer).placeholderText()


def test_a_click_into_the_text_keeps_what_is_composed(composer: Composer, qtbot: QtBot) -> None:
    commit(editor(composer), "こんにちは")
    compose(editor(composer), "せかい")
    qtbot.mouseClick(editor(composer).viewport(), Qt.MouseButton.LeftButton)
    assert composer.text() == "こんにちはせかい"


def test_a_composition_that_was_dropped_keeps_no_keys(composer: Composer, qtbot: QtBot) -> None:
    compose(editor(composer), "にほ")
    composer.set_text("a draft")
    button(composer, "Send").setFocus()
    editor(composer).setFocus()
    with qtbot.waitSignal(composer.submitted) as sent:
        qtbot.keyClick(editor(composer), Qt.Key.Key_Return)
    assert sent.args == ["a draft"]


@pytest.mark.parametrize("text", ["", "   ", "\n\n\t"])
def test_white_space_is_not_sent(composer: Composer, qtbot: QtBot, text: str) -> None:
    composer.set_text(text)
    said = notices(composer)
    with qtbot.assertNotEmitted(composer.submitted):
        qtbot.keyClick(editor(composer), Qt.Key.Key_Return)
    assert said == ["Write a message first."]


def test_indentation_of_the_first_line_is_sent(composer: Composer, qtbot: QtBot) -> None:
    composer.set_text("\n    code()\n")
    with qtbot.waitSignal(composer.submitted) as sent:
        qtbot.keyClick(editor(composer), Qt.Key.Key_Return)
    assert sent.args == ["    code()"]


def test_send_turns_into_stop_and_back(composer: Composer, qtbot: QtBot) -> None:
    composer.set_text("hello")
    with qtbot.waitSignal(composer.submitted):
        qtbot.mouseClick(button(composer, "Send"), Qt.MouseButton.LeftButton)
    composer.set_streaming(True)
    stop = button(composer, "Stop")
    assert "Esc" in stop.text()
    with qtbot.waitSignal(composer.stop_requested):
        qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
    composer.set_streaming(False)
    assert button(composer, "Send")


def test_a_double_click_on_send_does_not_stop(composer: Composer, qtbot: QtBot) -> None:
    composer.set_text("hello")
    composer.submitted.connect(lambda: composer.set_streaming(True))
    send = button(composer, "Send")
    with qtbot.assertNotEmitted(composer.stop_requested):
        qtbot.mouseClick(send, Qt.MouseButton.LeftButton)
        qtbot.mouseDClick(send, Qt.MouseButton.LeftButton)


def test_enter_while_streaming_keeps_the_text_and_says_why(
    composer: Composer, qtbot: QtBot
) -> None:
    composer.set_streaming(True)
    qtbot.keyClicks(editor(composer), "next")
    said = notices(composer)
    with qtbot.assertNotEmitted(composer.submitted):
        qtbot.keyClick(editor(composer), Qt.Key.Key_Return)
    assert composer.text() == "next"
    assert "Esc stops it" in said[0]


def test_up_edits_the_last_message_only_when_empty(composer: Composer, qtbot: QtBot) -> None:
    with qtbot.waitSignal(composer.edit_last_requested):
        qtbot.keyClick(editor(composer), Qt.Key.Key_Up)
    qtbot.keyClicks(editor(composer), "x")
    with qtbot.assertNotEmitted(composer.edit_last_requested):
        qtbot.keyClick(editor(composer), Qt.Key.Key_Up)


def test_it_grows_to_ten_lines_and_shrinks_again(composer: Composer, qtbot: QtBot) -> None:
    def height(lines: int) -> int:
        composer.set_text("\n".join("x" * lines))
        QApplication.processEvents()
        return editor(composer).sizeHint().height()

    one, five, ten, twenty = height(1), height(5), height(10), height(20)
    assert one < five < ten == twenty
    assert height(1) == one


def test_a_short_text_never_scrolls(composer: Composer, qtbot: QtBot) -> None:
    for text in ("x", "日本語 🎉", "a\nb\nc", "wide words " * 40):
        composer.set_text(text)
        qtbot.waitUntil(lambda: editor(composer).verticalScrollBar().maximum() == 0)


def test_rich_text_is_pasted_as_plain_text(composer: Composer, qtbot: QtBot) -> None:
    source = QMimeData()
    source.setHtml("<b>bold</b>")
    source.setText("bold")
    QGuiApplication.clipboard().setMimeData(source)
    qtbot.keyClick(editor(composer), Qt.Key.Key_V, CONTROL)
    assert composer.text() == "bold"


def test_control_characters_are_taken_out_and_told(composer: Composer) -> None:
    said = notices(composer)
    paste(composer, "a\x00b\x1b[31mc\td\r\ne\rf")
    assert composer.text() == "ab[31mc\td\ne\nf"
    assert said == ["2 control characters were removed from the pasted text."]


def test_half_a_character_is_replaced_so_that_a_message_can_be_encoded() -> None:
    assert clean("a\ud800b") == ("a\ufffdb", 0)


def test_a_picture_cannot_be_pasted_and_says_so(composer: Composer) -> None:
    said = notices(composer)
    source = QMimeData()
    source.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    editor(composer).insertFromMimeData(source)
    assert said == ["Only text can be pasted into a message."]


def test_more_than_four_megabytes_is_refused_whole(composer: Composer) -> None:
    said = notices(composer)
    paste(composer, "kept")
    paste(composer, ("x" * 99 + "\n") * 45_000)
    assert composer.text() == "kept"
    assert "4.5 MB" in said[0]
    assert "clipboard" in said[0]


def test_the_limit_holds_for_many_pastes_together(composer: Composer) -> None:
    said = notices(composer)
    for _ in range(5):
        paste(composer, ("é" * 49 + "\n") * 10_000)
    assert len(said) == 1
    assert len(composer.text().encode()) <= 4_000_000


@pytest.mark.parametrize(
    "text",
    ["the quick brown fox\n" * 20_000, "word " * 200_000, "x" * 1_000_000],
    ids=["20000 lines", "a line of words", "a line without a space"],
)
def test_a_huge_paste_costs_little_and_is_sent_whole(
    composer: Composer, qtbot: QtBot, text: str
) -> None:
    """Less than laying out a tenth of the last one as it came."""
    bare = QPlainTextEdit()
    qtbot.addWidget(bare)
    bare.resize(760, 200)
    bare.show()
    start = time.process_time()
    bare.insertPlainText("x" * 100_000)
    QApplication.processEvents()
    bound = time.process_time() - start

    start = time.process_time()
    paste(composer, text)
    QApplication.processEvents()
    qtbot.keyClicks(editor(composer), "!")
    QApplication.processEvents()
    assert time.process_time() - start < bound
    with qtbot.waitSignal(composer.submitted) as sent:
        qtbot.keyClick(editor(composer), Qt.Key.Key_Return)
    assert text.strip() in sent.args[0]


def test_a_line_too_long_to_show_is_kept_beside_and_can_be_removed(
    composer: Composer, qtbot: QtBot
) -> None:
    qtbot.keyClicks(editor(composer), "look:")
    paste(composer, "y" * 50_000)
    assert composer.text() == "look:\n" + "y" * 50_000
    assert any("50.0 kB" in label.text() for label in composer.findChildren(QLabel))
    qtbot.mouseClick(button(composer, "Remove the pasted text"), Qt.MouseButton.LeftButton)
    assert composer.text() == "look:"


@pytest.mark.parametrize("text", ["", "short", "a\n" + "b" * 20_000 + "\nc", "d" * 20_000])
def test_a_draft_comes_back_as_it_was(composer: Composer, text: str) -> None:
    composer.set_text(text)
    assert composer.text() == text
    composer.clear()
    assert composer.text() == ""


def test_the_draft_changes_only_by_the_user(composer: Composer, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(composer.draft_changed, wait=500):
        composer.set_text("by program")
    with qtbot.waitSignal(composer.draft_changed):
        qtbot.keyClicks(editor(composer), "x")


def test_a_waiting_change_of_the_draft_is_said_when_asked(composer: Composer, qtbot: QtBot) -> None:
    qtbot.keyClicks(editor(composer), "x")
    with qtbot.waitSignal(composer.draft_changed, timeout=100):
        composer.flush_draft()
    with qtbot.assertNotEmitted(composer.draft_changed):
        composer.flush_draft()


def test_the_model_button_shows_any_name_as_it_is(composer: Composer, qtbot: QtBot) -> None:
    composer.set_model("<b>R&D</b>")
    model = button(composer, "Model: <b>R&D</b>")
    assert model.text().strip() == "<b>R&&D</b>"
    assert "&lt;b&gt;" in model.toolTip()
    with qtbot.waitSignal(composer.model_requested):
        qtbot.keyClick(composer.model_anchor(), Qt.Key.Key_Space)


def test_tab_leads_from_the_text_to_the_buttons(composer: Composer, qtbot: QtBot) -> None:
    composer.activateWindow()
    qtbot.waitUntil(lambda: editor(composer).hasFocus())
    qtbot.keyClick(editor(composer), Qt.Key.Key_Tab)
    assert composer.model_anchor().hasFocus()
    qtbot.keyClick(composer.model_anchor(), Qt.Key.Key_Tab)
    assert button(composer, "Send").hasFocus()
    assert composer.text() == ""


def test_a_long_status_takes_the_place_of_the_key_hint(composer: Composer) -> None:
    composer.set_status("waiting for the first token 1.2 s")
    hint = next(label for label in composer.findChildren(QLabel) if "sends" in label.text())
    assert hint.isVisible()
    composer.set_status("The server is busy. " * 10)
    assert not hint.isVisible()


def test_every_control_has_a_name_and_every_button_a_tooltip(composer: Composer) -> None:
    assert editor(composer).accessibleName() == "Message"
    for control in composer.findChildren(QPushButton):
        assert control.accessibleName()
        assert control.toolTip()


@pytest.mark.parametrize(("width", "zoom"), [(400, 100), (400, 200), (640, 200), (180, 200)])
def test_its_buttons_stay_whole_in_a_narrow_window(qtbot: QtBot, width: int, zoom: int) -> None:
    widget = Composer(theme=ThemeSource(choice=Theme.LIGHT, zoom=zoom), icons=Icons(ICONS))
    qtbot.addWidget(widget)
    widget.set_model("a-model-with-a-name-longer-than-any-button")
    tools, assistant, meter = (QPushButton(w) for w in ("3 tools", "A patient teacher", "4.1k"))
    widget.add_button(tools)
    widget.add_button(assistant)
    widget.add_meter(meter)
    widget.resize(width, 400)
    widget.show()
    qtbot.waitExposed(widget)
    widget.set_streaming(True)

    def whole() -> None:
        buttons = [widget.model_anchor(), tools, meter, button(widget, "Stop")]
        buttons += [assistant] if width > 180 else []  # alone wider than all of it
        rects = [QRect(b.mapTo(widget, b.rect().topLeft()), b.size()) for b in buttons]
        for shown, rect in zip(buttons, rects, strict=True):
            assert shown.isVisible()
            assert widget.panel.geometry().width() >= rect.width() >= shown.sizeHint().width()
            assert widget.rect().contains(rect)
        assert not any(a.intersects(b) for a, b in combinations(rects, 2))

    for _ in range(4):  # the layouts settle
        QApplication.processEvents()
    whole()


def test_words_come_back_with_the_room_for_them(composer: Composer) -> None:
    meter = QPushButton("4.1k / 200k")
    composer.narrowed.connect(lambda narrow: meter.setText("4.1k" if narrow else "4.1k / 200k"))
    composer.add_meter(meter)
    composer.set_model("a-model")
    other = QPushButton("A patient teacher")
    composer.add_button(other)

    def at(width: int) -> str:
        composer.resize(width, 400)
        for _ in range(4):  # the layouts settle
            QApplication.processEvents()
        return meter.text()

    assert at(1_000) == "4.1k / 200k"
    assert at(420) == "4.1k"
    assert at(1_000) == "4.1k / 200k"
    other.setText("An assistant with a name so long that there is no room for more words" * 2)
    assert at(1_000) == "4.1k"
    other.setText("Short")
    assert at(1_000) == "4.1k / 200k", "room is there without a wider window"


def test_figures_go_before_buttons_do(composer: Composer) -> None:
    meter, assistant = QPushButton("4.1k / 200k"), QPushButton("Assistant")

    def make_room(narrowness: int) -> None:
        meter.setText("" if narrowness > 0 else "4.1k / 200k")
        assistant.setVisible(narrowness < 2)

    composer.narrowed.connect(make_room)
    composer.add_meter(meter)
    composer.add_button(assistant)
    composer.set_model("a-model")
    seen = set()
    for width in range(1_000, 200, -10):
        composer.resize(width, 400)
        for _ in range(3):  # the layouts settle
            QApplication.processEvents()
        seen.add((bool(meter.text()), assistant.isVisible()))
    assert seen == {(True, True), (False, True), (False, False)}


def test_a_blink_of_the_cursor_paints_nothing_below_the_field(
    theme: ThemeSource, composer: Composer, qtbot: QtBot, qapp: QApplication
) -> None:
    class Paints(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                painted.append(watched)
            return False

    field = composer.editor
    qtbot.waitUntil(field.viewport().autoFillBackground)
    qtbot.wait(50)
    painted: list[QObject] = []
    paints = Paints()
    qapp.installEventFilter(paints)
    field.viewport().update(field.cursorRect())
    qapp.processEvents()
    qapp.removeEventFilter(paints)
    assert painted == [field.viewport()]
