"""Money out of the single account: from what is owed to the statement that proves it, and never twice."""

from copy import deepcopy
from datetime import date

import pytest
from django.db import connection

from congdoan.finance.banking import queries as bank
from congdoan.finance.banking import services as banking
from congdoan.finance.collection import queries, services
from congdoan.finance.collection.queries import payouts, proofs
from congdoan.finance.collection.rules.model import Part
from congdoan.finance.collection.rules.payouts import PaidFor, Placed, next_payment, on_the_way, read_source
from congdoan.finance.collection.tests.cast import DAY, FUND, small_district
from congdoan.finance.ledger import services as ledger
from congdoan.finance.ledger.rules import AccountKey, LineDraft
from congdoan.foundation.access.services import NotAllowed, enter
from congdoan.people.organisations import services as register
from congdoan.people.organisations.tests.builders import person

BY_CODE = "MST 3999900012 Cong ty TNHH Mia Duong Suoi Da dong KPCD thang 1 nam 2024"
RECEIVER = "1234567890"  # the account on the other side of every line of these statements
SHARE = 1_500_000  # three quarters of a month's fund


# --- pure ---


def test_what_is_paid_survives_its_name():
    paid_for = PaidFor("refund", 7, 42, 3)

    assert read_source(paid_for.source) == paid_for
    assert read_source("collection/share/7/x/1") is None
    assert paid_for.following.ordinal == 4


def placed(ordinal, *, amount=10, dead=False, proven=False, booked=False):
    return Placed(PaidFor("share", 1, 2, ordinal), amount, dead, proven, booked)


def test_money_is_on_its_way_until_its_line_is_booked():
    orders = [
        placed(1, booked=True, proven=True),
        placed(2, dead=True),
        placed(3, proven=True),
        placed(4),
        placed(5, dead=True, proven=True),
    ]

    assert on_the_way(orders) == {("share", 2): 30}


def test_a_dead_payment_is_replaced_and_a_proven_one_never():
    assert next_payment("share", 1, 2, []).ordinal == 1
    assert next_payment("share", 1, 2, [placed(1), placed(2, dead=True)]).ordinal == 2
    assert next_payment("share", 1, 2, [placed(1), placed(2, dead=True, proven=True)]).ordinal == 3
    assert next_payment("share", 1, 9, [placed(1)]).ordinal == 1


# --- the journey ---


@pytest.fixture(scope="module")
def built_cast(built_once):
    made = small_district(built_once)
    made.preparer = person(built_once, "ke-toan", role="federation_accountant", branch=made.district)
    made.approver = person(built_once, "truong", role="chief_accountant", branch=made.district)
    return made


@pytest.fixture
def cast(entered, built_cast):
    yield deepcopy(built_cast)
    enter(entered, on=DAY)


@pytest.fixture
def payable(cast):
    """The cast, whose union can be paid."""
    register.add_account(by=cast.by, organisation_id=cast.union, number=RECEIVER, bank="BIDV", on=DAY)
    return cast


def acts(by):
    enter(by, on=DAY)
    return by


def due(cast, body_id):
    return next((one for one in payouts.share_dues(cast.district, on=DAY) if one.body_id == body_id), None)


def prepare(cast, *choices, **options):
    choices = choices or [services.ShareChoice(cast.union)]
    return services.prepare_share_payments(by=acts(cast.preparer), unit_id=cast.district, choices=choices, on=DAY, **options)


def send(cast, order_ids):
    banking.approve_payments(by=acts(cast.approver), unit_id=cast.district, order_ids=order_ids, on=DAY)
    banking.export_payments(by=acts(cast.preparer), unit_id=cast.district, order_ids=order_ids, layout="pain001", on=DAY)
    acts(cast.by)


def order(order_id):
    return bank.payments(ids=[order_id])[0]


@pytest.mark.django_db
def test_a_share_goes_from_what_is_owed_to_the_line_that_proves_it_and_is_not_offered_again(payable):
    cast = payable
    cast.statement(("05-02-2024 10:00:00", FUND, BY_CODE))
    cast.run()
    owed = due(cast, cast.union)
    assert (owed.owed, owed.left, [one.number for one in owed.receivers]) == (SHARE, SHARE, [RECEIVER])

    (made,) = prepare(cast)
    assert (due(cast, cast.union).ordered, due(cast, cast.union).left) == (SHARE, 0)
    with pytest.raises(services.CannotPayOut, match="không quá 0 đ"):
        prepare(cast)
    send(cast, [made])
    note = order(made).note
    cast.statement(("07-02-2024 10:00:00", -SHARE, f"REM Tfr Ac {note} CT tu HUYEN"), name="hai.xlsx")
    assert due(cast, cast.union).left == 0  # on the statement, not yet in the books: still on its way
    result = cast.run()

    line = queries.line_life(cast.district, cast.line(note))
    assert (result.auto, result.review) == (1, 0)
    assert (line.match.rule, line.match.kind, line.match.target_id) == ("payment-order", "SHARE_OUT", cast.union)
    assert bank.proofs(cast.district) == {made: line.line.id}
    assert due(cast, cast.union) is None
    with pytest.raises(services.CannotPayOut):
        prepare(cast)
    assert proofs.prove(cast.district, on=DAY).holds


@pytest.mark.django_db
def test_a_failed_share_is_ordered_anew_and_the_new_order_names_the_old(payable):
    cast = payable
    cast.statement(("05-02-2024 10:00:00", FUND, BY_CODE))
    cast.run()
    (first,) = prepare(cast, services.ShareChoice(cast.union, 1_000_000))
    assert due(cast, cast.union).left == 500_000
    send(cast, [first])
    banking.record_outcome(
        by=acts(cast.approver), unit_id=cast.district, order_id=first, outcome="failed", reason="sai tên", on=DAY
    )  # fmt: skip

    (second,) = prepare(cast)

    assert (order(second).amount, order(second).replaces) == (SHARE, order(first).number)


@pytest.mark.django_db
def test_a_line_that_bears_a_number_with_another_sum_waits(payable):
    cast = payable
    cast.statement(("05-02-2024 10:00:00", FUND, BY_CODE))
    cast.run()
    (made,) = prepare(cast)
    send(cast, [made])
    note = order(made).note
    cast.statement(("07-02-2024 10:00:00", -SHARE + 1, note), name="hai.xlsx")

    cast.run()

    assert queries.line_life(cast.district, cast.line(note)).match.rule == "order-contradicted"
    assert due(cast, cast.union).left == 0


@pytest.mark.django_db
def test_an_order_that_leaves_twice_is_booked_once_and_the_second_waits(payable):
    cast = payable
    cast.statement(("05-02-2024 10:00:00", FUND * 2, BY_CODE))
    cast.run()
    (made,) = prepare(cast, services.ShareChoice(cast.union, 1_000_000))
    send(cast, [made])
    note = order(made).note
    cast.statement(("07-02-2024 10:00:00", -1_000_000, note), ("07-02-2024 12:00:00", -1_000_000, f"{note} LAN 2"), name="hai.xlsx")

    cast.run()

    assert queries.line_life(cast.district, cast.line("LAN 2")).match.rule == "order-paid-before"
    assert due(cast, cast.union).owed == 2 * SHARE - 1_000_000


@pytest.mark.django_db
def test_two_lines_of_one_payer_never_give_back_more_than_its_whole_surplus(cast):
    cast.statement(("05-02-2024 10:00:00", FUND * 3, BY_CODE), ("06-02-2024 10:00:00", 300_000, BY_CODE))
    cast.run()
    old, new = sorted(row.line.id for row in payouts.refundable(cast.district, on=DAY))
    at = {"unit_id": cast.district, "on": DAY, "bank": "BIDV"}
    by = acts(cast.preparer)
    first = services.prepare_refund(by=by, line_id=old, **at)
    services.prepare_refund(by=by, line_id=new, **at)
    send(cast, [first])
    cast.statement(("10-02-2024 10:00:00", -FUND, order(first).note), name="hai.xlsx")

    cast.run()  # the refund of the old line is taken from the newest surplus

    assert [(row.line.id, row.held, row.left) for row in payouts.refundable(cast.district, on=DAY)] == [(old, 300_000, 0)]
    with pytest.raises(services.NothingToRefund):
        services.prepare_refund(by=acts(cast.preparer), line_id=old, **at)


@pytest.mark.django_db
def test_shares_that_cannot_be_ordered_are_told_at_once_and_a_stale_preview_is_refused(payable):
    cast = payable
    cast.statement(("05-02-2024 10:00:00", FUND, BY_CODE))
    cast.run()
    choices = [services.ShareChoice(cast.union, SHARE + 1), services.ShareChoice(cast.province), services.ShareChoice(1)]

    with pytest.raises(services.CannotPayOut) as refusal:
        prepare(cast, *choices)
    assert [text.split(":")[0] for text in refusal.value.facts["problems"]] == ["CD001", "LDLD-TN", "Đơn vị số 1"]
    _, mark = services.preview_share_payments(
        by=cast.preparer, unit_id=cast.district, choices=[services.ShareChoice(cast.union, 1)], on=DAY
    )  # fmt: skip
    prepare(cast, services.ShareChoice(cast.union, 2))
    with pytest.raises(services.StalePayout):
        prepare(cast, services.ShareChoice(cast.union, 1), mark=mark)
    with pytest.raises(NotAllowed):
        services.prepare_share_payments(by=acts(cast.approver), unit_id=cast.district, choices=choices, on=DAY)


@pytest.mark.django_db
def test_a_surplus_and_foreign_money_go_back_to_where_they_came_from_never_more_than_is_left(cast):
    cast.statement(("05-02-2024 10:00:00", FUND * 4, BY_CODE), ("06-02-2024 10:00:00", 700_000, "nop tien"))
    cast.run()
    wrong, surplus = cast.line("nop tien"), cast.line("Suoi Da")
    at = {"unit_id": cast.district, "on": DAY}
    with pytest.raises(services.NothingToRefund):  # nobody has said yet what this money is
        services.prepare_refund(by=cast.by, line_id=wrong, **at)
    services.decide_line(by=cast.by, line_id=wrong, kind="OTHER_IN", reason="chuyển nhầm", **at)
    assert {(row.line.id, row.kind, row.left) for row in payouts.refundable(cast.district, on=DAY)} == {
        (wrong, "wrong", 700_000), (surplus, "surplus", FUND * 2),
    }  # fmt: skip

    by = acts(cast.preparer)
    with pytest.raises(services.RefundTooLarge, match=r"700\.000"):
        services.prepare_refund(by=by, line_id=wrong, amount=700_001, **at)
    made = services.prepare_refund(by=by, line_id=wrong, amount=300_000, bank="BIDV", **at)
    back = services.prepare_refund(by=by, line_id=surplus, bank="BIDV", **at)
    with pytest.raises(services.NothingToRefund):
        services.prepare_refund(by=by, line_id=surplus, **at)
    assert [order(one).account for one in (made, back)] == [RECEIVER, RECEIVER]
    send(cast, [made, back])
    cast.statement(
        ("10-02-2024 10:00:00", -300_000, order(made).note), ("10-02-2024 11:00:00", -FUND * 2, order(back).note), name="hai.xlsx"
    )
    cast.run()

    assert {(row.line.id, row.left) for row in payouts.refundable(cast.district, on=DAY)} == {(wrong, 400_000)}
    assert queries.line_life(cast.district, cast.line(order(back).note)).match.rule == "payment-order"
    assert proofs.prove(cast.district, on=DAY).holds


# --- the proofs ---


def post(unit_id, by, debit, credit, amount, on=date(2024, 2, 6)):
    known = ledger.accounts([debit, credit])
    ledger.post_entry(
        by=by, unit_id=unit_id, accounting_date=on, event="hand", description="bút toán tay", source=f"thu/{unit_id}/{amount}",
        lines=[LineDraft(known[debit], amount, False), LineDraft(known[credit], -amount, False)], on=DAY,
    )  # fmt: skip


@pytest.mark.django_db
def test_the_first_day_that_differs_and_the_pair_that_does_not_cancel_are_named_with_their_lines(cast):
    cast.statement(
        ("05-02-2024 10:00:00", FUND, BY_CODE), ("05-02-2024 11:00:00", 5, "nop tien"), ("09-02-2024 10:00:00", 500_000, "nop tien hai")
    )
    cast.run()
    at = {"unit_id": cast.district, "on": DAY}
    services.decide_line(by=cast.by, line_id=cast.line("nop tien"), kind="DUES", parts=[Part("DUES", cast.union, 5)], **at)
    proven = proofs.prove(cast.district, on=DAY)
    assert proven.holds
    assert [(day.on.day, day.bank, day.books) for day in proven.days] == [(5, 3_000_005, 3_000_005), (9, 3_500_005, 3_500_005)]
    assert {(pair.item, pair.body_id, pair.own, pair.has_books) for pair in proven.pairs} == {
        ("share", cast.union, -SHARE, True), ("share", cast.province, -150_000, False), ("share", cast.tld, -50_000, False),
        ("dues", cast.union, -5, True),
    }  # fmt: skip
    assert {place.words: place.account for place in proven.placed}["Phải trả công đoàn và cấp trên"] == SHARE + 200_000

    post(cast.district, cast.by, AccountKey("tt107", "1121"), AccountKey("tt107", "5118"), 7)
    post(cast.union, cast.by, AccountKey("tt107", "1368", "share", cast.district), AccountKey("tt107", "5118"), 11)
    broken = proofs.prove(cast.district, on=DAY)

    assert not broken.holds
    assert (broken.first_wrong_day.on, broken.first_wrong_day.difference) == (date(2024, 2, 9), 7)
    (pair,) = broken.wrong_pairs
    assert (pair.item, pair.body_id, pair.difference) == ("share", cast.union, 11)
    assert [(side.unit_id, side.amount, side.words) for side in pair.lacking] == [(cast.union, 11, "bút toán tay")]
    connection.check_constraints()
