"""Approved orders into files for the bank: each order leaves in one file, and the file is kept byte for byte."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from django.db import connection, transaction
from django.utils.timezone import localtime

from congdoan.finance.banking.models import PaymentBatch
from congdoan.finance.banking.queries import PaymentRow
from congdoan.finance.banking.rules import payments as rules
from congdoan.finance.banking.rules.payments import bulk, pain001
from congdoan.foundation.access import queries as branches
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError

from .approving import chosen, record_events
from .preparing import bin_of

PAIN_001 = "pain001"


class UnknownLayout(DomainError):
    code = "payment-layout-unknown"
    says = "Không có mẫu tệp {layout}. Các mẫu: {known}."


def layouts() -> list[tuple[str, str, bool]]:
    """Return the kinds of file that can be made: name, title, whether a bank has yet to confirm it."""
    found = [(template.name, template.title, template.needs_check) for template in bulk.templates()]
    return [*found, (PAIN_001, "pain.001.001.03 (ISO 20022, theo hợp đồng kết nối với ngân hàng)", True)]


@transaction.atomic
def export_payments(
    *, by: int, unit_id: int, order_ids: Sequence[int], layout: str, on: date, mark: str | None = None
) -> list[int]:  # fmt: skip
    """Make the files of approved orders, one or more for each debit account; return the files' ids.

    :raises UnknownLayout: no such kind of file
    :raises UnableToWrite: an order lacks what the file asks for; all are told, nothing is exported
    :raises WrongState: one of them is not approved, or left already
    :raises NotAllowed: the actor may not export payments of this unit
    """
    access.require(by, "banking.export_payments", at=unit_id, on=on)
    if layout not in {name for name, _, _ in layouts()}:
        raise UnknownLayout(layout=layout[:40], known=", ".join(name for name, _, _ in layouts()))
    rows = chosen(unit_id, order_ids, event="exported", mark=mark)
    by_account: dict[int, list[PaymentRow]] = defaultdict(list)
    for row in rows:
        by_account[row.account_id].append(row)
    made_at = _moment()
    batches: list[int] = []
    problems: list[str] = []
    for account_id, own in sorted(by_account.items()):
        try:
            files = _files(own, layout, unit_id=unit_id, made_at=made_at, on=on)
        except rules.UnableToWrite as refusal:
            problems += refusal.facts["problems"]
            continue
        for part, content in files:
            batches.append(_keep(by, unit_id, account_id, part, content, layout=layout, made_at=made_at))
    if problems:
        raise rules.UnableToWrite(problems)
    total = sum(row.amount for row in rows)
    audit.record(by, "banking.export_payments", at=unit_id, layout=layout, files=batches, count=len(rows), total=total)
    return batches


def _files(rows: Sequence[PaymentRow], layout: str, *, unit_id: int, made_at: datetime, on: date) -> list[tuple[list[PaymentRow], bytes]]:
    """Return the files of one debit account's orders, each with its rows."""
    debit_bin = bin_of(rows[0].debit_bank, on=on)
    known = {row.number: row for row in rows}
    orders = [row.order for row in rows]
    if layout != PAIN_001:
        template = next(template for template in bulk.templates() if template.name == layout)
        files = bulk.write(orders, template, debit_bin=debit_bin, made_at=made_at)
    else:
        name = branches.branch_names([unit_id]).get(unit_id, ("", ""))[1]
        parts = [orders[start : start + pain001.MOST_ORDERS] for start in range(0, len(orders), pain001.MOST_ORDERS)]
        files = [
            (
                tuple(part),
                pain001.write(part, message_id=f"CHI-{part[0].number}", debtor_name=name, debit_bin=debit_bin, made_at=made_at, on=on),
            )
            for part in parts
        ]
    return [([known[order.number] for order in part], content) for part, content in files]


def _keep(by: int, unit_id: int, account_id: int, rows: Sequence[PaymentRow], content: bytes, *, layout: str, made_at: datetime) -> int:
    """Keep one file and let its orders leave in it."""
    ending = "xml" if layout == PAIN_001 else "xlsx"
    batch = PaymentBatch.objects.create(
        unit_id=unit_id, account_id=account_id, layout=layout, content=content, sha256=hashlib.sha256(content).hexdigest(),
        file_name=f"lenh-chi-{made_at:%Y%m%d}-{rows[0].number}.{ending}", order_count=len(rows), total=sum(row.amount for row in rows),
        exported_by=by,
    )  # fmt: skip
    record_events(by, [(row, {"kind": "exported", "batch": batch}) for row in rows])
    return int(batch.pk)


def _moment() -> datetime:
    """Return the moment of this transaction, the one that stamps what it writes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT now()")
        (moment,) = cursor.fetchone()
    return localtime(moment)
