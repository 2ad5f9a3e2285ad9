"""Refusals of collection that nothing else asks for, each through the door that meets it."""

import json
from copy import deepcopy

import pytest
from django.http import QueryDict

from congdoan.finance.banking import services as banking
from congdoan.finance.banking.tests.builders import efast, sheet
from congdoan.finance.collection import forms, services
from congdoan.finance.collection.tests.cast import DAY, FUND, small_district
from congdoan.finance.collection.tests.visiting import SURE, run
from congdoan.finance.ledger import services as ledger
from congdoan.finance.ledger.rules import AccountKey, LineDraft

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def built_cast(built_once):
    return small_district(built_once)


@pytest.fixture
def cast(entered, built_cast):
    return deepcopy(built_cast)


@pytest.mark.parametrize(
    ("kind", "parts", "words"),
    [
        ("KPCD", [], "chưa chọn người nộp"),
        ("SHARE_OUT", [], "chưa chọn đơn vị nhận"),
        ("LA", [("LA", 1, 1)], "chưa chọn loại tiền"),
        ("BOTH", [("KPCD", 1, 1), ("FEE", 1, 1)], "Phần 2"),
        ("KPCD", [("KPCD", 1, 1)] * (forms.MOST_PARTS + 1), "nhiều nhất 40 phần"),
    ],
)
def test_a_part_that_cannot_be_read_says_which_and_why(kind, parts, words):
    with pytest.raises(forms.WrongPart, match=words) as refusal:
        forms.decision(kind, parts)

    assert refusal.value.code == "part-unreadable"


def test_every_sum_of_a_payout_that_cannot_be_read_is_told_at_once():
    given = QueryDict("chon=7&tien-7=1,5&chon=x&chon=8&tien-8=1.000&chon=9&tien-9=%00")

    with pytest.raises(forms.AmountUnreadable) as refusal:
        forms.share_choices(given)

    assert (refusal.value.code, len(refusal.value.facts["problems"])) == ("payout-amount-unreadable", 3)
    assert "\x00" not in json.dumps(refusal.value.facts["problems"])


def test_a_sample_of_nothing_and_one_too_large_are_refused(cast):
    at = {"by": cast.by, "unit_id": cast.district, "during": (202401, 202406), "seed": 1, "on": DAY}

    with pytest.raises(services.SampleSizeOutOfRange) as size:
        services.draw_sample(size=0, **at)
    with pytest.raises(services.NothingToDraw) as nothing:
        services.draw_sample(size=5, **at)

    assert (size.value.code, nothing.value.code) == ("sample-size-out-of-range", "nothing-to-draw")


def test_money_whose_sender_the_statement_does_not_name_is_not_sent_back_by_guess(cast):
    rows = [["" if cell == "1234567890" else cell for cell in row] for row in efast([("05-02-2024 10:00:00", FUND * 4, SURE, "FT1")])]
    banking.import_statement(by=cast.by, unit_id=cast.district, file_name="khong-tk.xlsx", content=sheet(rows), on=DAY)
    cast.run()

    with pytest.raises(services.NoAccountToReturn) as refusal:
        services.prepare_refund(by=cast.by, unit_id=cast.district, line_id=cast.line("Suoi Da"), on=DAY)

    assert refusal.value.code == "refund-without-account"


def test_an_account_not_reached_proves_nothing_and_one_that_differs_fails_the_nightly_job(cast):
    early = run("collection_prove_balances", "LDLD-DMC", code=1)
    cast.statement(("05-02-2024 10:00:00", FUND, SURE))
    cast.run()
    known = ledger.accounts([AccountKey("tt107", "1121"), AccountKey("tt107", "5118")])
    bank, income = known[AccountKey("tt107", "1121")], known[AccountKey("tt107", "5118")]
    ledger.post_entry(
        by=cast.by, unit_id=cast.district, accounting_date=DAY.replace(month=2, day=5), event="hand", description="bút toán tay",
        source="tay/1", lines=[LineDraft(bank, 7, False), LineDraft(income, -7, False)], on=DAY,
    )  # fmt: skip

    wrong = run("collection_prove_balances", code=1)

    assert early["code"] == "account-not-reached"
    assert (wrong["code"], "LDLD-DMC" in wrong["message"]) == ("balances-differ", True)
