"""What a new provider starts with, and what its fields may hold. No widgets."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

import msgspec

from desktop.settings import DEFAULT_PROVIDERS, ProviderKind, ProviderSettings
from desktop.ui.wording import marked, tr

KIND_TITLES = {
    ProviderKind.OPENAI_CHAT: marked("OpenAI-compatible (Chat Completions)"),
    ProviderKind.OPENAI_RESPONSES: marked("OpenAI Responses"),
    ProviderKind.ANTHROPIC: marked("Anthropic Messages"),
    ProviderKind.BUILT_IN: marked("Built-in model"),
}

PRESETS = (
    ProviderSettings(
        id="custom", kind=ProviderKind.OPENAI_CHAT, name=marked("OpenAI-compatible server")
    ),
    ProviderSettings(
        id="anthropic-api",
        kind=ProviderKind.ANTHROPIC,
        name=marked("Anthropic-compatible server"),
        base_url="https://api.anthropic.com",
    ),
    ProviderSettings(
        id="ollama",
        kind=ProviderKind.OPENAI_CHAT,
        name="Ollama",
        base_url="http://localhost:11434/v1",
        needs_key=False,
    ),
    ProviderSettings(
        id="llama-cpp",
        kind=ProviderKind.OPENAI_CHAT,
        name="llama.cpp",
        base_url="http://localhost:8080/v1",
        needs_key=False,
    ),
    ProviderSettings(
        id="lm-studio",
        kind=ProviderKind.OPENAI_CHAT,
        name="LM Studio",
        base_url="http://localhost:1234/v1",
        needs_key=False,
    ),
    ProviderSettings(
        id="vllm",
        kind=ProviderKind.OPENAI_CHAT,
        name="vLLM",
        base_url="http://localhost:8000/v1",
        needs_key=False,
    ),
    ProviderSettings(
        id="openrouter",
        kind=ProviderKind.OPENAI_CHAT,
        name="OpenRouter",
        base_url="https://openrouter.ai/api/v1",
        api_key_env="OPENROUTER_API_KEY",
    ),
)


def new_provider(preset: ProviderSettings, present: Iterable[ProviderSettings]) -> ProviderSettings:
    """``preset`` under an id and a name that no present provider has."""
    ids = {provider.id for provider in present}
    number = 1
    provider_id = preset.id
    while provider_id in ids:
        number += 1
        provider_id = f"{preset.id}-{number}"
    name = preset.name if number == 1 else f"{preset.name} {number}"
    return msgspec.structs.replace(preset, id=provider_id, name=name)


def provider_words(provider: ProviderSettings) -> str:
    """What a provider is called; the built-in one in the language of the user, while it has the
    name it came with."""
    return tr(provider.title) if provider.kind is ProviderKind.BUILT_IN else provider.title


def default_of(provider_id: str) -> ProviderSettings | None:
    """What Rivulet brings for an id; such a provider can be reset, not removed."""
    return next((p for p in DEFAULT_PROVIDERS if p.id == provider_id), None)


def address_error(text: str) -> str:
    """What is wrong with a base URL, or ""."""
    if not text:
        return tr("Write the address of the server, for example {address}.").format(
            address="http://localhost:8080/v1"
        )
    if not text.startswith(("http://", "https://")):
        return tr("The address starts with http:// or https://.")
    if any(letter.isspace() for letter in text):
        return tr("The address has no spaces.")
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return tr("This is not an address: look at the brackets and the port.")
    if not host:
        return tr("The address names no server.")
    if parts.username or parts.password:
        return tr("Keep names and passwords out of the address; the key has a field of its own.")
    return ""


def key_error(text: str) -> str:
    """What is wrong with a pasted key, or ""."""
    if not text:
        return tr("Paste or type the key first.")
    if any(letter.isspace() for letter in text):
        return tr("A key has no spaces or line breaks: copy it again.")
    if not text.isascii() or not text.isprintable():
        return tr("A key has plain letters, digits and signs only: copy it again.")
    return ""


def variable_error(text: str) -> str:
    """What is wrong with the name of an environment variable, or ""."""
    if text and not text.replace("_", "a").isalnum():
        return tr("Write the variable's name, like {name}, not the key itself.").format(
            name="OPENAI_API_KEY"
        )
    return ""


def model_names(text: str) -> tuple[str, ...]:
    """Names from lines or commas, each once, in their order."""
    names = (name.strip() for name in text.replace(",", "\n").split("\n"))
    return tuple(dict.fromkeys(name for name in names if name))
