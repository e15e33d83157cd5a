"""The window's actions, with the keys that hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.ui.keymap import Keymap
from desktop.ui.shortcuts import Shortcut, tooltip

_REPEATED = frozenset({"next", "previous"})


class Actions(QObject):
    """The window's actions by name, made from the table of shortcuts.

    Does not know what an action does: connect to `action(name).triggered`.
    """

    def __init__(self, window: QWidget, *, keys: Keymap) -> None:
        super().__init__(window)
        self._keys = keys
        self._actions: dict[str, QAction] = {}
        for shortcut in keys.table:
            if not shortcut.local:
                self._actions[shortcut.name] = self._made(shortcut, window)
        keys.changed.connect(self._show_keys)
        self._show_keys()

    def action(self, name: str) -> QAction:
        """Raises KeyError for a name that is not in the table."""
        return self._actions[name]

    def connect_acts(self, acts: Mapping[str, Callable[[], object]]) -> None:
        """Do this when the actions of these names are triggered."""
        for name, act in acts.items():
            self._actions[name].triggered.connect(_without_arguments(act))

    def _made(self, shortcut: Shortcut, window: QWidget) -> QAction:
        action = QAction(shortcut.words, window)
        action.setObjectName(shortcut.name)
        action.setCheckable(shortcut.checkable)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setAutoRepeat(shortcut.name.startswith("zoom-") or shortcut.name in _REPEATED)
        window.addAction(action)
        return action

    def _show_keys(self) -> None:
        for name, action in self._actions.items():
            keys = self._keys.keys(name)
            action.setShortcuts([QKeySequence(sequence) for sequence in keys])
            action.setToolTip(tooltip(action.text(), keys[0] if keys else ""))


def _without_arguments(act: Callable[[], object]) -> Callable[[], None]:
    """A slot that ignores the ``checked`` of `QAction.triggered`."""

    def slot() -> None:
        act()

    return slot
