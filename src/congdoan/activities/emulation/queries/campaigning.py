"""Campaigns, who registered, what they lack, what was proposed and awarded, and how far a campaign has come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.db.models import Count, Sum

from congdoan.activities.emulation.models import Award, AwardProposal, Benefit, Campaign, Initiative, InitiativeAuthor, Registration
from congdoan.activities.emulation.rules import STANDING
from congdoan.activities.emulation.rules.awards import (
    BASE_TITLE,
    PROPOSAL_STATES,
    WORKER_TITLE,
    Condition,
    Holder,
    Title,
    conditions,
    lacking,
)
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.periods import month_of, months_apart
from congdoan.foundation.reference import queries as reference
from congdoan.people.members import queries as members

MOST = 500


@dataclass(frozen=True, slots=True)
class Goal:
    """A result beside its goal, None where none was set."""

    words: str
    done: int
    goal: int | None
    is_money: bool

    @property
    def share(self) -> Fraction | None:
        """Return what part of the goal was reached, None without a goal."""
        return Fraction(self.done, self.goal) if self.goal else None

    @property
    def left(self) -> int:
        """Return what is missing."""
        return max((self.goal or 0) - self.done, 0)


@dataclass(frozen=True, slots=True)
class CampaignRow:
    """One campaign of a list."""

    id: int
    unit_id: int
    unit_name: str
    name: str
    document: str
    starts_on: date
    ends_on: date
    register_by: date
    criteria: str
    goal_initiatives: int | None
    goal_benefit: int | None
    registered: int

    def against_goals(self, recognised: int, benefit: int) -> list[Goal]:
        """Return how far results are from the goals."""
        return [
            Goal("Sáng kiến được công nhận", recognised, self.goal_initiatives, is_money=False),
            Goal("Làm lợi đã xác nhận", benefit, self.goal_benefit, is_money=True),
        ]

    def is_open(self, on: date) -> bool:
        """Say whether one may still register."""
        return on <= self.register_by


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who registered for one title: how every condition stands, and the proposal where there is one."""

    registration_id: int
    unit_id: int
    unit_code: str
    subject: str
    title_id: str
    title: str
    needs_check: bool
    conditions: tuple[Condition, ...]
    lacking: tuple[str, ...]
    proposal_id: int | None
    state: tuple[str, str] | None
    decision: str
    merits: str
    because: str
    proposed_by: int | None


@dataclass(frozen=True, slots=True)
class Line:
    """One union of a campaign: initiatives told and recognised in its days, benefit verified of the first year. Units: đồng."""

    unit_id: int
    code: str
    name: str
    told: int
    recognised: int
    benefit: int


def titles(*, on: date) -> dict[str, Title]:
    """Return the titles and awards of the table on a day, by id. Source: `activities.emulation`."""
    return {
        one.id: Title(one.id, one.name, one.fields, one.citation, one.needs_check)
        for one in reference.records("activities.emulation") if one.fields.get("kind") in ("title", "award") and one.holds_on(on)
    }  # fmt: skip


def title_choices(*, on: date) -> list[tuple[str, str]]:
    """Return (id, name) of what may be chosen on a day, each name once: the union's own goes before the State's of the same name."""
    by_name = {one.name: one.id for one in titles(on=on).values()}  # the union's stand after the State's
    return [(known, name) for name, known in by_name.items()]


def catalogue(*, on: date) -> dict[str, str]:
    """Return the campaigns of the table on a day: id and name."""
    return {
        one.id: one.name
        for one in reference.records("activities.emulation") if one.fields.get("kind") in ("movement", "programme") and one.holds_on(on)
    }  # fmt: skip


def campaigns(by: int, *, on: date) -> list[CampaignRow]:
    """Return the campaigns that reach an actor's units, and those of the actor's own branch, the newest first."""
    own = access.reached(by, on=on)
    held = [grant["branch_id"] for grant in access.grants_of(by, on=on)]
    above = {one for line in access.ancestors(held, on=on).values() for one in line}
    found = list(Campaign.objects.filter(unit_id__in=own | above).order_by("-starts_on", "-pk")[:100])
    return _rows(found)


def campaign(campaign_id: int) -> CampaignRow | None:
    """Return one campaign, or None."""
    found = Campaign.objects.filter(pk=campaign_id).first()
    return _rows([found])[0] if found else None


def candidates(campaign_id: int, *, on: date) -> list[Candidate]:
    """Return who within reach registered for what, by unit and name, with what is lacking now."""
    known = titles(on=on)
    rows = list(Registration.objects.filter(campaign_id=campaign_id).select_related("campaign").order_by("unit_id", "subject", "pk")[:MOST])
    made = {(one.registration_id, one.title): one for one in AwardProposal.objects.filter(registration__in=rows).order_by("year")}
    units = access.branch_names({row.unit_id for row in rows})
    found = []
    for row in rows:
        for title in row.titles:
            told = conditions_of(row, title, known, year=row.campaign.ends_on.year, on=on)
            one = made.get((row.pk, title))
            found.append(
                Candidate(
                    row.pk, row.unit_id, units.get(row.unit_id, ("", ""))[0], row.subject, title, _name(title, known),
                    title in known and known[title].needs_check, tuple(told), tuple(lacking(told)), one.pk if one else None,
                    PROPOSAL_STATES[one.state] if one else None, one.decision if one else "", one.merits if one else "",
                    one.because if one else "", one.proposed_by if one else None,
                )
            )  # fmt: skip
    return found


def _name(title: str, known: Mapping[str, Title]) -> str:
    return known[title].name if title in known else title


def check(row: Registration, title: str, *, year: int, on: date) -> list[Condition]:
    """Return how the conditions of a title stand for who registered."""
    return conditions_of(row, title, titles(on=on), year=year, on=on)


def conditions_of(row: Registration, title: str, known: Mapping[str, Title], *, year: int, on: date) -> list[Condition]:
    """Return the conditions of one title for one registration."""
    if title not in known:
        return []
    rules = {one.id: one.fields for one in reference.records("activities.emulation") if one.fields.get("kind") == "rule"}
    return conditions(
        known[title], _holder(row, year, on), year=year, months_min=int(rules["emulation.rule.hired"]["months_min"]),
        days_off=int(rules["emulation.rule.days_off"]["days_off"]),
    )  # fmt: skip


def progress(one: CampaignRow, *, on: date) -> list[Line]:
    """Return what the unions within reach did in the days of a campaign, the most recognised first."""
    rows = Initiative.objects.filter(submitted_on__gte=one.starts_on, submitted_on__lte=min(one.ends_on, on))
    below = set(access.branches_below([one.unit_id]))
    told = dict(rows.filter(unit_id__in=below).values_list("unit_id").annotate(Count("id")).order_by())
    standing = rows.filter(unit_id__in=below, state__in=STANDING)
    recognised = dict(standing.values_list("unit_id").annotate(Count("id")).order_by())
    worth: dict[int, Any] = dict(
        Benefit.objects.filter(initiative__in=standing, year_no=1).values_list("unit_id").annotate(Sum("total")).order_by()
    )
    names = access.branch_names(told)
    lines = [Line(unit, *names.get(unit, ("", "")), told[unit], recognised.get(unit, 0), int(worth.get(unit) or 0)) for unit in told]
    return sorted(lines, key=lambda line: (-line.recognised, -line.benefit, line.code))


def proposal(proposal_id: int) -> tuple[AwardProposal, Title] | None:
    """Return a proposal within reach and its title, or None."""
    found = AwardProposal.objects.select_related("registration__campaign").filter(pk=proposal_id).first()
    known = titles(on=found.proposed_on).get(found.title) if found else None
    return (found, known) if found and known else None


def registration(registration_id: int) -> Registration | None:
    """Return a registration within reach, or None."""
    return Registration.objects.select_related("campaign").filter(pk=registration_id).first()


def awards(unit_ids: Sequence[int] = (), *, on: date) -> list[tuple[Award, str, str]]:
    """Return the awards within reach, the last year first, with title and unit in words."""
    known = titles(on=on)
    rows = Award.objects.filter(unit_id__in=unit_ids) if unit_ids else Award.objects.all()
    found = list(rows.order_by("-year", "-pk")[:MOST])
    units = access.branch_names({one.unit_id for one in found})
    return [(one, known[one.title].name if one.title in known else one.title, units.get(one.unit_id, ("", ""))[1]) for one in found]


def _holder(row: Registration, year: int, on: date) -> Holder:
    stays = members.memberships([row.membership_id]) if row.membership_id else []
    since = stays[0].period.lower if stays else None
    authored = (
        InitiativeAuthor.objects.filter(membership_id=row.membership_id, initiative__state__in=STANDING).count() if row.membership_id else 0
    )
    held = set(Award.objects.filter(unit_id=row.unit_id, membership=row.membership_id).values_list("title", "year"))
    year_awards = Award.objects.filter(unit_id=row.unit_id, year=year)
    waiting = (
        AwardProposal.objects.filter(unit_id=row.unit_id, title=BASE_TITLE, year=year, state="proposed").exclude(registration=row).count()
    )
    others = year_awards.filter(title=BASE_TITLE).exclude(membership=row.membership_id).count()
    return Holder(
        row.membership_id is not None, months_apart(month_of(since), month_of(on)) if since else None, authored, held,
        year_awards.filter(title=WORKER_TITLE).count(), waiting + others,
    )  # fmt: skip


def _rows(found: Sequence[Campaign]) -> list[CampaignRow]:
    counted = dict(Registration.objects.filter(campaign__in=found).values_list("campaign_id").annotate(Count("id")).order_by())
    names = access.branch_names({one.unit_id for one in found})
    return [
        CampaignRow(
            one.pk, one.unit_id, names.get(one.unit_id, ("", ""))[1], one.name, one.document, one.starts_on, one.ends_on, one.register_by,
            one.criteria, one.goal_initiatives, one.goal_benefit, counted.get(one.pk, 0),
        )
        for one in found
    ]  # fmt: skip
