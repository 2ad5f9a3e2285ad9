"""What a table leaves out so that no count of few persons stands in it, nor follows from it."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.foundation.kernel.small_counts import is_small, left_out, tells_few

LEAST = 5
counts = st.integers(min_value=-20, max_value=60)


@pytest.mark.parametrize(("rows", "hidden"), [
    ({"few": [4]}, {"few"}),
    ({"enough": [5], "nobody": [0]}, set()),
    ({"fewer by": [-3]}, {"fewer by"}),
    ({"share": [5, 20]}, set()),
    ({"share of few": [4, 20]}, {"share of few"}),
    ({"all but few": [17, 20]}, {"all but few"}),
    ({"of few": [0, 3]}, {"of few"}),
    ({"all": [20, 20]}, set()),
    ({"members": [97], "workers": [100]}, {"members"}),
    ({"twice": [97], "the same": [97]}, set()),
])  # fmt: skip
def test_counts_of_few_persons_are_left_out_and_what_would_tell_them(rows, hidden):
    assert left_out(rows, least=LEAST) == hidden


@given(st.dictionaries(st.integers(), st.lists(counts, min_size=1, max_size=2), max_size=8))
def test_no_two_counts_of_a_table_tell_few_persons(rows):
    hidden = left_out(rows, least=LEAST)

    told = [count for name, row in rows.items() if name not in hidden for count in row]
    assert not any(is_small(count, LEAST) for count in told)
    assert not any(is_small(one - other, LEAST) for one, other in combinations(told, 2))


@st.composite
def trees(draw):
    """Return the units above each unit, the nearest first, how many persons each counts with those below it, and an order of telling."""
    size = draw(st.integers(min_value=2, max_value=7))
    above = {0: []}
    for unit in range(1, size):
        parent = draw(st.integers(min_value=0, max_value=unit - 1))
        above[unit] = [parent, *above[parent]]
    own = draw(st.lists(st.integers(min_value=0, max_value=9), min_size=size, max_size=size))
    totals = {unit: own[unit] + sum(own[below] for below in above if unit in above[below]) for unit in above}
    return above, totals, draw(st.permutations(sorted(above)))


@given(trees())
def test_no_whole_with_any_of_its_parts_tells_few_persons(tree):
    above, totals, order = tree
    told = {}
    for unit in order:
        if not is_small(totals[unit], LEAST) and not tells_few(unit, totals[unit], told=told, above=above, least=LEAST):
            told[unit] = totals[unit]

    for whole in told:
        below = [unit for unit in told if whole in above[unit]]
        for size in range(len(below) + 1):
            for parts in combinations(below, size):
                if not any(one in above[other] for one in parts for other in parts):
                    assert not is_small(told[whole] - sum(told[part] for part in parts), LEAST)
