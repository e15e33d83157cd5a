"""The gateway without a window: ``rivulet gateway``."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path

from desktop.chat.errors import ChatError
from desktop.gateway.gateway import Gateway
from desktop.local_model.server import LocalModelServer
from desktop.providers.catalog import Catalog
from desktop.runtime.paths import DataFolder, default_data_folder
from desktop.session.client_access import ClientAccess
from desktop.session.endpoints import LocalServers, endpoint_sources
from desktop.session.forward_log import ForwardLog
from desktop.session.forwarding import Forwarding
from desktop.storage.client_file import ClientFile
from desktop.storage.keys import KeyStore
from desktop.storage.settings_file import SettingsFile


def main(words: Sequence[str]) -> int:
    """Serve until the process is told to end, or tend the clients; returns the exit code.

    Needs no display, and may run beside the program on another port.
    """
    options = _parser().parse_args(words)
    folder = default_data_folder() if options.data_dir is None else DataFolder(options.data_dir)
    access = ClientAccess(ClientFile(folder.clients_file))
    try:
        if options.new_client is not None:
            asyncio.run(_add(access, options.new_client))
        elif options.remove_client is not None:
            asyncio.run(_remove(access, options.remove_client))
        elif options.clients:
            asyncio.run(_list(access))
        else:
            asyncio.run(_serve(folder, access, options.port))
    except ChatError as error:
        lines = [error.message, error.hint]
        sys.stderr.write("\n".join(line for line in lines if line) + "\n")
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


async def _add(access: ClientAccess, name: str) -> None:
    client, token = await access.add(name)
    sys.stderr.write(f"The token of {client.name}, shown this once:\n")
    print(token)  # noqa: T201 - the answer


async def _remove(access: ClientAccess, name: str) -> None:
    found = [client for client in await access.clients() if client.name == name]
    if not found:
        raise ChatError(f"There is no client called {name}.")
    await access.remove(found[0].id)


async def _list(access: ClientAccess) -> None:
    for client in await access.clients():
        print(client.name)  # noqa: T201 - the answer


async def _serve(folder: DataFolder, access: ClientAccess, port: int | None) -> None:
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
        log = ForwardLog()
        gateway = Gateway(
            forwarding=Forwarding(catalog=catalog, settings=lambda: settings, log=log),
            access=access,
            log=log,
            origins=lambda: settings.gateway.origins,
            on_bug=_report,
        )
        await gateway.start(settings.gateway.port if port is None else port)
        closing.push_async_callback(gateway.stop)
        print(f"The gateway answers at {gateway.address}.", flush=True)  # noqa: T201 - the answer
        if not await access.clients():
            sys.stderr.write("Nobody has a token yet: rivulet gateway --new-client NAME.\n")
        await _told_to_end()


async def _told_to_end() -> None:
    over = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows raises KeyboardInterrupt
            loop.add_signal_handler(number, over.set)
    await over.wait()


def _report(error: BaseException, where: str) -> None:
    sys.stderr.write(f"Could not {where}: a fault of Rivulet.\n")
    traceback.print_exception(error)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="rivulet gateway",
        description="Let other programs on this computer use the models: the protocols of OpenAI "
        "and Anthropic on a loopback port. The keys stay in the keyring.",
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--port", type=int, metavar="PORT", help="default: that of the settings")
    what.add_argument("--new-client", metavar="NAME", help="make a token for a program")
    what.add_argument("--remove-client", metavar="NAME", help="take a program's access away")
    what.add_argument("--clients", action="store_true", help="name the programs with access")
    parser.add_argument(
        "--data-dir",
        type=Path,
        metavar="DIR",
        help="settings and clients are below DIR (default: the platform's folder)",
    )
    return parser
