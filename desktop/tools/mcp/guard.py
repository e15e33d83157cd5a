"""Ends a tool server when this program cannot do it any more."""

from __future__ import annotations

import asyncio
import contextlib
import os
from asyncio.subprocess import Process

#: Waits for the end of its standard input, which comes when this program is gone, however it
#: went; then kills the group of processes whose number it is given.
_SCRIPT = 'trap "" HUP INT TERM; read nothing; kill -9 "-$1"'
_SHELL = "/bin/sh"


class Guard:
    """A process that outlives this program by a moment. Does nothing where there is no shell."""

    def __init__(self, process: Process | None) -> None:
        self._process = process

    @classmethod
    async def over(cls, group: int) -> Guard:
        """Watch over a group of processes."""
        if not hasattr(os, "killpg"):
            return cls(None)
        try:
            process = await asyncio.create_subprocess_exec(
                _SHELL,
                *("-c", _SCRIPT, "rivulet-guard", str(group)),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.DEVNULL,
                stderr=asyncio.subprocess.DEVNULL,
                env={"PATH": os.defpath},
                start_new_session=True,
            )
        except OSError:
            process = None
        return cls(process)

    async def dismiss(self) -> None:
        """The group is gone. Its number may come to belong to others: kill nothing any more."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()
