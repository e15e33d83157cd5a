"""Files in which other programs name their tool servers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

#: Bytes of such a file; some programs keep much else in it.
_MOST_BYTES = 16 * 1024 * 1024

#: Below the home folder, on all systems.
_IN_HOME = (
    ("Claude Code", ".claude.json"),
    ("Codex", ".codex/config.toml"),
    ("Cursor", ".cursor/mcp.json"),
    ("Gemini", ".gemini/settings.json"),
    ("LM Studio", ".lmstudio/mcp.json"),
    ("Windsurf", ".codeium/windsurf/mcp_config.json"),
)
#: Below the folders for configuration of Linux, macOS and Windows.
_IN_CONFIGURATION = (
    ("Claude Desktop", "Claude/claude_desktop_config.json"),
    ("VS Code", "Code/User/mcp.json"),
)


class ForeignFile(NamedTuple):
    program: str
    path: Path


def foreign_files(home: Path, environment: Mapping[str, str]) -> list[ForeignFile]:
    """Those that are there. Looks at no more than a few names."""
    folders = [home / ".config", home / "Library/Application Support"]
    named = [environment.get(name) for name in ("XDG_CONFIG_HOME", "APPDATA")]
    folders += [Path(folder) for folder in named if folder]
    candidates = [ForeignFile(program, home / path) for program, path in _IN_HOME]
    candidates += [
        ForeignFile(program, folder / path)
        for program, path in _IN_CONFIGURATION
        for folder in dict.fromkeys(folders)
    ]
    return [file for file in candidates if file.path.is_file()]


def read_foreign(path: Path) -> str:
    """The text of such a file. Raises OSError, and ValueError for one that is no text."""
    with path.open("rb") as file:
        data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise ValueError
    return data.decode("utf-8-sig")
