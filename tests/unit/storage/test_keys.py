"""Keys, with a real Secret Service in a D-Bus session of its own."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from desktop.chat.errors import KeyStoreError
from desktop.settings import ProviderKind, ProviderSettings
from desktop.storage.keys import KeyState, KeyStore

KEY = "sk-test-0123456789"
PROVIDER = ProviderSettings(id="openai", kind=ProviderKind.OPENAI_CHAT, api_key_env="TEST_KEY")
LOCAL = ProviderSettings(id="local", kind=ProviderKind.OPENAI_CHAT, needs_key=False)
SCENES = Path(__file__).with_name("keyring_session.py")

needs_secret_service = pytest.mark.skipif(
    not all(map(shutil.which, ("dbus-run-session", "gnome-keyring-daemon"))),
    reason="needs the packages dbus and gnome-keyring",
)


def play(scene: str, home: Path, *, bus: bool = True, **environment: str) -> dict[str, Any]:
    """Run a scene in a fresh home, without display, and return what it saw."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700)
    done = subprocess.run(
        [*(["dbus-run-session", "--"] if bus else []), sys.executable, str(SCENES), scene],
        env={
            **kept,
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(runtime),
            "PYTHONPATH": str(Path(__file__).parents[3]),
            **environment,
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen


def store(*secrets: list[str], **environ: str) -> KeyStore:
    return KeyStore(environ=environ, on_secret=secrets[0].append if secrets else lambda _: None)


@needs_secret_service
class TestSecretService:
    def test_keeps_a_key_until_it_is_forgotten(self, tmp_path: Path) -> None:
        seen = play("unlocked", tmp_path)
        assert seen["name"] == "Secret Service"
        assert seen["empty"] == "missing"
        assert seen["saved"] == ["keyring", KEY]
        assert seen["next start"] == ["keyring", KEY]
        assert seen["files"] == ""
        assert seen["forgotten"] == ["missing", None]

    def test_says_that_it_is_locked_and_takes_a_key_for_the_session(self, tmp_path: Path) -> None:
        seen = play("locked", tmp_path)
        assert seen["state"] == "locked"
        assert seen["key"] == seen["save"] == seen["forget"] == "keyring-locked"
        assert seen["session"] == ["session", KEY]

    def test_survives_the_death_of_the_daemon(self, tmp_path: Path) -> None:
        seen = play("killed", tmp_path)
        assert seen["known"] == KEY
        assert seen["save"] in ("keyring", "keyring-locked", "keyring-missing")

    def test_a_silent_one_does_not_hold_up_its_caller(self, tmp_path: Path) -> None:
        assert play("silent", tmp_path) == {"limit": "keyring-locked", "cancelled": True}

    def test_an_answer_after_the_limit_is_kept(self, tmp_path: Path) -> None:
        assert play("answered_late", tmp_path) == {"early": "keyring-locked", "late": "keyring"}

    @pytest.mark.parametrize(
        "backend", ["keyring.backends.null.Keyring", "keyrings.alt.file.PlaintextKeyring"]
    )
    def test_a_backend_that_is_not_trusted_is_refused_unseen(
        self, tmp_path: Path, backend: str
    ) -> None:
        seen = play("elsewhere", tmp_path, PYTHON_KEYRING_BACKEND=backend)
        assert seen["name"] is None
        assert backend in seen["reason"]
        assert seen["save"] == "keyring-missing"
        assert seen["loaded"] == []

    def test_a_disabled_keyring_stays_disabled(self, tmp_path: Path) -> None:
        folder = tmp_path / ".config" / "python_keyring"
        folder.mkdir(parents=True)
        (folder / "keyringrc.cfg").write_text(
            "[backend]\ndefault-keyring=keyring.backends.null.Keyring\n"
        )
        seen = play("elsewhere", tmp_path)
        assert "keyring.backends.null.Keyring" in seen["reason"]
        assert seen["save"] == "keyring-missing"


def test_without_a_session_bus_there_is_no_keyring(tmp_path: Path) -> None:
    seen = play("elsewhere", tmp_path, bus=False)
    assert seen["name"] is None
    assert seen["reason"] == "This desktop has no keyring that Rivulet can keep keys in."
    assert seen["state"] == "unavailable"
    assert seen["key"] is None
    assert seen["save"] == "keyring-missing"
    assert seen["forget"] == "none"


def test_the_session_goes_before_the_environment() -> None:
    async def scene() -> None:
        secrets: list[str] = []
        keys = store(secrets, TEST_KEY=f" {KEY}-env ")
        assert await keys.state(PROVIDER) is KeyState.ENVIRONMENT
        assert await keys.key(PROVIDER) == f"{KEY}-env"
        keys.keep_for_session("openai", KEY)
        assert await keys.state(PROVIDER) is KeyState.SESSION
        assert await keys.key(PROVIDER) == KEY
        assert secrets == [f"{KEY}-env", KEY]

    asyncio.run(scene())


def test_a_server_that_needs_no_key_never_asks_the_keyring() -> None:
    async def scene() -> None:
        keys = store()
        assert await keys.state(LOCAL) is KeyState.NOT_NEEDED
        assert await keys.key(LOCAL) is None
        keys.keep_for_session("local", KEY)
        assert await keys.state(LOCAL) is KeyState.SESSION
        assert await keys.key(LOCAL) == KEY

    asyncio.run(scene())


@pytest.mark.parametrize(
    "text",
    ["", " \n", "sk-a\nb", "sk-a\x00b", "sk-\u200bab", "sk-ключ", "x" * 10_000],
    ids=["empty", "blank", "line break", "nul", "zero width", "cyrillic", "long"],
)
def test_what_cannot_be_a_key_is_refused_without_repeating_it(text: str) -> None:
    keys = store()
    with pytest.raises(KeyStoreError) as caught:
        keys.keep_for_session("openai", text)
    assert caught.value.message
    assert caught.value.hint
    if text.strip():
        assert text not in f"{caught.value.message} {caught.value.hint} {caught.value.details}"
    with pytest.raises(KeyStoreError):
        asyncio.run(keys.save("openai", text))


def test_a_malformed_variable_is_named() -> None:
    with pytest.raises(KeyStoreError, match="TEST_KEY"):
        asyncio.run(store(TEST_KEY="sk-a\nb").key(PROVIDER))


def test_no_key_is_in_the_repr() -> None:
    keys = store()
    keys.keep_for_session("openai", KEY)
    assert KEY not in repr(keys)
    assert KEY not in repr(keys.__dict__["_keyring"])


def test_closing_an_unused_store_is_quiet() -> None:
    asyncio.run(store().aclose())
