"""What is half written by an input method is not taken for an answer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.chat.form import Field
from desktop.chat.prompt import Prompt as OwnPrompt
from desktop.chat.server_offer import Prompt
from desktop.ui.answering.fill_dialog import FillDialog
from desktop.ui.answering.prompt_editor import PromptEditor
from desktop.ui.prompt_dialog import PromptDialog
from desktop.ui.theme import ThemeSource
from tests.ui.composing import commit, compose


def test_the_prompt_of_a_server_is_filled_in(theme: ThemeSource, qtbot: QtBot) -> None:
    prompt = Prompt(server="s", name="greet", arguments=(Field(name="who"),))
    dialog = PromptDialog(prompt, theme=theme.theme)
    _show(dialog, qtbot)
    line = dialog.controls[0]
    assert isinstance(line, QLineEdit)
    compose(line, "せかい")
    with qtbot.assertNotEmitted(dialog.filled):
        qtbot.keyClick(line, Qt.Key.Key_Return)
        qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    commit(line, "世界")
    with qtbot.waitSignal(dialog.filled) as filled:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert filled.args == [prompt, {"who": "世界"}]


def test_the_gap_of_a_prompt_is_filled_in(theme: ThemeSource, qtbot: QtBot) -> None:
    dialog = FillDialog(OwnPrompt(id="1", name="Greet", text="Hello {{who}}!"), theme=theme)
    _show(dialog, qtbot)
    gap = dialog.findChild(QPlainTextEdit)
    compose(gap, "せかい")
    with qtbot.assertNotEmitted(dialog.filled):
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape):
            qtbot.keyClick(gap, key)
    assert dialog.isVisible()
    commit(gap, "世界")
    with qtbot.waitSignal(dialog.filled) as filled:
        next(b for b in dialog.findChildren(QPushButton) if b.isDefault()).click()
    assert filled.args == ["Hello 世界!"]


def test_what_is_composed_in_a_form_stays_when_its_field_is_left(
    theme: ThemeSource, qtbot: QtBot
) -> None:
    text = "Hello {{who}} from {{where}}!"
    dialog = FillDialog(OwnPrompt(id="1", name="Greet", text=text), theme=theme)
    _show(dialog, qtbot)
    first, second = dialog.findChildren(QPlainTextEdit)[:2]
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    first.setFocus()
    compose(first, "せかい")
    # As ibus does when Qt tells it that another widget gets the focus.
    compose(first, "")
    second.setFocus()
    assert first.toPlainText() == "せかい"


def test_what_is_composed_in_a_prompt_is_saved_when_its_field_is_left(qtbot: QtBot) -> None:
    editor = PromptEditor()
    qtbot.addWidget(editor)
    editor.show_item(OwnPrompt(id="1", name="Greet", text=""))
    with qtbot.waitActive(editor):
        editor.show()
        editor.activateWindow()
    text, name = editor.findChild(QPlainTextEdit), editor.findChild(QLineEdit)
    text.setFocus()
    compose(text, "せかい")
    saved: list[str] = []
    editor.edited.connect(lambda: saved.append(editor.read_item().text))
    compose(text, "")
    name.setFocus()
    assert saved == ["せかい"]


def _show(dialog: QDialog, qtbot: QtBot) -> None:
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitExposed(dialog)
