"""Where things lie: the user's data folder, and the files that come with the program."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

_PRIVATE_FOLDER = 0o700
_PRIVATE_FILE = 0o600


class DataFolder(NamedTuple):
    """Names every file Rivulet keeps for one user. Creates nothing by itself."""

    root: Path

    @property
    def settings_file(self) -> Path:
        return self.root / "settings.toml"

    @property
    def database_file(self) -> Path:
        return self.root / "rivulet.sqlite3"

    @property
    def backups_folder(self) -> Path:
        """Copies of the database."""
        return self.root / "backups"

    @property
    def models_file(self) -> Path:
        """What the providers said of their models."""
        return self.root / "models.json"

    @property
    def clients_file(self) -> Path:
        """The programs that may use the gateway."""
        return self.root / "gateway-clients.json"

    @property
    def permissions_file(self) -> Path:
        """What tools may do without being asked about."""
        return self.root / "permissions.json"

    @property
    def tool_log_file(self) -> Path:
        """Which tools were called, and who allowed it."""
        return self.root / "tool-calls.jsonl"

    @property
    def attachments_folder(self) -> Path:
        return self.root / "attachments"

    @property
    def logs_folder(self) -> Path:
        return self.root / "logs"

    @property
    def log_file(self) -> Path:
        return self.logs_folder / "rivulet.log"

    @property
    def fault_file(self) -> Path:
        """Where the interpreter writes its stacks when it dies of a signal."""
        return self.logs_folder / "fault.txt"

    @property
    def window_file(self) -> Path:
        """Where the window stood."""
        return self.root / "window"

    @property
    def lock_file(self) -> Path:
        return self.root / "rivulet.lock"

    def create(self) -> None:
        """Create the root and the logs folder, readable by this user alone.

        Raises OSError when the place is not writable.
        """
        create_private_folder(self.root)
        create_private_folder(self.logs_folder)


def default_data_folder() -> DataFolder:
    """The platform's place for one user's data, such as ``~/.local/share/rivulet``."""
    import platformdirs  # noqa: PLC0415 - not needed when --data-dir is given

    return DataFolder(Path(platformdirs.user_data_dir("rivulet", appauthor=False)))


def resources_folder() -> Path:
    """The folder of icons and other files that come with the program.

    Three layouts: a bundle (next to the unpacked modules), an installed wheel
    (``desktop/resources``) and a checkout (``resources`` beside ``desktop``).
    """
    bundle = getattr(sys, "_MEIPASS", None)
    if isinstance(bundle, str):
        return Path(bundle) / "resources"
    package = Path(__file__).resolve().parents[1]
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


def create_private_folder(folder: Path) -> Path:
    """Create ``folder`` with its parents; its own mode is 0700, also when it existed."""
    folder.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
    folder.chmod(_PRIVATE_FOLDER)
    return folder


def create_private_file(file: Path) -> Path:
    """Create ``file`` empty unless it exists; its mode is 0600 before anything is in it."""
    file.touch(mode=_PRIVATE_FILE, exist_ok=True)
    file.chmod(_PRIVATE_FILE)
    return file
