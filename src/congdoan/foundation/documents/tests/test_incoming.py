"""The book of incoming documents: numbers without gaps, proposals decided, what PostgreSQL keeps, pages, API and commands."""

import io
import json
from datetime import timedelta

import pypdf
import pytest
import python_calamine
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.access.services import NotAllowed
from congdoan.foundation.access.tests.builders import LEFT, RIGHT, actor, two_branches
from congdoan.foundation.documents import queries, services
from congdoan.foundation.documents.models import CitedDocument, IncomingDocument, Proposal
from congdoan.foundation.documents.rules.reading import UnreadableDocument
from congdoan.foundation.reference import queries as reference

pytestmark = pytest.mark.django_db

NOTICE = """LIÊN ĐOÀN LAO ĐỘNG TỈNH TÂY NINH

Số: 04/TB-LĐLĐ

Tây Ninh, ngày 06 tháng 11 năm 2023

THÔNG BÁO
Định hướng nhiệm vụ năm 2024

Căn cứ Nghị quyết số 02-NQ/TW, ngày 12/6/2021 của Bộ Chính trị.

I. NHIỆM VỤ
1. Tổ chức học tập nghị quyết trước ngày 30/6/2024.

Nơi nhận:
- Các CĐCS;
- Lưu: VT.
"""
BELOW = """Số: 9/KH-LĐLĐ

KẾ HOẠCH
Học tập nghị quyết

Thực hiện Thông báo số 04/TB-LĐLĐ, ngày 06/11/2023 của Liên đoàn Lao động tỉnh Tây Ninh.
"""


@pytest.fixture
def officer(entered):
    two_branches()
    return actor("van.thu", role="federation_officer", branch=LEFT)


def receive(by, words=NOTICE, **facts):
    on = doors.today()
    access.enter(by, on=on)
    given = {"unit_id": LEFT, "file_name": "văn bản.txt", "content": words.encode(), "arrived_on": on} | facts
    return services.receive_document(by=by, on=on, **given)


def line(document_id):
    return queries.details(document_id).row


def decide(by, document_id, place, verdict, words=""):
    one = Proposal.objects.get(document_id=document_id, kind="header", place=place)
    services.decide_proposal(by=by, proposal_id=one.pk, verdict=verdict, words=words, on=doors.today())


def test_a_document_is_entered_under_the_next_number_and_read(officer):
    first, second = receive(officer), receive(officer, BELOW)

    row = line(first)
    assert (row.number, line(second).number, row.year) == (1, 2, doors.today().year)
    assert (row.symbol, row.kind, row.author, str(row.issued_on)) == (
        "04/TB-LĐLĐ", "Thông báo", "LIÊN ĐOÀN LAO ĐỘNG TỈNH TÂY NINH", "2023-11-06",
    )  # fmt: skip
    kinds = [one.kind for one in queries.details(first).proposals]
    assert (kinds.count("header"), kinds.count("citation"), kinds.count("task"), kinds.count("recipient")) == (6, 1, 1, 2)


def test_the_line_of_sight_leads_up_and_down(officer):
    above, below = receive(officer), receive(officer, BELOW)

    assert [(one.words, one.relation) for one in queries.details(above).above] == [("Nghị quyết 02-NQ/TW Bộ Chính trị", "căn cứ")]
    assert [one.document_id for one in queries.details(below).above] == [above]
    assert [one.document_id for one in queries.details(above).below] == [below]
    assert CitedDocument.objects.count() == 2


def test_short_and_long_mentions_of_many_documents_are_one_entry(officer):
    receive(officer)
    receive(officer, BELOW + "\nNghị quyết số 02-NQ/TW, ngày 12/6/2021.")

    assert sorted(CitedDocument.objects.values_list("key", flat=True)) == ["02-NQ/TW|2021-06-12", "04/TB-LĐLĐ|2023-11-06"]


def test_what_a_document_says_of_another_is_the_link(officer):
    document = receive(officer, f"{NOTICE}\nQuyết định này thay thế Quyết định số 33/QĐ-LĐLĐ ngày 5/3/2022.")

    assert [one.relation for one in queries.details(document).above] == ["căn cứ", "thay thế"]


def test_the_same_document_is_not_entered_twice_unknowing(officer):
    receive(officer)

    with pytest.raises(services.AlreadyReceived, match="document-already-received"):
        receive(officer)
    with pytest.raises(services.LooksReceived, match=r"document-looks-received.*04/TB-LĐLĐ.*01/"):
        receive(officer, NOTICE + "\nbản khác")
    assert line(receive(officer, NOTICE + "\nbản khác", again=True)).number == 2


def test_a_refused_file_takes_no_number(officer):
    with pytest.raises(UnreadableDocument):
        receive(officer, "", content=b"\x89PNG...")
    with pytest.raises(services.ArrivesLater, match="document-arrives-later"):
        receive(officer, arrived_on=doors.today() + timedelta(days=1))

    assert line(receive(officer)).number == 1


def test_a_decision_about_the_head_goes_to_the_book(officer):
    document = receive(officer)

    decide(officer, document, "subject", "corrected", "Nhiệm vụ   trọng tâm")
    decide(officer, document, "issued_on", "corrected", "07/11/2023")
    decide(officer, document, "author", "refused")
    decide(officer, document, "symbol", "confirmed")
    decide(officer, document, "signer", "refused")

    row = line(document)
    assert (row.subject, str(row.issued_on), row.author, row.symbol) == ("Nhiệm vụ trọng tâm", "2023-11-07", "", "04/TB-LĐLĐ")
    assert IncomingDocument.objects.get(pk=document).key == "04/TB-LĐLĐ|2023-11-07"
    for words in ("", "31/02/2023", "hôm qua"):
        with pytest.raises(services.CorrectionUnfit, match="document-correction-unfit"):
            decide(officer, document, "issued_on", "corrected", words)
    with pytest.raises(services.CorrectionUnfit):
        decide(officer, document, "symbol", "maybe")
    with pytest.raises(services.UnknownDocument, match="document-unknown"):
        services.decide_proposal(by=officer, proposal_id=10**9, verdict="confirmed", on=doors.today())


def test_a_document_is_passed_on_and_a_voided_number_stays_in_the_book(officer):
    document = receive(officer, receiver="Ban Tuyên giáo")
    services.pass_on_document(by=officer, document_id=document, receiver="Văn phòng", on=doors.today())
    assert line(document).receiver == "Văn phòng"

    services.void_arrival(by=officer, document_id=document, reason="ghi nhầm sổ", on=doors.today())

    with pytest.raises(services.AlreadyVoided, match="document-already-voided"):
        services.void_arrival(by=officer, document_id=document, reason="lần nữa", on=doors.today())
    rows = queries.incoming_register(LEFT, year=doors.today().year)[2]
    assert [(row[1], row[6], row[9]) for row in rows] == [("01", "Văn phòng", "Bỏ số: ghi nhầm sổ")]
    assert line(receive(officer, BELOW)).number == 2


def test_words_are_found_without_marks_in_the_whole_text(officer):
    document = receive(officer)
    receive(officer, BELOW)

    assert [one.id for one in queries.incoming(text="bo chinh tri").rows] == [document]
    assert [one.id for one in queries.incoming(text="Bộ Chính trị 02-NQ/TW").rows] == [document]
    assert queries.incoming(text="không có chữ này").total == 0


def test_a_neighbour_sees_nothing_and_a_reader_changes_nothing(officer):
    document = receive(officer)
    reader, neighbour = actor("kiem.tra", role="inspector", branch=LEFT), actor("ben.canh", role="federation_officer", branch=RIGHT)
    access.enter(neighbour, on=doors.today())
    assert queries.details(document) is None
    assert queries.incoming().total == 0
    with pytest.raises(NotAllowed):
        receive(neighbour, BELOW)

    access.enter(reader, on=doors.today())
    assert queries.details(document) is not None
    for call in (
        lambda: services.void_arrival(by=reader, document_id=document, reason="thử", on=doors.today()),
        lambda: services.pass_on_document(by=reader, document_id=document, receiver="ai", on=doors.today()),
        lambda: decide(reader, document, "symbol", "confirmed"),
    ):
        with pytest.raises(NotAllowed):
            call()


def test_the_way_to_a_programme_is_shown_to_who_may_draft_one(officer, client):
    document = receive(officer)
    page = reverse("documents:incoming_document", args=[document])
    for who, role, is_shown in (("nguoi.soan", "federation_officer", True), ("kiem.tra", "inspector", False)):
        actor(who, role=role, branch=LEFT)
        client.force_login(access_queries.actor_named(who))
        assert ("Thành chương trình" in client.get(page).content.decode()) is is_shown


STRANGER = (  # a document that bears another hash than its own
    "INSERT INTO documents_incomingdocument (unit_id, year, number, arrived_on, author, symbol, kind, subject, note, key, file_name,"
    " sha256, content, text, reading, search_text, received_by)"
    " VALUES (11, 0, 0, current_date, '', '', '', '', '', '', 'x', 'wrong', '\\x01', '', '{}', '', access_acting())"
)
ANOTHERS = (
    "INSERT INTO documents_passing (unit_id, document_id, receiver, passed_on, note, passed_by)"
    " SELECT 21, id, 'x', current_date, '', 1 FROM documents_incomingdocument"
)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE documents_incomingdocument SET number = 7",
        "UPDATE documents_incomingdocument SET content = '\\x00', sha256 = encode(sha256('\\x00'), 'hex')",
        "DELETE FROM documents_incomingdocument",
        "UPDATE documents_proposal SET words = 'khác', decided_by = access_acting()",
        "UPDATE documents_proposal SET verdict = 'confirmed', decided_by = 1, decided_on = current_date",
        "UPDATE documents_proposal SET verdict = 'confirmed'",
        "DELETE FROM documents_proposal",
        "UPDATE documents_citation SET mentions = 9",
        "DELETE FROM documents_passing",
        "UPDATE documents_voidedarrival SET reason = ''",
        ANOTHERS,
        STRANGER,
    ],
)
def test_postgresql_keeps_the_promises_whoever_asks(officer, sql):
    document = receive(officer, receiver="Ban Tuyên giáo")
    services.void_arrival(by=officer, document_id=document, reason="thử", on=doors.today())

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"{sql}; SET CONSTRAINTS ALL IMMEDIATE")


# --- doors ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def signed_in(client, officer):
    client.force_login(get_user_model().objects.get(id=officer))
    return client


def words(answer):
    return answer.content.decode()


def test_the_way_of_a_document_through_its_pages(signed_in, officer):
    assert "Sổ chưa có văn bản đến nào" in words(signed_in.get("/6-van-ban/den/"))
    given = {"unit": LEFT, "arrived_on": doors.today(), "receiver": "Ban Tuyên giáo"}
    broken = signed_in.post("/6-van-ban/den/nhan/", given | {"file": SimpleUploadedFile("anh.pdf", b"%PDF-1.4 broken")})
    assert (broken.status_code, "bị hỏng hoặc bị cắt" in words(broken)) == (422, True)

    page = signed_in.post("/6-van-ban/den/nhan/", given | {"file": SimpleUploadedFile("tb.txt", NOTICE.encode())}, follow=True)
    access.enter(officer, on=doors.today())
    document = IncomingDocument.objects.get()
    assert '<mark class="m1">' in words(page)
    assert "Tổ chức học tập nghị quyết" in words(page)
    one = Proposal.objects.get(document=document, kind="task")
    answer = signed_in.post(f"/6-van-ban/den/de-xuat/{one.pk}/", {"verdict": "corrected", "words": "Học <b>nghị quyết</b>"}, follow=True)
    assert "Học &lt;b&gt;nghị quyết" in words(answer)
    assert "chưa có nội dung sửa" in words(signed_in.post(f"/6-van-ban/den/de-xuat/{one.pk}/", {"verdict": "corrected"}, follow=True))
    here = f"/6-van-ban/den/{document.pk}/"
    assert signed_in.post(f"{here}chuyen/", {"receiver": "Văn phòng"}).status_code == 302
    assert signed_in.post(f"{here}bo-so/", {"reason": "ghi nhầm"}).status_code == 302
    assert "Số đến này đã bỏ: ghi nhầm" in words(signed_in.get(here))
    assert signed_in.post(f"{here}bo-so/", {"reason": "ghi nhầm"}).status_code == 422
    file = signed_in.get(f"{here}tep")
    assert (file.content, file["Content-Type"], file["X-Content-Type-Options"]) == (NOTICE.encode(), "application/octet-stream", "nosniff")
    assert signed_in.get("/6-van-ban/den/999999/").status_code == 404


def test_the_book_has_every_column_on_paper_and_in_excel(signed_in, officer):
    receive(officer, NOTICE.replace("Định hướng", "=1+1 Định hướng"), receiver="Ban Tuyên giáo")
    place = f"/6-van-ban/den/so-{doors.today().year}-TRAI"

    paper = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(signed_in.get(f"{place}.pdf").content)).pages)
    sheet = python_calamine.load_workbook(io.BytesIO(signed_in.get(f"{place}.xlsx").content)).get_sheet_by_index(0).to_python()

    assert "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN" in paper
    assert "04/TB-LĐLĐ" in paper
    law = next(one for one in reference.records("documents.register_columns") if one.id == "register.incoming")
    assert sheet[6] == [column["label"] for column in law.fields["columns"]]
    assert sheet[7][5] == "Thông báo: =1+1 Định hướng nhiệm vụ năm 2024"
    assert signed_in.get("/6-van-ban/den/so-2024-KHONG.pdf").status_code == 404
    assert "Nghị định 30/2020/NĐ-CP, Phụ lục IV" in sheet[3][0]


def test_the_list_asks_few_questions_however_long_it_is(signed_in, officer):
    for n in range(3):
        receive(officer, f"{NOTICE}\n{n}", again=True)
    with CaptureQueriesContext(connection) as few:
        signed_in.get("/6-van-ban/den/")
    for n in range(3, 9):
        receive(officer, f"{NOTICE}\n{n}", again=True)
    with CaptureQueriesContext(connection) as many:
        signed_in.get("/6-van-ban/den/")

    assert len(many) == len(few) <= 30


def test_the_same_acts_by_api_and_command(signed_in, officer, tmp_path, capsys):
    given = {"unit": "TRAI", "arrived_on": doors.today().isoformat()}
    new = signed_in.post("/api/documents/incoming", given | {"file": SimpleUploadedFile("tb.txt", NOTICE.encode())}).json()["id"]
    found = signed_in.get(f"/api/documents/incoming/{new}").json()
    assert (found["row"]["symbol"], found["proposals"][0]["kind"]) == ("04/TB-LĐLĐ", "header")
    assert signed_in.get("/api/documents/incoming?q=nghi quyet").json()["total"] == 1

    def send(path, **body):
        return signed_in.post(f"/api/documents/{path}", json.dumps(body), content_type="application/json")

    assert send(f"proposals/{found['proposals'][0]['id']}/decide", verdict="confirmed").status_code == 204
    assert send(f"incoming/{new}/pass", receiver="Văn phòng").status_code == 204
    assert send(f"incoming/{new}/void", reason="nhầm").status_code == 204
    assert send(f"incoming/{new}/void", reason="nhầm").json()["code"] == "document-already-voided"
    assert send("incoming/99999/void", reason="nhầm").status_code == 404

    place = tmp_path / "kh.txt"
    place.write_text(BELOW, encoding="utf-8")
    call_command("documents_receive_document", "TRAI", str(place), json=True)
    number = json.loads(capsys.readouterr().out)["id"]
    access.enter(officer, on=doors.today())
    one = Proposal.objects.filter(document_id=number).first()
    call_command("documents_decide_proposal", str(one.pk), "refused")
    call_command("documents_pass_on_document", str(number), "Văn phòng")
    call_command("documents_void_arrival", str(number), "nhầm")
    call_command("documents_export_incoming", "TRAI", str(doors.today().year), "--to", str(tmp_path / "so.pdf"))
    assert (tmp_path / "so.pdf").read_bytes().startswith(b"%PDF")
    assert signed_in.get(f"/api/documents/incoming-register/TRAI/{doors.today().year}.xlsx").content.startswith(b"PK")
    assert signed_in.get("/api/documents/incoming-register/TRAI/2024.doc").json()["code"] == "document-register-format"
    assert signed_in.get("/api/documents/incoming-register/TRAI/1.pdf").status_code == 404
    access.enter(officer, on=doors.today())
    assert line(number).voided == "nhầm"


def test_what_stands_word_for_word_is_confirmed_at_once_and_taken_back(signed_in, officer):
    by, client, day = officer, signed_in, doors.today()
    document = receive(by)
    waiting = queries.sure_proposals(document)
    found = {one.pk: one for one in queries.details(document).proposals}
    assert {found[one].kind for one in waiting} <= {"header", "recipient", "citation"}
    assert not [one for one in found.values() if one.kind in ("task", "target") and one.pk in waiting]
    assert services.confirm_sure(by=by, document_id=document, on=day) == len(waiting) > 3
    assert services.confirm_sure(by=by, document_id=document, on=day) == 0
    subject = next(one for one in found.values() if one.place == "subject")
    services.decide_proposal(by=by, proposal_id=subject.pk, verdict="corrected", words="Khác", on=day)
    services.undo_decision(by=by, proposal_id=subject.pk, on=day)
    with pytest.raises(services.NothingDecided):
        services.undo_decision(by=by, proposal_id=subject.pk, on=day)
    details = queries.details(document)
    assert details.row.subject == subject.words
    assert next(one for one in details.proposals if one.pk == subject.pk).verdict == ""
    with pytest.raises(services.UnknownDocument):
        services.undo_decision(by=by, proposal_id=2**60, on=day)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE documents_proposal SET decided_by = %s WHERE id = %s", [by + 1, subject.pk])

    page = reverse("documents:incoming_document", args=[document])
    shown = client.get(page).content.decode()
    assert all(f'data-key="{key}"' in shown for key in "jyx")
    went = client.post(reverse("documents:decide_proposal", args=[subject.pk]), {"verdict": "confirmed"}).url
    assert f"vua={subject.pk}" in went
    assert 'data-key="u"' in client.get(went).content.decode()
    assert client.post(reverse("documents:undo_decision", args=[subject.pk])).status_code == 302
    assert client.post(reverse("documents:confirm_sure", args=[document])).status_code == 302
    assert client.post(f"/api/documents/proposals/{subject.pk}/undo").status_code == 204
    assert client.post(f"/api/documents/incoming/{document}/confirm-sure").json() == {"count": 1}
    call_command("documents_undo_decision", str(subject.pk), acting="van.thu", on=day.isoformat(), json=True)
    call_command("documents_confirm_sure", str(document), acting="van.thu", on=day.isoformat(), json=True)
