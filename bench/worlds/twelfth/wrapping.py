"""What the banks print around a note: the heads, tails and switches of the catalogue of noise."""

from random import Random

from bench.worlds.facts import folded, is_tax_code
from bench.worlds.ninth.wrapping import Printed, Sent

COLUMNS = ("efast", "techcombank", "mb", "acb", "camt")
"""Layouts that have columns for the other side."""
BINS = {"VCB": "970436", "TCB": "970407", "ACB": "970416", "BIDV": "970418", "VTB": "970415", "MB": "970422", "AGR": "970405",
        "STB": "970403", "VPB": "970432", "TPB": "970423", "SHB": "970443", "HDB": "970437", "LPB": "970449"}  # fmt: skip


def tells_account(layout: str, bank: str) -> bool:
    """Tell whether a layout shows the account of a payer of a bank whenever the payer's manner lets it."""
    return layout in COLUMNS or layout in ("bidv", "mt940") or bank == "VCB"


def wrap(chance: Random, layout: str, show: str, sent: Sent) -> Printed:
    """Return the note as this bank prints it.

    `show` is what the bank may tell: both, account, name, none, or `alone`: the account where the bank prints no name with it.
    """
    if layout in COLUMNS:
        text = _in_columns(chance, layout, sent)
        account, name = (sent.account if show in ("both", "account", "alone") else ""), (sent.name if show in ("both", "name") else "")
        return Printed(text, account, name)
    return Printed({"agribank": _agribank, "vietcombank": _vietcombank, "bidv": _bidv, "mt940": _bidv}[layout](chance, show, sent))


def _n(chance: Random, count: int) -> str:
    while is_tax_code(found := "".join(chance.choices("0123456789", k=count))):
        pass
    return found


def _an(chance: Random, count: int) -> str:
    return "".join(chance.choices("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", k=count))


def _ft(chance: Random, sent: Sent) -> str:
    return f"FT{sent.at:%y%j}{_n(chance, 9)}"


def _napas(chance: Random, sent: Sent) -> str:
    return f"0200{BINS.get(sent.bank, '970448')}{sent.at:%m%d%H%M%S%Y}{_an(chance, 4)}{_n(chance, 6)}"


def _acb_tail(chance: Random, sent: Sent) -> str:
    blank = chance.choice(("", "", " "))
    return f"{sent.text}-{blank}{sent.at:%d%m%y}-{sent.at:%H:%M:%S} {_n(chance, 6)}"


def _from_vcb(chance: Random, sent: Sent, tail: str, *, told: bool) -> str:
    head = f"MBVCB.{_n(chance, 10)}.{_n(chance, 6)}.{sent.text}."
    return f"{head}CT tu {sent.account} {sent.name} toi {sent.own} {sent.owner}{tail}" if told else head


def _by_sender(chance: Random, sent: Sent) -> str:
    """Return the note with what the payer's bank or app leaves on it, telling nobody's account."""
    ways = {"TCB": f"{sent.text} {_ft(chance, sent)}", "ACB": _acb_tail(chance, sent), "STB": f"IBFT {sent.text}"}
    if sent.bank in ways and chance.random() < 0.8:
        return ways[sent.bank]
    if sent.bank == "VCB" and chance.random() < 0.5:
        return f"MBVCB.{_n(chance, 10)}.{_n(chance, 6)}.{sent.text}"
    return sent.text


def _in_columns(chance: Random, layout: str, sent: Sent) -> str:
    usual = _by_sender(chance, sent)
    draw = chance.random()
    if layout == "efast":
        if sent.bank == "VTB" and draw < 0.45:
            return f"{_n(chance, 3)}B{sent.at:%y}{chance.randint(0, 9)}0{_an(chance, 8)}/{sent.text}"
        if draw < 0.28:
            return f"CT DEN:{_n(chance, 4)}  {usual}"
        if draw < 0.42:
            return f"CT nhanh 247 den: {usual} ({sent.own})"
        if draw < 0.54:
            return f"Chuyen tien den tu NAPAS Noi dung: {sent.text} {_ft(chance, sent)} ({sent.own})"
        return f"{usual}; thoi gian GD:{sent.at:%d/%m/%Y %H:%M:%S}" if draw < 0.64 else usual
    if layout == "acb" and draw < 0.35:
        return f"##{sent.text} GD {_n(chance, 6)}-{sent.at:%m%d%y %H:%M:%S}" if draw < 0.2 else _acb_tail(chance, sent)
    if layout == "techcombank" and draw < 0.4:
        return f"{sent.text} {_ft(chance, sent)}"
    return usual


def _agribank(chance: Random, show: str, sent: Sent) -> str:
    if sent.bank == "VCB" and show in ("both", "account"):
        return _from_vcb(chance, sent, " tai AGRIBANK", told=True)
    if sent.bank == "AGR" and chance.random() < 0.7:
        return (
            f"MB({_n(chance, 6)})({sent.text})"
            if chance.random() < 0.7
            else f"MA_GD:{_n(chance, 9)} #[{sent.text}][BPMENT-FT-{_n(chance, 9)}]"
        )
    return _by_sender(chance, sent)


def _vietcombank(chance: Random, show: str, sent: Sent) -> str:
    if sent.bank == "VCB" and show in ("both", "account"):
        head = f"MBVCB.{_n(chance, 10)}.{sent.text}."
        return f"{head}CT tu {sent.account} {sent.name} toi {sent.own} {sent.owner}"
    if show in ("both", "name") and chance.random() < 0.8:
        return f"SHGD:{_n(chance, 8)}.DD:{sent.at:%y%m%d}.BO:{sent.name}.Remark:{sent.text}"
    draw = chance.random()
    if draw < 0.4:
        return f"{_napas(chance, sent)}.{_n(chance, 5)}.{_n(chance, 6)}.{sent.text}"
    return f"{_n(chance, 6)}.{sent.at:%d%m%y}.{sent.at:%H%M%S}.{_by_sender(chance, sent)}" if draw < 0.8 else _by_sender(chance, sent)


def _bidv(chance: Random, show: str, sent: Sent) -> str:
    if show in ("both", "account", "alone"):
        if sent.bank == "BIDV":
            numbers = "_".join((_n(chance, 6), _n(chance, 6), "0_0", _n(chance, 9)))
            return f"REM Tfr Ac:{sent.account} O@L_{numbers}_{sent.text}"
        tail = f" -CTLNHIDI{_n(chance, 15)}-1/1-CRE-002" if chance.random() < 0.7 else ""
        return f"TKThe :{sent.account}, tai {folded(sent.bank)}. {sent.text}{tail}"
    if show == "name":
        number = f"{_n(chance, 4)}SP{sent.at:%y%m%d}{_n(chance, 9)}"
        payee = f"F/O-{sent.own} {sent.owner}"
        return f"REM {number} B/O {sent.name} {payee} DTLS-REF{_n(chance, 8)} {sent.text} Bank Charge .00 VAT .00"
    draw = chance.random()
    if draw < 0.35:
        return f"{_by_sender(chance, sent)} - B2B{_napas(chance, sent)}"
    return f"{sent.own} {sent.text}" if draw < 0.6 else _by_sender(chance, sent)
