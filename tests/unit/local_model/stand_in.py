"""A child program that keeps the protocol but holds no model: what it does is its first argument.

``count=FILE`` appends its process id to FILE, so a test sees how often it was started.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
import threading
import time
from pathlib import Path


def main() -> None:
    mode, _, count = sys.argv[1].partition(",count=")
    if count:
        with Path(count).open("a") as file:
            file.write(f"{os.getpid()}\n")
    if mode == "stubborn":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if mode == "never":
        time.sleep(600)
    if mode == "error":
        said = {"template": "The model {name} could not be loaded.", "values": {"name": "A"}}
        message = "The model A could not be loaded."
        say(
            failure={
                "kind": "unreachable",
                "message": message,
                "hint": "Choose another.",
                "details": "why",
                "wording": said,
            }
        )
        raise SystemExit(1)
    if mode == "dies":
        key = os.environ["RIVULET_LOCAL_MODEL_KEY"]
        sys.stderr.write("x" * 100_000 + f"\nthe last line, {key}\n")
        raise SystemExit(7)
    if mode == "environment":
        say(failure={"kind": "unreachable", "message": " ".join(sorted(os.environ))})
        raise SystemExit(1)
    if mode == "noisy":
        print("a banner that is no announcement", flush=True)
    if mode == "gated":
        say(progress=0.4)
        while not Path(f"{count}.go").exists():
            time.sleep(0.005)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        say(ready=f"http://127.0.0.1:{listener.getsockname()[1]}", context=64)
        threading.Thread(target=answer, args=(listener,), daemon=True).start()
        while mode == "stubborn":
            time.sleep(1)
        os.read(0, 1)
        os._exit(0)


def answer(listener: socket.socket) -> None:
    while True:
        client, _ = listener.accept()
        client.recv(1024)
        client.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        client.close()


def say(**words: object) -> None:
    print(json.dumps(words), flush=True)


if __name__ == "__main__":
    main()
