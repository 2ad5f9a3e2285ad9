"""Techcombank, as the payer's bank: its transaction number at the end of the note."""

from .wrapper import Example, Wrapper, shape

WRAPPERS = (
    Wrapper(
        "techcombank-number",
        "FT",
        shape(r"(?P<note>.*?)(?:^|\s+)FT\d{7,16}"),
        (
            Example("BENH VIEN MAU 61 CK KPCD quy 3/2025 FT26073078732913", "BENH VIEN MAU 61 CK KPCD quy 3/2025"),
            Example("FT24255290027470", ""),
        ),
    ),
)
