"""Settings in the command palette: those that are chosen at once, and the way to all others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

import msgspec

from desktop.chat.setup import LimitRule
from desktop.settings import SendKey, Settings, Theme
from desktop.ui.palette.entry import Entry, EntryKind
from desktop.ui.provider_presets import provider_words
from desktop.ui.settings_search import Place
from desktop.ui.shortcuts import key_words
from desktop.ui.wording import marked, tr

Change = Callable[[Settings], Settings]

_THEMES = {
    Theme.SYSTEM: marked("Theme: as the system"),
    Theme.LIGHT: marked("Theme: light"),
    Theme.DARK: marked("Theme: dark"),
    Theme.HIGH_CONTRAST: marked("Theme: high contrast"),
}
_SEND = marked("Send with {keys}")
_SEND_KEYS = {SendKey.ENTER: "Enter", SendKey.MOD_ENTER: "Ctrl+Enter"}
_PINS = {
    False: marked("Answers: follow the newest text"),
    True: marked("Answers: keep the question at the top"),
}
_LIMITS = {
    LimitRule.DROP: marked("When a conversation is too long: leave out the oldest messages"),
    LimitRule.SUMMARISE: marked("When a conversation is too long: sum up the older messages"),
    LimitRule.REFUSE: marked("When a conversation is too long: send nothing"),
}
_PAGE, _KEY, _CHOICE, _PLACE = "page:", "key:", "choice:", "setting:"


class Opener(Protocol):
    """Opens the dialog somewhere, and changes settings without it."""

    def show_page(self, title: str) -> None: ...

    def show(self, provider_id: str = "") -> None: ...

    def places(self) -> list[Place]: ...

    def show_place(self, key: str) -> None: ...

    def change(self, change: Change) -> None: ...


@dataclass(frozen=True, slots=True)
class _Choice:
    """One value that a setting can have."""

    name: str
    title: str
    holds: Callable[[Settings], bool]
    change: Change
    #: Which ones the title names.
    keys: str = ""


class SettingsEntries:
    """Offers settings: a choice holds at once, anything else opens the dialog there."""

    def __init__(self, opener: Opener, *, pages: tuple[str, ...]) -> None:
        self._opener = opener
        self._pages = pages
        self._choices = {choice.name: choice for choice in _choices()}

    def entries(self, settings: Settings) -> Iterator[Entry]:
        for choice in self._choices.values():
            yield Entry(
                key=f"{_CHOICE}{choice.name}",
                kind=EntryKind.SETTING,
                title=tr(choice.title).format(keys=key_words(choice.keys)),
                also=choice.title.format(keys=choice.keys),
                checked=choice.holds(settings),
            )
        for page in self._pages:
            title = tr("Settings: {page}").format(page=tr(page))
            yield _entry(f"{_PAGE}{page}", title, also=f"Settings: {page}")
        for provider in settings.providers:
            title = tr("Key and address of {provider}").format(provider=provider_words(provider))
            yield _entry(f"{_KEY}{provider.id}", title, also="Key and address")

    def places(self) -> Iterator[Entry]:
        """Every setting of the dialog, which has to be made for that."""
        for place in self._opener.places():
            yield _entry(f"{_PLACE}{place.key}", place.title, also=place.also, detail=place.detail)

    def choose(self, key: str) -> None:
        """Do what an entry says; nothing for one that is not here (any more)."""
        kind, _, name = key.partition(":")
        match f"{kind}:":
            case "page:" if name in self._pages:
                self._opener.show_page(name)
            case "key:":
                self._opener.show(name)
            case "setting:":
                self._opener.show_place(name)
            case "choice:" if name in self._choices:
                self._opener.change(self._choices[name].change)


def _choices() -> Iterator[_Choice]:
    for theme, title in _THEMES.items():
        yield _Choice(
            f"theme-{theme.value}", title, _has_theme(theme), _with_appearance(theme=theme)
        )
    for pins, title in _PINS.items():
        name = f"pin-question-{str(pins).lower()}"
        yield _Choice(name, title, _pins(pins), _with_appearance(pin_question=pins))
    for rule, title in _LIMITS.items():
        yield _Choice(f"limit-{rule.value}", title, _has_limit(rule), _with(context_limit=rule))
    for key, keys in _SEND_KEYS.items():
        name, change = f"send-{key.value}", _with(send_key=key)
        yield _Choice(name, _SEND, _has_send_key(key), change, keys=keys)


def _has_theme(theme: Theme) -> Callable[[Settings], bool]:
    return lambda settings: settings.appearance.theme is theme


def _pins(pins: bool) -> Callable[[Settings], bool]:
    return lambda settings: settings.appearance.pin_question is pins


def _has_limit(rule: LimitRule) -> Callable[[Settings], bool]:
    return lambda settings: settings.context_limit is rule


def _has_send_key(key: SendKey) -> Callable[[Settings], bool]:
    return lambda settings: settings.send_key is key


def _with(**changes: object) -> Change:
    return lambda settings: msgspec.structs.replace(settings, **changes)


def _with_appearance(**changes: object) -> Change:
    return lambda settings: msgspec.structs.replace(
        settings, appearance=msgspec.structs.replace(settings.appearance, **changes)
    )


def _entry(key: str, title: str, *, also: str, detail: str = "") -> Entry:
    return Entry(key=key, kind=EntryKind.SETTING, title=title, also=also, detail=detail)
