"""Agribank: text from the printed statement, cells separated by a bar, running balance but no balances in a header."""

from .layout import Layout

LAYOUT = Layout(
    name="Agribank",
    bank="Agribank",
    aliases=("AGRIBANK", "AGR", "VBARD"),
    signature=("NGAY DATE", "GHI CHU REMARK", "NO DR", "CO CR", "SO THAM CHIEU REF NO"),
)
