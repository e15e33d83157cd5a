"""How Linux desktops name the program in their menus."""

from __future__ import annotations

from configparser import ConfigParser
from pathlib import Path

import pytest

from desktop.settings import Language

ENTRY = Path(__file__).parents[2] / "packaging" / "linux" / "rivulet.desktop"
SPOKEN = sorted(set(Language) - {Language.SYSTEM, Language.ENGLISH})


@pytest.fixture
def entry() -> ConfigParser:
    parser = ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment, method-assign] # keys have capitals
    parser.read(ENTRY, encoding="utf-8")
    return parser


@pytest.mark.parametrize("language", SPOKEN)
def test_all_that_is_read_is_said_in_every_language(entry: ConfigParser, language: str) -> None:
    main = entry["Desktop Entry"]
    for key in ("GenericName", "Comment", "Keywords"):
        assert main.get(f"{key}[{language}]"), key
    for action in filter(None, main["Actions"].split(";")):
        assert entry[f"Desktop Action {action}"].get(f"Name[{language}]"), action


def test_lists_end_as_the_specification_wants(entry: ConfigParser) -> None:
    for key, value in entry["Desktop Entry"].items():
        if key.startswith(("Keywords", "Categories", "Actions")):
            assert value.endswith(";"), key
