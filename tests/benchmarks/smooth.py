"""How long the window does not react: while text comes in bursts, is hard, or is moved.

Seen from inside by a timer, which misses nothing of a burst, and from outside by pings of the
window manager, which the window answers from its event loop.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.app_runs import Bench, Gap, ask, gaps
from tests.benchmarks.hostile import hostile_replies, pieces
from tests.benchmarks.table import Row, ms
from tests.benchmarks.tokens import tokens
from tests.end2end.app_driver import ROOT, RunningApp
from tests.end2end.served import served
from tests.scripted_server import Answer, chat_chunks

FRAME = 1 / 60
_BURSTS = (5_000, 20_000)
_ROUNDS = 3
#: Seconds that the program goes on to show a reply after it is complete.
_SETTLE = 1.0
#: Tokens of the conversation that is scrolled and resized.
_LONG = 20_000
_WIDTHS = [*range(1240, 640, -20), *range(640, 1240, 20)]


@dataclass
class Pings:
    """The times in which a window answered, in seconds."""

    answers: list[tuple[float, float]] = field(default_factory=list)

    def since(self, begin: float) -> list[float]:
        return sorted(took for sent, took in self.answers if sent >= begin)


@contextmanager
def pinging(app: RunningApp, environment: dict[str, str]) -> Iterator[Pings]:
    """Ping a window until the ``with`` is left; the answers are there only then."""
    command = [sys.executable, "-m", "tests.benchmarks.pings", app.wait_window()]
    found = Pings()
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield found
        lines, _ = process.communicate("")
    found.answers += [(float(s), float(t)) for s, t in map(str.split, lines.splitlines())]


def bursts(bench: Bench) -> list[Row]:
    """Replies that come at once."""
    rows = []
    for count in _BURSTS:
        longest, answers = _burst(bench, count)
        p99 = answers[int(len(answers) * 0.99)]
        share = f"{len(answers)} pings"
        what = f"a burst of {count:,} tokens"
        rows += [
            Row(f"answer to a ping in {what}, 99 of 100", ms(p99), "16 ms", share),
            Row(f"answer to a ping in {what}, longest", ms(answers[-1]), "50 ms", share),
            Row(f"event loop gap in {what}, longest", ms(longest.length), "50 ms", _of(longest)),
        ]
    return rows


def _burst(bench: Bench, count: int) -> tuple[Gap, list[float]]:
    """The longest gap, and the answers to pings, sorted."""
    with served() as server:
        server.chat(Answer(chat_chunks(tokens(50))), Answer(chat_chunks(tokens(count))))
        with bench.app(server, watch="gaps") as (app, marks):
            ask(app, "warm up", count=1)
            time.sleep(_SETTLE)
            worst, answers = [], []
            for number in range(_ROUNDS):
                with pinging(app, bench.environment()) as pings:
                    time.sleep(0.3)
                    asked = len(server.requests)
                    ask(app, "go", count=number + 2)
                    time.sleep(0.3)
                begin = server.requests[asked].at
                answers += pings.since(begin)
                worst.append(_longest(marks, begin))
    return max(worst, key=_length), sorted(answers)


def hostile(bench: Bench) -> list[Row]:
    """The longest gap while a hard reply comes and is scrolled through."""
    rows = []
    with served() as server:
        texts = hostile_replies()
        answers = [Answer(chat_chunks(pieces(text))) for text in texts.values()]
        server.chat(Answer(chat_chunks(tokens(50))), *answers)
        with bench.app(server, watch="gaps") as (app, marks):
            ask(app, "warm up", count=1)
            for number, what in enumerate(texts, 2):
                app.key("ctrl+n")
                time.sleep(0.5)
                asked = len(server.requests)
                ask(app, "go", count=number)
                time.sleep(_SETTLE)
                app.wheel(700, 400, 30)
                time.sleep(0.2)
                longest = _longest(marks, server.requests[asked].at)
                rows.append(Row(f"longest gap, {what}", ms(longest.length), "100 ms", _of(longest)))
    return rows


def moves(bench: Bench) -> list[Row]:
    """Scrolling and resizing a long conversation."""
    with served() as server:
        server.chat(Answer(chat_chunks(tokens(_LONG))))
        with bench.app(server, watch="gaps") as (app, marks):
            ask(app, "one", count=1)
            time.sleep(_SETTLE)
            ask(app, "two", count=2)
            time.sleep(_SETTLE)
            began = time.monotonic()
            app.wheel(700, 400, 150)
            app.wheel(700, 400, -150)
            time.sleep(0.3)
            scrolled = gaps(marks, since=began)
            seconds = time.monotonic() - began
            resized_from = time.monotonic()
            for width in _WIDTHS:
                app.resize(width, 860)
            time.sleep(0.3)
            resized = gaps(marks, since=resized_from)
            resizing = time.monotonic() - resized_from
    return [
        _dropped("scrolling", scrolled, seconds),
        _dropped("resizing", resized, resizing),
    ]


def _dropped(what: str, found: list[Gap], seconds: float) -> Row:
    late = [gap for gap in found if gap.length > 2 * FRAME]
    longest = f"{ms(found[0].length)}, {_of(found[0])}" if found else "-"
    return Row(
        f"gaps of more than two frames while {what} 40,000 tokens, of 100 frames",
        f"{len(late) / (seconds / FRAME) * 100:.1f}",
        "1.0",
        f"{len(late)} in {seconds:.1f} s, longest {longest}",
    )


def _longest(marks: Path, since: float) -> Gap:
    found = gaps(marks, since=since)
    return found[0] if found else Gap(since, 0.0, 0.0)


def _length(gap: Gap) -> float:
    return gap.length


def _of(gap: Gap) -> str:
    return f"{gap.cpu * 1e3:.0f} ms of it CPU"
