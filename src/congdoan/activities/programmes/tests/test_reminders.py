"""Reminders go out by themselves: before a day, after it, to the unit above; each once, and no longer when the thing is done."""

import io
import json
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from congdoan.activities.programmes import queries, services
from congdoan.activities.programmes.rules import reminders as rules
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access.services import NotAllowed

from .builders import DAY, district

db = pytest.mark.django_db
OPENS, DUE, ESCALATES = DAY + timedelta(days=1), DAY + timedelta(days=10), DAY + timedelta(days=12)
EARLY, CLOSING, LATE, ABOVE = DAY, DUE - timedelta(days=3), DUE + timedelta(days=1), ESCALATES + timedelta(days=1)


@pytest.fixture(scope="module")
def built(built_once):
    found = district(built_once)
    days = {"first": date(2024, 1, 1), "last": date(2024, 6, 30), "opens_on": OPENS, "due_on": DUE, "escalate_on": ESCALATES}
    facts = {"title": "Báo cáo 6 tháng", "cadence": "half_year", "cells": ["members.standing"]}
    found.request = services.open_report_request(by=found.acting("officer"), unit_id=found.ids["LDLD-DMC"], on=DAY, **facts, **days)
    found.reports = {row.unit_code: row.id for row in queries.report_request(found.request, on=DAY).reports}
    return found


@pytest.fixture
def home(db, built):
    return built


def sent(home, on):
    """Let the morning of a day pass; return how often each kind was said."""
    return {kind: count for kind, count in services.send_reminders(by=home.acting("founder", on=on), on=on).items() if count}


def standing(home, who, on):
    home.acting(who, on=on)
    own = [unit for unit, _ in queries.own_units(home.people[who], "programmes.read", on=on)]
    return [(row.kind, row.title, row.count) for row in queries.reminders(own, on=on)[0]]


@db
def test_a_report_is_reminded_of_before_it_opens_before_it_closes_and_after_and_then_above(home):
    assert [sent(home, day) for day in (EARLY, EARLY, CLOSING, CLOSING, LATE, LATE)] == [
        {"opens": 3}, {}, {"closes": 3}, {}, {"late": 3}, {},
    ]  # fmt: skip
    assert standing(home, "treasurer", LATE) == [("late", "Báo cáo 6 tháng", 1)]  # the last word counts
    assert standing(home, "officer", LATE) == []
    services.submit_report(by=home.acting("treasurer", on=ABOVE), report_id=home.reports["CD001"], on=ABOVE)

    assert sent(home, ABOVE) == {"escalated": 1}
    assert standing(home, "treasurer", ABOVE) == []
    assert standing(home, "officer", ABOVE) == [("escalated", "Báo cáo 6 tháng", 2)]
    assert queries.reminder_count([home.ids["LDLD-DMC"]], on=ABOVE) == 1


@db
def test_a_job_that_did_not_run_for_days_says_only_what_holds_now(home):
    assert sent(home, ABOVE) == {"late": 3, "escalated": 1}


@db
def test_tasks_are_reminded_of_to_their_units_and_above(home):
    plans = home.assigned()
    done, *_ = home.plan_issued(plans[home.ids["CD001"]])  # the others have not issued theirs, and owe it all the same

    assert sent(home, DAY) == {"opens": 3, "late": 4, "escalated": 1}
    task = "Lập kế hoạch đối thoại"
    assert ("late", task, 1) in standing(home, "chair", DAY)
    assert standing(home, "officer", DAY) == [("escalated", task, 3)]
    evidence = "https://congdoan.example/bien-ban"
    services.tell_progress(by=home.acting("chair"), task_id=done, state="done", link=evidence, on=DAY)
    assert standing(home, "chair", DAY) == [("opens", "Báo cáo 6 tháng", 1)]
    assert len(standing(home, "officer", DAY)) == 1  # two are late still


@db
def test_only_who_reaches_everybody_reminds(home):
    with pytest.raises(NotAllowed):
        services.send_reminders(by=home.acting("officer"), on=DAY)


@db
def test_no_reminder_of_what_is_sent_or_of_another_day_whoever_asks(home):
    sent(home, LATE)
    insert = (
        "INSERT INTO programmes_reminder (unit_id, kind, report_id, due_on, count, said_by, said_on) VALUES (%s, %s, %s, %s, 1, %s, %s)"
    )
    by, unit, report = home.acting("founder", on=CLOSING), home.ids["CD001"], home.reports["CD001"]

    def breaks(promise, statement, *values):
        with pytest.raises(DatabaseError, match=promise), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)

    breaks("still to do", insert, unit, "late", report, DUE, by, CLOSING)
    breaks("still to do", insert, unit, "closes", report, DUE + timedelta(days=9), by, CLOSING)
    breaks("whoever acts", insert, unit, "closes", report, DUE, by, LATE)
    breaks("reminder_of_own_report", insert, home.ids["CD002"], "closes", report, DUE, by, CLOSING)
    breaks("permission denied", "UPDATE programmes_reminder SET count = 7")


@db
def test_the_doors_show_what_stands(home, client, monkeypatch, django_assert_max_num_queries):
    out = io.StringIO()
    call_command("programmes_send_reminders", acting="console", on=ABOVE.isoformat(), json=True, stdout=out)
    assert json.loads(out.getvalue())["escalated"] == 1
    monkeypatch.setattr(doors, "today", lambda: ABOVE)
    client.force_login(access.actor_named("nguoi.officer"))
    page = reverse("programmes:reminders")
    own, wide = (client.get(page, query).content.decode() for query in ({}, {"cap_duoi": "1"}))
    assert "3 đơn vị quá hạn khi nhắc" in own
    assert "CĐCS Số 2" not in own
    assert "CĐCS Số 2" in wide
    assert "1 báo cáo, nhiệm vụ" in client.get(reverse("office:home")).content.decode()
    assert client.get("/api/programmes/reminders").json()["total"] == 4
    home.acting("officer", on=ABOVE)
    with django_assert_max_num_queries(3):
        queries.reminders(None, on=ABOVE)
    client.force_login(access.actor_named("nguoi.chair"))
    phone = client.get(reverse("phone:home")).content.decode()
    assert "Báo cáo 6 tháng" in phone


@given(st.dates(date(2024, 1, 1), date(2024, 3, 1)), st.integers(0, 60), st.dates(date(2023, 12, 1), date(2024, 6, 1)))
def test_what_is_said_follows_the_days(opens_on, length, on):
    due_on = opens_on + timedelta(days=length)

    said = rules.of_report(opens_on=opens_on, due_on=due_on, on=on)

    assert (said == "late") == (on > due_on)
    assert (said == "") == (on < opens_on - timedelta(days=1))
    assert rules.of_task(due_on=due_on, on=on) in ({"late"} if on > due_on else {"", "closes"})
