"""The function that the tests of the event loop run their coroutines with."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desktop.runtime.loop import run

Main = Callable[[], Coroutine[Any, Any, int]]


@pytest.fixture
def run_main(qapp: QApplication) -> Callable[[Main], int]:
    return lambda main: run(lambda _app: main(), qapp)
