"""What a person does, over the real session and the real storage, one step after the other."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Hashable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from desktop.chat.blocks import File, Text
from desktop.chat.conversation import Conversation, new_conversation
from desktop.chat.errors import StorageError
from desktop.chat.events import BlockDelta, BlockFinished, BlockStarted, ReplyEvent, ReplyFinished
from desktop.chat.message import Message, MessageStatus, Role, StopReason
from desktop.exchange.archive import ArchiveWriter
from desktop.session.imports import Importer
from desktop.session.replies import Replies
from desktop.settings import ModelRef, ProviderKind, ProviderSettings, Settings
from desktop.storage.conversations import ConversationStore
from desktop.storage.database import Database
from desktop.storage.search_index import restart
from desktop.storage.transfer import ConversationTransfer
from tests.unit.faults.stored import reopened, state_of

MODEL = ModelRef("scripted", "model")
SETTINGS = Settings(providers=(ProviderSettings(id="scripted", kind=ProviderKind.OPENAI_CHAT),))
WORDS: tuple[ReplyEvent, ...] = (
    BlockStarted(0, Text()),
    *(BlockDelta(0, f"word{number} ") for number in range(6)),
    BlockFinished(0, Text()),
    ReplyFinished(StopReason.END),
)
#: No step meets this many faults.
_MOST_ATTEMPTS = 3
Step = Callable[["Stage"], Awaitable[object]]


class Speaker:
    """A provider that says the same to everything."""

    id = "scripted"

    def provider(self, _settings: ProviderSettings) -> Any:
        return self

    @asynccontextmanager
    async def stream(self, _request: Any, *, progress: Any) -> AsyncIterator[Any]:
        async def say() -> AsyncIterator[ReplyEvent]:
            for event in WORDS:
                yield event

        yield say()


class Listener:
    """What a window is told of a reply."""

    def __init__(self) -> None:
        self.not_saved = 0

    def reply_started(self, message: Message) -> None: ...

    def reply_waiting(self, waiting: Any) -> None: ...

    def reply_event(self, event: ReplyEvent) -> None: ...

    def reply_not_saved(self, failure: Exception) -> None:
        self.not_saved += 1


class Stage:
    """A database, what uses it, and the conversations in memory."""

    def __init__(self, database: Database, source: Path) -> None:
        self.database = database
        self.source = source
        self.store = ConversationStore(database)
        self.importer = Importer(ConversationTransfer(database))
        self.replies = Replies(store=self.store, catalog=Speaker(), settings=lambda: SETTINGS)
        self.listener = Listener()
        self.first = new_conversation()
        self.second = new_conversation()
        self.growing: Message | None = None
        self.said: list[ReplyEvent] = []


def _post(text: str, of: str, *, parent: int | None = -1, attached: int = 0) -> Step:
    """Send a message below the ``parent``-th one, None for the beginning."""

    async def step(stage: Stage) -> None:
        conversation: Conversation = getattr(stage, of)
        before = conversation.ids()
        parent_id = before[parent] if parent is not None and before else None
        files = (File("text/plain", "file", b"x" * attached),) if attached else ()
        try:
            await stage.replies.post(conversation, text, parent_id=parent_id, attached=files)
        except BaseException:
            assert conversation.ids() == before
            raise

    return step


async def _reply(stage: Stage) -> None:
    parent_id = stage.first.leaf_id
    assert parent_id is not None
    await stage.replies.run(stage.first, parent_id=parent_id, model=MODEL, sink=stage.listener)


async def _start(stage: Stage) -> None:
    conversation = stage.second
    draft = conversation.new_message(
        Role.ASSISTANT, parent_id=conversation.leaf_id, status=MessageStatus.STREAMING
    )
    try:
        await stage.store.start_reply(conversation.id, draft)
    except BaseException:
        conversation.discard(draft.id, leaf_id=draft.parent_id)
        raise
    stage.growing = draft


def _grow(first: int, last: int) -> Step:
    async def step(stage: Stage) -> None:
        assert stage.growing is not None
        await stage.store.append_journal(stage.growing.id, list(WORDS[first:last]))

    return step


async def _select(stage: Stage) -> None:
    stage.first.select(stage.first.ids()[0])
    assert stage.first.leaf_id is not None
    await stage.store.set_leaf(stage.first.id, stage.first.leaf_id)


async def _rename(stage: Stage) -> None:
    await stage.store.rename(stage.first.id, "Another title", by_user=True)


async def _import(stage: Stage) -> None:
    await stage.importer.run([stage.source])


async def _begin_search_anew(stage: Stage) -> None:
    await stage.database.write(restart)


async def _fill_search(stage: Stage) -> None:
    while await stage.store.fill_search():
        pass


async def _close(stage: Stage) -> None:
    await stage.database.aclose()


STEPS: tuple[Step, ...] = (
    lambda stage: stage.database.open(),
    _post("Why is the sky blue?", "first"),
    _reply,
    _post("Why is the sea blue?", "first", parent=None),
    _reply,
    _rename,
    _select,
    lambda stage: stage.store.save_draft(stage.first.id, "Half a thought"),
    _post("A letter", "second", attached=20_000),
    _start,
    _grow(0, 3),
    _grow(3, 6),
    _import,
    lambda stage: stage.store.delete(stage.first.id),
    lambda stage: stage.store.restore(stage.first.id),
    _begin_search_anew,
    _fill_search,
    lambda stage: stage.store.delete(stage.first.id),
    lambda stage: stage.store.purge_deleted(older_than_seconds=-1.0),
    _post("After all", "second", parent=0),
    _close,
)


def write_source(path: Path) -> None:
    """A file to import: two conversations."""
    writer = ArchiveWriter()
    lines = [writer.beginning()]
    for number in range(2):
        conversation = new_conversation(f"Imported {number}")
        lines.append(writer.conversation(conversation.summary, leaf_id=None, draft=""))
        for place in range(3):
            text = (Text(f"Imported message {number} {place}"),)
            message = conversation.new_message(Role.USER, text, parent_id=conversation.leaf_id)
            lines.append(writer.message(message))
    lines.append(writer.ending())
    path.write_bytes(b"".join(lines))


class WatchedDatabase(Database):
    """Tells after every transaction."""

    def __init__(self, path: Path, committed: Callable[[Hashable], object]) -> None:
        """``committed`` hears what is stored now."""
        super().__init__(path)
        self._committed = committed

    async def write(self, work: Any, /, *args: Any, **kwargs: Any) -> Any:
        result = await super().write(work, *args, **kwargs)
        self._committed(await self.read(state_of))
        return result

    async def write_lightly(self, work: Any, /, *args: Any, **kwargs: Any) -> Any:
        result = await super().write_lightly(work, *args, **kwargs)
        self._committed(await self.read(state_of))
        return result


class Scene:
    """All steps in a row. What is stored goes through the same states each time."""

    def __init__(self) -> None:
        self._states: list[Hashable] = []

    def prepare(self, folder: Path) -> None:
        self._path = folder / "rivulet.sqlite3"
        self._source = folder.with_name("import.jsonl")
        self._acknowledged = folder.with_name("acknowledged")
        if not self._states:
            write_source(self._source)
            self._states.append(())
            asyncio.run(self._play(self._learn, heal=lambda: None))
            self._path.unlink()
        self._acknowledged.write_bytes(b"")

    async def play(self, *, heal: Callable[[], None]) -> None:
        """A step that fails says why and leaves everything as it was; tried again, it succeeds."""
        place = 0
        with self._acknowledged.open("ab", buffering=0) as acknowledged:

            def committed(state: Hashable) -> None:
                nonlocal place
                reached = self._states.index(state, place)
                acknowledged.write(b"." * (reached - place))
                place = reached

            await self._play(committed, heal=heal)

    async def check_killed(self) -> None:
        """What was committed is there; of what was under way all or nothing."""
        done = self._acknowledged.stat().st_size
        assert await reopened(self._path) in self._states[done : done + 2]

    async def check_done(self) -> None:
        assert await reopened(self._path) == self._states[-1]

    def _learn(self, state: Hashable) -> None:
        if state != self._states[-1]:
            self._states.append(state)

    async def _play(
        self, committed: Callable[[Hashable], object], *, heal: Callable[[], None]
    ) -> None:
        stage = Stage(WatchedDatabase(self._path, committed), self._source)
        told: list[str] = []
        for step in STEPS:
            for _ in range(_MOST_ATTEMPTS):
                try:
                    await step(stage)
                    break
                except StorageError as error:
                    told.append(error.message)
                    heal()
            else:
                raise AssertionError("a step fails for good")
            if stage.listener.not_saved:
                await _read_and_saved_later(stage, heal)
        assert all(told)


async def _read_and_saved_later(stage: Stage, heal: Callable[[], None]) -> None:
    """The reply that the disk did not take is read as if it had, and later it is there."""
    read = await stage.store.load(stage.first.id)
    assert read is not None
    assert read.active_path() == stage.first.active_path()
    heal()
    assert await stage.store.save_refused() == stage.listener.not_saved == 1
    assert await stage.store.save_refused() == 0
    stage.listener.not_saved = 0
