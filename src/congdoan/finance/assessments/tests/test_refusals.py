"""Refusals of assessments that nothing else asks for."""

import json
from datetime import date

import pytest
from django.core.management import call_command

from congdoan.finance.assessments import queries, services
from congdoan.finance.assessments.services import DuesRow, lists
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


def test_a_list_for_social_insurance_too_large_or_read_too_long_ago_is_refused(entered, employer, monkeypatch):
    monkeypatch.setattr(lists, "MOST_BYTES", 3)
    found = lists.ListPreview("c12", "c12.xlsx", "0" * 64, month=202401)
    sealed = lists.sealed(found, employer_id=employer)

    with pytest.raises(lists.ListTooLarge) as large:
        services.preview_si_list(by=entered, employer_id=employer, file_name="d02.xlsx", content=b"1234", on=DAY)
    for text, whose in ((sealed, employer + 1), (sealed[:-1], employer), ("", employer)):
        with pytest.raises(lists.ListReadTooLongAgo) as stale:
            lists.unsealed(text, employer_id=whose)

    assert lists.unsealed(sealed, employer_id=employer) == found
    assert (large.value.code, stale.value.code) == ("si-list-too-large", "si-list-read-too-long-ago")


@pytest.mark.parametrize(
    "command",
    [
        "assessments_submit_payroll KHONG-CO 2024-01 1 5000000",
        "assessments_decide_relief KHONG-CO reduction 2024-01 2024-01 --document 1/QĐ --decided-on 2024-01-01",
        "assessments_submit_si_list KHONG-CO la.xlsx",
    ],
)
def test_an_employer_out_of_reach_is_named(entered, employer, command, capsys):
    with pytest.raises(SystemExit):
        call_command(*command.split(), "--json")

    refused = json.loads(capsys.readouterr().out)
    assert (refused["code"], "KHONG-CO" in refused["message"]) == ("employer-unknown", True)
