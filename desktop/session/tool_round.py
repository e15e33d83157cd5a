"""The calls of one reply: looked at, allowed, run and answered."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence

import msgspec

from desktop.chat.blocks import ToolCall, ToolResult
from desktop.chat.consent import ConsentRequest
from desktop.chat.errors import ChatError
from desktop.chat.tool import fingerprint
from desktop.chat.tool_record import CallRecord
from desktop.chat.tool_rounds import (
    DENIED,
    DENIED_BECAUSE,
    FAULT,
    ONLY_UNKNOWN,
    STOPPED,
    TOO_LONG,
    TOO_MANY,
    UNKNOWN,
    failed_result,
)
from desktop.chat.wording import Listed, say
from desktop.session.card_caller import CardCaller
from desktop.session.consent import ConsentBroker, Question
from desktop.session.tool_calls import CallStage, CallState, ToolLimits
from desktop.storage.tool_log import ToolLog
from desktop.tools.caller import Progress
from desktop.tools.capped import capped
from desktop.tools.check import complaint_about
from desktop.tools.tool import Tool, ToolOutcome, says
from desktop.tools.tool_box import ToolBox

_log = logging.getLogger(__name__)

_LONGEST_NAME = 200


class ToolRound:
    """Answers all calls of one reply, several at a time where their tools allow it.

    ``report`` is told each change of a call, ``keep`` is given each result as it comes.
    Without a ``log`` nothing of it is written down; ``model`` is what made the calls. Cancelling
    stops what runs; `results` has an answer to every call afterwards too.
    """

    def __init__(
        self,
        calls: Sequence[ToolCall],
        *,
        conversation_id: str,
        temporary: bool,
        model: str,
        box: ToolBox,
        broker: ConsentBroker,
        log: ToolLog | None,
        limits: ToolLimits,
        report: Callable[[int, CallState], None],
        keep: Callable[[int, ToolResult], Awaitable[None]],
    ) -> None:
        self._conversation_id = conversation_id
        self._temporary = temporary
        self._model = model
        self._box = box
        self._broker = broker
        self._log = log
        self._limits = limits
        self._report = report
        self._keep = keep
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self.states = [self._first_state(call) for call in calls]

    @property
    def results(self) -> tuple[ToolResult, ...]:
        """The answers, in the order of the calls."""
        return tuple(
            state.result or failed_result(state.call, str(STOPPED)) for state in self.states
        )

    def refuse(self, words: str) -> None:
        """Answer all calls with an error; none is run."""
        for index, state in enumerate(self.states):
            self._show(index, stage=CallStage.ENDED, result=failed_result(state.call, words))

    async def ask_to_go_on(self, words: str) -> bool:
        """Let a person decide at the first call whether the turn goes on."""
        question = Question(words=words)
        self._show(0, stage=CallStage.ASKING, question=question)
        decision = await question.answered()
        self._show(0, stage=CallStage.WAITING)
        return decision.allowed

    async def run(self) -> None:
        async with asyncio.TaskGroup() as group:
            for index in range(len(self.states)):
                group.create_task(self._answer(index), name=f"tool call {index}")

    def _first_state(self, call: ToolCall) -> CallState:
        tool = self._box.find(call.name)
        if tool is None:
            return CallState(call=call)
        title = tool.title or tool.definition.name
        return CallState(call=call, server=tool.server, title=title)

    async def _answer(self, index: int) -> None:
        call = self.states[index].call
        tool = self._box.find(call.name)
        if tool is None:
            names = Listed(tuple(self._box.names))
            unknown = UNKNOWN if names.things else ONLY_UNKNOWN
            outcome = await self._not_run(call, unknown.of(name=repr(call.name), names=names))
        elif index >= self._limits.at_once:
            outcome = await self._not_run(call, TOO_MANY, tool)
        elif complaint := await complaint_about(call, tool):
            outcome = await self._not_run(call, complaint, tool)
        else:
            outcome = await self._with_consent(index, call, tool)
        result = ToolResult(call.id, call.name, outcome.content, outcome.is_error)
        self._show(index, stage=CallStage.ENDED, result=result)
        await self._keep(index, result)

    async def _not_run(self, call: ToolCall, words: str, tool: Tool | None = None) -> ToolOutcome:
        """Tell the model why, and write down what it tried."""
        if self._log is not None:
            record = CallRecord(
                at=time.time(),
                conversation_id=self._conversation_id,
                server=tool.server if tool is not None else "",
                tool=tool.definition.name if tool is not None else call.name[:_LONGEST_NAME],
                model=self._model,
                arguments=call.arguments or {},
                outcome="not run",
            )
            await asyncio.shield(self._log.append(record))
        return says(str(words), is_error=True)

    async def _with_consent(self, index: int, call: ToolCall, tool: Tool) -> ToolOutcome:
        arguments = call.arguments or {}
        request = ConsentRequest(
            conversation_id=self._conversation_id,
            temporary=self._temporary,
            server=tool.server,
            tool=tool.definition.name,
            title=tool.title,
            arguments=arguments,
            hints=tool.hints,
            alike=tool.alike(arguments),
            print=fingerprint(tool.definition, tool.title, tool.hints),
        )
        record = CallRecord(
            at=time.time(),
            conversation_id=self._conversation_id,
            server=tool.server,
            tool=tool.definition.name,
            model=self._model,
            arguments=arguments,
        )
        outcome, by, began = None, "", 0.0
        try:
            decision, by = await self._broker.decide(
                request,
                lambda question: self._show(index, stage=CallStage.ASKING, question=question),
            )
            if not decision.allowed:
                why = DENIED_BECAUSE.of(reason=decision.reason) if decision.reason else DENIED
                outcome = says(str(why), is_error=True)
                return outcome
            self._show(index, stage=CallStage.WAITING)
            async with self._locks[tool.server] if tool.alone else contextlib.nullcontext():
                began = time.monotonic()
                self._show(index, stage=CallStage.RUNNING)
                outcome = await self._run(index, tool, call)
            return outcome
        finally:
            record = msgspec.structs.replace(
                record,
                decided_by=by,
                outcome=_ending(outcome, ran=began > 0),
                seconds=round(time.monotonic() - began, 3) if began else 0.0,
            )
            if self._log is not None:
                await asyncio.shield(self._log.append(record))

    async def _run(self, index: int, tool: Tool, call: ToolCall) -> ToolOutcome:
        """Run a tool; whatever goes wrong in it is its answer."""

        def show(question: Question | None, progress: Progress | None) -> None:
            stage = CallStage.ASKING if question else CallStage.RUNNING
            self._show(index, stage=stage, question=question, progress=progress)

        caller = CardCaller(show)
        task = asyncio.create_task(tool.run(call.arguments or {}, caller), name=f"run {call.name}")
        try:
            if not await self._finishes(task, caller):
                return says(str(TOO_LONG), is_error=True)
            return capped(task.result(), most_characters=self._limits.characters)
        except ChatError as error:
            return says(f"{error.message} {error.hint}".strip(), is_error=True)
        except Exception:  # noqa: BLE001 - a bug is logged, the conversation goes on
            _log.exception("A tool failed: %s", call.name)
            return says(str(FAULT), is_error=True)
        finally:
            await _ended(task)
            caller.close()

    async def _finishes(self, task: asyncio.Task[ToolOutcome], caller: CardCaller) -> bool:
        """Wait for a call, as long as a person lets it run.

        While it asks, time does not count; a call that tells how far it is gets more of it.
        """
        patience = self._limits.patience
        while not (await asyncio.wait({task}, timeout=self._limits.seconds))[0]:
            if caller.asking:
                continue
            patience -= 1
            if caller.was_heard() and patience > 0:
                continue
            if not await self._goes_on(task, caller):
                return False
            patience = self._limits.patience
        return True

    async def _goes_on(self, task: asyncio.Task[ToolOutcome], caller: CardCaller) -> bool:
        """Ask whether a long call may go on; it may end meanwhile."""
        words = say(
            "It has not answered for {seconds} seconds. Wait longer?", seconds=self._limits.seconds
        )
        question = Question(words=words)
        async with caller.answering(question):
            answer = asyncio.ensure_future(question.answered())
            try:
                await asyncio.wait({task, answer}, return_when=asyncio.FIRST_COMPLETED)
                return task.done() or answer.result().allowed
            finally:
                answer.cancel()

    def _show(
        self,
        index: int,
        *,
        stage: CallStage,
        question: Question | None = None,
        progress: Progress | None = None,
        result: ToolResult | None = None,
    ) -> None:
        state = msgspec.structs.replace(
            self.states[index], stage=stage, question=question, progress=progress, result=result
        )
        self.states[index] = state
        self._report(index, state)


def _ending(outcome: ToolOutcome | None, *, ran: bool) -> str:
    if outcome is None:
        return "stopped"
    if not ran:
        return "denied"
    return "failed" if outcome.is_error else "done"


async def _ended(task: asyncio.Task[ToolOutcome]) -> None:
    """Cancel a call and wait until it has cleaned up."""
    if not task.done():
        task.cancel()
        await asyncio.wait({task})
