"""Two people change the tree at the same moment."""

import threading
from datetime import date

import pytest
from django.db import connection

from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.people.organisations import queries, services
from congdoan.people.organisations.tests.builders import DAY, federations, organisation


@pytest.fixture
def tree(own_database, django_db_blocker):
    with django_db_blocker.unblock():
        by = access_queries.actor_named(access.CONSOLE).id
        with doors.acting(by, on=DAY):
            _, _, district = federations(by)
            one, two = (organisation(by, "grassroots_union", code, parent=district) for code in ("CD001", "CD002"))
            employer = organisation(by, "employer", "DV001", parent=one)
        yield {"by": by, "one": one, "two": two, "employer": employer, "district": district}


def in_a_thread(act):
    """Run an act with a database session of its own; return the thread and the list that its outcome lands in."""
    outcome = []

    def run():
        try:
            outcome.append(act())
        except Exception as refusal:
            outcome.append(refusal)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread, outcome


def test_a_union_that_ends_while_an_employer_moves_in_hands_the_employer_on(tree):
    moved, may_commit = threading.Event(), threading.Event()

    def move():
        with doors.acting(tree["by"], on=DAY):
            services.place(by=tree["by"], organisation_id=tree["employer"], parent_id=tree["two"], since=date(2024, 5, 1), on=DAY)
            moved.set()
            may_commit.wait(20)

    def close():
        moved.wait(20)
        with doors.acting(tree["by"], on=DAY):
            services.end(by=tree["by"], organisation_id=tree["two"], last_day=date(2024, 5, 31), on=DAY)

    (mover, first), (closer, second) = in_a_thread(move), in_a_thread(close)
    moved.wait(20)
    closer.join(0.5)
    assert closer.is_alive()  # it waits for the one who came first
    may_commit.set()
    mover.join(20)
    closer.join(20)

    assert (first, second) == ([None], [None])
    with doors.acting(tree["by"], on=DAY):
        found = {
            day: queries.parent_on([tree["employer"]], on=day)[tree["employer"]] for day in (date(2024, 4, 30), DAY, date(2024, 5, 31))
        }
    assert found == {date(2024, 4, 30): tree["one"], date(2024, 5, 31): tree["two"], DAY: tree["district"]}


def test_of_two_who_register_one_code_at_once_one_is_refused(tree):
    def register():
        with doors.acting(tree["by"], on=DAY):
            return organisation(tree["by"], "employer", "DV009", parent=tree["one"])

    threads = [in_a_thread(register) for _ in range(2)]
    for thread, _ in threads:
        thread.join(20)

    outcomes = [outcome[0] for _, outcome in threads]
    assert sorted(type(outcome) for outcome in outcomes if not isinstance(outcome, int)) == [services.CodeTaken]
