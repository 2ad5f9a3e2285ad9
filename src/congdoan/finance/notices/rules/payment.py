"""How a payer is to pay: the account, a note that matches by itself, and a VietQR code where a bank's app can carry the sum.

The note is our own reference and nothing else. It names payer, fund and one month: the newest month that the sum covers. The matcher
books by payer and fund and gives the money to the oldest open month first, so one note serves a sum of several months; a reader of
the statement sees up to which month the payer meant to pay.
"""

from dataclasses import dataclass
from typing import ClassVar

from congdoan.finance.banking.rules.vietqr import ACCOUNT, encode
from congdoan.finance.collection.rules.references import write_reference
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.money import format_dong

LARGEST_NUMBER = 9_999_999
FUND_WORD = {"KPCD": "KPCD", "DUES": "DPCD"}


class UnableToCode(DomainError):
    """Root of this module's refusals."""


class PayerNumberTooLong(UnableToCode):
    code: ClassVar[str] = "payer-number-too-long"
    says: ClassVar[str] = (
        "Số nội bộ {number} của người nộp dài quá 7 chữ số, mã tham chiếu không chứa được."
        " Người nộp ghi mã số thuế và kỳ nộp vào nội dung chuyển khoản."
    )


@dataclass(frozen=True, slots=True)
class PayTo:
    """Where money is sent. `bin` is empty when no bank of this name can be paid by code; `virtual` tells a number of the payer's own."""

    bank: str
    number: str
    holder: str
    bin: str = ""
    virtual: bool = False
    id: int = 0


@dataclass(frozen=True, slots=True)
class Payment:
    """One payment to make. `payload` is empty where no code can carry it; `words` then say how to pay. Units: đồng."""

    account: PayTo
    note: str
    amount: int
    month: int
    payload: str
    words: str


def reference_note(*, number: int, fund: str, month: int) -> str:
    """Return the note of a payment: twenty signs of ASCII, our reference with its two check signs.

    :raises PayerNumberTooLong: the payer's number has more than seven digits
    """
    if not 0 <= number <= LARGEST_NUMBER:
        raise PayerNumberTooLong(number=number)
    return write_reference(fund=FUND_WORD[fund], month=month, number=number)


def payment_code(*, number: int, fund: str, month: int, amount: int, account: PayTo, below: int | None) -> Payment:
    """Return how one payer pays one sum: by code where it can be carried, in words otherwise; the note is the same.

    Units: `amount` in đồng; `below` is the sum from which instant transfer is closed, None where no limit is known.
    Source: NAPAS, VietQR format 1.0; the limit is row `napas_247` of banking's `limits.csv`.

    :raises PayerNumberTooLong: the payer's number has more than seven digits
    """
    if amount <= 0:
        raise ValueError(f"nothing to pay: {amount}")
    note = reference_note(number=number, fund=fund, month=month)
    words = _why_no_code(amount, account, note, below)
    payload = "" if words else encode(bin=account.bin, account=account.number, amount=amount, purpose=note)
    return Payment(account, note, amount, month, payload, words)


def _why_no_code(amount: int, account: PayTo, note: str, below: int | None) -> str:
    """Return how to pay without a code, or nothing when a code can carry the sum."""
    ordinary = f"Chuyển khoản liên ngân hàng thông thường đến tài khoản {account.number}, ghi đúng nội dung “{note}”"
    if below is None:
        return f"Chưa có hạn mức chuyển tiền nhanh cho ngày này nên không in mã QR. {ordinary}."
    if amount >= below:
        return (
            f"Số tiền từ {format_dong(below)} đồng trở lên không đi được bằng mã QR và chuyển tiền nhanh 24/7."
            f" {ordinary}; không cần chia nhỏ số tiền."
        )
    if not account.bin:
        return f"Chưa biết mã BIN của ngân hàng “{account.bank}” nên không in mã QR. {ordinary}."
    if not ACCOUNT.fullmatch(account.number):
        return f"Số tài khoản dài quá 19 ký tự nên không in được mã QR. {ordinary}."
    return ""
