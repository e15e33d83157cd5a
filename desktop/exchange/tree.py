"""Putting messages of unknown order into a tree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop.chat.wording import say
from desktop.exchange.report import Report


def arrange(
    parents: Mapping[str, str | None], order: Mapping[str, Iterable[str]], report: Report
) -> list[str]:
    """All ids, parents before their children; ``order`` may name the children of an id.

    An id whose parent is missing stands for itself, and a circle is cut open: nothing is left
    out. The caller drops the parent of an id that does not come after it.
    """
    children: dict[str | None, list[str]] = {}
    for node, parent in parents.items():
        is_missing = parent is not None and parent not in parents
        if is_missing:
            report.note(say("Messages whose parent is missing: they begin a branch"), node)
        children.setdefault(None if is_missing else parent, []).append(node)
    for parent, found in children.items():
        if parent is not None and len(found) > 1:
            ranks = {node: rank for rank, node in enumerate(order.get(parent, ()))}
            found.sort(key=lambda node: ranks.get(node, len(ranks)))
    arranged: dict[str, None] = {}
    _descend(children.get(None, []), children, arranged)
    for node in parents:
        if node not in arranged:
            report.note(say("Messages in a circle: it was cut open"), node)
            _descend([node], children, arranged)
    return list(arranged)


def _descend(
    roots: list[str], children: Mapping[str | None, list[str]], arranged: dict[str, None]
) -> None:
    waiting = roots[::-1]
    while waiting:
        node = waiting.pop()
        if node not in arranged:
            arranged[node] = None
            waiting.extend(reversed(children.get(node, [])))
