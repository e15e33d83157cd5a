"""Pictures and files that an export may hold beside its texts."""

from __future__ import annotations

from collections.abc import Callable

#: Finds the content of a file by the id that an export gives it; None when it is not there.
Assets = Callable[[str], bytes | None]


def no_assets(_: str) -> bytes | None:
    """For an export that is a single file."""
    return None
