"""A tenth of Hà Tĩnh: one operation, killed in the middle, ends as if nothing had happened; totals proved, reports before and after right.

The whole is `bench/reorganisation.py`.
"""

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.db import connection

from congdoan.activities.restructuring import queries, services
from congdoan.foundation.access import doors
from congdoan.people.organisations import queries as organisations
from congdoan.people.organisations import services as register
from congdoan.people.organisations.rules import Days, Place, Reach, reaches_of_all
from congdoan.people.organisations.tests.builders import person

from . import ha_tinh
from .ha_tinh import DAY, EVE

ROOT = Path(__file__).parents[2]
TENTH = ha_tinh.scaled(ha_tinh.published(), 10)
PREPARED, AFTER = date(2025, 6, 20), date(2025, 7, 2)


def test_the_published_figures_reconcile():
    whole = ha_tinh.published()

    assert (whole.unions, whole.members, whole.uppers) == (1_473, 72_059, 15)
    heads = ha_tinh.members(whole)
    assert sum(heads.values()) == 72_059
    assert min(heads.values()) >= 5


def prepared(console):
    """Load the register and the plan, decide; return who carries it out and the reorganisation."""
    unions, employers = ha_tinh.register(TENTH)
    with doors.acting(console, on=PREPARED):
        register.load_register(by=console, on=PREPARED, unions=("unions.csv", unions), employers=("employers.csv", employers))
        upper = organisations.id_of_code("LDLD-HT")
        officer = person(console, "can.bo", role="federation_officer", branch=upper)
        head = person(console, "lanh.dao", role="administrator", branch=upper)
    facts = {"number": "1/QĐ-LĐLĐ", "title": "Sắp xếp tổ chức công đoàn", "decided_on": PREPARED, "effective_on": DAY}
    with doors.acting(officer, on=PREPARED):
        number = services.draft_reorganisation(by=officer, unit_id=upper, on=PREPARED, **facts)
        rows = services.load_plan(by=officer, reorganisation_id=number, file_name="plan.csv", content=ha_tinh.plan(TENTH), on=PREPARED)
        assert rows == TENTH.unions + TENTH.uppers
    with doors.acting(head, on=PREPARED):
        seen = queries.preview(number)
        assert seen.is_sound
        assert seen.counts["transfer"] == (TENTH.moved, TENTH.members_moved)
        assert seen.counts["dissolve"] == (TENTH.ended + TENTH.uppers, TENTH.members_ended)
        assert next(row for row in seen.uppers if row.code == "LDLD-HT").members == (0, TENTH.members_moved)
        services.decide_reorganisation(by=head, reorganisation_id=number, mark=seen.mark, on=PREPARED)
        moving = [row.code for row in seen.rows if row.outcome == "transfer"]
        foreseen = {upper: None} | {organisation.id: upper for organisation in organisations.by_code(moving).values()}
    return head, number, upper, foreseen


def carry_out(head, number, *, most=None, at_once=1):
    """Carry out unit by unit; one at once, each in a transaction of its own, is what the command does."""
    with doors.acting(head, on=AFTER):
        waiting = queries.pending(number)
    for start in range(0, len(waiting[:most]), at_once):
        row_ids = waiting[:most][start : start + at_once]
        with doors.acting(head, on=AFTER):
            services.apply_reorganisation(by=head, reorganisation_id=number, row_ids=row_ids, on=AFTER)


def reached():
    """Return who reaches whom as access keeps it, and as it follows from every place of the tree."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM organisations_organisation ORDER BY rank, id")
        ordered = [one for (one,) in cursor.fetchall()]
        cursor.execute("SELECT organisation_id, parent_id, lower(period), upper(period) FROM organisations_placement")
        places = [Place(one, parent, Days(first, end)) for one, parent, first, end in cursor.fetchall()]
        cursor.execute("SELECT ancestor_id, branch_id, depth, lower(period), upper(period) FROM access_reach WHERE branch_id > 1")
        kept = {Reach(ancestor, branch, depth, Days(first, end)) for ancestor, branch, depth, first, end in cursor.fetchall()}
    return kept, {row for rows in reaches_of_all(ordered, places, {}).values() for row in rows}


PROGRAM = "import django, sys; django.setup(); from {module} import killed_in_a_unit; killed_in_a_unit(*map(int, sys.argv[1:]))"


def killed_in_a_unit(head, number):
    """Carry out 25 units, and die in the middle of the next one."""
    carry_out(head, number, most=25)
    with doors.acting(head, on=AFTER):
        services.apply_reorganisation(by=head, reorganisation_id=number, row_ids=queries.pending(number)[:1], on=AFTER)
        os.kill(os.getpid(), signal.SIGKILL)


def test_a_run_that_is_killed_goes_on_and_ends_as_if_nothing_had_happened(own_database, django_db_blocker):
    with django_db_blocker.unblock():
        console = doors.queries.actor_named("console").id
        head, number, upper, foreseen = prepared(console)
        paths = os.pathsep.join(str(ROOT / folder) for folder in ("src", "tests"))
        environment = os.environ | {"DATABASE_URL": own_database, "PYTHONPATH": paths}
        command = [sys.executable, "-c", PROGRAM.format(module=killed_in_a_unit.__module__), str(head), str(number)]
        run = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True)
        assert run.returncode == -signal.SIGKILL, run.stderr
        with doors.acting(head, on=AFTER):
            assert queries.progress(number).done == 25, "the unit in whose middle it was killed is not half done"

        carry_out(head, number, at_once=20)

        with doors.acting(head, on=AFTER):
            done = queries.progress(number)
            assert (done.done, done.refused, done.total) == (TENTH.unions + TENTH.uppers, 0, TENTH.unions + TENTH.uppers)
            before, after = organisations.counts(on=EVE, under=upper), organisations.counts(on=DAY, under=upper)
            assert (before.federations, before.base_unions, before.employers) == (TENTH.uppers, TENTH.unions, TENTH.unions)
            assert (after.federations, after.base_unions, after.employers) == (0, TENTH.moved, TENTH.unions)
            assert after.employers_without_union == TENTH.ended
            units = list(organisations.union_tree(upper, on=EVE))
            ahead = organisations.restated(units, from_day=EVE, to_day=DAY)
            assert sum(not one.ids for one in ahead.values()) == TENTH.ended + TENTH.uppers
            assert organisations.union_tree(upper, on=DAY) == foreseen
            kept, followed = reached()
            assert kept == followed


@pytest.mark.parametrize("parts", [10, 25])
def test_a_part_of_the_figures_still_sums(parts):
    part = ha_tinh.scaled(ha_tinh.published(), parts)

    assert sum(ha_tinh.members(part).values()) == part.members
