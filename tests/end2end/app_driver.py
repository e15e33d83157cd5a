"""Drives the real program from outside: by keys, by its window, by its process."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Self, TypeVar

import psutil

ROOT = Path(__file__).resolve().parents[2]
T = TypeVar("T")

#: Variables of the developer's session that would change what the program does.
_FOREIGN = ("_API_KEY", "_BASE_URL", "_PROXY", "_proxy")
_SESSION = (
    "PYTHONDONTWRITEBYTECODE",
    "DBUS_SESSION_BUS_ADDRESS",
    "WAYLAND_DISPLAY",
    "XAUTHORITY",
    "XDG_CURRENT_DESKTOP",
    "QT_QPA_PLATFORM",
    "QT_STYLE_OVERRIDE",
)


def wait_for(what: str, look: Callable[[], T | None], *, seconds: float = 30.0) -> T:
    """Call ``look`` until it returns something; AssertionError names ``what`` never came."""
    end = time.monotonic() + seconds
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds:g} s in vain for {what}")
        time.sleep(0.05)


def clean_environment(home: Path, **changes: str) -> dict[str, str]:
    """The environment of a user who has just logged in: no keys, a home of their own."""
    home.mkdir(parents=True, exist_ok=True)
    env = {
        name: value
        for name, value in os.environ.items()
        if name not in _SESSION and not name.endswith(_FOREIGN) and not name.startswith("XDG_")
    }
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700, exist_ok=True)
    return env | {"HOME": str(home), "XDG_RUNTIME_DIR": str(runtime), **changes}


class Display:
    """An X server with a window manager, for as long as the ``with`` lasts."""

    def __init__(self, number: str, env: dict[str, str]) -> None:
        self.number = number
        #: What a program needs to open its window here, to be merged into its environment.
        self.env = env

    @classmethod
    @contextlib.contextmanager
    def open(cls, *, size: str = "1280x900") -> Iterator[Display]:
        read_end, write_end = os.pipe()
        server = subprocess.Popen(
            [
                *("Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{size}x24"),
                *("-nolisten", "tcp", "-noreset"),
            ],
            pass_fds=(write_end,),
            stderr=subprocess.DEVNULL,
        )
        os.close(write_end)
        with os.fdopen(read_end) as numbers:
            number = numbers.readline().strip()
        if not number:
            server.wait()
            raise AssertionError("Xvfb did not start")
        env = {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        window_manager = subprocess.Popen(
            ["openbox", "--sm-disable"],
            env={**os.environ, **env},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield cls(number, env)
        finally:
            for process in (window_manager, server):
                process.terminate()
                process.wait(timeout=10)


class RunningApp:
    """One Rivulet process and its window. Knows nothing of what is inside.

    Use as a context manager, so that nothing stays behind when a test fails.
    """

    def __init__(
        self, *, data_dir: Path, env: Mapping[str, str], command: Sequence[str] = ()
    ) -> None:
        """``command`` starts the program; without, this checkout is run."""
        self.data_dir = data_dir
        self._env = dict(env)
        self._command = [*(command or (sys.executable, "-m", "desktop"))]
        self._command += ["--data-dir", str(data_dir)]
        self._output = data_dir.parent / f"{data_dir.name}-output.txt"
        self._process: subprocess.Popen[bytes] | None = None
        self._window = ""

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    # ---- the process -------------------------------------------------------------------------

    def start(self) -> None:
        with self._output.open("ab") as output:
            self._process = subprocess.Popen(
                self._command,
                cwd=ROOT,
                env=self._env,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._window = ""

    @property
    def process(self) -> subprocess.Popen[bytes]:
        assert self._process is not None, "the program was not started"
        return self._process

    @property
    def output(self) -> str:
        """What it wrote to stdout and stderr, since the first start."""
        return self._output.read_text(errors="replace")

    @property
    def log(self) -> str:
        file = self.data_dir / "logs" / "rivulet.log"
        return file.read_text(errors="replace") if file.exists() else ""

    def children(self) -> list[psutil.Process]:
        try:
            return psutil.Process(self.process.pid).children(recursive=True)
        except psutil.NoSuchProcess:
            return []

    def wait_exit(self, *, seconds: float) -> int:
        """The exit code; AssertionError when it still runs after ``seconds``."""
        try:
            return self.process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            raise AssertionError(self._explain(f"still runs after {seconds:g} s")) from None

    def kill(self) -> None:
        """As a power failure would: at once, with all its children."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=10)

    def stop(self) -> None:
        """End it in order; by force after ten seconds. Nothing of it stays."""
        if self._process is None:
            return
        children = self.children()
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self.kill()
        for child in children:
            with contextlib.suppress(psutil.NoSuchProcess):
                child.kill()

    # ---- the window --------------------------------------------------------------------------

    def wait_window(self, title: str = "Rivulet", *, seconds: float = 60.0) -> str:
        """The id of its visible window with ``title`` in its name, made active."""

        def look() -> str | None:
            if self.process.poll() is not None:
                return "none"
            for window in self._xdotool("search", "--onlyvisible", "--name", title).split():
                if self._xdotool("getwindowpid", window).strip() == str(self.process.pid):
                    return window
            return None

        try:
            self._window = wait_for(f"a window titled {title!r}", look, seconds=seconds)
        except AssertionError as error:
            raise AssertionError(self._explain(str(error))) from None
        if self._window == "none":
            raise AssertionError(self._explain(f"ended with {self.process.returncode}"))
        self._xdotool("windowactivate", "--sync", self._window)
        return self._window

    def has_window(self) -> bool:
        return bool(self._shown_windows())

    def window_count(self) -> int:
        """How many windows, dialogs and menus are on the screen."""
        return len(self._shown_windows())

    def _shown_windows(self) -> set[str]:
        pid = str(self.process.pid)
        return set(self._xdotool("search", "--onlyvisible", "--pid", pid).split())

    def type(self, text: str, *, pause_ms: int = 8) -> None:
        """ASCII only: xdotool would change the keyboard's layout for other characters."""
        self._xdotool("type", "--delay", str(pause_ms), text)

    def key(self, *keys: str) -> None:
        """Press keys one after the other, in xdotool's names: ``Return``, ``ctrl+n``."""
        self._xdotool("key", "--delay", "20", *keys)

    def open_by(self, *keys: str) -> None:
        """Press keys that open a menu or a dialog, and wait until that is on the screen.

        Once more where nothing came: a window that has just appeared does not know its keys.
        """
        before = self._shown_windows()
        what = f"what {' '.join(keys)} opens"
        for seconds in (4.0, 8.0, 20.0):
            self.key(*keys)
            with contextlib.suppress(AssertionError):
                wait_for(what, lambda: self._shown_windows() - before, seconds=seconds)
                return
        raise AssertionError(self._explain(f"waited in vain for {what}"))

    def place(self, x: int, y: int, width: int, height: int) -> None:
        """Move and resize the window, in pixels."""
        self._xdotool("windowmove", self._window, str(x), str(y))
        self._xdotool("windowsize", "--sync", self._window, str(width), str(height))

    def resize(self, width: int, height: int) -> None:
        """Ask for another size of the window, and wait for nothing."""
        self._xdotool("windowsize", self._window, str(width), str(height))

    def click(self, x: int, y: int) -> None:
        """At a place in the window, in pixels from its upper left corner."""
        self._xdotool("mousemove", "--window", self._window, str(x), str(y), "click", "1")

    def wheel(self, x: int, y: int, notches: int, *, pause_ms: int = 16) -> None:
        """Turn the mouse wheel over a place in the window, upwards unless negative."""
        button = "4" if notches > 0 else "5"
        repeat = ("--repeat", str(abs(notches)), "--delay", str(pause_ms))
        place = ("mousemove", "--window", self._window, str(x), str(y))
        self._xdotool(*place, "click", *repeat, button)

    def close_window(self) -> None:
        """As its user does: the window manager asks the window to close (WM_DELETE_WINDOW)."""
        self._xdotool("windowactivate", "--sync", self._window, "key", "alt+F4")

    def screenshot(self, path: Path) -> Path:
        """The whole screen as an image file."""
        subprocess.run(["import", "-window", "root", str(path)], env=self._env, check=True)
        return path

    def _xdotool(self, *words: str) -> str:
        """Its output; "" when it found nothing, which it tells by its exit code."""
        return subprocess.run(
            ["xdotool", *words],
            env=self._env,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            timeout=60,
            check=False,
        ).stdout

    def _explain(self, what: str) -> str:
        lines = [f"the program: {what}", "--- output", self.output[-4000:]]
        lines += ["--- log", self.log[-4000:]]
        if shutil.which("import"):
            picture = self._output.with_suffix(".png")
            with contextlib.suppress(subprocess.CalledProcessError):
                lines.append(f"--- screen: {self.screenshot(picture)}")
        return "\n".join(lines)


_UNLOCKED_KEYRING = """
printf 'password\\n' |
  gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 &
daemon=$!
for attempt in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
  dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus / \
    org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets | grep -q true && break
  sleep 0.1
done
"$@"
status=$?
kill "$daemon" 2>/dev/null
exit "$status"
"""


def in_keyring_session(command: Sequence[str]) -> list[str]:
    """``command`` under a D-Bus session of its own, with an unlocked Secret Service.

    The keyring lies in HOME: give it a fresh one (``clean_environment``).
    """
    return ["dbus-run-session", "--", "sh", "-c", _UNLOCKED_KEYRING, "sh", *command]
