"""Finding files by a part of their name or path."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from desktop.session.file_finder import FileFinder
from desktop.storage.database import Database
from desktop.storage.state import WindowState


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    for name in (
        "Documents/annual report.pdf",
        "Documents/deep/er/still/report-draft.txt",
        "Documents/node_modules/report.js",
        "Documents/.hidden/report.txt",
        "notes.md",
        ".profile",
    ):
        file = home / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    return home


Act = Callable[[FileFinder], Awaitable[None]]


def with_finder(home: Path, act: Act, folders: tuple[str, ...] = ()) -> None:
    async def main() -> None:
        database = Database(home.parent / "test.sqlite3")
        await database.open()
        finder = FileFinder(home=home, folders=lambda: folders, state=WindowState(database))
        try:
            await act(finder)
        finally:
            finder.stop()
            await database.aclose()

    asyncio.run(main())


async def names(finder: FileFinder, query: str) -> list[str]:
    return [Path(file.path).name for file in await finder.find(query)]


def test_a_name_is_found_below_the_usual_places_but_not_in_what_programs_made(home: Path) -> None:
    async def act(finder: FileFinder) -> None:
        assert set(await names(finder, "report")) == {"annual report.pdf", "report-draft.txt"}
        assert await names(finder, "NOTES") == ["notes.md"]
        assert await names(finder, "repotr-draft") == ["report-draft.txt"]
        assert await names(finder, "zebra") == []

    with_finder(home, act)


def test_a_path_lists_its_folder_and_hidden_files_when_asked(home: Path) -> None:
    async def act(finder: FileFinder) -> None:
        found = await finder.find("~/Documents/an")
        assert ("deep", True) in [(Path(f.path).name, f.is_folder) for f in found]
        assert await names(finder, f"{home}/Documents/x") == await names(finder, "Documents/")
        assert await names(finder, "~/.p") == [".profile"]
        assert await names(finder, "~/nowhere/") == []
        assert await names(finder, "~") == ["Documents", "notes.md"]

    with_finder(home, act)


def test_granted_folders_are_looked_through_too(home: Path, tmp_path: Path) -> None:
    granted = tmp_path / "granted"
    (granted / "inner").mkdir(parents=True)
    (granted / "inner" / "plan.txt").write_text("x")

    async def act(finder: FileFinder) -> None:
        assert await names(finder, "plan") == ["plan.txt"]
        assert await names(finder, "inner/") == ["plan.txt"]

    with_finder(home, act, (str(granted),))


def test_the_files_used_last_come_first_when_nothing_is_typed(home: Path) -> None:
    share = home / ".local" / "share"
    share.mkdir(parents=True)
    report = home / "Documents" / "annual report.pdf"
    (share / "recently-used.xbel").write_text(
        f'<bookmark href="file://{home}/gone.txt" added="2026-01-01" modified="2026-01-03">'
        f'<bookmark href="{report.as_uri()}" added="2026-01-01" modified="2026-01-02">'
    )

    async def act(finder: FileFinder) -> None:
        assert await names(finder, "") == ["annual report.pdf"]
        await finder.note_used(str(home / "notes.md"))
        assert await names(finder, "") == ["notes.md", "annual report.pdf"]

    with_finder(home, act)


def test_without_recent_files_the_home_folder_is_offered(home: Path) -> None:
    async def act(finder: FileFinder) -> None:
        assert await names(finder, "") == ["Documents", "notes.md"]
        assert finder.shown(str(home / "Documents")) == "~/Documents"
        assert finder.shown(str(home)) == "~"
        assert finder.shown("/elsewhere") == "/elsewhere"

    with_finder(home, act)


def test_a_walk_is_bounded(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.storage.file_listing._MOST_ENTRIES", 10)
    for number in range(50):
        (home / "Documents" / f"row-{number}.txt").write_text("x")

    async def act(finder: FileFinder) -> None:
        assert 0 < len(await names(finder, "row")) <= 10

    with_finder(home, act)
