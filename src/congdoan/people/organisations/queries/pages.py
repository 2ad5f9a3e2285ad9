"""One organisation with everything its page shows, on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from congdoan.foundation.access import queries as access
from congdoan.people.organisations import rules
from congdoan.people.organisations.models import BankAccount, Name, Organisation, PayerGroup, Placement
from congdoan.people.organisations.queries.kinds import capabilities
from congdoan.people.organisations.queries.lists import Filter, Listed, chosen_rows, listed_on
from congdoan.people.organisations.queries.suspensions import SuspensionRow, suspensions
from congdoan.people.organisations.queries.tree import Counts, counts
from congdoan.people.organisations.rules import Capabilities

CHILDREN_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Stay:
    """Days under one parent; `last` is the last day, None where it goes on."""

    parent_id: int
    parent_code: str
    parent_name: str
    first: date | None
    last: date | None
    is_now: bool


@dataclass(frozen=True, slots=True)
class NameBorne:
    """A name and its days; both None where nobody wrote them down."""

    name: str
    first: date | None
    last: date | None
    is_dated: bool


@dataclass(frozen=True, slots=True)
class Account:
    """A bank account and its days."""

    id: int
    bank: str
    number: str
    first: date | None
    last: date | None
    note: str


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """One organisation on a day."""

    row: Listed
    si_unit_code: str
    payer_class: str
    payer_schedule: str
    dues_group: str
    stays: tuple[Stay, ...]
    names: tuple[NameBorne, ...]
    accounts: tuple[Account, ...]
    groups: tuple[tuple[str, str], ...]  # code, name of the joint payers it pays through
    above: tuple[Listed, ...]  # from the top down
    children: tuple[Listed, ...]
    counts: Counts | None
    successor: Listed | None
    predecessors: tuple[Listed, ...]
    suspensions: tuple[SuspensionRow, ...]
    capabilities: Capabilities | None
    can: tuple[str, ...]

    @property
    def suspended(self) -> SuspensionRow | None:
        """Return the suspension of that day, if any."""
        return next((one for one in self.suspensions if one.is_now), None)


def organisation(organisation_id: int, *, on: date) -> OrganisationPage | None:
    """Return one organisation within reach with all that its page shows on a day, or None."""
    one = Organisation.objects.filter(id=organisation_id).first()
    if one is None:
        return None
    chain = access.ancestors([one.id], on=on)[one.id]
    heirs = list(Organisation.objects.filter(successor_id=one.id).order_by("sort_key", "id"))
    others = {other.id: other for other in Organisation.objects.filter(id__in=[*chain, *filter(None, [one.successor_id])])}
    upper = [others[member] for member in reversed(chain) if member in others]
    successor = [others[one.successor_id]] if one.successor_id in others else []
    below = list(chosen_rows(Filter(parent_id=one.id), on=on).order_by("rank", "sort_key", "id")[:CHILDREN_SHOWN])
    listed = {row.id: row for row in listed_on([one, *upper, *successor, *heirs, *below], on=on)}
    found = capabilities(one.kind, on=on)
    return OrganisationPage(
        row=listed[one.id],
        si_unit_code=one.si_unit_code,
        payer_class=rules.payer_class_words(one.payer_class),
        payer_schedule=rules.PAYER_SCHEDULES.get(one.payer_schedule, ""),
        dues_group=one.dues_group,
        stays=_stays(one, on),
        names=_names(one),
        accounts=_accounts(one),
        groups=tuple(PayerGroup.objects.filter(members__organisation=one).order_by("code").values_list("code", "name")),
        above=tuple(listed[row.id] for row in upper),
        children=tuple(listed[row.id] for row in below),
        counts=None if one.kind == rules.EMPLOYER else counts(on=on, under=one.id),
        successor=listed[successor[0].id] if successor else None,
        predecessors=tuple(listed[row.id] for row in heirs),
        suspensions=() if one.kind == rules.EMPLOYER else suspensions(one.id, on=on),
        capabilities=found,
        can=tuple(rules.capability_words(word) for word in sorted(found.can)) if found else (),
    )


def id_of_code(code: str) -> int | None:
    """Return the id of the organisation within reach that bears a code, or None."""
    return Organisation.objects.filter(code=code.strip().upper()).values_list("id", flat=True).first()


def _stays(one: Organisation, on: date) -> tuple[Stay, ...]:
    rows = list(Placement.objects.filter(organisation_id=one.id).order_by("-period"))
    names = access.branch_names(row.parent_id for row in rows)
    return tuple(
        Stay(row.parent_id, *names.get(row.parent_id, ("", "")), row.period.lower, _last(row.period.upper), on in row.period)
        for row in rows
    )


def _names(one: Organisation) -> tuple[NameBorne, ...]:
    rows = Name.objects.filter(organisation_id=one.id).order_by("-period", "id")
    former = [
        NameBorne(row.name, row.period.lower, _last(row.period.upper), True) if row.period else NameBorne(row.name, None, None, False)
        for row in rows
    ]
    since = max((row.last + timedelta(days=1) for row in former if row.last), default=None)
    return (NameBorne(one.name, since, None, True), *former) if former else ()


def _accounts(one: Organisation) -> tuple[Account, ...]:
    rows = BankAccount.objects.filter(organisation_id=one.id).order_by("id")
    return tuple(Account(row.id, row.bank, row.number, row.period.lower, _last(row.period.upper), row.note) for row in rows)


def accounts_of(ids: Iterable[int], *, on: date) -> dict[int, tuple[Account, ...]]:
    """Return the bank accounts of organisations on a day, in one statement; the account registered last stands last."""
    found: dict[int, list[Account]] = {}
    for row in BankAccount.objects.filter(organisation_id__in=list(ids), period__contains=on).order_by("organisation_id", "id"):
        account = Account(row.id, row.bank, row.number, row.period.lower, _last(row.period.upper), row.note)
        found.setdefault(row.organisation_id, []).append(account)
    return {one: tuple(accounts) for one, accounts in found.items()}


def _last(end: date | None) -> date | None:
    return end - timedelta(days=1) if end else None
