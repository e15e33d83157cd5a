"""Which models take which parameters."""

from __future__ import annotations

import pytest

from desktop.parameters import ModelParameters, accepted, answer_schema, parameters_of

OPENAI, ANTHROPIC = "https://api.openai.com/v1", "https://api.anthropic.com"


def names(kind: str, url: str, model: str, listed: tuple[str, ...] = ()) -> set[str]:
    return {parameter.name for parameter in parameters_of(kind, url, model, listed)}


@pytest.mark.parametrize(
    ("kind", "url", "model", "temperature", "effort"),
    [
        ("openai-chat", OPENAI, "gpt-4.1-mini", True, False),
        ("openai-chat", "", "gpt-6-luna", False, True),
        ("openai-responses", OPENAI, "gpt-5.4-mini", False, True),
        ("openai-chat", OPENAI, "gpt-5-chat-latest", True, False),
        ("openai-chat", OPENAI, "o3", False, True),
        ("openai-chat", "https://api.mistral.ai/v1", "mistral-small", True, False),
        ("openai-chat", "http://localhost:11434/v1", "llama3", True, False),
        ("openai-chat", "https://api.groq.com/openai/v1", "openai/gpt-oss-20b", True, True),
        ("anthropic", ANTHROPIC, "claude-sonnet-5-5", False, True),
        ("anthropic", "", "claude-haiku-4-5", False, False),
        ("anthropic", "https://gateway.example", "claude-3", True, False),
        ("built-in", "", "SmolLM2", True, False),
    ],
)
def test_a_parameter_is_offered_where_the_model_takes_it(
    kind: str, url: str, model: str, temperature: bool, effort: bool
) -> None:
    offered = names(kind, url, model)
    assert "max_tokens" in offered
    assert ("temperature" in offered) is temperature
    assert ("reasoning_effort" in offered) is effort


def test_the_providers_own_word_counts_more() -> None:
    listed = ("temperature", "reasoning", "max_tokens")
    assert names("openai-chat", "https://openrouter.ai/api/v1", "some/model", listed) == {
        "temperature",
        "max_tokens",
        "reasoning_effort",
    }


def test_what_a_model_would_refuse_is_not_sent() -> None:
    sonnet = ("anthropic", ANTHROPIC, "claude-sonnet-5-5")
    wanted = ModelParameters(
        temperature=0.5, max_tokens=0, reasoning_effort="high", extra={"service_tier": "auto"}
    )
    sent = accepted(wanted, *sonnet)
    assert sent == ModelParameters(reasoning_effort="high", extra={"service_tier": "auto"})
    assert accepted(ModelParameters(reasoning_effort="enormous"), *sonnet) == ModelParameters()


def test_an_unknown_server_gets_what_the_user_set() -> None:
    wanted = ModelParameters(temperature=0.5, reasoning_effort="low")
    assert accepted(wanted, "openai-chat", "https://llm.example/v1", "any") == wanted


@pytest.mark.parametrize(
    ("text", "schema"),
    [
        ("json", {}),
        (" JSON ", {}),
        ('{"type": "object"}', {"type": "object"}),
        ("", None),
        ("{}", None),
        ("[1]", None),
        ("yaml", None),
        ("[" * 100_000, None),
        ("\ud83d", None),
    ],
)
def test_the_form_of_an_answer(text: str, schema: dict[str, str] | None) -> None:
    assert answer_schema(text) == schema
    (form,) = [p for p in parameters_of("built-in", "", "any") if p.name == "answer"]
    assert bool(form.complaint(text)) == (bool(text) and schema is None)


def test_a_form_is_offered_where_the_provider_does_not_say_otherwise() -> None:
    address = "https://openrouter.ai/api/v1"
    assert "answer" in names("openai-chat", address, "m", ("response_format",))
    assert "answer" not in names("openai-chat", address, "m", ("temperature",))
