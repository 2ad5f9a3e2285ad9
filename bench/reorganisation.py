"""Hà Tĩnh at full size: 15 upper unions end, 1,031 grassroots unions with 34,806 members end, 442 with 37,253 move; one operation.

A temporary cluster and a generated province (`tests/scenarios/ha_tinh.py`): every grassroots union with one employer and as many members in
the register as the plan says (written by COPY). The plan is loaded, previewed and decided, then carried out unit by unit, each in a
transaction of its own, as the worker does; afterwards both structures and the register of members are read back and held against the
published figures: what does not meet them is VOID. `python3 dev bench reorganisation [--scale 1]`; the floor of carrying out is ending
one unit by the register's own service, with nothing planned and nothing recorded about it.
"""

import sys
import time
from datetime import date, timedelta
from typing import Any

import numpy as np
from parts.measuring import BENCH, Table, a_cluster, clocked, cluster, console, wishes_of
from parts.people import listed_facts, write_memberships, write_persons

sys.path.insert(0, str(BENCH.parent))
PREPARED, AFTER = date(2025, 6, 20), date(2025, 7, 2)


def main() -> None:
    wishes = wishes_of(__doc__ or "")
    table = Table("reorganisation")
    for scale in wishes.scale:
        with a_cluster() as running:
            run(scale, table, running)


def run(scale: float, table: Table, running: Any) -> None:
    """Take one province through its reorganisation."""
    from tests.scenarios import ha_tinh

    from congdoan.activities.restructuring import queries, services
    from congdoan.foundation.access.doors import acting
    from congdoan.people.organisations import queries as organisations
    from congdoan.people.organisations import services as register

    totals = ha_tinh.published() if scale >= 1 else ha_tinh.scaled(ha_tinh.published(), int(1 / scale))
    by, officer = console(), prepared_by(console())
    unions, employers = ha_tinh.register(totals)
    files = {"unions": ("unions.csv", unions), "employers": ("employers.csv", employers)}

    def load() -> None:
        with acting(by, on=PREPARED):
            register.load_register(by=by, on=PREPARED, **files)

    table.add("H1", "the register of the province loaded", 2 * totals.unions, [clocked(load)])
    with acting(by, on=PREPARED):
        upper = organisations.id_of_code("LDLD-HT")
        codes = {code: one.id for code, one in organisations.by_code(ha_tinh.members(totals)).items()}
    spent = clocked(lambda: enrol(running, ha_tinh.members(totals), codes))
    table.add("H1", "every member a row, by COPY", totals.members, [spent])
    facts = {"number": "1/QĐ-LĐLĐ", "title": "Sắp xếp", "decided_on": PREPARED, "effective_on": ha_tinh.DAY}
    with acting(officer, on=PREPARED):
        number = services.draft_reorganisation(by=officer, unit_id=upper or 0, on=PREPARED, **facts)
    rows = totals.unions + totals.uppers

    def load_plan() -> None:
        with acting(officer, on=PREPARED):
            services.load_plan(by=officer, reorganisation_id=number, file_name="plan.csv", content=ha_tinh.plan(totals), on=PREPARED)

    def see() -> Any:
        with acting(by, on=PREPARED):
            return queries.preview(number)

    table.add("H2", "the plan loaded from its file and checked", rows, [clocked(load_plan)])
    seen = see()
    is_proved = seen.is_sound and seen.policies == {"end": totals.members_ended, "move": totals.members_moved}
    table.add("H3", "the preview with its proofs", rows, [clocked(see) for _ in range(3)], verify="ok" if is_proved else "VOID")
    with acting(by, on=PREPARED):
        services.decide_reorganisation(by=by, reorganisation_id=number, mark=seen.mark, on=PREPARED)
    floor = ending_alone(by, totals.uppers)
    spent = clocked(lambda: carry_out(by, number))
    is_right = told(upper or 0, by, totals, number) and enrolled(upper or 0, by, totals)
    table.add("H4", "ending one unit, nothing planned", len(floor), [sum(floor)], ratio_vs_floor=1.0)
    table.add("H4", "carried out, a transaction a unit", rows, [spent], ratio_vs_floor=(sum(floor) / len(floor)) / (spent / rows),
              verify="ok" if is_right else "VOID")  # fmt: skip

    def restate() -> None:
        with acting(by, on=AFTER):
            units = organisations.union_tree(upper or 0, on=ha_tinh.EVE)
            organisations.restated(units, from_day=ha_tinh.EVE, to_day=ha_tinh.DAY)

    table.add("H5", "every unit of before in today's units", rows, [clocked(restate) for _ in range(3)])


def prepared_by(by: int) -> int:
    """Create the officer who prepares; the console decides and carries out."""
    from congdoan.foundation.access import services as access
    from congdoan.foundation.access.doors import acting

    with acting(by, on=PREPARED):
        officer = access.create_actor(by=by, username="can.bo", full_name="Cán bộ (minh họa)", password="do-toc-do-2025-dai", on=PREPARED)
        access.grant(by=by, actor_id=officer, role="federation_officer", branch_id=1, from_day=date(2020, 1, 1), on=PREPARED)
    return officer


def enrol(running: Any, heads: dict[str, int], codes: dict[str, int]) -> None:
    """Write a person and a membership for every head of every union, by COPY past the services."""
    import psycopg

    homes = np.repeat([codes[code] for code in heads], list(heads.values()))
    facts = listed_facts(len(homes), np.random.default_rng(1))
    with psycopg.connect(running.url(cluster.SUPERUSER)) as session, session.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # what is written here is sound by itself
        write_persons(cursor, homes, facts, since="2020-01-01")
        write_memberships(cursor, homes, facts, [("[2020-01-01,)", "")] * len(homes))
    with psycopg.connect(running.url(cluster.SUPERUSER), autocommit=True) as session:
        session.execute("VACUUM ANALYZE")


def enrolled(upper: int, by: int, totals: Any) -> bool:
    """Return whether the members' register of the province tells of before, of after and of the day between what was published."""
    from tests.scenarios import ha_tinh

    from congdoan.foundation.access.doors import acting
    from congdoan.people.members import queries as members
    from congdoan.people.organisations import queries as organisations

    with acting(by, on=AFTER):
        units = list(organisations.union_tree(upper, on=ha_tinh.EVE))
        before, after = (sum(members.sizes_of(units, on=day).values()) for day in (ha_tinh.EVE, ha_tinh.DAY))
        moved = members.movement(upper, first=ha_tinh.DAY, last=ha_tinh.DAY)
        left = sum(count for _, _, count in moved.left)
        return (
            (before, after) == (totals.members, totals.members_moved)
            and moved.adds_up
            and ((left, moved.end) == (totals.members_ended, totals.members_moved))
        )


def ending_alone(by: int, count: int) -> list[float]:
    """End some units of another province one by one by the register's own service."""
    from congdoan.foundation.access.doors import acting
    from congdoan.people.organisations import queries as organisations
    from congdoan.people.organisations import services as register

    with acting(by, on=PREPARED):
        top = organisations.id_of_code("TLD")
        names = {"kind": "province_federation", "code": "LDLD-KHAC", "name": "LĐLĐ tỉnh khác (minh họa)", "founded_on": date(2000, 1, 1)}
        other = register.register_organisation(by=by, parent_id=top, on=PREPARED, **names)
        units = []
        for number in range(count):
            names = {"kind": "grassroots_union", "code": f"K{number}", "name": f"CĐCS khác {number}", "founded_on": date(2010, 1, 1)}
            units.append(register.register_organisation(by=by, parent_id=other, on=PREPARED, **names))
            names = {"kind": "employer", "code": f"KD{number}", "name": f"Đơn vị khác {number}", "founded_on": date(2010, 1, 1)}
            register.register_organisation(by=by, parent_id=units[-1], on=PREPARED, **names)
    spent = []
    for unit in units:
        began = time.perf_counter()
        with acting(by, on=AFTER):
            register.end(by=by, organisation_id=unit, last_day=AFTER - timedelta(days=2), on=AFTER)
        spent.append(time.perf_counter() - began)
    return spent


def carry_out(by: int, number: int) -> None:
    """Carry everything out, each unit in a transaction of its own."""
    from congdoan.activities.restructuring import queries, services
    from congdoan.foundation.access.doors import acting

    with acting(by, on=AFTER):
        waiting = queries.pending(number)
    for row_id in waiting:
        with acting(by, on=AFTER):
            services.apply_reorganisation(by=by, reorganisation_id=number, row_ids=[row_id], on=AFTER)


def told(upper: int, by: int, totals: Any, number: int) -> bool:
    """Return whether the structures of before and after meet the figures, and every row is done."""
    from tests.scenarios import ha_tinh

    from congdoan.activities.restructuring import queries
    from congdoan.foundation.access.doors import acting
    from congdoan.people.organisations import queries as organisations

    with acting(by, on=AFTER):
        before, after = organisations.counts(on=ha_tinh.EVE, under=upper), organisations.counts(on=ha_tinh.DAY, under=upper)
        units = list(organisations.union_tree(upper, on=ha_tinh.EVE))
        ended = sum(not one.ids for one in organisations.restated(units, from_day=ha_tinh.EVE, to_day=ha_tinh.DAY).values())
        return (
            queries.progress(number).is_done
            and (before.federations, before.base_unions, before.employers) == (totals.uppers, totals.unions, totals.unions)
            and (after.federations, after.base_unions, after.employers) == (0, totals.moved, totals.unions)
            and (after.employers_without_union, ended) == (totals.ended, totals.ended + totals.uppers)
        )


if __name__ == "__main__":
    main()
