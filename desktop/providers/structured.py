"""Replies that have to be JSON, and to fit a schema."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Any

import msgspec

from desktop.chat.blocks import Text, ToolCall
from desktop.chat.errors import ProviderError, RequestRejected
from desktop.chat.events import ReplyEvent, UsageChanged, Waiting, WaitSink, WaitStage
from desktop.chat.json_words import why_not_json
from desktop.chat.message import Message, MessageStatus, Role, StopReason, Usage
from desktop.chat.model import ModelInfo
from desktop.chat.reply import ReplyBuilder
from desktop.chat.wording import Sentence, say, together
from desktop.json_schema import BadSchema, SchemaCheck
from desktop.providers.provider import ChatRequest, Provider

#: How a reply ends that a second one may better: a refusal stays one, and so does a full context.
_ORDINARY = (StopReason.END, StopReason.STOP_SEQUENCE, StopReason.LENGTH)


class CheckedProvider:
    """A provider whose replies are held against the JSON that a request asks for.

    Such a reply is asked for whole. One that does not fit is shown to the model with what is
    wrong, once, in sight of ``progress``, which also hears the verdict at the end: that the
    reply fits, or why it does not. It is given out either way. Requests that ask for no JSON
    go straight through, and so do replies that call tools or are no answer at all.

    Raises `RequestRejected` for a schema that is none, before anything is sent.
    """

    def __init__(self, provider: Provider) -> None:
        self._provider = provider
        #: A reply that is being bettered, and was not given out. It is what there is when the
        #: second one is stopped.
        self.held: list[ReplyEvent] = []

    @property
    def id(self) -> str:
        return self._provider.id

    @contextlib.asynccontextmanager
    async def stream(
        self, request: ChatRequest, *, progress: WaitSink
    ) -> AsyncIterator[AsyncIterator[ReplyEvent]]:
        if request.answer is None:
            async with self._provider.stream(request, progress=progress) as events:
                yield events
        else:
            async with contextlib.aclosing(self._checked(request, progress)) as checked:
                yield checked

    async def list_models(self) -> tuple[ModelInfo, ...]:
        return await self._provider.list_models()

    async def check(self, model: str = "") -> str:
        return await self._provider.check(model)

    async def aclose(self) -> None:
        await self._provider.aclose()

    async def _checked(
        self, request: ChatRequest, progress: WaitSink
    ) -> AsyncGenerator[ReplyEvent, None]:
        answer = request.answer
        assert answer is not None
        whole = msgspec.structs.replace(request, stream=False)
        check = await asyncio.to_thread(_Check, answer.schema)
        events: list[ReplyEvent] = []
        try:
            await self._gather(whole, progress, events)
        except ProviderError:
            for event in events:
                yield event
            raise
        message = self._folded(events, request)
        complaint = await asyncio.to_thread(check.complaint, message)
        verdict = Waiting(WaitStage.FITS, check.praise)
        if complaint:
            verdict = Waiting(WaitStage.UNFIT, complaint)
            if message.stop_reason in _ORDINARY:
                self.held = events
                events, verdict = await self._bettered(whole, check, message, complaint, progress)
                self.held = []
        if complaint is not None:
            progress(verdict)
        for event in events:
            yield event

    async def _bettered(
        self,
        request: ChatRequest,
        check: _Check,
        message: Message,
        complaint: str,
        progress: WaitSink,
    ) -> tuple[list[ReplyEvent], Waiting]:
        """The second reply and the verdict; the first one where no second one comes."""
        asking = together(say("Asking again (1 of 1)."), complaint)

        def again(waiting: Waiting) -> None:
            retries = waiting.stage is WaitStage.RETRYING
            text = waiting.text if retries else together(asking, waiting.text)
            progress(Waiting(waiting.stage, text))

        progress(Waiting(WaitStage.RETRYING, asking))
        events: list[ReplyEvent] = []
        try:
            await self._gather(_again(request, message, complaint), again, events)
        except ProviderError as failure:
            text = say("Asking again failed: {reason}", reason=failure.message)
            return self.held, Waiting(WaitStage.UNFIT, together(complaint, text))
        events = [_with_usage(event, message.usage) for event in events]
        still = await asyncio.to_thread(check.complaint, self._folded(events, request))
        if still == "":
            return events, Waiting(WaitStage.MENDED, check.late_praise(complaint))
        text = say("It was asked for twice; the first answer: {complaint}", complaint=complaint)
        return events, Waiting(WaitStage.UNFIT, together(still or "", text))

    async def _gather(
        self, request: ChatRequest, progress: WaitSink, events: list[ReplyEvent]
    ) -> None:
        async with self._provider.stream(request, progress=progress) as stream:
            async for event in stream:
                events.append(event)  # noqa: PERF401 - kept when the stream breaks off

    def _folded(self, events: list[ReplyEvent], request: ChatRequest) -> Message:
        draft = Message(
            id="",
            role=Role.ASSISTANT,
            created_at=time.time(),
            provider_id=self.id,
            model=request.model,
        )
        builder = ReplyBuilder(draft)
        for event in events:
            builder.apply(event)
        return builder.message(MessageStatus.COMPLETE)


class _Check:
    """Reads an answer and holds it against the schema, without one only against JSON. Slow."""

    def __init__(self, schema: dict[str, Any] | None) -> None:
        self._check: SchemaCheck | None = None
        self.praise = say("Valid JSON")
        if schema is None:
            return
        try:
            self._check = SchemaCheck(schema, own=True)
        except BadSchema as error:
            raise RequestRejected(
                say("This is not a JSON Schema: {reason}.", reason=error.reason),
                say("Correct the form of the answer in the settings of the model."),
            ) from error
        self.praise = say("Fits the schema")

    def late_praise(self, complaint: str) -> Sentence:
        if self._check is None:
            return say(
                "Valid JSON, at the second attempt. The first answer: {complaint}",
                complaint=complaint,
            )
        return say(
            "Fits the schema, at the second attempt. The first answer: {complaint}",
            complaint=complaint,
        )

    def complaint(self, message: Message) -> str | None:
        """What is wrong, in a sentence; "" when nothing is, None for what is no answer."""
        if any(isinstance(block, ToolCall) for block in message.blocks):
            return None
        if message.stop_reason not in _ORDINARY:
            return None
        text = _without_fence(message.text)
        try:
            value = msgspec.json.decode(text)
        except (msgspec.DecodeError, UnicodeEncodeError, RecursionError) as error:
            return say("It is not JSON: {reason}.", reason=why_not_json(error, text))
        if self._check is not None:
            return self._check.complaint(value)
        return "" if isinstance(value, dict) else say("It is not a JSON object.")


def _again(request: ChatRequest, message: Message, complaint: str) -> ChatRequest:
    order = f"This answer cannot be used. {complaint} Answer again, with the corrected JSON only."
    asked = Message(id="", role=Role.USER, blocks=(Text(order),), created_at=time.time())
    said = (message, asked) if message.blocks else (asked,)
    return msgspec.structs.replace(request, messages=(*request.messages, *said))


def _with_usage(event: ReplyEvent, before: Usage | None) -> ReplyEvent:
    """Both replies are billed."""
    if not isinstance(event, UsageChanged) or before is None:
        return event
    counts = {
        name: None if have is None and add is None else (have or 0) + (add or 0)
        for name in Usage.__struct_fields__
        for have, add in [(getattr(before, name), getattr(event.usage, name))]
    }
    return UsageChanged(Usage(**counts))


def _without_fence(text: str) -> str:
    """Models like to put JSON into a code block, also when they were asked not to."""
    text = text.strip()
    if text.startswith("```") and text.endswith("```"):
        return text.removesuffix("```").partition("\n")[2].strip()
    return text
