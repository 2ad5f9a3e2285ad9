"""A settlement that does not keep a spending ceiling goes up only with a reason for it, by who may override."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from congdoan.finance.budgets import queries, services
from congdoan.finance.ledger import queries as ledger_queries
from congdoan.finance.ledger import services as ledger
from congdoan.finance.ledger.rules import AccountKey, LineDraft
from congdoan.foundation.access import services as access
from congdoan.people.organisations.tests.builders import federations, organisation, person

pytestmark = pytest.mark.django_db
ON, YEAR = date(2025, 1, 20), 2024
E1 = {"salary_allowance": 4_900_000, "visits": 4_438_896, "other_spending": 500_000}
"""Spending of finance-rules E1 and E2: usable dues 11,097,240, at most 4,993,758; at least 4,438,896; at most 1,664,586."""


@pytest.fixture
def cast(entered):
    *_, district = federations(entered)
    union = organisation(entered, "grassroots_union", "CD001", parent=district)
    services.select_form(by=entered, unit_id=district, form_id="form.b07.hd47.b", from_year=YEAR, document="12/QĐ-LĐLĐ", on=ON)
    chair = person(entered, "chu.tich", role="union_chair", branch=union)
    accountant = person(entered, "ke.toan", role="federation_accountant", branch=district)
    return {"console": entered, "district": district, "union": union, "chair": chair, "accountant": accountant}


def book(cast, account, item, amount):
    access.enter(cast["console"], on=ON)
    ids = ledger.accounts({AccountKey("tt107", account, item), AccountKey("tt107", "1121")})
    lines = [LineDraft(ids[AccountKey("tt107", account, item)], amount), LineDraft(ids[AccountKey("tt107", "1121")], -amount)]
    ledger.post_entry(
        by=cast["console"], unit_id=cast["union"], accounting_date=date(2024, 11, 5), event="test/e1", description=item,
        source=f"test/{item}/{amount}", lines=lines, on=ON,
    )  # fmt: skip


def settle(cast, *, extra=None):
    """Book the dues of E1 and its spending, with something more of some categories."""
    book(cast, "5118", "dues", -15_853_200)
    for category, amount in E1.items():
        book(cast, "611", category, amount + (extra or {}).get(category, 0))


def send(cast, who="chair", **facts):
    access.enter(cast[who], on=ON)
    return services.submit_settlement(by=cast[who], code="CD001", year=YEAR, on=ON, **facts)


def test_what_the_law_still_allows_goes_up_without_a_word(cast):
    settle(cast)

    checks = {check.id: check for check in queries.settled_ceilings(queries.settlement("CD001", YEAR))}
    assert checks["ceiling.dues.salary_allowance.2022"].limit == 4_993_758
    assert (checks["ceiling.dues.visits.2022"].limit, checks["ceiling.dues.visits.2022"].state) == (4_438_896, "kept")
    assert queries.sent(send(cast)).overrides == ()


@pytest.mark.parametrize(
    ("extra", "ceiling"),
    [
        ({"salary_allowance": 93_759}, "ceiling.dues.salary_allowance.2022"),
        ({"visits": -1}, "ceiling.dues.visits.2022"),
        ({"other_spending": 1_164_587}, "ceiling.dues.other.2022"),
    ],
)
def test_one_dong_beyond_needs_a_reason_by_who_may_override(cast, extra, ceiling):
    settle(cast, extra=extra)
    with pytest.raises(services.CeilingNotKept):
        send(cast)
    with pytest.raises(services.CeilingNotKept):
        send(cast, overrides={ceiling: "  "})
    with pytest.raises(access.NotAllowed):
        send(cast, "accountant", overrides={ceiling: "Bão số 3"})

    sent = send(cast, overrides={ceiling: "Bão số 3", "another": "x"})

    ((name, why),) = queries.sent(sent).overrides
    assert (name != ceiling, why) == (True, "Bão số 3")
    (sealed,) = ledger_queries.evidence_of([f"budgets/submission/{sent}"], kind="settlement_submitted")
    assert sealed.body["overrides"] == f"{ceiling}: Bão số 3"


def test_a_branch_is_not_judged_by_what_its_unions_spend(cast):
    settle(cast, extra={"salary_allowance": 9_000_000})

    assert queries.settled_ceilings(queries.settlement("LDLD-DMC", YEAR)) == []


COPY = """
INSERT INTO budgets_submission
  (unit_id, upper_id, year, number, form, content, sha256, note, reason, missing, submitted_by, submitted_on)
SELECT unit_id, upper_id, 2023, 1, form, content, sha256, '', '', 0, 0, submitted_on FROM budgets_submission WHERE id = %s
"""
SAY = "INSERT INTO budgets_submissionoverride (submission_id, unit_id, ceiling, spent, \"limit\", reason) VALUES (%s, %s, %s, %s, %s, 'x')"


def test_postgresql_wants_every_ceiling_explained_and_no_other(cast):
    settle(cast, extra={"visits": -1})
    sent = send(cast, overrides={"ceiling.dues.visits.2022": "Bão số 3"})

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(IntegrityError, match="is explained"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(COPY, [sent])
    wrong = [("ceiling.dues.other.2022", 500_000, "1"), ("ceiling.dues.visits.2022", 1, "4438896")]
    for ceiling, spent, limit in wrong:
        with pytest.raises(DatabaseError, match="does not keep it"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(SAY, [sent, cast["union"], ceiling, spent, limit])
