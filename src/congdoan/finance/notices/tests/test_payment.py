"""The note and the code of one payment: every reference survives its way, sums too large for a code say how to pay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.finance.banking.rules.vietqr import LONGEST_PURPOSE, decode
from congdoan.finance.collection.rules.notes import read_note
from congdoan.finance.collection.rules.references import find_reference
from congdoan.finance.notices.rules.payment import PayerNumberTooLong, PayTo, payment_code

LIMIT = 500_000_000
HERE = PayTo("VietinBank", "117999000024", "LĐLĐ huyện Dương Minh Châu", bin="970415")
funds = st.sampled_from(["KPCD", "DUES"])
months = st.builds(lambda year, month: year * 100 + month, st.integers(2013, 2099), st.integers(1, 12))
numbers = st.integers(min_value=1, max_value=9_999_999)
amounts = st.integers(min_value=1, max_value=LIMIT - 1)
WORD = {"KPCD": "KPCD", "DUES": "DPCD"}


def pay(amount=3_500_000, account=HERE, *, number=105, fund="KPCD", month=202403, below=LIMIT):
    return payment_code(number=number, fund=fund, month=month, amount=amount, account=account, below=below)


@given(numbers, funds, months, amounts)
def test_a_scanned_code_brings_back_account_sum_and_payer(number, fund, month, amount):
    payment = pay(amount, number=number, fund=fund, month=month)

    code = decode(payment.payload)
    assert code.accept_for_payment
    assert (code.bin, code.account, code.amount_dong) == ("970415", "117999000024", amount)
    read = find_reference(code.purpose)
    assert (read.fund, read.month, read.number, read.corrected) == (WORD[fund], month, number, "")
    assert code.purpose == payment.note
    assert len(payment.note) <= LONGEST_PURPOSE


@given(numbers, funds, months, st.integers(5, 19), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXY"))
def test_one_sign_typed_wrong_by_hand_is_put_right(number, fund, month, place, sign):
    note = pay(number=number, fund=fund, month=month).note
    if note[place] == " ":
        return

    read = read_note(note[:place] + sign + note[place + 1 :]).own_reference

    assert (read.fund, read.month, read.number) == (WORD[fund], month, number)


@pytest.mark.parametrize("amount", [LIMIT, LIMIT + 1, 10**15])
def test_a_sum_over_the_limit_has_no_code_but_the_same_note_and_words(amount):
    payment = pay(amount)

    assert payment.payload == ""
    assert payment.note == pay(amount=1).note
    assert "500.000.000" in payment.words
    assert HERE.number in payment.words


def test_the_last_dong_below_the_limit_still_has_a_code():
    assert decode(pay(LIMIT - 1).payload).amount_dong == LIMIT - 1


@pytest.mark.parametrize(
    ("account", "below", "words"),
    [
        (PayTo("Ngân hàng lạ", "117999000024", "LĐLĐ"), LIMIT, "Chưa biết mã BIN"),
        (PayTo("VietinBank", "1" * 20, "LĐLĐ", bin="970415"), LIMIT, "dài quá 19 ký tự"),
        (HERE, None, "Chưa có hạn mức"),
    ],
)
def test_what_cannot_be_coded_is_said_and_never_guessed(account, below, words):
    payment = pay(account=account, below=below)

    assert payment.payload == ""
    assert words in payment.words


def test_a_payer_s_number_that_does_not_fit_is_refused():
    with pytest.raises(PayerNumberTooLong) as refusal:
        pay(number=10_000_000)

    assert "mã số thuế" in refusal.value.explain()
