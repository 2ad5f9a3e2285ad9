"""What this installation knows of documents that texts cite: from the law pack, from its own registers, from what arrived."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any

from django.db.models import Q

from congdoan.foundation.documents.models import Citation, IncomingDocument, OutgoingAct, OutgoingNumber
from congdoan.foundation.documents.rules.linting import Known, merged
from congdoan.foundation.documents.rules.outgoing import CHANGES, written_number
from congdoan.foundation.documents.rules.reading import Read
from congdoan.foundation.documents.rules.reading.kinds import kind_named
from congdoan.foundation.documents.rules.reading.text import bare
from congdoan.foundation.reference import queries as reference

MOST = 500


def known_to(found: Read) -> list[Known]:
    """Return what is known of the documents that a text cites, or that its citations may have been meant for."""
    numbers = {one.number for one in found.cited if one.number}
    return known_documents(numbers, days={one.day for one in found.cited if one.day})


def known_documents(numbers: Iterable[str], *, days: Iterable[date] = ()) -> list[Known]:
    """Return what is known of documents with these numbers or of these days, within reach; the law pack's whole list comes first."""
    asked, of_days = sorted(set(numbers)), sorted(set(days))
    return merged([*law_documents(), *_own(asked, of_days), *_arrived(asked, of_days), *_told_ended(asked)])


@cache
def law_documents() -> tuple[Known, ...]:
    """Return the documents whose life the law pack tells. Source: tables `finance.instruments` and `documents.instruments`."""
    rows = [*reference.records("finance.instruments"), *reference.records("documents.instruments")]
    named = {row.fields["number"]: row.name for row in rows if "number" in row.fields}
    return tuple(
        Known(
            number=row.fields["number"], name=row.name, kind=row.fields["kind"], source=row.citation,
            issued_on=_day(row.fields.get("issued_on")), issued_year=row.fields.get("issued_year"), issuer=row.fields.get("issuer") or "",
            title=row.fields.get("title") or "", valid_from=row.valid_from, valid_until=row.valid_until,
            ended_as="replaced" if row.fields.get("replaced_by") else "ended",
            ended_by=tuple(named.get(number, number) for number in row.fields.get("replaced_by", ())),
            amended_by=tuple(row.fields.get("amended_by", ())), articles=row.fields.get("articles"), needs_check=row.needs_check,
        )
        for row in rows
        if "number" in row.fields
    )  # fmt: skip


def _own(numbers: Sequence[str], days: Sequence[date]) -> list[Known]:
    """Return the signed documents of units within reach, with what became of each."""
    symbols = {number.partition("/")[2] for number in numbers}
    rows = OutgoingNumber.objects.filter(Q(symbol__in=symbols) | Q(given_on__in=days)).select_related("outgoing").order_by("-id")[:MOST]
    acts = OutgoingAct.objects.filter(outgoing_id__in=[row.outgoing_id for row in rows], kind__in=CHANGES).order_by("place")
    changing = {
        row.outgoing_id: written_number(row.number, row.symbol)
        for row in OutgoingNumber.objects.filter(outgoing_id__in=[act.other_id for act in acts if act.other_id])
    }
    return [_signed(row, [act for act in acts if act.outgoing_id == row.outgoing_id], changing) for row in rows]


def _signed(row: OutgoingNumber, acts: Sequence[OutgoingAct], changing: dict[int, str]) -> Known:
    document, written = row.outgoing, written_number(row.number, row.symbol)
    end = next((act for act in acts if act.kind in ("replaced", "recalled")), None)
    kind = kind_named(bare(document.kind))
    by = changing.get(end.other_id or 0) if end else None
    return Known(
        number=written, name=f"{document.kind} {written} ({row.given_on:%d/%m/%Y})", kind=kind[0] if kind else "",
        source="Văn bản trong hệ thống", issued_on=row.given_on, issuer=" ".join(json.loads(document.content)["issuer"]),
        title=document.subject, valid_from=row.given_on, valid_until=end.acted_on if end else None,
        ended_as=end.kind if end else "ended", ended_by=(by,) if by else (),
        amended_by=tuple(changing[act.other_id] for act in acts if act.kind == "amended" and act.other_id in changing),
    )  # fmt: skip


def _arrived(numbers: Sequence[str], days: Sequence[date]) -> list[Known]:
    """Return documents of the book of arrivals."""
    found = IncomingDocument.objects.filter(Q(symbol__in=numbers) | Q(issued_on__in=days), voided=None).exclude(symbol="")
    columns = ("symbol", "kind", "issued_on", "author", "subject", "number", "year")
    rows: list[Any] = list(found.order_by("-id").values_list(*columns)[:MOST])
    return [
        Known(
            number=symbol, name=f"{kind} {symbol}{f' ({day:%d/%m/%Y})' if day else ''}".strip(), kind=(kind_named(bare(kind)) or ("",))[0],
            source=f"Sổ văn bản đến, số đến {number:02}/{year}", issued_on=day, issuer=author, title=subject, needs_check=True,
        )
        for symbol, kind, day, author, subject, number, year in rows
    ]  # fmt: skip


def _told_ended(numbers: Sequence[str]) -> list[Known]:
    """Return documents that an arrived one says it replaces or repeals."""
    rows = Citation.objects.filter(relation__in=["replaces", "repeals"], cited__number__in=numbers, document__voided=None)
    columns = (
        *("cited__number", "cited__kind", "cited__issued_on", "cited__issuer", "cited__title"),
        *("document__kind", "document__symbol", "document__issued_on", "document__arrived_on", "document__number", "document__year"),
    )
    found: list[Any] = list(rows.order_by("-id").values_list(*columns)[:MOST])
    return [
        Known(
            number=number, name=f"{number}{f' ({day:%d/%m/%Y})' if day else ''}", kind=kind, issued_on=day, issuer=issuer, title=title,
            valid_until=issued or arrived, ended_as="replaced", ended_by=(f"{by_kind} {by}".strip(),),
            source=f"{by_kind} {by}, số đến {arrival:02}/{year}".strip(), needs_check=True,
        )
        for number, kind, day, issuer, title, by_kind, by, issued, arrived, arrival, year in found
    ]  # fmt: skip


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
