"""Banks by BIN on a day, and the largest sum that goes at once."""

import re
from datetime import date, timedelta

import pytest

from congdoan.conftest import shared_data
from congdoan.finance.banking.rules.interbank import (
    _all_banks,
    bank_with_bin,
    banks,
    banks_called,
    fits_instant_transfer,
    instant_limit,
)

NOW = date(2026, 10, 1)


def test_a_bin_names_one_bank_a_day():
    days = {day for bank in _all_banks() for edge in (bank.valid_from, bank.valid_until) if edge for day in (edge - timedelta(1), edge)}
    for day in {date(2020, 1, 1), NOW, *days}:
        bins = [bank.bin for bank in banks(on=day)]

        assert len(bins) == len(set(bins)) == 66


def test_a_renamed_bank_has_the_name_of_the_day():
    assert [bank_with_bin("970444", on=day).short_name for day in (date(2025, 1, 16), date(2025, 1, 17))] == ["CB Bank", "VCBNeo"]
    assert bank_with_bin("970999", on=NOW) is None


@pytest.mark.parametrize("spelt", ["VietinBank", "vietin bank", "ICB", "icbvvnvx", "Ngân hàng TMCP Công thương Việt Nam", "CTG"])
def test_a_bank_is_found_by_any_of_its_names(spelt):
    assert [bank.bin for bank in banks_called(spelt, on=NOW)] == ["970415"]


def test_an_alias_that_two_banks_share_gives_both_and_nothing_gives_none():
    assert [bank.bin for bank in banks_called("congnghiep", on=NOW)] == ["970455", "970456"]
    assert banks_called(" ", on=NOW) == ()


def test_every_row_is_whole_and_says_where_it_comes_from():
    for bank in _all_banks():
        assert re.fullmatch(r"[0-9]{6}", bank.bin)
        assert bank.swift is None or re.fullmatch(r"[A-Z]{4}VN[A-Z0-9]{2}", bank.swift)
        assert bank.transfers in {"send_and_receive", "receive_only", "unknown"}
        assert bank.code
        assert bank.short_name
        assert bank.name
        assert bank.source
        assert not (bank.transfers == "unknown" and not bank.needs_check)


def test_the_table_knows_every_bin_of_the_shared_list():
    rows = shared_data("data/bank/vietqr/banks_vn.csv").read_text().splitlines()[1:]

    assert {row.split(",")[0] for row in rows} == {bank.bin for bank in _all_banks()}


def test_half_a_billion_no_longer_goes_at_once():
    limit = instant_limit(on=NOW)

    assert limit == 500_000_000
    assert [fits_instant_transfer(amount, on=NOW) for amount in (0, 1, limit - 1, limit)] == [False, True, True, False]


def test_before_the_network_wrote_its_limit_none_is_known():
    with pytest.raises(LookupError, match="2020-01-01"):
        instant_limit(on=date(2020, 1, 1))
