"""Test connection in a terminal: ``rivulet probe PROVIDER``."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path

from desktop.chat.errors import ChatError
from desktop.local_model.server import LocalModelServer
from desktop.providers.catalog import Catalog
from desktop.providers.probe import failing_layer
from desktop.runtime.paths import DataFolder, default_data_folder
from desktop.session.endpoints import LocalServers, endpoint_sources
from desktop.settings import Settings
from desktop.storage.keys import KeyStore
from desktop.storage.settings_file import SettingsFile


def main(words: Sequence[str]) -> int:
    """Say whether a provider answers, and if not, what does not work; returns the exit code.

    Needs no display. Writes nothing.
    """
    options = _parser().parse_args(words)
    folder = default_data_folder() if options.data_dir is None else DataFolder(options.data_dir)
    try:
        print(asyncio.run(_probe(folder, options.provider, options.model)))  # noqa: T201 - the answer
    except ChatError as error:
        lines = [f"{failing_layer(error)}: {error.message}", error.hint]
        sys.stderr.write("\n".join(line for line in lines if line) + "\n")
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


async def _probe(folder: DataFolder, provider_id: str, model: str) -> str:
    settings, broken = await SettingsFile(folder.settings_file).load()
    if broken is not None:
        raise broken
    provider = settings.provider(provider_id)
    if provider is None:
        raise ChatError(f"There is no provider {provider_id}.", f"There are: {_ids(settings)}.")
    async with AsyncExitStack() as closing:
        # Nothing is logged here, so no key has to be kept out of a log.
        keys = KeyStore(environ=os.environ, on_secret=lambda _: None)
        closing.push_async_callback(keys.aclose)
        servers = LocalServers(lambda path: LocalModelServer(model_path=path))
        closing.push_async_callback(servers.aclose)
        catalog = Catalog(endpoints=endpoint_sources(keys, servers), limits=settings.limits)
        closing.push_async_callback(catalog.aclose)
        chosen = model or next(iter(provider.models), "")
        return await catalog.provider(provider).check(chosen)


def _ids(settings: Settings) -> str:
    return ", ".join(provider.id for provider in settings.providers)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="rivulet probe",
        description="Test the connection to a provider; name what fails: DNS, proxy, TLS, "
        "authentication, model. Costs one token at most.",
    )
    parser.add_argument("provider", metavar="PROVIDER", help="the provider's id in the settings")
    parser.add_argument("--model", default="", help="look for this model (default: the first)")
    parser.add_argument(
        "--data-dir",
        type=Path,
        metavar="DIR",
        help="read the settings below DIR (default: the platform's folder)",
    )
    return parser
