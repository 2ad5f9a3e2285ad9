"""What banks put around a note, as data: templates of the shapes that `noise_catalogue.csv` counted in real statements.

`<d6>` stands for six figures, `<a9>` for nine signs, the other words for what their names say.
"""

import re
from datetime import datetime
from random import Random

BINS = ("970436", "970418", "970405", "970407", "970422", "970432", "970423", "970448")
CALLED = ("VIETINBANK", "VCB", "ICBVVNVX", "ASCBVNVX", "BFTVVNVX", "LPBANK", "OCB", "MSB", "AGRIBANK")

Choices = tuple[tuple[str, int], ...]
BESIDE: Choices = (
    ("<note>", 20),
    ("CT DEN:<d4>  <note>", 10),
    ("CT nhanh 247 den: <note> (<own>)", 12),
    ("CT nhanh 247 den: <note> (CT<d4>)", 5),
    ("Chuyen tien den tu NAPAS Noi dung: <note> FT<yyddd><d9> (<own>)", 9),
    ("<note>; thoi gian GD:<dd/mm/yyyy> <h:m:s>", 6),
    ("<note>-<ddmmyy>-<h:m:s> <d6>", 6),
    ("<note>-<mmddyy> <h:m:s> <d6>", 3),
    ("##<note> GD <d6>-<mmddyy> <h:m:s>", 2),
    ("<note> FT<yyddd><d9>", 7),
    ("IBFT <note>", 5),
    ("ICB;<own>;<note>", 3),
    ("ISL<yyyymmdd><hms><d3>-<note>", 2),
    ("ZP<yyddd><d7> <yymmdd><d9> <note>", 2),
    ("<d11>-09<d8>-<note> chuyen tien qua MoMo", 2),
)
"""Where the sheet has columns for the other side."""

_MOBILE = "MBVCB.<d10>.<d6>.<note>.CT tu <acc> <name> toi <own> <owner>"
WITHIN: dict[str, dict[str, Choices]] = {
    "agribank": {
        "none": (
            ("MB(<d6>)(<note>)", 5), ("<note>", 4), ("IBFT <note>", 2),
            ("<note> FT<yyddd><d9>", 3), ("Vietinbank;<own>;<note>", 1), ("<note>-<ddmmyy>-<h:m:s> <d6>", 2),
        ),
        "account": (("TKThe :<acc>, tai <bank>. <note>", 1),),
        "name": (("SHGD:<d8>.DD:<yymmdd>.BO:<name>.Remark:<note>", 2), ("<d3>B<yy><dd><a9>/<name>-<note>", 1)),
        "both": ((_MOBILE, 3), (_MOBILE + " tai AGRIBANK", 2)),
    },
    "bidv": {
        "none": (
            ("<own> <note>", 5), ("<note> - B2B0200<bin><mmdd><hms><yyyy><a4><d6>", 3), ("<note>-<ddmmyy>-<h:m:s> <d6>", 1),
            ("<note>; thoi gian GD:<dd/mm/yyyy> <h:m:s>", 1), ("IBFT <note>", 1),
        ),
        "account": (
            ("TKThe :<acc>, tai <bank>. <note> -CTLNHIDI<d15>-1/1-CRE-002", 4),
            ("TKThe :<acc>, tai <bank>. <note> -CTLNHIDI<d15>-11-CRE-002", 3),
            ("REM Tfr Ac:<acc> O@L_<d6>_<d6>_0_0_<d9>_<d3> <note>", 2),
        ),
        "name": (
            ("REM <d4>SP<yymmdd><d9> B/O <name> F/O-<own> <owner> DTLS-REF<a10> <note> Bank Charge .00 VAT .00", 5),
            ("REM <d4>SP<yymmdd><d9> BO <name> FO-<own> <owner> DTLS-REF<a10> <note> Bank Charge .00 VAT .00", 3),
        ),
        "both": ((_MOBILE + " tai BIDV", 1),),
    },
    "vietcombank": {
        "none": (
            ("0200<bin><mmdd><hms><yyyy><a4><d6>.<d5>.<d6>.<note>", 4), ("<d6>.<ddmmyy>.<hms>.<note>", 4), ("<note>", 3),
            ("PARTNER.DIRECT_DEBITS_VCB.MSE.<d11>.<yyyymmdd>.<d11>-09<d8>_<note>", 1),
        ),
        "account": (("TKThe :<acc>, tai <bank>. <note>", 1),),
        "name": (("SHGD:<d8>.DD:<yymmdd>.BO:<name>.Remark:<note>", 1),),
        "both": ((_MOBILE, 5), ("IBVCB.MBVCB<d8>.<note>.CT tu <acc> <name> toi <own> <owner>. <note>", 1)),
    },
}  # fmt: skip
"""Where all stands in the text, by what it shows of the payer."""
FAMILY = {"bidv_ibank": "bidv", "mt940": "bidv", "vietcombank_stt": "vietcombank", "agribank": "agribank"}
"""The layouts without columns for the other side, and whose wrappers they print."""


def wrap(chance: Random, layout: str, show: str, *, note: str, at: datetime, own: str, owner: str, account: str, name: str) -> str:
    """Put the note into one of the bank's wrappers."""
    choices = WITHIN[FAMILY[layout]][show] if layout in FAMILY else BESIDE
    template = chance.choices([one for one, _ in choices], [weight for _, weight in choices])[0]
    known = {
        "own": own, "owner": owner, "acc": account, "name": name, "bin": chance.choice(BINS), "bank": chance.choice(CALLED),
        "dd/mm/yyyy": f"{at:%d/%m/%Y}", "h:m:s": f"{at:%H:%M:%S}", "hms": f"{at:%H%M%S}", "ddmmyy": f"{at:%d%m%y}",
        "mmddyy": f"{at:%m%d%y}", "yymmdd": f"{at:%y%m%d}", "yyyymmdd": f"{at:%Y%m%d}", "mmdd": f"{at:%m%d}", "yyyy": f"{at:%Y}",
        "yyddd": f"{at:%y%j}", "yy": f"{at:%y}", "dd": f"{at:%d}", "note": note,
    }  # fmt: skip

    def fill(found: re.Match[str]) -> str:
        if signs := re.fullmatch(r"([da])(\d+)", found[1]):
            return "".join(chance.choices("0123456789" if signs[1] == "d" else "ABCDEGHKLMNPRSTUVXY0123456789", k=int(signs[2])))
        return known[found[1]]

    return re.sub(r"<([^<>]+)>", fill, template)
