"""The account, line by line."""

import gc
from dataclasses import replace
from datetime import date

import pytest

from congdoan.finance.collection.rules.allocate import allocate
from congdoan.finance.collection.rules.changes import undo
from congdoan.finance.collection.rules.engine import decide, run
from congdoan.finance.collection.rules.model import Match, Opening, OpeningCredit, Part
from congdoan.finance.collection.rules.state import OPENING_LINE, Credit, State
from congdoan.finance.collection.rules.terms import SplitPolicy
from congdoan.finance.collection.tests.builders import (
    DISTRICT,
    NURSERY,
    POLICY,
    PROVINCE,
    SCHOOL,
    SCHOOL_BODY,
    SEWING,
    SEWING_CO,
    SHOP,
    TLD,
    WAITS,
    line,
    other,
    passed,
    receipt,
    register,
    terms,
)

JANUARY = [(SEWING_CO, "KPCD", 202312, 400), (SEWING_CO, "KPCD", 202401, 1_000), (SEWING_CO, "KPCD", 202402, 1_000)]


def test_money_goes_to_the_oldest_open_month_first():
    done = passed([line(1, date(2024, 1, 10), 900)], {1: receipt(SEWING_CO, 900)}, under=terms(JANUARY))

    assert [(p.month, p.amount) for p in done.pieces] == [(202312, 400), (202401, 500)]


def test_what_is_owed_is_told_oldest_month_first_and_charges_of_one_month_add_up():
    charges = [(SEWING_CO, "KPCD", 202402, 50), (SHOP, "KPCD", 202401, 7), *reversed(JANUARY), (SEWING, "DUES", 202401, 30)]

    owed = terms(charges).owed(SEWING_CO, "KPCD")

    assert list(owed.items()) == [(202312, 400), (202401, 1_000), (202402, 1_050)]
    assert terms(charges).owed(SEWING_CO, "DUES") == {}


def test_the_collector_of_cycles_rests_while_lines_run_and_only_then():
    was_on = []

    def watch(*_):
        was_on.append(gc.isenabled())
        return WAITS

    run(State.begin(Opening(date(2024, 1, 1))), [line(1, date(2024, 1, 9), 80)], terms=terms(), match=watch)

    assert (was_on, gc.isenabled()) == ([False], True)


def test_a_month_that_has_not_opened_is_not_paid_and_the_surplus_waits():
    done = passed([line(1, date(2024, 1, 10), 2_000)], {1: receipt(SEWING_CO, 2_000)}, under=terms(JANUARY))

    assert [(p.month, p.amount) for p in done.pieces] == [(202312, 400), (202401, 1_000)]
    assert done.state.credits == {(SEWING_CO, "KPCD"): (Credit(1, 600),)}


def test_a_surplus_meets_the_next_month_on_its_first_day():
    done = passed([line(1, date(2024, 1, 10), 2_000)], {1: receipt(SEWING_CO, 2_000)}, under=terms(JANUARY), through=date(2024, 2, 28))

    last = done.pieces[-1]
    assert (last.month, last.amount, last.applied_on, last.from_credit, last.line_id) == (202402, 600, date(2024, 2, 1), True, 1)
    assert done.state.credits == {}


def test_the_oldest_surplus_is_used_first_and_each_keeps_its_line():
    opening = Opening(date(2024, 1, 1), bank=50, credits=(OpeningCredit(SHOP, "KPCD", 50),))
    owed = terms([(SHOP, "KPCD", 202402, 100)])

    done = passed([line(1, date(2024, 1, 9), 80)], {1: receipt(SHOP, 80)}, under=owed, opening=opening, through=date(2024, 2, 1))

    assert [(p.line_id, p.amount) for p in done.pieces] == [(None, 50), (1, 50)]
    assert done.state.credits == {(SHOP, "KPCD"): (Credit(1, 30),)}


def test_each_piece_is_split_on_its_own_and_no_dong_is_lost():
    owed = terms([(SEWING_CO, "KPCD", 202312, 101), (SEWING_CO, "KPCD", 202401, 101)])

    done = passed([line(1, date(2024, 1, 10), 202)], {1: receipt(SEWING_CO, 202)}, under=owed)

    # 75.75 -> 76, the other 25 by 15, 7.5 and 2.5: the odd đồng goes to the first of the equal remainders
    assert [(p.base, p.upper) for p in done.pieces] == [(76, ((DISTRICT, 15), (PROVINCE, 8), (TLD, 2)))] * 2
    assert done.state.payable == {SEWING: 152, PROVINCE: 16, TLD: 4}
    assert done.state.own == 30


def test_dues_that_arrive_are_upper_money_whole():
    owed = terms([(SEWING, "DUES", 202401, 1_000)])

    (piece,) = passed([line(1, date(2024, 1, 10), 1_000)], {1: receipt(SEWING, 1_000, "DUES")}, under=owed).pieces

    assert (piece.base, piece.beneficiary_id, piece.held_for_id) == (0, None, None)
    assert piece.upper == ((DISTRICT, 600), (PROVINCE, 300), (TLD, 100))


def test_one_line_may_pay_both_kinds():
    owed = terms([(SEWING_CO, "KPCD", 202401, 700), (SEWING, "DUES", 202401, 300)])
    both = Match("auto", "test", "BOTH", (Part("KPCD", SEWING_CO, 700), Part("DUES", SEWING, 300)))

    done = passed([line(1, date(2024, 1, 10), 1_000)], {1: both}, under=owed)

    assert [(p.payer_id, p.kind, p.amount) for p in done.pieces] == [(SEWING_CO, "KPCD", 700), (SEWING, "DUES", 300)]


def test_the_share_of_an_employer_without_a_union_is_held_for_it():
    done = passed([line(1, date(2024, 1, 10), 100)], {1: receipt(SHOP, 100)}, under=terms([(SHOP, "KPCD", 202401, 100)]))

    assert done.state.held == {SHOP: 75}


def test_a_union_receives_no_month_before_its_founding():
    late = terms(JANUARY, of=register(sewing_founded=date(2024, 1, 20)))

    done = passed([line(1, date(2024, 1, 31), 1_400)], {1: receipt(SEWING_CO, 1_400)}, under=late)

    assert [(p.month, p.beneficiary_id, p.held_for_id) for p in done.pieces] == [(202312, None, SEWING_CO), (202401, SEWING, None)]


@pytest.mark.parametrize(
    ("successor", "paid_on", "beneficiary"),
    [
        (NURSERY, date(2024, 1, 31), SCHOOL),  # its last day: it still stands
        (NURSERY, date(2024, 2, 1), NURSERY),
        (None, date(2024, 1, 31), SCHOOL),
        (None, date(2024, 2, 1), None),
    ],
)
def test_an_ended_union_gives_way_to_its_successor_or_to_the_held_money(successor, paid_on, beneficiary):
    ended = register(school_until=date(2024, 2, 1), school_successor=successor)

    done = passed([line(1, paid_on, 100)], {1: receipt(SCHOOL_BODY, 100)}, under=terms([(SCHOOL_BODY, "KPCD", 202401, 100)], of=ended))

    assert [(p.beneficiary_id, p.held_for_id) for p in done.pieces] == [(beneficiary, None if beneficiary else SCHOOL_BODY)]


@pytest.mark.parametrize(("successor", "to", "held_for"), [(NURSERY, NURSERY, None), (None, None, SCHOOL_BODY)])
def test_what_an_ended_union_was_still_owed_moves_on_the_next_first_day(successor, to, held_for):
    ended = terms(of=register(school_until=date(2024, 2, 11), school_successor=successor))
    opening = Opening(date(2024, 1, 1), bank=500, payable={SCHOOL: 500})

    done = passed([], {}, under=ended, opening=opening, through=date(2024, 4, 30))

    (moved,) = [m for step in done.steps for m in step.reclassifications]
    assert (moved.on, moved.to_id, moved.held_for_id, moved.amount) == (date(2024, 3, 1), to, held_for, 500)


def test_an_unknown_payment_waits_in_suspense_until_a_person_knows():
    owed = terms(JANUARY)
    waiting = passed([line(1, date(2024, 1, 10), 400)], {}, under=owed)
    assert waiting.state.suspense == {1: 400}

    done = decide(waiting.state, 1, receipt(SEWING_CO, 400), terms=owed, on=date(2024, 1, 20))

    assert done.state.suspense == {}
    assert [(p.month, p.amount, p.applied_on) for p in done.pieces] == [(202312, 400, date(2024, 1, 20))]
    with pytest.raises(ValueError, match="does not wait"):
        decide(done.state, 1, receipt(SEWING_CO, 400), terms=owed, on=date(2024, 1, 20))


def test_an_undone_line_leaves_the_books_as_if_it_still_waited():
    owed = terms(JANUARY)
    lines = [line(1, date(2024, 1, 10), 2_000)]
    booked = passed(lines, {1: receipt(SEWING_CO, 2_000)}, under=owed, through=date(2024, 2, 5))

    done = undo(booked.state, 1, booked.pieces, terms=owed, on=date(2024, 2, 6))

    waiting = passed(lines, {}, under=owed, through=date(2024, 2, 6)).state
    same = ("bank", "own", "paid", "credits", "payable", "held", "suspense", "opened_through")
    assert {name: getattr(done.state, name) for name in same} == {name: getattr(waiting, name) for name in same}
    with pytest.raises(ValueError, match="cannot be taken back whole"):
        undo(booked.state, 1, booked.pieces[:-1], terms=owed, on=date(2024, 2, 6))


def test_what_a_line_taught_is_forgotten_when_it_is_taken_back():
    owed = terms(JANUARY)
    taught = replace(receipt(SEWING_CO, 400), learns=(("0011", SEWING_CO),))
    one, two = line(1, date(2024, 1, 10), 400, account="0011"), line(2, date(2024, 1, 11), 400, account="0011")
    booked = passed([one], {1: taught}, under=owed)
    both = passed([one, two], {1: taught, 2: taught}, under=owed)

    def learned_after_undo(done):
        pieces = [piece for piece in done.pieces if piece.line_id == 1]
        return undo(done.state, 1, pieces, terms=owed, on=date(2024, 1, 12)).state.learned["0011"]

    assert booked.state.learned == {"0011": [SEWING_CO]}
    assert learned_after_undo(booked) == []
    assert learned_after_undo(both) == [SEWING_CO]


@pytest.mark.parametrize(
    ("amount", "match"),
    [
        (-75, other("SHARE_OUT", target_id=SEWING)),
        (-30, other("UPPER_OUT", target_id=PROVINCE)),
        (-9, other("FEE")),
        (7, other("INTEREST")),
    ],
)
def test_every_other_kind_can_be_taken_back(amount, match):
    owed = terms()
    opening = Opening(date(2024, 1, 1), bank=105, payable={SEWING: 75, PROVINCE: 30})
    booked = passed([line(1, date(2024, 1, 10), amount)], {1: match}, under=owed, opening=opening)

    done = undo(booked.state, 1, [], terms=owed, on=date(2024, 1, 11))

    assert done.state.payable == {SEWING: 75, PROVINCE: 30}
    assert (done.state.own, done.state.suspense) == (0, {1: amount})


def test_shares_sent_and_sent_back():
    opening = Opening(date(2024, 1, 1), bank=75, payable={SEWING: 75})
    lines = [line(1, date(2024, 1, 10), -75), line(2, date(2024, 1, 12), 75), line(3, date(2024, 1, 15), -75)]
    matches = {1: other("SHARE_OUT", target_id=SEWING), 2: other("RETURN_IN", target_id=SEWING, refers_to=1)}

    returned = passed(lines[:2], matches, under=terms(), opening=opening).state
    again = passed(lines[2:], {3: matches[1]}, under=terms(), state=returned).state

    assert (returned.payable, returned.bank) == ({SEWING: 75}, 75)
    assert (again.payable, again.bank) == ({}, 0)


def test_a_refund_takes_the_newest_surplus_first():
    lines = [line(1, date(2024, 1, 5), 100), line(2, date(2024, 1, 6), 100), line(3, date(2024, 1, 9), -120)]
    matches = {1: receipt(SHOP, 100), 2: receipt(SHOP, 100), 3: other("REFUND_OUT", refers_to=1)}

    done = passed(lines, matches, under=terms())

    assert done.state.credits == {(SHOP, "KPCD"): (Credit(1, 80),)}


def test_a_refund_of_money_that_still_waits_comes_out_of_suspense():
    lines = [line(1, date(2024, 1, 5), 100), line(2, date(2024, 1, 9), -100)]

    done = passed(lines, {2: other("REFUND_OUT", refers_to=1)}, under=terms())

    assert done.state.suspense == {}


def test_a_refund_beyond_the_surplus_is_asked_and_never_taken_from_months_paid():
    lines = [line(1, date(2024, 1, 5), 400), line(2, date(2024, 1, 9), -100)]

    done = passed(lines, {1: receipt(SEWING_CO, 400), 2: other("REFUND_OUT", refers_to=1)}, under=terms(JANUARY))

    assert done.steps[-1].match.status == "review"
    assert done.state.suspense == {2: -100}
    assert done.state.paid == {(SEWING_CO, "KPCD", 202312): 400}


def test_a_decided_refund_without_a_reference_finds_its_line_by_account_and_sum():
    lines = [line(1, date(2024, 1, 5), 100, account="0011"), line(2, date(2024, 1, 9), -100, account="0011")]
    decided = {2: Match("decided", "person", "REFUND_OUT")}

    done = run(State.begin(Opening(date(2024, 1, 1))), lines, terms=terms(), match=lambda *_: Match("review", "", None), decisions=decided)

    assert done.state.suspense == {}
    assert done.steps[-1].match.refers_to == 1


def test_a_decided_refund_may_name_the_payer_instead():
    lines = [line(1, date(2024, 1, 5), 100), line(2, date(2024, 1, 9), -60)]
    decided = {2: Match("decided", "person", "REFUND_OUT", target_id=SHOP)}

    done = run(
        State.begin(Opening(date(2024, 1, 1))),
        lines,
        terms=terms(),
        match=lambda row, *_: receipt(SHOP, 100) if row.id == 1 else Match("review", "", None),
        decisions=decided,
    )

    assert done.state.credits == {(SHOP, "KPCD"): (Credit(1, 40),)}


def test_a_decided_refund_of_a_payer_without_surplus_finds_its_waiting_money():
    lines = [line(1, date(2024, 1, 5), 100), line(2, date(2024, 1, 9), -100)]
    decided = {2: Match("decided", "person", "REFUND_OUT", target_id=SHOP)}

    done = run(State.begin(Opening(date(2024, 1, 1))), lines, terms=terms(), match=lambda *_: WAITS, decisions=decided)

    assert done.state.suspense == {}


def test_a_decision_teaches_what_the_matcher_would_have_learned_from_it():
    one = line(1, date(2024, 1, 5), 100, account="0011")
    judged = replace(receipt(SHOP, 100), learns=(("0011", SHOP),))

    def learned(decided):
        begun = State.begin(Opening(date(2024, 1, 1)))
        return run(begun, [one], terms=terms(), match=lambda *_: judged, decisions={1: decided}).state.learned

    assert learned(receipt(SHOP, 100)) == {"0011": [SHOP]}
    assert learned(receipt(SEWING_CO, 100)) == {}


def test_fees_and_interest_are_the_collecting_units_own():
    lines = [line(1, date(2024, 1, 5), 500), line(2, date(2024, 1, 9), -200)]

    done = passed(lines, {1: other("INTEREST"), 2: other("FEE")}, under=terms())

    assert (done.state.own, done.state.bank) == (300, 300)


def test_a_row_printed_again_is_one_line():
    first = line(1, date(2024, 1, 31), 400, file="2024-01.xlsx")
    again = replace(first, id=2, file="2024-02.xlsx")

    done = passed([again, first], {1: receipt(SEWING_CO, 400), 2: receipt(SEWING_CO, 400)}, under=terms(JANUARY))

    assert [step.repeat_of for step in done.steps if step.line] == [None, 1]
    assert done.state.bank == 400


def test_a_line_before_the_first_day_is_in_the_opening_balances_already():
    done = passed([line(1, date(2023, 12, 29), 400)], {1: receipt(SEWING_CO, 400)}, under=terms(JANUARY))

    assert [step.repeat_of for step in done.steps] == [OPENING_LINE]
    assert done.state.bank == 0


def test_two_equal_payments_of_one_moment_are_two():
    lines = [line(1, date(2024, 1, 10), 200), line(2, date(2024, 1, 10), 200)]

    done = passed(lines, {1: receipt(SEWING_CO, 200), 2: receipt(SEWING_CO, 200)}, under=terms(JANUARY))

    assert [p.amount for p in done.pieces] == [200, 200]


@pytest.mark.parametrize(
    ("amount", "match", "why"),
    [
        (100, receipt(SHOP, 99), "parts make 99"),
        (100, Match("auto", "t", "KPCD", (Part("KPCD", SHOP, 150), Part("KPCD", SHOP, -50))), "parts make 100"),
        (-100, receipt(SHOP, 100), "other way"),
        (100, other("SHARE_OUT", target_id=SEWING), "other way"),
        (-100, other("SHARE_OUT"), "without the body"),
        (100, Match("auto", "t", None), "without a kind"),
    ],
)
def test_a_match_that_is_not_the_line_is_never_booked(amount, match, why):
    with pytest.raises(ValueError, match=why):
        passed([line(1, date(2024, 1, 10), amount)], {1: match}, under=terms(JANUARY))


def test_a_day_without_a_split_table_is_refused():
    with pytest.raises(LookupError):
        passed([line(1, date(2025, 1, 10), 400)], {1: receipt(SEWING_CO, 400)}, under=terms(JANUARY))


def test_a_split_table_that_is_not_whole_is_refused():
    with pytest.raises(ValueError, match="sum to 1"):
        SplitPolicy(POLICY.valid_from, None, POLICY.base_share, POLICY.levels[:2])


def test_opening_balances_that_do_not_make_the_bank_are_refused():
    with pytest.raises(ValueError, match="differ from the bank"):
        State.begin(Opening(date(2024, 1, 1), bank=100, own=99))


def test_allocating_needs_open_months():
    assert allocate(0, []) == ([], 0)
    assert allocate(5, []) == ([], 5)
    with pytest.raises(ValueError, match="unpaid"):
        allocate(5, [(202401, 0)])
