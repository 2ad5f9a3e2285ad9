"""Pages, API and commands of reorganisations: the same acts, who gets in, what is shown, in how few statements."""

import io
import json
from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congdoan.activities.restructuring import queries, services
from congdoan.activities.restructuring.tests.builders import DETAILS, province
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(entered):
    return province(entered)


@pytest.fixture
def enter(client, cast):
    def as_(who):
        client.force_login(get_user_model().objects.get(id=getattr(cast, who)))
        return client

    return as_


def words(answer):
    return answer.content.decode()


def address(name, number):
    return reverse(f"restructuring:{name}", args=[number])


def test_the_way_of_a_reorganisation_through_its_pages(cast, enter):
    client, on = enter("officer"), doors.today()
    empty = words(client.get("/4-doan-vien/sap-xep/"))
    assert "Chưa có quyết định sắp xếp nào" in empty
    details = {"unit": cast.ids["LDLD-TN"], "number": "7/QĐ", "title": "Sắp xếp", "decided_on": on, "effective_on": on - timedelta(days=1)}
    assert "Chưa ghi ngày" in words(client.post("/4-doan-vien/sap-xep/soan/", details | {"decided_on": ""}))
    page = client.post("/4-doan-vien/sap-xep/soan/", details, follow=True)
    number = queries.listing().rows[0].id
    assert "Phương án còn trống" in words(page)
    unit = {"unit": "CD001", "outcome": "dissolve", "members": "40"}
    assert client.post(address("plan_unit", number), unit).status_code == 302
    assert 'value="CD001"' in words(client.get(address("plan_unit", number) + "?ma=CD001"))
    wrong = client.post(address("plan_unit", number), unit | {"unit": "CD777"})
    assert (wrong.status_code, "không có đơn vị mang mã này" in words(wrong)) == (422, True)
    book = SimpleUploadedFile("p.csv", "Mã đơn vị;Kết cục\nCD001;giải tán".encode())
    refused = client.post(address("load_plan", number), {"file": book})
    assert (refused.status_code, "1 chỗ cần sửa" in words(refused)) == (422, True)
    book = SimpleUploadedFile("p.csv", "Mã đơn vị;Kết cục;Cấp trên mới;Số đoàn viên\nCD001;kết thúc;;40\nCD002;chuyển;LDLD-TN;60".encode())
    seen = words(client.post(address("load_plan", number), {"file": book}, follow=True))
    assert "Bạn là người soạn nên cần người khác quyết định" in seen
    rule = {"branches": "LDLD-TB", "parent": "LDLD-TN", "ending_classes": ["admin_body"]}
    assert "Chứng minh các tổng" in words(client.post(address("plan_by_rule", number), rule, follow=True))
    assert client.post(address("drop_unit", number), {"ma": "CD002"}, follow=True).status_code == 200
    assert client.post(address("decide_reorganisation", number), {"token": "x"}).status_code == 403
    for name, start in (("plan_template", b"PK"), ("plan_workbook", b"PK")):
        assert client.get(address(name, number)).content.startswith(start)

    client = enter("head")
    assert "Phương án hoặc sổ gốc đã đổi" in words(client.post(address("decide_reorganisation", number), {"token": "x"}, follow=True))
    mark = queries.preview(number).mark
    assert "Đã quyết định" in words(client.post(address("decide_reorganisation", number), {"token": mark}, follow=True))
    assert "Thực hiện 4 dòng" not in words(client.get(address("results", number))), "CD001, LDLD-TB and CD005"
    done = words(client.post(address("apply_reorganisation", number), follow=True))
    assert "Đã thực hiện 3/3 dòng" in done
    assert client.get(address("preview", number)).url == address("reorganisation", number)
    assert "kết thúc hoạt động" in words(client.get("/so-goc/ma/CD001/qua-trinh/"))
    assert client.get("/so-goc/ma/KHONG/qua-trinh/").status_code == 404
    withdrawn = client.post(address("withdraw_reorganisation", number), {"reason": "muộn"})
    assert (withdrawn.status_code, "lập quyết định đảo lại" in words(withdrawn)) == (422, True)
    back = {"number": "8/QĐ", "decided_on": on, "effective_on": on + timedelta(days=1)}
    assert "Xem trước: 8/QĐ" in words(client.post(address("draft_reversal", number), back, follow=True))


def test_lists_ask_a_fixed_number_of_statements(cast, enter):
    asked = {}
    for round_ in (1, 2):
        for turn in range(3):
            cast.draft({"unit": "CD001", "outcome": "dissolve"}, {"unit": "CD002", "outcome": "dissolve"}, number=f"{round_}{turn}/QĐ")
        number = queries.listing().rows[0].id
        client = enter("officer")
        for name, path in (
            ("list", "/4-doan-vien/sap-xep/"), ("plan", address("reorganisation", number)), ("results", address("results", number)),
            ("preview", address("preview", number)), ("timeline", "/so-goc/ma/CD001/qua-trinh/"),
        ):  # fmt: skip
            client.get(path)
            with CaptureQueriesContext(connection) as found:
                assert client.get(path).status_code == 200
            asked.setdefault(name, set()).add(len(found))
        access.enter(cast.by, on=date(2025, 6, 20))

    assert all(len(counts) == 1 for counts in asked.values()), asked
    assert max(next(iter(counts)) for counts in asked.values()) <= 40, asked


def test_many_units_are_carried_out_by_the_worker(cast, enter, monkeypatch):
    from congdoan.activities.restructuring.views import acts

    monkeypatch.setattr(acts, "AT_ONCE", 1)
    number = cast.draft({"unit": "CD001", "outcome": "dissolve"}, {"unit": "CD002", "outcome": "dissolve"})
    cast.decide(number)
    client = enter("head")

    answer = client.post(address("apply_reorganisation", number))

    access.enter(cast.head, on=doors.today())
    (job,) = access_queries.latest_jobs({cast.head})
    assert answer.url.startswith(reverse("office:job", args=[job.pk]))
    assert (job.command, job.arguments) == ("restructuring_apply_reorganisation", {"reorganisation_id": number})
    assert "Thực hiện 15/QĐ-LĐLĐ" in words(client.get(address("results", number)))


def test_the_api_does_what_the_pages_do(cast, enter):
    client = enter("officer")

    def call(method, path, body=None):
        answer = client.generic(method, f"/api/restructuring/{path}", data=json.dumps(body or {}), content_type="application/json")
        return answer.status_code, json.loads(answer.content or "null")

    details = {"unit": "LDLD-TN", "number": "9/QĐ", "title": "Sắp xếp", "decided_on": "2025-06-20", "effective_on": "2025-07-01"}
    assert call("POST", "", details | {"unit": "KHONG"})[0] == 404
    _, made = call("POST", "", details)
    number = made["id"]
    assert call("PUT", f"{number}", details | {"title": "Tên khác"})[0] == 204
    assert call("POST", f"{number}/units", {"unit": "CD001", "outcome": "dissolve", "members": 40})[0] == 204
    assert call("POST", f"{number}/units", {"unit": "CD002", "outcome": "merge"})[1]["code"] == "plan-unsound"
    assert call("POST", f"{number}/rule", {"branches": ["LDLD-TB"], "parent": "LDLD-TN", "ending_classes": []}) == (200, {"rows": 2})
    assert call("DELETE", f"{number}/units/CD005")[0] == 204
    file = SimpleUploadedFile("p.csv", "Mã đơn vị;Kết cục;Số đoàn viên\nCD001;kết thúc;40".encode())
    loaded = client.post(f"/api/restructuring/{number}/plan", {"file": file})
    assert (loaded.status_code, loaded.json()) == (200, {"rows": 1})
    status, seen = call("GET", f"{number}/preview")
    assert (status, seen["is_sound"], seen["counts"]) == (200, True, {"dissolve": [1, 40]})
    assert call("POST", f"{number}/decide", {"mark": seen["mark"]})[0] == 403
    enter("head")
    assert call("POST", f"{number}/decide", {"mark": seen["mark"]})[0] == 204
    assert call("POST", f"{number}/withdraw", {"reason": "muộn"})[1]["code"] == "too-late-to-withdraw"
    assert call("POST", f"{number}/apply") == (200, {"total": 1, "done": 1, "refused": 0, "left": 0})
    assert call("GET", f"{number}/results")[1]["rows"][0]["words"] == "kết thúc"
    assert call("GET", f"{number}")[1]["state"] == "done"
    assert call("GET", "")[1]["total"] == 1
    back = {"number": "10/QĐ", "decided_on": "2025-08-01", "effective_on": "2025-09-01"}
    assert call("POST", f"{number}/reversal", back)[0] == 200
    assert call("GET", "999999999")[0] == 404


def run(name, *arguments, **options):
    out = io.StringIO()
    call_command(f"restructuring_{name}", *arguments, "--json", stdout=out, stderr=io.StringIO(), **options)
    return json.loads(out.getvalue())


def test_the_commands_do_what_the_pages_do(cast, tmp_path):
    as_officer, as_head = ("--as", "can.bo"), ("--as", "lanh.dao")
    words = ("--number", "11/QĐ", "--title", "Sắp xếp", "--decided-on", "2025-06-20", "--effective-on", "2025-07-01")
    number = run("draft_reorganisation", "LDLD-TN", *words, *as_officer)["id"]
    assert run("amend_reorganisation", str(number), *words, *as_officer) == {"amended": number}
    assert run("plan_unit", str(number), "CD001", "merge", "--targets", "CD002", *as_officer) == {"unit": "CD001", "outcome": "merge"}
    assert run("drop_unit", str(number), "CD001", *as_officer) == {"dropped": "CD001"}
    assert run("plan_by_rule", str(number), "--branch", "LDLD-TB", "--parent", "LDLD-TN", *as_officer) == {"rows": 2}
    file = tmp_path / "p.csv"
    file.write_text("Mã đơn vị;Kết cục;Đơn vị tiếp nhận\nCD001;nhập vào;CD002\nCD003;nhập vào;CD002", encoding="utf-8")
    assert run("load_plan", str(number), str(file), *as_officer) == {"rows": 2}
    told = run("preview", str(number), *as_officer)
    assert told["counts"] == {"merge": [2, 0]}
    with pytest.raises(SystemExit):
        run("decide_reorganisation", str(number), *as_officer)
    assert run("decide_reorganisation", str(number), "--mark", told["mark"], *as_head) == {"decided": number}
    with pytest.raises(SystemExit):
        run("withdraw_reorganisation", str(number), "--reason", "muộn", *as_head)
    assert run("apply_reorganisation", str(number), *as_head) == {"total": 2, "done": 2, "refused": 0}
    back = ("--number", "12/QĐ", "--decided-on", "2025-08-01", "--effective-on", "2025-09-01")
    assert run("draft_reversal", str(number), *back, *as_officer)["id"] > number
    with pytest.raises(SystemExit):
        run("preview", "999999", *as_officer)


def test_a_neighbour_sees_neither_the_decision_nor_its_plan(cast, client):
    from congdoan.people.organisations.tests.builders import person

    number = cast.draft({"unit": "CD001", "outcome": "dissolve"})
    access.enter(cast.by, on=date(2025, 6, 20))
    neighbour = person(cast.by, "ben.canh", role="administrator", branch=cast.ids["LDLD-TB"])
    client.force_login(get_user_model().objects.get(id=neighbour))

    assert all(client.get(address(name, number)).status_code == 404 for name in ("reorganisation", "preview", "results", "plan_workbook"))
    assert client.post(address("apply_reorganisation", number)).status_code == 404
    assert DETAILS["number"] not in words(client.get("/4-doan-vien/sap-xep/"))
    assert services.NotADraft.code == "reorganisation-not-a-draft"
