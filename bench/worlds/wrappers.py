"""What banks put around a note, by the bank that receives; each says what it lets the reader see of the payer.

Shapes as banks print them (the catalogue of noise has the counts); all numbers inside are drawn.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from random import Random

from .facts import folded

BINS = {
    "VCB": "970436",
    "TCB": "970407",
    "ACB": "970416",
    "BIDV": "970418",
    "VPB": "970432",
    "STB": "970403",
    "MB": "970422",
    "TPB": "970423",
    "MSB": "970426",
}


@dataclass(frozen=True)
class Envelope:
    """What a wrapper may use."""

    chance: Random
    note: str
    at: datetime
    own: str
    own_name: str
    account: str
    name: str

    def digits(self, count: int) -> str:
        return "".join(self.chance.choices("0123456789", k=count))

    def switch_id(self) -> str:
        """Return the interbank switch's number: the sender's BIN, the moment, letters and digits of its own."""
        bank, letters = BINS[self.sender], "".join(self.chance.choices("ABCDEFGHKM0123456789", k=4))
        return f"0200{bank}{self.at:%m%d%H%M%S}{self.at:%Y}{letters}{self.digits(6)}"

    @property
    def sender(self) -> str:
        return self.chance.choice(list(BINS))

    @property
    def who(self) -> str:
        return folded(self.name).upper()


def plain(e: Envelope) -> str:
    return e.note


def quick_247(e: Envelope) -> str:
    return f"CT nhanh 247 den: {e.note} ({e.own})"


def napas(e: Envelope) -> str:
    return f"Chuyen tien den tu NAPAS Noi dung: {e.note} FT{e.at:%y%j}{e.digits(9)} ({e.own})"


def efast_slash(e: Envelope) -> str:
    return f"{e.digits(3)}B{e.at:%y}{e.digits(2)}{''.join(e.chance.choices('ABCDEFGHJKLMNPQRSTUVWXYZ0123456789', k=8))}/{e.who}-{e.note}"


def arrived(e: Envelope) -> str:
    return f"CT DEN:{e.digits(4)}  {e.note}"


def semicolons(e: Envelope) -> str:
    return f"Vietinbank;{e.own};{e.note}"


def with_time(e: Envelope) -> str:
    return f"{e.note}; thoi gian GD:{e.at:%d/%m/%Y %H:%M:%S}"


def mbvcb_full(e: Envelope) -> str:
    return f"MBVCB.{e.digits(10)}.{e.digits(6)}.{e.note}.CT tu {e.account} {e.who} toi {e.own} {e.own_name}"


def mbvcb_bank(e: Envelope) -> str:
    return f"MBVCB.{e.digits(10)}.{e.note}.CT tu {e.account} {e.who} toi {e.own} {e.own_name} tai {e.sender}"


def mbvcb_bare(e: Envelope) -> str:
    return f"MBVCB.{e.digits(10)}.{e.digits(6)}.{e.note}"


def citad(e: Envelope) -> str:
    return f"SHGD:{e.digits(8)}.DD:{e.at:%y%m%d}.BO:{e.who}.Remark:{e.note}"


def napas_switch(e: Envelope) -> str:
    return f"{e.switch_id()}.{e.digits(5)}.{e.at:%H%M%S}.{e.note}"


def trace(e: Envelope) -> str:
    return f"{e.digits(6)}.{e.at:%d%m%y}.{e.at:%H%M%S}.{e.note}"


def ft_tail(e: Envelope) -> str:
    return f"{e.note} FT{e.at:%y%j}{e.digits(9)}"


def acb_tail(e: Envelope) -> str:
    return f"{e.note}-{e.at:%d%m%y}-{e.at:%H:%M:%S} {e.digits(6)}"


def ibft(e: Envelope) -> str:
    return f"IBFT {e.note}"


def agribank_mobile(e: Envelope) -> str:
    return f"MB({e.digits(6)})({e.note})"


def bidv_from(e: Envelope) -> str:
    return f"TKThe :{e.account}, tai {e.sender}. {e.note} -CTLNHIDI{e.digits(15)}-1/1-CRE-002"


def bidv_from_lost(e: Envelope) -> str:
    return f"TKThe :{e.account}, tai {e.sender}. {e.note} -CTLNHIDI{e.digits(15)}-11-CRE-002"


def bidv_b2b(e: Envelope) -> str:
    return f"{e.note} - B2B{e.switch_id()}"


def bidv_company(e: Envelope) -> str:
    reference = f"REM {e.digits(4)}SP{e.at:%y%m%d}{e.digits(9)}"
    return f"{reference} B/O {e.who} F/O-{e.own} {e.own_name} DTLS-REF{e.digits(9)} {e.note} Bank Charge .00 VAT .00"


def bidv_own(e: Envelope) -> str:
    return f"{e.own} {e.note}"


def bidv_transfer(e: Envelope) -> str:
    return f"REM Tfr Ac:{e.account} O@L_{e.digits(6)}_{e.digits(6)}_0_0_{e.digits(9)}_{e.digits(3)} {e.note}"


def vpbank(e: Envelope) -> str:
    return f"NHAN TU {e.account} TRACE {e.digits(6)} ND {e.note}"


def order(e: Envelope) -> str:
    return f"LCT {e.digits(5)} ngay {e.at:%d/%m/%Y} {e.who} ND: {e.note}"


def treasury(e: Envelope) -> str:
    return f"KB:{e.chance.choice(('2961', '0345', '1168'))}-KBNN Muong Pa LCC {e.digits(4)} {e.who} {e.note}"


def momo(e: Envelope) -> str:
    return f"{e.digits(11)}-{e.chance.choice(('09', '03', '07', '08'))}{e.digits(8)}-{e.note} chuyen tien qua MoMo"


def unknown_app(e: Envelope) -> str:
    return f"ISL{e.at:%Y%m%d%H%M%S}{e.digits(3)}-{e.note}"


# Shapes of the later places. Of the catalogue: the next nine.
def acb_head(e: Envelope) -> str:
    return f"##{e.note} GD {e.digits(6)}-{e.at:%m%d%y} {e.at:%H:%M:%S}"


def zalopay(e: Envelope) -> str:
    return f"ZP{e.at:%y%j}{e.digits(7)} {e.at:%y%m%d}{e.digits(9)} {e.note}"


def agribank_payment(e: Envelope) -> str:
    number = e.digits(9)
    return f"MA_GD:{number} #[{e.note}][BPMENT-FT-{number}]"


def agribank_app(e: Envelope) -> str:
    return f"Agribank;{e.own};{e.note}"


def qft(e: Envelope) -> str:
    return f"QFT{e.at:%Y%m%d%H%M%S}{e.digits(3)}-{e.note}"


def ibvcb(e: Envelope) -> str:
    return f"IBVCB.MBVCB{e.digits(8)}.{e.note}.CT tu 970436...{e.digits(3)} {e.who} toi 970405...{e.digits(3)} {e.own_name}. {e.note}"


def bidv_company_lost(e: Envelope) -> str:
    reference = f"REM {e.digits(4)}SP{e.at:%y%m%d}{e.digits(9)}"
    return f"{reference} BO {e.who} FO-{e.own} {e.own_name} DTLS-REF{e.digits(9)} {e.note} Bank Charge .00 VAT .00"


def bidv_from_bic(e: Envelope) -> str:
    bank = e.chance.choice(("HSBCVNVX", "SHBKVNVX", "BOTKVNVX", "VTCBVNVX", "BFTVVNVX"))
    return f"TKThe :{e.account}, tai {bank}. {e.note} -CTLNHIDI{e.digits(15)}-1/1-CRE-002"


def napas_switch_blank(e: Envelope) -> str:
    return f"{e.switch_id()}.{e.digits(3)} {e.digits(2)}.{e.at:%H%M%S}.{e.note}"


# Of general knowledge: the structure words of SWIFT's fields 70 and 86, MB's trace, a QR mark, a treasury's order.
def ordering_party(e: Envelope) -> str:
    return f"/ORDP/{e.who}/REMI/{e.note}"


def ordering_account(e: Envelope) -> str:
    return f"/ORDP/{e.account} {e.who}/REMI/{e.note}"


def rfb(e: Envelope) -> str:
    return f"/RFB/{e.note}"


def roc(e: Envelope) -> str:
    return f"/ROC/{e.digits(10)}///URI/{e.note}"


def mb_trace(e: Envelope) -> str:
    return f"{e.note}- Ma giao dich/ Trace {e.digits(6)}"


def mb_customer(e: Envelope) -> str:
    return f"CUSTOMER {e.note}. TU: {e.who}"


def qr_mark(e: Envelope) -> str:
    return f"QR - {e.note}"


def treasury_order(e: Envelope) -> str:
    return f"KBNN UNC so {e.digits(3)}/{e.at:%m.%Y}; {e.who}; MQHNS 1{e.digits(6)}; {e.note}"


Wrapper = Callable[[Envelope], str]
Around = tuple[tuple[Wrapper, int], ...]
Seen = dict[str, Around]
"""(wrapper, weight) by what the reader sees: account (perhaps with the name), name, nothing."""

SEEN: dict[str, Seen] = {
    "bidv": {
        "account": ((bidv_from, 50), (bidv_from_lost, 10), (bidv_transfer, 18), (vpbank, 8)),
        "name": ((bidv_company, 60), (order, 12)),
        "none": ((bidv_own, 30), (bidv_b2b, 24), (plain, 20), (ft_tail, 10), (ibft, 6), (acb_tail, 8)),
    },
    "agribank": {
        "account": ((vpbank, 14), (mbvcb_full, 40), (bidv_from, 14)),
        "name": ((order, 30), (treasury, 34), (citad, 14)),
        "none": ((agribank_mobile, 40), (plain, 36), (ft_tail, 12), (ibft, 6), (mbvcb_bare, 8)),
    },
    "vietcombank": {
        "account": ((mbvcb_full, 60), (mbvcb_bank, 14), (vpbank, 6)),
        "name": ((citad, 50), (order, 8)),
        "none": ((napas_switch, 20), (trace, 26), (mbvcb_bare, 20), (ft_tail, 14), (plain, 12), (acb_tail, 8)),
    },
}  # fmt: skip
SEEN["mt940"] = SEEN["bidv"]

NAMING = {
    efast_slash, mbvcb_full, mbvcb_bank, bidv_company, order, treasury, citad, ibvcb, bidv_company_lost, ordering_party, ordering_account,
    mb_customer, treasury_order,
}  # fmt: skip
"""Wrappers that print the payer's name."""
NAMELESS: Around = ((vpbank, 1),)
"""For an account whose holder is not printed, where the place has no such wrapper of its own."""
OF_STATE = {treasury, treasury_order}
"""Wrappers of the treasury, which pays for the state's bodies alone."""

# layouts with their own columns for the other side: what stands around the note alone
AROUND: dict[str, Around] = {
    "efast": ((quick_247, 30), (napas, 22), (arrived, 24), (plain, 12), (semicolons, 6), (with_time, 6), (efast_slash, 10)),
    "techcombank": ((plain, 50), (ft_tail, 30), (acb_tail, 8), (mbvcb_bare, 8), (ibft, 6)),
    "mb": ((plain, 40), (ibft, 22), (ft_tail, 14), (mbvcb_bare, 14), (acb_tail, 8)),
    "acb": ((plain, 50), (acb_tail, 26), (ft_tail, 10), (mbvcb_bare, 8)),
    "camt": ((napas_switch, 14), (trace, 22), (mbvcb_bare, 20), (plain, 24), (ft_tail, 12)),
}
