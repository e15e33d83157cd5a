"""Which browsers may show the conversations: let in by a code, known by a key afterwards."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable

#: Seconds for which a code is good.
_CODE_SECONDS = 60.0
#: Codes and keys that are remembered; the oldest go first.
_MOST = 32
_LONGEST = 100


class PageAccess:
    """Gives away codes, good once, and exchanges them for keys. Nothing of it is written down:
    a key ends with the program, or when the gateway is switched off.

    A key is no cookie: a browser would send that with every request to this computer, whatever
    port or page it is for. A code that comes a second time was seen by somebody else, so the
    key that was given for it is taken back.
    """

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        #: Digests of codes: when they end, and the digest of the key given for them, or "".
        self._codes: dict[str, tuple[float, str]] = {}
        self._keys: list[str] = []

    def new_code(self) -> str:
        """A code for one browser, soon."""
        code = secrets.token_urlsafe(24)
        self._codes[_digest(code)] = (self._clock() + _CODE_SECONDS, "")
        while len(self._codes) > _MOST:
            del self._codes[next(iter(self._codes))]
        return code

    def enter(self, code: str) -> str:
        """The key for a code; "" when it is not good, or not any more."""
        digest = next((known for known in self._codes if _same(known, code)), "")
        if not digest:
            return ""
        ends, given = self._codes[digest]
        if given:
            self._keys = [known for known in self._keys if known != given]
            return ""
        if self._clock() > ends:
            return ""
        key = secrets.token_urlsafe(32)
        self._codes[digest] = (ends, _digest(key))
        self._keys = [*self._keys[-_MOST + 1 :], _digest(key)]
        return key

    def knows(self, key: str) -> bool:
        """Takes the same time whichever key it is, or none."""
        return sum(_same(known, key) for known in self._keys) > 0

    def end_all(self) -> None:
        """Let nobody in any more who was let in so far."""
        self._codes.clear()
        self._keys.clear()


def _same(known: str, shown: str) -> bool:
    return hmac.compare_digest(known, _digest(shown))


def _digest(text: str) -> str:
    return hashlib.sha256(text[:_LONGEST].encode("utf-8", "replace")).hexdigest()
