"""New organisations, one by one or a whole register at once; joint payers; bank accounts; names."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Value
from django.db.models.functions import Concat
from psycopg.types.range import DateRange

from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError, Rejected
from congdoan.foundation.kernel.vietnamese import search_key, sort_key
from congdoan.people.organisations import rules
from congdoan.people.organisations.models import BankAccount, Name, Organisation, PayerGroup, PayerGroupMember
from congdoan.people.organisations.queries.kinds import kinds_table
from congdoan.people.organisations.queries.tree import last_bodies
from congdoan.people.organisations.rules import Days, OrganisationRow, RegisterRows
from congdoan.people.organisations.services.refusals import (
    AccountTaken,
    CodeTaken,
    ParentDoesNotStand,
    ParentTooLow,
    UnableToRename,
    UnfitText,
    UnknownKind,
    UnknownOrganisation,
    UnknownWord,
)
from congdoan.people.organisations.services.writing import hold_tree, write_rows

File = tuple[str, bytes]
CHOICES: dict[str, tuple[str, Iterable[str]]] = {
    "ownership": ("loại hình sở hữu", rules.OWNERSHIPS),
    "payer_class": ("đối tượng đóng", rules.PAYER_CLASSES),
    "payer_schedule": ("kỳ đóng", rules.PAYER_SCHEDULES),
    "wage_region": ("vùng lương", rules.WAGE_REGIONS),
    "dues_group": ("nhóm đoàn phí", rules.DUES_GROUPS),
}


@dataclass(frozen=True)
class Loaded:
    """What a load has written."""

    unions: int
    employers: int
    groups: int
    ids: dict[str, int]


@transaction.atomic
def register_organisation(
    *,
    by: int,
    kind: str,
    code: str,
    name: str,
    founded_on: date | None,
    on: date,
    parent_id: int | None = None,
    tax_code: str = "",
    si_unit_code: str = "",
    sector: str = "",
    commune: str = "",
    accounts: Sequence[tuple[str, str]] = (),
    former_names: Sequence[str] = (),
    under: str = "organisations.register_organisation",
    **choices: str,
) -> int:
    """Register a union body or an employer under a parent from its first day on; return its id.

    `choices`: ownership, payer_class, payer_schedule, wage_region, dues_group; `accounts` are pairs of bank and number.
    Without a parent it stands on top, which needs a grant on the root. `under` is the use case whose right counts, where another app's
    founds units.

    :raises NotAllowed: the actor may not register under this parent
    :raises UnableToRegister: a field is unfit, the kind is not in force, the parent is too low or does not stand
    """
    access.require(by, under, at=parent_id or rules.ROOT, on=on)
    hold_tree()
    row = OrganisationRow(
        code=_read("mã", rules.clean_code, code),
        kind=kind,
        rank=_rank(kind, founded_on or date.min),
        name=_read("tên", rules.clean_name, name),
        days=Days(founded_on, None),
        tax_code=_read("mã số thuế", rules.tax_code, tax_code),
        si_unit_code=_read("mã BHXH", rules.short(20), si_unit_code).upper(),
        sector=_read("ngành", rules.short(40), sector),
        commune=_read("xã", rules.short(120), commune),
        accounts=tuple(
            (_read("ngân hàng", rules.short(80), bank), _read("tài khoản", rules.account_number, number)) for bank, number in accounts
        ),
        former_names=tuple(_read("tên cũ", rules.clean_name, former) for former in former_names),
    )
    row = replace(row, **_choices(row, choices))
    parents = {}
    if parent_id is not None:
        parent = organisation_or_refusal(parent_id)
        check_parent(parent, row.code, row.rank, row.days)
        parents = {parent.code: parent}
        row = replace(row, places=((parent.code, row.days),))
    ids = write_rows([row], (), existing=parents)
    audit.record(by, "organisations.register_organisation", at=ids[row.code], code=row.code, name=row.name, kind=kind, parent=parent_id)
    return ids[row.code]


@transaction.atomic
def load_register(
    *, by: int, on: date, unions: File | None = None, employers: File | None = None, payer_groups: File | None = None
) -> Loaded:
    """Load unions, employers and joint payers from tables, all or nothing; return the counts and the ids by code.

    Shapes: each file is (name, content), CSV or a workbook; columns as in `rules.register_file`.

    :raises Rejected: something is wrong in the files; every problem with its place and cure
    :raises NotAllowed: the actor may not register under one of the parents
    """
    hold_tree()
    rows, existing = check_register(by=by, on=on, unions=unions, employers=employers, payer_groups=payer_groups)
    ids = write_rows(rows.organisations, rows.groups, existing=existing)
    employed = sum(row.kind == rules.EMPLOYER for row in rows.organisations)
    counts = {"unions": len(ids) - employed, "employers": employed, "groups": len(rows.groups)}
    audit.record(by, "organisations.load_register", at=_top(rows, existing), **counts)
    return Loaded(**counts, ids=ids)


def check_register(
    *, by: int, on: date, unions: File | None = None, employers: File | None = None, payer_groups: File | None = None
) -> tuple[RegisterRows, dict[str, Organisation]]:
    """Read the tables as `load_register` will and write nothing: the rows, and the registered organisations they name.

    :raises Rejected: something is wrong in the files
    :raises NotAllowed: the actor may not register under one of the parents
    """
    access.require_somewhere(by, "organisations.load_register", on=on)
    rows, problems = rules.read_register(
        unions=unions, employers=employers, payer_groups=payer_groups, kinds_table=kinds_table(), known=last_bodies()
    )
    if problems:
        raise Rejected([problem.as_facts() for problem in problems])
    new = {row.code for row in rows.organisations}
    if taken := access_queries.codes_taken(new):
        raise CodeTaken(organisation=", ".join(sorted(taken)[:20]))
    named = {parent for row in rows.organisations for parent, _ in row.places} | {row.successor for row in rows.organisations}
    named |= {code for group in rows.groups for code in (group.unit, *group.members)}
    existing = {one.code: one for one in Organisation.objects.filter(code__in=named - new)}
    at = {existing[parent].id for row in rows.organisations for parent, _ in row.places if parent in existing}
    if any(not row.places for row in rows.organisations):
        at.add(rules.ROOT)
    access.require_all(by, "organisations.load_register", at=at, on=on)
    return rows, existing


def _top(rows: RegisterRows, existing: dict[str, Organisation]) -> int:
    parents = [existing[parent].id for row in rows.organisations for parent, _ in row.places if parent in existing]
    return parents[0] if parents else rules.ROOT


@transaction.atomic
def register_payer_group(
    *, by: int, code: str, name: str, unit_id: int, member_ids: Sequence[int], on: date, tax_code: str = "", account: str = ""
) -> int:
    """Write down that one payer pays for several employers of a collecting federation; return the group's id.

    :raises NotAllowed: the actor does not keep this federation's register
    :raises UnableToRegister: a field is unfit, or a member is no employer within reach
    """
    access.require(by, "organisations.register_payer_group", at=unit_id, on=on)
    group = PayerGroup(
        unit_id=unit_id,
        code=_read("mã nhóm", rules.clean_code, code),
        name=_read("tên", rules.clean_name, name),
        tax_code=_read("mã số thuế", rules.tax_code, tax_code),
        account=_read("tài khoản", rules.account_number, account) if account else "",
    )
    found = set(Organisation.objects.filter(id__in=member_ids, kind=rules.EMPLOYER).values_list("id", flat=True))
    if missing := sorted(set(member_ids) - found):
        raise UnknownOrganisation(organisation=", ".join(map(str, missing)))
    try:
        with transaction.atomic():
            PayerGroup.objects.bulk_create([group])
    except IntegrityError:
        raise CodeTaken(organisation=group.code) from None
    PayerGroupMember.objects.bulk_create([PayerGroupMember(group=group, organisation_id=member) for member in sorted(found)])
    audit.record(by, "organisations.register_payer_group", at=unit_id, code=group.code, members=sorted(found))
    return group.id


@transaction.atomic
def add_account(*, by: int, organisation_id: int, number: str, on: date, bank: str = "", since: date | None = None, note: str = "") -> int:
    """Add a bank account to an organisation from a day on (always, when the day is not known); return its id.

    An account that already stands that day is left as it is: adding it twice changes nothing.

    :raises NotAllowed: the actor may not change this organisation
    :raises UnableToRegister: the number is unfit, or recorded for later days
    """
    access.require(by, "organisations.add_account", at=organisation_id, on=on)
    clean = _read("tài khoản", rules.account_number, number)
    organisation = organisation_or_refusal(organisation_id, lock=True)
    recorded = BankAccount.objects.filter(organisation_id=organisation_id, number=clean)
    if same := recorded.filter(period__contains=since or on).values_list("id", flat=True).first():
        return int(same)
    account = BankAccount(
        organisation=organisation,
        bank=_read("ngân hàng", rules.short(80), bank),
        number=clean,
        period=DateRange(since, None),
        note=_read("ghi chú", rules.short(300), note),
    )
    try:
        with transaction.atomic():
            BankAccount.objects.bulk_create([account])
    except IntegrityError:
        raise AccountTaken(number=clean) from None
    Organisation.objects.filter(id=organisation_id).update(search_key=Concat("search_key", Value(f"{clean.lower()} ")))
    audit.record(by, "organisations.add_account", at=organisation_id, number=clean, bank=bank, since=since, note=note)
    return int(account.id)


@transaction.atomic
def rename(*, by: int, organisation_id: int, name: str, since: date, on: date, under: str = "organisations.rename") -> None:
    """Give an organisation a new name from a day on; the old one stays as its former name. `under` as in `register_organisation`.

    :raises NotAllowed: the actor may not change this organisation
    :raises UnableToRegister: the name is unfit, the day lies outside its life or before an earlier renaming
    """
    access.require(by, under, at=organisation_id, on=on)
    clean = _read("tên", rules.clean_name, name)
    organisation = organisation_or_refusal(organisation_id, lock=True)
    earlier = Name.objects.filter(organisation_id=organisation_id, period__isnull=False).order_by("-period").first()
    begun = earlier.period.upper if earlier and earlier.period else organisation.founded_on
    if (begun and since <= begun) or (organisation.ended_on and since >= organisation.ended_on):
        raise UnableToRename(organisation=organisation.code, since=f"{begun or since:%d/%m/%Y}")
    Name.objects.bulk_create([Name(organisation=organisation, name=organisation.name, period=DateRange(begun, since))])
    Organisation.objects.filter(id=organisation_id).update(
        name=clean, sort_key=sort_key(clean), search_key=Concat("search_key", Value(f"{search_key(clean)} "))
    )
    access.set_branches([(organisation_id, organisation.code, clean)])
    audit.record(by, "organisations.rename", at=organisation_id, before=organisation.name, after=clean, since=since)


def organisation_or_refusal(organisation_id: int, *, lock: bool = False) -> Organisation:
    """Return an organisation within reach.

    :raises UnknownOrganisation: there is none
    """
    rows = Organisation.objects.filter(id=organisation_id)
    found = (rows.select_for_update() if lock else rows).first()
    if found is None:
        raise UnknownOrganisation(organisation=organisation_id)
    return found


def check_parent(parent: Organisation, code: str, rank: int, days: Days) -> None:
    """Refuse a parent that does not stand higher, or not on all of these days.

    :raises ParentTooLow: its level is not above
    :raises ParentDoesNotStand: it is not there on some day
    """
    if parent.rank >= rank:
        raise ParentTooLow(parent=parent.code, organisation=code)
    if not Days(parent.founded_on, parent.ended_on).covers(days):
        first, last = (f"{day:%d/%m/%Y}" if day else "…" for day in (days.first, days.end))
        raise ParentDoesNotStand(parent=parent.code, first=first, last=last)


def _rank(kind: str, day: date) -> int:
    if kind == rules.EMPLOYER:
        return rules.EMPLOYER_RANK
    can = rules.capabilities_on(kinds_table(), kind, day)
    if can is None:
        raise UnknownKind(kind=rules.plain(kind)[:60], day=f"{day:%d/%m/%Y}")
    return rules.rank_of(kind, can.level)


def _choices(row: OrganisationRow, choices: dict[str, str]) -> dict[str, Any]:
    """Return the chosen words, each one of its catalogue; an employer's usual ones where nothing was chosen."""
    for name, word in choices.items():
        if name not in CHOICES:
            raise UnknownWord(field=name, known=", ".join(CHOICES))
        words, known = CHOICES[name]
        if word and word not in known:
            raise UnknownWord(field=words, known=", ".join(known))
    chosen = {name: choices.get(name, "") for name in CHOICES}
    if row.kind == rules.EMPLOYER:
        chosen["payer_class"] = chosen["payer_class"] or rules.usual_payer_class(chosen["ownership"], row.sector)
        chosen["payer_schedule"] = chosen["payer_schedule"] or "monthly"
        chosen["dues_group"] = chosen["dues_group"] or rules.usual_dues_group(chosen["ownership"])
    return chosen


def _read(field: str, read: Callable[[str], str], text: str) -> str:
    try:
        return read(text)
    except DomainError as refusal:
        raise UnfitText(field=field, why=refusal.explain()) from None
    except ValueError as refusal:
        raise UnfitText(field=field, why=str(refusal)) from None
