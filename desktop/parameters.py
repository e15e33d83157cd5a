"""What can be set for a model besides its name, and which models take it. Pure values."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from desktop.chat.wording import Listed, say


class ModelParameters(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What to send with every request for one model. None or "": the provider decides.

    ``extra`` goes into the request as it stands, for what has no field here.
    """

    temperature: float | None = None
    top_p: float | None = None
    max_tokens: int | None = None
    reasoning_effort: str = ""
    #: ``json``, or the JSON Schema that replies in conversations have to fit.
    answer: str = ""
    extra: dict[str, Any] = {}


class Parameter(msgspec.Struct, frozen=True):
    """One field of `ModelParameters` that a model takes, with its bounds or choices."""

    name: str
    #: For a window to speak.
    title: str
    low: float = 0.0
    high: float = 0.0
    choices: tuple[str, ...] = ()

    @property
    def is_text(self) -> bool:
        return self.low == self.high and not self.choices

    def complaint(self, value: float | str) -> str:
        """What is wrong with a value, as a sentence; "" for a good one."""
        if self.is_text:
            good = isinstance(value, str) and (not value or answer_schema(value) is not None)
            return (
                ""
                if good
                else say('{title} is empty, "json", or a JSON Schema in braces.', title=self.title)
            )
        if self.choices:
            good = value in self.choices
            choices = Listed(self.choices)
            return (
                ""
                if good
                else say("{title} is one of {choices}.", title=self.title, choices=choices)
            )
        good = isinstance(value, int | float) and self.low <= value <= self.high
        if good:
            return ""
        return say(
            "{title} lies between {low} and {high}.", title=self.title, low=self.low, high=self.high
        )


_TEMPERATURE = Parameter("temperature", say("Temperature"), 0.0, 2.0)
_COOLER = Parameter("temperature", say("Temperature"), 0.0, 1.0)
_TOP_P = Parameter("top_p", say("Top P"), 0.0, 1.0)
_MAX_TOKENS = Parameter("max_tokens", say("Longest reply in tokens"), 1, 1_000_000)
_ANSWER = Parameter("answer", say("Form of the answer"))
_SAMPLING = (_TEMPERATURE, _TOP_P, _MAX_TOKENS)


def _effort(*choices: str) -> Parameter:
    return Parameter("reasoning_effort", say("Reasoning effort"), choices=choices)


class _Rule(msgspec.Struct, frozen=True):
    #: The kind of the provider, as in the settings; "" for every kind.
    kind: str
    #: A regular expression on the address of the provider, and one on the model's name.
    address: str
    model: str
    takes: tuple[Parameter, ...]


_OPENAI, _ANTHROPIC = r"^$|//api\.openai\.com", r"^$|//api\.anthropic\.com"
_FIVE_EFFORTS = ("low", "medium", "high", "xhigh", "max")

#: The first rule that fits decides. Sources: "reasoning guide" and the request types of the
#: openai 3.54 package (temperature and top_p are refused by reasoning models; the efforts);
#: "migration to API version 2026-10-21" and OutputConfigParam of anthropic 2.12 (no
#: temperature, top_p, top_k any more; effort from Claude Opus 4.5 on, not for Haiku);
#: api.mistral.ai/docs (temperature up to 1.5); docs of gpt-oss, xAI, Groq and OpenRouter
#: (reasoning_effort low to high).
_RULES = (
    _Rule("openai-", _OPENAI, r"^o[134]\b", (_MAX_TOKENS, _effort("low", "medium", "high"))),
    _Rule("openai-", _OPENAI, r"^gpt-5(-|$)(?!.*chat)",
          (_MAX_TOKENS, _effort("minimal", "low", "medium", "high"))),
    _Rule("openai-", _OPENAI, r"^gpt-[5-9](?!.*chat)",
          (_MAX_TOKENS, _effort("none", *_FIVE_EFFORTS))),
    _Rule("openai-", _OPENAI, r"", _SAMPLING),
    _Rule("anthropic", _ANTHROPIC, r"haiku|claude-(2|3|instant|sonnet-4-[05]|opus-4-[01])",
          (_MAX_TOKENS,)),
    _Rule("anthropic", _ANTHROPIC, r"", (_MAX_TOKENS, _effort(*_FIVE_EFFORTS))),
    _Rule("anthropic", r"", r"", (_COOLER, _TOP_P, _MAX_TOKENS)),
    _Rule("openai-", r"mistral\.ai", r"",
          (Parameter("temperature", say("Temperature"), 0.0, 1.5), _TOP_P, _MAX_TOKENS)),
    _Rule("openai-", r"", r"gpt-oss|grok-\d+-mini|(^|/)(o[134]\b|gpt-[5-9])",
          (*_SAMPLING, _effort("low", "medium", "high"))),
    _Rule("", r"", r"", _SAMPLING),
)  # fmt: skip


def _rule(kind: str, base_url: str, model: str) -> _Rule:
    return next(
        rule
        for rule in _RULES
        if kind.startswith(rule.kind)
        and re.search(rule.address, base_url)
        and re.search(rule.model, model)
    )


def answer_schema(answer: str) -> dict[str, Any] | None:
    """What `ModelParameters.answer` asks for: {} for any JSON; None when it cannot be read."""
    if answer.strip().lower() == "json":
        return {}
    try:
        schema = msgspec.json.decode(answer)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        return None
    return schema if isinstance(schema, dict) and schema else None


def parameters_of(
    kind: str, base_url: str, model: str, listed: tuple[str, ...] = ()
) -> tuple[Parameter, ...]:
    """What to offer for a model. ``listed``: what the provider itself says it takes, if it does."""
    rule = _rule(kind, base_url, model)
    if not listed:
        return (*rule.takes, _ANSWER)
    takes = {parameter.name: parameter for parameter in (*_SAMPLING, *rule.takes, _ANSWER)}
    if "response_format" in listed or "structured_outputs" in listed:
        listed = (*listed, "answer")
    # OpenRouter's word for it is the object that holds the effort.
    if "reasoning" in listed or "reasoning_effort" in listed:
        takes.setdefault("reasoning_effort", _effort("low", "medium", "high"))
        listed = (*listed, "reasoning_effort")
    return tuple(parameter for name, parameter in takes.items() if name in listed)


def accepted(values: ModelParameters, kind: str, base_url: str, model: str) -> ModelParameters:
    """``values`` without what the model would refuse.

    Where only a guess could be made, at servers of all the world, what the user set is sent.
    """
    rule = _rule(kind, base_url, model)
    if not rule.address:
        return values
    kept: dict[str, Any] = {
        parameter.name: value
        for parameter in rule.takes
        if (value := getattr(values, parameter.name)) not in (None, "")
        and not parameter.complaint(value)
    }
    return ModelParameters(**kept, extra=values.extra)
