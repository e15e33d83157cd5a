"""What is said of a model besides its name. Knows no Qt."""

from __future__ import annotations

from desktop.chat.model import ModelInfo

#: What stands between two words in brief.
BETWEEN = " · "
#: The abilities that tell one model from another; in a list there is no room for more.
_TELLING = ("images", "thinking")


def about(model: ModelInfo | None) -> str:
    """What is known of a model, in a sentence; "" when nothing is."""
    if model is None:
        return ""
    parts = [f"{model.context_window:,} tokens of context"] if model.context_window else []
    parts += model.abilities
    return f"{', '.join(parts)}.".capitalize() if parts else ""


def in_brief(model: ModelInfo | None) -> str:
    """The same in two or three words."""
    if model is None:
        return ""
    parts = [_rounded(model.context_window)] if model.context_window else []
    parts += [ability for ability in _TELLING if ability in model.abilities]
    return BETWEEN.join(parts)


def _rounded(tokens: int) -> str:
    """Tokens as providers speak of them: 128k, 1M. They count in thousands, or in 1024s."""
    if tokens < 1000:
        return str(tokens)
    power, name = (1, "k") if tokens < 1_000_000 else (2, "M")
    base = 1024 if tokens % 1000 and not tokens % 1024 else 1000
    return f"{tokens / base**power:.1f}".removesuffix(".0") + name
