"""Keys that the user chooses: what they do, where they are shown, how they are chosen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.chat.blocks import Text
from desktop.chat.message import Message, Role
from desktop.settings import Settings, Theme
from desktop.ui.actions import Actions
from desktop.ui.empty_state import EmptyState
from desktop.ui.keymap import VIM_KEYS, Keymap
from desktop.ui.keys_desk import KeysDesk
from desktop.ui.keys_dialog import KeysDialog
from desktop.ui.theme import ThemeSource
from desktop.ui.transcript.transcript import Transcript


@pytest.fixture
def keys(qapp: QApplication) -> Keymap:
    return Keymap()


@pytest.fixture
def transcript(qtbot: QtBot, keys: Keymap) -> Transcript:
    made = Transcript(theme=ThemeSource(choice=Theme.LIGHT), open_link=lambda _: None, keys=keys)
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def message(message_id: str, text: str) -> Message:
    role = Role.USER if message_id.startswith("u") else Role.ASSISTANT
    return Message(id=message_id, role=role, blocks=(Text(text),), created_at=0)


class _Saved:
    """Settings that are changed as the program changes them, without a file."""

    def __init__(self, keys: Keymap) -> None:
        self.settings = Settings()
        self.keys = keys
        self.desk: KeysDesk | None = None

    def change(self, change: Callable[[Settings], Settings]) -> None:
        self.settings = change(self.settings)
        self.keys.choose(self.settings.keys, vim=self.settings.vim_keys)


@pytest.fixture
def saved(qtbot: QtBot, keys: Keymap) -> _Saved:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    saved = _Saved(keys)
    saved.desk = KeysDesk(
        keys=keys,
        theme=ThemeSource(choice=Theme.LIGHT),
        settings=lambda: saved.settings,
        change=saved.change,
        parent=window,
    )
    return saved


@pytest.fixture
def dialog(qtbot: QtBot, saved: _Saved) -> KeysDialog:
    assert saved.desk is not None
    saved.desk.show()
    found = saved.desk.parent().findChild(KeysDialog)
    assert isinstance(found, KeysDialog)
    qtbot.waitExposed(found)
    return found


def record(qtbot: QtBot, dialog: KeysDialog, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    recorder = dialog.findChild(QKeySequenceEdit)
    recorder.setFocus()
    qtbot.keyClick(recorder, key, modifiers)
    button = next(b for b in dialog.findChildren(QWidget) if b.accessibleName() == USE)
    # A second key might follow.
    qtbot.waitUntil(button.isEnabled)


def press(qtbot: QtBot, dialog: KeysDialog, words: str) -> None:
    button = next(b for b in dialog.findChildren(QWidget) if b.accessibleName() == words)
    assert button.isEnabled()
    qtbot.keyClick(button, Qt.Key.Key_Space)


USE = "Use the new keys"
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def test_keys_of_the_user_take_the_place_of_those_of_the_table(qtbot: QtBot, keys: Keymap) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(window, keys=keys)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    keys.choose({"new": ("Ctrl+J",), "quit": ()}, vim=False)
    with qtbot.waitSignal(actions.action("new").triggered):
        qtbot.keyClick(window, Qt.Key.Key_J, CONTROL)
    with qtbot.assertNotEmitted(actions.action("new").triggered, wait=50):
        qtbot.keyClick(window, Qt.Key.Key_N, CONTROL)
    assert actions.action("quit").shortcuts() == []
    assert "(Ctrl+J)" in actions.action("new").toolTip()


def test_hints_show_the_keys_that_hold(qtbot: QtBot, keys: Keymap) -> None:
    page = EmptyState(theme=ThemeSource(choice=Theme.LIGHT), keys=keys)
    qtbot.addWidget(page)
    button = page.findChild(QPushButton, "addKey")
    keys.choose({"settings": ("F10",)}, vim=False)
    assert "F10" in button.text()
    assert "F10" in button.toolTip()
    keys.choose({"settings": ()}, vim=False)
    assert button.text() == "Add a provider key"
    assert "(" not in button.toolTip()


def test_the_keys_of_the_transcript_can_be_others(
    qtbot: QtBot, keys: Keymap, transcript: Transcript
) -> None:
    transcript.show_path([message("u1", "one"), message("a2", "two")])
    keys.choose({"message-copy": ("Ctrl+Y", "Z")}, vim=False)
    transcript.setFocus()
    for key, modifiers, copied in (
        (Qt.Key.Key_Y, Qt.KeyboardModifier.NoModifier, False),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.NoModifier, True),
        (Qt.Key.Key_Y, CONTROL, True),
    ):
        QApplication.clipboard().setText("before")
        qtbot.keyClick(transcript, key, modifiers)
        assert (QApplication.clipboard().text() != "before") is copied


def test_the_keys_of_vim_move_through_the_transcript(
    qtbot: QtBot, keys: Keymap, transcript: Transcript
) -> None:
    transcript.show_path([message(f"a{n}", f"line\n\n{n}") for n in range(40)])
    bar = transcript.verticalScrollBar()
    transcript.setFocus()
    qtbot.keyClick(transcript, Qt.Key.Key_G)
    qtbot.keyClick(transcript, Qt.Key.Key_G)
    assert transcript.following, "without the option these keys do nothing"
    keys.choose({}, vim=True)
    qtbot.keyClick(transcript, Qt.Key.Key_G)
    assert transcript.following, "one G waits for the other"
    qtbot.keyClick(transcript, Qt.Key.Key_G)
    assert bar.value() == 0
    qtbot.keyClick(transcript, Qt.Key.Key_D, CONTROL)
    assert bar.value() > 0
    qtbot.keyClick(transcript, Qt.Key.Key_G, Qt.KeyboardModifier.ShiftModifier)
    assert transcript.following
    with qtbot.waitSignal(transcript.write_requested):
        qtbot.keyClick(transcript, Qt.Key.Key_I)
    qtbot.keyClick(transcript, Qt.Key.Key_Slash)
    assert not transcript.find_bar.isHidden()


def test_a_question_mark_shows_all_keys(qtbot: QtBot, transcript: Transcript) -> None:
    transcript.show_path([message("u1", "one")])
    transcript.setFocus()
    with qtbot.waitSignal(transcript.help_requested):
        qtbot.keyClick(transcript, Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)


@pytest.mark.parametrize("vim", [False, True])
def test_no_two_shortcuts_of_one_place_have_the_same_keys(qapp: QApplication, vim: bool) -> None:
    keys = Keymap(vim=vim)
    clashes = [
        (shortcut.name, sequence, rival.name)
        for shortcut in keys.table
        for sequence in keys.keys(shortcut.name)
        for rival in keys.rivals(shortcut.name, sequence)
    ]
    assert clashes == []
    assert set(VIM_KEYS) <= {shortcut.name for shortcut in keys.table}


@pytest.mark.parametrize(
    ("chosen", "words"),
    [({"new": ("Ctrl+Foo",)}, "Ctrl+Foo"), ({"nwe": ("Ctrl+J",)}, "nwe"), ({"new": ()}, "")],
)
def test_what_cannot_be_used_is_said(
    qapp: QApplication, chosen: dict[str, tuple[str, ...]], words: str
) -> None:
    said = Keymap(chosen=chosen).misunderstood()
    assert (words in said) if words else not said


def test_the_page_of_keys_lists_all_of_them_and_finds_some(
    qtbot: QtBot, keys: Keymap, dialog: KeysDialog
) -> None:
    assert set(dialog.rows()) == {shortcut.name for shortcut in keys.table}
    assert dialog.rows()["models"] == "Ctrl+Shift+M"
    qtbot.keyClicks(dialog.findChild(QLineEdit), "shift m")
    assert "models" in dialog.rows()
    assert "quit" not in dialog.rows()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_other_keys_are_chosen_and_taken_back(
    qtbot: QtBot, saved: _Saved, keys: Keymap, dialog: KeysDialog
) -> None:
    dialog.select("new")
    record(qtbot, dialog, Qt.Key.Key_T, ALT)
    press(qtbot, dialog, USE)
    assert saved.settings.keys == {"new": ("Alt+T",)}
    assert dialog.rows()["new"] == "Alt+T"
    press(qtbot, dialog, "Back to the keys that come with Rivulet")
    assert saved.settings.keys == {}
    assert keys.keys("new") == ("Ctrl+N",)
    press(qtbot, dialog, "Take the keys away")
    assert saved.settings.keys == {"new": ()}
    assert dialog.rows()["new"] == ""


def test_keys_that_belong_to_something_else_are_said_to_and_taken_from_there(
    qtbot: QtBot, saved: _Saved, dialog: KeysDialog
) -> None:
    dialog.select("new")
    record(qtbot, dialog, Qt.Key.Key_K, CONTROL)
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "“Command palette”" in said
    press(qtbot, dialog, USE)
    assert saved.settings.keys == {"new": ("Ctrl+K",), "palette": ()}


def test_keys_that_stand_for_many_cannot_be_changed(qtbot: QtBot, dialog: KeysDialog) -> None:
    dialog.select("caret")
    assert not dialog.findChild(QKeySequenceEdit).isEnabled()


def test_the_keys_of_vim_are_a_choice(qtbot: QtBot, saved: _Saved, dialog: KeysDialog) -> None:
    qtbot.keyClick(dialog.findChild(QCheckBox), Qt.Key.Key_Space)
    assert saved.settings.vim_keys
    assert dialog.rows()["first"] == "Home or G, G"
