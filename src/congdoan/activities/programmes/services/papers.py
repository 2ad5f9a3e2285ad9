"""A programme as an official document: drafted in `documents`, where it is commented, signed, numbered and sent."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from congdoan.activities.programmes import queries, rules
from congdoan.activities.programmes.models import Programme
from congdoan.activities.programmes.rules.papers import head_of
from congdoan.foundation.access import queries as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.documents import queries as documents
from congdoan.foundation.documents import services as writing
from congdoan.people.organisations import queries as organisations
from congdoan.people.organisations.rules import LOWEST_PUBLIC_RANK

from . import held


@transaction.atomic
def draft_paper(*, by: int, programme_id: int, on: date) -> int:
    """Write a programme down as a draft of an outgoing document, its tasks in the body and as an annex; return the document's id.

    The same programme gives the same document until its content changes.

    :raises UnknownProgramme: none within reach
    :raises NotAllowed: the actor may not prepare programmes, or documents, of this unit
    """
    one = held.programme(programme_id, by=by, act="draft_paper", on=on)
    tasks = queries.tasks_of(one.pk, on=on)
    head = paper_head(one.unit_id, kind=one.kind, subject=one.title, on=on)
    content = rules.programme_paper(head, bases=[f"Căn cứ {one.source}"] if one.source else [], tasks=tasks, ends_on=one.ends_on)
    made = writing.draft_from(by=by, unit_id=one.unit_id, source=f"programmes/{one.pk}", content=content, on=on)
    Programme.objects.filter(pk=one.pk).update(paper_id=made)
    audit.record(by, "programmes.draft_paper", at=one.unit_id, programme=one.pk, document=made)
    return made


def paper_head(unit_id: int, *, kind: str, subject: str, on: date) -> dict[str, Any]:
    """Return the head of a unit's paper: its name and the one above; place and signer as on its last document, else as is usual."""
    unit = organisations.by_id([unit_id])[unit_id]
    above = next(iter(access.ancestors([unit_id], on=on)[unit_id]), None)
    upper = access.branch_names([above])[above][1] if above else ""
    is_federation = unit.rank <= LOWEST_PUBLIC_RANK
    last = next(iter(documents.listed(documents.Filter(unit_id=unit_id), limit=1)), None)
    record = documents.outgoing(last.id) if last else None
    known: Mapping[str, Any] = record.content if record else {}
    board = "TM. BAN THƯỜNG VỤ" if is_federation else "TM. BAN CHẤP HÀNH"
    signer = known["signatures"][-1]["authority"] if known.get("signatures") else [board, "CHỦ TỊCH"]
    facts = {
        "name": unit.name, "parent": upper, "symbol": "LĐLĐ" if is_federation else "CĐCS",
        "place": str(known.get("place") or unit.commune or "…"),
    }  # fmt: skip
    recipients = [*([f"{upper} (b/c)"] if upper else []), "Các công đoàn cơ sở trực thuộc" if is_federation else "Các tổ công đoàn"]
    return head_of(facts, kind=kind, subject=subject, signer=signer, recipients=recipients)
