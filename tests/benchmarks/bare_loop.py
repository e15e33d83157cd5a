"""What the openai package alone costs: a loop that counts the chunks of a reply.

    python -m tests.benchmarks.bare_loop BASE_URL stream | stop

``stream`` asks twice and prints the seconds of CPU and the chunks of the second time.
``stop`` cancels the reading task after a moment and prints the time of the cancellation.
"""

from __future__ import annotations

import asyncio
import sys
import time

import openai


async def count(client: openai.AsyncOpenAI) -> int:
    chunks = 0
    stream = await client.chat.completions.create(
        model="one",
        messages=[{"role": "user", "content": "Count"}],
        stream=True,
        stream_options={"include_usage": True},
    )
    async for chunk in stream:
        if chunk.choices and chunk.choices[0].delta.content:
            chunks += 1
    return chunks


async def main(url: str, what: str) -> None:
    async with openai.AsyncOpenAI(base_url=url, api_key="none", max_retries=0) as client:
        if what == "stop":
            task = asyncio.create_task(count(client))
            await asyncio.sleep(1.0)
            print(time.monotonic(), flush=True)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            return
        await count(client)
        before = time.process_time()
        chunks = await count(client)
        print(time.process_time() - before, chunks)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2]))
