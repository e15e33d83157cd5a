"""What the page asks for. Every route is a POST of JSON; the guard has checked who asks."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any, TypeAlias

from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from desktop.chat.blocks import Image
from desktop.chat.consent import Decision
from desktop.chat.conversation import Conversation, new_conversation
from desktop.chat.errors import ChatError
from desktop.chat.message import Role
from desktop.chat.picture_type import picture_type
from desktop.chat.wording import say, together
from desktop.gateway.body import MAX_BODY, read_fields
from desktop.gateway.dialect import Fields, field, to_json
from desktop.gateway.faults import Fault, Refused
from desktop.gateway.page.drawing import Order
from desktop.gateway.page.files import FILES, PageFiles
from desktop.gateway.page.follower import NEWEST, Follower
from desktop.gateway.page.source import PageSource
from desktop.gateway.page.words import WORDS
from desktop.session.live_turns import ConversationBusy

Answered: TypeAlias = Callable[[Fields], Awaitable[dict[str, Any] | Response]]

#: Pages that look at the same time.
_MOST_FOLLOWERS = 24
_MOST_NEWEST = 4_000
_MOST_LISTED = 4_000
_CONTINUE = "Continue exactly where you stopped."
_ENTER = "/page/enter"
_WORDS = "/page/words"
#: These need no key: the one gives it, the other says that it is missing.
_KEYLESS = frozenset({_ENTER, _WORDS})
_FOLLOW = "/page/follow"
#: Bytes of a request of somebody who has no key yet.
_MOST_STRANGE = 4096


class PageRoutes:
    """Does for a browser what the window does for its user, through the same session."""

    def __init__(self, source: PageSource) -> None:
        """Reads the disk: not on the loop."""
        self._source = source
        self._files = PageFiles(source.folder)
        self._followers = 0
        self.knows = source.access.knows
        self._answered: Mapping[str, Answered] = {
            _ENTER: self._enter,
            _WORDS: self._words,
            "/page/send": self._send,
            "/page/stop": self._stop,
            "/page/retry": self._retry,
            "/page/continue": self._continue,
            "/page/answer": self._answer,
            "/page/picture": self._picture,
        }

    @property
    def paths(self) -> dict[str, bool]:
        """What only our own page may ask for, and whether that needs a key."""
        return {path: path not in _KEYLESS for path in (*self._answered, _FOLLOW)}

    def routes(self) -> list[Route]:
        return [
            *(Route(path, self._files.send, methods=["GET"]) for path in FILES),
            *(
                Route(path, _Answering(self, act, most=_bound(path)), methods=["POST"])
                for path, act in self._answered.items()
            ),
            Route(_FOLLOW, _Following(self), methods=["POST"]),
        ]

    def json(self, value: object, status: int) -> Response:
        """An answer, in the words of the user."""
        headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
        content = to_json(value, self._source.in_words)
        return Response(content, status, headers, media_type="application/json")

    def lines(self, orders: Iterable[Order]) -> bytes:
        """Orders, in the words of the user."""
        return b"".join(to_json(order, self._source.in_words) + b"\n" for order in orders)

    def fault(self, fault: Fault) -> tuple[int, bytes]:
        """A refusal, as the page reads it."""
        return fault.status, to_json({"error": fault.message}, self._source.in_words)

    # -- one answer each --

    async def _words(self, fields: Fields) -> dict[str, Any]:  # noqa: ARG002 - it takes none
        """The fixed words of the page, by their English."""
        words = {str(words): words for words in WORDS}
        return {"language": self._source.language(), "words": words}

    async def _enter(self, fields: Fields) -> dict[str, Any]:
        key = self._source.access.enter(field(fields, "code", str, ""))
        if not key:
            raise Refused(401, "authentication", say("This way in is used up. Open the page anew."))
        return {"key": key}

    async def _send(self, fields: Fields) -> dict[str, Any]:
        conversation = await self._named(fields) or new_conversation()
        text = field(fields, "text", str, "")
        parent_id = conversation.leaf_id
        message = await self._source.live.post(conversation, text, parent_id=parent_id)
        self._begin(conversation, message.id)
        return {"conversation": conversation.id}

    async def _stop(self, fields: Fields) -> dict[str, Any]:
        turn = self._source.live.of(field(fields, "conversation", str, ""))
        if turn is not None:
            turn.stop()
        return {}

    async def _retry(self, fields: Fields) -> dict[str, Any]:
        conversation = await self._known(fields)
        message_id = field(fields, "message", str, "")
        if message_id not in conversation.active_ids():
            raise _gone()
        await self._source.library.fetch(conversation, [message_id])
        message = conversation.message(message_id)
        if message.role is not Role.ASSISTANT or message.parent_id is None:
            raise _gone()
        self._begin(conversation, message.parent_id)
        return {}

    async def _continue(self, fields: Fields) -> dict[str, Any]:
        conversation = await self._known(fields)
        if conversation.leaf_id != field(fields, "message", str, ""):
            raise _gone()
        message = await self._source.live.post(
            conversation, _CONTINUE, parent_id=conversation.leaf_id
        )
        self._begin(conversation, message.id)
        return {}

    async def _answer(self, fields: Fields) -> dict[str, Any]:
        """Allow a call of a tool once, or deny it."""
        turn = self._source.live.of(field(fields, "conversation", str, ""))
        index = field(fields, "call", int, -1)
        if turn is None or turn.calls_id != field(fields, "message", str, ""):
            raise _gone()
        if not 0 <= index < len(turn.calls) or (question := turn.calls[index].question) is None:
            raise _gone()
        question.answer(Decision(allowed=field(fields, "allowed", bool, False)))
        return {}

    async def _picture(self, fields: Fields) -> Response:
        """The bytes of a picture in a message."""
        conversation = await self._known(fields)
        message_id, index = field(fields, "message", str, ""), field(fields, "part", int, -1)
        if message_id not in conversation:
            raise _gone()
        await self._source.library.fetch(conversation, [message_id])
        turn = self._source.live.of(conversation.id)
        arriving = turn.message if turn is not None else None
        is_arriving = arriving is not None and arriving.id == message_id
        message = arriving if is_arriving else conversation.message(message_id)
        assert message is not None
        block = message.blocks[index] if 0 <= index < len(message.blocks) else None
        media_type = picture_type(block.data) if isinstance(block, Image) else ""
        if not isinstance(block, Image) or not media_type:
            raise _gone()
        return self._files.picture(block.data, media_type)

    def _begin(self, conversation: Conversation, parent_id: str) -> None:
        model = self._source.accounts.model_of(conversation)
        self._source.live.begin(conversation, parent_id=parent_id, model=model)

    async def _named(self, fields: Fields) -> Conversation | None:
        """The conversation of this id; None when none is named."""
        conversation_id = field(fields, "conversation", str, "")
        if not conversation_id:
            return None
        conversation = await self._source.library.open(conversation_id)
        if conversation is None:
            raise _gone()
        return conversation

    async def _known(self, fields: Fields) -> Conversation:
        conversation = await self._named(fields)
        if conversation is None:
            raise _gone()
        return conversation

    # -- one long answer --

    async def follow(self, fields: Fields, receive: Receive, send: Send) -> None:
        """Send what happens as lines of JSON until the page goes away."""
        if self._followers >= _MOST_FOLLOWERS:
            raise Refused(429, "rate-limit", say("Too many pages are open. Close some."))
        newest = min(max(field(fields, "newest", int, NEWEST), NEWEST), _MOST_NEWEST)
        listed = min(field(fields, "listed", int, 0), _MOST_LISTED)
        follower = Follower(self._source, await self._named(fields), newest=newest, listed=listed)
        self._followers += 1
        sending = asyncio.create_task(self._send_orders(follower, send), name="follow a page")
        leaving = asyncio.create_task(_until_left(receive), name="watch a page")
        try:
            await asyncio.wait({sending, leaving}, return_when=asyncio.FIRST_COMPLETED)
            if sending.done():
                sending.result()
        finally:
            self._followers -= 1
            for task in (sending, leaving):
                task.cancel()
            await asyncio.gather(sending, leaving, return_exceptions=True)

    async def _send_orders(self, follower: Follower, send: Send) -> None:
        headers = [
            (b"content-type", b"application/x-ndjson"),
            (b"cache-control", b"no-store"),
            (b"x-accel-buffering", b"no"),
            (b"x-content-type-options", b"nosniff"),
            (b"cross-origin-resource-policy", b"same-origin"),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        try:
            async with contextlib.aclosing(follower.orders()) as pieces:
                async for orders in pieces:
                    body = self.lines(orders) or b"\n"
                    await send({"type": "http.response.body", "body": body, "more_body": True})
        except ChatError as error:
            # The page looks again by itself.
            body = self.lines([{"do": "notice", "words": together(error.message, error.hint)}])
            await send({"type": "http.response.body", "body": body, "more_body": False})


class _Answering:
    """An ASGI application for one answer in JSON."""

    def __init__(self, page: PageRoutes, act: Answered, *, most: int) -> None:
        """``most``: bytes of a request."""
        self._page = page
        self._act = act
        self._most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            answer = await self._act(await read_fields(scope, receive, most=self._most))
        except ChatError as error:
            answer = _told(self._page, error)
        made = answer if isinstance(answer, Response) else self._page.json(answer, 200)
        await made(scope, receive, send)


class _Following:
    """An ASGI application for the stream of a page."""

    def __init__(self, page: PageRoutes) -> None:
        self._page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            fields = await read_fields(scope, receive)
            await self._page.follow(fields, receive, send)
        except ChatError as error:
            await _told(self._page, error)(scope, receive, send)


async def _until_left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _bound(path: str) -> int:
    """What anybody may send is little."""
    return _MOST_STRANGE if path in _KEYLESS else MAX_BODY


def _gone() -> Refused:
    return Refused(404, "not-found", say("That is not there any more."))


def _told(page: PageRoutes, error: ChatError) -> Response:
    status = 409 if isinstance(error, ConversationBusy) else 400
    return page.json({"error": together(error.message, error.hint)}, status)
