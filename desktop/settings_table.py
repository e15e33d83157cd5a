"""The settings as the text of a ``settings.toml``: read, checked, and made ready to be written.

Reads and writes nothing.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from desktop.chat.errors import SettingsError
from desktop.chat.wording import say
from desktop.parameters import answer_schema
from desktop.settings import (
    DEFAULT_PROVIDERS,
    GatewaySettings,
    ModelRef,
    ProviderSettings,
    Settings,
)
from desktop.tool_settings import ToolServer, complaint_about

_PROVIDER_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_ZOOM = range(50, 301)
_MOST_BACKUPS = 366


def parse_settings(text: str) -> Settings:
    """Read the text of a ``settings.toml``.

    Providers of the file replace defaults of the same id and stand before the others.
    Raises `SettingsError` with the line and the reason.
    """
    table = _table(text) if text else {}
    try:
        settings = msgspec.convert(table, Settings)
    except msgspec.ValidationError as error:
        told, _, path = str(error).partition(" - at `$")
        reason = _reason(told)
        raise SettingsError(
            say("{reason} in {place}.", reason=reason, place=path[1:-1])
            if path
            else say("{reason}.", reason=reason),
            _HINT,
            line=_line_of(text, path.rstrip("`"), told),
        ) from error
    _validate(settings, text)
    listed = settings.providers if "providers" in table else ()
    ids = {provider.id for provider in listed}
    defaults = tuple(provider for provider in DEFAULT_PROVIDERS if provider.id not in ids)
    return msgspec.structs.replace(settings, providers=listed + defaults)


def _table(text: str) -> dict[str, Any]:

    import tomllib  # noqa: PLC0415 - slow, and at first there is no file

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column \d+\)|\(at end of document\)", str(error))
        line = int(found[1]) if found and found[1] else text.count("\n") + 1
        reason = str(error).split(" (at ")[0]
        raise SettingsError(
            say("This is not TOML: {reason}.", reason=reason), _HINT, line=line
        ) from error


def _reason(told: str) -> str:
    """What msgspec said, in words for the user where they are known."""
    if found := _EXPECTED.fullmatch(told):
        wanted, got = (_TYPES.get(name) for name in found.groups())
        if wanted and got:
            return say("Expected {wanted}, got {got}", wanted=wanted, got=got)
    if found := _UNKNOWN.fullmatch(told):
        return say("Unknown value {value}", value=found[1])
    return told


_EXPECTED = re.compile(r"Expected `(\w+)(?: \| null)?`, got `(\w+)`")
_UNKNOWN = re.compile(r"Invalid enum value ('.*')", re.DOTALL)
#: What a value is, by msgspec's names.
_TYPES = {
    "bool": say("true or false"),
    "int": say("a whole number"),
    "float": say("a number"),
    "str": say("a text"),
    "array": say("a list"),
    "object": say("a table"),
}
_HINT = say("The file is kept as it is; the default settings are used until it is corrected.")


def _validate(settings: Settings, text: str) -> None:
    seen: set[str] = set()
    for number, provider in enumerate(settings.providers):
        path = f".providers[{number}]"
        if not _PROVIDER_ID.fullmatch(provider.id):
            raise SettingsError(
                say(
                    "The provider id {id} may hold letters, digits, dots, dashes and "
                    "underscores only, 64 at most.",
                    id=repr(provider.id),
                ),
                _HINT,
                line=_line_of(text, f"{path}.id"),
            )
        if provider.id in seen:
            raise SettingsError(
                say("The provider id {id} is used twice.", id=repr(provider.id)),
                _HINT,
                line=_line_of(text, f"{path}.id"),
            )
        seen.add(provider.id)
        if provider.base_url and not provider.base_url.startswith(("http://", "https://")):
            raise SettingsError(
                say(
                    "The base_url {base_url} does not start with http:// or https://.",
                    base_url=repr(provider.base_url),
                ),
                _HINT,
                line=_line_of(text, f"{path}.base_url"),
            )
        _validate_connection(provider, text, path)
    server, complaint = complaint_about(settings.tool_servers)
    if complaint:
        raise SettingsError(
            complaint, _HINT, line=_line_of(text, f".mcpServers.{server}") if server else 0
        )
    for name in ("default_model", "title_model"):
        if (model := getattr(settings, name)) and ModelRef.parse(model) is None:
            raise SettingsError(
                say(
                    "The {name} {model} is not like provider-id/model-id.",
                    name=name,
                    model=repr(model),
                ),
                _HINT,
                line=_line_of(text, f".{name}"),
            )
    if not 0 <= settings.monthly_budget < 1_000_000:
        raise SettingsError(
            say(
                "The monthly_budget {value} is not a number of dollars.",
                value=str(settings.monthly_budget),
            ),
            _HINT,
            line=_line_of(text, ".monthly_budget"),
        )
    if settings.appearance.zoom not in _ZOOM:
        raise SettingsError(
            say("The zoom {value} is not between 50 and 300.", value=str(settings.appearance.zoom)),
            _HINT,
            line=_line_of(text, ".appearance.zoom"),
        )
    for name in settings.limits.__struct_fields__:
        if not 0 < getattr(settings.limits, name) <= 86_400:
            raise SettingsError(
                say("The limit {name} is not between 0 and 86400 seconds.", name=name),
                _HINT,
                line=_line_of(text, f".limits.{name}"),
            )
    for name in settings.backups.__struct_fields__:
        if not 0 <= getattr(settings.backups, name) <= _MOST_BACKUPS:
            raise SettingsError(
                say(
                    "The number of {name} backups is not between 0 and {most}.",
                    name=name,
                    most=_MOST_BACKUPS,
                ),
                _HINT,
                line=_line_of(text, f".backups.{name}"),
            )
    _validate_gateway(settings.gateway, text)


#: What a browser calls the place of a page.
ORIGIN = re.compile(r"https?://[^\s/,*]+")


def _validate_gateway(gateway: GatewaySettings, text: str) -> None:
    if not 1024 <= gateway.port <= 65_535:
        raise SettingsError(
            say(
                "The port {port} of the gateway is not between 1024 and 65535.",
                port=str(gateway.port),
            ),
            _HINT,
            line=_line_of(text, ".gateway.port"),
        )
    for origin in gateway.origins:
        if not ORIGIN.fullmatch(origin):
            raise SettingsError(
                say("The origin {origin} is not like http://localhost:5173.", origin=repr(origin)),
                _HINT,
                line=_line_of(text, ".gateway.origins"),
            )


#: What the proxy of a provider may say, when it says something.
PROXY_ADDRESS = re.compile(r"none|(https?|socks5h?)://[^\s/]+/?")


def _validate_connection(provider: ProviderSettings, text: str, path: str) -> None:
    if provider.proxy and not PROXY_ADDRESS.fullmatch(provider.proxy):
        raise SettingsError(
            say(
                'The proxy is neither "none" nor an address that starts with http://, https://, '
                "socks5:// or socks5h://."
            ),
            _HINT,
            line=_line_of(text, f"{path}.proxy"),
        )
    for model, values in provider.parameters.items():
        # Out of these bounds no provider takes them.
        for name, low, high in (
            ("temperature", 0, 2),
            ("top_p", 0, 1),
            ("max_tokens", 1, 10_000_000),
        ):
            value = getattr(values, name)
            if value is not None and not low <= value <= high:
                raise SettingsError(
                    say(
                        "The {name} {value} of {model} is not between {low} and {high}.",
                        name=name,
                        value=str(value),
                        model=repr(model),
                        low=str(low),
                        high=str(high),
                    ),
                    _HINT,
                    line=_line_of(text, f"{path}.{name}"),
                )
        if values.answer and answer_schema(values.answer) is None:
            raise SettingsError(
                say(
                    'The answer of {model} is neither "json" nor a JSON Schema.', model=repr(model)
                ),
                _HINT,
                line=_line_of(text, f"{path}.answer"),
            )


def _line_of(text: str, path: str, reason: str = "") -> int:
    """The line of the key that ``path`` (``.providers[1].kind``) names; 0 if not found.

    A missing key is looked for as its table's header. Good enough for an error message: a
    key written with dots or inside an inline table is reported at its table.
    """
    steps = re.findall(r"\.([A-Za-z_]+)|\[(\d+)\]", path)
    names = [name for name, _ in steps if name]
    if not names:
        return 0
    indices = [int(index) for _, index in steps if index]
    lines = text.splitlines()
    start, end = 0, len(lines)
    if len(names) > 1 or indices or "missing required" in reason:
        header = re.compile(rf"\s*\[\[?\s*{re.escape(names[0])}\s*\]\]?")
        headers = [number for number, line in enumerate(lines) if header.match(line)]
        which = indices[0] if indices else 0
        if which < len(headers):
            start = headers[which]
            following = (n for n in range(start + 1, len(lines)) if re.match(r"\s*\[", lines[n]))
            end = next(following, len(lines))
    key = re.compile(rf"\s*{re.escape(names[-1])}\s*=")
    found = (number for number in range(start, end) if key.match(lines[number]))
    return next(found, start) + 1


_SIMPLE = (
    "default_model",
    "title_model",
    "send_key",
    "system_prompt",
    "spelling",
    "context_limit",
    "monthly_budget",
    "vim_keys",
)


def plain(settings: Settings) -> dict[str, Any]:
    """The settings as TOML-ready data, without what equals the defaults."""
    data: dict[str, Any] = {}
    for name in _SIMPLE:
        if (value := getattr(settings, name)) != getattr(Settings(), name):
            data[name] = value if isinstance(value, bool | float) else str(value)
    for name in ("appearance", "limits", "backups", "gateway", "presence", "tools"):
        changed = _changes(getattr(settings, name), getattr(Settings(), name))
        if changed:
            data[name] = changed
    if settings.keys:
        data["keys"] = {name: list(keys) for name, keys in settings.keys.items()}
    if settings.tool_servers:
        data["mcpServers"] = {
            name: _changes(server, ToolServer()) for name, server in settings.tool_servers.items()
        }
    providers = [p for p in settings.providers if p not in DEFAULT_PROVIDERS]
    if providers:
        data["providers"] = [plain_provider(provider) for provider in providers]
    return data


def plain_provider(provider: ProviderSettings) -> dict[str, Any]:
    """One entry of ``providers``, without what equals the defaults."""
    blank = ProviderSettings(id="", kind=provider.kind)
    return {"id": provider.id, "kind": str(provider.kind)} | {
        name: value
        for name, value in _changes(provider, blank).items()
        if name not in ("id", "kind")
    }


def _changes(value: msgspec.Struct, default: msgspec.Struct) -> dict[str, Any]:
    built: dict[str, Any] = msgspec.to_builtins(value)
    plain_default: dict[str, Any] = msgspec.to_builtins(default)
    return {
        name: list(item) if isinstance(item, tuple) else item
        for name, item in built.items()
        if item != plain_default[name]
    }
