"""One person with everything the page shows; sealed fields stay closed but for the mask of the citizen number."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from congdoan.foundation.access import queries as access
from congdoan.people.members import rules
from congdoan.people.members.models import Absence, Application, Event, Membership, Person
from congdoan.people.members.queries.keys import citizen_number, field_words, sensitive, states
from congdoan.people.members.rules.states import ACTIVE, PAUSED, WAITING, words

SHOWN = 100
HAPPENINGS = {
    "applied": "nộp đơn", "withdrawn": "rút đơn", "refused": "không kết nạp", "dues_paused": "tạm dừng đóng đoàn phí",
    "returned": "sinh hoạt trở lại", "reopened": "mở lại (hoàn tác)", "corrected": "sửa hồ sơ", "merged": "gộp hồ sơ trùng",
    "unmerged": "tách hồ sơ đã gộp", "erased": "rút gọn hồ sơ hết thời hạn lưu",
    "card_issued": "cấp thẻ", **rules.BEGINNINGS, **rules.ENDINGS,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stay:
    """Days in one union; `last` is the last day, None where it goes on."""

    membership_id: int
    unit_id: int
    unit_code: str
    unit_name: str
    first: date
    last: date | None
    began: str
    ended: str
    section: str


@dataclass(frozen=True, slots=True)
class Told:
    """Something that happened, in words."""

    kind: str
    words: str
    happened_on: date
    unit_name: str
    decision: str
    reason: str
    changes: tuple[tuple[str, str, str], ...]  # field, before, after
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person within reach, on a day. `sealed` names the sensitive fields that hold something."""

    id: int
    uid: UUID
    full_name: str
    sex: str
    born: str
    citizen: str
    plain: tuple[tuple[str, str], ...]
    as_written: dict[str, str]  # open fields as a form takes them, by key
    sealed: tuple[tuple[str, str], ...]  # key, words
    member_code: str
    joined_on: date | None
    unit_id: int
    unit_code: str
    unit_name: str
    state: str
    state_words: str
    stay: Stay | None  # the membership of that day
    last: Stay | None  # the newest
    stays: tuple[Stay, ...]
    absent_since: date | None
    application_id: int | None
    events: tuple[Told, ...]
    has_account: bool
    erased_on: date | None


def person(person_id: int, *, on: date) -> PersonPage | None:
    """Return one person within reach with all that the page shows on a day, or None."""
    one = Person.objects.filter(id=person_id).first()
    if one is None:
        return None
    return page_of(one, on=on)


def page_of(one: Person, *, on: date) -> PersonPage:
    """Return a person's page from the row."""
    rows = list(Membership.objects.filter(person_id=one.pk).order_by("-period"))
    events = list(Event.objects.filter(person_id=one.pk).order_by("-id")[:SHOWN])
    waiting = Application.objects.filter(person_id=one.pk, state__in=WAITING).first()
    names = access.branch_names({one.unit_id, *(row.unit_id for row in rows), *(event.unit_id for event in events)})
    stays = tuple(_stay(row, names) for row in rows)
    current = next((row for row in rows if on in row.period), None)
    absence = Absence.objects.filter(membership_id=current.pk, period__contains=on).first() if current else None
    state = _state(current, absence, rows, waiting)
    told, closed = field_words(), sensitive(one)
    return PersonPage(
        id=one.pk, uid=one.uid, full_name=one.full_name, sex=rules.SEXES.get(one.sex, ""), born=rules.born.words(one.born),
        citizen=rules.masked(citizen_number(one)),
        as_written={"full_name": one.full_name, "sex": one.sex, "born": rules.born.words(one.born)}
        | {name: getattr(one, name) for name in rules.PLAIN},
        plain=tuple((told.get(name, name), getattr(one, name)) for name in rules.PLAIN if getattr(one, name)),
        sealed=tuple((name, told.get(name, name)) for name in rules.SENSITIVE if closed.get(name)),
        member_code=one.member_code, joined_on=one.union_join_date, unit_id=one.unit_id, unit_code=names.get(one.unit_id, ("", ""))[0],
        unit_name=names.get(one.unit_id, ("", ""))[1], state=state, state_words=words(states(), state),
        stay=next((stay for stay in stays if current and stay.membership_id == current.pk), None), last=stays[0] if stays else None,
        stays=stays, absent_since=absence.period.lower if absence else None, application_id=waiting.pk if waiting else None,
        events=_told(events, names), has_account=one.account_id is not None, erased_on=one.erased_on,
    )  # fmt: skip


def _state(current: Membership | None, absence: Absence | None, rows: list[Membership], waiting: Application | None) -> str:
    if current is not None:
        return PAUSED if absence else ACTIVE
    if waiting is not None:
        return waiting.state
    return rows[0].ended if rows and rows[0].ended else "applied" if not rows else ACTIVE


def _stay(row: Membership, names: dict[int, tuple[str, str]]) -> Stay:
    code, name = names.get(row.unit_id, ("", ""))
    last = row.period.upper - timedelta(days=1) if row.period.upper else None
    began, ended = rules.BEGINNINGS.get(row.began, row.began), rules.ENDINGS.get(row.ended, "")
    return Stay(row.pk, row.unit_id, code, name, row.period.lower, last, began, ended, row.section)


def _told(events: list[Event], names: dict[int, tuple[str, str]]) -> tuple[Told, ...]:
    people = access.names_of_actors({event.recorded_by_id for event in events})
    return tuple(
        Told(
            event.kind, HAPPENINGS.get(event.kind, event.kind), event.happened_on, names.get(event.unit_id, ("", ""))[1], event.decision,
            event.reason, _changes(event.facts), people.get(event.recorded_by_id, ""), event.recorded_at,
        )
        for event in events
    )  # fmt: skip


def _changes(facts: dict[str, Any]) -> tuple[tuple[str, str, str], ...]:
    told = field_words()
    open_ones = [(told.get(name, name), *values) for name, values in facts.get("changed", {}).items()]
    return (*open_ones, *((told.get(name, name), "••••", "••••") for name in facts.get("sealed", [])))


def membership(membership_id: int) -> Membership | None:
    """Return one membership within reach, or None."""
    return Membership.objects.filter(id=membership_id).first()


def memberships(membership_ids: Iterable[int]) -> list[Membership]:
    """Return the memberships within reach with these numbers, in the order of names."""
    return list(Membership.objects.filter(id__in=set(membership_ids)).order_by("sort_key", "id"))


def listed_facts(one: Membership | None) -> tuple[str, str, str]:
    """Return (name, sex, birth) of a membership in words; dashes where it lies beyond reach."""
    return (one.full_name, rules.SEXES.get(one.sex, ""), rules.born.words(one.born)) if one else ("–", "", "")
