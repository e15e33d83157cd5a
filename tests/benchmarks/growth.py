"""What grows with the length of a reply or of a conversation, and should not."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

import psutil

from desktop.chat.blocks import Text
from desktop.chat.conversation import ConversationSummary
from desktop.chat.message import Message, Role
from desktop.storage.attachment_files import AttachmentFiles
from desktop.storage.conversations import ConversationStore
from desktop.storage.database import Database
from desktop.storage.rows import insert_message
from tests.benchmarks.app_runs import Bench, ask, noted
from tests.benchmarks.instrumented import CPU_MARK
from tests.benchmarks.table import Row
from tests.benchmarks.tokens import part, tokens
from tests.end2end.app_driver import ROOT, RunningApp, wait_for
from tests.end2end.served import served
from tests.scripted_server import Answer, Pause, Step, chat_chunk, chat_chunks

#: Messages of the stored conversations, in the order of the sidebar.
_LENGTHS = (10_000, 100, 10)
#: What a message is made of: 20 MB in the longest.
_PARTS = 3
_SHORT_REPLY, _LONG_REPLY = 10_000, 300_000
#: Tokens whose CPU is measured, and how many come in a second.
_PACED = 400
_RATE = 200
_ROUNDS = 3


def growth(bench: Bench) -> list[Row]:
    rows = [reply_length(bench)]
    stored = bench.data_folder()
    asyncio.run(_store(stored))
    rows.append(opening(bench, stored))
    rows += memory(bench, stored)
    rows.append(history_length(bench, stored))
    return rows


def reply_length(bench: Bench) -> Row:
    """CPU per token at the beginning and at the end of one reply."""
    text = "".join(tokens(_LONG_REPLY // 3))
    begin, rest = text[:_SHORT_REPLY], text[_SHORT_REPLY:_LONG_REPLY]
    steps = [*_burst(begin), Pause(1.0), *_paced(), *_burst(rest), Pause(3.0), *_paced()]
    with served() as server:
        server.chat(Answer(chat_chunks(tokens(50))), Answer(_chat(steps)))
        with bench.app(server) as (app, marks):
            ask(app, "warm up", count=1)
            ask(app, "go", count=2)
            first, second = _spent(marks)
    return _ratio("CPU per token at the end of a 300 KB reply / of 10 KB", second, first, "1.2")


def history_length(bench: Bench, stored: Path) -> Row:
    """CPU per token of a reply behind many messages and behind few."""
    with served() as server:
        server.chat(Answer(_chat([Pause(1.0), *_paced()])))
        with bench.app(server, data=_copy(bench, stored)) as (app, marks):
            _wait_for_list(marks)
            for number, shown in enumerate(("ctrl+1", "ctrl+3"), 1):
                app.key(shown)
                time.sleep(1.5)
                # Sending does not move the first; the third becomes the first.
                app.type("go")
                app.key("Return")
                wait_for("the reply", lambda: len(noted(marks, "cpu")) == 2 * number)  # noqa: B023
                time.sleep(0.5)
            behind_many, behind_few = _spent(marks)
    what = "CPU per token behind 10,000 messages / behind 10"
    return _ratio(what, behind_many, behind_few, "1.1")


def opening(bench: Bench, stored: Path) -> Row:
    """From choosing a conversation to the first paint of its text."""
    long, short = [], []
    with served() as server:
        for _ in range(_ROUNDS):
            with bench.app(server, data=_copy(bench, stored)) as (app, marks):
                _wait_for_list(marks)
                for count, key in enumerate(("ctrl+3", "ctrl+2", "ctrl+1"), 1):
                    app.key(key)
                    wait_for("the text", lambda: len(noted(marks, "shown painted")) == count)  # noqa: B023
                    time.sleep(0.7)
                paints = noted(marks, "shown painted")
                _, to_short, to_long = (
                    paint - chosen
                    for chosen, paint in zip(noted(marks, "chosen"), paints, strict=True)
                )
                short.append(to_short)
                long.append(to_long)
    ours, base = median(long), median(short)
    return Row(
        "opening a conversation of 10,000 messages / of 100",
        f"{ours / base:.2f}",
        "1.5",
        f"{ours * 1e3:.0f} ms / {base * 1e3:.0f} ms",
    )


class Memory(NamedTuple):
    """Bytes that are resident, and of those that others use too only its share (PSS).

    The share depends on what else runs: the more programs use Qt at the moment, the less of it
    a bare window has. With nothing else running, both are the same.
    """

    resident: int
    share: int


def memory(bench: Bench, stored: Path) -> list[Row]:
    """What an open window holds when nothing happens."""
    bare = _bare_memory(bench)
    with served() as server:
        with bench.app(server, watch="start") as (app, _):
            time.sleep(4.0)
            idle = _memory(app)
        with bench.app(server, data=_copy(bench, stored)) as (app, marks):
            _wait_for_list(marks)
            app.key("ctrl+1")
            wait_for("the text", lambda: noted(marks, "shown painted"))
            time.sleep(2.0)
            long = _memory(app)
    return [
        _bytes("memory of an empty window / bare PySide6 window", idle, bare, "2.0"),
        _bytes("memory with 10,000 messages (20 MB) / bare PySide6 window", long, bare, "2.5"),
        _bytes("memory with 10,000 messages (20 MB) / empty window", long, idle, "1.5"),
    ]


def _copy(bench: Bench, stored: Path) -> Path:
    """A program that starts again shows what it showed last: each start has its own folder."""
    return Path(shutil.copytree(stored, bench.data_folder(), dirs_exist_ok=True))


def _wait_for_list(marks: Path) -> None:
    """Conversations are chosen from the sidebar."""
    wait_for("the list of conversations", lambda: noted(marks, "listed"))
    time.sleep(0.5)


def _memory(app: RunningApp) -> Memory:
    assert not app.children(), "the memory of several processes cannot be added up"
    return _memory_of(app.process.pid)


def _memory_of(pid: int) -> Memory:
    found = psutil.Process(pid).memory_full_info()
    return Memory(int(found.rss), int(found.pss))


def _bare_memory(bench: Bench) -> Memory:
    command = [sys.executable, "-m", "tests.benchmarks.bare_window", "stay"]
    with subprocess.Popen(
        command,
        env=bench.environment(),
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.5)
        found = _memory_of(process.pid)
        process.communicate("")
    return found


async def _store(folder: Path) -> None:
    """Write the conversations of `_LENGTHS`."""
    database = Database(folder / "rivulet.sqlite3")
    await database.open()
    for order, length in enumerate(_LENGTHS):
        name, at = f"conversation-{order}", 1_000.0 - order
        store = ConversationStore(database, clock=lambda: at)  # noqa: B023 - used in this round
        await store.add(
            ConversationSummary(id=name, title=f"{length:,}", created_at=at, updated_at=at)
        )
        *most, last = _messages(name, length)
        await database.write(_insert, name, most, database.files)
        await store.add_message(name, last)
    await database.aclose()


def _insert(
    connection: sqlite3.Connection, name: str, messages: list[Message], files: AttachmentFiles
) -> None:
    for message in messages:
        insert_message(connection, name, message, files)


def _messages(name: str, count: int) -> list[Message]:
    return [
        Message(
            id=f"{name}-{number}",
            parent_id=f"{name}-{number - 1}" if number else None,
            role=Role.ASSISTANT if number % 2 else Role.USER,
            blocks=(Text("".join(map(part, range(number, number + _PARTS)))),),
            created_at=1_000.0,
        )
        for number in range(count)
    ]


def _chat(steps: list[Step]) -> list[Step]:
    first, *last = chat_chunks([])
    return [first, *steps, *last]


def _burst(text: str) -> list[Step]:
    return [chat_chunk(text[n : n + 4]) for n in range(0, len(text), 4)]


def _paced() -> list[Step]:
    """Tokens at a steady rate between two marks."""
    made: list[Step] = [chat_chunk(f"\n\n{CPU_MARK} ")]
    for text in tokens(_PACED):
        made += [chat_chunk(text), Pause(1 / _RATE)]
    return [*made, chat_chunk(f"\n\n{CPU_MARK} ")]


def _spent(marks: Path) -> tuple[float, float]:
    """CPU per token between the first two marks, and between the last two."""
    first, second, third, fourth = noted(marks, "cpu")
    return (second - first) / _PACED, (fourth - third) / _PACED


def _ratio(what: str, ours: float, base: float, target: str) -> Row:
    details = f"{ours * 1e6:.0f} us / {base * 1e6:.0f} us"
    return Row(what, f"{ours / base:.2f}", target, details)


def _bytes(what: str, ours: Memory, base: Memory, target: str) -> Row:
    details = (
        f"{ours.resident / 1e6:.0f} MB / {base.resident / 1e6:.0f} MB resident; beside other "
        f"programs PSS {ours.share / 1e6:.0f} MB / {base.share / 1e6:.0f} MB"
    )
    return Row(what, f"{ours.resident / base.resident:.2f}", target, details)
