"""Importing modules without the detour that PySide6 makes of it."""

from __future__ import annotations

import builtins


def import_plainly() -> None:
    """Import PySide6, and put back the ``import`` that it replaces.

    PySide6 looks for ``from __feature__ import`` in every module that is imported after it: it
    reads the source of the module and keeps all of it in memory, for good. With the packages of
    the vendors that is 45 MB and a fifth of the time of their import, and it holds up the thread
    of the window. No module here uses such a feature. Does nothing when somebody else has put
    another ``import`` in the place of PySide6's.
    """
    from PySide6 import QtCore  # noqa: F401, PLC0415 - what is to be undone

    ours = getattr(builtins, "__feature_import__", None)
    original = getattr(builtins, "__orig_import__", None)
    if original is not None and builtins.__import__ is ours:
        builtins.__import__ = original
