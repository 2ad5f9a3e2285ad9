"""Three bank files that the other sets have not: TPBank's sheet, BIDV's iBank sheet, Vietcombank's with a number before each row."""

from pathlib import Path

from bench.worlds import statements
from bench.worlds.statements import Grid, Sheet


def tpbank(path: Path, sheet: Sheet) -> None:
    """Write TPBank's sheet `VN`: header in row nine, newest first, sums as text with commas."""
    grid: Grid = [
        ["NGÂN HÀNG TMCP TIÊN PHONG"], ["SAO KÊ TÀI KHOẢN"], [], ["Số tài khoản:", sheet.own.number], ["Tên tài khoản:", sheet.owner],
        ["Loại tiền:", "VND", None, f"Từ ngày: {sheet.span[0]}", f"Đến ngày: {sheet.span[1]}"],
        ["Số dư đầu kỳ:", f"{sheet.opening:,}", None, "Số dư cuối kỳ:", f"{sheet.closing:,}"], [],
        ["Ngày thực hiện", "Ngày hiệu lực", "Mô tả giao dịch", "Ghi nợ", "Ghi có", "Số dư", "Tài khoản đối ứng", "Tên tài khoản",
        "Mã giao dịch"],
    ]  # fmt: skip
    for line, balance in reversed(list(zip(sheet.lines, sheet.balances, strict=True))):
        line.row = len(grid) + 1
        debit, credit = ("", f"{line.amount:,}") if line.sign == "C" else (f"{line.amount:,}", "")
        moments = [f"{line.at:%d-%m-%Y %H:%M:%S}", f"{line.at:%d-%m-%Y}"]
        grid.append([*moments, line.text, debit, credit, f"{balance:,}", line.shows_account, line.shows_name, line.reference])
    statements._save(path, "VN", grid)


def bidv_ibank(path: Path, sheet: Sheet) -> None:
    """Write the sheet of BIDV's iBank: oldest first, sums with two decimals, everything of the payer in the description."""
    grid: Grid = [
        ["NGÂN HÀNG TMCP ĐẦU TƯ VÀ PHÁT TRIỂN VIỆT NAM"], ["SAO KÊ TÀI KHOẢN"], [f"Số tài khoản: {sheet.own.number}"],
        [f"Tên tài khoản: {sheet.owner}"], ["Loại tiền tệ: VND"], [f"Từ ngày: {sheet.span[0]}", None, f"Đến ngày: {sheet.span[1]}"],
        ["Số dư đầu kỳ:", f"{sheet.opening:,}.00"], [],
        ["STT", "Ngày hiệu lực", "Ghi nợ", "Ghi có", "Số dư", "Mô tả"],
    ]  # fmt: skip
    for number, (line, balance) in enumerate(zip(sheet.lines, sheet.balances, strict=True), start=1):
        line.row = len(grid) + 1
        debit, credit = ("", f"{line.amount:,}.00") if line.sign == "C" else (f"{line.amount:,}.00", "")
        grid.append([number, f"{line.at:%d/%m/%Y %H:%M:%S}", debit, credit, f"{balance:,}.00", line.text])
    grid.append(["Số dư cuối kỳ:", f"{sheet.closing:,}.00"])
    statements._save(path, "Sheet1", grid)


def vietcombank_stt(path: Path, sheet: Sheet) -> None:
    """Write Vietcombank's sheet with a number before each row, dots between thousands and a row of totals."""

    def dotted(amount: int) -> str:
        return f"{amount:,}".replace(",", ".")

    grid: Grid = [
        ["NGÂN HÀNG TMCP NGOẠI THƯƠNG VIỆT NAM"], ["SAO KÊ TÀI KHOẢN"], [], ["Số tài khoản:", sheet.own.number],
        ["Chủ tài khoản:", sheet.owner], ["Loại tiền:", "VND"], [f"Từ {sheet.span[0]} đến {sheet.span[1]}"],
        ["Số dư đầu kỳ:", dotted(sheet.opening)], ["Số dư cuối kỳ:", dotted(sheet.closing)],
        ["STT", "Ngày giao dịch", "Số tham chiếu", "Số tiền ghi nợ", "Số tiền ghi có", "Mô tả"],
    ]  # fmt: skip
    for number, line in enumerate(sheet.lines, start=1):
        line.row = len(grid) + 1
        debit, credit = ("", dotted(line.amount)) if line.sign == "C" else (dotted(line.amount), "")
        grid.append([number, f"{line.at:%d/%m/%Y}", line.reference, debit, credit, line.text])
    grid.append([None, None, "Tổng số", dotted(sheet.debits), dotted(sheet.credits)])
    statements._save(path, "Sao ke", grid)


LAYOUTS = {"tpbank": tpbank, "bidv_ibank": bidv_ibank, "vietcombank_stt": vietcombank_stt}
