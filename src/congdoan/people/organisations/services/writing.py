"""The one way rows get into the register: ids reserved, branches and reach told to access, then the rows, set-wise."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import IntegrityError, connection, transaction
from psycopg.types.range import DateRange

from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.vietnamese import sort_key
from congdoan.people.organisations import rules
from congdoan.people.organisations.models import Organisation, PayerGroup, PayerGroupMember
from congdoan.people.organisations.rules import EVER, Days, GroupRow, OrganisationRow, Place, Reach
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

    `existing` holds the organisations that the rows name and that are already registered. The caller holds the tree.

    :raises CodeTaken: a code belongs to somebody, perhaps outside the actor's branch
    """
    ids = dict(zip((row.code for row in rows), reserved_ids(len(rows)), strict=True))
    known = {code: organisation.id for code, organisation in existing.items()} | ids
    _tell_branches(rows, ids)
    places = [Place(ids[row.code], known[parent], days) for row in rows for parent, days in row.places]
    outside = {place.parent for place in places} - set(ids.values())
    tell_reach(rules.reaches_of_all([ids[row.code] for row in rows], places, reach_above(outside)))

    _write_organisations(rows, ids, known)
    _write_placements(rows, ids, known, existing)
    _write_belongings(rows, ids)
    _write_groups(groups, known)
    return ids


def insert_columns(table: str, columns: Mapping[str, tuple[str, Sequence[Any]]], **periods: Sequence[Days | None]) -> None:
    """Insert rows column by column in one statement: thousands a second where one by one takes minutes.

    Shapes: `columns` gives each column's SQL type and values; `periods` the date ranges, None for null; all of one length.
    """
    names, arrays, chosen = list(columns), [list(values) for _, values in columns.values()], list(columns)
    types = [kind for kind, _ in columns.values()]
    for name, days in periods.items():
        arrays += [[day is not None for day in days], [day and day.first for day in days], [day and day.end for day in days]]
        types += ["boolean", "date", "date"]
        names += [f"{name}_is", f"{name}_first", f"{name}_end"]
        chosen.append(f"CASE WHEN {name}_is THEN daterange({name}_first, {name}_end) END")
    places = ", ".join(f"%s::{kind}[]" for kind in types)
    listed = ", ".join([*columns, *periods])
    with connection.cursor() as cursor:
        cursor.execute(  # names come from this module alone
            f"INSERT INTO {table} ({listed}) SELECT {', '.join(chosen)} FROM unnest({places}) AS given ({', '.join(names)})",  # noqa: S608
            arrays,
        )


def _tell_branches(rows: Sequence[OrganisationRow], ids: Mapping[str, int]) -> None:
    try:
        with transaction.atomic():
            access.set_branches((ids[row.code], row.code, row.name) for row in rows)
    except IntegrityError:
        raise CodeTaken(organisation=rows[0].code if len(rows) == 1 else "trong tệp") from None


def _write_organisations(rows: Sequence[OrganisationRow], ids: Mapping[str, int], known: Mapping[str, int]) -> None:
    words = ["kind", "code", "name", "tax_code", "si_unit_code", "sector", "ownership"]
    words += ["payer_class", "payer_schedule", "wage_region", "commune", "dues_group"]
    columns: dict[str, tuple[str, Sequence[Any]]] = {word: ("text", [getattr(row, word) for row in rows]) for word in words}
    columns["id"] = ("bigint", [ids[row.code] for row in rows])
    columns["rank"] = ("smallint", [row.rank for row in rows])
    columns["search_key"] = ("text", [key_of(row) for row in rows])
    columns["sort_key"] = ("text", [sort_key(row.name) for row in rows])
    columns["founded_on"] = ("date", [row.days.first for row in rows])
    columns["ended_on"] = ("date", [row.days.end for row in rows])
    columns["successor_id"] = ("bigint", [known.get(row.successor) for row in rows])
    insert_columns("organisations_organisation", columns)


def _write_placements(
    rows: Sequence[OrganisationRow], ids: Mapping[str, int], known: Mapping[str, int], existing: Mapping[str, Organisation]
) -> None:
    facts = {row.code: (row.rank, row.days) for row in rows}
    facts |= {one.code: (one.rank, Days(one.founded_on, one.ended_on)) for one in existing.values()}
    placed = [(row, parent, days) for row in rows for parent, days in row.places]
    insert_columns(
        "organisations_placement",
        {
            "organisation_id": ("bigint", [ids[row.code] for row, _, _ in placed]),
            "organisation_rank": ("smallint", [row.rank for row, _, _ in placed]),
            "parent_id": ("bigint", [known[parent] for _, parent, _ in placed]),
            "parent_rank": ("smallint", [facts[parent][0] for _, parent, _ in placed]),
        },
        organisation_stands=[row.days for row, _, _ in placed],
        parent_stands=[facts[parent][1] for _, parent, _ in placed],
        period=[days for _, _, days in placed],
    )


def _write_belongings(rows: Sequence[OrganisationRow], ids: Mapping[str, int]) -> None:
    names = [(ids[row.code], name) for row in rows for name in row.former_names]
    insert_columns(
        "organisations_name",
        {"organisation_id": ("bigint", [owner for owner, _ in names]), "name": ("text", [name for _, name in names])},
        period=[None] * len(names),
    )
    accounts = [(ids[row.code], bank, number) for row in rows for bank, number in row.accounts]
    insert_columns(
        "organisations_bankaccount",
        {
            "organisation_id": ("bigint", [owner for owner, _, _ in accounts]),
            "bank": ("text", [bank for _, bank, _ in accounts]),
            "number": ("text", [number for _, _, number in accounts]),
            "note": ("text", ["" for _ in accounts]),
        },
        period=[EVER] * len(accounts),
    )


def _write_groups(groups: Sequence[GroupRow], known: Mapping[str, int]) -> None:
    made = [
        PayerGroup(unit_id=known[group.unit], code=group.code, name=group.name, tax_code=group.tax_code, account=group.account)
        for group in groups
    ]
    try:
        with transaction.atomic():
            stored = PayerGroup.objects.bulk_create(made, batch_size=BATCH)
    except IntegrityError:
        raise CodeTaken(organisation=", ".join(group.code for group in groups)[:200]) from None
    PayerGroupMember.objects.bulk_create(
        [
            PayerGroupMember(group=one, organisation_id=known[member])
            for one, group in zip(stored, groups, strict=True)
            for member in group.members
        ],
        batch_size=BATCH,
    )
