"""VPBank: transfers from other banks, the sender's account in front."""

from .wrapper import Example, Wrapper, shape

WRAPPERS = (
    Wrapper(
        "vpbank-transfer-in",
        "NHAN TU ",
        shape(r"NHAN TU +(?P<account>\d{6,19}) +TRACE +\d{4,8} +ND +(?P<note>.*)"),
        (Example("NHAN TU 100000000001 TRACE 163929 ND CTY MAU 3 nop KPCD T4.2025", "CTY MAU 3 nop KPCD T4.2025", account="100000000001"),),
        status="seen",
    ),
)
