"""Things that the user made and keeps in a file: assistants, prompts."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

import msgspec

from desktop.chat.assistant import free_name
from desktop.chat.conversation import new_id
from desktop.chat.errors import StorageError
from desktop.chat.wording import say
from desktop.storage.item_file import ItemFile

#: More are not kept, a bound on the file.
MOST = 5_000


class Named(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...


T = TypeVar("T", bound=Named)


class OwnItems(Generic[T]):
    """Things with a name of their own, in the order of their names. Every method raises
    `StorageError`; what could not be written holds until the program ends."""

    def __init__(self, file: ItemFile[T]) -> None:
        self._file = file
        self._items: tuple[T, ...] | None = None
        self._lock = asyncio.Lock()

    async def all(self) -> tuple[T, ...]:
        async with self._lock:
            return await self._loaded()

    @property
    def at_hand(self) -> tuple[T, ...]:
        """Those that were read; none before the first `all`."""
        return self._items or ()

    async def find(self, item_id: str) -> T | None:
        return next((item for item in await self.all() if item.id == item_id), None)

    async def save(self, item: T) -> T:
        """Keep a new one, or a newer state of one. Its name may get a number."""
        async with self._lock:
            others = tuple(other for other in await self._loaded() if other.id != item.id)
            if len(others) >= MOST:
                raise StorageError(
                    say("No more than {most} are kept.", most=MOST), say("Delete some first.")
                )
            named: T = _renamed(item, free_name(item.name, {other.name for other in others}))
            await self._keep((*others, named))
            return named

    async def delete(self, item_id: str) -> None:
        async with self._lock:
            await self._keep(tuple(i for i in await self._loaded() if i.id != item_id))

    async def import_from(self, paths: Sequence[Path]) -> int:
        """Take in what files hold, as new ones; those that are here already stay. Returns how
        many came."""
        async with self._lock:
            here = await self._loaded()
            count = 0
            for path in paths:
                for item in await self._file.read_from(path):
                    if len(here) >= MOST:
                        raise StorageError(say("No more than {most} are kept.", most=MOST))
                    if any(_same(item, other) for other in here):
                        continue
                    name = free_name(item.name, {other.name for other in here})
                    here = (*here, _renamed(item, name, new_id()))
                    count += 1
            await self._keep(here)
            return count

    async def export_to(self, path: Path, items: Sequence[T]) -> None:
        await self._file.write_to(path, items)

    async def _loaded(self) -> tuple[T, ...]:
        if self._items is None:
            self._items = _sorted(await self._file.read())
        return self._items

    async def _keep(self, items: tuple[T, ...]) -> None:
        self._items = _sorted(items)
        await self._file.write(self._items)


def _sorted(items: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(sorted(items, key=lambda item: item.name.casefold()))


def _renamed(item: Any, name: str, item_id: str = "") -> Any:
    return msgspec.structs.replace(item, name=name, id=item_id or item.id)


def _same(one: Any, other: Any) -> bool:
    """Whether two are alike but for their ids."""
    return bool(_renamed(one, one.name, "-") == _renamed(other, other.name, "-"))
