"""Pages, programs and commands of months, charts, openings and handovers: seen first, done by who may, told in words."""

import io
import json
from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congdoan.finance.bookkeeping import queries, services
from congdoan.finance.collection.tests.builders import act_again, small_district
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import AccountKey
from congdoan.finance.ledger.tests.builders import pair, post
from congdoan.people.organisations.tests.builders import organisation, person

from .test_opening import SHORT, xlsx

pytestmark = pytest.mark.django_db
CASH, DUES = AccountKey("tt107", "1111"), AccountKey("tt107", "5118", "dues")


@pytest.fixture
def district(entered):
    """A union with dues of June 2024, and one to take over."""
    cast = small_district(entered)
    cast.heir = organisation(entered, "grassroots_union", "CD009", parent=cast.district, name="CĐCS Kế thừa")
    post(entered, unit_id=cast.union, source="dues", lines=pair(CASH, DUES, 500))
    return cast


@pytest.fixture
def chief(client, district):
    client.force_login(get_user_model().objects.get(id=person(district.by, "ktt", role="chief_accountant", branch=district.district)))
    return client


def words(answer, status=200):
    assert answer.status_code == status, answer.content.decode()[:3000]
    return answer.content.decode()


def apply(client, page, name, *arguments, **further):
    """Press the button of a preview: send its hidden fields and its mark."""
    context = page.context
    return client.post(reverse(f"bookkeeping:{name}", args=arguments), {**context["hidden"], "token": context["token"], **further})


def run(*arguments, code=0, **options):
    out = io.StringIO()
    try:
        call_command(*arguments, "--json", stdout=out, stderr=io.StringIO(), **options)
        status = 0
    except SystemExit as stop:
        status = stop.code
    assert status == code, out.getvalue()
    return json.loads(out.getvalue())


def test_months_are_locked_after_a_preview_that_wants_a_reason_for_what_waits(chief, district):
    ask = {"don_vi": "LDLD-DMC", "thang": "06/2024", "muc": "soft"}
    page = chief.get(reverse("bookkeeping:preview_locks"), ask)
    assert "CĐCS Công ty TNHH Mía Đường" in words(page)
    assert chief.get(reverse("bookkeeping:preview_locks"), ask | {"muc": "hard"}).context["apply_url"] == ""

    done = apply(chief, page, "set_month_states")

    assert "06/2024" in words(chief.get(done["Location"]))
    act_again(district)
    assert set(ledger.month_states([district.union, district.district], during=(202406, 202406)).values()) == {"soft"}
    refused = apply(chief, page, "set_month_states")  # the same preview again
    assert "đã đổi" in words(chief.get(refused["Location"]))
    with pytest.raises(services.LocksPreviewChanged):
        services.set_month_states(by=district.by, unit_ids=[district.union], month=202406, state="hard", mark="0", on=date(2024, 7, 1))
    opened = chief.get(reverse("bookkeeping:preview_locks"), ask | {"muc": "open", "ly_do": "Sót hóa đơn"})
    apply(chief, opened, "set_month_states")
    act_again(district)
    assert ledger.month_states([district.union], during=(202406, 202406)) == {}


def test_a_year_is_closed_and_opened_on_pages(chief, district):
    assert "chưa khóa sổ" in words(chief.get(reverse("bookkeeping:preview_year"), {"don_vi": "CD001", "nam": 2024}))
    page = chief.get(reverse("bookkeeping:preview_year"), {"don_vi": "CD001", "nam": 2024, "ly_do": "Làm thử"})

    done = apply(chief, page, "close_year")

    assert "đã kết chuyển" in words(chief.get(done["Location"]))
    stale = apply(chief, page, "close_year", token="0")
    assert "nam=2024" in stale["Location"]
    again = reverse("bookkeeping:reopen_year", args=["CD001", 2024])
    assert "Lý do" in words(chief.get(again))
    assert "Ghi lý do" in words(chief.post(again, {"reason": ""}), 422)
    assert "chưa kết chuyển" in words(chief.get(chief.post(again, {"reason": "Sót"})["Location"]))
    assert "chưa kết chuyển" in words(chief.post(again, {"reason": "Sót"}), 422)


def test_the_chart_is_changed_mapped_and_taken_back_on_pages(chief, district):
    page = chief.get(reverse("bookkeeping:preview_chart"), {"don_vi": "CD001"})
    assert "chưa kết chuyển năm 2024" in words(page)
    act_again(district)
    services.close_year(by=district.by, unit_ids=[district.union], year=2024, reason="x", on=date(2025, 2, 1))
    page = chief.get(reverse("bookkeeping:preview_chart"), {"don_vi": "CD001"})
    assert "Tổng trước và sau" in words(page)

    done = apply(chief, page, "change_chart")

    assert "Không còn số dư" in words(chief.get(done["Location"]))
    undo = reverse("bookkeeping:undo_chart_change", args=["CD001"])
    assert chief.post(undo, {"reason": "Sai bảng"}).status_code == 302
    assert "chưa chuyển" in words(chief.post(undo, {"reason": "Sai bảng"}), 422)
    assert "Tài khoản cũ" in words(chief.get(undo.replace("CD001/lay-lai", "tai-khoan") + "?don_vi=CD001&tai_khoan=468"))
    mapped = {"account": "468", "to": "431", "document": "QĐ 12", "don_vi": "CD001"}
    assert chief.post(reverse("bookkeeping:map_account"), mapped).status_code == 302
    assert "999" in words(chief.post(reverse("bookkeeping:map_account"), mapped | {"to": "999"}), 422)


def test_a_table_is_chosen_seen_and_applied(chief, district):
    def choose(rows):
        file = SimpleUploadedFile("dau-ky.xlsx", xlsx(rows))
        return chief.post(reverse("bookkeeping:import_opening"), {"unit": "CD009", "first_day": "2024-01-01", "file": file})

    assert "Hai cách ghi" in words(chief.get(reverse("bookkeeping:import_opening")))
    assert "ghi một trong" in words(choose([["Khoản", "Số tiền"], ["Vàng", 5]]), 422)
    page = choose(SHORT)
    assert "8.000.000" in words(page)

    apply(chief, page, "import_opening")

    act_again(district)
    assert queries.openings_of([district.heir])[district.heir].moved == 10_000_000
    assert apply(chief, page, "import_opening", kept="!").status_code == 302


def test_books_are_handed_over_on_pages_and_take_a_supplement(chief, district):
    form = {
        "receiver": "CD009", "ended_on": "2024-06-30", "cash_counted": "500", "document": "QĐ 5", "given_by": "Nguyễn Thị Giao",
        "taken_by": "Trần Văn Nhận", "witness": "", "reason": "",
    }  # fmt: skip
    address = reverse("bookkeeping:hand_over", args=["CD001"])
    assert chief.get(reverse("bookkeeping:handover", args=["CD001"]))["Location"] == address
    assert "sổ gốc" in words(chief.post(address, form))
    assert "không phải" not in words(chief.post(address, form | {"receiver": "KHAC"}), 422)
    page = chief.post(address, form | {"reason": "Chưa ghi ngày kết thúc"})
    assert '<td class="num b">−500</td>' in words(page)  # what goes is not green

    done = apply(chief, page, "hand_over", "CD001")

    assert "Nguyễn Thị Giao" in words(chief.get(done["Location"]))
    for kind, start in (("pdf", b"%PDF"), ("xlsx", b"PK")):
        assert chief.get(reverse("bookkeeping:export_handover", args=["CD001", kind])).content.startswith(start)
    entry = {
        "accounting_date": "2024-07-05", "debit": "1121", "debit_item": "", "credit": "515", "credit_item": "bank_interest",
        "amount": "30.000", "description": "Lãi", "reason": "Ngân hàng trả sau",
    }  # fmt: skip
    supplement = reverse("bookkeeping:post_supplement", args=["CD001"])
    assert chief.post(supplement, entry).status_code == 302
    assert "tài khoản" in words(chief.post(supplement, entry | {"credit": "99"}), 422)
    assert "đã kết thúc sổ" in words(chief.get(reverse("bookkeeping:locks"), {"don_vi": "CD001", "nam": 2024}))


def test_programs_and_commands_of_the_same_names(chief, district, tmp_path):
    def call(path, **body):
        return chief.post(f"/api/bookkeeping{path}", data=json.dumps(body), content_type="application/json").json()

    assert call("/months/2024-06", branch="CD001", state="soft", reason="x") == {"changed": 1}
    assert call("/months/2024-06", units=["CD001"], state="open")["code"] == "month-reason-missing"
    assert run("bookkeeping_set_month_states", "2024-06", "open", unit=["CD001"], reason="x") == {"changed": 1}
    assert run("bookkeeping_set_month_states", "2024-06", "hard", branch="CD001", code=1)["code"] == "month-not-ready"
    assert run("bookkeeping_close_year", 2024, unit=["CD001"], reason="x")["entries"] == 2
    assert chief.get("/api/bookkeeping/chart?branch=CD001").json()["rows"][0] == {
        "old": "1111", "new": "1111", "note": "", "debit": 500, "credit": 0, "units": 1
    }  # fmt: skip
    assert call("/chart/map", branch="CD001", account="468", to="431", document="QĐ")["record"]
    assert run("bookkeeping_map_account", "CD001", "468", "4311", document="QĐ")["record"]
    assert call("/chart/change", branch="CD001") == {"entries": 1}
    assert call("/chart/undo", unit="CD001", reason="x") == {"entries": 1}
    assert run("bookkeeping_change_chart", "CD001") == {"entries": 1}
    assert run("bookkeeping_undo_chart_change", "CD001", reason="x") == {"entries": 1}
    file = tmp_path / "dau-ky.xlsx"
    file.write_bytes(xlsx(SHORT))
    assert run("bookkeeping_import_opening", "CD009", file, first_day=date(2024, 1, 1))["booked"] == 1
    upload = {"unit": "CD009", "first_day": "2024-01-01", "file": SimpleUploadedFile("x.xlsx", xlsx(SHORT))}
    assert chief.post("/api/bookkeeping/opening", upload).json() == {"booked": 0, "replaced": 0, "standing": 1}
    papers = {"ended_on": date(2024, 12, 31), "cash_counted": 2_000_000, "document": "d", "given_by": "a", "taken_by": "b", "reason": "x"}
    assert run("bookkeeping_hand_over", "CD009", "CD001", **papers, code=1)["code"] == "handover-not-ready"  # the receiver's December
    papers |= {"ended_on": "2025-03-31"}
    assert call("/handovers", unit="CD009", receiver="CD001", **papers)["code"] == "handover-not-ready"  # the old chart
    run("bookkeeping_change_chart", "CD009")
    done = call("/handovers", unit="CD009", receiver="CD001", **papers)
    assert done["handover"]
    line = {"account": "1121", "item": "", "amount": 5}, {"account": "515", "item": "bank_interest", "amount": -5}
    asked = {"unit": "CD009", "accounting_date": "2025-04-01", "description": "Lãi", "source": "a", "reason": "x"}
    assert call("/supplements", lines=line, **asked)["entry"]
    again = {"date": date(2025, 4, 2), "debit": "1121", "credit": "515/bank_interest", "amount": 5, "description": "Lãi", "reason": "x"}
    assert run("bookkeeping_post_supplement", "CD009", **again, source="b")["entry"]
    assert chief.get("/api/bookkeeping/handovers/CD009/pdf").json()["name"] == "ban-giao-CD009.pdf"
    assert run("bookkeeping_export_handover", "CD009", "xlsx", out=tmp_path / "x.xlsx")["bytes"] > 1_000


def test_the_grid_asks_as_many_questions_for_many_units_as_for_few(chief, district):
    def counted():
        with CaptureQueriesContext(connection) as told:
            assert chief.get(reverse("bookkeeping:locks"), {"don_vi": "LDLD-DMC", "nam": 2024}).status_code == 200
        return len(told)

    counted()
    few = counted()
    act_again(district)
    for number in range(60):
        unit = organisation(district.by, "grassroots_union", f"CD1{number:02d}", parent=district.district)
        post(district.by, unit_id=unit, source=f"many/{number}", lines=pair(CASH, DUES, 5))

    assert counted() == few
    assert few <= 24
    assert 'rel="next"' in words(chief.get(reverse("bookkeeping:locks"), {"don_vi": "LDLD-DMC", "nam": 2024}))
