"""Books read from the ledger: which there are, their columns, and the rows of the receipts-and-payments book."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

CASH_BOOK, BANK_BOOK, RECEIPTS_AND_PAYMENTS, GENERAL_LEDGER, JOURNAL = "quy-tien-mat", "tien-gui", "thu-chi", "so-cai", "nhat-ky"
MONEY = ("111", "112", "113")
ADVANCES = "141"

LAW_BOOKS = {CASH_BOOK: "S11-H", BANK_BOOK: "S12-H", RECEIPTS_AND_PAYMENTS: "S-TC-CDCS"}
"""Books whose columns table `books` gives."""
ACCOUNTS: Mapping[str, tuple[str, ...]] = {CASH_BOOK: ("111",), BANK_BOOK: ("112",), RECEIPTS_AND_PAYMENTS: MONEY}
NAMES = {
    CASH_BOOK: "Sổ quỹ tiền mặt",
    BANK_BOOK: "Sổ tiền gửi ngân hàng, kho bạc",
    RECEIPTS_AND_PAYMENTS: "Sổ thu, chi công đoàn cơ sở",
    GENERAL_LEDGER: "Sổ cái",
    JOURNAL: "Nhật ký chung",
}
OWN_COLUMNS = {
    GENERAL_LEDGER: (
        ("date", "Ngày ghi sổ", "date"), ("voucher_no", "Số chứng từ", "text"), ("description", "Diễn giải", "text"),
        ("counter", "Tài khoản đối ứng", "text"), ("in", "Nợ", "money"), ("out", "Có", "money"), ("balance", "Số dư", "money"),
    ),
    JOURNAL: (
        ("date", "Ngày ghi sổ", "date"), ("voucher_no", "Số chứng từ", "text"), ("description", "Diễn giải", "text"),
        ("account", "Tài khoản", "text"), ("in", "Nợ", "money"), ("out", "Có", "money"),
    ),
}  # fmt: skip
"""Columns of the two books that table `books` does not hold: our own layout, no form of the law."""


ITEMS: Mapping[str, str] = {
    "share": "phần được chia", "share_expected": "phần được chia chưa về", "dues_expected": "đoàn phí chưa nộp lên", "held": "giữ hộ",
    "suspense": "chưa rõ của ai", "advance": "nộp thừa", "fund_share": "kinh phí công đoàn cấp thu được hưởng",
    "dues_share": "đoàn phí cấp thu được hưởng", "bank_interest": "lãi tiền gửi", "bank_fee": "phí ngân hàng",
    "accumulation": "tích lũy", "wear": "hao mòn tài sản", "asset": "tài sản",
}  # fmt: skip
"""Items of accounts that are no entry category, as people read them."""
DEBTS: Mapping[str, str] = {"dues": "đoàn phí", "fund": "kinh phí công đoàn"}
"""What is owed between levels: on accounts of debts these two are no income."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a book; `kind` is date, text, money or category."""

    key: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class BookLine:
    """One line of a book. `incoming` and `outgoing` are what came in and went out, or debit and credit; `balance` after it."""

    day: date
    entry_id: int
    voucher_id: int | None
    number: str
    description: str
    category: str
    counter: str
    incoming: int
    outgoing: int
    balance: int | None
    is_reversal: bool = False

    def cell(self, key: str) -> object:
        """Return what stands in a column of this book."""
        if key in ("receipt_no", "payment_no"):
            return self.number if (self.incoming != 0) == (key == "receipt_no") else ""
        fields = {"date": "day", "voucher_no": "number", "in": "incoming", "out": "outgoing", "account": "counter"}
        value = getattr(self, fields.get(key, key))
        return None if key in ("in", "out") and value == 0 else value


def item_words(code: str, item: str, categories: Mapping[str, str]) -> str:
    """Return an account's item as people read it; `categories` are the names of the entry categories."""
    if code.startswith(ADVANCES):
        return ""
    if code.startswith(("13", "33")) and item in DEBTS:
        return DEBTS[item]
    return categories.get(item) or ITEMS.get(item, item)


def by_category(lines: Iterable[tuple[str, str, int, bool]]) -> list[tuple[str, int, int]]:
    """Return what an entry that moves money is about: (category, came in, went out) over its lines off money accounts.

    `lines` are (account code, item, amount, is red); a red line lowers its own side. Dues owed upwards stand with the dues they are a
    part of; advances are named; what else is no category is one sum, so that claims which cancel each other are no line.
    """
    sums: dict[tuple[str, bool], int] = defaultdict(int)
    for code, item, amount, is_red in lines:
        if not code.startswith(MONEY):
            sums[_category(code, item, amount, is_red), is_red] -= amount
    return [
        (category, net if (net > 0) != is_red else 0, 0 if (net > 0) != is_red else -net) for (category, is_red), net in sums.items() if net
    ]


def _category(code: str, item: str, amount: int, is_red: bool) -> str:
    if code.startswith("336") and item in ("dues", "fund"):
        return "paid_up" if (amount > 0) != is_red else item
    if item and code.startswith(("336", "421", "5", "6", "7", "8")):
        return item
    return ADVANCES if code.startswith(ADVANCES) else ""
