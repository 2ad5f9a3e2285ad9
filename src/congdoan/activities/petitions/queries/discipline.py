"""Discipline as lists show it, each decision with the day on which it lapses."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from congdoan.activities.petitions.models import Discipline
from congdoan.activities.petitions.rules import discipline as rules
from congdoan.foundation.access import queries as access
from congdoan.people.members import queries as members

PAGE = 50


@dataclass(frozen=True, slots=True)
class DisciplineRow:
    """One decision. `lapses_on` is the first day on which it no longer counts, None where it does not lapse."""

    id: int
    unit_id: int
    unit_name: str
    subject_kind: str
    subject_words: str
    subject: str
    form: str
    form_words: str
    decision: str
    decided_on: date
    reason: str
    lapses_on: date | None
    state: str
    state_words: str
    voided_why: str


def decisions(*, on: date, state: str = "", after: int | None = None, size: int = PAGE) -> tuple[list[DisciplineRow], int | None]:
    """Return one page of decisions within reach, the newest first, and where the next page starts; `state` is in_force or lapsed."""
    rows = Discipline.objects.order_by("-id")
    found = shown(list(rows.filter(id__lt=after) if after else rows), on=on) if state else None
    if found is not None:  # whether one lapsed depends on its neighbours: computed, then cut
        chosen = [one for one in found if one.state == state]
        return chosen[:size], chosen[size - 1].id if len(chosen) > size else None
    held = list((rows.filter(id__lt=after) if after else rows)[: size + 1])
    return shown(held[:size], on=on), held[size - 1].pk if len(held) > size else None


def decision(decision_id: int, *, on: date) -> DisciplineRow | None:
    """Return one decision within reach, or None."""
    found = list(Discipline.objects.filter(id=decision_id))
    return shown(found, on=on)[0] if found else None


def shown(found: Sequence[Discipline], *, on: date) -> list[DisciplineRow]:
    """Return decisions in words; whether each counts is computed from all decisions on the same subject: four statements."""
    units = {one.subject_unit_id for one in found if one.subject_unit_id}
    memberships = {one.pk: one for one in members.memberships([one.membership_id for one in found if one.membership_id])}
    people = {one.person_id for one in memberships.values()}
    by_subject: dict[tuple[int | None, int | None], list[rules.Decided]] = defaultdict(list)
    held = Discipline.objects.filter(Q(subject_unit_id__in=units) | Q(membership__person_id__in=people), voided_on__isnull=True)
    for number, form, day, unit, person in held.values_list("id", "form", "decided_on", "subject_unit_id", "membership__person_id"):
        by_subject[unit, person].append(rules.Decided(number, form, day))
    lapses = {number: day for subject in by_subject.values() for number, day in rules.lapses(subject).items()}
    names = access.branch_names(units | {one.unit_id for one in found})
    persons = {number: one.full_name for number, one in memberships.items()}
    return [_row(one, names, persons, lapses, on) for one in found]


def _row(
    one: Discipline, names: dict[int, tuple[str, str]], persons: dict[int, str], lapses: dict[int, date | None], on: date
) -> DisciplineRow:  # fmt: skip
    until = lapses.get(one.pk)
    state = "voided" if one.voided_on else "lapsed" if until is not None and until <= on else "in_force"
    words = {"voided": "đã hủy", "lapsed": "đã hết hiệu lực", "in_force": "còn hiệu lực"}[state]
    subject = names.get(one.subject_unit_id, ("", ""))[1] if one.subject_unit_id else persons.get(one.membership_id or 0, "")
    return DisciplineRow(
        id=one.pk, unit_id=one.unit_id, unit_name=names.get(one.unit_id, ("", ""))[1], subject_kind=one.subject_kind,
        subject_words=rules.SUBJECTS[one.subject_kind], subject=subject, form=one.form, form_words=rules.FORMS[one.form],
        decision=one.decision, decided_on=one.decided_on, reason=one.reason, lapses_on=until, state=state, state_words=words,
        voided_why=one.voided_why,
    )  # fmt: skip
