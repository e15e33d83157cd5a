"""What the page needs of the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from desktop.chat.prices import PriceOf, no_price
from desktop.gateway.page.access import PageAccess
from desktop.session.accounts import Accounts
from desktop.session.library import Library
from desktop.session.live_turns import LiveTurns


class PageSource(NamedTuple):
    """The session, and the ``folder`` with the page's own files.

    ``in_words`` says a sentence in the user's ``language``, of which that is the code. Both are
    called on the loop alone, whenever something is said: the language may change meanwhile.
    """

    library: Library
    live: LiveTurns
    accounts: Accounts
    access: PageAccess
    folder: Path
    price: PriceOf = no_price
    in_words: Callable[[str], str] = str
    language: Callable[[], str] = lambda: "en"
