"""Questions of a server to the person who had one of its tools called."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator
from typing import Any

from desktop.chat.errors import ToolError
from desktop.chat.form import Form, FormNotUnderstood, fields_of
from desktop.chat.wording import say
from desktop.tools.caller import Caller

#: In one call; a server that asks more is not answered any more, and its call ends.
MOST_QUESTIONS = 10
_MOST_WORDS = 2_000
#: Words of JSON-RPC: what was asked is not understood.
_INVALID_PARAMS = -32602


class Questions:
    """Hands what a server asks on to whoever called it last, a bounded number of times.

    A server that nobody called gets no answer.
    """

    def __init__(self, server: str) -> None:
        self._server = server
        self._calls: list[_Call] = []

    @contextlib.contextmanager
    def asked_in_a_call_of(self, caller: Caller) -> Iterator[asyncio.Future[None]]:
        """For as long as a call lasts. The future fails when the server asks without end."""
        call = _Call(caller)
        self._calls.append(call)
        try:
            yield call.given_up
        finally:
            self._calls.remove(call)
            if not call.given_up.cancel() and not call.given_up.cancelled():
                # The call may have ended before it was given up.
                call.given_up.exception()

    async def ask(self, params: Any) -> Any:
        """``params`` are those of the package mcp, and so is the answer."""
        import mcp_types as types  # noqa: PLC0415 - slow: on first use only

        if not self._calls:
            return types.ElicitResult(action="cancel")
        call = self._calls[-1]
        call.count += 1
        if call.count > MOST_QUESTIONS:
            call.give_up()
            return types.ElicitResult(action="cancel")
        try:
            form = self._form(params)
        except FormNotUnderstood as error:
            return types.ErrorData(code=_INVALID_PARAMS, message=str(error))
        answer = await call.caller.ask(form)
        if answer.values is None:
            return types.ElicitResult(action="cancel" if answer.dismissed else "decline")
        content: Any = answer.values
        return types.ElicitResult(action="accept", content=None if form.url else content)

    def _form(self, params: Any) -> Form:
        message = params.message[:_MOST_WORDS]
        if params.mode == "url":
            return Form(server=self._server, message=message, url=params.url)
        schema = params.requested_schema
        return Form(server=self._server, message=message, fields=fields_of(schema), schema=schema)


class _Call:
    def __init__(self, caller: Caller) -> None:
        self.caller = caller
        self.count = 0
        self.given_up: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def give_up(self) -> None:
        if not self.given_up.done():
            words = say(
                "It asked more than {most} questions in one call; the call was ended.",
                most=MOST_QUESTIONS,
            )
            self.given_up.set_exception(ToolError(words))
