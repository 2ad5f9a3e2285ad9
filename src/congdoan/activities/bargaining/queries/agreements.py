"""Agreements as lists and pages show them: how they stand, what they give above the law, who is under a floor."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from congdoan.activities.bargaining.models import Agreement, AgreementGrade, AgreementParty, Clause
from congdoan.activities.bargaining.queries import employers, law
from congdoan.activities.bargaining.queries.talks import negotiating
from congdoan.activities.bargaining.queries.widening import bound
from congdoan.activities.bargaining.rules import agreements as rules
from congdoan.people.organisations import queries as organisations

PAGE = 50
LEAST_SIMILAR = 3


@dataclass(frozen=True, slots=True)
class PartyRow:
    """An employer that an agreement binds, with its ballot. `needed` is None where nobody wrote the count down."""

    employer: employers.EmployerRow
    workers: int | None
    asked: int | None
    in_favour: int | None
    needed: int | None
    is_widened: bool = False  # bound by a decision of the authority, without a ballot

    @property
    def is_passed(self) -> bool | None:
        return None if self.in_favour is None or self.needed is None else self.in_favour >= self.needed


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A clause with its kind and how it stands against the law."""

    id: int
    place: int
    kind: rules.Kind
    unit_words: str
    article: str
    text: str
    value: int | None
    workers: int | None
    times: int | None
    meter: rules.Meter
    since: date
    until: date | None
    until_words: str

    @property
    def state_words(self) -> str:
        return rules.METER_WORDS[self.meter.state]


@dataclass(frozen=True, slots=True)
class GradeRow:
    """The grade of a year."""

    year: int
    letter: str
    total: int
    points: Mapping[str, int]
    excluded: str
    words: str
    graded_on: date


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """An agreement of a list or page. `last` counts an extension; money in đồng a year."""

    id: int
    unit_id: int
    unit_name: str
    level: str
    level_words: str
    title: str
    number: str
    signed_on: date
    effective_on: date
    expires_on: date
    last: date
    signers: str
    has_text: bool
    file_name: str
    renews_id: int | None
    sent_on: date | None
    send_by: date
    receipt: str
    published_on: date | None
    extension: str
    ended_on: date | None
    void_on: date | None
    end_reason: str
    state: str
    state_words: str
    parties: tuple[PartyRow, ...]
    clauses: tuple[ClauseRow, ...]
    grade: GradeRow | None
    has_lawful_term: bool

    @property
    def workers(self) -> int:
        return sum(one.workers or one.employer.workers or 0 for one in self.parties)

    @property
    def above_dong(self) -> int:
        return sum(one.meter.above_dong or 0 for one in self.clauses)

    @property
    def better(self) -> int:
        return sum(one.meter.is_better for one in self.clauses)

    @property
    def below(self) -> int:
        return sum(one.meter.state == rules.BELOW for one in self.clauses)

    @property
    def is_sent_late(self) -> bool:
        return self.sent_on is not None and self.sent_on > self.send_by


@dataclass(frozen=True, slots=True)
class UnderFloor:
    """A clause under the floor of the law on a day. Units: `value` and `floor` of the kind's unit; of the minimum wage, đồng."""

    agreement_id: int
    agreement: str
    unit_id: int
    employer: employers.EmployerRow
    clause_id: int
    kind: str
    name: str
    value: int
    floor: int
    workers: int | None
    article: str
    needs_check: bool
    is_minimum_wage: bool

    @property
    def missing(self) -> int:
        return abs(self.floor - self.value)


def agreements(*, on: date, state: str = "", text: str = "", unit_id: int | None = None, after: int | None = None, size: int = PAGE,
               ) -> tuple[list[AgreementRow], int | None]:  # fmt: skip
    """Return one page of agreements, who ends first at the top, and where the next page starts; `state` filters before paging."""
    rows = Agreement.objects.all()
    rows = rows.filter(unit_id=unit_id) if unit_id else rows
    rows = rows.filter(Q(title__icontains=text) | Q(number__icontains=text)) if text else rows
    rows = _in_state(rows, state, on) if state else rows
    if after is not None and (last := Agreement.objects.filter(pk=after).values_list("expires_on", "id").first()):
        rows = rows.filter(Q(expires_on__gt=last[0]) | Q(expires_on=last[0], id__gt=last[1]))
    found = list(rows.order_by("expires_on", "id")[: size + 1])
    return shown(found[:size], on=on), found[size - 1].pk if len(found) > size else None


def _in_state(rows: QuerySet[Agreement], state: str, on: date) -> QuerySet[Agreement]:
    soon = on + timedelta(days=law.bargain("cba.renew", "days_before_expiry", on=on).number - 1)
    over = Q(ended_on__lte=on) | Q(void_on__lte=on)
    past = Q(extended_until__lt=on) | Q(extended_until=None, expires_on__lt=on)
    near = Q(extended_until__range=(on, soon)) | Q(extended_until=None, expires_on__range=(on, soon))
    running = rows.exclude(over).filter(effective_on__lte=on)
    return {
        "coming": rows.exclude(over).filter(effective_on__gt=on),
        "expired": running.filter(past),
        "expiring": running.filter(near),
        "in_force": running.exclude(past),
        "ended": rows.filter(ended_on__lte=on),
        "void": rows.filter(void_on__lte=on),
    }.get(state, rows.none())


def agreement(agreement_id: int, *, on: date) -> AgreementRow | None:
    """Return one agreement within reach as of a day, or None."""
    return next(iter(shown(list(Agreement.objects.filter(pk=agreement_id)), on=on)), None)


def text_of(agreement_id: int) -> str:
    """Return the text of the file that an agreement came in."""
    return Agreement.objects.filter(pk=agreement_id).values_list("text", flat=True).first() or ""


def workers_of_parties(agreement_id: int, *, on: date) -> dict[int, int]:
    """Return the head-counts of those who signed an agreement: of the newest payroll, else as recorded with it."""
    told = dict(AgreementParty.objects.filter(agreement_id=agreement_id, widening=None).values_list("employer_id", "workers"))
    now = employers.workers_of(told, on=on)
    return {employer: now.get(employer) or told[employer] or 0 for employer in told}


def shown(found: Sequence[Agreement], *, on: date) -> list[AgreementRow]:
    """Return agreements as pages show them, in the order given, in a bounded number of statements."""
    ids = [one.pk for one in found]
    parties: dict[int, list[AgreementParty]] = defaultdict(list)
    for party in bound(on=on).filter(agreement_id__in=ids).order_by("id"):
        parties[party.agreement_id].append(party)
    clauses: dict[int, list[Clause]] = defaultdict(list)
    standing = Clause.objects.filter(agreement_id__in=ids, since__lte=_far(on, found)).filter(Q(until=None) | Q(until__gt=on))
    for clause in standing.order_by("place"):
        clauses[clause.agreement_id].append(clause)
    grades = AgreementGrade.objects.filter(agreement_id__in=ids, year__lte=on.year).order_by("agreement_id", "-year", "-id")
    graded = {one.agreement_id: one for one in grades.distinct("agreement_id")}
    whom = employers.rows_of({party.employer_id for several in parties.values() for party in several}, on=on)
    units = organisations.codes_and_names({one.unit_id for one in found})
    talks = negotiating(ids)
    facts = _Facts(whom, units, talks, law.clause_kinds(on=on))
    return [_row(one, parties[one.pk], clauses[one.pk], graded.get(one.pk), facts, on) for one in found]


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the rows of one page share."""

    employers: Mapping[int, employers.EmployerRow]
    units: Mapping[int, tuple[str, str]]
    talks: frozenset[int]
    kinds: Mapping[str, rules.Kind]


def _far(on: date, found: Sequence[Agreement]) -> date:
    """Return the day up to which clauses begin: an agreement that is still to come shows its own."""
    return max([on, *(one.effective_on for one in found)])


def _row(
    one: Agreement, parties: Sequence[AgreementParty], clauses: Sequence[Clause], graded: AgreementGrade | None, facts: _Facts, on: date
) -> AgreementRow:
    last = one.extended_until or one.expires_on
    years = [law.bargain("cba.term", field, on=one.signed_on).number for field in ("years_min", "years_max")]
    state = state_of(one, on=on, is_negotiating=one.pk in facts.talks)
    told = tuple(_party(party, one.level, facts, one.signed_on) for party in parties if party.employer_id in facts.employers)
    regions = {party.employer.wage_region for party in told}
    copied = (
        *("level", "title", "number", "signed_on", "effective_on", "expires_on", "signers", "file_name", "renews_id", "sent_on", "receipt"),
        *("published_on", "extension", "ended_on", "void_on", "end_reason"),
    )
    return AgreementRow(
        id=one.pk, unit_id=one.unit_id, unit_name=facts.units.get(one.unit_id, ("", ""))[1], level_words=rules.LEVELS[one.level], last=last,
        has_text=bool(one.text), send_by=one.signed_on + timedelta(days=law.bargain("cba.send", "days", on=one.signed_on).number),
        state=state, state_words=rules.STATES[state], parties=told,
        clauses=tuple(_clause(clause, facts.kinds, regions, on=max(on, one.effective_on)) for clause in clauses),
        grade=_grade(graded), has_lawful_term=rules.is_lawful_term(one.effective_on, one.expires_on, *years),
        **{field: getattr(one, field) for field in copied},
    )  # fmt: skip


def state_of(one: Agreement, *, on: date, is_negotiating: bool) -> str:
    """Return how an agreement stands on a day."""
    life = rules.Life(one.effective_on, one.extended_until or one.expires_on, one.ended_on, one.void_on)
    soon, carried = (
        law.bargain(*told, on=on).number for told in (("cba.renew", "days_before_expiry"), ("cba.carry_over", "days_after_expiry"))
    )
    return rules.state_of(life, on=on, soon=soon, carried=carried, is_negotiating=is_negotiating)


def _party(party: AgreementParty, level: str, facts: _Facts, on: date) -> PartyRow:
    base = party.asked if level == "sector" else party.workers
    needed = law.least_of(law.BARGAINING, law.BALLOTS[level], base, on=on) if base is not None and party.in_favour is not None else None
    return PartyRow(facts.employers[party.employer_id], party.workers, party.asked, party.in_favour, needed, party.widening_id is not None)


def _clause(one: Clause, kinds: Mapping[str, rules.Kind], regions: Iterable[str], *, on: date) -> ClauseRow:
    """Return a clause with its meter; where those bound lie in several wage regions, the highest floor is compared."""
    kind = kinds[one.kind]
    floors = [floor for region in regions if (floor := law.floor_of(kind, region, on=on)) is not None]
    draft = rules.ClauseDraft(one.kind, one.article, one.text, one.value, one.workers, one.times, one.yearly_dong)
    meter = rules.measure(kind, max(floors, default=None), draft)
    return ClauseRow(
        one.pk, one.place, kind, rules.UNITS[kind.unit], one.article, one.text, one.value, one.workers, one.times or kind.per_year, meter,
        one.since, one.until, one.until_words,
    )  # fmt: skip


def _grade(one: AgreementGrade | None) -> GradeRow | None:
    return GradeRow(one.year, one.letter, one.total, one.points, one.excluded, one.words, one.graded_on) if one else None


def grades(agreement_id: int) -> list[GradeRow]:
    """Return the grades of an agreement, the newest first."""
    rows = AgreementGrade.objects.filter(agreement_id=agreement_id).order_by("-year", "-id")[:50]
    return [told for one in rows if (told := _grade(one))]


def past_clauses(agreement_id: int, *, on: date) -> list[ClauseRow]:
    """Return the clauses of an agreement that were replaced or declared void."""
    kinds = law.clause_kinds(on=on)
    rows = Clause.objects.filter(agreement_id=agreement_id, until__lte=on).order_by("-until", "place")[:200]
    return [_clause(one, kinds, (), on=on) for one in rows]


def proposed_grade(agreement_id: int, *, implementation: int, on: date) -> rules.Grade:
    """Return the grade that follows from what is recorded of an agreement on a day; who grades tells how it is carried out."""
    found = agreement(agreement_id, on=on)
    if found is None:
        raise ValueError(f"no agreement {agreement_id}")
    ballots = [party.is_passed for party in found.parties if not party.is_widened]
    seen = rules.Graded(
        state=found.state, has_lawful_term=found.has_lawful_term,
        ballot=False if False in ballots else True if ballots and None not in ballots else None,
        sent=None if found.sent_on is None else not found.is_sent_late, is_published=found.published_on is not None,
        clauses=[(clause.kind.code, clause.meter.state) for clause in found.clauses], implementation=implementation,
    )  # fmt: skip
    return rules.grade(seen, law.rubric(on=on))


def running(*, on: date) -> QuerySet[Agreement]:
    """Return the agreements within reach that are carried out on a day, those that only wait for their successor left out."""
    return _in_state(Agreement.objects.all(), "in_force", on)


def count_running(units: Iterable[int], *, on: date) -> int:
    """Return how many agreements of some unions are carried out on a day."""
    return running(on=on).filter(unit_id__in=set(units)).count()


def expired_agreements(units: Iterable[int] | None, *, on: date) -> list[AgreementRow]:
    """Return the agreements whose last day is over and after which no other one runs for the employer; of some unions, or all in reach."""
    rows = _in_state(Agreement.objects.filter(level="enterprise"), "expired", on)
    rows = rows if units is None else rows.filter(unit_id__in=set(units))
    rows = rows.exclude(parties__employer_id__in=bound(on=on).filter(agreement__in=running(on=on)).values("employer_id"))
    newest: dict[int, AgreementRow] = {}
    for one in shown(list(rows.order_by("expires_on", "id")), on=on):
        for party in one.parties:
            newest[party.employer.id] = one
    return list(newest.values())


def under_floor(*, on: date) -> list[UnderFloor]:
    """Return every clause of a running agreement that lies under the floor of the law on a day, by employer.

    On the day a record of the minimum wage begins, these are the employers and clauses that must be amended (Bộ luật Lao động, Đ82 k2).
    """
    kinds = {code: kind for code, kind in law.clause_kinds(on=on).items() if kind.floor is not None}
    clauses = Clause.objects.filter(kind__in=kinds, value__isnull=False, since__lte=on, agreement__in=running(on=on))
    rows = list(clauses.filter(Q(until=None) | Q(until__gt=on)).select_related("agreement").order_by("agreement_id", "place"))
    parties: dict[int, list[int]] = defaultdict(list)
    binding = bound(on=on).filter(agreement_id__in={one.agreement_id for one in rows})
    for agreement_id, employer in binding.values_list("agreement_id", "employer_id"):
        parties[agreement_id].append(employer)
    whom = employers.rows_of({employer for several in parties.values() for employer in several}, on=on)
    floors: dict[tuple[str, str], int | None] = {}
    found = []
    for one in rows:
        kind = kinds[one.kind]
        for party in (whom[number] for number in parties[one.agreement_id] if number in whom):
            key = (kind.code, party.wage_region)
            if key not in floors:
                floors[key] = law.floor_of(kind, party.wage_region, on=on)
            floor, value = floors[key], one.value
            if floor is None or value is None or not (value > floor if kind.is_less_better else value < floor):
                continue
            found.append(
                UnderFloor(
                    one.agreement_id, one.agreement.title, one.unit_id, party, one.pk, kind.code, kind.name, value, floor, one.workers,
                    one.article, kind.needs_check, isinstance(kind.floor, str),
                )
            )  # fmt: skip
    return found


def similar(agreement_id: int, *, on: date) -> tuple[list[rules.Rank], int]:
    """Return where the clauses of an agreement stand among running ones of the same line of business and wage region, and how many those
    are; nothing where there are fewer than three others, so that no single employer is read out of it."""
    found = agreement(agreement_id, on=on)
    if found is None or not found.parties:
        return [], 0
    own_employer = found.parties[0].employer
    others = running(on=on).exclude(pk=agreement_id)
    pairs = list(bound(on=on).filter(agreement__in=others).values_list("agreement_id", "employer_id"))
    whom = employers.rows_of({employer for _, employer in pairs}, on=on)
    alike = {
        number for number, employer in pairs
        if employer in whom and (whom[employer].sector, whom[employer].wage_region) == (own_employer.sector, own_employer.wage_region)
    }  # fmt: skip
    if len(alike) < LEAST_SIMILAR:
        return [], len(alike)
    values: dict[str, list[int]] = defaultdict(list)
    for kind, value in Clause.objects.filter(agreement_id__in=alike, until=None, value__isnull=False).values_list("kind", "value"):
        values[kind].append(value or 0)
    own = {clause.kind.code: clause.value for clause in found.clauses if clause.value is not None and clause.kind.code != "other"}
    return rules.ranks(own, values, law.clause_kinds(on=on)), len(alike)


def counts(*, on: date) -> dict[str, Any]:
    """Return how many agreements stand in each state on a day."""
    return {state: _in_state(Agreement.objects.all(), state, on).count() for state in ("in_force", "expiring", "expired", "void")}
