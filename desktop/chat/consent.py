"""Questions whether something may be done, and the answers. Pure values and their rules."""

from __future__ import annotations

import enum
import hashlib
from typing import Any

import msgspec

from desktop.chat.form import Value
from desktop.chat.tool import ToolHints


class Reach(enum.StrEnum):
    """Where a standing permission holds."""

    CONVERSATION = "conversation"
    EVERYWHERE = "everywhere"


class Pattern(enum.StrEnum):
    """Which arguments a standing permission covers."""

    #: These and no others.
    SAME = "same"
    #: Those of the same kind, which the tool names: a folder, a host.
    ALIKE = "alike"
    ANY = "any"


class ConsentRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A call of a tool that waits for an answer.

    ``server`` and ``tool`` are the real names, whatever the model calls them. ``alike`` says in
    words what `Pattern.ALIKE` would cover, "" when there is no such thing. ``print`` is the
    `fingerprint` of the tool; ``changed`` tells that a permission was lost with the old one.
    """

    conversation_id: str
    #: Nothing of the conversation may be written to the disk.
    temporary: bool = False
    server: str
    tool: str
    title: str = ""
    arguments: dict[str, Any] = {}
    hints: ToolHints = ToolHints()
    alike: str = ""
    print: str = ""
    changed: bool = False


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """An answer. ``reason`` is told to the model when it is no.

    With a ``reach`` the answer holds from now on, for the arguments that ``pattern`` covers.
    ``values`` are what was filled into a form.
    """

    allowed: bool
    reach: Reach | None = None
    pattern: Pattern = Pattern.SAME
    reason: str = ""
    values: dict[str, Value] | None = None


class Grant(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A standing permission. ``conversation_id`` is "" where it holds everywhere.

    ``arguments`` is what `arguments_key` gives for those that are covered. ``granted_at`` is in
    seconds since 1970, UTC.
    """

    server: str
    tool: str
    print: str
    pattern: Pattern
    arguments: str = ""
    conversation_id: str = ""
    granted_at: float = 0.0

    def concerns(self, request: ConsentRequest) -> bool:
        """Whether it was given for this tool, there and for such arguments."""
        return (
            (self.server, self.tool) == (request.server, request.tool)
            and self.conversation_id in ("", request.conversation_id)
            and self.arguments == arguments_key(request, self.pattern)
        )

    def covers(self, request: ConsentRequest) -> bool:
        """Whether it allows this call: the tool has not changed since."""
        return self.concerns(request) and self.print == request.print


def grant_for(request: ConsentRequest, decision: Decision, *, now: float) -> Grant | None:
    """What remains of a decision; None when it was for once."""
    if not decision.allowed or decision.reach is None:
        return None
    return Grant(
        server=request.server,
        tool=request.tool,
        print=request.print,
        pattern=decision.pattern,
        arguments=arguments_key(request, decision.pattern),
        conversation_id=request.conversation_id if decision.reach is Reach.CONVERSATION else "",
        granted_at=now,
    )


def arguments_key(request: ConsentRequest, pattern: Pattern) -> str:
    """The same for all arguments that a pattern does not tell apart."""
    match pattern:
        case Pattern.ANY:
            return ""
        case Pattern.ALIKE:
            return str(request.alike)
        case Pattern.SAME:
            source = msgspec.json.encode(request.arguments, order="sorted")
            return hashlib.sha256(source).hexdigest()
