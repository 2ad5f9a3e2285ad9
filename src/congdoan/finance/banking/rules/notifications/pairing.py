"""Which line of a statement proves which notification: one line for one notification, the best evidence first."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from congdoan.foundation.kernel.vietnamese import search_key

DAYS_BEFORE, DAYS_AFTER = 1, 3
LEAST_REFERENCE = 8  # a shorter number stands in a note by chance
EVIDENCE = {
    "reference": "cùng số giao dịch",
    "balance": "cùng số dư sau giao dịch",
    "narrative": "cùng nội dung",
    "amount": "cùng tài khoản, số tiền và ngày",
}
STRENGTH = list(EVIDENCE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A notification or a bank line, as far as pairing looks. `booked_at` by Vietnam's clock. Units: đồng."""

    id: int
    account_id: int
    direction: str
    amount: int
    booked_at: datetime
    reference: str
    narrative: str
    running_balance: int | None


def pair(told: Sequence[Candidate], lines: Sequence[Candidate]) -> list[tuple[int, int, str]]:
    """Return (notification, line, evidence): same account, direction and amount, and a day near enough.

    The strongest evidence takes its line first, then the nearest moment; what is left over on either side stays alone.
    """
    alike: dict[tuple[int, str, int], list[Candidate]] = defaultdict(list)
    for line in lines:
        alike[line.account_id, line.direction, line.amount].append(line)
    possible = []
    for one in told:
        for line in alike[one.account_id, one.direction, one.amount]:
            if -DAYS_BEFORE <= (line.booked_at.date() - one.booked_at.date()).days <= DAYS_AFTER:
                evidence = _evidence(one, line)
                possible.append((STRENGTH.index(evidence), abs(line.booked_at - one.booked_at), one.id, line.id, evidence))
    possible.sort()
    proven: dict[int, tuple[int, str]] = {}
    taken: set[int] = set()
    for _, _, one_id, line_id, evidence in possible:
        if one_id not in proven and line_id not in taken:
            proven[one_id] = (line_id, evidence)
            taken.add(line_id)
    return [(one_id, line_id, evidence) for one_id, (line_id, evidence) in sorted(proven.items())]


def _evidence(one: Candidate, line: Candidate) -> str:
    if one.reference and (one.reference == line.reference or (len(one.reference) >= LEAST_REFERENCE and one.reference in line.narrative)):
        return "reference"
    if one.running_balance is not None and one.running_balance == line.running_balance:
        return "balance"
    words, printed = search_key(one.narrative), search_key(line.narrative)
    if words and f" {words} " in f" {printed} ":
        return "narrative"
    return "amount"
