"""What is known of a model."""

from __future__ import annotations

import msgspec


class ModelInfo(msgspec.Struct, frozen=True, omit_defaults=True):
    """A model that a provider serves. None or empty: the provider does not say."""

    id: str
    name: str = ""
    #: Tokens.
    context_window: int | None = None
    max_output: int | None = None
    #: Among images, files, tools, thinking, json.
    abilities: tuple[str, ...] = ()
    #: The names of the parameters that it takes, as the provider spells them.
    parameters: tuple[str, ...] = ()
