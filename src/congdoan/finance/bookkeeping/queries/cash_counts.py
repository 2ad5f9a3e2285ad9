"""Counts of the cash as pages read them, and the units whose count is overdue."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time

from congdoan.finance.bookkeeping.models import CashCount, CashCountRule
from congdoan.finance.bookkeeping.queries.cash import CASH, cash_limit
from congdoan.finance.bookkeeping.queries.papers import letterhead, voucher_form
from congdoan.finance.bookkeeping.rules import cash_counts as rules
from congdoan.finance.bookkeeping.rules.office_sheets import OfficeSheet, day_line, sheet_pdf
from congdoan.finance.ledger import queries as ledger
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.money import format_dong, in_words
from congdoan.foundation.kernel.periods import month_of

FORMS = ("C34-HD", "C44-HD")
FIRST_MONTH = 201301


@dataclass(frozen=True, slots=True)
class CountAct:
    """One signature, decision or voiding of a count."""

    kind: str
    position: str
    decision: str
    words: str
    entry_id: int | None
    recorded_by: int
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class CountRow:
    """One count with what was done about it. Units: đồng; `pieces` are (face value, pieces)."""

    id: int
    unit_id: int
    year: int
    number: int
    counted_on: date
    counted_time: time
    pieces: tuple[tuple[int, int], ...]
    total: int
    book_balance: int
    explanation: str
    prepared_by: int
    acts: tuple[CountAct, ...]

    @property
    def title(self) -> str:
        """Return what people call it."""
        return f"Kiểm kê quỹ số {self.number}/{self.year}"

    @property
    def difference(self) -> int:
        """Return counted less book: above zero is a surplus, below a shortage."""
        return self.total - self.book_balance

    @property
    def signed(self) -> dict[str, CountAct]:
        """Return the signatures by position."""
        return {act.position: act for act in self.acts if act.kind == "signed"}

    @property
    def end(self) -> CountAct | None:
        """Return the decision or the voiding, where there is one."""
        return next((act for act in self.acts if act.kind in {"decided", "voided"}), None)

    @property
    def state(self) -> str:
        """Return where it stands: voided, decided, signing, deciding (a difference waits) or done."""
        if self.end is not None:
            return self.end.kind
        if len(self.signed) < len(rules.POSITIONS):
            return "signing"
        return "deciding" if self.difference else "done"

    @property
    def words(self) -> str:
        """Return the state in words."""
        left = [words for position, words in rules.POSITIONS.items() if position not in self.signed]
        return {
            "voided": "đã hủy", "decided": "đã xử lý chênh lệch", "signing": f"chờ {', '.join(left)} ký",
            "deciding": "chờ quyết định chênh lệch", "done": "khớp sổ, đủ chữ ký",
        }[self.state]  # fmt: skip


@dataclass(frozen=True, slots=True)
class OverdueCount:
    """A unit with cash in its books whose last full count is older than the last period. Units: đồng."""

    unit_id: int
    cash: int
    every: str
    due_for: date
    last_on: date | None


def cash_counts(
    *, unit_ids: Collection[int] | None = None, ids: Collection[int] | None = None, before_id: int | None = None, limit: int | None = None
) -> list[CountRow]:
    """Return counts within reach, newest first, with their acts; two statements."""
    wanted = CashCount.objects.order_by("-id").prefetch_related("acts")
    if unit_ids is not None:
        wanted = wanted.filter(unit_id__in=list(unit_ids))
    if ids is not None:
        wanted = wanted.filter(id__in=list(ids))
    if before_id is not None:
        wanted = wanted.filter(id__lt=before_id)
    return [_row(count) for count in wanted[:limit]]


def _row(count: CashCount) -> CountRow:
    acts = sorted(count.acts.all(), key=lambda act: act.pk)
    return CountRow(
        count.pk, count.unit_id, count.year, count.number, count.counted_on, count.counted_time,
        tuple(zip(count.faces, count.pieces, strict=True)), count.total, count.book_balance, count.explanation, count.prepared_by,
        tuple(CountAct(a.kind, a.position, a.decision, a.words, a.entry_id, a.recorded_by, a.recorded_at) for a in acts),
    )  # fmt: skip


def overdue_counts(unit_ids: Collection[int], *, on: date) -> list[OverdueCount]:
    """Return those of the units that hold cash and have no fully signed count since the end of the last period of their rule.

    The nearest branch with a rule counts: the unit's own, then those above. Units without any rule owe no count. Five statements.
    """
    rules_of = {row.unit_id: row.every for row in CashCountRule.objects.filter(since__lte=on).order_by("since", "id")}
    if not rules_of:
        return []
    lines = {unit: [unit, *above] for unit, above in access.ancestors(unit_ids, on=on).items()}
    every_of = {unit: next((rules_of[branch] for branch in line if branch in rules_of), "") for unit, line in lines.items()}
    bound = [unit for unit, every in every_of.items() if every]
    cash: dict[int, int] = {}
    for row in ledger.turnover(bound, during=(FIRST_MONTH, month_of(on)), accounts=CASH):
        cash[row.unit_id] = cash.get(row.unit_id, 0) + row.debit - row.credit
    last: dict[int, date] = {}
    for count in cash_counts(unit_ids=bound):
        if count.state in {"done", "deciding", "decided"}:
            last[count.unit_id] = max(last.get(count.unit_id, date.min), count.counted_on)
    found = [
        OverdueCount(unit, cash.get(unit, 0), every_of[unit], rules.last_period_end(every_of[unit], on=on), last.get(unit))
        for unit in bound
        if cash.get(unit) or unit in last
    ]
    late = [one for one in found if one.last_on is None or one.last_on < one.due_for]
    return sorted(late, key=lambda one: (one.last_on or date.min, one.unit_id))


def count_paper(row: CountRow, *, made_at: datetime) -> bytes:
    """Return the minutes of a count as PDF/A. Source: forms C34-HD and C44-HD of `voucher_kinds`, both unsure; the layout is our own."""
    form = voucher_form(FORMS[0])
    head = letterhead(row.unit_id, on=row.counted_on, needs_check=form.needs_check)
    names = access.names_of_actors(act.recorded_by for act in row.acts)
    limit = cash_limit(row.unit_id, "cash_on_hand", on=row.counted_on)
    below = [
        ("Số tiền kiểm đếm bằng chữ", in_words(row.total)),
        ("Số dư theo sổ quỹ", f"{format_dong(row.book_balance)} đồng"),
        (
            "Chênh lệch",
            f"{format_dong(row.difference)} đồng" + (f" ({'thừa' if row.difference > 0 else 'thiếu'})" if row.difference else ""),
        ),
    ]
    below += [("Nguyên nhân", row.explanation)] if row.explanation else []
    below += [("Hạn mức tồn quỹ", f"{format_dong(limit.value)} đồng ({limit.source['document']})")] if isinstance(limit.value, int) else []
    below += [("Xử lý", row.end.words)] if row.end else []
    sheet = OfficeSheet(
        title="Biên bản kiểm kê quỹ", number=f"{row.number}/{row.year}", day=day_line(row.counted_on),
        form=f"Mẫu số {FORMS[0]} / {FORMS[1]}",
        form_note="(mã khác nhau theo từng thời kỳ)", unit=head.unit, upper=head.upper, mark=head.mark,
        facts=[("Kiểm kê lúc", f"{row.counted_time:%H:%M} ngày {row.counted_on:%d/%m/%Y}"), ("Loại quỹ", "tiền mặt, tiền Việt Nam")],
        heads=("Mệnh giá", "Số tờ", "Thành tiền"), widths=(2, 2, 3), align="rrr",
        rows=[[format_dong(face), format_dong(count), format_dong(face * count)] for face, count in row.pieces],
        sums=[["Cộng", "", format_dong(row.total)]],
        below=below,
        signatures=[
            (words.capitalize(), names.get(row.signed[position].recorded_by, "") if position in row.signed else "")
            for position, words in rules.POSITIONS.items()
        ],
    )  # fmt: skip
    return sheet_pdf(sheet, made_at=made_at)
