"""Whatever order people change their minds in: corrections, later shares, charges that fall, held shares handed over and back."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan.finance.collection.rules.changes import correct, hand_over, recompute, settle
from congdoan.finance.collection.rules.model import RECEIPTS, Charge, Match, Part
from congdoan.finance.collection.rules.pieces import standing
from congdoan.finance.collection.tests.builders import NURSERY, SHOP, UPPER, passed
from congdoan.finance.collection.tests.test_properties import EMPLOYERS, END, charges, openings, owed, registers, the_books_agree, years

ACTS = ("there", "back", "wait", "shares", "charges", "over", "return")
bases = st.integers(0, 10_000).map(lambda share: Fraction(share, 10_000))


class History:
    """An account with its stored pieces, numbered as the database numbers them."""

    def __init__(self, done, under, opening):
        self.state, self.under, self.opening = done.state, under, opening
        self.steps, self.pieces = [], []
        self.keep(done)

    def keep(self, done):
        assert done.state.unplaced == 0
        assert all(step.is_balanced for step in done.steps)
        self.state = done.state
        for step in done.steps:
            numbered = tuple(replace(piece, id=len(self.pieces) + place) for place, piece in enumerate(step.pieces))
            self.pieces += numbered
            self.steps.append(replace(step, pieces=numbered))

    @property
    def undone(self):
        """Pieces that stood before their line was last taken back are gone with it."""
        taken, kept = set(), []
        for step in reversed(self.steps):
            kept = [piece for piece in step.pieces if piece.line_id not in taken and step.cause != "undo"] + kept
            if step.cause == "undo":
                taken.add(step.line.id)
        return kept

    @property
    def standing(self):
        return standing(self.undone)

    def of(self, line_id):
        return [piece for piece in self.standing if piece.line_id == line_id]

    def again(self):
        """Share everything by the table in force, and free what is paid above the charges."""
        self.keep(recompute(self.state, self.standing, terms=self.under, on=END, law="x"))
        self.keep(settle(self.state, self.standing, terms=self.under, on=END, law="x"))


def act(history, what, line_id, matches, base, draw_amount):
    state, under = history.state, history.under
    try:
        if what in ("there", "back", "wait"):
            wanted = {"there": matches.get(line_id + 1), "back": matches.get(line_id), "wait": None}[what]
            history.keep(correct(state, line_id, wanted, history.of(line_id), terms=under, on=END))
        elif what == "shares":
            history.under = replace(under, policies=tuple(replace(policy, base_share=base) for policy in under.policies))
            history.keep(recompute(state, history.standing, terms=history.under, on=END, law="x"))
        elif what == "charges":
            lowered = tuple(
                Charge(one.payer_id, one.kind, one.month, one.amount * base.numerator // base.denominator) for one in under.charges
            )
            history.under = replace(under, charges=lowered)
            history.keep(settle(state, history.standing, terms=history.under, on=END, law="x"))
        else:
            there = state.payable.get(NURSERY, 0) if what == "return" else state.held.get(SHOP, 0)
            amount = max(1, there * draw_amount // 100)
            history.keep(
                hand_over(state, employer_id=SHOP, union_id=NURSERY, amount=amount, is_back=what == "return", terms=under, on=END, law="x")
            )
    except (ValueError, KeyError):
        return  # what cannot be carried out changes nothing


@settings(max_examples=50, deadline=None)
@given(
    charges,
    registers(),
    years(),
    openings(),
    st.lists(st.tuples(st.sampled_from(ACTS), st.integers(1, 25), bases, st.integers(1, 100)), max_size=12),
)
def test_no_order_of_changes_loses_a_dong_or_parts_the_books_from_the_account(drawn, of, year, opening, acts):
    lines, matches = year
    under = owed(drawn, of)
    history = History(passed(lines, matches, under=under, opening=opening, through=END), under, opening)

    for what, line_id, base, percent in acts:
        act(history, what, line_id, matches, base, percent)

    the_books_agree(history.under, opening, history.state, history.steps)
    paid = {}
    for piece in history.standing:
        paid[piece.payer_id, piece.kind, piece.month] = paid.get((piece.payer_id, piece.kind, piece.month), 0) + piece.amount
        assert piece.amount == piece.base + sum(amount for _, amount in piece.upper)
        assert 0 <= piece.base <= piece.amount
    assert {key: amount for key, amount in paid.items() if amount} == history.state.paid


@settings(max_examples=40, deadline=None)
@given(charges, registers(), years(), openings(), bases, bases)
def test_sharing_anew_twice_is_sharing_anew_once_and_the_way_back_leads_back(drawn, of, year, opening, base, part):
    lines, matches = year
    under = owed(drawn, of)
    history = History(passed(lines, matches, under=under, opening=opening, through=END), under, opening)
    before = history.state
    other = replace(under.policies[0], base_share=base, levels=_levels(part))

    history.under = replace(under, policies=(other,))
    history.again()
    once, count = history.state, len(history.steps)
    history.again()

    assert (history.state, len(history.steps)) == (once, count)
    for piece in history.standing:
        assert piece.base == other.split(piece.amount, piece.kind)[0]
    history.under = under
    history.again()
    assert (history.state.payable, history.state.held, history.state.own) == (before.payable, before.held, before.own)


@settings(max_examples=40, deadline=None)
@given(charges, registers(), years(), openings(), st.integers(0, 24), st.sampled_from(EMPLOYERS))
def test_a_correction_there_and_back_changes_no_month_no_payer_and_no_unit(drawn, of, year, opening, number, payer):
    lines, matches = year
    under = owed(drawn, of)
    history = History(passed(lines, matches, under=under, opening=opening, through=END), under, opening)
    receipts = [row for row in lines if row.id in history.state.lines and matches[row.id].kind in RECEIPTS]
    if not receipts:
        return
    line = receipts[number % len(receipts)]
    other = Match("decided", "", "KPCD", (Part("KPCD", payer, line.amount),))
    before = history.state
    try:
        for wanted in (None, matches[line.id], other, matches[line.id]):
            before = history.state if wanted is other else before  # from then on it is booked on this day
            history.keep(correct(history.state, line.id, wanted, history.of(line.id), terms=under, on=END))
    except ValueError:
        return  # part of it was refunded

    for place in ("bank", "own", "paid", "payable", "held", "credits", "suspense"):
        assert getattr(history.state, place) == getattr(before, place), place


def _levels(part):
    rest = 1 - part
    return tuple(replace(level, ratio=ratio) for level, ratio in zip(UPPER, (part, rest, Fraction(0)), strict=True))
