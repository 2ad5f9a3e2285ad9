"""Signals from the books of disputes and bargaining: from which day each counts, until when, and who may not end it."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from congdoan.activities.bargaining.tests.builders import agreed, called, clause, held
from congdoan.activities.disputes import services as disputes
from congdoan.activities.disputes.rules.timers import HERE
from congdoan.activities.disputes.tests.builders import broken_out
from congdoan.activities.early_warning import queries, services
from congdoan.activities.early_warning.models import Signal
from congdoan.activities.early_warning.tests.builders import DAY, told
from congdoan.activities.early_warning.tests.test_services import kinds, score_of
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

    assert kinds(town) == kinds(town, town.lone) == [("W10", "")]
    assert kinds(town, far) == []
    (row,) = queries.signals_of(town.employer, on=DAY)
    assert (row.words, row.told) == ("ngừng việc gần kề 6 ngày trước", "ngừng việc ngày 24/06/2024 ở doanh nghiệp cùng ngành")
    assert [score_of(town, BROKE_OUT + timedelta(days=n)).points for n in (14, 15)] == [5, 0]
    assert observe(BROKE_OUT + timedelta(days=15)) == {"begun": 0, "ended": 0, "kept": 0, "employers": 4}


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

    assert observe(DAY)["begun"] == 0  # too few days of leave are no wage
    assert observe(NEW_WAGE)["begun"] == 1

    (row,) = queries.signals_of(town.employer, on=NEW_WAGE)
    assert (row.code, row.kind, score_of(town, NEW_WAGE).points) == ("W4", "min_wage_not_applied", 5)
    assert row.told.startswith("thỏa ước “Thỏa ước” Điều 9: ")
    assert row.told.endswith(" 3.700.000 đ, lương tối thiểu vùng 3.860.000 đ")
    assert observe(NEW_WAGE)["kept"] == 1


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

    assert (few, many) == (2, 10)
    assert after == before
