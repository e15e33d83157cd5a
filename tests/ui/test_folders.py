"""Folders and tags in the sidebar, as a user meets them: keys, mouse, rows."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.chat.conversation import ConversationSummary
from desktop.chat.folders import Folder, FolderTree
from desktop.chat.scope import Scope, ScopeKind
from desktop.settings import Theme
from desktop.ui.icons import Icons
from desktop.ui.keymap import Keymap
from desktop.ui.sidebar import Sidebar
from desktop.ui.sidebar_list import ConversationList
from desktop.ui.sidebar_model import DEPTH_ROLE
from desktop.ui.theme import ThemeSource

NOW = 1_768_996_800.0
NONE = Qt.KeyboardModifier.NoModifier
ICONS = Path(__file__).parents[2] / "resources" / "icons"
TREE = FolderTree(
    [
        Folder(id="work", name="Work"),
        Folder(id="tax", name="Taxes", parent_id="work"),
        Folder(id="shut", name="Closed", expanded=False),
    ]
)


def summary(
    key: str, folder_id: str | None = None, *, tags: tuple[str, ...] = (), age: float = 0.0
) -> ConversationSummary:
    return ConversationSummary(
        id=key,
        title=key.title(),
        created_at=NOW - age,
        updated_at=NOW - age,
        folder_id=folder_id,
        tags=tags,
    )


FIVE = [
    summary("loose"),
    summary("plan", "work", tags=("urgent", "a very long tag that fits nowhere", "x")),
    summary("form", "tax"),
    summary("hidden", "shut"),
    summary("older", age=5.0),
]


def made(
    qtbot: QtBot, summaries: list[ConversationSummary] = FIVE, *, keys: Keymap | None = None
) -> Sidebar:
    theme = ThemeSource(choice=Theme.LIGHT)
    widget = Sidebar(theme=theme, icons=Icons(ICONS), keys=keys, clock=lambda: NOW)
    qtbot.addWidget(widget)
    widget.resize(260, 600)
    widget.set_folders(TREE)
    widget.set_summaries(summaries)
    for key in ("work", "tax", "shut"):
        widget.set_complete(key)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


@pytest.fixture
def sidebar(qtbot: QtBot) -> Sidebar:
    return made(qtbot)


def listed(sidebar: Sidebar) -> ConversationList:
    return sidebar.findChild(ConversationList)


def rows(sidebar: Sidebar) -> list[str]:
    """Indented as they are shown."""
    model = listed(sidebar).model()
    indexes = [model.index(row, 0) for row in range(model.rowCount())]
    return [f"{'  ' * (index.data(DEPTH_ROLE) or 0)}{index.data()}" for index in indexes]


def go_to(sidebar: Sidebar, title: str) -> ConversationList:
    view = listed(sidebar)
    place = [row.strip() for row in rows(sidebar)].index(title)
    view.make_current(view.model().index(place, 0))
    view.setFocus()
    return view


def place_of(sidebar: Sidebar, title: str) -> QPoint:
    view = listed(sidebar)
    row = [row.strip() for row in rows(sidebar)].index(title)
    return view.visualRect(view.model().index(row, 0)).center()


def drag(sidebar: Sidebar, title: str, to: QPoint) -> None:
    port = listed(sidebar).viewport()
    start = place_of(sidebar, title)
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(port, left, pos=start)
    for part in (1, 2, 3):
        QTest.mouseMove(port, start + (to - start) * (part / 3))
    QTest.mouseRelease(port, left, pos=to)


def test_folders_stand_above_the_rest_with_what_is_in_them(sidebar: Sidebar) -> None:
    assert rows(sidebar) == [
        "Folders", "Closed", "Work", "  Taxes", "    Form", "  Plan", "Today", "Loose", "Older",
    ]  # fmt: skip


def test_arrows_open_and_close_folders_and_go_out_of_them(sidebar: Sidebar, qtbot: QtBot) -> None:
    view = go_to(sidebar, "Form")
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.currentIndex().data() == "Taxes"
    with qtbot.waitSignal(sidebar.folder_toggled) as toggled:
        qtbot.keyClick(view, Qt.Key.Key_Left)
    assert toggled.args == ["tax", False]
    view = go_to(sidebar, "Closed")
    with qtbot.waitSignal(sidebar.folder_toggled) as toggled:
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert toggled.args == ["shut", True]
    with qtbot.waitSignal(sidebar.folder_toggled) as toggled:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert toggled.args == ["shut", True]


def test_a_click_opens_a_folder(sidebar: Sidebar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sidebar.folder_toggled) as toggled:
        QTest.mouseClick(
            listed(sidebar).viewport(),
            Qt.MouseButton.LeftButton,
            pos=place_of(sidebar, "Closed"),
        )
    assert toggled.args == ["shut", True]


def test_more_of_a_folder_is_asked_for_when_its_end_is_in_sight(
    sidebar: Sidebar, qtbot: QtBot
) -> None:
    asked: list[str] = []
    sidebar.folder_more_requested.connect(asked.append)
    sidebar.forget_complete()
    sidebar.set_folders(TREE)
    qtbot.wait(20)
    assert set(asked) == {"work", "tax"}
    assert "  More…" in rows(sidebar)
    many = [summary(f"n{number}", "work") for number in range(200)]
    sidebar.set_complete("tax")
    sidebar.add_summaries(many)
    asked.clear()
    qtbot.wait(20)
    assert asked == []


def test_keys_rename_delete_and_move_a_folder(sidebar: Sidebar, qtbot: QtBot) -> None:
    view = go_to(sidebar, "Taxes")
    with qtbot.waitSignal(sidebar.folder_move_requested) as moved:
        qtbot.keyClick(view, Qt.Key.Key_M)
    with qtbot.waitSignal(sidebar.folder_delete_requested) as deleted:
        qtbot.keyClick(view, Qt.Key.Key_Delete)
    with qtbot.waitSignal(sidebar.new_folder_requested) as made:
        qtbot.keyClick(view, Qt.Key.Key_N)
    assert moved.args == deleted.args == made.args == ["tax"]
    qtbot.keyClick(view, Qt.Key.Key_F2)
    editor = view.viewport().findChild(QLineEdit)
    qtbot.keyClicks(editor, "Levies")
    with qtbot.waitSignal(sidebar.folder_rename_requested) as renamed:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert renamed.args == ["tax", "Levies"]


def test_a_conversation_is_dragged_into_a_folder_and_out_of_it(
    sidebar: Sidebar, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(sidebar.conversation_chosen):
        with qtbot.waitSignal(sidebar.put_requested) as put:
            drag(sidebar, "Loose", place_of(sidebar, "Closed"))
        assert put.args == [("loose",), "shut"]
        with qtbot.waitSignal(sidebar.put_requested) as put:
            drag(sidebar, "Older", place_of(sidebar, "Form"))
        assert put.args == [("older",), "tax"]
        with qtbot.waitSignal(sidebar.put_requested) as put:
            drag(sidebar, "Plan", place_of(sidebar, "Older"))
        assert put.args == [("plan",), ""]
        with qtbot.assertNotEmitted(sidebar.put_requested):
            drag(sidebar, "Plan", place_of(sidebar, "Work"))


def test_the_keys_go_on_where_something_was_dropped(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.put_requested.connect(
        lambda ids, folder: sidebar.change_summary(ids[0], folder_id=folder or None)
    )
    drag(sidebar, "Older", place_of(sidebar, "Form"))
    view = listed(sidebar)
    assert view.currentIndex().data() == "Older"
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.currentIndex().data() == "Taxes"


def test_a_folder_is_dragged_into_another_one_but_not_into_itself(
    sidebar: Sidebar, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(sidebar.folder_put_requested) as put:
        drag(sidebar, "Closed", place_of(sidebar, "Taxes"))
    assert put.args == ["shut", "tax"]
    with qtbot.waitSignal(sidebar.folder_put_requested) as put:
        drag(sidebar, "Taxes", place_of(sidebar, "Older"))
    assert put.args == ["tax", ""]
    with qtbot.assertNotEmitted(sidebar.folder_put_requested):
        drag(sidebar, "Work", place_of(sidebar, "Plan"))


def test_esc_ends_a_drag(sidebar: Sidebar, qtbot: QtBot) -> None:
    view, port = listed(sidebar), listed(sidebar).viewport()
    start, to = place_of(sidebar, "Loose"), place_of(sidebar, "Closed")
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(port, to)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(sidebar.put_requested):
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=to)


def test_several_are_marked_by_keys_and_archived_at_once(sidebar: Sidebar, qtbot: QtBot) -> None:
    view = go_to(sidebar, "Form")
    qtbot.keyClick(view, Qt.Key.Key_Space)
    view = go_to(sidebar, "Loose")
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert sidebar.targets() == ("form", "loose", "older")
    with qtbot.waitSignal(sidebar.archive_requested) as archived:
        qtbot.keyClick(view, Qt.Key.Key_A)
    assert archived.args == [("form", "loose", "older")]
    assert not sidebar.clear_marks()


def test_several_are_marked_by_clicks_and_dragged_together(sidebar: Sidebar, qtbot: QtBot) -> None:
    port, left = listed(sidebar).viewport(), Qt.MouseButton.LeftButton
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    with qtbot.assertNotEmitted(sidebar.conversation_chosen):
        QTest.mouseClick(port, left, control, place_of(sidebar, "Plan"))
        QTest.mouseClick(port, left, shift, place_of(sidebar, "Older"))
    assert sidebar.targets() == ("plan", "loose", "older")
    with qtbot.waitSignal(sidebar.put_requested) as put:
        drag(sidebar, "Loose", place_of(sidebar, "Closed"))
    assert put.args == [("plan", "loose", "older"), "shut"]


def test_marks_and_tags_and_folders_are_said_in_words(sidebar: Sidebar) -> None:
    sidebar.set_marks({"hidden"}, {"form"})
    model = listed(sidebar).model()
    role = Qt.ItemDataRole.AccessibleTextRole
    spoken = [model.index(row, 0).data(role) for row in range(model.rowCount())]
    assert "Folder Closed, closed, a reply is arriving in it" in spoken
    assert "Folder Taxes, open" in spoken
    assert "Form, unread, in Work / Taxes" in spoken
    assert any(words.startswith("Plan, in Work, tag urgent, tag a very") for words in spoken)


def test_tags_are_painted_beside_the_title(sidebar: Sidebar) -> None:
    def inked() -> int:
        view = listed(sidebar)
        image = view.viewport().grab().toImage()
        box = view.visualRect(view.model().index(5, 0))
        right = range(box.right() - 60, box.right() - 22)
        ground = image.pixelColor(box.right() - 2, box.center().y())
        ratio = image.devicePixelRatio()
        return sum(
            image.pixelColor(round(x * ratio), round(y * ratio)) != QColor(ground)
            for x in right
            for y in range(box.top() + 4, box.bottom() - 4)
        )

    with_tags = inked()
    sidebar.update_summary(summary("plan", "work"))
    assert with_tags > inked()


@pytest.mark.parametrize(
    ("scope", "shown"),
    [
        (Scope(ScopeKind.ARCHIVED), ["Today", "Away"]),
        (Scope(ScopeKind.TAG, "URGENT"), ["Today", "Plan"]),
    ],
)
def test_another_list_shows_what_belongs_into_it(
    sidebar: Sidebar, scope: Scope, shown: list[str]
) -> None:
    sidebar.set_scope(scope)
    assert rows(sidebar) == []
    archived = msgspec.structs.replace(summary("away"), archived=True)
    sidebar.add_summaries([*FIVE, archived])
    assert rows(sidebar) == shown


def test_a_deleted_conversation_is_not_opened_but_brought_back(
    sidebar: Sidebar, qtbot: QtBot
) -> None:
    sidebar.set_scope(Scope(ScopeKind.DELETED))
    sidebar.add_summaries([summary("gone")])
    sidebar.refresh_summary(summary("elsewhere"))
    assert rows(sidebar) == ["Today", "Gone"]
    view = go_to(sidebar, "Gone")
    with (
        qtbot.assertNotEmitted(sidebar.conversation_chosen),
        qtbot.assertNotEmitted(sidebar.delete_requested),
        qtbot.waitSignal(sidebar.bring_back_requested) as back,
    ):
        qtbot.keyClick(view, Qt.Key.Key_Delete)
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert back.args == [("gone",)]


def test_the_keys_of_vim_walk_through_rows_and_folders(qtbot: QtBot) -> None:
    sidebar = made(qtbot, keys=Keymap(vim=True))
    view = listed(sidebar)
    view.setFocus()

    def at_after(*pressed: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> str:
        for key in pressed:
            qtbot.keyClick(view, key, modifier)
        return str(view.currentIndex().data())

    shift = Qt.KeyboardModifier.ShiftModifier
    assert at_after(Qt.Key.Key_G, modifier=shift) == "Older"
    assert at_after(Qt.Key.Key_G) == "Older", "one G waits for the other"
    assert at_after(Qt.Key.Key_G) == "Closed"
    assert at_after(Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_J) == "Form"
    assert at_after(Qt.Key.Key_K) == "Taxes"
    with qtbot.waitSignal(sidebar.folder_toggled) as toggled:
        qtbot.keyClick(view, Qt.Key.Key_H)
    assert toggled.args == ["tax", False]
    assert at_after(Qt.Key.Key_J) == "Form"
    with qtbot.waitSignal(sidebar.conversation_chosen) as chosen:
        qtbot.keyClick(view, Qt.Key.Key_O)
    assert chosen.args == ["form"]
    with qtbot.waitSignal(sidebar.write_requested):
        qtbot.keyClick(view, Qt.Key.Key_I)
    sidebar.activateWindow()
    qtbot.keyClick(view, Qt.Key.Key_Slash)
    search = sidebar.findChild(QLineEdit)
    qtbot.waitUntil(search.hasFocus)


def test_keys_of_the_list_go_before_those_of_the_window(qtbot: QtBot) -> None:
    keys = Keymap(vim=True)
    sidebar = made(qtbot, [summary(f"n{n}", age=float(n)) for n in range(60)], keys=keys)
    attach = QAction(sidebar)
    attach.setShortcut("Ctrl+U")
    sidebar.addAction(attach)
    sidebar.activateWindow()
    view = listed(sidebar)
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(view, Qt.Key.Key_D, control)
    down = view.currentIndex().row()
    assert down > 4
    with qtbot.assertNotEmitted(attach.triggered):
        qtbot.keyClick(view, Qt.Key.Key_U, control)
    assert view.currentIndex().row() < down
    keys.choose({}, vim=False)
    with qtbot.waitSignal(attach.triggered):
        qtbot.keyClick(view, Qt.Key.Key_U, control)
