"""The table of keys, the actions made from it, and the page that shows it."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QFontMetrics, QKeySequence, QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from desktop.runtime.paths import resources_folder
from desktop.settings import Language, Theme
from desktop.ui.actions import Actions
from desktop.ui.balanced_lines import balanced
from desktop.ui.desktop_keys import as_trigger, as_words
from desktop.ui.empty_state import EmptyState
from desktop.ui.keymap import Keymap
from desktop.ui.shortcuts import SHORTCUTS, key_words, tooltip
from desktop.ui.theme import ThemeSource
from desktop.ui.translations import Translations


def test_no_key_of_the_window_does_two_things() -> None:
    keys = Counter(key for s in SHORTCUTS if not s.local for key in s.keys)
    assert [key for key, count in keys.items() if count > 1] == []
    assert all(not QKeySequence(key).isEmpty() for key in keys)
    assert len({s.name for s in SHORTCUTS}) == len(SHORTCUTS)


@pytest.mark.parametrize(
    ("keys", "words", "german"),
    [
        ("Ctrl+Shift+N", "Ctrl+Shift+N", "Strg+Umschalt+N"),
        ("Ctrl++", "Ctrl++", "Strg++"),
        ("Ctrl+Return", "Ctrl+Enter", "Strg+Enter"),
        ("Y, C", "Y, C", "Y, C"),
        ("Alt+Up", "Alt+↑", "Alt+↑"),
        ("Down", "↓", "↓"),
        ("Ctrl+Shift+Right", "Ctrl+Shift+→", "Strg+Umschalt+→"),
        ("PgUp", "PgUp", "Bild aufwärts"),
    ],
)
def test_keys_in_words(qapp: QApplication, keys: str, words: str, german: str) -> None:
    assert key_words(keys) == words
    translations = Translations(qapp, resources_folder() / "translations")
    translations.speak(Language.GERMAN)
    try:
        assert key_words(keys) == german
    finally:
        translations.speak(Language.ENGLISH)
        QLocale.setDefault(QLocale.system())


@pytest.mark.parametrize(
    ("trigger", "words", "german"),
    [
        ("CTRL+ALT+space", "Ctrl+Alt+Space", "Strg+Alt+Leertaste"),
        ("CTRL+SHIFT+k", "Ctrl+Shift+K", "Strg+Umschalt+K"),
        ("LOGO+F9", "Meta+F9", "Meta+F9"),
        ("CTRL+XF86Tools", "CTRL+XF86Tools", "CTRL+XF86Tools"),
        ("CTRL+plus", "Ctrl++", "Strg++"),
        ("", "", ""),
    ],
)
def test_the_key_that_a_desktop_is_asked_for_is_written_as_others(
    trigger: str, words: str, german: str, qapp: QApplication
) -> None:
    assert (as_words(trigger), as_trigger(words)) == (words, trigger)
    translations = Translations(qapp, resources_folder() / "translations")
    translations.speak(Language.GERMAN)
    try:
        assert (as_words(trigger), as_trigger(german)) == (german, trigger)
        assert as_trigger(trigger) == trigger, "as it was written until now"
    finally:
        translations.speak(Language.ENGLISH)
        QLocale.setDefault(QLocale.system())


def test_a_tooltip_shows_the_key_and_keeps_text_as_text() -> None:
    assert "&lt;b&gt;New&lt;/b&gt;  (Ctrl+N)" in tooltip("<b>New</b>", "Ctrl+N")


@pytest.mark.parametrize("words", ["Send the message", "メッセージを送信"])
def test_only_a_long_tooltip_is_a_block_of_lines(words: str, qapp: QApplication) -> None:
    assert _lines(tooltip(words, "Return")) == 1
    assert _lines(tooltip(f"{words}, " * 20)) > 1


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("Sixty letters and a few more are in two lines, and no word is alone.", 2),
        ("このプロバイダーを削除するか、初期状態に戻します。元に戻すこともできます。", 2),
        ("/home/somebody/" * 10, 3),
    ],
)
def test_long_words_stand_in_few_lines_of_equal_length(words: str, lines: int) -> None:
    found = balanced(words, 60).split("\n")
    assert len(found) == lines
    assert "".join(found).replace(" ", "") == words.replace(" ", "")
    assert min(map(len, found)) > max(map(len, found)) * 0.7
    assert not any(line.startswith(("、", "。")) for line in found)


def test_breaks_that_are_there_stay_in_a_tooltip(qapp: QApplication) -> None:
    assert _lines(tooltip("One line\nand another")) == 2


def test_a_tooltip_has_little_room_around_it(theme: ThemeSource, qtbot: QtBot) -> None:
    button = QPushButton("Send")
    qtbot.addWidget(button)
    button.show()
    qtbot.waitExposed(button)
    QToolTip.showText(button.mapToGlobal(QPoint(0, 0)), tooltip("Send"), button)
    tip = next(w for w in QApplication.topLevelWidgets() if w.inherits("QTipLabel"))
    line = QFontMetrics(theme.theme.small_font()).height()
    assert tip.height() <= line + 2 * 8
    QToolTip.hideText()


def _lines(tip: str) -> int:
    """In as many as Qt sets it, where there is little room."""
    document = QTextDocument()
    document.setHtml(tip)
    document.setTextWidth(60)
    document.size()
    count, block = 0, document.begin()
    while block.isValid():
        count, block = count + block.layout().lineCount(), block.next()
    return count


def test_an_unknown_name_is_an_error(qtbot: QtBot) -> None:
    with pytest.raises(KeyError):
        Keymap().keys("nothing")


@pytest.mark.parametrize(
    ("name", "key", "modifiers"),
    [
        ("new", Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier),
        ("settings", Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier),
        ("keys", Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier),
        ("zoom-in", Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier),
        ("conversation-3", Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier),
        ("escape", Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_a_key_pressed_in_the_window_triggers_its_action(
    qtbot: QtBot, name: str, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    shortcuts = Actions(window, keys=Keymap(parent=window))
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    with qtbot.waitSignal(shortcuts.action(name).triggered):
        qtbot.keyClick(window, key, modifiers)


def test_local_keys_get_no_action(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    with pytest.raises(KeyError):
        Actions(window, keys=Keymap(parent=window)).action("rename")


def test_the_empty_state_says_what_to_do_and_leads_to_the_settings(qtbot: QtBot) -> None:
    page = EmptyState(theme=ThemeSource(choice=Theme.LIGHT))
    qtbot.addWidget(page)
    page.show()
    words = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "press Enter" in words
    assert "without a key" in words
    button = page.findChild(QPushButton, "addKey")
    assert "Ctrl+," in button.text()
    with qtbot.waitSignal(page.settings_requested):
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_who_chose_a_model_elsewhere_is_not_told_of_the_built_in_one(qtbot: QtBot) -> None:
    page = EmptyState(theme=ThemeSource(choice=Theme.LIGHT))
    qtbot.addWidget(page)
    page.show()
    page.set_built_in(False)
    said = [label.text() for label in page.findChildren(QLabel)]
    assert "Type a message and press Enter." in said
    assert not page.findChild(QWidget, "addKey").isVisible()
