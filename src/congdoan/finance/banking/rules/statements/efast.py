"""VietinBank eFAST: sheet LICH SU GIAO DICH, newest first; the last lines of a month come again in the next month's file."""

from .layout import Layout

LAYOUT = Layout(
    name="VietinBank eFAST",
    bank="VietinBank",
    aliases=("VIETINBANK", "EFAST", "CTG", "ICB"),
    signature=("NGAY HACH TOAN ACCOUNTING DATE", "MO TA GIAO DICH TRANSACTION DESCRIPTION", "SO GIAO DICH TRANSACTION NUMBER"),
)
