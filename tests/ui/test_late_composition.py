"""An input method is another process: what it writes may come late, and is there once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.composition import Composition
from desktop.ui.message_editor import MessageEditor
from tests.ui.composing import commit, compose

Field = QLineEdit | QPlainTextEdit


class Form(QWidget):
    """Two fields, one above the other."""

    def __init__(self, first: Field) -> None:
        super().__init__()
        self.first = first
        self.second = QLineEdit()
        Composition(self.second)
        column = QVBoxLayout(self)
        column.addWidget(self.first)
        column.addWidget(self.second)


def _message() -> Field:
    return MessageEditor()


def _line() -> Field:
    line = QLineEdit()
    Composition(line)
    return line


@pytest.fixture(params=[_message, _line])
def form(request: pytest.FixtureRequest, qtbot: QtBot) -> Form:
    made = Form(request.param())
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.first.setFocus()
    commit(made.first, "한")
    return made


def test_hidden_then_left_then_written_elsewhere(form: Form) -> None:
    compose(form.first, "글")
    compose(form.first, "")
    form.second.setFocus()
    commit(form.second, "글")
    assert [written(form.first), written(form.second)] == ["한글", ""]


def test_hidden_then_left_then_written_after_the_return(form: Form) -> None:
    compose(form.first, "글")
    compose(form.first, "")
    form.second.setFocus()
    form.first.setFocus()
    commit(form.first, "글")
    assert written(form.first) == "한글"


def test_written_because_it_is_left_then_written_once_more(form: Form) -> None:
    compose(form.first, "글")
    # As Qt does for methods that want it so, when the focus is about to go.
    commit(form.first, "글")
    form.second.setFocus()
    compose(form.second, "")
    commit(form.second, "글")
    assert [written(form.first), written(form.second)] == ["한글", ""]


def test_hidden_and_written_then_left(form: Form) -> None:
    compose(form.first, "글")
    compose(form.first, "")
    commit(form.first, "글")
    form.second.setFocus()
    assert [written(form.first), written(form.second)] == ["한글", ""]


@pytest.mark.parametrize("leave", [QWidget.close, QWidget.clearFocus])
def test_hidden_then_closed_then_written(form: Form, leave: Callable[[QWidget], object]) -> None:
    compose(form.first, "글")
    compose(form.first, "")
    leave(form if leave is QWidget.close else form.first)
    commit(form.first, "글")
    assert written(form.first) == "한글"


def test_hidden_then_left_by_a_click_into_the_text(form: Form, qtbot: QtBot) -> None:
    compose(form.first, "글")
    compose(form.first, "")
    pressed = form.first.viewport() if isinstance(form.first, QPlainTextEdit) else form.first
    qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton)
    commit(form.first, "글")
    assert written(form.first) == "한글"


def test_hidden_by_the_first_of_two_keys_and_left_by_the_second(form: Form, qtbot: QtBot) -> None:
    compose(form.first, "글")
    compose(form.first, "")
    qtbot.keyClick(form.first, Qt.Key.Key_Alt)
    qtbot.wait(120)
    form.second.setFocus()
    commit(form.second, "글")
    assert [written(form.first), written(form.second)] == ["한글", ""]


def test_the_field_is_gone_before_it_is_written(form: Form) -> None:
    compose(form.first, "글")
    compose(form.first, "")
    form.first.deleteLater()
    form.second.setFocus()
    QApplication.processEvents()
    commit(form.second, "글")
    assert not written(form.second)


def test_the_same_word_is_written_again_where_it_is_composed_again(form: Form) -> None:
    compose(form.first, "글")
    compose(form.first, "")
    form.second.setFocus()
    for _ in range(2):
        compose(form.second, "글")
        commit(form.second, "글")
    assert written(form.second) == "글글"


def test_the_same_word_is_written_again_after_a_key(form: Form, qtbot: QtBot) -> None:
    compose(form.first, "글")
    compose(form.first, "")
    form.second.setFocus()
    qtbot.keyClick(form.second, Qt.Key.Key_Space)
    commit(form.second, "글")
    assert written(form.second) == " 글"


def written(field: Field) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()
