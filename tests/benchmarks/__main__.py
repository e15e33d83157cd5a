"""All measurements, as one table: ``make bench``, or some of them: ``make bench ARGS="start"``.

Every ratio compares two things measured in one run on one machine. The absolute figures
beside them are there to judge the noise.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.benchmarks import (
    app_runs,
    attaching,
    crowd,
    decode,
    gateway,
    gateway_crowd,
    growth,
    second_window,
    smooth,
)
from tests.benchmarks.app_runs import Bench
from tests.benchmarks.stop import stop_times
from tests.benchmarks.table import Row, ms, print_head, print_rows

_REPEAT = 5
#: Stops in each state of a reply.
_STOPS = 40
#: Seconds that an idle window is watched.
_IDLE = 20.0


def start(bench: Bench) -> list[Row]:
    ours, bare = app_runs.starts(bench, repeat=2 * _REPEAT)
    return [
        Row(
            "CPU from start to first paint / bare PySide6 window",
            f"{ours.cpu / bare.cpu:.2f}",
            "1.5",
            f"{ours.cpu * 1e3:.0f} ms / {bare.cpu * 1e3:.0f} ms; by the clock "
            f"{ours.clock * 1e3:.0f} ms / {bare.clock * 1e3:.0f} ms, least of {2 * _REPEAT}",
        )
    ]


def tokens(bench: Bench) -> list[Row]:
    short, middle, long = app_runs.cpu_per_token(bench, (2_000, 10_000, 20_000))
    bare = app_runs.bare_cpu_per_token(bench, 10_000)
    return [
        Row(
            "CPU per token, whole program, 10,000 tokens in a burst / bare SDK loop",
            f"{middle / bare:.2f}",
            "1.0",
            f"{middle * 1e6:.0f} us / {bare * 1e6:.0f} us",
        ),
        Row(
            "CPU per token, 20,000 tokens / 2,000 tokens",
            f"{long / short:.2f}",
            "1.1",
            f"{long * 1e6:.0f} us / {short * 1e6:.0f} us",
        ),
    ]


def first_paint(bench: Bench) -> list[Row]:
    sent, shown = app_runs.reply_seconds(bench, repeat=4 * _REPEAT)
    p95 = int(len(sent) * 0.95) - 1
    return [
        Row(
            "Enter to the request on its way, 95 of 100",
            ms(sent[p95]),
            "20 ms",
            f"median {ms(median(sent))} of {len(sent)}, longest {ms(sent[-1])}",
        ),
        Row(
            "first byte of the answer to first paint of its text, 95 of 100",
            ms(shown[p95]),
            "33 ms",
            f"median {ms(median(shown))} of {len(shown)}, longest {ms(shown[-1])}",
        ),
    ]


def idle(bench: Bench) -> list[Row]:
    blinking, resting = app_runs.idle_shares(bench, seconds=_IDLE)
    return [
        Row(
            "CPU of an open window, idle",
            f"{resting * 100:.2f} %",
            "0.3 %",
            f"of a core; {blinking * 100:.2f} % until the text cursor rests, after ten seconds",
        )
    ]


def stop(bench: Bench) -> list[Row]:
    ours, bare = app_runs.stop_seconds(bench, repeat=_REPEAT)
    rows = [
        Row(
            "Stop key to the server seeing the close, longest",
            ms(max(ours)),
            "50 ms",
            f"median {ms(median(ours))}; bare cancel {ms(median(bare))}",
        )
    ]
    states = stop_times(repeat=_STOPS)
    every = sorted(took for times in states for took in times.ours)
    slowest = max(states, key=lambda times: times.ours[-1])
    rows.append(
        Row(
            "Stop to the server seeing the close, in every state of a reply, 99 of 100",
            ms(every[int(len(every) * 0.99)]),
            "50 ms",
            f"{len(every)} stops, longest {ms(every[-1])} ({slowest.state})",
        )
    )
    return rows


def decoding(_bench: Bench) -> list[Row]:
    return decode.measure()


def forwarding(_bench: Bench) -> list[Row]:
    return gateway.measure()


_ALL = (
    start,
    idle,
    first_paint,
    stop,
    tokens,
    smooth.bursts,
    smooth.hostile,
    smooth.moves,
    second_window.second_window,
    crowd.crowd,
    attaching.attaching,
    growth.growth,
    decoding,
    forwarding,
    gateway_crowd.gateway_crowd,
)


def main() -> int:
    if "DISPLAY" not in os.environ:
        print("The benchmarks need an X display: run them by `make bench`.", file=sys.stderr)
        return 1
    display = {"DISPLAY": os.environ["DISPLAY"], "QT_QPA_PLATFORM": "xcb"}
    wanted = sys.argv[1:]
    print_head()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(folder=Path(folder), display=display)
        for measure in _ALL:
            if not wanted or measure.__name__ in wanted:
                print_rows(measure(bench))
    return 0


if __name__ == "__main__":
    sys.exit(main())
