"""How long the window does not react: while text comes in bursts, is hard, or is moved.

Seen from inside by a timer, which misses nothing of a burst, and from outside by pings of the
window manager, which the window answers from its event loop. Gaps are told without the time in
which the thread was ready and another program had the processor; pings have it in them.
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
from tests.benchmarks.instrumented import SHORTEST_GAP
from tests.benchmarks.table import Row, ms
from tests.benchmarks.tokens import tokens
from tests.end2end.app_driver import ROOT, RunningApp
from tests.end2end.served import served
from tests.scripted_server import Answer, chat_chunks

FRAME = 1 / 60
_BURSTS = (5_000, 20_000)
_ROUNDS = 5
_NO_GAP = Gap(0.0, 0.0, 0.0, 0.0)
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


@dataclass(frozen=True)
class Round:
    """One burst: the answers to pings, sorted, and the gaps meanwhile, longest first."""

    answers: list[float]
    gaps: list[Gap]
    seconds: float

    @property
    def gap(self) -> Gap:
        return self.gaps[0] if self.gaps else _NO_GAP

    @property
    def p99(self) -> float:
        return self.answers[int(len(self.answers) * 0.99)]

    @property
    def own_p99(self) -> float:
        """What one of a hundred pings would have waited for, had no other program run: longer
        than this is 1 % of the time before the end of a gap."""

        def share(wait: float) -> float:
            return sum(max(gap.length - wait, 0.0) for gap in self.gaps) / self.seconds

        wait = SHORTEST_GAP
        while share(wait) > 0.01:
            wait += 0.0001
        return wait


def bursts(bench: Bench) -> list[Row]:
    """Replies that come at once: the quietest of some rounds, for neighbours only add."""
    rows = []
    for count in _BURSTS:
        rounds = _burst(bench, count)
        what = f"a burst of {count:,} tokens"
        p99s = sorted(one.p99 for one in rounds)
        longest = sorted(one.answers[-1] for one in rounds)
        gap = min((one.gap for one in rounds), key=_length)
        most = max(one.gap.cpu for one in rounds)
        rows += [
            Row(f"answer to a ping in {what}, 99 of 100", ms(p99s[0]), "16 ms", _spread(p99s)),
            Row(
                f"the same, without waiting for a processor that others had, {count:,} tokens",
                ms(min(one.own_p99 for one in rounds)),
                "16 ms",
                f"in the worst round {ms(max(one.own_p99 for one in rounds))}",
            ),
            Row(f"answer to a ping in {what}, longest", ms(longest[0]), "50 ms", _spread(longest)),
            Row(
                f"event loop gap in {what}, longest",
                ms(gap.length),
                "50 ms",
                f"{_of(gap)}; in all rounds at most {most * 1e3:.0f} ms of CPU",
            ),
        ]
    return rows


def _burst(bench: Bench, count: int) -> list[Round]:
    with served() as server:
        server.chat(Answer(chat_chunks(tokens(50))), Answer(chat_chunks(tokens(count))))
        with bench.app(server, watch="gaps") as (app, marks):
            ask(app, "warm up", count=1)
            time.sleep(_SETTLE)
            rounds = []
            for number in range(_ROUNDS):
                with pinging(app, bench.environment()) as pings:
                    time.sleep(0.3)
                    asked = len(server.requests)
                    ask(app, "go", count=number + 2)
                    time.sleep(0.3)
                begin = server.requests[asked].at
                seconds = time.monotonic() - begin
                rounds.append(Round(pings.since(begin), gaps(marks, since=begin), seconds))
    return rounds


def hostile(bench: Bench) -> list[Row]:
    """The longest gap while a hard reply comes and is scrolled through; the shorter of two."""
    rows = []
    with served() as server:
        texts = hostile_replies()
        answers = [Answer(chat_chunks(pieces(text))) for text in texts.values() for _ in "12"]
        server.chat(Answer(chat_chunks(tokens(50))), *answers)
        with bench.app(server, watch="gaps") as (app, marks):
            ask(app, "warm up", count=1)
            count = 1
            for what in texts:
                found = []
                for _ in "12":
                    count += 1
                    app.key("ctrl+n")
                    time.sleep(0.5)
                    asked = len(server.requests)
                    ask(app, "go", count=count)
                    time.sleep(_SETTLE)
                    app.wheel(700, 400, 30)
                    time.sleep(0.2)
                    found.append(_longest(marks, server.requests[asked].at))
                longest = min(found, key=_length)
                rows.append(Row(f"longest gap, {what}", ms(longest.length), "100 ms", _of(longest)))
    return rows


def moves(bench: Bench) -> list[Row]:
    """Scrolling and resizing a long conversation; the smoothest of some rounds."""
    scrolled, resized = [], []
    with served() as server:
        server.chat(Answer(chat_chunks(tokens(_LONG))))
        with bench.app(server, watch="gaps") as (app, marks):
            ask(app, "one", count=1)
            time.sleep(_SETTLE)
            ask(app, "two", count=2)
            time.sleep(_SETTLE)
            for _ in range(_ROUNDS):
                began = time.monotonic()
                app.wheel(700, 400, 150)
                app.wheel(700, 400, -150)
                time.sleep(0.3)
                scrolled.append((gaps(marks, since=began), time.monotonic() - began))
                began = time.monotonic()
                for width in _WIDTHS:
                    app.resize(width, 860)
                time.sleep(0.3)
                resized.append((gaps(marks, since=began), time.monotonic() - began))
    return [_dropped("scrolling", scrolled), _dropped("resizing", resized)]


def _dropped(what: str, rounds: list[tuple[list[Gap], float]]) -> Row:
    shares = sorted(
        len([gap for gap in found if gap.length > 2 * FRAME]) / (seconds / FRAME) * 100
        for found, seconds in rounds
    )
    longest = max((gap for found, _ in rounds for gap in found), key=_length)
    return Row(
        f"gaps of more than two frames while {what} 40,000 tokens, of 100 frames",
        f"{shares[0]:.1f}",
        "1.0",
        f"others of {len(shares)} rounds up to {shares[-1]:.1f}; longest {ms(longest.length)}, "
        f"{_of(longest)}",
    )


def _spread(figures: list[float]) -> str:
    """What the other rounds had."""
    middle, last = figures[len(figures) // 2], figures[-1]
    return f"quietest of {len(figures)} rounds; median {ms(middle)}, worst {ms(last)}"


def _longest(marks: Path, since: float) -> Gap:
    found = gaps(marks, since=since)
    return found[0] if found else _NO_GAP


def _length(gap: Gap) -> float:
    return gap.length


def _of(gap: Gap) -> str:
    return f"{gap.cpu * 1e3:.0f} ms of it CPU; {ms(gap.queued)} more for a processor"
