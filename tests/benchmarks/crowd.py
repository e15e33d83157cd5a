"""Many conversations that stream at once."""

from __future__ import annotations

import time

from tests.benchmarks.app_runs import Bench, ask, cpu
from tests.benchmarks.smooth import pinging
from tests.benchmarks.table import Row, ms
from tests.benchmarks.tokens import tokens
from tests.end2end.app_driver import wait_for
from tests.end2end.served import served
from tests.end2end.stored import replies
from tests.scripted_server import Answer, Pause, Step, chat_chunks

_CONVERSATIONS = 20
#: Tokens of each reply, and how many come in a second.
_TOKENS = 1_500
_RATE = 100


def crowd(bench: Bench) -> list[Row]:
    """Every token arrives, and the window answers meanwhile."""
    pieces = tokens(_TOKENS)
    steps: list[Step] = []
    for chunk in chat_chunks(pieces):
        steps += [chunk, Pause(1 / _RATE)]
    with served() as server:
        server.chat(Answer(chat_chunks(tokens(50))), Answer(steps))
        with bench.app(server) as (app, _):
            ask(app, "warm up", count=1)
            for _ in range(_CONVERSATIONS):
                app.key("ctrl+n")
                time.sleep(0.15)
                app.type("go")
                app.key("Return")
            wait_for("all requests", lambda: len(server.requests) > _CONVERSATIONS)
            began, spent = time.monotonic(), cpu(app)
            with pinging(app, bench.environment()) as pings:
                time.sleep(5.0)
            spent = (cpu(app) - spent) / (time.monotonic() - began)
            # All of them stream all the time while it is measured.
            assert not replies(app.data_dir, "complete")[1:], "the replies are too short"
            wait_for(
                "all replies",
                lambda: len(replies(app.data_dir, "complete")) > _CONVERSATIONS,
                seconds=120,
            )
            whole = "".join(pieces)
            lost = sum(
                len(whole) - len(reply.text) if whole.startswith(reply.text) else len(whole)
                for reply in replies(app.data_dir, "complete")[1:]
            )
    answers = pings.since(began)
    what = f"{_CONVERSATIONS} conversations streaming at once, {_RATE} tokens a second each"
    return [
        Row(f"{what}: characters lost", f"{lost}", "0", f"of {_CONVERSATIONS * len(whole):,}"),
        Row(
            f"{what}: answer to a ping, 99 of 100",
            ms(answers[int(len(answers) * 0.99)]),
            "33 ms",
            f"median {ms(answers[len(answers) // 2])}, longest {ms(answers[-1])}; "
            f"{spent * 100:.0f} % of a core",
        ),
    ]
