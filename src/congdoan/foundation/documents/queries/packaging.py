"""What goes into a package of case files: the metadata of files and papers, and where the bytes of each paper are."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import Func, IntegerField

from congdoan.foundation.documents.models import CaseFile, CasePaper, IncomingDocument, Outgoing, OutgoingFile
from congdoan.foundation.documents.queries.filing import CaseRow, rows_of
from congdoan.foundation.documents.rules.packaging import Entry, Field, PaperFile, folder_of, made, suffix_of, xml_of
from congdoan.foundation.reference import queries as reference

LANGUAGE = "Tiếng Việt"


def fields_of(kind: str, *, on: date) -> list[Field]:
    """Return the fields of a set, in the order of the law. Source: table `documents.system_fields`."""
    rows = [
        one
        for one in reference.records("documents.system_fields")
        if one.scope["set"] == kind and one.holds_on(max(on, one.valid_from or on))
    ]
    return [Field(str(one.fields["no"]), one.fields["key"], one.fields["length"], one.fields["parent"]) for one in rows]


def files_to_pack(unit_id: int, *, year: int | None = None, case_id: int | None = None) -> list[CaseRow]:
    """Return the case files of a unit that hold papers, of a year or one of them, in the order of their list."""
    found = CaseFile.objects.filter(unit_id=unit_id, opened_on__isnull=False)
    found = found.filter(pk=case_id) if case_id is not None else found.filter(year=year or 0)
    return [row for row in rows_of(found.order_by("id")) if row.papers]


def entries_of(rows: Iterable[CaseRow], *, on: date) -> Iterator[Entry]:
    """Yield the entries of case files: of each its metadata, then its papers in the order of their days."""
    held = list(rows)
    fields = {kind: fields_of(kind, on=on) for kind in ("file", "outgoing", "incoming")}
    papers = list(CasePaper.objects.filter(case_file_id__in=[one.id for one in held], taken_out="").order_by("issued_on", "id"))
    ours = {
        one.pk: one
        for one in Outgoing.objects.filter(pk__in=[p.outgoing_id for p in papers if p.outgoing_id]).defer("content", "search_key")
    }
    books = ("arrived_on", "number", "kind", "subject", "file_name")
    arrived = {one.pk: one for one in IncomingDocument.objects.filter(pk__in=[p.arrival_id for p in papers if p.arrival_id]).only(*books)}
    kept = _kept(list(ours), list(arrived))
    for row in held:
        folder = folder_of(row.year, row.section_code, row.number)
        yield made(f"{folder}/ho-so.xml", xml_of("HoSo", _of_file(row), fields["file"], beside=[("State", row.state_words)]))
        own = [one for one in papers if one.case_file_id == row.id]
        for at, one in enumerate(own, start=1):
            arrival = arrived.get(one.arrival_id) if one.arrival_id else None
            values = _of_file_code(row) | _of_paper(at, one, ours.get(one.outgoing_id or 0))
            file = kept.get(("outgoing", one.outgoing_id)) or kept.get(("arrival", one.arrival_id))
            beside = [("File", f"{at:03}{file.suffix}" if file and file.size else ""), ("Sha256", file.sha256 if file else "")]
            known = fields["incoming" if arrival else "outgoing"]
            values = _as_arrival(values, arrival) if arrival else values
            yield made(f"{folder}/{at:03}.xml", xml_of("VanBan", values, known, beside=beside))
            if file and file.size:  # what was destroyed has its digest alone
                yield Entry(f"{folder}/{at:03}{file.suffix}", file.sha256, file.size, kept=file)


def size_of_content() -> Func:
    """Return how many bytes the column `content` holds, without reading it."""
    return Func("content", function="octet_length", output_field=IntegerField())


def content_of(file: PaperFile) -> bytes:
    """Return the bytes of a paper as they are kept."""
    rows: Any = OutgoingFile.objects if file.table == "outgoing" else IncomingDocument.objects
    return bytes(rows.filter(pk=file.id).values_list("content", flat=True).get())


def _kept(ours: list[int], arrived: list[int]) -> dict[tuple[str, int | None], PaperFile]:
    """Return the file of each document: the last one of ours, with all signatures, and each arrival's."""
    size = size_of_content()
    signed = OutgoingFile.objects.filter(outgoing_id__in=ours).order_by("outgoing_id", "-place").distinct("outgoing_id").annotate(size=size)
    came = IncomingDocument.objects.filter(pk__in=arrived).annotate(size=size)
    found: dict[tuple[str, int | None], PaperFile] = {
        ("outgoing", owner): PaperFile("outgoing", file, digest, count, ".pdf")
        for owner, file, digest, count in signed.values_list("outgoing_id", "id", "sha256", "size")
    }
    for one, digest, count, name in came.values_list("id", "sha256", "size", "file_name"):
        found["arrival", one] = PaperFile("arrival", one, digest, count, suffix_of(name))
    return found


def _of_file_code(row: CaseRow) -> dict[str, Any]:
    return {"1.1": row.unit_code, "1.2": row.year, "1.3": row.notation}


def _of_file(row: CaseRow) -> dict[str, Any]:
    return _of_file_code(row) | {
        "2": row.title, "3": row.term, "5": row.keeper, "6": LANGUAGE, "7": row.opened_on, "8": row.closed_on, "9": row.papers,
        "10": row.pages, "11": row.keep_source,
    }  # fmt: skip


def _of_paper(at: int, one: CasePaper, ours: Outgoing | None) -> dict[str, Any]:
    """Return what the list of contents says of a paper, by the numbers of an outgoing document's fields."""
    number, _, notation = one.symbol.partition("/")
    kind, _, subject = one.title.partition(": ") if one.outgoing_id or one.arrival_id else ("", "", one.title)
    return {
        "2": at,
        "3": kind if subject else "", "4": number, "5": notation, "6": one.issued_on, "7": one.author, "8": subject or kind, "9": LANGUAGE,
        "10": one.pages, "11": one.note, "12.2": ours.signer if ours else "",
    }  # fmt: skip


def _as_arrival(values: dict[str, Any], arrival: IncomingDocument) -> dict[str, Any]:
    """Return the same by the numbers of an arrival's fields, with day and number of its book."""
    return values | {"12": arrival.arrived_on, "13": arrival.number, "12.2": None}
