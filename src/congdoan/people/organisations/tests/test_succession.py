"""Units over a chain of reorganisations: merged, split, ended, and back again; promises of further heirs kept by PostgreSQL."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from congdoan.people.organisations import queries, services
from congdoan.people.organisations.rules import Days
from congdoan.people.organisations.rules.succession import Life, restated
from congdoan.people.organisations.tests.builders import DAY, federations, organisation

OLD, MIDDLE, NEW = date(2024, 6, 30), date(2025, 7, 1), date(2026, 1, 1)
LIVES = {  # 1 and 2 merge into 3 in July 2025, 4 is split into 5 and 3, 6 ends, 3 becomes 7 in 2026
    1: Life(Days(None, MIDDLE), (3,)),
    2: Life(Days(None, MIDDLE), (3,)),
    3: Life(Days(None, NEW), (7,)),
    4: Life(Days(None, MIDDLE), (5, 3)),
    5: Life(Days(MIDDLE, None)),
    6: Life(Days(None, MIDDLE)),
    7: Life(Days(NEW, None)),
}


def test_a_chain_is_followed_to_the_day_and_a_split_is_flagged():
    ahead = restated(range(1, 8), LIVES, from_day=OLD, to_day=NEW)

    assert {unit: (found.ids, found.is_divided) for unit, found in ahead.items()} == {
        1: ((7,), False), 2: ((7,), False), 3: ((7,), False), 4: ((5, 7), True), 5: ((5,), False), 6: ((), False), 7: ((7,), False),
    }  # fmt: skip
    assert restated([1], LIVES, from_day=OLD, to_day=MIDDLE)[1].ids == (3,)
    assert restated([1], LIVES, from_day=OLD, to_day=MIDDLE - timedelta(days=1))[1].ids == (1,)


def test_the_way_back_gives_everybody_that_led_here():
    back = restated([7, 5], LIVES, from_day=NEW, to_day=OLD)

    assert back[7].ids == (1, 2, 3, 4)
    assert back[5].ids == (4,)
    assert back[7].is_divided
    assert back[5].is_divided, "4 went to 5 in part only"
    assert restated([3], LIVES, from_day=MIDDLE, to_day=OLD)[3].ids[0] == 3, "itself first"


chains = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=40)


@given(chains, st.integers(0, 30))
def test_no_chain_of_heirs_however_tangled_runs_for_ever_or_loses_who_goes_on(links, day):
    start = date(2024, 1, 1)
    lives = {unit: Life(Days(start, start + timedelta(days=30 + unit)) if unit % 3 else Days(start, None)) for unit in range(31)}
    for one, heir in links:
        lives[one] = Life(lives[one].days, (*lives[one].heirs, heir))
    to_day = start + timedelta(days=30 + day)

    ahead = restated(lives, lives, from_day=start, to_day=to_day)
    back = restated(lives, lives, from_day=to_day, to_day=start)

    for unit, found in ahead.items():
        assert all(to_day in lives[one].days for one in found.ids)
        assert (found.ids == (unit,)) == (to_day in lives[unit].days) or lives[unit].heirs
        assert all(unit in back[one].ids for one in found.ids)


@pytest.fixture
def split(entered):
    """CD001 is split into CD002 and CD003 after June 2024."""
    _, _, district = federations(entered)
    units = [organisation(entered, "grassroots_union", f"CD00{number}", parent=district) for number in (1, 2, 3)]
    services.end(by=entered, organisation_id=units[0], last_day=DAY, successor_id=units[1], further_heirs=[units[2]], on=DAY)
    return entered, units


@pytest.mark.django_db
def test_a_split_unit_has_all_its_heirs_and_they_know_it(split):
    _, (one, main, other) = split

    assert queries.heirs_of([one]) == {one: (main, other)}
    assert queries.predecessors_of([main, other]) == {main: [one], other: [one]}
    ahead = queries.restated([one, main], from_day=DAY, to_day=DAY + timedelta(days=1))
    assert (ahead[one].ids, ahead[one].is_divided, ahead[main].ids) == ((main, other), True, (main,))


@pytest.mark.django_db
def test_a_further_heir_must_be_fit_and_stand_beside_a_main_one(split):
    by, (one, main, other) = split

    with pytest.raises(services.UnfitSuccessor, match="kế tục chính"):
        services.end(by=by, organisation_id=main, last_day=DAY, further_heirs=[other], on=DAY)
    with pytest.raises(services.UnfitSuccessor, match="không hoạt động"):
        services.end(by=by, organisation_id=main, last_day=DAY, successor_id=other, further_heirs=[one], on=DAY)


@pytest.mark.django_db
def test_postgresql_takes_no_heir_without_a_successor_and_changes_none(split):
    _, (one, main, other) = split
    for statement, values, promise in (
        ("INSERT INTO organisations_heir (organisation_id, heir_id) VALUES (%s, %s)", [main, other], "heir_beside_a_successor"),
        ("INSERT INTO organisations_heir (organisation_id, heir_id) VALUES (%s, %s)", [one, main], "heir_beside_a_successor"),
        ("INSERT INTO organisations_heir (organisation_id, heir_id) VALUES (%s, %s)", [one, other], "heir_once"),
    ):
        with pytest.raises(DatabaseError) as refused, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
        assert refused.value.__cause__.diag.constraint_name == promise
    for statement in ("UPDATE organisations_heir SET heir_id = organisation_id", "DELETE FROM organisations_heir"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
