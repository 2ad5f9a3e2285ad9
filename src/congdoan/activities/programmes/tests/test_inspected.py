"""The share of unions whose money was inspected in a year is told by the book of inspections."""

from datetime import date

import pytest
from django.db import connection

from congdoan.activities.inspection.tests.builders import DAY, district
from congdoan.activities.programmes import queries

ACT = """
INSERT INTO inspection_inspectionact (unit_id, inspection_id, place, kind, words, file_name, sha256, acted_by, acted_on)
SELECT unit_id, %s, 1 + (SELECT max(place) FROM inspection_inspectionact WHERE inspection_id = %s), %s, 'x', '', '', %s, %s
FROM inspection_inspection WHERE id = %s
"""


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
        home.walked(one, "outlined", "on_site", "minuted")
    assert figure(home) == (0, 4)

    by = home.acting("inspector")
    with connection.cursor() as cursor:
        for one in (money, other):
            for kind in ("drafted", "concluded"):
                cursor.execute(ACT, [one, one, kind, by, DAY, one])

    assert figure(home) == (1, 4)
    assert figure(home, date(2025, 3, 1)) == (0, 4)
