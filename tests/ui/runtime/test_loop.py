from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desktop.runtime.loop import run

Main = Callable[[], Coroutine[Any, Any, int]]

ROOT = Path(__file__).resolve().parents[3]


def run_program(source: str, *, expect: int = 0) -> subprocess.CompletedProcess[str]:
    """Run a program of its own whose every warning is an error."""
    head = """
    import asyncio, os, signal, sys
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication
    from desktop.runtime.loop import run
    # A shell that starts the tests in the background lets its children ignore Ctrl+C.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    app = QApplication(sys.argv)
    """
    done = subprocess.run(
        [
            sys.executable,
            "-X",
            "dev",
            "-W",
            "error",
            "-c",
            textwrap.dedent(head) + textwrap.dedent(source),
        ],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == expect, done.stderr
    return done


# ---- running and ending ----------------------------------------------------------------------


def test_main_gets_the_application_and_gives_the_exit_code(qapp: QApplication) -> None:
    async def main(app: QApplication) -> int:
        assert app is qapp
        await asyncio.sleep(0)
        return 7

    assert run(main, qapp) == 7


def test_an_exception_of_main_reaches_the_caller(run_main: Callable[[Main], int]) -> None:
    async def main() -> int:
        await asyncio.sleep(0)
        raise LookupError("from main")

    with pytest.raises(LookupError, match="from main"):
        run_main(main)


def test_one_application_can_run_several_times(run_main: Callable[[Main], int]) -> None:
    async def main() -> int:
        await asyncio.sleep(0.001)
        return 1

    assert [run_main(main) for _ in range(3)] == [1, 1, 1]


def test_quit_cancels_main_whose_clean_up_may_await(
    qapp: QApplication, run_main: Callable[[Main], int]
) -> None:
    steps: list[str] = []

    async def main() -> int:
        QTimer.singleShot(0, qapp.quit)
        try:
            await asyncio.sleep(60)
        finally:
            await asyncio.sleep(0.01)
            await asyncio.to_thread(steps.append, "saved")
        return 1

    assert run_main(main) == 0
    assert steps == ["saved"]


def test_tasks_left_over_are_cancelled(run_main: Callable[[Main], int]) -> None:
    steps: list[str] = []

    async def work() -> None:
        try:
            await asyncio.sleep(60)
        finally:
            steps.append("cancelled")

    async def main() -> int:
        task = asyncio.create_task(work())
        await asyncio.sleep(0)
        assert not task.done()
        return 0

    run_main(main)
    assert steps == ["cancelled"]


def test_abandoned_generators_are_closed(run_main: Callable[[Main], int]) -> None:
    steps: list[str] = []

    async def numbers(name: str) -> AsyncIterator[int]:
        try:
            yield 1
            yield 2
        finally:
            await asyncio.sleep(0)
            steps.append(name)

    open_at_the_end = numbers("at the end")

    async def main() -> int:
        async for _ in numbers("at once"):
            break
        await asyncio.sleep(0.01)
        assert steps == ["at once"]
        async for _ in open_at_the_end:
            break
        return 0

    run_main(main)
    assert steps == ["at once", "at the end"]


def test_a_thread_that_ends_after_the_loop_is_not_heard(
    run_main: Callable[[Main], int], qapp: QApplication
) -> None:
    async def main() -> int:
        asyncio.get_running_loop().run_in_executor(None, time.sleep, 0.3)
        return 0

    assert run_main(main) == 0
    qapp.processEvents()


def test_sys_exit_in_a_callback_leaves_with_its_code(run_main: Callable[[Main], int]) -> None:
    async def main() -> int:
        asyncio.get_running_loop().call_soon(sys.exit, 3)
        await asyncio.sleep(60)
        return 0

    with pytest.raises(SystemExit) as left:
        run_main(main)
    assert left.value.code == 3


def test_an_exception_of_a_callback_goes_to_the_loops_handler(
    run_main: Callable[[Main], int],
) -> None:
    seen: list[str] = []

    def fail() -> None:
        raise ValueError("callback")

    async def main() -> int:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _loop, context: seen.append(str(context["exception"])))
        loop.call_soon(fail)
        await asyncio.sleep(0)
        return 0

    assert run_main(main) == 0
    assert seen == ["callback"]


def test_ctrl_c_interrupts_an_idle_program() -> None:
    run_program(
        """
        async def main(app):
            QTimer.singleShot(200, lambda: os.kill(os.getpid(), signal.SIGINT))
            try:
                await asyncio.sleep(60)
            finally:
                print("cleaned up")

        try:
            run(main, app)
        except KeyboardInterrupt:
            sys.exit(5)
        """,
        expect=5,
    )


def test_a_busy_program_ends_without_a_warning() -> None:
    done = run_program(
        """
        async def serve(reader, writer):
            writer.write(await reader.readline())
            await writer.drain()
            writer.close()
            await writer.wait_closed()

        async def main(app):
            server = await asyncio.start_server(serve, "127.0.0.1", 0)
            reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
            writer.write(b"line\\n")
            assert await reader.readline() == b"line\\n"
            writer.close()
            await writer.wait_closed()
            server.close()
            await server.wait_closed()
            child = await asyncio.create_subprocess_exec("true")
            await child.wait()
            await asyncio.to_thread(int)
            forgotten = asyncio.create_task(asyncio.sleep(60))
            asyncio.get_running_loop().call_later(60, print)
            return 4

        sys.exit(run(main, app))
        """,
        expect=4,
    )
    assert done.stderr == ""


# ---- callbacks and timers --------------------------------------------------------------------


def test_ten_thousand_callbacks_run_in_order(run_main: Callable[[Main], int]) -> None:
    order: list[int] = []

    async def main() -> int:
        loop = asyncio.get_running_loop()
        done = asyncio.Event()
        for number in range(10_000):
            loop.call_soon(order.append, number)
        loop.call_soon(done.set)
        await done.wait()
        return 0

    run_main(main)
    assert order == list(range(10_000))


def test_qt_has_its_turn_while_callbacks_queue(run_main: Callable[[Main], int]) -> None:
    ticks: list[int] = []
    finished = 0

    def work() -> None:
        nonlocal finished
        end = time.perf_counter() + 0.0005
        while time.perf_counter() < end:
            pass
        finished += 1

    async def main() -> int:
        timer = QTimer()
        timer.timeout.connect(lambda: ticks.append(finished))
        timer.start(1)
        loop = asyncio.get_running_loop()
        done = asyncio.Event()
        for _ in range(200):
            loop.call_soon(work)
        loop.call_soon(done.set)
        await done.wait()
        timer.stop()
        return 0

    run_main(main)
    assert any(0 < count < 200 for count in ticks)


def test_a_task_that_never_waits_lets_input_through(run_main: Callable[[Main], int]) -> None:
    async def main() -> int:
        loop = asyncio.get_running_loop()
        arrived = asyncio.Event()
        ours, theirs = socket.socketpair()
        with ours, theirs:
            loop.add_reader(ours, arrived.set)
            theirs.send(b"x")
            while not arrived.is_set():  # noqa: ASYNC110 - the busy task is the point
                await asyncio.sleep(0)
            loop.remove_reader(ours)
        return 0

    assert run_main(main) == 0


def test_timers_fire_in_the_order_of_their_time_and_never_early(
    run_main: Callable[[Main], int],
) -> None:
    fired: list[str] = []

    async def main() -> int:
        loop = asyncio.get_running_loop()
        early: list[str] = []

        def fire(name: str, due: float) -> None:
            fired.append(name)
            if loop.time() < due:
                early.append(name)

        now = loop.time()
        for name, delay in (("c", 0.03), ("a", 0.0101), ("b", 0.02), ("now", 0.0)):
            loop.call_at(now + delay, fire, name, now + delay)
        dropped = loop.call_later(0.005, fired.append, "dropped")
        dropped.cancel()
        await asyncio.sleep(0.05)
        assert early == []
        return 0

    run_main(main)
    assert fired == ["now", "a", "b", "c"]


def test_tens_of_thousands_of_cancelled_timers_leave_the_others_alone(
    run_main: Callable[[Main], int],
) -> None:
    async def main() -> int:
        loop = asyncio.get_running_loop()
        fired = asyncio.Event()
        loop.call_later(0.02, fired.set)
        for timer in [loop.call_later(600, print) for _ in range(30_000)]:
            timer.cancel()
        await asyncio.wait_for(fired.wait(), 30)
        return 0

    assert run_main(main) == 0


def test_a_timeout_interrupts(run_main: Callable[[Main], int]) -> None:
    async def main() -> int:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.01):
                await asyncio.sleep(60)
        return 0

    assert run_main(main) == 0


# ---- from Qt, and back -----------------------------------------------------------------------


def test_a_slot_may_start_tasks_and_timers(run_main: Callable[[Main], int]) -> None:
    async def main() -> int:
        loop = asyncio.get_running_loop()
        results: asyncio.Queue[str] = asyncio.Queue()

        async def from_task() -> None:
            results.put_nowait("task")

        tasks = []
        QTimer.singleShot(0, lambda: tasks.append(asyncio.ensure_future(from_task())))
        assert await results.get() == "task"
        QTimer.singleShot(0, lambda: loop.call_soon(results.put_nowait, "callback") and None)
        assert await results.get() == "callback"
        QTimer.singleShot(0, lambda: loop.call_later(0.01, results.put_nowait, "timer") and None)
        assert await results.get() == "timer"
        return 0

    assert run_main(main) == 0


def test_tasks_wait_for_a_nested_qt_loop_and_then_go_on(run_main: Callable[[Main], int]) -> None:
    order: list[str] = []

    async def main() -> int:
        other = asyncio.create_task(note("other task"))
        nested = QEventLoop()
        QTimer.singleShot(20, lambda: (order.append("nested loop ends"), nested.quit()))
        nested.exec()
        order.append("main goes on")
        await other
        return 0

    async def note(text: str) -> None:
        order.append(text)

    assert run_main(main) == 0
    assert order == ["nested loop ends", "main goes on", "other task"]


def test_tasks_run_inside_a_nested_loop_that_a_slot_opened(
    run_main: Callable[[Main], int],
) -> None:
    order: list[str] = []

    async def main() -> int:
        nested = QEventLoop()
        closed = asyncio.Event()

        def open_nested() -> None:
            nested.exec()
            order.append("nested loop ended")
            closed.set()

        QTimer.singleShot(0, open_nested)
        await asyncio.sleep(0.02)
        order.append("task ran")
        nested.quit()
        await closed.wait()
        return 0

    assert run_main(main) == 0
    assert order == ["task ran", "nested loop ended"]


# ---- threads and signals ---------------------------------------------------------------------


def test_another_thread_wakes_an_idle_loop(run_main: Callable[[Main], int]) -> None:
    async def main() -> int:
        loop = asyncio.get_running_loop()
        woken = asyncio.Event()
        threads = [
            threading.Thread(target=loop.call_soon_threadsafe, args=(woken.set,)) for _ in range(2)
        ]
        QTimer.singleShot(20, threads[0].start)
        await woken.wait()
        woken.clear()
        await asyncio.sleep(0.01)
        threads[1].start()
        await woken.wait()
        for thread in threads:
            thread.join()
        return 0

    assert run_main(main) == 0


def test_work_in_threads_returns_results_and_exceptions(run_main: Callable[[Main], int]) -> None:
    async def main() -> int:
        squares = await asyncio.gather(*(asyncio.to_thread(pow, n, 2) for n in range(50)))
        assert squares == [n * n for n in range(50)]
        with pytest.raises(ZeroDivisionError):
            await asyncio.get_running_loop().run_in_executor(None, divmod, 1, 0)
        return 0

    assert run_main(main) == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_wakes_an_idle_loop(
    run_main: Callable[[Main], int], number: signal.Signals
) -> None:
    async def main() -> int:
        loop = asyncio.get_running_loop()
        received = asyncio.Event()
        loop.add_signal_handler(number, received.set)
        QTimer.singleShot(20, lambda: os.kill(os.getpid(), number))
        await received.wait()
        assert loop.remove_signal_handler(number)
        return 0

    assert run_main(main) == 0
