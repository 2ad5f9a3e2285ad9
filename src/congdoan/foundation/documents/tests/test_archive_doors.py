"""The archive by pages, by the API and by commands."""

import html
import json
from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congdoan.foundation.access.tests.builders import LEFT
from congdoan.foundation.documents import services
from congdoan.foundation.documents.queries import filing as cases
from congdoan.foundation.documents.rules.filing import CaseDraft

from .builders import TODAY, office
from .test_archive import LIST, RULE

PHOTOGRAPH = services.PaperDraft("Ảnh", TODAY)
NAMED = {"title": "Kết nạp", "keep_years": "20 năm", "keep_source": RULE, "keeper": "Văn Thư Mẫu"}
PAPER = {"title": "Ảnh", "issued_on": "2024-03-01", "pages": "2"}
MINUTES = {"name": "Hồ sơ 2024", "giver": "Văn Thư Mẫu", "receiver": "Lưu Trữ Mẫu", "boxes": "1", "condition": "Tốt"}


@pytest.fixture
def cast(entered, monkeypatch):
    monkeypatch.setattr("congdoan.foundation.access.doors.today", lambda: TODAY)
    return office()


@pytest.fixture
def enter(cast, client, django_user_model):
    def as_person(who):
        client.force_login(django_user_model.objects.get(pk=cast.people[who]))
        return client

    return as_person


def page(name, *args):
    return reverse(f"documents:{name}", args=args)


def first_of_list(cast):
    cast.acting("head")
    return cases.files_of_year(LEFT, year=2024)[0].id


@pytest.mark.django_db
def test_a_case_file_goes_its_way_by_pages(cast, enter):
    client = enter("head")
    assert "Ban hành danh mục hồ sơ của năm trước" in client.get(page("case_files")).content.decode()
    asked = {"year": "2024", "document": "Quyết định số 05/QĐ-LĐLĐ", "lines": LIST}
    assert client.post(page("decide_case_list"), {**asked, "lines": "A (A)\nmột ô"}).status_code == 422
    assert client.post(page("decide_case_list"), asked).status_code == 302
    assert "Thu đoàn phí | 10 năm" in client.get(page("decide_case_list")).content.decode()
    case = first_of_list(cast)
    signed = cast.signed()
    client = enter("writer")
    assert client.post(page("file_document", signed), {"case_id": case, "pages": ""}).status_code == 302
    assert "Kết nạp đoàn viên" in client.get(page("document", signed)).content.decode()
    assert client.post(page("file_paper", case), {**PAPER, "pages": ""}).status_code == 422
    assert client.post(page("file_paper", case), PAPER).status_code == 302
    cast.acting("writer")
    paper = cases.papers_of(case)[0].pk
    assert client.post(page("take_out_paper", paper), {"reason": ""}).status_code == 422
    client.post(page("take_out_paper", paper), {"reason": "bản trùng"})
    shown = client.get(page("case_file", case)).content.decode()
    assert "bản trùng" in shown
    assert "01/LĐLĐ" in shown
    assert client.get(page("close_case_file", case)).status_code == 200
    assert client.post(page("close_case_file", case), {**NAMED, "keep_years": "mãi"}).status_code == 422
    client.post(page("close_case_file", case), {**NAMED, "keep_years": "vĩnh viễn"})
    cast.acting("writer")
    assert (cases.case_file(case).state, cases.case_file(case).term) == ("closed", "Vĩnh viễn")
    client.post(page("reopen_case_file", case), {"reason": "thiếu"})
    client.post(page("close_case_file", case), NAMED)
    assert client.get(page("export_case_contents", case)).content.startswith(b"%PDF")
    client = enter("head")
    assert "01.TCCB/2024" in client.get(page("hand_over_case_files")).content.decode()
    assert client.post(page("hand_over_case_files"), MINUTES).status_code == 422
    client.post(page("hand_over_case_files"), {**MINUTES, "case_ids": [case]})
    client.post(page("lend_case_file", case), {"person": "Người Mượn", "allowed_by": "Chánh văn phòng", "due_on": "2024-07-05"})
    assert "đang mượn" in client.get(page("case_file", case)).content.decode()
    assert "Người Mượn mượn" in client.get(page("case_files"), {"trang_thai": "kept", "q": "ket nap", "nam": "2024"}).content.decode()
    cast.acting("head")
    use = cases.uses_of(case)[0].pk
    client.post(page("take_back_case_file", use))
    cast.acting("head")
    assert cases.case_file(case).lent_to == ""
    handover = cases.case_file(case).handover_id
    for address in (
        page("export_case_handover", handover),
        page("export_case_list", 2024, "TRAI"),
        page("export_case_uses", 2024, "TRAI", "pdf"),
    ):
        assert client.get(address).content.startswith(b"%PDF")
    client = enter("writer")
    wrong = services.open_case_file(
        by=cast.acting("writer"), unit_id=LEFT, year=2024, case=CaseDraft("Thi đua", "TD", "Hội thao", 5, RULE, "x"), on=TODAY
    )
    assert page("strike_out_case_file", wrong) in client.get(page("case_file", wrong)).content.decode()
    assert client.post(page("strike_out_case_file", wrong), {"reason": ""}).status_code == 422
    client.post(page("strike_out_case_file", wrong), {"reason": "mở nhầm"})
    shown = client.get(page("case_file", wrong)).content.decode()
    assert "mở nhầm" in shown
    assert page("file_paper", wrong) not in shown
    assert "<s>Hội thao</s>" in client.get(page("case_files")).content.decode()
    assert "Không hồ sơ nào khớp" in client.get(page("case_files"), {"q": "khong co"}).content.decode()


@pytest.mark.django_db
def test_the_archive_answers_programs(cast, enter):
    def ask(client, path, body=None):
        address = f"/api/documents/{path}"
        return client.get(address) if body is None else client.post(address, json.dumps(body), content_type="application/json")

    client = enter("head")
    told = {"unit": "TRAI", "year": 2024, "document": "Quyết định số 05/QĐ-LĐLĐ", "files": LIST}
    assert ask(client, "case-lists", told).json() == {"count": 3}
    assert ask(client, "case-lists", told).status_code == 409
    case = first_of_list(cast)
    client = enter("writer")
    other = ask(
        client, "case-files", {"unit": "TRAI", "year": 2024, "section": "Thi đua", "section_code": "TD", **NAMED, "keep_years": 5}
    ).json()["id"]
    paper = {"title": "Ảnh", "issued_on": "2024-03-01"}
    put = ask(client, f"case-files/{case}/papers", {"paper": paper, "pages": 2}).json()["id"]
    ask(client, f"case-papers/{put}/take-out", {"reason": "nhầm"})
    for one in (case, other):
        ask(client, f"case-files/{one}/papers", {"paper": paper, "pages": 2})
        assert ask(client, f"case-files/{one}/close", {**NAMED, "keep_years": None}).status_code == 204
    assert ask(client, f"case-files/{other}/reopen", {"reason": "thiếu"}).status_code == 204
    client = enter("head")
    handed = ask(client, "case-handovers", {"unit": "TRAI", "case_ids": [case], **MINUTES, "boxes": 1}).json()["id"]
    use = ask(client, f"case-files/{case}/lend", {"person": "x", "allowed_by": "y", "due_on": "2024-07-05"}).json()["id"]
    assert ask(client, f"case-uses/{use}/take-back", {}).status_code == 204
    assert [(row["id"], row["state"]) for row in ask(client, "case-files?state=kept").json()["rows"]] == [(case, "kept")]
    assert [one["title"] for one in ask(client, f"case-files/{case}").json()["papers"]] == ["Ảnh"]
    for path in (
        "case-lists/TRAI/2024.pdf",
        f"case-files/{case}/contents.pdf",
        f"case-handovers/{handed}.pdf",
        "case-uses/TRAI/2024?kind=pdf",
    ):
        assert ask(client, path).content.startswith(b"%PDF")
    assert ask(client, f"case-files/{case + 999}").status_code == 404
    client = enter("writer")
    wrong = ask(
        client, "case-files", {"unit": "TRAI", "year": 2024, "section": "Thi đua", "section_code": "TD", **NAMED, "keep_years": None}
    ).json()["id"]
    assert ask(client, f"case-files/{wrong}/strike-out", {"reason": "mở nhầm"}).status_code == 204
    assert ask(client, "case-files?state=struck").json()["rows"][0]["struck_out"] == "mở nhầm"


@pytest.mark.django_db
def test_the_archive_is_kept_by_commands(cast, tmp_path, capsys):
    def run(who, command, *given, **options):
        call_command(f"documents_{command}", *given, acting=who, on=str(TODAY), json=True, **options)
        return json.loads(capsys.readouterr().out)

    (tmp_path / "list.txt").write_text(LIST, encoding="utf-8")
    (tmp_path / "case.json").write_text(
        json.dumps({"section": "Thi đua", "section_code": "TD", **NAMED, "keep_years": 5}), encoding="utf-8"
    )
    run("head", "decide_case_list", "TRAI", "2024", tmp_path / "list.txt", document="Quyết định số 05")
    case = first_of_list(cast)
    wrong = run("writer", "open_case_file", "TRAI", "2024", tmp_path / "case.json")
    run("writer", "strike_out_case_file", str(next(iter(wrong.values()))), reason="mở nhầm")
    paper = run("writer", "file_paper", str(case), title="Ảnh", pages=2)
    run("writer", "take_out_paper", str(next(iter(paper.values()))), reason="nhầm")
    run("writer", "file_paper", str(case), title="Ảnh", pages=2)
    run("writer", "close_case_file", str(case), "Kết nạp", keep_source=RULE, keeper="Văn Thư Mẫu")
    run("writer", "reopen_case_file", str(case), reason="thiếu")
    run("writer", "close_case_file", str(case), "Kết nạp", keep_source=RULE, keeper="Văn Thư Mẫu")
    run("writer", "export_case_contents", str(case), to=tmp_path / "contents.pdf")
    handed = run("head", "hand_over_case_files", "TRAI", str(case), name="Hồ sơ", giver="Văn Thư Mẫu", receiver="Lưu Trữ Mẫu")
    run("head", "export_case_handover", str(next(iter(handed.values()))), to=tmp_path / "handover.pdf")
    run("head", "lend_case_file", str(case), "Người Mượn", allowed_by="Chánh văn phòng", due_on=date(2024, 7, 5))
    cast.acting("head")
    run("head", "take_back_case_file", str(cases.uses_of(case)[0].pk))
    run("head", "export_case_list", "TRAI", "2024", to=tmp_path / "list.pdf")
    run("head", "export_case_uses", "TRAI", "2024", to=tmp_path / "uses.pdf")

    cast.acting("head")
    assert cases.case_file(case).state == "kept"
    assert all((tmp_path / f"{name}.pdf").read_bytes().startswith(b"%PDF") for name in ("contents", "handover", "list", "uses"))


@pytest.mark.django_db
def test_page_api_and_command_say_the_same_of_a_closing_day_before_the_last_paper(cast, enter, capsys):
    case = services.open_case_file(
        by=cast.acting("writer"), unit_id=LEFT, year=2024, case=CaseDraft("Thi đua", "TD", "Hội thao", 5, RULE, "x"), on=TODAY
    )
    paper = services.PaperDraft("Biên bản", date(2024, 7, 2))
    services.file_paper(by=cast.acting("writer"), case_id=case, paper=paper, pages=1, on=TODAY)
    client, words = enter("writer"), "có văn bản ghi ngày 02/07/2024, không kết thúc lùi về ngày 30/06/2024"

    shown = client.post(page("close_case_file", case), NAMED)
    told = client.post(f"/api/documents/case-files/{case}/close", json.dumps({**NAMED, "keep_years": 5}), content_type="application/json")
    with pytest.raises(SystemExit):
        call_command("documents_close_case_file", str(case), "x", keep_source=RULE, keeper="x", acting="writer", on=str(TODAY))

    assert shown.status_code == 422
    assert words in html.unescape(shown.content.decode())
    assert (told.status_code, told.json()["code"]) == (409, "case-file-closed-early")
    assert words in told.json()["message"]
    assert words in capsys.readouterr().err


@pytest.mark.django_db
def test_more_rows_ask_no_more_questions(cast, enter):
    def asked(name):
        with CaptureQueriesContext(connection) as told:
            assert client.get(page(name)).status_code == 200
        return len(told)

    client = enter("head")
    facts = {"unit_id": LEFT, "document": "Quyết định số 05", "on": TODAY}
    services.decide_case_list(by=cast.acting("head"), year=2024, files=f"A (A)\nt | 5 năm | {RULE} | y", **facts)
    services.ask_comments(by=cast.acting("writer"), outgoing_id=cast.draft(), to_people=["head"], due_on=TODAY, on=TODAY)
    asked("case_files")
    few = [asked("case_files"), asked("comment_requests")]
    services.decide_case_list(by=cast.acting("head"), year=2025, files=LIST, **facts)
    for case in cases.files_of_year(LEFT, year=2025):
        services.file_paper(by=cast.acting("writer"), case_id=case.id, paper=PHOTOGRAPH, pages=1, on=TODAY)
    for _ in range(3):
        services.ask_comments(by=cast.acting("writer"), outgoing_id=cast.draft(), to_people=["head"], due_on=TODAY, on=TODAY)

    assert [asked("case_files"), asked("comment_requests")] == few
