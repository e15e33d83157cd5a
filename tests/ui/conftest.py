"""What tests of the user interface need."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop.runtime.collector import Collector
from desktop.settings import Theme as ThemeChoice
from desktop.ui.theme import ThemeSource
from tests.ui.desk import play

__all__ = ["collector", "play", "theme"]


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


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[ThemeSource]:
    """The light theme, worn by the application."""
    source = ThemeSource(choice=ThemeChoice.LIGHT)
    source.apply(qapp)
    yield source
    qapp.setStyleSheet("")
