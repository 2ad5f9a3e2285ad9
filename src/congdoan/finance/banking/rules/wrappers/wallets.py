"""Electronic wallets and payment applications: MoMo, ZaloPay and two whose owner is not known."""

from .wrapper import Example, Wrapper, shape

WRAPPERS = (
    Wrapper(
        "zalopay",
        "ZP",
        shape(r"ZP\d{12} \d{15} (?P<note>.*)"),
        (Example("ZP242551234567 240912123456789 KPCD T9", "KPCD T9"),),
    ),
    Wrapper(
        "zalopay-agribank",
        "|CASZLP|ZP",
        shape(r"MA_GD: *\d{9}\|CASZLP\|ZP\w+#\d{15} (?P<note>.*)"),
        (Example("MA_GD:123456789|CASZLP|ZP24255ABC#123456789012345 KPCD T9", "KPCD T9"),),
    ),
    Wrapper(
        "momo",
        "0",
        shape(r"\d{11}[- ]0\d{9}[- ](?P<note>.*?)(?: *chuyen tien qua MoMo)?"),
        (Example("12345678901-0900000000-doan phi T9 chuyen tien qua MoMo", "doan phi T9"),),
    ),
    Wrapper(
        "isl-qft",
        "-",
        shape(r"(?:ISL|QFT)\d{17}-(?P<note>.*)"),
        (Example("ISL20240912093000123-KPCD T9", "KPCD T9"), Example("QFT12345678901234567-KPCD T9", "KPCD T9")),
    ),
)
