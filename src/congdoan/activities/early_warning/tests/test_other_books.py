"""Signals from the books of disputes and bargaining: from which day each counts, until when, and who may not end it."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from congdoan.activities.bargaining import services as bargaining
from congdoan.activities.bargaining.tests.builders import agreed, called, clause, held
from congdoan.activities.disputes import queries as disputes_queries
from congdoan.activities.disputes import services as disputes
from congdoan.activities.disputes.rules.timers import HERE
from congdoan.activities.disputes.tests.builders import broken_out
from congdoan.activities.early_warning import queries, services
from congdoan.activities.early_warning.models import Signal
from congdoan.activities.early_warning.tests.builders import DAY, told
from congdoan.activities.early_warning.tests.test_services import NO_DIALOGUE, kinds, score_of
from congdoan.people.organisations.tests.builders import organisation

pytestmark = pytest.mark.django_db
BROKE_OUT = date(2024, 6, 24)
NEW_WAGE = date(2024, 7, 1)  # Nghị định 74/2024/NĐ-CP: region III from 3,640,000 to 3,860,000


@pytest.fixture
def observe(entered, enter_as):
    def on_day(day, by=entered):
        enter_as(by, on=day)
        return services.observe_signals(by=by, on=day)

    return on_day


def test_a_stoppage_of_the_same_trade_next_door_counts_fourteen_days(town, observe, entered, enter_as):
    stopped = organisation(entered, "employer", "DV009", parent=town.next_door, name="Công ty Hàng xóm", sector="may_mac")
    far = organisation(entered, "employer", "DV010", parent=town.district, sector="che_bien_go")
    enter_as(town.neighbour, on=DAY)
    broken_out(town.neighbour, stopped)

    observe(DAY)
    observe(DAY, by=town.officer)  # who does not reach the stoppage, and does not end its signals

    assert kinds(town) == [("W10", ""), NO_DIALOGUE]
    assert kinds(town, town.lone) == [("W10", "")]  # without a union
    assert kinds(town, far) == []
    row = next(one for one in queries.signals_of(town.employer, on=DAY) if one.code == "W10")
    assert (row.words, row.told) == ("ngừng việc gần kề 6 ngày trước", "ngừng việc ngày 24/06/2024 ở doanh nghiệp cùng ngành")
    assert [score_of(town, BROKE_OUT + timedelta(days=n)).points for n in (14, 15)] == [7, 2]
    assert observe(BROKE_OUT + timedelta(days=15)) == {"begun": 0, "ended": 0, "kept": 1, "employers": 4}


def test_twelve_months_without_a_session_and_an_agreement_that_is_over(town, observe, enter_as):
    enter_as(town.chair, on=DAY)
    held(town.chair, called(town.chair, town.union, town.employer, planned_on=date(2024, 6, 28)), date(2024, 6, 28), on=DAY)
    agreed(town.chair, town.union, town.employer, title="Thỏa ước Giày")  # until 30 June 2025
    days = (date(2025, 6, 28), date(2025, 6, 29), date(2025, 7, 1))

    seen = []
    for day in days:
        observe(day)
        seen.append([one.kind for one in Signal.objects.filter(employer_id=town.employer, end=None).order_by("kind")])

    assert seen == [[], ["no_dialogue_12_months"], ["cba_expired", "no_dialogue_12_months"]]
    assert score_of(town, days[-1]).points == 4
    assert {one.told for one in queries.signals_of(town.employer, on=days[-1])} == {
        "phiên đối thoại gần nhất ngày 28/06/2024",
        "thỏa ước “Thỏa ước Giày” hết hạn ngày 30/06/2025",
    }
    later = days[-1] + timedelta(days=1)
    enter_as(town.chair, on=later)
    term = {"signed_on": later, "effective_on": later, "expires_on": date(2027, 6, 30)}
    agreed(town.chair, town.union, town.employer, on=later, **term)
    assert observe(later)["ended"] == 1
    assert [one.kind for one in Signal.objects.filter(end=None)] == ["no_dialogue_12_months"]


def test_a_clause_falls_under_the_minimum_wage_on_the_day_of_the_decree(town, observe, enter_as):
    enter_as(town.chair, on=DAY)
    agreed(
        town.chair, town.union, town.employer, clause("lowest_wage", 3_700_000, workers=10), clause("annual_leave", 10), title="Thỏa ước"
    )

    assert observe(DAY)["begun"] == 1  # too few days of leave are no wage: only that nobody ever talked
    assert observe(NEW_WAGE)["begun"] == 1

    row = next(one for one in queries.signals_of(town.employer, on=NEW_WAGE) if one.code == "W4")
    assert (row.kind, score_of(town, NEW_WAGE).points) == ("min_wage_not_applied", 7)
    assert row.told.startswith("thỏa ước “Thỏa ước” Điều 9: ")
    assert row.told.endswith(" 3.700.000 đ, lương tối thiểu vùng 3.860.000 đ")
    assert observe(NEW_WAGE)["kept"] == 2


@pytest.mark.parametrize(
    ("matter", "code", "kind", "points"),
    [
        ("late_wage", "W1", "", 3), ("insurance", "W2", "", 2), ("hours", "W5", "complaint", 3), ("norm", "W7", "norm", 4),
        ("meal", "W8", "complaint", 4), ("job", "W9", "job_cut_plan", 7), ("conduct", "W11", "abuse", 5), ("safety", "RAISED", "", 0),
    ],
)  # fmt: skip
def test_one_tap_of_a_union_counts_from_the_morning_until_it_is_put_aside(town, observe, enter_as, matter, code, kind, points):
    enter_as(town.chair, on=DAY)
    raised = [disputes.raise_signal(by=town.chair, unit_id=town.union, employer_id=town.employer, matter=matter, on=DAY) for _ in range(2)]
    observe(DAY)

    assert kinds(town) == sorted([(code, kind), NO_DIALOGUE])
    assert score_of(town).points == points + 2
    assert [score_of(town, DAY - timedelta(days=1)).points, observe(DAY)["kept"]] == [0, 2]
    enter_as(town.officer, on=DAY)
    for one in raised:
        disputes.dismiss_signal(by=town.officer, signal_id=one, found="Đã xem, không đúng", on=DAY)
    assert observe(DAY)["ended"] == 1
    assert observe(DAY + timedelta(days=30))["begun"] == 0


def test_what_nobody_settles_counts_thirty_days(town, observe, enter_as):
    enter_as(town.chair, on=DAY)
    disputes.raise_signal(by=town.chair, unit_id=town.union, employer_id=town.employer, matter="meal", on=DAY)

    held = [observe(DAY + timedelta(days=days)) for days in (0, 29, 30)]

    assert [(one["begun"], one["ended"]) for one in held] == [(2, 0), (0, 0), (0, 1)]


@pytest.mark.parametrize(("day", "days", "points"), [(date(2024, 12, 12), 46, 0), (date(2024, 12, 13), 45, 2), (date(2025, 1, 7), 20, 7)])
def test_a_bonus_that_nobody_announced_weighs_more_as_tet_comes_nearer(town, observe, enter_as, day, days, points):
    enter_as(town.chair, on=day)
    disputes.raise_signal(by=town.chair, unit_id=town.union, employer_id=town.employer, matter="bonus", words="chưa nói gì", on=day)
    observe(day)

    row = next(one for one in queries.signals_of(town.employer, on=day) if one.code == "W3")
    assert row.words == f"chưa công bố thưởng Tết, còn {days} ngày"
    assert score_of(town, day).points == points + 2


def test_an_answer_of_unpaid_is_raised_too_and_does_not_count_twice(town, observe, enter_as):
    day = date(2024, 6, 11)
    facts = {"by": town.chair, "employer_id": town.employer}
    enter_as(town.chair, on=date(2024, 6, 1))
    services.set_pay_day(**facts, day=10, is_following=True, on=date(2024, 6, 1))
    enter_as(town.chair, on=day)
    for _ in range(2):
        services.answer_pay_day(**facts, month=202405, is_paid=False, words="hẹn 30/6", on=day)

    (raised,), _ = disputes_queries.signals(on=day, unit_id=town.union)
    assert (raised.matter, raised.words) == ("late_wage", "Chưa trả lương tháng 05/2024. hẹn 30/6")
    observe(day)
    assert [one.code for one in Signal.objects.exclude(code="W12")] == ["W1"]
    enter_as(town.chair, on=DAY)
    services.answer_pay_day(**facts, month=202405, is_paid=True, on=DAY)
    observe(DAY)
    assert not Signal.objects.filter(code="W1", end=None).exists()


def test_late_wages_that_are_raised_again_after_an_answer_count_again(town, observe, enter_as):
    first, paid, again = date(2024, 6, 9), date(2024, 6, 11), date(2024, 6, 20)
    by, raised = town.chair, {"unit_id": town.union, "employer_id": town.employer, "matter": "late_wage"}
    enter_as(by, on=first)
    services.set_pay_day(by=by, employer_id=town.employer, day=9, is_following=True, on=first)
    disputes.raise_signal(by=by, on=first, **raised)
    enter_as(by, on=paid)
    services.answer_pay_day(by=by, employer_id=town.employer, month=202405, is_paid=True, on=paid)
    observe(paid)
    assert kinds(town, on=paid) == [NO_DIALOGUE]
    enter_as(by, on=again)
    disputes.raise_signal(by=by, on=again, **raised)

    observe(again)

    assert kinds(town, on=again) == sorted([("W1", ""), NO_DIALOGUE])


def test_workers_behind_a_dispute_and_a_change_without_the_session_it_asks_for(town, observe, enter_as):
    enter_as(town.officer, on=DAY)
    told = {"kind": "rights", "matter": "hours", "words": "Tiền làm thêm", "known_on": DAY, "received_on": DAY}
    disputes.open_dispute(by=town.officer, employer_id=town.employer, workers=9, on=DAY, **told)
    disputes.open_dispute(by=town.officer, employer_id=town.lone, workers=10, on=DAY, **told)
    enter_as(town.chair, on=DAY)
    called(town.chair, town.union, town.employer, kind="event", trigger="93", planned_on=DAY)
    observe(DAY)

    assert [score_of(town, employer=one).points for one in (town.employer, town.lone)] == [2, 6]  # from ten on it is collective
    later = DAY + timedelta(days=1)
    observe(later)
    assert score_of(town, later).points == 6
    row = next(one for one in queries.signals_of(town.employer, on=later) if one.code == "W7")
    assert row.told == "phiên đối thoại theo Điều 93 hẹn ngày 30/06/2024 chưa họp"


def test_a_session_that_was_cancelled_and_called_again_is_told_by_the_later_one(town, observe, enter_as):
    event = {"kind": "event", "trigger": "93"}
    enter_as(town.chair, on=DAY)
    first = called(town.chair, town.union, town.employer, planned_on=DAY, **event)
    bargaining.cancel_dialogue(by=town.chair, dialogue_id=first, reason="Giám đốc đi vắng", on=DAY)
    missed, planned_on = DAY + timedelta(days=1), DAY + timedelta(days=10)
    observe(missed)
    assert ("W7", "norm") in kinds(town, on=missed)  # cancelled, and no other one called

    enter_as(town.chair, on=missed)
    called(town.chair, town.union, town.employer, planned_on=planned_on, on=missed, **event)
    observe(missed)

    assert ("W7", "norm") not in kinds(town, on=missed)
    observe(planned_on + timedelta(days=1))
    assert ("W7", "norm") in kinds(town, on=planned_on + timedelta(days=1))


def test_an_employer_that_began_less_than_a_year_ago_owes_no_session_yet(town, observe, entered, enter_as):
    enter_as(entered, on=DAY)
    union = organisation(entered, "grassroots_union", "CD031", parent=town.district)
    young = [organisation(entered, "employer", f"DV03{n}", parent=union, founded_on=date(2023, 6, 30) + timedelta(days=n)) for n in (0, 1)]

    observe(DAY)

    assert [kinds(town, one) for one in young] == [[NO_DIALOGUE], []]


def test_warnings_are_judged_by_the_stoppages_of_the_books(town, enter_as):
    enter_as(town.officer, on=DAY)
    told(town.officer, town)
    told(town.officer, town, "W11", "abuse")  # 7 + 5 points: orange
    assert queries.own_backtest(on=DAY) == []
    later = DAY + timedelta(days=10)
    enter_as(town.officer, on=later)
    broken_out(town.officer, town.employer, at=datetime(2024, 7, 10, 0, 30, tzinfo=HERE), on=later)  # still 9 July in Greenwich
    broken_out(town.officer, town.lone, at=datetime(2024, 7, 10, 8, tzinfo=HERE), on=later)

    points = next(one for one in queries.own_backtest(on=later) if one.code == "points").judged

    assert (points.stoppages, points.foretold, points.lead_days, points.alarms, points.right) == (2, 1, 10, 1, 1)
    enter_as(town.neighbour, on=later)
    assert queries.own_backtest(on=later) == []


def test_the_grid_goes_by_the_owners_country(town, entered, enter_as):
    enter_as(town.officer, on=DAY)
    told(town.officer, town)
    for employer, country in ((town.employer, "Hàn Quốc"), (town.lone, "hàn quốc")):
        disputes.describe_employer(by=town.officer, employer_id=employer, zone="", owner_country=country, on=DAY)
    enter_as(entered, on=DAY)
    organisation(entered, "employer", "DV011", parent=town.district, commune="Chà Là")

    found = queries.grid("nuoc", on=DAY)

    (cells,) = [dict(zip(found.columns, row, strict=True)) for commune, row in found.rows if commune == "Chà Là"]
    assert {country.lower(): (cell.employers, cell.points) for country, cell in cells.items()} == {"hàn quốc": (2, 7), "chưa rõ": (1, 0)}


def test_observing_asks_the_same_questions_whatever_the_number(town, observe, entered, enter_as):
    def statements():
        with CaptureQueriesContext(connection) as seen:
            found = queries.observed(organisations, on=NEW_WAGE)
        return len(seen), len(found)

    enter_as(entered, on=NEW_WAGE)
    organisations = [town.employer]
    broken_out(entered, town.lone, on=NEW_WAGE)
    agreed(entered, town.union, town.employer, clause("lowest_wage", 3_700_000, workers=10), on=NEW_WAGE)
    statements()
    before, few = statements()
    for number in range(4):
        union = organisation(entered, "grassroots_union", f"CD02{number}", parent=town.district)
        employer = organisation(entered, "employer", f"DV02{number}", parent=union, sector="may_mac", wage_region="III")
        broken_out(entered, employer, on=NEW_WAGE)
        agreed(entered, union, employer, clause("lowest_wage", 3_700_000, workers=10), on=NEW_WAGE)
        organisations.append(employer)

    after, many = statements()

    assert (few, many) == (3, 15)
    assert after == before
