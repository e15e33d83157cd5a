"""Backups that are listed, checked and restored, and conversations that are deleted for good."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from desktop.chat.blocks import Text
from desktop.chat.conversation import new_conversation
from desktop.chat.errors import DatabaseBusy, DatabaseTooNew, StorageError
from desktop.chat.events import BlockDelta, BlockStarted, ReplyEvent
from desktop.chat.message import MessageStatus, Role
from desktop.chat.search import parse_search
from desktop.session.footprint import FootprintSource
from desktop.session.safekeeping import BackupState, Safekeeping
from desktop.settings import BackupSettings
from desktop.storage.backups import Backups
from desktop.storage.conversations import ConversationStore
from desktop.storage.database import Database
from desktop.storage.message_search import MessageSearch
from desktop.storage.migrations import MIGRATIONS
from desktop.storage.state import WindowState

TODAY = date(2026, 11, 24)


class Place:
    def __init__(self, folder: Path, database: Database, backups: Backups) -> None:
        self.path = database.path
        self.folder = folder
        self.database = database
        self.store = ConversationStore(database)
        self.keeping = Safekeeping(database, backups)

    async def write(self, title: str, text: str = "words") -> str:
        conversation = new_conversation(title)
        await self.store.add(conversation.summary)
        message = conversation.new_message(Role.USER, (Text(text),), parent_id=None)
        await self.store.add_message(conversation.id, message)
        return conversation.id

    async def titles(self) -> list[str]:
        return sorted(summary.title for summary in await self.store.summaries(limit=100))

    async def back_up(self) -> None:
        assert await self.keeping.back_up(BackupSettings()) is not None


@contextlib.asynccontextmanager
async def a_place(folder: Path, *, today: date = TODAY) -> AsyncIterator[Place]:
    path = folder / "rivulet.sqlite3"
    backups = Backups(path, folder / "backups", today=lambda: today)
    database = Database(path, busy_seconds=0.2)
    place = Place(folder, database, backups)
    try:
        await place.keeping.open()
        yield place
    finally:
        await database.aclose()
        backups.stop()


def play(folder: Path, scene: Callable[[Place], Awaitable[None]]) -> None:
    async def main() -> None:
        async with a_place(folder) as place:
            await scene(place)

    asyncio.run(main())


def bytes_of(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def test_a_backup_is_restored_and_what_was_there_can_be_brought_back(tmp_path: Path) -> None:
    async def scene(place: Place) -> None:
        await place.write("First")
        await place.back_up()
        await place.write("Second")
        (backup,) = await place.keeping.backups()

        aside = await place.keeping.restore(backup)

        assert await place.titles() == ["First"]
        found = await place.keeping.backups()
        assert [b.path for b in found if b.is_aside] == [aside]
        await place.keeping.restore(next(b for b in found if b.is_aside))
        assert await place.titles() == ["First", "Second"]
        assert not list(place.folder.glob("*.draft*"))

    play(tmp_path, scene)


def test_who_searches_meanwhile_finds_what_was_restored(tmp_path: Path) -> None:
    async def scene(place: Place) -> None:
        await place.write("First", "needle")
        await place.back_up()
        await place.write("Second", "thread")
        search = MessageSearch(place.path)

        async def finds(word: str) -> bool:
            result = await search.find(parse_search(word), limit=5)
            return result is not None and bool(result.messages)

        assert await finds("thread")
        await place.keeping.restore((await place.keeping.backups())[0])
        assert (await finds("needle"), await finds("thread")) == (True, False)
        await search.aclose()

    play(tmp_path, scene)


def test_a_reply_that_grew_when_the_backup_was_made_is_closed(tmp_path: Path) -> None:
    async def scene(place: Place) -> None:
        conversation = new_conversation("T")
        await place.store.add(conversation.summary)
        reply = conversation.new_message(
            Role.ASSISTANT, parent_id=None, status=MessageStatus.STREAMING
        )
        await place.store.start_reply(conversation.id, reply)
        arrived: list[ReplyEvent] = [BlockStarted(0, Text()), BlockDelta(0, "so far")]
        await place.store.append_journal(reply.id, arrived)
        await place.back_up()

        await place.keeping.restore((await place.keeping.backups())[0])

        (message,) = await place.store.messages([reply.id])
        assert (message.text, message.status) == ("so far", MessageStatus.INTERRUPTED)

    play(tmp_path, scene)


def test_a_backup_of_an_older_version_is_restored(tmp_path: Path) -> None:
    old = tmp_path / "backups" / "rivulet-2026-01-01.sqlite3"

    async def make_old() -> None:
        database = Database(old, migrations=MIGRATIONS[:2])
        await database.open()
        await database.write(
            lambda c: c.execute(
                "INSERT INTO conversations (id, title, created_at, updated_at) "
                "VALUES ('c', 'Old', 1, 1)"
            )
        )
        await database.aclose()

    asyncio.run(make_old())
    before = old.read_bytes()

    async def scene(place: Place) -> None:
        await place.keeping.restore((await place.keeping.backups())[0])
        assert await place.titles() == ["Old"]
        while await place.store.fill_search():
            pass

    play(tmp_path, scene)
    assert old.read_bytes() == before
    assert not list(tmp_path.glob("*.backup")) + list(tmp_path.glob("*.draft*"))


def spoil_middle(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[8192:12288] = b"\xff" * 4096
    path.write_bytes(content)


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def make_newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 9999")


@pytest.mark.parametrize(
    ("spoil", "kind", "state"),
    [
        (spoil_middle, StorageError, BackupState.VERIFIED),
        (cut_off, StorageError, BackupState.DAMAGED),
        (lambda path: path.write_bytes(b""), StorageError, BackupState.DAMAGED),
        (make_newer, DatabaseTooNew, BackupState.TOO_NEW),
    ],
)
def test_a_backup_of_no_use_changes_nothing(
    tmp_path: Path,
    spoil: Callable[[Path], object],
    kind: type[StorageError],
    state: BackupState,
) -> None:
    async def scene(place: Place) -> None:
        await place.write("First", "x" * 9000)
        await place.back_up()
        await place.write("Second")
        (backup,) = await place.keeping.backups()
        assert backup.state is BackupState.VERIFIED
        spoil(backup.path)

        for act in (place.keeping.check, place.keeping.restore):
            with pytest.raises(kind, match="backup"):
                await act(backup)

        assert await place.titles() == ["First", "Second"]
        listed = await place.keeping.backups()
        assert [b.state for b in listed if not b.is_aside] == [state]

    play(tmp_path, scene)


def test_a_library_that_another_program_writes_stays(tmp_path: Path) -> None:
    async def scene(place: Place) -> None:
        await place.write("First")
        await place.back_up()
        (backup,) = await place.keeping.backups()
        draft = tmp_path / "draft"
        draft.write_bytes(backup.path.read_bytes())
        await place.write("Second")
        with closing(sqlite3.connect(place.path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(DatabaseBusy):
                await place.keeping.restore(backup)
            with pytest.raises(DatabaseBusy):
                await place.database.replace(draft)
            other.execute("ROLLBACK")
        assert await place.titles() == ["First", "Second"]
        await place.keeping.restore(backup)
        assert await place.titles() == ["First"]

    play(tmp_path, scene)


#: Restores a backup of the titles A over those of B again and again in children that end at
#: their n-th step, or are killed; says what is there then.
KILLED = """
import asyncio, os, random, shutil, signal, sqlite3, sys, time
from datetime import date
from pathlib import Path
from desktop.session.safekeeping import Safekeeping
from desktop.storage.backups import Backups
from desktop.storage.database import Database

folder = Path(sys.argv[1])
chance = random.Random(5)

def restore(work, end_at):
    left = [end_at]
    def step(frame, event, arg):
        if event == "c_call":
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
    async def main():
        database = Database(work / "rivulet.sqlite3")
        keeping = Safekeeping(database, Backups(work / "rivulet.sqlite3", work / "backups"))
        await keeping.open()
        backup = (await keeping.backups())[0]
        sys.setprofile(step)
        database._executor.submit(sys.setprofile, step).result()
        await keeping._backups._call(lambda: sys.setprofile(step))
        await keeping.restore(backup)
        os._exit(0)
    asyncio.run(main())

end_at, outcomes = 1, set()
while True:
    work = folder / "work"
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(folder / "seed", work)
    by_time = end_at % 3 == 0
    child = os.fork()
    if not child:
        restore(work, 10**9 if by_time else end_at)
    if by_time:
        time.sleep(chance.random() * 0.1)
        os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    connection = sqlite3.connect(work / "rivulet.sqlite3")
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",), end_at
    titles = tuple(sorted(row[0] for row in connection.execute("SELECT title FROM conversations")))
    count = connection.execute("SELECT count(*) FROM messages").fetchone()[0]
    assert (titles, count) in ((("A",), 40), (("A", "B"), 80)), (end_at, titles, count)
    connection.close()
    if titles == ("A",):
        asides = list((work / "backups").glob("*before*.sqlite3"))
        assert len(asides) == 1, end_at
        aside = sqlite3.connect(asides[0])
        assert aside.execute("SELECT count(*) FROM messages").fetchone() == (80,), end_at
        aside.close()
    outcomes.add(titles)
    if status == 0 and not by_time:
        break
    end_at += 1 + end_at // 12
assert len(outcomes) == 2
print("killed", end_at)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
def test_a_restore_survives_a_kill_at_any_moment(tmp_path: Path) -> None:
    async def scene(place: Place) -> None:
        for title in "AB":
            conversation = new_conversation(title)
            await place.store.add(conversation.summary)
            for _ in range(40):
                message = conversation.new_message(
                    Role.USER, (Text("word " * 400),), parent_id=conversation.leaf_id
                )
                await place.store.add_message(conversation.id, message)
            if title == "A":
                await place.back_up()

    play(tmp_path / "seed", scene)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path)],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.stdout.startswith("killed"), done.stderr


def test_what_is_deleted_is_gone_from_the_file(tmp_path: Path) -> None:
    async def scene(place: Place) -> None:
        for number in range(5):
            await place.write(f"SECRET title {number}", f"SECRET words {number} " * 2000)
        identity = await place.write("SECRET")
        await place.store.save_draft(identity, "SECRET draft")
        await place.store.delete(identity)
        await WindowState(place.database).remember("new-draft", "SECRET begun")
        await place.back_up()
        await place.database.read(lambda c: c.execute("PRAGMA wal_checkpoint").fetchone())
        size = place.path.stat().st_size
        assert b"SECRET" in place.path.read_bytes()

        assert await place.keeping.delete_all(backups_too=False)

        assert await place.titles() == []
        assert b"SECRET" not in place.path.read_bytes()
        log = place.path.with_name("rivulet.sqlite3-wal")
        assert b"SECRET" not in log.read_bytes()
        assert place.path.stat().st_size < size
        (backup,) = await place.keeping.backups()
        assert b"SECRET" in backup.path.read_bytes()
        await place.write("After")
        assert await place.titles() == ["After"]

    play(tmp_path, scene)


def test_with_the_backups_all_copies_go(tmp_path: Path) -> None:
    async def scene(place: Place) -> None:
        await place.write("SECRET")
        await place.back_up()
        await place.keeping.restore((await place.keeping.backups())[0])
        for name in ("damaged-2026-01-01-1", "damaged-2026-01-01-1-wal", "version-2.backup"):
            (tmp_path / f"rivulet.sqlite3.{name}").write_text("SECRET")
        (tmp_path / "backups" / "mine.txt").write_text("not ours")

        assert await place.keeping.delete_all(backups_too=True)

        assert await place.keeping.backups() == []

    play(tmp_path, scene)
    content = bytes_of(tmp_path)
    assert b"SECRET" not in content
    assert b"not ours" in content


def test_text_that_another_program_reads_is_said_to_remain(tmp_path: Path) -> None:
    async def scene(place: Place) -> None:
        await place.write("One")
        with closing(sqlite3.connect(place.path, isolation_level=None)) as other:
            other.execute("BEGIN")
            other.execute("SELECT * FROM conversations").fetchall()
            assert not await place.keeping.delete_all(backups_too=False)
            other.execute("COMMIT")
        assert await place.titles() == []

    play(tmp_path, scene)


def test_a_backup_by_hand_takes_the_place_of_todays(tmp_path: Path) -> None:
    async def scene(place: Place) -> None:
        await place.write("One")
        await place.back_up()
        assert await place.keeping.back_up(BackupSettings()) is None
        await place.write("Two")
        # None of the days is kept, but what was asked for is.
        assert await place.keeping.back_up(BackupSettings(daily=0, weekly=0)) is not None
        (backup,) = await place.keeping.backups()
        with closing(sqlite3.connect(backup.path)) as connection:
            assert connection.execute("SELECT count(*) FROM conversations").fetchone() == (2,)
        assert backup.size == backup.path.stat().st_size

    play(tmp_path, scene)


def test_only_backups_are_removed(tmp_path: Path) -> None:
    async def scene(place: Place) -> None:
        await place.write("One")
        await place.back_up()
        (backup,) = await place.keeping.backups()
        await place.keeping.remove(backup)
        assert await place.keeping.backups() == []

    play(tmp_path, scene)


def test_what_is_on_the_disk_is_measured(tmp_path: Path) -> None:
    async def scene(place: Place) -> None:
        await place.write("One")
        await place.store.delete(await place.write("Two"))
        await place.back_up()
        (tmp_path / "logs").mkdir()
        (tmp_path / "logs" / "rivulet.log").write_text("x" * 100)
        (tmp_path / "rivulet.sqlite3.damaged-2026-01-01-1").write_text("x" * 50)

        source = FootprintSource(
            database=place.path, backups=tmp_path / "backups", logs=tmp_path / "logs"
        )
        found = await source.measure()

        assert (found.conversations, found.messages) == (1, 1)
        assert (found.logs, found.aside) == (100, 50)
        assert found.backups == (await place.keeping.backups())[0].size
        assert found.database >= place.path.stat().st_size

    play(tmp_path, scene)
