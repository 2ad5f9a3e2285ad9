"""A share of a count is exact: never a float, never a count too many."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.foundation.kernel.shares import least_count, most_count, reconciles

totals = st.integers(0, 10**12)
shares = st.fractions(0, 1, max_denominator=10**6)


@given(totals, shares)
def test_the_least_count_passes_and_one_less_does_not(total, share):
    for comparison, passes in ((">", lambda count: count > total * share), (">=", lambda count: count >= total * share)):
        count = least_count(total, share, comparison)

        assert passes(count)
        assert not passes(count - 1)


@given(totals, shares)
def test_the_most_count_stays_within_and_one_more_does_not(total, share):
    count = most_count(total, share)

    assert count <= total * share < count + 1


def test_another_comparison_is_no_rule():
    with pytest.raises(ValueError, match="least count"):
        least_count(10, Fraction(1, 2), "<")


def test_ha_tinh_reconciles_and_one_lost_does_not():
    assert reconciles([34_806, 37_253], 72_059)
    assert not reconciles([34_806, 37_252], 72_059)
