"""Agribank: transfers inside the bank, the note in brackets."""

from .wrapper import Example, Wrapper, shape

WRAPPERS = (
    Wrapper(
        "agribank-mobile",
        "MB(",
        shape(r"MB\(\d{4,8}\)\((?P<note>.*?)\)?"),
        (
            Example("MB(677995)(DNTN MAU 3 nop KPCD T4.2025)", "DNTN MAU 3 nop KPCD T4.2025"),
            Example("MB(677995)(DNTN MAU 3 nop KPCD (bo sung))", "DNTN MAU 3 nop KPCD (bo sung)"),
        ),
    ),
    Wrapper(
        "agribank-payment",
        "MA_GD:",
        shape(r"MA_GD: *\d+ *#(?P<note>.*?)(?:\[BPMENT-FT-\d+\])?"),
        (Example("MA_GD:123456 #[KPCD thang 9][BPMENT-FT-123456]", "[KPCD thang 9]"),),
    ),
)
