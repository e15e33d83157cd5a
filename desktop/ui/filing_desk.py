"""Folders and tags: what the sidebar and the keys ask for, done, with a way back."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal

from desktop.chat.conversation import ConversationSummary
from desktop.chat.errors import ChatError
from desktop.chat.folders import FolderTree, tidy_folder_name, tidy_tag
from desktop.chat.scope import Scope, ScopeKind
from desktop.session.filing import Filing
from desktop.ui.notice_bar import NoticeBar
from desktop.ui.palette.chooser import Chooser, made_of
from desktop.ui.palette.command_palette import CommandPalette
from desktop.ui.palette.entry import Entry, EntryKind
from desktop.ui.reply_worker import TaskStarter
from desktop.ui.sidebar import Sidebar
from desktop.ui.wording import counted, explained, figure, tr

Ids = tuple[str, ...]

#: Beginnings of the keys of entries.
_NEW, _AT = "new:", "at:"
_ALL, _ARCHIVED, _DELETED, _TAG = "all", "archived", "deleted", "tag:"


class FilingDesk(QObject):
    """Orders the conversations, and asks where to and by which tags in a palette."""

    #: Something of a conversation is different (its id, the fields of its summary).
    changed = Signal(str, dict)
    #: What is where may be different for many: the list is to be read again.
    rearranged = Signal()

    def __init__(
        self,
        filing: Filing,
        *,
        sidebar: Sidebar,
        notices: NoticeBar,
        tasks: TaskStarter,
        new_palette: Callable[[], CommandPalette],
        shown: Callable[[], ConversationSummary | None],
    ) -> None:
        """``shown`` is the conversation on the screen, if it is stored."""
        super().__init__(sidebar)
        self._filing = filing
        self._sidebar = sidebar
        self._notices = notices
        self._tasks = tasks
        self._shown = shown
        self._chooser = Chooser(new_palette, parent=self)
        sidebar.put_requested.connect(self._on_sidebar_put_requested)
        sidebar.move_requested.connect(self._ask_folder)
        sidebar.tag_requested.connect(self._ask_tags)
        sidebar.new_folder_requested.connect(self.create_folder)
        sidebar.folder_rename_requested.connect(self._on_sidebar_folder_rename_requested)
        sidebar.folder_delete_requested.connect(self._on_sidebar_folder_delete_requested)
        sidebar.folder_move_requested.connect(self._ask_parent)
        sidebar.folder_put_requested.connect(self._on_sidebar_folder_put_requested)
        sidebar.folder_toggled.connect(self._on_sidebar_folder_toggled)
        sidebar.scopes_requested.connect(self.ask_scope)

    async def restore(self) -> None:
        """After a start: show the folders."""
        try:
            await self._show_folders()
        except ChatError as error:
            self._tell(error)

    def refresh(self) -> None:
        """Folders may have come in from elsewhere."""
        self._run(self._show_folders(), "list folders")

    def create_folder(self, parent_id: str = "") -> None:
        """Make a folder, and let its name be typed."""

        async def create() -> None:
            if parent_id:
                await self._filing.set_expanded(parent_id, True)
            folder = await self._filing.create(tr("New folder"), parent_id=parent_id or None)
            await self._show_folders()
            self._sidebar.rename_folder(folder.id)

            async def undo() -> None:
                await self._filing.delete(folder.id)
                await self._show_folders()
                self.rearranged.emit()

            self._offer(tr("Folder made."), undo)

        if not self._sidebar.scope.whole:
            self._sidebar.scope_requested.emit(Scope())
        self._run(create(), "make a folder")

    def move_shown(self) -> None:
        """Ask where what is marked, or else the shown conversation, shall be."""
        if ids := self._wanted():
            self._ask_folder(ids)

    def tag_shown(self) -> None:
        """Ask for the tags of what is marked, or else of the shown conversation."""
        if ids := self._wanted():
            self._ask_tags(ids)

    def ask_scope(self) -> None:
        """Ask which conversations the sidebar shall list."""

        async def ask() -> None:
            tags = await self._filing.tags()
            kind, scope = EntryKind.CONVERSATION, self._sidebar.scope
            named = (
                (_ALL, "", tr("All conversations"), Scope()),
                (_ARCHIVED, "archive", tr("Archived"), Scope(ScopeKind.ARCHIVED)),
                (_DELETED, "trash-2", tr("Recently deleted"), Scope(ScopeKind.DELETED)),
            )
            entries = [
                Entry(key=key, kind=kind, title=title, checked=scope == of, own_icon=icon)
                for key, icon, title, of in named
            ]
            entries += (_tag_entry(tag, count, checked=False) for tag, count in tags)

            def choose(key: str) -> None:
                chosen = {key: of for key, *_, of in named}.get(key)
                self._sidebar.scope_requested.emit(
                    chosen or Scope(ScopeKind.TAG, key.removeprefix(_TAG))
                )

            self._chooser.ask(
                tr("Show conversations"), tr("Archived, deleted, or a tag"), entries, choose
            )

        self._run(ask(), "ask for a list")

    def _ask_tags(self, ids: Ids) -> None:
        """Let tags be given and taken away, until Esc."""

        async def ask() -> None:
            entries = await self._tag_entries(ids)
            self._chooser.ask(
                tr("Tags"),
                tr("Give or take a tag; type a new one"),
                entries,
                lambda key: self._run(self._toggle_tag(ids, key), "tag conversations"),
                new=_new_tag,
                stays=True,
            )

        self._run(ask(), "ask for tags")

    async def _tag_entries(self, ids: Ids) -> list[Entry]:
        summaries = self._summaries(ids)
        each = [{tag.casefold() for tag in summary.tags} for summary in summaries]
        on_all = set.intersection(*each) if each else set()
        known = await self._filing.tags()
        return [_tag_entry(tag, count, checked=tag.casefold() in on_all) for tag, count in known]

    async def _toggle_tag(self, ids: Ids, key: str) -> None:
        tag = tidy_tag(key.removeprefix(_NEW).removeprefix(_TAG))
        summaries = self._summaries(ids)
        has = [tag.casefold() in map(str.casefold, summary.tags) for summary in summaries]
        if has and all(has):
            await self._filing.tag(ids, remove=[tag])
        else:
            await self._filing.tag(ids, add=[tag])
        now = await self._filing.tags_of(ids)
        self._show_change({key: {"tags": tags} for key, tags in now.items()})
        self._chooser.set_entries(await self._tag_entries(ids))

    # -- folders --

    async def _show_folders(self) -> FolderTree:
        tree = await self._filing.folders()
        self._sidebar.set_folders(tree)
        return tree

    def _ask_folder(self, ids: Ids) -> None:
        """Ask where conversations shall be."""

        async def ask() -> None:
            tree = await self._show_folders()
            inside = {summary.folder_id for summary in self._summaries(ids)}
            entries = _folder_entries(tree, checked=inside)
            self._chooser.ask(
                tr("Move to a folder"),
                tr("Move to a folder: a name, or a new one"),
                entries,
                lambda key: self._run(self._put_by_key(ids, key), "move conversations"),
                new=_new_folder,
            )

        self._run(ask(), "ask for a folder")

    def _ask_parent(self, folder_id: str) -> None:
        """Ask where a folder shall be."""

        async def ask() -> None:
            tree = await self._show_folders()
            folder = tree.get(folder_id)
            if folder is None:
                return
            fitting = {one.id for one in tree if tree.may_hold(one.id, folder_id)}
            entries = _folder_entries(tree, checked={folder.parent_id}, only=fitting)
            self._chooser.ask(
                tr("Move the folder"),
                tr("Move “{folder}” into a folder").format(folder=folder.name),
                entries,
                lambda key: self._on_sidebar_folder_put_requested(folder_id, key.removeprefix(_AT)),
            )

        self._run(ask(), "ask for a folder")

    async def _put_by_key(self, ids: Ids, key: str) -> None:
        if key.startswith(_NEW):
            folder_id: str | None = (await self._filing.create(key.removeprefix(_NEW))).id
        else:
            folder_id = key.removeprefix(_AT) or None
        await self._put(ids, folder_id)

    def _on_sidebar_put_requested(self, ids: Ids, folder_id: str) -> None:
        self._run(self._put(ids, folder_id or None), "move conversations")

    async def _put(self, ids: Ids, folder_id: str | None) -> None:
        before = await self._filing.put(ids, folder_id)
        tree = await self._show_folders()
        self._show_change({key: {"folder_id": folder_id} for key in ids})
        if not before:
            return
        if folder_id:
            words = counted(
                "%n conversations moved to “{folder}”.",
                "Conversation moved to “{folder}”.",
                len(before),
            ).format(folder=tree.label(folder_id))
        else:
            words = counted(
                "%n conversations moved out of the folder.",
                "Conversation moved out of the folder.",
                len(before),
            )

        async def undo() -> None:
            await self._filing.put_back(before)
            self._show_change({key: {"folder_id": place} for key, place in before.items()})

        self._offer(words, undo)

    def _on_sidebar_folder_rename_requested(self, folder_id: str, name: str) -> None:
        old = self._sidebar.folders.get(folder_id)

        async def rename(to: str) -> None:
            await self._filing.rename(folder_id, to)
            await self._show_folders()

        async def renamed() -> None:
            await rename(name)
            if old is not None and old.name != tr("New folder"):
                self._offer(tr("Folder renamed."), lambda: rename(old.name))

        self._run(renamed(), "rename a folder")

    def _on_sidebar_folder_delete_requested(self, folder_id: str) -> None:
        async def delete() -> None:
            removed = await self._filing.delete(folder_id)
            await self._show_folders()
            if removed is None:
                return
            self._tell_moved(removed.conversation_ids, removed.folder.parent_id)

            async def undo() -> None:
                await self._filing.bring_back(removed)
                await self._show_folders()
                self._tell_moved(removed.conversation_ids, folder_id)

            inside = len(removed.conversation_ids) + len(removed.folder_ids)
            words = (
                tr("Folder “{name}” deleted. What was in it is kept.")
                if inside
                else tr("Folder “{name}” deleted.")
            )
            self._offer(words.format(name=removed.folder.name), undo)

        self._run(delete(), "delete a folder")

    def _tell_moved(self, ids: Ids, folder_id: str | None) -> None:
        for key in ids:
            self.changed.emit(key, {"folder_id": folder_id})
        self.rearranged.emit()

    def _on_sidebar_folder_put_requested(self, folder_id: str, parent_id: str) -> None:
        folder = self._sidebar.folders.get(folder_id)

        async def move(to: str | None) -> None:
            await self._filing.move(folder_id, to)
            await self._show_folders()

        async def moved() -> None:
            await move(parent_id or None)
            if folder is not None:
                words = tr("Folder “{name}” moved.").format(name=folder.name)
                self._offer(words, lambda: move(folder.parent_id))

        self._run(moved(), "move a folder")

    def _on_sidebar_folder_toggled(self, folder_id: str, expanded: bool) -> None:
        tree = self._sidebar.folders
        shown = (
            msgspec.structs.replace(one, expanded=expanded) if one.id == folder_id else one
            for one in tree
        )
        self._sidebar.set_folders(FolderTree(shown))
        self._run(self._filing.set_expanded(folder_id, expanded), "open or close a folder")

    # -- what all of them need --

    def _wanted(self) -> Ids:
        ids = self._sidebar.targets()
        shown = self._shown()
        if not ids and shown is not None:
            ids = (shown.id,)
        if not ids:
            self._notices.show_notice(tr("This conversation is not stored yet."))
        return ids

    def _summaries(self, ids: Ids) -> list[ConversationSummary]:
        shown = self._shown()
        found = []
        for key in ids:
            summary = self._sidebar.summary(key)
            if summary is None and shown is not None and shown.id == key:
                summary = shown
            if summary is not None:
                found.append(summary)
        return found

    def _show_change(self, changes: dict[str, dict[str, object]]) -> None:
        for summary in self._summaries(tuple(changes)):
            self._sidebar.refresh_summary(msgspec.structs.replace(summary, **changes[summary.id]))
        for key, fields in changes.items():
            self.changed.emit(key, fields)

    def _offer(self, words: str, undo: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self._notices.show_notice(
            words, action=tr("Undo"), on_action=lambda: self._run(undo(), "undo a change of order")
        )

    def _run(self, work: Coroutine[Any, Any, object], name: str) -> None:
        async def told() -> None:
            try:
                await work
            except ChatError as error:
                self._tell(error)

        self._tasks.start(told(), name)

    def _tell(self, error: ChatError) -> None:
        self._notices.show_notice(explained(error))


def _new_folder(text: str) -> Entry | None:
    name = tidy_folder_name(text)
    words = tr("New folder “{}”")
    return made_of(name, key=_NEW, kind=EntryKind.FOLDER, words=words) if name else None


def _new_tag(text: str) -> Entry | None:
    tag = tidy_tag(text)
    return made_of(tag, key=_NEW, kind=EntryKind.TAG, words=tr("New tag “{}”")) if tag else None


def _folder_entries(
    tree: FolderTree, *, checked: set[str | None], only: set[str] | None = None
) -> list[Entry]:
    none = Entry(key=_AT, kind=EntryKind.FOLDER, title=tr("No folder"), checked=checked == {None})
    return [
        none,
        *(
            Entry(
                key=f"{_AT}{folder.id}",
                kind=EntryKind.FOLDER,
                title=folder.name,
                detail=tree.label(folder.parent_id),
                checked=checked == {folder.id},
            )
            for folder in tree
            if only is None or folder.id in only
        ),
    ]


def _tag_entry(tag: str, count: int, *, checked: bool) -> Entry:
    return Entry(
        key=f"{_TAG}{tag}", kind=EntryKind.TAG, title=tag, detail=figure(count), checked=checked
    )
