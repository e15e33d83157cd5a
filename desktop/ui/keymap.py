"""Which keys do what: those of the table, unless the user chose others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from weakref import WeakKeyDictionary

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.ui.shortcuts import SHORTCUTS, Shortcut, key_words, tooltip
from desktop.ui.wording import tr

#: More keys for hands that know vim, by the names of shortcuts: added to those that hold.
VIM_KEYS: Mapping[str, tuple[str, ...]] = {
    "first": ("G, G",),
    "latest": ("Shift+G",),
    "page-down": ("Ctrl+D",),
    "page-up": ("Ctrl+U",),
    "line-down": ("Ctrl+E",),
    "line-up": ("Ctrl+Y",),
    "find-here": ("/",),
    "find-next": ("N",),
    "find-previous": ("Shift+N",),
    "write": ("I",),
    "row-open": ("O",),
    "row-next": ("J",),
    "row-previous": ("K",),
    "row-first": ("G, G",),
    "row-last": ("Shift+G",),
    "rows-down": ("Ctrl+D",),
    "rows-up": ("Ctrl+U",),
    "unfold": ("L",),
    "fold-around": ("H",),
    "list-search": ("/",),
    "list-write": ("I",),
}


class Keymap(QObject):
    """Knows the keys of every shortcut, and says when they change.

    Does not listen for keys: actions and `KeyReader` do. ``chosen`` are the user's own keys by
    the names of shortcuts, as portable sequences; none takes a shortcut's keys away.
    """

    #: Other keys hold now.
    changed = Signal()

    def __init__(
        self,
        *,
        chosen: Mapping[str, Sequence[str]] | None = None,
        vim: bool = False,
        table: Sequence[Shortcut] = SHORTCUTS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.table = tuple(table)
        self._by_name = {shortcut.name: shortcut for shortcut in self.table}
        self._chosen = dict(chosen or {})
        self._vim = vim
        self._tips: WeakKeyDictionary[QWidget, tuple[str, str]] = WeakKeyDictionary()

    def choose(self, chosen: Mapping[str, Sequence[str]], *, vim: bool) -> None:
        """Let other keys hold."""
        if dict(chosen) == self._chosen and vim == self._vim:
            return
        self._chosen, self._vim = dict(chosen), vim
        for widget, (text, name) in list(self._tips.items()):
            if shiboken6.isValid(widget):
                widget.setToolTip(self._tooltip(text, name))
        self.changed.emit()

    def keys(self, name: str) -> tuple[str, ...]:
        """The key sequences of a shortcut, the one to show first; () for none.

        Raises KeyError for a name that is not in the table.
        """
        base = self.base(name)
        return base + tuple(k for k in self._vim_keys(name) if k not in base)

    def base(self, name: str) -> tuple[str, ...]:
        """The same without those of vim."""
        chosen = self._chosen.get(name)
        return self.own(name) if chosen is None else tuple(filter(is_sequence, chosen))

    def own(self, name: str) -> tuple[str, ...]:
        """The keys of a shortcut that the user did not choose."""
        return self._by_name[name].keys

    def is_chosen(self, name: str) -> bool:
        """Whether the user chose the keys of a shortcut."""
        return name in self._chosen

    def words(self, name: str) -> str:
        """The first key sequence as hints show it; "" for none."""
        keys = self.keys(name)
        return key_words(keys[0]) if keys else ""

    def entry(self, text: str, name: str) -> str:
        """The text of an entry of a menu that only shows the key: who has the focus listens."""
        keys = self.words(name) if name else ""
        # Qt leaves no more between the longest text and the keys than between two words.
        return f"{text}\t\N{EM SPACE}{keys}" if keys else text

    def tip(self, widget: QWidget, text: str, name: str) -> None:
        """Give a widget a tooltip with the key of a shortcut, now and whenever it changes."""
        self._tips[widget] = (text, name)
        widget.setToolTip(self._tooltip(text, name))

    def forget(self, widget: QWidget) -> None:
        """Leave the tooltip of a widget to others again."""
        self._tips.pop(widget, None)

    def rivals(self, name: str, keys: str) -> Iterator[Shortcut]:
        """Which other shortcuts the same keys belong to already.

        What is done in one place only is no rival of what is done in another, or everywhere.
        """
        mine = self._by_name[name]
        for other in self.table:
            # What a place listens for goes before what the window does.
            meets = mine.group == other.group if mine.local else not other.local
            if other.name != name and meets and any(_clash(keys, k) for k in self.keys(other.name)):
                yield other

    def misunderstood(self) -> str:
        """A sentence about what of the user's choice cannot be used; "" when all can."""
        for name, sequences in self._chosen.items():
            if name not in self._by_name:
                return tr(
                    "The settings give keys to “{name}”, which is not the name of a shortcut."
                ).format(name=name)
            for keys in sequences:
                if not is_sequence(keys):
                    return tr(
                        "The settings name the keys “{keys}” for “{name}”: there are none such."
                    ).format(keys=keys, name=self._by_name[name].words)
        return ""

    def _tooltip(self, text: str, name: str) -> str:
        keys = self.keys(name)
        return tooltip(text, keys[0] if keys else "")

    def _vim_keys(self, name: str) -> tuple[str, ...]:
        return VIM_KEYS.get(name, ()) if self._vim else ()


def is_sequence(keys: str) -> bool:
    """Whether a text names keys that Qt knows."""
    return bool(QKeySequence(keys).toString())


def _clash(one: str, other: str) -> bool:
    return QKeySequence(one) == QKeySequence(other)
