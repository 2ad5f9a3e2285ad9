"""A union suspended by a decision admits and elects nobody, for those days alone."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.people.organisations import queries, services
from congdoan.people.organisations.tests.builders import DAY, federations, organisation, person

pytestmark = pytest.mark.django_db
SINCE = date(2024, 5, 1)
FACTS = {"reason": "Vi phạm Điều lệ (minh họa)", "decision": "5/QĐ-LĐLĐ"}


@pytest.fixture
def town(entered):
    *_, district = federations(entered)
    union = organisation(entered, "grassroots_union", "CD001", parent=district, name="CĐCS May")
    employer = organisation(entered, "employer", "DV001", parent=union)
    person(entered, "can.bo", role="federation_officer", branch=district)
    chair = person(entered, "chu.tich", role="union_chair", branch=union)
    return entered, union, employer, chair


def test_it_lasts_until_another_decision(town, enter_as):
    by, union, employer, chair = town
    for facts in ({"reason": ""}, {"decision": " "}, {"since": date(2009, 1, 1)}, {"organisation_id": employer}):
        with pytest.raises(services.UnfitSuspension):
            services.suspend(**{"by": by, "organisation_id": union, "since": SINCE, "on": DAY} | FACTS | facts)
    with pytest.raises(services.NotSuspended):
        services.resume(by=by, organisation_id=union, last_day=DAY, decision="6/QĐ", on=DAY)
    services.suspend(by=by, organisation_id=union, since=SINCE, on=DAY, **FACTS)
    with pytest.raises(services.UnfitSuspension):
        services.suspend(by=by, organisation_id=union, since=DAY, on=DAY, **FACTS)
    assert queries.suspended_on([union, employer], on=DAY) == {union}
    with pytest.raises(services.UnfitSuspension):
        services.resume(by=by, organisation_id=union, last_day=date(2024, 4, 1), decision="6/QĐ", on=DAY)

    services.resume(by=by, organisation_id=union, last_day=date(2024, 6, 1), decision="6/QĐ-LĐLĐ", on=DAY)

    (one,) = queries.suspensions(union, on=DAY)
    assert (one.first, one.last, one.lifted_by, one.is_now) == (SINCE, date(2024, 6, 1), "6/QĐ-LĐLĐ", False)
    assert queries.suspended_on([union], on=date(2024, 6, 1)) == {union}
    assert queries.suspended_on([union], on=date(2024, 6, 2)) == set()
    enter_as(chair)
    with pytest.raises(guard.NotAllowed):
        services.suspend(by=chair, organisation_id=union, since=DAY, on=DAY, **FACTS)
    with pytest.raises(guard.NotAllowed):
        services.resume(by=chair, organisation_id=union, last_day=DAY, decision="x", on=DAY)


def broken(statement, *values):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_postgresql_keeps_it_too(town):
    by, union, *_ = town
    services.suspend(by=by, organisation_id=union, since=SINCE, on=DAY, **FACTS)
    new = "INSERT INTO organisations_suspension (organisation_id, period, reason, decision, lifted_by) VALUES (%s, %s, 'x', %s, '')"
    broken(new, union, "[2024-06-01,)", "y")  # two at a time
    broken(new, union, "[2023-06-01,2023-07-01)", "")  # by no decision
    broken("UPDATE organisations_suspension SET reason = 'khác'")
    broken("UPDATE organisations_suspension SET period = '[2024-05-01,2024-06-01)'")  # ended by no decision
    services.resume(by=by, organisation_id=union, last_day=DAY, decision="6/QĐ", on=DAY)
    broken("UPDATE organisations_suspension SET period = '[2024-05-01,)', lifted_by = 'z'")


def test_by_page_program_and_terminal(client, town, monkeypatch):
    monkeypatch.setattr(doors, "today", lambda: DAY)
    client.force_login(access.actor_named("can.bo"))
    assert client.post("/so-goc/ma/CD001/dinh-chi/", {"since": "2024-05-01", "reason": "", "decision": "5/QĐ"}).status_code == 422
    assert client.post("/so-goc/ma/CD001/dinh-chi/", {"since": "2024-05-01"} | FACTS).status_code == 302
    shown = client.get("/so-goc/don-vi/CD001/").content.decode()
    assert "Đang bị đình chỉ" in shown
    assert "5/QĐ-LĐLĐ" in shown
    heading = shown.split("<h1>")[1].split("</h1>")[0]
    assert "đình chỉ" in heading
    assert "hoạt động" not in heading
    listed = client.get("/so-goc/don-vi/")
    assert "đang đình chỉ" in listed.content.decode()
    assert listed.context["page"].suspended == {town[1]}
    narrowed = client.get("/4-doan-vien/?trang_thai=dinh_chi").context["rows"]
    assert [row.code for row, _ in narrowed] == ["CD001"]
    assert client.post("/so-goc/ma/CD001/hoat-dong-lai/", {"last_day": "2024-05-31", "decision": "6/QĐ"}).status_code == 302
    assert "Đang bị đình chỉ" not in client.get("/so-goc/don-vi/CD001/").content.decode()
    assert client.get("/so-goc/don-vi/").context["page"].suspended == set()
    assert list(client.get("/4-doan-vien/?trang_thai=dinh_chi").context["rows"]) == []
    body = {"since": "2024-06-10"} | FACTS
    assert client.post("/api/organisations/CD001/suspend", body, content_type="application/json").status_code == 204
    assert client.post("/api/organisations/CD001/suspend", body, content_type="application/json").json()["code"] == "suspension-unfit"
    told = {"last_day": "2024-06-20", "decision": "7/QĐ"}
    assert client.post("/api/organisations/CD001/resume", told, content_type="application/json").status_code == 204
    assert client.post("/api/organisations/CD001/resume", told, content_type="application/json").json()["code"] == "not-suspended"
    out = StringIO()
    words = {"since": date(2024, 6, 25), "json": True, "on": DAY, "stdout": out} | FACTS
    call_command("organisations_suspend", "CD001", **words)
    call_command("organisations_resume", "CD001", last_day=DAY, decision="8/QĐ", json=True, on=DAY, stdout=out)
    assert [json.loads(line)["code"] for line in out.getvalue().replace("}\n{", "}\x00{").split("\x00")] == ["CD001", "CD001"]
