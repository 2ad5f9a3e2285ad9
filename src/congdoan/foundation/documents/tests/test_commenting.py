"""A draft goes out for comments: who is asked, what each says about which part, every comment answered before approval is asked for."""

import io
import json
from datetime import UTC, datetime, timedelta

import pypdf
import pytest
import python_calamine
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from congdoan.foundation.access.services import NotAllowed
from congdoan.foundation.access.tests.builders import LEAF, LEFT, RIGHT
from congdoan.foundation.documents import queries, services
from congdoan.foundation.documents.rules.outgoing import ACT_WORDS, DRAFT, STATE_WORDS, state_of

from .builders import LETTER, TODAY, office

DUE, AFTER = TODAY + timedelta(days=5), TODAY + timedelta(days=6)
PART = "1. Số đoàn viên"


@given(st.lists(st.sampled_from(sorted(ACT_WORDS)), max_size=8))
def test_a_draft_sent_out_stays_so_while_it_is_rewritten(acts):
    state = state_of(["drafted", *acts])

    assert state in STATE_WORDS
    assert state_of(["drafted", *acts, "commented"]) == state
    assert state_of(["drafted", *acts, "circulated", "rewritten", "commented", "rewritten"]) == "circulated"
    assert state_of(["drafted", *acts, "circulated", "submitted", "returned", "rewritten"]) == "rewritten"


@pytest.fixture
def cast(entered, monkeypatch):
    monkeypatch.setattr("congdoan.foundation.access.doors.today", lambda: TODAY)
    return office()


def ask(cast, draft, **facts):
    facts = {"to_units": [LEAF, RIGHT], "due_on": DUE, "on": TODAY} | facts
    return services.ask_comments(by=cast.acting("writer"), outgoing_id=draft, **facts)


def said(cast, who, words="Bỏ câu này", **facts):
    by = cast.acting(who)
    unit = {"union": LEAF, "right": RIGHT, "head": LEFT}[who]
    (row,) = [row for row in queries.comment_requests(to_units=[unit]) if row.to_unit_id == unit]
    return services.comment_draft(by=by, request_id=row.id, words=words, on=TODAY, **facts)


def answer(cast, comment, is_accepted=True, why="Đã sửa"):
    services.answer_comment(by=cast.acting("writer"), comment_id=comment, is_accepted=is_accepted, why=why, on=TODAY)


@pytest.mark.django_db
def test_comments_are_collected_by_part_and_answered_before_the_draft_is_submitted(cast, django_assert_max_num_queries):
    draft = cast.draft()
    assert ask(cast, draft, to_people=["head"], words="Góp ý giúp phần số liệu") == 3
    assert queries.outgoing(draft).state_words == "đang lấy ý kiến"
    one, other = said(cast, "union", quote=PART), said(cast, "right", "Thêm thời hạn")
    with pytest.raises(services.CommentUnfit):
        said(cast, "union", quote="một đoạn không có")

    cast.acting("union")
    (seen,) = queries.comments_on(draft, draft=None, request_id=queries.comment_requests(to_units=[LEAF])[0].id)
    assert (seen.quote, seen.verdict) == (PART, "chưa trả lời")
    with pytest.raises(services.CommentsUnanswered, match="còn 2 góp ý"):
        services.submit_document(by=cast.acting("writer"), outgoing_id=draft, on=TODAY)
    services.rewrite_document(by=cast.acting("writer"), outgoing_id=draft, content={**LETTER, "subject": "Báo cáo quý"}, on=TODAY)
    assert queries.outgoing(draft).state == "circulated"
    answer(cast, one, why="Đã bỏ")
    answer(cast, other, is_accepted=False, why="Hạn đã có ở công văn trước")
    with django_assert_max_num_queries(4):
        rows = queries.requests_for(draft)
    assert [row.is_late(AFTER) for row in rows] == [False, False, True]
    told = queries.comments_on(draft, draft=queries.outgoing(draft))
    assert {(row.verdict, row.is_former) for row in told} == {("tiếp thu", True), ("không tiếp thu", True)}

    made = services.export_comments(by=cast.acting("writer"), outgoing_id=draft, kind="xlsx", made_at=datetime.now(UTC), on=TODAY)
    cells = {str(cell) for row in python_calamine.load_workbook(io.BytesIO(made.content)).get_sheet_by_index(0).to_python() for cell in row}
    assert {PART, "Bỏ câu này", "Tiếp thu", "Hạn đã có ở công văn trước", "Không có ý kiến"} <= cells
    services.submit_document(by=cast.acting("writer"), outgoing_id=draft, on=TODAY)
    with pytest.raises(services.WrongState):
        said(cast, "union")
    with pytest.raises(services.WrongState):
        answer(cast, one)
    cast.acting("union")
    assert queries.comment_requests(to_units=[LEAF], is_open=True) == []
    assert queries.outgoing(draft) is None  # what becomes of it is not for who was asked
    (closed,) = queries.comment_requests(to_units=[LEAF])
    (mine,) = queries.comments_on(draft, draft=None, request_id=closed.id)
    assert (closed.subject, mine.why) == (LETTER["subject"], "Đã bỏ")


@pytest.mark.django_db
def test_nobody_else_is_asked_reads_or_answers(cast):
    draft = cast.draft()
    for facts in ({"to_units": []}, {"due_on": TODAY - timedelta(days=1)}, {"to_people": ["inspector"]}, {"to_people": ["khong.co"]}):
        with pytest.raises(services.AskedWrongly):
            ask(cast, draft, **facts)
    with pytest.raises(services.ReceiverWrong):
        ask(cast, draft, to_units=[LEFT])
    cast.acting("right")
    assert queries.outgoing(draft) is None
    ask(cast, draft, to_units=[RIGHT], to_people=["head"])
    assert ask(cast, draft, to_units=[RIGHT]) == 0
    cast.acting("union")
    assert queries.comment_requests(to_units=[LEAF, RIGHT, LEFT]) == []
    asked = next(row for row in _asked_of(cast, "head", LEFT) if row.to_actor)
    with pytest.raises(services.CommentUnfit, match="hỏi riêng"):
        services.comment_draft(by=cast.acting("signer"), request_id=asked.id, words="x", on=TODAY)
    with pytest.raises(services.CommentUnfit):
        said(cast, "head", words=" ")
    comment = said(cast, "right")
    with pytest.raises(NotAllowed):
        services.answer_comment(by=cast.acting("right"), comment_id=comment, is_accepted=True, why="x", on=TODAY)
    with pytest.raises(services.UnknownOutgoing):
        services.answer_comment(by=cast.acting("union"), comment_id=comment, is_accepted=True, why="x", on=TODAY)
    with pytest.raises(services.UnknownOutgoing):
        services.comment_draft(by=cast.acting("union"), request_id=2**60, words="x", on=TODAY)


@pytest.mark.django_db
def test_who_spoke_once_is_silent_nowhere_and_what_is_said_follows_the_draft(cast):
    paragraph = "a" * 499 + " b"
    draft = cast.draft(body=[paragraph, *({"clause": f"Khoản {n}"} for n in range(1, 11))])
    for due in (DUE, AFTER):
        ask(cast, draft, to_units=[RIGHT], due_on=due)
    parts = queries.parts_of_draft(queries.outgoing(draft))
    cast.acting("right")
    last, first = queries.comment_requests(to_units=[RIGHT])
    for quote in (parts[10], parts[2], parts[0], ""):
        services.comment_draft(by=cast.people["right"], request_id=first.id, words="Sửa", quote=quote, on=TODAY)
    cast.acting("writer")
    assert (last.due_on, queries.silent_of(queries.requests_for(draft))) == (AFTER, [])
    assert [one.quote for one in queries.comments_on(draft, draft=queries.outgoing(draft))] == ["", parts[0], parts[2], parts[10]]


@pytest.mark.django_db
def test_a_draft_is_not_submitted_while_somebody_comments(cast):
    draft = cast.draft()
    ask(cast, draft, to_units=[RIGHT])

    def turns():
        held = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"
        with connection.cursor() as cursor:
            cursor.execute(f"{held} AND classid::bigint << 32 | objid::bigint = hashtextextended(%s, 0)", [f"documents_comment/{draft}"])
            return cursor.fetchone()[0]

    assert turns() == 0
    for act in (lambda: said(cast, "right"), lambda: _submitted(cast, draft)):
        with transaction.atomic():
            act()
            assert turns() == 1
            transaction.set_rollback(True)
        assert turns() == 0


def _submitted(cast, draft):
    services.submit_document(by=cast.acting("writer"), outgoing_id=draft, on=TODAY)


def _asked_of(cast, who, unit):
    cast.acting(who)
    return queries.comment_requests(to_units=[unit])


@pytest.mark.django_db
def test_past_the_services_comments_are_asked_said_and_answered_by_whose_they_are(cast):
    draft, quiet = cast.draft(), cast.draft()
    ask(cast, draft, to_units=[RIGHT])
    comment = said(cast, "right")
    (request,) = queries.comment_requests(to_units=[RIGHT])
    digest = queries.outgoing(draft).content_sha256
    asking = "INSERT INTO documents_commentrequest (outgoing_id, unit_id, to_unit_id, to_actor, due_on, words, asked_on, asked_by)"
    saying = "INSERT INTO documents_draftcomment (request_id, unit_id, quote, words, content_sha256, commented_on, commented_by)"
    replying = "INSERT INTO documents_commentanswer (comment_id, unit_id, is_accepted, why, answered_on, answered_by)"
    acting = "INSERT INTO documents_outgoingact (outgoing_id, unit_id, place, kind, words, content_sha256, acted_on, recorded_by)"
    people = cast.people
    tries = [
        ("writer", f"{asking} VALUES (%s, %s, %s, 0, %s, '', %s, %s)", [quiet, LEFT, RIGHT, DUE, TODAY, people["writer"]]),
        ("right", f"{saying} VALUES (%s, %s, '', 'x', %s, %s, %s)", [request.id, RIGHT, "khác", TODAY, people["right"]]),
        ("writer", f"{saying} VALUES (%s, %s, '', 'x', %s, %s, %s)", [request.id, LEFT, digest, TODAY, people["writer"]]),
        ("right", f"{replying} VALUES (%s, %s, true, 'x', %s, %s)", [comment, RIGHT, TODAY, people["right"]]),
        ("writer", f"{acting} VALUES (%s, %s, 3, 'submitted', '', %s, %s, %s)", [draft, LEFT, digest, TODAY, people["writer"]]),
        ("writer", "UPDATE documents_draftcomment SET words = 'y'", []),
    ]
    for who, statement, values in tries:
        cast.acting(who)
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
    assert set(DRAFT) <= set(STATE_WORDS)


@pytest.mark.django_db
def test_the_doors(cast, client, django_user_model, tmp_path):
    def enter(who):
        client.force_login(django_user_model.objects.get(pk=cast.people[who]))

    draft = cast.draft()
    enter("writer")
    page = reverse("documents:ask_comments", args=[draft])
    assert client.post(page, {"units": "KHONG", "due_on": DUE.isoformat()}).status_code == 422
    assert client.post(page, {"units": "PHAI", "people": "head", "due_on": DUE.isoformat()}).status_code == 302
    enter("right")
    listed = client.get(reverse("documents:comment_requests")).content.decode()
    assert "Báo cáo kết quả tháng 6" in listed
    cast.acting("right")
    (asked,) = queries.comment_requests(to_units=[RIGHT])
    about = reverse("documents:comment_draft", args=[asked.id])
    assert PART in client.get(about).content.decode()
    assert client.get(reverse("documents:asked_picture", args=[asked.id, 1])).content.startswith(b"\x89PNG")
    assert client.get(reverse("documents:outgoing_file", args=[draft, 0])).status_code == 404
    assert client.post(about, {"quote": PART, "words": ""}).status_code == 422
    assert client.post(about, {"quote": PART, "words": "Ghi rõ <b>ngày</b>"}).status_code == 302
    body = json.dumps({"words": "Toàn văn được"})
    comment = client.post(f"/api/documents/comment-requests/{asked.id}/comments", body, content_type="application/json").json()["id"]
    call_command("documents_comment_draft", str(asked.id), words="Thêm nơi nhận", acting="right", on=TODAY.isoformat(), json=True)
    assert [row["comments"] for row in client.get("/api/documents/comment-requests").json()] == [3]
    enter("writer")
    shown = client.get(reverse("documents:document", args=[draft])).content.decode()
    assert "Ghi rõ &lt;b&gt;ngày" in shown
    assert shown.count("Trả lời</a>") == 3
    cast.acting("writer")
    first, _, last = sorted(row.id for row in queries.comments_on(draft, draft=None))
    form = reverse("documents:answer_comment", args=[first])
    assert "Ghi rõ" in client.get(form).content.decode()
    assert client.post(form, {"is_accepted": "1", "why": "Đã ghi"}).status_code == 302
    body = json.dumps({"is_accepted": False, "why": "Đã đủ"})
    assert client.post(f"/api/documents/comments/{comment}/answer", body, content_type="application/json").status_code == 200
    call_command("documents_answer_comment", str(last), "accepted", why="Đã thêm", acting="writer", on=TODAY.isoformat(), json=True)
    printed = client.get(reverse("documents:export_comments", args=[draft, "pdf"])).content
    assert "Đã thêm" in "".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(printed)).pages)
    assert client.get(f"/api/documents/outgoing/{draft}/comments.xlsx").content.startswith(b"PK")
    call_command("documents_export_comments", str(draft), to=tmp_path / "gop-y.pdf", acting="writer", on=TODAY.isoformat(), json=True)
    body = json.dumps({"units": ["LA"], "due_on": DUE.isoformat()})
    asked = client.post(f"/api/documents/outgoing/{draft}/comment-requests", body, content_type="application/json")
    assert asked.json() == {"count": 1}
    call_command("documents_ask_comments", str(draft), to=["LA"], due=AFTER, acting="writer", on=TODAY.isoformat(), json=True)
    assert client.post(reverse("documents:submit_document", args=[draft])).status_code == 302
    cast.acting("writer")
    assert queries.outgoing(draft).state == "submitted"
