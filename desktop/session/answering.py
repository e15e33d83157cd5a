"""What makes an answer besides the conversation: prices, assistants, prompts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.chat import assistant, prompt
from desktop.session.assistants import Assistants
from desktop.session.context import ContextRules
from desktop.session.prices import Prices
from desktop.session.prompts import Prompts
from desktop.session.usage_reports import UsageReports
from desktop.settings import Settings
from desktop.storage.database import Database
from desktop.storage.item_file import ItemFile
from desktop.storage.price_files import PriceFiles
from desktop.storage.usage import UsageStore


@dataclass(frozen=True, slots=True)
class Answering:
    """The use cases that have to do with how conversations are answered."""

    prices: Prices
    assistants: Assistants
    prompts: Prompts
    context: ContextRules
    usage: UsageReports

    @classmethod
    def of(
        cls,
        folder: Path,
        *,
        resources: Path,
        database: Database,
        settings: Callable[[], Settings],
        context: ContextRules,
    ) -> Answering:
        """``folder`` is the user's data, ``resources`` comes with the program."""
        files = PriceFiles(own=folder / "prices.toml", shipped=resources / "prices.toml")
        store = UsageStore(database)
        prices = Prices(files=files, usage=store, settings=settings)
        return cls(
            prices=prices,
            usage=UsageReports(store=store, prices=prices),
            assistants=Assistants(
                ItemFile(folder / "assistants.json", kind=assistant.KIND, item=assistant.Assistant)
            ),
            context=context,
            prompts=Prompts(
                ItemFile(folder / "prompts.json", kind=prompt.KIND, item=prompt.Prompt)
            ),
        )
