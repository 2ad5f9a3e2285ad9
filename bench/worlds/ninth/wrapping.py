"""What banks and apps put around a note, after the catalogue of noise; and whether account and name of the sender are shown."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from random import Random

BINS = ("970403", "970405", "970415", "970418", "970422", "970432", "970437", "970443")


@dataclass(frozen=True)
class Sent:
    at: datetime
    text: str
    account: str
    name: str
    bank: str
    own: str
    owner: str


@dataclass(frozen=True)
class Printed:
    text: str
    account: str = ""
    name: str = ""


Wrapper = Callable[[Random, Sent], str]


def _n(chance: Random, count: int) -> str:
    return "".join(chance.choices("0123456789", k=count))


def _an(chance: Random, count: int) -> str:
    return "".join(chance.choices("ABCDEFGHJKLMNPQRSTUVWXYZ", k=count))


def _mobile(chance: Random, sent: Sent) -> str:
    return f"MBVCB.{_n(chance, 11)}.{_n(chance, 6)}.{sent.text}.CT tu {sent.account} {sent.name} toi {sent.own} {sent.owner}"


def _citad(chance: Random, sent: Sent) -> str:
    return f"SHGD:{_n(chance, 8)}.DD:{sent.at:%y%m%d}.BO:{sent.name}.Remark:{sent.text}"


def _trace(chance: Random, sent: Sent) -> str:
    return f"{_n(chance, 6)}.{sent.at:%d%m%y}.{sent.at:%H%M%S}.{sent.text}"


def _switch(chance: Random, sent: Sent) -> str:
    head = f"0200{chance.choice(BINS)}{sent.at:%m%d%H%M%S}{sent.at:%Y}{_an(chance, 4)}{_n(chance, 6)}"
    return f"{head}.{_n(chance, 5)}.{_n(chance, 6)}.{sent.text}"


def _card(chance: Random, sent: Sent) -> str:
    return f"TKThe :{sent.account}, tai {sent.bank}. {sent.text} -CTLNHIDI{_n(chance, 15)}-1/1-CRE-002"


def _remittance(chance: Random, sent: Sent) -> str:
    head = f"REM {_n(chance, 3)}SP{sent.at:%y%m%d}{_n(chance, 9)} B/O {sent.name} F/O-{sent.own} {sent.owner}"
    return f"{head} DTLS-REF{_n(chance, 9)} {sent.text} Bank Charge .00 VAT .00"


def _own_app(chance: Random, sent: Sent) -> str:
    return f"REM Tfr Ac:{sent.account} O@L_{_n(chance, 6)}_{_n(chance, 6)}_0_0_{_n(chance, 9)}_ {sent.text}"


def _b2b(chance: Random, sent: Sent) -> str:
    return f"{sent.text} - B2B0200{chance.choice(BINS)}{sent.at:%m%d%H%M%S}{sent.at:%Y}{_an(chance, 4)}{_n(chance, 6)}"


def _payee_first(chance: Random, sent: Sent) -> str:
    return f"{sent.own} {sent.text}"


def _plain(chance: Random, sent: Sent) -> str:
    return sent.text


def _bracket(chance: Random, sent: Sent) -> str:
    return f"MB({_n(chance, 6)})({sent.text})"


def _ft(chance: Random, sent: Sent) -> str:
    return f"{sent.text} FT{sent.at:%y%j}{_n(chance, 9)}"


def _ibft(chance: Random, sent: Sent) -> str:
    return f"IBFT {sent.text}"


def _acb_payer(chance: Random, sent: Sent) -> str:
    dash = "- " if sent.text[-1:].isdigit() else "-"
    return f"{sent.text}{dash}{sent.at:%d%m%y-%H:%M:%S} {_n(chance, 6)}"


def _acb_own(chance: Random, sent: Sent) -> str:
    return f"{sent.text} GD {_n(chance, 6)}-{sent.at:%m%d%y} {sent.at:%H:%M:%S}"


def _quick(chance: Random, sent: Sent) -> str:
    return f"CT nhanh 247 den: {sent.text}"


def _napas(chance: Random, sent: Sent) -> str:
    return f"Chuyen tien den tu NAPAS Noi dung: {sent.text}"


def _ct_den(chance: Random, sent: Sent) -> str:
    return f"CT DEN:{_n(chance, 12)} {sent.text}"


def _clock(chance: Random, sent: Sent) -> str:
    return f"{sent.text}; thoi gian GD:{sent.at:%d/%m/%Y %H:%M:%S}"


def _slash(chance: Random, sent: Sent) -> str:
    return f"{_n(chance, 3)}{_an(chance, 1)}{sent.at:%y%d}{_an(chance, 4)}{_n(chance, 2)}{_an(chance, 3)}/{sent.text}"


def _dashed(chance: Random, sent: Sent) -> str:
    return f"QFT{sent.at:%Y%m%d%H%M%S}{_n(chance, 3)}-{sent.text}"


COLUMNS: dict[str, tuple[Wrapper, ...]] = {
    "efast": (_plain, _plain, _ct_den, _quick, _napas, _clock, _slash, _acb_payer, _dashed),
    "techcombank": (_plain, _plain, _plain, _ft, _ibft, _acb_payer),
    "mb": (_plain, _plain, _ft, _ibft, _acb_payer),
    "acb": (_plain, _plain, _acb_own, _acb_payer, _ft),
    "camt": (_plain, _plain, _ibft, _ft),
}
"""Layouts that have a place for account and name of the sender."""
WITHIN: dict[str, dict[str, tuple[Wrapper, ...]]] = {
    "vietcombank": {"both": (_mobile,), "account": (_mobile,), "name": (_citad,), "none": (_trace, _switch, _plain, _ft)},
    "bidv": {"both": (_card, _own_app), "account": (_card, _card, _own_app), "name": (_remittance,), "none": (_b2b, _payee_first, _plain)},
    "mt940": {"both": (_card, _own_app), "account": (_card, _own_app), "name": (_remittance,), "none": (_b2b, _plain, _payee_first)},
    "agribank": {"both": (_mobile,), "account": (_mobile,), "name": (_mobile,), "none": (_bracket, _plain, _ft, _ibft, _acb_payer)},
}
"""Layouts that say both within the words, or not at all."""


def wrap(chance: Random, layout: str, show: str, sent: Sent) -> Printed:
    """Return the note as this bank prints it."""
    if layout in COLUMNS:
        text = chance.choice(COLUMNS[layout])(chance, sent)
        return Printed(text, sent.account if show in ("both", "account") else "", sent.name if show in ("both", "name") else "")
    shows_name = show == "name" or layout in ("vietcombank", "agribank")
    return Printed(chance.choice(WITHIN[layout]["none" if shows_name and not sent.name else show])(chance, sent))
