"""BIDV, as the bank that receives: the card or account of the payer ahead, the channel's reference behind."""

from .wrapper import Example, Wrapper, shape

WRAPPERS = (
    Wrapper(
        "bidv-card",
        "TKTHE",
        shape(r"TKThe *: *(?P<account>\w{4,24}), *tai [A-Z0-9 ]{2,30}?\. *(?P<note>.*)"),
        (Example("TKThe :43873685184799, tai TCB. KPCD quy 2 CTY MAU 5", "KPCD quy 2 CTY MAU 5", account="43873685184799"),),
    ),
    Wrapper(
        "bidv-channel",
        "-CTLNHIDI",
        shape(r"(?P<note>.*?) *-CTLNHIDI\d{0,18}(?:-1/?1-CRE-\d{3}|-.*)?"),
        (
            Example("KPCD quy 2 -CTLNHIDI000084788864412-1/1-CRE-002", "KPCD quy 2"),
            Example("KPCD quy 2 -CTLNHIDI000084788864412-11-CRE-002", "KPCD quy 2"),
        ),
    ),
    Wrapper(
        "bidv-napas",
        "B2B0200",
        shape(r"(?P<note>.*?) *- *B2B0200(?P<bin>\d{6})\d{10}\d{4}[A-Z0-9]{4}[\d ]{5,7}"),
        (Example("KPCD T9 CTY MAU - B2B020097042209101830252024ABCD12345 6", "KPCD T9 CTY MAU", sender_bin="970422"),),
    ),
    Wrapper(
        "bidv-remittance",
        "REM",
        shape(
            r"REM *\d{3,5}[A-Z]{2}\d{12,18} *B ?/? ?O *(?P<name>.*?) *F ?/? ?O *-? *\d{6,19} .*?DTL ?S *-? *(?:REF\S*)? *(?P<note>.*?)"
            r"(?: *Bank Charge *[\d.,]* *VAT *[\d.,]*)?"
        ),
        (
            Example(
                "REM 9901SP240910000068430 B/O CTY TNHH MAU 9 F/O-117000000001 CONG DOAN MAU DTLS-REF24A55 KPCD T8 Bank Charge .00 VAT .00",
                "KPCD T8",
                name="CTY TNHH MAU 9",
            ),
            Example(
                "REM 9901SP240910000068430 BO CTY TNHH MAU 9 FO-117000000001 CONG DOAN MAU DTLS-REF24A55 KPCD T8 Bank Charge .00 VAT .00",
                "KPCD T8",
                name="CTY TNHH MAU 9",
            ),
            Example(
                "REM 901SP240910000068430 B/O CTY TNHH MAU 9 F/O-117000000001 CD MAU DTLS-REF24A55 KPCD T8 Bank Charge .00 VAT .00",
                "KPCD T8",
                name="CTY TNHH MAU 9",
            ),
            Example(
                "REM 9901SP240910000068430 B/O CTY TNHH MAU 9 F/ O-117000000001 CD MAU DTL S-REF24A55 KPCD T8 Bank Charge .00 VAT .00",
                "KPCD T8",
                name="CTY TNHH MAU 9",
            ),
        ),
    ),
    Wrapper(
        "bidv-transfer",
        "O@L_",
        shape(r"REM Tfr Ac: *(?P<account>\d{6,19}) *O@L_[\d_]+ *(?P<note>.*)"),
        (
            Example("REM Tfr Ac:12610001234567 O@L_123456_654321_0_0_123456789_1 KPCD T7", "KPCD T7", account="12610001234567"),
            Example("REM Tfr Ac:12610001234567 O@L_123456_654321_0_0_123456789_KPCD T7", "KPCD T7", account="12610001234567"),
        ),
    ),
    Wrapper(
        "bidv-payee-account",
        " ",
        shape(r"(?!0)(?:\d{12}|\d{14,19}) (?P<note>.*)"),
        (
            Example("117000000001 KPCD 2% Q1/25 MAU 20", "KPCD 2% Q1/25 MAU 20"),
            Example("0399911514 CTY MAU dong KPCD", "0399911514 CTY MAU dong KPCD"),
        ),
    ),
)
