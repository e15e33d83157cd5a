"""The settings of tools as values, and their rules."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import reduce
from typing import Any

import msgspec

from desktop.chat.json_words import why_not_json
from desktop.chat.wording import say, together

#: What a server may be called: its name becomes part of the names of its tools.
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._-]{0,39}")


#: A value that is a variable, as other programs write it.
_VARIABLE = re.compile(r"^\$\{(?:env:)?([A-Za-z_][A-Za-z0-9_]*)\}$")


class ToolSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What holds for all tools of models."""

    #: Tools that say that they only read run without a question.
    allow_read_only: bool = False
    #: What the tools for files may read, with all that is in it.
    folders: tuple[str, ...] = ()


class ToolServer(msgspec.Struct, frozen=True, kw_only=True):
    """A server of tools: a command that is run, or with ``url`` one that runs elsewhere.

    A value of ``env`` or ``headers`` such as ``$NAME`` stands for a variable of the environment,
    so that a secret need not be in the file. ``disabled`` takes it out of the choice of tools.
    """

    command: str = ""
    args: tuple[str, ...] = ()
    env: dict[str, str] = {}
    cwd: str = ""
    url: str = ""
    headers: dict[str, str] = {}
    disabled: bool = False

    @property
    def words(self) -> str:
        """What is run, or asked, in full."""
        import shlex  # noqa: PLC0415 - the settings are read before the first paint

        return self.url or shlex.join([self.command, *self.args])

    @property
    def print(self) -> str:
        """Changes with everything that decides what is run."""
        import hashlib  # noqa: PLC0415 - slow, and the settings are read before the first paint

        run = msgspec.structs.replace(self, disabled=False)
        return hashlib.sha256(msgspec.json.encode(run, order="sorted")).hexdigest()[:16]


def complaint_about(servers: Mapping[str, ToolServer]) -> tuple[str, str]:
    """The name of a server that is wrong, and why in a sentence; "" and "" when none is."""
    for name, server in servers.items():
        if not _NAME.fullmatch(name):
            return name, say(
                "The tool server {name} may be named with letters, digits, spaces, dots, "
                "dashes and underscores only, 40 at most.",
                name=repr(name),
            )
        if bool(server.command) == bool(server.url):
            return name, say(
                "The tool server {name} needs either a command or a url.", name=repr(name)
            )
        if server.url and not server.url.startswith(("http://", "https://")):
            return name, say(
                "The url of {name} does not start with http:// or https://.", name=repr(name)
            )
    return "", ""


class ToolServersNotUnderstood(ValueError):
    """``message`` is a sentence about what is wrong."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def servers_from_json(text: str) -> dict[str, ToolServer]:
    """Servers as other programs write them: in an object, below ``mcpServers`` or not.

    What is not known of a server is left out. Raises `ToolServersNotUnderstood`.
    """
    if not text.strip():
        return {}
    try:
        value = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        raise ToolServersNotUnderstood(
            say("This is not JSON yet: {reason}.", reason=why_not_json(error, text))
        ) from error
    try:
        servers = msgspec.convert(_named_servers(value), dict[str, ToolServer])
    except msgspec.ValidationError as error:
        raise ToolServersNotUnderstood(
            say("These are not tool servers yet: {reason}.", reason=error)
        ) from error
    _, complaint = complaint_about(servers)
    if complaint:
        raise ToolServersNotUnderstood(complaint)
    return {name: _in_our_words(server) for name, server in servers.items()}


def servers_from_elsewhere(text: str) -> tuple[dict[str, ToolServer], list[str]]:
    """The servers in a file of another program, JSON or TOML, and what could not be taken.

    All are disabled: a file may come from anybody. Raises `ToolServersNotUnderstood` for a file
    without any.
    """
    import tomllib  # noqa: PLC0415 - the settings are read before the first paint

    try:
        value = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeEncodeError):
        try:
            value = tomllib.loads(text)
        except ValueError as error:
            raise ToolServersNotUnderstood(say("This is neither JSON nor TOML.")) from error
    named = _named_servers(value)
    if not isinstance(named, dict) or not named:
        raise ToolServersNotUnderstood(say("No tool servers are named in this file."))
    found: dict[str, ToolServer] = {}
    complaints: list[str] = []
    for name, raw in named.items():
        try:
            server = msgspec.convert(raw, ToolServer)
        except msgspec.ValidationError as error:
            complaints.append(say("{name} was left out: {reason}.", name=repr(name), reason=error))
            continue
        _, complaint = complaint_about({name: server})
        if complaint:
            complaints.append(
                say("{name} was left out. {reason}", name=repr(name), reason=complaint)
            )
        else:
            found[name] = msgspec.structs.replace(_in_our_words(server), disabled=True)
    if not found:
        raise ToolServersNotUnderstood(
            reduce(together, complaints, "") or say("No tool servers were found.")
        )
    return found, complaints


def _named_servers(value: Any) -> Any:
    """The table of servers, wherever the programs that are known keep it."""
    match value:
        case {"mcpServers": dict(named)} | {"mcp_servers": dict(named)}:
            return named
        case {"servers": dict(named)} | {"context_servers": dict(named)}:
            return named
        case {"mcp": {"servers": dict(named)}}:
            return named
        case _:
            return value


def _in_our_words(server: ToolServer) -> ToolServer:
    """With ``$NAME`` for a variable, whatever way another program wrote it."""

    def ours(values: dict[str, str]) -> dict[str, str]:
        return {name: _VARIABLE.sub(r"$\1", value) for name, value in values.items()}

    return msgspec.structs.replace(server, env=ours(server.env), headers=ours(server.headers))


def servers_as_json(servers: Mapping[str, ToolServer]) -> str:
    """What `servers_from_json` reads; "" for none."""
    if not servers:
        return ""
    plain = {
        name: {field: value for field, value in msgspec.to_builtins(server).items() if value}
        for name, server in servers.items()
    }
    encoded = msgspec.json.encode({"mcpServers": plain})
    return msgspec.json.format(encoded, indent=2).decode()
