"""How many tokens models can read, where their provider does not say. Pure values."""

from __future__ import annotations

import re

#: Sources: developers.openai.com/api/docs/models (GPT-6.x and 5.6: 1,050,000; GPT-5.4 mini:
#: 400,000), platform.claude.com/docs/en/about-claude/models (Claude 5 and 4.6 on: 1M; before:
#: 200K), both of November 2026; `desktop.local_model.serve` for the built-in model.
_WINDOWS = (
    (r"^gpt-(6|5\.6)", 1_050_000),
    (r"^gpt-5\.4-mini", 400_000),
    (r"^claude-(fable|opus|sonnet|haiku)-5", 1_000_000),
    (r"^claude-(opus|sonnet)-4-[6-9]", 1_000_000),
    (r"^claude-", 200_000),
    (r"^SmolLM2", 8_192),
)


def window_of(model: str) -> int | None:
    """Tokens of the context window; None where nothing is known."""
    return next((size for pattern, size in _WINDOWS if re.search(pattern, model)), None)
