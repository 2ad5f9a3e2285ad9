"""Vietcombank: its payers' application (MBVCB) tells account and name; as receiver it prints the NAPAS or CITAD reference."""

from .wrapper import Example, Wrapper, shape

WRAPPERS = (
    Wrapper(
        "vietcombank-app",
        "BVCB.",
        shape(
            r"[MI]BVCB\.\d{8,12}\.(?:\d{6}\.)?(?P<note>.*?)\.CT tu (?P<account>[A-Z0-9.]{4,24}) (?P<name>.*?)"
            r"(?: toi [A-Z0-9.]{4,24} .*?(?: tai .*)?|)"
        ),
        (
            Example(
                "MBVCB.1022455584.CTY MAU 26 dong KPCD MST:3699949137.CT tu 0024404044916 CTY MAU 26 toi 117000000001 CONG DOAN MAU",
                "CTY MAU 26 dong KPCD MST:3699949137",
                account="0024404044916",
                name="CTY MAU 26",
            ),
            Example(
                "MBVCB.8556930291.047552.KPCD T1.2024.CT tu 65109965371013 PHONG NOI VU toi 117000000001 CD MAU tai VIETINBANK",
                "KPCD T1.2024",
                account="65109965371013",
                name="PHONG NOI VU",
            ),
            Example(
                "IBVCB.8556930291.KPCD T1.2024.CT tu 65109965371013 PHONG NOI VU toi 117000000001 CD MAU",
                "KPCD T1.2024",
                account="65109965371013",
                name="PHONG NOI VU",
            ),
        ),
    ),
    Wrapper(
        "vietcombank-app-short",
        "BVCB.",
        shape(r"[MI]BVCB\.\d{8,12}\.(?:\d{6}\.)?(?P<note>.*?)(?:\.CT(?: t.{0,3}| tu \S*)?|\.)?"),
        (
            Example("MBVCB.5932930784.104235.CTY MAU 86 nop KPCD ky 012026.", "CTY MAU 86 nop KPCD ky 012026"),
            Example("MBVCB.5932930784.KPCD quy 3.CT tu 00244", "KPCD quy 3"),
        ),
    ),
    Wrapper(
        "vietcombank-app-old",
        "IBVCB.MBVCB",
        shape(r"IBVCB\.MBVCB\d{8}\.(?P<note>.*?)\.CT tu (?P<account>[\d.]+) (?P<name>.*?) toi [\d.]+ .*"),
        (
            Example(
                "IBVCB.MBVCB12345678.KPCD thang 2.CT tu 970436...011 CTY MAU toi 970405...017 CD MAU. KPCD",
                "KPCD thang 2",
                account="970436...011",
                name="CTY MAU",
            ),
        ),
        status="seen",
    ),
    Wrapper(
        "vietcombank-citad",
        "SHGD:",
        shape(r"SHGD: *\d{6,10}\.DD: *\d{6}\.BO: *(?P<name>.*?)\.Remark: *(?P<note>.*)"),
        (Example("SHGD:10002345.DD:240912.BO:CTY TNHH MAU 8.Remark:KPCD thang 8", "KPCD thang 8", name="CTY TNHH MAU 8"),),
    ),
    Wrapper(
        "vietcombank-napas",
        "0200",
        shape(r"0200(?P<bin>\d{6})\d{10}\d{4}[A-Z0-9]{4}\d{6}\.[\d ]{5,6}\.\d{6}\.(?P<note>.*)"),
        (Example("020097042209101830252024ABCD123456.12345.183025.KPCD T9 MAU 4", "KPCD T9 MAU 4", sender_bin="970422"),),
    ),
    Wrapper(
        "vietcombank-trace",
        ".",
        shape(r"\d{6}\.\d{6}\.\d{6}\.(?P<note>.*)"),
        (Example("434516.150725.012546.TRUONG THCS MAU SO 24 CK KPCD thang 7.26", "TRUONG THCS MAU SO 24 CK KPCD thang 7.26"),),
    ),
    Wrapper(
        "vietcombank-momo",
        "PARTNER.DIRECT_DEBITS_VCB.",
        shape(r"PARTNER\.DIRECT_DEBITS_VCB\.MSE\.\d{11}\.\d{8}\.\d{11}-\d{9,11}_(?P<note>.*)"),
        (Example("PARTNER.DIRECT_DEBITS_VCB.MSE.12345678901.20240912.12345678901-0900000000_Nop doan phi", "Nop doan phi"),),
    ),
    Wrapper(
        "vietcombank-salary",
        "//SAL",
        shape(r"//SAL\d{7}S\w*//(?P<note>.*?) BO (?P<name>.*)"),
        (Example("//SAL2024255S001//Luong thang 9 BO CTY MAU 3", "Luong thang 9", name="CTY MAU 3"),),
    ),
)
