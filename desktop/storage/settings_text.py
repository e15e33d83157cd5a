"""Changing a settings file's text without disturbing the rest of it."""

from __future__ import annotations

from typing import Any

import tomlkit
from tomlkit.items import AoT, InlineTable, Table

from desktop.settings import DEFAULT_PROVIDERS, ProviderSettings, Settings
from desktop.settings_table import plain, plain_provider


def edited(text: str, old: Settings, new: Settings) -> str:
    """``text``, which says ``old``, changed so that it says ``new``.

    Only what differs between the two is touched; what returns to its default is removed.
    """
    document = tomlkit.parse(text)
    before, after = plain(old), plain(new)
    added: dict[str, str] = {}
    for name in {**before, **after}:
        was, becomes = before.get(name), after.get(name)
        if name == "providers" or was == becomes:
            continue
        if isinstance(was, dict) or isinstance(becomes, dict):
            # A table that is left empty stays: it holds the comments below it.
            table = document.setdefault(name, tomlkit.table())
            _change(table, was or {}, becomes or {})
        elif becomes is None:
            document.pop(name, None)
        elif name in document:
            document[name] = becomes
        else:
            added[name] = becomes
    _change_providers(document, old, new)
    return _with_first(tomlkit.dumps(document), tomlkit.dumps(added))


def _with_first(text: str, lines: str) -> str:
    """Put ``lines`` before everything but a heading comment.

    tomlkit would put them before the first table, below the comment that belongs to that.
    """
    if not lines:
        return text
    rows = text.splitlines(keepends=True)
    heading = next((n for n, row in enumerate(rows) if not row.startswith("#")), len(rows))
    if heading < len(rows) and not rows[heading].strip():
        heading += 1
    elif heading < len(rows):
        heading = 0  # no blank line: the comment belongs to what follows
    rest = "".join(rows[heading:])
    gap = "\n" if rest.lstrip(" ").startswith(("#", "[")) else ""
    return "".join(rows[:heading]) + lines + gap + rest


def _change(target: Table | InlineTable, before: dict[str, Any], after: dict[str, Any]) -> None:
    """Set and remove what differs between two plain tables."""
    for name in {**before, **after}:
        if name not in after:
            target.pop(name, None)
        elif after[name] == before.get(name):
            continue
        elif isinstance(after[name], dict) and isinstance(target.get(name), Table | InlineTable):
            _change(target[name], before.get(name, {}), after[name])
        else:
            # A new entry goes before the comment that belongs to the next table.
            body = target.value.body
            tail = []
            while isinstance(target, Table) and body and body[-1][0] is None:
                tail.append(body.pop())
            target[name] = after[name]
            body.extend(reversed(tail))


def _change_providers(document: tomlkit.TOMLDocument, old: Settings, new: Settings) -> None:
    entries = document.get("providers")
    if entries is None:
        entries = tomlkit.aot()
    places = {entry["id"]: place for place, entry in enumerate(entries)}
    gone = set(places.values())
    for provider in new.providers:
        was = old.provider(provider.id)
        place = places.get(provider.id)
        if provider == was:
            gone.discard(-1 if place is None else place)
        elif provider in DEFAULT_PROVIDERS:
            continue  # without an entry it is what it should be
        elif place is None or was is None:
            entries.append(_entry(provider, as_table=isinstance(entries, AoT)))
        else:
            gone.discard(place)
            _change(entries[place], plain_provider(was), plain_provider(provider))
    for place in sorted(gone, reverse=True):
        del entries[place]
    if entries:
        document["providers"] = entries
    elif "providers" in document:
        del document["providers"]


def _entry(provider: ProviderSettings, *, as_table: bool) -> Table | dict[str, Any]:
    values = plain_provider(provider)
    if not as_table:
        return values
    table = tomlkit.table()
    table.update(values)
    table.trivia.indent = "\n"
    return table
