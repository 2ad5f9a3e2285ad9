"""The bank's answers into the life of orders: seen first, then written, all or nothing; the same file twice changes nothing."""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.db import transaction

from congdoan.finance.banking import queries
from congdoan.finance.banking.queries import PaymentRow
from congdoan.finance.banking.rules import payments as rules
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import Rejected
from congdoan.foundation.kernel.tables import Problem

from .approving import StaleSelection, record_events

Change = Literal["paid", "failed", "pending", "known"]
ANSWERED = rules.PAID | {"failed"}


class ResultsRefused(Rejected):
    code = "payment-results-refused"
    says = "Tệp kết quả có {count} lỗi, chưa ghi gì. Lỗi đầu tiên: {first}"


@dataclass(frozen=True)
class ResultChange:
    """What one answer does to its order: paid, failed, nothing yet (pending), nothing new (known)."""

    payment: PaymentRow
    answer: rules.ResultRow
    change: Change


@dataclass(frozen=True)
class ResultsPreview:
    """What recording a result file would do; with problems it would be refused. `mark` lets exactly this be applied."""

    file_name: str
    sha256: str
    changes: tuple[ResultChange, ...]
    problems: tuple[dict[str, Any], ...]
    is_known: bool
    mark: str

    def of(self, change: Change) -> list[ResultChange]:
        """Return the answers with this effect."""
        return [one for one in self.changes if one.change == change]

    @property
    def counts(self) -> dict[str, int]:
        """Return how many answers have each effect."""
        return {change: len(self.of(change)) for change in ("paid", "failed", "pending", "known")}


def preview_results(*, by: int, unit_id: int, file_name: str, content: bytes, on: date) -> ResultsPreview:
    """Tell what a result file says of the unit's orders, every problem included; write nothing.

    :raises NotAllowed: the actor may not record results of this unit
    """
    access.require(by, "banking.record_results", at=unit_id, on=on)
    return _preview(unit_id, file_name, content)


@transaction.atomic
def record_results(
    *, by: int, unit_id: int, file_name: str, content: bytes, on: date, mark: str | None = None
) -> dict[str, int]:  # fmt: skip
    """Record what the bank answers; return how many orders were paid, failed, are pending, were known. The same file changes nothing twice.

    :raises ResultsRefused: anything in the file is wrong; every problem is told, nothing is written
    :raises StaleSelection: what the preview showed no longer holds
    :raises WrongState: somebody else moved one of the orders at the same moment
    :raises NotAllowed: the actor may not record results of this unit
    """
    access.require(by, "banking.record_results", at=unit_id, on=on)
    preview = _preview(unit_id, file_name, content)
    if preview.problems:
        raise ResultsRefused(list(preview.problems))
    if mark is not None and mark != preview.mark:
        raise StaleSelection()
    moving = [one for one in preview.changes if one.change in ("paid", "failed")]
    if not moving:
        return preview.counts
    record_events(by, [(one.payment, _facts(one, preview)) for one in moving])
    paid = sum(one.payment.amount for one in preview.of("paid"))
    audit.record(
        by, "banking.record_results", at=unit_id, file=preview.file_name, sha256=preview.sha256, paid=paid, **_numbers(preview.counts)
    )
    return preview.counts


def _numbers(counts: dict[str, int]) -> dict[str, int]:
    return {f"{change}_orders": count for change, count in counts.items()}


def _facts(one: ResultChange, preview: ResultsPreview) -> dict[str, object]:
    return {
        "kind": one.change, "words": one.answer.words, "bank_reference": one.answer.reference, "file_name": preview.file_name,
        "file_sha256": preview.sha256,
    }  # fmt: skip


def _preview(unit_id: int, file_name: str, content: bytes) -> ResultsPreview:
    name = file_name.replace("\x00", "").strip()[:300] or "ket-qua"
    sha256 = hashlib.sha256(content).hexdigest()
    file = rules.read(content, name)
    out = queries.payments(unit_id=unit_id, states=rules.OUT)
    answered = queries.payments(unit_id=unit_id, states=ANSWERED)
    outcomes, strange = rules.settle(file, [row.order for row in out], answered=[row.order for row in answered])
    known = {row.number: row for row in (*answered, *out)}
    proven = queries.proofs(unit_id) if any(one.row.verdict == "failed" for one in outcomes) else {}
    changes: list[ResultChange] = []
    problems = [*file.problems, *strange]
    for outcome in outcomes:
        payment = known[outcome.order.number]
        change, cure = _change(payment, outcome.row.verdict, has_left=payment.id in proven)
        if change is None:
            problems.append(Problem(name, "", outcome.row.row, "Trạng thái", payment.number, cure))
        else:
            changes.append(ResultChange(payment, outcome.row, change))
    told = tuple(problem.as_facts() for problem in sorted(problems, key=lambda problem: problem.row))
    mark = rules.mark_of((sha256, unit_id), *((one.payment.number, one.payment.place, one.change) for one in changes))
    return ResultsPreview(name, sha256, tuple(changes), told, queries.has_result_file(unit_id, sha256), mark)


def _change(payment: PaymentRow, verdict: rules.Verdict, *, has_left: bool) -> tuple[Change | None, str]:
    """Return what an answer does to its order, or why it cannot be."""
    if verdict == "pending":
        return ("known" if payment.state in ANSWERED else "pending"), ""
    if verdict == "failed" and has_left:
        return None, f"sao kê đã ghi tiền ra theo lệnh {payment.number}, tệp lại ghi không chi được. Hỏi lại ngân hàng."
    if payment.state in rules.OUT:
        return verdict, ""
    if (payment.state in rules.PAID) == (verdict == "paid"):
        return "known", ""
    return None, f"lệnh {payment.number} trước đây đã ghi “{payment.words}”, tệp này nói ngược lại. Hỏi lại ngân hàng."
