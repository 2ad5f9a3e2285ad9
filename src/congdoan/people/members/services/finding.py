"""Who is meant: persons, memberships and units, locked where they will be written, and whether a unit may admit."""

from collections.abc import Sequence
from datetime import date

from congdoan.foundation.access import queries as access
from congdoan.people.members import rules
from congdoan.people.members.models import Membership, Person
from congdoan.people.members.queries.keys import secret, states
from congdoan.people.members.rules import PersonDraft
from congdoan.people.members.rules.states import ENDED_BY_REORG, MOVED_OUT, words
from congdoan.people.members.services.refusals import DayUnfit, MayNotFollow, NotOpen, UnitAdmitsNobody, UnitSuspended, UnknownMember
from congdoan.people.organisations import queries as organisations

ADMITS = frozenset({"admit_member", "admit_member_where_no_union"})


def person_or_refusal(person_id: int) -> Person:
    """Return a person within reach, locked.

    :raises UnknownMember: nobody within reach has this number, or another record took it over
    """
    found = Person.objects.select_for_update().filter(id=person_id, merged_into__isnull=True).first()
    if found is None:
        raise UnknownMember
    return found


def membership_or_refusal(membership_id: int) -> Membership:
    """Return a membership within reach, locked.

    :raises UnknownMember: there is none within reach
    """
    found = Membership.objects.select_for_update().filter(id=membership_id).first()
    if found is None:
        raise UnknownMember
    return found


def open_membership(membership_id: int) -> Membership:
    """Return a membership that goes on, locked.

    :raises UnknownMember: there is none within reach
    :raises NotOpen: it has an end
    """
    found = membership_or_refusal(membership_id)
    if found.period.upper is not None:
        raise NotOpen(name=found.full_name, unit=unit_name(found.unit_id), day=f"{found.period.upper:%d/%m/%Y}")
    return found


def unit_name(unit_id: int) -> str:
    """Return a unit's name as everybody who reaches it knows it."""
    return access.branch_names([unit_id]).get(unit_id, ("", "đơn vị này"))[1]


def require_unit_admits(unit_id: int, *, on: date) -> None:
    """Refuse a unit whose kind admits nobody on a day, or that does not stand then.

    Source: law pack, `activities.union_kinds` and `activities.role_matrix`: a base union decides, an upper union where there is none;
    the commune's union decides on nobody.

    :raises UnitAdmitsNobody: its kind has no such power that day
    :raises UnitSuspended: it may not act that day
    """
    unit = organisations.by_id([unit_id]).get(unit_id)
    found = organisations.capabilities(unit.kind, on=on) if unit else None
    stands = unit is not None and organisations.state_of(unit, on=on) == "standing"
    if stands and organisations.suspended_on([unit_id], on=on):
        raise UnitSuspended(unit=unit_name(unit_id), day=f"{on:%d/%m/%Y}")
    if not stands or found is None or not (found.can & ADMITS) or "admit_member" in found.denied:
        raise UnitAdmitsNobody(unit=unit_name(unit_id), day=f"{on:%d/%m/%Y}")


def require_day(day: date, *, first: date | None = None, last: date, why_last: str = "chưa tới ngày này") -> None:
    """Refuse a day outside some days.

    :raises DayUnfit: too early or too late
    """
    if day > last:
        raise DayUnfit(day=f"{day:%d/%m/%Y}", why=why_last)
    if first is not None and day < first:
        raise DayUnfit(day=f"{day:%d/%m/%Y}", why=f"sớm hơn ngày {first:%d/%m/%Y}")


def require_following(name: str, now: str, then: str) -> None:
    """Refuse what the states of the law pack do not let follow.

    :raises MayNotFollow: it may not
    """
    table = states()
    if not rules.may_follow(table, now, then):
        raise MayNotFollow(name=name, now=words(table, now), then=words(table, then))


def last_memberships(person_ids: Sequence[int]) -> dict[int, Membership]:
    """Return each person's newest membership within reach."""
    rows = Membership.objects.filter(person_id__in=set(person_ids)).order_by("person_id", "-period").distinct("person_id")
    return {row.person_id: row for row in rows}


def state_after(membership: Membership) -> str:
    """Return the state a person is in by the newest membership: active while it goes on, else how it ended."""
    if membership.period.upper is None:
        return "active"
    return ENDED_BY_REORG if membership.ended == MOVED_OUT else membership.ended


def known_by_year(drafts: Sequence[PersonDraft], *, unit_id: int) -> list[list[Person]]:
    """Return for each draft without a whole birth the persons of the unit who may be meant: one name, one year, no other number."""
    keys = {draft.name_key for draft in drafts}
    here: dict[str, list[Person]] = {}
    for one in Person.objects.filter(merged_into__isnull=True, unit_id=unit_id, name_key__in=keys).order_by("id"):
        here.setdefault(one.name_key, []).append(one)

    def may_be(draft: PersonDraft, one: Person) -> bool:
        is_other = bool(draft.citizen_number and one.citizen_hash) or (draft.born % 10_000 and one.born % 10_000)
        return not is_other and rules.born.year_of(draft.born) == rules.born.year_of(one.born)

    return [[one for one in here.get(draft.name_key, ()) if may_be(draft, one)] for draft in drafts]


def known_persons(drafts: Sequence[PersonDraft], *, unit_id: int) -> list[Person | None]:
    """Return for each draft the person within reach that it means: the same citizen number, else name and whole birth in the unit.

    A person beyond reach is not looked for: the answer must not tell that somebody exists there.
    """
    hashes = {draft.citizen_number: rules.keyed_hash(secret(), draft.citizen_number) for draft in drafts if draft.citizen_number}
    living = Person.objects.filter(merged_into__isnull=True)
    by_hash = {bytes(one.citizen_hash): one for one in living.filter(citizen_hash__in=list(hashes.values())) if one.citizen_hash}
    named = living.filter(unit_id=unit_id, name_key__in={draft.name_key for draft in drafts if draft.born % 10_000})
    by_name = {(one.name_key, one.born): one for one in named}
    found: list[Person | None] = []
    for draft in drafts:
        one = by_hash.get(hashes.get(draft.citizen_number, b""))
        same_name = by_name.get((draft.name_key, draft.born)) if draft.born % 10_000 else None
        if one is None and same_name is not None and not (draft.citizen_number and same_name.citizen_hash):
            one = same_name
        found.append(one)
    return found
