"""Runs of the whole program, measured from outside."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import psutil

from tests.benchmarks.tokens import tokens
from tests.end2end.app_driver import ROOT, RunningApp, clean_environment, wait_for
from tests.end2end.served import SETTINGS, served
from tests.end2end.stored import replies
from tests.scripted_server import Answer, Note, Pause, ScriptedServer, Step, chat_chunks

#: Seconds from a request to the first byte of the answer.
_THINKING = 0.15


class Bench:
    """A display's environment and a folder to run in."""

    def __init__(self, *, folder: Path, display: dict[str, str]) -> None:
        self._folder = folder
        self._display = display
        self._runs = 0

    def environment(self) -> dict[str, str]:
        return clean_environment(
            self._folder / "home", **self._display, SCRIPTED_KEY="none", PYTHONPATH=str(ROOT)
        )

    def data_folder(self) -> Path:
        """A new one."""
        self._runs += 1
        data = self._folder / f"data-{self._runs}"
        data.mkdir()
        return data

    @contextmanager
    def app(
        self,
        server: ScriptedServer,
        *,
        watch: str = "reply",
        data: Path | None = None,
        settings: str = "",
    ) -> Iterator[tuple[RunningApp, Path]]:
        """A started Rivulet that answers from ``server``, and the file of its marks.

        ``data`` is its folder, if it is to have conversations already; ``settings`` are further
        lines of its settings.
        """
        data = data or self.data_folder()
        self._runs += 1
        (data / "settings.toml").write_text(SETTINGS.format(url=server.url) + settings)
        marks = self._folder / f"marks-{self._runs}"
        command = (sys.executable, "-m", "tests.benchmarks.instrumented", str(marks), watch)
        app = RunningApp(data_dir=data, env=self.environment(), command=command)
        with app:
            app.wait_window()
            yield app, marks


def noted(marks: Path, name: str) -> list[float]:
    """The times of a mark."""
    lines = [line.rpartition(" ") for line in marks.read_text().splitlines()]
    return [float(at) for found, _, at in lines if found == name]


@dataclass(frozen=True)
class Gap:
    """A turn of the event loop, in seconds.

    ``whole`` is its length, ``cpu`` what its thread spent in it, ``queued`` how long that waited
    for a processor that others had.
    """

    end: float
    whole: float
    cpu: float
    queued: float

    @property
    def length(self) -> float:
        """What is the program's own doing: work, and waiting for its own threads."""
        return max(self.whole - self.queued, self.cpu)


def gaps(marks: Path, *, since: float) -> list[Gap]:
    """The gaps that ended after a time, longest first."""
    lines = [line.split() for line in marks.read_text().splitlines() if line.startswith("gap ")]
    found = [Gap(*map(float, words)) for _, *words in lines]
    return sorted((g for g in found if g.end > since), key=lambda g: g.length, reverse=True)


def ask(app: RunningApp, text: str, *, count: int) -> None:
    """Send a message and wait until the ``count``-th reply is complete."""
    app.type(text)
    app.key("Return")
    wait_for(f"reply {count}", lambda: len(replies(app.data_dir, "complete")) == count, seconds=120)


def cpu(app: RunningApp) -> float:
    times = psutil.Process(app.process.pid).cpu_times()
    return times.user + times.system


class Start(NamedTuple):
    """From the start of the process to the first paint, in seconds: of CPU, and by the clock."""

    cpu: float
    clock: float


def starts(bench: Bench, *, repeat: int) -> tuple[Start, Start]:
    """Rivulet and a bare window: the least of some runs, for neighbours only add."""
    ours, bare = [], []
    with served() as server:
        for _ in range(repeat):
            began = time.monotonic()
            done = subprocess.run(
                [sys.executable, "-m", "tests.benchmarks.bare_window"],
                env=bench.environment(),
                cwd=ROOT,
                capture_output=True,
                text=True,
                check=True,
            )
            painted, spent = map(float, done.stdout.split()[:2])
            bare.append(Start(spent, painted - began))
            began = time.monotonic()
            with bench.app(server, watch="start") as (_, marks):
                painted = noted(marks, "window painted")[0]
                ours.append(Start(noted(marks, "window cpu")[0], painted - began))
    return _least(ours), _least(bare)


def _least(runs: list[Start]) -> Start:
    return Start(min(run.cpu for run in runs), min(run.clock for run in runs))


def cpu_per_token(bench: Bench, counts: Sequence[int]) -> list[float]:
    """Seconds of CPU of the whole program for each token of replies of these lengths."""
    costs = []
    with served() as server:
        short = Answer(chat_chunks(tokens(50)))
        long = [Answer(_burst(count)) for count in counts]
        server.chat(short, *long)
        with bench.app(server) as (app, _):
            ask(app, "warm up", count=1)
            for number, count in enumerate(counts, 2):
                time.sleep(1.5)
                before = cpu(app)
                ask(app, "go", count=number)
                # The last frame is painted after the reply was stored.
                time.sleep(1.0)
                costs.append((cpu(app) - before) / count)
    return costs


def bare_cpu_per_token(bench: Bench, count: int) -> float:
    """Seconds of CPU that the openai package alone takes to count as many chunks."""
    with served() as server:
        server.chat(Answer(_burst(count)))
        out = _bare_loop(bench, server, "stream").stdout.split()
    spent, chunks = float(out[0]), int(out[1])
    assert chunks == count, (chunks, count)
    return spent / chunks


def reply_seconds(bench: Bench, *, repeat: int) -> tuple[list[float], list[float]]:
    """From Enter to the request being handed to the connection, without waiting for a processor
    that others had; and from the first byte of the answer leaving the server to the first paint
    of its text. Both sorted."""
    with served() as server:
        # No model answers at once.
        server.chat(Answer(chat_chunks(tokens(200)), before=[Pause(_THINKING), Note()]))
        with bench.app(server) as (app, marks):
            ask(app, "warm up", count=1)
            for number in range(repeat):
                time.sleep(0.3)
                ask(app, "go", count=number + 2)
            paints = noted(marks, "text painted")
            names = ("enter", "enter queued", "sent", "sent queued")
            times = zip(*(noted(marks, name) for name in names), strict=True)
    sent = [
        (there - there_queued) - (here - here_queued)
        for here, here_queued, there, there_queued in times
    ]
    shown = [paint - note for paint, note in zip(paints, server.notes, strict=True)]
    return sorted(sent[1:]), sorted(shown[1:])


def idle_shares(bench: Bench, *, seconds: float) -> tuple[float, float]:
    """The part of a core that an open window takes while nothing happens.

    First while the text cursor blinks, then while it rests, as it does ten seconds after the
    last key.
    """
    with served() as server, bench.app(server, watch="start") as (app, _):
        time.sleep(4.0)
        blinking = _share(app, 5.0)
        time.sleep(6.0)
        return blinking, _share(app, seconds)


def _share(app: RunningApp, seconds: float) -> float:
    before, began = _nanoseconds(app), time.monotonic()
    time.sleep(seconds)
    return (_nanoseconds(app) - before) / 1e9 / (time.monotonic() - began)


def _nanoseconds(app: RunningApp) -> int:
    """CPU of all threads; finer than the ticks of `cpu`."""
    tasks = Path(f"/proc/{app.process.pid}/task")
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks.iterdir())


def stop_seconds(bench: Bench, *, repeat: int) -> tuple[list[float], list[float]]:
    """From Stop to the server seeing the connection close: Rivulet, a bare cancel."""
    steps: list[Step] = []
    for chunk in chat_chunks(tokens(2000)):
        steps += [chunk, Pause(0.02)]
    ours, bare = [], []
    with served() as server:
        server.chat(Answer(steps))
        with bench.app(server) as (app, marks):
            for number in range(repeat):
                app.type("go")
                app.key("Return")
                wait_for("the text", lambda: len(noted(marks, "text")) == number + 1)  # noqa: B023 - called at once
                time.sleep(0.3)
                app.key("Escape")
                wait_for("the close", lambda: len(server.disconnects) == number + 1)  # noqa: B023 - called at once
                time.sleep(0.3)
            stops = noted(marks, "stop")
            ours = [closed - stop for stop, closed in zip(stops, server.disconnects, strict=True)]
    with served() as server:
        server.chat(Answer(steps))
        for number in range(repeat):
            cancelled = float(_bare_loop(bench, server, "stop").stdout)
            bare.append(server.disconnects[number] - cancelled)
    return ours, bare


def _bare_loop(bench: Bench, server: ScriptedServer, what: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.bare_loop", f"{server.url}/v1", what],
        env=bench.environment(),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )


def _burst(count: int) -> list[Step]:
    return chat_chunks(tokens(count))
