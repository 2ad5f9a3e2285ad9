"""Two people at once, with real connections: one submission under one key, one decision on it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connections

from congdoan.finance.assessments import services
from congdoan.foundation.access import queries as access
from congdoan.foundation.access.doors import acting
from congdoan.people.organisations.tests.builders import federations, organisation

ON = date(2026, 11, 20)


@pytest.fixture
def console(own_database):
    return access.actor_named("console").id


def at_once(console, act):
    """Do a thing twice in the same moment, each in a connection and transaction of its own; return answers and refusals."""
    ready = Barrier(2)

    def do(_):
        try:
            ready.wait(timeout=20)
            with acting(console, on=ON):
                return act()
        except services.UnableToSubmit as refusal:
            return refusal.code
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(do, range(2)))


def test_one_key_is_written_once_and_one_submission_decided_once(console):
    with acting(console, on=ON):
        _, _, district = federations(console)
        employer = organisation(console, "employer", "DV001", parent=district)
    months, key = [services.SubmittedMonth(202609, 1, 5_000_000)], uuid4()

    sent = at_once(console, lambda: services.submit_payroll(by=console, employer_id=employer, months=months, key=key, on=ON))
    number = sent[0][0]
    decided = at_once(console, lambda: services.accept_submissions(by=console, submission_ids=[number], on=ON)["accepted"])

    assert sent == [[number], [number]]
    assert sorted(map(str, decided)) == ["1", "submission-decided"]
