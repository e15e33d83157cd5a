"""What the shown conversation costs, kept up to date in the header."""

from __future__ import annotations

import contextlib

from PySide6.QtCore import QObject, Signal

from desktop.chat.errors import ChatError, StorageError
from desktop.chat.prices import Bill
from desktop.session.prices import Prices
from desktop.ui.cost_mark import CostMark
from desktop.ui.keymap import Keymap
from desktop.ui.open_conversation import OpenConversation
from desktop.ui.path_loader import Run
from desktop.ui.theme import ThemeSource
from desktop.ui.wording import explained


class CostDesk(QObject):
    """Adds up what was spent in the shown conversation, live. Changes nothing."""

    #: A sentence for the user.
    told = Signal(str)
    #: What was spent in the shown conversation is known anew.
    counted = Signal()

    def __init__(
        self,
        *,
        prices: Prices,
        theme: ThemeSource,
        keys: Keymap,
        run: Run,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._prices = prices
        self._run = run
        self._shown: OpenConversation | None = None
        self._bill = Bill()
        self.mark = CostMark(theme=theme, keys=keys)

    async def load(self) -> None:
        """Read the prices; says so when those of the user cannot be used."""
        try:
            await self._prices.load()
        except ChatError as error:
            self.told.emit(explained(error))
        self._count()

    def show(self, opened: OpenConversation) -> None:
        """Another conversation is shown."""
        if self._shown is not None:
            self._shown.used_changed.disconnect(self._on_shown_used_changed)
        self._shown = opened
        opened.used_changed.connect(self._on_shown_used_changed)
        self._bill = Bill()
        self.mark.set_bill(self._bill)
        self._count()

    def _on_shown_used_changed(self) -> None:
        assert self._shown is not None
        arriving = self._shown.arriving_usage
        if arriving is None:
            self._count()
            return
        message, usage = arriving
        price = self._prices.price(message.provider_id, message.model)
        self.mark.set_bill(self._bill.with_reply(price, usage))

    def _count(self) -> None:
        if self._shown is not None:
            self._run(self._count_up(self._shown), "add up what was spent")

    async def _count_up(self, opened: OpenConversation) -> None:
        bill = Bill()
        # A disk that cannot be read is told of where the messages are missing.
        with contextlib.suppress(StorageError):
            if len(opened.conversation):
                bill = await self._prices.spent(opened.conversation)
        if opened is self._shown:
            self._bill = bill
            self.counted.emit()
            if opened.arriving_usage is None:
                self.mark.set_bill(bill)
