"""What keys do in the transcript."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt


class Command(enum.Enum):
    NEXT = enum.auto()
    PREVIOUS = enum.auto()
    COPY = enum.auto()
    COPY_CODE = enum.auto()
    EDIT = enum.auto()
    RETRY = enum.auto()
    OLDER_VERSION = enum.auto()
    NEWER_VERSION = enum.auto()
    FOLD = enum.auto()
    FIRST = enum.auto()
    LATEST = enum.auto()
    PAGE_UP = enum.auto()
    PAGE_DOWN = enum.auto()
    LINE_UP = enum.auto()
    LINE_DOWN = enum.auto()


#: Keys without modifiers. C copies code only right after Y.
DEFAULT_KEYS: Mapping[Qt.Key, Command] = MappingProxyType(
    {
        Qt.Key.Key_J: Command.NEXT,
        Qt.Key.Key_K: Command.PREVIOUS,
        Qt.Key.Key_Y: Command.COPY,
        Qt.Key.Key_C: Command.COPY_CODE,
        Qt.Key.Key_E: Command.EDIT,
        Qt.Key.Key_R: Command.RETRY,
        Qt.Key.Key_BracketLeft: Command.OLDER_VERSION,
        Qt.Key.Key_BracketRight: Command.NEWER_VERSION,
        Qt.Key.Key_O: Command.FOLD,
        Qt.Key.Key_Home: Command.FIRST,
        Qt.Key.Key_End: Command.LATEST,
        Qt.Key.Key_PageUp: Command.PAGE_UP,
        Qt.Key.Key_PageDown: Command.PAGE_DOWN,
        Qt.Key.Key_Up: Command.LINE_UP,
        Qt.Key.Key_Down: Command.LINE_DOWN,
    }
)
