"""The same way by pages, by the API and by commands; what people type reads back as it was."""

import io
import json
from datetime import date
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from congdoan.foundation.access.tests.builders import LEAF, LEFT
from congdoan.foundation.documents import queries
from congdoan.foundation.documents.forms import first_values
from congdoan.foundation.documents.rules.writing import Block, UnreadableContent, body_of, official, typed

from .builders import LETTER, TODAY, office

TYPED = """Đề nghị các đơn vị:
I. **Nội dung**
1. **Tuyên truyền.** Học tập nghị quyết
a) Trong tháng 6;
b) Trước ngày 20 hằng tháng.
- Gạch đầu dòng
| Việc | Hạn |
|--|-|
| Kế hoạch | 30/6 |
\\1. không phải khoản"""
words = st.text(st.sampled_from("aAđĐ1.)-|\\ IVĐiều"), max_size=12).map(lambda text: " ".join(text.split()))


def test_typed_marks_become_blocks_that_the_writer_numbers():
    body = body_of(TYPED)
    assert body[1:4] == [
        {"heading": "", "title": "Nội dung"}, {"clause": "Học tập nghị quyết", "title": "Tuyên truyền."}, {"point": "Trong tháng 6;"},
    ]  # fmt: skip
    assert body[6] == {"heads": ["Việc", "Hạn"], "rows": [["Kế hoạch", "30/6"]], "width": [2, 1]}
    assert body[7] == "1. không phải khoản"
    with pytest.raises(UnreadableContent, match="dòng 2: bảng cần 2 ô"):
        body_of("| a | b |\n| c |")


@given(st.lists(st.builds(Block, st.sampled_from(["heading", "article", "clause", "point", "dash", "text"]), words), max_size=8))
def test_what_was_typed_reads_back(blocks):
    body = [block for block in blocks if block.level != "text" or block.words]

    read = official({**LETTER, "body": body_of(typed(body)) or ["x"]}, queries.kinds()).body

    assert list(read) == (body or [Block("text", "x")])


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


@pytest.mark.django_db
def test_a_document_goes_its_way_by_pages(cast, enter):
    client = enter("writer")
    fields = {**first_values(LETTER), "unit": "TRAI", "body": TYPED, "client_key": str(uuid4())}
    assert "Kèm" not in client.get(page("draft_document")).content.decode()
    assert client.post(page("draft_document"), {**fields, "body": "| a | b |\n| c |"}).status_code == 422
    made = client.post(page("draft_document"), fields)
    assert made.status_code == 302
    shown = client.get(made.url).content.decode()
    one = int(made.url.rstrip("/").rsplit("/", 1)[1])
    assert "đúng thể thức" in shown
    assert client.get(page("page_picture", one, 1)).content.startswith(b"\x89PNG")
    assert client.get(page("outgoing_file", one, 0)).content.startswith(b"%PDF")
    assert client.get(page("document_word", one)).content.startswith(b"PK")
    rewriting = client.get(page("rewrite_document", one)).content.decode()
    assert "| -- | - |" in rewriting
    mark = queries.outgoing(one).content_sha256
    assert client.post(page("rewrite_document", one), {**fields, "mark": mark, "subject": "Báo cáo quý II"}).status_code == 302
    assert client.post(page("submit_document", one)).status_code == 302
    assert client.post(page("approve_document", one)).status_code == 403
    client = enter("head")
    assert client.post(page("comment_document", one), {"reason": "Được"}).status_code == 302
    assert client.post(page("return_document", one), {"reason": ""}).status_code == 422
    client.post(page("approve_document", one), {"mark": queries.outgoing(one).content_sha256})
    client = enter("signer")
    assert client.get(page("sign_document", one)).status_code == 200
    client.post(page("sign_document", one), {"mark": "cũ"})
    assert queries.outgoing(one).number is None
    client.post(page("sign_document", one), {"password": ""})
    client = enter("head")
    assert client.post(page("issue_document", one), {"units": "KHONG"}).status_code == 422
    client.post(page("issue_document", one), {"units": "LA, PHAI"})
    found = client.get(
        page("outgoing"), {"q": "bao cao quy", "nam": "2024", "trang_thai": "phat-hanh", "loai": "Công văn"}
    ).content.decode()
    assert "01/LĐLĐ" in found
    assert "01/LĐLĐ" in client.get(page("outgoing"), {"q": "hang thang gach dau dong"}).content.decode()
    for kind, begins in (("pdf", b"%PDF"), ("xlsx", b"PK")):
        register = client.get(page("export_outgoing", "TRAI", 2024, kind)).content
        assert register.startswith(begins)
    sheet = load_workbook(io.BytesIO(register)).active
    assert [cell.value for cell in sheet[7]][:3] == ["Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản"]
    assert (sheet.max_column, sheet["A8"].value, sheet["I8"].value) == (10, "01/LĐLĐ", "0/2 đã mở")
    client = enter("right")
    assert "01/LĐLĐ" in client.get(page("received"), {"q": "quy ii"}).content.decode()
    assert client.get(page("document", one)).status_code == 403
    cast.acting("right")
    opened = client.post(page("open_document", queries.received()[0].id))
    assert client.get(opened.url).content.startswith(b"%PDF")
    client = enter("head")
    assert "Right mở" in client.get(page("document", one)).content.decode()
    assert client.post(page("change_document", one), {"how": "recalled", "words": "Sai thẩm quyền"}).status_code == 302
    assert "Sai thẩm quyền" in client.get(page("document", one)).content.decode()
    assert client.post(page("void_document", one), {"reason": "x"}).status_code == 422
    assert client.get(page("keep_signed_document", one)).status_code == 200
    assert client.post(page("set_numbering"), {"from_year": 2025, "per_kind": "1", "document": "1/QĐ"}).status_code == 302
    assert client.post(page("skip_numbers"), {"year": 2024, "through": 9, "reason": "Sổ giấy"}).status_code == 302


@pytest.mark.django_db
def test_lists_ask_few_questions(cast, enter, django_assert_max_num_queries):
    for _ in range(3):
        cast.issued(LEAF)
    client = enter("head")
    client.get(page("outgoing"))
    with django_assert_max_num_queries(22):
        client.get(page("outgoing"))
    cast.acting("head")
    with django_assert_max_num_queries(6):
        assert len(queries.outgoing_register(LEFT, year=2024)[2]) == 3
    client = enter("union")
    with django_assert_max_num_queries(16):
        assert client.get(page("received")).content.decode().count("LĐLĐ</td>") == 3


@pytest.mark.django_db
def test_the_head_of_the_list_has_room_for_its_title(cast, enter):
    shown = enter("head").get(page("outgoing")).content.decode()
    head, settings = shown.split('class="act wrap"')[1].split('id="cai-dat"')

    assert head.count('class="btn') <= 4
    assert settings.split("</div>")[0].count('class="btn s"') >= 4


@pytest.mark.django_db
def test_a_document_goes_its_way_by_the_api(cast, enter):
    def post(who, path, **body):
        answer = enter(who).post(f"/api/documents/{path}", json.dumps(body), content_type="application/json")
        assert answer.status_code == 200, answer.content.decode()
        return answer.json()

    one = post("writer", "outgoing", unit="TRAI", client_key=str(uuid4()), content=LETTER)["id"]
    post("writer", f"outgoing/{one}/content", content={**LETTER, "subject": "Khác"})
    post("head", f"outgoing/{one}/comment", words="Được")
    post("writer", f"outgoing/{one}/submit")
    post("head", f"outgoing/{one}/return", words="Sửa")
    post("writer", f"outgoing/{one}/submit")
    assert post("head", f"outgoing/{one}/approve")["state"] == "approved"
    assert enter("signer").post(f"/api/documents/outgoing/{one}/sign").json() == {"number": "01/LĐLĐ"}
    assert post("head", f"outgoing/{one}/issue", units=["LA"]) == {"count": 1}
    assert post("head", f"outgoing/{one}/change", how="recalled", words="Sai")["state"] == "recalled"
    cast.acting("union")
    assert post("union", f"deliveries/{queries.received()[0].id}/open") == {"id": one}
    other = post("writer", "outgoing", unit="TRAI", client_key=str(uuid4()), content=LETTER)["id"]
    assert post("head", f"outgoing/{other}/void", words="Thừa")["state"] == "voided"
    post("head", "numbering", unit="TRAI", from_year=2025, per_kind=True, document="1/QĐ")
    assert post("head", "skipped-numbers", unit="TRAI", year=2024, through=3, reason="Sổ giấy") == {"first": 2, "last": 3}
    client = enter("head")
    assert [row["number"] for row in client.get("/api/documents/outgoing").json()] == ["", "01/LĐLĐ"]
    assert client.get(f"/api/documents/outgoing/{one}").json()["written"] == "01/LĐLĐ"
    assert client.get(f"/api/documents/outgoing/{one}/files/0.pdf").content.startswith(b"%PDF")
    assert client.get("/api/documents/register/TRAI/2024.doc").json()["code"] == "document-register-format"


@pytest.mark.django_db
def test_a_document_goes_its_way_by_commands(cast, tmp_path, capsys):
    def say(who, name, *args, **options):
        person = {"writer": "writer", "head": "head", "signer": "signer", "right": "right"}[who]
        call_command(f"documents_{name}", *map(str, args), acting=person, on=str(TODAY), json=True, **options)
        return json.loads(capsys.readouterr().out)

    content = tmp_path / "cv.json"
    content.write_text(json.dumps(LETTER), encoding="utf-8")
    one = say("writer", "draft_document", "TRAI", content)["document"]
    say("writer", "rewrite_document", one, content)
    say("head", "comment_document", one, reason="Được")
    say("writer", "submit_document", one)
    say("head", "return_document", one, reason="Sửa")
    say("writer", "submit_document", one)
    say("head", "approve_document", one)
    assert say("signer", "sign_document", one)["number"] == "01/LĐLĐ"
    assert say("head", "issue_document", one, to=["PHAI"])["done"] == 1
    cast.acting("right")
    assert say("right", "open_document", queries.received()[0].id) == {"document": one}
    assert say("head", "change_document", one, how="recalled", words="Sai")["state"] == "recalled"
    other = say("writer", "draft_document", "TRAI", content)["document"]
    assert say("writer", "void_document", other, reason="Thừa")["state"] == "voided"
    assert say("head", "skip_numbers", "TRAI", 2024, 5, reason="Sổ giấy") == {"first": 2, "last": 5}
    assert say("head", "set_numbering", "TRAI", from_year=2025, per_kind=True, document="1/QĐ")["per_kind"] is True
    say("head", "export_outgoing", "TRAI", 2024, to=tmp_path / "so.xlsx")
    rows = list(load_workbook(tmp_path / "so.xlsx").active.values)[7:]
    assert [(row[0], row[1]) for row in rows] == [("01/LĐLĐ", f"{date(2024, 6, 30):%d/%m/%Y}"), ("02 đến 05", "30/06/2024")]
    with pytest.raises(SystemExit):
        call_command("documents_keep_signed_document", str(one), str(tmp_path / "khong-co.pdf"), acting="signer", on=str(TODAY), json=True)
    assert json.loads(capsys.readouterr().out)["code"] == "document-file-missing"
