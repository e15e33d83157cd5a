"""The server's rules, with a child program that holds no model (``stand_in.py``)."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil
import pytest

from desktop.chat.errors import ProviderUnreachable
from desktop.chat.wording import Sentence
from desktop.local_model.server import LocalAddress, LocalModelServer

if TYPE_CHECKING:
    from collections.abc import Coroutine

STAND_IN = Path(__file__).with_name("stand_in.py")


def run(coroutine: Coroutine[Any, Any, None]) -> None:
    """Run to the end; then nothing may be left over: no process, no open pipe."""
    before = {child.pid for child in psutil.Process().children(recursive=True)}
    asyncio.run(coroutine)
    gc.collect()
    after = {child.pid for child in psutil.Process().children(recursive=True)}
    assert after <= before


def server(mode: str, *, count: Path | None = None, **options: Any) -> LocalModelServer:
    first = f"{mode},count={count}" if count else mode
    return LocalModelServer(
        model_path=Path("tiny-1B-Q8_0.gguf"),
        command=[sys.executable, str(STAND_IN), first],
        **options,
    )


def ignore(_sentence: str) -> None:
    pass


async def until(condition: Any) -> None:
    while not condition():  # noqa: ASYNC110 - another process makes it true
        await asyncio.sleep(0.005)


async def failure(local: LocalModelServer) -> ProviderUnreachable:
    with pytest.raises(ProviderUnreachable) as caught:
        async with local.lease(ignore):
            pass
    assert caught.value.layer == "process"
    return caught.value


def open_gate(count: Path) -> None:
    """Let children of mode ``gated`` become ready."""
    Path(f"{count}.go").touch()


def close_gate(count: Path) -> None:
    Path(f"{count}.go").unlink()


def starts(count: Path) -> int:
    return len(count.read_text().splitlines()) if count.exists() else 0


def test_concurrent_leases_share_one_child(tmp_path: Path) -> None:
    async def main() -> None:
        count = tmp_path / "count"
        local = server("plain", count=count)

        async def use() -> LocalAddress:
            async with local.lease(ignore) as address:
                return address

        addresses = await asyncio.gather(*(use() for _ in range(20)))
        assert len({address.base_url for address in addresses}) == 1
        assert starts(count) == 1
        assert addresses[0].model == "tiny-1B"
        assert addresses[0].context == 64
        assert addresses[0].api_key not in repr(addresses[0])
        await local.aclose()

    run(main())


def test_progress_is_told_to_everybody_who_waits(tmp_path: Path) -> None:
    async def main() -> None:
        count = tmp_path / "count"
        local = server("gated", count=count)
        first: list[str] = []
        second: list[str] = []

        async def use(said: list[str]) -> None:
            async with local.lease(said.append):
                pass

        one = asyncio.create_task(use(first))
        await until(lambda: len(first) == 2)
        two = asyncio.create_task(use(second))
        await until(lambda: second)
        open_gate(count)
        await asyncio.gather(one, two)
        assert first == ["Starting tiny 1B", "Loading tiny 1B (40 %)"]
        assert second == ["Loading tiny 1B (40 %)"]
        third: list[str] = []
        await use(third)
        assert third == []
        await local.aclose()

    run(main())


def test_an_idle_child_is_stopped_and_the_next_lease_starts_another(tmp_path: Path) -> None:
    async def main() -> None:
        count = tmp_path / "count"
        local = server("plain", count=count, idle_seconds=0.05)
        async with local.lease(ignore):
            held = local.pid
            await asyncio.sleep(0.2)
            assert local.pid == held
        assert held is not None
        await until(lambda: local.pid is None)
        async with local.lease(ignore):
            assert starts(count) == 2
        await local.aclose()

    run(main())


def test_a_lease_in_time_keeps_the_child() -> None:
    async def main() -> None:
        local = server("plain", idle_seconds=0.3)
        async with local.lease(ignore):
            first = local.pid
        async with local.lease(ignore):
            await asyncio.sleep(0.5)
            assert local.pid == first
        await local.aclose()

    run(main())


def test_a_child_that_died_is_replaced(tmp_path: Path) -> None:
    async def main() -> None:
        count = tmp_path / "count"
        local = server("plain", count=count)
        async with local.lease(ignore) as address:
            assert local.pid is not None
            port = int(address.base_url.removesuffix("/v1").rpartition(":")[2])
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            os.kill(local.pid, signal.SIGKILL)
            with contextlib.suppress(ConnectionError):
                await reader.read()
            writer.close()
            # At once, as a retry does when its stream breaks off; and by several together.
            async with local.lease(ignore) as other, local.lease(ignore) as third:
                assert other.base_url != address.base_url
                assert third == other
        assert starts(count) == 2
        await local.aclose()

    run(main())


def test_one_who_stops_waiting_neither_orphans_the_child_nor_disturbs_others(
    tmp_path: Path,
) -> None:
    async def main() -> None:
        count = tmp_path / "count"
        local = server("gated", count=count, idle_seconds=0.05)

        async def use() -> str:
            async with local.lease(ignore) as address:
                return address.base_url

        impatient, patient = asyncio.create_task(use()), asyncio.create_task(use())
        await until(lambda: starts(count))
        impatient.cancel()
        with pytest.raises(asyncio.CancelledError):
            await impatient
        open_gate(count)
        assert await patient
        # And when nobody is left to wait, the child ends by itself.
        await until(lambda: local.pid is None)
        close_gate(count)
        lonely = asyncio.create_task(use())
        await until(lambda: starts(count) == 2)
        lonely.cancel()
        await asyncio.wait([lonely])
        open_gate(count)
        pid = int(count.read_text().split()[-1])
        await until(lambda: not psutil.pid_exists(pid))
        await local.aclose()

    run(main())


def test_closing_during_the_start_ends_the_child_and_tells_who_waits(tmp_path: Path) -> None:
    async def main() -> None:
        count = tmp_path / "count"
        local = server("never", count=count)
        waiting = asyncio.create_task(failure(local))
        await until(lambda: starts(count))
        await local.aclose()
        assert "shut down" in str(await waiting)

    run(main())


def test_closing_twice_and_leasing_afterwards() -> None:
    async def main() -> None:
        local = server("plain")
        await local.aclose()
        assert "shut down" in str(await failure(local))
        local = server("plain")
        async with local.lease(ignore):
            await asyncio.gather(local.aclose(), local.aclose())
        await local.aclose()

    run(main())


def test_a_child_that_ignores_every_request_to_end_is_killed() -> None:
    async def main() -> None:
        local = server("stubborn")
        async with local.lease(ignore):
            pass
        await local.aclose()

    run(main())


def test_a_start_that_takes_too_long_is_given_up() -> None:
    async def main() -> None:
        local = server("never", start_seconds=0.3)
        assert "not ready within 0.3 seconds" in str(await failure(local))
        await local.aclose()

    run(main())


def test_the_childs_own_reason_reaches_the_user() -> None:
    async def main() -> None:
        local = server("error")
        error = await failure(local)
        assert error.message == "The model A could not be loaded."
        assert isinstance(error.message, Sentence), "to be said in another language"
        assert error.hint == "Choose another."
        assert error.details == "why"
        await local.aclose()

    run(main())


def test_a_child_that_dies_leaves_its_last_words_without_the_key() -> None:
    async def main() -> None:
        local = server("dies")
        error = await failure(local)
        assert "exit code 7" in str(error)
        assert error.details.endswith("the last line, …")
        assert len(error.details) <= 8192
        assert "exit code 7" in str(await failure(local))
        await local.aclose()

    run(main())


def test_a_missing_child_program_has_its_sentence() -> None:
    async def main() -> None:
        local = LocalModelServer(model_path=Path("x.gguf"), command=["/nonexistent/program"])
        assert "could not be started" in str(await failure(local))
        await local.aclose()

    run(main())


def test_lines_that_are_no_announcement_are_passed_over() -> None:
    async def main() -> None:
        local = server("noisy")
        async with local.lease(ignore) as address:
            assert address.base_url.endswith("/v1")
        await local.aclose()

    run(main())


def test_the_child_sees_no_key_of_a_provider() -> None:
    async def main() -> None:
        given = {**os.environ, "OPENAI_API_KEY": "canary", "SECRET": "canary", "LANG": "C"}
        local = server("environment", environment=given)
        seen = str(await failure(local)).split()
        assert "RIVULET_LOCAL_MODEL_KEY" in seen
        assert "LANG" in seen
        assert not {"OPENAI_API_KEY", "SECRET"} & set(seen)
        await local.aclose()

    run(main())
