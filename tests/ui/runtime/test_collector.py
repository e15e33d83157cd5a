"""Which thread destroys what nobody holds any more."""

from __future__ import annotations

import gc
import sys
import threading
import types

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.runtime.collector import Collector

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
    # The first look after large imports sets aside what is there.
    earlier = [[number] for number in range(5_000)]
    qtbot.waitUntil(lambda: gc.get_count()[0] < len(earlier))
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


def test_what_an_import_makes_is_set_aside(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    collector = Collector(clock=lambda: 0.0)
    for number in range(60):
        monkeypatch.setitem(sys.modules, f"made_up_{number}", types.ModuleType("made_up"))
    made = [[number] for number in range(5_000)]
    before = gc.get_freeze_count()
    collector.look()
    assert gc.get_freeze_count() >= before + len(made)
    more = [[number] for number in range(5_000)]
    collector.look()  # no more modules: it collects
    assert gc.get_count()[0] < len(more)
    collector.deleteLater()


def test_what_was_set_aside_is_found_again() -> None:
    collector = Collector(clock=lambda: 0.0)
    ENDED.clear()
    Widget()
    gc.freeze()
    gc.collect()
    assert not ENDED
    collector.look_at_all()
    busy = [[number] for number in range(1_000)]
    collector.look()
    assert not ENDED
    collector.look()  # nothing new: there is time for it
    assert len(ENDED) == 1
    assert busy
    collector.deleteLater()
