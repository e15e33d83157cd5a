"""The scripted server for a program that runs beside the test."""

from __future__ import annotations

import asyncio
import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.scripted_server import ScriptedServer

SETTINGS = """\
default_model = "scripted/one"

[[providers]]
id = "scripted"
kind = "openai-chat"
name = "Scripted"
base_url = "{url}/v1"
api_key_env = "SCRIPTED_KEY"
models = ["one", "two"]
"""

#: One that answers every call with the text in it, started by the program as its child.
TOOL_SERVER = f"""
[mcpServers.desk]
command = {json.dumps(sys.executable)}
args = [{json.dumps(str(Path(__file__).parents[1] / "unit/tools/tool_server.py"))}, "echoes"]
"""


@contextmanager
def served() -> Iterator[ScriptedServer]:
    """A scripted server that runs in a thread of its own, until the ``with`` is left."""
    loop = asyncio.new_event_loop()
    server = ScriptedServer()
    thread = threading.Thread(target=loop.run_forever, name="scripted server")
    thread.start()
    try:
        asyncio.run_coroutine_threadsafe(server.__aenter__(), loop).result(10)
        yield server
        closing = server.__aexit__(None, None, None)
        asyncio.run_coroutine_threadsafe(closing, loop).result(10)
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
