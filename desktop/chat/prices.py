"""What tokens cost. Pure arithmetic: the prices come from files."""

from __future__ import annotations

import datetime
import ipaddress
import re
from collections.abc import Callable, Iterable

import msgspec

from desktop.chat.message import Usage
from desktop.chat.wording import Decimals, say

_MILLION = 1_000_000
#: What may follow a model's name: the day it was made, or that it is the newest.
_DATED = re.compile(r"-(\d{4}-?\d{2}-?\d{2}|\d{4}|latest)")


class Rates(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """US dollars for a million tokens, of requests with more than ``tokens`` tokens."""

    tokens: int
    input: float
    output: float
    cached_input: float | None = None


class Price(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one model costs, in US dollars for a million tokens.

    ``model`` is a name, or its beginning with a star behind it. "" for ``host`` and
    ``provider`` is every server. What requests with more than ``up_to`` tokens cost is not
    known. ``checked`` and ``source`` say who says so, and when.
    """

    model: str
    input: float
    output: float
    cached_input: float | None = None
    above: Rates | None = None
    up_to: int | None = None
    host: str = ""
    provider: str = ""
    checked: datetime.date | None = None
    source: str = ""

    @property
    def is_free(self) -> bool:
        return not (self.input or self.output or self.cached_input or self.above)

    def cost(self, usage: Usage) -> float | None:
        """US dollars; None when the provider did not say how many tokens there were, and for a
        request that is too long for this price."""
        if self.is_free:
            return 0.0
        if usage.input is None and usage.output is None:
            return None
        sent, made = usage.input or 0, usage.output or 0
        if self.up_to is not None and sent > self.up_to:
            return None
        rates: Price | Rates = self
        if self.above is not None and sent > self.above.tokens:
            rates = self.above
        cached = min(usage.cached_input or 0, sent)
        cached_rate = rates.input if rates.cached_input is None else rates.cached_input
        total = (sent - cached) * rates.input + cached * cached_rate + made * rates.output
        return total / _MILLION


#: Of models that run on the user's own computers.
FREE = Price(model="*", input=0.0, output=0.0)


class PriceList(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of prices."""

    currency: str = "USD"
    prices: tuple[Price, ...] = ()

    def complaint(self) -> str:
        """What is wrong with it, as a sentence; "" for a good one."""
        if self.currency != "USD":
            return say(
                "The currency is {currency}; prices are in USD.", currency=repr(self.currency)
            )
        for price in self.prices:
            if not price.model or "*" in price.model[:-1]:
                return say(
                    "The model {model} is neither a name nor a name's beginning and *.",
                    model=repr(price.model),
                )
            rates = [price.input, price.output, price.cached_input or 0.0]
            if price.up_to is not None:
                rates.append(price.up_to)
            if price.above is not None:
                above = price.above
                rates += [above.input, above.output, above.cached_input or 0.0, above.tokens]
            if not all(0 <= rate < float("inf") for rate in rates):
                return say("A price of {model} is not a number from 0 on.", model=repr(price.model))
        return ""


class PriceTable:
    """All prices that are known. Of several that fit, the one in the earlier list is taken, and
    of one list that with the longest name."""

    def __init__(self, lists: Iterable[PriceList] = ()) -> None:
        self._lists = tuple(lists)

    def find(self, *, provider_id: str, host: str | None, model: str) -> Price | None:
        """What a model costs at a server; None when that is not known.

        ``host`` is "" for what runs inside this program, None for a server that is not known
        any more. A price of the user's own goes before the rule that the own network is free.
        """
        for prices in self._lists:
            fitting = [
                price
                for price in prices.prices
                if price.provider in ("", provider_id)
                and price.host in ("", host)
                and _fits(price.model, model)
            ]
            if fitting:
                # The name of a server or provider says more than none.
                return max(fitting, key=lambda p: (len(p.model), bool(p.provider), bool(p.host)))
        return FREE if host is not None and is_local(host) else None


def _fits(pattern: str, model: str) -> bool:
    if pattern.endswith("*"):
        return model.startswith(pattern[:-1])
    return model.startswith(pattern) and (
        len(model) == len(pattern) or _DATED.fullmatch(model, len(pattern)) is not None
    )


def is_local(host: str) -> bool:
    """Whether a server is on this computer or in the user's own network."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return "." not in host or host.endswith((".local", ".localhost", ".lan", ".internal"))
    return address.is_loopback or address.is_private


class Bill(msgspec.Struct, frozen=True):
    """What some replies cost together."""

    cost: float = 0.0
    replies: int = 0
    #: Replies of which the price, or the number of tokens, is not known.
    unknown: int = 0
    #: Replies of models that cost nothing.
    free: int = 0
    input: int = 0
    cached_input: int = 0
    output: int = 0

    def with_reply(self, price: Price | None, usage: Usage | None) -> Bill:
        """One more reply."""
        usage = usage or Usage()
        cost = None if price is None else price.cost(usage)
        return Bill(
            cost=self.cost + (cost or 0.0),
            replies=self.replies + 1,
            unknown=self.unknown + (cost is None),
            free=self.free + (price is not None and price.is_free),
            input=self.input + (usage.input or 0),
            cached_input=self.cached_input + (usage.cached_input or 0),
            output=self.output + (usage.output or 0),
        )

    @property
    def words(self) -> str:
        """The sum as it is shown; "" when there is nothing to pay for."""
        if not self.replies:
            return ""
        if self.unknown == self.replies:
            return say("price unknown")
        if self.free == self.replies:
            return say("free")
        cost = money(self.cost)
        return say("{cost} + unknown", cost=cost) if self.unknown else cost


def money(dollars: float) -> str:
    """US dollars, with as many digits as a small sum needs."""
    if dollars and dollars < 0.0001:
        return say("<${amount}", amount=Decimals(0.0001, 4))
    digits = 2 if dollars >= 1 or not dollars else 3 if dollars >= 0.01 else 4
    return say("${amount}", amount=Decimals(dollars, digits))


#: What a model costs, given its provider's id and its name; None where that is not known.
PriceOf = Callable[[str, str], Price | None]


def no_price(_provider_id: str, _model: str) -> Price | None:
    """Nothing is known of any price."""
    return None
