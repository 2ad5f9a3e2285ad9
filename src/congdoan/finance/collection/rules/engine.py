"""The single account, line by line: months open, lines are matched, money reaches months, levels and units. Pure and resumable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from congdoan.finance.collection.rules.allocate import allocate
from congdoan.finance.collection.rules.memory import uncollected
from congdoan.finance.collection.rules.model import DUES, FUND, RECEIPTS, ChargeKind, Evidence, Line, Match, Matcher
from congdoan.finance.collection.rules.moves import CreditMove, OwnMove, Piece, Reclassification, Step, SuspenseMove, Transfer
from congdoan.finance.collection.rules.state import OPENING_LINE, BooksNow, Outcome, State
from congdoan.finance.collection.rules.terms import Terms
from congdoan.foundation.kernel.periods import add_months, first_day, month_of

WAITING = frozenset({"OTHER_IN", "WRONG_IN"})
"""Money of others: it stays in suspense until it is refunded, whoever says what it is."""
MONEY_IN = RECEIPTS | WAITING | {"RETURN_IN"}
MONEY_OUT = frozenset({"SHARE_OUT", "UPPER_OUT", "REFUND_OUT"})
NO_DECISIONS: Mapping[int, Match] = {}


def in_statement_order(lines: Iterable[Line]) -> list[Line]:
    """Sort lines as the bank booked them, oldest first; the order in which files were given does not matter."""
    return sorted(lines, key=lambda line: (line.booked_at, line.file, line.position, line.row, line.id))


def run(
    state: State,
    lines: Iterable[Line],
    *,
    terms: Terms,
    match: Matcher,
    decisions: Mapping[int, Match] = NO_DECISIONS,
    through: date | None = None,
) -> Outcome:
    """Take the account through new lines, in statement order, and then to `through` (the last day that the statements cover).

    On the first day of each month: unpaid shares of ended unions move, then surpluses meet the month, then the day's lines.
    A line booked before the account began is in its opening balances already: it counts as a repeat of them.
    A line in `decisions` (by id) is booked as the person decided; its match is not judged again. A line known already is skipped.
    The given state is left as it was. Running over files one by one or all at once gives the same state and the same steps.

    :raises ValueError: a match that cannot be booked as it stands: its parts are not the line, or its direction is wrong
    """
    now = state.copied()
    steps: list[Step] = []
    with uncollected():
        for line in in_statement_order(lines):
            if line.id in now.lines or line.id in now.repeats:
                continue
            steps += open_through(now, line.on, terms)
            step = _pass(now, line, terms=terms, match=match, decided=decisions.get(line.id))
            now.apply(step, terms.register.collector_id)
            steps.append(step)
    if through is not None:
        steps += open_through(now, through, terms)
    return Outcome(now, tuple(steps))


def decide(state: State, line_id: int, decided: Match, *, terms: Terms, on: date) -> Outcome:
    """Book a line that waits in suspense as a person decided, on the day of the decision.

    :raises ValueError: the line does not wait whole in suspense, or the decision cannot be booked
    """
    line, _ = state.lines[line_id]
    sign = 1 if line.direction == "C" else -1
    if state.suspense.get(line_id) != sign * line.amount:
        raise ValueError(f"line {line_id} does not wait whole in suspense")
    now = state.copied()
    steps = open_through(now, on, terms)
    judged = replace(decided, status="decided")
    check(line, judged)
    step = _book(line, judged, BooksNow(now, terms), on)
    if step.match and step.match.status == "review":
        raise ValueError(f"the decision on line {line_id} cannot be booked: {step.match.rule}")
    stays = decided.kind in WAITING
    released = SuspenseMove(line_id, -sign * line.amount, "identified")
    step = replace(step, cause="decision", bank=0, suspense=() if stays else (released, *step.suspense))
    now.apply(step, terms.register.collector_id)
    return Outcome(now, (*steps, step))


def check(line: Line, match: Match) -> None:
    """Make sure that a match can be booked as it stands.

    :raises ValueError: what is wrong with it
    """
    if match.status == "review":
        return
    if match.kind is None:
        raise ValueError(f"line {line.id}: booked without a kind")
    is_in = line.direction == "C"
    if (match.kind in MONEY_IN and not is_in) or (match.kind in MONEY_OUT and is_in):
        raise ValueError(f"line {line.id}: {match.kind} goes the other way")
    if match.kind in RECEIPTS:
        total = sum(part.amount for part in match.parts)
        if total != line.amount or any(part.amount <= 0 for part in match.parts):
            raise ValueError(f"line {line.id}: its parts make {total}, not {line.amount}")
    elif match.parts:
        raise ValueError(f"line {line.id}: {match.kind} has no parts")
    if match.kind in ("SHARE_OUT", "UPPER_OUT", "RETURN_IN") and match.target_id is None:
        raise ValueError(f"line {line.id}: {match.kind} without the body it concerns")


def _pass(state: State, line: Line, *, terms: Terms, match: Matcher, decided: Match | None) -> Step:
    """Judge one line and return its step."""
    first_id = state.seen.get(line.fingerprint) if line.fingerprint else None
    if first_id is not None or line.repeat or line.on < state.begun_on:
        return Step("line", line.on, line=line, repeat_of=OPENING_LINE if first_id is None else first_id)
    books = BooksNow(state, terms)
    judged = match(line, terms.register, books)
    if decided is not None:
        judged = _confirmed(line, decided, judged, books)
    check(line, judged)
    return _book(line, judged, books, line.on)


def _confirmed(line: Line, decided: Match, judged: Match, books: BooksNow) -> Match:
    """Complete a person's decision with what the matcher sees in the line: what it teaches, and what a refund gives back.

    The matcher's view counts only where it agrees with the person.
    """
    if decided.status == "review":
        return decided
    learns = decided.learns
    if judged.status == "auto" and decided.parts and _sums(judged) == _sums(decided):
        learns = tuple(dict.fromkeys((*learns, *judged.learns)))
    told = replace(decided, status="decided", learns=learns)
    if told.kind != "REFUND_OUT" or told.refers_to is not None:
        return told
    if judged.status == "auto" and judged.kind == "REFUND_OUT" and told.target_id in (None, judged.target_id):
        return replace(told, refers_to=judged.refers_to, target_id=judged.target_id)
    surplus = sum(books.credit(told.target_id, kind) for kind in (FUND, DUES)) if told.target_id is not None else 0
    return told if surplus >= line.amount else replace(told, refers_to=_refunded_by(line, books))


def _sums(match: Match) -> dict[tuple[int, ChargeKind], int]:
    """Add up a match's parts by payer and kind."""
    sums: dict[tuple[int, ChargeKind], int] = {}
    for part in match.parts:
        sums[part.payer_id, part.kind] = sums.get((part.payer_id, part.kind), 0) + part.amount
    return sums


def _book(line: Line, match: Match, books: BooksNow, on: date) -> Step:
    """Return the step that books a judged line on a day."""
    signed = line.amount if line.direction == "C" else -line.amount
    step = Step("line", on, line=line, match=match, bank=signed)
    kind = match.kind
    if match.status == "review" or kind in WAITING:
        return _wait(step, match, signed)
    if kind in RECEIPTS:
        pieces, credits = _receive(line, match, books, on)
        return replace(step, pieces=tuple(pieces), credits=tuple(credits))
    if kind == "FEE" or kind == "INTEREST":
        return replace(step, own=(OwnMove(line.id, kind, signed),))
    if kind == "REFUND_OUT":
        return _refund(step, line, match, books)
    if (kind == "SHARE_OUT" or kind == "UPPER_OUT" or kind == "RETURN_IN") and match.target_id is not None:
        return replace(step, transfers=(Transfer(line.id, match.target_id, kind, -signed),))
    raise ValueError(f"line {line.id}: no way to book {kind}")


def _wait(step: Step, match: Match, signed: int) -> Step:
    line_id = step.line.id if step.line else 0
    return replace(step, match=match, suspense=(SuspenseMove(line_id, signed, "unknown"),))


def _receive(line: Line, match: Match, books: BooksNow, on: date) -> tuple[list[Piece], list[CreditMove]]:
    """Apply each part to the payer's open months, oldest first; the rest becomes the payer's surplus."""
    pieces: list[Piece] = []
    credits: list[CreditMove] = []
    for (payer_id, kind), amount in _sums(match).items():
        applied, surplus = allocate(amount, books.open_months(payer_id, kind, on))
        pieces += [cut(books.terms, line.id, payer_id, kind, month, paid, on) for month, paid in applied]
        if surplus:
            credits.append(CreditMove(line.id, payer_id, kind, surplus, "surplus"))
    return pieces, credits


def _refund(step: Step, line: Line, match: Match, books: BooksNow) -> Step:
    """Return money to its payer: out of suspense where the line still waits, else out of the payer's surplus, newest first."""
    first = books.by_id(match.refers_to) if match.refers_to is not None else None
    if first is not None and first.suspense >= line.amount:
        return replace(step, suspense=(SuspenseMove(first.line.id, -line.amount, "refund"),))
    owners = [(part.payer_id, part.kind) for part in first.match.parts] if first is not None and first.match.status != "review" else []
    if first is None and match.target_id is not None:
        owners = [key for key in sorted(books.state.credits) if key[0] == match.target_id]
    moves: list[CreditMove] = []
    rest = line.amount
    for payer_id, kind in dict.fromkeys(owners):
        for credit in reversed(books.state.credits.get((payer_id, kind), ())):
            taken = min(rest, credit.amount)
            if taken:
                moves.append(CreditMove(credit.line_id, payer_id, kind, -taken, "refund"))
                rest -= taken
    if not rest:
        return replace(step, credits=tuple(moves))
    why = Evidence("refund_without_surplus", f"{rest}")
    waits = replace(match, status="review", rule="refund-without-surplus", evidence=(*match.evidence, why))
    return _wait(step, waits, -line.amount)


def _refunded_by(line: Line, books: BooksNow) -> int | None:
    """Find the line that a person's refund gives back: money waiting or a surplus of this very sum, from the same account (the newest)
    or, where the account tells nothing, the only one there is."""
    suspense, credits = books.state.suspense, books.state.credits
    waiting = [line_id for line_id, amount in suspense.items() if amount == line.amount and line_id != OPENING_LINE]
    surplus = [credit.line_id for row in credits.values() for credit in row if credit.amount == line.amount and credit.line_id]
    known = [row.line.id for row in books.earlier(account=line.account, direction="C")] if line.account else []
    for found in (waiting, surplus):
        if own := next((line_id for line_id in known if line_id in found), None):
            return own
    return (waiting + surplus)[0] if len(waiting + surplus) == 1 else None


def cut(
    terms: Terms,
    line_id: int | None,
    payer_id: int,
    kind: ChargeKind,
    month: int,
    amount: int,
    on: date,
    *,
    from_credit: bool = False,
) -> Piece:
    """Make one piece: its shares and whom the base share belongs to."""
    policy = terms.policy_on(on)
    base, upper = policy.split(amount, kind)
    shares = tuple((level.unit_id, share) for level, share in zip(policy.levels, upper, strict=True))
    if kind == DUES:
        return Piece(line_id, payer_id, kind, month, amount, on, base, shares, None, None, from_credit)
    union_id = terms.beneficiary(payer_id, month, on=on)
    held_for = payer_id if union_id is None else None
    return Piece(line_id, payer_id, kind, month, amount, on, base, shares, union_id, held_for, from_credit)


def open_through(state: State, day: date, terms: Terms) -> list[Step]:
    """Carry out the first day of every month up to a day's own month, each once."""
    steps: list[Step] = []
    while state.opened_through < month_of(day):
        month = add_months(state.opened_through, 1)
        for step in (_move_ended_shares(state, month, terms), *_use_credits(state, month, terms)):
            state.apply(step, terms.register.collector_id)
            steps.append(step)
    return steps


def _move_ended_shares(state: State, month: int, terms: Terms) -> Step:
    """Open a month: what is still owed to unions that ended before it moves to their heirs."""
    on = first_day(month)
    moved = []
    for union_id in terms.ended_unions(on=on):
        amount = state.payable.get(union_id, 0)
        if amount > 0:
            to_id, held_for_id = terms.heir(union_id, on=on)
            moved.append(Reclassification(on, union_id, to_id, held_for_id, amount))
    return Step("month", on, month=month, reclassifications=tuple(moved))


def _use_credits(state: State, month: int, terms: Terms) -> Iterable[Step]:
    """Let every surplus, oldest first, meet the months that are open on the month's first day."""
    on = first_day(month)
    for (payer_id, kind), row in sorted(state.credits.items()):
        open_months = BooksNow(state, terms).open_months(payer_id, kind, on)
        pieces: list[Piece] = []
        moves: list[CreditMove] = []
        for credit in row:
            applied, rest = allocate(credit.amount, open_months)
            pieces += [cut(terms, credit.line_id, payer_id, kind, at, paid, on, from_credit=True) for at, paid in applied]
            if rest < credit.amount:
                moves.append(CreditMove(credit.line_id, payer_id, kind, rest - credit.amount, "used"))
            used = dict(applied)
            open_months = [(at, unpaid - used.get(at, 0)) for at, unpaid in open_months if unpaid > used.get(at, 0)]
        if pieces:
            yield Step("month", on, month=month, pieces=tuple(pieces), credits=tuple(moves))
