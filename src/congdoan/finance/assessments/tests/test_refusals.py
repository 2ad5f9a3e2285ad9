"""Refusals of assessments that nothing else asks for."""

from datetime import date

import pytest

from congdoan.finance.assessments import queries, services
from congdoan.finance.assessments.services import DuesRow
from congdoan.foundation.kernel.errors import DomainError
from congdoan.people.organisations.tests.builders import federations, organisation

pytestmark = pytest.mark.django_db
DAY = date(2024, 6, 30)


@pytest.fixture
def employer(entered):
    _, _, district = federations(entered)
    return organisation(entered, "employer", "DV001", parent=district)


def test_an_unknown_charge_and_a_sum_below_zero_are_refused(entered, employer):
    services.record_opening_charges(by=entered, rows=[(employer, "KPCD", 202312, 100)], on=DAY)
    (charge,) = queries.charges([employer])

    with pytest.raises(services.ChargeUnknown):
        services.revise_charge(by=entered, charge_id=charge.id + 999, amount=1, reason="thử", on=DAY)
    with pytest.raises(services.NothingToPay):
        services.revise_charge(by=entered, charge_id=charge.id, amount=-1, reason="thử", on=DAY)

    assert queries.charges([employer])[0].amount == 100


def test_dues_of_a_body_that_nobody_stands_above_are_refused(entered):
    tld, _, _ = federations(entered)

    with pytest.raises(DomainError) as refusal:
        services.report_dues(by=entered, rows=[DuesRow(tld, 202401, 1, 1_000)], on=DAY)

    assert refusal.value.code == "dues-without-upper-union"
    assert queries.dues_reports_in_force(months=(202401, 202401)) == []
