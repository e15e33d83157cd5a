"""The command line: ``rivulet`` and ``python -m desktop``."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path


def main(argv: Sequence[str] | None = None) -> int:
    """Parse the arguments and run; returns the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:1] == ["serve-model"]:
        # The child process of the built-in model: this program again, without a window.
        from desktop.local_model import serve  # noqa: PLC0415 - not on the path to the window

        return serve.main(words[1:])
    if words[:1] == ["replay"]:
        from desktop import replay  # noqa: PLC0415 - needs no window

        return replay.main(words[1:])
    if words[:1] == ["probe"]:
        from desktop import probe  # noqa: PLC0415 - needs no window

        return probe.main(words[1:])
    if words[:1] == ["batch"]:
        from desktop import batch_command  # noqa: PLC0415 - needs no window

        return batch_command.main(words[1:])
    if words[:1] == ["export"]:
        from desktop import export_command  # noqa: PLC0415 - needs no window

        return export_command.main(words[1:])
    if words[:1] == ["import"]:
        from desktop import import_command  # noqa: PLC0415 - needs no window

        return import_command.main(words[1:])
    if words[:1] == ["gateway"]:
        from desktop import gateway_command  # noqa: PLC0415 - needs no window

        return gateway_command.main(words[1:])
    options = _parser().parse_args(words)
    # Nothing made while the window is built is garbage: looking for it takes a tenth of the
    # time to the first paint. `app.main` starts a collector of its own later.
    gc.disable()
    from desktop.runtime.imports import import_plainly  # noqa: PLC0415 - knows Qt

    import_plainly()
    from desktop import app  # noqa: PLC0415 - --help and --version need no window

    return app.main(data_dir=options.data_dir, quick=options.quick)


def _parser() -> argparse.ArgumentParser:
    from desktop import __version__  # noqa: PLC0415 - beside its only use

    parser = argparse.ArgumentParser(
        prog="rivulet",
        description="A native desktop chat application for language models.",
        epilog="Without a window: rivulet probe PROVIDER tests a connection, rivulet replay FILE "
        "decodes a recorded reply, rivulet export and rivulet import write and read "
        "conversations, rivulet batch sends files of prompts, rivulet gateway lets other programs "
        "use the models; each has a --help of its own.",
    )
    parser.add_argument(
        "--data-dir",
        type=Path,
        metavar="DIR",
        help="keep settings, conversations and logs below DIR (default: the platform's folders)",
    )
    parser.add_argument(
        "--quick",
        action="store_true",
        help="open the small window to ask something quickly; for a key of your desktop",
    )
    parser.add_argument("--version", action="version", version=f"Rivulet {__version__}")
    return parser


if __name__ == "__main__":
    sys.exit(main())
