"""Drafts of reorganisations: what is decided, by whom, from which day."""

from datetime import date

from django.db import transaction

from congdoan.activities.restructuring.models import Reorganisation
from congdoan.activities.restructuring.queries import STATES, state_of
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit

from .refusals import NotADraft, TextUnfit, UnknownReorganisation

FIRST_DAY, LAST_DAY = date(1930, 1, 1), date(2999, 12, 31)


@transaction.atomic
def draft_reorganisation(
    *, by: int, unit_id: int, number: str, title: str, decided_on: date, effective_on: date, on: date, document: str = ""
) -> int:  # fmt: skip
    """Open a draft of a reorganisation that a union body decides, with an empty plan; return its id.

    :raises NotAllowed: the actor may not prepare reorganisations of this body
    :raises TextUnfit: a field is empty, too long or out of range
    """
    access.require(by, "restructuring.draft_reorganisation", at=unit_id, on=on)
    facts = _clean(number, title, document, decided_on, effective_on)
    one = Reorganisation.objects.create(unit_id=unit_id, prepared_by=by, **facts)
    audit.record(by, "restructuring.draft_reorganisation", at=unit_id, reorganisation=one.pk, **facts)
    return int(one.pk)


@transaction.atomic
def amend_reorganisation(
    *, by: int, reorganisation_id: int, number: str, title: str, decided_on: date, effective_on: date, on: date, document: str = ""
) -> None:  # fmt: skip
    """Change what a draft says of itself; its plan stays.

    :raises NotAllowed: the actor may not prepare reorganisations of this body
    :raises NotADraft: it is decided or withdrawn
    :raises TextUnfit: a field is empty, too long or out of range
    """
    one = draft_or_refusal(reorganisation_id)
    access.require(by, "restructuring.amend_reorganisation", at=one.unit_id, on=on)
    facts = _clean(number, title, document, decided_on, effective_on)
    Reorganisation.objects.filter(id=one.pk).update(**facts)
    audit.record(by, "restructuring.amend_reorganisation", at=one.unit_id, reorganisation=one.pk, **facts)


def held(reorganisation_id: int) -> Reorganisation:
    """Return a reorganisation within reach, locked until the transaction ends: of two people at once, one goes first.

    :raises UnknownReorganisation: there is none
    """
    one = Reorganisation.objects.select_for_update().filter(id=reorganisation_id).first()
    if one is None:
        raise UnknownReorganisation(reorganisation_id=reorganisation_id)
    return one


def draft_or_refusal(reorganisation_id: int) -> Reorganisation:
    """Return a draft, locked until the transaction ends.

    :raises UnknownReorganisation: there is none
    :raises NotADraft: it is decided or withdrawn
    """
    one = held(reorganisation_id)
    if (state := state_of(one.pk)) != "draft":
        raise NotADraft(number=one.number, state=STATES[state])
    return one


def _clean(number: str, title: str, document: str, decided_on: date, effective_on: date) -> dict[str, object]:
    clean = {}
    for field, words, text, longest in (("number", "số quyết định", number, 80), ("title", "trích yếu", title, 300)):
        clean[field] = _text(words, text, longest)
        if not clean[field]:
            raise TextUnfit(field=words, why="không để trống")
    clean["document"] = _text("văn bản", document, 300)
    for words, day in (("ngày quyết định", decided_on), ("ngày hiệu lực", effective_on)):
        if not FIRST_DAY <= day <= LAST_DAY:
            raise TextUnfit(field=words, why=f"từ {FIRST_DAY:%d/%m/%Y} trở đi")
    return {**clean, "decided_on": decided_on, "effective_on": effective_on}


def _text(words: str, text: str, longest: int) -> str:
    clean = " ".join(text.split())
    if "\x00" in clean or len(clean) > longest:
        raise TextUnfit(field=words, why=f"dài nhất {longest} ký tự, không có ký tự rỗng")
    return clean
