"""What destroying does to documents: short ones, heads that stay, and people who use a document or hold a file at that moment."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from hashlib import sha256
from threading import Event
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.access.doors import acting
from congdoan.foundation.access.tests.builders import LEFT, RIGHT, actor
from congdoan.foundation.documents import queries, services
from congdoan.foundation.documents.models import Delivery
from congdoan.foundation.documents.queries import filing as cases
from congdoan.foundation.documents.rules.filing import CaseDraft

from .builders import TODAY, office
from .test_disposal import AFTER, CARRIED, COUNCIL, carried

LONG = f"Quyết định số 12/QĐ-LĐLĐ ngày 02/01/2035 {'về việc tiêu hủy hồ sơ ' * 10}".strip()


def closed_file(cast, document, *, title="Thư", section="TH"):
    """Close a file of ten years that holds one signed document."""
    by = cast.acting("writer")
    draft = CaseDraft("Tổng hợp", section, title, 10, "Bảng", "Văn Thư")
    made = services.open_case_file(by=by, unit_id=LEFT, year=2024, case=draft, on=TODAY)
    services.file_paper(by=by, case_id=made, outgoing_id=document, pages=1, on=TODAY)
    services.close_case_file(by=by, case_id=made, title=title, keep_years=10, keep_source="Bảng", keeper="Văn Thư", on=TODAY)
    return made


def decided(cast, *files):
    made = services.propose_disposal(by=cast.acting("writer", on=AFTER), unit_id=LEFT, files=dict.fromkeys(files, "Hết"), on=AFTER)
    by = cast.acting("head", on=AFTER)
    services.review_disposal(by=by, disposal_id=made, on=AFTER, **COUNCIL)
    services.decide_disposal(by=by, disposal_id=made, decision=LONG, on=AFTER)
    return made


@pytest.mark.django_db
def test_a_document_of_two_words_is_destroyed_under_a_long_decision(entered):
    cast = office()
    signed = cast.signed(body=["Đồng ý."])

    assert carried(cast, decided(cast, closed_file(cast, signed))) == 1

    cast.acting("writer", on=AFTER)
    assert queries.outgoing(signed).content["body"] == [f"Nội dung đã tiêu hủy ngày 01/01/2035 theo {LONG}."]
    assert queries.file_content(signed) is None


@pytest.mark.django_db
@pytest.mark.parametrize("other", [{"subject": "Khác"}, {"body": ["Lời khác"]}, {"body": ["Nội dung đã tiêu hủy ngày x", "và lời khác"]}])
def test_nothing_else_is_written_in_the_place_of_what_is_destroyed(entered, other):
    cast = office()
    signed = cast.signed()
    carried(cast, decided(cast, closed_file(cast, signed)))
    cast.acting("writer", on=AFTER)
    content = json.dumps(
        {"subject": queries.outgoing(signed).subject, "body": ["Nội dung đã tiêu hủy ngày x"], **other}, ensure_ascii=False
    )

    change = "UPDATE documents_outgoing SET content = %s, content_sha256 = %s WHERE id = %s"
    with pytest.raises(DatabaseError, match="no draft"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change, [content, sha256(content.encode()).hexdigest(), signed])


@pytest.mark.django_db
def test_many_files_are_proposed_in_as_many_statements_as_few(entered):
    cast = office()
    signed = cast.signed()
    made = [closed_file(cast, signed, title=f"Thư {at}") for at in range(6)]
    by = cast.acting("writer", on=AFTER)

    def asked(*files):
        with CaptureQueriesContext(connection) as seen:
            services.propose_disposal(by=by, unit_id=LEFT, files=dict.fromkeys(files, "Hết"), on=AFTER)
        return len(seen)

    assert asked(made[0]) == asked(*made[1:])


@pytest.mark.django_db
def test_what_was_said_about_a_draft_goes_with_its_document(entered):
    cast = office()
    draft = cast.draft()
    services.ask_comments(by=cast.acting("writer"), outgoing_id=draft, to_units=[RIGHT], due_on=TODAY, on=TODAY)
    by = cast.acting("right")
    (asked,) = queries.comment_requests(to_units=[RIGHT])
    comment = services.comment_draft(by=by, request_id=asked.id, quote="1. Số đoàn viên", words="Bỏ câu số đoàn viên", on=TODAY)
    by = cast.acting("writer")
    services.answer_comment(by=by, comment_id=comment, is_accepted=False, why="Giữ số đoàn viên", on=TODAY)
    services.submit_document(by=by, outgoing_id=draft, on=TODAY)
    services.approve_document(by=cast.acting("head"), outgoing_id=draft, on=TODAY)
    services.sign_document(by=cast.acting("signer"), outgoing_id=draft, made_at=datetime.now(UTC), on=TODAY)
    made = decided(cast, closed_file(cast, draft))
    change = "UPDATE documents_draftcomment SET quote = '', words = 'Nội dung đã tiêu hủy ngày x'"
    for who in ("writer", "right"):
        cast.acting(who, on=AFTER)
        with pytest.raises(DatabaseError, match="stays"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)

    carried(cast, made)

    cast.acting("writer", on=AFTER)
    (told,) = queries.comments_on(draft, draft=None)
    assert (told.quote, told.words.startswith("Nội dung đã tiêu hủy")) == ("", True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM documents_commentanswer WHERE why LIKE '%%đoàn viên%%'", [])
        assert cursor.fetchone() == (0,)


@pytest.mark.django_db
def test_no_day_to_come_is_named_at_the_terminal(entered, monkeypatch, capsys, django_user_model, tmp_path):
    monkeypatch.setattr("congdoan.foundation.access.doors.today", lambda: TODAY)
    cast = office()
    case = closed_file(cast, cast.signed())
    made = decided(cast, case)
    (tmp_path / "files.json").write_text(json.dumps({case: "Hết"}))
    later = ["--on", str(AFTER), "--as", django_user_model.objects.get(pk=cast.people["writer"]).username, "--json"]

    for words in (
        ["documents_propose_disposal", "TRAI", str(tmp_path / "files.json")],
        ["documents_carry_out_disposal", str(made), "--way", "Xóa", "--witnesses", "Bà B"],
    ):
        with pytest.raises(SystemExit):
            call_command(*words, *later)
        told = json.loads(capsys.readouterr().out)
        assert (told["code"], "chưa tới" in told["message"]) == ("case-disposal-unfit", True)


@pytest.mark.django_db
def test_what_is_destroyed_is_not_sent_published_copied_or_filed_again(entered):
    cast = office()
    signed = cast.issued()
    case = closed_file(cast, signed)
    carried(cast, decided(cast, case))
    by = cast.acting("head", on=AFTER)
    copy = services.CopyDraft("Bản sao y", ["LĐLĐ"], "LĐLĐ", "Tây Ninh", ["TL. BTV"], "A", ["Lưu"])
    facts = {"by": by, "outgoing_id": signed, "on": AFTER}

    with pytest.raises(services.WrongState, match="đã tiêu hủy"):
        services.issue_document(to_units=[RIGHT], **facts)
    with pytest.raises(services.CopyUnfit, match="đã tiêu hủy"):
        services.draft_copy(unit_id=LEFT, client_key=uuid4(), copy=copy, **facts)
    with pytest.raises(DatabaseError, match="not used again"), transaction.atomic():
        Delivery.objects.create(outgoing_id=signed, unit_id=LEFT, to_unit_id=RIGHT, sent_on=AFTER, sent_by=by)
    by = facts["by"] = cast.acting("writer", on=AFTER)
    draft = CaseDraft("Khác", "KH", "Hồ sơ khác", 5, "Bảng", "Văn Thư")
    other = services.open_case_file(by=by, unit_id=LEFT, year=2034, case=draft, on=AFTER)
    with pytest.raises(services.PaperUnfit, match="đã tiêu hủy"):
        services.file_paper(case_id=other, pages=1, **facts)
    publisher = actor("publisher", role="document_publisher", branch=LEFT)
    access.enter(publisher, on=AFTER)
    with pytest.raises(services.WrongState, match="đã tiêu hủy"):
        services.publish_document(**facts | {"by": publisher})


@pytest.fixture
def waiting(own_database):
    """A disposal that waits to be carried out, really committed, and an open file beside it."""
    with acting(access_queries.actor_named(access.CONSOLE).id, on=TODAY):
        cast = office()
        signed = cast.signed()
        case = closed_file(cast, signed)
        made = decided(cast, case)
        draft = CaseDraft("Khác", "KH", "Hồ sơ khác", 5, "Bảng", "Văn Thư")
        other = services.open_case_file(by=cast.acting("writer", on=AFTER), unit_id=LEFT, year=2034, case=draft, on=AFTER)
    return cast, {"signed": signed, "case": case, "disposal": made, "other": other}


def carried_out_beside(cast, made, who, act):
    """Let somebody act, carry the disposal out while they are about to be done, and return what became of it."""
    acted, over = Event(), Event()

    def first():
        try:
            with acting(cast.people[who], on=AFTER):
                act(cast.people[who])
                acted.set()
                over.wait(timeout=3)  # who carries out waits for us, so this passes; who does not is over before
        finally:
            acted.set()
            connections.close_all()

    def second():
        acted.wait(timeout=60)
        try:
            with acting(cast.people["writer"], on=AFTER):
                return services.carry_out_disposal(by=cast.people["writer"], disposal_id=made["disposal"], on=AFTER, **CARRIED)
        except services.CaseFileKept as refusal:
            return refusal.code
        finally:
            over.set()
            connections.close_all()

    with ThreadPoolExecutor(2) as people:
        begun, told = people.submit(first), people.submit(second)
        begun.result()
        return told.result()


def test_what_is_filed_elsewhere_while_its_file_is_destroyed_keeps_its_content(waiting):
    cast, made = waiting
    facts = {"case_id": made["other"], "outgoing_id": made["signed"], "pages": 1, "on": AFTER}

    assert carried_out_beside(cast, made, "writer", lambda by: services.file_paper(by=by, **facts)) == 0

    with acting(cast.people["writer"], on=AFTER):
        assert queries.file_content(made["signed"])
        assert cases.case_file(made["case"]).state == "destroyed"


def test_a_file_held_back_at_that_moment_is_not_destroyed(waiting):
    cast, made = waiting
    facts = {"case_id": made["case"], "ground": "inspection", "words": "Cuộc 01", "on": AFTER}

    told = carried_out_beside(cast, made, "inspector", lambda by: services.hold_case_file(by=by, **facts))

    assert told == "case-file-not-to-destroy"
