"""All measurements, as one table of ratios: ``make bench``.

Every ratio compares two things measured in one run on one machine. The absolute figures
beside them are there to judge the noise.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.benchmarks import app_runs, decode
from tests.benchmarks.app_runs import Bench
from tests.benchmarks.table import Row, print_head, print_rows

_REPEAT = 5


def start(bench: Bench) -> Row:
    ours, bare = app_runs.start_seconds(bench, repeat=_REPEAT)
    return Row(
        "start to first paint / bare PySide6 window",
        f"{ours / bare:.2f}",
        "2.0",
        f"{ours * 1e3:.0f} ms / {bare * 1e3:.0f} ms",
    )


def tokens(bench: Bench) -> list[Row]:
    short, middle, long = app_runs.cpu_per_token(bench, (2_000, 10_000, 20_000))
    bare = app_runs.bare_cpu_per_token(bench, 10_000)
    return [
        Row(
            "CPU per token, whole program, 10,000 tokens in a burst / bare SDK loop",
            f"{middle / bare:.2f}",
            "1.5",
            f"{middle * 1e6:.0f} us / {bare * 1e6:.0f} us",
        ),
        Row(
            "CPU per token, 20,000 tokens / 2,000 tokens",
            f"{long / short:.2f}",
            "1.3",
            f"{long * 1e6:.0f} us / {short * 1e6:.0f} us",
        ),
    ]


def first_paint(bench: Bench) -> Row:
    times = app_runs.first_paint_seconds(bench, repeat=_REPEAT)
    return Row(
        "first text to first paint / one frame (16.7 ms)",
        f"{median(times) / (1 / 60):.2f}",
        "2.0",
        f"median {median(times) * 1e3:.1f} ms, max {max(times) * 1e3:.1f} ms",
    )


def stop(bench: Bench) -> Row:
    ours, bare = app_runs.stop_seconds(bench, repeat=_REPEAT)
    return Row(
        "Stop to the server seeing the close / bare cancel",
        f"{median(ours) / median(bare):.2f}",
        "-",
        f"{median(ours) * 1e3:.1f} ms (max {max(ours) * 1e3:.1f}) / {median(bare) * 1e3:.1f} ms",
    )


def main() -> int:
    display = {name: os.environ[name] for name in ("DISPLAY",) if name in os.environ}
    if not display:
        print("The benchmarks need an X display: run them by `make bench`.", file=sys.stderr)
        return 1
    print_head()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(folder=Path(folder), display=display | {"QT_QPA_PLATFORM": "xcb"})
        for measure in (start, tokens, first_paint, stop):
            rows = measure(bench)
            print_rows(rows if isinstance(rows, list) else [rows])
    print_rows(decode.measure())
    return 0


if __name__ == "__main__":
    sys.exit(main())
