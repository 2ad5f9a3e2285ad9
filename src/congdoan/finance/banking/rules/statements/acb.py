"""ACB: sheet Statement, true Excel dates and numbers, balances under their labels."""

from .layout import Layout

LAYOUT = Layout(
    name="ACB",
    bank="ACB",
    aliases=("ACB",),
    signature=("NGAY GIAO DICH", "TIEN RUT RA", "TIEN GUI VAO", "SO DU"),
)
