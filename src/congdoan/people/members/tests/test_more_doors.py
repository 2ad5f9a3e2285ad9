"""Pages, API and commands of moving, loading, merging, the member's own say, cards, kept filters and times."""

import json
import sys
from datetime import date, timedelta
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.core.management import call_command

from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.people.members import queries, services
from congdoan.people.members.tests.builders import member

pytestmark = pytest.mark.django_db
PASSWORD = "mot-mat-khau-dai-2024"
HEAD = "Họ và tên;Giới tính;Ngày sinh;Số CCCD;Nghề nghiệp;Mã CĐCS\n"
LIST = HEAD + "Nguyễn Văn An;Nam;1990;072090001234;=cmd|'x'!A1;CD001\nLê Bé;Nữ;1991;;cắt;CD002\n"


@pytest.fixture
def today(district, enter_as):
    enter_as(district.console, on=doors.today())
    return doors.today()


@pytest.fixture
def by_console(district, enter_as):
    """Call a builder as the console, whoever asked for a page before."""

    def call(build, *words, **facts):
        enter_as(district.console, on=doors.today())
        return build(district.console, *words, **facts) if build is member else build(by=district.console, **facts)

    return call


@pytest.fixture
def as_(client):
    def sign_in(username: str):
        client.force_login(access.actor_named(username))
        return client

    return sign_in


def command(name, *words, **facts):
    out = StringIO()
    call_command(f"members_{name}", *words, json=True, stdout=out, **facts)
    return json.loads(out.getvalue())


def test_a_register_is_previewed_applied_and_read_again(as_, today):
    officer = as_("can.bo")
    given = {"text": LIST, "since": "2026-01-01", "unit_id": ""}
    wrong = officer.post("/4-doan-vien/doan-vien/nap/", given | {"text": LIST.replace("CD002", "CD999")})
    assert (wrong.status_code, "không có công đoàn mang mã này" in wrong.content.decode()) == (422, True)
    preview = officer.post("/4-doan-vien/doan-vien/nap/", given)
    assert "Áp dụng 2 dòng" in preview.content.decode()
    assert officer.post("/4-doan-vien/doan-vien/nap/", {"token": "cũ"}).status_code == 302
    assert queries.listing(queries.Filter(), on=today).total == 0
    officer.post("/4-doan-vien/doan-vien/nap/", {"token": preview.context["token"]})
    again = officer.post("/4-doan-vien/doan-vien/nap/", given | {"text": LIST.replace("cắt", "may")})
    assert "1 người sửa thông tin" in again.content.decode()  # Bé is known by name and year: there is but one

    book = officer.get("/4-doan-vien/doan-vien/danh-sach.xlsx")
    sheet = openpyxl.load_workbook(BytesIO(b"".join(book.streaming_content)))["Đoàn viên"]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {"•••• 1234", "=cmd|'x'!A1"} <= {cell.value for cell in cells}
    assert all(cell.data_type != "f" for cell in cells)
    assert officer.get("/4-doan-vien/doan-vien/danh-sach.pdf?don_vi=CD001").content[:5] == b"%PDF-"
    page = officer.get("/4-doan-vien/cdcs/CD001/?tu=2026-01-01").content.decode()
    assert "cộng đúng" in page
    assert officer.get("/api/members/units/CD001/counts").json()["total"] == 1
    assert officer.get("/api/members/units/CD001/movement?first=2025-12-01&last=2026-02-01").json()["end"] == 1


def test_a_transfer_by_pages(as_, district, today, by_console):
    by_console(member, district.left, "Trần Cò", since=date(2026, 1, 5), on=today, citizen_number="072090001234")
    asked = {"unit_id": "CD002", "full_name": "Trần Cò", "citizen_number": "072090001234", "since": "2026-03-01"}
    assert as_("ben.canh").post("/4-doan-vien/chuyen/nhan/", asked).status_code == 302
    assert command("carry_transfers")["found"] == 1
    (row,) = queries.transfers()
    chair = as_("chu.tich")
    assert "Trần Cò" in chair.get("/4-doan-vien/chuyen/").content.decode()
    assert chair.get(f"/4-doan-vien/chuyen/{row.id}/dong-y/").status_code == 200
    assert chair.post(f"/4-doan-vien/chuyen/{row.id}/dong-y/", {"x": "1"}).status_code == 302
    assert command("carry_transfers")["arrived"] == 1
    assert queries.person(row.person_id, on=today).unit_code == "CD002"


def test_transfers_and_merges_by_api_and_command(as_, district, today, by_console):
    by_console(member, district.left, "Trần Cò", since=date(2026, 1, 5), on=today, citizen_number="072090001234")
    told = {"citizen_number": "072090001234", "name": "Trần Cò", "since": date(2026, 3, 1)}
    first = command("request_transfer", "CD002", told["citizen_number"], told["name"], since=told["since"])["transfer"]
    command("cancel_transfer", first, reason="thôi")
    second = command("request_transfer", "CD002", told["citizen_number"], told["name"], since=told["since"])["transfer"]
    command("carry_transfers")
    command("decline_transfer", second, reason="chưa")
    third = command("request_transfer", "CD002", told["citizen_number"], told["name"], since=told["since"])["transfer"]
    command("carry_transfers")
    assert command("agree_transfer", third) == {"transfer": third}

    def call(path, **body):
        answer = as_("can.bo").post(f"/api/members/{path}", data=json.dumps(body, default=str), content_type="application/json")
        return answer.status_code, answer.json()

    body = {"unit": "CD001", "citizen_number": "072090008888", "full_name": "Ai", "since": "2026-03-01"}
    _, one = call("transfers", **body)
    assert call(f"transfers/{one['id']}/agree")[1]["code"] == "transfer-unknown"
    assert call(f"transfers/{one['id']}/decline", reason="x")[1]["code"] == "transfer-unknown"
    assert call(f"transfers/{one['id']}/cancel", reason="thôi")[0] == 200
    keep, _ = by_console(member, district.left, "Mai Năm", since=date(2026, 1, 5), on=today, born="01/02/1990")
    gone, stay = by_console(member, district.right, "Mai Năm", since=date(2025, 1, 5), on=today, born="01/02/1990")
    assert call("merge", keep_id=keep, gone_id=gone, reason="một người")[1]["code"] == "records-overlap"
    by_console(services.leave, membership_id=stay, how="resigned", last_day=date(2025, 12, 1), reason="nghỉ", on=today)
    assert "cùng họ tên, ngày sinh" in as_("can.bo").get("/4-doan-vien/trung/").content.decode()
    made = call("merge", keep_id=keep, gone_id=gone, reason="một người")[1]["id"]
    assert call(f"merges/{made}/undo", reason="nhầm")[0] == 200
    again = command("merge_persons", keep, gone, reason="một người")["merge"]
    assert command("undo_merge", again, reason="nhầm") == {"merge": again}
    assert as_("can.bo").post("/4-doan-vien/trung/tim/").status_code == 302
    assert call("doubles/find") == (200, {"pairs": 1})
    assert command("find_doubles") == {"pairs": 1}
    assert command("verify") == {"words": 0, "left_on": 0}
    beside = as_("can.bo").get(f"/4-doan-vien/trung/gop/?giu={keep}&bo={gone}")
    assert {name for name, *_, differs in beside.context["sides"] if differs} == {
        "Nơi giữ hồ sơ", "Vào công đoàn", "Thời gian sinh hoạt",
    }  # fmt: skip
    assert as_("can.bo").get(f"/4-doan-vien/trung/gop/?giu={keep}&bo={2**62}").context["sides"] is None
    form = {"keep_id": keep, "gone_id": gone, "reason": "một người"}
    assert as_("can.bo").post("/4-doan-vien/trung/gop/", form).status_code == 302
    (held,) = queries.merges()
    assert as_("can.bo").post(f"/4-doan-vien/trung/{held.pk}/tach/", {"reason": "nhầm"}).status_code == 302


def test_a_member_signs_in_sees_and_asks(as_, district, today, by_console, monkeypatch):
    facts = {"citizen_number": "072190001234", "ethnicity": "Khmer", "job": "may"}
    person, _ = by_console(member, district.left, "Lý Thị Sáu", since=date(2026, 1, 5), on=today, **facts)
    chair = as_("chu.tich")
    here = f"/4-doan-vien/doan-vien/{person}/"
    assert chair.post(f"{here}tai-khoan/", {"username": "dv.sau", "password": "ngan"}).status_code == 422
    assert chair.post(f"{here}tai-khoan/", {"username": "dv.sau", "password": PASSWORD}).status_code == 302
    assert chair.post(f"{here}xem/", {"fields": ["ethnicity"], "purpose": ""}).status_code == 422
    seen = chair.post(f"{here}xem/", {"fields": ["ethnicity"], "purpose": "Lập danh sách"}).content.decode()
    assert "Khmer" in seen
    assert chair.post(f"{here}cap-the/", {"valid_until": (today + timedelta(days=400)).isoformat()}).status_code == 302
    assert chair.get(f"{here}the.pdf").content[:5] == b"%PDF-"

    own = as_("dv.sau")
    page = own.get("/toi/").content.decode()
    assert ("Lập danh sách" in page, "•••• 1234" in page, "072190001234" in page) == (True, True, False)
    assert own.get("/toi/du-lieu.json").json()["Hồ sơ"]["Dân tộc"] == "Khmer"
    assert own.get("/toi/the.pdf").content[:5] == b"%PDF-"
    assert own.get(here).status_code == 403
    assert own.post("/toi/sua/", {"full_name": "Lý Thị Sáu", "sex": "nu", "job": "tổ trưởng"}).status_code == 302
    (waiting,) = queries.correction_requests()
    chair = as_("chu.tich")
    assert "tổ trưởng" in chair.get(f"/4-doan-vien/de-nghi/{waiting.id}/").content.decode()
    assert chair.post(f"/4-doan-vien/de-nghi/{waiting.id}/", {"verdict": "sua"}).status_code == 302

    text = queries.card_of(person).text
    assert "Lý Thị Sáu" in as_("ben.canh").get("/xac-minh/the/", {"ma": text}).content.decode()
    assert "đã bị sửa" in as_("ben.canh").get("/xac-minh/the/", {"ma": text[:-2]}).content.decode()
    monkeypatch.setattr(sys, "stdin", StringIO(PASSWORD + "\n"))
    other, _ = by_console(member, district.left, "Mai Bảy", since=date(2026, 1, 5), on=today)
    assert command("open_account", other, "dv.bay")["account"]
    assert command("read_sensitive", person, "ethnicity", purpose="kiểm tra") == {"ethnicity": "Khmer"}
    assert command("issue_card", person, valid_until=today + timedelta(days=30))["card"]
    asked = command("request_correction", "job=thợ", acting="dv.bay")["request"]
    assert command("decide_correction", asked, decline=True, answer="chưa đủ")["accepted"] is False


def test_a_filter_is_kept_used_and_dropped_by_every_door(as_, today):
    chair = as_("chu.tich")
    asked = "?q=thi&gioi=nu"
    assert chair.get(f"/4-doan-vien/doan-vien/bo-loc/luu/{asked}").status_code == 200
    assert (
        chair.post(f"/4-doan-vien/doan-vien/bo-loc/luu/{asked}", {"name": "Nữ", "unit_id": "CD001", "is_shared": "on"}).status_code == 302
    )
    page = chair.get("/4-doan-vien/doan-vien/").content.decode()
    assert 'href="/4-doan-vien/doan-vien/?q=thi&amp;gioi=nu">Nữ</a>' in page
    assert "tôi, dùng chung" in page

    officer = as_("can.bo")
    (kept,) = officer.get("/api/members/filters").json()
    assert (kept["name"], kept["asked"], kept["is_own"]) == ("Nữ", {"text": "thi", "sex": "nu"}, False)
    assert officer.post(f"/api/members/filters/{kept['id']}/drop").json() == {"done": True}
    body = {"unit": "CD001", "name": "Tổ 1", "asked": {"section": "Tổ 1", "unit": "CD001"}}
    assert officer.post("/api/members/filters", json.dumps(body), "application/json").status_code == 200
    made = command("save_filter", "CD001", "Tạm dừng", asked_state="vang", shared=True)["filter"]
    assert as_("can.bo").post(f"/4-doan-vien/doan-vien/bo-loc/{made}/bo/", {"x": "1"}).status_code == 302
    made = command("save_filter", "CD001", "Tạm dừng", asked_state="vang")["filter"]
    assert command("drop_filter", made) == {"filter": made}


def test_a_time_is_decided_previewed_and_carried_out_by_every_door(as_, district, today, by_console):
    def leave(name):
        _, stay = by_console(member, district.left, name, since=date(2020, 1, 5), on=today)
        by_console(services.leave, membership_id=stay, how="resigned", last_day=date(2020, 2, 1), reason="nghỉ", on=today)

    leave("Lý Thị Sáu")
    officer = as_("can.bo")
    assert "Chưa đặt thời hạn" in officer.get("/4-doan-vien/luu-giu/").content.decode()
    told = {"unit_id": "LDLD-DMC", "months": "24", "from_day": "2024-01-01", "decision": ""}
    assert officer.post("/4-doan-vien/luu-giu/dat/", told).status_code == 422
    assert officer.post("/4-doan-vien/luu-giu/dat/", told | {"decision": "05/QĐ-LĐLĐ"}).status_code == 302
    page = officer.get("/4-doan-vien/luu-giu/")
    assert '<a href="/4-doan-vien/luu-giu/"' in officer.get("/4-doan-vien/doan-vien/").content.decode()  # found without knowing its address
    assert "Rút gọn 1 hồ sơ" in page.content.decode()
    assert "chưa đối chiếu" in page.content.decode()  # the law names no number of months
    leave("Mai Năm")  # between the preview and the button
    officer.post("/4-doan-vien/luu-giu/rut-gon/", {"mark": page.context["due"].mark})
    assert "đã đổi sau khi xem trước" in officer.get("/4-doan-vien/luu-giu/").content.decode()
    assert command("erase_expired", preview=True) == {"due": {"CD001": 2}}
    mark = officer.get("/api/members/retention").json()["mark"]
    assert officer.post("/api/members/retention/erase", json.dumps({"mark": mark}), "application/json").json() == {"erased": 2}
    assert command("erase_expired") == {"erased": 0}
    assert command("set_retention", "CD001", 36, from_day=date(2025, 1, 1), decision="1/QĐ")["retention"]
    body = {"unit": "CD002", "months": 12, "from_day": "2025-01-01", "decision": "2/QĐ"}
    assert officer.post("/api/members/retention", json.dumps(body), "application/json").status_code == 200
    (gone,) = queries.listing(queries.Filter(text="sau"), on=date(2020, 1, 31)).rows
    assert "Hồ sơ đã rút gọn" in officer.get(f"/4-doan-vien/doan-vien/{gone.person_id}/").content.decode()
