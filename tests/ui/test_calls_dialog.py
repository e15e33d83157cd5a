"""Looking back at the calls of tools, and taking permissions back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QTreeView
from pytestqt.qtbot import QtBot

from desktop.chat.tool_record import CallRecord
from desktop.ui.calls_dialog import CallsDialog
from desktop.ui.theme import ThemeSource


def record(tool: str, **fields: object) -> CallRecord:
    known = {"at": 1e9, "conversation_id": "c", "server": "desk", "outcome": "done"}
    return CallRecord(tool=tool, **(known | fields))  # type: ignore[arg-type]


def test_calls_are_listed_filtered_and_shown_whole(qtbot: QtBot, theme: ThemeSource) -> None:
    dialog = CallsDialog(theme=theme)
    qtbot.addWidget(dialog)
    dialog.open()
    hidden = record("echo", arguments={"text": "a\u202eb"}, decided_by="user")
    dialog.set_records([hidden, record("write", outcome="denied"), record("echo")])
    assert dialog.rows == 3
    assert '"a⟨U+202E⟩b"' in dialog.details
    calls = dialog.findChild(QTreeView)
    assert isinstance(calls, QTreeView)
    QTest.keyClick(calls, Qt.Key.Key_Down)
    assert '"denied"' in dialog.details
    words = dialog.findChild(QLineEdit)
    assert isinstance(words, QLineEdit)
    QTest.keyClicks(words, "ECHO")
    assert dialog.rows == 2


def test_permissions_can_be_taken_back(qtbot: QtBot, theme: ThemeSource) -> None:
    dialog = CallsDialog(theme=theme)
    qtbot.addWidget(dialog)
    dialog.open()
    button = next(b for b in dialog.findChildren(QPushButton) if "permissions" in b.text())
    with qtbot.waitSignal(dialog.revoke_requested):
        QTest.keyClick(button, Qt.Key.Key_Space)


def test_calls_are_narrowed_down_and_what_is_listed_is_exported(
    qtbot: QtBot, theme: ThemeSource
) -> None:
    dialog = CallsDialog(theme=theme)
    qtbot.addWidget(dialog)
    dialog.open()
    records = [
        record("echo", arguments={"path": "/home/me"}),
        record("echo", outcome="denied"),
        record("clock", server=""),
    ]
    dialog.set_records(records)
    server, outcome = dialog.findChildren(QComboBox)
    server.setCurrentText("Rivulet")
    assert dialog.rows == 1
    server.setCurrentText("desk")
    outcome.setCurrentText("denied")
    assert dialog.rows == 1
    outcome.setCurrentIndex(0)
    words = dialog.findChild(QLineEdit)
    assert isinstance(words, QLineEdit)
    QTest.keyClicks(words, "home echo")
    button = next(b for b in dialog.findChildren(QPushButton) if "CS" in b.text())
    with qtbot.waitSignal(dialog.export_requested) as caught:
        button.click()
    assert caught.args == [[records[0]], "csv"]
    words.clear()
    QTest.keyClicks(words, "nothing like that")
    assert not button.isEnabled()
