"""The log file, and what is kept out of it."""

from __future__ import annotations

import base64
import json
import logging
import logging.handlers
import re
import threading
import time
import urllib.parse
from io import TextIOWrapper
from pathlib import Path

from desktop.runtime.paths import create_private_file, create_private_folder

OUR_LOGGER = "desktop"
REDACTED = "[redacted]"

#: The log and each of the older ones are at most this long.
MAX_LOG_BYTES = 1024 * 1024
OLDER_LOGS = 3

#: A shorter word would be found everywhere.
MIN_SECRET_LENGTH = 6

_LINE = "%(asctime)s.%(msecs)03dZ %(levelname)-7s %(name)s: %(message)s"
_TIME = "%Y-%m-%dT%H:%M:%S"

#: (pattern, what stays of it). What looks like a key is one, whoever logged it.
_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            r"""(?ix) ( (?:proxy-)?authorization | x-api-key | x-goog-api-key | api[-_]?key
                      | (?:set-)?cookie )
                      ( ["']? \s* [:=,] \s* b?["']? )
                      [^"'\r\n,}\)]+"""
        ),
        rf"\1\2{REDACTED}",
    ),
    (re.compile(r"(?i)\b(bearer|basic)\s+[a-z0-9._~+/=-]{6,}"), rf"\1 {REDACTED}"),
    (re.compile(r"\b(?:sk|pk|rk|gsk|xai|hf|nvapi)[-_][A-Za-z0-9_-]{8,}"), REDACTED),
    (re.compile(r"\bAIza[A-Za-z0-9_-]{20,}"), REDACTED),
    (
        re.compile(r"(?i)([?&](?:[a-z_-]*key|[a-z_-]*token|secret|signature)=)[^&\s\"'#]+"),
        rf"\1{REDACTED}",
    ),
    (re.compile(r"(?i)\b([a-z][a-z0-9+.-]*://)[^/\s:@\"']*:[^/\s@\"']+@"), rf"\1{REDACTED}@"),
)


class SecretRedactor:
    """Replaces secrets in a text: the known ones in each usual spelling, and what looks like one.

    ``add`` and ``redact`` may be called from any thread.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._spellings: frozenset[str] = frozenset()
        self._known: re.Pattern[str] | None = None

    def add(self, secret: str) -> None:
        """Never let ``secret`` pass again. Shorter than 6 characters it is ignored."""
        if len(secret) < MIN_SECRET_LENGTH:
            return
        spellings = {
            secret,
            json.dumps(secret)[1:-1],
            repr(secret)[1:-1],
            urllib.parse.quote(secret, safe=""),
            base64.b64encode(secret.encode()).decode().rstrip("="),
        }
        with self._lock:
            self._spellings |= spellings
            longest_first = sorted(self._spellings, key=len, reverse=True)
            self._known = re.compile("|".join(map(re.escape, longest_first)))

    def redact(self, text: str) -> str:
        known = self._known
        if known is not None:
            text = known.sub(REDACTED, text)
        for pattern, kept in _PATTERNS:
            text = pattern.sub(kept, text)
        return text


class ProgramLog:
    """Sends the program's log to a bounded file that only this user may read.

    Our loggers count from INFO. Everybody else's count from WARNING, whatever level they
    set themselves: at DEBUG the SDKs log whole prompts. Every line is redacted, its
    traceback included. Times are UTC. Does not log to the terminal.

    Raises OSError when the file cannot be written at first; a disk that fills up later
    loses log lines, silently.
    """

    def __init__(self, file: Path, *, redactor: SecretRedactor) -> None:
        self.file = file
        create_private_folder(file.parent)
        self._handler = _PrivateRotatingFile(file)
        self._handler.addFilter(_is_wanted)
        self._handler.setFormatter(_RedactingFormatter(redactor))
        self._root = logging.getLogger()
        self._ours = logging.getLogger(OUR_LOGGER)
        self._level_before = self._ours.level
        self._root.addHandler(self._handler)
        self._ours.setLevel(logging.INFO)
        logging.captureWarnings(capture=True)

    def close(self) -> None:
        """Write what is buffered and close the file. A second call does nothing."""
        logging.captureWarnings(capture=False)
        self._root.removeHandler(self._handler)
        self._ours.setLevel(self._level_before)
        self._handler.close()


def _is_wanted(record: logging.LogRecord) -> bool:
    is_ours = record.name == OUR_LOGGER or record.name.startswith(f"{OUR_LOGGER}.")
    return record.levelno >= (logging.INFO if is_ours else logging.WARNING)


class _RedactingFormatter(logging.Formatter):
    """Redacts the finished text, so message, arguments and traceback all pass through it."""

    def __init__(self, redactor: SecretRedactor) -> None:
        super().__init__(_LINE, _TIME)
        self.converter = time.gmtime
        self._redactor = redactor

    def format(self, record: logging.LogRecord) -> str:
        return self._redactor.redact(super().format(record))


class _PrivateRotatingFile(logging.handlers.RotatingFileHandler):
    def __init__(self, file: Path) -> None:
        super().__init__(
            file,
            maxBytes=MAX_LOG_BYTES,
            backupCount=OLDER_LOGS,
            encoding="utf-8",
            errors="backslashreplace",
        )

    def _open(self) -> TextIOWrapper:
        create_private_file(Path(self.baseFilename))
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:
        """Say nothing: a full disk must not end the program, and stderr is not redacted."""
