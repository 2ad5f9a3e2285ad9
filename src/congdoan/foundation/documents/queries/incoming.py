"""The book of incoming documents: lists, one document with what was read in it, the line of sight to other documents, duplicates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from congdoan.foundation.access import queries as access
from congdoan.foundation.documents.models import Citation, Handling, IncomingDocument, Passing, Proposal, VoidedArrival
from congdoan.foundation.documents.rules.incoming import FOLLOWED, ON_THE_PAGE, RELATIONS, Followed, followed, is_sure
from congdoan.foundation.documents.rules.reading.text import bare

from .cited import words_of
from .frame import FOLLOW_UP, INCOMING, register_columns

PAGE = 50
MOST_IN_BOOK = 20_000


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list. `waiting` proposals are not decided; `receiver` is who has it now."""

    id: int
    unit_id: int
    unit_code: str
    year: int
    number: int
    arrived_on: date
    author: str
    symbol: str
    issued_on: date | None
    kind: str
    subject: str
    receiver: str
    passed_on: date | None
    note: str
    waiting: int
    voided: str
    due_on: date | None
    handling: str
    handled_on: date | None
    handled: str
    reply: str

    def followed(self, on: date) -> Followed:
        """Return how dealing with it stands on a day."""
        is_passed = self.passed_on is not None
        return followed(is_passed=is_passed, due_on=self.due_on, handling=self.handling, told_on=self.handled_on, on=on)


@dataclass(frozen=True, slots=True)
class Page:
    rows: tuple[Listed, ...]
    total: int
    next_after: int | None


@dataclass(frozen=True, slots=True)
class Seen:
    """One document in the line of sight: its words and, where it has arrived too, its line in the book."""

    words: str
    relation: str
    mentions: int
    document_id: int | None
    cited_id: int | None = None


@dataclass(frozen=True, slots=True)
class Details:
    """One document whole, without the bytes of its file; `mentions` are start, end and the id of the cited document in the reading."""

    row: Listed
    text: str
    mentions: tuple[tuple[int, int, str], ...]
    file_name: str
    sha256: str
    proposals: tuple[Proposal, ...]
    passings: tuple[Passing, ...]
    handlings: tuple[Handling, ...]
    above: tuple[Seen, ...]
    below: tuple[Seen, ...]


def _listed(found: QuerySet[IncomingDocument]) -> Any:
    return _followed(found).defer("content", "text", "search_text", "reading").annotate(
        waiting=Count("proposals", filter=Q(proposals__verdict="")),
        voided_because=Subquery(VoidedArrival.objects.filter(document=OuterRef("pk")).values("reason")[:1]),
    )  # fmt: skip


def _followed(found: QuerySet[IncomingDocument]) -> Any:
    """Add who has a document, until when, and what was told last about dealing with it."""
    passing = Passing.objects.filter(document=OuterRef("pk")).order_by("-id")
    told = Handling.objects.filter(document=OuterRef("pk")).order_by("-id")
    return found.annotate(
        receiver=Subquery(passing.values("receiver")[:1]), passed=Subquery(passing.values("passed_on")[:1]),
        due=Subquery(passing.values("due_on")[:1]), handling=Coalesce(Subquery(told.values("state")[:1]), Value("")),
        handled_on=Subquery(told.values("told_on")[:1]), handled=Subquery(told.values("words")[:1]),
        reply=Subquery(told.values("reply")[:1]),
    )  # fmt: skip


def _in_state(found: QuerySet[IncomingDocument], state: str, *, on: date) -> Any:
    """Keep the documents whose dealing stands so on a day; it is told as `rules.followed` tells it."""
    passed = _followed(found).filter(passed__isnull=False, voided=None)
    is_done, is_late = Q(handling="done"), Q(due__lt=on)
    return passed.filter({"done": is_done, "late": ~is_done & is_late, "waiting": ~is_done & (Q(due=None) | Q(due__gte=on))}[state])


def _rows(found: Iterable[IncomingDocument]) -> tuple[Listed, ...]:
    documents: Sequence[Any] = list(found)
    names = access.branch_names({one.unit_id for one in documents})
    return tuple(
        Listed(one.pk, one.unit_id, names.get(one.unit_id, ("", ""))[0], one.year, one.number, one.arrived_on, one.author, one.symbol,
               one.issued_on, one.kind, one.subject, one.receiver or "", one.passed, one.note, one.waiting, one.voided_because or "",
               one.due, one.handling, one.handled_on, one.handled or "", one.reply or "")
        for one in documents
    )  # fmt: skip


def incoming(
    *, text: str = "", year: int | None = None, unit_id: int | None = None, after: int | None = None, state: str = "",
    on: date | None = None,
) -> Page:  # fmt: skip
    """Return one page of what arrived within reach, the newest first; words are looked for without marks in the whole text.

    `state`, one of FOLLOWED, keeps those whose dealing stands so `on` a day.
    """
    found = IncomingDocument.objects.all()
    if on is not None and state in FOLLOWED:
        found = _in_state(found, state, on=on)
    if year:
        found = found.filter(year=year)
    if unit_id:
        found = found.filter(unit_id=unit_id)
    if words := bare(text).strip():
        found = found.annotate(words=SearchVector("search_text", config="simple")).filter(words=SearchQuery(words, config="simple"))
    total = found.count()
    if after:
        found = found.filter(pk__lt=after)
    rows = _rows(_listed(found).order_by("-pk")[: PAGE + 1])
    return Page(rows[:PAGE], total, rows[PAGE - 1].id if len(rows) > PAGE else None)


def late_arrivals(units: Iterable[int], *, since: date, on: date) -> list[tuple[int, int, str]]:
    """Return what is late, due since a day: the passing that set the last day, the unit, what the document is called."""
    late = _in_state(IncomingDocument.objects.filter(unit_id__in=set(units)), "late", on=on).filter(due__gte=since)
    last = Passing.objects.filter(document=OuterRef("pk")).order_by("-id").values("id")[:1]
    rows = late.annotate(passing_id=Subquery(last)).order_by("id").values_list("passing_id", "unit_id", "kind", "symbol", "number", "year")
    return [(passing, unit, f"{kind} {symbol} (số đến {number:02}/{year})".strip()) for passing, unit, kind, symbol, number, year in rows]


def years() -> list[int]:
    """Return the years in which something arrived, the newest first."""
    return list(IncomingDocument.objects.order_by("-year").values_list("year", flat=True).distinct())


def unit_of_document(document_id: int) -> int | None:
    """Return whose document it is, or None where none is within reach."""
    return IncomingDocument.objects.filter(pk=document_id).values_list("unit_id", flat=True).first()


def unit_of_proposal(proposal_id: int) -> int | None:
    return Proposal.objects.filter(pk=proposal_id).values_list("unit_id", flat=True).first()


def details(document_id: int) -> Details | None:
    """Return one document with its proposals, its way through the house, and the documents above and below it."""
    document = IncomingDocument.objects.defer("content", "search_text").filter(pk=document_id).first()
    if document is None:
        return None
    (row,) = _rows(_listed(IncomingDocument.objects.filter(pk=document_id)))
    proposals = ordered_proposals(document_id)
    mentions = tuple((one["start"], one["end"], one["doc"]) for one in document.reading["mentions"])
    return Details(
        row, document.text, mentions, document.file_name, document.sha256, tuple(proposals),
        tuple(Passing.objects.filter(document_id=document_id).order_by("id")),
        tuple(Handling.objects.filter(document_id=document_id).order_by("id")), _above(document), _below(document),
    )  # fmt: skip


def ordered_proposals(document_id: int) -> list[Proposal]:
    """Return what was read in a document in the order of its page: kind by kind."""
    return sorted(Proposal.objects.filter(document_id=document_id), key=lambda one: (ON_THE_PAGE.index(one.kind), one.pk))


def _above(document: IncomingDocument) -> tuple[Seen, ...]:
    """Return what a document cites; a cited one that has arrived too can be opened."""
    citations = list(Citation.objects.filter(document=document).select_related("cited").order_by("id"))
    keys = [one.cited.key for one in citations]
    arrived = dict(IncomingDocument.objects.filter(key__in=keys).values_list("key", "id"))
    return tuple(
        Seen(words_of(one.cited), RELATIONS[one.relation], one.mentions, arrived.get(one.cited.key), one.cited_id) for one in citations
    )


def _below(document: IncomingDocument) -> tuple[Seen, ...]:
    """Return the arrived documents that cite this one."""
    if not document.key:
        return ()
    found = Citation.objects.filter(cited__key=document.key, outgoing=None).exclude(document=document).order_by("-document_id")
    columns = ("document__kind", "document__symbol", "document__subject", "relation", "mentions", "document_id")
    return tuple(
        Seen(f"{kind} {symbol}: {subject}"[:300], RELATIONS[relation], mentions, document_id)
        for kind, symbol, subject, relation, mentions, document_id in found.values_list(*columns)[:100]
    )


def looks_received(unit_id: int, *, symbol: str, author: str) -> str:
    """Return the line of the book under which a document of this number, symbol and issuer arrived already, or nothing."""
    if not symbol:
        return ""
    found = IncomingDocument.objects.filter(unit_id=unit_id, symbol=symbol, author__iexact=author, voided=None).order_by("id").first()
    return f"{found.number:02}/{found.year}" if found else ""


def received_as(unit_id: int, sha256: str) -> str:
    """Return the line of the book under which these very bytes arrived, or nothing."""
    found = IncomingDocument.objects.filter(unit_id=unit_id, sha256=sha256).values_list("number", "year").first()
    return f"{found[0]:02}/{found[1]}" if found else ""


def file_of(document_id: int) -> tuple[str, bytes] | None:
    """Return a document's file as it came: name and bytes; None of one that was destroyed."""
    found = IncomingDocument.objects.filter(pk=document_id).values_list("file_name", "content").first()
    return (found[0], bytes(found[1])) if found and found[1] else None


def incoming_register(unit_id: int, *, year: int) -> tuple[tuple[str, ...], str, list[tuple[str, ...]]]:
    """Return the heads of the columns, the law they come from, and a row for each number of the year; a voided one stays with its reason.

    Source: table `documents.register_columns`, record `register.incoming`: Nghị định 30/2020/NĐ-CP, Phụ lục IV.
    """
    found = _rows(_listed(IncomingDocument.objects.filter(unit_id=unit_id, year=year)).order_by("number")[:MOST_IN_BOOK])
    rows: list[tuple[str, ...]] = [
        (
            _day(one.arrived_on), f"{one.number:02}", one.author, one.symbol, _day(one.issued_on),
            f"{one.kind}: {one.subject}" if one.kind else one.subject, one.receiver, _day(one.passed_on), "",
            f"Bỏ số: {one.voided}" if one.voided else one.note,
        )
        for one in found
    ]  # fmt: skip
    return *register_columns(INCOMING), rows


def follow_up_register(unit_id: int, *, year: int, on: date) -> tuple[tuple[str, ...], str, list[tuple[str, ...]]]:
    """Return the heads of the columns, the law they come from, and a row for each arrival of the year that somebody deals with.

    Source: table `documents.register_columns`, record `register.follow_up`: Nghị định 30/2020/NĐ-CP, Phụ lục IV.
    """
    arrived = IncomingDocument.objects.filter(unit_id=unit_id, year=year, voided=None, passings__isnull=False).distinct()
    rows: list[tuple[str, ...]] = []
    for one in _rows(_listed(arrived).order_by("number")[:MOST_IN_BOOK]):
        state = one.followed(on)
        told = f"{state.words} ({_day(one.handled_on)})" if one.handled_on else state.words
        named = f"{one.kind} {one.symbol}, {_day(one.issued_on)}, {one.author}".strip()
        rows.append(
            (f"{one.number:02}", f"{named}: {one.subject}", one.receiver, _day(one.due_on), "; ".join(filter(None, (told, one.handled))),
             one.reply, one.note)
        )  # fmt: skip
    return *register_columns(FOLLOW_UP), rows


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def document_of_proposal(proposal_id: int) -> int | None:
    """Return the document in which something was read, or None where it is not within reach."""
    return Proposal.objects.filter(pk=proposal_id).values_list("document_id", flat=True).first()


def sure_proposals(document_id: int) -> set[int]:
    """Return what was read in a document word for word and nobody has decided."""
    reading = IncomingDocument.objects.filter(pk=document_id).values_list("reading__header__issuing_body__derived", flat=True).first()
    waiting = Proposal.objects.filter(document_id=document_id, verdict="")
    return {one.pk for one in waiting if is_sure(one.kind, one.words, one.value, is_derived=one.place == "author" and reading is not False)}


def numbered_titles(document_id: int) -> dict[str, str]:
    """Return the titles of the numbered parts that ask something, by the place that their proposals begin with: "4" of "4/4.2"."""
    reading = IncomingDocument.objects.filter(pk=document_id).values_list("reading", flat=True).first() or {}
    return {str(at): task["title"] or "" for at, task in enumerate(reading.get("tasks", ()), start=1)}


def signature_of(document_id: int) -> tuple[list[str], str]:
    """Return the lines of authority above the signature of an arrival as they were read, and who signed as it was confirmed."""
    told = IncomingDocument.objects.filter(pk=document_id).values_list("reading__header__signature", flat=True).first() or {}
    lines = [" ".join(filter(None, (told.get("authority"), told.get("on_behalf_of")))), told.get("acting"), told.get("position")]
    signer = Proposal.objects.filter(document_id=document_id, kind="header", place="signer").exclude(verdict="refused").first()
    return [line for line in lines if line], (signer.decided or signer.words) if signer else ""
