"""Spelling by real dictionaries, and without any."""

from __future__ import annotations

import asyncio
import builtins
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from desktop.session.spelling import BY_SYSTEM, OFF, Spelling

Act = Callable[[Spelling], Awaitable[None]]


def run(act: Act) -> None:
    async def main() -> None:
        spelling = Spelling()
        try:
            await act(spelling)
        finally:
            spelling.stop()

    asyncio.run(main())


@pytest.fixture
def english() -> None:
    async def act(spelling: Spelling) -> None:
        await spelling.choose(BY_SYSTEM, ["en-US"])
        if spelling.language != "en_US":
            pytest.skip("needs libenchant and hunspell-en-us (make test installs them)")

    run(act)


@pytest.mark.usefixtures("english")
def test_words_are_checked_in_the_language_of_the_system() -> None:
    async def act(spelling: Spelling) -> None:
        await spelling.choose(BY_SYSTEM, ["en-US", "en"])
        assert await spelling.wrong(["hello", "wrold", "naive", "don't"]) == {"wrold"}
        assert (await spelling.suggestions("wrold"))[0] == "world"
        assert spelling.reason == ""

    run(act)


@pytest.mark.usefixtures("english")
def test_a_language_of_another_country_does_and_no_locale_is_english() -> None:
    async def act(spelling: Spelling) -> None:
        await spelling.choose(BY_SYSTEM, ["xx-YY", "en-NZ"])
        assert spelling.language.startswith("en_")
        await spelling.choose(BY_SYSTEM, ["C"])
        assert spelling.language == "en_US"

    run(act)


@pytest.mark.usefixtures("english")
def test_switched_off_every_word_is_right() -> None:
    async def act(spelling: Spelling) -> None:
        await spelling.choose(OFF, ["en-US"])
        assert await spelling.wrong(["wrold"]) == set()
        assert spelling.reason == ""
        assert "en_US" in spelling.languages

    run(act)


@pytest.mark.usefixtures("english")
def test_a_language_without_a_dictionary_is_said() -> None:
    async def act(spelling: Spelling) -> None:
        await spelling.choose("tlh", ["en-US"])
        assert await spelling.wrong(["wrold"]) == set()
        assert "no dictionary for tlh" in spelling.reason
        assert "en_US" in spelling.reason

    run(act)


def test_without_the_library_the_reason_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    original = builtins.__import__

    def refuse(name: str, *more: Any, **named: Any) -> Any:
        if name == "enchant":
            raise ImportError("The 'enchant' C library was not found")
        return original(name, *more, **named)

    async def act(spelling: Spelling) -> None:
        monkeypatch.setattr(builtins, "__import__", refuse)
        await spelling.choose(BY_SYSTEM, ["en-US"])
        assert await spelling.wrong(["wrold"]) == set()
        assert "apt install libenchant-2-2" in spelling.reason

    run(act)
