"""Who may act where: judged in Python by role, guarded in PostgreSQL by branch."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from psycopg.types.range import DateRange

from congdoan.foundation.access import queries, rules, services
from congdoan.foundation.audit import queries as acts
from congdoan.foundation.audit import services as audit

from .builders import LEAF, LEFT, RIGHT, actor, two_branches

pytestmark = pytest.mark.django_db
DAY = date(2024, 6, 1)


@pytest.fixture(autouse=True)
def _branches(entered):
    two_branches()


def test_a_grant_reaches_its_branch_and_all_below():
    accountant = actor("lan", role="federation_accountant", branch=LEFT)

    services.require(accountant, "collection.run_collection", at=LEFT, on=DAY)
    services.require(accountant, "collection.run_collection", at=LEAF, on=DAY)


@pytest.mark.parametrize(
    ("role", "branch", "period", "act"),
    [
        ("federation_accountant", RIGHT, DateRange(None, None), "collection.run_collection"),
        ("federation_accountant", LEAF, DateRange(None, None), "collection.run_collection"),
        ("federation_accountant", LEFT, DateRange(None, DAY), "collection.run_collection"),
        ("federation_accountant", LEFT, DateRange(date(2024, 6, 2), None), "collection.run_collection"),
        ("inspector", LEFT, DateRange(None, None), "collection.run_collection"),
        ("", LEFT, DateRange(None, None), "collection.run_collection"),
    ],
    ids=["neighbour", "below only", "ended", "not yet", "wrong role", "no grant"],
)
def test_without_a_grant_of_that_day_and_branch_the_act_is_refused(role, branch, period, act):
    person = actor("nam", role=role, branch=branch, period=period)

    with pytest.raises(services.NotAllowed):
        services.require(person, act, at=LEFT, on=DAY)


@pytest.mark.parametrize("role", ["federation_accountant", "inspector", ""])
@pytest.mark.parametrize("period", [DateRange(None, None), DateRange(None, DAY)], ids=["today", "ended"])
def test_many_acts_are_answered_as_one_by_one(role, period):
    person, acts = actor("nhieu", role=role, period=period), ["collection.run_collection", "ledger.lock_month", "ledger.read"]

    for branch in (LEFT, RIGHT, LEAF):
        assert queries.acts_at(person, acts, at=branch, on=DAY) == {act: queries.may(person, act, at=branch, on=DAY) for act in acts}


def test_console_holds_every_act_everywhere_and_cannot_sign_in():
    console = queries.actor_named("console")

    services.require(console.id, "ledger.post_entry", at=RIGHT, on=DAY)
    assert not console.has_usable_password()


def test_console_grant_can_neither_be_given_nor_taken_by_sql():
    person = actor("gian")

    for statement in (
        f"INSERT INTO access_grant (actor_id, role, branch_id, period, reason) VALUES ({person}, 'console', 1, daterange(NULL, NULL), '')",
        "DELETE FROM access_grant WHERE role = 'console'",
        "UPDATE access_grant SET role = 'inspector' WHERE role = 'console'",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_postgresql_shows_a_branch_only_to_those_who_reach_it(entered):
    audit.record(entered, "test.act", at=LEFT)
    audit.record(entered, "test.act", at=RIGHT)
    services.enter(actor("lan", role="inspector", branch=LEFT), on=DAY)

    assert [row["branch_id"] for row in acts.acts(act="test.act")] == [LEFT]


def test_postgresql_takes_no_row_for_another_branch():
    lan = actor("lan", role="inspector", branch=LEFT)
    services.enter(lan, on=DAY)

    with pytest.raises(DatabaseError), transaction.atomic():
        audit.record(lan, "test.act", at=RIGHT)


def test_nobody_entered_sees_nothing(entered):
    audit.record(entered, "test.act", at=LEFT)

    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('congdoan.actor', '', true)")

    assert acts.acts() == []


def test_the_record_of_acts_never_changes(entered):
    audit.record(entered, "test.act", at=LEFT)

    for statement in ("UPDATE audit_act SET act = 'x'", "DELETE FROM audit_act", "TRUNCATE audit_act"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_two_grants_of_one_role_may_not_overlap_by_a_day():
    person = actor("hoa", role="inspector", period=DateRange(date(2024, 1, 1), date(2024, 7, 1)))

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO access_grant (actor_id, role, branch_id, period, reason)"
            f" VALUES ({person}, 'inspector', {LEFT}, daterange('2024-06-30', NULL), '')"
        )


def test_a_weak_password_and_a_taken_name_are_refused(entered):
    with pytest.raises(services.WeakPassword):
        services.create_admin(by=entered, username="sep", full_name="Sếp", password="123456", on=DAY)
    services.create_admin(by=entered, username="sep", full_name="Sếp", password="mot-mat-khau-dai", on=DAY)
    with pytest.raises(services.UnableToCreate):
        services.create_admin(by=entered, username="SEP", full_name="Sếp", password="mot-mat-khau-dai", on=DAY)


def test_an_administrator_gives_roles_but_never_the_console(entered):
    admin = services.create_admin(by=entered, username="sep", full_name="Sếp", password="mot-mat-khau-dai", on=DAY)
    person = actor("lan")

    services.grant(by=admin, actor_id=person, role="federation_accountant", branch_id=LEFT, from_day=DAY, on=DAY)

    services.require(person, "collection.decide_line", at=LEAF, on=DAY)
    with pytest.raises(services.UnknownRole):
        services.grant(by=admin, actor_id=person, role="console", branch_id=rules.ROOT, from_day=DAY, on=DAY)
