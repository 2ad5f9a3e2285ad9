"""People received in person: planned hours, visits under their numbers; a flood through the forms is stopped and nobody is known by it."""

import json
from datetime import date, time, timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from congdoan.activities.petitions import queries, services
from congdoan.activities.petitions.rules import receptions as rules
from congdoan.activities.petitions.tests.builders import DAY
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard

VISITS = "/5-kiem-tra/tiep-dan/"
HOUR = {"starts_at": time(8), "ends_at": time(11, 30), "place": "Phòng tiếp công dân", "host": "Phó Chủ tịch"}


def visited(by, unit, **facts):
    told = {"visited_on": DAY, "people": 2, "outcome": "answered", "words": "Hỏi chế độ thai sản", "answer": "Giải thích Điều 139"}
    return services.receive_visitor(by=by, unit_id=unit, on=DAY, **(told | facts))


def run(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


@given(st.text(), st.dates())
def test_an_address_falls_into_a_group_that_changes_with_the_day_and_the_secret(client, day):
    assert 0 <= rules.bucket_of(client, day, "a") < rules.BUCKETS
    assert rules.bucket_of(client, day, "a") == rules.bucket_of(client, day, "a")


def test_a_group_is_of_many_addresses():
    groups = {rules.bucket_of(f"10.0.{a}.{b}", DAY, "a") for a in range(64) for b in range(256)}
    moved = sum(rules.bucket_of(f"10.0.0.{b}", DAY, "a") != rules.bucket_of(f"10.0.0.{b}", DAY + timedelta(1), "a") for b in range(256))

    assert len(groups) > rules.BUCKETS * 9 // 10  # 16,384 addresses leave hardly a group empty: no group means one of them
    assert moved > 250


@pytest.mark.django_db
def test_hours_are_planned_read_by_everybody_and_cancelled_once(town, enter_as, client, monkeypatch):
    monkeypatch.setattr(doors, "today", lambda: DAY)
    enter_as(town.head)
    facts = {"by": town.head, "unit_id": town.district, "on": DAY}
    first, second, _ = services.plan_reception(held_on=DAY, weeks=3, **facts, **HOUR)
    ahead = DAY + timedelta(rules.MOST_DAYS_AHEAD)
    for wrong in ({"held_on": DAY - timedelta(1)}, {"held_on": date.min}, {"held_on": ahead + timedelta(1)},
                  {"held_on": date.max, "weeks": 2}, {"ends_at": time(8)}, {"place": " "}, {"weeks": 0}, {"held_on": DAY}):  # fmt: skip
        with pytest.raises(services.UnfitVisit):
            services.plan_reception(**(facts | {"held_on": DAY} | HOUR | wrong))
    services.cancel_reception(by=town.head, reception_id=second, reason="Nghỉ lễ", on=DAY)
    with pytest.raises(services.ReceptionOver):
        services.cancel_reception(by=town.head, reception_id=second, reason="Nghỉ lễ", on=DAY)
    with pytest.raises(services.ReceptionOver):
        services.cancel_reception(by=town.head, reception_id=first, reason="Đã qua rồi", on=DAY + timedelta(1))
    with pytest.raises(services.PetitionReasonMissing):
        services.cancel_reception(by=town.head, reception_id=first, reason=" ", on=DAY)
    with pytest.raises(services.UnknownReception):
        services.cancel_reception(by=town.head, reception_id=10**9, reason="Không có", on=DAY)
    enter_as(town.neighbour)
    with pytest.raises(guard.NotAllowed):
        services.cancel_reception(by=town.neighbour, reception_id=first, reason="Không phải của tôi", on=DAY)
    assert run("UPDATE petitions_reception SET cancelled_on = now(), cancelled_why = 'x' RETURNING id") == []
    assert [one.held_on for one in queries.receptions(since=DAY)] == [DAY + timedelta(7 * week) for week in range(3)]
    shown = client.get("/don-thu/").content.decode()
    assert shown.count("Phòng tiếp công dân") == 2  # the cancelled one is left out


@pytest.mark.django_db
def test_a_visit_is_answered_on_the_spot_or_becomes_a_petition(town, enter_as):
    enter_as(town.head)
    (hour,) = services.plan_reception(by=town.head, unit_id=town.district, held_on=DAY, on=DAY, **HOUR)
    one = visited(town.head, town.district, visitor="Lê Thị Hỏi", reception_id=hour)
    made = visited(
        town.head, town.district, outcome="petition", kind="complaint", words="Không được xét tặng quà Tết", visitor="Phan Gửi", people=3
    )  # fmt: skip
    assert [row.written_number for row in queries.visits()[0]] == ["02/2024", "01/2024"]
    row = queries.visit(made)
    assert (row.visitor, row.words, row.petition_number) == ("Phan Gửi", "Khiếu nại", "01/2024")
    assert queries.petition(row.petition_id, on=DAY).channel_words == "trực tiếp"
    wrong = (
        {"outcome": "x"}, {"people": 0}, {"visited_on": DAY + timedelta(1)}, {"answer": ""}, {"words": "?"},
        {"outcome": "petition", "kind": "x", "words": "Không đủ rõ là gì"}, {"outcome": "petition", "kind": "complaint", "words": "ngắn"},
    )  # fmt: skip
    for each in wrong:
        with pytest.raises((services.UnfitVisit, services.UnfitPetition)):
            visited(town.head, town.district, **each)
    with pytest.raises(services.UnknownReception):
        visited(town.head, town.district, reception_id=hour, visited_on=DAY - timedelta(1))
    services.void_visit(by=town.head, visit_id=one, reason="Ghi nhầm người", on=DAY)
    for number, refusal in ((one, services.VisitVoided), (10**9, services.UnknownVisit)):
        with pytest.raises(refusal):
            services.void_visit(by=town.head, visit_id=number, reason="Lần nữa", on=DAY)
    with pytest.raises(services.PetitionReasonMissing):
        services.void_visit(by=town.head, visit_id=made, reason="", on=DAY)
    told = queries.visit_figures(first=date(2024, 1, 1), last=DAY)
    assert (told.visits, told.people, told.outcomes) == (1, 3, {"answered": 0, "guided": 0, "petition": 1})
    enter_as(town.neighbour)
    assert (queries.visits()[0], queries.visit(made)) == ([], None)


@pytest.mark.django_db
def test_pages_of_visits_leave_out_none_of_the_units_that_give_the_same_number(town, enter_as):
    enter_as(town.head)
    made = [visited(town.head, unit) for unit in (town.district, town.union, town.union)]
    first, after = queries.visits(size=2)
    second, last = queries.visits(after=after, size=2)

    assert sorted(row.id for row in [*first, *second]) == sorted(made)
    assert [row.written_number for row in [*first, *second]] == ["02/2024", "01/2024", "01/2024"]
    assert last is None


@pytest.mark.django_db
def test_postgresql_keeps_visits(town, enter_as):
    enter_as(town.head)
    one = visited(town.head, town.district)
    petition = queries.visit(
        visited(town.head, town.district, outcome="petition", kind="denunciation", words="Chủ tịch lấy quỹ")
    ).petition_id
    insert = (
        "INSERT INTO petitions_visit (unit_id, year, number, visited_on, people, visitor, contact, words, outcome, answer, petition_id,"
        " recorded_by_id, voided_why) VALUES (%s, 2024, %s, %s, 1, %s, '', %s, %s, %s, %s, %s, '')"
    )
    for promise, values in (
        ("visit_numbers_follow", (town.district, 9, DAY, "", "x", "answered", "x", None, town.head)),
        ("visit_is_ones_own", (town.district, 3, DAY, "", "x", "answered", "x", None, town.second)),
        ("visit_told_once", (town.district, 3, DAY, "Ai đó", "", "petition", "", petition, town.head)),
        ("visit_told_once", (town.district, 3, DAY, "", "", "answered", "", None, town.head)),
    ):
        with pytest.raises(DatabaseError) as refused, transaction.atomic():
            run(insert, *values)
        assert refused.value.__cause__.diag.constraint_name == promise
    services.void_visit(by=town.head, visit_id=one, reason="Ghi nhầm", on=DAY)
    for statement in (
        "DELETE FROM petitions_visit", "UPDATE petitions_visit SET visitor = 'x'", "DELETE FROM petitions_reception",
        f"UPDATE petitions_visit SET voided_on = NULL, voided_why = '' WHERE id = {one}",
    ):  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic():
            run(statement)


@pytest.mark.django_db
def test_sendings_are_counted_by_postgresql_and_seen_by_nobody_who_acts(town, enter_as, monkeypatch):
    monkeypatch.setattr(rules, "MOST_SENDINGS", 3)
    guard.leave()
    for _ in range(3):
        services.count_sending(client="203.0.113.9", on=DAY)
    with pytest.raises(services.SentTooOften):
        services.count_sending(client="203.0.113.9", on=DAY)
    services.count_sending(client="203.0.113.10", on=DAY)
    ((day, bucket, count), *_) = run("SELECT day, bucket, count FROM petitions_sending ORDER BY count DESC")
    assert (day, count) == (DAY, 4)
    assert bucket < rules.BUCKETS
    for statement in ("UPDATE petitions_sending SET count = 0", "INSERT INTO petitions_sending (day, bucket, count) VALUES (now(), 1, 9)"):
        with pytest.raises(DatabaseError), transaction.atomic():
            run(statement)
    enter_as(town.head)
    assert run("SELECT * FROM petitions_sending") == []
    guard.leave()
    services.count_sending(client="203.0.113.9", on=DAY + timedelta(1))  # a new day forgets the old one
    assert run("SELECT day, count FROM petitions_sending") == [(DAY + timedelta(1), 1)]


def test_a_flood_is_stopped_across_processes(own_database, client, monkeypatch):
    """Each connection stands for a process of its own: nothing but the database is shared, and what was refused counts too."""
    monkeypatch.setattr(rules, "MOST_SENDINGS", 3)
    told = []
    for _ in range(5):
        connection.close()
        told.append(client.post("/don-thu/", {"petition_id": str(uuid4())}).status_code)
    assert told == [422, 422, 422, 429, 429]
    connection.close()


@pytest.mark.django_db
def test_receptions_by_page_program_and_terminal(town, client, enter_as, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(doors, "today", lambda: DAY)
    client.force_login(access.actor_named("chanh.vp"))
    hour = {
        "unit": town.district,
        "held_on": "2024-06-30",
        "starts_at": "08:00",
        "ends_at": "11:00",
        "weeks": "2",
        "place": "P1",
        "host": "PCT",
    }
    assert client.post(f"{VISITS}lich/", hour | {"ends_at": "07:00"}).status_code == 422
    assert client.post(f"{VISITS}lich/", hour).status_code == 302
    enter_as(town.head)
    planned = queries.receptions(since=DAY)
    assert client.post(f"{VISITS}lich/{planned[1].id}/huy/", {"reason": "Nghỉ lễ"}).status_code == 302
    visit = {"unit": town.district, "visited_on": "2024-06-30", "people": "1", "outcome": "guided", "words": "Hỏi nhà ở xã hội"}
    assert client.post(f"{VISITS}ghi/", visit).status_code == 422
    for answer in ("Đến UBND xã", "Đến Sở Xây dựng"):
        told = visit | {"answer": answer, "reception_id": str(planned[0].id)}
        assert client.post(f"{VISITS}ghi/", told).status_code == 302, answer
    with django_assert_max_num_queries(26):
        shown = client.get(VISITS).content.decode()
    assert "Đến Sở Xây dựng" in shown
    assert "Nghỉ lễ" in shown
    enter_as(town.head)
    assert client.post(f"{VISITS}{queries.visits()[0][0].id}/huy/", {"reason": "Ghi nhầm"}).status_code == 302
    for kind in ("", "?dang=xlsx"):
        assert client.get(f"{VISITS}so/{kind}").content[:2] in (b"%P", b"PK")

    def api(path, body):
        return client.post(f"/api/petitions{path}", json.dumps(body), content_type="application/json").json()

    hour = hour | {"unit": "LDLD-DMC", "held_on": "2024-07-02", "weeks": 1}
    (made,) = api("/receptions", hour)["ids"]
    assert api(f"/receptions/{made}/cancel", {"reason": "Nghỉ lễ"}) == {"done": True}
    one = api("/visits", visit | {"unit": "LDLD-DMC", "answer": "Đến UBND xã", "people": 1})["id"]
    assert api(f"/visits/{one}/void", {"reason": "Ghi nhầm"}) == {"done": True}
    assert len(client.get("/api/petitions/visits?outcome=guided").json()) == 3
    assert len(client.get("/api/petitions/receptions").json()) == 3

    def command(name, *words):
        out = StringIO()
        call_command(f"petitions_{name}", *map(str, words), json=True, on=DAY, acting="chanh.vp", stdout=out)
        return json.loads(out.getvalue())

    (made,) = command("plan_reception", json.dumps(hour | {"held_on": "2024-07-03"}))["receptions"]
    command("cancel_reception", made, '{"reason": "Nghỉ lễ"}')
    one = command("receive_visitor", json.dumps(visit | {"unit": "LDLD-DMC", "answer": "Đến UBND xã", "people": 1}))["id"]
    assert command("void_visit", one, '{"reason": "Ghi nhầm"}') == {"done": True}
