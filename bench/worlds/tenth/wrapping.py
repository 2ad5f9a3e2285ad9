"""What banks put around a note: shapes of the shared noise catalogue, with its counts of digits, and nothing else."""

from collections.abc import Callable
from random import Random

from bench.worlds.ninth.wrapping import Printed, Sent

Wrapper = Callable[[Random, Sent], str]


def _n(chance: Random, count: int) -> str:
    return "".join(chance.choices("0123456789", k=count))


def _an(chance: Random, count: int) -> str:
    return "".join(chance.choices("ABCDEFGHKLMNPRSTUVXYZ", k=count))


def _plain(chance: Random, sent: Sent) -> str:
    return sent.text


def _mobile(chance: Random, sent: Sent) -> str:
    numbers = f"{_n(chance, chance.choice((9, 10, 11)))}.{_n(chance, 6)}"
    return f"MBVCB.{numbers}.{sent.text}.CT tu {sent.account} {sent.name} toi {sent.own} {sent.owner}"


def _named(chance: Random, sent: Sent) -> str:
    return f"SHGD:{_n(chance, 8)}.DD:{sent.at:%y%m%d}.BO:{sent.name}.Remark:{sent.text}"


def _trace(chance: Random, sent: Sent) -> str:
    return f"{_n(chance, 6)}.{sent.at:%d%m%y}.{sent.at:%H%M%S}.{sent.text}"


def _switch(chance: Random, sent: Sent) -> str:
    bank = chance.choice(("970415", "970405", "970422", "970418", "970403"))
    head = f"0200{bank}{sent.at:%m%d%H%M%S%Y}{_an(chance, 4)}{_n(chance, 6)}"
    return f"{head}.{_n(chance, 5)}.{_n(chance, 6)}.{sent.text}"


def _card(chance: Random, sent: Sent) -> str:
    tail = chance.choice(("-1/1-CRE-002", "-11-CRE-002"))
    return f"TKThe :{sent.account}, tai {sent.bank}. {sent.text} -CTLNHIDI{_n(chance, 15)}{tail}"


def _own_app(chance: Random, sent: Sent) -> str:
    return f"REM Tfr Ac:{sent.account} O@L_{_n(chance, 6)}_{_n(chance, 6)}_0_0_{_n(chance, 9)}_ {sent.text}"


def _order(chance: Random, sent: Sent) -> str:
    by, own = chance.choice((("B/O", "F/O"), ("BO", "FO")))
    head = f"REM {_n(chance, 3)}SP{sent.at:%y%m%d}{_n(chance, 9)} {by} {sent.name} {own}-{sent.own} {sent.owner}"
    return f"{head} DTLS-REF{_n(chance, 9)} {sent.text} Bank Charge .00 VAT .00"


def _tail(chance: Random, sent: Sent) -> str:
    return f"{sent.text} -CTLNHIDI{_n(chance, 15)}-1/1-CRE-002"


def _payee(chance: Random, sent: Sent) -> str:
    return f"{sent.own} {sent.text}"


def _bracket(chance: Random, sent: Sent) -> str:
    return f"MB({_n(chance, 6)})({sent.text})"


def _semicolons(chance: Random, sent: Sent) -> str:
    return f"ICB;{sent.own};{sent.text}"


def _ft(chance: Random, sent: Sent) -> str:
    return f"{sent.text} FT{sent.at:%y%j}{_n(chance, 9)}"


def _ibft(chance: Random, sent: Sent) -> str:
    return f"IBFT {sent.text}"


def _acb(chance: Random, sent: Sent) -> str:
    return f"{sent.text} -{sent.at:%d%m%y-%H:%M:%S} {_n(chance, 6)}"


def _acb_gd(chance: Random, sent: Sent) -> str:
    return f"{sent.text} GD {_n(chance, 6)}-{sent.at:%m%d%y %H:%M:%S}"


def _quick(chance: Random, sent: Sent) -> str:
    return f"CT nhanh 247 den: {sent.text}"


def _napas(chance: Random, sent: Sent) -> str:
    return f"Chuyen tien den tu NAPAS Noi dung: {sent.text}"


def _ct_den(chance: Random, sent: Sent) -> str:
    return f"CT DEN:{_n(chance, 12)}  {sent.text}"


def _clock(chance: Random, sent: Sent) -> str:
    return f"{sent.text}; thoi gian GD:{sent.at:%d/%m/%Y %H:%M:%S}"


COLUMNS: dict[str, tuple[Wrapper, ...]] = {
    "efast": (_plain, _quick, _napas, _ct_den, _clock, _semicolons, _ibft),
    "techcombank": (_plain, _plain, _ft, _ibft, _acb),
    "acb": (_plain, _acb, _acb_gd, _ft),
    "mb": (_plain, _plain, _ft, _ibft),
}
"""Layouts with a place for the other side."""
WITHIN: dict[str, dict[str, tuple[Wrapper, ...]]] = {
    "vietcombank": {"none": (_plain, _trace, _switch), "name": (_named,), "account": (_mobile,), "both": (_mobile,)},
    "bidv": {"none": (_tail, _payee, _plain), "name": (_order,), "account": (_card, _own_app), "both": (_card, _own_app)},
    "agribank": {"none": (_bracket, _plain, _ibft), "name": (_bracket, _ft), "account": (_mobile,), "both": (_mobile,)},
}
"""Layouts that say it within the words, or not at all."""


def wrap(chance: Random, layout: str, show: str, sent: Sent) -> Printed:
    """Return the note as this bank prints it."""
    if layout in COLUMNS:
        text = chance.choice(COLUMNS[layout])(chance, sent)
        return Printed(text, sent.account if show in ("both", "account") else "", sent.name if show in ("both", "name") else "")
    show = show if sent.account and sent.name else "none"
    return Printed(chance.choice(WITHIN[layout][show])(chance, sent))
