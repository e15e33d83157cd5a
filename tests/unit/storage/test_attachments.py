"""Pictures and files of messages: where they lie, how long, and what happens without them."""

from __future__ import annotations

import asyncio
import hashlib
import sqlite3
import stat
from collections.abc import Awaitable, Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from desktop.chat.blocks import ContentBlock, File, Image, Text, ToolResult, to_json
from desktop.chat.conversation import Conversation, new_conversation
from desktop.chat.message import Message, Role
from desktop.session.exports import Exporter
from desktop.session.imports import Importer
from desktop.session.outgoing import outgoing
from desktop.session.safekeeping import Safekeeping
from desktop.settings import ProviderKind, ProviderSettings
from desktop.storage.backups import Backups
from desktop.storage.conversations import ConversationStore
from desktop.storage.database import Database
from desktop.storage.rescue import rescue
from desktop.storage.transfer import ConversationTransfer

PIXELS = b"\x89PNG pixels " * 1000
PAPER = b"%PDF paper " * 1000
DIGEST = hashlib.sha256(PIXELS).hexdigest()
PICTURE = Image("image/png", PIXELS, name="river.png")
DOCUMENT = File("paper.pdf", "application/pdf", PAPER, text="What the paper says.")

Act = Callable[[Database, ConversationStore], Awaitable[None]]


def run(folder: Path, act: Act) -> None:
    async def main() -> None:
        database = Database(folder / "rivulet.sqlite3")
        await database.open()
        try:
            await act(database, ConversationStore(database))
        finally:
            await database.aclose()

    asyncio.run(main())


async def posted(store: ConversationStore, *blocks: ContentBlock) -> Conversation:
    conversation = new_conversation("Rivers")
    message = conversation.new_message(Role.USER, blocks, parent_id=None)
    await store.add(conversation.summary, message)
    return conversation


def kept(folder: Path) -> set[str]:
    place = folder / "attachments"
    return {file.name for file in place.iterdir()} if place.exists() else set()


def test_bytes_lie_in_files_that_only_this_user_reads(tmp_path: Path) -> None:
    async def act(database: Database, store: ConversationStore) -> None:
        conversation = await posted(store, PICTURE, DOCUMENT, Text("Look"))
        again = await store.load(conversation.id)
        assert again is not None
        assert again.active_path()[0].blocks == (PICTURE, DOCUMENT, Text("Look"))

    run(tmp_path, act)
    assert kept(tmp_path) == {DIGEST, hashlib.sha256(PAPER).hexdigest()}
    for file in (tmp_path / "attachments").iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert PIXELS[:12] not in (tmp_path / "rivulet.sqlite3").read_bytes()


def test_the_same_picture_is_kept_once_also_in_results_of_tools(tmp_path: Path) -> None:
    async def act(database: Database, store: ConversationStore) -> None:
        await posted(store, PICTURE)
        conversation = await posted(store, ToolResult("1", "look", (Text("Here"), PICTURE)))
        again = await store.load(conversation.id)
        assert again is not None
        assert again.active_path()[0].blocks[0] == ToolResult("1", "look", (Text("Here"), PICTURE))

    run(tmp_path, act)
    assert kept(tmp_path) == {DIGEST}


def test_older_messages_have_their_bytes_in_the_row_and_stay_readable(tmp_path: Path) -> None:
    async def act(database: Database, store: ConversationStore) -> None:
        conversation = await posted(store, Text("Look"))
        inline = to_json((PICTURE, Text("Look")))
        statement = "UPDATE messages SET blocks = ?"
        await database.write(lambda connection: connection.execute(statement, (inline,)).rowcount)
        (message,) = await store.messages([conversation.leaf_id or ""])
        assert message.blocks == (PICTURE, Text("Look"))

    run(tmp_path, act)
    assert kept(tmp_path) == set()


@pytest.mark.parametrize("damage", ["missing", "cut", "changed"])
def test_without_its_file_a_message_still_opens_and_the_model_is_told(
    tmp_path: Path, damage: str
) -> None:
    async def act(database: Database, store: ConversationStore) -> None:
        conversation = await posted(store, PICTURE, DOCUMENT, Text("Look"))
        file = tmp_path / "attachments" / DIGEST
        if damage == "missing":
            file.unlink()
        else:
            file.write_bytes(PIXELS[:50] if damage == "cut" else bytes(len(PIXELS)))
        again = await store.load(conversation.id)
        assert again is not None
        (message,) = again.active_path()
        lost = message.blocks[0]
        assert isinstance(lost, Image)
        assert (lost.data, lost.sha256) == (b"", DIGEST)
        assert message.blocks[1:] == (DOCUMENT, Text("Look"))
        provider = ProviderSettings(id="a", kind=ProviderKind.ANTHROPIC)
        (sent,) = outgoing([message], provider)
        assert sent.blocks[0] == Text("[A picture was attached here, but is lost.]")
        # Stored again, it still knows what it lost: the file may come back.
        await store.finish_reply(message)
        assert (await store.messages([message.id]))[0] == message
        file.write_bytes(PIXELS)
        assert (await store.messages([message.id]))[0].blocks[0] == PICTURE

    run(tmp_path, act)


def safekeeping(database: Database, folder: Path) -> Safekeeping:
    return Safekeeping(database, Backups(database.path, folder / "backups"))


def test_a_file_goes_with_the_last_message_that_needs_it(tmp_path: Path) -> None:
    async def act(database: Database, store: ConversationStore) -> None:
        one = await posted(store, PICTURE, Text("One"))
        other = await posted(store, PICTURE, Text("Other"))
        keeping = safekeeping(database, tmp_path)
        await store.delete(one.id)
        await store.purge_deleted(older_than_seconds=-1)
        await keeping.sweep()
        assert kept(tmp_path) == {DIGEST}
        await store.delete(other.id)
        await keeping.sweep()
        assert kept(tmp_path) == {DIGEST}, "the conversation can still be brought back"
        await store.purge_deleted(older_than_seconds=-1)
        await keeping.sweep()
        assert kept(tmp_path) == set()

    run(tmp_path, act)


def test_a_backup_keeps_its_files_and_can_be_restored_with_them(tmp_path: Path) -> None:
    async def act(database: Database, store: ConversationStore) -> None:
        conversation = await posted(store, PICTURE, Text("Look"))
        backups = Backups(database.path, tmp_path / "backups")
        keeping = Safekeeping(database, backups)
        await backups.make(daily=1, weekly=0)
        await keeping.delete_all(backups_too=False)
        assert kept(tmp_path) == {DIGEST}
        (backup,) = await keeping.backups()
        await keeping.restore(backup)
        again = await store.load(conversation.id)
        assert again is not None
        assert again.active_path()[0].blocks[0] == PICTURE
        await keeping.delete_all(backups_too=True)
        assert kept(tmp_path) == set()

    run(tmp_path, act)


def test_nothing_is_removed_while_a_backup_cannot_be_read(tmp_path: Path) -> None:
    async def act(database: Database, store: ConversationStore) -> None:
        await posted(store, PICTURE)
        backups = Backups(database.path, tmp_path / "backups")
        made = await backups.make(daily=1, weekly=0)
        assert made is not None
        made.write_bytes(b"damaged" * 1000)
        await store.delete((await store.summaries(limit=1))[0].id)
        await store.purge_deleted(older_than_seconds=-1)
        await Safekeeping(database, backups).sweep()
        assert kept(tmp_path) == {DIGEST}

    run(tmp_path, act)


def test_what_is_attached_to_a_draft_is_kept_and_let_go(tmp_path: Path) -> None:
    async def act(database: Database, store: ConversationStore) -> None:
        keeping = safekeeping(database, tmp_path)
        await store.keep_attached("", (PICTURE, DOCUMENT))
        await keeping.sweep()
        assert await store.attached("") == (PICTURE, DOCUMENT)
        await store.keep_attached("", (DOCUMENT,))
        await keeping.sweep()
        assert await store.attached("") == (DOCUMENT,)
        assert DIGEST not in kept(tmp_path)
        assert await store.attached("another") == ()

    run(tmp_path, act)


def test_one_more_attachment_finds_a_lost_file_of_those_before_it(tmp_path: Path) -> None:
    async def act(_database: Database, store: ConversationStore) -> None:
        await store.keep_attached("", (PICTURE,))
        (tmp_path / "attachments" / DIGEST).unlink()
        await store.keep_attached("", (PICTURE, DOCUMENT))
        assert await store.attached("") == (PICTURE, DOCUMENT)
        # Another draft with the same.
        await store.keep_attached("another", (DOCUMENT, PICTURE))
        assert await store.attached("another") == (DOCUMENT, PICTURE)

    run(tmp_path, act)


def test_those_attached_before_are_not_read_again_for_one_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[int] = []
    sha256 = hashlib.sha256

    def counted(data: bytes) -> object:
        hashed.append(len(data))
        return sha256(data)

    async def act(_database: Database, store: ConversationStore) -> None:
        await store.keep_attached("", (PICTURE,))
        monkeypatch.setattr(hashlib, "sha256", counted)
        await store.keep_attached("", (PICTURE, DOCUMENT))
        monkeypatch.undo()
        assert set(hashed) == {len(PAPER)}
        assert await store.attached("") == (PICTURE, DOCUMENT)

    run(tmp_path, act)


def test_a_rescued_database_knows_its_files_again(tmp_path: Path) -> None:
    async def before(database: Database, store: ConversationStore) -> None:
        await posted(store, PICTURE, Text("Look"))

    run(tmp_path, before)
    with closing(sqlite3.connect(tmp_path / "rivulet.sqlite3")) as connection:
        connection.execute("DROP TABLE attachments")
        connection.commit()
    rescue(tmp_path / "rivulet.sqlite3", [], today=date(2026, 1, 2))

    async def after(database: Database, store: ConversationStore) -> None:
        await safekeeping(database, tmp_path).sweep()
        assert kept(tmp_path) == {DIGEST}

    run(tmp_path, after)


def test_a_document_goes_out_as_it_is_or_as_its_text() -> None:
    message = Message(id="1", role=Role.USER, blocks=(DOCUMENT,), created_at=0.0)

    def sent(kind: ProviderKind, url: str = "") -> ContentBlock:
        provider = ProviderSettings(id="p", kind=kind, base_url=url)
        return outgoing([message], provider)[0].blocks[0]

    text = File("paper.pdf", "text/plain", b"What the paper says.")
    assert sent(ProviderKind.ANTHROPIC) == DOCUMENT
    assert sent(ProviderKind.OPENAI_RESPONSES) == DOCUMENT
    assert sent(ProviderKind.OPENAI_CHAT, "https://api.openai.com/v1") == DOCUMENT
    assert sent(ProviderKind.OPENAI_CHAT, "http://localhost:11434/v1") == text
    assert sent(ProviderKind.OPENAI_CHAT, "https://notopenai.com.evil.example/v1") == text
    assert sent(ProviderKind.BUILT_IN) == text


def test_an_export_carries_them_and_an_import_keeps_them(tmp_path: Path) -> None:
    async def out(database: Database, store: ConversationStore) -> None:
        conversation = await posted(store, PICTURE, DOCUMENT, Text("Look"))
        other = await posted(store, PICTURE)
        (tmp_path / "here" / "attachments" / DIGEST).unlink()
        exporter = Exporter(store, ConversationTransfer(database))
        await exporter.archive(tmp_path / "lost.jsonl", conversation_id=other.id)
        database.files.keep(PIXELS)
        await exporter.archive(tmp_path / "whole.jsonl", conversation_id=conversation.id)

    async def into(database: Database, store: ConversationStore) -> None:
        importer = Importer(ConversationTransfer(database))
        await importer.run([tmp_path / "lost.jsonl"])
        (summary,) = await store.summaries(limit=5)
        lost = await store.load(summary.id)
        assert lost is not None
        # What was lost there is known by its digest, and comes back with the file.
        (block,) = lost.active_path()[0].blocks
        assert block == Image("image/png", b"", name="river.png", sha256=DIGEST)
        await importer.run([tmp_path / "whole.jsonl"])
        (first, second) = await store.summaries(limit=5)
        for found in (first, second):
            again = await store.load(found.id)
            assert again is not None
            assert again.active_path()[0].blocks[0] == PICTURE

    (tmp_path / "here").mkdir()
    (tmp_path / "there").mkdir()
    run(tmp_path / "here", out)
    run(tmp_path / "there", into)
    assert kept(tmp_path / "there") == kept(tmp_path / "here")
