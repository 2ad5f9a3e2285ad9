"""What a bank's export looks like: the words in its header row and the sign of its columns."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .labels import Vocabulary, words

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "ordinal": ("STT", "STT NO", "SO TT", "STT REF", "NO REF"),
    "posted": ("NGAY HACH TOAN", "ACCOUNTING DATE", "POSTING DATE", "BOOKING DATE", "NGAY GHI SO"),
    "transacted": (
        "NGAY GIAO DICH", "TRANSACTION DATE", "TRANS DATE", "NGAY GD", "TNX DATE", "TXN DATE", "NGAY THUC HIEN", "NGAY", "DATE",
        "NGAY DATE", "NGAY PHAT SINH GIAO DICH", "NGAY PHAT SINH", "THOI GIAN GIAO DICH",
    ),
    "valued": ("NGAY HIEU LUC", "VALUE DATE", "EFD DATE", "EFFECTIVE DATE", "NGAY GIA TRI"),
    "time": ("GIO", "GIO GIAO DICH", "TIME", "TRANSACTION TIME"),
    "debit": (
        "NO", "DEBIT", "GHI NO", "PHAT SINH NO", "SO TIEN GHI NO", "DEBIT AMOUNT", "NO DEBIT", "NO DR", "DR", "TIEN RUT RA", "RUT RA",
        "WITHDRAWAL", "WITHDRAWALS", "TIEN RA", "SO TIEN RA", "PS NO", "SO TIEN NO",
    ),
    "credit": (
        "CO", "CREDIT", "GHI CO", "PHAT SINH CO", "SO TIEN GHI CO", "CREDIT AMOUNT", "CO CREDIT", "CO CR", "CR", "TIEN GUI VAO", "GUI VAO",
        "DEPOSIT", "DEPOSITS", "TIEN VAO", "SO TIEN VAO", "PS CO", "SO TIEN CO",
    ),
    "amount": ("SO TIEN", "AMOUNT", "GIA TRI", "SO TIEN GIAO DICH", "TRANSACTION AMOUNT", "GIA TRI GIAO DICH"),
    "side": ("D C", "NO CO", "DEBIT CREDIT", "DR CR", "C D"),
    "balance": (
        "SO DU", "BALANCE", "SO DU TK", "ACCOUNT BALANCE", "RUNNING BALANCE", "SO DU SAU GIAO DICH", "SO DU TAI KHOAN", "SO DU BALANCE",
        "SO DU CUOI",
    ),
    "narrative": (
        "MO TA", "MO TA GIAO DICH", "NOI DUNG", "NOI DUNG GIAO DICH", "NOI DUNG CHI TIET", "DIEN GIAI", "DESCRIPTION", "GHI CHU",
        "TRANSACTION DESCRIPTION", "TXN DESCRIPTION", "TRANSACTIONS IN DETAIL", "REMARK", "REMARKS", "GHI CHU REMARK", "LABEL", "DETAIL",
        "DETAILS", "NARRATIVE", "NOI DUNG THANH TOAN", "CHI TIET GIAO DICH",
    ),
    "reference": (
        "SO THAM CHIEU", "SO GIAO DICH", "MA GIAO DICH", "SO GD", "MA GD", "SO CT", "SO CHUNG TU", "SO BUT TOAN", "REFERENCE", "REF",
        "REF NO", "REFERENCE NUMBER", "REFERENCE NO", "TRANSACTION NUMBER", "TRANSACTION NO", "TRANSACTION ID", "DOC NO",
        "OPERATION NUMBER", "MA THAM CHIEU",
    ),
    "counterparty_account": (
        "SO TAI KHOAN DOI UNG", "TAI KHOAN DOI UNG", "TK DOI UNG", "CORRESPONSIVE ACCOUNT", "BANK ACCOUNT", "TAI KHOAN DICH",
        "SO TK DOI UNG", "COUNTERPARTY ACCOUNT", "TAI KHOAN NGUOI CHUYEN",
    ),
    "counterparty_name": (
        "TEN TAI KHOAN DOI UNG", "TEN DOI UNG", "CORRESPONSIVE NAME", "PARTNER NAME", "TEN NGUOI CHUYEN", "TEN TAI KHOAN", "NGUOI CHUYEN",
        "TEN DON VI CHUYEN", "COUNTERPARTY NAME", "TEN TK DOI UNG",
    ),
    "virtual_account": ("MA DINH DANH TK THU HUONG", "TO VIRTUAL ACCOUNT", "TAI KHOAN DINH DANH", "TAI KHOAN AO", "VIRTUAL ACCOUNT"),
    "currency": ("LOAI TIEN", "LOAI TIEN TE", "CURRENCY", "CCY", "TIEN TE"),
}  # fmt: skip
"""Roles of columns and the words by which any bank's column is known."""

FACTS: Mapping[str, tuple[str, ...]] = {
    "account": ("SO TAI KHOAN", "ACCOUNT NO", "ACCOUNT NUMBER", "SO TK", "ACCOUNT", "TAI KHOAN", "SO TAI KHOAN ACCOUNT NO"),
    "holder": ("TEN TAI KHOAN", "ACCOUNT NAME", "TEN KHACH HANG", "CUSTOMER NAME", "CONG TY", "COMPANY NAME", "CHU TAI KHOAN"),
    "currency": ("LOAI TIEN", "LOAI TIEN TE", "CURRENCY", "CCY"),
    "opening": (
        "SO DU DAU KY", "OPENING BALANCE", "SO DU DAU", "SO DU DAU NGAY", "BALANCE AT START OF PERIOD", "BEGINNING BALANCE", "DU DAU KY",
        "SO DU KY TRUOC",
    ),
    "closing": (
        "SO DU CUOI KY", "CLOSING BALANCE", "SO DU CUOI", "SO DU CUOI NGAY", "BALANCE AT END OF PERIOD", "ENDING BALANCE", "DU CUOI KY",
    ),
    "total_credit": ("TONG GIA TRI GHI CO", "TOTAL CREDITS", "TONG GHI CO", "TONG PHAT SINH CO", "TOTAL CREDIT"),
    "total_debit": ("TONG GIA TRI GHI NO", "TOTAL DEBITS", "TONG GHI NO", "TONG PHAT SINH NO", "TOTAL DEBIT"),
    "total_fee": ("TONG PHI", "TOTAL FEES"),
    "total_tax": ("TONG VAT", "TOTAL VAT", "TONG THUE"),
    "count_credit": ("TONG SO GIAO DICH GHI CO", "TOTAL NUMBER OF CREDIT", "TOTAL NUMBER OF CREDITS"),
    "count_debit": ("TONG SO GIAO DICH GHI NO", "TOTAL NUMBER OF DEBIT", "TOTAL NUMBER OF DEBITS"),
}  # fmt: skip
"""Facts that stand beside a label, above or below the lines."""

TOTAL_ROWS = ("CONG PHAT SINH", "TONG PHAT SINH", "TONG CONG", "TONG SO", "TOTAL", "CONG", "TONG", "TONG PHAT SINH TRONG KY")
"""Labels of the row that sums the columns."""

BANK_MARKS: Mapping[str, tuple[str, ...]] = {
    "VietinBank": ("VIETINBANK", "CONG THUONG VIET NAM"),
    "Vietcombank": ("VIETCOMBANK", "NGOAI THUONG VIET NAM"),
    "BIDV": ("BIDV", "DAU TU VA PHAT TRIEN VIET NAM"),
    "Techcombank": ("TECHCOMBANK", "KY THUONG VIET NAM"),
    "Agribank": ("AGRIBANK", "NONG NGHIEP VA PHAT TRIEN NONG THON"),
    "MB": ("MBBANK", "MB BANK", "TMCP QUAN DOI"),
    "ACB": ("NGAN HANG A CHAU", "TMCP A CHAU", "ACB"),
    "TPBank": ("TPBANK", "TMCP TIEN PHONG"),
    "Sacombank": ("SACOMBANK", "SAI GON THUONG TIN"),
    "VPBank": ("VPBANK", "VIET NAM THINH VUONG"),
}
"""Words in the header of a file that name its bank."""

BICS: Mapping[str, str] = {
    "ICBVVNVX": "VietinBank", "BFTVVNVX": "Vietcombank", "BIDVVNVX": "BIDV", "VTCBVNVX": "Techcombank", "VBAAVNVX": "Agribank",
    "MSCBVNVX": "MB", "ASCBVNVX": "ACB", "TPBVVNVX": "TPBank", "SGTTVNVX": "Sacombank", "VPBKVNVX": "VPBank",
}  # fmt: skip
"""SWIFT codes of the banks named above."""


def bank_of_bic(code: str) -> str | None:
    """Return the bank's name where its SWIFT code is known, else the code, None when there is none."""
    return BICS.get(code[:8], code) or None


@dataclass(frozen=True)
class Layout:
    """One export: `signature` are header labels that only it has; `columns` replace the common words role by role."""

    name: str
    bank: str | None
    signature: tuple[str, ...] = ()
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    debit_is_negative: bool = False
    aliases: tuple[str, ...] = ()

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of this layout's header row."""
        return Vocabulary({**COLUMNS, **self.columns})

    def signs(self, header: list[str]) -> bool:
        """Tell whether a header row carries all of this layout's own labels."""
        labels = [words(label) for label in header]
        return bool(self.signature) and all(any(label.startswith(mark) for label in labels) for mark in self.signature)


FACT_WORDS = Vocabulary(FACTS, begins=False)


def bank_named_in(text: str) -> str | None:
    """Return the bank that a header's text names."""
    bare = f" {words(text[:4_000])} "
    for bank, marks in BANK_MARKS.items():
        if any(f" {mark} " in bare for mark in marks):
            return bank
    return None
