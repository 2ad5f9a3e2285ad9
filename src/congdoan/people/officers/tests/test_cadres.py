"""Officers as cadres: records, plans, courses, allowances; through people, doors and raw SQL."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.people.members.tests.builders import member
from congdoan.people.officers import queries, rules, services
from congdoan.people.officers.services import Attended
from congdoan.people.officers.tests.builders import DAY, SINCE, seat, term

OFFICERS = "/4-doan-vien/can-bo/"
UNIT = f"{OFFICERS}don-vi/CD001/"


@given(st.integers(0, 1000), st.integers(0, 10**8))
def test_an_allowance_is_never_more_than_its_share(hundredths, base):
    dong = rules.allowance_dong(hundredths, base)

    assert dong * 100 <= hundredths * base < (dong + 1) * 100


def test_coefficients_read_as_on_paper():
    assert [rules.coefficient_words(one) for one in (0, 5, 70, 120)] == ["0,00", "0,05", "0,70", "1,20"]
    assert rules.allowance_dong(70, 1_800_000) == 1_260_000


@pytest.mark.django_db
def test_the_newest_record_counts_and_the_list_tells_it(town, enter_as):
    enter_as(town.chair)
    seat(town.chair, term(town.chair, town.union), town.people[0])
    facts = {"by": town.chair, "membership_id": town.people[0], "on": DAY}
    with pytest.raises(services.CadreUnfit):
        services.record_cadre(**facts)
    services.record_cadre(expertise="Trung cấp may", **facts)
    services.record_cadre(expertise="Đại học", schooling="12/12", **facts)
    with pytest.raises(services.CadreUnfit):
        services.record_cadre(by=town.chair, membership_id=town.stranger, on=DAY, schooling="12/12")

    (one,) = queries.cvs(town.union, on=DAY)
    assert (one.officer.full_name, one.expertise, one.schooling, one.language) == ("Đoàn Viên Aa", "Đại học", "12/12", "")
    enter_as(town.neighbour)
    assert queries.cvs(town.union, on=DAY) == []


@pytest.mark.django_db
def test_a_plan_keeps_who_was_taken_off(town, enter_as):
    enter_as(town.chair)
    facts = {"by": town.chair, "unit_id": town.union, "body": "executive", "post": "chair", "term_name": "2028–2033", "on": DAY}
    for other in ({"post": "treasurer"}, {"term_name": " "}, {"membership_id": town.stranger}):
        with pytest.raises(services.PlanUnfit):
            services.plan_officer(**{"membership_id": town.people[1]} | facts | other)
    line = services.plan_officer(membership_id=town.people[1], **facts)
    with pytest.raises(services.PlanUnfit):
        services.plan_officer(membership_id=town.people[1], **facts)
    with pytest.raises(services.GroundMissing):
        services.drop_planned(by=town.chair, line_id=line, reason="", on=DAY)
    services.drop_planned(by=town.chair, line_id=line, reason="Chuyển công tác", on=DAY)
    with pytest.raises(services.UnknownPlan):
        services.drop_planned(by=town.chair, line_id=line, reason="Lần nữa", on=DAY)
    services.plan_officer(membership_id=town.people[1], **facts)

    assert [(one.full_name, one.drop_reason) for one in queries.plan(town.union)] == [
        ("Đoàn Viên Ab", ""),
        ("Đoàn Viên Ab", "Chuyển công tác"),
    ]


@pytest.mark.django_db
def test_a_course_counts_the_newest_word_about_each(town, enter_as):
    enter_as(town.officer)
    facts = {"by": town.officer, "unit_id": town.district, "name": "Nghiệp vụ UBKT", "on": DAY}
    days = {"first_on": date(2024, 5, 2), "last_on": date(2024, 5, 3)}
    with pytest.raises(services.CourseUnfit):
        services.open_course(first_on=date(2024, 5, 2), last_on=date(2024, 5, 1), **facts)
    course = services.open_course(**days, **facts)
    with pytest.raises(services.CourseUnfit):
        services.open_course(**days, **facts)
    with pytest.raises(services.UnknownCourse):
        services.record_attendance(by=town.officer, course_id=2**40, attended=[], on=DAY)
    wrong = [Attended(town.people[0], "came"), Attended(2**40, "attended"), Attended(town.people[1], "absent", "12")]
    with pytest.raises(services.AttendanceUnfit) as refusal:
        services.record_attendance(by=town.officer, course_id=course, attended=wrong, on=DAY)
    assert len(refusal.value.facts["faults"]) == 3
    told = [Attended(town.people[0], "attended"), Attended(town.people[1], "absent"), Attended(town.stranger, "attended")]
    assert services.record_attendance(by=town.officer, course_id=course, attended=told, on=DAY) == 3
    services.record_attendance(by=town.officer, course_id=course, attended=[Attended(town.people[0], "passed", "07/CN")], on=DAY)

    one = queries.course(course)
    assert (one.came, one.counts["absent"]) == (2, 1)
    assert ("Đoàn Viên Aa", "passed", "07/CN") in {(row.full_name, row.outcome, row.certificate) for row in queries.attendances(course)}


@pytest.mark.django_db
def test_an_allowance_follows_its_decision_and_what_the_pack_knows(town, enter_as):
    enter_as(town.officer)
    one = seat(town.officer, term(town.officer, town.union), town.people[0])
    facts = {"by": town.officer, "seat_id": one, "on": DAY}
    for other in ({"decision": " "}, {"hundredths": 1001}, {"since": date(2024, 1, 1)}):
        with pytest.raises(services.AllowanceUnfit):
            services.set_allowance(**facts | {"hundredths": 30, "since": SINCE, "decision": "2/QĐ"} | other)
    services.set_allowance(hundredths=30, since=SINCE, decision="2/QĐ", **facts)
    with pytest.raises(services.AllowanceUnfit):
        services.set_allowance(hundredths=40, since=SINCE, decision="3/QĐ", **facts)
    services.set_allowance(hundredths=40, since=date(2024, 6, 1), decision="3/QĐ", **facts)
    with pytest.raises(services.UnknownSeat):
        services.set_allowance(hundredths=40, since=DAY, decision="3/QĐ", **facts | {"seat_id": 2**40})

    before, now = (queries.allowances([one], on=day)[one] for day in (date(2024, 5, 31), DAY))
    assert (before.words, before.dong) == ("0,30", 540_000)  # of 1.800.000 đồng
    assert (now.words, now.decision, now.dong) == ("0,40", "3/QĐ", 720_000)
    assert queries.allowance_ground(on=DAY).needs_check


@pytest.mark.django_db
def test_before_2022_the_pack_knows_the_most(town, enter_as):
    early = date(2021, 6, 1)
    enter_as(town.officer)
    _, old = member(town.officer, town.union, "Đoàn Viên Lâu Năm", since=date(2020, 1, 1), on=DAY)
    one = seat(town.officer, term(town.officer, town.union, since=early), old, since=early)
    with pytest.raises(services.AllowanceUnfit, match="0,70"):
        services.set_allowance(by=town.officer, seat_id=one, hundredths=71, since=early, decision="2/QĐ", on=DAY)
    assert services.set_allowance(by=town.officer, seat_id=one, hundredths=70, since=early, decision="2/QĐ", on=DAY)


def broken(statement, *values):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.mark.django_db
def test_postgresql_keeps_what_was_told(town, enter_as):
    enter_as(town.officer)
    one = seat(town.officer, term(town.officer, town.union), town.people[0])
    services.set_allowance(by=town.officer, seat_id=one, hundredths=30, since=SINCE, decision="2/QĐ", on=DAY)
    record = services.record_cadre(by=town.officer, membership_id=town.people[0], schooling="12/12", on=DAY)
    facts = {"body": "executive", "post": "chair", "term_name": "2028–2033", "on": DAY}
    line = services.plan_officer(by=town.officer, unit_id=town.union, membership_id=town.people[1], **facts)
    new = "INSERT INTO officers_allowance (seat_id, unit_id, hundredths, since, decision, set_by_id) VALUES (%s, %s, 10, %s, 'x', %s)"
    broken(new, one, town.union, "2024-01-01", town.officer)  # before the seat
    broken(new, one, town.other, "2024-06-01", town.officer)  # in another union's branch
    broken(new, one, town.union, "2024-06-01", town.chair)  # in another's name
    broken("UPDATE officers_allowance SET hundredths = 90")
    broken("UPDATE officers_cadrerecord SET schooling = '?' WHERE id = %s", record)
    broken("UPDATE officers_plannedofficer SET dropped_on = now() WHERE id = %s", line)  # without a reason
    broken("UPDATE officers_plannedofficer SET full_name = 'Ai', dropped_on = now(), drop_reason = 'x' WHERE id = %s", line)
    columns = "unit_id, person_id, schooling, expertise, politics, language, assessment, noted_on, recorded_by_id"
    values = "%s, %s, 'x', '', '', '', '', now(), %s"
    broken(f"INSERT INTO officers_cadrerecord ({columns}) VALUES ({values})", town.union, town.persons[0], town.chair)


@pytest.mark.django_db
def test_by_page(client, town, enter_as, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(doors, "today", lambda: DAY)
    enter_as(town.officer)
    one = seat(town.officer, term(town.officer, town.union), town.people[0])
    client.force_login(access.actor_named("can.bo"))
    assert client.post(f"{UNIT}ho-so/ghi/", {"member": "Ai Đó", "schooling": "12/12"}).status_code == 422
    assert client.post(f"{UNIT}ho-so/ghi/", {"member": f"#{town.people[0]}", "expertise": "Đại học"}).status_code == 302
    told = {"member": "Đoàn Viên Ab", "place": "executive/chair", "term_name": "2028–2033"}
    assert client.post(f"{UNIT}ho-so/quy-hoach/", told).status_code == 302
    client.get(f"{UNIT}ho-so/")
    with django_assert_max_num_queries(20):
        shown = client.get(f"{UNIT}ho-so/").content.decode()
    assert "Đại học" in shown
    assert "trong quy hoạch" in shown
    assert client.get(f"{UNIT}ho-so/trich-ngang.pdf").content.startswith(b"%PDF")
    (line,) = queries.plan(town.union)
    assert client.post(f"{OFFICERS}quy-hoach/{line.id}/dua-ra/", {"reason": "Chuyển"}).status_code == 302

    course = {"name": "Nghiệp vụ", "first_on": "2024-05-02", "last_on": "2024-05-03"}
    assert client.post(f"{OFFICERS}don-vi/LDLD-DMC/lop-moi/", course).status_code == 302
    (made,) = queries.courses()
    wrong = client.post(f"{OFFICERS}lop/{made.id}/nguoi-du/", {"outcome": "passed", "people": "Đoàn Viên Ac | 01\nAi Đó"})
    assert (wrong.status_code, "Dòng 2" in wrong.content.decode()) == (422, True)
    people = f"Đoàn Viên Ac | 01\n#{town.people[3]}\t02"
    assert client.post(f"{OFFICERS}lop/{made.id}/nguoi-du/", {"outcome": "passed", "people": people}).status_code == 302
    assert "2 dự" in client.get(f"{OFFICERS}lop/{made.id}/").content.decode()
    assert "Nghiệp vụ" in client.get(f"{OFFICERS}lop/").content.decode()

    form = client.get(f"{OFFICERS}chuc-danh/{one}/phu-cap/").content.decode()
    assert "Gói luật chưa có bảng hệ số" in form
    told = {"coefficient": "0,30", "since": "2024-02-01", "decision": "2/QĐ"}
    assert client.post(f"{OFFICERS}chuc-danh/{one}/phu-cap/", told).status_code == 302
    page = client.get(f"{OFFICERS}nhiem-ky/{queries.term_of_seat(one)}/").content.decode()
    assert "0,30" in page
    assert "540.000" in page


@pytest.mark.django_db
def test_programs_and_a_terminal_do_the_same(client, town, enter_as, monkeypatch):
    monkeypatch.setattr(doors, "today", lambda: DAY)
    enter_as(town.officer)
    one = seat(town.officer, term(town.officer, town.union), town.people[0])
    client.force_login(access.actor_named("can.bo"))

    def send(path, body):
        answer = client.post(f"/api/officers/{path}", body, content_type="application/json")
        assert answer.status_code == 200, answer.content
        return answer.json()

    plan = {"unit": "CD001", "membership": town.people[1], "body": "executive", "post": "chair", "term_name": "2028–2033"}
    course = {"unit": "LDLD-DMC", "name": "Nghiệp vụ", "first_on": "2024-05-02", "last_on": "2024-05-03"}
    came = {"attended": [{"membership": town.people[0], "outcome": "attended"}]}
    pay = {"hundredths": 30, "since": "2024-02-01", "decision": "2/QĐ"}
    send("cadres", {"membership": town.people[0], "schooling": "12/12"})
    line = send("plan", plan)["id"]
    send(f"plan/{line}/drop", {"reason": "Chuyển"})
    made = send("courses", course)["id"]
    assert send(f"courses/{made}/attendance", came) == {"count": 1}
    assert client.get("/api/officers/courses").json()[0]["counts"]["attended"] == 1
    send(f"seats/{one}/allowance", pay)
    assert client.get("/api/officers/units/CD001/cadres").json()[0]["schooling"] == "12/12"

    def command(name, *words):
        out = StringIO()
        call_command(f"officers_{name}", *words, json=True, on=DAY, stdout=out)
        return json.loads(out.getvalue())

    assert command("record_cadre", json.dumps({"membership": town.people[2], "schooling": "12/12"}))["record"]
    line = command("plan_officer", json.dumps(plan))["line"]
    command("drop_planned", str(line), '{"reason": "Chuyển"}')
    made = command("open_course", json.dumps(course | {"name": "Lớp hai"}))["course"]
    assert command("record_attendance", str(made), json.dumps(came))["count"] == 1
    assert command("set_allowance", str(one), json.dumps(pay | {"since": "2024-03-01"}))["allowance"]
