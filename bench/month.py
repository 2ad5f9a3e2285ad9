"""W9: a month of a federation end to end, with the server killed by SIGKILL in the middle: load, match, split, post, report.

A made-up register and a statement of that month's lines (`parts/messy.py`) come in through the commands that people use. While the
first lines are being stored PostgreSQL is killed with -9; it is started again, the same command is given again, and the month must
end with every line passed once, the books proved, and the bank in the books equal to the bank's own closing balance.
`python3 dev bench month [--scale 1] [--kill no]`; scale 1 is 2,000 lines of 4,000 payers; scale 200 is a national month.
"""

import csv
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

import xlsxwriter
from parts import messy
from parts.measuring import Table, a_cluster, cluster, congdoan, wishes_of

from congdoan.finance.collection.rules.model import Payer, Register

LINES, PAYERS, SEED, OPENING = 2_000, 4_000, 20_260_109, 1_000_000
NATIONAL, GOAL = 400_000, "a national month of 400,000 lines within 300 s"
ACCOUNT, YEAR, MONTH = "117000000001", messy.YEAR, 1
HEADER = ["STT/No.", "Ngày hạch toán/Accounting date", "Mô tả giao dịch/ Transaction description", "Nợ/ Debit", "Có / Credit",
          "Số dư TK/ Account Balance", "Số giao dịch/ Transaction number", "Số tài khoản đối ứng/ Corresponsive account",
          "Tên tài khoản đối ứng/ Corresponsive name", "MTID/ CITAD", "Mã định danh TK thụ hưởng/ To virtual account",
          "Ngày phát sinh giao dịch/ Transaction date"]  # fmt: skip
UNION_COLUMNS = "code,name,kind,parent_code,level,commune,founded_on,ended_on,bank,account,successor_code"
EMPLOYER_COLUMNS = (
    "code,name,tax_code,si_unit_code,sector,ownership,commune,wage_region,union_code,liable_from,liable_until,bank_accounts,former_names"
)
RULES = """year: {year}
kpcd: {{rate: "0.02"}}
split:
  kpcd_base_share: "0.75"
  dues_kept_by_union: "0.70"
  upper_table_illustrative: {{district: "0.60", province: "0.30", confederation: "0.10"}}
"""
STORING = "state = 'active' AND (query ~ '^(INSERT INTO \"?collection_|COPY ledger_)')"


def main() -> None:
    wishes = wishes_of(__doc__ or "", kill="yes")
    table = Table("month")
    for scale in wishes.scale:
        measure(int(LINES * scale), int(PAYERS * scale), table, is_killed=wishes.kill == "yes")


def measure(lines: int, payers: int, table: Table, *, is_killed: bool) -> None:
    with a_cluster() as running, tempfile.TemporaryDirectory(prefix="congdoan-month-") as place:
        folder = Path(place)
        known = messy.register(payers, SEED)
        closing = write_world(folder, known, lines)
        began = time.perf_counter()
        congdoan("world", "load", folder, "--on", f"{YEAR}-{MONTH:02d}-31")
        table.add("W9", "register, wage funds and dues of the month loaded", payers, [time.perf_counter() - began])
        if is_killed:
            table.add("W9", "killed while storing, and started again", lines, [kill_in_the_middle(running, folder)])
        began = time.perf_counter()
        client = run_to_the_end(folder)
        spent = time.perf_counter() - began
        began = time.perf_counter()
        proved = json.loads(congdoan("ledger", "verify", "--json"))
        proving = time.perf_counter() - began
        faults = faults_of(running, lines, closing, proved)
        extrapolated = f"{spent * NATIONAL / lines:,.0f} s for {NATIONAL:,} lines at this pace; goal: {GOAL}"
        note = f"client {client} MB; {extrapolated}" + (f"; {faults}" if faults else "")
        table.add("W9", "load, match, split, post, report", lines, [spent], verify="VOID" if faults else "ok", note=note)
        table.add("W9", "verify of all books", proved["checked"]["lines"], [proving], verify="ok" if proved["ok"] else "VOID")


def kill_in_the_middle(running: cluster.Cluster, folder: Path) -> float:
    """Start the month, kill the server while steps and entries are written, and return how long the restart took."""
    process = subprocess.Popen(command(folder), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    while running.sql(f"SELECT EXISTS (SELECT FROM pg_stat_activity WHERE {STORING})", database=cluster.DATABASE) != "t":
        if process.poll() is not None:
            raise SystemExit(f"the month ended before the server could be killed\n{process.communicate()[1]}")
        time.sleep(0.01)
    pid = cluster.server_pid(running)
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    if process.wait(120) == 0:
        raise SystemExit("the command did not notice that its server was killed")
    began = time.perf_counter()
    cluster.restart(running)
    return time.perf_counter() - began


def run_to_the_end(folder: Path) -> int:
    """Run the month and its report, and return the largest memory of the command. Units: MB."""
    with subprocess.Popen(command(folder), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        _, errors = process.communicate()
    if process.returncode:
        raise SystemExit(errors)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


def command(folder: Path) -> list[str]:
    """Return the command of the month: it imports, matches, splits and posts, and reports every line."""
    words = ["collection", "run", "--statement", str(folder / "sao-ke.xlsx"), "--on", f"{YEAR}-{MONTH:02d}-31", "--json"]
    return [sys.executable, "-m", "congdoan", *words]


def faults_of(running: cluster.Cluster, lines: int, closing: int, proved: dict[str, object]) -> str:
    """Return what was lost, doubled or does not meet; nothing when all is well."""
    passed, different, booked = running.sql(
        "SELECT count(*), count(DISTINCT line_id), (SELECT coalesce(sum(debit - credit), 0) FROM ledger_turnover t"
        " JOIN ledger_account a ON a.id = t.account_id JOIN organisations_organisation o ON o.id = t.unit_id"
        " WHERE a.code = '1121' AND o.code = 'LDLD01') FROM collection_step WHERE line_id IS NOT NULL AND cause = 'line'",
        database=cluster.DATABASE,
    ).split("|")
    found = {
        "lines passed": (int(passed), lines),
        "different lines passed": (int(different), lines),
        "bank in the books": (int(booked), closing),
        "books proved": (proved["ok"], True),
    }
    return "; ".join(f"{name}: {is_so}, not {should}" for name, (is_so, should) in found.items() if is_so != should)


# --- the files of the month -------------------------------------------------------------------------------------------


def write_world(folder: Path, known: Register, lines: int) -> int:
    """Write the register, what is owed and the bank statement, and return the bank's closing balance."""
    (folder / "rules.yaml").write_text(RULES.format(year=YEAR))
    bank = ["", "1976-01-01", "", "VietinBank", ACCOUNT, ""]
    upper = [
        ["TLD", "Tổng Liên đoàn", "lien_doan", "", "trung_uong", "", "1929-07-28", "", "", "", ""],
        ["LDLD00", "Liên đoàn Lao động tỉnh", "lien_doan", "TLD", "tinh", "", "1976-01-01", "", "", "", ""],
        ["LDLD01", "Liên đoàn Lao động khu vực", "lien_doan", "LDLD00", "huyen", *bank],
    ]
    unions = [body for body in known.payers if body.kind == "union"]
    employers = [body for body in known.payers if body.kind == "employer"]
    code_of = {body.id: body.code for body in unions}
    base = [[u.code, u.name, "cdcs", "LDLD01", "co_so", "", u.founded_on, "", "", "".join(u.accounts), ""] for u in unions]
    write(folder / "unions.csv", UNION_COLUMNS, [*upper, *base])
    write(folder / "employers.csv", EMPLOYER_COLUMNS, [employer_row(body, code_of) for body in employers])
    charges = messy.charges(known, MONTH, SEED)
    owed = {charge.payer_id: charge.amount for charge in charges}
    month = f"{YEAR}-{MONTH:02d}"
    write(
        folder / "payroll.csv",
        "employer_code,month,headcount,si_wage_fund,source",
        [[e.code, month, 10, owed[e.id] * 50, "tu_khai"] for e in employers],
    )
    write(
        folder / "dues.csv", "union_code,month,members_paying,dues_collected", [[u.code, month, 10, owed[u.id] * 10 // 3] for u in unions]
    )
    write(folder / "opening.csv", "kind,code,period,amount", [["BANK", "LDLD01", "", OPENING], ["OWN_DISTRICT", "LDLD01", "", OPENING]])
    noted = messy.lines(known, lines, SEED, owed=charges)
    return write_statement(folder / "sao-ke.xlsx", noted)


def employer_row(body: Payer, code_of: Mapping[int, str]) -> list[object]:
    union, former = code_of[body.unions[0].union_id] if body.unions else "", ";".join(name.name for name in body.former_names)
    facts = ["", "san_xuat", "tu_nhan", "", "III", union, "2015-01-01", ""]
    return [body.code, body.name, body.tax_code, *facts, ";".join(body.accounts), former]


def write(file: Path, header: str, rows: list[list[object]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(header.split(","))
        writer.writerows(rows)


def write_statement(file: Path, noted: list[messy.Noted]) -> int:
    """Write the lines as the bank prints them, newest first, and return the closing balance."""
    balance = OPENING
    printed: list[list[object]] = []
    for one in noted:
        line, balance = one.line, balance + one.line.amount
        moment = f"{line.booked_at:%d-%m-%Y %H:%M:%S}"
        printed.append([0, moment, line.narrative, 0, line.amount, balance, line.reference, line.account, line.name, "", "", moment])
    printed.reverse()
    for place, row in enumerate(printed, start=1):
        row[0] = place
    head: list[list[object]] = [
        ["NGÂN HÀNG TMCP CÔNG THƯƠNG VIỆT NAM"], ["", "Số tài khoản/ Account No.:", ACCOUNT], ["", "Loại tiền/ Currency:", "VND"],
        ["", "Số dư đầu kỳ/Opening Balance:", OPENING], ["", "Số dư cuối kỳ/Closing Balance:", balance],
        ["", "Tổng giá trị ghi có/ Total credits:", balance - OPENING, "Tổng giá trị ghi nợ/ Total debits:", 0], HEADER,
    ]  # fmt: skip
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        page = book.add_worksheet("LICH SU GIAO DICH")
        for place, row in enumerate([*head, *printed]):
            page.write_row(place, 0, row)
    return balance


if __name__ == "__main__":
    main()
