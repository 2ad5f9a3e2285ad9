"""The register of outgoing documents of a year, with every column that the law names and every number that no document bears."""

import json
import re
from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.db.models import Q

from congdoan.foundation.documents.models import OutgoingAct, OutgoingNumber, SkippedNumbers
from congdoan.foundation.documents.rules.copying import SERIES
from congdoan.foundation.documents.rules.outgoing import CHANGES, written_number

from .frame import OUTGOING, register_columns

Placed = tuple[tuple[str, int], tuple[str, ...]]


Told = tuple[tuple[str, ...], str, list[tuple[str, ...]]]


def outgoing_register(unit_id: int, *, year: int) -> Told:
    """Return the heads of the columns, the law they come from, and a row for each number of the year, in their order; copies aside.

    Source: table `documents.register_columns`, record `register.outgoing`: Nghị định 30/2020/NĐ-CP, Phụ lục IV.
    """
    return _register(unit_id, ~Q(series=SERIES), year)


def copies_register(unit_id: int, *, year: int) -> Told:
    """Return the same for the numbers that copies bear; the decree has no columns of theirs, so the outgoing ones serve.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục II.1.c (numbers of copies).
    """
    heads, basis, rows = _register(unit_id, Q(series=SERIES), year)
    return heads, f"Các cột như sổ đăng ký văn bản đi ({basis})", rows


def _register(unit_id: int, asked: Q, year: int) -> Told:
    rows = [*_numbered(unit_id, asked, year), *_skipped(unit_id, asked, year)]
    return *register_columns(OUTGOING), [row for _, row in sorted(rows, key=lambda row: row[0])]


def _numbered(unit_id: int, asked: Q, year: int) -> list[Placed]:
    found = list(OutgoingNumber.objects.filter(asked, unit_id=unit_id, year=year).select_related("outgoing"))
    ids = [one.outgoing_id for one in found]
    acts = _acts(ids)
    receipts = _receipts(ids)
    rows: list[Placed] = []
    for one in found:
        document, content = one.outgoing, json.loads(one.outgoing.content)
        issued_on, note = acts.get(one.outgoing_id, ("", ""))
        sent, opened = receipts.get(one.outgoing_id, (0, 0))
        row = (
            written_number(one.number, one.symbol), f"{one.given_on:%d/%m/%Y}", f"{document.kind}: {document.subject}", document.signer,
            "; ".join(content.get("recipients", [])), content.get("archived_at") or "VT", _copies(content), issued_on,
            f"{opened}/{sent} đã mở" if sent else "", note,
        )  # fmt: skip
        rows.append(((one.series, one.number), row))
    return rows


def _copies(content: Mapping[str, Any]) -> str:
    """Return how many copies the drafter's mark tells: PL.(300)."""
    told = re.search(r"\((\d{1,6})", str(content.get("drafted_by", "")))
    return told[1] if told else ""


def _skipped(unit_id: int, asked: Q, year: int) -> list[Placed]:
    rows: list[Placed] = []
    for one in SkippedNumbers.objects.filter(asked, unit_id=unit_id, year=year):
        numbers = f"{one.first:02}" if one.first == one.last else f"{one.first:02} đến {one.last:02}"
        told = f"Số không cấp ở đây{f' ({one.series})' if one.series else ''}: {one.reason}"
        rows.append(((one.series, one.first), (numbers, f"{one.skipped_on:%d/%m/%Y}", "", "", "", "", "", "", "", told)))
    return rows


def _acts(ids: list[int]) -> dict[int, tuple[str, str]]:
    """Return for each document the day it was issued, and what became of it since."""
    issued: dict[int, str] = {}
    notes: dict[int, list[str]] = {}
    rows = OutgoingAct.objects.filter(outgoing_id__in=ids, kind__in=["issued", "voided", *CHANGES]).order_by("outgoing_id", "place")
    changing = _written({row.other_id for row in rows if row.other_id})
    for row in rows:
        if row.kind == "issued":
            issued[row.outgoing_id] = f"{row.acted_on:%d/%m/%Y}"
            continue
        told = f"{'Hủy' if row.kind == 'voided' else CHANGES[row.kind].capitalize()} {row.acted_on:%d/%m/%Y}"
        by = f" bằng {changing[row.other_id]}" if row.other_id in changing else ""
        notes.setdefault(row.outgoing_id, []).append(f"{told}{by}{f': {row.words}' if row.words else ''}")
    return {one: (issued.get(one, ""), "; ".join(notes.get(one, []))) for one in ids}


def _written(ids: set[int]) -> dict[int, str]:
    rows = OutgoingNumber.objects.filter(outgoing_id__in=ids).values_list("outgoing_id", "number", "symbol")
    return {one: written_number(number, symbol) for one, number, symbol in rows}


def _receipts(ids: list[int]) -> dict[int, tuple[int, int]]:
    """Return for each document to how many units it was sent, and how many of them opened it."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT d.outgoing_id, count(*),
                   count(*) FILTER (WHERE EXISTS (SELECT FROM documents_deliveryopening p WHERE p.delivery_id = d.id))
            FROM documents_delivery d WHERE d.outgoing_id = ANY(%s) GROUP BY d.outgoing_id
            """,
            [ids],
        )
        return {one: (sent, opened) for one, sent, opened in cursor.fetchall()}
