"""Run by the Python of the system: says what a screen reader finds, as JSON.

``screen_reader.py NAME`` waits for the program of that name, and answers each line of its input
with one line: a list of the parts of its windows, each with its role, name, states, text and
depth. With ``--shown`` it leaves out what is not on the screen.
"""

import json
import sys
import time

import pyatspi
from gi.repository import Atspi, GLib

_MOST = 4_000
_STATES = ("focusable", "showing", "focused", "enabled", "checked", "selected", "active")


def program(name):
    for _ in range(300):
        desktop = pyatspi.Registry.getDesktop(0)
        for child in desktop:
            if child is not None and child.name == name and child.childCount:
                return child
        time.sleep(0.1)
    raise SystemExit(f"no program {name}")


def walk(part, depth, only_shown, found):
    if part is None or len(found) == _MOST:
        return
    states = part.getState()
    names = [name for name in _STATES if states.contains(getattr(pyatspi, f"STATE_{name.upper()}"))]
    if only_shown and depth and "showing" not in names:
        return
    role = part.getRoleName()
    found.append(
        {
            "role": role,
            "name": part.name,
            "states": names,
            "depth": depth,
            "text": text_of(part, role),
        }
    )
    if depth == 1 and not part.childCount:
        raise LookupError("a window is never empty; it is about to change")
    for number in range(part.childCount):
        walk(part.getChildAtIndex(number), depth + 1, only_shown, found)


def text_of(part, role):
    """What is written in a field."""
    if role not in ("text", "entry", "combo box", "spin button"):
        return ""
    try:
        return part.queryText().getText(0, -1)
    except NotImplementedError:
        return ""


if __name__ == "__main__":
    root = program(sys.argv[1])
    # Nothing here listens to events: what was read before must not count.
    Atspi.Accessible.set_cache_mask(root, Atspi.Cache.NONE)
    for _line in sys.stdin:
        for _attempt in range(20):
            found = []
            try:
                walk(root, 0, "--shown" in sys.argv, found)
                break
            except (GLib.Error, LookupError, RuntimeError):
                time.sleep(0.05)  # what is read may go while it is read
        print(json.dumps(found), flush=True)
