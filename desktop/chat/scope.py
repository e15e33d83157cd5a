"""Which conversations a list shows."""

from __future__ import annotations

import enum

import msgspec


class ScopeKind(enum.StrEnum):
    FOLDER = "folder"
    #: In whatever folder; neither archived nor deleted.
    EVERYWHERE = "everywhere"
    TAG = "tag"
    ARCHIVED = "archived"
    DELETED = "deleted"


class Scope(msgspec.Struct, frozen=True):
    """By default the conversations that are in no folder, not archived and not deleted.

    ``key`` is the id of a folder, or a tag.
    """

    kind: ScopeKind = ScopeKind.FOLDER
    key: str = ""

    @property
    def whole(self) -> bool:
        """Whether it is the list that everything begins with."""
        return self == Scope()
