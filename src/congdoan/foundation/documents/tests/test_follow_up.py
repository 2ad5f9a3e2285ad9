"""Who deals with an arrival, until when, how far it is: told, filtered, printed with the columns of the law."""

import io
import json
from datetime import date, timedelta

import pypdf
import pytest
import python_calamine
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.access.services import NotAllowed
from congdoan.foundation.access.tests.builders import LEFT, actor, two_branches
from congdoan.foundation.documents import queries, services
from congdoan.foundation.documents.rules.incoming import followed

DAY = date(2024, 6, 3)
DUE, AFTER = DAY + timedelta(days=7), DAY + timedelta(days=9)
PAPERS = ("Số: 1/TB-LĐLĐ\n\nTHÔNG BÁO\nMột", "Số: 2/TB-LĐLĐ\n\nTHÔNG BÁO\nHai", "Số: 3/TB-LĐLĐ\n\nTHÔNG BÁO\nBa")


@pytest.fixture(scope="module")
def built(built_once):
    """Three arrivals: one passed on until a day, one passed on without one, one left alone."""
    two_branches()
    by = actor("can.bo", role="federation_officer", branch=LEFT)
    actor("kiem.tra", role="inspector", branch=LEFT)
    access.enter(by, on=DAY)
    given = {"unit_id": LEFT, "file_name": "x.txt", "arrived_on": DAY, "on": DAY}
    ids = [services.receive_document(by=by, content=words.encode(), **given) for words in PAPERS]
    services.pass_on_document(by=by, document_id=ids[0], receiver="Ban Tổ chức", due_on=DUE, on=DAY)
    services.pass_on_document(by=by, document_id=ids[1], receiver="Văn phòng", on=DAY)
    return by, ids


@pytest.fixture
def by(db, built):
    access.enter(built[0], on=DAY)
    return built[0]


def handle(by, document, state="done", *, on=DAY, **facts):
    access.enter(by, on=on)
    services.handle_document(by=by, document_id=document, state=state, on=on, **({"words": "Đã trả lời"} | facts))


def in_state(state, on):
    return [row.number for row in queries.incoming(state=state, on=on).rows]


def test_what_waits_is_late_and_is_done_is_told_by_the_day(by, built):
    _, (first, second, _) = built
    assert (in_state("waiting", DUE), in_state("late", DUE), in_state("done", DUE)) == ([2, 1], [], [])
    assert (in_state("waiting", AFTER), in_state("late", AFTER)) == ([2], [1])

    handle(by, second, "under_way", words="Đang hỏi ý kiến")
    handle(by, first, on=AFTER, reply="15/CV-LĐLĐ")

    assert (in_state("waiting", AFTER), in_state("late", AFTER), in_state("done", AFTER)) == ([2], [], [1])
    told = queries.details(first).row
    assert told.followed(AFTER).words == "đã giải quyết, trễ 2 ngày"
    handle(by, first, "under_way", on=AFTER, words="Phải trả lời lại")
    assert in_state("late", AFTER) == [1]


def test_what_makes_no_sense_is_refused(by, built):
    _, (first, _, alone) = built
    with pytest.raises(services.DueUnfit):
        services.pass_on_document(by=by, document_id=first, receiver="x", due_on=DAY - timedelta(days=1), on=DAY)
    with pytest.raises(services.NobodyDealsWithIt):
        handle(by, alone)
    for facts in ({"words": ""}, {"state": "lost"}, {"words": "x" * 1001}, {"reply": "x" * 121}):
        with pytest.raises(services.HandlingUnfit):
            handle(by, first, **facts)
    services.void_arrival(by=by, document_id=first, reason="Nhầm", on=DAY)
    with pytest.raises(services.AlreadyVoided):
        handle(by, first)
    reader = access_queries.actor_named("kiem.tra").pk
    with pytest.raises(NotAllowed):
        handle(reader, built[1][1])


def test_past_the_services_nobody_tells_of_what_was_not_passed_on(by, built):
    insert = (
        "INSERT INTO documents_handling (unit_id, document_id, state, words, reply, told_by, told_on) VALUES (%s, %s, %s, 'x', '', %s, %s)"
    )
    handle(by, built[1][0])
    for values in (
        (LEFT, built[1][2], "done", by, DAY), (LEFT, built[1][0], "done", by, AFTER), (LEFT, built[1][0], "lost", by, DAY),
        (LEFT + 1, built[1][0], "done", by, DAY),
    ):  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(insert, values)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE documents_handling SET state = 'under_way'")


def test_the_doors(by, built, client, monkeypatch, tmp_path, django_assert_max_num_queries):
    monkeypatch.setattr(doors, "today", lambda: AFTER)
    client.force_login(access_queries.actor_named("can.bo"))
    first, second, _ = built[1]
    page = reverse("documents:handle_document", args=[first])
    assert client.get(page).status_code == 200
    assert client.post(page, {"state": "done", "words": ""}).status_code == 422
    assert client.post(page, {"state": "done", "reply": "15/CV-LĐLĐ"}).status_code == 302
    assert "trễ 2 ngày" in client.get(reverse("documents:incoming_document", args=[first])).content.decode()
    listed = client.get(reverse("documents:incoming"), {"giai_quyet": "done"}).content.decode()
    assert "1/TB-LĐLĐ" in listed
    assert "2/TB-LĐLĐ" not in listed
    body = json.dumps({"state": "under_way", "words": "Đang hỏi"})
    assert client.post(f"/api/documents/incoming/{second}/handle", body, content_type="application/json").status_code == 204
    told = client.get("/api/documents/incoming?state=done").json()["rows"]
    assert [(row["id"], row["reply"], row["due_on"]) for row in told] == [(first, "15/CV-LĐLĐ", DUE.isoformat())]
    call_command("documents_handle_document", str(second), "done", words="Xong", acting="can.bo", on=AFTER.isoformat(), json=True)
    call_command("documents_pass_on_document", str(second), "Ban", due_on=AFTER, acting="can.bo", on=AFTER.isoformat(), json=True)
    access.enter(by, on=AFTER)
    with django_assert_max_num_queries(3):
        assert len(queries.incoming(state="done", on=AFTER).rows) == 2

    kept = tmp_path / "so.xlsx"
    call_command("documents_export_follow_up", "TRAI", "2024", to=kept, acting="can.bo", on=AFTER.isoformat(), json=True)
    rows = python_calamine.load_workbook(str(kept)).get_sheet_by_index(0).to_python()
    assert [cell for row in rows for cell in row if "Thời hạn giải quyết" in str(cell)]
    assert any("15/CV-LĐLĐ" in row and "Ban Tổ chức" in row for row in rows)
    printed = client.get(reverse("documents:export_follow_up", args=[2024, "TRAI", "pdf"]))
    text = "".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(printed.content)).pages)
    assert "15/CV-LĐLĐ" in text
    assert client.get("/api/documents/follow-up-register/TRAI/2024.pdf").content.startswith(b"%PDF")


@given(st.booleans(), st.none() | st.dates(date(2024, 1, 1), date(2024, 3, 1)), st.dates(date(2024, 1, 1), date(2024, 4, 1)))
def test_only_what_has_a_day_is_ever_late(is_done, due_on, on):
    told = followed(is_passed=True, due_on=due_on, handling="done" if is_done else "", told_on=on if is_done else None, on=on)

    assert (told.days > 0) == (due_on is not None and on > due_on)
    assert told.state == ("done" if is_done else "late" if told.days else "waiting")
    assert followed(is_passed=False, due_on=due_on, handling="", told_on=None, on=on).state == ""
