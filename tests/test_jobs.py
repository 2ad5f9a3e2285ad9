"""A job is done once, and again when the worker that had it died."""

import contextlib
from datetime import date

import pytest
from django.core.management import get_commands, load_command_class
from django.db import connection

from congdoan.config import jobs
from congdoan.foundation.access import queries, services
from congdoan.foundation.access.doors import acting

TODAY = date(2024, 6, 30)


def statuses():
    with connection.cursor() as cursor:
        cursor.execute("SELECT status FROM procrastinate_jobs ORDER BY id")
        return [row[0] for row in cursor.fetchall()]


def begin(*, silent_seconds, attempts=0):
    """Have a worker take the job and then be silent for so long."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - make_interval(secs => %s)) RETURNING id", [silent_seconds]
        )
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', attempts = %s, worker_id = %s", [attempts, cursor.fetchone()[0]])


@pytest.fixture
def one_job(own_database):
    console = queries.actor_named(services.CONSOLE).id
    with acting(console, on=TODAY):
        return services.enqueue(by=console, command="ledger_verify", arguments={})


def test_a_job_of_a_dead_worker_waits_again(one_job):
    begin(silent_seconds=60)

    taken = services.take_up_abandoned_jobs(silent_seconds=30)

    assert (taken, statuses()) == (1, ["todo"])


def test_a_job_of_a_living_worker_is_left_to_it(one_job):
    begin(silent_seconds=5)

    taken = services.take_up_abandoned_jobs(silent_seconds=30)

    assert (taken, statuses()) == (0, ["doing"])


def test_a_job_that_ends_its_worker_again_and_again_is_left_alone(one_job):
    begin(silent_seconds=60, attempts=3)

    taken = services.take_up_abandoned_jobs(silent_seconds=30)

    assert (taken, statuses()) == (0, ["doing"])


def test_a_refused_transaction_leaves_no_job(own_database):
    console = queries.actor_named(services.CONSOLE).id

    with contextlib.suppress(RuntimeError), acting(console, on=TODAY):
        services.enqueue(by=console, command="ledger_verify", arguments={})
        raise RuntimeError("the caller changed its mind")

    assert statuses() == []


def test_the_periodic_commands_exist_and_leave_the_worker_alive(own_database):
    from django.core.management import get_commands

    from congdoan.config import jobs

    assert {command for _, command in jobs.PERIODIC} <= set(get_commands())
    for _, command in jobs.PERIODIC:
        jobs.app.tasks[f"every_{command}"].func(timestamp=0)


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        ("budgets_make_pack", {"unit": "LDLD-DMC", "year": 2024}),
        ("bookkeeping_close_year", {"year": 2024, "branch": "LDLD-DMC", "reason": "", "mark": None}),
        ("collection_run", {}),
    ],
)
def test_a_jobs_arguments_reach_its_command_by_place_and_by_name(monkeypatch, command, arguments):
    told, asked = {}, type(load_command_class(get_commands()[command], command))
    monkeypatch.setattr(asked, "handle", lambda self, **options: told.update(options))
    for name in ("start_job", "finish_job"):
        monkeypatch.setattr(services, name, lambda job, error=None: told.update(error=error))

    jobs.run_job(7, 1, "console", command, arguments)

    assert {name: told[name] for name in arguments} == arguments
    assert (told["acting"], told["job"], told["error"]) == ("console", 7, None)
