"""Pages, API and commands of programmes: each use case once through each door, refusals in words."""

import io
import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from congdoan.activities.programmes import queries, services
from congdoan.activities.programmes.management.on_programme import EvidenceFileMissing, bytes_of
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access

from .builders import DAY, district

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n%%EOF\n"


@pytest.fixture(scope="module")
def built(built_once):
    return district(built_once)


@pytest.fixture
def home(db, built, monkeypatch):
    monkeypatch.setattr(doors, "today", lambda: DAY)
    built.acting("officer")
    return built


@pytest.fixture
def site(home, client):
    """Return a function that opens or sends a page as somebody."""

    def ask(who, address, sent=None, **more):
        client.force_login(access.actor_named(f"nguoi.{who}"))
        path = f"/1-nghi-quyet/{address}"
        return client.post(path, sent, **more) if sent is not None else client.get(path, **more)

    return ask


@pytest.fixture
def api(home, client):
    def ask(method, who, address, body=None):
        client.force_login(access.actor_named(f"nguoi.{who}"))
        sent = {"data": json.dumps(body), "content_type": "application/json"} if body is not None else {}
        return getattr(client, method)(f"/api/programmes{address}", **sent)

    return ask


def run(command, *words, who="nguoi.officer", **options):
    """Give a command as somebody; return what it printed as JSON."""
    out = io.StringIO()
    call_command(f"programmes_{command}", *map(str, words), acting=who, on=DAY.isoformat(), json=True, stdout=out, **options)
    return json.loads(out.getvalue() or "null")


def words(answer):
    return answer.content.decode()


def test_the_notice_becomes_a_programme_on_pages(home, site):
    document = home.document()
    before = site("officer", f"chuong-trinh/soan/?van_ban={document}")
    assert "tập trung hoàn thành việc xây dựng kế hoạch" in words(before)
    sent = {"unit": home.ids["LDLD-DMC"], "kind": "programme", "title": "Chương trình 2024", "ends_on": "31/12/2024"}

    made = site("officer", f"chuong-trinh/soan/?van_ban={document}", sent)

    assert made.status_code == 302
    shown = words(site("officer", made.url.removeprefix("/1-nghi-quyet/")))
    assert "Mở lớp" not in shown
    assert "Liên đoàn Lao động huyện tổ chức tập huấn phát triển đoàn viên" in shown
    assert "đã có" in words(site("officer", f"chuong-trinh/soan/?van_ban={document}"))


def test_the_whole_way_of_a_programme_on_pages(home, site):
    programme = home.draft()
    one = f"chuong-trinh/{programme}"
    assert site("officer", f"{one}/nhiem-vu/", {"title": ""}).status_code == 422
    assert site("officer", f"{one}/nhiem-vu/", {"title": "Lập kế hoạch", "for_units": "on", "due_on": "20/06/2024"}).status_code == 302
    assert site("officer", f"{one}/nhiem-vu/", {"title": "Thừa"}).status_code == 302
    first, extra = (each.id for each in queries.tasks_of(programme, on=DAY))
    site("officer", f"nhiem-vu/{extra}/bo/", {})
    site("officer", f"nhiem-vu/{first}/sua/", {"title": "Lập kế hoạch đối thoại", "for_units": "on", "due_on": "20/06/2024"})
    site("officer", f"{one}/sua/", {"kind": "plan", "title": "Kế hoạch 2024"})
    site("officer", f"{one}/trinh/", {})
    assert "không tự duyệt" not in words(site("officer", f"{one}/"))
    assert site("officer", f"{one}/duyet/", {}).status_code == 403
    site("head", f"{one}/tra-lai/", {"reason": "Ghi rõ"})
    assert "Ghi rõ" in words(site("officer", f"{one}/"))
    site("officer", f"{one}/trinh/", {})
    site("head", f"{one}/duyet/", {})
    assert site("head", f"{one}/ban-hanh/", {"symbol": "07/KH-LĐLĐ"}).status_code == 302
    assert "3 cơ sở" in words(site("officer", f"{one}/giao/"))
    site("officer", f"{one}/giao/", {"don_vi": [home.ids["CD001"]]})
    assert "CĐCS Số 1" in words(site("officer", f"{one}/ke-hoach/"))
    shown = words(site("officer", f"{one}/"))
    assert "Suối Đá" in shown
    assert "trễ 10 ngày" in shown
    assert "Lập kế hoạch đối thoại" in words(site("officer", "nhiem-vu/?trang_thai=late&q=doi+thoai"))
    assert site("officer", f"{one}/rut/", {"reason": "muộn"}).status_code == 422


def test_progress_with_a_file_on_pages(home, site):
    programme = home.issued()
    (task,) = home.plan_issued(home.assigned(programme)[home.ids["CD001"]])
    assert site("treasurer", f"nhiem-vu/{task}/tien-do/", {"state": "done"}).status_code == 422
    file = SimpleUploadedFile("ke-hoach.pdf", PDF)

    assert site("treasurer", f"nhiem-vu/{task}/tien-do/", {"state": "done", "words": "Đã ban hành", "file": file}).status_code == 302

    shown = site("officer", f"nhiem-vu/{task}/")
    assert "Đã ban hành" in words(shown)
    told = queries.task(task, on=DAY).progress[0].id
    given = site("officer", f"nhiem-vu/minh-chung/{told}")
    assert (given.content, given["Content-Type"]) == (PDF, "application/octet-stream")
    assert site("neighbour", f"nhiem-vu/{task}/").status_code == 404
    assert site("neighbour", f"nhiem-vu/minh-chung/{told}").status_code == 404


def test_targets_on_pages(home, site):
    programme = home.draft()
    assert "Đại hội XIII" in words(site("officer", "danh-muc/"))
    assert "1.429" in words(site("officer", f"chuong-trinh/{programme}/chi-tieu/them/?ma=CTR05-cba"))
    sent = {"code": "4.1", "name": "Kết nạp mới", "unit_words": "người", "measure": "flow", "direction": ">=", "cadence": "yearly"}
    made = site("officer", f"chuong-trinh/{programme}/chi-tieu/them/", sent)
    number = int(made.url.rstrip("/").rsplit("/", 1)[1])
    assert site("officer", f"chi-tieu/{number}/cam-ket/", {"year": 2024, "kind": "committed", "value": "1.5"}).status_code == 422
    site("officer", f"chi-tieu/{number}/cam-ket/", {"year": 2024, "kind": "committed", "value": "1.200"})
    services.add_task(by=home.acting("officer"), programme_id=programme, title="Việc", for_units=True, on=DAY)
    home.assigned(home.issued(programme))
    faulty = site("officer", f"chi-tieu/{number}/giao/", {"year": 2024, "method": "given", "shares": "CD001 x\nCD999 3"})
    assert faulty.status_code == 422
    assert all(part in words(faulty) for part in ("Dòng 1", "Dòng 2"))
    site("officer", f"chi-tieu/{number}/giao/", {"year": 2024, "method": "given", "shares": "CD001 700\nCD002\t400"})
    shown = words(site("officer", f"chuong-trinh/{programme}/chi-tieu/?nam=2024"))
    assert "1.100" in shown
    assert "còn thiếu" in shown
    assert "700" in words(site("officer", f"chi-tieu/{number}/"))


def test_every_use_case_through_the_api(home, api):
    document = home.document()
    draft = {"unit": "LDLD-DMC", "kind": "programme", "title": "Chương trình", "document_id": document, "ends_on": "2024-12-31"}
    one = api("post", "officer", "/", draft).json()["id"]
    task = api("post", "officer", f"/{one}/tasks", {"title": "Việc", "for_units": True}).json()["id"]
    assert api("put", "officer", f"/tasks/{task}", {"title": "Việc mới", "for_units": True}).status_code == 204
    extra = api("post", "officer", f"/{one}/tasks", {"title": "Thừa"}).json()["id"]
    assert api("delete", "officer", f"/tasks/{extra}").status_code == 204
    target = api("post", "officer", f"/{one}/targets", {"code": "local.vsip_members"}).json()["id"]
    dropped = api("post", "officer", f"/{one}/targets", {"code": "XIII-1"}).json()["id"]
    assert api("delete", "officer", f"/targets/{dropped}").status_code == 204
    assert api("post", "officer", f"/targets/{target}/figures", {"year": 2024, "value": 90}).status_code == 200
    assert api("put", "officer", f"/{one}", {"kind": "programme", "title": "Chương trình 2024"}).status_code == 204
    assert api("post", "officer", f"/{one}/submit").status_code == 204
    assert api("post", "head", f"/{one}/return", {"reason": "Sửa"}).status_code == 204
    assert api("post", "officer", f"/{one}/submit").status_code == 204
    assert api("post", "officer", f"/{one}/approve").status_code == 403
    assert api("post", "head", f"/{one}/approve").status_code == 204
    assert api("post", "head", f"/{one}/issue", {"symbol": "09/CTr-LĐLĐ"}).status_code == 204
    assert api("post", "officer", f"/{one}/assign", {"units": ["CD001"]}).json() == {"new": 1, "known": 0, "tasks": 2}
    assert api("post", "officer", f"/{one}/paper").json()["id"] > 0
    assert api("post", "officer", f"/targets/{target}/assign", {"year": 2024, "method": "same", "total": 30}).json() == {"units": 1}
    told = api("get", "officer", f"/tasks/{task}").json()
    assert told["children"][0]["unit_code"] == "CD001"
    home.acting("officer")
    assert api("get", "officer", f"/{one}/targets?year=2024").json()[0]["committed"] == 90
    assert api("get", "officer", f"/targets/{target}?year=2024").json()["code"] == "local.vsip_members"
    assert [row["id"] for row in api("get", "officer", "/tasks?text=viec+moi").json()["rows"]] == [task]
    assert {row["state"] for row in api("get", "officer", "/").json()["rows"]} == {"issued", "drafted"}
    assert api("get", "officer", f"/{one}").json()["plans"] == 1
    assert api("post", "officer", f"/{one}/withdraw", {"reason": "x"}).json()["code"] == "programme-wrong-state"
    assert api("get", "neighbour", f"/{one}").status_code == 404
    assert api("post", "neighbour", f"/{one}/submit").status_code == 404


ASKED = {
    "title": "Báo cáo 6 tháng", "cadence": "half_year", "first": "2024-01-01", "last": "2024-06-30", "opens_on": "2024-06-01",
    "due_on": "2024-06-30", "escalate_on": "2024-07-01", "cells": ["members.standing", "training.taught"],
}  # fmt: skip


def test_a_report_on_pages(home, site):
    assert site("officer", "bao-cao/yeu-cau/", {"unit": home.ids["LDLD-DMC"]}).status_code == 422
    assert "Báo cáo quý II năm 2024" in words(site("officer", "bao-cao/yeu-cau/?ky=quarter"))
    made = site("officer", "bao-cao/yeu-cau/", ASKED | {"unit": home.ids["LDLD-DMC"]})
    number = int(made.url.rstrip("/").rsplit("/", 1)[1])
    home.acting("officer")
    report = next(row.id for row in queries.report_request(number, on=DAY).reports if row.unit_code == "CD001")
    assert "Báo cáo của đơn vị bạn" in words(site("treasurer", "bao-cao/"))
    assert "chưa tính được: phổ biến nghị quyết" in words(site("treasurer", f"bao-cao/don-vi/{report}/"))
    site("treasurer", f"bao-cao/don-vi/{report}/nop/", {"words": "Không có gì thêm"})
    site("officer", f"bao-cao/don-vi/{report}/tra-lai/", {"reason": "Ghi thêm"})
    assert "Ghi thêm" in words(site("treasurer", f"bao-cao/don-vi/{report}/"))
    site("treasurer", f"bao-cao/don-vi/{report}/nop/", {"words": ""})
    site("officer", f"bao-cao/don-vi/{report}/nhan/", {})
    site("officer", f"bao-cao/{number}/tong-hop/", {})
    site("officer", f"bao-cao/{number}/khoa/", {})
    assert site("officer", f"bao-cao/don-vi/{report}/sua/", {"reason": "Ghi muộn"}).status_code == 302
    assert "/6-van-ban/" in site("officer", f"bao-cao/{number}/van-ban/", {}).url
    drilled = words(site("officer", f"bao-cao/{number}/so/members.standing/"))
    assert "CĐCS Số 1" in drilled
    assert "quá hạn" in drilled or "chưa nộp" in drilled
    assert site("officer", f"bao-cao/{number}/so/members.joined/").status_code == 404
    shown = words(site("officer", f"bao-cao/{number}/?trang_thai=locked"))
    assert "CĐCS Số 1" in shown
    assert "CĐCS Số 2" not in shown
    assert site("neighbour", f"bao-cao/{number}/").status_code == 404


def test_a_report_through_the_api_and_by_commands(home, api):
    number = api("post", "officer", "/reports/requests", ASKED | {"unit": "LDLD-DMC", "units": ["CD001"]}).json()["id"]
    report = api("get", "officer", f"/reports/requests/{number}").json()["reports"][0]["id"]
    assert api("post", "treasurer", f"/reports/{report}/submit", {"words": ""}).status_code == 204
    assert api("post", "officer", f"/reports/{report}/return", {"reason": "Sửa"}).status_code == 204
    assert api("post", "treasurer", f"/reports/{report}/submit", {}).status_code == 204
    assert api("post", "officer", f"/reports/{report}/accept").status_code == 204
    assert api("post", "officer", f"/reports/requests/{number}/consolidate").status_code == 204
    assert api("post", "officer", f"/reports/requests/{number}/lock").json() == {"units": 1}
    assert api("post", "officer", f"/reports/{report}/amend", {"reason": "Muộn"}).status_code == 204
    assert api("post", "officer", f"/reports/requests/{number}/paper").json()["id"] > 0
    assert api("get", "treasurer", f"/reports/{report}").json()["state"] == "locked"
    assert api("get", "neighbour", f"/reports/requests/{number}").status_code == 404
    days = {name: date.fromisoformat(ASKED[name]) for name in ("first", "last", "opens_on", "due_on", "escalate_on")}
    number = run("open_report_request", "LDLD-DMC", **(ASKED | days))["id"]
    home.acting("officer")
    report = next(row.id for row in queries.report_request(number, on=DAY).reports if row.unit_code == "CD001")
    run("submit_report", report, who="nguoi.treasurer")
    run("return_report", report, reason="Sửa")
    run("submit_report", report, who="nguoi.chair", words="Xong")
    run("accept_report", report)
    run("consolidate_reports", number)
    assert run("lock_reports", number) == {"reports": 1}
    run("amend_report", report, reason="Muộn")
    assert run("write_report", number)["id"] > 0


def test_a_frozen_ratio_and_its_evidence_through_the_doors(home, site, api, client):
    programme = home.draft()
    facts = {"name": "Cơ sở có kế hoạch", "unit_words": "%", "measure": "ratio", "indicator": "programmes.planned"}
    by = home.acting("officer")
    first, second, third = (
        services.add_target(by=by, programme_id=programme, on=DAY, code=code, **facts) for code in ("1.1", "1.2", "1.3")
    )  # fmt: skip
    assert api("post", "officer", f"/targets/{first}/freeze", {"year": 2024}).json() == {"units": 3}
    assert run("freeze_denominator", second, year=2024) == {"units": 3}
    assert site("officer", f"chi-tieu/{third}/khoa-mau-so/", {"year": 2024}).status_code == 302
    assert site("officer", f"chi-tieu/{third}/khoa-mau-so/", {"year": 2024}).status_code == 422
    told = api("get", "officer", f"/targets/{first}/result?year=2024").json()
    assert (told["numerator"], told["denominator"], len(told["parts"])) == (0, 3, 3)
    assert "3 (công đoàn cơ sở)" in words(client.get(f"/vi-sao/chi-tieu/{first}/?nam=2024"))


def test_progress_through_the_api_comes_with_its_file(home, client):
    task = queries.tasks_of(home.issued(), on=DAY)[0].id
    client.force_login(access.actor_named("nguoi.officer"))

    sent = {"state": "done", "words": "Xong", "file": SimpleUploadedFile("a.pdf", PDF)}
    assert client.post(f"/api/programmes/tasks/{task}/progress", sent).status_code == 200

    home.acting("officer")
    assert queries.task(task, on=DAY).row.percent == 100


def test_every_use_case_by_a_command(home, tmp_path):
    one = run("draft_programme", "LDLD-DMC", title="Chương trình", document=home.document())["id"]
    task = run("add_task", one, title="Việc", for_units=True, due_on=date(2024, 6, 20))["id"]
    run("amend_task", task, title="Việc mới", for_units=True)
    extra = run("add_task", one, title="Thừa")["id"]
    run("drop_task", extra)
    target = run("add_target", one, code="local.vsip_members")["id"]
    dropped = run("add_target", one, code="XIII-1")["id"]
    run("drop_target", dropped)
    run("commit_target", target, year=2024, value=90)
    run("amend_programme", one, kind="programme", title="Chương trình 2024")
    run("submit_programme", one)
    run("return_programme", one, who="nguoi.head", reason="Sửa")
    run("submit_programme", one)
    run("approve_programme", one, who="nguoi.head")
    run("issue_programme", one, who="nguoi.head", symbol="11/CTr-LĐLĐ")
    assert run("assign_programme", one, units=["CD001", "CD002"])["new"] == 2
    assert run("assign_target", target, year=2024, method="given", shares=[("CD001", 40)]) == {"units": 1}
    assert run("draft_paper", one)["id"] > 0
    file = tmp_path / "minh-chung.pdf"
    file.write_bytes(PDF)
    run("tell_progress", task, state="done", file=file)
    empty = run("draft_programme", "LDLD-DMC", title="Trống")["id"]
    run("withdraw_programme", empty, reason="Không làm")

    home.acting("officer")
    assert queries.task(task, on=DAY).row.state == "done"
    assert queries.state_of(empty) == "withdrawn"
    with pytest.raises(SystemExit):
        run("tell_progress", task, state="done", file=tmp_path / "khong-co.pdf")
    with pytest.raises(EvidenceFileMissing):
        bytes_of(tmp_path / "khong-co.pdf")
    with pytest.raises(SystemExit):
        run("draft_programme", "KHONG-CO", title="x")
