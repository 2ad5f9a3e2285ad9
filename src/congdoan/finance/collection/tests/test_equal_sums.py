"""Many payers, one sum: each line goes to the payer it names, once; a sum alone names nobody, and the work grows with the lines."""

import sys
from collections import Counter
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan.finance.collection.rules.engine import run
from congdoan.finance.collection.rules.matching import match
from congdoan.finance.collection.rules.model import Charge, Opening, Payer, Register
from congdoan.finance.collection.rules.state import State
from congdoan.finance.collection.rules.terms import Terms
from congdoan.finance.collection.tests.builders import DISTRICT, POLICY, PROVINCE, TLD, line

DUE, MOST = 2_000_000, 30
UPPER = (
    Payer(TLD, "TLD", "upper", "Tổng Liên đoàn"),
    Payer(PROVINCE, "LDLD-TN", "upper", "Liên đoàn tỉnh"),
    Payer(DISTRICT, "LDLD-DMC", "upper", "Liên đoàn huyện"),
)
EMPLOYERS = tuple(Payer(1_000 + n, f"DV{n:03d}", "employer", f"Công ty TNHH Số {n:03d} Hoa Lư") for n in range(1, MOST + 1))
REGISTER = Register((*UPPER, *EMPLOYERS), collector_id=DISTRICT)
TERMS = Terms(REGISTER, tuple(Charge(payer.id, "KPCD", 202401, DUE) for payer in EMPLOYERS), (POLICY,))
DAY = date(2024, 2, 5)


def paid_by(numbers, note):
    """Run one line of the same sum for each number; return the outcome."""
    lines = [replace(line(place, DAY, DUE), narrative=note.format(n)) for place, n in enumerate(numbers, start=1)]
    return run(State.begin(Opening(date(2024, 1, 1))), lines, terms=TERMS, match=match)


@settings(max_examples=40)
@given(st.lists(st.integers(1, MOST), min_size=1, max_size=MOST))
def test_equal_lines_pay_one_to_one_and_never_two_on_one_charge(numbers):
    ran = paid_by(numbers, "DV{:03d} nop KPCD thang 1 nam 2024")

    paid = Counter()
    for piece in ran.pieces:
        paid[piece.payer_id] += piece.amount
    assert paid == {1_000 + n: DUE for n in set(numbers)}
    again = {1_000 + n: DUE * (times - 1) for n, times in Counter(numbers).items() if times > 1}
    assert {payer: ran.state.credit_of(payer, "KPCD") for payer in again} == again  # a second line is a surplus, not a second payment
    assert ran.state.unplaced == 0


def test_equal_lines_of_nobody_wait_though_their_sum_fits_everybody():
    ran = paid_by(range(1, MOST + 1), "nop KPCD thang 1 nam 2024, lan {}")

    assert {step.match.status for step in ran.steps if step.line} == {"review"}
    assert ran.pieces == []


def test_the_work_for_equal_lines_grows_with_their_number_not_with_their_combinations():
    def calls(count):
        """Count the functions called for so many equal lines."""
        made = 0

        def count_calls(_frame, event, _arg):
            nonlocal made
            made += event == "call"

        sys.setprofile(count_calls)
        try:
            paid_by(range(1, count + 1), "nop KPCD thang 1 nam 2024, lan {}")
        finally:
            sys.setprofile(None)
        return made

    calls(1)  # what is kept for the register is made once
    few, many = calls(13), calls(26)

    assert many < few * 3
