"""Many prompts at once, in a terminal: ``rivulet batch``."""

from __future__ import annotations

import argparse
import asyncio
import datetime
import os
import sys
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import msgspec

from desktop.chat.errors import ChatError, RequestRejected
from desktop.chat.events import Waiting
from desktop.chat.message import Message
from desktop.local_model.server import LocalModelServer
from desktop.providers.batches import Batch, BatchReplies
from desktop.providers.catalog import Catalog
from desktop.replay import as_plain
from desktop.runtime.paths import DataFolder, default_data_folder
from desktop.session.batching import LARGEST_FILE, Batching, BatchRef, read_prompts
from desktop.session.endpoints import LocalServers, endpoint_sources
from desktop.settings import ModelRef
from desktop.storage.keys import KeyStore
from desktop.storage.settings_file import SettingsFile

#: Seconds between two looks at a batch that is waited for: the first ones, and all later ones.
_WAITS = (2.0, 5.0, 10.0, 20.0)
_LONGEST_WAIT = 60.0


def main(words: Sequence[str]) -> int:
    """Submit, follow, collect or cancel a batch; returns the exit code.

    Needs no display, and may run beside the program. Remembers nothing: the provider does.
    """
    options = _parser().parse_args(words)
    folder = default_data_folder() if options.data_dir is None else DataFolder(options.data_dir)
    try:
        asyncio.run(_run(folder, options))
    except ChatError as error:
        lines = [error.message, error.hint]
        sys.stderr.write("\n".join(line for line in lines if line) + "\n")
        return 1
    except KeyboardInterrupt:
        if options.command == "results":
            sys.stderr.write("The batch goes on.\n")
        return 130
    return 0


async def _run(folder: DataFolder, options: argparse.Namespace) -> None:
    settings, broken = await SettingsFile(folder.settings_file).load()
    if broken is not None:
        raise broken
    async with AsyncExitStack() as closing:
        # Nothing is logged here, so no key has to be kept out of a log.
        keys = KeyStore(environ=os.environ, on_secret=lambda _: None)
        closing.push_async_callback(keys.aclose)
        servers = LocalServers(lambda path: LocalModelServer(model_path=path))
        closing.push_async_callback(servers.aclose)
        catalog = Catalog(endpoints=endpoint_sources(keys, servers), limits=settings.limits)
        closing.push_async_callback(catalog.aclose)
        await _COMMANDS[options.command](
            Batching(catalog=catalog, settings=lambda: settings, progress=_tell), options
        )


async def _submit(batching: Batching, options: argparse.Namespace) -> None:
    model = ModelRef.parse(options.model)
    if model is None:
        raise ChatError(f"{options.model} names no model.", "Write it as PROVIDER/MODEL.")
    prompts = read_prompts(await asyncio.to_thread(_content, options.file))
    ref = await batching.submit(model, prompts)
    count = "1 prompt" if len(prompts) == 1 else f"{len(prompts):,} prompts"
    sys.stderr.write(f"{count} submitted. Their batch is:\n")
    _print(str(ref))


async def _list(batching: Batching, options: argparse.Namespace) -> None:
    for batch in await batching.recent(options.provider):
        _print(f"{BatchRef(options.provider, batch.id)}  {_day(batch)}  {_state(batch)}")


async def _status(batching: Batching, options: argparse.Namespace) -> None:
    _print(_state(await batching.batch(_ref(options))))


async def _results(batching: Batching, options: argparse.Namespace) -> None:
    ref, path = _ref(options), options.output
    if path is not None and not options.force and path.exists():
        raise ChatError(f"{path} exists.", "Choose another name, or add --force to replace it.")
    batch = await batching.batch(ref)
    if options.wait:
        batch = await _ended(batching, ref, batch)
    if not batch.ended:
        raise ChatError(
            f"The batch has not ended: {_state(batch)}.", "Try again later, or add --wait."
        )
    replies = await batching.replies(ref)
    lines = b"".join(msgspec.json.encode(line) + b"\n" for line in _lines(replies))
    if path is None:
        sys.stdout.buffer.write(lines)
    else:
        await asyncio.to_thread(_write, path, lines)
    failed = sum(not isinstance(reply, Message) for reply in replies.values())
    sys.stderr.write(f"{len(replies) - failed:,} answered, {failed:,} failed.\n")


async def _cancel(batching: Batching, options: argparse.Namespace) -> None:
    await batching.cancel(_ref(options))
    _print("The batch is being cancelled; what was answered until then can be fetched.")


async def _ended(batching: Batching, ref: BatchRef, batch: Batch) -> Batch:
    told = ""
    waits = iter(_WAITS)
    while not batch.ended:
        if (state := _state(batch)) != told:
            told = state
            sys.stderr.write(f"{state}\n")
        await asyncio.sleep(next(waits, _LONGEST_WAIT))
        batch = await batching.batch(ref)
    return batch


_COMMANDS = {
    "submit": _submit,
    "list": _list,
    "status": _status,
    "results": _results,
    "cancel": _cancel,
}


def _lines(replies: BatchReplies) -> list[dict[str, Any]]:
    """What is written of a batch: the text, and the message as ``rivulet replay`` prints it."""
    lines: list[dict[str, Any]] = []
    for name, reply in replies.items():
        if isinstance(reply, Message):
            lines.append({"id": name, "text": reply.text} | as_plain(reply))
        else:
            lines.append({"id": name, "status": "failed", "error": str(reply.message)})
    return lines


def _state(batch: Batch) -> str:
    if batch.done is None or not batch.total:
        return batch.word
    return f"{batch.word}, {batch.done:,} of {batch.total:,} answered"


def _day(batch: Batch) -> str:
    if batch.created_at is None:
        return "-"
    moment = datetime.datetime.fromtimestamp(batch.created_at).astimezone()
    return moment.strftime("%Y-%m-%d %H:%M")


def _ref(options: argparse.Namespace) -> BatchRef:
    ref = BatchRef.parse(options.batch)
    if ref is None:
        raise ChatError(
            f"{options.batch} names no batch.",
            "Write it as PROVIDER/BATCH, as rivulet batch submit and list do.",
        )
    return ref


def _content(name: str) -> bytes:
    """The file of prompts; blocks."""
    try:
        if name == "-":
            content = sys.stdin.buffer.read(LARGEST_FILE + 1)
        else:
            with Path(name).open("rb") as file:
                content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ChatError(f"{name} cannot be read: {reason}.") from error
    if len(content) > LARGEST_FILE:
        size = LARGEST_FILE // (1024 * 1024)
        raise RequestRejected(f"{name} has more than {size} MB.", "Split it.")
    return content


def _write(path: Path, lines: bytes) -> None:
    try:
        path.write_bytes(lines)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ChatError(f"{path} cannot be written: {reason}.") from error


def _tell(waiting: Waiting) -> None:
    """Say that a busy provider is asked again."""
    if waiting.text:
        sys.stderr.write(f"{waiting.text}\n")


def _print(line: str) -> None:
    print(line)  # noqa: T201 - the answer


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="rivulet batch",
        description="Let a provider answer a file of prompts within a day, at a lower price. The "
        "provider keeps the batch; this program need not run meanwhile.",
    )
    parser.add_argument(
        "--data-dir",
        type=Path,
        metavar="DIR",
        help="read the settings below DIR (default: the platform's folder)",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    submit = commands.add_parser("submit", help="send prompts; prints the name of the batch")
    submit.add_argument("--model", required=True, metavar="PROVIDER/MODEL")
    submit.add_argument(
        "file",
        metavar="FILE",
        help='a prompt in each line, or {"prompt": "...", "id": "...", "system": "..."} in each; '
        '"-" for standard input',
    )
    recent = commands.add_parser("list", help="name the last batches of a provider")
    recent.add_argument("provider", metavar="PROVIDER", help="the provider's id in the settings")
    for name, does in (
        ("status", "say how far a batch is"),
        ("results", "write the answers of a batch that has ended, as JSON Lines"),
        ("cancel", "end a batch early"),
    ):
        command = commands.add_parser(name, help=does)
        command.add_argument("batch", metavar="PROVIDER/BATCH")
        if name == "results":
            command.add_argument("-o", "--output", type=Path, metavar="PATH")
            command.add_argument("--force", action="store_true", help="replace the file")
            command.add_argument("--wait", action="store_true", help="until the batch has ended")
    return parser
