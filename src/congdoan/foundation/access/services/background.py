"""Jobs: a command stored with who asked for it, and what the worker tells of it."""

from functools import lru_cache
from typing import Any

from django.core.management import get_commands
from django.db import connection, connections

from congdoan.foundation.access.models import Actor, Job


def enqueue(*, by: int, command: str, arguments: dict[str, Any], title: str = "") -> int:
    """Store a job in the caller's transaction; the worker runs the command (file name, such as `collection_run`) as this actor.

    :raises ValueError: there is no such command
    """
    from procrastinate.contrib.django import app  # imported late: it needs the app registry

    if command not in get_commands():
        raise ValueError(f"no such command: {command}")
    actor = Actor.objects.get(id=by)
    job = Job.objects.create(actor=actor, command=command, arguments=arguments, title=title)
    task = app.configure_task("run_job", lock=f"actor-{by}", schedule_in=None)
    task.defer(job_id=job.id, by=by, actor=actor.username, command=command, arguments=arguments)
    return job.id


def start_job(job_id: int) -> None:
    """Mark a job as running."""
    _write_job(job_id, "state = 'running', started_at = now()", [])


def report(job_id: int | None, *, done: int, total: int, words: str = "") -> None:
    """Write a job's progress, visible at once although the job's own transaction is still open."""
    if job_id is not None:
        _write_job(job_id, "done = %s, total = %s, words = %s", [done, total, words[:300]])


def finish_job(job_id: int, *, error: str | None) -> None:
    """Mark a job as done, or as failed with a sentence for people."""
    _write_job(job_id, "state = %s, error = %s, ended_at = now()", ["failed" if error else "done", error or ""])


def take_up_abandoned_jobs(*, silent_seconds: int) -> int:
    """Give back to the queue the jobs whose worker has been silent for so long, and return how many there were.

    A job that ended its worker three times is left alone.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT procrastinate_retry_job_v2(job.id, now(), NULL, NULL, NULL)
            FROM procrastinate_jobs AS job LEFT JOIN procrastinate_workers AS worker ON worker.id = job.worker_id
            WHERE job.status = 'doing' AND job.attempts < 3
              AND (worker.id IS NULL OR worker.last_heartbeat <= now() - make_interval(secs => %s))
            """,
            [silent_seconds],
        )
        return int(cursor.rowcount)


def _write_job(job_id: int, assignments: str, values: list[Any]) -> None:
    if connections["default"].in_atomic_block:
        cursor = _side_connection().cursor()
    else:
        cursor = connection.cursor()
    with cursor:
        cursor.execute(f"UPDATE access_job SET {assignments} WHERE id = %s", [*values, job_id])  # noqa: S608  fixed pieces


@lru_cache(maxsize=1)
def _side_connection() -> Any:
    side = connections.create_connection("default")
    side.set_autocommit(True)
    return side
