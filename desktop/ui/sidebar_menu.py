"""The context menus of the sidebar."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from desktop.chat.scope import Scope, ScopeKind
from desktop.ui.keymap import Keymap

if TYPE_CHECKING:  # the first paint shows no conversation
    from desktop.chat.conversation import ConversationSummary

#: Words, the name of the shortcut that does the same or "", and what it does.
Entry = tuple[str, str, Callable[[], object]]


def pop_up(entries: Iterable[Entry], place: QPoint, *, keys: Keymap, parent: QWidget) -> QMenu:
    """A menu that deletes itself."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for text, name, act in entries:
        # The key is only shown here: the list itself listens for it.
        action = menu.addAction(f"{text}\t{keys.words(name)}" if name else text)
        action.triggered.connect(act)
    menu.popup(place)
    return menu


def conversation_entries(
    summary: ConversationSummary,
    count: int,
    scope: Scope,
    *,
    rename: Callable[[], object],
    export: Callable[[], object],
    act: Callable[[str], object],
) -> list[Entry]:
    """What can be done with a conversation, or with ``count`` of them that are marked."""

    def entry(text: str, name: str) -> Entry:
        return (text, name, lambda: act(name))

    several = f" {count} conversations" if count > 1 else ""
    if scope.kind is ScopeKind.DELETED:
        return [entry(f"Bring back{several}", "archive")]
    entries: list[Entry] = []
    if not several:
        entries.append(("Rename", "rename", rename))
    entries.append(entry(f"{'Unpin' if summary.pinned else 'Pin'}{several}", "pin"))
    entries.append(entry(f"Move{several} to a folder…", "move"))
    entries.append(entry("Tags…", "tag"))
    if not several:
        entries.append(("Export…", "", export))
    put_away = "Bring back" if scope.kind is ScopeKind.ARCHIVED else "Archive"
    entries.append(entry(f"{put_away}{several}", "archive"))
    entries.append(entry(f"Delete{several}", "delete"))
    return entries


def folder_entries(*, rename: Callable[[], object], act: Callable[[str], object]) -> list[Entry]:
    return [
        ("Rename", "rename", rename),
        ("New folder in it", "subfolder", lambda: act("subfolder")),
        ("Move to a folder…", "move", lambda: act("move")),
        ("Delete the folder", "delete", lambda: act("delete")),
    ]
