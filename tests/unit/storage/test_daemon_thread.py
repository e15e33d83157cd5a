"""The thread for calls that may block."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from desktop.storage.daemon_thread import DaemonThread

BLOCKED = """
import asyncio, threading
from desktop.storage.daemon_thread import DaemonThread

async def main():
    thread, entered = DaemonThread("test"), threading.Event()
    def block():
        entered.set()
        threading.Event().wait()
    task = asyncio.create_task(thread.call(block))
    while not entered.is_set():
        await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    thread.stop()

asyncio.run(main())
print("over")
"""


def test_answers_and_errors_reach_the_caller() -> None:
    async def scene() -> None:
        thread = DaemonThread("test")
        assert await thread.call(lambda: 1) == 1
        with pytest.raises(ZeroDivisionError):
            await thread.call(lambda: 1 / 0)
        assert await thread.call(threading.get_ident) != threading.get_ident()
        thread.stop()

    asyncio.run(scene())


def test_a_call_goes_on_without_its_caller() -> None:
    async def scene() -> None:
        thread, gate, done = DaemonThread("test"), threading.Event(), threading.Event()
        task = asyncio.create_task(thread.call(lambda: (gate.wait(), done.set())))
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])
        assert task.cancelled()
        gate.set()
        assert await thread.call(done.is_set)
        thread.stop()

    asyncio.run(scene())


def test_an_answer_for_a_closed_loop_is_dropped() -> None:
    gate, thread = threading.Event(), DaemonThread("test")

    async def leave() -> None:
        task = asyncio.create_task(thread.call(gate.wait))
        await asyncio.sleep(0)
        task.cancel()

    asyncio.run(leave())
    gate.set()
    assert asyncio.run(thread.call(lambda: "next"), debug=False) == "next"
    thread.stop()


def test_a_blocked_call_does_not_keep_the_program_alive() -> None:
    done = subprocess.run(
        [sys.executable, "-c", BLOCKED],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "over\n", "")
