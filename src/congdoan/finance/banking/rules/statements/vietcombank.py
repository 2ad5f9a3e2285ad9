"""Vietcombank: the export of one account (no balances, totals in the last row) and CashUp (several accounts in a sheet)."""

from .layout import Layout

SINGLE = Layout(
    name="Vietcombank (single account)",
    bank="Vietcombank",
    aliases=("VIETCOMBANK", "VCB"),
    signature=("NGAY GIAO DICH", "SO THAM CHIEU", "SO TIEN GHI NO", "SO TIEN GHI CO", "MO TA"),
)
CASHUP = Layout(
    name="Vietcombank CashUp",
    bank="Vietcombank",
    aliases=("CASHUP", "VCB CASHUP"),
    signature=("NGAY GD TNX DATE", "SO CT DOC NO", "SO TIEN GHI NO DEBIT", "SO TIEN GHI CO CREDIT"),
)
