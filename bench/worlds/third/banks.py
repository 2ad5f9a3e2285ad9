"""What banks put around a note of the third set: forms of the catalogue of noise, alone and one inside another."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from random import Random

BINS = ("970436", "970418", "970415", "970407", "970422", "970416", "970405", "970403")
ALNUM = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789"


@dataclass(frozen=True)
class Envelope:
    """A note on its way: when, to whom, from which account and holder."""

    chance: Random
    note: str
    at: datetime
    own: str
    owner: str
    account: str
    name: str

    def digits(self, count: int) -> str:
        return "".join(self.chance.choices("0123456789", k=count))

    def letters(self, count: int) -> str:
        return "".join(self.chance.choices(ALNUM, k=count))

    @property
    def bank(self) -> str:
        return self.chance.choice(("TCB", "VCB", "ACB", "MB", "ICBVVNVX", "VPBKVNVX", "BFTVVNVX", "STB", "LPB"))


Wrapper = Callable[[Envelope], str]


def plain(e: Envelope) -> str:
    return e.note


def ibft(e: Envelope) -> str:
    return f"IBFT {e.note}"


def techcombank_tail(e: Envelope) -> str:
    return f"{e.note} FT{e.at:%y%j}{e.digits(9)}"


def acb_tail(e: Envelope) -> str:
    return f"{e.note}-{e.at:%d%m%y}-{e.at:%H:%M:%S} {e.digits(6)}"


def acb_own(e: Envelope) -> str:
    return f"{e.note} GD {e.digits(6)}-{e.at:%m%d%y} {e.at:%H:%M:%S}"


def trace(e: Envelope) -> str:
    return f"{e.digits(6)}.{e.at:%d%m%y}.{e.at:%H%M%S}.{e.note}"


def switch(e: Envelope) -> str:
    return f"0200{e.chance.choice(BINS)}{e.at:%m%d%H%M%S%Y}{e.letters(4)}{e.digits(6)}.{e.digits(5)}.{e.digits(6)}.{e.note}"


def mobile(e: Envelope) -> str:
    return f"MBVCB.{e.digits(10)}.{e.digits(6)}.{e.note}."


def mobile_full(e: Envelope) -> str:
    return f"MBVCB.{e.digits(10)}.{e.note}.CT tu {e.account} {e.name} toi {e.own} {e.owner}"


def mobile_full_bank(e: Envelope) -> str:
    return f"MBVCB.{e.digits(10)}.{e.digits(6)}.{e.note}.CT tu {e.account} {e.name} toi {e.own} {e.owner} tai AGRIBANK"


def mobile_nameless(e: Envelope) -> str:
    return f"MBVCB.{e.digits(10)}.{e.digits(6)}.{e.note}.CT tu {e.account} toi {e.own}"


def citad(e: Envelope) -> str:
    return f"SHGD:{e.digits(8)}.DD:{e.at:%y%m%d}.BO:{e.name}.Remark:{e.note}"


def card(e: Envelope) -> str:
    return f"TKThe :{e.account}, tai {e.bank}. {e.note} -CTLNHIDI{e.digits(15)}-1/1-CRE-002"


def card_slashless(e: Envelope) -> str:
    return f"TKThe :{e.account}, tai {e.bank}. {e.note} -CTLNHIDI{e.digits(15)}-11-CRE-002"


def card_switch(e: Envelope) -> str:
    return f"TKThe :{e.account}, tai {e.bank}. {e.note} - B2B0200{e.chance.choice(BINS)}{e.at:%m%d%H%M%S%Y}{e.letters(4)}{e.digits(6)}"


def _remitted(e: Envelope, by: str, to: str) -> str:
    head = f"REM {e.digits(4)}SP{e.at:%y%m%d}{e.digits(9)} {by} {e.name} {to}-{e.own} {e.owner}"
    return f"{head} DTLS-REF{e.digits(9)} {e.note} Bank Charge .00 VAT .00"


def remittance(e: Envelope) -> str:
    return _remitted(e, "B/O", "F/O")


def remittance_slashless(e: Envelope) -> str:
    return _remitted(e, "BO", "FO")


def own_app(e: Envelope) -> str:
    return f"REM Tfr Ac:{e.account} O@L_{e.digits(6)}_{e.digits(6)}_0_0_{e.digits(9)}_{e.note}"


def to_own(e: Envelope) -> str:
    return f"{e.own} {e.note}"


def agribank_mobile(e: Envelope) -> str:
    return f"MB({e.digits(6)})({e.note})"


def agribank_pay(e: Envelope) -> str:
    return f"MA_GD:{e.digits(9)} #{e.note}[BPMENT-FT-{e.digits(9)}]"


def momo(e: Envelope) -> str:
    return f"{e.digits(11)}-0{e.chance.choice('3789')}{e.digits(8)}-{e.note} chuyen tien qua MoMo"


def zalopay(e: Envelope) -> str:
    return f"ZP{e.at:%y%j}{e.digits(7)} {e.at:%y%m%d}{e.digits(9)} {e.note}"


def quick(e: Envelope) -> str:
    return f"CT nhanh 247 den: {e.note} ({e.own})"


def quick_mobile(e: Envelope) -> str:
    return f"CT nhanh 247 den: {mobile(e)} ({e.own})"


def quick_bank(e: Envelope) -> str:
    return f"CT nhanh 247 den: Vietinbank;{e.own};{e.note}"


def napas_tail(e: Envelope) -> str:
    return f"Chuyen tien den tu NAPAS Noi dung: {techcombank_tail(e)} ({e.own})"


def napas_acb(e: Envelope) -> str:
    return f"Chuyen tien den tu NAPAS Noi dung: {acb_tail(e)} ({e.own})"


def napas_ibft(e: Envelope) -> str:
    return f"Chuyen tien den tu NAPAS Noi dung: IBFT {e.note} ({e.own})"


def arrived(e: Envelope) -> str:
    return f"CT DEN:{e.digits(4)}  {e.note}"


def timed(e: Envelope) -> str:
    return f"{e.note}; thoi gian GD:{e.at:%d/%m/%Y %H:%M:%S}"


def reference(e: Envelope) -> str:
    return f"{e.digits(3)}B{e.at:%y}{e.digits(2)}{e.letters(9)}/{e.note}"


def reference_named(e: Envelope) -> str:
    return f"{e.digits(3)}B{e.at:%y}{e.digits(2)}{e.letters(9)}/{e.name}-{e.note}"


def stamped(e: Envelope) -> str:
    return f"ISL{e.at:%Y%m%d%H%M%S}{e.digits(3)}-{e.note}"


def stamped_q(e: Envelope) -> str:
    return f"QFT{e.digits(17)}-{e.note}"


NAMING: dict[str, tuple[Wrapper, ...]] = {
    "bidv": (remittance, remittance, remittance_slashless),
    "vietcombank": (citad,),
    "agribank": (citad, remittance),
    "mt940": (remittance, citad, reference_named),
}
"""Wrappers that print the holder's name alone, of layouts without a column for it."""
SHOWING: dict[str, tuple[Wrapper, ...]] = {
    "bidv": (card, card, card_slashless, card_switch, own_app),
    "vietcombank": (mobile_full, mobile_full, mobile_nameless),
    "agribank": (mobile_full_bank, mobile_full_bank, mobile_nameless),
    "mt940": (card, mobile_full, own_app),
}
"""Wrappers that print the account."""
SILENT: dict[str, tuple[Wrapper, ...]] = {
    "bidv": (to_own, plain, techcombank_tail, mobile, ibft, acb_tail),
    "vietcombank": (trace, trace, switch, plain, mobile, techcombank_tail, ibft),
    "agribank": (agribank_mobile, agribank_mobile, techcombank_tail, ibft, agribank_pay, acb_tail, momo, zalopay, mobile),
    "mt940": (plain, trace, reference, techcombank_tail, arrived, to_own),
    "efast": (arrived, quick, quick_mobile, quick_bank, napas_tail, napas_acb, napas_ibft, timed, reference, stamped, stamped_q, zalopay),
    "techcombank": (plain, plain, techcombank_tail, ibft, mobile, switch, acb_tail),
    "acb": (plain, acb_own, acb_tail, techcombank_tail, ibft, mobile),
    "mb": (plain, plain, mobile, techcombank_tail, acb_tail, ibft, trace),
    "camt": (plain, trace, techcombank_tail, mobile, switch, acb_tail),
}
PERSONS_ONLY = {momo, zalopay}
