"""What each bank puts around the payer's words, and two files of this set's own: an eFAST sheet that prints a line again, a Sacombank one.

Shapes come from the catalogue of noise of the shared data; `ORG`, `/BNF/`, `SENDER`, `VCBPAY` and `Sacombank`'s columns are invented in the
manner of such banks and were counted nowhere.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random

from bench.worlds import statements
from bench.worlds.facts import Line

CALLED = ("VIETCOMBANK", "BIDV", "AGRIBANK", "TCB", "ACB", "MB", "SACOMBANK", "VPBANK", "HDBANK", "SHINHAN BANK VN")


@dataclass(frozen=True)
class Envelope:
    """What a wrapper may print."""

    chance: Random
    note: str
    at: datetime
    own: str
    owner: str
    account: str
    name: str

    def digits(self, count: int) -> str:
        return "".join(self.chance.choices("0123456789", k=count))

    def signs(self, count: int) -> str:
        return "".join(self.chance.choices("ABCDEFGHKLMNPQRSTVXY0123456789", k=count))


Wrapper = Callable[[Envelope], str]


def bare(e: Envelope) -> str:
    return e.note


def instant(e: Envelope) -> str:
    return f"CT nhanh 247 den: {e.note} ({e.own})"


def napas(e: Envelope) -> str:
    return f"Chuyen tien den tu NAPAS Noi dung: {e.note} FT{e.at:%y%j}{e.digits(9)} ({e.own})"


def incoming(e: Envelope) -> str:
    return f"CT DEN:{e.digits(4)}  {e.note}"


def with_time(e: Envelope) -> str:
    return f"{e.note}; thoi gian GD:{e.at:%d/%m/%Y %H:%M:%S}"


def acb_tail(e: Envelope) -> str:
    return f"{e.note}-{e.at:%d%m%y}-{e.at:%H:%M:%S} {e.digits(6)}"


def ft_tail(e: Envelope) -> str:
    return f"{e.note} FT{e.at:%y%j}{e.digits(9)}"


def ibft(e: Envelope) -> str:
    return f"IBFT {e.note}"


def momo(e: Envelope) -> str:
    return f"{e.digits(11)}-09{e.digits(8)}-{e.note} chuyen tien qua MoMo"


def isl(e: Envelope) -> str:
    return f"ISL{e.at:%Y%m%d%H%M%S}{e.digits(3)}-{e.note}"


def qft(e: Envelope) -> str:
    return f"QFT{e.digits(17)}-{e.note}"


def zalo(e: Envelope) -> str:
    return f"ZP{e.at:%y%j}{e.digits(7)} {e.at:%y%m%d}{e.digits(9)} {e.note}"


def agribank_mobile(e: Envelope) -> str:
    return f"MB({e.digits(6)})({e.note})"


def bank_and_account(e: Envelope) -> str:
    return f"{e.chance.choice(('Agribank', 'BIDV', 'ICB'))};{e.own};{e.note}"


def switch(e: Envelope) -> str:
    return f"0200970422{e.at:%m%d%H%M%S}0{e.at:%Y}{e.signs(4)}{e.digits(6)}.{e.digits(5)}.{e.digits(6)}.{e.note}"


def traced(e: Envelope) -> str:
    return f"{e.digits(6)}.{e.at:%d%m%y}.{e.at:%H%M%S}.{e.note}"


def vietcombank_mobile(e: Envelope) -> str:
    tail = f".CT tu {e.account} {e.name} toi {e.own} {e.owner}"
    return f"MBVCB.{e.digits(10)}.{e.digits(6)}.{e.note}{tail}" + (f" tai {e.chance.choice(CALLED)}" if e.chance.random() < 0.4 else "")


def vietcombank_old(e: Envelope) -> str:
    return f"IBVCB.MBVCB{e.digits(8)}.{e.note}.CT tu {e.account} {e.name} toi {e.own} {e.owner}. {e.note}"


def vietcombank_settled(e: Envelope) -> str:
    return f"SHGD:{e.digits(8)}.DD:{e.at:%y%m%d}.BO:{e.name}.Remark:{e.note}"


def vietinbank_named(e: Envelope) -> str:
    return f"{e.digits(3)}B{e.at:%y%d}{e.signs(9)}/{e.name}-{e.note}"


def bidv_card(e: Envelope) -> str:
    return f"TKThe :{e.account}, tai {e.chance.choice(CALLED)}. {e.note} -CTLNHIDI{e.digits(15)}-{e.chance.choice(('1/1', '11'))}-CRE-002"


def bidv_company(e: Envelope) -> str:
    slash = e.chance.choice(("/", "/", ""))
    head = f"REM {e.digits(4)}SP{e.at:%y%m%d}{e.digits(9)} B{slash}O {e.name} F{slash}O-{e.own} {e.owner}"
    return f"{head} DTLS-REF{e.signs(10)} {e.note} Bank Charge .00 VAT .00"


def bidv_app(e: Envelope) -> str:
    return f"REM Tfr Ac:{e.account} O@L_{e.digits(6)}_{e.digits(6)}_0_0_{e.digits(9)}_{e.digits(3)} {e.note}"


def bidv_own(e: Envelope) -> str:
    return f"{e.own} {e.note}"


def originator(e: Envelope) -> str:
    return f"ORG:{e.name} /ACC/{e.account} /BNF/{e.note}"


def sender(e: Envelope) -> str:
    return f"OUR REF {e.signs(3)}{e.at:%y%m%d}-{e.digits(4)} SENDER {e.name} DETAILS {e.note}"


def vcb_pay(e: Envelope) -> str:
    return f"VCBPAY-{e.at:%d%m}-{e.digits(7)}/{e.note}/{e.account}"


Choices = tuple[tuple[Wrapper, int], ...]
BESIDE: Choices = (
    (bare, 20), (instant, 16), (napas, 11), (incoming, 13), (with_time, 8), (acb_tail, 7), (ft_tail, 8), (ibft, 5), (momo, 3), (isl, 2),
    (qft, 2), (zalo, 2), (switch, 2),
)  # fmt: skip
"""Where the sheet has columns for the other side."""
WITHIN: Mapping[str, Mapping[str, Choices]] = {
    "bidv": {
        "account": ((bidv_card, 5), (bidv_app, 3), (bidv_card, 1)), "both": ((originator, 1), (vietcombank_mobile, 4)),
        "name": ((bidv_company, 8), (sender, 1)), "none": ((bidv_own, 5), (acb_tail, 2), (ft_tail, 2), (ibft, 2), (bare, 2)),
    },
    "mt940": {
        "account": ((bidv_card, 4), (vcb_pay, 1)), "both": ((vietcombank_mobile, 4), (originator, 2)),
        "name": ((bidv_company, 4), (vietcombank_settled, 3), (vietinbank_named, 2)),
        "none": ((bare, 4), (ft_tail, 2), (traced, 2), (acb_tail, 2)),
    },
    "vietcombank": {
        "account": ((vcb_pay, 2), (bidv_card, 3)), "both": ((vietcombank_mobile, 8), (vietcombank_old, 2)),
        "name": ((vietcombank_settled, 6), (sender, 1)), "none": ((switch, 3), (traced, 4), (bare, 3), (momo, 1)),
    },
    "agribank": {
        "account": ((bidv_card, 1),), "both": ((vietcombank_mobile, 1),), "name": ((vietcombank_settled, 2), (vietinbank_named, 2)),
        "none": ((agribank_mobile, 6), (bank_and_account, 2), (ibft, 2), (ft_tail, 2), (acb_tail, 1), (zalo, 1)),
    },
}  # fmt: skip
"""Where everything stands in the text, by what it shows of the payer."""


def wrapped(envelope: Envelope, layout: str, show: str) -> str:
    """Put the note into one of the bank's wrappers."""
    choices = WITHIN[layout][show] if layout in WITHIN else BESIDE
    return envelope.chance.choices([one for one, _ in choices], [weight for _, weight in choices])[0](envelope)


class EfastAgain:
    """Writes eFAST sheets; in every third month the last line of the sheet before is printed once more, outside the totals."""

    def __init__(self) -> None:
        self.last: dict[str, Line] = {}

    def __call__(self, path: Path, sheet: statements.Sheet) -> None:
        as_text = sheet.month % 2 == 0

        def money(amount: int) -> object:
            return f"{amount:,}" if as_text else amount

        grid: statements.Grid = [
            ["NGÂN HÀNG TMCP CÔNG THƯƠNG VIỆT NAM"], [None, "  VIETINBANK"], [None, "LỊCH SỬ GIAO DỊCH - TRANSACTION HISTORY"],
            [None, "Công ty/Company name:", sheet.owner], [None, "Số tài khoản/ Account No.:", sheet.own.number],
            [None, "Loại tiền/ Currency:", "VND"], [None, "Số dư đầu kỳ/Opening Balance:", money(sheet.opening)],
            [None, "Số dư cuối kỳ/Closing Balance:", money(sheet.closing)],
            [None, "Tổng giá trị ghi có/ Total credits:", money(sheet.credits), "Tổng giá trị ghi nợ/ Total debits:", money(sheet.debits)],
            [],
            [
                "STT/No.", "Ngày hạch toán/Accounting date", "Mô tả giao dịch/ Transaction description", "Nợ/ Debit", "Có / Credit",
                "Số dư TK/ Account Balance", "Số giao dịch/ Transaction number", "Số tài khoản đối ứng/ Corresponsive account",
                "Tên tài khoản đối ứng/ Corresponsive name", "MTID/ CITAD", "Mã định danh TK thụ hưởng/ To virtual account",
                "Ngày phát sinh giao dịch/ Transaction date",
            ],
        ]  # fmt: skip
        rows = list(zip(sheet.lines, sheet.balances, strict=True))[::-1]
        earlier = self.last.get(sheet.own.number)
        if earlier and sheet.month % 3 == 2:
            rows.append((earlier, sheet.opening))
        for number, (line, balance) in enumerate(rows, start=1):
            if line is earlier:
                line.also.append((f"statements/{path.name}", len(grid) + 1))
            else:
                line.row = len(grid) + 1
            sides = (0, line.amount) if line.sign == "C" else (line.amount, 0)
            moment = f"{line.at:%d-%m-%Y %H:%M:%S}"
            shown = [line.reference, line.shows_account, line.shows_name, None, line.virtual, moment]
            grid.append([number, moment, line.text, *(money(side) for side in sides), money(balance), *shown])
        if sheet.lines:
            self.last[sheet.own.number] = sheet.lines[-1]
        statements._save(path, "LICH SU GIAO DICH", grid)


def sacombank(path: Path, sheet: statements.Sheet) -> None:
    """Write a sheet with one column of signed sums' two sides and the other side's account and name."""
    grid: statements.Grid = [
        ["NGÂN HÀNG TMCP SÀI GÒN THƯƠNG TÍN"], ["SAO KÊ TÀI KHOẢN"], ["Số tài khoản:", sheet.own.number], ["Tên tài khoản:", sheet.owner],
        ["Loại tiền:", "VND"], [f"Từ ngày: {sheet.span[0]}", f"Đến ngày: {sheet.span[1]}"], ["Số dư đầu kỳ:", f"{sheet.opening:,}"], [],
        ["STT", "Ngày giao dịch", "Số tham chiếu", "Nội dung giao dịch", "Phát sinh nợ", "Phát sinh có", "Số dư", "Số tài khoản đối ứng",
        "Tên tài khoản đối ứng"],
    ]  # fmt: skip
    for number, (line, balance) in enumerate(zip(sheet.lines, sheet.balances, strict=True), start=1):
        line.row = len(grid) + 1
        sides = ("", f"{line.amount:,}") if line.sign == "C" else (f"{line.amount:,}", "")
        told = [f"{line.at:%d/%m/%Y %H:%M:%S}", line.reference, line.text, *sides, f"{balance:,}", line.shows_account, line.shows_name]
        grid.append([number, *told])
    grid.append([None, None, None, "Cộng phát sinh", f"{sheet.debits:,}", f"{sheet.credits:,}"])
    grid.append(["Số dư cuối kỳ:", f"{sheet.closing:,}"])
    statements._save(path, "Sao ke", grid)
