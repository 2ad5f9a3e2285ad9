"""Two employers of one district: the first has paid January and half of February and holds a link, the second is another's business."""

from datetime import timedelta

import pytest
from django.db import connection

from congdoan.finance.collection.tests.builders import small_district
from congdoan.foundation.access import doors, rules, services

JANUARY = "MST 3999900012 Cong ty TNHH Mia Duong Suoi Da dong KPCD thang 1 nam 2024"


@pytest.fixture
def owing(entered):
    cast = small_district(entered)
    cast.statement(("05-02-2024 10:00:00", 3_000_000, JANUARY))
    cast.run()
    connection.check_constraints()  # while the steps can still be seen
    yield cast
    act_again(cast)


def link_for(cast, employer_id):
    """Issue a link for an employer and return it."""
    services.enter(cast.by, on=doors.today())
    until = doors.today() + timedelta(days=30)
    return services.issue_link(
        by=cast.by, unit_id=cast.district, subject_id=employer_id, until=until, reason="Kế toán đơn vị", on=doors.today()
    )


@pytest.fixture
def link(owing):
    return link_for(owing, owing.employer)


@pytest.fixture
def address(link):
    return rules.LINK_PATHS[rules.PAYER_LINK].format(token=link.token)


def act_again(cast):
    """Act as the console again, so that what the end of a test checks can be seen."""
    services.enter(cast.by, on=doors.today())
