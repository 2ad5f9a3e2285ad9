"""Proof of a statement: opening + credits − debits = closing, line after line where balances are printed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from .fingerprint import fingerprinted, identity
from .values import Amount, Problem, Proof, StatementLine, shown

MAX_BREAKS = 50
SAME_MOMENT = 200


@dataclass(frozen=True)
class Claims:
    """What the file itself says of its sums; None where it says nothing. `since` is the first day of its period."""

    opening: Amount | None = None
    closing: Amount | None = None
    credit: Amount | None = None
    debit: Amount | None = None
    count_credit: Amount | None = None
    count_debit: Amount | None = None


@dataclass(frozen=True)
class Proven:
    """The lines with repeats marked, positions and fingerprints set; the balances, stated or derived; the verdict."""

    lines: tuple[StatementLine, ...]
    opening: Amount | None
    closing: Amount | None
    proof: Proof
    problems: tuple[Problem, ...]


def prove(lines: Sequence[StatementLine], claims: Claims, *, account: str | None) -> Proven:
    """Mark repeats, put the lines in statement order and hold them against the balances and totals of the file."""
    ordered = list(reversed(lines)) if _is_newest_first(lines) else list(lines)
    is_repeat = _printed_twice(ordered, claims)
    own = [place for place in range(len(ordered)) if place not in is_repeat]
    early = _of_period_before([ordered[place] for place in own], claims)
    is_repeat |= set(own[:early])
    own = own[early:]

    chain = _in_order([ordered[place] for place in own], claims.opening)
    problems = _breaks(chain, claims.opening)
    opening, closing = _balances(chain, claims)
    problems += _sums(chain, claims, opening, closing)
    problems += _fractions(chain)
    has_chain = sum(line.running_balance is not None for line in chain) > 1
    is_stated = claims.opening is not None and claims.closing is not None
    proof: Proof = "failed" if any(problem.fatal for problem in problems) else "ok" if is_stated or has_chain else "absent"
    if proof == "absent":
        message = "Tệp không có số dư đầu kỳ và cuối kỳ: không kiểm chứng được số liệu, chỉ đọc các dòng."
        problems.append(Problem("no-proof-possible", message, fatal=False))

    places = {line.row: n for n, line in enumerate(chain, start=early + 1)}
    marked = [replace(line, repeat=place in is_repeat, position=places.get(line.row, place + 1)) for place, line in enumerate(ordered)]
    done = fingerprinted(marked, account)
    return Proven(tuple(sorted(done, key=lambda line: line.row)), opening, closing, proof, tuple(problems))


def _is_newest_first(lines: Sequence[StatementLine]) -> bool:
    """Tell the order of a file from its running balances, then from its dates."""
    downwards = upwards = 0
    for earlier, later in pairwise(lines):
        if earlier.running_balance is None or later.running_balance is None:
            continue
        downwards += earlier.running_balance + later.signed == later.running_balance
        upwards += later.running_balance + earlier.signed == earlier.running_balance
    if upwards != downwards:
        return upwards > downwards
    return len(lines) > 1 and lines[0].booked_at > lines[-1].booked_at


def _printed_twice(ordered: Sequence[StatementLine], claims: Claims) -> set[int]:
    """Return the places of second prints: the same transaction number and balance, or neighbours equal in all and in balance.

    Without balances equal lines with a number are second prints only if the file's own sums do not need them.
    """
    first: dict[str, int] = {}
    sure: set[int] = set()
    doubtful: set[int] = set()
    for place, line in enumerate(ordered):
        before = first.setdefault(identity(line), place)
        if before == place:
            continue
        if line.running_balance is not None:
            if line.reference or ordered[place - 1].running_balance == line.running_balance:
                sure.add(place)
        elif line.reference:
            doubtful.add(place)
    if doubtful and _needs_all(ordered, sure, claims):
        doubtful = set()
    return sure | doubtful


def _needs_all(ordered: Sequence[StatementLine], left_out: set[int], claims: Claims) -> bool:
    """Tell whether the file's own balances or totals hold with every line that is not left out."""
    kept = [line for place, line in enumerate(ordered) if place not in left_out]
    moved = sum(line.signed for line in kept)
    if claims.opening is not None and claims.closing is not None:
        return claims.opening + moved == claims.closing
    if claims.credit is not None and claims.debit is not None:
        return claims.credit - claims.debit == moved
    return False


def _of_period_before(own: Sequence[StatementLine], claims: Claims) -> int:
    """Count the oldest lines that the previous period printed already: the opening balance stands after them, not before."""
    if claims.opening is None or not own:
        return 0
    if own[0].running_balance is None:
        return _before_by_sums(own, claims)
    if own[0].running_balance - own[0].signed == claims.opening:
        return 0
    for count, line in enumerate(own, start=1):
        if line.running_balance != claims.opening:
            continue
        nearest = own[count] if count < len(own) else None
        if nearest is not None and nearest.booked_at.date() == line.booked_at.date():
            continue
        if nearest is None and claims.closing != claims.opening:
            continue
        if _fits(own[count:], claims):
            return count
    return 0


def _before_by_sums(own: Sequence[StatementLine], claims: Claims) -> int:
    """Without running balances: leave out the oldest days as long as the sums do not hold, if they hold without them."""
    if claims.closing is None or claims.opening + sum(line.signed for line in own) == claims.closing:  # type: ignore[operator]
        return 0
    months = {line.booked_at.date().replace(day=1) for line in own}
    if len(months) < 2:
        return 0
    count = sum(line.booked_at.date().replace(day=1) == min(months) for line in own)
    is_sorted = all(line.booked_at.date().replace(day=1) == min(months) for line in own[:count])
    return count if is_sorted and _fits(own[count:], claims) else 0


def _fits(own: Sequence[StatementLine], claims: Claims) -> bool:
    """Tell whether these lines alone satisfy the totals and the closing balance that are stated."""
    credit = sum(line.amount for line in own if line.direction == "C")
    debit = sum(line.amount for line in own if line.direction == "D")
    if claims.credit is not None and claims.credit != credit:
        return False
    if claims.debit is not None and claims.debit != debit:
        return False
    return claims.closing is None or claims.opening is None or claims.opening + credit - debit == claims.closing


def _in_order(own: list[StatementLine], opening: Amount | None) -> list[StatementLine]:
    """Follow the running balances where lines of one moment were printed out of order."""
    chain = list(own)
    current = opening
    for place, line in enumerate(chain):
        if line.running_balance is None:
            return chain
        if current is not None and line.running_balance - line.signed != current:
            for other in range(place + 1, min(place + SAME_MOMENT, len(chain))):
                if chain[other].booked_at != line.booked_at:
                    break
                balance = chain[other].running_balance
                if balance is not None and balance - chain[other].signed == current:
                    chain.insert(place, chain.pop(other))
                    break
        current = chain[place].running_balance
    return chain


def _breaks(chain: Sequence[StatementLine], opening: Amount | None) -> list[Problem]:
    """Return a problem for each line whose printed balance does not follow from the one before."""
    problems: list[Problem] = []
    current, count = opening, 0
    for line in chain:
        if current is not None:
            current += line.signed
            if line.running_balance is not None and line.running_balance != current:
                count += 1
                if count <= MAX_BREAKS:
                    message = (
                        f"Dòng {line.row}: số dư in trên sao kê là {shown(line.running_balance)}, "
                        f"tính từ dòng liền trước được {shown(current)}. "
                        "Số tiền hoặc số dư của dòng này đã sai hoặc thiếu dòng: hãy xuất lại tệp."
                    )
                    problems.append(Problem("balance-broken", message, line.row, found=shown(line.running_balance)))
        current = line.running_balance if line.running_balance is not None else current
    if count > MAX_BREAKS:
        problems.append(Problem("balance-broken", f"Còn {count - MAX_BREAKS} dòng khác có số dư không khớp."))
    return problems


def _balances(chain: Sequence[StatementLine], claims: Claims) -> tuple[Amount | None, Amount | None]:
    """Return the balances, derived from the chain where the file states none."""
    opening, closing = claims.opening, claims.closing
    if opening is None and chain and chain[0].running_balance is not None:
        opening = chain[0].running_balance - chain[0].signed
    if closing is None and chain and chain[-1].running_balance is not None:
        closing = chain[-1].running_balance
    return opening, closing


def _sums(chain: Sequence[StatementLine], claims: Claims, opening: Amount | None, closing: Amount | None) -> list[Problem]:
    """Hold the lines against the stated balances and totals."""
    credit = sum(line.amount for line in chain if line.direction == "C")
    debit = sum(line.amount for line in chain if line.direction == "D")
    counted = Counter(line.direction for line in chain)
    problems = []
    if opening is not None and closing is not None and opening + credit - debit != closing:
        difference = closing - (opening + credit - debit)
        message = (
            f"Số dư đầu {shown(opening)} + ghi có {shown(credit)} − ghi nợ {shown(debit)} = {shown(opening + credit - debit)}, "
            f"khác số dư cuối {shown(closing)} (lệch {shown(difference)}). Tệp thiếu dòng hoặc có số sai: hãy xuất lại."
        )
        problems.append(Problem("balance-not-proven", message, found=shown(closing)))
    for what, stated, found in (("ghi có", claims.credit, credit), ("ghi nợ", claims.debit, debit)):
        if stated is not None and stated != found:
            message = f"Tổng {what} ghi trên sao kê là {shown(stated)}, cộng các dòng được {shown(found)}. Hãy xuất lại tệp."
            problems.append(Problem("total-differs", message, found=shown(stated)))
    for what, stated, number in (("ghi có", claims.count_credit, counted["C"]), ("ghi nợ", claims.count_debit, counted["D"])):
        if stated is not None and stated != number:
            message = f"Sao kê ghi {stated} giao dịch {what}, tệp có {number}. Hãy xuất lại tệp."
            problems.append(Problem("count-differs", message, found=str(stated)))
    return problems


def _fractions(chain: Sequence[StatementLine]) -> list[Problem]:
    """Tell of amounts below one đồng: they are shown, but can never be booked."""
    odd = [line for line in chain if not isinstance(line.amount, int)]
    return [
        Problem("fraction-of-dong", f"Dòng {line.row}: số tiền {shown(line.amount)} có phần lẻ dưới một đồng.", line.row, fatal=False)
        for line in odd[:MAX_BREAKS]
    ]
