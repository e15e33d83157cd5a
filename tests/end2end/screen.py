"""What is on the screen, as a screen reader tells it: the real program's windows over AT-SPI."""

from __future__ import annotations

import functools
import json
import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Self

from tests.end2end.app_driver import wait_for

_READER = Path(__file__).with_name("screen_reader.py")

Part = dict[str, Any]


class Screen:
    """Reads the windows of the running program. Use as a context manager.

    White space in names is told as single spaces.
    """

    def __init__(self, env: Mapping[str, str], *, only_shown: bool = True) -> None:
        """``env`` leads to the bus of the screen readers."""
        self._reader = subprocess.Popen(
            ["/usr/bin/python3", str(_READER), "rivulet", *(["--shown"] if only_shown else [])],
            env={**os.environ, **env},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._reader.kill()
        self._reader.communicate()

    def parts(self) -> list[Part]:
        """Everything in the windows of the program, from top to bottom."""
        assert self._reader.stdin is not None
        assert self._reader.stdout is not None
        self._reader.stdin.write("\n")
        self._reader.stdin.flush()
        line = self._reader.stdout.readline()
        assert line, "the screen reader found no program"
        found: list[Part] = json.loads(line)
        return [{**part, "name": " ".join(part["name"].split())} for part in found]

    def names(self) -> list[str]:
        return [part["name"] for part in self.parts()]

    def find(self, name: str, *, state: str = "showing") -> Part | None:
        """The first part whose name begins so."""
        found = (p for p in self.parts() if p["name"].startswith(name) and state in p["states"])
        return next(found, None)

    def wait_part(self, fits: Callable[[Part], bool], what: str, *, seconds: float = 30.0) -> Part:
        """Wait for a part; AssertionError says what there is instead."""
        try:
            look = functools.partial(self._first, fits)
            return wait_for(what, look, seconds=seconds)
        except AssertionError as error:
            shown = [part["name"] for part in self.parts() if part["name"].strip()]
            raise AssertionError(f"{error}; shown: {shown}") from None

    def wait(self, name: str, *, state: str = "showing", seconds: float = 30.0) -> Part:
        """Wait for a part whose name begins so."""
        return self.wait_part(
            lambda part: part["name"].startswith(name) and state in part["states"],
            f"{name!r}, {state}",
            seconds=seconds,
        )

    def wait_focus(self, name: str, *, seconds: float = 30.0) -> Part:
        """Wait until the part whose name begins so has the focus."""
        return self.wait(name, state="focused", seconds=seconds)

    def wait_gone(self, name: str, *, seconds: float = 30.0) -> None:
        """Wait until no part has such a name."""
        wait_for(f"the end of {name!r}", lambda: self.find(name) is None, seconds=seconds)

    def _first(self, fits: Callable[[Part], bool]) -> Part | None:
        return next(filter(fits, self.parts()), None)
