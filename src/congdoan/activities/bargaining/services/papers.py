"""Papers of talks, drafted among the union's outgoing documents, where they are completed, approved and signed."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from congdoan.activities.bargaining import queries
from congdoan.activities.bargaining.models import Bargaining, BargainingPaper
from congdoan.activities.bargaining.rules import letters, talks
from congdoan.foundation.audit import services as audit
from congdoan.foundation.documents import services as writing
from congdoan.people.organisations import queries as organisations

from . import texts
from .refusals import BargainingUnfit, BargainingWrongState
from .talks import held

MOST_MEMBERS = 50


@transaction.atomic
def write_team_decision(*, by: int, bargaining_id: int, members: Sequence[letters.Member], on: date) -> int:
    """Write the decision on the union's bargaining team as a draft document; return the document. The same words are written once.

    :raises UnknownBargaining, BargainingWrongState: none that is open
    :raises BargainingUnfit: nobody or too many sit in the team, or somebody twice
    :raises BargainingTextUnfit: a name is missing or too long
    :raises NotAllowed: the actor may not, or may not prepare documents of this union
    """
    one = held(bargaining_id, by, "write_team_decision", on)
    kept = [
        letters.Member(texts.line("họ tên", m.name, 160, is_needed=True), texts.line("chức vụ", m.position), texts.line("nhiệm vụ", m.role))
        for m in members
    ]
    if not 1 <= len(kept) <= MOST_MEMBERS or len(set(kept)) < len(kept):
        raise BargainingUnfit(first=f"tổ thương lượng có từ 1 đến {MOST_MEMBERS} người, không ai ghi hai lần", faults=[])
    found = queries.bargaining(one.pk, on=on)
    unit = organisations.letterhead(one.unit_id, on=on)
    return _drafted(one, talks.TEAM, letters.team_decision(unit, found, queries.matters(one.pk, on=on), kept), by=by, on=on)


@transaction.atomic
def write_review_letter(*, by: int, bargaining_id: int, on: date) -> int:
    """Write the letter that shows the draft of an agreement to the union above as a draft document; return the document.

    :raises UnknownBargaining, BargainingWrongState: none that is open, or nothing is agreed yet
    :raises NotAllowed: the actor may not, or may not prepare documents of this union
    """
    one = held(bargaining_id, by, "write_review_letter", on)
    draft = queries.draft_articles(one.pk, on=on)
    if draft is None:
        raise BargainingWrongState(state="chưa thống nhất nội dung nào", act="soạn dự thảo thỏa ước")
    found = queries.bargaining(one.pk, on=on)
    return _drafted(one, talks.REVIEW, letters.review_letter(organisations.letterhead(one.unit_id, on=on), found, draft), by=by, on=on)


def _drafted(one: Bargaining, kind: str, content: dict[str, Any], *, by: int, on: date) -> int:
    """Draft the document, and keep which talks it is about."""
    made = int(writing.draft_from(by=by, unit_id=one.unit_id, source=f"bargaining/{kind}/{by}/{one.pk}", content=content, on=on))
    if not BargainingPaper.objects.filter(document_id=made).exists():
        facts = {"bargaining": one, "unit_id": one.unit_id, "kind": kind, "document_id": made, "written_by": by, "written_on": on}
        BargainingPaper.objects.bulk_create([BargainingPaper(**facts)])
    audit.record(by, f"bargaining.{talks.WRITES[kind]}", at=one.unit_id, bargaining=one.pk, document=made)
    return made
