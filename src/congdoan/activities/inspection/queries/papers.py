"""The committee's official papers: how far each document is; what stands in their heads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from congdoan.activities.inspection.models import Inspection, OfficialPaper, Pick
from congdoan.activities.inspection.rules.papers import DECISION, OF_YEAR, PAPERS, PROGRAMME
from congdoan.foundation.access import queries as access
from congdoan.foundation.documents import queries as documents
from congdoan.foundation.documents.rules.outgoing import UNDONE
from congdoan.people.organisations import queries as organisations
from congdoan.people.organisations.rules import LOWEST_PUBLIC_RANK

MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class OfficialRow:
    """One paper with its document as it stands. `inspected` is the unit that a decision is about."""

    id: int
    kind: str
    document_id: int
    state_words: str
    written: str
    issued_on: date | None
    is_undone: bool
    who: str
    on: date
    inspected_id: int | None
    inspected: str
    last: date | None

    @property
    def kind_words(self) -> str:
        return PAPERS[self.kind]

    @property
    def is_signed(self) -> bool:
        return bool(self.written) and not self.is_undone


def papers_of_inspection(inspection_id: int) -> list[OfficialRow]:
    """Return the newest paper of each kind of an inspection, its decision first; none for who does not reach the committee."""
    decision = Inspection.objects.filter(pk=inspection_id).values_list("decision_document_id", flat=True).first()
    found = _newest(OfficialPaper.objects.filter(inspection_id=inspection_id).order_by("kind", "-id"))
    opened = list(OfficialPaper.objects.filter(document_id=decision)) if decision else []
    order = list(PAPERS)
    return _rows(sorted([*opened, *found], key=lambda one: order.index(one.kind)))


def paper_of_programme(programme_id: int) -> OfficialRow | None:
    """Return the newest document of a programme, or None."""
    return next(iter(_rows(OfficialPaper.objects.filter(programme_id=programme_id, kind=PROGRAMME).order_by("-id")[:1])), None)


def papers_of_year(unit_id: int, year: int) -> list[OfficialRow]:
    """Return the reports of a committee's year, the newest first."""
    return _rows(OfficialPaper.objects.filter(unit_id=unit_id, kind=OF_YEAR, first=date(year, 1, 1)).order_by("-id")[:MOST_SHOWN])


def decisions_to_open() -> list[OfficialRow]:
    """Return the decisions that were written, stand and opened nothing yet, not by hand either, the newest first."""
    opened = Inspection.objects.filter(decision_document_id__isnull=False).values("decision_document_id")
    rows = _rows(OfficialPaper.objects.filter(kind=DECISION).exclude(document_id__in=opened).order_by("-id"))
    numbers = Inspection.objects.filter(decision__in=[row.written for row in rows if row.written])
    by_hand = set(numbers.values_list("unit_id", "decision", "decided_on"))
    waiting = (row for row in rows if not row.is_undone and (row.inspected_id, row.written, row.issued_on) not in by_hand)
    return list(islice(waiting, MOST_SHOWN))


def programme_citation(pick_id: int | None) -> str:
    """Return the programme in whose name a pick is inspected, as a decision cites it; its signed document where there is one."""
    pick = Pick.objects.filter(pk=pick_id).select_related("programme").first() if pick_id else None
    if pick is None:
        return ""
    paper = paper_of_programme(pick.programme_id)
    number = f" số {paper.written}" if paper and paper.is_signed else ""
    return f"Chương trình kiểm tra năm {pick.programme.year} của Ủy ban kiểm tra{number}"


def paper_head(owner_id: int, *, to: Sequence[str], on: date) -> dict[str, Any]:
    """Return the head of the committee's papers: its unit, the one above; place as on its last document; who signs is completed there."""
    unit = organisations.by_id([owner_id])[owner_id]
    above = access.ancestors([owner_id], on=on)[owner_id][:1]
    upper = access.branch_names(above).get(above[0], ("", ""))[1] if above else ""
    last = next(iter(documents.listed(documents.Filter(unit_id=owner_id), limit=1)), None)
    record = documents.outgoing(last.id) if last else None
    known: Mapping[str, Any] = record.content if record else {}
    told = "Ban Thường vụ (b/c)" if unit.rank <= LOWEST_PUBLIC_RANK else "Ban Chấp hành (b/c)"
    return {
        "issuer": [unit.name, "ỦY BAN KIỂM TRA"], **({"parent": [upper]} if upper else {}),
        "place": str(known.get("place") or unit.commune or "…"), "recipients": [*to, told],
    }  # fmt: skip


def _newest(found: Any) -> list[OfficialPaper]:
    return list(found.distinct("kind"))


def _rows(found: Any) -> list[OfficialRow]:
    """Return papers with their documents as they stand, in the order given: four statements, whatever the number."""
    papers = list(found)
    if not papers:
        return []
    ids = [one.document_id for one in papers]
    drafts = {row.id: row for row in documents.listed(documents.Filter(ids=ids), limit=len(ids))}
    names = access.branch_names({one.inspected_id for one in papers if one.inspected_id})
    people = access.names_of_actors(one.written_by for one in papers)
    return [
        OfficialRow(
            one.pk, one.kind, row.id, row.state_words, row.number, row.day if row.number else None, row.state in UNDONE,
            people.get(one.written_by, ""), one.written_on, one.inspected_id, names.get(one.inspected_id or 0, ("", ""))[1], one.last,
        )
        for one in papers
        if (row := drafts.get(one.document_id)) is not None
    ]  # fmt: skip
