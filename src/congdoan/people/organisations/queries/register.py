"""The register as a matcher needs it: every body that may pay, with all its names, accounts and unions."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from congdoan.people.organisations import rules
from congdoan.people.organisations.models import BankAccount, Name, Organisation, PayerGroup, PayerGroupMember, Placement


@dataclass(frozen=True, slots=True)
class Span:
    """Days under one base union: from `first`, before `until`; None is open."""

    union_id: int
    first: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name borne before `until` (the first day of the next one); None where the day is not known."""

    name: str
    until: date | None


@dataclass(frozen=True, slots=True)
class RegisteredBody:
    """One body of the register. `kind` is employer, union or upper; `unions` are an employer's spans, oldest first.

    `founded_on` and `ended_on` bound a union's life, for an employer the days of its duty; `ended_on` is the first day after.
    """

    id: int
    code: str
    kind: str
    union_kind: str
    name: str
    former_names: tuple[FormerName, ...]
    tax_code: str
    si_unit_code: str
    accounts: tuple[str, ...]
    unions: tuple[Span, ...]
    founded_on: date | None
    ended_on: date | None
    successor_id: int | None
    commune: str


@dataclass(frozen=True, slots=True)
class RegisteredGroup:
    """One payer for several employers."""

    id: int
    unit_id: int
    code: str
    name: str
    tax_code: str
    account: str
    member_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RegisterColumns:
    """The whole register within reach, in the order of ids."""

    bodies: tuple[RegisteredBody, ...]
    groups: tuple[RegisteredGroup, ...]


def register(*, on: date) -> RegisterColumns:
    """Return every body within reach, ended ones too, in six statements; accounts are those known by that day."""
    spans = Placement.objects.filter(organisation_rank=rules.EMPLOYER_RANK, parent_rank__gt=rules.LOWEST_PUBLIC_RANK)
    known = BankAccount.objects.filter(Q(period__startswith__lte=on) | Q(period__lower_inf=True))
    return RegisterColumns(_bodies(Organisation.objects.order_by("id"), Name.objects.all(), known, _spans(spans)), payer_groups())


def register_of(ids: Iterable[int]) -> RegisterColumns:
    """Return some bodies as `register` does, with the unions that employers among them ever stood under and those unions' successors.

    Accounts and joint payers are left out.
    """
    wanted = set(ids)
    spans = Placement.objects.filter(
        organisation_id__in=wanted, organisation_rank=rules.EMPLOYER_RANK, parent_rank__gt=rules.LOWEST_PUBLIC_RANK
    )
    unions = _spans(spans)
    following = wanted | {parent for rows in unions.values() for parent, _ in rows}
    found: dict[int, Organisation] = {}
    while following:
        found |= {one.id: one for one in Organisation.objects.filter(id__in=following)}
        following = {one.successor_id for one in found.values() if one.successor_id is not None} - found.keys() - wanted
        wanted |= following
    bodies = [found[body] for body in sorted(found)]
    return RegisterColumns(_bodies(bodies, Name.objects.filter(organisation_id__in=found), BankAccount.objects.none(), unions), ())


def _spans(placed: QuerySet[Placement]) -> defaultdict[int, list[tuple[Any, ...]]]:
    return _gathered(placed.order_by("organisation_id", "period").values_list("organisation_id", "parent_id", "period"))


def _bodies(
    found: Iterable[Organisation], named: QuerySet[Name], known: QuerySet[BankAccount], unions: defaultdict[int, list[tuple[Any, ...]]]
) -> tuple[RegisteredBody, ...]:
    names = _gathered(named.order_by("organisation_id", "period", "id").values_list("organisation_id", "name", "period"))
    accounts = _gathered(known.order_by("organisation_id", "id").values_list("organisation_id", "number"))
    return tuple(
        RegisteredBody(
            id=one.id,
            code=one.code,
            kind=_kind(one.rank),
            union_kind=one.kind,
            name=one.name,
            former_names=tuple(FormerName(name, period.upper if period else None) for name, period in names[one.id]),
            tax_code=one.tax_code,
            si_unit_code=one.si_unit_code,
            accounts=tuple(dict.fromkeys(number for (number,) in accounts[one.id])),
            unions=tuple(Span(parent, period.lower, period.upper) for parent, period in unions[one.id]),
            founded_on=one.founded_on,
            ended_on=one.ended_on,
            successor_id=one.successor_id,
            commune=one.commune,
        )
        for one in found
    )


def payer_groups() -> tuple[RegisteredGroup, ...]:
    """Return the joint payers within reach, with their members."""
    members = _gathered(PayerGroupMember.objects.order_by("group_id", "organisation_id").values_list("group_id", "organisation_id"))
    return tuple(
        RegisteredGroup(
            id=group.id,
            unit_id=group.unit_id,
            code=group.code,
            name=group.name,
            tax_code=group.tax_code,
            account=group.account,
            member_ids=tuple(member for (member,) in members[group.id]),
        )
        for group in PayerGroup.objects.order_by("id")
    )


def _gathered(rows: Iterable[tuple[Any, ...]]) -> defaultdict[int, list[tuple[Any, ...]]]:
    found: defaultdict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for key, *values in rows:
        found[key].append(tuple(values))
    return found


def _kind(rank: int) -> str:
    if rank == rules.EMPLOYER_RANK:
        return "employer"
    return "upper" if rank <= rules.LOWEST_PUBLIC_RANK else "union"
