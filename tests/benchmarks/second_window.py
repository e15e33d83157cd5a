"""More windows, opened while a reply streams in the first one."""

from __future__ import annotations

import time

from tests.benchmarks.app_runs import Bench, Gap, ask, gaps
from tests.benchmarks.table import Row, ms
from tests.benchmarks.tokens import tokens
from tests.end2end.served import served
from tests.scripted_server import Answer, Pause, Step, chat_chunks

_WINDOWS = 5
#: Seconds that a window has to open and to be painted.
_OPENING = 1.5
#: Seconds between two tokens.
_PACE = 0.005


def second_window(bench: Bench) -> list[Row]:
    """The longest gap while a window opens; the smoothest of some, for neighbours only add."""
    steps: list[Step] = []
    for chunk in chat_chunks(tokens(round(2 * _WINDOWS * _OPENING / _PACE))):
        steps += [chunk, Pause(_PACE)]
    longest: list[Gap] = []
    with served() as server:
        server.chat(Answer(chat_chunks(tokens(50))), Answer(steps))
        with bench.app(server, watch="gaps") as (app, marks):
            ask(app, "warm up", count=1)
            app.type("go")
            app.key("Return")
            time.sleep(_OPENING)
            for _ in range(_WINDOWS):
                began = time.monotonic()
                app.key("ctrl+alt+n")
                time.sleep(_OPENING)
                longest.append(gaps(marks, since=began)[0])
    longest.sort(key=lambda gap: gap.length)
    best, worst = longest[0], longest[-1]
    return [
        Row(
            "longest gap while a window opens beside a reply that streams",
            ms(best.length),
            "50 ms",
            f"{best.cpu * 1e3:.0f} ms of it CPU; the others of {len(longest)} windows up to "
            f"{ms(worst.length)}, {worst.cpu * 1e3:.0f} ms of it CPU",
        )
    ]
