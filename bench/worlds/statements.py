"""The year's lines as the banks' own files: one file for each account and month, in that account's layout of that month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

import xlsxwriter

from .facts import Line, folded, last_day
from .place import Own, Profile


@dataclass(frozen=True)
class Sheet:
    """One statement: its account, month and lines, oldest first, with the balance before and after."""

    own: Own
    owner: str
    month: int
    lines: Sequence[Line]
    opening: int

    @property
    def credits(self) -> int:
        return sum(line.amount for line in self.lines if line.sign == "C")

    @property
    def debits(self) -> int:
        return sum(line.amount for line in self.lines if line.sign == "D")

    @property
    def closing(self) -> int:
        return self.opening + self.credits - self.debits

    @property
    def balances(self) -> list[int]:
        found, balance = [], self.opening
        for line in self.lines:
            balance += line.amount if line.sign == "C" else -line.amount
            found.append(balance)
        return found

    @property
    def span(self) -> tuple[str, str]:
        return f"01/{self.month % 100:02d}/{self.month // 100}", f"{last_day(self.month):%d/%m/%Y}"


Grid = list[list[object]]
BICS = {"BIDV": "BIDVVNVX", "VietinBank": "ICBVVNVX", "Vietcombank": "BFTVVNVX"}


def write(profile: Profile, folder: Path, sheet: Sheet, layout: str) -> str:
    """Write one file, note row and file on its lines, and return its name."""
    suffix = {"agribank": "csv", "mt940": "sta", "camt": "xml"}.get(layout, "xlsx")
    name = f"{layout}_{sheet.own.number}_{sheet.month // 100}-{sheet.month % 100:02d}.{suffix}"
    WRITERS[layout](folder / name, sheet)
    for line in sheet.lines:
        line.file = f"statements/{name}"
    return name


def _workbook(path: Path) -> xlsxwriter.Workbook:
    book = xlsxwriter.Workbook(path, {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": datetime(2025, 1, 1)})  # the same bytes whenever it is written
    return book


def _save(path: Path, title: str, grid: Grid) -> None:
    with _workbook(path) as book:
        page = book.add_worksheet(title)
        for row, cells in enumerate(grid):
            for column, cell in enumerate(cells):
                if isinstance(cell, int):
                    page.write_number(row, column, cell)
                elif cell is not None and cell != "":
                    page.write_string(row, column, str(cell))


def _commas(amount: int) -> str:
    return f"{amount:,}"


def _decimals(amount: int) -> str:
    return f"{amount:,}.00"


def _sides(line: Line, style: object = _commas, nothing: object = "0") -> tuple[object, object]:
    shown = style(line.amount)  # type: ignore[operator]
    return (nothing, shown) if line.sign == "C" else (shown, nothing)


def _bidv(path: Path, sheet: Sheet) -> None:
    grid: Grid = [
        ["NGÂN HÀNG TMCP ĐẦU TƯ VÀ PHÁT TRIỂN VIỆT NAM"],
        ["BÁO CÁO CHI TIẾT SỐ DƯ TÀI KHOẢN"],
        [f"Số tài khoản / Account No: {sheet.own.number}"],
        ["Loại tiền tệ/ Currency: VND"],
        [f"Từ ngày From Date: {sheet.span[0]}", None, f"Đến ngày To date: {sheet.span[1]}"],
        [
            "STT (No)", "Ngày giao dịch (Trans.Date)", "Ngày hiệu lực (EFD.Date)", "Mã giao dịch (Trans.Code)",
            "Phát sinh nợ (Debit amount)",
            "Phát sinh có (Credit amount)", "Số dư (Balance)", "Số chứng từ SEQ No.", "Mã GDV Teller ID", "Mã CN Branch",
            "Diễn giải (Txn. Description)",
        ],
        [None, None, None, None, None, "Số dư đầu kỳ/ Opening balance", _decimals(sheet.opening)],
    ]  # fmt: skip
    for number, (line, balance) in enumerate(zip(sheet.lines, sheet.balances, strict=True), start=1):
        debit, credit = _sides(line, _decimals, "0.00")
        line.row = len(grid) + 1
        code = "CD" if line.sign == "C" else "DW"
        moment = f"{line.at:%d/%m/%Y %H:%M:%S}"
        grid.append(
            [
                number,
                moment,
                f"{line.at:%d/%m/%Y}",
                code,
                debit,
                credit,
                _decimals(balance),
                line.reference,
                "B21_NHDT",
                "651000",
                folded(line.text),
            ]
        )
    _save(path, "Sheet", grid)


def _techcombank(path: Path, sheet: Sheet) -> None:
    fees = sum(line.amount for line in sheet.lines if line.kind == "FEE")
    grid: Grid = [
        ["NGÂN HÀNG TMCP KỸ THƯƠNG VIỆT NAM"], ["VIETNAM TECHNOLOGICAL AND COMMERCIAL JSC BANK"], [],
        ["TRUY VẤN GIAO DỊCH TÀI KHOẢN / TRANSACTION ENQUIRY "], [None, None, None,
        f"Từ ngày/From {sheet.month} Đến ngày/To {sheet.month}"], [], [],
        ["Thông tin khách hàng / Customer Information", None, None, "Thông tin số dư / BalanceSummary"],
        ["Số tài khoản/Account number", sheet.own.number, None, "Số dư hiện tại/Actual balance", None, None, sheet.closing],
        ["Tên tài khoản/Account name", f"VND-TGTT-{sheet.owner}", None, "Số dư đầu ngày/Opening balance", None, None, sheet.opening],
        ["Loại tiền/Currency", "VND", None, "Số dư cuối ngày/ Closing balance", None, None, sheet.closing],
        ["Loại tài khoản/Account type", "Current Account", None, "Tổng ghi nợ/ Total debits", None, None, sheet.debits - fees],
        [None, None, None, "Tổng ghi có/ Total credits", None, None, sheet.credits],
        [None, None, None, "Tổng phí/ Total fees", None, None, fees],
        [None, None, None, "Tổng VAT/ Total VAT", None, None, 0], [], [],
        ["Chúng tôi xin thông báo đã ghi nợ/ghi có vào tài khoản của Quý khách"],
        ["We would like to inform you of your updated debits and credits"], [],
        [
            "Ngày KH thực hiện/Requesting date", "Ngày giao dịch/Transaction date", "Số bút toán/Reference number",
            "Ngân hàng đối tác / Remitter's bank",
            "Tài khoản đích/Remitter's account number", "Tên tài khoản đối ứng/Remitter's account name", "Diễn giải/Description",
            "Nợ/Debit", "Có/Credit",
            "Phí/Lãi\n  Fee/Interest", "Thuế/Transaction VAT", "Số dư/Running balance",
        ],
    ]  # fmt: skip
    for line, balance in reversed(list(zip(sheet.lines, sheet.balances, strict=True))):
        line.row = len(grid) + 1
        fee = -line.amount if line.kind == "FEE" else None
        debit, credit = (0, line.amount) if line.sign == "C" else (0 if fee else -line.amount, None)
        other = [None, line.shows_account, line.shows_name]
        grid.append(
            [f"{line.at:%Y-%m-%d %H:%M:%S}", f"{line.at:%Y-%m-%d}", line.reference, *other, line.text, debit, credit, fee, None, balance]
        )
    _save(path, "Txn enquiry", grid)


def _efast(path: Path, sheet: Sheet) -> None:
    grid: Grid = [
        ["NGÂN HÀNG TMCP CÔNG THƯƠNG VIỆT NAM"], [None, "  VIETINBANK"], [None, "LỊCH SỬ GIAO DỊCH - TRANSACTION HISTORY"],
        [None, "Công ty/Company name:", sheet.owner], [None, "Số tài khoản/ Account No.:", sheet.own.number], [None,
        "Loại tiền/ Currency:", "VND"],
        [None, "Số dư đầu kỳ/Opening Balance:", _commas(sheet.opening)], [None, "Số dư cuối kỳ/Closing Balance:", _commas(sheet.closing)],
        [None, "Tổng giá trị ghi có/ Total credits:", _commas(sheet.credits), "Tổng giá trị ghi nợ/ Total debits:",
        _commas(sheet.debits)], [],
        [
            "STT/No.", "Ngày hạch toán/Accounting date", "Mô tả giao dịch/ Transaction description", "Nợ/ Debit", "Có / Credit",
            "Số dư TK/ Account Balance",
            "Số giao dịch/ Transaction number", "Số tài khoản đối ứng/ Corresponsive account",
            "Tên tài khoản đối ứng/ Corresponsive name", "MTID/ CITAD",
            "Mã định danh TK thụ hưởng/ To virtual account", "Ngày phát sinh giao dịch/ Transaction date",
        ],
    ]  # fmt: skip
    for number, (line, balance) in enumerate(reversed(list(zip(sheet.lines, sheet.balances, strict=True))), start=1):
        line.row = len(grid) + 1
        moment = f"{line.at:%d-%m-%Y %H:%M:%S}"
        other = [line.shows_account, line.shows_name, None, line.virtual, moment]
        grid.append([number, moment, line.text, *_sides(line), _commas(balance), line.reference, *other])
    grid.append(["Từ ngày 21/03/2025, VietinBank thực hiện cập nhật lại báo cáo sao kê"])
    _save(path, "LICH SU GIAO DICH", grid)


def _mb(path: Path, sheet: Sheet) -> None:
    grid: Grid = [
        ["NGÂN HÀNG TMCP QUÂN ĐỘI"], ["SAO KÊ CHI TIẾT TÀI KHOẢN / ACCOUNT STATEMENT"], [f"Tài khoản/Account No: {sheet.own.number}"],
        [f"Tên khách hàng/Customer name: {sheet.owner}"], [f"Số dư đầu kỳ/ Opening Balance: {_commas(sheet.opening)} VND"], [],
        [
            "STT", "Ngày giao dịch/ Transaction date", "Ngày hạch toán/ Posting date", "Số bút toán/ Transaction No", "Phát sinh nợ/ Debit",
            "Phát sinh có/ Credit", "Số dư/ Balance", "Nội dung/ Description", "Đơn vị thụ hưởng/Đơn vị chuyển", "Tài khoản",
            "Ngân hàng đối tác",
        ],
    ]  # fmt: skip
    for number, (line, balance) in enumerate(zip(sheet.lines, sheet.balances, strict=True), start=1):
        line.row = len(grid) + 1
        shown = _commas(balance) + (" VND" if number % 9 == 0 else "")
        moment = [f"{line.at:%d/%m/%Y %H:%M:%S}", f"{line.at:%d/%m/%Y}", line.reference]
        grid.append([number, *moment, *_sides(line), shown, line.text, line.shows_name, line.shows_account, None])
    grid.append([None, None, None, "Tổng phát sinh trong kỳ/Total", _commas(sheet.debits), _commas(sheet.credits)])
    grid.append([f"Số dư cuối kỳ/ Closing Balance: {_commas(sheet.closing)} VND"])
    _save(path, "Sheet", grid)


def _acb(path: Path, sheet: Sheet) -> None:
    grid: Grid = [
        ["BẢNG SAO KÊ GIAO DỊCH"], [], ["Số tài khoản", sheet.own.number, "VND"], ["Tên tài khoản", sheet.owner], [],
        [None, None, None, "Số dư đầu", None, None, "Số dư cuối"], [None, None, None, sheet.opening, None, None, sheet.closing],
        ["STT", "Ngày giao dịch", "Số GD", "Nội dung", "Tiền rút ra", "Tiền gửi vào", "Số dư", "Tên đối ứng", "TK đối ứng"],
    ]  # fmt: skip
    with _workbook(path) as book:
        page, dated = book.add_worksheet("Statement"), book.add_format({"num_format": "dd/mm/yyyy hh:mm:ss"})
        for number, (line, balance) in enumerate(zip(sheet.lines, sheet.balances, strict=True), start=1):
            line.row = len(grid) + 1
            debit, credit = (None, line.amount) if line.sign == "C" else (line.amount, None)
            grid.append([number, line.at, int(line.reference), line.text, debit, credit, balance, line.shows_name, line.shows_account])
        for row, cells in enumerate(grid):
            for column, cell in enumerate(cells):
                if isinstance(cell, int):
                    page.write_number(row, column, cell)
                elif isinstance(cell, str) and cell:
                    page.write_string(row, column, cell)
                elif cell is not None and cell != "":
                    page.write_datetime(row, column, cell, dated)  # type: ignore[arg-type]


def _vietcombank(path: Path, sheet: Sheet) -> None:
    grid: Grid = [
        ["NGÂN HÀNG TMCP NGOẠI THƯƠNG VIỆT NAM"], ["SAO KÊ TÀI KHOẢN / STATEMENT OF ACCOUNT"], ["Số tài khoản/ Account number:", None,
        sheet.own.number],
        ["Loại tiền/ Currency:", None, "VND"], [f"Từ ngày/ From: {sheet.span[0]}", None, f"Đến/ To: {sheet.span[1]}"], [],
        ["Ngày giao dịch", "Số tham chiếu", "Số tiền ghi nợ", "Số tiền ghi có", "Mô tả"],
    ]  # fmt: skip
    for line in sheet.lines:
        line.row = len(grid) + 1
        grid.append([f"{line.at:%d/%m/%Y}", line.reference, *_sides(line, nothing=None), folded(line.text)])
    grid.append([None, "Tổng số", _commas(sheet.debits), _commas(sheet.credits)])
    _save(path, "Sheet1", grid)


def _agribank(path: Path, sheet: Sheet) -> None:
    rows = ["Ngày  Date|Ghi chú  Remark|Nợ  Dr|Có  Cr |Số dư  Balance |Số tham chiếu Ref. no"]
    for line, balance in zip(sheet.lines, sheet.balances, strict=True):
        line.row = len(rows) + 1
        debit, credit = _sides(line, nothing=" ")
        rows.append(f"{line.at:%d/%m/%Y}|{line.text}|{debit}|{credit}|{_commas(balance)}|{line.reference}")
    path.write_text("\n".join(rows) + "\n", encoding="utf-8-sig")


def _mt940(path: Path, sheet: Sheet) -> None:
    first, last = f"{sheet.month % 10000:04d}01", f"{last_day(sheet.month):%y%m%d}"
    body = [
        f"{{1:F01{BICS[sheet.own.bank]}XXXX0000000000}}{{2:I940{BICS[sheet.own.bank]}XXXXN}}{{4:",
        f":20:STM{sheet.month}", f":25:{sheet.own.number}",
        f":28C:{sheet.month % 100}/1",
        f":60F:C{first}VND{sheet.opening},00",
    ]  # fmt: skip
    for number, line in enumerate(sheet.lines, start=1):
        line.row = number
        kind = "NCHG" if line.kind == "FEE" else "NTRF"
        body.append(f":61:{line.at:%y%m%d%m%d}{line.sign}{line.amount},00{kind}NONREF//{line.reference}")
        body.append(":86:" + _folded_at_65(folded(line.text)[:390]))
    body += [f":62F:C{last}VND{sheet.closing},00", "-}"]
    path.write_text("\n".join(body) + "\n", encoding="ascii")


def _folded_at_65(text: str) -> str:
    """Cut a note into lines of 65; a line never begins with the colon or dash that the format keeps for itself."""
    lines = []
    while text:
        width = 65 if text[65:66] not in {":", "-"} else 64
        lines.append(text[:width])
        text = text[width:]
    return "\n".join(lines)


def _camt(path: Path, sheet: Sheet) -> None:
    def balance(code: str, amount: int, day: str) -> str:
        return (
            f'<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy="VND">{amount}</Amt>'
            f"<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>"
        )

    year, month = sheet.month // 100, f"{sheet.month % 100:02d}"
    body = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>',
        f"<GrpHdr><MsgId>M{sheet.month}</MsgId><CreDtTm>{last_day(sheet.month)}T23:55:00+07:00</CreDtTm></GrpHdr>",
        f"<Stmt><Id>S{sheet.month}</Id><CreDtTm>{last_day(sheet.month)}T23:55:00+07:00</CreDtTm>",
        f"<Acct><Id><Othr><Id>{sheet.own.number}</Id></Othr></Id>",
        f"<Ccy>VND</Ccy><Svcr><FinInstnId><BIC>{BICS[sheet.own.bank]}</BIC></FinInstnId></Svcr></Acct>",
        balance("OPBD", sheet.opening, f"{year}-{month}-01"),
        balance("CLBD", sheet.closing, f"{last_day(sheet.month)}"),
    ]
    for number, line in enumerate(sheet.lines, start=1):
        line.row = number
        side, role = ("CRDT", "Dbtr") if line.sign == "C" else ("DBIT", "Cdtr")
        party = f"<{role}><Nm>{escape(line.shows_name)}</Nm></{role}>" if line.shows_name else ""
        account = f"<{role}Acct><Id><Othr><Id>{line.shows_account}</Id></Othr></Id></{role}Acct>" if line.shows_account else ""
        body.append(
            f'<Ntry><Amt Ccy="VND">{line.amount}</Amt><CdtDbtInd>{side}</CdtDbtInd><Sts>BOOK</Sts>'
            f"<BookgDt><DtTm>{line.at:%Y-%m-%dT%H:%M:%S}+07:00</DtTm></BookgDt><AcctSvcrRef>{line.reference}</AcctSvcrRef>"
            f"<NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><RltdPties>{party}{account}</RltdPties>"
            f"<RmtInf><Ustrd>{escape(line.text)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
        )
    path.write_text("\n".join([*body, "</Stmt></BkToCstmrStmt></Document>"]) + "\n", encoding="utf-8")


WRITERS = {
    "bidv": _bidv, "techcombank": _techcombank, "efast": _efast, "mb": _mb, "acb": _acb, "vietcombank": _vietcombank, "agribank": _agribank,
    "mt940": _mt940, "camt": _camt,
}  # fmt: skip
