"""Talks as lists and pages show them: their clocks, matters, sessions, polls and ballots."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from congdoan.activities.bargaining.models import Bargaining, BargainingMatter, BargainingParty, BargainingPoll, BargainingSession
from congdoan.activities.bargaining.queries import employers, law
from congdoan.activities.bargaining.rules import agreements as agreeing
from congdoan.activities.bargaining.rules import talks as rules
from congdoan.activities.bargaining.rules.dialogue import standing
from congdoan.foundation.kernel.money import format_dong
from congdoan.foundation.kernel.workdays import workday_after
from congdoan.foundation.reference import queries as reference
from congdoan.people.organisations import queries as organisations

PAGE = 50


@dataclass(frozen=True, slots=True)
class Mark:
    """A day of the calendar of talks: what, the last day, when it was done, how it stands, the article."""

    words: str
    day: date
    done_on: date | None
    state: str
    article: str
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class MatterRow:
    """A matter, how it stands after the last session, what people answered."""

    place: int
    topic: str
    topic_words: str
    words: str
    is_agreed: bool | None
    outcome: str
    agree: int | None
    disagree: int | None
    reason: str
    other: int | None = 0

    @property
    def said(self) -> str:
        """Return what people answered in words; empty where nobody was asked."""
        if self.agree is None and self.disagree is None and not self.reason:
            return ""
        told = [("đồng ý", self.agree), ("không", self.disagree), *([("ý khác", self.other)] if self.other != 0 else [])]
        return ", ".join(f"{'ít' if count is None else format_dong(count)} {words}" for words, count in told)


@dataclass(frozen=True, slots=True)
class BallotRow:
    """An employer of the talks and its ballot."""

    employer: employers.EmployerRow
    workers: int
    asked: int | None
    in_favour: int | None
    needed: int

    @property
    def sheets(self) -> range:
        """Return the first line of each further sheet of the list to sign."""
        return range(rules.SHEET + 1, self.workers + 1, rules.SHEET)

    @property
    def is_passed(self) -> bool | None:
        return None if self.in_favour is None else self.in_favour >= self.needed


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session in words."""

    place: int
    held_on: date
    words: str
    agreed: int
    open: int


@dataclass(frozen=True, slots=True)
class BargainingRow:
    """Talks of a list or page."""

    id: int
    unit_id: int
    unit_name: str
    level: str
    level_words: str
    title: str
    asked_by: str
    requested_on: date
    renews_id: int | None
    place: str
    started_on: date | None
    info_asked_on: date | None
    info_given_on: date | None
    placed_on: date | None
    published_on: date | None
    reviewed_on: date | None
    review: str
    state: str
    state_words: str
    failure: str
    failed_on: date | None
    end_words: str
    agreement_id: int | None
    parties: tuple[BallotRow, ...]
    marks: tuple[Mark, ...]

    @property
    def late(self) -> int:
        return sum(one.state == "late" and one.done_on is None for one in self.marks)

    @property
    def next(self) -> Mark | None:
        return next((one for one in self.marks if one.done_on is None), None)

    @property
    def workers(self) -> int:
        return sum(one.workers for one in self.parties)


def bargainings(*, on: date, state: str = "", after: int | None = None, size: int = PAGE) -> tuple[list[BargainingRow], int | None]:
    """Return one page of talks, the newest request first, and where the next page starts."""
    rows = Bargaining.objects.filter(state=state) if state else Bargaining.objects.all()
    if after is not None and (last := Bargaining.objects.filter(pk=after).values_list("requested_on", "id").first()):
        rows = rows.filter(Q(requested_on__lt=last[0]) | Q(requested_on=last[0], id__lt=last[1]))
    found = list(rows.order_by("-requested_on", "-id")[: size + 1])
    return shown_talks(found[:size], on=on), found[size - 1].pk if len(found) > size else None


def bargaining(bargaining_id: int, *, on: date) -> BargainingRow | None:
    """Return talks within reach, or None."""
    return next(iter(shown_talks(list(Bargaining.objects.filter(pk=bargaining_id)), on=on)), None)


def shown_talks(found: Sequence[Bargaining], *, on: date) -> list[BargainingRow]:
    """Return talks as pages show them, in the order given."""
    parties: dict[int, list[BargainingParty]] = defaultdict(list)
    for party in BargainingParty.objects.filter(bargaining_id__in=[one.pk for one in found]).order_by("id"):
        parties[party.bargaining_id].append(party)
    whom = employers.rows_of({party.employer_id for several in parties.values() for party in several}, on=on)
    units = organisations.codes_and_names({one.unit_id for one in found})
    copied = (
        *("level", "title", "requested_on", "renews_id", "place", "started_on", "info_asked_on", "info_given_on", "placed_on"),
        *("published_on", "reviewed_on", "review", "state", "failed_on", "end_words", "agreement_id"),
    )
    return [
        BargainingRow(
            id=one.pk, unit_id=one.unit_id, unit_name=units.get(one.unit_id, ("", ""))[1], level_words=agreeing.LEVELS[one.level],
            asked_by=rules.SIDES[one.asked_by], state_words=rules.STATES[one.state], failure=rules.FAILURES.get(one.failure, ""),
            parties=tuple(_ballot(party, one.level, whom, on) for party in parties[one.pk] if party.employer_id in whom),
            marks=tuple(marks_of(one, on=on)), **{field: getattr(one, field) for field in copied},
        )
        for one in found
    ]  # fmt: skip


def _ballot(party: BargainingParty, level: str, whom: Mapping[int, employers.EmployerRow], on: date) -> BallotRow:
    base = (party.asked or 0) if level == "sector" else party.workers
    needed = party.needed if party.needed is not None else law.least_of(law.BARGAINING, law.BALLOTS[level], base, on=on)
    return BallotRow(whom[party.employer_id], party.workers, party.asked, party.in_favour, needed)


def marks_of(one: Bargaining, *, on: date) -> list[Mark]:
    """Return the calendar of talks: every last day of the law that runs, in their order."""
    found = []

    def mark(words: str, record: str, field: str, since: date | None, done_on: date | None) -> None:
        if since is None:
            return
        figure = law.bargain(record, field, on=since)
        limit = workday_after(since, figure.number, reference.workdays()) if field == "working_days" else None
        day = limit.day if limit else since + timedelta(days=figure.number)
        state = ("late" if done_on > day else "ok") if done_on else standing(day, on) if one.state == "open" else "info"
        found.append(Mark(words, day, done_on, state, figure.document, limit.is_sure if limit else True))

    mark("Thống nhất địa điểm, thời gian", "bargain.agree_place", "working_days", one.requested_on, one.placed_on)
    mark("Phiên đầu", "bargain.start", "days", one.requested_on, one.started_on)
    mark("Cung cấp thông tin", "bargain.info", "days", one.info_asked_on, one.info_given_on)
    ended = one.agreement.signed_on if one.agreement else one.failed_on
    mark("Kết thúc thương lượng", "bargain.length", "days", one.started_on, ended)
    if one.agreement:
        mark("Gửi cơ quan lao động", "cba.send", "days", one.agreement.signed_on, one.agreement.sent_on)
    return sorted(found, key=lambda each: each.day)


def matters(bargaining_id: int, *, on: date) -> list[MatterRow]:
    """Return the matters of talks with how each stands and what people answered in the last poll."""
    rows = list(BargainingMatter.objects.filter(bargaining_id=bargaining_id).order_by("place"))
    sessions = BargainingSession.objects.filter(bargaining_id=bargaining_id).order_by("place").values_list("outcomes", flat=True)
    settled = rules.standing_of([one.place for one in rows], list(sessions))
    poll = last_poll(bargaining_id)
    answers = poll.answers if poll else {}
    topics = law.topics(on=on)
    return [
        MatterRow(
            one.place,
            one.topic,
            topics.get(one.topic, one.topic),
            one.words,
            *settled[one.place],
            *answers.get(str(one.place), (None, None, "")),
        )
        for one in rows
    ]


def last_poll(bargaining_id: int) -> BargainingPoll | None:
    """Return the newest opinion poll of talks, or None."""
    return BargainingPoll.objects.filter(bargaining_id=bargaining_id).order_by("-held_on", "-id").first()


def sessions(bargaining_id: int) -> list[SessionRow]:
    """Return the sessions of talks in their order."""
    rows = BargainingSession.objects.filter(bargaining_id=bargaining_id).order_by("place")
    return [
        SessionRow(
            one.place, one.held_on, one.words, sum(bool(told[0]) for told in one.outcomes.values()),
            sum(not told[0] for told in one.outcomes.values()),
        )
        for one in rows
    ]  # fmt: skip


def negotiating(agreement_ids: Iterable[int]) -> frozenset[int]:
    """Return those agreements for whose successor talks are open."""
    rows = Bargaining.objects.filter(renews_id__in=list(agreement_ids), state="open")
    return frozenset(number for number in rows.values_list("renews_id", flat=True) if number is not None)
