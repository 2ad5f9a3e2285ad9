"""Code words of SWIFT messages (MT103, MT940 field 86) that banks print as they stand."""

from .wrapper import Example, Wrapper, shape

WRAPPERS = (
    Wrapper(
        "swift-ordering-party",
        "/ORDP/",
        shape(r"/ORDP/(?:(?P<account>\d{6,19}) ?)?(?P<name>[^/]*)/REMI/(?P<note>.*)"),
        (
            Example("/ORDP/100000000001 CTY MAU 3/REMI/nop KPCD T4.2025", "nop KPCD T4.2025", account="100000000001", name="CTY MAU 3"),
            Example("/ORDP/CTY MAU 3/REMI/nop KPCD T4.2025", "nop KPCD T4.2025", name="CTY MAU 3"),
        ),
        status="seen",
    ),
    Wrapper(
        "swift-reference",
        "/R",
        shape(r"/(?:RFB|ROC)/(?:[^/]*/(?://)?URI/)?(?P<note>[^/].*)"),
        (
            Example("/RFB/CTY MAU 3 nop KPCD T4.2025", "CTY MAU 3 nop KPCD T4.2025"),
            Example("/ROC/NOTREF///URI/CTY MAU 3 nop KPCD", "CTY MAU 3 nop KPCD"),
            Example("/ROC/NOTPROVIDED/URI/CTY MAU 3 nop KPCD", "CTY MAU 3 nop KPCD"),
        ),
        status="seen",
    ),
    Wrapper(
        "qr-payment",
        "QR",
        shape(r"QR *- *(?P<note>.*)"),
        (Example("QR - CTY MAU 3 nop KPCD T4.2025", "CTY MAU 3 nop KPCD T4.2025"),),
        status="seen",
    ),
    Wrapper(
        "customer-transfer",
        "CUSTOMER ",
        shape(r"CUSTOMER +(?P<note>.*?)\. TU: *(?P<name>[^.]*)"),
        (Example("CUSTOMER CTY MAU 3 nop KPCD T4/2025. TU: CTY MAU 3", "CTY MAU 3 nop KPCD T4/2025", name="CTY MAU 3"),),
        status="seen",
    ),
)
