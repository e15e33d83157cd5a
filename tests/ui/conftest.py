"""What tests of the user interface need."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop.settings import Theme as ThemeChoice
from desktop.ui.theme import ThemeSource


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[ThemeSource]:
    """The light theme, worn by the application."""
    source = ThemeSource(choice=ThemeChoice.LIGHT)
    source.apply(qapp)
    yield source
    qapp.setStyleSheet("")
