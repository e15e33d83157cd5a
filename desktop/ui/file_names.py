"""Names of files that are made from what somebody wrote. Knows no Qt."""

from __future__ import annotations

import re
import unicodedata

_MOST = 80
#: What separates folders or means something to a shell or to Windows.
_FORBIDDEN = re.compile(r'[\\/:*?"<>|]')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


def file_name(words: str, suffix: str, *, otherwise: str) -> str:
    """A name without folders that every system takes; ``otherwise`` where words give none.

    Control characters, and those that turn the direction of writing, are left out.
    """
    plain = "".join(
        " " if char in "\n\t" else char
        for char in words
        if char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )
    stem = " ".join(_FORBIDDEN.sub(" ", plain).split())
    # Eighty characters can be more bytes than a file system takes.
    stem = stem[:_MOST].encode()[:200].decode("utf-8", "ignore").strip(" .")
    if not stem or _DEVICES.fullmatch(stem):
        stem = otherwise
    return f"{stem}.{suffix}"
