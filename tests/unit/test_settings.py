"""The settings as values: defaults, rules, and errors with their line."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from desktop.chat.errors import SettingsError
from desktop.parameters import ModelParameters
from desktop.settings import (
    BUILT_IN,
    DEFAULT_PROVIDERS,
    Appearance,
    Density,
    Limits,
    ModelRef,
    ProviderKind,
    ProviderSettings,
    SendKey,
    Settings,
    Theme,
)
from desktop.settings_table import parse_settings, plain

EVERYTHING = """\
default_model = "mine/some/model:7b"
send_key = "mod-enter"
system_prompt = "Be brief."

[appearance]
theme = "dark"
zoom = 150
sidebar = false

[limits]
connect = 1
first_byte = 2.5
idle = 86400

[[providers]]
id = "mine"
kind = "openai-chat"
name = "My server"
base_url = "http://127.0.0.1:8080/v1"
api_key_env = "MY_KEY"
models = ["some/model:7b"]
needs_key = false
"""


def failure(text: str) -> SettingsError:
    with pytest.raises(SettingsError) as caught:
        parse_settings(text)
    return caught.value


class TestReading:
    def test_an_empty_file_is_the_defaults(self) -> None:
        assert parse_settings("") == parse_settings("# nothing\n") == Settings()

    def test_everything_can_be_set(self) -> None:
        settings = parse_settings(EVERYTHING)
        assert ModelRef.parse(settings.default_model) == ModelRef("mine", "some/model:7b")
        assert settings.send_key is SendKey.MOD_ENTER
        assert settings.system_prompt == "Be brief."
        assert settings.appearance == Appearance(theme=Theme.DARK, zoom=150, sidebar=False)
        assert settings.limits == Limits(connect=1, first_byte=2.5, idle=86400)
        assert settings.providers[0] == ProviderSettings(
            id="mine",
            kind=ProviderKind.OPENAI_CHAT,
            name="My server",
            base_url="http://127.0.0.1:8080/v1",
            api_key_env="MY_KEY",
            models=("some/model:7b",),
            needs_key=False,
        )
        assert settings.providers[1:] == DEFAULT_PROVIDERS

    def test_a_provider_of_the_file_replaces_the_default_of_its_id(self) -> None:
        text = '[[providers]]\nid = "openai"\nkind = "openai-responses"\n'
        settings = parse_settings(text)
        assert [provider.id for provider in settings.providers] == [
            "openai",
            BUILT_IN,
            "anthropic",
        ]
        openai = settings.provider("openai")
        assert openai is not None
        assert openai.kind is ProviderKind.OPENAI_RESPONSES
        assert openai.title == "openai"

    def test_what_a_later_version_knows_is_no_mistake(self) -> None:
        assert parse_settings('later = 1\n[appearance]\nglow = "x"\n') == Settings()

    def test_the_defaults_obey_the_rules(self) -> None:
        assert Settings().provider(BUILT_IN) == DEFAULT_PROVIDERS[0]
        assert Settings().provider("nobody") is None
        assert not DEFAULT_PROVIDERS[0].needs_key
        for provider in DEFAULT_PROVIDERS[1:]:
            assert provider.needs_key
            assert provider.base_url.startswith("https://")


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("a = 1\nb = = 2\n", 2, "Invalid value"),
        ("a = 1\na = 2\n", 2, "overwrite"),
        ('a = """never closed\n\n', 3, ""),
        ('\n\nsend_key = "space"\n', 3, "send_key"),
        ('[appearance]\n# a comment\ntheme = "pink"\n', 3, "theme"),
        ('[appearance]\nlanguage = "tlh"\n', 2, "'tlh' in appearance.language"),
        ("[appearance]\nzoom = 49\n", 2, "zoom"),
        ("[appearance]\nzoom = 301\n", 2, "zoom"),
        ('[appearance]\nzoom = "large"\n', 2, "zoom"),
        ("[limits]\nidle = 0\n", 2, "idle"),
        ("[backups]\ndaily = 3\nweekly = -1\n", 3, "weekly"),
        ("[limits]\nconnect = -1\n", 2, "connect"),
        ("[limits]\nfirst_byte = 86401\n", 2, "first_byte"),
        ("[limits]\nfirst_byte = nan\n", 2, "first_byte"),
        ('default_model = "nothing"\n', 1, "default_model"),
        ('default_model = "/model"\n', 1, "default_model"),
        ('[[providers]]\nid = "a"\n', 1, "kind"),
        ('[[providers]]\nkind = "anthropic"\n', 1, "id"),
        ('[[providers]]\nid = "a"\nkind = "smoke"\n', 3, "kind"),
        ('[[providers]]\nid = "a b"\nkind = "anthropic"\n', 2, "a b"),
        ('[[providers]]\nid = ""\nkind = "anthropic"\n', 2, "id"),
        (
            (
                '[[providers]]\nid = "a"\nkind = "anthropic"\n\n'
                '[[providers]]\nkind = "anthropic"\nid = "a"\n'
            ),
            7,
            "twice",
        ),
        (
            '[[providers]]\nid = "a"\nkind = "anthropic"\nbase_url = "file:///etc/passwd"\n',
            4,
            "http",
        ),
        ('providers = "none"\n', 1, "providers"),
    ],
)
def test_a_mistake_has_its_line_and_its_reason(text: str, line: int, word: str) -> None:
    error = failure(text)
    assert error.line == line
    assert word in error.message
    assert error.message.endswith(".")
    assert error.hint


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("a/b", ModelRef("a", "b")),
        ("router/vendor/model:free", ModelRef("router", "vendor/model:free")),
        ("", None),
        ("a", None),
        ("a/", None),
        ("/b", None),
    ],
)
def test_a_model_is_written_with_its_provider(text: str, reference: ModelRef | None) -> None:
    assert ModelRef.parse(text) == reference
    if reference is not None:
        assert str(reference) == text


words = st.text(max_size=10)
providers = st.builds(
    ProviderSettings,
    id=st.from_regex(r"[a-z][a-z0-9._-]{0,9}", fullmatch=True)
    | st.sampled_from([provider.id for provider in DEFAULT_PROVIDERS]),
    kind=st.sampled_from(ProviderKind),
    name=words,
    base_url=st.sampled_from(["", "https://example.com/v1"]),
    api_key_env=words,
    models=st.lists(words, max_size=2).map(tuple),
    model_path=words,
    needs_key=st.booleans(),
    proxy=st.sampled_from(["", "none", "http://proxy:3128", "socks5://user:pw@localhost:1080"]),
    ca_file=words,
    stream=st.booleans(),
    parameters=st.dictionaries(
        words,
        st.builds(
            ModelParameters,
            temperature=st.none() | st.floats(0, 2),
            max_tokens=st.none() | st.integers(1, 1000),
            reasoning_effort=words,
            extra=st.dictionaries(words, st.integers(0, 9) | words, max_size=1),
        ),
        max_size=2,
    ),
)
settings_values = st.builds(
    Settings,
    default_model=st.sampled_from(["", "a/b", "openai/x/y"]),
    title_model=st.sampled_from(["", "a/b"]),
    send_key=st.sampled_from(SendKey),
    system_prompt=words,
    vim_keys=st.booleans(),
    keys=st.dictionaries(words, st.lists(words, max_size=2).map(tuple), max_size=2),
    appearance=st.builds(
        Appearance,
        theme=st.sampled_from(Theme),
        zoom=st.integers(50, 300),
        font=words,
        code_font=words,
        density=st.sampled_from(Density),
        sidebar=st.booleans(),
    ),
    limits=st.builds(Limits, connect=st.floats(0.1, 100), idle=st.floats(1, 86_400)),
    providers=st.lists(providers, max_size=3, unique_by=lambda p: p.id).map(tuple),
)


@given(settings_values)
def test_what_is_written_as_toml_is_read_back(settings: Settings) -> None:
    listed = {provider.id for provider in settings.providers}
    missing = tuple(p for p in DEFAULT_PROVIDERS if p.id not in listed)
    settings = msgspec.structs.replace(settings, providers=settings.providers + missing)
    assert parse_settings(tomlkit.dumps(plain(settings))) == settings


def test_the_defaults_are_written_as_nothing() -> None:
    assert plain(Settings()) == {}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('proxy = "proxy:3128"', "proxy"),
        ('proxy = "ftp://proxy"', "proxy"),
        ("parameters.m.temperature = 3", "temperature 3"),
        ("parameters.m.max_tokens = 0", "max_tokens 0"),
        ("parameters.m.answer = 'yaml'", "neither"),
    ],
)
def test_what_no_provider_can_use_is_refused(line: str, words: str) -> None:
    with pytest.raises(SettingsError, match=words):
        parse_settings(f'[[providers]]\nid = "a"\nkind = "anthropic"\n{line}\n')


def test_the_example_of_the_readme_is_a_settings_file() -> None:
    readme = Path(__file__).parents[2] / "README.md"
    example = readme.read_text().split("```toml\n")[1].split("```")[0]
    settings = parse_settings(example)
    assert [provider.id for provider in settings.providers][:2] == ["ollama", "built-in"]
    assert settings.providers[0].parameters["qwen3"].max_tokens == 4000
