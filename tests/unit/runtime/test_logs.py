from __future__ import annotations

import base64
import json
import logging
import stat
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.runtime.logs import MAX_LOG_BYTES, OLDER_LOGS, ProgramLog, SecretRedactor

CANARY = 'canary "é" 4711/+?'
ours = logging.getLogger("desktop.session.tests")


@pytest.fixture
def redactor() -> SecretRedactor:
    return SecretRedactor()


@pytest.fixture
def log(tmp_path: Path, redactor: SecretRedactor) -> Iterator[ProgramLog]:
    log = ProgramLog(tmp_path / "logs" / "rivulet.log", redactor=redactor)
    yield log
    log.close()


def text_of(log: ProgramLog) -> str:
    return log.file.read_text(encoding="utf-8")


def test_a_line_has_utc_time_level_and_place(log: ProgramLog) -> None:
    ours.info("opened %d conversations", 3)

    line = text_of(log)

    assert line.endswith(" INFO    desktop.session.tests: opened 3 conversations\n")
    assert line[10] == "T"
    assert line.split()[0].endswith("Z")


def test_only_this_user_may_read_it(log: ProgramLog) -> None:
    assert stat.S_IMODE(log.file.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.file.parent.stat().st_mode) == 0o700


def test_libraries_are_heard_from_warning_on_even_if_they_turn_debug_on(log: ProgramLog) -> None:
    library = logging.getLogger("anthropic._base_client")
    before = library.level
    library.setLevel(logging.DEBUG)
    try:
        library.debug("Request options: the whole prompt")
        library.info("HTTP Request: POST")
        library.warning("retrying")
    finally:
        library.setLevel(before)

    assert "prompt" not in text_of(log)
    assert "HTTP Request" not in text_of(log)
    assert "retrying" in text_of(log)


def test_a_known_secret_is_found_in_message_arguments_and_traceback(
    log: ProgramLog, redactor: SecretRedactor
) -> None:
    redactor.add(CANARY)
    try:
        raise ValueError(CANARY)
    except ValueError:
        ours.exception("failed for " + CANARY + " %s %r", CANARY, {"key": CANARY})

    assert "ValueError: [redacted]" in text_of(log)
    assert "canary" not in text_of(log)
    assert "4711" not in text_of(log)


@pytest.mark.parametrize(
    "spelling",
    [
        CANARY,
        json.dumps(CANARY),
        json.dumps(CANARY, ensure_ascii=True),
        repr(CANARY),
        urllib.parse.quote(CANARY, safe=""),
        base64.b64encode(CANARY.encode()).decode(),
    ],
)
def test_a_known_secret_is_found_in_each_usual_spelling(
    spelling: str, redactor: SecretRedactor
) -> None:
    redactor.add(CANARY)

    text = redactor.redact(f"before {spelling} after")

    assert text.startswith("before ")
    assert text.endswith(" after")
    assert spelling.strip("\"'=") not in text


@pytest.mark.parametrize(
    "line",
    [
        "key sk-ant-api03-SECRETSECRET",
        "sk-proj-SECRETSECRET_SECRET",
        "Authorization: Bearer SECRETSECRET",
        "{'authorization': 'Bearer SECRETSECRET', 'accept': '*/*'}",
        "[(b'x-api-key', b'SECRETSECRET'), (b'host', b'here')]",
        "X-Api-Key: SECRETSECRET",
        '{"api_key": "SECRETSECRET"}',
        "got bearer SECRETSECRET.SECRET",
        "GET https://host/v1?key=SECRETSECRET&alt=sse",
        "GET https://host/v1?alt=sse&access_token=SECRETSECRET",
        "proxy http://user:SECRETSECRET@proxy:3128/",
        "AIzaSECRETSECRETSECRETSECRET",
        "gsk_SECRETSECRET",
        "Set-Cookie: session=SECRETSECRET; Path=/",
    ],
)
def test_what_looks_like_a_secret_is_one(line: str, redactor: SecretRedactor) -> None:
    assert "SECRET" not in redactor.redact(line)


@pytest.mark.parametrize(
    "line",
    [
        "opened conversation 12 in 3.4 ms",
        "GET https://host/v1/models?limit=20",
        "task-skipped-because-it-was-cancelled",
        "the key is missing: add one in the settings",
    ],
)
def test_plain_lines_pass_unchanged(line: str, redactor: SecretRedactor) -> None:
    redactor.add("abc")  # too short to be a secret

    assert redactor.redact(line) == line


def test_the_log_stays_bounded(log: ProgramLog) -> None:
    for _ in range((OLDER_LOGS + 2) * MAX_LOG_BYTES // 10_000):
        ours.info("x" * 10_000)

    files = list(log.file.parent.iterdir())

    assert len(files) == OLDER_LOGS + 1
    assert sum(file.stat().st_size for file in files) <= (OLDER_LOGS + 1) * MAX_LOG_BYTES
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_nothing_is_written_after_close(log: ProgramLog) -> None:
    log.close()
    log.close()

    ours.warning("too late")

    assert text_of(log) == ""
