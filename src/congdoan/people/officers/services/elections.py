"""Elections: the minutes of a count are checked whole, written once, and their result takes the seats; a mistake is voided."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from psycopg.types.range import DateRange

from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.people.members import queries as members
from congdoan.people.officers import rules
from congdoan.people.officers.models import Candidate, Election, Seat, Term
from congdoan.people.officers.queries import bodies, law
from congdoan.people.officers.rules import Tally
from congdoan.people.officers.services.refusals import (
    AlreadySo,
    CountUnfit,
    GroundMissing,
    LaterChanges,
    UnfitSeat,
    UnfitTerm,
    UnknownElection,
)
from congdoan.people.officers.services.terms import require_day, take_seats, term_or_refusal
from congdoan.people.organisations import queries as organisations


@dataclass(frozen=True, slots=True)
class Recorded:
    """What an election came to: its number, the seats taken, the names that need another round, the seats still empty."""

    election: int
    seats: tuple[int, ...]
    tied: tuple[str, ...]
    seats_left: int


@transaction.atomic
def record_election(
    *, by: int, term_id: int, post: str, held_on: date, tally: Tally, on: date, since: date | None = None, place: str = "",
    counters: str = "", decision: str = "", under: str = "officers.record_election",
) -> Recorded:  # fmt: skip
    """Write down the minutes of a count and seat whom it elected, from the day of the count or a later one.

    Shapes: each candidate's `person` is the number of the membership; names are taken from the register. `under` as in `open_term`.

    :raises UnknownTerm: there is none within reach
    :raises UnfitTerm: the union is suspended that day
    :raises UnfitDay: counted ahead of today, or seated before the count
    :raises UnfitSeat: no such post in an elected body, or a candidate is no member that day
    :raises CountUnfit: the figures disagree, or the quorum was missed; all of it is told
    :raises SeatTaken, NoSeatLeft, CompositionUnfit: the result cannot take its seats
    """
    term = term_or_refusal(term_id)
    access.require(by, under, at=term.unit_id, on=on)
    require_day(held_on, first=date.min, last=on)
    begins = since or held_on
    require_day(begins, first=held_on, last=max(on, held_on))
    if term.body not in rules.ELECTED or post not in rules.POSTS[term.body]:
        raise UnfitSeat(name="người trúng cử", why=f"{rules.body_words(term.body, term.section)} không bầu chức danh này")
    if organisations.suspended_on([term.unit_id], on=held_on):
        raise UnfitTerm(why=f"công đoàn đang bị đình chỉ hoạt động vào ngày {held_on:%d/%m/%Y}")
    persons = _persons(tally)
    named = replace(tally, candidates=tuple(replace(one, name=persons[one.person][1]) for one in tally.candidates))
    rule = law.count_rule(on=held_on)
    if told := rules.faults(named, rule):
        raise CountUnfit(first="; ".join(told), faults=told)
    outcome = rules.result(named, rule)
    election = _write(by, term, post, held_on, named, rule, outcome, persons, place, counters, decision)
    seated: list[int] = []
    if outcome.elected:
        numbers = [one.person for one in outcome.elected]
        seated = take_seats(
            term, numbers, post=post, since=begins, how=rules.ELECTED_HOW, decision=decision, election=election
        )  # fmt: skip
    facts = {"elected": [one.name for one in outcome.elected], "tied": [one.name for one in outcome.tied]}
    audit.record(by, "officers.record_election", at=term.unit_id, election=election.pk, term=term_id, post=post, held_on=held_on, **facts)
    return Recorded(int(election.pk), tuple(seated), tuple(one.name for one in outcome.tied), outcome.seats_left)


@transaction.atomic
def void_election(*, by: int, election_id: int, reason: str, on: date) -> None:
    """Take an election back whose minutes were wrong: the seats it filled never counted, those it ended go on.

    :raises UnknownElection: there is none within reach
    :raises AlreadySo: it is void
    :raises GroundMissing: no reason was given
    :raises LaterChanges: a seat it filled has changed since
    """
    election = Election.objects.select_for_update().filter(id=election_id).first()
    if election is None:
        raise UnknownElection
    term = term_or_refusal(election.term_id)
    access.require(by, "officers.void_election", at=election.unit_id, on=on)
    if not reason.strip():
        raise GroundMissing
    if election.voided_on is not None:
        raise AlreadySo
    filled = list(Seat.objects.select_for_update().filter(election=election, voided_on=None))
    if changed := [seat.membership_id for seat in filled if seat.ended_by_id is not None or seat.period.upper is not None]:
        raise LaterChanges(who=", ".join(bodies.names_of(changed).values()))
    Seat.objects.filter(id__in=[seat.pk for seat in filled]).update(voided_on=on, end_reason="hủy kết quả bầu")
    for seat in Seat.objects.filter(term=term, ended_by=election, voided_on=None):
        Seat.objects.filter(id=seat.pk).update(period=DateRange(seat.period.lower, None), ended_by=None, end_reason="")
    Election.objects.filter(id=election_id).update(voided_on=on, void_reason=reason.strip()[:300])
    audit.record(by, "officers.void_election", at=election.unit_id, election=election_id, reason=reason)


def _persons(tally: Tally) -> dict[int, tuple[int, str]]:
    """Return (person, name) of the candidates by membership.

    :raises UnfitSeat: one is no membership within reach
    """
    known = {one.pk: (one.person_id, one.full_name) for one in members.memberships([one.person for one in tally.candidates])}
    for one in tally.candidates:
        if one.person not in known:
            raise UnfitSeat(name=one.name or "người này", why="không phải đoàn viên trong phạm vi của bạn")
    return known


def _write(
    by: int, term: Term, post: str, held_on: date, tally: Tally, rule: rules.CountRule, outcome: rules.Result,
    persons: dict[int, tuple[int, str]], place: str, counters: str, decision: str,
) -> Election:  # fmt: skip
    election = Election.objects.create(
        term=term, unit_id=term.unit_id, post=post, held_on=held_on, place=place.strip()[:200], called=tally.called,
        present=tally.present, voting=tally.voting, seats=tally.seats, ballots_out=tally.ballots_out, ballots_in=tally.ballots_in,
        valid=tally.valid, invalid=tally.invalid, base=tally.base, quorum_part=rule.quorum.numerator,
        quorum_whole=rule.quorum.denominator, over_part=rule.over.numerator, over_whole=rule.over.denominator,
        counters=counters.strip()[:300], decision=decision.strip()[:120], recorded_by_id=by,
    )  # fmt: skip
    elected = {one.person for one in outcome.elected}
    Candidate.objects.bulk_create(_rows(election, tally.candidates, persons, elected))
    return election


def _rows(
    election: Election, candidates: Sequence[rules.Candidate], persons: dict[int, tuple[int, str]], elected: set[int]
) -> list[Candidate]:
    return [
        Candidate(
            election=election, unit_id=election.unit_id, place=place, person_id=persons[one.person][0], full_name=one.name,
            nominated=one.nominated, votes=one.votes, is_elected=one.person in elected,
        )
        for place, one in enumerate(candidates, start=1)
    ]  # fmt: skip
