"""Assistants: what a conversation can be begun with."""

from __future__ import annotations

import msgspec

from desktop.chat.setup import ConversationSetup
from desktop.parameters import ModelParameters

#: What an assistant's file says that it is.
KIND = "rivulet-assistants"
LONGEST_NAME = 80


class Assistant(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A preset. ``model`` is ``provider-id/model-id``, "" for the default model; ``tools`` are
    the keys of what is switched on, None to leave that as it is."""

    id: str
    name: str
    system_prompt: str = ""
    model: str = ""
    parameters: ModelParameters = ModelParameters()
    tools: tuple[str, ...] | None = None

    def setup(self, before: ConversationSetup) -> ConversationSetup:
        """How a conversation is answered that takes this assistant."""
        return msgspec.structs.replace(
            before,
            system_prompt=self.system_prompt,
            parameters=self.parameters,
            assistant=self.name,
        )


def tidy_name(name: str) -> str:
    return " ".join(name.split())[:LONGEST_NAME]


def free_name(name: str, taken: set[str]) -> str:
    """``name``, or with the first number behind it that is not taken."""
    tidy = tidy_name(name) or "Unnamed"
    if tidy not in taken:
        return tidy
    number = 2
    while f"{tidy} {number}" in taken:
        number += 1
    return f"{tidy} {number}"
