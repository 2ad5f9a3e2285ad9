"""Pages, API and commands of early warning: each translates in, makes one call, translates out; strangers are turned away."""

import io
import json
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from python_calamine import CalamineWorkbook

from congdoan.activities.early_warning import queries
from congdoan.activities.early_warning.models import Signal
from congdoan.activities.early_warning.tests.builders import DAY, told
from congdoan.activities.early_warning.tests.test_services import LIST
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access

pytestmark = pytest.mark.django_db
LISTED = "/2-doi-thoai/du-bao/"
OWN = "/2-doi-thoai/don-vi-bao/"


@pytest.fixture
def sign_in(client, town, monkeypatch):
    monkeypatch.setattr(doors, "today", lambda: DAY)

    def as_(name):
        client.force_login(access.actor_named(name))
        return client

    return as_


def command(name, *words, **options):
    out = StringIO()
    call_command(f"early_warning_{name}", *words, json=True, on=options.pop("on", DAY), stdout=out, **options)
    return json.loads(out.getvalue())


def test_an_officer_tells_sees_and_settles_by_page(sign_in, town, enter_as):
    officer = sign_in("can.bo")
    assert "Chưa có dấu hiệu nào" in officer.get(LISTED).content.decode()
    asked = {"employer": "DV001", "sort": "W9.owner_absent", "words": "Chủ không liên lạc được"}
    assert officer.post(f"{LISTED}ghi/", asked | {"employer": "DV999"}).status_code == 422
    assert officer.post(f"{LISTED}ghi/", asked | {"sort": "W2."}).status_code == 422
    assert officer.post(f"{LISTED}ghi/", asked).status_code == 302
    shown = officer.get(LISTED).content.decode()
    assert "chủ vắng mặt +7" in shown
    assert "trọng số đề xuất" in shown
    page = officer.get(f"{LISTED}doanh-nghiep/{town.employer}/").content.decode()
    assert "Chủ không liên lạc được" in page
    assert "Cho thôi việc nhiều người: báo trước 30 ngày" in page
    assert "Đ42.6" in page
    enter_as(town.officer)
    number = Signal.objects.get().pk
    assert officer.post(f"{LISTED}dau-hieu/{number}/ket-thuc/", {"words": "Chủ đã về"}).status_code == 302
    assert "Chủ đã về" in officer.get(f"{LISTED}doanh-nghiep/{town.employer}/").content.decode()
    assert officer.get(f"{LISTED}doanh-nghiep/{2**70}/").status_code == 404
    assert officer.get(f"{LISTED}dau-hieu/{number + 99}/ket-thuc/").status_code == 404


def test_a_chair_answers_with_one_tap_and_sees_no_list(sign_in, town):
    chair = sign_in("chu.tich")
    for path in ("", "luoi/", "doi-chieu/", "trong-so/", "no-bhxh/", "tinh-lai/", f"doanh-nghiep/{town.employer}/"):
        assert chair.get(f"{LISTED}{path}").status_code == 403, path
    assert chair.get("/2-doi-thoai/du-bao.xlsx").status_code == 403
    assert chair.get("/api/early_warning/warnings").status_code == 403
    assert "trả lương ngày nào?" in chair.get(OWN).content.decode()
    assert "trả lương ngày nào?" in chair.get("/cs/").content.decode()
    assert chair.post(f"{OWN}ngay-tra-luong/{town.employer}/", {"day": 30, "is_following": "0"}).status_code == 302
    assert "Lương tháng 06/2024 đã trả chưa?" in chair.get("/cs/").content.decode()
    answer = f"{OWN}tra-luong/{town.employer}/"
    assert "hẹn thế nào" in chair.get(f"{answer}?thang=202406&chua=1").content.decode()
    assert chair.post(f"{answer}?ve=/cs/", {"month": 202406, "is_paid": "0", "words": "hẹn 5/7"}).url == "/cs/"
    assert chair.post(f"{answer}?ve=https://x.vn/", {"month": 202406, "is_paid": "1"}).url == OWN
    assert "đã trả đủ" in chair.get(OWN).content.decode()
    assert chair.post(f"{LISTED}ghi/", {"employer": "DV001", "sort": "W8.food_incident", "words": "Cơm thiu"}).status_code == 302
    shown = chair.get(OWN).content.decode()
    assert "sự cố bữa ăn" in shown
    assert chair.get(f"{OWN}tra-luong/{town.lone}/").status_code == 404


def test_others_are_turned_away_from_everything(sign_in, town, enter_as):
    enter_as(town.officer)
    one = told(town.officer, town)
    for name in ("ke.toan", "ben.canh"):
        visitor = sign_in(name)
        assert visitor.get(f"{LISTED}doanh-nghiep/{town.employer}/").status_code in (403, 404), name
        assert visitor.get(f"{LISTED}dau-hieu/{one}/ket-thuc/").status_code == 404
    neighbour = sign_in("ben.canh")
    assert "Giày" not in neighbour.get(LISTED).content.decode()
    assert neighbour.get("/api/early_warning/warnings").json() == []
    book = CalamineWorkbook.from_filelike(io.BytesIO(neighbour.get("/2-doi-thoai/du-bao.xlsx").content))
    assert len(book.get_sheet_by_name("Bảng").to_python()) == 1
    assert sign_in("ke.toan").get(OWN).status_code == 403


def test_a_list_of_arrears_is_shown_before_it_is_applied(sign_in, town):
    officer = sign_in("can.bo")

    def send(text):
        file = SimpleUploadedFile("no.csv", text.encode())
        return officer.post(f"{LISTED}no-bhxh/", {"unit": town.district, "listed_on": "2024-06-30", "file": file})

    assert send(LIST.replace(";3;", ";ba;")).status_code == 422
    answer = send(LIST)
    assert answer.status_code == 200
    shown = answer.content.decode()
    assert "Giày Chà Là Việt" in shown
    assert "dòng 3: Ngoài sổ" in shown
    context = answer.context
    kept = {"token": context["token"], **context["hidden"]}
    assert officer.post(f"{LISTED}no-bhxh/", kept | {"packed": "%%%"}).url == f"{LISTED}no-bhxh/"
    assert officer.post(f"{LISTED}no-bhxh/", kept | {"token": "0" * 64}).url == f"{LISTED}no-bhxh/"
    assert officer.post(f"{LISTED}no-bhxh/", kept).url == LISTED
    assert "nợ BHXH 3 tháng +5" in officer.get(LISTED).content.decode()


def test_the_head_of_the_office_decides_weights_by_page(sign_in, town):
    head = sign_in("chanh.vp")
    page = f"{LISTED}trong-so/"
    form = head.get(page).context["form"]
    asked = {name: field.initial for name, field in form.fields.items() if field.initial is not None}
    asked |= {"w_FUND.1": 4, "valid_from": "2024-07-01", "document": "12/QĐ-LĐLĐ"}
    assert head.post(page, asked | {"valid_from": "2024-06-30"}).status_code == 422
    assert head.post(page, asked).status_code == 302
    assert "12/QĐ-LĐLĐ" in head.get(page).content.decode()
    assert sign_in("can.bo").post(page, asked).status_code == 403


def test_grid_history_and_workbooks(sign_in, town, enter_as):
    enter_as(town.officer)
    told(town.officer, town)
    officer = sign_in("can.bo")
    assert "Chà Là" in officer.get(f"{LISTED}luoi/?cot=so-huu").content.decode()
    judged = officer.get(f"{LISTED}doi-chieu/").content.decode()
    assert "doanh nghiệp hư cấu" in judged
    assert "27</b> / 123 vụ" in judged
    book = CalamineWorkbook.from_filelike(io.BytesIO(officer.get("/2-doi-thoai/du-bao.xlsx?muc=yellow").content))
    assert book.get_sheet_by_name("Bảng").to_python()[1][5:7] == [7.0, "Vàng"]
    grid = CalamineWorkbook.from_filelike(io.BytesIO(officer.get("/2-doi-thoai/du-bao-luoi.xlsx").content))
    assert "dưới 5 doanh nghiệp" in grid.get_sheet_by_name("Bảng").to_python()[1]


def test_programs_and_a_terminal_do_the_same(sign_in, town, enter_as, tmp_path):
    officer = sign_in("can.bo")

    def send(path, body, status=200):
        answer = officer.post(f"/api/early_warning{path}", body, content_type="application/json")
        assert answer.status_code == status, answer.content
        return answer.json()

    facts = {"unit": "LDLD-DMC", "employer": "DV001", "code": "W9", "kind": "owner_absent", "words": "Chủ vắng"}
    one = send("/signals", facts)["id"]
    assert send("/signals", facts | {"code": "W10"}, 409)["code"] == "warning-signal-unfit"
    (row,) = officer.get("/api/early_warning/warnings").json()
    assert (row["points"], row["band"], sum(reason["points"] for reason in row["reasons"])) == (7, "yellow", 7)
    send(f"/signals/{one}/end", {"words": "Đã về"})
    send("/pay-days", {"employer": "DV001", "day": 30, "is_following": False})
    send("/pay-days/answers", {"employer": "DV001", "month": 202406, "is_paid": False})
    assert send("/observe", {})["employers"] == 2
    assert send("/weights", {"unit": "LDLD-DMC", "valid_from": "2024-07-01", "weights": {}, "document": "x"}, 403)
    file = SimpleUploadedFile("no.csv", LIST.encode())
    listed = officer.post("/api/early_warning/debts", {"file": file, "unit": "LDLD-DMC", "listed_on": "2024-06-30"})
    assert listed.json()["begun"] == 1
    assert officer.get("/api/early_warning/warnings.xlsx").content[:2] == b"PK"

    two = command("tell_signal", json.dumps(facts))["signal"]
    command("end_signal", str(two), '{"words": "Đã về"}')
    command("set_pay_day", '{"employer": "DV001", "day": 30, "is_following": false}')
    command("answer_pay_day", '{"employer": "DV001", "month": 202406, "is_paid": true}')
    assert command("observe_signals")["employers"] == 2
    weights = {"unit": "LDLD-DMC", "valid_from": "2024-07-02", "weights": {"W9.1": 9}, "document": "12/QĐ-LĐLĐ"}
    assert command("set_weights", json.dumps(weights))["weighing"]
    (tmp_path / "no.csv").write_text(LIST, encoding="utf-8")
    assert command("import_debts", "LDLD-DMC", str(tmp_path / "no.csv"), listed_on=DAY)["kept"] == 1
    assert command("export_warnings", str(tmp_path / "x.xlsx"))["bytes"] > 5_000
    enter_as(town.officer)
    assert len(queries.weighings([town.district])) == 1


def test_the_list_asks_the_same_few_questions_whatever_it_shows(sign_in, town, enter_as, django_assert_max_num_queries):
    enter_as(town.officer)
    for code, kind in (("W9", "owner_absent"), ("W8", "food_incident"), ("W11", "abuse")):
        told(town.officer, town, code, kind)
        told(town.officer, town, code, kind, employer_id=town.lone)
    officer = sign_in("can.bo")
    officer.get(LISTED)
    with django_assert_max_num_queries(40):
        officer.get(LISTED)
    with django_assert_max_num_queries(50):
        officer.get(f"{LISTED}doanh-nghiep/{town.employer}/")
