"""Draws the pictures of the README from the running program.

    make screenshots

A scripted server on this machine plays the provider, so that the pictures show the same
conversation in every version. Needs an X display of its own (``make screenshots`` brings one).
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.end2end.app_driver import RunningApp, clean_environment, wait_for  # noqa: E402 - the path first
from tests.end2end.served import served  # noqa: E402 - the path first
from tests.end2end.stored import replies  # noqa: E402 - the path first
from tests.scripted_server import (  # noqa: E402 - the path first
    DONE,
    Answer,
    Note,
    Pause,
    Step,
    chat_chunk,
    sse,
)

FOLDER = ROOT / "packaging" / "screenshots"

SETTINGS = """\
default_model = "scripted/river-1"

[appearance]
theme = "{theme}"

[[providers]]
id = "scripted"
kind = "openai-chat"
name = "A scripted server"
base_url = "{url}/v1"
needs_key = false
models = ["river-1"]
"""

QUESTION = "How do I keep a fast producer from filling memory? Show it, and when it is not enough."
THOUGHT = "A bounded queue is the pattern. I should show it, then name the cases it does not cover."
ANSWER = """\
## Bound the queue, await the drain

Give the queue a `maxsize`. A producer that awaits `put()` then **pauses by itself** when the
consumer lags, see [the documentation](https://docs.python.org/3/library/asyncio-queue.html).

```python
async def pump(source, queue: asyncio.Queue[bytes]) -> None:
    async for chunk in source:
        await queue.put(chunk)      # waits while the queue is full
    await queue.put(b"")            # end marker
```

| Situation | What bounds it | Enough? |
|---|---|---|
| One producer, one consumer | `Queue(maxsize)` | yes |
| Many sockets | `writer.drain()` | yes, per socket |
| Fan-out | the slowest reader | no: drop or spill |

For fan-out, decide per reader: drop the oldest, spill to disk, or disconnect the one that lags.
"""

#: Where the reply waits for its picture, and for how many seconds.
HELD_AT, HOLD = " source", 1.0


def answer(*, pause: float) -> Answer:
    words = re.findall(r"\s?\S{1,6}|\s", ANSWER)
    steps: list[Step] = [chat_chunk("", role="assistant")]
    for thought in re.findall(r"\S+\s?", THOUGHT):
        steps += [chat_chunk(reasoning_content=thought), Pause(pause)]
    for word in words:
        steps += [chat_chunk(word), Pause(pause)]
        if word == HELD_AT:
            steps += [Note(), Pause(HOLD)]
    usage = {"prompt_tokens": 31, "completion_tokens": len(words) + 20, "total_tokens": 0}
    steps += [chat_chunk(finish="stop"), sse({"choices": [], "usage": usage}), DONE]
    named = [s.replace(b'"m"', b'"river-1"') if isinstance(s, bytes) else s for s in steps]
    return Answer(named)


def draw(theme: str, folder: Path) -> None:
    """One picture of a whole conversation, and one while it streams."""
    data = folder / theme
    data.mkdir()
    with served() as server:
        server.chat(answer(pause=0.012))
        (data / "settings.toml").write_text(SETTINGS.format(theme=theme, url=server.url))
        env = clean_environment(folder / "home", DISPLAY=os.environ["DISPLAY"])
        with RunningApp(data_dir=data, env=env) as app:
            window = app.wait_window()
            app.place(0, 0, 1240, 860)
            app.type(QUESTION)
            app.key("Return")
            wait_for("the middle of the reply", lambda: server.notes)
            time.sleep(HOLD / 2)
            grab(window, FOLDER / f"streaming-{theme}.png", env)
            wait_for("the reply", lambda: replies(data, "complete"))
            time.sleep(0.5)
            grab(window, FOLDER / f"conversation-{theme}.png", env)


def grab(window: str, path: Path, env: dict[str, str]) -> None:
    subprocess.run(["import", "-window", window, "-strip", str(path)], env=env, check=True)


def main() -> int:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for theme in ("light", "dark"):
            draw(theme, Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
