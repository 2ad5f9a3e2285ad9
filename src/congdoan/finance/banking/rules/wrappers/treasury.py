"""The State Treasury: payment orders of state-paid units."""

from .wrapper import Example, Wrapper, shape

WRAPPERS = (
    Wrapper(
        "treasury-order",
        "-KBNN ",
        shape(r"KB:\d{4}-KBNN [^\d]{2,40}? LC[CT] +\d+ +(?P<note>.*)"),
        (Example("KB:0120-KBNN Mau LCC 6047 TRUONG MAM NON MAU 5 nop KPCD T1", "TRUONG MAM NON MAU 5 nop KPCD T1"),),
        status="seen",
    ),
    Wrapper(
        "treasury-transfer",
        "KBNN UNC SO ",
        shape(r"KBNN UNC so [^;]*; *(?P<name>[^;]*); *MQHNS *\d+; *(?P<note>.*)"),
        (Example("KBNN UNC so 189/04.2025; TRUONG MAU 5; MQHNS 1000000; nop KPCD T4/2025", "nop KPCD T4/2025", name="TRUONG MAU 5"),),
        status="seen",
    ),
)
