"""The life of one bank line: from the statement to its payer, its months, its levels, and every entry in every unit's books."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from congdoan.finance.assessments import queries as assessments
from congdoan.finance.collection.models import BookedEntry, CreditMove, Piece, Step, SuspenseMove
from congdoan.finance.collection.queries.law import Law, basis_law, chart_law, split_law
from congdoan.finance.collection.queries.lines import LineLife, line_life
from congdoan.finance.collection.rules.model import FUND, RECEIPTS
from congdoan.finance.ledger import queries as ledger
from congdoan.foundation.access import queries as access


@dataclass(frozen=True, slots=True)
class MonthPaid:
    """A month that the line paid, as it stands. `assessed` and `charge_id` are None when nothing was assessed. Units: đồng."""

    payer_id: int
    code: str
    name: str
    kind: str
    month: int
    amount: int
    applied_on: date
    from_credit: bool
    charge_id: int | None
    assessed: int | None
    wage_fund: int | None


@dataclass(frozen=True, slots=True)
class SharedOut:
    """What a body received of the line, as it stands. `place` 0 is the base share, 1 and on the upper levels. Units: đồng."""

    holder_id: int
    code: str
    name: str
    amount: int
    place: int
    is_held: bool


@dataclass(frozen=True, slots=True)
class BookedLine:
    """One line of an entry with whose account it is; exactly one of debit and credit is told. A red line lowers its own side."""

    account: str
    name: str
    party: str
    debit: int | None
    credit: int | None
    is_red: bool


@dataclass(frozen=True, slots=True)
class Booked:
    """One entry in one unit's books."""

    entry: ledger.EntryRecord
    unit_code: str
    unit_name: str
    lines: tuple[BookedLine, ...]
    debit: int
    credit: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """A line's life with everything its page shows. Units: đồng."""

    life: LineLife
    months: tuple[MonthPaid, ...]
    shares: tuple[SharedOut, ...]
    surplus: tuple[tuple[int, str, int], ...]  # payer, kind, đồng that stand
    refunded: int
    refunds: tuple[tuple[int, int], ...]  # line given back, đồng: of a line of money out
    entries: tuple[Booked, ...]
    law: tuple[Law, ...]
    splits: tuple[Law, ...]
    chart: Law
    is_reversible: bool

    @property
    def placed(self) -> int:
        """Return the sum of everything shown, which is the bank line."""
        return self.life.placed + self.refunded


def receipt(unit_id: int, line_id: int) -> Receipt | None:
    """Return a line's life in a fixed number of statements; None when no run has passed it."""
    life = line_life(unit_id, line_id)
    if life is None:
        return None
    pieces = list(Piece.objects.filter(unit_id=unit_id, line_id=line_id).order_by("id"))
    refunded = _refunded(unit_id, line_id, life)
    applied_on = max((piece.applied_on for piece in pieces if piece.of_id is None), default=life.line.booked_at.date())
    months, rules = _months(pieces, life.names)
    is_receipt = life.match.kind in RECEIPTS and life.match.status != "review"
    return Receipt(
        life=life,
        months=tuple(months),
        shares=tuple(_shares(life)),
        surplus=life.credits,
        refunded=refunded,
        refunds=tuple(_refunds(unit_id, line_id)),
        entries=tuple(_entries(unit_id, life, {piece.step_id for piece in pieces})),
        law=rules,
        splits=split_law(unit_id, applied_on) if is_receipt else (),
        chart=chart_law(applied_on),
        is_reversible=is_receipt and not refunded,
    )


def _months(pieces: Sequence[Piece], names: dict[int, tuple[str, str]]) -> tuple[list[MonthPaid], tuple[Law, ...]]:
    sums: dict[tuple[int, str, int], int] = defaultdict(int)
    newest: dict[tuple[int, str, int], Piece] = {}
    for piece in pieces:
        key = (piece.payer_id, piece.kind, piece.month)
        sums[key] += piece.amount
        if piece.of_id is None:
            newest[key] = piece
    standing = {key: amount for key, amount in sums.items() if amount}
    charges = {(row.payer_id, row.kind, row.month): row for row in assessments.charges({key[0] for key in standing})} if standing else {}
    explained = assessments.charge_explained(charges[min(standing)].id) if standing and min(standing) in charges else None
    wages = {
        (row.employer_id, row.month): row.wage_fund_dong
        for row in (
            assessments.payroll_in_force({key[0] for key in standing}, months=_span(key[2] for key in standing)) if standing else ()
        )
    }
    rows = []
    for (payer, kind, month), amount in standing.items():
        charge, piece = charges.get((payer, kind, month)), newest[payer, kind, month]
        rows.append(
            MonthPaid(
                payer, *names.get(payer, ("", "")), kind, month, amount, piece.applied_on, piece.from_credit,
                charge.id if charge else None, charge.amount if charge else None, wages.get((payer, month)) if kind == FUND else None,
            )
        )  # fmt: skip
    return rows, basis_law(explained["basis"]) if explained else ()


def _shares(life: LineLife) -> Iterable[SharedOut]:
    sums: dict[tuple[int, int, bool], int] = defaultdict(int)
    told: dict[int, tuple[str, str]] = {}
    for piece in life.pieces:
        has_base = piece.kind == FUND
        for place, share in enumerate(piece.shares, start=0 if has_base else 1):
            sums[place, share.holder_id, share.held] += share.amount
            told[share.holder_id] = (share.code, share.name)
    for (place, holder, is_held), amount in sorted(sums.items()):
        if amount:
            yield SharedOut(holder, *told[holder], amount, place, is_held)


def _refunded(unit_id: int, line_id: int, life: LineLife) -> int:
    """Return what of a line of money in was given back."""
    if life.line.direction != "C":
        return 0
    credits = CreditMove.objects.filter(unit_id=unit_id, line_id=line_id, why="refund").aggregate(Sum("amount"))["amount__sum"] or 0
    waited = SuspenseMove.objects.filter(unit_id=unit_id, line_id=line_id, why="refund").aggregate(Sum("amount"))["amount__sum"] or 0
    return -int(credits + waited)


def _refunds(unit_id: int, line_id: int) -> Iterable[tuple[int, int]]:
    """Yield what a line of money out gives back: the line it came with and the sum."""
    found: dict[int, int] = defaultdict(int)
    for moves in (CreditMove, SuspenseMove):
        rows = moves.objects.filter(step__line_id=line_id, unit_id=unit_id, why="refund").exclude(line_id=line_id)
        for origin, amount in rows.values_list("line_id", "amount"):
            if origin:
                found[origin] -= amount
    return [(origin, amount) for origin, amount in found.items() if amount]


def _entries(unit_id: int, life: LineLife, step_ids: set[int]) -> Iterable[Booked]:
    """Yield the entries of the line's own steps, and those by which its surplus was used or its shares were changed later.

    A later change of shares speaks of many lines; of its entries, those of the collecting unit and of this line's holders.
    """
    later_causes = (Step.Cause.MONTH, Step.Cause.LAW, Step.Cause.SURPLUS)
    used = Step.objects.filter(id__in=step_ids, cause__in=later_causes).values_list("id", flat=True)
    later = BookedEntry.objects.filter(unit_id=unit_id, step_id__in=list(used)).values_list("entry_id", flat=True)
    holders = {unit_id, *(share.holder_id for piece in life.pieces for share in piece.shares)}
    found = [entry for entry in ledger.entries([*life.entry_ids, *later]) if entry.id in life.entry_ids or entry.unit_id in holders]
    names = access.branch_names(
        {entry.unit_id for entry in found} | {line.account.party_id for entry in found for line in entry.lines if line.account.party_id}
    )
    for entry in sorted(found, key=lambda one: (one.accounting_date, one.unit_id != unit_id, one.id)):
        lines = tuple(_line(line, names.get(line.account.party_id or 0, ("", ""))[0]) for line in entry.lines)
        debit, credit = (sum(side or 0 for side in sides) for sides in zip(*((line.debit, line.credit) for line in lines), strict=True))
        yield Booked(entry, *names.get(entry.unit_id, ("", "")), lines, debit, credit)


def _line(line: ledger.LineRecord, party: str) -> BookedLine:
    is_debit = (line.amount > 0) != line.is_red
    return BookedLine(
        line.account.code, line.account_name, party, line.amount if is_debit else None, None if is_debit else -line.amount, line.is_red
    )  # fmt: skip


def _span(months: Iterable[int]) -> tuple[int, int]:
    told = sorted(months)
    return told[0], told[-1]
