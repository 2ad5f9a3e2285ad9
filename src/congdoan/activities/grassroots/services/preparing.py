"""A founding until its dossier is whole: opened, contacts, applications, the campaign committee, the founding meeting."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from congdoan.activities.grassroots import rules
from congdoan.activities.grassroots.models import Founding, FoundingAct, FoundingApplicant
from congdoan.activities.grassroots.queries import foundings, law
from congdoan.activities.grassroots.services.refusals import (
    FoundingDayUnfit,
    FoundingFinished,
    FoundingOpen,
    FoundingReasonMissing,
    FoundsNobody,
    NotAnApplicant,
    UnfitFounding,
    UnknownFounding,
)
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.people.members import services as members
from congdoan.people.members.rules import PersonDraft
from congdoan.people.officers import queries as officers
from congdoan.people.officers import rules as counting
from congdoan.people.officers import services as committees
from congdoan.people.organisations import queries as organisations


@transaction.atomic
def open_founding(
    *, by: int, unit_id: int, kind: str, name: str, on: date, employer_id: int | None = None, workers: int | None = None,
    workers_source: str = "", commune: str = "", next_step: str = "", next_due: date | None = None,
) -> int:  # fmt: skip
    """Open the founding of a union at the federation that will decide on it; return its number.

    :raises NotAllowed: the actor may not found unions here
    :raises FoundsNobody: this kind of unit founds nobody that day
    :raises UnfitFounding: no such kind, no name, or the employer is none, or has a union
    :raises FoundingOpen: one is open for the employer
    """
    access.require(by, "grassroots.open_founding", at=unit_id, on=on)
    require_founder(unit_id, on=on)
    if reason := _unfit(kind, name, employer_id, workers, on):
        raise UnfitFounding(why=reason)
    least = law.least_applications(kind, on=on)
    try:
        with transaction.atomic():
            one = Founding.objects.create(
                unit_id=unit_id, employer_id=employer_id, kind=kind, name=name.strip(), commune=commune.strip(), workers=workers,
                workers_source=workers_source.strip(), state=rules.PROSPECT, next_step=next_step.strip(), next_due=next_due,
                least=least.number, opened_on=on,
            )  # fmt: skip
    except IntegrityError:
        raise FoundingOpen from None
    write_act(one, by, "opened", on, workers_source.strip() or "mở hồ sơ")
    audit.record(by, "grassroots.open_founding", at=unit_id, founding=one.pk, employer=employer_id, kind=kind)
    return int(one.pk)


def _unfit(kind: str, name: str, employer_id: int | None, workers: int | None, on: date) -> str:
    """Return why a founding cannot be opened, or nothing."""
    if kind not in rules.KINDS:
        return f"không có loại công đoàn “{kind[:30]}”"
    if kind not in dict(organisations.kinds_on(on)):
        return f"{rules.KINDS[kind].lower()} không còn là loại công đoàn được lập vào ngày {on:%d/%m/%Y}"
    if not name.strip():
        return "chưa ghi tên dự kiến"
    if workers is not None and not 0 <= workers <= 10_000_000:
        return "số lao động không hợp lý"
    if (employer_id is None) != (kind in rules.WITHOUT_EMPLOYER):
        return "công đoàn cơ sở cần doanh nghiệp; nghiệp đoàn không gắn với doanh nghiệp"
    if employer_id is None:
        return ""
    employer = organisations.named([employer_id], on=on).get(employer_id)
    if employer is None or not employer.is_employer:
        return "không có doanh nghiệp này trong phạm vi của bạn"
    if employer.state != "standing":
        return f"{employer.name} không hoạt động vào ngày {on:%d/%m/%Y}"
    return f"{employer.name} đã có công đoàn {employer.parent_name}" if employer.has_union else ""


@transaction.atomic
def record_contact(
    *, by: int, founding_id: int, happened_on: date, words: str, next_step: str, on: date, next_due: date | None = None
) -> None:
    """Write down a contact and what comes next, until when.

    :raises UnknownFounding, FoundingFinished: there is none that is open
    :raises FoundingReasonMissing: nothing was said
    :raises FoundingDayUnfit: it lies ahead
    """
    one = held(founding_id, by, "record_contact", on)
    if not words.strip():
        raise FoundingReasonMissing
    _require_day(happened_on, on)
    write_act(one, by, "contacted", happened_on, words)
    Founding.objects.filter(id=one.pk).update(
        state=rules.further(one.state, rules.CONTACTED), next_step=next_step.strip()[:200], next_due=next_due
    )
    audit.record(by, "grassroots.record_contact", at=one.unit_id, founding=one.pk, next_due=next_due)


@transaction.atomic
def take_applications(*, by: int, founding_id: int, drafts: Sequence[PersonDraft], applied_on: date, on: date) -> list[int]:
    """Take the applications of workers who want a union, all or none; return their numbers.

    :raises UnknownFounding, FoundingFinished: there is none that is open
    :raises UnitAdmitsNobody, Rejected: as `members.apply_list` at the federation
    """
    one = held(founding_id, by, "take_applications", on)
    taken = members.apply_list(by=by, unit_id=one.unit_id, drafts=drafts, applied_on=applied_on, on=on)
    FoundingApplicant.objects.bulk_create([FoundingApplicant(founding=one, unit_id=one.unit_id, application_id=number) for number in taken])
    write_act(one, by, "applied", applied_on, f"nhận {len(taken)} đơn", {"applications": taken})
    progress = foundings.progress(one.pk)
    _step(one, rules.APPLICATIONS if progress and progress.applications >= one.least else rules.CONTACTED)
    audit.record(by, "grassroots.take_applications", at=one.unit_id, founding=one.pk, applications=len(taken))
    return taken


@transaction.atomic
def form_team(
    *, by: int, founding_id: int, application_ids: Sequence[int], head_id: int, formed_on: date, on: date, words: str = ""
) -> None:  # fmt: skip
    """Write down the campaign committee, applicants with a head; another one replaces it.

    :raises UnknownFounding, FoundingFinished: there is none that is open
    :raises NotAnApplicant: somebody did not apply here
    :raises FoundingDayUnfit: it lies ahead
    """
    one = held(founding_id, by, "form_team", on)
    _require_day(formed_on, on)
    chosen = list(dict.fromkeys([head_id, *application_ids]))
    _require_applicants(one, chosen)
    told = words.strip() or f"{len(chosen)} người"
    write_act(one, by, "team", formed_on, told, {"applications": chosen, "head": head_id})
    _step(one, rules.TEAM)
    audit.record(by, "grassroots.form_team", at=one.unit_id, founding=one.pk, team=chosen)


@transaction.atomic
def record_meeting(
    *, by: int, founding_id: int, held_on: date, tally: counting.Tally, on: date, place: str = "", chair_id: int | None = None,
    until: date | None = None,
) -> None:  # fmt: skip
    """Write down the minutes of the founding meeting and its count; until the recognition another one replaces it.

    Shapes: each candidate's `person` is the number of the application; `chair_id` is that of the elected whom the committee made its
    chair; `until` is the last day of the term that the meeting set.

    :raises UnknownFounding, FoundingFinished: there is none that is open
    :raises NotAnApplicant: a candidate did not apply here, or the chair was not elected
    :raises CountUnfit: the figures disagree; all of it is told
    :raises FoundingDayUnfit: it lies ahead
    """
    one = held(founding_id, by, "record_meeting", on)
    _require_day(held_on, on)
    _require_applicants(one, [candidate.person for candidate in tally.candidates])
    rule = officers.count_rule(on=held_on)
    if told := counting.faults(tally, rule):
        raise committees.CountUnfit(first="; ".join(told), faults=told)
    outcome = counting.result(tally, rule)
    elected = [candidate.person for candidate in outcome.elected]
    if chair_id is not None and chair_id not in elected:
        raise NotAnApplicant(which=f"{chair_id} (không trúng cử)")
    facts = {"tally": as_facts(tally), "elected": elected, "chair": chair_id, "until": until.isoformat() if until else None, "place": place}
    write_act(one, by, "meeting", held_on, f"{tally.present}/{tally.called} có mặt, bầu được {len(elected)}/{tally.seats}", facts)
    _step(one, rules.CONGRESS)
    audit.record(by, "grassroots.record_meeting", at=one.unit_id, founding=one.pk, held_on=held_on, elected=elected)


@transaction.atomic
def close_founding(*, by: int, founding_id: int, reason: str, on: date) -> None:
    """Give a founding up, with the reason; the employer may be opened again.

    :raises UnknownFounding, FoundingFinished: there is none that is open
    :raises FoundingReasonMissing: no reason was given
    """
    one = held(founding_id, by, "close_founding", on)
    if not reason.strip():
        raise FoundingReasonMissing
    write_act(one, by, "closed", on, reason)
    Founding.objects.filter(id=one.pk).update(state=rules.CLOSED, next_due=None)
    audit.record(by, "grassroots.close_founding", at=one.unit_id, founding=one.pk, reason=reason)


def as_facts(tally: counting.Tally) -> dict[str, Any]:
    """Return a count as it is kept."""
    candidates = [[one.person, one.name, one.votes, one.nominated] for one in tally.candidates]
    return {name: getattr(tally, name) for name in (*counting.COUNTS, "base")} | {"candidates": candidates}


def as_tally(kept: dict[str, Any]) -> counting.Tally:
    """Return a kept count."""
    candidates = tuple(counting.Candidate(*one) for one in kept["candidates"])
    return counting.Tally(**{name: value for name, value in kept.items() if name != "candidates"}, candidates=candidates)


def require_founder(unit_id: int, *, on: date) -> None:
    """Refuse a unit whose kind may not found unions on a day.

    Source: law pack, `activities.union_kinds` (found_union).

    :raises FoundsNobody: it may not
    """
    unit = organisations.by_id([unit_id]).get(unit_id)
    found = organisations.capabilities(unit.kind, on=on) if unit else None
    if found is None or "found_union" not in found.can or "found_union" in found.denied:
        raise FoundsNobody(unit=unit.name if unit else "Đơn vị này", day=f"{on:%d/%m/%Y}")


def held(founding_id: int, by: int, act: str, on: date) -> Founding:
    """Return a founding that is open, locked, when the actor may do this to it.

    :raises UnknownFounding: there is none within reach
    :raises NotAllowed: the actor may not
    :raises FoundingFinished: it has ended
    """
    one = Founding.objects.select_for_update().filter(id=founding_id).first()
    if one is None:
        raise UnknownFounding
    access.require(by, f"grassroots.{act}", at=one.unit_id, on=on)
    if one.state not in rules.OPEN:
        raise FoundingFinished(state="đã công nhận" if one.state == rules.ACTIVE else "đã dừng")
    return one


def write_act(one: Founding, by: int, kind: str, happened_on: date, words: str, facts: dict[str, Any] | None = None) -> None:
    """Write down what was done; the caller holds the founding."""
    place = (FoundingAct.objects.filter(founding=one).aggregate(last=Max("place"))["last"] or 0) + 1
    FoundingAct.objects.create(
        founding=one, unit_id=one.unit_id, place=place, kind=kind, happened_on=happened_on, words=words.strip()[:500], facts=facts or {},
        recorded_by_id=by,
    )  # fmt: skip


def _step(one: Founding, then: str) -> None:
    Founding.objects.filter(id=one.pk).update(state=rules.further(one.state, then))


def _require_applicants(one: Founding, numbers: Sequence[int]) -> None:
    known = set(FoundingApplicant.objects.filter(founding=one, application_id__in=numbers).values_list("application_id", flat=True))
    if unknown := sorted(set(numbers) - known):
        raise NotAnApplicant(which=", ".join(map(str, unknown)))


def _require_day(day: date, on: date) -> None:
    if day > on:
        raise FoundingDayUnfit(day=f"{day:%d/%m/%Y}", why="chưa tới ngày này")
