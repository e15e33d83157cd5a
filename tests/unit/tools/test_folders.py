"""Files that a model may read, and all those that it may not."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.chat.blocks import Image, Text
from desktop.chat.errors import ToolError
from desktop.tools.builtin.folders import GrantedFolders, ListFolder, ReadFile


@pytest.fixture
def allow(tmp_path: Path) -> Path:
    folder = tmp_path / "allow"
    folder.mkdir()
    (folder / "a.txt").write_text("inside")
    (folder / "sub").mkdir()
    (folder / "sub/ü.txt").write_text("deeper")
    (tmp_path / "allow_evil").mkdir()
    (tmp_path / "allow_evil/b.txt").write_text("outside")
    (tmp_path / "secret.txt").write_text("outside")
    return folder


def read(allow: Path, path: Path | str) -> str:
    tool = ReadFile(GrantedFolders(lambda: [str(allow)]))
    [part] = asyncio.run(tool.run({"path": str(path)})).content
    assert isinstance(part, Text)
    return part.text


def test_what_is_inside_can_be_read_and_listed(allow: Path) -> None:
    assert read(allow, allow / "a.txt") == "inside"
    assert read(allow, allow / "sub/ü.txt") == "deeper"
    assert read(allow, allow / "sub/../a.txt") == "inside"
    listing = ListFolder(GrantedFolders(lambda: [str(allow)]))
    outcome = asyncio.run(listing.run({"path": str(allow)}))
    assert outcome.content == (Text("a.txt\nsub/"),)


def test_a_link_within_is_followed(allow: Path) -> None:
    (allow / "link").symlink_to(allow / "sub")
    assert read(allow, allow / "link/ü.txt") == "deeper"


Outside = Callable[[Path], str]
OUTSIDE: dict[str, Outside] = {
    "a name that begins alike": lambda allow: f"{allow}_evil/b.txt",
    "two dots": lambda allow: f"{allow}/../secret.txt",
    "two dots behind a folder": lambda allow: f"{allow}/sub/../../secret.txt",
    "another case": lambda allow: f"{allow.parent}/ALLOW/a.txt",
    "a device": lambda _: "/dev/zero",
    "its memory": lambda _: "/proc/self/environ",
    "a relative path": lambda _: "a.txt",
    "a zero": lambda allow: f"{allow}/a.txt\0.png",
    "nothing": lambda _: "",
    "home": lambda _: "~/.ssh/id_rsa",
}


@pytest.mark.parametrize("path", OUTSIDE.values(), ids=OUTSIDE)
def test_what_is_outside_cannot_be_read(allow: Path, path: Outside) -> None:
    with pytest.raises(ToolError):
        read(allow, path(allow))


def test_a_link_to_the_outside_leads_nowhere(allow: Path) -> None:
    (allow / "file").symlink_to(allow.parent / "secret.txt")
    (allow / "folder").symlink_to(allow.parent)
    for path in ("file", "folder/secret.txt"):
        with pytest.raises(ToolError, match="in no granted folder"):
            read(allow, allow / path)


def test_a_link_that_appears_after_the_check_is_not_followed(
    allow: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = GrantedFolders(lambda: [str(allow)])
    found = folders.find(str(allow / "sub/ü.txt"))
    # As if somebody exchanged the folder between the check and the opening.
    (allow / "sub").rename(allow / "gone")
    (allow / "sub").symlink_to(allow.parent / "allow_evil")
    (allow.parent / "allow_evil/ü.txt").write_text("outside")
    monkeypatch.setattr(folders, "find", lambda _path: found)
    with pytest.raises(ToolError):
        os.close(folders.open("anything"))


def test_what_is_no_plain_file_is_named(allow: Path) -> None:
    os.mkfifo(allow / "pipe")  # opening one for reading would wait for a writer
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(allow / "s"))
        for name in ("pipe", "sub", "s"):
            with pytest.raises(ToolError):
                read(allow, allow / name)


def test_large_and_binary_files_are_refused(allow: Path) -> None:
    (allow / "large").write_bytes(b"x" * 2_000_001)
    (allow / "binary").write_bytes(b"a\0b")
    with pytest.raises(ToolError, match="more than 2,000,000 bytes"):
        read(allow, allow / "large")
    with pytest.raises(ToolError, match="not a text file"):
        read(allow, allow / "binary")


def test_a_picture_is_one(allow: Path) -> None:
    (allow / "p.png").write_bytes(b"\x89PNG")
    tool = ReadFile(GrantedFolders(lambda: [str(allow)]))
    outcome = asyncio.run(tool.run({"path": str(allow / "p.png")}))
    assert outcome.content == (Image("image/png", b"\x89PNG"),)


def test_without_a_grant_it_is_said_how_to_give_one() -> None:
    with pytest.raises(ToolError, match="No folder has been granted") as told:
        GrantedFolders(list).find("/etc/passwd")
    assert "settings" in told.value.hint


def test_what_is_alike_is_the_granted_folder(allow: Path) -> None:
    tool = ReadFile(GrantedFolders(lambda: [str(allow)]))
    assert tool.alike({"path": str(allow / "sub/ü.txt")}) == f"paths in {allow}"
    assert tool.alike({"path": "/etc/passwd"}) == ""
