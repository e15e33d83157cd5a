"""Permissions and calls of tools on the disk."""

from __future__ import annotations

import asyncio
import stat
from pathlib import Path

import pytest

from desktop.chat.consent import Grant, Pattern
from desktop.chat.errors import StorageError
from desktop.chat.tool_record import CallRecord
from desktop.storage.permissions import Permissions
from desktop.storage.tool_log import ToolLog

GRANT = Grant(server="s", tool="t", print="p", pattern=Pattern.ANY)


def record(number: int, **fields: object) -> CallRecord:
    return CallRecord(at=float(number), conversation_id="c", server="s", tool="t", **fields)  # type: ignore[arg-type]


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_permissions_are_there_after_a_start(tmp_path: Path) -> None:
    file = tmp_path / "permissions.json"

    async def main() -> None:
        assert await Permissions(file).grants() == ()
        await Permissions(file).add(GRANT)
        assert await Permissions(file).grants() == (GRANT,)
        assert mode_of(file) == 0o600
        assert await Permissions(file).revoke(lambda grant: grant.tool == "t") == 1
        assert await Permissions(file).grants() == ()

    asyncio.run(main())


@pytest.mark.parametrize("content", [b"", b"{", b'[{"server": 1}]', b"\xff\xfe"])
def test_what_cannot_be_read_is_not_granted(
    tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "permissions.json"
    file.write_bytes(content)
    assert asyncio.run(Permissions(file).grants()) == ()
    assert "cannot be read" in caplog.text


def test_a_permission_holds_even_if_the_disk_says_no(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    permissions = Permissions(tmp_path / "file/permissions.json")

    async def main() -> None:
        with pytest.raises(StorageError):
            await permissions.add(GRANT)
        assert await permissions.grants() == (GRANT,)

    asyncio.run(main())


def test_calls_are_appended_and_the_file_stays_small(tmp_path: Path) -> None:
    file = tmp_path / "calls.jsonl"
    log = ToolLog(file, max_bytes=2_000)

    async def main() -> list[CallRecord]:
        for number in range(100):
            await log.append(record(number))
        return await log.records()

    kept = asyncio.run(main())
    assert kept[-1] == record(99)
    assert [int(r.at) for r in kept] == list(range(100 - len(kept), 100))
    assert mode_of(file) == 0o600
    assert sum(f.stat().st_size for f in tmp_path.iterdir()) < 5_000


def test_broken_lines_and_long_arguments(tmp_path: Path) -> None:
    file = tmp_path / "calls.jsonl"
    log = ToolLog(file)

    async def main() -> list[CallRecord]:
        await log.append(record(1, arguments={"text": "x" * 100_000}))
        with file.open("ab") as stream:
            stream.write(b'{"at": 1, "tool"\n\xff\n')
        await log.append(record(2))
        return await log.records()

    first, second = asyncio.run(main())
    assert "100,011 bytes" in str(first.arguments)
    assert second == record(2)


def test_a_disk_that_says_no_stops_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    asyncio.run(ToolLog(tmp_path / "missing/calls.jsonl").append(record(1)))
    assert "could not be written down" in caplog.text
