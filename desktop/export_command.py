"""Conversations into a file, in a terminal: ``rivulet export -o PATH``."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path

from desktop.chat.errors import ChatError
from desktop.exchange.documents import DocumentKind
from desktop.runtime.paths import DataFolder, default_data_folder
from desktop.session.exports import Exporter
from desktop.storage.conversations import ConversationStore
from desktop.storage.database import Database
from desktop.storage.transfer import ConversationTransfer

_KINDS = {
    "markdown": DocumentKind.MARKDOWN,
    "html": DocumentKind.HTML,
    "text": DocumentKind.TEXT,
}


def main(words: Sequence[str]) -> int:
    """Write conversations into a file; returns the exit code.

    Needs no display, and may run beside the program.
    """
    options = _parser().parse_args(words)
    folder = default_data_folder() if options.data_dir is None else DataFolder(options.data_dir)
    try:
        _check(folder, options)
        print(asyncio.run(_export(folder, options)))  # noqa: T201 - the answer
    except ChatError as error:
        lines = [error.message, error.hint]
        sys.stderr.write("\n".join(line for line in lines if line) + "\n")
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def _check(folder: DataFolder, options: argparse.Namespace) -> None:
    """Raises `ChatError` when there is nothing to read, or something in the way."""
    if not folder.database_file.exists():
        raise ChatError(f"There are no conversations in {folder.root}.")
    if options.format in _KINDS and not options.conversation:
        raise ChatError(
            f"The format {options.format} takes one conversation.", "Name it with --conversation."
        )
    if options.output.exists() and not options.force:
        raise ChatError(
            f"{options.output} exists.", "Choose another name, or add --force to replace it."
        )


async def _export(folder: DataFolder, options: argparse.Namespace) -> str:
    path: Path = options.output
    async with AsyncExitStack() as closing:
        database = Database(folder.database_file)
        closing.push_async_callback(database.aclose)
        await database.open()
        exporter = Exporter(ConversationStore(database), ConversationTransfer(database))
        kind = _KINDS.get(options.format)
        if kind is not None:
            await exporter.document(path, conversation_id=options.conversation, kind=kind)
            return f"1 conversation written to {path}."
        count = await exporter.archive(path, conversation_id=options.conversation)
    return f"{count} {'conversation' if count == 1 else 'conversations'} written to {path}."


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="rivulet export", description="Write conversations into a file."
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--conversation", metavar="ID", help="only this conversation")
    which.add_argument("--all", action="store_true", help="all conversations (the default)")
    parser.add_argument("-o", "--output", type=Path, metavar="PATH", required=True)
    parser.add_argument(
        "--format",
        choices=("json", *_KINDS),
        default="json",
        help="json: JSON Lines with nothing left out, for rivulet import; the others: what is read "
        "of one conversation",
    )
    parser.add_argument("--force", action="store_true", help="replace the file if it exists")
    parser.add_argument(
        "--data-dir",
        type=Path,
        metavar="DIR",
        help="read the conversations below DIR (default: the platform's folder)",
    )
    return parser
