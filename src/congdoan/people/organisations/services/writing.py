"""The one way rows get into the register: ids reserved, branches and reach told to access, then the rows, set-wise."""

from collections.abc import Iterable, Mapping, Sequence

from django.db import IntegrityError, connection, transaction
from psycopg.types.range import DateRange

from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.vietnamese import sort_key
from congdoan.people.organisations import rules
from congdoan.people.organisations.models import BankAccount, Name, Organisation, PayerGroup, PayerGroupMember, Placement
from congdoan.people.organisations.rules import Days, GroupRow, OrganisationRow, Place, Reach
from congdoan.people.organisations.services.refusals import CodeTaken

BATCH = 5000


def as_range(days: Days) -> DateRange:
    """Return days as PostgreSQL keeps them."""
    return DateRange(days.first, days.end)


def as_days(period: DateRange) -> Days:
    """Return PostgreSQL's days as the rules speak of them."""
    return Days(period.lower, period.upper)


def hold_tree() -> None:
    """Let one transaction at a time change the tree, until it ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('organisations.tree'))")


def reserved_ids(count: int) -> list[int]:
    """Return fresh ids, ascending."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('organisations_organisation_id_seq') FROM generate_series(1, %s)", [count])
        return sorted(row[0] for row in cursor.fetchall())


def reach_above(ids: Iterable[int]) -> dict[int, list[Reach]]:
    """Return who reaches each of the branches, on all days."""
    rows: dict[int, list[Reach]] = {branch: [] for branch in ids}
    for ancestor, branch, depth, period in access_queries.reach_rows(rows):
        rows[branch].append(Reach(ancestor, branch, depth, as_days(period)))
    return rows


def tell_reach(rows: Mapping[int, Sequence[Reach]]) -> None:
    """Hand the new reach of branches over to access."""
    access.set_reach(
        [(row.ancestor, row.organisation, row.depth, as_range(row.days)) for reach in rows.values() for row in reach], of=rows.keys()
    )


def key_of(row: OrganisationRow) -> str:
    """Return the line in which a search finds the organisation."""
    numbers = [number for _, number in row.accounts]
    return rules.find_key(row.code, row.name, *row.former_names, row.tax_code, row.tax_code.replace("-", ""), row.si_unit_code, *numbers)


def write_rows(rows: Sequence[OrganisationRow], groups: Sequence[GroupRow], *, existing: Mapping[str, Organisation]) -> dict[str, int]:
    """Write organisations, parents first, with all that belongs to them; return the ids by code.

    `existing` holds the organisations that the rows name and that are already registered.

    :raises CodeTaken: a code belongs to somebody, perhaps outside the actor's branch
    """
    hold_tree()
    ids = dict(zip((row.code for row in rows), reserved_ids(len(rows)), strict=True))
    known = {code: organisation.id for code, organisation in existing.items()} | ids
    _tell_branches(rows, ids)
    places = [Place(ids[row.code], known[parent], days) for row in rows for parent, days in row.places]
    outside = {place.parent for place in places} - set(ids.values())
    tell_reach(rules.reaches_of_all([ids[row.code] for row in rows], places, reach_above(outside)))

    stored = [_organisation(row, ids[row.code], known.get(row.successor)) for row in rows]
    Organisation.objects.bulk_create(stored, batch_size=BATCH)  # successors are proved at commit
    facts = {one.code: (one.rank, DateRange(one.founded_on, one.ended_on)) for one in [*existing.values(), *stored]}
    Placement.objects.bulk_create(
        [
            Placement(
                organisation_id=ids[row.code],
                organisation_rank=row.rank,
                organisation_stands=as_range(row.days),
                parent_id=known[parent],
                parent_rank=facts[parent][0],
                parent_stands=facts[parent][1],
                period=as_range(days),
            )
            for row in rows
            for parent, days in row.places
        ],
        batch_size=BATCH,
    )
    _write_belongings(rows, ids)
    _write_groups(groups, known)
    return ids


def _tell_branches(rows: Sequence[OrganisationRow], ids: Mapping[str, int]) -> None:
    try:
        with transaction.atomic():
            access.set_branches((ids[row.code], row.code, row.name) for row in rows)
    except IntegrityError:
        raise CodeTaken(organisation=rows[0].code if len(rows) == 1 else "trong tệp") from None


def _organisation(row: OrganisationRow, organisation_id: int, successor_id: int | None) -> Organisation:
    return Organisation(
        id=organisation_id,
        kind=row.kind,
        rank=row.rank,
        code=row.code,
        name=row.name,
        search_key=key_of(row),
        sort_key=sort_key(row.name),
        tax_code=row.tax_code,
        si_unit_code=row.si_unit_code,
        sector=row.sector,
        ownership=row.ownership,
        payer_class=row.payer_class,
        payer_schedule=row.payer_schedule,
        wage_region=row.wage_region,
        commune=row.commune,
        dues_group=row.dues_group,
        founded_on=row.days.first,
        ended_on=row.days.end,
        successor_id=successor_id,
    )


def _write_belongings(rows: Sequence[OrganisationRow], ids: Mapping[str, int]) -> None:
    names = [Name(organisation_id=ids[row.code], name=name, period=None) for row in rows for name in row.former_names]
    Name.objects.bulk_create(names, batch_size=BATCH)
    accounts = [
        BankAccount(organisation_id=ids[row.code], bank=bank, number=number, period=DateRange(None, None))
        for row in rows
        for bank, number in row.accounts
    ]
    BankAccount.objects.bulk_create(accounts, batch_size=BATCH)


def _write_groups(groups: Sequence[GroupRow], known: Mapping[str, int]) -> None:
    stored = PayerGroup.objects.bulk_create(
        [
            PayerGroup(unit_id=known[group.unit], code=group.code, name=group.name, tax_code=group.tax_code, account=group.account)
            for group in groups
        ],
        batch_size=BATCH,
    )
    PayerGroupMember.objects.bulk_create(
        [
            PayerGroupMember(group=one, organisation_id=known[member])
            for one, group in zip(stored, groups, strict=True)
            for member in group.members
        ],
        batch_size=BATCH,
    )
