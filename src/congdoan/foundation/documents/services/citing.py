"""The register of cited documents: every citation of an arrived or signed document leads to one entry, however short the mention is."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from congdoan.foundation.documents import queries
from congdoan.foundation.documents.models import Citation, CitedDocument, IncomingDocument
from congdoan.foundation.documents.rules import incoming as rules
from congdoan.foundation.documents.rules.reading.kinds import KINDS
from congdoan.foundation.kernel.vietnamese import search_key

LONGEST = {"issuer": 300, "title": 1000}


def register_citations(
    unit_id: int, answer: Mapping[str, Any], *, document: IncomingDocument | None = None, outgoing_id: int | None = None
) -> None:  # fmt: skip
    """Enter the documents that a reading cites in the unit's register, each once, and that this document cites them."""
    counts: dict[str, int] = {}
    for mention in answer["mentions"]:
        counts[mention["doc"]] = counts.get(mention["doc"], 0) + 1
    told = [(entered(unit_id, one), one) for one in answer["citations"]]
    rows: dict[int, Citation] = {}
    for cited_id, one in told:
        mentions = counts.get(one["id"], 1)
        if cited_id in rows:
            rows[cited_id].mentions += mentions
            continue
        relation = rules.relation_of(answer, one["id"])
        rows[cited_id] = Citation(
            unit_id=unit_id, document=document, outgoing_id=outgoing_id, cited_id=cited_id, relation=relation, mentions=mentions
        )
    Citation.objects.bulk_create(rows.values())


def entered(unit_id: int, one: Mapping[str, Any]) -> int:
    """Return the entry that a citation means, written down where there is none; an entry learns day, body and title it lacked."""
    day = date.fromisoformat(one["date"]) if one["date"] else None
    facts = {name: (one[name] or "")[:most] for name, most in LONGEST.items()}
    found = queries.cited_entry(unit_id, key=one["key"][:200], number=(one["number"] or "")[:120], kind=one["type"], day=day)
    if found is None:
        row = CitedDocument(
            unit_id=unit_id, key=one["key"][:200], kind=one["type"], number=(one["number"] or "")[:120], issued_on=day,
            search_key=words_of(one["type"], one["number"] or "", *facts.values()), **facts,
        )  # fmt: skip
        CitedDocument.objects.bulk_create([row], ignore_conflicts=True)
        return CitedDocument.objects.values_list("id", flat=True).get(unit_id=unit_id, key=row.key)
    learnt = {name: value for name, value in facts.items() if value and not getattr(found, name)}
    if day and found.issued_on is None:
        learnt |= {"issued_on": day, "key": one["key"][:200]}
    if learnt:
        for name, value in learnt.items():
            setattr(found, name, value)
        found.search_key = words_of(found.kind, found.number, found.issuer, found.title)
        CitedDocument.objects.filter(id=found.id).update(**learnt, search_key=found.search_key)
    return int(found.id)


def words_of(kind: str, number: str, *words: str) -> str:
    """Return what a search for a cited document looks in."""
    name = KINDS[kind][-1] if kind in KINDS else kind
    return search_key(" ".join((name, kind, number, *words)))[:1500]
