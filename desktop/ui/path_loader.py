"""The messages of a conversation on their way into its transcript."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any

from PySide6.QtCore import QObject

from desktop.chat.conversation import Conversation
from desktop.chat.message import Message
from desktop.ui.transcript.message_window import Versions
from desktop.ui.transcript.transcript import Transcript

#: Lets a conversation hold these of its messages.
Fetch = Callable[[Conversation, Sequence[str]], Awaitable[None]]
#: Starts a use case by name; its failure becomes a notice.
Run = Callable[[Coroutine[Any, Any, None], str], None]

#: Messages that are brought at a time.
_SLICE = 60
#: Messages on either side of one in the middle of a conversation that is shown.
_AROUND = 15
#: A message no further from what is loaded than this is shown with all that follows it.
_NEAR = 120


class PathLoader(QObject):
    """Shows the active path of a conversation, or a part of it, and brings the rest on demand."""

    def __init__(
        self,
        conversation: Conversation,
        transcript: Transcript,
        *,
        versions: Versions,
        as_it_stands: Callable[[Message], Message],
        fetch: Fetch,
        run: Run,
        parent: QObject,
    ) -> None:
        """``as_it_stands`` adds to a message what has arrived of it."""
        super().__init__(parent)
        self._conversation = conversation
        self._as_it_stands = as_it_stands
        self._transcript = transcript
        self._versions = versions
        self._fetch = fetch
        self._run = run
        #: The path that is shown, and where in it the shown messages begin and end.
        self._ids: list[str] = []
        self._first = self._last = 0
        transcript.older_requested.connect(lambda: self._start(self._bring_older(_SLICE)))
        transcript.newer_requested.connect(lambda: self._start(self._bring_newer()))
        transcript.whole_requested.connect(self._on_transcript_whole_requested)
        transcript.start_requested.connect(lambda: self._start(self._show_start()))
        transcript.end_requested.connect(self._on_transcript_end_requested)

    def show_end(self) -> None:
        """Draw the active path anew, from its end."""
        messages = list(map(self._as_it_stands, self._conversation.active_path()))
        self._ids = self._conversation.active_ids()
        self._first, self._last = len(self._ids) - len(messages), len(self._ids)
        self._transcript.show_path(messages, self._versions, older=self._first)

    async def show_again(self, conversation: Conversation) -> None:
        """Draw the active path of a conversation that was read anew, and stay where one is."""
        self._conversation = conversation
        transcript = self._transcript
        at = None if transcript.following else transcript.message_at_top()
        message_id = at.message.id if at is not None else ""
        top = transcript.message_top(message_id)
        self.show_end()
        if message_id in conversation.active_ids():
            await self._bring_into_view(message_id, keep=False)
            transcript.put_message(message_id, top)

    async def show_at(self, message_id: str, *, keep: bool) -> None:
        """Bring a message of the active path into view and focus it.

        With ``keep`` all that is shown stays, however far away the message is.
        """
        await self._bring_into_view(message_id, keep=keep)
        self._transcript.focus_message(message_id)

    async def _bring_into_view(self, message_id: str, *, keep: bool) -> None:
        ids = self._conversation.active_ids()
        place = ids.index(message_id)
        end = len(ids) - len(self._conversation.active_path())
        if place < self._first or (self._transcript.newer and place >= self._last):
            if not keep and place < end - _NEAR:
                await self._show_around(ids, place)
            else:
                if self._transcript.newer:
                    self.show_end()
                await self._bring_older(max(self._first - max(place - _AROUND, 0), 0))
        self._transcript.build_message(message_id)

    async def _show_start(self) -> None:
        # A reply that is arriving has to stay where its text comes to.
        if not self._transcript.arriving:
            await self._show_around(self._conversation.active_ids(), 0)
            self._transcript.build_whole()
        self._transcript.scroll_to(0)

    async def _show_around(self, ids: list[str], place: int) -> None:
        first, last = max(place - _AROUND, 0), place + _AROUND
        await self._fetch(self._conversation, ids[first:last])
        self._ids, self._first, self._last = ids, first, last
        self._transcript.show_path(
            self._held(first, last), self._versions, older=first, newer=len(ids) - last
        )

    def _held(self, first: int, last: int) -> list[Message]:
        held = (self._conversation.message(key) for key in self._ids[first:last])
        return list(map(self._as_it_stands, held))

    def _start(self, bringing: Coroutine[Any, Any, None]) -> None:
        self._run(bringing, "load messages")

    async def _bring_older(self, count: int) -> None:
        ids, first = self._ids, max(self._first - count, 0)
        before = self._first
        try:
            await self._fetch(self._conversation, ids[first:before])
        except BaseException:
            self._transcript.add_older((), older=before)
            raise
        if self._ids is ids and self._first == before:
            self._first = first
            self._transcript.add_older(self._held(first, before), older=first)

    async def _bring_newer(self) -> None:
        ids, before = self._ids, self._last
        last = min(before + _SLICE // 3, len(ids))
        try:
            await self._fetch(self._conversation, ids[before:last])
        except BaseException:
            self._transcript.add_newer((), newer=len(ids) - before)
            raise
        if self._ids is ids and self._last == before:
            self._last = last
            self._transcript.add_newer(self._held(before, last), newer=len(ids) - last)

    def _on_transcript_whole_requested(self) -> None:
        if self._transcript.newer:
            self.show_end()
        self._start(self._bring_older(len(self._ids)))

    def _on_transcript_end_requested(self) -> None:
        self.show_end()
        self._transcript.scroll_to_end()
