"""Changes of the settings that meet: what one hand changed is kept when another saves."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from desktop.settings import ProviderSettings, Settings

S = TypeVar("S", bound=msgspec.Struct)


def merged(base: Settings, mine: Settings, theirs: Settings) -> Settings:
    """``theirs`` with what was changed from ``base`` to ``mine``.

    Fields are taken one by one, providers by their id; where both changed the same field,
    ``mine`` holds.
    """
    together = _merged_fields(base, mine, theirs)
    providers = _merged_providers(base.providers, mine.providers, theirs.providers)
    return msgspec.structs.replace(together, providers=providers)


def _merged_fields(base: S, mine: S, theirs: S) -> S:
    changed = {}
    for name in mine.__struct_fields__:
        before, wanted, found = getattr(base, name), getattr(mine, name), getattr(theirs, name)
        if wanted == before:
            continue
        nested = isinstance(wanted, msgspec.Struct)
        changed[name] = _merged_fields(before, wanted, found) if nested else wanted
    return msgspec.structs.replace(theirs, **changed)


def _merged_providers(
    base: tuple[ProviderSettings, ...],
    mine: tuple[ProviderSettings, ...],
    theirs: tuple[ProviderSettings, ...],
) -> tuple[ProviderSettings, ...]:
    before = {provider.id: provider for provider in base}
    found = {provider.id: provider for provider in theirs}
    kept = []
    for provider in mine:
        old, other = before.get(provider.id), found.pop(provider.id, None)
        if old is None or other is None:
            # New here, or changed here and removed there: a removal does not undo a change.
            if other is not None or old != provider:
                kept.append(provider)
        else:
            kept.append(_merged_fields(old, provider, other))
    added = [provider for provider in found.values() if provider.id not in before]
    return (*kept, *added)
