"""The program once more, in place of the one that ends."""

from __future__ import annotations

import os
import subprocess
import sys


def start_again(*, leave_out: str = "") -> None:
    """Start the program as this one was started, but without one word of its command line.

    For the very end, when another may take what this one held: where the system can, the new
    program has the number of this one, and nothing here goes on. Raises OSError when it cannot
    be started.
    """
    command = [sys.executable, *(word for word in sys.orig_argv[1:] if word != leave_out)]
    # Else a bundle takes itself for a worker of the one that ends.
    environment = {**os.environ, "PYINSTALLER_RESET_ENVIRONMENT": "1"}
    if sys.platform == "win32":
        subprocess.Popen(command, env=environment)  # noqa: S603 - it is this program
    else:
        os.execve(command[0], command, environment)  # noqa: S606 - it is this program
