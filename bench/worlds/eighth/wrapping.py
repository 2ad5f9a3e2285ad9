"""What each bank prints around the payer's words, and what it shows of the sender, after the catalogue of noise of the shared data."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from random import Random

from bench.worlds.facts import folded

BINS = ("970405", "970407", "970415", "970416", "970418", "970422", "970423", "970432", "970436", "970448")


@dataclass(frozen=True)
class Sent:
    """A payer's words on their way through a bank."""

    at: datetime
    note: str
    account: str
    name: str
    bank: str
    own: str
    owner: str


@dataclass(frozen=True)
class Printed:
    """What the statement prints: the description, and the account and name of the other side where columns show them."""

    text: str
    account: str = ""
    name: str = ""


Wrapper = Callable[[Random, Sent], Printed]


def _digits(chance: Random, count: int) -> str:
    return "".join(chance.choices("0123456789", k=count - 1)) + chance.choice("123456789")


def _letters(chance: Random, count: int) -> str:
    return "".join(chance.choices("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", k=count))


def _ft(chance: Random, sent: Sent) -> str:
    return f"FT{sent.at:%y%j}{_digits(chance, 9)}"


def _mbvcb(chance: Random, sent: Sent) -> Printed:
    tail = chance.choice(("", "", " tai VIETCOMBANK"))
    head = f"MBVCB.{_digits(chance, 10)}.{_digits(chance, 6)}.{sent.note[:120]}"
    return Printed(f"{head}.CT tu {sent.account} {sent.name} toi {sent.own} {sent.owner}{tail}")


def _ibvcb(chance: Random, sent: Sent) -> Printed:
    return Printed(f"IBVCB.{_digits(chance, 10)}.{sent.note[:130]}.CT tu {sent.account} {sent.name} toi {sent.own} {sent.owner}")


def _shgd(chance: Random, sent: Sent) -> Printed:
    return Printed(f"SHGD:{_digits(chance, 8)}.DD:{sent.at:%y%m%d}.BO:{sent.name}.Remark:{sent.note[:140]}")


def _trace(chance: Random, sent: Sent) -> Printed:
    return Printed(f"{_digits(chance, 6)}.{sent.at:%d%m%y}.{sent.at:%H%M%S}.{sent.note[:150]}")


def _switch(chance: Random, sent: Sent) -> Printed:
    head = f"0200{chance.choice(BINS)}{sent.at:%m%d%H%M%S}{sent.at:%Y}{_letters(chance, 4)}{_digits(chance, 6)}"
    return Printed(f"{head}.{_digits(chance, 5)}.{_digits(chance, 6)}.{sent.note[:110]}")


def _tkthe(chance: Random, sent: Sent) -> Printed:
    slash = chance.choice(("/", "/", ""))
    return Printed(f"TKThe :{sent.account}, tai {sent.bank}. {sent.note[:130]} -CTLNHIDI{_digits(chance, 15)}-1{slash}1-CRE-002")


def _rem_bo(chance: Random, sent: Sent) -> Printed:
    a, b = chance.choice((("B/O", "F/O"), ("B/O", "F/O"), ("BO", "FO")))
    head = f"REM {_digits(chance, 4)}SP{sent.at:%y%m%d}{_digits(chance, 9)} {a} {sent.name} {b}-{sent.own} {sent.owner}"
    return Printed(f"{head} DTLS-REF{_digits(chance, 8)} {sent.note[:140]} Bank Charge .00 VAT .00")


def _transfer_ac(chance: Random, sent: Sent) -> Printed:
    trace = f"O@L_{_digits(chance, 6)}_{_digits(chance, 6)}_0_0_{_digits(chance, 9)}_{chance.randint(1, 9)}"
    return Printed(f"REM Tfr Ac:{sent.account} {trace} {sent.note[:130]}")


def _own_first(chance: Random, sent: Sent) -> Printed:
    return Printed(f"{sent.own} {sent.note[:120]}")


def _b2b(chance: Random, sent: Sent) -> Printed:
    return Printed(
        f"{sent.note[:110]}- B2B0200{chance.choice(BINS)}{sent.at:%m%d%H%M%S}{sent.at:%Y}{_letters(chance, 4)}{_digits(chance, 6)}"
    )


def _agri_mb(chance: Random, sent: Sent) -> Printed:
    return Printed(f"MB({_digits(chance, 6)})({sent.note[:100]})")


def _ibft(chance: Random, sent: Sent) -> Printed:
    return Printed(f"IBFT {sent.note[:95]}")


def _ft_tail(chance: Random, sent: Sent) -> Printed:
    return Printed(f"{sent.note[:120]} {_ft(chance, sent)}")


def _acb_tail(chance: Random, sent: Sent) -> Printed:
    return Printed(f"{sent.note[:120]}-{sent.at:%d%m%y-%H:%M:%S} {_digits(chance, 6)}")


def _agri_counter(chance: Random, sent: Sent) -> Printed:
    return Printed(f"GDV {_digits(chance, 3)} LCT {sent.name} ND {sent.note[:110]}")


def _agri_cross(chance: Random, sent: Sent) -> Printed:
    wrapped = _mbvcb(chance, sent).text
    return Printed(f"{wrapped.removesuffix(' tai VIETCOMBANK')} tai AGRIBANK")


def _plain(chance: Random, sent: Sent) -> Printed:
    return Printed(sent.note[:200])


def _ct_den(chance: Random, sent: Sent) -> Printed:
    return Printed(f"CT DEN:{_digits(chance, 4)}  {sent.note[:140]}")


def _nhanh_247(chance: Random, sent: Sent) -> Printed:
    return Printed(f"CT nhanh 247 den: {sent.note[:130]} ({sent.own})")


def _napas(chance: Random, sent: Sent) -> Printed:
    return Printed(f"Chuyen tien den tu NAPAS Noi dung: {sent.note[:110]} {_ft(chance, sent)} ({sent.own})")


def _slashed(chance: Random, sent: Sent) -> Printed:
    return Printed(f"106B2{sent.at:%y}90{_letters(chance, 4)}{_digits(chance, 2)}{_letters(chance, 2)}/{sent.name}-{sent.note[:110]}")


def _time_tail(chance: Random, sent: Sent) -> Printed:
    return Printed(f"{sent.note[:130]}; thoi gian GD:{sent.at:%d/%m/%Y %H:%M:%S}")


def _acb_gd(chance: Random, sent: Sent) -> Printed:
    return Printed(f"{sent.note[:110]} GD {_digits(chance, 6)}-{sent.at:%m%d%y %H:%M:%S}")


def _mb_from(chance: Random, sent: Sent) -> Printed:
    return Printed(f"{sent.note[:120]}. Ma GD: ACSP/ {_letters(chance, 2)}{_digits(chance, 6)}")


def _mb_trace(chance: Random, sent: Sent) -> Printed:
    return Printed(f"{sent.note[:90]}-{_digits(chance, 11)}-{sent.at:%d%m%Y}-CN {chance.choice(('SO GIAO DICH', 'THANG LONG', 'CHO LON'))}")


def _iso(chance: Random, sent: Sent) -> Printed:
    return Printed(f"/ROC/NOTPROVIDED/URI/{sent.note[:130]}")


LAYOUTS: dict[str, dict[str, tuple[Wrapper, ...]]] = {
    "vietcombank": {
        "both": (_mbvcb, _mbvcb, _ibvcb),
        "account": (_mbvcb, _ibvcb),
        "name": (_shgd, _shgd),
        "none": (_trace, _switch, _plain, _ft_tail),
    },
    "bidv": {
        "both": (_tkthe, _rem_bo, _mbvcb),
        "account": (_tkthe, _tkthe, _transfer_ac),
        "name": (_rem_bo,),
        "none": (_own_first, _b2b, _plain, _ibft),
    },
    "agribank": {
        "both": (_agri_cross,),
        "account": (_agri_cross,),
        "name": (_agri_counter,),
        "none": (_agri_mb, _agri_mb, _ibft, _ft_tail, _acb_tail, _plain),
    },
    "efast": {"columns": (_plain, _ct_den, _nhanh_247, _napas, _slashed, _time_tail)},
    "techcombank": {"columns": (_plain, _ft_tail, _plain, _acb_tail)},
    "mb": {"columns": (_plain, _mb_from, _mb_trace, _ft_tail)},
    "acb": {"columns": (_plain, _acb_gd, _acb_tail, _ibft)},
    "camt": {"columns": (_plain, _plain, _iso)},
}
LAYOUTS["mt940"] = LAYOUTS["bidv"]


def wrap(chance: Random, layout: str, show: str, sent: Sent) -> Printed:
    """Return what the layout prints of a payment, showing of the sender what was wished as far as the layout can."""
    shapes = LAYOUTS[layout]
    if "columns" not in shapes:
        return chance.choice(shapes[show])(chance, sent)
    hidden_name = show in ("account", "none")
    choice = [one for one in shapes["columns"] if not (hidden_name and one is _slashed)]
    text = chance.choice(choice)(chance, sent).text
    account = sent.account if show in ("both", "account") else ""
    name = folded(sent.name).upper() if show in ("both", "name") else ""
    return Printed(text, account, name)
