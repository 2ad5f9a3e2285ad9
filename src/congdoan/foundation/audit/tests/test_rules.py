"""A chain tells its acts and their order apart, and continues the seal before it."""

from hypothesis import given
from hypothesis import strategies as st

from congdoan.foundation.audit import rules

acts = st.lists(st.tuples(st.integers(), st.text(max_size=5), st.dictionaries(st.text(max_size=3), st.integers(), max_size=2)), max_size=6)


@given(acts, acts)
def test_a_chain_tells_its_acts_and_their_order_apart(first, second):
    assert (rules.chain("", first) == rules.chain("", second)) == (first == second)


@given(acts)
def test_a_seal_depends_on_the_one_before(found):
    assert rules.chain("a", found) != rules.chain("b", found)
