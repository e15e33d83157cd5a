from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from desktop.runtime.paths import (
    DataFolder,
    create_private_file,
    create_private_folder,
    default_data_folder,
    resources_folder,
)


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_nobody_else_may_enter_the_data_folder(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "deep" / "rivulet")

    folder.create()

    assert mode_of(folder.root) == 0o700
    assert mode_of(folder.logs_folder) == 0o700


def test_an_open_folder_that_was_there_is_closed_to_others(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)

    create_private_folder(tmp_path)

    assert mode_of(tmp_path) == 0o700


def test_a_private_file_is_private_and_keeps_what_it_held(tmp_path: Path) -> None:
    file = tmp_path / "notes"
    file.write_text("kept")
    file.chmod(0o644)

    create_private_file(file)

    assert mode_of(file) == 0o600
    assert file.read_text() == "kept"


def test_every_file_lies_in_the_root(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)

    for place in (folder.settings_file, folder.database_file, folder.log_file, folder.fault_file):
        assert place.is_relative_to(tmp_path)


def test_the_default_place_follows_the_desktop_standard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.platform != "linux":
        pytest.skip("the variable is Linux's")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    assert default_data_folder().root == tmp_path / "rivulet"


def test_the_icon_is_found_in_a_checkout() -> None:
    assert (resources_folder() / "rivulet.svg").is_file()


def test_a_bundle_brings_its_own_resources(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)

    assert resources_folder() == tmp_path / "resources"
