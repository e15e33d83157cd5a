"""nginx between the gateway and its client, as it comes: with its buffers on."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.end2end.test_engine_network import nginx
from tests.scripted_server import Answer, Gate, Step, chat_chunk, chat_chunks
from tests.unit.gateway.running import running

PATHS: dict[str, dict[str, Any]] = {
    "/v1/chat/completions": {"messages": [{"role": "user", "content": "Count"}]},
    "/v1/responses": {"input": "Count"},
    "/v1/messages": {"max_tokens": 99, "messages": [{"role": "user", "content": "Count"}]},
    "/api/chat": {
        "messages": [{"id": "1", "role": "user", "parts": [{"type": "text", "text": "Count"}]}]
    },
}


@pytest.mark.parametrize("path", PATHS)
def test_tokens_come_one_by_one_through_nginx(path: str, tmp_path: Path) -> None:
    """Each token is let go only when the one before has come through."""

    async def main() -> None:
        async with running(tmp_path) as run:
            gates = [Gate() for _ in range(4)]
            steps: list[Step] = []
            for number, gate in enumerate(gates):
                steps += [chat_chunk(f"token{number} "), gate]
            run.upstream.chat(Answer([*steps, *chat_chunks([])]))
            with nginx(tmp_path, run.port) as url:
                seen = b""
                body = PATHS[path] | {"stream": True}
                async with (
                    httpx2.AsyncClient(trust_env=False, timeout=10) as http,
                    http.stream(
                        "POST",
                        url + path,
                        json=body,
                        headers=run.headers,
                    ) as reply,
                ):
                    assert reply.status_code == 200
                    async for piece in reply.aiter_bytes():
                        seen += piece
                        for number, gate in enumerate(gates):
                            if b"token%d " % number in seen:
                                gate.event.set()
                assert b"token3 " in seen

    asyncio.run(main())
