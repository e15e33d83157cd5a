"""The session's D-Bus, where there is one."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from typing import Any

from desktop.chat.wording import say

#: Seconds that the bus, or who answers there, may take.
_PATIENCE = 5.0
#: Signals that wait to be read; more are dropped.
_MOST_WAITING = 50
#: What the bus, or another program, answers where there is no such thing.
_NOBODY = frozenset(
    f"org.freedesktop.DBus.Error.{name}"
    for name in ("ServiceUnknown", "NameHasNoOwner", "UnknownInterface", "UnknownMethod")
)


class BusUnavailable(Exception):
    """Why nobody answers. ``reason`` is the end of a sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class SessionBus:
    """One connection to the session bus, made when it is first needed.

    Its package is imported then, in a thread. Only where D-Bus is.
    """

    def __init__(self) -> None:
        self._stack = contextlib.AsyncExitStack()
        self._router: Any = None
        self._opening = asyncio.Lock()

    async def call(
        self, address: Any, method: str, signature: str, *values: Any, interface: str = ""
    ) -> tuple[Any, ...]:
        """Call a method, of another ``interface`` than the address names if one is given.

        Returns what it answers. Raises `BusUnavailable`.
        """
        from jeepney import DBusErrorResponse, new_method_call  # noqa: PLC0415 - see `_opened`
        from jeepney.wrappers import unwrap_msg  # noqa: PLC0415 - see `_opened`

        router = await self._opened()
        if interface:
            address = address.with_interface(interface)
        message = new_method_call(address, method, signature or None, values)
        try:
            async with asyncio.timeout(_PATIENCE):
                answer: tuple[Any, ...] = unwrap_msg(await router.send_and_get_reply(message))
        except DBusErrorResponse as error:
            if error.name in _NOBODY:
                raise BusUnavailable(say("this desktop does not offer it")) from error
            raise BusUnavailable(
                say("{name} answered {error}", name=address.bus_name, error=error.name)
            ) from error
        except TimeoutError as error:
            raise BusUnavailable(say("{name} does not answer", name=address.bus_name)) from error
        except (OSError, EOFError, RuntimeError) as error:
            raise BusUnavailable(say("the connection to D-Bus broke")) from error
        return answer

    @property
    def name(self) -> str:
        """What the bus calls this connection, once there is one."""
        return str(self._router.unique_name) if self._router is not None else ""

    @contextlib.asynccontextmanager
    async def signals(
        self, *, interface: str, member: str, path: str | None = None
    ) -> AsyncIterator[Callable[[], Any]]:
        """Listen for signals; what is yielded awaits the values of the next one.

        Raises `BusUnavailable`.
        """
        from jeepney import MatchRule, message_bus  # noqa: PLC0415 - see `_opened`

        router = await self._opened()
        rule = MatchRule(type="signal", interface=interface, member=member, path=path)
        queue: asyncio.Queue[Any] = asyncio.Queue(_MOST_WAITING)
        with router.filter(rule, queue=queue):
            await self.call(message_bus, "AddMatch", "s", rule.serialise())

            async def next_one() -> tuple[Any, ...]:
                return tuple((await queue.get()).body)

            yield next_one

    async def aclose(self) -> None:
        self._router = None
        with contextlib.suppress(OSError, EOFError, RuntimeError):
            await self._stack.aclose()

    async def _opened(self) -> Any:
        async with self._opening:
            if self._router is None:
                module = await asyncio.to_thread(_imported)
                try:
                    async with asyncio.timeout(_PATIENCE):
                        self._router = await self._stack.enter_async_context(
                            module.open_dbus_router()
                        )
                except KeyError as error:  # no address in the environment
                    raise BusUnavailable(say("there is no D-Bus session")) from error
                except (OSError, EOFError, TimeoutError, RuntimeError) as error:
                    raise BusUnavailable(say("the D-Bus session does not answer")) from error
            return self._router


def _imported() -> Any:
    from jeepney.io import asyncio as module  # noqa: PLC0415 - 70 ms that the start does without

    return module
