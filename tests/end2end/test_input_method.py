"""Text that is composed by a real input method is neither lost nor sent half written."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end2end.app_driver import RunningApp, wait_for
from tests.end2end.conftest import StartApp
from tests.end2end.input_method import InputMethod
from tests.end2end.screen import Screen
from tests.end2end.served import SETTINGS, served
from tests.end2end.stored import replies
from tests.scripted_server import Answer, Hang, ScriptedServer, chat_chunks

#: Where the composer is in the window.
TEXT = (600, 764)


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with served() as running:
        yield running


@pytest.fixture
def input_method(accessible_env: dict[str, str]) -> Iterator[InputMethod]:
    if shutil.which("ibus-daemon") is None:
        pytest.skip("needs ibus, ibus-anthy and ibus-hangul (make test installs them)")
    with InputMethod.run(accessible_env) as method:
        yield method


def test_what_is_composed_is_neither_lost_nor_sent_half_written(
    start_app: StartApp, server: ScriptedServer, tmp_path: Path, input_method: InputMethod
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "settings.toml").write_text(SETTINGS.format(url=server.url))
    answer = Answer(chat_chunks(["Yes."]))
    server.chat(Answer([*chat_chunks(["Once "])[:2], Hang()]), answer)
    input_method.use("anthy")
    app = start_app(SCRIPTED_KEY="x", **input_method.env)
    app.wait_window()
    with Screen(input_method.env) as screen:
        wait_composing(app, screen)
        # Enter accepts what was chosen from the list; the next one sends it.
        press(app, *"nihongo", "space", "space", "Up", "Return")
        wait_written(screen, "日本語")
        assert not server.requests
        app.key("Return")
        assert sent(server, 1) == "日本語"
        # Esc goes back to kana, and drops them: the reply goes on.
        press(app, *"kanji", "space", "Escape", "Escape", *"kana", "Return")
        wait_written(screen, "かな")
        assert not server.disconnects
        app.key("Escape")
        wait_for("the stop", lambda: server.disconnects)
        wait_for("the stopped reply", lambda: replies(data, "stopped"))
        # What is left half written stays, be it for another window or another field.
        press(app, *"kanji", "ctrl+slash")
        screen.wait_focus("Search actions")
        wait_written(screen, "かなかんじ")
        app.key("Escape")
        screen.wait_focus("Message")
        wait_composing(app, screen)
        press(app, *"sushi", "ctrl+shift+f")
        screen.wait_focus("Search")
        wait_written(screen, "かなかんじすし")
        app.click(*TEXT)
        screen.wait_focus("Message")
        app.key("Return")
        assert sent(server, 2) == "かなかんじすし"
        wait_for("the reply", lambda: replies(data, "complete"))
        # Of Korean, a syllable is unwritten as long as letters may be added to it.
        input_method.use("hangul")
        wait_composing(app, screen)
        press(app, *"gksrmf", "Return")
        assert sent(server, 3) == "한글"
        press(app, *"gksrmf", "ctrl+slash")
        screen.wait_focus("Search actions")
        wait_written(screen, "한글")
        app.key("Escape")
        screen.wait_focus("Message")
    app.close_window()
    assert app.wait_exit(seconds=5) == 0
    assert " ERROR " not in app.log


def test_what_is_written_late_is_there_once(
    start_app: StartApp, server: ScriptedServer, tmp_path: Path, input_method: InputMethod
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "settings.toml").write_text(SETTINGS.format(url=server.url))
    input_method.add_late()
    input_method.use("late")
    app = start_app(SCRIPTED_KEY="x", **input_method.env)
    app.wait_window()
    with Screen(input_method.env) as screen:
        wait_composing(app, screen)
        press(app, *"abc", "ctrl+slash")
        screen.wait_focus("Search actions")
        time.sleep(0.6)  # until the engine has written, and nobody has taken it
        assert written(screen) == "가각갂"
        assert screen.wait_focus("Search actions")["text"] == ""
        app.key("Escape")
        screen.wait_focus("Message")
        wait_composing(app, screen)
        press(app, *"de")
    app.close_window()
    assert app.wait_exit(seconds=10) == 0
    time.sleep(0.6)  # as above: the next program would take it for its own
    app.start()
    app.wait_window()
    with Screen(input_method.env) as screen:
        wait_written(screen, "가각갂갃간")


def press(app: RunningApp, *keys: str) -> None:
    """One after the other; an input method that is given no time between them loses some."""
    for key in keys:
        app.key(key)
        time.sleep(0.1)


def wait_composing(app: RunningApp, screen: Screen) -> None:
    """Type a letter until it is not written: the input method knows where the focus is."""
    before = written(screen)
    composed = 0
    for _ in range(40):
        app.key("a")
        time.sleep(0.2)
        composed = composed + 1 if written(screen) == before else 0
        app.key("BackSpace")
        wait_written(screen, before)
        if composed == 2:
            return
    raise AssertionError("the input method does not compose")


def written(screen: Screen) -> str:
    """What is written in the composer; not what is composed."""
    text: str = screen.wait_part(lambda part: part["name"] == "Message", "the composer")["text"]
    return text


def wait_written(screen: Screen, text: str) -> None:
    try:
        wait_for(f"{text!r} in the composer", lambda: written(screen) == text, seconds=15)
    except AssertionError as error:
        raise AssertionError(f"{error}; there is {written(screen)!r}") from None


def sent(server: ScriptedServer, number: int) -> str:
    """The last message of the request of that number, counted from one."""
    wait_for(f"request {number}", lambda: len(server.requests) >= number)
    assert len(server.requests) == number
    text: str = server.requests[-1].json["messages"][-1]["content"]
    return text
