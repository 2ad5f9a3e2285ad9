"""What must hold of the account for every district, year and order of lines."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan.finance.collection.rules.accounts import AccountKey
from congdoan.finance.collection.rules.changes import undo
from congdoan.finance.collection.rules.engine import decide, in_statement_order
from congdoan.finance.collection.rules.entries import entries, opening_entries
from congdoan.finance.collection.rules.model import Match, Opening, OpeningCredit, Part
from congdoan.finance.collection.rules.state import State
from congdoan.finance.collection.tests.builders import (
    DISTRICT,
    NURSERY,
    PROVINCE,
    SCHOOL,
    SCHOOL_BODY,
    SEWING,
    SEWING_CO,
    SHOP,
    WAITS,
    line,
    other,
    passed,
    register,
    terms,
)

END = date(2024, 12, 31)
EMPLOYERS, UNIONS = (SEWING_CO, SCHOOL_BODY, SHOP), (SEWING, SCHOOL, NURSERY)
sums = st.one_of(st.integers(1, 500), st.integers(1, 10**13))
months = st.sampled_from([202311, 202312, *range(202401, 202413)])
charges = st.dictionaries(
    st.one_of(st.tuples(st.sampled_from(EMPLOYERS), st.just("KPCD"), months), st.tuples(st.sampled_from(UNIONS), st.just("DUES"), months)),
    sums,
    max_size=30,
)
ends = st.one_of(st.none(), st.dates(date(2024, 1, 2), date(2024, 12, 31)))


def both(employer, union, amount):
    """Split a sum into a fund part and a dues part, leaving out an empty one."""
    parts = Part("KPCD", employer, amount - amount // 3), Part("DUES", union, amount // 3)
    return tuple(part for part in parts if part.amount)


@st.composite
def registers(draw):
    return register(
        school_until=draw(ends),
        school_successor=draw(st.sampled_from([None, NURSERY])),
        sewing_founded=draw(st.dates(date(2023, 6, 1), END)),
    )


@st.composite
def years(draw):
    """Draw (lines, matches): any mix of receipts, unknown money, transfers, returns, refunds, fees and interest."""
    lines, matches = [], {}
    for number in range(1, draw(st.integers(0, 25)) + 1):
        on = date(2024, 1, 1) + timedelta(days=draw(st.integers(0, 365)))
        amount = draw(sums)
        what = draw(st.sampled_from(["fund", "dues", "both", "unknown", "out", "upper", "return", "refund", "fee", "interest", "odd"]))
        is_out = what in ("out", "upper", "refund", "fee", "odd")
        lines.append(line(number, on, -amount if is_out else amount, file=f"{draw(st.integers(1, 3))}.xlsx"))
        employer, union = draw(st.sampled_from(EMPLOYERS)), draw(st.sampled_from(UNIONS))
        matches[number] = {
            "fund": Match("auto", "", "KPCD", (Part("KPCD", employer, amount),)),
            "dues": Match("auto", "", "DUES", (Part("DUES", union, amount),)),
            "both": Match("auto", "", "BOTH", both(employer, union, amount)),
            "unknown": WAITS,
            "odd": WAITS,
            "out": other("SHARE_OUT", target_id=union),
            "upper": other("UPPER_OUT", target_id=PROVINCE),
            "return": other("RETURN_IN", target_id=union),
            "refund": other("REFUND_OUT", refers_to=draw(st.integers(1, number))),
            "fee": other("FEE"),
            "interest": other("INTEREST"),
        }[what]  # fmt: skip
    return lines, matches


@st.composite
def openings(draw):
    payable, held, own, waiting = {u: draw(sums) for u in UNIONS}, {SHOP: draw(sums)}, draw(sums), draw(sums)
    credit = draw(sums)
    bank = sum(payable.values()) + sum(held.values()) + own + waiting + credit
    return Opening(date(2024, 1, 1), bank, payable, held, (OpeningCredit(SCHOOL_BODY, "KPCD", credit),), waiting, own)


def owed(drawn, of):
    return terms([(*key, amount) for key, amount in drawn.items()], of=of)


@settings(max_examples=60, deadline=None)
@given(charges, registers(), years(), openings())
def test_no_dong_is_lost_or_created(drawn, of, year, opening):
    lines, matches = year

    done = passed(lines, matches, under=owed(drawn, of), opening=opening, through=END)

    assert done.state.unplaced == 0
    assert all(step.is_balanced for step in done.steps)
    assert done.state.bank == opening.bank + sum(row.amount if row.direction == "C" else -row.amount for row in lines)
    assert all(piece.amount == piece.base + sum(amount for _, amount in piece.upper) for piece in done.pieces)
    paid = done.state.paid
    assert all(0 < amount <= drawn[key] for key, amount in paid.items())


@settings(max_examples=40, deadline=None)
@given(charges, registers(), years(), openings(), st.randoms())
def test_the_order_of_files_and_of_runs_does_not_matter(drawn, of, year, opening, random):
    lines, matches = year
    under = owed(drawn, of)
    at_once = passed(lines, matches, under=under, opening=opening, through=END)

    shuffled = random.sample(lines, len(lines))
    again = passed(shuffled, matches, under=under, opening=opening, through=END)
    state, steps = State.begin(opening), []
    for one in in_statement_order(lines):
        ran = passed([one], matches, under=under, state=state)
        state, steps = ran.state, [*steps, *ran.steps]
    last = passed([], {}, under=under, state=state, through=END)

    assert again == at_once
    assert last.state == at_once.state
    assert (*steps, *last.steps) == at_once.steps


@settings(max_examples=25, deadline=None)
@given(charges, registers(), years(), openings())
def test_running_again_changes_nothing(drawn, of, year, opening):
    lines, matches = year
    under = owed(drawn, of)
    done = passed(lines, matches, under=under, opening=opening, through=END)

    again = passed(lines, matches, under=under, state=done.state, through=END)

    assert again.steps == ()
    assert again.state == done.state


@settings(max_examples=60, deadline=None)
@given(charges, registers(), years(), openings())
def test_the_books_say_what_the_account_says(drawn, of, year, opening):
    lines, matches = year
    under = owed(drawn, of)
    done = passed(lines, matches, under=under, opening=opening, through=END)

    the_books_agree(under, opening, done.state, done.steps)


@settings(max_examples=60, deadline=None)
@given(charges, registers(), years(), openings(), st.randoms())
def test_taking_back_and_deciding_again_lose_nothing(drawn, of, year, opening, random):
    lines, matches = year
    under = owed(drawn, of)
    done = passed(lines, matches, under=under, opening=opening, through=END)
    state, steps = done.state, list(done.steps)
    for row in random.sample(lines, min(len(lines), 4)):
        signed = row.amount if row.direction == "C" else -row.amount
        try:
            back = undo(state, row.id, [piece for piece in done.pieces if piece.line_id == row.id], terms=under, on=END)
        except ValueError:
            continue
        assert back.state.suspense[row.id] == signed
        state, steps = back.state, [*steps, *back.steps]
        again = decide(state, row.id, matches[row.id], terms=under, on=END)
        assert row.id not in again.state.suspense
        state, steps = again.state, [*steps, *again.steps]

    assert state.bank == done.state.bank
    assert state.unplaced == 0
    the_books_agree(under, opening, state, steps)


def the_books_agree(under, opening, state, steps):
    """Balance every entry, and compare the books of all units with the state of the account."""
    of, arrears = under.register, [charge for charge in under.charges if charge.month < 202401]
    drafts = [*opening_entries(opening, arrears, register=of, chart_on=lambda _: "tt107")]
    for number, step in enumerate(steps):
        drafts += entries([step], register=of, chart_on=lambda _: "tt107", serial=str(number))

    assert all(sum(row.amount for row in draft.lines) == 0 for draft in drafts)
    assert len({draft.source for draft in drafts}) == len(drafts)
    books: dict[int, dict[AccountKey, int]] = {}
    for draft in drafts:
        for row in draft.lines:
            unit = books.setdefault(draft.unit_id, {})
            unit[row.account] = unit.get(row.account, 0) + row.amount
    own = books[DISTRICT]

    def total(code, item=None, party=None, of=own):
        wanted = [(k, a) for k, a in of.items() if k.code == code and item in (None, k.item) and party in (None, k.party_id)]
        return sum(a for _, a in wanted)

    assert total("1121") == state.bank
    assert -total("336", "share") == sum(state.payable.values())
    assert -total("336", "held") == sum(state.held.values())
    assert -total("3378", "advance") == sum(c.amount for row in state.credits.values() for c in row)
    assert -total("3378", "suspense") - total("1388", "suspense") == sum(state.suspense.values())
    assert -sum(total(code) for code in ("5118", "515", "611", "4218")) == state.own
    for union_id in UNIONS:
        mirror = books.get(union_id, {})
        assert total("1368", "share", DISTRICT, mirror) == -total("336", "share", union_id)
        assert total("3378", "share_expected", DISTRICT, mirror) == total("336", "share", union_id)
        in_transit = total("1368", "dues", union_id) + total("3378", "advance", union_id)
        assert -total("336", "dues", DISTRICT, mirror) == in_transit
        assert total("1368", "dues", union_id) == -total("3378", "dues_expected", union_id)
