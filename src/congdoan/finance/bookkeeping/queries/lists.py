"""Lists of vouchers: which ones, in which state, how much they are together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from congdoan.finance.bookkeeping.models import Attachment
from congdoan.finance.bookkeeping.rules import KINDS, written_number
from congdoan.finance.bookkeeping.rules.kinds import STATE_WORDS
from congdoan.foundation.kernel.vietnamese import search_key

PAGE = 50


@dataclass(frozen=True, slots=True)
class VoucherFilter:
    """Which vouchers are meant; what is left empty narrows nothing. Days are accounting dates, both included. Units: đồng."""

    unit_id: int | None = None
    states: Sequence[str] = ()
    kind: str = ""
    since: date | None = None
    until: date | None = None
    text: str = ""
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class VoucherRow:
    """One line of the list."""

    id: int
    unit_id: int
    kind: str
    number: str
    accounting_date: date
    counterpart: str
    reason: str
    amount: int
    state: str
    prepared_by: int

    @property
    def kind_words(self) -> str:
        return KINDS[self.kind].words

    @property
    def state_words(self) -> str:
        return STATE_WORDS[self.state]


@dataclass(frozen=True, slots=True)
class VoucherSums:
    """How many vouchers, what they bring in and what they take out; transfers and journal vouchers do neither. Units: đồng."""

    count: int = 0
    incoming: int = 0
    outgoing: int = 0


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file that came with a voucher, without its bytes."""

    id: int
    unit_id: int
    file_name: str
    kind: str
    size: int
    sha256: str
    attached_by: int


def vouchers(chosen: VoucherFilter, *, before_id: int | None = None, limit: int = PAGE) -> list[VoucherRow]:
    """Return vouchers within the actor's reach, newest first, one page at a time."""
    where, values = _condition(chosen)
    if before_id is not None:
        where, values = f"{where} AND v.id < %s", [*values, before_id]
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT v.id, v.unit_id, v.kind, n.number, n.year, v.accounting_date, v.counterpart, v.reason, v.amount, s.kind, v.prepared_by
            {FROM} WHERE {where} ORDER BY v.id DESC LIMIT %s
            """,
            [*values, limit],
        )
        rows = cursor.fetchall()
    return [
        VoucherRow(one, unit, kind, written_number(kind, number, year) if number else "", *rest)
        for one, unit, kind, number, year, *rest in rows
    ]


def voucher_sums(chosen: VoucherFilter) -> dict[str, VoucherSums]:
    """Return by state how many vouchers a filter means, and what they bring in and take out."""
    where, values = _condition(chosen)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT s.kind, count(*), COALESCE(sum(v.amount) FILTER (WHERE v.kind IN ('receipt', 'bank_in')), 0)::bigint,
                   COALESCE(sum(v.amount) FILTER (WHERE v.kind IN ('payment', 'bank_out')), 0)::bigint
            {FROM} WHERE {where} GROUP BY s.kind
            """,
            values,
        )
        return {state: VoucherSums(*told) for state, *told in cursor.fetchall()}


def attachments_of(voucher_id: int) -> list[FileRecord]:
    """Return the files that came with a voucher, oldest first."""
    fields = ("id", "unit_id", "file_name", "kind", "size", "sha256", "attached_by")
    return [FileRecord(*row) for row in Attachment.objects.filter(voucher_id=voucher_id).order_by("id").values_list(*fields)]


def attachment(attachment_id: int) -> tuple[FileRecord, bytes] | None:
    """Return one file with its bytes, or None when there is none within the actor's reach."""
    found = Attachment.objects.filter(id=attachment_id).first()
    if found is None:
        return None
    record = FileRecord(found.pk, found.unit_id, found.file_name, found.kind, found.size, found.sha256, found.attached_by)
    return record, bytes(found.content)


FROM = """
FROM bookkeeping_voucher v
LEFT JOIN bookkeeping_voucher_number n ON n.voucher_id = v.id
CROSS JOIN LATERAL (SELECT kind FROM bookkeeping_voucher_act a WHERE a.voucher_id = v.id ORDER BY place DESC LIMIT 1) s
"""


def _condition(chosen: VoucherFilter) -> tuple[str, list[Any]]:
    pieces: list[tuple[str, Any]] = []
    if chosen.unit_id is not None:
        pieces.append(("v.unit_id = %s", chosen.unit_id))
    if chosen.states:
        pieces.append(("s.kind = ANY(%s)", list(chosen.states)))
    if chosen.kind:
        pieces.append(("v.kind = %s", chosen.kind))
    if chosen.since:
        pieces.append(("v.accounting_date >= %s", chosen.since))
    if chosen.until:
        pieces.append(("v.accounting_date <= %s", chosen.until))
    if chosen.amount is not None:
        pieces.append(("v.amount = %s", chosen.amount))
    pieces += [("strpos(v.search_key, %s) > 0", word) for word in search_key(chosen.text).split()]
    return " AND ".join(["true", *(piece for piece, _ in pieces)]), [value for _, value in pieces]
