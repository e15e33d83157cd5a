from __future__ import annotations

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.chat.blocks import Text
from desktop.chat.conversation import Conversation, new_conversation
from desktop.chat.errors import ChatError
from desktop.chat.message import Message, MessageStatus, Role
from desktop.exchange.report import Report
from desktop.session.exports import Exporter
from desktop.session.imports import Importer
from desktop.storage.conversations import ConversationStore
from desktop.storage.database import Database
from desktop.storage.transfer import ConversationTransfer
from tests.unit.exchange.trees import conversations


class Place:
    """A data folder with what reads and writes it."""

    def __init__(self, folder: Path, database: Database) -> None:
        self.folder = folder
        self.store = ConversationStore(database)
        transfer = ConversationTransfer(database)
        self.exporter = Exporter(self.store, transfer)
        self.importer = Importer(transfer)

    async def keep(self, conversation: Conversation) -> None:
        await self.store.add(conversation.summary)
        for message in conversation:
            await self.store.add_message(conversation.id, message)

    async def export(self, name: str = "all.jsonl") -> Path:
        path = self.folder / name
        await self.exporter.archive(path)
        return path

    async def take(self, *paths: Path) -> Report:
        return await self.importer.run(paths)

    async def load(self, conversation_id: str) -> Conversation:
        found = await self.store.load(conversation_id)
        assert found is not None
        return found


@contextlib.asynccontextmanager
async def a_place() -> AsyncIterator[Place]:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder) / "rivulet.sqlite3")
        await database.open()
        try:
            yield Place(Path(folder), database)
        finally:
            await database.aclose()


def text_of(conversation: Conversation) -> list[str]:
    return [message.text for message in conversation.active_path()]


def talk(*words: str) -> Conversation:
    conversation = new_conversation("Talk")
    for number, text in enumerate(words):
        role = Role.ASSISTANT if number % 2 else Role.USER
        conversation.new_message(role, (Text(text),), parent_id=conversation.leaf_id)
    return conversation


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.tuples(conversations(0), conversations(1)))
def test_what_is_exported_and_imported_is_the_same(talks: Sequence[Conversation]) -> None:
    async def main() -> None:
        async with a_place() as here, a_place() as there:
            for conversation in talks:
                await here.keep(conversation)
                if conversation.leaf_id is not None:
                    await here.store.set_leaf(conversation.id, conversation.leaf_id)
                    await here.store.save_edits(conversation.id, {conversation.leaf_id: "x"})
                await here.store.save_draft(conversation.id, conversation.draft)
            first = await here.export()
            report = await there.take(first)
            second = await there.export()

            assert second.read_bytes() == first.read_bytes()
            assert (report.added, len(report.notes)) == (2, 0)
            for conversation in talks:
                before = await here.load(conversation.id)
                after = await there.load(conversation.id)
                assert list(after) == list(before) == list(conversation)
                assert after.summary == before.summary
                assert (after.leaf_id, after.draft) == (before.leaf_id, before.draft)
                assert after.edits == before.edits
                assert set(after.edits.values()) <= {"x"}
                assert len(after.edits) == (conversation.leaf_id is not None)

    asyncio.run(main())


async def _import_twice() -> None:
    async with a_place() as here:
        conversation = talk("One?", "One.")
        await here.keep(conversation)
        path = await here.export()

        report = await here.take(path, path)

        assert (report.added, report.extended, report.unchanged) == (0, 0, 2)
        assert len(await here.load(conversation.id)) == 2


def test_a_second_import_changes_nothing() -> None:
    asyncio.run(_import_twice())


def test_a_conversation_that_went_on_elsewhere_goes_on_here() -> None:
    async def main() -> None:
        async with a_place() as here, a_place() as there:
            conversation = talk("One?", "One.")
            await here.keep(conversation)
            await there.take(await here.export())
            for text in ("Two?", "Two."):
                message = conversation.new_message(
                    Role.USER, (Text(text),), parent_id=conversation.leaf_id
                )
                await here.store.add_message(conversation.id, message)

            report = await there.take(await here.export())

            assert (report.added, report.extended, report.messages) == (0, 1, 2)
            assert text_of(await there.load(conversation.id)) == ["One?", "One.", "Two?", "Two."]

    asyncio.run(main())


def test_what_is_read_here_stays_when_another_branch_comes() -> None:
    async def main() -> None:
        async with a_place() as here, a_place() as there:
            conversation = talk("One?", "One.")
            await here.keep(conversation)
            path = await here.export()
            await there.take(path)
            first = conversation.ids()[0]
            for place, text in ((here, "Uno."), (there, "Un.")):
                reply = Message(
                    id=text,
                    parent_id=first,
                    role=Role.ASSISTANT,
                    blocks=(Text(text),),
                    created_at=5.0,
                )
                await place.store.add_message(conversation.id, reply)

            await there.take(await here.export())

            merged = await there.load(conversation.id)
            assert text_of(merged) == ["One?", "Un."]
            assert set(merged.versions("Un.")) == {conversation.ids()[1], "Un.", "Uno."}

    asyncio.run(main())


def test_a_message_that_differs_becomes_a_version_once() -> None:
    async def main() -> None:
        async with a_place() as here, a_place() as there:
            conversation = talk("One?", "One.")
            await here.keep(conversation)
            await there.keep(conversation)
            answer = conversation.message(conversation.leaf_id or "")
            changed = msgspec.structs.replace(answer, blocks=(Text("Eins."),))
            await here.store.finish_reply(changed)
            path = await here.export()

            first, second = await there.take(path), await there.take(path)

            merged = await there.load(conversation.id)
            assert [message.text for message in merged] == ["One?", "One.", "Eins."]
            assert text_of(merged) == ["One?", "One."]
            assert (first.extended, second.unchanged) == (1, 1)

    asyncio.run(main())


def test_a_deleted_conversation_comes_back() -> None:
    async def main() -> None:
        async with a_place() as here:
            conversation = talk("One?")
            await here.keep(conversation)
            path = await here.export()
            await here.store.delete(conversation.id)

            await here.take(path)

            assert len(await here.load(conversation.id)) == 1

    asyncio.run(main())


def test_a_reply_that_still_grows_is_left_out() -> None:
    async def main() -> None:
        async with a_place() as here, a_place() as there:
            conversation = talk("One?")
            await here.keep(conversation)
            reply = conversation.new_message(
                Role.ASSISTANT, parent_id=conversation.leaf_id, status=MessageStatus.STREAMING
            )
            await here.store.start_reply(conversation.id, reply)

            await there.take(await here.export())

            assert text_of(await there.load(conversation.id)) == ["One?"]

    asyncio.run(main())


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    async def main() -> None:
        async with a_place() as here:
            with pytest.raises(ChatError, match="no conversation"):
                await here.exporter.archive(tmp_path / "one.jsonl", conversation_id="nobody")
            with pytest.raises(ChatError, match="cannot be written"):
                await here.exporter.archive(tmp_path / "missing" / "one.jsonl")

    asyncio.run(main())
    assert list(tmp_path.iterdir()) == []


def test_files_that_cannot_be_read_are_noted_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("Hello")
    (tmp_path / "folder").mkdir()

    async def main() -> None:
        async with a_place() as here:
            await here.keep(talk("One?"))
            path = await here.export()
            names = ("nothing", "text.txt", "folder")

            report = await here.take(*(tmp_path / name for name in names), path)

            assert report.unchanged == 1
            assert set(report.notes) == {
                "Files that cannot be read",
                "Files that are not imported",
                "Paths that are no files",
            }

    asyncio.run(main())


def test_how_many_will_be_exported_is_known_before() -> None:
    async def scene() -> None:
        async with a_place() as place:
            for _ in range(3):
                await place.keep(talk("one"))
            (first, *_) = await place.store.summaries(limit=1)
            await place.store.delete(first.id)
            counts: list[int] = []
            await place.exporter.archive(place.folder / "a.jsonl", on_progress=counts.append)
            assert await place.exporter.count() == counts[-1] == 2

    asyncio.run(scene())


def test_how_far_an_import_has_come_is_told() -> None:
    async def scene() -> None:
        async with a_place() as here, a_place() as there:
            for number in range(40):
                await here.keep(talk(f"{number} " + "word " * 20_000))
            file = await here.export()
            parts: list[tuple[int, float]] = []
            await there.importer.run([file, file], on_progress=lambda *told: parts.append(told))
            shares = [share for _, share in parts]
            assert shares == sorted(shares)
            assert 0 < shares[0] < 0.5 < shares[-1] <= 1

    asyncio.run(scene())
