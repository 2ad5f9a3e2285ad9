"""Pages, endpoints and commands of vouchers and books: one domain call each, refusals in words, a bounded number of statements."""

import io
import json
from contextlib import nullcontext
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.urls import reverse

from congdoan.finance.bookkeeping import queries
from congdoan.finance.bookkeeping.tests.builders import TODAY, drafted, paid, payment, submitted
from congdoan.foundation.access import doors

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
TYPED = {"unit": "CD001", "voucher_date": "28/06/2024", "counterpart": "Trần Thị Bưởi", "reason": "Thăm đoàn viên ốm"}


@pytest.fixture(autouse=True)
def told_day(monkeypatch):
    monkeypatch.setattr(doors, "today", lambda: TODAY)


@pytest.fixture
def sign_in(client, cast):
    def enter(who):
        client.force_login(get_user_model().objects.get(id=cast.people[who]))
        return client

    return enter


def words(answer):
    return " ".join(answer.content.decode().split())


def test_a_voucher_goes_from_the_form_to_the_books_through_the_pages(sign_in, cast):
    made = sign_in("union_accountant").post(
        reverse("bookkeeping:draft_voucher", args=["payment"]),
        TYPED | {"client_key": uuid4(), "amount_1": "300.000", "category_1": "care", "amount_2": "200,000", "category_2": "visits"},
    )
    (row,) = queries.vouchers(queries.VoucherFilter())
    at = {
        name: reverse(f"bookkeeping:{name}_voucher", args=[row.id]) for name in ("submit", "approve", "return", "amend", "pay", "reverse")
    }
    assert made.headers["Location"] == reverse("bookkeeping:voucher", args=[row.id])

    sign_in("union_accountant").post(at["submit"])
    assert sign_in("union_accountant").post(at["approve"]).status_code == 403
    assert sign_in("union_chair").post(at["return"], {"reason": ""}).status_code == 422
    sign_in("union_chair").post(at["return"], {"reason": "Thiếu ngày"})
    assert "Thiếu ngày" in words(sign_in("union_accountant").get(reverse("bookkeeping:voucher", args=[row.id])))
    sign_in("union_accountant").post(at["amend"], TYPED | {"amount_1": "500000", "category_1": "care"})
    sign_in("union_accountant").post(at["submit"])
    queue = words(sign_in("union_chair").get(reverse("bookkeeping:queue")))
    assert ("Năm trăm nghìn đồng" in queue, 'data-key="d"' in queue) == (True, True)
    assert "không phải" not in words(sign_in("union_chair").post(at["approve"], {"mark": "0" * 64}, follow=True))
    assert queries.voucher(row.id).state == "submitted"
    sign_in("union_chair").post(at["approve"], {"mark": queries.voucher(row.id).content.sha256})
    shown = words(sign_in("union_treasurer").post(at["pay"], follow=True))

    assert "PC-0001/2024" in shown
    assert queries.voucher(row.id).state == "posted"
    asked = words(sign_in("chief_accountant").get(at["reverse"]))
    assert "−500.000" in asked  # the red way is shown before it is chosen
    sign_in("chief_accountant").post(at["reverse"], {"accounting_date": "30/06/2024", "red": "1", "reason": "Nhầm"})
    found = queries.voucher(row.id)
    chain = words(sign_in("chief_accountant").get(reverse("bookkeeping:entry", args=[found.act("reversed").entry_id])))
    assert "Chuỗi đảo" in chain
    assert "Duyệt chứng từ" in chain


def test_a_form_tells_every_fault_at_its_field_and_keeps_what_was_typed(sign_in):
    answer = sign_in("union_accountant").post(
        reverse("bookkeeping:draft_voucher", args=["payment"]), TYPED | {"amount_1": "1,5", "category_1": "", "voucher_date": "31/02/2024"}
    )
    assert answer.status_code == 422
    assert "Ghi số đồng nguyên" in words(answer)
    assert "Ghi ngày như" in words(answer)
    assert "Trần Thị Bưởi" in words(answer)

    later = sign_in("union_accountant").post(
        reverse("bookkeeping:draft_voucher", args=["bank_out"]),
        TYPED | {"amount_1": "5", "category_1": "paid_up:dues", "voucher_date": "01/07/2024"},
    )
    assert "ở sau hôm nay" in words(later)
    assert sign_in("union_accountant").get(reverse("bookkeeping:draft_voucher", args=["phieu-la"])).status_code == 404


@pytest.mark.parametrize("kind", ["receipt", "payment", "bank_in", "bank_out", "transfer", "journal"])
def test_every_kind_has_its_form(sign_in, kind):
    shown = words(sign_in("union_accountant").get(reverse("bookkeeping:draft_voucher", args=[kind])))

    assert ('name="place"' in shown, 'name="account_4"' in shown) == (kind == "transfer", kind == "journal")


def test_files_come_in_and_go_out_to_be_saved(sign_in, cast):
    voucher_id = drafted(cast)
    file = io.BytesIO(PNG)
    file.name = "Hóa đơn.png"
    sign_in("union_accountant").post(reverse("bookkeeping:attach_file", args=[voucher_id]), {"file": file})
    (record,) = queries.attachments_of(voucher_id)

    answer = sign_in("union_chair").get(reverse("bookkeeping:attachment", args=[record.id]))

    assert (answer.content, answer.headers["X-Content-Type-Options"], answer.headers["Content-Type"]) == (PNG, "nosniff", "image/png")
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert "Chưa chọn tệp" in words(sign_in("union_accountant").post(reverse("bookkeeping:attach_file", args=[voucher_id]), follow=True))


def test_lists_are_narrowed_and_ask_a_bounded_number_of_statements(sign_in, cast, django_assert_max_num_queries):
    paid(cast)
    drafted(cast, payment(7, counterpart="Lê Văn Ổi", reason="Mua sổ"))
    for _ in range(9):
        submitted(cast)
    listed = reverse("bookkeeping:vouchers")
    client = sign_in("union_chair")
    client.get(listed)

    with django_assert_max_num_queries(24):
        assert "11 chứng từ" in words(client.get(listed))
    with django_assert_max_num_queries(30):
        client.get(reverse("bookkeeping:queue"))
    with django_assert_max_num_queries(30):
        client.get(reverse("bookkeeping:book", args=["CD001", "thu-chi"]))
    found = words(client.get(listed, {"q": "le van oi", "so_tien": "7", "loai": "payment", "tu": "01/06/2024", "den": "30/06/2024"}))
    assert "Lê Văn Ổi" in found
    assert "Trần Thị Bưởi" not in found
    assert "Không chứng từ nào khớp" in words(client.get(listed, {"trang_thai": "huy-dao"}))
    assert client.get(listed, {"q": "\x00", "sau": "9" * 40, "tu": "x", "so_tien": "1,5"}).status_code == 200


def test_books_are_shown_and_taken_away(sign_in, cast):
    paid(cast)
    client = sign_in("union_treasurer")

    assert "Sổ quỹ tiền mặt" in words(client.get(reverse("bookkeeping:books")))
    for key in ("quy-tien-mat", "tien-gui", "thu-chi", "so-cai", "nhat-ky"):
        shown = client.get(reverse("bookkeeping:book", args=["CD001", key]), {"tu": "01/01/2024", "den": "30/06/2024", "tk": "611"})
        assert ("PC-0001/2024" in words(shown)) == (key != "tien-gui")
    assert "Nợ bằng Có" in words(client.get(reverse("bookkeeping:trial_balance", args=["CD001"])))
    file = client.get(reverse("bookkeeping:export_book", args=["CD001", "thu-chi", "xlsx"]), {"tu": "01/01/2024", "den": "30/06/2024"})
    assert file.headers["Content-Disposition"].endswith('thu-chi-CD001-20240101-20240630.xlsx"')
    wrong = client.get(reverse("bookkeeping:export_book", args=["CD001", "thu-chi", "pdf"]), {"tu": "30/06/2024", "den": "01/01/2024"})
    assert wrong.status_code == 409
    for address in (("book", ["CD001", "so-la"]), ("book", ["KHONG", "thu-chi"]), ("export_book", ["CD001", "thu-chi", "exe"])):
        assert client.get(reverse(f"bookkeeping:{address[0]}", args=address[1])).status_code == 404
    assert client.get(reverse("bookkeeping:book", args=["LDLD-DMC", "thu-chi"])).status_code == 403  # above the treasurer
    assert client.get(reverse("bookkeeping:entry", args=[10**17])).status_code == 404


def test_the_chief_accountant_sees_an_example_before_deciding(sign_in, cast):
    client = sign_in("chief_accountant")
    at = reverse("bookkeeping:set_template", args=["LDLD-DMC", "spend"])
    typed = {
        "unit": "LDLD-DMC",
        "valid_from": "01/06/2024",
        "document": "12/QĐ-LĐLĐ",
        "side_1": "debit",
        "account_1": "6111",
        "amount_1": "amount",
    }
    typed |= {"side_2": "credit", "account_2": "1111", "alternative_2": "1121", "amount_2": "amount"}
    assert "1.000.000" in words(client.get(at))
    assert "Có lệch nhau" in words(client.post(at, typed | {"side_2": "debit", "xem": "1"}))
    assert "vừa gõ" in words(client.post(at, typed | {"xem": "1"}))
    assert queries.template(cast.district, "spend", on=TODAY).lines[0].account == "611"

    client.post(at, typed)

    assert queries.template(cast.union, "spend", on=TODAY).lines[0].account == "6111"
    assert "12/QĐ-LĐLĐ" in words(client.get(reverse("bookkeeping:templates")))
    client.post(reverse("bookkeeping:end_template", args=["LDLD-DMC", "spend"]), {"valid_until": "29/06/2024"})
    assert queries.template(cast.union, "spend", on=TODAY).lines[0].account == "611"
    client.post(
        reverse("bookkeeping:set_separation"),
        {"unit": "CD001", "payer_may_prepare": "on", "since": "01/06/2024", "document": "13/QĐ", "reason": "Hai cán bộ"},
    )
    assert queries.payer_may_prepare(cast.union, on=TODAY)
    assert sign_in("union_chair").get(at).status_code in (403, 404)


def test_programs_draft_approve_pay_and_take_back(sign_in, cast):
    body = {"unit": "CD001", "client_key": str(uuid4()), "kind": "payment", "voucher_date": "2024-06-28", "counterpart": "Lê Thị Mận",
            "reason": "Thăm hỏi", "parts": [{"amount": 5, "category": "care"}]}  # fmt: skip

    def call(who, path, given=None, method="post"):
        answer = getattr(sign_in(who), method)(f"/api/bookkeeping/{path}", json.dumps(given or {}), content_type="application/json")
        return answer.json() if answer.content else answer.status_code

    new = call("union_accountant", "vouchers", body)["id"]
    assert call("union_accountant", "vouchers", body)["id"] == new
    assert call("union_accountant", "vouchers", body | {"reason": "Khác"})["code"] == "voucher-key-taken"
    assert call("union_accountant", "vouchers", body | {"client_key": str(uuid4()), "parts": []})["code"] == "voucher-faulty"
    assert call("union_accountant", f"vouchers/{new}", {**body, "reason": "Sửa"}, "put") == 204
    assert call("union_accountant", f"vouchers/{new}/submit") == 204
    assert call("union_chair", f"vouchers/{new}/return", {"reason": "Sửa nữa"}) == 204
    assert call("union_accountant", f"vouchers/{new}/submit") == 204
    mark = sign_in("union_chair").get(f"/api/bookkeeping/vouchers/{new}").json()["mark"]
    assert call("union_chair", f"vouchers/{new}/approve", {"mark": mark}) == {"number": "PC-0001/2024"}
    entry = call("union_treasurer", f"vouchers/{new}/pay")["entry_id"]
    assert call("union_treasurer", f"vouchers/{new}/post")["code"] == "not-allowed"
    undone = call("chief_accountant", f"vouchers/{new}/reverse", {"accounting_date": "2024-06-30", "reason": "Nhầm", "red": True})
    assert undone["entry_id"] > entry
    assert call("union_accountant", f"vouchers/{drafted(cast)}/void", {"reason": "Thử"}) == 204
    rows = sign_in("union_chair").get("/api/bookkeeping/vouchers", {"unit": "CD001", "state": "reversed"}).json()
    assert [row["number"] for row in rows] == ["PC-0001/2024"]
    file = sign_in("union_accountant").post(f"/api/bookkeeping/vouchers/{new}/files", {"file": io.BytesIO(PNG)})
    assert file.json()["id"]
    assert sign_in("union_chair").get(f"/api/bookkeeping/vouchers/{new}/paper.pdf").content.startswith(b"%PDF")
    page = sign_in("union_chair").get("/api/bookkeeping/books/CD001/quy-tien-mat", {"since": "2024-01-01", "until": "2024-12-31"}).json()
    assert (len(page["lines"]), page["closing"], page["next"]) == (2, 0, None)
    days = {"since": "2024-01-01", "until": "2024-12-31"}
    assert sign_in("union_chair").get("/api/bookkeeping/books/CD001/thu-chi/file.xlsx", days).content.startswith(b"PK")
    lines = [{"side": "debit", "account": "6111", "amount": "amount"}, {"side": "credit", "account": "1111", "amount": "amount"}]
    decided = {"unit": "LDLD-DMC", "event": "spend", "lines": lines, "valid_from": "2024-06-01", "document": "x"}
    assert call("chief_accountant", "templates", decided)["id"]
    assert call("chief_accountant", "template-ends", {"unit": "LDLD-DMC", "event": "spend", "valid_until": "2024-06-30"}) == 204
    told = {"unit": "CD001", "payer_may_prepare": True, "since": "2024-06-01", "document": "x", "reason": "y"}
    assert call("chief_accountant", "separation", told) == 204
    assert len(sign_in("chief_accountant").get("/api/bookkeeping/templates/CD001").json()) > 20


def test_commands_do_the_same_and_refuse_with_a_code(cast, tmp_path, capsys):
    written = tmp_path / "phieu.json"
    content = {"kind": "payment", "voucher_date": "2024-06-28", "counterpart": "Lê Thị Mận", "reason": "Thăm hỏi"}
    written.write_text(json.dumps(content | {"parts": [{"amount": 5, "category": "care"}]}))

    def run(name, *given, who, code=0, **options):
        with pytest.raises(SystemExit) if code else nullcontext():
            call_command(f"bookkeeping_{name}", *map(str, given), json=True, acting=who, on=TODAY, **options)
        return json.loads(capsys.readouterr().out)

    new = run("draft_voucher", "CD001", written, who="union_accountant")["voucher"]
    run("amend_voucher", new, written, who="union_accountant")
    run("submit_voucher", new, who="union_accountant")
    run("return_voucher", new, who="union_chair", reason="Sửa")
    run("submit_voucher", new, who="union_accountant")
    assert run("approve_voucher", new, who="union_chair")["number"] == "PC-0001/2024"
    assert run("post_voucher", new, who="chief_accountant", code=1)["code"] == "voucher-wrong-state"
    assert run("pay_voucher", new, who="union_treasurer")["entry"]
    assert run("reverse_voucher", new, who="chief_accountant", date=TODAY, reason="Nhầm", red=True)["entry"]
    run("void_voucher", run("draft_voucher", "CD001", written, who="union_accountant")["voucher"], who="union_accountant", reason="Thử")
    picture = tmp_path / "a.png"
    picture.write_bytes(PNG)
    assert run("attach_file", new, picture, who="union_accountant")["file"]
    run("print_voucher", new, who="union_chair", out=tmp_path / "p.pdf")
    run("export_book", "CD001", "thu-chi", who="union_chair", since=TODAY, until=TODAY, out=tmp_path / "s.xlsx", kind="xlsx")
    spend = ("debit:6111:amount", "credit:1111|1121:amount")
    assert run("set_template", "LDLD-DMC", "spend", *spend, who="chief_accountant", since=TODAY, document="x")["record"]
    assert run("end_template", "LDLD-DMC", "spend", who="chief_accountant", until=TODAY, code=1)["code"] == "own-record-period"
    assert run("set_separation", "CD001", "allow", who="chief_accountant", since=TODAY, document="x", reason="y")["payer_may_prepare"]
    assert run("set_template", "LDLD-DMC", "spend", "x", who="chief_accountant", since=TODAY, document="x", code=1)["code"] == (
        "template-line-unreadable"
    )
    assert run("draft_voucher", "KHONG", written, who="union_accountant", code=1)["code"] == "bookkeeping-unit-unknown"
    for broken in ("{", "[]", json.dumps(content | {"parts": [{"amount": "5"}]}), json.dumps(content | {"parts": [], "kind": 1})):
        written.write_text(broken)
        assert run("draft_voucher", "CD001", written, who="union_accountant", code=1)["code"] == "voucher-file-unreadable"
    assert run("attach_file", new, tmp_path / "none", who="union_accountant", code=1)["code"] == "voucher-file-unreadable"
