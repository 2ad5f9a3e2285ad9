"""The share of unions whose money was inspected in a year is told by the book of inspections."""

from datetime import date

import pytest

from congdoan.activities.inspection.tests.builders import DAY, concluded, district, drafted
from congdoan.activities.programmes import queries


@pytest.fixture
def home(entered):
    return district(entered, unions=4)


def figure(home, on=DAY):
    home.acting("inspector", on=on)
    told = queries.measure("inspection.financial", home.ids["LDLD-DMC"], year=on.year, on=on)
    return told.numerator, told.denominator


@pytest.mark.django_db
def test_an_inspection_of_money_counts_once_it_is_concluded_in_its_year(home):
    money, other = home.opened(), home.opened("CD002", kind="charter", decision="42/QĐ-UBKT")
    for one in (money, other):
        drafted(home, home.walked(one, "outlined", "on_site", "minuted"))
    assert figure(home) == (0, 4)

    concluded(home, money)
    concluded(home, other, chair="other")

    assert figure(home) == (1, 4)
    assert figure(home, date(2025, 3, 1)) == (0, 4)
