"""Committees of a union on a day: terms, who sits in them, what is empty, what the rules say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q
from psycopg.types.range import DateRange

from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.vietnamese import person_sort_key
from congdoan.people.members import queries as members
from congdoan.people.officers import rules
from congdoan.people.officers.models import Seat, Term
from congdoan.people.officers.queries import law
from congdoan.people.officers.queries.law import Ground
from congdoan.people.officers.rules import Committees, Finding
from congdoan.people.organisations import queries as organisations


@dataclass(frozen=True, slots=True)
class SeatRow:
    """One seat as pages show it. `last` is the last day it counts, `why` how it ended."""

    id: int
    person_id: int
    membership_id: int
    full_name: str
    sex: str
    born: str
    unit_code: str
    unit_name: str
    post: str
    post_words: str
    how: str
    first: date
    last: date | None
    why: str
    is_held: bool
    is_voided: bool
    may_restore: bool
    election_id: int | None
    decision: str


@dataclass(frozen=True, slots=True)
class TermRow:
    """One term with its holders of a day. `is_overdue`: the day that the decision foresaw has passed."""

    id: int
    unit_id: int
    body: str
    words: str
    name: str
    section: str
    first: date
    last: date | None
    until: date | None
    seats: int
    decision: str
    holders: tuple[SeatRow, ...]
    is_running: bool
    is_overdue: bool
    end_reason: str = ""

    @property
    def vacant(self) -> int:
        """Return how many seats are empty."""
        return max(self.seats - len(self.holders), 0)

    @property
    def lacks_chair(self) -> bool:
        """Say whether nobody leads the body."""
        return rules.CHAIR in rules.POSTS[self.body] and all(one.post != rules.CHAIR for one in self.holders)


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding and where its rule stands."""

    finding: Finding
    ground: Ground | None


def committees(unit_id: int, *, on: date) -> tuple[TermRow, ...]:
    """Return the terms of a union that run on a day with their holders, in the order of the bodies: four statements."""
    found = list(Term.objects.filter(unit_id=unit_id, period__contains=on))
    order = list(rules.BODIES)
    found.sort(key=lambda one: (order.index(one.body), one.section))
    return with_holders(found, on=on)


def past_terms(unit_id: int, *, on: date) -> tuple[TermRow, ...]:
    """Return the terms of a union that do not run on a day, the newest first."""
    found = Term.objects.filter(unit_id=unit_id).exclude(period__contains=on).order_by("-period", "-id")[:50]
    return tuple(_term(one, (), on) for one in found)


def term(term_id: int, *, on: date) -> TermRow | None:
    """Return one term within reach with its holders of a day, or None."""
    found = Term.objects.filter(id=term_id).first()
    return with_holders([found], on=on)[0] if found else None


def seats(term_id: int, *, on: date) -> tuple[SeatRow, ...]:
    """Return every seat of a term, also those that ended or were voided, the newest first."""
    return tuple(_rows(list(Seat.objects.filter(term_id=term_id).order_by("-period", "-id")[:300]), on))


def seat(seat_id: int, *, on: date) -> SeatRow | None:
    """Return one seat within reach, or None."""
    found = list(Seat.objects.filter(id=seat_id))
    return _rows(found, on)[0] if found else None


def term_of_seat(seat_id: int) -> int | None:
    """Return the term of a seat within reach, or None."""
    return Seat.objects.filter(id=seat_id).values_list("term_id", flat=True).first()


def seats_of_person(person_id: int, *, on: date) -> tuple[tuple[TermRow, SeatRow], ...]:
    """Return the posts a person has held within reach, the newest first."""
    found = list(Seat.objects.filter(person_id=person_id, voided_on=None).select_related("term").order_by("-period", "-id"))
    rows = _rows(found, on)
    return tuple((_term(one.term, (), on), row) for one, row in zip(found, rows, strict=True))


def posts_held(person_id: int, unit_id: int, *, since: date) -> list[str]:
    """Return the posts that a person holds in a unit on some day from `since` on, in words."""
    found = Seat.objects.filter(person_id=person_id, unit_id=unit_id, held__overlap=DateRange(since, None)).order_by("body", "post")
    return [f"{rules.post_words(body, post)}, {rules.body_words(body)}" for body, post in found.values_list("body", "post").distinct()]


def with_holders(terms: Sequence[Term], *, on: date) -> tuple[TermRow, ...]:
    """Return terms with their holders of a day, in the order given."""
    held = Seat.objects.filter(term_id__in=[one.pk for one in terms], held__contains=on)
    by_term: dict[int, list[Seat]] = {}
    for taken in held:
        by_term.setdefault(taken.term_id, []).append(taken)
    rows = {row.id: row for row in _rows([taken for some in by_term.values() for taken in some], on)}
    result = []
    for one in terms:
        holders = [rows[taken.pk] for taken in by_term.get(one.pk, [])]
        holders.sort(key=lambda row: (rules.places_of(one.body, row.post), person_sort_key(row.full_name), row.id))
        result.append(_term(one, tuple(holders), on))
    return tuple(result)


def findings(unit_id: int, *, on: date) -> list[Finding]:
    """Return what the rules say of a union's committees as they stand on a day."""
    unit = organisations.by_id([unit_id]).get(unit_id)
    if unit is None:
        return []
    level = organisations.level_of(unit.kind, on=on)
    return rules.findings(_committees(unit_id, on), law.limits(level, on=on))


def judged(unit_id: int, *, on: date) -> tuple[Judged, ...]:
    """Return the findings with the place of their rules."""
    unit = organisations.by_id([unit_id]).get(unit_id)
    level = organisations.level_of(unit.kind, on=on) if unit else ""
    return tuple(Judged(one, law.ground(one.rule, level, on=on)) for one in findings(unit_id, on=on))


def _committees(unit_id: int, on: date) -> Committees:
    told = members.counts(unit_id, on=on)
    held = list(Seat.objects.filter(unit_id=unit_id, held__contains=on).values_list("body", "person_id", "post", "membership_id"))
    names = names_of(membership for *_, membership in held)
    terms = dict(Term.objects.filter(unit_id=unit_id, period__contains=on, body=rules.INSPECTION).values_list("body", "seats"))

    def of(body: str) -> frozenset[int]:
        return frozenset(person for held_in, person, *_ in held if held_in == body)

    return Committees(
        members=told.total,
        women=dict(told.by_sex).get("Nữ", 0),
        executive=of(rules.EXECUTIVE),
        inspection=of(rules.INSPECTION),
        inspection_seats=terms.get(rules.INSPECTION, 0),
        has_women_body=Term.objects.filter(unit_id=unit_id, period__contains=on, body=rules.WOMEN).exists(),
        finance={person: post for body, person, post, _ in held if body == rules.FINANCE},
        names={person: names.get(membership, "?") for _, person, _, membership in held},
    )


def names_of(membership_ids: Iterable[int]) -> dict[int, str]:
    """Return the names that memberships within reach bear."""
    return {one.pk: one.full_name for one in members.memberships(list(membership_ids))}


def _rows(found: Sequence[Seat], on: date) -> list[SeatRow]:
    names = access.branch_names({one.member_unit_id for one in found})
    holders = {one.pk: one for one in members.memberships([one.membership_id for one in found])}
    return [_seat(one, members.listed_facts(holders.get(one.membership_id)), names.get(one.member_unit_id, ("", "")), on) for one in found]


def _seat(one: Seat, holder: tuple[str, str, str], unit: tuple[str, str], on: date) -> SeatRow:
    last, why = None, one.end_reason
    ends = [(one.period.upper, why), (one.membership_period.upper, "thôi sinh hoạt công đoàn"), (one.term_period.upper, "hết nhiệm kỳ")]
    known = [(end, words) for end, words in ends if end is not None]
    if known:
        end, why = min(known, key=lambda pair: pair[0])
        last = end - timedelta(days=1)
    return SeatRow(
        id=one.pk, person_id=one.person_id, membership_id=one.membership_id, full_name=holder[0], sex=holder[1], born=holder[2],
        unit_code=unit[0], unit_name=unit[1], post=one.post, post_words=rules.post_words(one.body, one.post), how=rules.HOWS[one.how],
        first=one.period.lower, last=last, why=one.end_reason if one.voided_on else why,
        is_held=not one.held.isempty and on in one.held, is_voided=one.voided_on is not None,
        may_restore=one.voided_on is None and one.period.upper is not None and one.ended_by_id is None,
        election_id=one.election_id, decision=one.decision,
    )  # fmt: skip


def _term(one: Term, holders: tuple[SeatRow, ...], on: date) -> TermRow:
    is_running = on in one.period
    return TermRow(
        id=one.pk, unit_id=one.unit_id, body=one.body, words=rules.body_words(one.body, one.section), name=one.name, section=one.section,
        first=one.period.lower, last=one.period.upper - timedelta(days=1) if one.period.upper else None, until=one.until, seats=one.seats,
        decision=one.decision, holders=holders, is_running=is_running,
        is_overdue=bool(is_running and one.until and one.until < on), end_reason=one.end_reason,
    )  # fmt: skip


def count_seats(*, leaving: Iterable[int], ending: Iterable[int], on: date) -> tuple[int, int]:
    """Return how many seats, in whatever unit, members of units that are `leaving` hold on a day, and how many others units `ending` have.

    The first end with the memberships of their holders; the others stay held until somebody closes the term.
    """
    leaves = Q(member_unit_id__in=set(leaving))
    held = Seat.objects.filter(held__contains=on)
    told = held.aggregate(leave=Count("pk", filter=leaves), stay=Count("pk", filter=Q(unit_id__in=set(ending)) & ~leaves))
    return told["leave"], told["stay"]
