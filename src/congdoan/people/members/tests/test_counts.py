"""Counts of a day, and movements that reconcile whatever happened."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from congdoan.people.members import queries, services
from congdoan.people.members.models import Membership
from congdoan.people.members.services.writing import NewMembership, NewPerson, write_memberships, write_persons
from congdoan.people.members.tests.builders import DAY, draft, member, members
from congdoan.people.organisations.rules import Days

pytestmark = pytest.mark.django_db
FIRST = date(2024, 1, 1)
histories = st.lists(
    st.tuples(st.booleans(), st.lists(st.integers(0, 120), min_size=1, max_size=5, unique=True).map(sorted)), min_size=1, max_size=6
)
"""Of each person: whether the union changes each time, and the days on which a membership begins or ends, in turn."""


def test_counts_break_the_same_people_down(district, enter_as, django_assert_num_queries):
    told = [
        draft("Nguyễn Văn An", sex="Nam", born="13/05/1990"), draft("Lê Thị Bé", sex="Nữ", born="1975"), draft("Mai Năm"),
        draft("Hồ Thị Tư", sex="Nữ", born="30/06/1999"),
    ]  # fmt: skip
    made = members(district.console, district.left, told)
    members(district.console, district.right, [draft("Trần Cò", sex="Nam", born="1960")])
    services.record_absence(by=district.console, membership_id=made[1][1], since=date(2024, 6, 1), reason="thai sản", on=DAY)

    with django_assert_num_queries(4):
        found = queries.counts(district.district, on=DAY)

    assert (found.total, found.absent) == (5, 1)
    assert dict(found.by_sex) == {"Nam": 2, "Nữ": 2, "chưa ghi": 1}
    assert dict(found.by_age) == {"dưới 25": 0, "25–34": 2, "35–44": 0, "45–54": 1, "từ 55": 1, "chưa rõ": 1}
    assert [(code, count) for _, code, _, count in found.by_unit] == [("CD001", 4), ("CD002", 1)]
    assert sum(count for _, count in found.by_sector) == 5
    assert queries.counts(district.left, on=date(2024, 1, 14)).total == 0


def test_a_year_of_joiners_and_leavers_adds_up(district, enter_as):
    day = {name: date(2024, month, 1) for name, month in (("early", 1), ("spring", 3), ("summer", 5))}
    members(district.console, district.left, [draft(f"Nguyễn {letter}") for letter in "ABC"], since=day["early"])
    _, gone = member(district.console, district.left, "Lê Bé", since=day["spring"])
    services.leave(by=district.console, membership_id=gone, how="retired", last_day=day["summer"], reason="hưu", on=DAY)

    told = queries.movement(district.left, first=date(2024, 2, 1), last=DAY)

    assert (told.start, told.joined, told.left, told.end) == (3, (("admitted", "kết nạp", 1),), (("retired", "nghỉ hưu", 1),), 3)
    assert told.adds_up


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(histories, st.integers(0, 120), st.integers(0, 120))
def test_start_and_movements_give_the_end_over_any_history(district, people, one, other):
    before = Membership.objects.count()
    units = [district.left, district.right]
    for does_change, days in people:
        (person,) = write_persons([NewPerson(district.left, draft("Ai Đó"))])
        stays = [days[place : place + 2] for place in range(0, len(days), 2)]
        for place, (begin, *end) in enumerate(stays):
            unit = units[place % 2 if does_change else 0]
            period = Days(FIRST + timedelta(days=begin), FIRST + timedelta(days=end[0]) if end else None)
            write_memberships([NewMembership(person, unit, draft("Ai Đó"), period, "recorded", "resigned" if end else "")])
    first, last = FIRST + timedelta(days=min(one, other)), FIRST + timedelta(days=max(one, other))

    for unit in (*units, district.district):
        told = queries.movement(unit, first=first, last=last)
        assert told.adds_up
        assert told.start == queries.counts(unit, on=first - timedelta(days=1)).total
        assert told.end == queries.counts(unit, on=last).total
    assert Membership.objects.count() > before
