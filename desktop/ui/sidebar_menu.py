"""The context menus of the sidebar."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from desktop.chat.scope import Scope, ScopeKind
from desktop.ui.keymap import Keymap
from desktop.ui.wording import counted, tr

if TYPE_CHECKING:  # the first paint shows no conversation
    from desktop.chat.conversation import ConversationSummary

#: Words, the name of the shortcut that does the same or "", and what it does.
Entry = tuple[str, str, Callable[[], object]]


def pop_up(entries: Iterable[Entry], place: QPoint, *, keys: Keymap, parent: QWidget) -> QMenu:
    """A menu that deletes itself."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for text, name, act in entries:
        action = menu.addAction(keys.entry(text, name))
        action.triggered.connect(act)
    menu.popup(place)
    return menu


def conversation_entries(
    summary: ConversationSummary,
    count: int,
    scope: Scope,
    *,
    rename: Callable[[], object],
    apart: Callable[[], object],
    export: Callable[[], object],
    act: Callable[[str], object],
) -> list[Entry]:
    """What can be done with a conversation, or with ``count`` of them that are marked."""

    def entry(text: str, name: str) -> Entry:
        return (text, name, lambda: act(name))

    words = _of_one(summary, scope) if count == 1 else _of_several(summary, scope, count)
    if scope.kind is ScopeKind.DELETED:
        purge = counted("Delete %n for good…", "Delete for good…", count)
        return [entry(words["archive"], "archive"), entry(purge, "delete")]
    entries = [entry(words[name], name) for name in ("pin", "move", "tag")]
    if count == 1:
        entries.insert(0, (tr("Open in a new window"), "open-window", apart))
        entries.insert(1, (tr("Rename"), "rename", rename))
        entries.append((tr("Export…"), "", export))
    entries += (entry(words[name], name) for name in ("archive", "delete"))
    return entries


def _of_one(summary: ConversationSummary, scope: Scope) -> dict[str, str]:
    """What each act is called."""
    return {
        "pin": tr("Unpin") if summary.pinned else tr("Pin"),
        "move": tr("Move to a folder…"),
        "tag": tr("Tags…"),
        "archive": tr("Bring back") if _put_away(scope) else tr("Archive"),
        "delete": tr("Delete"),
    }


def _of_several(summary: ConversationSummary, scope: Scope, count: int) -> dict[str, str]:
    if summary.pinned:
        pin = counted("Unpin %n conversations", "Unpin %n conversation", count)
    else:
        pin = counted("Pin %n conversations", "Pin %n conversation", count)
    if _put_away(scope):
        archive = counted("Bring back %n conversations", "Bring back %n conversation", count)
    else:
        archive = counted("Archive %n conversations", "Archive %n conversation", count)
    return {
        "pin": pin,
        "move": counted(
            "Move %n conversations to a folder…", "Move %n conversation to a folder…", count
        ),
        "tag": tr("Tags…"),
        "archive": archive,
        "delete": counted("Delete %n conversations", "Delete %n conversation", count),
    }


def _put_away(scope: Scope) -> bool:
    return scope.kind in (ScopeKind.ARCHIVED, ScopeKind.DELETED)


def folder_entries(*, rename: Callable[[], object], act: Callable[[str], object]) -> list[Entry]:
    return [
        (tr("Rename"), "rename", rename),
        (tr("New folder inside"), "subfolder", lambda: act("subfolder")),
        (tr("Move to a folder…"), "move", lambda: act("move")),
        (tr("Delete the folder"), "delete", lambda: act("delete")),
    ]
