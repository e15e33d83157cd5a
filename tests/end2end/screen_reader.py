"""Run by the Python of the system: prints what a screen reader finds, as JSON.

``screen_reader.py NAME`` waits for the program of that name; each line of its output is an
object with the role, the name, the states and the depth of one part of its windows.
"""

import json
import sys
import time

import pyatspi

_MOST = 4_000
_STATES = ("focusable", "showing", "focused", "enabled")


def program(name):
    for _ in range(100):
        desktop = pyatspi.Registry.getDesktop(0)
        for child in desktop:
            if child is not None and child.name == name and child.childCount:
                return child
        time.sleep(0.2)
    raise SystemExit(f"no program {name}")


def walk(part, depth, left):
    if part is None or left[0] == 0:
        return
    left[0] -= 1
    states = part.getState()
    names = [name for name in _STATES if states.contains(getattr(pyatspi, f"STATE_{name.upper()}"))]
    line = {"role": part.getRoleName(), "name": part.name, "states": names, "depth": depth}
    print(json.dumps(line))
    for child in part:
        walk(child, depth + 1, left)


if __name__ == "__main__":
    walk(program(sys.argv[1]), 0, [_MOST])
