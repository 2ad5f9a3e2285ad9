"""Money out through its doors: pages, programs, commands."""

import io
import json

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from congdoan.finance.banking import queries
from congdoan.finance.banking.tests.paying import UNIT, payers, result_csv

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(entered, settings, tmp_path):
    settings.HOME = tmp_path
    return payers(entered)


@pytest.fixture
def as_(client, cast):
    """Return a function that signs one of the people in, and one that lets the console look again."""

    def enter(actor_id):
        client.force_login(get_user_model().objects.get(id=actor_id))
        return client

    return enter


def place(name, *args):
    return reverse(f"banking:{name}", args=args)


def words(answer):
    return answer.content.decode()


def rows(cast, **options):
    cast.acts(cast.console)
    return queries.payments(unit_id=UNIT, **options)


def test_two_people_walk_orders_from_preparation_to_the_banks_answer(cast, as_):
    one, two = cast.prepare(cast.draft("a"), cast.draft("b", account="221561415727"))

    chief = as_(cast.approver)
    listed = chief.get(place("payments"), {"trang_thai": "cho-duyet"})
    seen = chief.post(place("approve_payments"), {"lenh": [one, two]})
    assert "Xem trước khi duyệt" in words(listed)
    assert [row.state for row in rows(cast)] == ["prepared", "prepared"]
    done = chief.post(place("approve_payments"), {"lenh": [one, two], "token": seen.context["token"]}, follow=True)
    assert "Đã duyệt 2 lệnh chi, 3.000.000 đ" in words(done)
    assert chief.post(place("export_payments"), {"lenh": [one]}).status_code == 403

    accountant = as_(cast.preparer)
    seen = accountant.post(place("export_payments"), {"lenh": [one, two], "layout": "public_example"})
    assert "chưa được ngân hàng nào xác nhận" in words(seen)
    given = {"lenh": [one, two], "layout": "public_example", "token": seen.context["token"]}
    accountant.post(place("export_payments"), given)
    again = accountant.post(place("export_payments"), given)
    assert again.status_code == 422
    cast.acts(cast.console)
    (file,) = queries.payment_files()
    kept = accountant.get(place("payment_file", file.id))
    assert (kept.content[:2], file.file_name in kept["Content-Disposition"]) == (b"PK", True)

    content = result_csv(rows(cast, ids=[one])) + b"2;221561415727;1500000;CHI;That bai;Sai ten nguoi huong\n"
    seen = accountant.post(place("preview_results"), {"unit": "HUYEN", "file": SimpleUploadedFile("kq.csv", content)})
    assert "Sai ten nguoi huong" in words(seen)
    applied = accountant.post(place("record_results"), seen.context["hidden"] | {"token": seen.context["token"]}, follow=True)
    assert "Đã ghi 1 lệnh đã chi, 1 lệnh không chi được" in words(applied)
    assert [row.state for row in rows(cast)] == ["failed", "paid"]


def test_a_wrong_result_file_is_shown_with_every_place(cast, as_):
    cast.sent()

    seen = as_(cast.preparer).post(
        place("preview_results"), {"unit": "HUYEN", "file": SimpleUploadedFile("kq.csv", result_csv([], "") + b"1;x;y;;z;\n")}
    )

    assert seen.status_code == 422
    assert "3 chỗ cần sửa, chưa ghi gì" in words(seen)


def test_an_order_shows_its_life_and_takes_a_reason(cast, as_):
    one, two = cast.prepare(cast.draft("a"), cast.draft("b"))
    client = as_(cast.preparer)

    refused = client.post(place("cancel_payment", one), {"reason": ""})
    client.post(place("cancel_payment", one), {"reason": "nhầm số tiền"})
    chief = as_(cast.approver)
    chief.post(place("return_payment", two), {"reason": "sai người nhận"})
    shown = words(chief.get(place("payment", two)))

    assert refused.status_code == 422
    assert [row.state for row in rows(cast)] == ["returned", "cancelled"]
    assert "sai người nhận" in shown
    assert chief.post(place("cancel_payment", one), {"reason": "x"}).status_code == 403
    assert chief.get(place("payment", 10**12)).status_code == 404


def test_hostile_choices_are_told(cast, as_):
    cast.prepare()
    client = as_(cast.approver)

    for chosen in ([], ["x"], ["9" * 30], ["1", "999999999"], ["-1"]):
        answer = client.post(place("approve_payments"), {"lenh": chosen}, follow=True)
        assert "Không có lệnh chi đã chọn" in words(answer)
    assert client.get(place("payments"), {"q": "\x00'", "sau": "z", "trang_thai": "?"}).status_code == 200


def test_the_list_asks_a_bounded_number_of_questions(cast, as_, django_assert_max_num_queries):
    cast.sent(*(cast.draft(f"s{n}", amount=1_000 + n) for n in range(20)))
    client = as_(cast.approver)
    client.get(place("payments"))

    with django_assert_max_num_queries(17):
        client.get(place("payments"))


def call(client, path, **body):
    return client.post(f"/api/banking/payments{path}", json.dumps(body), content_type="application/json")


def test_programs_do_the_same(cast, as_):
    one, two, three = cast.prepare(cast.draft("a"), cast.draft("b", account="221561415727"), cast.draft("c"))
    numbers = [row.number for row in reversed(rows(cast))]
    chief = as_(cast.approver)

    approved = call(chief, "/approve", unit="HUYEN", orders=numbers[:2])
    unknown = call(chief, "/approve", unit="HUYEN", orders=["LC000000000"])
    returned = call(chief, f"/{three}/return", reason="sai")
    client = as_(cast.preparer)
    (file,) = call(client, "/export", unit="HUYEN", orders=numbers[:2], layout="pain001").json()
    sent = call(client, f"/{one}/outcome", outcome="sent", reason="đã nạp").json()
    cancelled = call(client, f"/{two}/cancel", reason="x")
    upload = {"unit": "HUYEN", "file": SimpleUploadedFile("kq.csv", result_csv(rows(cast, ids=[one])))}
    preview = client.post("/api/banking/payments/results/preview", upload).json()
    upload["file"].seek(0)
    recorded = client.post("/api/banking/payments/results", upload | {"mark": preview["mark"]}).json()
    listed = client.get("/api/banking/payments?unit=HUYEN&state=paid").json()

    assert (approved.json(), returned.json()["state"], sent["state"]) == ({"count": 2}, "returned", "sent")
    assert (unknown.status_code, unknown.json()["code"]) == (409, "payment-unknown")
    assert (cancelled.status_code, cancelled.json()["code"]) == (409, "payment-wrong-state")
    assert client.get(f"/api/banking/payments/files/{file['id']}").content.startswith(b"<?xml")
    assert (recorded["paid"], [one["number"] for one in listed["payments"]]) == (1, numbers[:1])
    assert client.get(f"/api/banking/payments/{one}").json()["proven_by"] is None


def run(*arguments, code=0, **options):
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command(*arguments, "--json", stdout=out, stderr=err, **options)
        status = 0
    except SystemExit as stop:
        status = stop.code
    assert status == code, err.getvalue()
    return json.loads(out.getvalue())


def test_commands_do_the_same(cast, tmp_path):
    cast.prepare(cast.draft("a"), cast.draft("b"), cast.draft("c"))
    one, two, three = (row.number for row in reversed(rows(cast)))
    answer = tmp_path / "kq.csv"
    answer.write_bytes(result_csv([row for row in rows(cast) if row.number == one]))

    assert run("banking_approve_payments", "HUYEN", one, "--as", "ke-toan", code=1)["code"] == "not-allowed"
    assert run("banking_approve_payments", "HUYEN", one, two) == {"approved": 2}
    run("banking_return_payment", "HUYEN", two, "--reason", "sai")
    run("banking_cancel_payment", "HUYEN", three, "--reason", "thôi")
    made = run("banking_export_payments", "HUYEN", one, "--layout", "public_example", "--to", str(tmp_path))
    run("banking_record_outcome", "HUYEN", one, "sent", "--reason", "đã nạp")
    seen = run("banking_preview_results", "HUYEN", str(answer))
    told = run("banking_record_results", "HUYEN", str(answer), "--mark", seen["mark"])

    assert (tmp_path / made["files"][0]["file_name"]).read_bytes()[:2] == b"PK"
    assert told["paid"] == 1
    assert run("banking_preview_results", "HUYEN", str(tmp_path / "khong-co"), code=1)["code"] == "file-not-opened"
