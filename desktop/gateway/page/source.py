"""What the page needs of the program."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from desktop.chat.prices import PriceOf, no_price
from desktop.gateway.page.access import PageAccess
from desktop.session.accounts import Accounts
from desktop.session.library import Library
from desktop.session.live_turns import LiveTurns


class PageSource(NamedTuple):
    """The session, and the ``folder`` with the page's own files."""

    library: Library
    live: LiveTurns
    accounts: Accounts
    access: PageAccess
    folder: Path
    price: PriceOf = no_price
