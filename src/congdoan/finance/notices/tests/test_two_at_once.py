"""Two people issue at once, with real connections: every payer gets one notice, no number is missing or given twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier
from zoneinfo import ZoneInfo

import pytest
from django.db import connections

from congdoan.finance.collection.tests.builders import DAY, small_district
from congdoan.finance.notices import queries, services
from congdoan.foundation.access import queries as access
from congdoan.foundation.access.doors import acting

NOW = datetime(2024, 6, 30, 9, 15, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture
def cast(own_database):
    with acting(access.actor_named("console").id, on=DAY):
        return small_district(access.actor_named("console").id)


def test_two_who_issue_at_once_leave_no_gap_and_no_double(cast):
    ready = Barrier(4)

    def issue(payers):
        try:
            ready.wait(timeout=20)
            with acting(cast.by, on=DAY):
                given = {"by": cast.by, "unit_id": cast.district, "on": DAY, "made_at": NOW, "payer_ids": payers}
                return services.issue_notices(**given).issued
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(4) as pool:
        issued = list(pool.map(issue, [None, None, [cast.employer], [cast.lone]]))

    with acting(cast.by, on=DAY):
        told = queries.notices(unit_id=cast.district)
    assert sorted(one.number for one in told) == ["01/2024", "02/2024"]
    assert {one.payer_id for one in told} == {cast.employer, cast.lone}
    assert sum(map(len, issued)) == 2
