"""Kinds of vouchers, the states a voucher goes through, and the numbers it bears."""

from dataclasses import dataclass

CASH, BANK = "cash", "bank"
MONEY_ACCOUNTS = {CASH: "1111", BANK: "1121"}
"""Where money lies, and its account: alike in both charts."""
PLACE_WORDS = {CASH: "tiền mặt", BANK: "tiền gửi ngân hàng"}

SENT, COME = "sent", "come"
TRANSFERS = {
    CASH: "nộp tiền mặt vào ngân hàng",
    BANK: "rút tiền gửi về quỹ tiền mặt",
    SENT: "chuyển sang ngân hàng khác, tiền chưa tới",
    COME: "tiền đang chuyển đã tới ngân hàng",
}
"""What a transfer does, by where its money leaves from; money on its way lies on account 113."""

IN, OUT, NONE = "in", "out", "none"
NUMBERS_IN_BOOK = 100
"""How many vouchers make one book ("quyển số"). Source: decision 0033; no rule of law was found."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of voucher. `law` is its record's code in table `voucher_kinds`, empty where the law pack has no form for it."""

    name: str
    words: str
    law: str
    direction: str
    place: str
    prefix: str


KINDS = {
    kind.name: kind
    for kind in (
        Kind("receipt", "Phiếu thu", "C40-BB", IN, CASH, "PT"),
        Kind("payment", "Phiếu chi", "C41-BB", OUT, CASH, "PC"),
        Kind("bank_in", "Giấy báo Có", "BAO_CO", IN, BANK, "BC"),
        Kind("bank_out", "Giấy báo Nợ, ủy nhiệm chi", "BAO_NO", OUT, BANK, "BN"),
        Kind("transfer", "Chuyển giữa quỹ và ngân hàng", "", NONE, "", "CT"),
        Kind("journal", "Phiếu kế toán", "", NONE, "", "KT"),
    )
}

PREPARING = frozenset({"drafted", "amended", "submitted"})
"""Acts of preparing: who did one of them does not approve."""
OPEN = frozenset({"drafted", "amended", "returned"})
"""States in which the content may change."""

_FOLLOWS = {
    "drafted": {"amended", "submitted", "voided"},
    "amended": {"amended", "submitted", "voided"},
    "returned": {"amended", "submitted", "voided"},
    "submitted": {"approved", "returned", "voided"},
    "approved": {"paid", "posted", "voided"},
    "paid": {"posted"},
    "posted": {"reversed"},
    "voided": set[str](),
    "reversed": set[str](),
}

STATE_WORDS = {
    "drafted": "nháp",
    "amended": "nháp",
    "submitted": "chờ duyệt",
    "returned": "bị trả lại",
    "approved": "đã duyệt",
    "paid": "đã thu, chi",
    "posted": "đã ghi sổ",
    "voided": "đã hủy",
    "reversed": "đã đảo",
}
ACT_WORDS = STATE_WORDS | {
    "drafted": "lập",
    "amended": "sửa",
    "submitted": "trình duyệt",
    "returned": "trả lại",
    "approved": "duyệt",
    "paid": "thu, chi tiền",
    "posted": "ghi sổ",
    "voided": "hủy",
    "reversed": "đảo",
}


def may_follow(state: str, act: str, *, kind: str) -> bool:
    """Return whether an act may come to a voucher of this kind in this state: money is handed over before it is booked."""
    if act == "paid" and kind == "journal":
        return False
    if act == "posted" and state == "approved" and kind != "journal":
        return False
    return act in _FOLLOWS[state]


def written_number(kind: str, number: int, year: int) -> str:
    """Return a voucher's number as it is written: PC-0012/2024."""
    return f"{KINDS[kind].prefix}-{number:04d}/{year}"


def book_of(number: int) -> int:
    """Return the book that a number stands in."""
    return (number - 1) // NUMBERS_IN_BOOK + 1


def book_of_written(number: str) -> int:
    """Return the book of a number as it is written: PC-0112/2024 stands in the second."""
    return book_of(int(number.partition("-")[2].partition("/")[0]))
