"""What the banks put around a note, as the catalogue of noise counts it, and which of it tells the other side.

Layouts with columns show account and name there; in the others only the words may, and most wrappers tell no account.
"""

from collections.abc import Callable, Mapping, Sequence
from random import Random

from bench.worlds.ninth.wrapping import Printed, Sent

Wrapper = Callable[[Random, Sent], str]
BINS = {
    "VCB": "970436", "VTB": "970415", "TCB": "970407", "BIDV": "970418", "AGR": "970405", "MB": "970422", "ACB": "970416", "VPB": "970432",
    "STB": "970403", "LPB": "970449", "SHB": "970443", "NAB": "970428", "HSBC": "458761",
}  # fmt: skip


def digits(chance: Random, length: int) -> str:
    return "".join(chance.choices("0123456789", k=length))


def signs(chance: Random, length: int) -> str:
    return "".join(chance.choices("ABCDEGHKLMNPQRSTUVXYZ0123456789", k=length))


def napas(chance: Random, sent: Sent) -> str:
    """Return the switch's own number, which begins with the sender's bank."""
    return f"0200{BINS.get(sent.bank, '970452')}{sent.at:%m%d%H%M%S%Y}{signs(chance, 4)}{digits(chance, 6)}"


def bare(chance: Random, sent: Sent) -> str:
    return sent.text


def ft_tail(chance: Random, sent: Sent) -> str:
    return f"{sent.text} FT{sent.at:%y%j}{digits(chance, 9)}"


def ibft(chance: Random, sent: Sent) -> str:
    return f"IBFT {sent.text}"


def acb_tail(chance: Random, sent: Sent) -> str:
    return f"{sent.text}-{sent.at:%d%m%y-%H:%M:%S} {digits(chance, 6)}"


def acb_own(chance: Random, sent: Sent) -> str:
    return chance.choice(("##{t} GD {n}-{d}", "{t}-{d} {n}")).format(t=sent.text, n=digits(chance, 6), d=f"{sent.at:%m%d%y %H:%M:%S}")


def mbvcb(chance: Random, sent: Sent) -> str:
    head = f"MBVCB.{digits(chance, 10)}.{digits(chance, 6)}.{sent.text}"
    return f"{head}.CT tu {sent.account} {sent.name} toi {sent.own} {sent.owner}"


def shgd(chance: Random, sent: Sent) -> str:
    return f"SHGD:{digits(chance, 8)}.DD:{sent.at:%y%m%d}.BO:{sent.name}.Remark:{sent.text}"


def switch_head(chance: Random, sent: Sent) -> str:
    return f"{napas(chance, sent)}.{digits(chance, 5)}.{digits(chance, 6)}.{sent.text}"


def trace_head(chance: Random, sent: Sent) -> str:
    return f"{digits(chance, 6)}.{sent.at:%d%m%y.%H%M%S}.{sent.text}"


def card(chance: Random, sent: Sent) -> str:
    return f"TKThe :{sent.account}, tai {sent.bank}. {sent.text} -CTLNHIDI{digits(chance, 15)}-{chance.choice(('1/1', '11'))}-CRE-002"


def transfer(chance: Random, sent: Sent) -> str:
    return f"REM Tfr Ac:{sent.account} O@L_{digits(chance, 6)}_{digits(chance, 6)}_0_0_{digits(chance, 9)}_{digits(chance, 8)} {sent.text}"


def by_order(chance: Random, sent: Sent) -> str:
    bo, fo = chance.choice((("B/O", "F/O"), ("BO", "FO")))
    head = f"REM {digits(chance, 4)}SP{sent.at:%y%m%d}{digits(chance, 9)} {bo} {sent.name} {fo}-{sent.own} {sent.owner}"
    return f"{head} DTLS-REF{digits(chance, 9)} {sent.text} Bank Charge .00 VAT .00"


def switch_tail(chance: Random, sent: Sent) -> str:
    return f"{sent.text} - B2B{napas(chance, sent)}"


def own_head(chance: Random, sent: Sent) -> str:
    return f"{sent.own} {sent.text}"


def mobile(chance: Random, sent: Sent) -> str:
    return f"MB({digits(chance, 6)})({sent.text})"


def trade_number(chance: Random, sent: Sent) -> str:
    return f"MA_GD:{digits(chance, 9)} #[{sent.text}][BPMENT-FT-{digits(chance, 7)}]"


def quick(chance: Random, sent: Sent) -> str:
    return f"CT nhanh 247 den: {sent.text} ({sent.own})"


def through_napas(chance: Random, sent: Sent) -> str:
    tail = ft_tail(chance, sent) if sent.bank == "TCB" else sent.text
    return f"Chuyen tien den tu NAPAS Noi dung: {tail} ({sent.own})"


def ct_den(chance: Random, sent: Sent) -> str:
    return f"CT DEN:{digits(chance, 4)}  {sent.text}"


def clock_tail(chance: Random, sent: Sent) -> str:
    return f"{sent.text}; thoi gian GD:{sent.at:%d/%m/%Y %H:%M:%S}"


def bank_head(chance: Random, sent: Sent) -> str:
    return f"Vietinbank;{sent.own};{sent.text}"


def long_head(chance: Random, sent: Sent) -> str:
    return chance.choice((f"ISL{sent.at:%Y%m%d%H%M%S}{digits(chance, 3)}-{sent.text}", f"QFT{digits(chance, 17)}-{sent.text}"))


COLUMNS: Mapping[str, Sequence[Wrapper]] = {
    "efast": (bare, bare, quick, through_napas, through_napas, ct_den, ct_den, clock_tail, bank_head, long_head),
    "mb": (bare, bare, bare, ft_tail, ibft, acb_tail),
    "acb": (bare, acb_own, acb_own, ft_tail, ibft),
    "camt": (bare, bare, ft_tail, acb_tail),
}
WORDS: Mapping[str, Sequence[Wrapper]] = {
    "vietcombank": (switch_head, switch_head, trace_head, bare, ft_tail),
    "agribank": (mobile, mobile, ibft, ft_tail, acb_tail, trade_number, bare),
    "bidv": (own_head, switch_tail, switch_tail, bare),
}
"""Wrappers that tell nobody, for layouts whose words are all there is."""


def wrap(chance: Random, layout: str, show: str, sent: Sent) -> Printed:
    """Return a line as this layout prints it; `show` says what the statement would tell of the sender."""
    if layout in COLUMNS:
        text = chance.choice(COLUMNS[layout])(chance, sent)
        return Printed(text, sent.account if show in ("both", "account") else "", sent.name if show in ("both", "name") else "")
    layout = "bidv" if layout == "mt940" else layout
    return Printed(_telling(chance, layout, show, sent)(chance, sent), "", "")


def _telling(chance: Random, layout: str, show: str, sent: Sent) -> Wrapper:
    by_account, by_name = show in ("both", "account") and sent.account, show in ("both", "name") and sent.name
    if by_account and sent.bank == "VCB" and layout != "bidv":
        return mbvcb
    if layout == "bidv" and by_account and (not by_name or chance.random() < 0.6):
        return transfer if sent.bank == "BIDV" else card
    if by_name and layout == "bidv":
        return by_order
    if by_name and layout == "vietcombank" and sent.bank != "VCB":
        return shgd
    return chance.choice(WORDS[layout])


def tells_account(layout: str, bank: str) -> bool:
    """Tell whether a layout ever shows the account of a sender at this bank."""
    return layout in COLUMNS or layout in ("bidv", "mt940") or bank == "VCB"
