"""Which calls a standing permission covers besides the one that it was given for."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.tools.alike import places_of


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"path": "/home/me/notes/a.txt", "content": "x"}, "anything in /home/me/notes"),
        ({"path": "/home/me/notes/"}, "anything in /home/me/notes"),
        ({"repo_path": "/home/me/project"}, "anything in /home/me/project"),
        ({"directory": "/data"}, "anything in /data"),
        ({"url": "https://Example.org/a?b"}, "anything at https://example.org"),
        ({"url": "https://example.org:8443/a"}, "anything at https://example.org:8443"),
        ({"source": "/a/x", "destination": "/b/y"}, "anything in /a and in /b"),
        ({"paths": ["/a/x"], "file_path": "/b/y"}, "anything in /a and in /b"),
        ({"path": "/a/x", "more": {"deep": ["/b/y"]}}, "anything in /a and in /b"),
        ({"text": "hello"}, ""),
        ({}, ""),
        # What is not what it looks like is of no kind.
        ({"path": "/home/me/notes/../../../etc/passwd"}, ""),
        ({"path": "notes/a.txt"}, ""),
        ({"path": "/a.txt"}, ""),
        ({"path": "/a//b"}, ""),
        ({"path": "/a/b", "to": "~/.ssh/id"}, ""),
        ({"path": "/a/b", "to": "../x"}, ""),
        ({"path": "/a/b\0.txt"}, ""),
        ({"url": "file:///etc/passwd"}, ""),
        ({"url": "https://example.org@evil.example/"}, ""),
        ({"path": "/ok/a", "url": "javascript://x"}, ""),
        ({"path": [f"/{n}/x" for n in range(9)]}, ""),
    ],
)
def test_places(arguments: dict[str, Any], words: str) -> None:
    assert places_of(arguments) == words
