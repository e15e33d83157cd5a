"""How a conversation is answered: what goes along with every request in it."""

from __future__ import annotations

import enum

import msgspec

from desktop.parameters import ModelParameters


class LimitRule(enum.StrEnum):
    """What happens when a request would be longer than the model can read."""

    #: The oldest messages are not sent; what is pinned stays.
    DROP = "drop-oldest"
    #: The older messages are summed up by the model, in sight; the summary is sent for them.
    SUMMARISE = "summarise"
    #: Nothing is sent, and a sentence says why.
    REFUSE = "refuse"


class ConversationSetup(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was set for one conversation. "" and None: as in the settings.

    ``assistant`` is the name of the assistant that it was taken from, a word for the reader
    only: later changes of the assistant change no conversation.
    """

    system_prompt: str = ""
    parameters: ModelParameters = ModelParameters()
    assistant: str = ""
    limit: LimitRule | None = None
