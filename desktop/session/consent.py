"""One place that says whether something may be done."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from typing import NamedTuple, Protocol

import msgspec

from desktop.chat.consent import ConsentRequest, Decision, Grant, grant_for
from desktop.chat.errors import StorageError
from desktop.chat.form import Form, Value
from desktop.chat.wording import Sentence, say

_log = logging.getLogger(__name__)


class Grants(Protocol):
    """Where standing permissions are kept."""

    async def grants(self) -> tuple[Grant, ...]: ...

    async def add(self, grant: Grant) -> None:
        """Raises `StorageError` when it could not be written; it holds nevertheless."""

    async def revoke(self, gone: Callable[[Grant], bool]) -> int:
        """Take back what ``gone`` says; returns how many. Raises as `add`."""


_CONSENT = say("A tool asks for your consent")
_FORM = say("A tool has questions for you")
_PAGE = say("A tool asks you to open a page")
_GO_ON = say("Do the tools go on?")


class Question:
    """Something that a person has to answer: a call, a form, or whether to go on past a limit.

    ``request`` and ``form`` are None for a limit, of which ``words`` tell.
    """

    def __init__(
        self, request: ConsentRequest | None = None, words: str = "", form: Form | None = None
    ) -> None:
        self.request = request
        self.words = words
        self.form = form
        #: What a person has begun to answer, as it stands in the card: one that is made anew, or
        #: in another window, goes on with it.
        self.begun: dict[str, Value] = {}
        self._answer: asyncio.Future[Decision] = asyncio.get_running_loop().create_future()

    @property
    def open(self) -> bool:
        return not self._answer.done()

    @property
    def summary(self) -> Sentence:
        """What is wanted, in a few words."""
        if self.form is None:
            return _CONSENT if self.request is not None else _GO_ON
        return _PAGE if self.form.url else _FORM

    def answer(self, decision: Decision) -> None:
        """The first answer counts."""
        if self.open:
            self._answer.set_result(decision)

    def withdraw(self) -> None:
        """Nobody needs an answer any more."""
        self._answer.cancel()

    async def answered(self) -> Decision:
        return await self._answer


Ask = Callable[[Question], None]


class Verdict(NamedTuple):
    """A decision, and who took it: "user", "permission" or "read-only"."""

    decision: Decision
    by: str


class ConsentBroker:
    """Answers from standing permissions, and asks a person for the rest.

    ``read_only_allowed`` says whether tools that call themselves read-only, and not
    destructive, may run unasked. A permission is bound to the tool as it was.
    """

    def __init__(
        self,
        grants: Grants,
        *,
        read_only_allowed: Callable[[], bool],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._grants = grants
        self._read_only_allowed = read_only_allowed
        self._clock = clock
        self._open: list[Question] = []
        #: Permissions in conversations of which nothing is stored.
        self._unstored: list[Grant] = []

    async def decide(self, request: ConsentRequest, ask: Ask) -> Verdict:
        """Wait for the decision on a call; ``ask`` shows the question, if there is one."""
        hints = request.hints
        if hints.read_only and not hints.destructive and self._read_only_allowed():
            return Verdict(Decision(allowed=True), "read-only")
        grants = (*self._unstored, *await self._grants.grants())
        if any(grant.covers(request) for grant in grants):
            return Verdict(Decision(allowed=True), "permission")
        changed = any(grant.concerns(request) for grant in grants)
        question = Question(msgspec.structs.replace(request, changed=changed))
        self._open.append(question)
        try:
            ask(question)
            decision = await question.answered()
        finally:
            self._open.remove(question)
        await self._remember(request, decision)
        return Verdict(decision, "user")

    async def revoke_all(self) -> int:
        """Take all permissions back; returns how many. Raises `StorageError`."""
        count = len(self._unstored)
        self._unstored.clear()
        return count + await self._grants.revoke(lambda _grant: True)

    async def _remember(self, request: ConsentRequest, decision: Decision) -> None:
        grant = grant_for(request, decision, now=self._clock())
        if grant is None:
            return
        try:
            if request.temporary and grant.conversation_id:
                self._unstored.append(grant)
            else:
                await self._grants.add(grant)
        except StorageError as error:
            _log.warning("A permission was not saved and holds until the end: %s", error)
        for question in list(self._open):
            if question.request is not None and grant.covers(question.request):
                question.answer(Decision(allowed=True))
