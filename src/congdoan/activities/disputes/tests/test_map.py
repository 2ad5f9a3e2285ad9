"""The map of stoppages: who followed whom, where tiles stand, what a week shows, who sees it, what is covered when it travels."""

import re
from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from congdoan.activities.disputes import queries, services
from congdoan.activities.disputes.rules import tiles
from congdoan.activities.disputes.rules.order import Begun, order_of, shared_by
from congdoan.activities.disputes.rules.spread import TRAITS, Traits
from congdoan.activities.disputes.rules.timers import HERE
from congdoan.activities.disputes.tests.builders import DAY, T0, broken_out, moment
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.people.organisations.tests.builders import organisation

MAP = "/2-doi-thoai/ngung-viec/ban-do/"
MONDAY = date(2024, 6, 24)
ZONE, TRADE = Traits(zone="KCN Phước Đông"), Traits(sector="may mặc")
BOTH = Traits(zone="KCN phước đông", sector="may mặc")


def begun(number, day, traits, *, employer=None):
    return Begun(number, employer or number, datetime(2024, 6, day, 7, tzinfo=HERE), traits)


def steps(*stoppages, within_days=14):
    return [(one.earlier, one.later, one.days, one.shared) for one in order_of(stoppages, within_days=within_days)]


# --- who followed whom ------------------------------------------------------------------------------------------------


def test_the_first_of_a_zone_leads_to_the_later_ones():
    assert steps(begun(1, 3, ZONE), begun(2, 5, ZONE), begun(3, 9, ZONE)) == [(1, 2, 2, ("zone",)), (1, 3, 6, ("zone",))]


def test_who_shares_more_goes_before_who_came_first():
    assert steps(begun(1, 3, ZONE), begun(2, 5, BOTH), begun(3, 9, BOTH))[-1] == (2, 3, 4, ("zone", "sector"))


@pytest.mark.parametrize(("day", "follows"), [(17, True), (18, False)])
def test_the_last_day_on_which_one_follows_is_the_fourteenth(day, follows):
    assert bool(steps(begun(1, 3, ZONE), begun(2, day, ZONE))) is follows


def test_nothing_follows_itself_its_own_employer_or_the_same_moment():
    assert steps(begun(1, 3, ZONE), begun(2, 5, ZONE, employer=1)) == []
    assert steps(begun(1, 3, ZONE), begun(2, 3, ZONE)) == []
    assert steps(begun(1, 3, ZONE), begun(2, 5, TRADE)) == []
    assert steps(begun(1, 3, Traits(owner_country="Việt Nam")), begun(2, 5, Traits(owner_country="viet nam"))) == []


some_traits = st.builds(Traits, *[st.sampled_from(["", "một", "hai"])] * 3)
some_stoppages = st.lists(
    st.builds(begun, st.integers(1, 10**6), st.integers(1, 30), some_traits, employer=st.integers(1, 5)),
    max_size=12, unique_by=lambda one: one.stoppage_id,
)  # fmt: skip


@given(some_stoppages, st.integers(0, 30), st.randoms())
def test_an_order_never_runs_backwards_nor_depends_on_how_it_was_told(stoppages, within, chance):
    found = order_of(stoppages, within_days=within)
    known = {one.stoppage_id: one for one in stoppages}

    for step in found:
        earlier, later = known[step.earlier], known[step.later]
        assert earlier.at < later.at
        assert earlier.employer_id != later.employer_id
        assert step.days == (later.day - earlier.day).days <= within
        assert step.shared == shared_by(earlier.traits, later.traits) != ()
    assert len({step.later for step in found}) == len(found)  # one arrow into each at most
    chance.shuffle(stoppages)
    assert order_of(stoppages, within_days=within) == found


@given(some_stoppages, st.integers(0, 30))
def test_what_follows_nobody_shares_nothing_with_anybody_before_it(stoppages, within):
    following = {step.later for step in order_of(stoppages, within_days=within)}

    for later in stoppages:
        before = [
            one for one in stoppages if one.at < later.at and (later.day - one.day).days <= within and one.employer_id != later.employer_id
        ]
        assert (later.stoppage_id in following) == any(shared_by(one.traits, later.traits) for one in before)


# --- tiles ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        ({"going": 1, "week": 1, "near": 1, "stoppages": 1}, "going"),
        ({"week": 1, "near": 1, "stoppages": 2}, "week"),
        ({"near": 1, "stoppages": 2, "signals": 4}, "near"),
        ({"stoppages": 1, "signals": 1}, "older"),
        ({"signals": 1}, "signals"),
        ({"employers": 9}, "quiet"),
    ],
)
def test_a_tile_shows_the_freshest(facts, shown):
    assert tiles.Place((1, "zone", "a"), "Huyện", "A", **facts).freshness == shown


def test_no_two_states_look_alike_without_colour():
    marks = [mark for _, mark in tiles.FRESHNESS.values()]

    assert len(set(marks)) == len(marks)


keys = st.tuples(st.integers(1, 3), st.sampled_from(["zone", "commune"]), st.sampled_from("abcdef"))


@given(st.lists(keys, unique=True, max_size=20), st.integers(1, 7), st.data())
def test_tiles_lie_side_by_side_and_arrows_join_two_of_them(held, columns, data):
    places = [tiles.Place(key, f"Đơn vị {key[0]}", key[2]) for key in sorted(held)]
    ends = st.sampled_from(held) if held else st.nothing()
    links = tiles.links_of(data.draw(st.lists(st.tuples(ends, ends, st.sampled_from(list(TRAITS))), max_size=8)) if held else [])

    drawing = tiles.drawn(places, links, columns=columns)

    spots = [(tile.x, tile.y) for tile in drawing.tiles]
    assert all(
        abs(one[0] - other[0]) >= tiles.WIDTH or abs(one[1] - other[1]) >= tiles.HEIGHT
        for place, one in enumerate(spots)
        for other in spots[:place]
    )
    assert all(0 <= x <= drawing.width - tiles.WIDTH and 0 <= y <= drawing.height - tiles.HEIGHT for x, y in spots)
    assert [tile.number for tile in drawing.tiles] == list(range(1, len(places) + 1))
    assert sum(arrow.count for arrow in drawing.arrows) == sum(link.count for link in links)


@given(st.text(alphabet="aă b", max_size=90))
def test_a_name_has_two_lines_at_most(name):
    lines = tiles.lines_of(name)

    assert len(lines) <= 2
    assert all(len(line) <= tiles.LETTERS for line in lines)


# --- a week -----------------------------------------------------------------------------------------------------------


def test_fourteen_days_are_the_law_packs():
    near = queries.near_days(on=DAY)

    assert (near.number, near.needs_check) == (14, True)


@pytest.fixture
def spread(town, enter_as):
    """Two stoppages in one zone of two employers, and one of no known place that shares the trade of the first."""
    enter_as(town.officer)
    who = {"by": town.officer, "on": DAY}
    services.describe_employer(employer_id=town.employer, zone="KCN Phước Đông", owner_country="", **who)
    services.describe_employer(employer_id=town.far, zone="KCN phước đông", owner_country="", **who)
    first = broken_out(town.officer, town.employer, at=moment(12, 7))
    services.end_stoppage(stoppage_id=first, at=moment(13, 9), days_lost=1, demands_met="", legality="", words="Xong", **who)
    return first, broken_out(town.officer, town.far, at=moment(20, 7)), broken_out(town.officer, town.lone, at=moment(25, 7))


def seen(monday, on=DAY):
    found = queries.spread_map(monday, within_days=14, on=on)
    return {one.name: (one.employers, one.stoppages, one.near, one.week, one.going, one.freshness) for one in found.places}, found


@pytest.mark.django_db
def test_a_week_shows_what_was_known_at_its_end(spread):
    first, second, third = spread

    now, found = seen(MONDAY)

    assert now == {"KCN Phước Đông": (2, 2, 1, 0, 1, "going"), "Chưa rõ": (1, 1, 1, 1, 1, "going")}
    told = [(one.step.earlier, one.step.later, one.step.days, one.step.shared) for one in found.followed]
    assert told == [(first, second, 8, ("zone",)), (first, third, 13, ("sector",))]
    assert [(link.trait, link.count, link.source == link.target) for link in found.links] == [("sector", 1, False), ("zone", 1, True)]
    past, found = seen(date(2024, 6, 10))
    assert past == {"KCN Phước Đông": (2, 1, 1, 1, 0, "week"), "Chưa rõ": (1, 0, 0, 0, 0, "quiet")}
    assert found.followed == ()
    assert seen(date(2024, 6, 3))[1].before is None
    assert seen(MONDAY)[1].before.code == "2024-W25"
    assert {week.number: week.begun for week in found.weeks if week.begun} == {24: 1, 25: 1, 26: 1}
    assert len(found.weeks) == 52


@pytest.mark.django_db
def test_signals_and_watched_employers_are_counted_until_put_aside(town, enter_as):
    enter_as(town.officer)

    raised = {"by": town.chair, "unit_id": town.union, "employer_id": town.employer}
    enter_as(town.chair)
    first = services.raise_signal(matter="meal", on=date(2024, 6, 12), **raised)
    services.raise_signal(matter="late_wage", on=date(2024, 6, 12), **raised)
    enter_as(town.officer)
    services.open_stoppage(by=town.officer, employer_id=town.lone, words="Bàn nhau nghỉ", at=moment(20, 8), on=date(2024, 6, 20))
    services.dismiss_signal(by=town.officer, signal_id=first, found="Đã sửa", on=date(2024, 6, 18))
    found = {monday: {one.name: one.signals for one in seen(date(2024, 6, monday))[1].places} for monday in (3, 10, 17)}

    assert found == {
        3: {"Chà Là": 0, "Chưa rõ": 0},
        10: {"Chà Là": 1, "Chưa rõ": 0},  # two signals of one employer
        17: {"Chà Là": 1, "Chưa rõ": 1},
    }
    signals = {one.name: one.signals for one in seen(date(2024, 7, 8), on=date(2024, 7, 14))[1].places}
    assert signals == {"Chà Là": 0, "Chưa rõ": 1}  # thirty days went by; the watched one stays


@pytest.mark.django_db
def test_a_neighbour_sees_neither_places_nor_stoppages(town, spread, enter_as):
    enter_as(town.neighbour)

    assert seen(MONDAY)[1].places == ()
    assert seen(MONDAY)[1].before is None


# --- pages ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def sign_in(client, town, monkeypatch):
    monkeypatch.setattr(doors, "today", lambda: DAY)

    def enter(username):
        client.force_login(access.actor_named(username))
        return client

    return enter


@pytest.mark.django_db
def test_the_page_has_two_drawings_a_table_and_links_to_weeks(sign_in, spread):
    officer = sign_in("can.bo")

    shown = officer.get(MAP).content.decode()

    assert shown.count('<svg class="drawing c') == 2  # at a desk and on a phone
    assert shown.count("marker-end") == 2 * 2
    assert 'rel="prev" href="?tuan=2024-W25#ban-do"' in shown
    assert 'rel="next"' not in shown  # no week to come
    assert [len(re.findall(f'id="noi-{number}"', shown)) for number in (1, 2, 3)] == [1, 1, 0]
    assert "dưới 5" in shown
    assert "chưa đối chiếu" in shown  # the fourteen days are the pack's proposal
    past = officer.get(f"{MAP}?tuan=2024-W24").content.decode()
    assert 'rel="next" href="?tuan=2024-W25#ban-do"' in past
    assert "Không vụ nào bắt đầu trong 14 ngày này nối sau" in past


@pytest.mark.django_db
@pytest.mark.parametrize("week", ["2024-W60", "x", "2024-W", "-W1", "9999-W01", "2024-W30", "\x00", "2024-W" + "1" * 40])
def test_a_week_that_cannot_be_is_the_week_of_the_day(sign_in, town, week):
    assert "Tuần 26: 24/06/2024 – 30/06/2024" in sign_in("can.bo").get(MAP, {"tuan": week}).content.decode()


@pytest.mark.django_db
def test_a_quiet_week_says_so_and_leads_to_the_last_that_was_not(sign_in, town, spread, enter_as, monkeypatch):
    _, *going = spread
    enter_as(town.officer)
    for one in going:
        told = {"at": moment(26, 8), "days_lost": 1, "demands_met": "", "legality": "", "words": "Xong"}
        services.end_stoppage(by=town.officer, stoppage_id=one, on=DAY, **told)
    officer = sign_in("can.bo")

    assert "Tuần này yên" in officer.get(f"{MAP}?tuan=2024-W23").content.decode()
    monkeypatch.setattr(doors, "today", lambda: date(2025, 1, 5))
    assert 'href="?tuan=2024-W26#ban-do">Tuần gần nhất trước đó' in officer.get(MAP).content.decode()


@pytest.mark.django_db
def test_a_unit_is_chosen_and_too_many_places_are_not_drawn(sign_in, town, spread, monkeypatch):
    officer = sign_in("can.bo")
    assert "noi-1" in officer.get(f"{MAP}?don_vi={town.district}").content.decode()
    assert "Chưa có doanh nghiệp nào" in officer.get(f"{MAP}?don_vi={town.union}").content.decode()
    monkeypatch.setattr("congdoan.activities.disputes.views.map.MOST_DRAWN", 1)
    shown = officer.get(MAP).content.decode()
    assert "quá nhiều để vẽ" in shown
    assert '<svg class="drawing c' not in shown
    assert "noi-2" in shown


@pytest.mark.django_db
def test_who_does_not_read_disputes_sees_no_map(sign_in, town):
    for name in ("chu.tich", "ke.toan", "quan.tri"):
        assert sign_in(name).get(MAP).status_code == 403


@pytest.mark.django_db
def test_the_workbook_covers_places_of_few_employers(sign_in, town, spread, entered, enter_as):
    enter_as(entered)
    for number in range(5):
        organisation(entered, "employer", f"DV1{number}", parent=town.district, commune="Suối Đá", name="=1+1")
    book = sign_in("can.bo").get(f"{MAP}?dang=xlsx")

    rows = [[cell.value for cell in row] for row in load_workbook(BytesIO(book.content)).active.iter_rows(min_row=8)]
    assert {row[1]: row[2:] for row in rows} == {
        "KCN Phước Đông": ["dưới 5", "", "", "", "", "", ""],
        "Suối Đá": ["5", "0", "0", "0", "0", "0", ""],
        "Chưa rõ": ["dưới 5", "", "", "", "", "", ""],
    }
    assert 'filename="ban-do-ngung-viec-2024-W26.xlsx"' in book["Content-Disposition"]


@pytest.mark.django_db
def test_a_map_asks_as_few_questions_for_many_as_for_one(sign_in, town, spread, entered, enter_as, django_assert_max_num_queries):
    officer = sign_in("can.bo")
    officer.get(MAP)
    with django_assert_max_num_queries(32) as few:
        officer.get(MAP)
    enter_as(entered)
    for number in range(6):
        more = organisation(entered, "employer", f"DV2{number}", parent=town.district, commune=f"Xã {number}")
        enter_as(town.officer)
        broken_out(town.officer, more, at=T0 + timedelta(hours=number))
        enter_as(entered)
    with django_assert_max_num_queries(len(few)):
        assert officer.get(MAP).content.decode().count('id="noi-') == 8
