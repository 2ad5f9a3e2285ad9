"""A unit ends: what it left undone, its given figures and the reports it owes go on with who takes it over; what was done stays."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from congdoan.activities.programmes import queries, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access.services import NotAllowed
from congdoan.people.organisations import services as organisations

from .builders import DAY, district
from .test_reports import asked

pytestmark = pytest.mark.django_db
DECISION = "Quyết định 40/QĐ-LĐLĐ"


@pytest.fixture(scope="module")
def built(built_once):
    return district(built_once)


@pytest.fixture
def home(db, built):
    built.acting("officer")
    return built


def hand_over(home, receiver="CD002", *, who="founder"):
    receiver_id = home.ids[receiver] if receiver else None
    return services.hand_over(by=home.acting(who), unit_id=home.ids["CD001"], receiver_id=receiver_id, decision=DECISION, on=DAY)


def state(plan):
    return queries.details(plan, on=DAY).row.state


def test_a_task_that_the_receiver_has_is_not_given_twice_and_one_that_it_lacks_is(home, client, monkeypatch):
    programme = home.issued()
    plans = home.assigned(programme)
    first, second = plans[home.ids["CD001"]], plans[home.ids["CD002"]]
    services.add_task(by=home.acting("treasurer"), programme_id=first, title="Việc riêng của Số 1", on=DAY)
    given, own = home.plan_issued(first)
    services.tell_progress(by=home.acting("chair"), task_id=own, state="under_way", percent=30, on=DAY)

    assert hand_over(home) == services.HandedOver(programmes=1, tasks=1, reports=0)

    assert (state(first), state(second)) == ("handed_over", "drafted")
    taken = queries.tasks_of(second, on=DAY)[-1]
    assert (taken.title, taken.state) == ("Việc riêng của Số 1", "open")
    assert [step["unit"] for step in queries.task(taken.id, on=DAY).above] == ["CĐCS Số 1"]
    below = {task.title: task.below.total for task in queries.tasks_of(programme, on=DAY)}
    assert below["Lập kế hoạch đối thoại"] == 2
    assert sum(cell.total for _, _, _, cells in queries.board(programme, on=DAY).rows for cell in cells if cell) == 2
    with pytest.raises(services.ProgrammeNotIssued):
        services.tell_progress(by=home.acting("founder"), task_id=given, state="under_way", percent=10, on=DAY)
    assert hand_over(home) == services.HandedOver(0, 0, 0)
    monkeypatch.setattr(doors, "today", lambda: DAY)
    client.force_login(access.actor_named("nguoi.officer"))
    shown = client.get(reverse("programmes:programme", args=[first])).content.decode()
    assert "đã bàn giao" in shown
    assert DECISION in shown


def test_a_receiver_without_a_plan_gets_one_with_the_same_line_of_sight(home):
    programme = home.issued()
    services.assign_programme(by=home.acting("officer"), programme_id=programme, unit_ids=[home.ids["CD001"]], on=DAY)

    assert hand_over(home).tasks == 1

    plan = queries.plans_for_target(programme)[home.ids["CD002"]]
    (task,) = queries.tasks_of(plan, on=DAY)
    assert task.title == "Lập kế hoạch đối thoại"
    assert "CĐCS Số 1" in queries.details(plan, on=DAY).row.source
    assert list(queries.plans_for_target(programme)) == [home.ids["CD002"]]


JOINED = {"code": "4.1", "name": "Đoàn viên kết nạp mới", "unit_words": "người", "measure": "flow", "indicator": "members.joined"}


def given_away(home):
    """Give a target of thirty to the three unions; return the programme, the target and the plans."""
    programme = home.draft()
    services.add_task(by=home.people["officer"], programme_id=programme, title="Kết nạp", for_units=True, on=DAY)
    target = services.add_target(by=home.people["officer"], programme_id=programme, on=DAY, **JOINED)
    services.commit_target(by=home.people["officer"], target_id=target, year=2024, value=30, on=DAY)
    home.issued(programme)
    plans = home.assigned(programme)
    shares = {home.ids["CD001"]: 10, home.ids["CD002"]: 5, home.ids["CD003"]: 15}
    services.assign_target(by=home.acting("officer"), target_id=target, year=2024, method="given", shares=shares, on=DAY)
    return programme, target, plans


def test_a_closed_plan_of_the_receiver_takes_no_figure_and_the_gap_above_tells_it(home):
    programme, _, plans = given_away(home)
    closed = plans[home.ids["CD002"]]
    services.submit_programme(by=home.acting("other"), programme_id=closed, on=DAY)
    services.approve_programme(by=home.acting("founder"), programme_id=closed, on=DAY)
    services.issue_programme(by=home.people["founder"], programme_id=closed, symbol="02/KH-CĐCS", on=DAY)
    services.review_programme(by=home.acting("other"), programme_id=closed, kind="final", lessons="Làm sớm hơn", on=DAY)

    assert hand_over(home).programmes == 1

    (row,) = queries.targets_of(programme, 2024)
    assert (row.gap.parts, row.gap.missing) == (20, 10)


def test_a_code_that_the_receiver_uses_for_a_target_of_its_own_takes_no_figure(home):
    programme = home.draft()
    services.add_task(by=home.people["officer"], programme_id=programme, title="Kết nạp", for_units=True, on=DAY)
    target = services.add_target(by=home.people["officer"], programme_id=programme, on=DAY, **JOINED)
    home.issued(programme)
    plans = home.assigned(programme)
    services.assign_target(
        by=home.acting("officer"), target_id=target, year=2024, method="given", shares={home.ids["CD001"]: 10}, on=DAY
    )  # fmt: skip
    own = services.add_target(by=home.acting("other"), programme_id=plans[home.ids["CD002"]], on=DAY, **JOINED)

    assert hand_over(home).programmes == 1

    assert [(row.id, row.assigned) for row in queries.targets_of(plans[home.ids["CD002"]], 2024)] == [(own, None)]


def test_figures_given_from_above_add_up_so_that_the_whole_is_still_given_away(home):
    programme, target, _ = given_away(home)

    hand_over(home)

    (row,) = queries.targets_of(programme, 2024)
    assert (row.gap.parts, row.gap.missing) == (30, 0)
    children = {code: one.assigned for code, _, one in queries.target(target, year=2024).children}
    assert children["CD002"] == 15


def test_reports_are_asked_of_who_took_over_and_counted_once(home):
    every, own = asked(home)
    only, _ = asked(home, title="Chỉ hỏi hai nơi", unit_ids=[home.ids["CD001"], home.ids["CD003"]])
    home.acting("officer")
    services.submit_report(by=home.acting("treasurer"), report_id=own["CD001"], on=DAY)

    assert hand_over(home).reports == 1  # what was sent stands

    home.acting("officer")
    found = queries.report_request(only, on=DAY)
    assert (found.row.counters.required, [row.unit_code for row in found.missing]) == (2, ["CD002", "CD003"])
    assert queries.report_request(every, on=DAY).row.counters.required == 3


def test_where_nobody_takes_over_everything_ends(home):
    plan = home.assigned()[home.ids["CD001"]]
    number, _ = asked(home)

    assert hand_over(home, None) == services.HandedOver(programmes=1, tasks=0, reports=1)

    assert state(plan) == "handed_over"
    assert queries.report_request(number, on=DAY).row.counters.required == 2
    assert services.send_reminders(by=home.acting("founder"), on=DAY)["late"] == 2 + 2 + 1


def test_plans_below_an_ended_programme_go_on_under_what_follows_it(home, client, monkeypatch):
    programme = home.issued()
    plans = home.assigned(programme)
    by = home.acting("founder")
    organisations.place(by=by, organisation_id=home.ids["CD001"], parent_id=home.ids["LDLD-TB"], since=DAY, on=DAY)

    services.hand_over(by=by, unit_id=home.ids["LDLD-DMC"], receiver_id=home.ids["LDLD-TB"], decision=DECISION, on=DAY)

    moves = {code: queries.details(plans[home.ids[code]], on=DAY).moves for code in ("CD001", "CD002")}
    ((goes_on, decision, day),) = moves["CD001"]
    assert "tiếp theo là “Chương trình năm 2024” của LĐLĐ huyện Tân Biên" in goes_on
    assert (decision, day) == (DECISION, DAY)
    assert moves["CD002"][0][0].endswith("chưa có gì nối tiếp")
    heir = queries.listing(queries.Filter(unit_id=home.ids["LDLD-TB"]), on=DAY).rows[0]
    assert (heir.plans, [row.unit_code for row in queries.plans_below(heir.id, on=DAY)[0]]) == (1, ["CD001"])
    assert queries.details(plans[home.ids["CD001"]], on=DAY).row.parent_id == programme  # history stays
    (goes_on_here,) = [task for task in queries.tasks_of(heir.id, on=DAY) if task.for_units or task.below.total]
    assert (goes_on_here.title, goes_on_here.below) == ("Lập kế hoạch đối thoại", queries.Below(total=1, late=1))
    assert [child.unit_code for child in queries.task(goes_on_here.id, on=DAY).children] == ["CD001"]
    assert [(title, cells) for _, _, title, cells in queries.board(heir.id, on=DAY).rows] == [
        ("Lập kế hoạch đối thoại", (queries.Cell(1, 0, 0, 1),))
    ]
    monkeypatch.setattr(doors, "today", lambda: DAY)
    client.force_login(access.actor_named("nguoi.chair"))
    assert "tiếp theo là" in client.get(reverse("programmes:programme", args=[plans[home.ids["CD001"]]])).content.decode()
    columns = "unit_id, plan_id, ended_id, successor_id, words, decision, moved_by, moved_on"
    statement = f"INSERT INTO programmes_planmove ({columns}) VALUES (%s, %s, %s, %s, 'x', %s, %s, %s)"
    by = home.acting("founder")
    for ended, decision in ((programme, "x"), (heir.id, "x"), (heir.id, "")):  # left already; not ended; no decision
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, (home.ids["CD001"], plans[home.ids["CD001"]], ended, None, decision, by, DAY))


def test_only_who_may_and_never_without_a_decision(home):
    plan = home.assigned()[home.ids["CD001"]]
    with pytest.raises(NotAllowed):
        hand_over(home, who="chair")
    _, own = asked(home)
    columns = "unit_id, programme_id, place, kind, words, acted_by, acted_on"
    act = f"INSERT INTO programmes_programmeact ({columns}) VALUES (%s, %s, 2, %s, '', %s, %s)"
    report = (
        "INSERT INTO programmes_report (unit_id, request_id, asker, title, first, last, opens_on, due_on, cells, state, is_amended)"
        " SELECT %s, request_id, asker, title, first, last, opens_on, due_on, cells, 'open', false FROM programmes_report WHERE id = %s"
    )
    by = home.acting("founder")
    for statement, values in (
        (act, (home.ids["CD001"], plan, "handed_over", by, DAY)),
        (report, (home.ids["LDLD-TB"], own["CD001"])),  # by another than who asked, while nothing was handed over
        ("UPDATE programmes_report SET state = 'handed_over' WHERE id = %s", (own["CD001"],)),
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
