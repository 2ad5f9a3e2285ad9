"""Real commits: two people at once, and a run that is killed half way."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.core.management import call_command
from django.db import connections

from congdoan.finance.bookkeeping import queries, services
from congdoan.finance.bookkeeping.management.commands import bookkeeping_close_year
from congdoan.finance.collection.tests.builders import small_district
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import AccountKey
from congdoan.finance.ledger.tests.builders import pair, post
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.access.doors import acting
from congdoan.people.organisations.tests.builders import organisation

ON = date(2025, 2, 1)


@pytest.fixture
def units(own_database):
    """Two unions with dues of 2024, really committed."""
    by = access_queries.actor_named(access.CONSOLE).id
    with acting(by, on=date(2024, 6, 30)):
        cast = small_district(by)
        both = [cast.union, organisation(by, "grassroots_union", "CD002", parent=cast.district)]
        for unit in both:
            post(by, unit_id=unit, source=f"dues/{unit}", lines=pair(AccountKey("tt107", "1111"), AccountKey("tt107", "5118", "dues"), 500))
    return by, both


def at_once(work, times=2):
    """Do the same thing in several sessions at once and return what each said."""

    def alone(_):
        try:
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(times) as people:
        return list(people.map(alone, range(times)))


def test_two_people_close_a_year_and_change_the_chart_at_once_and_it_happens_once(units):
    by, both = units

    def close():
        with acting(by, on=ON):
            return services.close_year(by=by, unit_ids=both, year=2024, reason="Thử", on=ON).entries

    def change():
        with acting(by, on=ON):
            return services.change_chart(by=by, branch_id=both[0], unit_ids=both, on=ON)

    assert sorted(at_once(close)) == [0, 4]
    assert sorted(at_once(change)) == [0, 2]
    with acting(by, on=ON):
        assert [row.closing_debit for row in ledger.trial_balance(both[0], month=202501) if row.code == "1111"] == [0, 500]


def test_a_killed_run_goes_on_where_it_stopped(units, monkeypatch):
    by, both = units
    monkeypatch.setattr(bookkeeping_close_year, "AT_ONCE", 1)
    for_real, done = services.close_year, []

    def dies_at_the_second(**asked):
        if done:
            raise KeyboardInterrupt
        done.append(asked["unit_ids"])
        return for_real(**asked)

    monkeypatch.setattr(services, "close_year", dies_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        call_command("bookkeeping_close_year", 2024, unit=["CD001", "CD002"], reason="Thử", on=str(ON))
    with acting(by, on=ON):
        assert len(queries.closings_of(both, year=2024)) == 1

    monkeypatch.setattr(services, "close_year", for_real)
    call_command("bookkeeping_close_year", 2024, unit=["CD001", "CD002"], reason="Thử", on=str(ON))
    with acting(by, on=ON):
        assert {one: standing.number for one, standing in queries.closings_of(both, year=2024).items()} == dict.fromkeys(both, 1)
