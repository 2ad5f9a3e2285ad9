"""What banks put around a note, and what of the payer that shows. Shapes from the catalogue of noise of the shared data."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from random import Random

from bench.worlds.facts import folded

BINS = ("970436", "970405", "970418", "970407", "970416", "970422", "970403", "970432")
NAMES = ("VCB", "TCB", "ACB", "MB", "STB", "SACOMBANK", "VPB", "BFTVVNVX", "ICBVVNVX", "MSCBVNVX")


@dataclass(frozen=True)
class Transfer:
    """One transfer as the bank sees it."""

    chance: Random
    at: datetime
    note: str
    own: str
    owner: str
    account: str
    holder: str

    def digits(self, count: int) -> str:
        return "".join(self.chance.choices("0123456789", k=count))

    def letters(self, count: int) -> str:
        return "".join(self.chance.choices("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", k=count))

    @property
    def payer(self) -> str:
        return folded(self.holder).upper()

    @property
    def napas(self) -> str:
        digits = self.digits(4)
        return f"0200{self.chance.choice(BINS)}{self.at:%m%d%H%M%S}{self.at:%Y}{self.letters(4)}{digits}{self.digits(2)}"

    @property
    def ft(self) -> str:
        return f"FT{self.at:%y%j}{self.digits(9)}"


Wrapper = Callable[[Transfer], str]


def plain(t: Transfer) -> str:
    return t.note


def fast(t: Transfer) -> str:
    return f"CT nhanh 247 den: {t.note} ({t.own})"


def napas(t: Transfer) -> str:
    return f"Chuyen tien den tu NAPAS Noi dung: {t.note} {t.ft} ({t.own})"


def napas_acb(t: Transfer) -> str:
    return f"Chuyen tien den tu NAPAS Noi dung: {t.note}-{t.at:%d%m%y}-{t.at:%H:%M:%S} {t.digits(6)} ({t.own})"


def arrived(t: Transfer) -> str:
    return f"CT DEN:{t.digits(4)}  {t.note}"


def end_to_end(t: Transfer) -> str:
    return f"{t.digits(3)}B{t.at:%y}{t.digits(2)}{t.letters(8)}/{t.payer}-{t.note}"


def with_time(t: Transfer) -> str:
    return f"{t.note}; thoi gian GD:{t.at:%d/%m/%Y %H:%M:%S}"


def bank_first(t: Transfer) -> str:
    return f"CT nhanh 247 den: Vietinbank;{t.own};{t.note}"


def vcb_in_fast(t: Transfer) -> str:
    return f"CT nhanh 247 den: MBVCB.{t.digits(10)}.{t.digits(6)}.{t.note}."


def vcb_full(t: Transfer) -> str:
    return f"MBVCB.{t.digits(10)}.{t.note}.CT tu {t.account} {t.payer} toi {t.own} {t.owner}"


def vcb_full_at(t: Transfer) -> str:
    ways = f"CT tu {t.account} {t.payer} toi {t.own} {t.owner} tai AGRIBANK"
    return f"MBVCB.{t.digits(10)}.{t.digits(6)}.{t.note}.{ways}"


def vcb_trace(t: Transfer) -> str:
    return f"{t.digits(6)}.{t.at:%d%m%y}.{t.at:%H%M%S}.{t.note}"


def vcb_switch(t: Transfer) -> str:
    return f"{t.napas}.{t.digits(5)}.{t.digits(6)}.{t.note}"


def vcb_citad(t: Transfer) -> str:
    return f"SHGD:{t.digits(8)}.DD:{t.at:%y%m%d}.BO:{t.payer}.Remark:{t.note}"


def vcb_salary(t: Transfer) -> str:
    return f"//SAL{t.at:%Y%j}S{t.digits(7)}//{t.note} BO {t.payer}"


def ibft(t: Transfer) -> str:
    return f"IBFT {t.note}"


def ft_tail(t: Transfer) -> str:
    return f"{t.note} {t.ft}"


def acb_tail(t: Transfer) -> str:
    return f"{t.note}-{t.at:%d%m%y}-{t.at:%H:%M:%S} {t.digits(6)}"


def acb_own(t: Transfer) -> str:
    return f"{t.note} GD {t.digits(6)}-{t.at:%m%d%y} {t.at:%H:%M:%S}"


def acb_own_turned(t: Transfer) -> str:
    return f"{t.note}-{t.at:%m%d%y} {t.at:%H:%M:%S} {t.digits(6)}"


def agri_mobile(t: Transfer) -> str:
    return f"MB({t.digits(6)})({t.note})"


def agri_number(t: Transfer) -> str:
    return f"MA_GD:{t.digits(9)} {t.note} [BPMENT-FT-{t.digits(8)}]"


def bidv_card(t: Transfer) -> str:
    slash = t.chance.choice(("/", "/", ""))
    return f"TKThe :{t.account}, tai {t.chance.choice(NAMES)}. {t.note} -CTLNHIDI{t.digits(15)}-1{slash}1-CRE-002"


def bidv_remit(t: Transfer) -> str:
    s = t.chance.choice(("/", "/", "/", ""))
    return (
        f"REM {t.digits(4)}SP{t.at:%y%m%d}{t.digits(9)} B{s}O {t.payer} F{s}O-{t.own} {t.owner} DTLS-REF{t.letters(8)} {t.note}"
        " Bank Charge .00 VAT .00"
    )


def bidv_own_app(t: Transfer) -> str:
    return f"REM Tfr Ac:{t.account} O@L_{t.digits(6)}_{t.digits(6)}_0_0_{t.digits(9)}_{t.letters(4)} {t.note}"


def bidv_own_account(t: Transfer) -> str:
    return f"{t.own} {t.note}"


def bidv_napas(t: Transfer) -> str:
    return f"{t.note}- B2B{t.napas}"


def momo(t: Transfer) -> str:
    return f"{t.digits(11)}-0{t.chance.choice('35789')}{t.digits(8)}-{t.note} chuyen tien qua MoMo"


def zalo(t: Transfer) -> str:
    return f"ZP{t.at:%y%j}{t.digits(7)} {t.at:%y%m%d}{t.digits(9)} {t.note}"


SHOWN: dict[str, tuple[tuple[Wrapper, int], ...]] = {
    "efast": ((fast, 30), (napas, 14), (napas_acb, 8), (arrived, 18), (with_time, 6), (bank_first, 7), (vcb_in_fast, 9), (plain, 8)),
    "techcombank": ((plain, 34), (ft_tail, 26), (ibft, 12), (acb_tail, 12), (vcb_full, 10), (vcb_trace, 6)),
    "mb": ((plain, 34), (ibft, 20), (ft_tail, 20), (acb_tail, 12), (vcb_full, 14)),
    "acb": ((plain, 24), (acb_own, 30), (acb_own_turned, 20), (ibft, 12), (ft_tail, 14)),
    "camt": ((plain, 50), (vcb_trace, 16), (ft_tail, 14), (vcb_citad, 12), (acb_tail, 8)),
}
"""Layouts with columns for the other side: the words around the note tell nothing more than they do."""

SAID: dict[str, dict[str, tuple[tuple[Wrapper, int], ...]]] = {
    "vietcombank": {
        "both": ((vcb_full, 1),),
        "name": ((vcb_citad, 5), (vcb_salary, 1)),
        "none": ((vcb_trace, 5), (vcb_switch, 5), (plain, 1)),
    },
    "agribank": {
        "both": ((vcb_full_at, 1),),
        "none": ((agri_mobile, 6), (ft_tail, 4), (acb_tail, 3), (plain, 4), (agri_number, 2), (ibft, 2)),
    },
    "bidv": {
        "account": ((bidv_card, 6), (bidv_own_app, 2)),
        "name": ((bidv_remit, 1),),
        "none": ((bidv_own_account, 5), (bidv_napas, 4), (acb_tail, 1), (plain, 1)),
    },
}
SAID["mt940"] = SAID["bidv"]
"""Layouts of text alone: what shows of the payer stands around the note."""
FROM_A_PHONE: tuple[tuple[Wrapper, int], ...] = ((momo, 3), (zalo, 1))


def ways_to_show(layout: str, wish: str) -> str:
    """Return what a layout can show of the payer, nearest to the wish: both, account, name or none."""
    able = ("both", "account", "name", "none") if layout in SHOWN else tuple(SAID[layout])
    nearest = {"both": ("both", "account"), "account": ("account", "both"), "name": ("name", "none"), "none": ("none",)}[wish]
    return next((way for way in nearest if way in able), "none")


def wrapped(transfer: Transfer, layout: str, shown: str, *, from_a_phone: bool = False) -> str:
    """Put the bank's words around a note."""
    choices = SHOWN[layout] if layout in SHOWN else SAID[layout][shown]
    if layout in SHOWN and shown in ("both", "name") and layout == "efast" and transfer.chance.random() < 0.15:
        return end_to_end(transfer)
    if layout in SHOWN and shown != "both":
        choices = tuple(choice for choice in choices if choice[0] not in (vcb_full, vcb_citad))
    if from_a_phone and shown == "none":
        choices = FROM_A_PHONE
    wrapper = transfer.chance.choices([one for one, _ in choices], [weight for _, weight in choices])[0]
    return wrapper(transfer)
