"""The register of cited documents: who cites what how often, whether it is in force, what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from congdoan.foundation.access import queries as access
from congdoan.foundation.documents.models import Citation, CitedDocument
from congdoan.foundation.documents.rules.incoming import RELATIONS
from congdoan.foundation.documents.rules.linting import WORDS, Known, facts_of
from congdoan.foundation.documents.rules.outgoing import written_number
from congdoan.foundation.documents.rules.reading.kinds import KINDS
from congdoan.foundation.documents.rules.reading.register import plain_number
from congdoan.foundation.kernel.vietnamese import search_key

from .known import known_documents, law_documents

PAGE = 50
MOST_CITING = 200


@dataclass(frozen=True, slots=True)
class CitedRow:
    """One cited document within reach, whatever unit's register it stands in; `known` is what is known of it, or None."""

    id: int
    key: str
    kind: str
    number: str
    issued_on: date | None
    issuer: str
    title: str
    documents: int
    mentions: int
    known: Known | None = None

    @property
    def name(self) -> str:
        """Return what people call it."""
        return name_of(self.kind, self.number, self.title or self.issuer)

    @property
    def subtitle(self) -> str:
        """Return the title where the name does not hold it."""
        return self.title if self.number and self.kind != "Luật" else ""

    @property
    def kind_words(self) -> str:
        return KINDS[self.kind][-1] if self.kind in KINDS else self.kind

    @property
    def cursor(self) -> str:
        return f"{self.documents}|{self.key}"

    @property
    def facts(self) -> str:
        return facts_of(self.known) if self.known else ""

    def state(self, on: date) -> tuple[str, str]:
        """Return the look and the words of how it stands on a day."""
        if self.known is None:
            return "none", "chưa biết"
        state = self.known.state(on)
        if state != "in-force":
            return ("wait" if state == "not-yet" else "late"), WORDS[state]
        return ("ok", "còn hiệu lực") if self.known.valid_from else ("none", "chưa biết")


@dataclass(frozen=True, slots=True)
class Citing:
    """A document that cites: an arrived one (`document_id`) or one of our own (`outgoing_id`)."""

    document_id: int | None
    outgoing_id: int | None
    name: str
    subject: str
    day: date | None
    relation: str
    mentions: int
    unit: str


def cited_entry(unit_id: int, *, key: str, number: str, kind: str, day: date | None) -> CitedDocument | None:
    """Return the entry of a unit's register that a citation means: of its key; without a day the only one of its number; else one
    that lacked the day."""
    found = CitedDocument.objects.filter(unit_id=unit_id, key=key).first()
    if found is not None or not number:
        return found
    numbered = list(CitedDocument.objects.filter(unit_id=unit_id, number=number, kind=kind).order_by("id")[:2])
    if day is None:
        return numbered[0] if len(numbered) == 1 else None
    return next((one for one in numbered if one.issued_on is None), None)


def cited_documents(*, text: str = "", kind: str = "", only_ended: bool = False, on: date, after: str = "") -> tuple[list[CitedRow], str]:
    """Return one page of the documents that are cited within reach, the most cited first, and the cursor of the next page."""
    pieces: list[tuple[str, Any]] = [("strpos(d.search_key, %s) > 0", word) for word in search_key(text).split()[:12]]
    pieces += [("d.kind = %s", kind)] if kind else []
    if only_ended:
        pieces.append(("d.number = ANY(%s)", sorted({one.number for one in law_documents() if one.state(on) in ("ended", "replaced")})))
    rows = _rows(pieces, after=after, limit=PAGE + 1)
    shown = _with_known(rows[:PAGE])
    return shown, rows[PAGE - 1].cursor if len(rows) > PAGE else ""


def cited_document(cited_id: int) -> CitedRow | None:
    """Return one cited document with what is known of it, or None within reach."""
    key = CitedDocument.objects.filter(id=cited_id).values_list("key", flat=True).first()
    return next(iter(_with_known(_rows([("d.key = %s", key)], limit=1))), None) if key else None


def citing(key: str) -> list[Citing]:
    """Return who cites the document of a key, the latest first."""
    rows = Citation.objects.filter(cited__key=key).select_related("outgoing__numbered").order_by("-id")
    columns = (
        *("document_id", "document__kind", "document__symbol", "document__subject", "document__issued_on"),
        *("outgoing_id", "outgoing__kind", "outgoing__subject", "outgoing__numbered__number", "outgoing__numbered__symbol"),
        *("outgoing__numbered__given_on", "relation", "mentions", "unit_id"),
    )
    found: list[Any] = list(rows.values_list(*columns)[:MOST_CITING])
    units = access.branch_names({row[-1] for row in found})
    return [_citing(row, units.get(row[-1], ("", ""))[1]) for row in found]


def cited_by_outgoing(outgoing_id: int) -> list[tuple[int, str, str, int]]:
    """Return what a signed document of our own cites: the entry's id, its words, how, in how many places."""
    rows = Citation.objects.filter(outgoing_id=outgoing_id).select_related("cited").order_by("id")
    return [(one.cited_id, words_of(one.cited), RELATIONS[one.relation], one.mentions) for one in rows]


def words_of(cited: CitedDocument) -> str:
    """Return a cited document in one line."""
    about = cited.title or cited.issuer if cited.number and cited.kind != "Luật" else ""
    return f"{name_of(cited.kind, cited.number, cited.title or cited.issuer)} {about}".strip()[:300]


def name_of(kind: str, number: str, title: str) -> str:
    """Return kind and number; a law by its name too, what bears no number by its title."""
    if kind == "Luật" and title:
        return f"{title} {number}".strip()
    return f"{KINDS[kind][-1] if kind in KINDS else kind} {number or title}".strip()


def _citing(row: Sequence[Any], unit: str) -> Citing:
    document_id, kind, symbol, subject, day, outgoing_id, own_kind, own_subject, number, own_symbol, given_on, relation, mentions, _ = row
    if document_id:
        return Citing(document_id, None, f"{kind} {symbol}".strip() or "Văn bản", subject, day, RELATIONS[relation], mentions, unit)
    name = f"{own_kind} {written_number(number, own_symbol) if number else ''}".strip()
    return Citing(None, outgoing_id, name, own_subject, given_on, RELATIONS[relation], mentions, unit)


def _rows(pieces: Sequence[tuple[str, Any]], *, after: str = "", limit: int) -> list[CitedRow]:
    where = " AND ".join(["true", *(piece for piece, _ in pieces)])
    count, mark, key = after.partition("|")
    following = "HAVING (-count(*), d.key) > (%s, %s)" if mark and count.isdecimal() and count.isascii() and len(count) < 10 else ""
    values = [value for _, value in pieces] + ([-int(count), key] if following else [])
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT min(d.id), d.key, min(d.kind), min(d.number), min(d.issued_on), max(d.issuer), max(d.title), count(*), sum(c.mentions)
            FROM documents_citeddocument d JOIN documents_citation c ON c.cited_id = d.id
            WHERE {where} GROUP BY d.key {following} ORDER BY -count(*), d.key LIMIT %s
            """,  # noqa: S608  the pieces are ours
            [*values, limit],
        )
        return [CitedRow(*row) for row in cursor.fetchall()]


def _with_known(rows: Sequence[CitedRow]) -> list[CitedRow]:
    known = known_documents([row.number for row in rows if row.number])
    return [
        CitedRow(row.id, row.key, row.kind, row.number, row.issued_on, row.issuer, row.title, row.documents, row.mentions, _of(row, known))
        for row in rows
    ]


def _of(row: CitedRow, known: Sequence[Known]) -> Known | None:
    """Return what is known of an entry: of its number and day; without a day, or where nobody knows it, of its number alone."""
    same = [one for one in known if row.number and plain_number(one.number) == plain_number(row.number)]
    same = [one for one in same if not (one.issued_on and row.issued_on) or one.issued_on == row.issued_on]
    return same[0] if len(same) == 1 else None
