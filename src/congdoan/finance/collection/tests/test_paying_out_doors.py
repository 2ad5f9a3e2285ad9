"""Paying out and the proofs through their doors: pages, programs, commands."""

from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse

from congdoan.finance.banking import queries as bank
from congdoan.finance.collection.tests.visiting import DAY, FUND, SURE, UNKNOWN, act_again, call, run, words
from congdoan.finance.collection.views import payouts
from congdoan.people.organisations import services as register

pytestmark = pytest.mark.django_db
RECEIVER = "733016459608"
SHARE = 1_500_000
PAYOUTS, REFUNDS, PROOFS = (reverse(f"collection:{name}") for name in ("prepare_share_payments", "refunds", "prove_balances"))


@pytest.fixture
def payable(waiting):
    """The waiting lines, a union that can be paid, and a surplus of one month's fund."""
    register.add_account(by=waiting.by, organisation_id=waiting.union, number=RECEIVER, bank="BIDV", on=DAY)
    waiting.statement(("20-02-2024 10:00:00", FUND * 3, SURE), name="nop-thua.xlsx")
    waiting.run()
    return waiting


def orders(cast):
    act_again(cast)
    return bank.payments(unit_id=cast.district)


def test_shares_are_ticked_previewed_and_ordered_exactly_as_shown(payable, sign_in):
    client, union = sign_in(), payable.union

    listed = client.get(PAYOUTS)
    given = {"chon": [union], f"tien-{union}": "1.000.000", f"chi-nhanh-{union}": "79202007"}
    seen = client.post(PAYOUTS, given)
    assert "chưa có tài khoản nhận trong sổ gốc" in words(listed)
    assert RECEIVER in words(seen)
    assert orders(payable) == []
    done = client.post(seen.context["apply_url"], {"chon": [union], "token": seen.context["token"]} | seen.context["hidden"])

    assert done["Location"].endswith("trang_thai=cho-duyet")
    (made,) = orders(payable)
    assert (made.amount, made.account, made.branch_code, made.bin) == (1_000_000, RECEIVER, "79202007", "970418")
    stale = client.post(PAYOUTS, {"chon": [union], "token": seen.context["token"]} | seen.context["hidden"])
    assert stale.status_code == 422
    assert "đã thay đổi" in words(stale)


def test_a_long_list_has_pages_and_one_button_pays_all_of_them(payable, sign_in, monkeypatch):
    monkeypatch.setattr(payouts, "PAGE", 1)
    client = sign_in()

    first = client.get(PAYOUTS)
    last = client.get(PAYOUTS, {"sau": "2"})
    seen = client.post(PAYOUTS, {"tat-ca": "1", "chon": ["x"]})
    done = client.post(seen.context["apply_url"], {"token": seen.context["token"]} | seen.context["hidden"])

    assert [len(page.context["rows"]) for page in (first, last)] == [1, 1]
    assert ('rel="next"' in words(first), 'rel="next"' in words(last)) == (True, False)
    assert "cả 1 đơn vị, chi hết phần còn lại" in words(first)
    assert done.status_code == 302
    assert [row.amount for row in orders(payable)] == [2 * SHARE]


def test_hostile_amounts_and_bodies_are_told(payable, sign_in):
    client, union = sign_in(), payable.union

    for given in (
        {"chon": []}, {"chon": ["x"]}, {"chon": ["9" * 17]}, {"chon": [union], f"tien-{union}": "1,5"}, {"chon": [union, union]},
        {"chon": [union], f"tien-{union}": "9" * 40}, {"chon": [union], f"tai-khoan-{union}": "000"},
        {"chon": [union], f"chi-nhanh-{union}": "=1+1", "token": "x"},
    ):  # fmt: skip
        answer = client.post(PAYOUTS, given)
        assert (answer.status_code, "chưa ghi gì" in words(answer)) == (422, True)
    assert orders(payable) == []


def test_a_refund_goes_back_by_a_form(payable, sign_in):
    client, line = sign_in(), payable.line("Suoi Da")
    surplus = next(one for one in client.get(REFUNDS).context["rows"])[0]
    place = reverse("collection:prepare_refund", args=[surplus.line.id])

    too_much = client.post(place, {"amount": "999.999.999"})
    done = client.post(place, {"amount": "", "bank": "BIDV"})
    again = client.post(place, {"amount": ""})

    assert (too_much.status_code, "Chỉ còn hoàn trả được" in words(too_much)) == (422, True)
    assert done.status_code == 302
    assert (again.status_code, "không còn khoản nộp thừa" in words(again)) == (422, True)
    assert orders(payable)[0].account == surplus.line.account
    assert client.post(reverse("collection:prepare_refund", args=[10**15]), {}).status_code == 404
    assert line


def test_the_proofs_are_a_page_and_a_workbook(payable, sign_in, django_assert_max_num_queries):
    client = sign_in("inspector")
    client.get(PROOFS)

    with django_assert_max_num_queries(39):
        page = client.get(PROOFS)
    book = openpyxl.load_workbook(BytesIO(client.get(reverse("collection:proofs_workbook")).content))

    assert "mọi phép so đều khớp" in words(page)
    assert "sổ với ngân hàng" in {row[0].value for row in book["Chứng minh"].iter_rows()}
    assert client.post(PAYOUTS, {"chon": [payable.union]}).status_code == 403
    listed = openpyxl.load_workbook(BytesIO(sign_in().get(reverse("collection:share_dues_workbook")).content))
    assert listed["Phải chi"]["A2"].value
    assert "chưa có gì để chứng minh" in words(client.get(PROOFS, {"ngay": "2001-01-01"}))
    assert client.get(reverse("collection:proofs_workbook"), {"ngay": "2001-01-01"}).status_code == 404


def test_the_list_of_dues_asks_a_bounded_number_of_questions(payable, sign_in, django_assert_max_num_queries):
    client = sign_in()
    client.get(PAYOUTS)

    with django_assert_max_num_queries(24):
        client.get(PAYOUTS)


def test_programs_do_the_same(payable, sign_in):
    client = sign_in()

    dues = {one["body"]: one for one in call(client, "get", "/payouts").json()}
    paid = call(client, "post", "/payouts", shares=[{"body": "CD001", "amount": 1_000}])
    refused = call(client, "post", "/payouts", shares=[{"body": "LDLD-TN"}])
    surplus = payable.line(UNKNOWN)
    refund = call(client, "post", f"/lines/{surplus}/refund", bank="BIDV")
    proof = call(client, "get", "/proofs").json()

    assert dues["CD001"]["accounts"] == [RECEIVER]
    assert len(paid.json()["orders"]) == 1
    assert (refused.status_code, refused.json()["code"]) == (409, "payout-refused")
    assert (refund.status_code, refund.json()["code"]) == (409, "refund-nothing")
    assert (proof["holds"], proof["first_wrong_day"]) == (True, None)


def test_commands_do_the_same(payable):
    part = run("collection_prepare_share_payments", "CD001=1.000")
    rest = run("collection_prepare_share_payments")
    refused = run("collection_prepare_refund", str(payable.line(UNKNOWN)), code=1)
    proof = run("collection_prove_balances", "LDLD-DMC")

    assert [len(made["orders"]) for made in (part, rest)] == [1, 1]
    assert sum(row.amount for row in orders(payable)) == 2 * SHARE
    assert refused["code"] == "refund-nothing"
    assert proof["proofs"][0]["holds"]
