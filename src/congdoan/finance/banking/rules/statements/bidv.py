"""BIDV: form CT001/KH; numbers as text 120,000.00, the old account number in the header."""

from .layout import Layout

LAYOUT = Layout(
    name="BIDV",
    bank="BIDV",
    aliases=("BIDV", "CT001"),
    signature=("NGAY GIAO DICH TRANS DATE", "PHAT SINH NO DEBIT AMOUNT", "PHAT SINH CO CREDIT AMOUNT", "SO CHUNG TU SEQ NO"),
    columns={"reference": ("SO CHUNG TU SEQ NO", "SO CHUNG TU")},
)
