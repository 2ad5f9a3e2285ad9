"""The split of one piece."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.finance.collection.rules.split import parts_of_whole, share_split, share_split_many, split_upper, split_upper_many
from congdoan.foundation.kernel.money import largest_remainder

SHARES = {"district": 6_000, "province": 3_000, "confederation": 1_000}
sums = st.integers(min_value=0, max_value=10**15)
tables = st.lists(st.integers(0, 10_000), min_size=1, max_size=4).map(
    lambda cuts: dict(enumerate(b - a for a, b in zip([0, *sorted(cuts)], [*sorted(cuts), 10_000], strict=True)))
)


def test_the_odd_dong_goes_to_the_largest_remainder():
    assert split_upper(101, SHARES) == {"district": 61, "province": 30, "confederation": 10}  # 60.6, 30.3 and 10.1


def test_half_a_dong_of_the_base_share_goes_to_the_union():
    assert share_split(1_000_002, Fraction(75, 100)) == (750_002, 250_000)


@given(sums, st.fractions(0, 1, max_denominator=1000))
def test_base_and_upper_make_the_sum(amount, share):
    base, upper = share_split(amount, share)

    assert base + upper == amount
    assert base >= 0
    assert upper >= 0


@given(sums, tables)
def test_no_dong_is_lost_or_created(collected, shares):
    assert sum(split_upper(collected, shares).values()) == collected


@given(sums, tables)
def test_levels_are_split_as_the_kernel_splits_by_fractions(collected, shares):
    ratios = [Fraction(share, 10_000) for share in shares.values()]

    assert list(split_upper(collected, shares).values()) == largest_remainder(collected, ratios)


@given(st.lists(sums), tables)
def test_a_batch_is_split_exactly_like_its_receipts(column, shares):
    batch = split_upper_many(np.array(column, dtype=np.int64), shares)

    assert batch.T.tolist() == [list(split_upper(collected, shares).values()) for collected in column]


@given(st.lists(sums), st.fractions(0, 1, max_denominator=1000))
def test_a_batch_has_exactly_the_base_shares_of_its_receipts(column, share):
    base, upper = share_split_many(np.array(column, dtype=np.int64), share)

    assert list(zip(base.tolist(), upper.tolist(), strict=True)) == [share_split(amount, share) for amount in column]


@pytest.mark.parametrize("shares", [{}, {"a": 9_999}, {"a": 10_001}, {"a": 10_001, "b": -1}])
def test_shares_that_make_no_whole_are_refused(shares):
    with pytest.raises(ValueError, match="sum to"):
        split_upper(10, shares)


def test_exact_ratios_become_parts_and_thirds_do_not():
    assert parts_of_whole({"a": Fraction(60, 100), "b": Fraction(2, 5)}) == {"a": 6_000, "b": 4_000}
    with pytest.raises(ValueError, match="ten thousand"):
        parts_of_whole({"a": Fraction(1, 3), "b": Fraction(2, 3)})
