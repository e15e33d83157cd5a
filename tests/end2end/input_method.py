"""A real input method for the programs of a test: ibus with engines for Japanese and Korean."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.end2end.app_driver import wait_for

#: Both begin with the letters of their language instead of Latin ones.
_SETTINGS = """\
[org/freedesktop/ibus/engine/anthy/common]
input-mode=0

[org/freedesktop/ibus/engine/hangul]
initial-input-mode='hangul'
"""


class InputMethod:
    """A running ibus. ``env`` leads a program to it."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self.env = dict(env)
        self._started: list[subprocess.Popen[bytes]] = []

    @classmethod
    @contextlib.contextmanager
    def run(cls, env: Mapping[str, str]) -> Iterator[InputMethod]:
        """Start it on the session bus of ``env``, and end it with all its engines."""
        folder = Path(env["HOME"]) / ".config/glib-2.0/settings"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "keyfile").write_text(_SETTINGS)
        method = cls(
            {
                **env,
                "GSETTINGS_BACKEND": "keyfile",
                # As where fcitx is used, which Qt reaches as it reaches ibus.
                "QT_IM_MODULE": "fcitx",
                # An engine is started by the name python3, and wants that of the system.
                "PATH": f"/usr/bin:{env['PATH']}",
            }
        )
        method._start(
            *("ibus-daemon", "--config=/usr/libexec/ibus-memconf"),
            *("--panel=disable", "--emoji-extension=disable"),
        )
        try:
            yield method
        finally:
            for started in method._started:
                os.killpg(started.pid, signal.SIGKILL)
                started.wait()

    def add_late(self) -> None:
        """Offer the engine "late", which writes some time after it should."""
        wait_for("ibus", lambda: self._ibus("list-engine"))
        self._start("/usr/bin/python3", str(Path(__file__).with_name("late_engine.py")))

    def use(self, engine: str) -> None:
        """Let keys be read by ``engine``: "anthy", "hangul" or one that was added."""
        wait_for(f"the input method {engine}", lambda: self._uses(engine))

    def _start(self, *command: str) -> None:
        started = subprocess.Popen(
            command,
            env=self.env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._started.append(started)

    def _uses(self, engine: str) -> bool:
        # Its exit code tells of the keyboard's layout, too, for which nothing is installed.
        self._ibus("engine", engine)
        return self._ibus("engine").strip() == engine

    def _ibus(self, *words: str) -> str:
        return subprocess.run(
            ["ibus", *words], env=self.env, capture_output=True, text=True, check=False
        ).stdout
