"""The exception tree."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.chat import errors
from desktop.chat.errors import ChatError, ProviderUnreachable, RateLimited, SettingsError


def tree(root: type[ChatError]) -> Iterator[type[ChatError]]:
    yield root
    for branch in root.__subclasses__():
        if branch.__module__ == errors.__name__:
            yield from tree(branch)


def test_every_error_says_its_sentence() -> None:
    for kind in tree(ChatError):
        error = kind("A sentence.", "A hint.")
        assert str(error) == error.message == "A sentence."
        assert error.hint == "A hint."
        assert error.details == ""


def test_every_error_has_a_kind_of_its_own() -> None:
    kinds = [error.kind for error in tree(ChatError)]
    assert len(set(kinds)) == len(kinds)


def test_the_docstring_draws_the_whole_tree() -> None:
    assert errors.__doc__ is not None
    assert [e.__name__ for e in tree(ChatError) if e.__name__ not in errors.__doc__] == []


def test_some_know_more() -> None:
    assert RateLimited("x", retry_after=3.0).retry_after == 3.0
    assert not RateLimited("x").quota
    assert ProviderUnreachable("x", layer="dns").layer == "dns"
    assert SettingsError("x", line=3).line == 3
