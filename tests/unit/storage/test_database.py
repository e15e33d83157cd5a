"""The database thread, on real files."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path

import pytest

from desktop.chat.errors import (
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseTooNew,
    StorageError,
)
from desktop.storage.database import Database
from desktop.storage.migrations import MIGRATIONS

ROOT = Path(__file__).parents[3]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "rivulet.db"


def run(
    path: Path, scene: Callable[[Database], Awaitable[None]], *, busy_seconds: float = 0.05
) -> None:
    """Open, play, close."""

    async def main() -> None:
        database = Database(path, busy_seconds=busy_seconds)
        try:
            await database.open()
            await scene(database)
        finally:
            await database.aclose()

    asyncio.run(main())


async def nothing(_database: Database) -> None:
    return


def put(connection: sqlite3.Connection, key: str, value: str = "x") -> None:
    connection.execute("INSERT INTO state VALUES (?, ?)", (key, value))


def keys(connection: sqlite3.Connection) -> list[str]:
    return [key for (key,) in connection.execute("SELECT key FROM state ORDER BY key")]


def saved_keys(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return keys(connection)


def snapshot(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


class TestFile:
    def test_is_private_and_alone_after_closing(self, path: Path) -> None:
        modes: dict[str, int] = {}

        async def scene(database: Database) -> None:
            await database.write(put, "a")
            modes.update({f.name: stat.S_IMODE(f.stat().st_mode) for f in path.parent.iterdir()})

        run(path, scene)
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        assert modes == {
            "rivulet.db": 0o600,
            "rivulet.db-wal": 0o600,
            "rivulet.db-shm": 0o600,
        }
        assert [file.name for file in path.parent.iterdir()] == ["rivulet.db"]
        assert saved_keys(path) == ["a"]

    def test_becomes_private_when_it_was_not(self, path: Path) -> None:
        run(path, nothing)
        path.chmod(0o644)
        run(path, nothing)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600

    def test_may_have_a_name_that_means_something_in_an_address(self, tmp_path: Path) -> None:
        path = tmp_path / "100% #1?" / "мои беседы.db"
        run(path, nothing)
        assert [file.name for file in path.parent.iterdir()] == [path.name]

    def test_of_no_bytes_counts_as_new(self, path: Path) -> None:
        path.parent.mkdir()
        path.touch()
        run(path, lambda database: database.write(put, "a"))
        assert saved_keys(path) == ["a"]


class TestRefusals:
    """What is not ours, or not whole, stays byte for byte as it is."""

    def refused(self, path: Path, kind: type[StorageError]) -> StorageError:
        before = snapshot(path.parent)

        async def main() -> StorageError:
            database = Database(path)
            with pytest.raises(kind) as opening:
                await database.open()
            with pytest.raises(kind, match=str(opening.value).replace("\\", ".")):
                await database.read(keys)
            with pytest.raises(kind):
                await database.write(put, "a")
            await database.aclose()
            return opening.value

        error = asyncio.run(main())
        left = snapshot(path.parent)
        assert {name: left[name] for name in before} == before
        assert error.message
        assert error.hint
        return error

    def test_garbage(self, path: Path) -> None:
        path.parent.mkdir()
        path.write_bytes(b"This is no database. " * 1000)
        assert "damaged" in self.refused(path, DatabaseDamaged).message

    def test_a_torn_header(self, path: Path) -> None:
        run(path, lambda database: database.write(put, "a"))
        content = bytearray(path.read_bytes())
        content[:20] = bytes(20)
        path.write_bytes(content)
        self.refused(path, DatabaseDamaged)

    def test_the_database_of_another_program(self, path: Path) -> None:
        path.parent.mkdir()
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE theirs (a)")
            connection.commit()
        assert "another program" in self.refused(path, DatabaseDamaged).message

    def test_the_database_of_a_newer_rivulet(self, path: Path) -> None:
        run(path, nothing)
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
        assert "newer Rivulet" in self.refused(path, DatabaseTooNew).message

    def test_a_folder_in_its_place(self, path: Path) -> None:
        path.mkdir(parents=True)
        with pytest.raises(StorageError, match="could not be read"):
            run(path, nothing)

    def test_a_file_in_place_of_the_folder(self, path: Path) -> None:
        path.parent.write_text("")
        with pytest.raises(StorageError, match="not allowed"):
            run(path, nothing)

    def test_an_unopened_database_is_a_bug(self, path: Path) -> None:
        async def main() -> None:
            database = Database(path)
            with pytest.raises(RuntimeError, match="not open"):
                await database.read(keys)
            await database.aclose()
            await database.aclose()

        asyncio.run(main())

    def test_opening_may_be_tried_again(self, path: Path) -> None:
        run(path, nothing)
        sound = path.read_bytes()
        path.write_bytes(b"garbage" * 500)

        async def main() -> None:
            database = Database(path)
            with pytest.raises(DatabaseDamaged):
                await database.open()
            await asyncio.to_thread(path.write_bytes, sound)
            await database.open()
            await database.open()
            await database.write(put, "a")
            await database.aclose()

        asyncio.run(main())
        assert saved_keys(path) == ["a"]

    def test_damage_inside_is_told_when_it_is_met(self, path: Path) -> None:
        def many(connection: sqlite3.Connection) -> None:
            for number in range(500):
                put(connection, f"{number:04}", "v" * 500)

        run(path, lambda database: database.write(many))
        content = bytearray(path.read_bytes())
        content[-40_000:] = b"\xa5" * 40_000
        path.write_bytes(content)

        async def scene(database: Database) -> None:
            with pytest.raises(DatabaseDamaged, match="damaged"):
                await database.read(
                    lambda connection: connection.execute("SELECT * FROM state").fetchall()
                )

        run(path, scene)


class TestBusy:
    def test_a_lock_of_another_program_is_waited_for_and_then_told(self, path: Path) -> None:
        async def scene(database: Database) -> None:
            with closing(sqlite3.connect(path, isolation_level=None)) as other:
                other.execute("BEGIN IMMEDIATE")
                with pytest.raises(DatabaseBusy) as caught:
                    await database.write(put, "a")
                assert caught.value.hint
                assert await database.read(keys) == []
                other.execute("ROLLBACK")
                await database.write(put, "b")

        run(path, scene)
        assert saved_keys(path) == ["b"]

    def test_a_short_lock_is_outlasted(self, path: Path) -> None:
        async def scene(database: Database) -> None:
            other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            other.execute("BEGIN IMMEDIATE")
            release = threading.Timer(0.1, other.close)
            release.start()
            await database.write(put, "a")
            release.join()

        run(path, scene, busy_seconds=20)
        assert saved_keys(path) == ["a"]

    def test_opening_outlasts_another_first_start(self, path: Path) -> None:
        path.parent.mkdir()
        other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        other.execute("BEGIN IMMEDIATE")
        release = threading.Timer(0.1, other.close)
        release.start()
        run(path, nothing, busy_seconds=20)
        release.join()

    @pytest.mark.parametrize("lock", ["IMMEDIATE", "EXCLUSIVE"])
    def test_a_lock_keeps_us_from_opening(self, path: Path, lock: str) -> None:
        path.parent.mkdir()
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute(f"BEGIN {lock}")
            with pytest.raises(DatabaseBusy):
                run(path, nothing)


class TestWriting:
    def test_is_all_or_nothing(self, path: Path) -> None:
        def half(connection: sqlite3.Connection) -> None:
            put(connection, "a")
            raise LookupError("in the middle")

        async def scene(database: Database) -> None:
            for write in (database.write, database.write_lightly):
                with pytest.raises(LookupError):
                    await write(half)
            assert await database.read(keys) == []
            await database.write(put, "b")

        run(path, scene)
        assert saved_keys(path) == ["b"]

    def test_a_wrong_statement_is_a_bug_not_a_failure(self, path: Path) -> None:
        async def scene(database: Database) -> None:
            with pytest.raises(sqlite3.OperationalError):
                await database.read(lambda connection: connection.execute("SELEKT"))
            with pytest.raises(sqlite3.IntegrityError):
                await database.write(
                    lambda connection: connection.execute(
                        "INSERT INTO journal VALUES ('nobody', 1, x'00')"
                    )
                )

        run(path, scene)

    def test_goes_on_when_its_caller_is_cancelled(self, path: Path) -> None:
        async def scene(database: Database) -> None:
            entered, gate = threading.Event(), threading.Event()

            def slow(connection: sqlite3.Connection) -> None:
                entered.set()
                gate.wait()
                put(connection, "under way")

            under_way = asyncio.create_task(database.write(slow))
            queued = asyncio.create_task(database.write(put, "queued"))
            await asyncio.to_thread(entered.wait)
            under_way.cancel()
            queued.cancel()
            await asyncio.wait([under_way, queued])
            assert under_way.cancelled()
            assert queued.cancelled()
            gate.set()
            assert await database.read(keys) == ["queued", "under way"]

        run(path, scene)

    def test_happens_in_the_order_of_the_calls(self, path: Path) -> None:
        async def scene(database: Database) -> None:
            order: list[int] = []
            await asyncio.gather(
                *(database.read(lambda _connection, n: order.append(n), n) for n in range(50))
            )
            assert order == list(range(50))

        run(path, scene)

    def test_reaches_the_disk_unless_it_is_light(self, path: Path) -> None:
        def level(connection: sqlite3.Connection) -> int:
            value: int = connection.execute("PRAGMA synchronous").fetchone()[0]
            return value

        async def scene(database: Database) -> None:
            assert await database.write_lightly(level) == 1
            assert await database.write(level) == 2

        run(path, scene)


FULL_DISK = """
import asyncio, resource, signal, sys
from pathlib import Path
from desktop.chat.errors import DiskFull
from desktop.storage.database import Database

def put(connection, key, size):
    connection.execute("INSERT INTO state VALUES (?, ?)", (key, "v" * size))

async def main():
    database = Database(Path(sys.argv[1]))
    await database.open()
    await database.write(put, "before", 10)
    # From here on no file can grow past 200 kB.
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
    for write in (database.write, database.write_lightly):
        try:
            await write(put, "too large", 1_000_000)
        except DiskFull as error:
            print(error.message and error.hint and "told")
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    await database.write(put, "later", 1_000_000)
    await database.aclose()

asyncio.run(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits file sizes the Unix way")
def test_a_full_disk_is_told_and_survived(path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "told\ntold\n"), done.stderr
    assert saved_keys(path) == ["before", "later"]


@pytest.mark.skipif(not shutil.which("unshare"), reason="needs util-linux")
def test_a_read_only_disk_is_told(path: Path) -> None:
    run(path, lambda database: database.write(put, "a"))
    before = snapshot(path.parent)
    opening = (
        "import asyncio, sys; from pathlib import Path;"
        "from desktop.storage.database import Database;"
        "asyncio.run(Database(Path(sys.argv[1])).open())"
    )
    mounting = (
        'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" || exit 77; shift; exec "$@"'
    )
    done = subprocess.run(
        [
            *("unshare", "--mount", "--map-root-user", "sh", "-c", mounting, "sh"),
            *(str(path.parent), sys.executable, "-c", opening, str(path)),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if done.returncode == 77 or "unshare failed" in done.stderr:
        pytest.skip("mounting is not allowed here")
    assert "DiskFull: Rivulet is not allowed to write" in done.stderr
    assert snapshot(path.parent) == before
