"""Two hands at the settings at once."""

from __future__ import annotations

import msgspec

from desktop.session.settings_merge import merged
from desktop.settings import Appearance, ProviderKind, ProviderSettings, Settings

ONE = ProviderSettings(id="one", kind=ProviderKind.OPENAI_CHAT, base_url="http://one.test")
TWO = ProviderSettings(id="two", kind=ProviderKind.ANTHROPIC)
BASE = Settings(providers=(ONE, TWO), appearance=Appearance(zoom=100))
replace = msgspec.structs.replace


def test_what_only_one_changed_is_kept() -> None:
    mine = replace(BASE, default_model="one/a")
    theirs = replace(BASE, appearance=Appearance(zoom=150))
    together = merged(BASE, mine, theirs)
    assert together.default_model == "one/a"
    assert together.appearance.zoom == 150


def test_where_both_changed_the_saved_one_holds() -> None:
    mine = replace(BASE, system_prompt="mine")
    theirs = replace(BASE, system_prompt="theirs")
    assert merged(BASE, mine, theirs).system_prompt == "mine"


def test_fields_of_one_provider_come_together() -> None:
    mine = replace(BASE, providers=(replace(ONE, name="First"), TWO))
    theirs = replace(BASE, providers=(replace(ONE, base_url="http://other.test"), TWO))
    (one, two) = merged(BASE, mine, theirs).providers
    assert (one.name, one.base_url) == ("First", "http://other.test")
    assert two == TWO


def test_providers_are_added_and_removed_by_either() -> None:
    mine = replace(BASE, providers=(ONE, replace(ONE, id="mine")))
    theirs = replace(BASE, providers=(ONE, TWO, replace(ONE, id="theirs")))
    assert [p.id for p in merged(BASE, mine, theirs).providers] == ["one", "mine", "theirs"]


def test_a_change_outlives_a_removal() -> None:
    changed = replace(TWO, name="Changed")
    mine = replace(BASE, providers=(ONE, changed))
    theirs = replace(BASE, providers=(ONE,))
    assert merged(BASE, mine, theirs).providers == (ONE, changed)
    assert merged(BASE, BASE, theirs).providers == (ONE,)
