"""How the window looks, as keys change it."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject

from desktop.settings import Settings
from desktop.ui.main_window import MainWindow

ZOOM_STEP = 10
_SMALLEST_ZOOM, _LARGEST_ZOOM = 50, 300

Change = Callable[[Settings], Settings]


class LookDesk(QObject):
    """Changes the settings of the looks by keys. Dresses nothing."""

    def __init__(
        self,
        *,
        window: MainWindow,
        change: Callable[[Change], object],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._change = change

    def zoom(self, step: int) -> None:
        """Make all text larger by so many percent of its normal size; 0 is the normal size."""

        def zoomed(settings: Settings) -> Settings:
            zoom = settings.appearance.zoom + step if step else 100
            return _with_appearance(settings, zoom=min(max(zoom, _SMALLEST_ZOOM), _LARGEST_ZOOM))

        self._change(zoomed)

    def toggle_sidebar(self) -> None:
        self._window.toggle_sidebar()
        shown = self._window.sidebar.isVisibleTo(self._window)
        self._change(lambda settings: _with_appearance(settings, sidebar=shown))


def _with_appearance(settings: Settings, **changes: object) -> Settings:
    appearance = msgspec.structs.replace(settings.appearance, **changes)
    return msgspec.structs.replace(settings, appearance=appearance)
