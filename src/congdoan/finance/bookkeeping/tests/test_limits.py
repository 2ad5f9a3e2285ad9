"""What a unit may spend: set from above, the newest holds, never rewritten."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from congdoan.finance.bookkeeping import queries, services
from congdoan.finance.bookkeeping.models import SpendingLimit
from congdoan.foundation.access import services as access
from congdoan.people.organisations.tests.builders import federations, organisation, person

pytestmark = pytest.mark.django_db
DAY = date(2024, 6, 30)


@pytest.fixture
def union(entered):
    *_, district = federations(entered)
    return organisation(entered, "grassroots_union", "CD001", parent=district)


def put(by, unit_id, **limits):
    return services.set_spending_limits(by=by, unit_id=unit_id, year=2024, limits=limits, source="budgets/estimate/1", on=DAY)


def test_the_newest_limit_holds_and_equal_ones_are_written_once(entered, union):
    assert put(entered, union, care=5, visits=7) == 2
    assert put(entered, union, care=6, visits=7) == 1

    assert queries.limits([union], 2024) == {union: {"care": 6, "visits": 7}}
    assert queries.limits([union], 2025) == {}


def test_what_is_no_spending_and_who_has_no_right(entered, union):
    for wrong in ({"dues": 5}, {"care": -1}):
        with pytest.raises(services.LimitUnknown):
            put(entered, union, **wrong)
    chair = person(entered, "chair", role="union_chair", branch=union)
    access.enter(chair, on=DAY)
    with pytest.raises(access.NotAllowed):
        put(chair, union, care=5)


def test_a_limit_never_changes_and_bears_its_maker(entered, union):
    put(entered, union, care=5)
    row = {"unit_id": union, "year": 2024, "category": "care", "amount": 1, "source": "x", "set_on": DAY}
    for change in (lambda: SpendingLimit.objects.update(amount=1), lambda: SpendingLimit.objects.create(set_by=entered + 1, **row)):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
