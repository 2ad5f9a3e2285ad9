"""Rights that are lent only look, in PostgreSQL itself: in every table, in one that is made later, in the books past every policy."""

from datetime import date

import psycopg
import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from congdoan.foundation.access import queries as people
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel import row_guard
from congdoan.people.members import queries as members
from congdoan.people.members import services as register
from congdoan.people.members.tests.builders import draft, member
from congdoan.people.organisations.tests.builders import person

from .builders import DAY, district

WRITTEN_BY_THE_TEAM = {f"inspection_{name}" for name in ("sample", "sampleitem", "workingpaper", "question", "irregularity")}
KEPT_OTHERWISE = {
    "inspection_inspection": "locked while the team works; a trigger keeps it",
    "audit_act": "its looks are recorded there",
    "ledger_delta": "sums of the books' own triggers, closed to the application's login",
    "ledger_rollup": "sums of the books' own triggers, closed to the application's login",
}
UNCLOSED = """
    SELECT c.relname FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND EXISTS (
        SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive AND p.polcmd <> 'r'
          AND concat(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) LIKE '%access_reached%'
      )
      AND (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid AND NOT p.polpermissive AND p.polname LIKE 'lent\\_%') <> 3
"""


@pytest.mark.django_db
def test_every_table_that_reach_lets_write_is_closed_to_who_only_looks(app_connection):
    unclosed = {name for (name,) in app_connection.execute(UNCLOSED).fetchall()}

    assert unclosed == WRITTEN_BY_THE_TEAM | KEPT_OTHERWISE.keys()
    writable = [
        name for name in ("ledger_delta", "ledger_rollup")
        if app_connection.execute("SELECT has_table_privilege(%s, 'INSERT, UPDATE, DELETE')", [name]).fetchone()[0]
    ]  # fmt: skip
    assert writable == []


@pytest.mark.django_db
def test_who_examines_changes_nothing_of_the_inspection_and_answers_nothing_for_the_unit(home):
    inspection = home.opened()
    home.seated(home.walked(inspection, "outlined"))
    home.acting("guest")
    answer = (
        "INSERT INTO inspection_inspectionact (unit_id, inspection_id, place, kind, words, acted_by, acted_on, file_name, sha256)"
        f" VALUES ({home.ids['CD001']}, {inspection}, 3, 'self_reported', 'x', {home.people['guest']}, '{DAY}', '', '')"
    )
    for statement, why in (
        (f"UPDATE inspection_inspection SET reply_by = '{DAY}' WHERE id = {inspection}", "examines changes nothing"),
        (answer, "examines changes nothing"),
    ):
        with pytest.raises(DatabaseError, match=why), transaction.atomic():
            run(statement)


@pytest.mark.django_db
def test_the_batch_path_takes_no_entry_from_who_only_looks(home):
    home.seated(home.opened())
    guest = home.acting("guest")
    entry = (
        "INSERT INTO ledger_entry (unit_id, period, accounting_date, description, event, source, posted_by, line_count)"
        " VALUES (%s, 202406, '2024-06-28', 'x', 'hand', %s, %s, 2)"
    )
    run("SET LOCAL ROLE congdoan_poster")
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        run(entry, home.ids["CD001"], "hand/1", guest)
    run("SET LOCAL ROLE NONE")
    assert refused.value.__cause__.diag.constraint_name == "ledger_only_looked_at"


@pytest.mark.django_db
def test_who_looks_at_one_union_and_works_in_another_pairs_nobody_of_the_first(home):
    looker = person(home.console, "nguoi.looker", role="union_chair", branch=home.ids["CD003"])
    home.seated(home.opened(), "nguoi.looker")
    access.enter(home.console, on=DAY)
    facts = {"since": DAY, "on": DAY, "born": "02/03/1990"}
    inside, _ = member(home.console, home.ids["CD001"], "Huỳnh Thị Mỹ", **facts)
    access.enter(looker, on=DAY)
    assert members.person(inside, on=DAY) is not None

    member(looker, home.ids["CD003"], "Huỳnh Thị Mĩ", **facts)
    assert members.pairs() == []
    access.enter(home.console, on=DAY)
    assert register.find_doubles(by=home.console, on=DAY) == 1
    (pair,) = members.pairs()
    assert pair.first_id == inside


@pytest.mark.django_db
def test_what_is_kept_of_a_person_follows_where_who_writes_only_looks_at_their_home(home):
    """Somebody who left a union that is examined has an application waiting in the union whose chair examines it."""
    looker = person(home.console, "nguoi.looker", role="union_chair", branch=home.ids["CD003"])
    access.enter(home.console, on=DAY)
    facts = {"by": home.console, "on": DAY}
    one, stay = member(home.console, home.ids["CD001"], "Huỳnh Thị Mỹ", since=date(2020, 1, 1))
    asked = register.apply(unit_id=home.ids["CD003"], draft=draft("Huỳnh Thị Nhầm"), applied_on=DAY, **facts)
    register.merge_persons(keep_id=one, gone_id=members.application(asked).person_id, reason="một người", **facts)
    register.leave(membership_id=stay, how="resigned", last_day=date(2024, 5, 31), reason="nghỉ", **facts)
    home.seated(home.opened(), "nguoi.looker")
    access.enter(looker, on=DAY)

    register.withdraw_application(by=looker, application_id=asked, reason="không xin nữa", on=DAY)

    access.enter(home.console, on=DAY)
    assert members.kept_amiss() == {"words": 0, "left_on": 0}


def test_a_table_that_is_made_later_is_closed_too(own_database, own_database_owner):
    with psycopg.connect(own_database_owner) as owner:
        for name, guard in (("later_guarded", row_guard.guarded), ("later_public", row_guard.public)):
            owner.execute(f"CREATE TABLE {name} (id bigserial PRIMARY KEY, unit_id bigint NOT NULL)")
            owner.execute(guard(name, "unit_id")[0])
    with transaction.atomic():
        console = people.actor_named(access.CONSOLE).id
        access.enter(console, on=DAY)
        home = district(console, unions=3)
        home.seated(home.opened())
        unit, own = home.ids["CD001"], home.ids["CD003"]
        for name in ("later_guarded", "later_public"):
            add = f"INSERT INTO {name} (unit_id) VALUES (%s)"
            home.acting("chair")
            run(add, unit)
            home.acting("guest")
            run(add, own)  # where the same person keeps the books
            assert len(run(f"SELECT * FROM {name} WHERE unit_id = %s", unit)) == 1
            with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                run(add, unit)
        run("UPDATE later_guarded SET unit_id = unit_id")
        run("DELETE FROM later_guarded")
        home.acting("chair")
        assert len(run("SELECT * FROM later_guarded")) == 1
        transaction.set_rollback(True)


def run(statement, *values):
    """Run a statement as the application's login and return its rows."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []
