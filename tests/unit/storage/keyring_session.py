"""Run by `test_keys` in a D-Bus session and a home of its own: what a key store answers there.

Takes the name of a scene; prints one JSON object of what was seen.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Iterator
from typing import Any

import secretstorage
from jeepney import message_bus
from jeepney.io.blocking import Proxy, open_dbus_connection

from desktop.chat.errors import KeyStoreError
from desktop.settings import ProviderKind, ProviderSettings
from desktop.storage.keys import KeyStore

PROVIDER = ProviderSettings(id="openai", kind=ProviderKind.OPENAI_CHAT)
KEY = "sk-test-0123456789"


@contextlib.contextmanager
def secret_service() -> Iterator[subprocess.Popen[bytes]]:
    """A running, unlocked Secret Service."""
    daemon = subprocess.Popen(
        ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    assert daemon.stdin is not None
    daemon.stdin.write(b"password")
    daemon.stdin.close()
    try:
        with open_dbus_connection() as bus:
            while Proxy(message_bus, bus).NameHasOwner("org.freedesktop.secrets") != (1,):
                assert daemon.poll() is None
                time.sleep(0.01)
        yield daemon
    finally:
        daemon.kill()
        daemon.wait()


def new_store(limit: float = 20.0) -> KeyStore:
    return KeyStore(environ=os.environ, on_secret=lambda _secret: None, limit=limit)


def files_with_the_key() -> str:
    search = ["grep", "-rlaF", KEY, os.environ["HOME"]]
    return subprocess.run(search, capture_output=True, check=False).stdout.decode()


async def failure_of(work: Awaitable[object]) -> str:
    try:
        await work
    except KeyStoreError as error:
        return error.kind
    return "none"


async def unlocked() -> dict[str, Any]:
    with secret_service():
        store = new_store()
        seen: dict[str, Any] = {"name": await store.backend(), "empty": await store.state(PROVIDER)}
        await store.save("openai", f"  {KEY}\n")
        seen["saved"] = [await store.state(PROVIDER), await store.key(PROVIDER)]
        later = new_store()
        seen["next start"] = [await later.state(PROVIDER), await later.key(PROVIDER)]
        seen["files"] = files_with_the_key()
        await later.forget("openai")
        await later.forget("openai")
        seen["forgotten"] = [await later.state(PROVIDER), await new_store().key(PROVIDER)]
        return seen


async def locked() -> dict[str, Any]:
    with secret_service():
        await new_store().save("openai", KEY)
        with contextlib.closing(secretstorage.dbus_init()) as bus:
            secretstorage.get_default_collection(bus).lock()
        store = new_store()
        seen: dict[str, Any] = {
            "state": await store.state(PROVIDER),
            "key": await failure_of(store.key(PROVIDER)),
            "save": await failure_of(store.save("openai", KEY)),
            "forget": await failure_of(store.forget("openai")),
        }
        store.keep_for_session("openai", KEY)
        seen["session"] = [await store.state(PROVIDER), await store.key(PROVIDER)]
        return seen


async def killed() -> dict[str, Any]:
    with secret_service() as daemon:
        store = new_store()
        await store.save("openai", KEY)
        daemon.kill()
        daemon.wait()
        # The bus may start another daemon, which is locked.
        return {"known": await store.key(PROVIDER), "save": await failure_of(store.save("b", KEY))}


async def silent() -> dict[str, Any]:
    with secret_service() as daemon:
        await new_store().save("openai", KEY)
        store = new_store(limit=0.3)
        assert await store.backend()
        daemon.send_signal(signal.SIGSTOP)
        seen: dict[str, Any] = {"limit": await failure_of(store.key(PROVIDER))}
        impatient = asyncio.create_task(new_store().key(PROVIDER))
        await asyncio.sleep(0.1)
        impatient.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await impatient
        return {**seen, "cancelled": impatient.cancelled()}


async def answered_late() -> dict[str, Any]:
    with secret_service() as daemon:
        await new_store().save("openai", KEY)
        store = new_store(limit=0.3)
        assert await store.backend()
        daemon.send_signal(signal.SIGSTOP)
        seen: dict[str, Any] = {"early": await failure_of(store.key(PROVIDER))}
        daemon.send_signal(signal.SIGCONT)
        for _ in range(50):
            seen["late"] = await store.state(PROVIDER)
            if seen["late"] == "keyring":
                break
        return seen


async def elsewhere() -> dict[str, Any]:
    """Whatever this session offers: nothing, or what its environment chooses."""
    store = new_store()
    reason = await store.why_no_keyring()
    return {
        "name": await store.backend(),
        "reason": reason and reason.message,
        "state": await store.state(PROVIDER),
        "key": await store.key(PROVIDER),
        "save": await failure_of(store.save("openai", KEY)),
        "forget": await failure_of(store.forget("openai")),
        "loaded": sorted(name for name in sys.modules if name.startswith("keyrings")),
    }


SCENES = (unlocked, locked, killed, silent, answered_late, elsewhere)

if __name__ == "__main__":
    scene = next(scene for scene in SCENES if scene.__name__ == sys.argv[1])
    print(json.dumps(asyncio.run(scene())))
