"""What each bank puts around the payer's words, as in the catalogue of noise of the shared data, and what of the payer that shows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from random import Random

from bench.worlds.facts import folded

COLUMNS = {"efast", "techcombank", "acb", "mb", "camt"}
"""Layouts with places for the other side's account and name."""
BINS = ("970436", "970418", "970405", "970407", "970422", "970416", "970423", "970432")
BANKS = ("TCB", "VCB", "MB", "ACB", "TPB", "VIETINBANK", "AGRIBANK", "SHB")


@dataclass(frozen=True)
class Envelope:
    chance: Random
    note: str
    at: datetime
    own: str
    own_name: str
    account: str
    name: str

    def digits(self, count: int) -> str:
        return "".join(self.chance.choices("0123456789", k=count))

    @property
    def holder(self) -> str:
        return folded(self.name).upper()


def plain(e: Envelope) -> str:
    return e.note


def fast(e: Envelope) -> str:
    return f"CT nhanh 247 den: {e.note} ({e.own})"


def fast_from_vcb(e: Envelope) -> str:
    return f"CT nhanh 247 den: MBVCB.{e.digits(10)}.{e.digits(6)}.{e.note}."


def fast_told(e: Envelope) -> str:
    return f"CT nhanh 247 den: MBVCB.{e.digits(10)}.{e.digits(6)}.{e.note}.CT tu {e.account} {e.holder} toi {e.own} {e.own_name}"


def napas(e: Envelope) -> str:
    return f"Chuyen tien den tu NAPAS Noi dung: {e.note} FT{e.at:%y%j}{e.digits(9)} ({e.own})"


def napas_from_acb(e: Envelope) -> str:
    return f"Chuyen tien den tu NAPAS Noi dung: {e.note}-{e.at:%d%m%y-%H:%M:%S} {e.digits(6)} ({e.own})"


def arrived(e: Envelope) -> str:
    return f"CT DEN:{e.digits(4)}  {e.note}"


def numbered(e: Envelope) -> str:
    letters = "".join(e.chance.choices("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", k=9))
    return f"{e.digits(3)}B{e.at:%y}{e.digits(2)}{letters}/{e.holder}-{e.note}"


def from_own_app(e: Envelope) -> str:
    return f"Vietinbank;{e.own};{e.note}"


def timed(e: Envelope) -> str:
    return f"{e.note}; thoi gian GD:{e.at:%d/%m/%Y %H:%M:%S}"


def vcb_app(e: Envelope) -> str:
    return f"MBVCB.{e.digits(10)}.{e.note}.CT tu {e.account} {e.holder} toi {e.own} {e.own_name}"


def vcb_older(e: Envelope) -> str:
    return f"IBVCB.MBVCB{e.digits(8)}.{e.note}.CT tu {e.account} {e.holder} toi {e.own} {e.own_name}"


def vcb_interbank(e: Envelope) -> str:
    return f"SHGD:{e.digits(8)}.DD:{e.at:%y%m%d}.BO:{e.holder}.Remark:{e.note}"


def vcb_trace(e: Envelope) -> str:
    return f"{e.digits(6)}.{e.at:%d%m%y.%H%M%S}.{e.note}"


def vcb_switch(e: Envelope) -> str:
    tail = "".join(e.chance.choices("ABCDEFGHKLMNP0123456789", k=4))
    return f"0200{e.chance.choice(BINS)}{e.at:%m%d%H%M%S%Y}{tail}{e.digits(6)}.{e.digits(5)}.{e.digits(6)}.{e.note}"


def bidv_card(e: Envelope) -> str:
    slash = "/" if e.chance.random() < 0.8 else ""
    return f"TKThe :{e.account}, tai {e.chance.choice(BANKS)}. {e.note} -CTLNHIDI{e.digits(15)}-1{slash}1-CRE-002"


def bidv_remitted(e: Envelope) -> str:
    slash = "/" if e.chance.random() < 0.75 else ""
    head = f"REM {e.digits(4)}SP{e.at:%y%m%d}{e.digits(9)} B{slash}O {e.holder} F{slash}O-{e.own} {e.own_name}"
    return f"{head} DTLS-REF{e.digits(12)} {e.note} Bank Charge .00 VAT .00"


def bidv_own(e: Envelope) -> str:
    return f"{e.own} {e.note}"


def bidv_b2b(e: Envelope) -> str:
    tail = "".join(e.chance.choices("ABCDEFGHKLMNP0123456789", k=4))
    return f"{e.note} - B2B0200{e.chance.choice(BINS)}{e.at:%m%d%H%M%S%Y}{tail}{e.digits(6)}"


def agribank_app(e: Envelope) -> str:
    return f"MB({e.digits(6)})({e.note})"


def agribank_told(e: Envelope) -> str:
    return f"MBVCB.{e.digits(10)}.{e.digits(6)}.{e.note}.CT tu {e.account} {e.holder} toi {e.own} {e.own_name} tai AGRIBANK"


def with_transfer_number(e: Envelope) -> str:
    return f"{e.note} FT{e.at:%y%j}{e.digits(9)}"


def acb_tail(e: Envelope) -> str:
    return f"{e.note}-{e.at:%d%m%y-%H:%M:%S} {e.digits(6)}"


def acb_counter(e: Envelope) -> str:
    return f"{e.note} GD {e.digits(6)}-{e.at:%m%d%y %H:%M:%S}"


def momo(e: Envelope) -> str:
    return f"{e.digits(11)}-0{e.chance.choice('3579')}{e.digits(8)}-{e.note} chuyen tien qua MoMo"


def momo_at_vcb(e: Envelope) -> str:
    phone = f"0{e.chance.choice('3579')}{e.digits(8)}"
    return f"PARTNER.DIRECT_DEBITS_VCB.MSE.{e.digits(11)}.{e.at:%Y%m%d}.{e.digits(11)}-{phone}_{e.note}"


def zalopay(e: Envelope) -> str:
    return f"ZP{e.at:%y%j}{e.digits(7)} {e.at:%y%m%d}{e.digits(9)} {e.note}"


def stamped(e: Envelope) -> str:
    return f"ISL{e.at:%Y%m%d%H%M%S}{e.digits(3)}-{e.note}"


def agribank_numbered(e: Envelope) -> str:
    return f"MA_GD:{e.digits(9)} #[{e.note}][BPMENT-FT-{e.digits(10)}]"


def sacombank(e: Envelope) -> str:
    return f"IBFT {e.note}"


Wrapper = tuple[Callable[[Envelope], str], frozenset[str], int]
BOTH, ACCOUNT, NAME, NOBODY = frozenset({"account", "name"}), frozenset({"account"}), frozenset({"name"}), frozenset[str]()
_VIETINBANK: tuple[Wrapper, ...] = (
    (fast, NOBODY, 22), (napas, NOBODY, 16), (arrived, NOBODY, 16), (napas_from_acb, NOBODY, 8), (fast_from_vcb, NOBODY, 10),
    (from_own_app, NOBODY, 8), (timed, NOBODY, 10), (plain, NOBODY, 10), (momo, NOBODY, 2), (zalopay, NOBODY, 2), (stamped, NOBODY, 1),
)  # fmt: skip
_BIDV: tuple[Wrapper, ...] = (
    (bidv_card, ACCOUNT, 36),
    (bidv_remitted, NAME, 24),
    (bidv_own, NOBODY, 28),
    (bidv_b2b, NOBODY, 8),
    (timed, NOBODY, 5),
)
WRAPPERS: dict[str, tuple[Wrapper, ...]] = {
    "efast": (*_VIETINBANK, (numbered, NAME, 10)),
    "techcombank": ((plain, NOBODY, 30), (with_transfer_number, NOBODY, 50), (acb_tail, NOBODY, 8)),
    "mb": ((plain, NOBODY, 50), (sacombank, NOBODY, 14), (vcb_trace, NOBODY, 8), (acb_tail, NOBODY, 10)),
    "acb": ((plain, NOBODY, 40), (acb_tail, NOBODY, 24), (acb_counter, NOBODY, 20), (sacombank, NOBODY, 8)),
    "camt": ((plain, NOBODY, 40), (vcb_trace, NOBODY, 20), (with_transfer_number, NOBODY, 14), (sacombank, NOBODY, 4)),
    "bidv": _BIDV,
    "mt940/BIDV": _BIDV,
    "mt940/VietinBank": (*_VIETINBANK, (fast_told, BOTH, 40), (numbered, NAME, 16)),
    "vietcombank": ((vcb_app, BOTH, 42), (vcb_older, BOTH, 8), (vcb_interbank, NAME, 14), (vcb_trace, NOBODY, 20), (vcb_switch, NOBODY,
    16), (momo_at_vcb, NOBODY, 3)),
    "agribank": (
        (agribank_told, BOTH, 34), (agribank_app, NOBODY, 26), (with_transfer_number, NOBODY, 14), (plain, NOBODY, 14), (napas_from_acb,
            NOBODY, 5), (agribank_numbered, NOBODY, 6), (momo, NOBODY, 2),
    ),
}  # fmt: skip


WALLETS = {momo, momo_at_vcb, zalopay}
"""Their money comes from the wallet's account, so nothing of the payer shows."""


def wrapped(envelope: Envelope, layout: str, wish: str) -> tuple[str, frozenset[str], bool]:
    """Return the bank's text, what it shows of the payer, and whether that stands in columns.

    `wish`: any, account (it must show), none (nothing may show).
    """
    chance = envelope.chance
    choices = WRAPPERS[layout]
    if wish == "account":
        choices = tuple(one for one in choices if one[0] not in WALLETS)
    if wish == "none" or not envelope.account:
        choices = tuple(one for one in choices if not one[1])
    elif layout.split("/", maxsplit=1)[0] not in COLUMNS and wish == "account":
        choices = tuple(one for one in choices if "account" in one[1])
    if not envelope.name:
        choices = tuple(one for one in choices if "name" not in one[1]) or ((plain, NOBODY, 1),)
    wrapper, shows, _ = chance.choices(choices, [weight for *_, weight in choices])[0]
    if layout not in COLUMNS:
        return wrapper(envelope), shows, False
    roll = 100 if wish == "none" or wrapper in WALLETS or not envelope.account else chance.randrange(80 if wish == "account" else 100)
    columns = BOTH if roll < 70 else ACCOUNT if roll < 80 else NAME if roll < 86 else NOBODY
    return wrapper(envelope), shows | (columns if envelope.name else columns & ACCOUNT), True
