"""What tests of the user interface need."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, SignalInstance
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

from desktop.runtime.collector import Collector
from desktop.settings import Theme as ThemeChoice
from desktop.ui.theme import ThemeSource
from tests.ui.desk import play

__all__ = ["collector", "play", "qtbot", "theme"]

#: Milliseconds after which what is waited for does not come any more.
PATIENCE_MS = 30_000


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The style that the program is started with."""
    return ["rivulet", "-style", "Fusion"]


@pytest.fixture(scope="session", autouse=True)
def collector(qapp: QApplication) -> Iterator[None]:
    """Garbage is collected as in the program: threads destroy no widgets."""
    Collector(parent=qapp)
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def nothing_stays(collector: None) -> Iterator[None]:
    """No widget of one test is there in the next, where it would listen and be painted."""
    modules = len(sys.modules)
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if len(sys.modules) == modules:
        gc.collect()
    else:
        # The collector may have set aside what is garbage now.
        gc.unfreeze()
        gc.collect()
        gc.freeze()


class PatientBot(QtBot):
    """Waits as long as a machine may need that has much else to do."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(
        self, signal: SignalInstance, *, timeout: int = PATIENCE_MS, **how: Any
    ) -> SignalBlocker:
        return super().waitSignal(signal, timeout=timeout, **how)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[ThemeSource]:
    """The light theme, worn by the application."""
    source = ThemeSource(choice=ThemeChoice.LIGHT)
    source.apply(qapp)
    yield source
    qapp.setStyleSheet("")
