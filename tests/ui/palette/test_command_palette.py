"""The command palette, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QImage, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.icons import Icons
from desktop.ui.palette.command_palette import CommandPalette
from desktop.ui.palette.entry import Entry, EntryKind
from desktop.ui.palette.palette_list import MATCH_ROLE, PaletteList
from desktop.ui.palette.ranking import Match
from desktop.ui.theme import ThemeSource
from tests.ui.composing import commit, compose

ICONS = Path(__file__).parents[3] / "resources" / "icons"
NEW = Entry(key="action:new", kind=EntryKind.ACTION, title="New conversation", keys="Ctrl+N")
QUIT = Entry(key="action:quit", kind=EntryKind.ACTION, title="Quit", keys="Ctrl+Q")
DARK = Entry(key="choice:dark", kind=EntryKind.SETTING, title="Theme: dark", checked=True)
TINY = Entry(key="model:a/tiny", kind=EntryKind.MODEL, title="tiny", detail="Built-in")
TALK = Entry(key="conversation:1", kind=EntryKind.CONVERSATION, title="Talk of the town")


@pytest.fixture
def palette(qtbot: QtBot, theme: ThemeSource) -> Iterator[CommandPalette]:
    window = QWidget()
    window.resize(800, 600)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    widget = CommandPalette(theme=theme, icons=Icons(ICONS), parent=window)
    widget.open_with([NEW, QUIT, DARK, TINY, TALK], recent=["model:a/tiny", "gone"])
    yield widget
    window.close()


def test_a_detail_takes_the_room_that_a_short_title_leaves(
    qtbot: QtBot, theme: ThemeSource
) -> None:
    words = "Built-in, and of all the models the one that needs no network"
    entry = Entry(key="model:a/tiny", kind=EntryKind.MODEL, title="tiny", detail=words)
    view = PaletteList(Icons(ICONS), theme.theme)
    qtbot.addWidget(view)
    model = QStandardItemModel()
    row = QStandardItem()
    row.setData(Match(entry), MATCH_ROLE)
    model.appendRow(row)
    view.setModel(model)
    view.show()
    needed = QFontMetrics(theme.theme.ui_font(12.5)).horizontalAdvance(words)

    def end_of_row(width: int) -> QImage:
        view.resize(width, 60)
        shown = view.viewport().grab(view.visualRect(model.index(0, 0))).toImage()
        return shown.copy(QRect(shown.width() - needed - 10, 0, needed + 10, shown.height()))

    assert end_of_row(needed + 140) == end_of_row(4 * needed)


def field(palette: CommandPalette) -> QLineEdit:
    return palette.findChild(QLineEdit)


def rows(palette: CommandPalette) -> list[str]:
    model = palette.findChild(QListView).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def current(palette: CommandPalette) -> str:
    return palette.findChild(QListView).currentIndex().data()


def test_before_typing_it_shows_what_was_used_last_and_then_everything(
    palette: CommandPalette,
) -> None:
    assert rows(palette) == [
        "Recent",
        "tiny",
        "Actions",
        "New conversation",
        "Quit",
        "Settings",
        "Theme: dark",
        "Conversations",
        "Talk of the town",
    ]
    assert current(palette) == "tiny"


def test_what_comes_later_leaves_the_row_that_was_gone_to(
    palette: CommandPalette, qtbot: QtBot
) -> None:
    late = Entry(key="tool:t", kind=EntryKind.TOOL, title="Quiz")
    qtbot.keyClick(field(palette), Qt.Key.Key_Down)
    assert current(palette) == "New conversation"
    palette.set_entries([NEW, QUIT, DARK, TINY, TALK, late])
    assert current(palette) == "New conversation"
    palette.open_with([NEW, QUIT, DARK, TINY, TALK], recent=["model:a/tiny"])
    assert current(palette) == "tiny"


def test_arrows_and_enter_choose_and_close(palette: CommandPalette, qtbot: QtBot) -> None:
    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.keyClick(field(palette), Qt.Key.Key_Down)
        qtbot.keyClick(field(palette), Qt.Key.Key_Down)
        qtbot.keyClick(field(palette), Qt.Key.Key_Return)

    assert chosen.args == ["action:quit"]
    assert not palette.isVisible()


def test_typing_narrows_and_the_best_is_chosen(palette: CommandPalette, qtbot: QtBot) -> None:
    qtbot.keyClicks(field(palette), "ta tow")

    assert rows(palette) == ["Talk of the town"]
    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.keyClick(field(palette), Qt.Key.Key_Return)
    assert chosen.args == ["conversation:1"]


def test_what_comes_later_joins_without_moving_the_choice(
    palette: CommandPalette, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field(palette), "t")
    qtbot.keyClick(field(palette), Qt.Key.Key_Down)
    chosen = current(palette)
    more = Entry(key="conversation:2", kind=EntryKind.CONVERSATION, title="t")

    palette.set_found("t", [more, TALK])
    palette.set_found("old words", [NEW])

    assert "t" in rows(palette)
    assert rows(palette).count("Talk of the town") == 1
    assert current(palette) == chosen


def test_nothing_found_is_said_and_enter_does_nothing(
    palette: CommandPalette, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field(palette), "xyzzy")

    shown = [label.text() for label in palette.findChildren(QLabel) if label.isVisible()]
    assert "Nothing is called that." in shown
    qtbot.keyClick(field(palette), Qt.Key.Key_Return)
    assert palette.isVisible()


def test_escape_closes_it(palette: CommandPalette, qtbot: QtBot) -> None:
    qtbot.keyClick(palette, Qt.Key.Key_Escape)

    assert not palette.isVisible()


def test_rows_are_read_with_their_keys(palette: CommandPalette) -> None:
    model = palette.findChild(QListView).model()
    spoken = model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == "New conversation, Ctrl+N"


def test_it_stays_within_a_small_window(palette: CommandPalette, qtbot: QtBot) -> None:
    palette.close()
    window = palette.parentWidget()
    window.resize(420, 360)
    qtbot.waitUntil(lambda: window.width() == 420)
    palette.open_with([NEW], recent=[])

    corner = window.mapFromGlobal(palette.geometry().topLeft())
    assert corner.x() >= 0
    assert corner.x() + palette.width() <= window.width()
    assert corner.y() + palette.height() <= window.height()


def test_enter_and_arrows_are_the_input_methods_while_it_composes(
    palette: CommandPalette, qtbot: QtBot
) -> None:
    line = field(palette)
    compose(line, "くい")
    with qtbot.assertNotEmitted(palette.chosen):
        qtbot.keyClick(line, Qt.Key.Key_Down)
        qtbot.keyClick(line, Qt.Key.Key_Return)
        qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert palette.isVisible()
    assert current(palette) == "tiny"
    commit(line, "Quit")
    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert chosen.args == ["action:quit"]
