"""Putting conversations in order: folders and tags."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from desktop.chat.conversation import new_id
from desktop.chat.errors import ChatError
from desktop.chat.folders import MAX_DEPTH, Folder, FolderTree, tidy_folder_name
from desktop.chat.wording import say
from desktop.session.feed import ConversationFeed
from desktop.storage.folders import FolderStore, RemovedFolder
from desktop.storage.tags import TagStore

__all__ = ["Filing", "RemovedFolder"]

#: Tags that are offered.
_MOST_TAGS = 500


class Filing:
    """Folders and tags of the user's conversations. Says on the feed which of these changed.

    Every method raises `StorageError`; what cannot be a tree raises `ChatError`.
    """

    def __init__(self, folders: FolderStore, tags: TagStore, *, feed: ConversationFeed) -> None:
        self._folders = folders
        self._tags = tags
        self._feed = feed

    async def folders(self) -> FolderTree:
        return FolderTree(await self._folders.all())

    async def create(self, name: str, *, parent_id: str | None = None) -> Folder:
        """Make a folder, in another one or at the top."""
        tidy = tidy_folder_name(name)
        if not tidy:
            raise ChatError(say("A folder needs a name."))
        if not (await self.folders()).may_hold(parent_id):
            raise _too_deep()
        folder = Folder(id=new_id(), name=tidy, parent_id=parent_id)
        await self._folders.add(folder)
        return folder

    async def rename(self, folder_id: str, name: str) -> None:
        """Give a folder another name; what is no name changes nothing."""
        if tidy := tidy_folder_name(name):
            await self._folders.rename(folder_id, tidy)

    async def move(self, folder_id: str, parent_id: str | None) -> None:
        """Put a folder into another one, or for None to the top."""
        tree = await self.folders()
        if any(folder.id == folder_id for folder in tree.path(parent_id)):
            raise ChatError(say("A folder cannot be put into itself."))
        if not tree.may_hold(parent_id, folder_id):
            raise _too_deep()
        await self._folders.move(folder_id, parent_id)

    async def set_expanded(self, folder_id: str, expanded: bool) -> None:
        """Remember whether the list shows what is in a folder."""
        await self._folders.set_expanded(folder_id, expanded)

    async def delete(self, folder_id: str) -> RemovedFolder | None:
        """Remove a folder; what is in it moves to where the folder was. None: it was gone."""
        removed = await self._folders.remove(folder_id)
        self._feed.changed("")
        return removed

    async def bring_back(self, removed: RemovedFolder) -> None:
        """Undo `delete`."""
        await self._folders.bring_back(removed)
        self._feed.changed("")

    async def put(
        self, conversation_ids: Iterable[str], folder_id: str | None
    ) -> dict[str, str | None]:
        """Put conversations into a folder, or for None into none.

        Returns where those were that were elsewhere: `put_back` undoes it.
        """
        before = await self._folders.place(dict.fromkeys(conversation_ids, folder_id))
        self._tell(before)
        return before

    async def put_back(self, places: Mapping[str, str | None]) -> None:
        await self._folders.place(places)
        self._tell(places)

    async def tags(self) -> list[tuple[str, int]]:
        """The tags in use, the most frequent ones first, and how often each is."""
        return await self._tags.all(limit=_MOST_TAGS)

    async def tag(
        self,
        conversation_ids: Sequence[str],
        *,
        add: Iterable[str] = (),
        remove: Iterable[str] = (),
    ) -> dict[str, tuple[str, ...]]:
        """Add tags and remove others.

        Returns what each conversation had before: `put_tags` undoes it.
        """
        before = await self._tags.change(conversation_ids, add=add, remove=remove)
        self._tell(before)
        return before

    async def put_tags(self, tags: Mapping[str, Sequence[str]]) -> None:
        await self._tags.put(tags)
        self._tell(tags)

    async def tags_of(self, conversation_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        return await self._tags.of(conversation_ids)

    def _tell(self, conversation_ids: Iterable[str]) -> None:
        for key in conversation_ids:
            self._feed.changed(key)


def _too_deep() -> ChatError:
    return ChatError(say("Folders can be at most {most} deep.", most=MAX_DEPTH))
