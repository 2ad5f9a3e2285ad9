"""The share held for an employer without a union: a sub-ledger that the books prove, handed over by two people, never more than is held."""

import io
from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from congdoan.finance.collection import queries, services
from congdoan.finance.collection.queries.held import held_ledger
from congdoan.finance.collection.rules.model import Part
from congdoan.finance.collection.tests.two_people import approve, corrected, second
from congdoan.finance.collection.tests.visiting import DAY, DOUBT, FUND, UNKNOWN, call, run, words
from congdoan.finance.ledger import queries as ledger
from congdoan.foundation.access.services import enter
from congdoan.people.organisations import services as organisations
from congdoan.people.organisations.tests.builders import organisation, person

pytestmark = pytest.mark.django_db
HELD = 1_500_000


@pytest.fixture
def founded(waiting):
    """A month of the lone employer is paid, its share held; then a union is founded there."""
    services.decide_line(
        by=waiting.by, unit_id=waiting.district, line_id=waiting.line(DOUBT), kind="KPCD", parts=[Part("KPCD", waiting.lone, FUND)], on=DAY
    )  # fmt: skip
    day = date(2024, 5, 20)
    waiting.new_union = organisation(
        waiting.by, "grassroots_union", "CD002", parent=waiting.district, founded_on=day, name="CĐCS Công ty CP Gạch Lộc Ninh Vàng"
    )
    organisations.place(by=waiting.by, organisation_id=waiting.lone, parent_id=waiting.new_union, since=day, on=DAY)
    return waiting


def propose(cast, **given):
    return services.propose_held_transfer(
        by=cast.by, unit_id=cast.district, employer_id=cast.lone, on=DAY, **{"reason": "QĐ 12/QĐ-LĐLĐ", **given}
    )  # fmt: skip


def money(cast):
    state, _ = queries.load_state(queries.account_of(cast.district))
    assert state.unplaced == 0
    return state.held.get(cast.lone, 0), state.payable.get(cast.new_union, 0)


def row(cast):
    found = held_ledger(cast.district, year=2024, on=DAY)
    assert found.difference == 0
    (only,) = found.rows
    assert only.opening + only.came + only.inherited - only.moved == only.left
    return only


def test_the_share_is_held_until_two_people_hand_it_over_and_the_same_way_back(founded):
    chief = second(founded)
    assert (row(founded).gained, row(founded).left, row(founded).union_code) == ({202402: HELD}, HELD, "CD002")

    approve(founded, propose(founded), chief)

    assert money(founded) == (0, HELD)
    assert (row(founded).moved, row(founded).left) == (HELD, 0)
    trial = {account.code: account for account in ledger.trial_balance(founded.new_union, month=202412)}
    assert trial["1368"].closing_debit == HELD
    approve(founded, propose(founded, is_back=True, amount=500_000), chief)
    assert money(founded) == (500_000, 1_000_000)
    assert row(founded).left == 500_000
    assert ledger.verify()["ok"]


def test_more_than_is_held_and_unions_that_do_not_stand_are_refused(founded):
    with pytest.raises(services.MoreThanHeld):
        propose(founded, amount=HELD + 1)
    with pytest.raises(services.MoreThanHeld):
        propose(founded, is_back=True)
    with pytest.raises(services.UnionNotStanding):
        propose(founded, union_id=founded.employer)
    with pytest.raises(services.ReasonMissing):
        propose(founded, reason="")
    with pytest.raises(services.NoUnionToday):
        services.propose_held_transfer(by=founded.by, unit_id=founded.district, employer_id=founded.tld, reason="x", on=DAY)
    propose(founded, union_id=founded.union, amount=1, reason="theo thỏa thuận hai công đoàn")
    with pytest.raises(services.AlreadyProposed):
        propose(founded)


def test_a_correction_after_the_transfer_takes_the_share_from_the_union_that_has_it(founded):
    chief = second(founded)
    approve(founded, propose(founded), chief)

    corrected(founded, DOUBT)

    assert money(founded) == (0, 0)
    assert ledger.verify()["ok"]


def test_postgresql_never_moves_more_than_is_held_nor_otherwise_than_agreed(founded):
    new, chief = propose(founded, amount=1_000), second(founded)
    enter(chief, on=DAY)
    step = (
        "SET CONSTRAINTS ALL IMMEDIATE; INSERT INTO collection_answer (proposal_id, unit_id, is_approved, reason, answered_by, answered_on)"
        " VALUES (%(p)s, %(u)s, true, '', 1, '2024-06-30');"
        " INSERT INTO collection_step (unit_id, number, cause, occurred_on, bank, status, rule, kind, reason, law, recorded_by,"
        " proposal_id)"
        " VALUES (%(u)s, 900, 'held', '2024-02-07', 0, '', '', '', '', 'x', 1, %(p)s);"
        " INSERT INTO collection_reclassification (step_id, unit_id, moved_on, from_held_id, to_id, amount)"
        " SELECT id, unit_id, occurred_on, %(e)s, %(to)s, %(amount)s FROM collection_step WHERE number = 900"
    )
    agreed = {"p": new, "u": founded.district, "e": founded.lone, "to": founded.new_union, "amount": 1_000}
    for wrong in ({"amount": 1_001}, {"to": founded.union}, {"e": founded.employer}):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(step, agreed | wrong)
    enter(founded.by, on=DAY)
    services.decline_proposal(by=founded.by, proposal_id=new, reason="", on=DAY)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO collection_proposal (unit_id, what, employer_id, union_id, is_back, amount, reason, proposed_by, proposed_on)"
            " VALUES (%(u)s, 'held', %(e)s, %(to)s, false, 1500001, 'x', 1, '2024-06-30') RETURNING id", agreed,
        )  # fmt: skip
        too_much = agreed | {"p": cursor.fetchone()[0], "amount": HELD + 1}
    enter(chief, on=DAY)
    with pytest.raises(DatabaseError, match="more than is held"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(step, too_much)
    enter(founded.by, on=DAY)


def test_the_page_its_workbook_programs_and_the_command(founded, client):
    accountant = person(founded.by, "ke-toan", role="federation_accountant", branch=founded.district)
    client.force_login(get_user_model().objects.get(id=accountant))
    place = reverse("collection:propose_held_transfer", args=["DV002"])

    page = words(client.get(reverse("collection:held")))
    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get(reverse("collection:held_workbook")).content))
    form = words(client.get(place))
    wrong = client.post(place, {"way": "to", "amount": "một triệu", "reason": "x"})
    sent = client.post(place, {"way": "to", "amount": "1.000.000", "reason": "QĐ 12"})
    shown = words(client.get(sent["Location"]))
    listed = call(client, "get", "/held").json()
    refused = call(client, "post", "/held/DV002/transfer", reason="x")

    assert "khớp sổ kế toán" in page
    assert place in page
    assert book.get_sheet_by_name("Giữ hộ").to_python()[1][-1] == HELD
    assert "CD002" in form
    assert (wrong.status_code, sent.status_code) == (422, 302)
    assert "Chuyển 1.000.000 đ từ phần giữ hộ" in shown
    assert listed["left"] == listed["books"] == HELD
    assert refused.json()["code"] == "proposal-open"
    assert client.get(reverse("collection:propose_held_transfer", args=["DV001"])).status_code == 404
    enter(founded.by, on=DAY)
    told = run("collection_propose_held_transfer", "DV002", "--amount", "1", "--reason", "x", code=1)
    assert told["code"] == "proposal-open"


def test_the_page_takes_as_many_statements_for_one_employer_as_for_two(founded, client):
    chief = person(founded.by, "truong", role="chief_accountant", branch=founded.district)
    client.force_login(get_user_model().objects.get(id=chief))

    def count():
        with CaptureQueriesContext(connection) as seen:
            assert client.get(reverse("collection:held")).status_code == 200
        return len(seen)

    one = count()
    enter(founded.by, on=DAY)
    other = organisation(founded.by, "employer", "DV003", parent=founded.district, founded_on=date(2020, 1, 1), tax_code="3999900076")
    from congdoan.finance.assessments import services as assessments

    assessments.record_opening_charges(by=founded.by, rows=[(other, "KPCD", 202312, 500_000)], on=DAY)
    services.decide_line(
        by=founded.by, unit_id=founded.district, line_id=founded.line(UNKNOWN), kind="KPCD", parts=[Part("KPCD", other, 500_000)], on=DAY
    )  # fmt: skip

    assert count() == one
    assert len(held_ledger(founded.district, year=2024, on=DAY).rows) == 2
