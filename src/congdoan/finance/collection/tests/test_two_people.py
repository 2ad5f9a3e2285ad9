"""What needs a second person: a line booked otherwise, a late identification; what one person may still do alone."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congdoan.finance.collection import queries, services
from congdoan.finance.collection.models import Step
from congdoan.finance.collection.queries.proposals import proposals
from congdoan.finance.collection.rules.model import Part
from congdoan.finance.collection.tests.two_people import approve, corrected, second
from congdoan.finance.collection.tests.visiting import DAY, DOUBT, FUND, SURE, UNKNOWN, call, run, words
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger import services as books
from congdoan.foundation.access.services import NotAllowed, enter
from congdoan.people.organisations.tests.builders import person

pytestmark = pytest.mark.django_db


def propose(cast, note, *parts, reason="nhầm người nộp", kind=None):
    told = kind or (parts[0].kind if parts else None)
    return services.propose_correction(
        by=cast.by, unit_id=cast.district, line_id=cast.line(note), kind=told, parts=parts, reason=reason, on=DAY
    )  # fmt: skip


def balances(cast):
    state, _ = queries.load_state(queries.account_of(cast.district))
    return state.bank, state.own, state.paid, state.payable, state.held, state.suspense, state.credits


def as_lone(cast, amount=FUND):
    return Part("KPCD", cast.lone, amount)


# --- one person alone ---


def test_alone_a_person_takes_back_only_the_own_decision_of_the_day(waiting):
    auto, doubt = waiting.line(SURE), waiting.line(DOUBT)
    with pytest.raises(services.SecondPersonNeeded):
        services.undo_line(by=waiting.by, unit_id=waiting.district, line_id=auto, reason="nhầm", on=DAY)
    services.decide_line(by=waiting.by, unit_id=waiting.district, line_id=doubt, kind="KPCD", parts=[as_lone(waiting)], on=DAY)

    for by, on in (
        (person(waiting.by, "khac", role="federation_accountant", branch=waiting.district), DAY),
        (waiting.by, date(2024, 7, 1)),
    ):
        with pytest.raises(services.SecondPersonNeeded):
            services.undo_line(by=by, unit_id=waiting.district, line_id=doubt, reason="nhầm", on=on)
    services.undo_line(by=waiting.by, unit_id=waiting.district, line_id=doubt, reason="nhầm", on=DAY)

    assert balances(waiting)[5][doubt] == FUND


def test_what_was_approved_is_not_taken_back_alone_by_whoever_approved(waiting):
    chief = second(waiting)
    corrected(waiting, DOUBT, as_lone(waiting))
    enter(chief, on=DAY)

    with pytest.raises(NotAllowed):
        services.undo_line(by=chief, unit_id=waiting.district, line_id=waiting.line(DOUBT), reason="x", on=DAY)
    enter(waiting.by, on=DAY)
    with pytest.raises(services.SecondPersonNeeded):
        services.undo_line(by=waiting.by, unit_id=waiting.district, line_id=waiting.line(DOUBT), reason="x", on=DAY)


def test_a_waiting_line_of_a_locked_month_is_identified_by_two_people(waiting):
    waiting.statement(("05-03-2024 10:00:00", FUND, SURE), name="thang-3.xlsx")
    waiting.run()
    books.lock_month(by=waiting.by, unit_id=waiting.district, month=202402, reason="khóa sổ", on=DAY)
    line = waiting.line(DOUBT)

    with pytest.raises(services.SecondPersonNeeded):
        services.decide_line(by=waiting.by, unit_id=waiting.district, line_id=line, kind="KPCD", parts=[as_lone(waiting)], on=DAY)
    corrected(waiting, DOUBT, as_lone(waiting), reason="ngân hàng xác nhận")

    (piece,) = (piece for piece in queries.line_life(waiting.district, line).pieces)
    assert (piece.payer_id, piece.amount, piece.applied_on) == (waiting.lone, FUND, date(2024, 3, 5))
    assert ledger.verify()["ok"]


def test_where_the_reached_month_is_locked_a_correction_is_booked_on_the_first_day_after(waiting):
    books.lock_month(by=waiting.by, unit_id=waiting.district, month=202402, reason="khóa sổ", on=DAY)
    books.lock_month(by=waiting.by, unit_id=waiting.union, month=202402, reason="khóa sổ", on=DAY)

    corrected(waiting, SURE, as_lone(waiting))

    told = Step.objects.filter(line_id=waiting.line(SURE), proposal__isnull=False).values_list("cause", "occurred_on")
    assert sorted(told) == [("decision", date(2024, 3, 1)), ("undo", date(2024, 3, 1))]
    assert balances(waiting)[2] == {(waiting.lone, "KPCD", 202401): FUND}


# --- two people ---


def test_what_another_approves_is_taken_back_and_booked_anew_in_one_go(waiting):
    chief, line = second(waiting), waiting.line(SURE)
    new = propose(waiting, SURE, as_lone(waiting))
    seen = services.preview_correction(
        by=waiting.by, unit_id=waiting.district, line_id=line, kind="KPCD", parts=[as_lone(waiting)], on=DAY
    )  # fmt: skip
    before = balances(waiting)
    assert [(told.one.body_id, told.one.before, told.one.after) for told in seen.months] == [
        (waiting.employer, FUND, 0), (waiting.lone, 0, FUND),
    ]  # fmt: skip
    assert seen.before == seen.after

    approve(waiting, new, chief)

    _, own, paid, payable, held, _, _ = balances(waiting)
    assert paid == {(waiting.lone, "KPCD", 202401): FUND}
    assert (held, payable[waiting.province], own) == ({waiting.lone: 1_500_000}, 150_000, before[1])
    assert waiting.union not in payable
    steps = Step.objects.filter(proposal=new).order_by("number")
    assert [(step.cause, step.recorded_by, step.reason) for step in steps] == [
        ("undo", chief, "nhầm người nộp"), ("decision", chief, "nhầm người nộp"),
    ]  # fmt: skip
    assert ledger.verify()["ok"]


def test_there_and_back_changes_nothing(waiting):
    before = balances(waiting)

    corrected(waiting, SURE, as_lone(waiting))
    corrected(waiting, SURE, Part("KPCD", waiting.employer, FUND))

    assert balances(waiting) == before


def test_nobody_approves_the_own_proposal(waiting):
    new = propose(waiting, SURE)

    with pytest.raises(services.AnotherPersonNeeded):
        services.approve_proposal(by=waiting.by, proposal_id=new, on=DAY)
    attack("INSERT INTO collection_answer (proposal_id, unit_id, is_approved, reason, answered_by, answered_on)"
           " VALUES (%s, %s, true, '', %s, '2024-06-30')", new, waiting.district, waiting.by + 1)  # fmt: skip


def test_an_accountant_prepares_and_does_not_approve(waiting):
    new = propose(waiting, SURE)
    colleague = person(waiting.by, "khac", role="federation_accountant", branch=waiting.district)

    with pytest.raises(NotAllowed):
        services.approve_proposal(by=colleague, proposal_id=new, on=DAY)
    with pytest.raises(NotAllowed):
        services.decline_proposal(by=colleague, proposal_id=new, reason="x", on=DAY)


def test_a_proposal_is_answered_once_and_only_while_nothing_else_happened(waiting):
    chief = second(waiting)
    first = propose(waiting, DOUBT, as_lone(waiting))
    services.suspend_line(by=waiting.by, unit_id=waiting.district, line_id=waiting.line(DOUBT), reason="hỏi thêm", on=DAY)
    with pytest.raises(services.ChangedMeanwhile):
        approve(waiting, first, chief)
    services.decline_proposal(by=waiting.by, proposal_id=first, reason="", on=DAY)

    for act in (
        lambda: services.decline_proposal(by=waiting.by, proposal_id=first, reason="", on=DAY),
        lambda: approve(waiting, first, chief),
    ):
        with pytest.raises(services.AlreadyAnswered):
            act()
    assert proposals(waiting.district, is_open=False)[0][0].state == "withdrawn"
    with pytest.raises(services.UnknownProposal):
        services.approve_proposal(by=waiting.by, proposal_id=999_999, on=DAY)


def test_what_cannot_be_carried_out_is_not_even_proposed(waiting):
    with pytest.raises(services.NothingChanges):
        propose(waiting, SURE, Part("KPCD", waiting.employer, FUND))
    with pytest.raises(services.NothingChanges):
        propose(waiting, UNKNOWN)
    with pytest.raises(services.CannotBook):
        propose(waiting, SURE, as_lone(waiting, FUND - 1))
    with pytest.raises(services.ReasonMissing):
        propose(waiting, SURE, reason=" \x00 ")
    with pytest.raises(services.UnknownLine):
        services.propose_correction(by=waiting.by, unit_id=waiting.district, line_id=2**40, kind=None, reason="x", on=DAY)
    propose(waiting, SURE)
    with pytest.raises(services.AlreadyProposed):
        propose(waiting, SURE, as_lone(waiting))


def test_a_receipt_partly_refunded_is_not_corrected(waiting):
    waiting.statement(("08-02-2024 10:00:00", 4 * FUND, SURE.replace("thang 1", "thang 2")), ("09-02-2024 10:00:00", -777_000, "chi"))
    waiting.run()
    refund, big = waiting.line("chi"), waiting.line("thang 2")
    services.decide_line(by=waiting.by, unit_id=waiting.district, line_id=refund, kind="REFUND_OUT", refers_to=big, on=DAY)

    with pytest.raises(services.NotReversible) as refusal:
        propose(waiting, "thang 2")

    assert "hoàn trả" in refusal.value.explain()


# --- PostgreSQL ---


def attack(statement, *values):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; " + statement, values)


STEP = (
    "INSERT INTO collection_step (unit_id, number, cause, occurred_on, line_id, bank, status, rule, kind, reason, recorded_by, proposal_id)"
    " VALUES (%s, 900, %s, '2024-02-07', %s, 0, %s, '', '', '', 1, %s)"
)


def test_postgresql_refuses_changes_of_one_person(waiting):
    line, new = waiting.line(SURE), propose(waiting, DOUBT, as_lone(waiting))
    books.lock_month(by=waiting.by, unit_id=waiting.district, month=202402, reason="khóa sổ", on=DAY)

    attack(STEP, waiting.district, "undo", line, "review", None)  # booked by rule: never alone
    attack(STEP, waiting.district, "undo", waiting.line(DOUBT), "review", new)  # proposed and not approved
    attack(STEP, waiting.district, "decision", waiting.line(DOUBT), "decided", None)  # of a locked month
    attack(STEP, waiting.district, "held", None, "", None)
    for table in ("proposal", "answer"):
        attack(f"UPDATE collection_{table} SET id = id")
        attack(f"DELETE FROM collection_{table}")


def test_postgresql_refuses_a_change_beyond_its_piece(waiting):
    piece = "INSERT INTO collection_piece (step_id, unit_id, line_id, payer_id, kind, month, amount, applied_on, base, from_credit, of_id)"
    taken = " SELECT step_id, unit_id, line_id, payer_id, kind, {month}, {amount}, applied_on, {base}, false, id FROM collection_piece"

    attack(piece + taken.format(month="month", amount="-amount - 1", base="-amount - 1"))
    attack(piece + taken.format(month="month", amount="1", base="1"))
    attack(piece + taken.format(month="month + 1", amount="0", base="0"))


# --- doors ---


@pytest.fixture
def both(waiting, client):
    """Return a function that signs one of two people in."""
    from django.contrib.auth import get_user_model

    roles = {"federation_accountant": "ke-toan", "chief_accountant": "truong"}
    ids = {role: person(waiting.by, name, role=role, branch=waiting.district) for role, name in roles.items()}

    def enter_as(role):
        client.force_login(get_user_model().objects.get(id=ids[role]))
        return client

    yield enter_as
    enter(waiting.by, on=DAY)


def test_pages_lead_from_a_receipt_to_the_approval(waiting, both):
    client, line = both("federation_accountant"), waiting.line(SURE)
    place = reverse("collection:propose_correction", args=[line])
    form = {"kind": "KPCD", "kind_1": "KPCD", "body_1": "DV002", "amount_1": "2.000.000"}
    assert place in words(client.get(reverse("collection:receipt", args=[line])))

    seen = client.post(place, form | {"xem": "1"})
    silent = client.post(place, form)
    proposed = client.post(place, form | {"reason": "kế toán bên kia gọi"})

    assert "không thêm, không mất" in words(seen)
    assert "giữ hộ đơn vị chưa có công đoàn" in words(seen)
    assert silent.status_code == 422
    assert "Ghi lý do" in words(silent)
    page = words(client.get(proposed["Location"]))
    assert "Ghi lại thành KPCĐ 2.000.000 đ của Công ty Cổ phần Gạch Lộc Ninh Vàng (DV002)" in page
    assert "Rút đề nghị" in page
    assert "Duyệt và ghi sổ" not in page
    approve_at = proposed["Location"] + "duyet/"
    assert client.post(approve_at).status_code == 403

    chief = both("chief_accountant")
    assert "Duyệt và ghi sổ" in words(chief.get(proposed["Location"]))
    done = chief.post(approve_at)

    assert done["Location"] == reverse("collection:receipt", args=[line])
    assert chief.post(approve_at).status_code == 422
    assert "đã duyệt" in words(chief.get(reverse("collection:proposals") + "?loc=xong"))
    enter(waiting.by, on=DAY)
    assert queries.line_life(waiting.district, line).placed == FUND


def test_a_chief_declines_with_a_reason(waiting, both):
    new = propose(waiting, SURE)
    chief, place = both("chief_accountant"), reverse("collection:decline_proposal", args=[new])

    assert chief.post(place).status_code == 422
    assert chief.post(place, {"reason": "chưa đủ giấy tờ"})["Location"] == reverse("collection:proposals")
    assert "chưa đủ giấy tờ" in words(chief.get(reverse("collection:proposal", args=[new])))


def test_the_list_takes_as_many_statements_for_one_as_for_many(waiting, both):
    propose(waiting, SURE, as_lone(waiting))
    client = both("chief_accountant")

    def count():
        with CaptureQueriesContext(connection) as seen:
            assert client.get(reverse("collection:proposals")).status_code == 200
        return len(seen)

    one = count()
    enter(waiting.by, on=DAY)
    propose(waiting, DOUBT, as_lone(waiting))
    propose(waiting, UNKNOWN, as_lone(waiting, 500_000))

    assert count() == one


def test_programs_and_commands_propose_approve_and_decline(waiting, both):
    client, line = both("federation_accountant"), waiting.line(SURE)

    made = call(client, "post", f"/lines/{line}/correction", kind="WAIT", reason="nhầm").json()
    listed = call(client, "get", "/proposals").json()
    refused = call(client, "post", f"/proposals/{made['proposal']}/approve")
    chief = both("chief_accountant")
    done = call(chief, "post", f"/proposals/{made['proposal']}/approve")
    enter(waiting.by, on=DAY)
    again = run("collection_propose_correction", str(line), "KPCD", "--part", "DV002=2000000", "--reason", "đúng là DV002")
    own = run("collection_approve_proposal", str(again["proposal"]), code=1)
    run("collection_decline_proposal", str(again["proposal"]), "--reason", "rút")

    assert [one["state"] for one in listed["proposals"]] == ["open"]
    assert (refused.status_code, done.status_code) == (403, 200)
    assert own["code"] == "proposal-own"
    assert balances(waiting)[5][line] == FUND
    declined = call(both("federation_accountant"), "post", f"/proposals/{made['proposal']}/decline")
    assert declined.status_code in (409, 400)
