"""Many programs at once: every stream whole, none before all others."""

from __future__ import annotations

import asyncio
from pathlib import Path

import httpx2

from desktop.session.forward_log import ForwardStatus
from tests.scripted_server import Answer, Pause, Step, chat_chunks
from tests.unit.gateway.running import running

STREAMS, TOKENS = 200, 30


def test_two_hundred_streams_lose_no_token(tmp_path: Path) -> None:
    async def main() -> None:
        async with (
            running(tmp_path) as run,
            httpx2.AsyncClient(
                trust_env=False, limits=httpx2.Limits(max_connections=STREAMS), timeout=60
            ) as http,
        ):
            texts = [f"token{number} " for number in range(TOKENS)]
            steps: list[Step] = []
            for step in chat_chunks(texts):
                steps += [step, Pause(0.01)]
            run.upstream.chat(Answer(steps))

            async def one() -> str:
                body = {"stream": True, "messages": [{"role": "user", "content": "Count"}]}
                url = f"{run.url}/v1/chat/completions"
                return (await http.post(url, json=body, headers=run.headers)).text

            for text in await asyncio.gather(*(one() for _ in range(STREAMS))):
                assert text.count('"content":"token') == TOKENS
                assert text.endswith("data: [DONE]\n\n")
            await run.until(lambda: run.log.running == 0)
            assert {entry.status for entry in run.log.entries} == {ForwardStatus.COMPLETE}

    asyncio.run(main())
