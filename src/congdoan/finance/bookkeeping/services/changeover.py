"""Taking balances over to the next chart of accounts, unit by unit in one transaction, and taking that back."""

from collections.abc import Iterable
from datetime import date

from django.db import IntegrityError, transaction

from congdoan.finance.bookkeeping import queries, rules
from congdoan.finance.bookkeeping.models import ChartChange, ChartChangeUndone
from congdoan.finance.ledger import services as ledger
from congdoan.finance.ledger.rules import EntryDraft, Flat, LineDraft, columns_of
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.periods import month_of
from congdoan.foundation.reference import queries as reference
from congdoan.foundation.reference import services as own_records


class UnableToChangeChart(DomainError):
    """Root of the refusals to change the chart of accounts."""


class AccountsUnmapped(UnableToChangeChart):
    code = "chart-accounts-unmapped"
    says = "{count} tài khoản có số dư mà chưa có tài khoản tương ứng ở chế độ mới: {codes}. Kế toán trưởng chọn tài khoản rồi chuyển lại."


class ChartNotReady(UnableToChangeChart):
    code = "chart-not-ready"
    says = "{count} đơn vị chưa chuyển được, chưa ghi gì. Đơn vị đầu tiên: {first}."


class ChartPreviewChanged(UnableToChangeChart):
    code = "chart-preview-changed"
    says = "Sổ đã đổi từ lúc xem trước. Xem lại rồi áp dụng."


class ChartNotChanged(UnableToChangeChart):
    code = "chart-not-changed"
    says = "Đơn vị này chưa chuyển số dư sang chế độ mới, không có gì để lấy lại."


class NoSuchAccount(UnableToChangeChart):
    code = "chart-account-unknown"
    says = "Không có tài khoản {account} trong hệ thống tài khoản {chart}."


class MappingDocumentMissing(UnableToChangeChart):
    code = "chart-mapping-without-document"
    says = "Phải nêu văn bản làm căn cứ cho tài khoản tương ứng."


@transaction.atomic
def change_chart(*, by: int, branch_id: int, unit_ids: Iterable[int], on: date, reason: str = "", mark: str | None = None) -> int:
    """Move every balance of the old chart to the new one, by one entry of each unit on the new chart's first day; return how many entries.

    The mapping is the branch's. A unit whose balances have moved has nothing left to move, so a second run books only what came late.
    `reason` is wanted where the month is softly locked. `mark` insists on what a preview showed.
    Source: `data/changeover_tt107_tt24.yaml` (derived), the federation's own lines, decision 0035.

    :raises NotAllowed: the actor may not change the chart of one of the units
    :raises AccountsUnmapped: accounts without a line in the mapping, all of them
    :raises ChartNotReady: years not closed, months locked; every unit is told
    :raises ChartPreviewChanged: `mark` no longer holds
    """
    units = sorted(set(unit_ids))
    access.require_all(by, "bookkeeping.change_chart", at={branch_id, *units}, on=on)
    ledger.hold_books()
    preview = queries.changeover_preview(branch_id, units)
    if mark is not None and mark != preview.mark:
        raise ChartPreviewChanged
    if preview.unmapped:
        raise AccountsUnmapped(count=len(preview.unmapped), codes=", ".join(preview.unmapped))
    if preview.blocked:
        told = queries.told_units(preview.blocked)
        raise ChartNotReady(count=len(told), first=f"{told[0]['name']}: {'; '.join(told[0]['why'])}", units=told)
    if not preview.moving:
        return 0
    moving, table = preview.moving, preview.changeover
    ledger.book_late(
        by=by, unit_ids=[one.unit_id for one in moving], month=table.month, reason=reason, on=on, under="bookkeeping.change_chart"
    )
    _keep(by, preview, _post(by, preview, on), on)
    audit.record(
        by, "bookkeeping.change_chart", at=branch_id, units=len(moving), from_chart=table.from_chart, to_chart=table.to_chart,
        moved=sum(_moved(one) for one in moving),
    )  # fmt: skip
    return len(moving)


@transaction.atomic
def undo_chart_change(*, by: int, unit_id: int, reason: str, on: date) -> int:
    """Take a unit's change of chart back in red, on the same day; return how many entries were taken back.

    :raises NotAllowed: the actor may not change the chart of this unit
    :raises ChartNotChanged: nothing was moved
    :raises ReasonMissing: no reason
    """
    access.require(by, "bookkeeping.undo_chart_change", at=unit_id, on=on)
    changes = queries.changes_of([unit_id]).get(unit_id, [])
    if not changes:
        raise ChartNotChanged
    if not 0 < len(reason.strip()) <= 500:
        raise ledger.ReasonMissing(longest=500)
    day = date.fromisoformat(queries.shipped()["changes_on"])
    under = "bookkeeping.undo_chart_change"
    ledger.book_late(by=by, unit_ids=[unit_id], month=month_of(day), reason=reason, on=on, under=under)
    for change_id, entry_id in changes:
        taken = ledger.reverse_entry(by=by, entry_id=entry_id, accounting_date=day, reason=reason, red=True, on=on, under=under)
        try:
            with transaction.atomic():
                ChartChangeUndone.objects.create(change_id=change_id, unit_id=unit_id, entry_id=taken, reason=reason, recorded_by=by)
        except IntegrityError:  # somebody else took it back meanwhile
            raise ChartNotChanged from None
    body: Flat = {"entries": len(changes), "reason": reason}
    ledger.record_evidence(by=by, unit_id=unit_id, kind="chart-change-undone", subject=_subject(unit_id), body=body, on=on)
    audit.record(by, "bookkeeping.undo_chart_change", at=unit_id, entries=len(changes), reason=reason)
    return len(changes)


@transaction.atomic
def map_account(*, by: int, branch_id: int, account: str, to: str, document: str, on: date) -> int:
    """Decide for a branch which account of the new chart takes the balance of an old one, and return the record's id.

    Its former decision about the same account is withdrawn; entries that were booked stay.

    :raises NotAllowed: the actor may not decide this for the branch
    :raises NoSuchAccount: one of the charts has no such account
    :raises MappingDocumentMissing: no document
    """
    access.require(by, "bookkeeping.map_account", at=branch_id, on=on)
    table = queries.changeover(branch_id)
    for code, chart in ((account, table.from_chart), (to, table.to_chart)):
        if code not in {one.code for one in reference.chart(chart)}:
            raise NoSuchAccount(account=code[:20], chart=chart)
    if not document.strip():
        raise MappingDocumentMissing
    scope = {"chart": table.to_chart, "from": table.from_chart, "account": account}
    for record in reference.own_records("charts", [branch_id]).get(branch_id, ()):
        if record.scope == scope:
            own_records.withdraw(by=by, record_id=int(record.id.removeprefix("own.")), on=on)
    new = own_records.install(
        by=by, branch_id=branch_id, topic="charts", scope=scope, valid_from=table.on, fields={"to": to}, document=document,
        name=f"Tài khoản {account} chuyển sang {to}",
    )  # fmt: skip
    audit.record(by, "bookkeeping.map_account", at=branch_id, account=account, to=to, document=document.strip(), record=new)
    return new


def _post(by: int, preview: queries.ChangePreview, on: date) -> list[int]:
    table = preview.changeover
    lines = {one.unit_id: rules.entry_lines(one.moves) for one in preview.moving}
    known = ledger.accounts({account for of in lines.values() for account, _ in of})
    words = f"Chuyển số dư từ hệ thống tài khoản {table.from_chart} sang {table.to_chart}"
    drafts = [
        EntryDraft(unit, table.on, "bookkeeping/change_chart", words, [LineDraft(known[account], amount) for account, amount in of])
        for unit, of in lines.items()
    ]
    number = ChartChange.objects.order_by("-id").values_list("id", flat=True).first() or 0
    source = f"bookkeeping/change_chart/{preview.moving[0].unit_id}/{number}/{preview.mark}"
    booked = ledger.post_batch(by=by, source=source, entries=columns_of(drafts), on=on, under="bookkeeping.change_chart")
    return [int(entry) for entry in booked.entry_ids.tolist()]


def _keep(by: int, preview: queries.ChangePreview, entry_ids: list[int], on: date) -> None:
    table = preview.changeover
    rows = [
        ChartChange(
            unit_id=one.unit_id, from_chart=table.from_chart, to_chart=table.to_chart, entry_id=entry, period=table.month,
            moved=_moved(one), recorded_by=by,
        )
        for one, entry in zip(preview.moving, entry_ids, strict=True)
    ]  # fmt: skip
    ChartChange.objects.bulk_create(rows)
    bodies: dict[int, tuple[str, Flat]] = {
        row.unit_id: (_subject(row.unit_id), {"from": row.from_chart, "to": row.to_chart, "entry": row.entry_id, "moved": row.moved})
        for row in rows
    }
    ledger.record_evidence_of_many(by=by, kind="chart-change", of=bodies, on=on)


def _moved(one: queries.UnitChange) -> int:
    return sum(move.amount for move in one.moves if move.amount > 0)


def _subject(unit_id: int) -> str:
    return f"bookkeeping/chart/{unit_id}"
