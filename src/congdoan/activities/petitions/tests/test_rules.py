"""Rules of petitions and discipline: what follows what, limits, lapse."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.activities.petitions import queries
from congdoan.activities.petitions.queries.petitions import _work_day_after
from congdoan.activities.petitions.rules import discipline, petitions
from congdoan.activities.petitions.rules.discipline import Decided, lapses

DAY = date(2024, 6, 3)


def dues(kind, taken, extensions=0):
    found = petitions.dues(taken, queries.limits(kind, on=DAY), extensions=extensions, work_day_after=_work_day_after)
    return [(one.due_on, one.told(date(2024, 6, 30))) for one in found]


@pytest.mark.parametrize(("accepted", "told"), [(date(2024, 6, 13), ("ok", "đúng hạn")), (date(2024, 6, 14), ("late", "muộn 1 ngày"))])
def test_a_complaint_is_accepted_in_ten_days_and_settled_in_thirty(accepted, told):
    first, second = dues("complaint", [("received", DAY), ("classified", DAY), ("accepted", accepted)])

    assert first == (date(2024, 6, 13), told)
    assert second[0] == accepted + timedelta(days=30)


def test_a_denunciation_is_accepted_in_seven_working_days_and_lengthened_twice():
    taken = [("received", DAY), ("accepted", date(2024, 6, 12))]

    assert [day for day, _ in dues("denunciation", taken)] == [date(2024, 6, 12), date(2024, 7, 12)]
    assert dues("denunciation", taken, extensions=2)[1][0] == date(2024, 6, 12) + timedelta(days=90)
    assert queries.limits("denunciation", on=DAY).most_extensions == 2
    assert dues("denunciation", [("received", date(2024, 4, 26))])[0][0] > date(2024, 5, 7)  # 29 April to 1 May are days off


def test_nothing_is_made_up_for_what_the_law_gives_no_days():
    assert dues("feedback", [("received", DAY), ("accepted", DAY)]) == []
    assert all(queries.limits(kind, on=DAY).needs_check for kind in petitions.KINDS)


@given(st.booleans(), st.data())
def test_every_petition_ends_and_nothing_outside_the_authority_is_accepted(in_authority, data):
    taken = ["classified"]
    while following := petitions.may_follow(taken[-1], in_authority=in_authority):
        taken.append(data.draw(st.sampled_from(following)))
    assert taken[-1] == "closed"
    assert ("accepted" in taken) <= in_authority
    assert ("transferred" in taken) <= (not in_authority)


def test_a_reprimand_lapses_after_a_year():
    assert lapses([Decided(1, "reprimand", date(2024, 2, 29))]) == {1: date(2025, 3, 1)}
    assert lapses([Decided(1, "warning", DAY)]) == {1: date(2025, 6, 3)}


@pytest.mark.parametrize(("second", "until"), [(date(2025, 6, 2), date(2026, 6, 2)), (date(2025, 6, 3), date(2025, 6, 3))])
def test_a_repeat_within_the_year_keeps_the_first_alive(second, until):
    assert lapses([Decided(1, "warning", DAY), Decided(2, "reprimand", second)])[1] == until


def test_what_ends_the_membership_does_not_lapse():
    assert lapses([Decided(1, "warning", DAY), Decided(2, "expulsion", DAY + timedelta(days=9))]) == {1: None, 2: None}


decided = st.lists(
    st.builds(Decided, st.integers(1, 10**6), st.sampled_from(["reprimand", "warning"]), st.dates(date(2020, 1, 1), date(2026, 1, 1))),
    max_size=6, unique_by=lambda one: one.id,
)  # fmt: skip


@given(decided)
def test_nothing_lapses_within_a_year_and_one_kept_year_lets_all_before_it_lapse(decisions):
    found = lapses(decisions)

    for one in decisions:
        assert found[one.id] >= discipline.a_year_after(one.decided_on)
        quiet = all(
            not one.decided_on <= other.decided_on < discipline.a_year_after(one.decided_on) for other in decisions if other.id != one.id
        )
        if quiet:
            assert found[one.id] == discipline.a_year_after(one.decided_on)
