"""Why the operating system refused something."""

from __future__ import annotations

import errno
import os
import sys

import pytest

from desktop.chat.system_words import why
from desktop.chat.wording import Sentence

KNOWN = (errno.ENOENT, errno.EACCES, errno.ENOSPC, errno.EROFS, errno.ECONNREFUSED, errno.EISDIR)


@pytest.mark.parametrize("code", KNOWN, ids=errno.errorcode.__getitem__)
def test_what_is_known_can_be_translated_and_is_said_as_the_system_says_it(code: int) -> None:
    words = why(OSError(code, "as in another language", "/path"))

    assert isinstance(words, Sentence)
    assert sys.platform != "linux" or words == os.strerror(code)


def test_what_is_rare_is_said_by_the_system() -> None:
    assert why(OSError(errno.ESTALE, "Stale file handle")) == "Stale file handle"
    assert why(OSError("odd")) == "odd"
    assert why(FileNotFoundError()) == "FileNotFoundError"
