"""The rule by which history stops a class: exact, monotone, never a way back to booking."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.finance.collection.rules import trend
from congdoan.finance.collection.rules.accuracy import ENOUGH, FLOOR, Confirmed, draw, lies_under

counts = st.integers(min_value=0, max_value=200_000)
few = st.integers(min_value=0, max_value=400)


@pytest.mark.parametrize(
    ("right", "wrong", "must"),
    [
        (300, 0, False),  # no mistake: the class keeps booking on its exact key, though the bound is 98.7 %
        (298, 1, False),  # too few lines to tell
        (299, 1, True),
        (5_660, 1, True),  # the last line before the interval rises above 99.9 %
        (5_661, 1, False),
        (0, 300, True),
        (10**9, 10**5, False),
        (10**9, 2 * 10**6, True),
    ],
)
def test_history_stops_a_class_with_a_mistake_whose_bound_lies_under_the_floor(right, wrong, must):
    assert Confirmed(right, wrong).must_propose is must


@given(counts, few)
def test_one_more_mistake_never_lets_a_class_book_again(right, wrong):
    history = Confirmed(right, wrong)

    if history.must_propose:
        assert Confirmed(right, wrong + 1).must_propose
        assert right == 0 or Confirmed(right - 1, wrong + 1).must_propose


@given(counts, few)
def test_one_more_right_line_never_stops_a_class_that_had_enough(right, wrong):
    if right + wrong >= ENOUGH and not Confirmed(right, wrong).must_propose:
        assert not Confirmed(right + 1, wrong).must_propose


@given(counts, few)
def test_the_bound_lies_under_the_precision_and_agrees_with_the_test(right, wrong):
    history = Confirmed(right, wrong)
    if not history.lines:
        assert (history.precision, history.bound) == (None, None)
        return

    assert 0 <= history.bound <= history.precision
    assert not lies_under(history, history.bound)
    assert lies_under(history, history.bound + Fraction(1, 10_000)) or history.bound == 1
    assert lies_under(history, FLOOR) == (history.bound < FLOOR)


def test_wilson_s_own_end_of_the_interval():
    # 95 of 100: (p + z²/2n - z √(p(1-p)/n + z²/4n²)) / (1 + z²/n) = 0.88825…
    assert Confirmed(95, 5).bound == Fraction(8882, 10_000)
    assert Confirmed(300, 0).bound == Fraction(9873, 10_000)  # n / (n + z²)


@given(st.sets(st.integers(min_value=1, max_value=10**9), max_size=60), st.integers(0, 2**31), st.integers(1, 80))
def test_a_draw_is_drawn_again_by_its_seed_and_grows_without_changing(lines, seed, size):
    drawn = draw(lines, seed=seed, size=size)

    assert drawn == draw(sorted(lines, reverse=True), seed=seed, size=size)
    assert len(drawn) == len(set(drawn)) == min(size, len(lines))
    assert set(drawn) <= lines
    assert draw(lines, seed=seed, size=size + 1)[:size] == drawn


@given(st.lists(st.tuples(st.just("T1"), st.integers(0, 10**6), st.integers(0, 10**6)), min_size=1, max_size=12))
def test_a_bar_stays_on_the_stage_and_shows_every_part(months):
    bars = trend.draw(months)

    if not any(own + rest for _, own, rest in months):
        assert bars == []
        return
    for bar, (_, own, rest) in zip(bars, months, strict=True):
        assert (bar.own_height > 0, bar.rest_height > 0) == (own > 0, rest > 0)
        assert bar.rest_y >= trend.TOP - 1
        assert bar.x >= 0
        assert bar.x + bar.width <= trend.WIDTH
