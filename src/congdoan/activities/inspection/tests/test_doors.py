"""Pages, API and commands of inspections: each use case through each door, refusals in words."""

import base64
import io
import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from congdoan.activities.inspection import queries
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as people

from .builders import DAY, LAST, SEED

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n%%EOF\n"


@pytest.fixture
def site(home, client):
    """Return a function that opens or sends a page as somebody."""

    def ask(who, address, sent=None, **more):
        client.force_login(people.actor_named(f"nguoi.{who}"))
        path = address if address.startswith("/") else f"/5-kiem-tra/{address}"
        return client.post(path, sent, **more) if sent is not None else client.get(path, **more)

    return ask


@pytest.fixture
def api(home, client):
    """Return a function that calls the API as somebody."""

    def ask(who, address, body=None):
        client.force_login(people.actor_named(f"nguoi.{who}"))
        if body is None:
            return client.get(f"/api/inspection{address}")
        return client.post(f"/api/inspection{address}", json.dumps(body), content_type="application/json")

    return ask


def run(name, *words, who="inspector"):
    """Give a command as somebody; return what it printed as JSON."""
    out = io.StringIO()
    told = [json.dumps(word) if isinstance(word, dict) else str(word) for word in words]
    call_command(f"inspection_{name}", *told, acting=f"nguoi.{who}", on=DAY.isoformat(), json=True, stdout=out)
    return json.loads(out.getvalue() or "null")


def words(answer):
    return answer.content.decode()


OPENING = {
    "kind": "finance_lower_level", "since": "2024-01-01", "until": "2024-06-28", "scope": "Thu, chi", "decided_on": "2024-06-28",
    "access_from": "2024-06-28", "access_until": "2024-07-10",
}  # fmt: skip


def test_a_year_is_planned_on_pages(home, site):
    assert "2 trên 10" in words(site("inspector", "chuong-trinh/lap/"))
    made = site("inspector", "chuong-trinh/lap/", {"unit": home.ids["LDLD-DMC"], "year": 2024, "by_lot": 1})
    one = made.url
    assert "rút lại được" in words(site("inspector", one))
    assert site("inspector", f"{one}chon/", {"unit": "CD999", "kind": "charter", "reason": "x"}).status_code == 422
    assert site("inspector", f"{one}chon/", {"unit": "CD001", "kind": "charter", "reason": "Đổi chủ tịch"}).status_code == 302
    added = next(pick for pick in queries.programme(int(one.split("/")[-2])).picks if pick.how == "added")
    assert site("inspector", f"chuong-trinh/chon/{added.id}/bo/", {"reason": "Trùng"}).status_code == 302
    site("inspector", f"{one}trinh/", {})
    assert site("head", f"{one}tra-lai/", {"reason": "Ghi rõ hơn"}).status_code == 302
    assert "Ghi rõ hơn" in words(site("inspector", one))
    site("inspector", f"{one}trinh/", {})
    assert site("inspector", f"{one}duyet/").status_code == 403
    assert site("head", f"{one}duyet/", {"resolution": "03/NQ-BCH"}).status_code == 302
    shown = words(site("inspector", f"{one}?cach=risk"))
    assert "Soạn quyết định" in shown
    assert "1 trong" not in shown
    assert "Năm 2024" in words(site("inspector", "chuong-trinh/"))
    assert site("neighbour", one).status_code == 404


def test_a_right_to_look_that_ended_is_told_as_ended(home, site, monkeypatch):
    one = home.opened()
    for day, told in ((LAST, "Quyền xem có hạn"), (LAST + timedelta(1), "Quyền xem đã hết ngày 10/07/2024")):
        monkeypatch.setattr(doors, "today", lambda day=day: day)
        assert told in words(site("chair", f"cuoc/{one}/"))


def test_an_inspection_is_led_on_pages(home, site):
    programme = home.approved()
    pick = queries.programme(programme).picks[0]
    assert pick.unit_code in words(site("inspector", f"cuoc/mo/?chon={pick.id}"))
    sent = OPENING | {"owner": home.ids["LDLD-DMC"], "unit": "CD001", "decision": "41/QĐ-UBKT"}
    assert site("inspector", "cuoc/mo/", sent | {"access_until": "2024-01-01"}).status_code == 422
    one = site("inspector", "cuoc/mo/", sent).url
    refused = site("inspector", f"{one}to/", {"username": "nguoi.chair", "post": "head"})
    assert refused.status_code == 422
    assert "Người của đơn vị được kiểm tra không tham gia đoàn" in words(refused)
    assert site("inspector", f"{one}to/", {"username": "nguoi.guest", "post": "head"}).status_code == 302
    assert site("inspector", f"{one}buoc/", {"step": "minuted", "words": "x"}).status_code == 422
    site("inspector", f"{one}buoc/", {"step": "outlined", "words": "Gửi đề cương"})
    file = SimpleUploadedFile("tu-bao-cao.pdf", PDF)
    assert site("chair", f"{one}tu-bao-cao/", {"words": "Đã tự kiểm tra", "file": file}).status_code == 302
    shown = words(site("guest", one))
    assert "tu-bao-cao.pdf" in shown
    assert "đến hết 10/07/2024" in shown
    given = site("guest", f"cuoc/tep/{queries.inspection_details(int(one.split('/')[-2]), on=DAY).steps[-1].id}")
    assert (given.content, given["Content-Type"]) == (PDF, "application/octet-stream")
    assert site("neighbour", one).status_code == 404
    assert "inspection.read" in words(site("chair", one))  # what the team looked at
    gone = queries.team(int(one.split("/")[-2]), on=DAY)[0]
    assert site("inspector", f"cuoc/to/{gone.id}/bo/", {"reason": "Đổi người"}).status_code == 302
    assert site("inspector", f"{one}rut/", {"reason": "Hoãn"}).status_code == 302
    assert "Đã rút" in words(site("chair", one))


def test_the_list_is_found_without_diacritics_in_few_questions(home, site, client, django_assert_max_num_queries):
    for number in range(1, 10):
        home.opened(f"CD{number:03d}", decision=f"{number}/QĐ-UBKT")
    site("inspector", "cuoc/")
    with django_assert_max_num_queries(16):
        shown = words(client.get("/5-kiem-tra/cuoc/?buoc=open&q=cdcs so 7"))
    assert "CĐCS Số 7" in shown
    assert "CĐCS Số 8" not in shown
    assert "Không cuộc kiểm tra nào khớp" in words(site("inspector", "cuoc/?loai=charter"))


def test_programs_do_the_same(home, api):
    programme = api("inspector", "/programmes", {"unit": "LDLD-DMC", "year": 2024, "by_lot": 1, "seed": SEED}).json()["id"]
    pick = api("inspector", f"/programmes/{programme}/picks", {"unit": "CD001", "kind": "charter", "reason": "Đơn thư"}).json()["id"]
    assert api("inspector", f"/picks/{pick}/drop", {"reason": "Trùng"}).json() == {"done": True}
    api("inspector", f"/programmes/{programme}/submit", {})
    api("head", f"/programmes/{programme}/return", {"reason": "Sửa"})
    api("inspector", f"/programmes/{programme}/submit", {})
    assert api("inspector", f"/programmes/{programme}/approve", {"resolution": "03/NQ"}).status_code == 403
    api("head", f"/programmes/{programme}/approve", {"resolution": "03/NQ"})
    told = api("head", f"/programmes/{programme}").json()
    assert (told["row"]["state"], told["row"]["share"], len(told["picks"])) == ("approved", "1/5", 2)
    assert [row["year"] for row in api("head", "/programmes").json()] == [2024]

    body = OPENING | {"owner": "LDLD-DMC", "unit": "CD001", "decision": "41/QĐ-UBKT"}
    one = api("inspector", "/inspections", body).json()["id"]
    assert api("inspector", "/inspections", body).json()["code"] == "inspection-opened-already"
    examiner = api("inspector", f"/inspections/{one}/examiners", {"username": "nguoi.guest"}).json()["id"]
    api("inspector", f"/inspections/{one}/steps", {"step": "outlined", "words": "Gửi đề cương"})
    paper = {"file_name": "a.pdf", "file": base64.b64encode(PDF).decode()}
    assert api("chair", f"/inspections/{one}/self-report", {"words": "x", "file_name": "a", "file": "%"}).json()["code"] == (
        "inspection-paper-unfit"
    )
    assert api("chair", f"/inspections/{one}/self-report", {"words": "Đã tự kiểm tra"} | paper).json() == {"done": True}
    assert [step["kind"] for step in api("guest", f"/inspections/{one}").json()["steps"]] == ["decided", "outlined", "self_reported"]
    assert api("neighbour", f"/inspections/{one}").status_code == 404
    api("inspector", f"/examiners/{examiner}/drop", {"reason": "Đổi người"})
    api("inspector", f"/inspections/{one}/withdraw", {"reason": "Hoãn"})
    assert [row["state"] for row in api("head", "/inspections?state=withdrawn").json()["rows"]] == ["withdrawn"]


def test_commands_do_the_same(home):
    programme = run("draft_programme", {"unit": "LDLD-DMC", "year": 2024, "by_lot": 1, "seed": SEED})["programme"]
    pick = run("add_pick", programme, {"unit": "CD001", "kind": "charter", "reason": "Đơn thư"})["pick"]
    run("drop_pick", pick, {"reason": "Trùng"})
    run("submit_programme", programme)
    run("return_programme", programme, {"reason": "Sửa"}, who="head")
    run("submit_programme", programme)
    assert run("approve_programme", programme, {"resolution": "03/NQ"}, who="head") == {"done": True}
    one = run("open_inspection", OPENING | {"owner": "LDLD-DMC", "unit": "CD001", "decision": "41/QĐ-UBKT"})["inspection"]
    examiner = run("seat_examiner", one, {"username": "nguoi.guest", "post": "head"})["examiner"]
    run("record_step", one, {"step": "outlined", "words": "Gửi đề cương"})
    run("report_oneself", one, {"words": "Đã tự kiểm tra"}, who="chair")
    run("drop_examiner", examiner, {"reason": "Đổi người"})
    run("withdraw_inspection", one, {"reason": "Hoãn"})
    assert home.state(one) == "withdrawn"
