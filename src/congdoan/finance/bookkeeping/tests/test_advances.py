"""Advances: paid = settled + returned + open, different people at each step, once in the books, guarded a second time."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from congdoan.finance.bookkeeping import queries, services
from congdoan.finance.bookkeeping.models import Advance, AdvancePart, AdvanceStep
from congdoan.finance.bookkeeping.rules import advances as rules
from congdoan.finance.bookkeeping.tests import advancing
from congdoan.finance.bookkeeping.tests.advancing import DUE, ON, UNION
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import AccountFilter
from congdoan.foundation.access.services import NotAllowed
from congdoan.foundation.reference import services as reference

ASKED = 100
KINDS = [*rules.STEP_WORDS]
SMALL = st.sampled_from([0, 20, 30, 50, 80, 100, 120, 150])


@pytest.fixture
def cast(entered):
    return advancing.cast(entered)


def step(place, kind, amount=0, takes_back=None):
    return rules.AdvanceStep(place, kind, amount, takes_back)


@given(st.lists(st.tuples(st.sampled_from(KINDS), SMALL, st.integers(1, 12)), max_size=40))
def test_whatever_is_tried_what_was_paid_is_settled_returned_or_open(tries):
    steps = []
    for kind, amount, place in tries:
        now = rules.standing_of(steps)
        amount = {"accepted": now.pending, "refused": now.pending, "settled": now.pending, "topped_up": now.extra}.get(kind, amount)
        meant = next((one for one in steps if one.place == place), None)
        amount = meant.amount if kind == "reversed" and meant else amount
        following = step(len(steps) + 1, kind, amount, place if kind == "reversed" else None)
        if rules.may_follow(ASKED, steps, following):
            steps.append(following)
        now = rules.standing_of(steps)

        assert now.paid + now.topped_up == now.settled + now.returned + now.open
        assert now.open >= 0
        assert now.paid in (0, ASKED)


def test_a_settlement_above_the_advance_waits_for_the_extra_payment():
    steps = [step(1, "approved", 100), step(2, "paid", 100), step(3, "filed", 130), step(4, "accepted", 130)]

    assert rules.standing_of(steps).extra == 30
    assert not rules.may_follow(ASKED, steps, step(5, "settled", 130))
    assert rules.may_follow(ASKED, steps, step(5, "topped_up", 30))


def accounts(unit_id=UNION):
    return {
        code: sum(amount for _, amount in ledger.turnover_by_day(unit_id, AccountFilter(codes=(code,)), until=ON))
        for code in ("111", "112", "141", "611")
    }


@pytest.mark.django_db
def test_an_advance_is_settled_in_parts_and_its_rest_given_back(cast):
    advance_id = cast.paid(3_000_000)
    cast.settle(advance_id, services.Spent("care", 1_500_000, "Quà", "HĐ 12"), services.Spent("movement", 500_000, "Văn nghệ"))
    waiting = cast.row(advance_id)
    assert cast.accept(advance_id)
    cast.give_back(advance_id, 900_000)
    cast.settle(advance_id, 100_000)
    cast.accept(advance_id)

    row = cast.row(advance_id)
    assert waiting.words == "chờ duyệt thanh toán"
    assert (row.state, row.number, row.paid, row.settled, row.returned, row.open) == ("closed", 1, 3_000_000, 2_100_000, 900_000, 0)
    assert accounts() == {"111": 7_900_000, "112": 0, "141": 0, "611": 2_100_000}
    items = {row.account.item: row.debit for row in ledger.turnover([UNION], during=(202401, 202412), accounts=AccountFilter(("611",)))}
    assert items == {"care": 1_600_000, "movement": 500_000}


@pytest.mark.django_db
def test_what_is_spent_beyond_is_paid_before_it_is_booked(cast):
    advance_id = cast.paid(1_000_000)
    cast.settle(advance_id, 1_250_000)

    assert not cast.accept(advance_id)
    assert (cast.row(advance_id).words, accounts()["611"]) == ("đã duyệt thanh toán, chờ chi thêm", 0)
    cast.give(cast.chair, "union_treasurer")
    with pytest.raises(services.AnotherPersonNeeded):
        services.pay_extra(by=cast.acts(cast.chair), advance_id=advance_id, money="cash", on=ON)
    assert services.pay_extra(by=cast.acts(cast.treasurer), advance_id=advance_id, money="cash", on=ON) == 250_000
    assert cast.row(advance_id).state == "closed"
    assert accounts() == {"111": 8_750_000, "112": 0, "141": 0, "611": 1_250_000}


@pytest.mark.django_db
def test_steps_in_the_books_are_taken_back_from_the_last_to_the_first(cast):
    advance_id = cast.paid(1_000_000)
    cast.settle(advance_id, 1_000_000)
    cast.accept(advance_id)

    with pytest.raises(services.NothingToTakeBack):
        cast.take_back(advance_id, 2)
    with pytest.raises(services.ReasonMissing):
        cast.take_back(advance_id, 5, reason=" ")
    cast.take_back(advance_id, 5)
    assert (cast.row(advance_id).state, accounts()["141"]) == ("paid", 1_000_000)
    cast.take_back(advance_id, 2, red=True)
    with pytest.raises(services.NothingToTakeBack):
        cast.take_back(advance_id, 2)
    assert cast.row(advance_id).state == "taken_back"
    assert accounts() == {"111": 10_000_000, "112": 0, "141": 0, "611": 0}


@pytest.mark.django_db
def test_money_may_go_and_come_by_the_bank(cast):
    advance_id = cast.request(400_000_000)
    cast.approve(advance_id)
    cast.pay(advance_id, "bank")
    cast.give_back(advance_id, 400_000_000, "bank")

    assert accounts() == {"111": 10_000_000, "112": 0, "141": 0, "611": 0}
    assert cast.row(advance_id).state == "closed"


@pytest.mark.django_db
def test_the_wrong_person_the_wrong_moment_and_too_much_are_refused(cast):
    with pytest.raises(services.AdvanceUnfit, match=r"ghi họ tên.*ghi lý do.*lớn hơn 0.*hạn thanh toán"):
        cast.request(0, person=" \x00", purpose="", due_on=ON - timedelta(1))
    advance_id = cast.request()
    with pytest.raises(NotAllowed):
        services.approve_advance(by=cast.acts(cast.accountant), advance_id=advance_id, on=ON)
    with pytest.raises(services.StepNotNow):
        cast.pay(advance_id)
    cast.approve(advance_id)
    with pytest.raises(services.StepNotNow):
        cast.approve(advance_id)
    cast.pay(advance_id)
    with pytest.raises(services.StepNotNow):
        cast.pay(advance_id)
    with pytest.raises(services.MoreThanHeld):
        cast.give_back(advance_id, 3_000_001)
    with pytest.raises(services.SettlementUnfit) as refusal:
        cast.settle(advance_id, services.Spent("dues", 0, ""))
    assert len(refusal.value.facts["problems"]) == 3
    with pytest.raises(services.SettlementUnfit):
        cast.settle(advance_id)
    cast.settle(advance_id, 1_000)
    services.decline_settlement(by=cast.acts(cast.chair), advance_id=advance_id, reason="thiếu hóa đơn", on=ON)
    with pytest.raises(services.StepNotNow):
        cast.accept(advance_id)
    with pytest.raises(services.UnknownAdvance):
        cast.approve(10**12)


@pytest.mark.django_db
def test_whoever_asked_never_approves_even_with_the_right(cast):
    cast.give(cast.accountant, "union_chair")
    cast.give(cast.accountant, "union_treasurer")
    advance_id = cast.request()
    facts = {"advance_id": advance_id, "on": ON}

    with pytest.raises(services.AnotherPersonNeeded, match="lập đề nghị"):
        services.approve_advance(by=cast.acts(cast.accountant), **facts)
    cast.approve(advance_id)
    with pytest.raises(services.AnotherPersonNeeded, match="lập đề nghị"):
        services.pay_advance(by=cast.acts(cast.accountant), money="cash", **facts)
    by = cast.acts(cast.console)
    services.set_separation(by=by, unit_id=UNION, payer_may_prepare=True, since=ON, document="QĐ 01", reason="chỉ hai người", on=ON)
    assert services.pay_advance(by=cast.acts(cast.accountant), money="cash", **facts)


@pytest.mark.django_db
def test_a_second_advance_says_why(cast):
    cast.paid()

    with pytest.raises(services.AdvanceStillOpen, match=r"tạm ứng số 1/2024.*3\.000\.000"):
        cast.request(person="nguyen thi HOA")
    second = cast.request(person="nguyễn thị hoa", second_reason="đi công tác đột xuất")
    services.decline_advance(by=cast.acts(cast.chair), advance_id=second, reason="chưa cần", on=ON)
    assert (cast.row(second).number, cast.row(second).words) == (2, "không duyệt")


@pytest.mark.django_db
def test_cash_is_paid_out_of_cash_that_is_there_and_below_the_federations_limit(cast):
    poor = cast.request(10_000_001, person="An")
    cast.approve(poor)
    with pytest.raises(services.CashShort, match=r"chỉ còn 10\.000\.000"):
        cast.pay(poor)

    cast.acts(cast.console)
    reference.install(
        by=cast.console, branch_id=advancing.builders.DISTRICT, topic="cash_limits", valid_from=date(2024, 1, 1), value=5_000_000,
        scope={"place": "default", "kind": "cashless_above"}, document="Quy chế chi tiêu 2024",
    )  # fmt: skip
    big = cast.request(5_000_001, person="Bình")
    cast.approve(big)
    with pytest.raises(services.CashlessRequired, match="Quy chế chi tiêu 2024"):
        cast.pay(big)


@pytest.mark.django_db
def test_the_register_tells_the_late_first_and_pages_on(cast, django_assert_num_queries):
    late = cast.paid(100_000, person="Lan")
    first, second = cast.request(person="Minh"), cast.request(person="Nga")
    done = cast.request(person="Oanh")
    services.decline_advance(by=cast.acts(cast.chair), advance_id=done, reason="thôi", on=ON)
    after_due = DUE + timedelta(3)

    cast.acts(cast.console)
    with django_assert_num_queries(1):
        rows = queries.advances(on=after_due)
    assert [(row.id, row.late_days) for row in rows] == [(late, 3), (first, 0), (second, 0), (done, 0)]
    page = queries.advances(on=after_due, after=(rows[1].rank, rows[1].due_on, rows[1].id), limit=1)
    assert [row.id for row in page] == [second]
    assert [row.id for row in queries.advances(on=ON, text="qua tet", states={"declined"})] == [done]
    assert [row.id for row in queries.advances(on=after_due, is_late=True)] == [late]
    assert queries.advance_sums(on=after_due)["late"] == (1, 100_000)


# --- the promises, broken on purpose by whoever may write rows ---------------------------------------------------------


def by_hand(cast, advance_id, kind, amount, *, by, **facts):
    """Insert a step past the services."""
    place = AdvanceStep.objects.filter(advance_id=advance_id).count() + 1
    cast.acts(by)
    given = {"recorded_by": by, "happened_on": ON} | facts
    with transaction.atomic():
        AdvanceStep.objects.create(advance_id=advance_id, unit_id=UNION, place=place, kind=kind, amount=amount, **given)


def copied_by_hand(cast, advance_id):
    """Insert the same request once more past the services."""
    cast.acts(cast.accountant)
    copied = Advance.objects.get(id=advance_id)
    copied.pk = None
    with transaction.atomic():
        copied.save(force_insert=True)


def line_by_hand(step_id):
    """Add a line to a settlement that is filed."""
    with transaction.atomic():
        AdvancePart.objects.create(step_id=step_id, unit_id=UNION, line_no=2, category="care", amount=1, words="thêm")
        connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.django_db
def test_postgresql_keeps_people_sums_and_numbers_apart_from_the_services(cast):
    advance_id = cast.request(100)
    with pytest.raises(IntegrityError, match="another person"):
        by_hand(cast, advance_id, "approved", 100, by=cast.accountant)
    with pytest.raises(IntegrityError, match="step approved of 99"):
        by_hand(cast, advance_id, "approved", 99, by=cast.chair)
    cast.approve(advance_id)
    with pytest.raises(IntegrityError, match="advance_money_in_the_books"):
        by_hand(cast, advance_id, "paid", 100, by=cast.treasurer)
    with pytest.raises(IntegrityError, match="own entry"):
        by_hand(cast, advance_id, "paid", 100, by=cast.treasurer, entry_id=1)
    for by in (cast.chair, cast.accountant):
        with pytest.raises(IntegrityError, match="another person"):
            by_hand(cast, advance_id, "paid", 100, by=by, entry_id=1)
    cast.pay(advance_id)
    with pytest.raises(IntegrityError, match="step settled of 100"):
        by_hand(cast, advance_id, "settled", 100, by=cast.treasurer, entry_id=1)
    cast.settle(advance_id, 120)
    with pytest.raises(IntegrityError, match="another person"):
        by_hand(cast, advance_id, "accepted", 120, by=cast.accountant)
    cast.accept(advance_id)
    with pytest.raises(IntegrityError, match="step settled of 120"):  # more than was paid, without the extra payment
        by_hand(cast, advance_id, "settled", 120, by=cast.treasurer, entry_id=1)
    with pytest.raises(IntegrityError, match="whoever acts"):
        by_hand(cast, advance_id, "refused", 120, by=cast.treasurer, words="x", recorded_by=cast.chair)
    with pytest.raises(IntegrityError, match="a second advance says why"):
        copied_by_hand(cast, advance_id)


@pytest.mark.django_db
def test_postgresql_folds_the_steps_as_the_rules_do(cast):
    advance_id = cast.paid(100)
    cast.settle(advance_id, 130)
    cast.accept(advance_id)
    services.pay_extra(by=cast.acts(cast.treasurer), advance_id=advance_id, money="cash", on=ON)
    cast.take_back(advance_id, 6)
    cast.give_back(advance_id, 30)
    cast.take_back(advance_id, 8)
    row = cast.row(advance_id)
    steps = [step(one.place, one.kind, one.amount, one.takes_back) for one in queries.steps_of(advance_id)]

    for upto in range(len(steps) + 1):
        now = rules.standing_of(steps[:upto])
        assert now.open >= 0
    names = ("state", "paid", "topped_up", "settled", "returned", "pending", "is_accepted", "open")
    assert [getattr(row, name) for name in names] == [getattr(now, name) for name in names]


@pytest.mark.django_db
def test_a_settlement_is_the_sum_of_its_lines(cast):
    advance_id = cast.paid(100)
    cast.settle(advance_id, 60)
    filed = AdvanceStep.objects.get(advance_id=advance_id, kind="filed")

    with pytest.raises(IntegrityError, match="sum of its lines"):
        line_by_hand(filed.id)
