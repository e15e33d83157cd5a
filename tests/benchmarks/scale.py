"""How little the size of the library matters: ``python -m tests.benchmarks.scale``.

Compares a small library with a large one; their size in conversations may be given: ``1000
100000`` is the figure for a release. Each library is measured in a process of its own.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median, quantiles

import psutil

from tests.benchmarks.generated import LONG, SHORT, vocabulary, write_library
from tests.benchmarks.table import Row, print_head, print_rows

_EACH = 20
#: Batches of tokens saved for one measurement.
_BATCHES = 200
_SIZES = (100, 2_000)
_ROOT = Path(__file__).parents[2]
Figures = dict[str, float]


def measure(sizes: tuple[int, int] = _SIZES) -> list[Row]:
    """The rows of the table."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = (_measured(Path(folder) / f"{size}.sqlite3", size) for size in sizes)
    title = f"{sizes[1]:,} conversations / {sizes[0]:,}"

    def row(what: str, key: str, target: str, unit: float = 1e3, suffix: str = "ms") -> Row:
        figures = f"{large[key] * unit:.1f} {suffix} / {small[key] * unit:.1f} {suffix}"
        return Row(f"{what}, {title}", f"{large[key] / small[key]:.2f}", target, figures)

    long, short = large["open long"], large["open short"]
    return [
        row("sidebar shown", "sidebar", "1.5"),
        row("conversation of 20 messages opened", "open", "1.2"),
        row("search as one types, p50", "search p50", "-"),
        row("search as one types, p99", "search p99", "-"),
        row("a batch of tokens saved", "save", "1.2", 1e6, "us"),
        row("memory", "memory", "1.2", 1e-6, "MB"),
        Row(
            f"conversation opened, {LONG:,} messages / {SHORT}",
            f"{long / short:.2f}",
            "1.5",
            f"{long * 1e3:.1f} ms / {short * 1e3:.1f} ms",
        ),
    ]


def _measured(path: Path, conversations: int) -> Figures:
    write_library(path, conversations=conversations, messages=conversations * _EACH)
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.scale", "child", str(path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    figures: Figures = json.loads(done.stdout)
    return figures


def _child(path: Path) -> None:
    """Use a library as the program does, and print what that took."""
    from PySide6.QtWidgets import QApplication

    from desktop.chat.events import BlockDelta
    from desktop.session.library import Library
    from desktop.session.search import Search
    from desktop.settings import Theme
    from desktop.storage.conversations import ConversationStore
    from desktop.storage.database import Database
    from desktop.storage.message_search import MessageSearch
    from desktop.storage.state import WindowState
    from desktop.ui.icons import Icons
    from desktop.ui.sidebar import Sidebar
    from desktop.ui.theme import ThemeSource
    from desktop.ui.transcript.transcript import Transcript

    app = QApplication([])
    theme = ThemeSource(choice=Theme.LIGHT)
    theme.apply(app)
    icons = Icons(_ROOT / "resources" / "icons")

    async def main() -> Figures:
        database = Database(path)
        await database.open()
        store = ConversationStore(database)
        library = Library(store, WindowState(database))
        messages = MessageSearch(path)
        search = Search(messages)

        async def show_sidebar() -> None:
            sidebar = Sidebar(theme=theme, icons=icons)
            sidebar.resize(260, 860)
            sidebar.show()
            sidebar.add_summaries(await library.summaries())
            sidebar.grab()
            sidebar.deleteLater()

        async def open_one(key: str) -> None:
            conversation = await library.open(key)
            assert conversation is not None
            shown = conversation.active_path()
            # Its budget of time never runs out: the work is always the same.
            transcript = Transcript(theme=theme, open_link=lambda _link: None, clock=lambda: 0.0)
            transcript.resize(900, 800)
            transcript.show()
            transcript.show_path(shown, older=len(conversation.active_ids()) - len(shown))
            transcript.grab()
            transcript.deleteLater()

        async def save() -> None:
            for _ in range(_BATCHES):
                await store.append_journal(f"c0-{0:026}", [BlockDelta(0, " word")] * 20)

        figures = {
            "sidebar": await _best(show_sidebar),
            "open": await _best(lambda: open_one("c50")),
            "open long": await _best(lambda: open_one("long")),
            "open short": await _best(lambda: open_one("short")),
            "save": await _best(save) / _BATCHES,
        }
        times = []
        for typed in _typed():
            began = time.perf_counter()
            await search.find(typed)
            times.append(time.perf_counter() - began)
        figures["search p50"] = median(times)
        figures["search p99"] = quantiles(times, n=100)[-1]
        figures["memory"] = float(psutil.Process().memory_info().rss)
        await messages.aclose()
        await database.aclose()
        return figures

    print(json.dumps(asyncio.run(main())))


async def _best(act: Callable[[], Awaitable[None]], repeat: int = 12) -> float:
    """The least time of a processor, in seconds, of all threads; the disk is not counted.

    Others use the machine too: what it takes at least is what can be compared.
    """
    times = []
    for _ in range(repeat):
        began = time.process_time()
        await act()
        times.append(time.process_time() - began)
    return min(times)


def _typed() -> list[str]:
    """What stands in the field while words, frequent and rare, are typed letter by letter."""
    chance, words = random.Random(3), vocabulary()
    typed = []
    for rank in (0, 3, 40, 300, 2_000, 9_000, 30_000):
        word = words[rank]
        typed += [word[:end] for end in range(1, len(word) + 1)]
        other = chance.choice(words[:3_000])
        typed += [f"{word} {other[:end]}" for end in range(1, len(other) + 1)]
        typed.append(f'"{word} {other}"')
        typed.append(f"{word} role:user after:2020")
    return typed


def main() -> int:
    if sys.argv[1:2] == ["child"]:
        _child(Path(sys.argv[2]))
        return 0
    sizes = tuple(int(size) for size in sys.argv[1:3]) or _SIZES
    print_head()
    print_rows(measure((sizes[0], sizes[-1])))
    return 0


if __name__ == "__main__":
    sys.exit(main())
