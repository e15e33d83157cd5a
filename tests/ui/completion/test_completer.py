"""Completing words in the composer, by keys."""

from __future__ import annotations

from collections.abc import Coroutine, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.chat.errors import StorageError
from desktop.ui.completion.completer import Completer
from desktop.ui.completion.source import Candidate
from desktop.ui.composer import Composer
from desktop.ui.icons import Icons
from desktop.ui.theme import ThemeSource
from tests.ui.composing import commit, compose

ICONS = Path(__file__).parents[3] / "resources" / "icons"


class AtOnce:
    """Runs a task that waits for nothing to its end."""

    def start(self, coro: Coroutine[Any, Any, Any], name: str) -> Any:
        import asyncio

        asyncio.run(coro)


class Animals:
    trigger = "@"
    at_start = False
    title = "Animals"

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.broken = False

    async def find(self, query: str) -> Sequence[Candidate]:
        if self.broken:
            raise StorageError("The zoo is closed.")
        if query.startswith("birds/"):
            return [Candidate(key="wren", title="wren")]
        names = ("antelope", "badger", "birds/", "great auk")
        return [Candidate(key=name, title=name, detail="zoo") for name in names]

    def query_words(self, query: str) -> str:
        return query.rpartition("/")[2]

    def chosen(self, candidate: Candidate) -> str:
        self.taken.append(candidate.key)
        return "@birds/" if candidate.key == "birds/" else f"<{candidate.key}>"


class Orders(Animals):
    trigger = "/"
    at_start = True
    title = "Orders"

    def chosen(self, candidate: Candidate) -> str:
        return f"Do {candidate.title}. "


@pytest.fixture
def window(qtbot: QtBot, theme: ThemeSource) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(800, 600)
    composer = Composer(theme=theme, icons=Icons(ICONS))
    column = QVBoxLayout(page)
    column.addStretch(1)
    column.addWidget(composer)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    composer.setFocus()
    qtbot.waitUntil(composer.editor.hasFocus)
    return page


class Scene:
    def __init__(self, window: QWidget, theme: ThemeSource, qtbot: QtBot) -> None:
        self.composer = window.findChild(Composer)
        self.qtbot = qtbot
        self.completer = Completer(
            self.composer.editor,
            above=self.composer.panel,
            theme=theme,
            icons=Icons(ICONS),
            tasks=AtOnce(),
        )
        self.animals = Animals()
        self.completer.add_source(self.animals)
        self.completer.add_source(Orders())
        self.sent: list[str] = []
        self.composer.submitted.connect(self.sent.append)

    @property
    def shown(self) -> bool:
        return self.completer.popup.isVisible()

    @property
    def current(self) -> str:
        return self.completer.popup.current_title()

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(self.composer.editor, text)

    def key(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.composer.editor, key)


@pytest.fixture
def scene(window: QWidget, theme: ThemeSource, qtbot: QtBot) -> Scene:
    return Scene(window, theme, qtbot)


def test_a_trigger_at_the_start_of_a_word_offers_what_its_source_finds(scene: Scene) -> None:
    scene.type("look at @")
    assert scene.shown
    assert scene.current == "antelope"
    scene.type("bad")
    assert scene.current == "badger"
    scene.key(Qt.Key.Key_Return)
    assert scene.composer.text() == "look at <badger>"
    assert not scene.shown
    assert scene.sent == []
    scene.key(Qt.Key.Key_Return)
    assert scene.sent == ["look at <badger>"]


def test_arrows_choose_and_tab_takes(scene: Scene) -> None:
    scene.type("@")
    scene.key(Qt.Key.Key_Down)
    assert scene.current == "badger"
    scene.key(Qt.Key.Key_Up)
    scene.key(Qt.Key.Key_Up)
    assert scene.current == "great auk"
    scene.key(Qt.Key.Key_Tab)
    assert scene.composer.text() == "<great auk>"
    assert scene.composer.editor.hasFocus()


def test_escape_closes_the_list_and_nothing_else_until_the_next_word(scene: Scene) -> None:
    scene.type("@b")
    scene.key(Qt.Key.Key_Escape)
    assert not scene.shown
    scene.type("a")
    assert not scene.shown
    scene.type(" @")
    assert scene.shown


def test_a_space_goes_on_while_something_fits_and_ends_the_word_otherwise(scene: Scene) -> None:
    scene.type("@great ")
    assert scene.current == "great auk"
    scene.type("idea")
    assert not scene.shown
    scene.key(Qt.Key.Key_Return)
    assert scene.sent == ["@great idea"]


def test_an_address_is_no_word_to_complete(scene: Scene) -> None:
    scene.type("write to me@b")
    assert not scene.shown


def test_a_trigger_for_the_start_counts_there_only(scene: Scene) -> None:
    scene.type("a /b")
    assert not scene.shown
    scene.composer.clear()
    scene.type("/bad")
    assert scene.current == "badger"
    scene.key(Qt.Key.Key_Tab)
    assert scene.composer.text() == "Do badger. "


def test_what_was_chosen_may_be_completed_further(scene: Scene) -> None:
    scene.type("@bir")
    scene.key(Qt.Key.Key_Return)
    assert scene.composer.text() == "@birds/"
    assert scene.current == "wren"
    scene.key(Qt.Key.Key_Return)
    assert scene.composer.text() == "<wren>"
    assert scene.animals.taken == ["birds/", "wren"]


def test_backspace_goes_back_and_over_the_trigger_ends(scene: Scene) -> None:
    scene.type("@bx")
    assert not scene.shown
    scene.key(Qt.Key.Key_Backspace)
    assert scene.shown
    scene.key(Qt.Key.Key_Backspace)
    scene.key(Qt.Key.Key_Backspace)
    assert not scene.shown


def test_a_text_that_was_not_typed_opens_nothing(scene: Scene) -> None:
    scene.composer.set_text("@b")
    scene.key(Qt.Key.Key_Left)
    scene.key(Qt.Key.Key_Right)
    assert not scene.shown


@pytest.mark.parametrize(("typed", "left"), [("＠", ""), ("これ@", "これ"), ("これ　＠", "これ　")])
def test_a_trigger_counts_as_an_input_method_writes_it(scene: Scene, typed: str, left: str) -> None:
    commit(scene.composer.editor, f"{typed}bad")
    assert scene.current == "badger"
    scene.key(Qt.Key.Key_Return)
    assert scene.composer.text() == f"{left}<badger>"


def test_while_an_input_method_composes_the_keys_are_its_own(scene: Scene) -> None:
    scene.type("@")
    editor = scene.composer.editor
    compose(editor, "ばじゃ")
    assert not scene.shown
    scene.key(Qt.Key.Key_Return)
    assert scene.animals.taken == []
    commit(editor, "bad")
    assert scene.current == "badger"


def test_a_click_takes_and_the_field_keeps_the_focus(scene: Scene, qtbot: QtBot) -> None:
    scene.type("@")
    rows = scene.completer.popup._list
    place = rows.visualRect(rows.model().index(2, 0)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert scene.composer.text() == "<badger>"
    assert scene.composer.editor.hasFocus()


def test_leaving_the_field_closes_the_list(scene: Scene) -> None:
    scene.type("@")
    scene.composer.editor.clearFocus()
    assert not scene.shown


def test_a_source_that_fails_says_so_once(scene: Scene) -> None:
    said: list[str] = []
    scene.completer.notice_requested.connect(said.append)
    scene.animals.broken = True
    scene.type("@ba")
    assert said == ["The zoo is closed."]
    assert not scene.shown


def test_the_list_stays_in_the_window_and_covers_no_text(scene: Scene, window: QWidget) -> None:
    scene.type("@")
    area = scene.completer.popup.geometry()
    assert window.rect().contains(area)
    top = scene.composer.panel.mapTo(window, scene.composer.panel.rect().topLeft()).y()
    assert area.bottom() < top
