"""What PostgreSQL refuses to anybody who writes past the services."""

from datetime import date

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError, ProgrammingError

from congdoan.foundation.access import services as access
from congdoan.people.organisations.models import Organisation, Placement
from congdoan.people.organisations.tests.builders import DAY, LONG_AGO, federations, organisation, person

pytestmark = pytest.mark.django_db
TABLES = ("organisation", "placement", "name", "bankaccount", "payergroup", "payergroupmember")


@pytest.fixture
def tree(entered):
    tld, province, district = federations(entered)
    union = organisation(entered, "grassroots_union", "CD001", parent=district)
    other = organisation(entered, "grassroots_union", "CD002", parent=district)
    employer = organisation(entered, "employer", "DV001", parent=union, accounts=[("BIDV", "107925882300")], former_names=["Tên cũ"])
    return {"by": entered, "tld": tld, "province": province, "district": district, "union": union, "other": other, "employer": employer}


def run(statement, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.rowcount


def insert_placement(child, parent, first, end, *, child_rank=None, parent_rank=None, parent_stands=None):
    return run(
        """
        INSERT INTO organisations_placement
          (organisation_id, organisation_rank, organisation_stands, parent_id, parent_rank, parent_stands, period)
        SELECT c.id, COALESCE(%s, c.rank), c.stands, p.id, COALESCE(%s, p.rank), COALESCE(%s::daterange, p.stands), daterange(%s, %s)
        FROM organisations_organisation c, organisations_organisation p WHERE c.id = %s AND p.id = %s
        """,
        child_rank, parent_rank, parent_stands, first, end, child, parent,
    )  # fmt: skip


def test_a_second_parent_on_a_day_is_refused(tree):
    with pytest.raises(IntegrityError, match="one_parent_at_a_time"):
        insert_placement(tree["employer"], tree["other"], DAY, DAY.replace(month=7))


def test_a_parent_that_does_not_stand_that_day_is_refused(tree):
    run("UPDATE organisations_placement SET period = daterange(lower(period), '2020-01-01') WHERE organisation_id = %s", tree["employer"])
    late = organisation(tree["by"], "grassroots_union", "CD009", parent=tree["district"], founded_on=date(2024, 5, 20))

    with pytest.raises(IntegrityError, match="parent_stands_that_day"):
        insert_placement(tree["employer"], late, date(2024, 5, 19), None)
    with pytest.raises(IntegrityError, match="parent_as_it_is"):
        insert_placement(tree["employer"], late, date(2024, 5, 19), None, parent_stands="[2010-01-01,)")
    insert_placement(tree["employer"], late, date(2024, 5, 20), None)


def test_a_cycle_is_refused(tree):
    run("UPDATE organisations_placement SET period = daterange(lower(period), '2020-01-01') WHERE organisation_id = %s", tree["district"])

    with pytest.raises(IntegrityError, match="parent_stands_higher"):
        insert_placement(tree["district"], tree["union"], date(2020, 1, 1), None)
    with pytest.raises(IntegrityError, match="parent_stands_higher"):
        insert_placement(tree["district"], tree["district"], date(2020, 1, 1), None)
    with pytest.raises(IntegrityError, match="parent_as_it_is"):
        insert_placement(tree["district"], tree["union"], date(2020, 1, 1), None, parent_rank=1)


def test_ranks_may_not_be_turned_round_under_a_placement(tree):
    with pytest.raises(IntegrityError, match="parent_stands_higher"):
        run("UPDATE organisations_organisation SET rank = 80 WHERE id = %s", tree["district"])


def test_a_parent_may_not_end_before_what_stands_below_it(tree):
    with pytest.raises(IntegrityError):
        run("UPDATE organisations_organisation SET ended_on = '2024-06-30' WHERE id = %s", tree["union"])


def test_two_names_on_one_day_are_refused(tree):
    insert = "INSERT INTO organisations_name (organisation_id, name, period) VALUES (%s, 'x', daterange('2020-01-01', %s))"
    run(insert, tree["union"], "2021-01-01")

    with pytest.raises(IntegrityError, match="one_name_at_a_time"):
        run(insert, tree["union"], "2020-01-02")


def test_an_organisation_cannot_take_the_number_of_the_root(tree):
    run("INSERT INTO access_branch (id, code, name) VALUES (50, 'X', 'X')")
    run("INSERT INTO access_reach (ancestor_id, branch_id, depth, period) VALUES (1, 50, 1, daterange(NULL, NULL))")

    with pytest.raises(IntegrityError, match="organisation_is_below_the_root"):
        Organisation.objects.create(id=50, kind="tld", rank=10, code="X", name="X", search_key="", sort_key="")


@pytest.mark.parametrize("table", TABLES)
def test_nothing_of_the_register_is_deleted(tree, table):
    for statement in (f"DELETE FROM organisations_{table}", f"TRUNCATE organisations_{table} CASCADE"):
        with pytest.raises(ProgrammingError, match="permission denied"):
            run(statement)


def rows(table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM organisations_{table}")
        return cursor.fetchone()[0]


@pytest.mark.parametrize("table", TABLES)
def test_without_an_actor_nothing_is_seen(tree, table):
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('congdoan.actor', '', true)")

    assert rows(table) == 0


def test_the_neighbour_sees_nothing_and_writes_nothing(tree, enter_as):
    neighbour = person(tree["by"], "lang-gieng", role="federation_officer", branch=tree["other"])
    enter_as(neighbour)

    assert rows("bankaccount") == rows("name") == rows("payergroup") == 0
    assert not Organisation.objects.filter(id__in=[tree["union"], tree["employer"]]).exists()
    assert not Placement.objects.filter(organisation_id__in=[tree["union"], tree["employer"]]).exists()
    assert run("UPDATE organisations_organisation SET name = 'x' WHERE id = %s", tree["union"]) == 0
    with pytest.raises(DatabaseError, match="row-level security"):
        run("INSERT INTO organisations_name (organisation_id, name) VALUES (%s, 'x')", tree["union"])


def test_everybody_knows_the_federations_and_nobody_below_changes_them(tree, enter_as):
    chair = person(tree["by"], "chu-tich", role="federation_officer", branch=tree["union"])
    enter_as(chair)

    assert set(Organisation.objects.values_list("code", flat=True)) == {"TLD", "LDLD-TN", "LDLD-DMC", "CD001", "DV001"}
    assert run("UPDATE organisations_organisation SET name = 'x' WHERE id = %s", tree["district"]) == 0


def test_an_ended_grant_shows_nothing(tree, enter_as):
    chair = person(tree["by"], "chu-tich", role="union_chair", branch=tree["union"], from_day=LONG_AGO)
    grant = apps.get_model("access", "Grant").objects.get(actor_id=chair)
    access.end_grant(by=tree["by"], grant_id=grant.id, until=date(2024, 6, 1), on=DAY)

    enter_as(chair, on=date(2024, 5, 31))
    assert Organisation.objects.filter(id=tree["union"]).exists()
    enter_as(chair, on=date(2024, 6, 1))
    assert not Organisation.objects.filter(id=tree["union"]).exists()
