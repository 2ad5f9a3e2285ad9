"""Elections as pages and papers show them."""

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from congdoan.foundation.access import queries as access
from congdoan.people.officers import rules
from congdoan.people.officers.models import Candidate, Election
from congdoan.people.officers.queries.bodies import TermRow, term
from congdoan.people.officers.queries.law import rule_on


@dataclass(frozen=True, slots=True)
class Stood:
    """A candidate with the votes and their share of the ballots that count."""

    place: int
    person_id: int
    full_name: str
    nominated: str
    votes: int
    share: str
    is_elected: bool


@dataclass(frozen=True, slots=True)
class ElectionRow:
    """One election with its count. `needs_check`: the shares rest on records that nobody has held against the text."""

    id: int
    term: TermRow
    unit_code: str
    unit_name: str
    upper: str
    post_words: str
    held_on: date
    place: str
    called: int
    present: int
    voting: int
    seats: int
    ballots_out: int
    ballots_in: int
    valid: int
    invalid: int
    base: str
    quorum: Fraction
    over: Fraction
    counters: str
    decision: str
    candidates: tuple[Stood, ...]
    voided_on: date | None
    void_reason: str
    recorded_by: str
    recorded_at: datetime
    grounds: tuple[str, ...]
    needs_check: bool

    @property
    def elected(self) -> int:
        """Return how many were elected."""
        return sum(one.is_elected for one in self.candidates)


def elections(term_id: int) -> list[tuple[int, date, str, int, bool]]:
    """Return the elections of a term, the newest first: number, day, what was elected, seats, whether void."""
    found = Election.objects.filter(term_id=term_id).select_related("term").order_by("-held_on", "-id")
    return [(one.pk, one.held_on, rules.post_words(one.term.body, one.post), one.seats, one.voided_on is not None) for one in found]


def election(election_id: int, *, on: date) -> ElectionRow | None:
    """Return one election within reach with its candidates, or None."""
    one = Election.objects.filter(id=election_id).first()
    its_term = term(one.term_id, on=on) if one else None
    if one is None or its_term is None:
        return None
    names = access.branch_names([one.unit_id])
    above = access.ancestors([one.unit_id], on=one.held_on)[one.unit_id][:1]
    counted = one.ballots_in if one.base == "in" else one.valid
    records = [found for name in ("founding.congress_quorum", "founding.elected") if (found := rule_on("founding", name, on=one.held_on))]
    return ElectionRow(
        id=one.pk, term=its_term, unit_code=names[one.unit_id][0], unit_name=names[one.unit_id][1],
        upper=access.branch_names(above).get(above[0], ("", ""))[1] if above else "", post_words=rules.post_words(its_term.body, one.post),
        held_on=one.held_on, place=one.place, called=one.called, present=one.present, voting=one.voting, seats=one.seats,
        ballots_out=one.ballots_out, ballots_in=one.ballots_in, valid=one.valid, invalid=one.invalid, base=rules.BASES[one.base],
        quorum=Fraction(one.quorum_part, one.quorum_whole), over=Fraction(one.over_part, one.over_whole), counters=one.counters,
        decision=one.decision,
        candidates=tuple(
            Stood(
                row.place, row.person_id, row.full_name, rules.NOMINATIONS[row.nominated], row.votes, rules.share_words(row.votes, counted),
                row.is_elected,
            )
            for row in Candidate.objects.filter(election=one).order_by("-votes", "place")
        ),
        voided_on=one.voided_on, void_reason=one.void_reason,
        recorded_by=access.names_of_actors([one.recorded_by_id]).get(one.recorded_by_id, ""), recorded_at=one.recorded_at,
        grounds=tuple(dict.fromkeys(record.citation for record in records)), needs_check=any(record.needs_check for record in records),
    )  # fmt: skip
