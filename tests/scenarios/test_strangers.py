"""Money that is no fee is left to a person, however its text resembles the register."""

from random import Random

import pytest
from bench.strangers import TEXTS, Neighbourhood, booked


@pytest.fixture(scope="module")
def neighbourhood() -> Neighbourhood:
    return Neighbourhood(Random(11), payers=20_000)


def test_the_neighbourhood_is_as_hard_as_it_says(neighbourhood):
    lines = list(neighbourhood.lines(2_000))

    texts = [line.narrative + line.account for _, line in lines]
    codes = [payer.tax_code for payer in neighbourhood.employers]
    assert {sort for sort, _ in lines} == set(TEXTS)
    assert len(set(codes)) == len(codes)
    assert sum(line.account in neighbourhood.register.by_account for _, line in lines) > 50
    assert sum(any(code in text for code in neighbourhood.phone_like) for text in texts) > 50


def test_none_is_booked_without_a_person(neighbourhood):
    assert [(sort, held.rule, line.narrative) for sort, line, held in booked(neighbourhood, 1_200)] == []
