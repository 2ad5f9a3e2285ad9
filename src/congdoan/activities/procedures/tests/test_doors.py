"""Pages, API and commands of procedures: each translates in, makes one call, translates out."""

import json
import re
from io import BytesIO, StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from openpyxl import load_workbook

from congdoan.activities.procedures import queries
from congdoan.activities.procedures.tests.builders import DAY, PDF, QUESTION, WORKER, filed, forget_code
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access

pytestmark = pytest.mark.django_db
OFFICE = "/6-van-ban/thu-tuc/"
PUBLIC = "/thu-tuc/"


@pytest.fixture
def signed_in(client, town, monkeypatch):
    monkeypatch.setattr(doors, "today", lambda: DAY)

    def sign_in(name):
        forget_code()
        client.force_login(access.actor_named(name))
        return client

    return sign_in


@pytest.fixture
def anybody(client, town, monkeypatch):
    """Somebody who is not signed in."""
    monkeypatch.setattr(doors, "today", lambda: DAY)
    client.logout()
    return client


def text(answer):
    return answer.content.decode()


def command(name, *words):
    out = StringIO()
    call_command(f"procedures_{name}", *words, json=True, on=DAY, stdout=out)
    return json.loads(out.getvalue())


def test_anybody_finds_a_union_files_and_follows(anybody, town, signed_in):
    listed = text(anybody.get(f"{PUBLIC}?q=suoi+da&thu_tuc=join"))
    address = f"{PUBLIC}nop/CD001/join/"
    assert address in listed
    assert "CD002" not in listed
    assert anybody.get(f"{PUBLIC}nop/CD001/found/").status_code == 404
    assert anybody.get(f"{PUBLIC}nop/CD404/join/").status_code == 404
    form = anybody.get(address)
    assert form.status_code == 200
    assert not form.cookies
    assert "chưa có thời hạn" in text(form)
    broken = anybody.post(address, WORKER | {"citizen_number": "072090123456", "phone": ""})
    assert broken.status_code == 422
    assert "Chưa ghi điện thoại" in text(broken)
    told = anybody.post(address, WORKER | {"citizen_number": "072090123456"})
    assert told.status_code == 422
    assert "giới tính" in text(told)
    told = anybody.post(address, WORKER)
    code = re.search(r'id="ma">([\w-]+)<', text(told))[1]
    assert anybody.post(f"{PUBLIC}theo-doi/", {"code": "sai"}).status_code == 422
    assert anybody.post(f"{PUBLIC}theo-doi/", {"code": code.lower().replace("-", " ")}).url == f"{PUBLIC}theo-doi/{code}/"
    seen = anybody.get(f"{PUBLIC}theo-doi/{code}/")
    assert "chờ tiếp nhận" in text(seen)
    assert "Thử Nghiệm" not in text(seen)
    assert seen["Referrer-Policy"] == "no-referrer"
    assert not seen.cookies
    chair = signed_in("chu.tich")
    assert "Lâm Thị Thử Nghiệm" in text(chair.get(OFFICE))
    assert "1 yêu cầu đang chờ giải quyết" in text(chair.get("/cs/"))


def test_wrong_codes_are_counted_against_the_place_they_come_from(anybody, town):
    one = filed(town.place.left)
    for _ in range(30):
        assert anybody.get(f"{PUBLIC}theo-doi/0000-0000-0000/").status_code == 404
    assert anybody.get(f"{PUBLIC}theo-doi/{one.code}/").status_code == 429
    assert anybody.get(f"{PUBLIC}theo-doi/{one.code}/", REMOTE_ADDR="203.0.113.9").status_code == 200


def test_an_officer_handles_a_request_by_page_and_the_filer_taps_twice(signed_in, town):
    one = filed(town.place.left, "advice", QUESTION)
    page, mine = f"{OFFICE}{one.id}/", f"{PUBLIC}theo-doi/{one.code}/"
    chair = signed_in("chu.tich")
    assert chair.post(f"{page}kiem-tra/").status_code == 302  # told as a message: not received yet
    assert chair.post(f"{page}tiep-nhan/").url == page
    assert chair.post(f"{page}bo-sung/", {"words": ""}).status_code == 422
    assert chair.post(f"{page}bo-sung/", {"words": "Gửi hợp đồng."}).status_code == 302
    chair.logout()
    assert "Gửi hợp đồng." in text(chair.get(mine))
    assert chair.post(f"{mine}bo-sung/", {"words": "x", "paper": SimpleUploadedFile("a.exe", b"MZ")}).status_code == 422
    assert chair.post(f"{mine}bo-sung/", {"words": "Đây ạ", "paper": SimpleUploadedFile("hd.pdf", PDF)}).status_code == 302
    signed_in("chu.tich")
    shown = text(chair.get(page))
    assert "hd.pdf" in shown
    (paper,) = queries.details(one.id, on=DAY).papers
    assert chair.get(f"{page}tep/{paper.id}").content == PDF
    assert chair.get(f"{page}tep/99999").status_code == 404
    assert chair.post(f"{page}kiem-tra/").status_code == 302
    assert chair.post(f"{page}quyet-dinh/", {"outcome": "answered", "words": ""}).status_code == 422
    assert chair.post(f"{page}quyet-dinh/", {"outcome": "answered", "words": "Gọi 1900."}).status_code == 302
    assert chair.post(f"{page}tra/").status_code == 302
    assert one.code[:4] in text(chair.get(f"{page}phieu/"))
    chair.logout()
    assert "Gọi 1900." not in text(chair.get(mine))
    assert chair.post(f"{mine}ket-qua/", {"digits": "0000"}).status_code == 422
    assert "Gọi 1900." in text(chair.post(f"{mine}ket-qua/", {"digits": "4567"}))
    assert "Vì sao?" in text(chair.get(f"{mine}?diem=5"))
    assert chair.post(f"{mine}danh-gia/", {"score": "5"}).status_code == 422
    assert chair.post(f"{mine}danh-gia/", {"score": "5", "reason": "prompt"}).url.endswith(
        f"/theo-doi/{'-'.join(re.findall('....', one.code))}/"
    )
    assert "đã chấm 5/5" in text(chair.get(mine))
    assert chair.post(f"{mine}rut/").status_code == 422


def test_who_is_signed_in_files_for_oneself_and_sees_it(signed_in, town):
    person = signed_in("nguoi.ky")
    address = "/toi/yeu-cau/nop/CD001/advice/"
    assert "Chưa có yêu cầu" in text(person.get("/toi/yeu-cau/"))
    assert address in text(person.get(f"{PUBLIC}?toi=1&q=suoi+da"))
    assert "/toi/yeu-cau/nop/LDLD-DMC/congress/" in text(person.get(PUBLIC))
    assert person.get("/toi/yeu-cau/nop/CD001/found/").status_code == 404
    assert person.post(address, {}).status_code == 422
    assert person.post(address, QUESTION).status_code == 302
    assert "Tư vấn pháp luật" in text(person.get("/toi/yeu-cau/"))
    assert person.get(OFFICE).status_code == 403


def test_an_officer_takes_a_request_at_the_counter(signed_in, town):
    chair, left = signed_in("chu.tich"), town.place.left
    address = f"{OFFICE}ghi/?don_vi={left}&thu_tuc=loan"
    assert "Chọn đơn vị" in text(chair.get(f"{OFFICE}ghi/"))
    assert chair.post(address, {}).status_code == 422
    answer = chair.post(address, QUESTION | {"needed_on": "2024-07-05"})
    assert answer.url.endswith("/phieu/")
    assert "Mã theo dõi" in text(chair.get(answer.url))


def test_counters_and_limits_by_page(signed_in, town):
    head, district = signed_in("chanh.vp"), town.place.district
    assert "15 ngày làm việc" in text(head.get(f"{OFFICE}noi-nhan/"))
    told = {"unit": district, "code": "loan"}
    assert head.post(f"{OFFICE}noi-nhan/mo/", told | {"below": "on"}).status_code == 302
    assert head.post(f"{OFFICE}noi-nhan/mo/", told | {"below": "on"}).status_code == 422
    assert head.post(f"{OFFICE}noi-nhan/dong/", told).status_code == 302
    limit = told | {"working_days": 4, "valid_from": "2024-07-01", "document": "7/QĐ-LĐLĐ"}
    assert head.post(f"{OFFICE}thoi-han/", limit | {"valid_from": "2024-06-01"}).status_code == 422
    assert head.post(f"{OFFICE}thoi-han/", limit).status_code == 302
    assert signed_in("chu.tich").get(f"{OFFICE}thoi-han/").status_code == 403


def test_how_a_year_went_leaves_as_excel_without_small_counts(signed_in, town):
    for place in range(6):
        filed(town.place.left, "advice", QUESTION | {"words": f"Câu {place}"})
    filed(town.place.right, "aid")
    officer = signed_in("can.bo")
    assert '<small class="mute">không nêu</small>' in text(officer.get(f"{OFFICE}thong-ke/"))
    answer = officer.get(f"{OFFICE}thong-ke/LDLD-DMC/2024.xlsx")
    rows = list(load_workbook(BytesIO(answer.content)).active.iter_rows(min_row=8, values_only=True))
    assert [row[2] for row in rows] == ["6", "không nêu", "không nêu"]
    assert not any("dưới" in str(cell) for row in rows for cell in row)  # beside a small count a greater one is left out too
    assert officer.get(f"{OFFICE}thong-ke/LDLD-DMC/2024.pdf").content.startswith(b"%PDF")
    assert officer.get(f"{OFFICE}thong-ke/LDLD-DMC/2024.doc").status_code == 404
    assert signed_in("ben.canh").get(f"{OFFICE}thong-ke/LDLD-DMC/2024.xlsx").status_code == 403


def test_a_neighbour_is_told_of_nothing(signed_in, town):
    one = filed(town.place.left)
    neighbour = signed_in("ben.canh")
    for rest in ("", "phieu/", "quyet-dinh/", "bo-sung/"):
        assert neighbour.get(f"{OFFICE}{one.id}/{rest}").status_code == 404
    assert neighbour.post(f"{OFFICE}{one.id}/tiep-nhan/").status_code == 404
    assert neighbour.get(f"/api/procedures/requests/{one.id}").status_code == 404


def test_the_api_does_as_the_pages_do(signed_in, town):
    chair = signed_in("chu.tich")

    def post(path, **body):
        return chair.post(f"/api/procedures/{path}", data=json.dumps(body), content_type="application/json")

    made = post("requests/taken", unit="CD001", code="advice", answers=QUESTION)
    assert made.status_code == 200, made.content
    number = made.json()["id"]
    paper = {"key": "paper", "name": "a.pdf", "content": "JVBERi0xLjcK"}
    assert post("requests", unit="CD002", code="advice", answers=QUESTION, papers=[paper]).status_code == 200
    assert post("requests", unit="CD002", code="advice", answers=QUESTION, papers=[paper | {"content": "?"}]).status_code == 409
    assert post("requests", unit="CD777", code="advice", answers=QUESTION).status_code == 409
    assert [row["id"] for row in chair.get("/api/procedures/requests").json()["requests"]] == [number]
    for step, body in (
        ("receive", {}), ("ask", {"words": "Thiếu"}), ("resume", {"words": "Có"}), ("check", {}),
        ("decide", {"outcome": "answered", "words": "Xong"}), ("close", {}),
    ):  # fmt: skip
        assert post(f"requests/{number}/{step}", **body).status_code == 200, step
    assert chair.get(f"/api/procedures/requests/{number}").json()["state"] == "closed"
    assert post(f"requests/{number}/close").status_code == 409
    assert post(f"requests/{number}/answer", client_key="00000000-0000-4000-8000-000000000001").status_code == 409
    assert post("counters/close", unit="CD001", code="advice").json()["units"] == [town.place.left]
    assert post("counters/open", unit="CD001", code="advice").json()["units"] == [town.place.left]
    assert post("limits", unit="CD001", code="advice", working_days=3, valid_from="2024-07-01", document="1").status_code == 403
    assert chair.get("/api/procedures/standing/CD001/2024/xlsx").content.startswith(b"PK")


def test_commands_do_as_the_pages_do(town, monkeypatch, tmp_path):
    monkeypatch.setattr(doors, "today", lambda: DAY)
    body = json.dumps({"unit": "CD001", "code": "advice", "answers": QUESTION})
    number = command("take_request", body)["id"]
    assert command("file_request", body)["due_on"] is None
    command("receive_request", str(number))
    command("ask_more", str(number), '{"words": "Thiếu"}')
    assert command("resume_request", str(number), '{"words": "Có"}') == {"due_on": None}
    assert command("check_request", str(number), "{}") == {"made": None}
    command("decide_request", str(number), '{"outcome": "answered", "words": "Xong"}')
    assert command("draft_answer", str(number), '{"client_key": "00000000-0000-4000-8000-000000000002"}')["document"] > 0
    with pytest.raises(SystemExit):
        command("close_request", str(number))
    assert command("remind_requests") == {"soon": 0, "late": 0}
    turn = json.dumps({"unit": "CD001", "code": "loan"})
    assert command("open_counter", turn)["units"] == command("close_counter", turn)["units"] == [town.place.left]
    limit = {"unit": "LDLD-DMC", "code": "loan", "working_days": 2, "valid_from": "2024-07-01", "document": "1/QĐ"}
    assert command("set_limit", json.dumps(limit))["limit"] > 0
    assert command("export_standing", "LDLD-DMC", "2024", f"--to={tmp_path / 'a.xlsx'}")["bytes"] > 1000
