"""What keys do in the transcript."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from types import MappingProxyType


class Command(enum.Enum):
    NEXT = enum.auto()
    PREVIOUS = enum.auto()
    COPY = enum.auto()
    COPY_CODE = enum.auto()
    COPY_PLAIN = enum.auto()
    COPY_TABLE = enum.auto()
    COPY_FORMULA = enum.auto()
    EDIT = enum.auto()
    RETRY = enum.auto()
    FORK = enum.auto()
    PIN = enum.auto()
    EXCLUDE = enum.auto()
    UNDO_SUMMARY = enum.auto()
    CONTINUE = enum.auto()
    OLDER_VERSION = enum.auto()
    NEWER_VERSION = enum.auto()
    FOLD = enum.auto()
    FIRST = enum.auto()
    LATEST = enum.auto()
    PAGE_UP = enum.auto()
    PAGE_DOWN = enum.auto()
    LINE_UP = enum.auto()
    LINE_DOWN = enum.auto()
    FIND = enum.auto()
    FIND_NEXT = enum.auto()
    FIND_PREVIOUS = enum.auto()
    WRITE = enum.auto()
    HELP = enum.auto()


#: What the shortcuts of the transcript do.
COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        "message-next": Command.NEXT,
        "message-previous": Command.PREVIOUS,
        "message-copy": Command.COPY,
        "message-copy-code": Command.COPY_CODE,
        "message-copy-plain": Command.COPY_PLAIN,
        "message-copy-table": Command.COPY_TABLE,
        "message-copy-formula": Command.COPY_FORMULA,
        "message-edit": Command.EDIT,
        "message-retry": Command.RETRY,
        "message-fork": Command.FORK,
        "message-pin": Command.PIN,
        "message-exclude": Command.EXCLUDE,
        "message-unsummarise": Command.UNDO_SUMMARY,
        "message-continue": Command.CONTINUE,
        "version-previous": Command.OLDER_VERSION,
        "version-next": Command.NEWER_VERSION,
        "fold": Command.FOLD,
        "first": Command.FIRST,
        "latest": Command.LATEST,
        "page-up": Command.PAGE_UP,
        "page-down": Command.PAGE_DOWN,
        "line-up": Command.LINE_UP,
        "line-down": Command.LINE_DOWN,
        "find-here": Command.FIND,
        "find-next": Command.FIND_NEXT,
        "find-previous": Command.FIND_PREVIOUS,
        "write": Command.WRITE,
        "help": Command.HELP,
    }
)
