"""No rule leans on who the payers of the test world are."""

import pytest

from congdoan.finance.collection.rules.matching import match
from congdoan.finance.collection.tests.perturbed import run_perturbed, verdicts
from congdoan.finance.collection.tests.world import load_world


@pytest.mark.parametrize("seed", [3, 13])
def test_the_world_in_another_dress_is_judged_the_same(seed):
    """Names full of words that notes use for something else may cost a question, never a đồng.

    Misspelt names whose words are not renamed are unlike their payer then, and rightly waited for: some fifty of 2,535 lines.
    """
    world = load_world()

    counts = verdicts(world, run_perturbed(world, match, seed=seed))

    assert (counts["wrong"], counts["leak"]) == (0, 0)
    assert counts["asked"] <= 50
