from __future__ import annotations

import asyncio
import gc

import pytest

from desktop.runtime.tasks import TaskSupervisor


class Crashes:
    def __init__(self) -> None:
        self.seen: list[tuple[str, str]] = []

    def __call__(self, exception: BaseException, name: str) -> None:
        self.seen.append((str(exception), name))


def test_a_task_nobody_holds_still_runs_to_its_end() -> None:
    async def main() -> list[str]:
        supervisor = TaskSupervisor(on_crash=Crashes())
        done = []

        async def work() -> None:
            await asyncio.sleep(0.01)
            done.append("work")

        supervisor.start(work(), "work")
        gc.collect()
        await asyncio.sleep(0.05)
        assert len(supervisor) == 0
        return done

    assert asyncio.run(main()) == ["work"]


def test_an_exception_is_reported_at_once_and_once() -> None:
    crashes = Crashes()

    async def fail() -> None:
        raise ValueError("broken")

    async def main() -> None:
        supervisor = TaskSupervisor(on_crash=crashes)
        task = supervisor.start(fail(), "journal")
        await asyncio.wait([task])
        await asyncio.sleep(0)
        assert crashes.seen == [("broken", "journal")]
        del task
        gc.collect()

    asyncio.run(main())
    assert len(crashes.seen) == 1


def test_cancellation_is_no_crash() -> None:
    crashes = Crashes()

    async def main() -> None:
        supervisor = TaskSupervisor(on_crash=crashes)
        task = supervisor.start(asyncio.sleep(60), "sleep")
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])

    asyncio.run(main())
    assert crashes.seen == []


def test_cancel_all_waits_for_the_clean_up() -> None:
    async def main() -> list[str]:
        supervisor = TaskSupervisor(on_crash=Crashes())
        steps = []

        async def work() -> None:
            try:
                await asyncio.sleep(60)
            finally:
                await asyncio.sleep(0.02)
                steps.append("cleaned up")

        supervisor.start(work(), "work")
        await asyncio.sleep(0)
        late = await supervisor.cancel_all(timeout=5)
        assert late == []
        return steps

    assert asyncio.run(main()) == ["cleaned up"]


def test_cancel_all_names_what_is_late_and_cancels_it_only_once() -> None:
    async def main() -> tuple[list[str], int]:
        supervisor = TaskSupervisor(on_crash=Crashes())
        release = asyncio.Event()
        cancellations = 0

        async def stubborn() -> None:
            nonlocal cancellations
            while not release.is_set():
                try:
                    await release.wait()
                except asyncio.CancelledError:
                    cancellations += 1

        task = supervisor.start(stubborn(), "stubborn")
        await asyncio.sleep(0)
        late = await supervisor.cancel_all(timeout=0.05)
        late += await supervisor.cancel_all(timeout=0.05)
        release.set()
        await task
        return late, cancellations

    assert asyncio.run(main()) == (["stubborn", "stubborn"], 1)


def test_a_crash_during_the_clean_up_is_reported() -> None:
    crashes = Crashes()

    async def work() -> None:
        try:
            await asyncio.sleep(60)
        finally:
            raise OSError("disk gone")

    async def main() -> None:
        supervisor = TaskSupervisor(on_crash=crashes)
        supervisor.start(work(), "store")
        await asyncio.sleep(0)
        await supervisor.cancel_all(timeout=5)

    asyncio.run(main())
    assert crashes.seen == [("disk gone", "store")]


def test_nothing_starts_after_the_end() -> None:
    async def main() -> None:
        supervisor = TaskSupervisor(on_crash=Crashes())
        await supervisor.cancel_all(timeout=1)
        assert supervisor.is_closed
        with pytest.raises(RuntimeError, match="late"):
            supervisor.start(asyncio.sleep(0), "late")

    asyncio.run(main())


def test_a_task_may_itself_cancel_all_the_others() -> None:
    async def main() -> list[str]:
        supervisor = TaskSupervisor(on_crash=Crashes())
        supervisor.start(asyncio.sleep(60), "other")
        quitting = supervisor.start(supervisor.cancel_all(timeout=5), "quit")
        return await quitting

    assert asyncio.run(main()) == []
