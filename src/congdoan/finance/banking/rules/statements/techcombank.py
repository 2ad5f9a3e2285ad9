"""Techcombank Business: sheet Txn enquiry, newest first; money out, fees and interest are negative, each in its own column."""

from .layout import Layout

LAYOUT = Layout(
    name="Techcombank Business",
    bank="Techcombank",
    aliases=("TECHCOMBANK", "TCB"),
    signature=("NGAY KH THUC HIEN REQUESTING DATE", "SO BUT TOAN REFERENCE NUMBER", "PHI LAI FEE INTEREST", "SO DU RUNNING BALANCE"),
    columns={
        "posted": ("NGAY GIAO DICH", "TRANSACTION DATE"),
        "transacted": ("NGAY KH THUC HIEN", "REQUESTING DATE"),
        "fee": ("PHI LAI", "PHI LAI FEE INTEREST", "FEE INTEREST"),
        "tax": ("THUE", "TRANSACTION VAT"),
    },
    debit_is_negative=True,
)
