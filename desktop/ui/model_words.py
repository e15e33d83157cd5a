"""What is said of a model besides its name."""

from __future__ import annotations

from desktop.chat.model import ModelInfo
from desktop.ui.wording import counted, figure, listed, marked, tr

#: What stands between two words in brief.
BETWEEN = " · "
#: The abilities that tell one model from another; in a list there is no room for more.
_TELLING = ("images", "thinking")
_ABILITIES = {
    "images": marked("images"),
    "files": marked("files"),
    "tools": marked("tools"),
    "thinking": marked("thinking"),
    "json": marked("json"),
}


def about(model: ModelInfo | None) -> str:
    """What is known of a model, in a sentence; "" when nothing is."""
    if model is None:
        return ""
    window = model.context_window
    parts = [counted("%Ln tokens of context", "%Ln token of context", window)] if window else []
    parts += map(_ability, model.abilities)
    if not parts:
        return ""
    words = listed(parts)
    return tr("{words}.", "a sentence").format(words=words[0].upper() + words[1:])


def in_brief(model: ModelInfo | None) -> str:
    """The same in two or three words."""
    if model is None:
        return ""
    parts = [_rounded(model.context_window)] if model.context_window else []
    parts += [_ability(ability) for ability in _TELLING if ability in model.abilities]
    return BETWEEN.join(parts)


def _ability(name: str) -> str:
    return tr(_ABILITIES.get(name, name))


def _rounded(tokens: int) -> str:
    """Tokens as providers speak of them: 128k, 1M. They count in thousands, or in 1024s."""
    if tokens < 1000:
        return str(tokens)
    power = 1 if tokens < 1_000_000 else 2
    base = 1024 if tokens % 1000 and not tokens % 1024 else 1000
    rounded = round(tokens / base**power, 1)
    number = figure(rounded, 0 if rounded.is_integer() else 1)
    words = tr("{number}k", "thousands") if power == 1 else tr("{number}M", "millions")
    return words.format(number=number)
