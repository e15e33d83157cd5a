"""What was used, what it cost, and the budget: the real program, a server that counts tokens."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end2end.app_driver import wait_for
from tests.end2end.conftest import StartApp
from tests.end2end.screen import Screen
from tests.end2end.served import served
from tests.end2end.stored import replies
from tests.scripted_server import DONE, Answer, ScriptedServer, sse

#: The server stands behind a proxy, which is itself: what is on this computer costs nothing.
SETTINGS = """\
default_model = "far/one"
monthly_budget = 0.1

[[providers]]
id = "far"
kind = "openai-chat"
base_url = "http://models.example.test/v1"
proxy = "{url}"
api_key_env = "SCRIPTED_KEY"
models = ["one", "two"]
"""
#: Of the first model only; US dollars for a million tokens.
PRICES = '[[prices]]\nmodel = "one"\ninput = 1000\ncached_input = 100\noutput = 10000\n'


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with served() as running:
        yield running


def counted(text: str, *, sent: int, cached: int, made: int, model: str) -> Answer:
    """A reply, and what the server says that it used."""
    usage = {
        "prompt_tokens": sent,
        "completion_tokens": made,
        "total_tokens": sent + made,
        "prompt_tokens_details": {"cached_tokens": cached},
    }
    words = {"index": 0, "delta": {"content": text}, "finish_reason": "stop"}
    head = {"id": "c", "object": "chat.completion.chunk", "model": model}
    return Answer(
        [sse({**head, "choices": [words]}, {**head, "choices": [], "usage": usage}), DONE]
    )


def bill(screen: Screen) -> str:
    """What the header says that the conversation cost."""
    return screen.wait("This conversation:")["name"]


def test_cost_unknown_prices_the_budget_and_the_table(
    start_app: StartApp, accessible_env: dict[str, str], server: ScriptedServer, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "settings.toml").write_text(SETTINGS.format(url=server.url))
    (data / "prices.toml").write_text(PRICES)
    server.model("one", counted("Fine.", sent=50, cached=20, made=7, model="one"))
    server.model("two", counted("Good.", sent=1100, cached=0, made=3, model="two"))
    app = start_app(SCRIPTED_KEY="x", **accessible_env)
    with Screen(accessible_env) as screen:
        app.wait_window()
        screen.wait_focus("Message")
        app.type("One")
        app.key("Return")
        # 30 whole tokens, 20 cached ones, 7 made: 0.03 + 0.002 + 0.07 dollars.
        one = "This conversation: 1 reply, 50 tokens in (20 of them cached), 7 out, $0.102."
        screen.wait(one)
        screen.wait_part(lambda part: part["name"].endswith("50 → 7 tokens $0.102"), "the footer")

        # The budget is spent: the next message waits for a yes.
        app.type("Two")
        app.key("Return")
        screen.wait("This month's budget of $0.100 is spent: $0.102.")
        app.key("Escape")
        screen.wait_focus("Message")
        assert screen.find("Message", state="focused")["text"] == "Two"
        assert len(server.requests) == 1
        app.key("Return")
        screen.wait("This month's budget")
        app.key("alt+s")  # Send anyway
        screen.wait(one.replace("1 reply, 50", "2 replies, 100").replace("20 of", "40 of")[:60])
        wait_for("both replies", lambda: len(replies(data, "complete")) == 2)

        # Another model, of which no price is known, and no second question.
        screen.wait_focus("Message")
        app.key("ctrl+shift+m")
        screen.wait_focus("Search models")
        app.type("far/two")
        app.key("Return")
        screen.wait("Model: two")
        screen.wait_focus("Message")
        app.type("Three")
        app.key("Return")
        screen.wait_part(
            lambda part: part["name"].endswith("1,100 → 3 tokens price unknown"), "the footer"
        )
        wait_for("three replies", lambda: len(replies(data, "complete")) == 3)
        screen.wait_part(
            lambda part: "$0.204 + unknown. The price of 1 is not known." in part["name"],
            "both sorts in the sum",
        )

        app.key("ctrl+shift+b")
        screen.wait("3 replies, $0.204; the price of 1 is not known.")
        cells = [part["name"] for part in screen.parts() if part["role"] == "table cell"]
        assert cells[2:8] == ["one", "2", "100", "40", "14", "0.204000"]
        row = cells.index("two")
        assert cells[row : row + 6] == ["two", "1", "1,100", "0", "3", "unknown"]
        app.key("alt+e")  # Export
        screen.wait("Export as CSV", state="active")
        app.key("ctrl+a")
        app.type(str(tmp_path / "used.csv"))
        app.key("Return")
        file = wait_for("the table", lambda: next(tmp_path.glob("used.csv"), None))
    rows = list(csv.DictReader(file.read_text().splitlines()))
    costs = {line["model"]: line["cost in USD"] for line in rows}
    assert costs == {"one": "0.204000", "two": ""}
    used = {line["model"]: (line["input tokens"], line["output tokens"]) for line in rows}
    assert used == {"one": ("100", "14"), "two": ("1100", "3")}
    assert " ERROR " not in app.log
