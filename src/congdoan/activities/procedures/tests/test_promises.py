"""What PostgreSQL keeps by itself: each promise is broken once, past the services."""

import pytest
from django.db import DatabaseError, connection, transaction

from congdoan.activities.procedures import queries, services
from congdoan.activities.procedures.services import Upload
from congdoan.activities.procedures.tests.builders import DAY, PDF, filed, forget_code, nobody

pytestmark = pytest.mark.django_db
ACT = (
    "INSERT INTO procedures_requestact (request_id, unit_id, place, kind, words, outcome, acted_by, acted_on)"
    " VALUES (%s, %s, %s, %s, %s, %s, access_acting(), COALESCE(access_day(), '2024-06-28'))"
)


def refused(sql, *values):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def seen(table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM procedures_{table}")
        return cursor.fetchone()[0]


def test_nobody_sees_a_request_without_its_code(town):
    one = filed(town.place.left, "aid", papers=(Upload("paper", "a.pdf", PDF),))
    tables = ("request", "requestact", "requestpaper")
    assert [seen(table) for table in tables] == [1, 1, 1]
    other = filed(town.place.right)
    assert [seen(table) for table in tables] == [1, 1, 0]
    forget_code()
    assert [seen(table) for table in (*tables, "rating")] == [0, 0, 0, 0]
    assert seen("counter") > 0
    queries.tell_code(one.code)
    refused(ACT, other.id, town.place.right, 2, "withdrawn", "", "")
    refused(ACT, one.id, town.place.left, 2, "received", "", "")
    refused("UPDATE procedures_request SET due_on = NULL WHERE id = %s", one.id)
    counter = "INSERT INTO procedures_counter (unit_id, unit_code, unit_name, search_key, code, is_open, told_by, told_on)"
    refused(f"{counter} VALUES (1, '', '', '', 'aid', true, 1, now())")
    with connection.cursor() as cursor:
        cursor.execute("SELECT told_sealed FROM procedures_request")
        kept = bytes(cursor.fetchone()[0])
    assert b"Nghi" not in kept
    assert b"0901" not in kept


def test_a_request_is_filed_at_an_open_counter_by_who_acts(town):
    filed(town.place.left)
    with connection.cursor() as cursor:
        cursor.execute("SELECT definition::text, told_sealed FROM procedures_request")
        kept = cursor.fetchone()
    good = {
        "unit_id": town.place.left, "code": "advice", "definition": kept[0], "code_hash": "x", "channel": "public", "filed_by": None,
        "told_sealed": kept[1], "filed_on": DAY, "state": "filed", "outcome": "",
    }  # fmt: skip

    def insert(told, hashed="x"):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('congdoan.request', %s, true)", [hashed])
            names, places = ", ".join(told), ", ".join(["%s"] * len(told))
            cursor.execute(f"INSERT INTO procedures_request ({names}) VALUES ({places})", list(told.values()))

    nobody()
    bad = (
        {"channel": "counter"}, {"filed_by": 1}, {"channel": "account", "filed_by": 1}, {"state": "decided"}, {"outcome": "granted"},
        {"unit_id": 999}, {"code": "aid"}, {"due_on": DAY}, {"performed_id": 1}, {"from_unit_id": 1},
        {"told_sealed": "rõ".encode().ljust(50)},
    )  # fmt: skip
    for changed in bad:
        with pytest.raises(DatabaseError):
            insert(good | changed)
    with pytest.raises(DatabaseError):
        insert(good, hashed="y")
    insert(good)
    town.acting(town.place.chair)
    services.close_counter(by=town.place.chair, unit_id=town.place.left, code="advice", on=DAY)
    nobody()
    with pytest.raises(DatabaseError):
        insert(good | {"code_hash": "z"}, hashed="z")


def test_a_request_goes_one_way_and_never_changes(town):
    left, chair, one = town.place.left, town.place.chair, filed(town.place.left)
    town.acting(chair)
    for kind, words, outcome in (("checked", "", ""), ("decided", "x", "granted"), ("closed", "", ""), ("received", "", "granted")):
        refused(ACT, one.id, left, 2, kind, words, outcome)
    refused(ACT, one.id, left, 3, "received", "", "")
    refused(ACT, one.id, town.place.right, 2, "received", "", "")
    services.receive_request(by=chair, request_id=one.id, on=DAY)
    refused(ACT, one.id, left, 3, "asked", "", "")
    refused(ACT, one.id, left, 3, "decided", "x", "granted")
    refused(ACT, one.id, left, 3, "asked", "số 072190123456", "")
    for sql in (
        "UPDATE procedures_request SET state = 'decided' WHERE id = %s",
        "UPDATE procedures_request SET definition = '{}' WHERE id = %s",
        "DELETE FROM procedures_request WHERE id = %s",
        "UPDATE procedures_requestact SET words = 'khác' WHERE request_id = %s",
        "DELETE FROM procedures_requestact WHERE request_id = %s",
    ):
        refused(sql, one.id)
    refused("UPDATE procedures_counter SET is_open = false")
    refused(
        "INSERT INTO procedures_requestpaper (request_id, unit_id, uid, key, file_name, kind, size, sealed, added_by, added_on)"
        " SELECT id, unit_id, gen_random_uuid(), 'result', 'a.pdf', 'pdf', 1, told_sealed, %s, filed_on"
        " FROM procedures_request WHERE id = %s",
        chair, one.id,
    )  # fmt: skip
    refused(
        "INSERT INTO procedures_rating (request_id, unit_id, score, reason, rated_on) VALUES (%s, %s, 5, 'prompt', now())", one.id, left
    )


def test_a_pause_never_shortens_the_time(town):
    told = {"full_name": "Lâm Thị Thử", "phone": "0901234567", "employer_name": "Hư Cấu", "employer_tax_code": "3999900051"}
    one = filed(town.place.district, "found", told)
    officer = town.acting(town.place.officer)
    services.receive_request(by=officer, request_id=one.id, on=DAY)
    services.ask_more(by=officer, request_id=one.id, words="Thiếu.", on=DAY)
    resume = ACT.replace("acted_on)", "acted_on, due_on)").replace("'2024-06-28'))", "'2024-06-28'), %s)")
    for due in (None, "2024-07-01"):
        refused(resume, one.id, town.place.district, 4, "resumed", "có rồi", "", due)
    nobody()
