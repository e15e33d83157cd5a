"""Many requests at once, answered within a day at a lower price.

https://platform.openai.com/docs/guides/batch and
https://docs.anthropic.com/en/docs/build-with-claude/batch-processing
"""

from __future__ import annotations

import asyncio
import datetime
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeAlias, TypeVar
from urllib.parse import quote

import msgspec

from desktop.chat.errors import ProviderError, RequestRejected
from desktop.chat.events import WaitSink
from desktop.chat.message import Message, MessageStatus, Role
from desktop.chat.reply import ReplyBuilder
from desktop.providers.complete import ignore
from desktop.providers.decoder import read_json
from desktop.providers.exchange import Exchange, Upload
from desktop.providers.provider import ChatRequest, Endpoint
from desktop.providers.request_body import shaped
from desktop.providers.retry import retried
from desktop.providers.transport_faults import rejection_in
from desktop.providers.whole_reply import read_whole
from desktop.settings import ProviderKind

#: What servers without batches answer.
_NOT_THERE = (404, 405, 501)
_FAILED = ("failed", "expired", "cancelled")
#: The most bytes of results, and the seconds that a file of prompts or results may take.
_MOST_RESULTS = 512 * 1024 * 1024
_TRANSFER_SECONDS = 1200.0
#: How many batches are named.
_RECENT = 20

_T = TypeVar("_T", bound=msgspec.Struct)


class Batch(msgspec.Struct, frozen=True):
    """How a batch stands. ``word`` is the provider's own; ``created_at`` is in seconds since
    1970, UTC."""

    id: str
    ended: bool
    word: str
    total: int | None = None
    done: int | None = None
    created_at: float | None = None


#: The replies of a batch, by the names that its requests were given. A request that failed
#: has the failure.
BatchReplies: TypeAlias = dict[str, Message | ProviderError]


class _Counts(msgspec.Struct):
    total: int | None = None
    completed: int | None = None
    #: Anthropic
    processing: int | None = None
    succeeded: int = 0
    errored: int = 0
    canceled: int = 0
    expired: int = 0


class _Batch(msgspec.Struct):
    id: str = ""
    #: OpenAI; Anthropic
    status: str = ""
    processing_status: str = ""
    request_counts: _Counts | None = None
    output_file_id: str | None = None
    error_file_id: str | None = None
    errors: Any = None
    #: OpenAI: seconds since 1970; Anthropic: a moment as RFC 3339 has it.
    created_at: float | datetime.datetime | None = None


class _Page(msgspec.Struct):
    data: list[_Batch] = []


class Batches:
    """Submits, follows and collects batches of one provider. Remembers none of them.

    Speaks OpenAI's batches (for Chat Completions and Responses) and Anthropic's. Every failure
    is a `ProviderError`.
    """

    def __init__(
        self,
        exchange: Exchange,
        *,
        progress: WaitSink = ignore,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """``progress`` hears when a busy provider is asked again."""
        self._exchange = exchange
        self._progress = progress
        self._sleep = sleep
        self._kind = exchange.settings.kind

    async def submit(self, requests: Mapping[str, ChatRequest]) -> str:
        """Send requests, each under a name of its own; returns the id of the batch."""
        if not requests:
            raise RequestRejected("There is nothing in this batch.", "Add a request.")
        async with self._exchange.endpoint(self._progress) as endpoint:
            bodies = {
                name: msgspec.Raw(self._body(request, endpoint))
                for name, request in requests.items()
            }
            if self._kind is ProviderKind.ANTHROPIC:
                asked = [{"custom_id": name, "params": body} for name, body in bodies.items()]
                return (await self._post(endpoint, _MESSAGES, {"requests": asked})).id
            path = self._exchange.protocol.reply_path
            lines = [
                {"custom_id": name, "method": "POST", "url": f"/v1{path}", "body": body}
                for name, body in bodies.items()
            ]
            file = await self._upload(endpoint, b"\n".join(map(msgspec.json.encode, lines)))
            wanted = {
                "input_file_id": file,
                "endpoint": f"/v1{path}",
                "completion_window": "24h",
            }
            return (await self._post(endpoint, "/batches", wanted)).id

    async def poll(self, batch_id: str) -> Batch:
        async with self._exchange.endpoint(self._progress) as endpoint:
            return self._seen(await self._batch(endpoint, batch_id))

    async def recent(self) -> list[Batch]:
        """The last batches that the provider has, the newest first, whoever sent them."""
        async with self._exchange.endpoint(self._progress) as endpoint:
            body = await self._fetch(endpoint, f"{self._folder}?limit={_RECENT}")
            return [self._seen(batch) for batch in self._decoded(endpoint, body, _Page).data]

    async def collect(self, batch_id: str) -> BatchReplies:
        """The replies of a batch that has ended. Raises `RequestRejected` for one that has
        not, or that failed as a whole."""
        async with self._exchange.endpoint(self._progress) as endpoint:
            if self._kind is ProviderKind.ANTHROPIC:
                path = f"{_MESSAGES}/{quote(batch_id)}/results"
                content = await self._fetch(endpoint, path, seconds=_TRANSFER_SECONDS)
                return self._read(endpoint, content)
            batch = await self._batch(endpoint, batch_id)
            files = [file for file in (batch.output_file_id, batch.error_file_id) if file]
            if not files:
                raise RequestRejected(
                    f"There are no replies in this batch; it is {batch.status}.",
                    "Wait until it has ended, or submit it again.",
                    details=str(batch.errors or ""),
                )
            replies: BatchReplies = {}
            for file in files:
                path = f"/files/{quote(file)}/content"
                content = await self._fetch(endpoint, path, seconds=_TRANSFER_SECONDS)
                replies |= self._read(endpoint, content)
            return replies

    async def cancel(self, batch_id: str) -> None:
        """Ask for an early end. What was answered until then can be collected."""
        async with self._exchange.endpoint(self._progress) as endpoint:
            await self._fetch(endpoint, f"{self._folder}/{quote(batch_id)}/cancel", body=b"{}")

    @property
    def _folder(self) -> str:
        return _MESSAGES if self._kind is ProviderKind.ANTHROPIC else "/batches"

    def _seen(self, batch: _Batch) -> Batch:
        counts = batch.request_counts or _Counts()
        made = batch.created_at
        created_at = made.timestamp() if isinstance(made, datetime.datetime) else made
        if self._kind is ProviderKind.ANTHROPIC:
            done = counts.succeeded + counts.errored + counts.canceled + counts.expired
            total = None if counts.processing is None else done + counts.processing
            word = batch.processing_status
            return Batch(batch.id, word == "ended", word, total, done, created_at)
        ended = batch.status in ("completed", *_FAILED)
        return Batch(batch.id, ended, batch.status, counts.total, counts.completed, created_at)

    def _body(self, request: ChatRequest, endpoint: Endpoint) -> bytes:
        whole = self._exchange.protocol.body(request, endpoint)
        body = shaped(whole, request, self._exchange.settings, stream=False)
        fields = msgspec.json.decode(bytes(body), type=dict[str, msgspec.Raw])
        fields.pop("stream", None)
        return msgspec.json.encode(fields)

    async def _batch(self, endpoint: Endpoint, batch_id: str) -> _Batch:
        body = await self._fetch(endpoint, f"{self._folder}/{quote(batch_id)}")
        return self._decoded(endpoint, body, _Batch)

    async def _post(self, endpoint: Endpoint, path: str, value: Any) -> _Batch:
        body = msgspec.json.encode(value)
        answer = await self._fetch(endpoint, path, body=body, seconds=_TRANSFER_SECONDS)
        return self._decoded(endpoint, answer, _Batch)

    async def _upload(self, endpoint: Endpoint, lines: bytes) -> str:
        file = Upload("batch.jsonl", lines, "application/jsonl", {"purpose": "batch"})
        answer = await self._fetch(endpoint, "/files", body=file, seconds=_TRANSFER_SECONDS)
        return self._decoded(endpoint, answer, _Batch).id

    async def _fetch(
        self,
        endpoint: Endpoint,
        path: str,
        *,
        body: bytes | Upload | None = None,
        seconds: float | None = None,
    ) -> bytes:
        """The answer; a provider that is busy is asked again, as for a reply."""
        try:
            return await retried(
                lambda: self._exchange.fetch(
                    endpoint, path, body=body, seconds=seconds, most=_MOST_RESULTS
                ),
                progress=self._progress,
                sleep=self._sleep,
            )
        except RequestRejected as failure:
            rejection = rejection_in(failure)
            if rejection is None or rejection.status not in _NOT_THERE:
                raise
            said = self._exchange.rejections(endpoint).said(rejection.body)
            raise RequestRejected(
                f"{self._exchange.settings.title} has no such batch, or offers no batches"
                f"{f': {said}' if said else '.'}",
                "Send the requests one by one, or choose another provider.",
                details=failure.details,
            ) from failure

    def _decoded(self, endpoint: Endpoint, body: bytes, kind: type[_T]) -> _T:
        try:
            decoded = read_json(msgspec.json.Decoder(kind).decode, body, kind)
        except (msgspec.DecodeError, UnicodeDecodeError):
            decoded = None
        if decoded is None or (isinstance(decoded, _Batch) and not decoded.id):
            raise self._exchange.rejections(endpoint).from_wrong_content(body, "")
        return decoded

    def _read(self, endpoint: Endpoint, lines: bytes) -> BatchReplies:
        replies: BatchReplies = {}
        for line in lines.splitlines():
            if not line.strip():
                continue
            try:
                item = msgspec.json.decode(line, type=_Line)
            except (msgspec.DecodeError, UnicodeDecodeError):
                rejections = self._exchange.rejections(endpoint)
                raise rejections.from_wrong_content(lines, "") from None
            try:
                replies[item.custom_id] = self._reply(endpoint, item)
            except ProviderError as failure:
                replies[item.custom_id] = failure
        return replies

    def _reply(self, endpoint: Endpoint, item: _Line) -> Message:
        rejections = self._exchange.rejections(endpoint)
        if item.result is not None:
            result = item.result
            if not result.message:
                error = bytes(result.error)
                raise rejections.from_event(error) if error else _unanswered(result.type)
            body = result.message
        elif item.response is not None:
            body = item.response.body
        else:
            error = bytes(item.error)
            if error in (b"", b"null"):
                raise _unanswered("failed")
            raise rejections.from_event(b'{"error":' + error + b"}")
        draft = Message(id="", role=Role.ASSISTANT, created_at=time.time())
        builder = ReplyBuilder(draft)
        decoder = self._exchange.protocol.decoder()
        for event in read_whole(
            bytes(body), kind=self._kind, decoder=decoder, rejections=rejections
        ):
            builder.apply(event)
        return builder.message(MessageStatus.COMPLETE)


class _Result(msgspec.Struct):
    """Anthropic: succeeded, errored, canceled or expired."""

    type: str
    message: msgspec.Raw = msgspec.Raw()
    error: msgspec.Raw = msgspec.Raw()


class _Response(msgspec.Struct):
    body: msgspec.Raw


class _Line(msgspec.Struct):
    custom_id: str
    result: _Result | None = None
    response: _Response | None = None
    error: msgspec.Raw = msgspec.Raw()


_MESSAGES = "/v1/messages/batches"


def _unanswered(word: str) -> RequestRejected:
    return RequestRejected(
        f"The provider did not answer this request of the batch: {word}.", "Submit it again."
    )
