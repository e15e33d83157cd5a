"""Conversations from files, in a terminal: ``rivulet import PATH...``."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path

from desktop.chat.errors import ChatError
from desktop.exchange.report import Report
from desktop.runtime.paths import DataFolder, create_private_folder, default_data_folder
from desktop.session.imports import Importer
from desktop.storage.database import Database
from desktop.storage.transfer import ConversationTransfer


def main(words: Sequence[str]) -> int:
    """Add the conversations in some files and say what came in; returns the exit code.

    0: something was read. 1: nothing was. Needs no display, and may run beside the program,
    which shows what came in when it is started again.
    """
    options = _parser().parse_args(words)
    folder = default_data_folder() if options.data_dir is None else DataFolder(options.data_dir)
    try:
        report = asyncio.run(_import(folder, options.files))
    except ChatError as error:
        lines = [error.message, error.hint]
        sys.stderr.write("\n".join(line for line in lines if line) + "\n")
        return 1
    except OSError as error:
        sys.stderr.write(f"Rivulet cannot write to {folder.root}: {error.strerror}.\n")
        return 1
    except KeyboardInterrupt:
        return 130
    print("\n".join(report.sentences()))  # noqa: T201 - the answer
    return 0 if report.conversations else 1


async def _import(folder: DataFolder, paths: Sequence[Path]) -> Report:
    create_private_folder(folder.root)
    async with AsyncExitStack() as closing:
        database = Database(folder.database_file)
        closing.push_async_callback(database.aclose)
        await database.open()
        return await Importer(ConversationTransfer(database)).run(paths)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="rivulet import",
        description="Add conversations from files that rivulet export wrote, and from the data "
        "exports of ChatGPT and Claude (ZIP or conversations.json). What is already there is "
        "neither changed nor added twice.",
    )
    parser.add_argument("files", type=Path, nargs="+", metavar="PATH")
    parser.add_argument(
        "--data-dir",
        type=Path,
        metavar="DIR",
        help="add to the conversations below DIR (default: the platform's folder)",
    )
    return parser
