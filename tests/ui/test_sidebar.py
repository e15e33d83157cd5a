"""The sidebar, as a user meets it: keys, rows, groups, marks."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from desktop.chat.conversation import ConversationSummary
from desktop.chat.excerpts import Excerpt
from desktop.chat.message import Role
from desktop.chat.search_result import Found, SearchResult
from desktop.settings import Theme
from desktop.ui.found_pane import FoundPane
from desktop.ui.icons import Icons
from desktop.ui.sidebar import Sidebar
from desktop.ui.sidebar_list import ConversationList
from desktop.ui.theme import ThemeSource
from tests.ui.composing import commit, compose

DAY = 86_400.0
#: A Wednesday at noon, UTC; groups are told apart by whole days, in any time zone.
NOW = 1_768_996_800.0
ICONS = Path(__file__).parents[2] / "resources" / "icons"


def summary(key: str, title: str, *, age: float = 0.0, pinned: bool = False) -> ConversationSummary:
    return ConversationSummary(
        id=key, title=title, created_at=NOW - age, updated_at=NOW - age, pinned=pinned
    )


FOUR = [
    summary("old", "Old plans", age=40 * DAY),
    summary("new", "Fresh talk"),
    summary("kept", "Checklist", age=90 * DAY, pinned=True),
    summary("day", "From yesterday", age=DAY),
]


@pytest.fixture
def sidebar(qtbot: QtBot) -> Sidebar:
    widget = Sidebar(theme=ThemeSource(choice=Theme.LIGHT), icons=Icons(ICONS), clock=lambda: NOW)
    qtbot.addWidget(widget)
    widget.resize(260, 600)
    widget.set_summaries(FOUR)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def rows(sidebar: Sidebar) -> list[str]:
    model: QAbstractItemModel = listed(sidebar).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def listed(sidebar: Sidebar) -> ConversationList:
    return sidebar.findChild(ConversationList)


def search(sidebar: Sidebar) -> QLineEdit:
    return sidebar.findChild(QLineEdit)


def current(sidebar: Sidebar) -> str:
    return listed(sidebar).currentIndex().data()


def focus_list(sidebar: Sidebar, key: str) -> ConversationList:
    sidebar.select(key)
    listed(sidebar).setFocus()
    return listed(sidebar)


def test_conversations_stand_below_the_heading_of_their_time(sidebar: Sidebar) -> None:
    assert rows(sidebar) == [
        "Pinned", "Checklist", "Today", "Fresh talk", "Yesterday", "From yesterday",
        "December 2025", "Old plans",
    ]  # fmt: skip
    assert sidebar.conversation_ids() == ["kept", "new", "day", "old"]


def test_a_conversation_written_in_moves_to_the_top(sidebar: Sidebar) -> None:
    sidebar.update_summary(summary("old", "Old plans", age=-1.0))
    assert rows(sidebar)[2:5] == ["Today", "Old plans", "Fresh talk"]
    assert "December 2025" not in rows(sidebar)


def test_arrows_pass_over_headings_and_enter_opens(sidebar: Sidebar, qtbot: QtBot) -> None:
    view = focus_list(sidebar, "kept")
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert current(sidebar) == "Fresh talk"
    qtbot.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(sidebar.conversation_chosen) as chosen:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert chosen.args == ["day"]


def test_arrows_leave_the_open_conversation_marked(sidebar: Sidebar, qtbot: QtBot) -> None:
    view = focus_list(sidebar, "new")
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert [index.data() for index in view.selectedIndexes()] == ["Fresh talk"]


def test_a_click_opens(sidebar: Sidebar, qtbot: QtBot) -> None:
    view = listed(sidebar)
    place = view.visualRect(view.model().index(5, 0)).center()
    with qtbot.waitSignal(sidebar.conversation_chosen) as chosen:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == ["day"]


def test_a_click_on_a_heading_opens_nothing(sidebar: Sidebar, qtbot: QtBot) -> None:
    view = listed(sidebar)
    place = view.visualRect(view.model().index(0, 0)).center()
    with qtbot.assertNotEmitted(sidebar.conversation_chosen):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_f2_renames_in_the_row(sidebar: Sidebar, qtbot: QtBot) -> None:
    view = focus_list(sidebar, "new")
    qtbot.keyClick(view, Qt.Key.Key_F2)
    editor = view.viewport().findChild(QLineEdit)
    assert editor.selectedText() == "Fresh talk"
    qtbot.keyClicks(editor, "  Another   name ")
    with (
        qtbot.assertNotEmitted(sidebar.conversation_chosen),
        qtbot.waitSignal(sidebar.rename_requested) as renamed,
    ):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert renamed.args == ["new", "Another name"]
    assert "Another name" in rows(sidebar)


@pytest.mark.parametrize("typed", ["", "   ", "Fresh talk"])
def test_an_empty_or_unchanged_title_renames_nothing(
    sidebar: Sidebar, qtbot: QtBot, typed: str
) -> None:
    view = focus_list(sidebar, "new")
    qtbot.keyClick(view, Qt.Key.Key_F2)
    editor = view.viewport().findChild(QLineEdit)
    editor.clear()
    qtbot.keyClicks(editor, typed)
    with qtbot.assertNotEmitted(sidebar.rename_requested):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert "Fresh talk" in rows(sidebar)


def test_renaming_survives_news_of_other_conversations(sidebar: Sidebar, qtbot: QtBot) -> None:
    view = focus_list(sidebar, "new")
    qtbot.keyClick(view, Qt.Key.Key_F2)
    editor = view.viewport().findChild(QLineEdit)
    qtbot.keyClicks(editor, "Half a na")
    sidebar.update_summary(summary("late", "Came meanwhile"))
    sidebar.update_summary(summary("old", "Old plans", age=1.0))
    qtbot.keyClicks(editor, "me")
    with qtbot.waitSignal(sidebar.rename_requested) as renamed:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert renamed.args == ["new", "Half a name"]


def test_keys_pin_archive_and_delete(sidebar: Sidebar, qtbot: QtBot) -> None:
    view = focus_list(sidebar, "new")
    with qtbot.waitSignal(sidebar.archive_requested) as archived:
        qtbot.keyClick(view, Qt.Key.Key_A)
    with qtbot.waitSignal(sidebar.delete_requested) as deleted:
        qtbot.keyClick(view, Qt.Key.Key_Delete)
    with qtbot.waitSignal(sidebar.pin_requested) as pinned:
        qtbot.keyClick(view, Qt.Key.Key_P)
    new = ("new",)
    assert (archived.args, deleted.args, pinned.args) == ([new], [new], [new, True])
    assert rows(sidebar)[:3] == ["Pinned", "Fresh talk", "Checklist"]


def test_a_removed_conversation_leaves_the_list_with_its_heading(sidebar: Sidebar) -> None:
    sidebar.remove("old")
    sidebar.remove("unknown")
    assert rows(sidebar)[-2:] == ["Yesterday", "From yesterday"]


def test_the_menu_opens_by_key_and_does_what_it_says(sidebar: Sidebar, qtbot: QtBot) -> None:
    row = listed(sidebar).model().index(1, 0)
    listed(sidebar).menu_requested.emit(row, QPoint(5, 5))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text().split("\t")[0] for action in menu.actions()]
    assert words == [
        "Open in a new window", "Rename", "Unpin", "Move to a folder…", "Tags…", "Export…",
        "Archive", "Delete",
    ]  # fmt: skip
    with qtbot.waitSignal(sidebar.pin_requested) as pinned:
        for _ in range(3):
            qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert pinned.args == [("kept",), False]


def found(key: str, text: str = "", *, title: str = "Talk", age: float = 0.0) -> Found:
    """A message with the word "plan" in it, or without a text a title."""
    start = (text or title).lower().index("plan")
    return Found(
        conversation=summary(f"in {key}", title, age=age),
        message_id=key if text else "",
        role=Role.USER if text else None,
        created_at=NOW - age,
        excerpt=Excerpt(text or title, ((start, start + 4),)),
    )


RESULT = SearchResult(
    titles=(found("t", title="Old plans"),),
    messages=(found("m1", "The plan is this"), found("m2", "No plan", age=40 * DAY)),
)


def results(sidebar: Sidebar) -> QListView:
    (view,) = sidebar.findChild(FoundPane).findChildren(QListView)
    return view


def test_typing_asks_for_a_search_and_shows_what_was_found(sidebar: Sidebar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sidebar.search_changed) as asked:
        qtbot.keyClicks(search(sidebar), "p")
    assert asked.args == ["p"]
    sidebar.show_found(RESULT)
    view = results(sidebar)
    assert view.isVisible()
    assert not listed(sidebar).isVisible()
    model = view.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    spoken = [model.index(row, 0).data(role) for row in range(model.rowCount())]
    assert [words.partition(",")[0] for words in spoken] == [
        "Titles", "Old plans", "Messages", "Talk", "Talk",
    ]  # fmt: skip
    assert spoken[3].endswith("You: The plan is this")
    assert spoken[4] == "Talk, Dec 2025, You: No plan"
    qtbot.keyClick(search(sidebar), Qt.Key.Key_Escape)
    assert search(sidebar).text() == ""
    assert listed(sidebar).isVisible()
    assert len(sidebar.conversation_ids()) == 4


def test_enter_opens_the_first_result_and_arrows_go_through_them(
    sidebar: Sidebar, qtbot: QtBot
) -> None:
    sidebar.focus_search()
    qtbot.keyClicks(search(sidebar), "plan")
    sidebar.show_found(RESULT)
    with qtbot.waitSignal(sidebar.found_chosen) as chosen:
        qtbot.keyClick(search(sidebar), Qt.Key.Key_Return)
    assert chosen.args == ["in t", ""]
    qtbot.keyClick(search(sidebar), Qt.Key.Key_Down)
    view = results(sidebar)
    assert sidebar.focusWidget() is view
    qtbot.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(sidebar.found_chosen) as chosen:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert chosen.args == ["in m1", "m1"]
    qtbot.keyClick(view, Qt.Key.Key_Up)
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert sidebar.focusWidget() is search(sidebar)


def test_a_click_opens_a_result(sidebar: Sidebar, qtbot: QtBot) -> None:
    qtbot.keyClicks(search(sidebar), "plan")
    sidebar.show_found(RESULT)
    view = results(sidebar)
    place = view.visualRect(view.model().index(4, 0)).center()
    with qtbot.waitSignal(sidebar.found_chosen) as chosen:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == ["in m2", "m2"]


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (SearchResult(), "Nothing found."),
        (SearchResult(messages=RESULT.messages, more=True), "The newest 2 matches."),
        (SearchResult(messages=RESULT.messages, incomplete=True), "still being made ready"),
        (RESULT, ""),
    ],
)
def test_what_is_to_be_known_of_a_result_is_said(
    sidebar: Sidebar, qtbot: QtBot, result: SearchResult, words: str
) -> None:
    qtbot.keyClicks(search(sidebar), "plan")
    sidebar.show_found(result)
    (label,) = sidebar.findChild(FoundPane).findChildren(QLabel)
    assert words in label.text()
    assert label.isVisible() == bool(words)
    sidebar.show_search_hint("After “role:” comes something.")
    assert label.text() == "After “role:” comes something."
    assert results(sidebar).model().rowCount() == 0


def test_titles_are_one_plain_line(sidebar: Sidebar) -> None:
    sidebar.set_summaries(
        [summary("a", "<b>x</b>\n\n  y"), summary("b", ""), summary("c", "z" * 9999)]
    )
    assert set(sidebar.conversation_ids()) == {"a", "b", "c"}
    shown = rows(sidebar)
    assert "<b>x</b> y" in shown
    assert "New conversation" in shown
    assert max(map(len, shown)) <= 300


def test_times_of_a_broken_clock_do_no_harm(sidebar: Sidebar) -> None:
    wild = [
        ConversationSummary(id=str(when), title="x", created_at=when, updated_at=when)
        for when in (-1e18, 0.0, 1e18)
    ]
    sidebar.set_summaries(wild)
    assert len(sidebar.conversation_ids()) == 3


def test_marks_are_said_in_words(sidebar: Sidebar) -> None:
    sidebar.set_marks({"new"}, {"day"})
    model = listed(sidebar).model()
    role = Qt.ItemDataRole.AccessibleTextRole
    spoken = [model.index(row, 0).data(role) for row in range(model.rowCount())]
    assert "Fresh talk, a reply is arriving" in spoken
    assert "From yesterday, unread" in spoken
    assert "Checklist, pinned" in spoken


def test_more_is_asked_for_near_the_end_and_once_for_each_length(
    sidebar: Sidebar, qtbot: QtBot
) -> None:
    asked: list[None] = []
    sidebar.more_requested.connect(lambda: asked.append(None))
    sidebar.set_summaries([summary(str(n), f"Talk {n}", age=float(n)) for n in range(300)])
    qtbot.wait(20)
    assert asked == []
    bar = listed(sidebar).verticalScrollBar()
    bar.setValue(bar.maximum())
    bar.setValue(bar.maximum() - 1)
    assert len(asked) == 1
    sidebar.add_summaries([summary(f"x{n}", "Older", age=1000.0 + n) for n in range(100)])
    qtbot.wait(20)
    bar.setValue(bar.maximum())
    assert len(asked) == 2


def test_adding_older_ones_does_not_move_what_is_read(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.set_summaries([summary(str(n), f"Talk {n}", age=float(n)) for n in range(300)])
    qtbot.wait(20)
    bar = listed(sidebar).verticalScrollBar()
    bar.setValue(3_000)
    top = listed(sidebar).indexAt(QPoint(30, 5)).data()
    sidebar.add_summaries([summary(f"x{n}", "Older", age=1000.0 + n) for n in range(100)])
    qtbot.wait(20)
    assert listed(sidebar).indexAt(QPoint(30, 5)).data() == top


def test_the_price_of_a_change_does_not_grow_steeply(sidebar: Sidebar) -> None:
    def seconds(count: int) -> float:
        sidebar.set_summaries([summary(str(n), f"Talk {n}", age=n * 60.0) for n in range(count)])
        best = 9.0
        for turn in range(5):
            start = time.process_time()
            sidebar.update_summary(summary(str(count // 2 + turn), "Moved up"))
            best = min(best, time.process_time() - start)
        return best

    assert seconds(5_000) < 60 * seconds(250)


def test_buttons_ask_for_a_conversation_and_for_settings(sidebar: Sidebar, qtbot: QtBot) -> None:
    new, settings = sidebar.findChildren(QPushButton)
    with qtbot.waitSignal(sidebar.new_requested):
        qtbot.keyClick(new, Qt.Key.Key_Space)
    with qtbot.waitSignal(sidebar.settings_requested):
        qtbot.mouseClick(settings, Qt.MouseButton.LeftButton)
    assert "Ctrl+N" in new.toolTip()
    assert "Ctrl+," in settings.toolTip()


def test_every_control_has_a_name(sidebar: Sidebar) -> None:
    for control in (*sidebar.findChildren(QPushButton), search(sidebar), listed(sidebar)):
        assert QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)


@pytest.mark.parametrize(("zoom", "shown"), [(100, True), (200, False)])
def test_key_badges_give_way_to_the_words_beside_them(qtbot: QtBot, zoom: int, shown: bool) -> None:
    widget = Sidebar(theme=ThemeSource(choice=Theme.LIGHT, zoom=zoom), icons=Icons(ICONS))
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    new = next(b for b in widget.findChildren(QPushButton) if b.text() == "New conversation")
    assert new.findChild(QLabel).isVisible() == shown
    assert "Ctrl+N" in new.toolTip()


def test_it_takes_no_more_of_a_narrow_window_than_it_may(sidebar: Sidebar) -> None:
    sidebar.set_room(180)
    assert sidebar.width() == 180
    sidebar.set_room(900)
    assert sidebar.width() == 260


def test_a_name_is_kept_once_the_input_method_has_written_it(
    sidebar: Sidebar, qtbot: QtBot
) -> None:
    view = focus_list(sidebar, "new")
    qtbot.keyClick(view, Qt.Key.Key_F2)
    editor = view.viewport().findChild(QLineEdit)
    editor.clear()
    compose(editor, "りょこう")
    with qtbot.assertNotEmitted(sidebar.rename_requested):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert editor.isVisible()
    commit(editor, "旅行")
    with qtbot.waitSignal(sidebar.rename_requested) as renamed:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert renamed.args == ["new", "旅行"]


def test_letters_are_keys_of_the_list_also_with_an_input_method(sidebar: Sidebar) -> None:
    view = focus_list(sidebar, "new")
    enabled = Qt.WidgetAttribute.WA_InputMethodEnabled
    assert not view.testAttribute(enabled)
    view.make_current(view.model().index(5, 0))
    assert not view.testAttribute(enabled)


def test_a_conversation_is_opened_apart_by_key_menu_and_middle_button(
    sidebar: Sidebar, qtbot: QtBot
) -> None:
    view = listed(sidebar)
    row = view.model().index(1, 0)
    view.make_current(row)
    for modifier in (Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier):
        with qtbot.waitSignal(sidebar.window_requested) as asked:
            qtbot.keyClick(view, Qt.Key.Key_Return, modifier)
        assert asked.args == ["kept"]
    with qtbot.waitSignal(sidebar.window_requested) as asked:
        place = view.visualRect(row).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.MiddleButton, pos=place)
    assert asked.args == ["kept"]
    view.menu_requested.emit(row, QPoint(5, 5))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    with qtbot.waitSignal(sidebar.window_requested):
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)


@pytest.mark.parametrize("choice", [Theme.LIGHT, Theme.DARK, Theme.HIGH_CONTRAST])
def test_what_is_marked_can_be_read(choice: Theme, qtbot: QtBot) -> None:
    """The ground of a mark is that of a selection: what stands on it has the colour for that."""
    source = ThemeSource(choice=choice)
    widget = Sidebar(theme=source, icons=Icons(ICONS), clock=lambda: NOW)
    qtbot.addWidget(widget)
    widget.resize(260, 600)
    widget.set_summaries(FOUR)
    widget.show()
    qtbot.waitExposed(widget)
    view = focus_list(widget, "new")
    qtbot.keyClick(view, Qt.Key.Key_Space)
    row = view.visualRect(view.currentIndex())
    picture = view.viewport().grab(row.adjusted(16, 6, -40, -6)).toImage()
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
    }
    palette = source.theme.palette
    assert palette.selection.lower() in colours
    assert palette.on_selection.lower() in colours
