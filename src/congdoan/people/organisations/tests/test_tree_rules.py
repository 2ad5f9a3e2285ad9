"""Reach is the closure of the places on every day, however the tree came about."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan.people.organisations.rules.tree import EVER, ROOT, Days, Place, Reach, reach_of, reaches_of_all, regrafted, stretched

START = date(2024, 1, 1)
LENGTH = 12


def day(number):
    return START + timedelta(days=number)


def ancestors_that_day(organisation, places, when):
    """Walk up one step at a time: the slow, obvious way."""
    found, depth = {organisation: 0}, 0
    while True:
        own = [place for place in stretched(places[organisation]) if when in place.days]
        depth += 1
        if not own:
            return found | {ROOT: depth}
        organisation = own[0].parent
        found[organisation] = depth


def reached_that_day(rows, when):
    return {row.ancestor: row.depth for row in rows if when in row.days}


@st.composite
def trees(draw):
    """Ten organisations, each placed under smaller numbers only, one to three times."""
    places = {101: []}
    for organisation in range(102, 110):
        moves = sorted(draw(st.sets(st.integers(0, LENGTH - 1), min_size=1, max_size=3)))
        ends = [*moves[1:], draw(st.sampled_from([None, LENGTH]))]
        places[organisation] = [
            Place(organisation, draw(st.integers(101, organisation - 1)), Days(day(first), day(end) if end is not None else None))
            for first, end in zip(moves, ends, strict=True)
        ]
    return places


@settings(max_examples=60)
@given(trees())
def test_reach_is_the_closure_of_the_places_on_every_day(places):
    rows = reaches_of_all(list(places), [place for own in places.values() for place in own], {})

    for number in range(-2, LENGTH + 3):
        for organisation in places:
            assert reached_that_day(rows[organisation], day(number)) == ancestors_that_day(organisation, places, day(number))


@settings(max_examples=60)
@given(trees(), st.integers(102, 109), st.integers(0, LENGTH), st.data())
def test_moving_one_organisation_gives_the_reach_of_the_new_tree(places, moved, since, data):
    before = reaches_of_all(list(places), [place for own in places.values() for place in own], {})
    parent = data.draw(st.integers(101, moved - 1))
    kept = [place for place in places[moved] if place.days.first < day(since)]
    if kept:
        kept[-1] = Place(moved, kept[-1].parent, Days(kept[-1].days.first, day(since)))
    after = places | {moved: [*kept, Place(moved, parent, Days(day(since), None))]}

    new = reach_of(moved, after[moved], before)
    touched = {organisation: regrafted(rows, moved, new) for organisation, rows in before.items() if organisation > moved}

    for number in range(-2, LENGTH + 3):
        for organisation, rows in (touched | {moved: new}).items():
            assert reached_that_day(rows, day(number)) == ancestors_that_day(organisation, after, day(number))


@given(trees())
def test_nobody_reaches_an_organisation_twice_on_a_day(places):
    rows = reaches_of_all(list(places), [place for own in places.values() for place in own], {})

    for reach in rows.values():
        for number in range(-2, LENGTH + 3):
            today = [row.ancestor for row in reach if day(number) in row.days]
            assert len(today) == len(set(today))


def test_an_ended_organisation_stays_with_its_last_ancestors():
    above = {101: [Reach(101, 101, 0, EVER), Reach(ROOT, 101, 1, EVER)]}

    rows = reach_of(102, [Place(102, 101, Days(day(0), day(5)))], above)

    assert reached_that_day(rows, day(400)) == {102: 0, 101: 1, ROOT: 2}


def test_before_it_was_founded_an_organisation_belongs_to_its_first_parent():
    above = {101: [Reach(101, 101, 0, EVER), Reach(ROOT, 101, 1, EVER)]}

    rows = reach_of(102, [Place(102, 101, Days(day(5), None))], above)

    assert reached_that_day(rows, day(0)) == {102: 0, 101: 1, ROOT: 2}


bounds = st.one_of(st.none(), st.integers(0, LENGTH).map(day))


@given(st.tuples(bounds, bounds), st.tuples(bounds, bounds))
def test_days_minus_other_days_and_days_within_them_make_the_days_again(one, other):
    if (one[0] and one[1] and one[0] >= one[1]) or (other[0] and other[1] and other[0] >= other[1]):
        return
    these, those = Days(*one), Days(*other)

    for number in range(-2, LENGTH + 3):
        inside = these.within(those)
        assert (inside is not None and day(number) in inside) == (day(number) in these and day(number) in those)
        assert any(day(number) in run for run in these.minus(those)) == (day(number) in these and day(number) not in those)
