"""Indicators: what the books tell, part by part; ratios on frozen denominators; forecasts that flatter nobody."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from congdoan.activities.bargaining import queries as bargaining
from congdoan.activities.bargaining import services as agreements
from congdoan.activities.bargaining.tests.builders import agreed, clause
from congdoan.activities.programmes import queries, services
from congdoan.activities.programmes.rules import forecast as forecasts
from congdoan.activities.programmes.rules.indicators import INDICATORS, Measured, Part, frozen
from congdoan.finance.assessments import services as assessments
from congdoan.people.members import queries as membership
from congdoan.people.members.tests.builders import draft, members
from congdoan.people.officers import services as officers
from congdoan.people.officers.tests.builders import seat, term
from congdoan.people.organisations import queries as organisations
from congdoan.people.organisations.tests.builders import organisation

from .builders import DAY, district

db = pytest.mark.django_db
FIRST, LAST = date(2024, 1, 1), date(2024, 12, 31)
counts = st.integers(0, 10**6)
parts = st.lists(st.tuples(counts, counts), max_size=20).map(
    lambda told: tuple(Part(unit, f"CD{unit:03}", f"CĐCS {unit}", *pair) for unit, pair in enumerate(told))
)


@pytest.fixture(scope="module")
def built(built_once):
    found = district(built_once)
    employers = [("DV001", "CD001", 30), ("DV002", "CD002", 10), ("DV009", "LDLD-DMC", 40)]
    ids = [
        (organisation(built_once, "employer", code, parent=found.ids[home], name=f"Công ty {code}"), count)
        for code, home, count in employers
    ]
    rows = [assessments.PayrollRow(employer, 202406, count, count * 5_000_000) for employer, count in ids]
    assessments.declare_payroll(by=built_once, rows=rows, on=DAY)
    for code, names in (("CD001", ("An", "Bình", "Chi")), ("CD002", ("Dung",))):
        members(built_once, found.ids[code], [draft(f"Đoàn Viên {name}") for name in names])
    return found


@pytest.fixture
def home(db, built):
    built.acting("officer")
    return built


def measured(home, code, on=DAY, unit="LDLD-DMC"):
    return queries.measure(code, home.ids[unit], year=2024, on=on)


@db
@pytest.mark.parametrize(("code", "told"), [
    ("members.standing", (4, 0)), ("members.joined", (4, 0)), ("members.net", (4, 0)), ("members.density", (4, 40)),
    ("organisations.founded", (0, 0)), ("organisations.standing", (3, 0)), ("assessments.unionised_25", (1, 2)),
    ("collection.union_fund", (0, 0)), ("collection.dues", (0, 0)), ("budgets.settled", (0, 3)), ("documents.issued", (0, 0)),
    ("programmes.planned", (0, 3)), ("programmes.done", (0, 0)), ("bargaining.grade_a", (0, 0)), ("bargaining.digital", (0, 0)),
    ("bargaining.meals", (0, 0)), ("bargaining.conferences", (0, 2)), ("bargaining.democracy", (0, 2)),
    ("officers.chairs_trained", (0, 0)), ("emulation.recognised", (0, 0)), ("emulation.awarded", (0, 0)), ("procedures.in_time", (0, 0)),
])  # fmt: skip
def test_each_indicator_tells_what_the_books_hold(home, code, told):
    found = measured(home, code)

    assert (found.numerator, found.denominator) == told
    assert (INDICATORS[code].measure == "ratio") == bool(INDICATORS[code].denominator)


@db
def test_every_indicator_has_a_function_or_says_what_is_missing():
    assert set(queries.FUNCTIONS) == {code for code, one in INDICATORS.items() if one.is_built}
    assert all(one.needs or one.numerator for one in INDICATORS.values())
    assert queries.measure("training.taught", 1, year=2024, on=DAY) is None
    assert queries.measure("members.standing", 1, year=2024, on=date(2023, 12, 31)) is None
    assert all(queries.measure("members.standing", 1, year=year, on=DAY) is None for year in (0, 1999, 10**9))


@db
def test_agreements_are_counted_by_employer_and_first_signatures_by_union(home):
    officer = home.acting("officer")
    union, employer = home.ids["CD001"], organisations.by_code(["DV001"])["DV001"].id
    term = {"signed_on": date(2024, 5, 6), "effective_on": date(2024, 5, 6), "expires_on": date(2026, 5, 5)}
    first = agreed(officer, union, employer, **term)
    agreed(officer, union, employer, renews_id=first, **term)

    told = {code: measured(home, code) for code in ("bargaining.agreements", "bargaining.signed")}

    assert [(part.code, part.numerator, part.denominator) for part in told["bargaining.agreements"].parts] == [
        ("DV001", 1, 1), ("DV002", 0, 1),
    ]  # fmt: skip
    assert {part.code: part.numerator for part in told["bargaining.signed"].parts} == {"CD001": 1, "CD002": 0, "CD003": 0}
    assert measured(home, "bargaining.agreements", on=date(2024, 5, 5)).numerator == 0
    assert measured(home, "bargaining.signed", on=date(2024, 5, 5)).numerator == 0


@db
def test_agreements_are_told_by_their_grade_their_clauses_and_dearer_meals(home):
    by = home.acting("founder")
    union, employer = home.ids["CD001"], organisations.by_code(["DV001"])["DV001"].id
    one = agreed(by, union, employer, clause("shift_meal", 25_000, workers=30), clause("digital_training"))
    assert [measured(home, f"bargaining.{code}").numerator for code in ("grade_a", "digital", "meals")] == [0, 1, 0]
    (meal, _) = bargaining.agreement(one, on=DAY).clauses
    facts = {"added": [clause("shift_meal", 28_000, workers=30)], "since": date(2024, 5, 1), "words": "Phụ lục 1"}
    agreements.amend_clauses(by=by, agreement_id=one, dropped=[meal.id], on=DAY, **facts)
    given = agreements.grade_agreement(by=by, agreement_id=one, year=2024, implementation=20, on=DAY)

    told = [measured(home, f"bargaining.{code}") for code in ("grade_a", "digital", "meals")]

    assert [(each.numerator, each.denominator) for each in told] == [(int(given.letter == "A"), 1), (1, 1), (1, 0)]
    assert [part.code for part in told[2].parts if part.numerator] == ["CD001"]
    assert measured(home, "bargaining.meals", on=date(2024, 4, 30)).numerator == 0


@db
@pytest.mark.parametrize(("since", "is_raised"), [(date(2023, 12, 31), 0), (date(2024, 1, 1), 1)])
def test_a_dearer_meal_is_held_against_that_of_the_day_before_the_first(home, since, is_raised):
    by = home.acting("founder")
    employer = organisations.by_code(["DV001"])["DV001"].id
    one = agreed(by, home.ids["CD001"], employer, clause("shift_meal", 25_000, workers=30))
    (meal,) = bargaining.agreement(one, on=DAY).clauses
    added = [clause("shift_meal", 28_000, workers=30)]
    agreements.amend_clauses(by=by, agreement_id=one, dropped=[meal.id], added=added, since=since, words="Phụ lục 1", on=DAY)

    assert measured(home, "bargaining.meals").numerator == is_raised


@db
def test_a_conference_counts_in_its_year_and_a_regulation_ever_after(home):
    by, union, employer = home.acting("founder"), home.ids["CD001"], organisations.by_code(["DV001"])["DV001"].id
    facts = {"unit_id": union, "employer_id": employer, "happened_on": date(2023, 12, 1), "on": DAY, "words": "Đã họp"}
    agreements.record_workplace_act(by=by, kind="conference", form="whole", called=30, present=28, **facts)
    agreements.record_workplace_act(by=by, kind="regulation", **facts)

    told = {code: measured(home, f"bargaining.{code}") for code in ("conferences", "democracy")}

    assert [(each.numerator, each.denominator) for each in told.values()] == [(0, 2), (1, 2)]
    assert queries.measure("bargaining.conferences", home.ids["LDLD-DMC"], year=2023, on=DAY).numerator == 1


@db
def test_a_chair_who_came_to_a_course_is_trained(home):
    by, union = home.acting("founder"), home.ids["CD001"]
    chair, head = (row.id for row in membership.listing(membership.Filter(unit_id=union), on=DAY).rows[:2])
    seat(by, term(by, union), chair, "chair")
    seat(by, term(by, union, "women"), head, "chair")  # heads a board, not the union
    course = officers.open_course(by=by, unit_id=home.ids["LDLD-DMC"], name="Nghiệp vụ", first_on=DAY, last_on=DAY, on=DAY)
    officers.record_attendance(
        by=by, course_id=course, attended=[officers.Attended(chair, "absent"), officers.Attended(head, "attended")], on=DAY
    )
    assert [(part.code, part.numerator) for part in measured(home, "officers.chairs_trained").parts] == [("CD001", 0)]

    officers.record_attendance(by=by, course_id=course, attended=[officers.Attended(chair, "attended")], on=DAY)

    assert (measured(home, "officers.chairs_trained").numerator, measured(home, "officers.chairs_trained").denominator) == (1, 1)


@db
def test_a_union_measures_itself_alone(home):
    home.acting("chair")

    assert measured(home, "members.standing", unit="CD001").numerator == 3
    assert measured(home, "members.density", unit="CD001").denominator == 30


@db
def test_plans_and_tasks_of_the_units_are_counted(home):
    programme = home.issued()
    (task,) = home.plan_issued(home.assigned(programme)[home.ids["CD001"]])
    services.tell_progress(by=home.acting("treasurer"), task_id=task, state="none", words="Không có", on=DAY)
    home.acting("officer")

    assert (measured(home, "programmes.planned").numerator, measured(home, "programmes.done").numerator) == (1, 1)
    assert measured(home, "programmes.done").denominator == 3  # two of the district, one of the union


@db
def test_a_frozen_denominator_stays_when_units_come_and_go(home):
    programme = home.draft()
    target = services.add_target(by=home.people["officer"], programme_id=programme, code="local.density", on=DAY)
    services.commit_target(by=home.people["officer"], target_id=target, year=2024, value=9_000, on=DAY)
    (before,) = queries.results([queries.target(target, year=2024).row], year=2024, on=DAY)
    assert (before.value, before.forecast, before.why) == (1_000, None, "mẫu số còn đổi: khóa mẫu số để dự báo")

    assert services.freeze_denominator(by=home.people["officer"], target_id=target, year=2024, on=DAY) == 2

    with pytest.raises(services.MethodUnfit):
        services.freeze_denominator(by=home.people["officer"], target_id=target, year=2024, on=DAY)
    members(home.acting("founder"), home.ids["CD003"], [draft("Đoàn Viên Mới")])
    home.acting("officer")
    (after,) = queries.results([queries.target(target, year=2024).row], year=2024, on=DAY)
    assert (after.measured.numerator, after.measured.denominator, after.frozen_on) == (4, 40, DAY)
    assert [(part.code, part.numerator, part.denominator) for part in after.forecast.deciding] == [("CD001", 3, 30), ("CD002", 1, 10)]
    assert not after.forecast.reaches
    with pytest.raises(Exception, match=r"never|denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE programmes_frozenbase SET parts = '[]' WHERE target_id = %s", [target])


@db
def test_what_cannot_be_told_says_why_and_shows_a_dash(home):
    programme = home.draft()
    for code in ("XIII-4.state", "local.growth"):
        services.add_target(by=home.people["officer"], programme_id=programme, code=code, on=DAY)

    told = queries.results(queries.targets_of(programme, 2024), year=2024, on=DAY)

    assert [(one.value, one.shown) for one in told] == [(None, "–"), (None, "–")]
    assert [one.why for one in told] == [
        f"chưa tính được: {INDICATORS['bargaining.public_democracy'].needs}", "chỉ tiêu này không gắn với chỉ số nào tính được từ sổ",
    ]  # fmt: skip
    with pytest.raises(services.MethodUnfit):
        services.freeze_denominator(by=home.people["officer"], target_id=told[0].target.id, year=2024, on=DAY)


@db
def test_a_count_is_forecast_by_its_pace_and_three_unions_decide(home):
    programme = home.draft()
    target = services.add_target(by=home.people["officer"], programme_id=programme, code="local.vsip_members", on=DAY)
    services.commit_target(by=home.people["officer"], target_id=target, year=2024, value=12, on=DAY)
    services.add_task(by=home.people["officer"], programme_id=programme, title="Việc", for_units=True, on=DAY)
    home.assigned(home.issued(programme))
    services.assign_target(by=home.acting("officer"), target_id=target, year=2024, method="same", total=4, on=DAY)

    (told,) = queries.results([queries.target(target, year=2024).row], year=2024, on=DAY)

    assert told.value == 4
    assert (told.forecast.day, told.forecast.value, told.forecast.at_last) == (date(2024, 12, 15), 7, 8)  # 4 in 182 days
    assert [part.code for part in told.forecast.deciding] == ["CD003", "CD002", "CD001"]


@given(parts)
def test_the_parts_make_the_figure(told):
    found = Measured(told)

    assert found.numerator == sum(part.numerator for part in told)
    assert found.denominator == sum(part.denominator for part in told)


@given(parts, st.lists(st.integers(0, 30), max_size=30, unique=True))
def test_on_frozen_denominators_nobody_is_above_the_whole(told, kept):
    found = frozen(Measured(told), [(unit, "", "", 100) for unit in kept])

    assert found.denominator == 100 * len(kept)
    assert found.numerator <= found.denominator
    assert {part.unit_id for part in found.parts} == set(kept)


@given(parts, st.integers(30, 364), counts, counts)
def test_a_pace_kept_on_its_own_day_is_the_figure_itself(told, gone, start, wanted):
    on = FIRST + timedelta(days=gone - 1)
    facts = {"start": start, "wanted": wanted, "direction": ">=", "first": FIRST, "last": LAST, "wanted_of_parts": {}}

    found = forecasts.forecast(Measured(told), on=on, day=on, **facts)

    assert found.value == Measured(told).numerator
    assert found.reaches == (found.at_last >= wanted)
    assert len(found.deciding) <= 3


@pytest.mark.parametrize("on", [date(2024, 1, 29), LAST, date(2025, 3, 1)])
def test_too_few_days_or_none_left_tell_no_pace(on):
    facts = {"start": 0, "wanted": 1, "direction": ">=", "first": FIRST, "last": LAST, "wanted_of_parts": {}}

    assert forecasts.forecast(Measured(()), on=on, day=date(2024, 12, 15), **facts) is None
