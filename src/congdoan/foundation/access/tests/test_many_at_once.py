"""What is asked of many branches at once, in one statement, is what is asked of each: common branch, roles, where somebody only looks."""

from datetime import date

import pytest
from django.db import connection
from psycopg.types.range import DateRange

from congdoan.foundation.access import queries, rules, services

from .builders import ALWAYS, LEAF, LEFT, RIGHT, actor, two_branches

pytestmark = pytest.mark.django_db
DAY = date(2024, 6, 1)
MOVED, TWIG = 22, 31  # a union that went from RIGHT to LEFT on DAY, and one below LEAF
UNTIL, SINCE, LENT = DateRange(None, DAY), DateRange(DAY, None), DateRange(None, date(2024, 7, 1))
BEFORE = date(2024, 5, 31)


@pytest.fixture(autouse=True)
def _branches(entered):
    two_branches()
    services.set_branches([(MOVED, "CHUYEN", "CĐCS chuyển"), (TWIG, "NHANH", "CĐCS nhánh")])
    spans = [(MOVED, MOVED, 0, ALWAYS), (RIGHT, MOVED, 1, UNTIL), (LEFT, MOVED, 1, SINCE), (rules.ROOT, MOVED, 2, ALWAYS)]
    spans += [(above, TWIG, depth, ALWAYS) for depth, above in enumerate((TWIG, LEAF, LEFT, rules.ROOT))]
    services.set_reach(spans, of=[MOVED, TWIG])


@pytest.mark.parametrize(
    ("branches", "on", "nearest"),
    [
        ([LEAF], DAY, LEAF),
        ([LEAF, TWIG], DAY, LEAF),
        ([TWIG, MOVED], DAY, LEFT),
        ([LEFT, TWIG], DAY, LEFT),
        ([LEAF, LEAF, MOVED], DAY, LEFT),
        ([MOVED, RIGHT], BEFORE, RIGHT),
        ([TWIG, MOVED], BEFORE, MOVED),
        ([LEFT, RIGHT], DAY, LEFT),
        ([rules.ROOT, LEAF], DAY, rules.ROOT),
    ],
)
def test_the_common_branch_is_the_nearest_of_that_day_else_the_first(branches, on, nearest):
    assert queries.common_branch(branches, on=on) == nearest


def looked_at():
    with connection.cursor() as cursor:
        cursor.execute("SELECT access_looked_at()")
        return {row[0] for row in cursor.fetchall()}


@pytest.mark.parametrize(
    ("grants", "on", "expected"),
    [
        ([], DAY, set()),
        ([("federation_accountant", LEFT, ALWAYS)], DAY, set()),
        ([("inspection_team", LEFT, LENT)], DAY, {LEFT, LEAF, TWIG, MOVED}),
        ([("inspection_team", LEFT, LENT)], BEFORE, {LEFT, LEAF, TWIG}),
        ([("inspection_team", LEFT, UNTIL)], DAY, set()),
        ([("inspection_team", LEFT, LENT), ("union_chair", LEAF, ALWAYS)], DAY, {LEFT, MOVED}),
        ([("inspection_team", LEFT, LENT), ("union_chair", LEAF, UNTIL)], DAY, {LEFT, LEAF, TWIG, MOVED}),
        ([("inspection_team", LEAF, LENT), ("federation_accountant", LEFT, ALWAYS)], DAY, set()),
    ],
    ids=["nobody", "no lent right", "lent", "not yet below", "lent and ended", "own below", "own and ended", "own above"],
)
def test_who_reaches_a_branch_by_a_lent_right_alone_only_looks_there(grants, on, expected):
    person = actor("nam")
    for role, branch, period in grants:
        queries.Grant.objects.create(actor_id=person, role=role, branch_id=branch, period=period)

    services.enter(person, on=on)

    assert looked_at() == expected


def test_what_many_branches_allow_is_what_each_allows():
    person = actor("nam", role="federation_accountant", branch=LEFT)
    queries.Grant.objects.create(actor_id=person, role="federation_accountant", branch_id=RIGHT, period=UNTIL)
    branches, act = (LEFT, RIGHT, LEAF, MOVED, TWIG), "collection.run_collection"

    for on, allowed in ((DAY, {LEFT, LEAF, MOVED, TWIG}), (BEFORE, {LEFT, RIGHT, LEAF, TWIG, MOVED})):
        assert queries.roles_reaching(person, act, at=branches, on=on).keys() == allowed
        assert {at for at in branches if queries.may(person, act, at=at, on=on)} == allowed
        services.require_all(person, act, at=allowed, on=on)
    with pytest.raises(services.NotAllowed):
        services.require_all(person, act, at=branches, on=DAY)
