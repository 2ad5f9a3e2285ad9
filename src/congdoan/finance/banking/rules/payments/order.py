"""A payment order: who pays whom how much, under a number that a statement's note brings back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from congdoan.finance.banking.rules.interbank import fits_instant_transfer
from congdoan.foundation.kernel.errors import Rejected

Route = Literal["inside", "instant", "interbank"]
LARGEST = 10**15
"""Beyond this no file of a bank holds the sum exactly. Units: đồng."""
_MARK = "LC"
_RUN = re.compile(r"(?<![A-Z0-9])LC ?([0-9](?: ?[0-9])*)")
_LENGTHS = range(9, 18)
_MODULUS = 97


class UnableToWrite(Rejected):
    """The orders cannot stand in this file; `problems` names every order and what it lacks."""

    code = "payment-file-refused"
    says = "Có {count} lệnh chi chưa ghi được vào tệp, chưa xuất gì. Lỗi đầu tiên: {first}"


@dataclass(frozen=True)
class Beneficiary:
    """Who is paid. `bin` names the bank for instant transfers, `branch_code` its branch for interbank payments; empty = not known."""

    name: str
    account: str
    bank: str = ""
    bin: str = ""
    branch_code: str = ""


@dataclass(frozen=True)
class PaymentOrder:
    """One payment. Units: `amount` in đồng, above zero. `note` is what the bank prints on both sides, `number` at its head."""

    number: str
    debit_account: str
    beneficiary: Beneficiary
    amount: int
    note: str


def order_number(serial: int) -> str:
    """Write an order's number: LC, seven digits or more, two check digits that betray any wrong or swapped digit.

    Source: the check of ISO/IEC 7064 MOD 97-10: number and check digits together leave 1 when divided by 97.
    """
    if not 0 < serial < 10**15:
        raise ValueError(f"no order number for {serial}")
    return f"{_MARK}{serial:07d}{_check(serial):02d}"


def find_numbers(folded: str) -> tuple[str, ...]:
    """Return the order numbers in a folded note, each once; a number whose check digits fail is none.

    A bank that cuts lines may leave a blank inside a number, and other digits may follow after one: a number ends at a blank or where
    the digits end.
    """
    found: dict[str, None] = {}
    for match in _RUN.finditer(folded):
        digits = ""
        for part in match[1].split(" "):
            digits += part
            if len(digits) in _LENGTHS and int(digits[:-2]) and int(digits[-2:]) == _check(int(digits[:-2])):
                found[order_number(int(digits[:-2]))] = None
                break
    return tuple(found)


def route_of(amount: int, *, beneficiary_bin: str, debit_bin: str, on: date) -> Route:
    """Return how a sum travels: inside one bank, by instant transfer below its limit, else between banks by branch.

    Source: the limit of `rules/interbank` on that day.
    """
    if beneficiary_bin and beneficiary_bin == debit_bin:
        return "inside"
    return "instant" if fits_instant_transfer(amount, on=on) else "interbank"


def _check(serial: int) -> int:
    return (1 - serial * 100) % _MODULUS
