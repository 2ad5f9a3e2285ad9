"""Indicators told by the books of inspections, initiatives and procedures, in the towns of those apps."""

from datetime import date, timedelta

import pytest

from congdoan.activities.emulation.tests import builders as initiatives
from congdoan.activities.inspection.tests.builders import DAY, concluded, district, drafted
from congdoan.activities.procedures import services as procedures
from congdoan.activities.procedures.tests import builders as requests
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


@pytest.mark.django_db
def test_initiatives_count_on_the_day_they_are_recognised(entered):
    town = initiatives.build_town(entered)
    initiatives.recognised(town)
    initiatives.submitted(town, title="Một sáng kiến khác")

    told = [queries.measure("emulation.recognised", town.district, year=day.year, on=day) for day in (initiatives.DAY, date(2023, 12, 31))]

    assert [each.numerator for each in told] == [1, 0]


@pytest.mark.django_db
def test_a_request_decided_by_its_day_is_in_time(entered):
    town = requests.a_town(entered)
    limit = {"working_days": 3, "valid_from": DAY, "document": "Quy chế huyện"}
    procedures.set_limit(by=entered, unit_id=town.place.district, code="advice", on=DAY, **limit)
    for on in (DAY, DAY + timedelta(days=60)):
        one = requests.filed(town.place.left).id
        requests.checked(town, entered, one, on=on)
        procedures.decide_request(by=entered, request_id=one, outcome="answered", words="Đã trả lời", on=on)

    told = queries.measure("procedures.in_time", town.place.district, year=DAY.year, on=date(DAY.year, 12, 31))

    assert (told.numerator, told.denominator) == (1, 2)
