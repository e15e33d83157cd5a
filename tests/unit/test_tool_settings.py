"""Tool servers in the settings: as TOML, and as the JSON of other programs."""

from __future__ import annotations

import pytest

from desktop.chat.errors import SettingsError
from desktop.settings import Settings
from desktop.settings_table import parse_settings
from desktop.storage.settings_text import edited
from desktop.tool_settings import (
    ToolServer,
    ToolServersNotUnderstood,
    servers_as_json,
    servers_from_elsewhere,
    servers_from_json,
)

GIT = ToolServer(command="uvx", args=("mcp-server-git",), env={"TOKEN": "$TOKEN"})
TEXT = """\
send_key = "enter"  # mine

[mcpServers.git]
command = "uvx"
args = ["mcp-server-git"]
env = { TOKEN = "$TOKEN" }
"""


def test_toml() -> None:
    assert parse_settings(TEXT).tool_servers == {"git": GIT}


def test_a_change_is_written_into_the_file_and_read_again() -> None:
    old = parse_settings(TEXT)
    more = {"git": GIT, "web one": ToolServer(url="https://example.org/mcp")}
    new = Settings(send_key=old.send_key, tool_servers=more)
    written = edited(TEXT, old, new)
    assert "# mine" in written
    assert parse_settings(written).tool_servers == more
    none = edited(written, parse_settings(written), Settings(send_key=old.send_key))
    assert parse_settings(none).tool_servers == {}


@pytest.mark.parametrize(
    ("server", "words"),
    [
        ("[mcpServers.a]\nargs = []", "needs either a command or a url"),
        ('[mcpServers.a]\ncommand = "x"\nurl = "https://e.org"', "needs either a command or a url"),
        ('[mcpServers.a]\nurl = "file:///etc"', "does not start with http"),
        ('[mcpServers."a/b"]\ncommand = "x"', "may be named with letters"),
        ('[mcpServers.a]\ncommand = ["x"]', "Expected a text, got a list in "),
    ],
)
def test_what_cannot_be_used_is_told(server: str, words: str) -> None:
    with pytest.raises(SettingsError, match=words):
        parse_settings(server)


def test_json_of_other_programs_can_be_pasted() -> None:
    pasted = """{"mcpServers": {"git": {"command": "uvx", "args": ["mcp-server-git"],
        "env": {"TOKEN": "$TOKEN"}, "type": "stdio", "disabled": false}}}"""
    assert servers_from_json(pasted) == {"git": GIT}
    assert servers_from_json('{"git": {"command": "uvx"}}') == {"git": ToolServer(command="uvx")}
    assert servers_from_json(" \n") == {}
    assert servers_from_json(servers_as_json({"git": GIT})) == {"git": GIT}
    assert servers_as_json({}) == ""


@pytest.mark.parametrize(
    "text", ["{", "[]", "1", '{"a": 1}', '{"a": {"command": 1}}', '{"a": {}}', '"\ud800"']
)
def test_json_that_says_something_else_is_told(text: str) -> None:
    with pytest.raises(ToolServersNotUnderstood):
        servers_from_json(text)


def test_what_is_run_decides_what_was_agreed_to() -> None:
    prints = {
        server.print
        for server in (
            GIT,
            ToolServer(command="uvx", args=("mcp-server-git", "--more")),
            ToolServer(command="uvx", args=("mcp-server-git",)),
            ToolServer(command="uvx", args=("mcp-server-git",), cwd="/tmp"),
        )
    }
    assert len(prints) == 4


def test_whether_it_is_enabled_changes_nothing_of_what_was_agreed_to() -> None:
    off = ToolServer(command="uvx", disabled=True)
    assert off.print == ToolServer(command="uvx").print
    assert (
        ToolServer(url="https://a", headers={"X": "1"}).print != ToolServer(url="https://a").print
    )


def test_the_words_that_are_run_are_told_apart() -> None:
    assert ToolServer(command="run me", args=("a b", "c")).words == "'run me' 'a b' c"


@pytest.mark.parametrize(
    "text",
    [
        '{"mcpServers": {"git": {"command": "uvx", "args": ["mcp-server-git"]}}, "theme": 1}',
        '{"servers": {"git": {"type": "stdio", "command": "uvx", "args": ["mcp-server-git"]}}}',
        '{"mcp": {"servers": {"git": {"command": "uvx", "args": ["mcp-server-git"]}}}}',
        '{"context_servers": {"git": {"command": "uvx", "args": ["mcp-server-git"]}}}',
        'model = "x"\n[mcp_servers.git]\ncommand = "uvx"\nargs = ["mcp-server-git"]',
    ],
)
def test_files_of_other_programs_are_understood_and_nothing_in_them_is_enabled(text: str) -> None:
    servers, left_out = servers_from_elsewhere(text)
    git = ToolServer(command="uvx", args=("mcp-server-git",), disabled=True)
    assert (servers, left_out) == ({"git": git}, [])


def test_variables_are_written_in_our_way() -> None:
    text = """{"mcpServers": {"a": {"command": "x", "env": {
        "A": "${env:TOKEN}", "B": "${TOKEN}", "C": "$TOKEN", "D": "x${TOKEN}"}}}}"""
    env = {"A": "$TOKEN", "B": "$TOKEN", "C": "$TOKEN", "D": "x${TOKEN}"}
    assert servers_from_elsewhere(text)[0]["a"].env == env
    assert servers_from_json(text)["a"].env == env


def test_what_cannot_be_imported_is_told_and_the_rest_is() -> None:
    text = """{"mcpServers": {"good": {"command": "x"}, "bad": {"command": ["x"]},
        "empty": {}, "a/b": {"command": "x"}}}"""
    servers, left_out = servers_from_elsewhere(text)
    assert list(servers) == ["good"]
    assert len(left_out) == 3
    assert "'bad' was left out" in left_out[0]


@pytest.mark.parametrize("text", ["", "<xml/>", "{}", "[1]", '{"mcpServers": {}}', "a = 1", "0"])
def test_a_file_without_servers_is_told(text: str) -> None:
    with pytest.raises(ToolServersNotUnderstood):
        servers_from_elsewhere(text)
