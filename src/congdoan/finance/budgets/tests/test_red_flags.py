"""Red flags: each that is computed is found where it is and silent where it is not; the others say why nothing can be told."""

from datetime import date

import pytest
from django.urls import reverse

from congdoan.finance.assessments import services as assessments
from congdoan.finance.bookkeeping import services as bookkeeping
from congdoan.finance.bookkeeping.tests import builders
from congdoan.finance.budgets import queries, services
from congdoan.finance.budgets.queries.red_flags import ELSEWHERE, JUDGES
from congdoan.finance.budgets.tests import builders as estimating
from congdoan.finance.ledger import services as ledger
from congdoan.finance.ledger.rules import AccountKey, LineDraft
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.reference import queries as reference
from congdoan.foundation.reference import services as own_records

pytestmark = pytest.mark.django_db
YEAR, LATER = 2024, date(2025, 2, 1)


@pytest.fixture
def made(entered):
    return builders.cast(entered)


def flags(made, on=LATER):
    access.enter(made.console, on=on)
    return {flag.code: flag for flag in queries.red_flags(made.union, "CD001", YEAR, on=on)}


def post(made, debit, credit, amount, day=date(2024, 5, 2), source="test"):
    ids = ledger.accounts({debit, credit})
    ledger.post_entry(
        by=made.console, unit_id=made.union, accounting_date=day, event="test/flag", description="thử", source=f"{source}/{amount}/{day}",
        lines=[LineDraft(ids[debit], amount), LineDraft(ids[credit], -amount)], on=builders.TODAY,
    )  # fmt: skip


CASH, DUES = AccountKey("tt107", "1111"), AccountKey("tt107", "5118", "dues")


def test_every_flag_of_the_law_is_judged_or_says_where_it_stands(made):
    codes = {str(record.fields["code"]) for record in reference.records("red_flags")}

    assert set(JUDGES) | set(ELSEWHERE) == codes
    assert not set(JUDGES) & set(ELSEWHERE)
    found = flags(made)
    assert set(found) == codes
    assert all(flag.why for flag in found.values() if flag.state == "unknown")
    assert {code for code, flag in found.items() if flag.state == "found"} == set()


def test_flags_of_the_ledger_are_found(made):
    access.enter(made.console, on=builders.TODAY)
    post(made, CASH, DUES, 9_000_000)
    post(made, AccountKey("tt107", "611", "birthday"), CASH, 300_000)
    post(made, AccountKey("tt107", "121"), CASH, 1_000_000)
    post(made, CASH, AccountKey("tt107", "336", "dues", made.district), 2_500_000)
    own_records.install(
        by=made.console, branch_id=made.union, topic="cash_limits", scope={"place": "default", "kind": "cash_on_hand"},
        valid_from=date(2024, 1, 1), value=5_000_000, document="Quy chế quỹ",
    )  # fmt: skip
    ledger.lock_month(by=made.console, unit_id=made.union, month=202405, reason="khóa", on=builders.TODAY)
    ledger.unlock_month(by=made.console, unit_id=made.union, month=202405, reason="mở lại", on=builders.TODAY)

    found = flags(made)

    assert {code for code in ("R2", "R10", "R12", "R17") if found[code].state == "found"} == {"R2", "R10", "R12", "R17"}
    assert "birthday" in found["R2"].findings[0].words
    assert [one.amount for one in found["R10"].findings] == [1_000_000]
    assert found["R12"].findings[0].amount == 10_200_000
    assert [one.amount for one in found["R17"].findings] == [2_500_000]
    assert found["R19"].state == "clean"  # booked before the lock


def test_targets_that_came_after_the_estimate_and_changed_it_are_found(made):
    chief = made.people["chief_accountant"]
    access.enter(made.console, on=date(2024, 1, 10))
    estimating.approved(made.console, chief, made.union, YEAR, on=date(2024, 1, 10))
    facts = {"by": made.console, "unit_id": made.district, "year": YEAR, "document": "20/QĐ-LĐLĐ"}
    for day, amount in ((date(2024, 1, 10), 32_000_000), (date(2024, 3, 1), 30_000_000), (date(2024, 4, 1), 33_000_000)):
        access.enter(made.console, on=day)
        services.allocate_targets(targets=[services.Target(made.union, "dues", amount)], on=day, **facts)
        told = flags(made)["R3"]
        assert [(one.amount, one.on) for one in told.findings] == ([(3_000_000, day)] if amount == 33_000_000 else []), day
    access.enter(made.console, on=date(2024, 4, 2))
    adjusted = {
        "changed": {("dues", "dues"): 33_000_000, ("visits", "visits"): 9_900_000},
        "reason": "Điều chỉnh",
        "document": "20/QĐ-LĐLĐ",
    }
    estimating.approved(made.console, chief, made.union, YEAR, on=date(2024, 4, 2), **adjusted)
    assert flags(made)["R3"].state == "clean"


def test_unpaid_dues_and_a_form_that_no_longer_fits_are_found(made):
    access.enter(made.console, on=builders.TODAY)
    assessments.report_dues(by=made.console, rows=[assessments.DuesRow(made.union, 202401, 48, 2_642_200)], on=builders.TODAY)
    services.select_form(
        by=made.console, unit_id=made.district, form_id="form.b07.hd47.b", from_year=YEAR, document="12/QĐ-LĐLĐ", on=builders.TODAY
    )
    little = {"ceiling.dues.visits.2022": "chưa có ai phải thăm hỏi"}
    sent = services.submit_settlement(by=made.console, code="CD001", year=YEAR, on=LATER, overrides=little)
    access.enter(made.people["chief_accountant"], on=LATER)
    services.approve_settlement(by=made.people["chief_accountant"], submission_id=sent, on=LATER)
    assert flags(made)["R4"].state == "clean"
    post(made, AccountKey("tt107", "611", "visits"), CASH, 70_000)

    found = flags(made)

    assert {one.amount for one in found["R4"].findings} == {70_000, -70_000}
    assert found["R5"].state == "found"


def test_one_hand_and_late_advances_are_found(made):
    bookkeeping.set_separation(
        by=made.acting("chief_accountant"), unit_id=made.union, payer_may_prepare=True, since=date(2024, 1, 1), document="QĐ 1",
        reason="hai người", on=builders.TODAY,
    )  # fmt: skip
    voucher = builders.approved(made, who="union_treasurer")
    bookkeeping.pay_voucher(by=made.acting("union_treasurer"), voucher_id=voucher, on=builders.TODAY)

    found = flags(made)

    assert [(one.voucher_id, "vừa lập vừa chi" in one.words) for one in found["R18"].findings] == [(voucher, True)]


def test_the_page_shows_what_was_found_in_a_bounded_number_of_questions(made, client, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr("congdoan.foundation.access.doors.today", lambda: LATER)
    access.enter(made.console, on=builders.TODAY)
    post(made, AccountKey("tt107", "121"), CASH, 1_000_000)
    client.force_login(access_queries.actor_named("chief_accountant"))
    with django_assert_max_num_queries(60):
        shown = client.get(reverse("budgets:red_flags", args=["CD001", YEAR])).content.decode()
    assert "1 dấu hiệu" in shown
    assert "1.000.000" in shown
    told = client.get(f"/api/budgets/settlements/CD001/{YEAR}/red-flags").json()
    assert {one["code"] for one in told if one["state"] == "found"} == {"R10"}
