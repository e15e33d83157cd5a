"""Keys as desktops name them to programs, and as people do: ``CTRL+ALT+space``, Ctrl+Alt+Space."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from desktop.ui.shortcuts import key_words

_MODIFIERS = {"Ctrl": "CTRL", "Alt": "ALT", "Shift": "SHIFT", "Meta": "LOGO"}
#: Names of X where those of Qt differ by more than their case.
_NAMES = {
    "Space": "space", "Enter": "Return", "Esc": "Escape", "Del": "Delete", "Ins": "Insert",
    "PgUp": "Prior", "PgDown": "Next", ",": "comma", ".": "period", "/": "slash", "-": "minus",
    ";": "semicolon", "=": "equal", "[": "bracketleft", "]": "bracketright", "\\": "backslash",
    "'": "apostrophe", "`": "grave",
}  # fmt: skip
_OF_QT = {of_x: of_qt for of_qt, of_x in _NAMES.items()} | {"plus": "+"}


def as_trigger(words: str) -> str:
    """What a desktop understands by a key that was typed in the platform's words.

    Other words stay as they are: the desktop may know them.
    """
    keys = _portable(words, QKeySequence.SequenceFormat.NativeText) or _portable(words)
    *modifiers, name = keys.replace("++", "+plus").split("+")
    named = _NAMES.get(name, name.lower() if len(name) == 1 else name)
    return "+".join([*(_MODIFIERS[each] for each in modifiers), named]) if keys else words


def as_words(trigger: str) -> str:
    """A trigger as menus and hints write keys."""
    before, plus, name = trigger.rpartition("+")
    keys = _portable(f"{before.replace('LOGO', 'Meta')}{plus}{_OF_QT.get(name, name)}")
    return key_words(keys) if keys else trigger


def _portable(
    text: str, of: QKeySequence.SequenceFormat = QKeySequence.SequenceFormat.PortableText
) -> str:
    """One key with its modifiers in English; "" for what is none."""
    keys = QKeySequence.fromString(text, of)
    return keys.toString() if keys.count() == 1 else ""
