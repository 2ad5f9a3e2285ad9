"""Collection for programs and the command line, and the opening of an account."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from congdoan.finance.collection import queries
from congdoan.finance.collection.queries import units
from congdoan.finance.collection.tests.visiting import DOUBT, FUND, SURE, UNKNOWN, act_again, call, run, words
from congdoan.people.organisations.tests.builders import organisation

pytestmark = pytest.mark.django_db


# --- programs and commands ---


def test_programs_read_the_queue_and_a_line_and_decide_it(waiting, sign_in):
    client, line = sign_in(), waiting.line(DOUBT)

    queue = call(client, "get", "/queue").json()
    decided = call(client, "post", f"/lines/{line}/decide", kind="KPCD", parts=[{"kind": "KPCD", "payer": "DV001", "amount": FUND}])
    told = call(client, "get", f"/lines/{line}").json()

    assert queue["counts"] == {"ask": 2, "left": 0, "return": 0}
    assert [one["amount"] for one in queue["lines"]] == [FUND, 500_000]
    assert decided.status_code == 200, decided.content
    assert told["status"] == "decided"
    assert told["months"] == [{"payer": "DV001", "kind": "KPCD", "month": "2024-02", "amount": FUND}]
    assert sum(share["amount"] for share in told["shares"]) == FUND


def test_programs_are_refused_with_a_code_and_words(waiting, sign_in):
    client, line = sign_in(), waiting.line(DOUBT)

    short = call(client, "post", f"/lines/{line}/decide", kind="KPCD", parts=[{"kind": "KPCD", "payer": "DV001", "amount": 1}])
    silent = call(client, "post", f"/lines/{line}/undo", reason="x")
    nobody = call(client, "post", "/lines/999999/suspend", reason="x")
    strange = call(client, "post", f"/lines/{line}/suspend", reason="x\x00")

    assert (short.status_code, short.json()["code"]) == (409, "decision-cannot-be-booked")
    assert (silent.status_code, silent.json()["code"]) == (409, "line-not-reversible")
    assert (nobody.status_code, strange.status_code) == (404, 400)


def test_an_inspector_s_program_may_read_and_not_write(waiting, sign_in):
    client, line = sign_in("inspector"), waiting.line(DOUBT)

    assert call(client, "get", "/payers").json()["unpaid"] == 10_000_000
    assert call(client, "post", f"/lines/{line}/suspend", reason="x").status_code == 403
    assert call(client, "post", "/run", unit="LDLD-DMC").status_code == 403


def test_programs_run_an_account_and_leave_a_line(waiting, sign_in):
    client, line = sign_in(), waiting.line(UNKNOWN)
    waiting.statement(("20-02-2024 10:00:00", FUND, SURE.replace("thang 1", "thang 2")), name="nua-sau.xlsx")

    ran = call(client, "post", "/run", unit="LDLD-DMC").json()
    left = call(client, "post", f"/lines/{line}/suspend", reason="chờ hỏi")

    assert (ran["auto"], ran["left"]) == (1, 0)
    assert left.status_code == 200


def test_commands_decide_leave_and_take_back_a_line(waiting):
    line, other = waiting.line(DOUBT), waiting.line(UNKNOWN)

    run("collection_decide_line", str(line), "KPCD", "--part", "DV001=1.500.000", "--part", "DV002=500000", "--reason", "hỏi người nộp")
    run("collection_suspend_line", str(other), "--reason", "chờ hỏi")
    left = run("collection_queue", "--pile", "left")
    run("collection_undo_line", str(line), "--reason", "nhầm")

    assert [one["line_id"] for one in left["lines"]] == [other]
    assert queries.line_life(waiting.district, line).match.rule == "undone"


def test_a_command_tells_a_refusal_as_one_document(waiting):
    told = run("collection_undo_line", str(waiting.line(UNKNOWN)), "--reason", "x", code=1)

    assert told["code"] == "line-not-reversible"


# --- opening an account ---

BALANCES = "Khoản,Mã đơn vị,Số tiền\nngân hàng,,1.000.000\nphải trả,CD9,600.000\ncủa đơn vị,,400.000\n"


@pytest.fixture
def second(waiting):
    other = organisation(waiting.by, "district_federation", "LDLD-TB", parent=waiting.province, founded_on=date(1976, 1, 1))
    organisation(waiting.by, "grassroots_union", "CD9", parent=other)
    return other


def balances(text=BALANCES):
    return SimpleUploadedFile("so-du.csv", text.encode(), content_type="text/csv")


def test_an_account_is_opened_after_its_balances_were_seen(waiting, second, sign_in):
    client = sign_in(branch=second)
    place = reverse("collection:open_account")

    seen = client.post(place, {"unit": "LDLD-TB", "opened_on": "01/01/2024", "file": balances()})
    assert "Mở tài khoản thu" in words(seen)
    assert units.collectors() == []
    hidden = seen.context["hidden"] | {"token": seen.context["token"]}
    applied = client.post(place, hidden)

    assert applied["Location"] == reverse("collection:queue")
    act_again(waiting)
    assert {one.code for one in units.collectors()} == {"LDLD-DMC", "LDLD-TB"}
    assert client.post(place, hidden | {"token": "x"})["Location"] == place


def test_balances_that_do_not_make_the_bank_cannot_be_applied(second, sign_in):
    seen = sign_in(branch=second).post(
        reverse("collection:open_account"),
        {"unit": "LDLD-TB", "opened_on": "01/01/2024", "file": balances(BALANCES.replace("400.000", "399.999"))},
    )

    assert "lệch ngân hàng 1 đ" in words(seen)
    assert seen.context["apply_url"] == ""


def test_errors_of_the_table_are_shown_with_their_places(second, sign_in):
    seen = sign_in(branch=second).post(
        reverse("collection:open_account"),
        {"unit": "LDLD-TB", "opened_on": "01/01/2024", "file": balances(BALANCES.replace("CD9", "CD404"))},
    )

    assert seen.status_code == 422
    assert "CD404" in words(seen)


def test_the_command_opens_an_account(second, tmp_path):
    file = tmp_path / "so-du.csv"
    file.write_text(BALANCES, encoding="utf-8")

    run("collection_open_account", "LDLD-TB", "2024-01-01", str(file))

    assert {one.code for one in units.collectors()} == {"LDLD-DMC", "LDLD-TB"}


def test_codes_that_name_nobody_are_told(waiting, sign_in):
    line = waiting.line("nop tien")
    waived = run(
        "collection_waive_unpaid", "KHONG-CO", "--ground", "dissolution", "--document", "12/QĐ", "--decided-on", "2024-06-01", code=1
    )
    unit = run("collection_queue", "--unit", "\x00LA", code=1)
    client = sign_in()

    part = call(client, "post", f"/lines/{line}/decide", kind="KPCD", parts=[{"kind": "KPCD", "payer": "KHONG-CO", "amount": 500_000}])

    assert (waived["code"], "KHONG-CO" in waived["message"]) == ("employer-unknown", True)
    assert (unit["code"], "mã LA " in unit["message"]) == ("collector-unknown", True)
    assert (part.status_code, part.json()["code"]) == (409, "body-unknown")
