"""Prompts from a file, answered as a batch within a day, at a lower price."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from typing import Protocol

import msgspec

from desktop.chat.blocks import Text
from desktop.chat.errors import RequestRejected
from desktop.chat.events import WaitSink
from desktop.chat.message import Message, Role
from desktop.providers.batches import Batch, Batches, BatchReplies
from desktop.providers.provider import ChatRequest
from desktop.session.replies import asked_form
from desktop.settings import ModelRef, ProviderKind, ProviderSettings, Settings

#: The most prompts of a batch: what OpenAI takes.
MOST_PROMPTS = 50_000
#: The largest file of prompts, in bytes.
LARGEST_FILE = 100 * 1024 * 1024
#: The names that all providers take for a request.
_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Prompt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One question. ``id`` names its answer; ``system`` None: the system prompt of the settings."""

    prompt: str
    id: str = ""
    system: str | None = None


class BatchRef(msgspec.Struct, frozen=True):
    """A batch, written ``provider-id/batch-id``."""

    provider_id: str
    batch_id: str

    @classmethod
    def parse(cls, text: str) -> BatchRef | None:
        provider_id, slash, batch_id = text.partition("/")
        return cls(provider_id, batch_id) if provider_id and slash and batch_id else None

    def __str__(self) -> str:
        return f"{self.provider_id}/{self.batch_id}"


class BatchSource(Protocol):
    """Makes the batches of a provider from its settings: the catalog, but for tests."""

    def batches(self, settings: ProviderSettings, *, progress: WaitSink) -> Batches: ...


class Batching:
    """Sends files of prompts, and follows what comes of them. Remembers nothing: a provider
    keeps its batches for weeks.

    Every failure is a `ChatError`.
    """

    def __init__(
        self, *, catalog: BatchSource, settings: Callable[[], Settings], progress: WaitSink
    ) -> None:
        """``progress`` hears when a busy provider is asked again."""
        self._catalog = catalog
        self._settings = settings
        self._progress = progress

    async def submit(self, model: ModelRef, prompts: Mapping[str, Prompt]) -> BatchRef:
        """Ask ``model`` all the prompts, with its parameters in the settings."""
        settings, provider = self._settings(), self._provider(model.provider_id)
        requests = {
            name: ChatRequest(
                model=model.model,
                messages=(_question(prompt.prompt),),
                system=settings.system_prompt if prompt.system is None else prompt.system,
                answer=asked_form(provider, model.model),
            )
            for name, prompt in prompts.items()
        }
        return BatchRef(provider.id, await self._batches(provider.id).submit(requests))

    async def recent(self, provider_id: str) -> list[Batch]:
        """The last batches of a provider, the newest first, whoever sent them."""
        return await self._batches(provider_id).recent()

    async def batch(self, ref: BatchRef) -> Batch:
        return await self._batches(ref.provider_id).poll(ref.batch_id)

    async def replies(self, ref: BatchRef) -> BatchReplies:
        """The replies of a batch that has ended, in the order of the prompts where their names
        tell it."""
        replies = await self._batches(ref.provider_id).collect(ref.batch_id)
        return dict(sorted(replies.items(), key=lambda item: _order(item[0])))

    async def cancel(self, ref: BatchRef) -> None:
        """Ask for an early end. What was answered until then can be collected."""
        await self._batches(ref.provider_id).cancel(ref.batch_id)

    def _batches(self, provider_id: str) -> Batches:
        return self._catalog.batches(self._provider(provider_id), progress=self._progress)

    def _provider(self, provider_id: str) -> ProviderSettings:
        settings = self._settings()
        provider = settings.provider(provider_id)
        if provider is None:
            known = ", ".join(provider.id for provider in settings.providers)
            raise RequestRejected(f"There is no provider {provider_id}.", f"There are: {known}.")
        if provider.kind is ProviderKind.BUILT_IN:
            raise RequestRejected(
                "The built-in model answers at once and takes no batches.",
                "Name a model of another provider.",
            )
        return provider


def read_prompts(content: bytes) -> dict[str, Prompt]:
    """The prompts of a file, by name: JSON Lines of `Prompt`, or plain lines of text.

    A prompt without a name gets the number of its line. Raises `RequestRejected` that names
    the line.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RequestRejected(
            "The file of prompts is not UTF-8.", "Save it as UTF-8 text.", details=str(error)
        ) from error
    prompts: dict[str, Prompt] = {}
    is_json = text.lstrip().startswith("{")
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        prompt = _prompt(line, number) if is_json else Prompt(line.strip())
        name = prompt.id or str(number)
        if name in prompts:
            raise _at_line(number, f"The id {name!r} is there twice.")
        if len(prompts) == MOST_PROMPTS:
            raise _at_line(number, f"A batch has at most {MOST_PROMPTS:,} prompts.")
        prompts[name] = prompt
    return prompts


def _prompt(line: str, number: int) -> Prompt:
    try:
        prompt = msgspec.json.decode(line, type=Prompt)
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        raise _at_line(number, f"{error}.") from error
    if not prompt.prompt.strip():
        raise _at_line(number, "The prompt is empty.")
    if prompt.id and not _NAME.fullmatch(prompt.id):
        raise _at_line(number, "An id has up to 64 letters, digits, hyphens and underscores.")
    return prompt


def _at_line(number: int, reason: str) -> RequestRejected:
    return RequestRejected(
        f"Line {number} of the prompts cannot be used. {reason}",
        'A line is a prompt as it stands, or {"prompt": "...", "id": "...", "system": "..."} '
        "in all lines.",
    )


def _question(text: str) -> Message:
    return Message(id="", role=Role.USER, blocks=(Text(text),), created_at=time.time())


def _order(name: str) -> tuple[int, int, str]:
    """Numbers of lines by their size; other names keep their order."""
    return (0, int(name), "") if name.isascii() and name.isdigit() else (1, 0, "")
