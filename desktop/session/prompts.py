"""The user's library of prompts."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from desktop.chat.conversation import new_id
from desktop.chat.errors import StorageError
from desktop.chat.prompt import Prompt
from desktop.chat.system_words import why
from desktop.chat.wording import say
from desktop.session.own_items import OwnItems

_MAX_BYTES = 1024 * 1024
_TEXTS = (".md", ".txt")


class Prompts(OwnItems[Prompt]):
    """Keeps the prompts in their file. A file of words comes in as a prompt with its name."""

    async def import_from(self, paths: Sequence[Path]) -> int:
        texts = [path for path in paths if path.suffix.lower() in _TEXTS]
        for path in texts:
            await self.save(Prompt(id=new_id(), name=path.stem, text=await _words(path)))
        others = [path for path in paths if path not in texts]
        return len(texts) + (await super().import_from(others) if others else 0)


async def _words(path: Path) -> str:
    try:
        content = await asyncio.to_thread(_head, path)
        return content.decode("utf-8-sig").strip()
    except OSError as error:
        raise StorageError(
            say("{path} cannot be read: {reason}.", path=path, reason=why(error))
        ) from error
    except UnicodeDecodeError as error:
        raise StorageError(say("{path} is not a text in UTF-8.", path=path)) from error


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_MAX_BYTES)
