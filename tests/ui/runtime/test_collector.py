"""Which thread destroys what nobody holds any more."""

from __future__ import annotations

import threading

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

ENDED: list[threading.Thread] = []


class Widget(QWidget):
    """Holds itself, as widgets with closures often do."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self

    def __del__(self) -> None:
        ENDED.append(threading.current_thread())


def allocate() -> None:
    kept = [[number] for number in range(200_000)]
    assert kept


def test_a_busy_thread_destroys_no_widget(qtbot: QtBot) -> None:
    ENDED.clear()
    Widget()
    thread = threading.Thread(target=allocate)
    thread.start()
    thread.join()
    assert not ENDED
    allocated = [[number] for number in range(5_000)]
    qtbot.waitUntil(lambda: bool(ENDED), timeout=30_000)
    assert allocated
    (ended_in,) = ENDED
    assert ended_in is threading.main_thread()
