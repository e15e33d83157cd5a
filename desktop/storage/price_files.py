"""The files with prices: the one that comes with the program, and the user's own."""

from __future__ import annotations

import asyncio
import tomllib
from pathlib import Path

import msgspec

from desktop.chat.errors import SettingsError
from desktop.chat.prices import PriceList
from desktop.chat.system_words import why
from desktop.chat.wording import say

_MAX_BYTES = 4 * 1024 * 1024


class PriceFiles:
    """Reads the user's prices, and those that came with the program. Writes nothing."""

    def __init__(self, *, own: Path, shipped: Path) -> None:
        self._own = own
        self._shipped = shipped

    @property
    def own(self) -> Path:
        """Where the user's prices are looked for."""
        return self._own

    async def read(self) -> tuple[PriceList, ...]:
        """The lists, the user's first.

        Raises `SettingsError` when the user's file cannot be used; `shipped` still can.
        """
        return await asyncio.to_thread(lambda: (*_read(self._own), *_read(self._shipped)))

    async def shipped(self) -> tuple[PriceList, ...]:
        return await asyncio.to_thread(_read, self._shipped)


def _read(path: Path) -> tuple[PriceList, ...]:
    try:
        with path.open("rb") as file:
            text = file.read(_MAX_BYTES).decode("utf-8")
        prices = msgspec.convert(tomllib.loads(text), PriceList)
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise _unusable(path, say("{reason}.", reason=why(error))) from error
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise _unusable(path, f"{error}.") from error
    if complaint := prices.complaint():
        raise _unusable(path, complaint)
    return (prices,)


def _unusable(path: Path, reason: str) -> SettingsError:
    return SettingsError(
        say("The prices in {path} cannot be used: {reason}", path=path, reason=reason),
        say("Correct the file, then start Rivulet again. Until then its own prices hold."),
    )
