"""Who stands under whom on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Count

from congdoan.foundation.access import queries as access
from congdoan.people.organisations import rules
from congdoan.people.organisations.models import Organisation, Placement
from congdoan.people.organisations.queries.kinds import can_collect, level_of
from congdoan.people.organisations.rules import Body, Days


@dataclass(frozen=True, slots=True)
class Node:
    """One organisation of a subtree: its parent there and how many steps it lies below the top."""

    id: int
    parent_id: int | None
    depth: int


def parent_on(ids: Iterable[int], *, on: date) -> dict[int, int | None]:
    """Return each organisation's parent on a day, None where it has none."""
    wanted = dict.fromkeys(ids)
    found = Placement.objects.filter(organisation_id__in=wanted, period__contains=on).values_list("organisation_id", "parent_id")
    return {**wanted, **dict(found)}


def last_moves(ids: Iterable[int]) -> dict[int, date | None]:
    """Return for each placed organisation the first day of its last placement, None where it stands there from the beginning."""
    found = Placement.objects.filter(organisation_id__in=set(ids)).order_by("organisation_id", "-period").distinct("organisation_id")
    return {row.organisation_id: row.period.lower for row in found}


def children_of(organisation_id: int, *, on: date) -> list[int]:
    """Return what stands directly below an organisation on a day, employers too."""
    found = Placement.objects.filter(parent_id=organisation_id, period__contains=on).order_by("organisation_id")
    return list(found.values_list("organisation_id", flat=True))


def levels_above(unit_ids: Iterable[int], *, on: date) -> dict[int, dict[str, int]]:
    """Return for each unit who stands on each level from itself upwards: central, province, direct_upper, working_body, base.

    A level whose kind the law no longer knows that day is left out. After its end a unit keeps its last ancestors.
    """
    chains = {unit: [unit, *above] for unit, above in access.ancestors(set(unit_ids), on=on).items()}
    kinds = kinds_of({member for chain in chains.values() for member in chain})
    levels: dict[int, dict[str, int]] = {}
    for unit, chain in chains.items():
        levels[unit] = {}
        for member in chain:
            if level := level_of(kinds.get(member, ""), on=on):
                levels[unit].setdefault(level, member)
    return levels


def collector_of(ids: Iterable[int], *, on: date) -> dict[int, int | None]:
    """Return for each organisation the nearest federation, itself included, that collects the union fund that day."""
    chains = {unit: [unit, *above] for unit, above in access.ancestors(set(ids), on=on).items()}
    kinds = kinds_of({member for chain in chains.values() for member in chain})
    return {unit: next((member for member in chain if can_collect(kinds.get(member, ""), on)), None) for unit, chain in chains.items()}


def union_of(employer_ids: Iterable[int], *, on: date) -> dict[int, int | None]:
    """Return for each employer the base union that is its parent that day, None where it has none."""
    parents = parent_on(employer_ids, on=on)
    kinds = kinds_of({parent for parent in parents.values() if parent})
    return {
        employer: parent if parent and level_of(kinds.get(parent, ""), on=on) in {"base", "inside"} else None
        for employer, parent in parents.items()
    }


def kinds_of(ids: Iterable[int]) -> dict[int, str]:
    """Return the kinds of organisations (those within reach, and all federations)."""
    return dict(Organisation.objects.filter(id__in=set(ids)).values_list("id", "kind"))


def subtree(organisation_id: int, *, on: date) -> list[Node]:
    """Return an organisation and all that stands below it on a day, parents first."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            WITH RECURSIVE below (id, parent_id, depth) AS (
              SELECT id, NULL::bigint, 0 FROM organisations_organisation WHERE id = %(top)s AND stands @> %(on)s::date
              UNION ALL
              SELECT p.organisation_id, p.parent_id, b.depth + 1
              FROM below b JOIN organisations_placement p ON p.parent_id = b.id AND p.period @> %(on)s::date
            )
            SELECT id, parent_id, depth FROM below ORDER BY depth, id
            """,
            {"top": organisation_id, "on": on},
        )
        return [Node(*row) for row in cursor.fetchall()]


def union_tree(organisation_id: int, *, on: date) -> dict[int, int | None]:
    """Return a union body and all union bodies below it on a day, each with its parent there (None: the top), parents first."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            WITH RECURSIVE below (id, parent_id, depth) AS (
              SELECT id, NULL::bigint, 0 FROM organisations_organisation WHERE id = %(top)s
              UNION ALL
              SELECT p.organisation_id, p.parent_id, b.depth + 1
              FROM below b JOIN organisations_placement p ON p.parent_id = b.id AND p.period @> %(on)s::date
              WHERE p.organisation_rank < %(employer)s
            )
            SELECT id, parent_id FROM below ORDER BY depth, id
            """,
            {"top": organisation_id, "on": on, "employer": rules.EMPLOYER_RANK},
        )
        return dict(cursor.fetchall())


def last_bodies() -> list[Body]:
    """Return every organisation within reach as a register file may name it, under the parent it has last."""
    parents = dict(Placement.objects.order_by("organisation_id", "period").values_list("organisation_id", "parent_id"))
    found = list(Organisation.objects.only("id", "code", "kind", "rank", "founded_on", "ended_on", "successor_id"))
    codes = {branch: code for branch, (code, _) in access.branch_names(parents.values()).items()} | {one.id: one.code for one in found}
    return [
        Body(
            code=one.code,
            kind=one.kind,
            rank=one.rank,
            days=Days(one.founded_on, one.ended_on),
            parent=codes.get(parents.get(one.id, 0), ""),
            successor=codes.get(one.successor_id or 0, ""),
            collects=can_collect(one.kind, one.founded_on),
        )
        for one in found
    ]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many bodies stand on a day."""

    federations: int
    base_unions: int
    employers: int
    employers_without_union: int


def counts(*, on: date, under: int | None = None) -> Counts:
    """Return how many bodies within reach stand on a day, everywhere or under one organisation."""
    below = (
        ""
        if under is None
        else "AND o.id IN (SELECT branch_id FROM access_reach WHERE ancestor_id = %(under)s AND depth > 0 AND period @> %(on)s::date)"
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT count(*) FILTER (WHERE o.rank < 40), count(*) FILTER (WHERE o.rank = 40), count(*) FILTER (WHERE o.rank = %(employer)s),
                   count(*) FILTER (WHERE o.rank = %(employer)s AND p.parent_rank < 40)
            FROM organisations_organisation o
            LEFT JOIN organisations_placement p ON p.organisation_id = o.id AND p.period @> %(on)s::date
            WHERE o.stands @> %(on)s::date {below}
            """,  # noqa: S608  fixed pieces
            {"on": on, "under": under, "employer": rules.EMPLOYER_RANK},
        )
        return Counts(*cursor.fetchone())


def codes_and_names(ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Return (code, name) of organisations within reach, in the order of names."""
    found = Organisation.objects.filter(id__in=set(ids)).order_by("sort_key", "id")
    return {one_id: (code, name) for one_id, code, name in found.values_list("id", "code", "name")}


def base_unions_below(organisation_id: int, *, during: tuple[date, date]) -> dict[int, tuple[str, str]]:
    """Return the base unions that stood under an organisation on some day from the first to the last, in the order of names."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT o.id, o.code, o.name
            FROM organisations_organisation o
            WHERE o.rank > %(lowest)s AND o.rank < %(employer)s AND o.stands && daterange(%(first)s, %(last)s, '[]')
              AND EXISTS (
                SELECT FROM access_reach r
                WHERE r.branch_id = o.id AND r.ancestor_id = %(top)s AND r.depth > 0
                  AND r.period && (o.stands * daterange(%(first)s, %(last)s, '[]')))
            ORDER BY o.sort_key, o.id
            """,
            {
                "top": organisation_id,
                "first": during[0],
                "last": during[1],
                "lowest": rules.LOWEST_PUBLIC_RANK,
                "employer": rules.EMPLOYER_RANK,
            },
        )
        return {row[0]: (row[1], row[2]) for row in cursor.fetchall()}


def base_unions_founded(organisation_id: int, *, during: tuple[date, date]) -> dict[int, tuple[str, str]]:
    """Return the base unions under an organisation whose first day lies from the first to the last day, in the order of names."""
    below = base_unions_below(organisation_id, during=during)
    founded = set(Organisation.objects.filter(id__in=below, founded_on__range=during).values_list("id", flat=True))
    return {union: words for union, words in below.items() if union in founded}


def employers_of(union_ids: Iterable[int], *, on: date) -> list[int]:
    """Return the employers placed under these unions on a day."""
    found = Placement.objects.filter(parent_id__in=set(union_ids), organisation_rank=rules.EMPLOYER_RANK, period__contains=on)
    return sorted(found.values_list("organisation_id", flat=True))


def employers_by_parent(parent_ids: Iterable[int], *, on: date) -> dict[int, dict[str, int]]:
    """Return for each parent how many employers of each payer class stand directly below it on a day."""
    placed = Placement.objects.filter(parent_id__in=set(parent_ids), organisation_rank=rules.EMPLOYER_RANK, period__contains=on)
    found: dict[int, dict[str, int]] = {}
    for parent, name, count in placed.values_list("parent_id", "organisation__payer_class").annotate(Count("id")).order_by():
        found.setdefault(parent, {})[name] = count
    return found
