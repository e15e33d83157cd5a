"""What replies cost."""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.chat.message import Usage
from desktop.chat.prices import FREE, Bill, Price, PriceList, PriceTable, Rates, is_local, money
from desktop.runtime.paths import resources_folder
from desktop.session.prices import host_of
from desktop.settings import DEFAULT_PROVIDERS, ProviderKind

MINI = Price(model="mini", input=2.0, output=10.0, cached_input=0.5, host="api.example.com")


def find(table: PriceTable, model: str, host: str | None = "api.example.com") -> Price | None:
    return table.find(provider_id="p", host=host, model=model)


def test_cached_tokens_have_a_price_of_their_own() -> None:
    usage = Usage(input=1_000_000, cached_input=400_000, output=100_000, reasoning=90_000)
    assert MINI.cost(usage) == pytest.approx(0.6 * 2 + 0.4 * 0.5 + 0.1 * 10)


def test_without_a_price_for_cached_tokens_they_cost_what_others_do() -> None:
    price = Price(model="m", input=2.0, output=0.0)
    assert price.cost(Usage(input=1_000_000, cached_input=1_000_000)) == pytest.approx(2.0)


def test_a_long_request_costs_more_for_all_of_its_tokens() -> None:
    above = Rates(100_000, 4.0, 20.0, 1.0)
    price = msgspec.structs.replace(MINI, above=above)
    assert price.cost(Usage(input=100_000, output=0)) == pytest.approx(0.2)
    assert price.cost(Usage(input=100_001, output=1_000)) == pytest.approx(0.400004 + 0.02)


def test_a_request_that_is_too_long_for_a_price_has_none() -> None:
    price = msgspec.structs.replace(MINI, up_to=100_000)
    assert price.cost(Usage(input=100_000, output=0)) == pytest.approx(0.2)
    assert price.cost(Usage(input=100_001, output=0)) is None
    assert Bill().with_reply(price, Usage(input=100_001, output=0)).unknown == 1


def test_the_cost_of_unknown_tokens_is_unknown() -> None:
    assert MINI.cost(Usage()) is None
    assert FREE.cost(Usage()) == 0.0


@given(st.integers(0, 10**7), st.integers(0, 10**7), st.integers(0, 10**7))
def test_more_in_the_cache_never_costs_more(sent: int, cached: int, made: int) -> None:
    with_cache = MINI.cost(Usage(input=sent, cached_input=cached, output=made))
    without = MINI.cost(Usage(input=sent, output=made))
    assert with_cache is not None
    assert without is not None
    assert 0 <= with_cache <= without + 1e-9


def test_a_price_holds_for_the_dated_names_of_a_model_only() -> None:
    table = PriceTable([PriceList(prices=(MINI,))])
    for name in ("mini", "mini-2026-03-17", "mini-20260317", "mini-latest", "mini-0613"):
        assert find(table, name) is MINI
    for name in ("mini-pro", "min", "minimal", "MINI", "mini-2026-03-17-x"):
        assert find(table, name) is None


def test_the_longest_name_wins_and_the_own_list_before_all() -> None:
    star = Price(model="mini*", input=1.0, output=1.0)
    own = Price(model="m*", input=9.0, output=9.0, provider="p")
    table = PriceTable([PriceList(prices=(star, MINI))])
    assert find(table, "mini-pro") is star
    assert find(table, "mini-2026-03-17") is star  # five letters and a star against four
    assert find(PriceTable([PriceList(prices=(own,)), PriceList(prices=(MINI,))]), "mini") is own
    elsewhere = msgspec.structs.replace(own, provider="other")
    table = PriceTable([PriceList(prices=(elsewhere,)), PriceList(prices=(MINI,))])
    assert find(table, "mini") is MINI


def test_what_runs_at_home_is_free_unless_the_user_says_otherwise() -> None:
    table = PriceTable([PriceList(prices=(MINI,))])
    for host in ("", "localhost", "127.0.0.1", "::1", "192.168.1.7", "gpu", "box.local"):
        assert find(table, "mini", host) is FREE
    assert find(table, "mini", "203.0.113.9.example.com") is None
    assert find(table, "mini", "8.8.8.8") is None
    assert find(table, "mini", None) is None
    power = Price(model="*", input=0.1, output=0.1, host="127.0.0.1")
    assert find(PriceTable([PriceList(prices=(power,))]), "mini", "127.0.0.1") is power
    assert not is_local("api.openai.com")


def test_a_bill_says_what_is_not_known() -> None:
    bill = Bill()
    assert bill.words == ""
    unknown = bill.with_reply(None, Usage(input=1, output=1))
    assert unknown.words == "price unknown"
    paid = bill.with_reply(MINI, Usage(input=1000, output=100))
    assert paid.words == "$0.0030"
    assert paid.with_reply(None, Usage(1, 1)).words == "$0.0030 + unknown"
    assert paid.with_reply(FREE, None).words == "$0.0030"
    assert bill.with_reply(FREE, Usage(5, 5)).words == "free"
    assert paid.with_reply(MINI, None).words == "$0.0030 + unknown"


@pytest.mark.parametrize(
    ("dollars", "words"),
    [(0.0, "$0.00"), (0.00001, "<$0.0001"), (0.0012, "$0.0012"), (0.0123, "$0.012"),
     (1.234, "$1.23"), (1234.5, "$1,234.50")],
)  # fmt: skip
def test_small_sums_have_more_digits(dollars: float, words: str) -> None:
    assert money(dollars) == words


def test_the_prices_that_come_with_the_program_can_be_used() -> None:
    text = (resources_folder() / "prices.toml").read_text()
    prices = msgspec.convert(tomllib.loads(text), PriceList)
    assert prices.complaint() == ""
    names = [(price.host, price.model) for price in prices.prices]
    assert len(set(names)) == len(names)
    for price in prices.prices:
        assert price.source.startswith("https://")
        assert price.checked is not None
        assert price.checked >= datetime.date(2026, 11, 28)
    table = PriceTable([prices])
    for provider in DEFAULT_PROVIDERS:
        for model in provider.models or ("any",):
            known = table.find(provider_id=provider.id, host=host_of(provider), model=model)
            assert known is not None, model
            assert known.is_free == (provider.kind is ProviderKind.BUILT_IN)


@pytest.mark.parametrize(
    "prices",
    [
        PriceList(currency="EUR"),
        PriceList(prices=(Price(model="", input=1, output=1),)),
        PriceList(prices=(Price(model="a*b", input=1, output=1),)),
        PriceList(prices=(Price(model="a", input=-1, output=1),)),
        PriceList(prices=(Price(model="a", input=1, output=float("nan")),)),
        PriceList(prices=(Price(model="a", input=1, output=1, up_to=-1),)),
    ],
)
def test_a_list_that_makes_no_sense_is_refused(prices: PriceList) -> None:
    assert prices.complaint()


def test_the_file_says_where_it_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(msgspec.ValidationError, match="inptu"):
        msgspec.convert({"prices": [{"model": "a", "inptu": 1, "output": 1}]}, PriceList)
