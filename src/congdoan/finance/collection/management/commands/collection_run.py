"""congdoan collection run: statements in, every line matched, allocated, distributed and posted, or left to a person."""

import csv
from argparse import ArgumentParser
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from congdoan.finance.banking import queries as banking
from congdoan.finance.banking import services as banking_services
from congdoan.finance.collection import queries, services
from congdoan.finance.collection.rules.decisions import DecisionRow
from congdoan.foundation.access import services as access
from congdoan.foundation.access.doors import UseCaseCommand, acting
from congdoan.foundation.kernel import tables
from congdoan.foundation.kernel.errors import Rejected
from congdoan.foundation.kernel.money import parse_dong
from congdoan.foundation.kernel.whole_files import write_whole

COLUMNS = ["file", "row", "status", "kind", "subject", "amount"]
DECISION_FIELDS: dict[str, list[str]] = {
    "file": ["Tệp"],
    "row": ["Dòng"],
    "kind": ["Loại"],
    "subject": ["Đối tượng"],
    "amount": ["Số tiền"],
}


class Command(UseCaseCommand):
    help = "Nạp sao kê, khớp từng dòng với người nộp, phân bổ vào tháng, chia cho các cấp và ghi sổ. Chạy lại không ghi hai lần."
    one_transaction = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--statement", action="append", default=[], type=Path, metavar="TỆP", help="tệp sao kê; nêu nhiều lần được")
        parser.add_argument("--decisions", type=Path, metavar="TỆP", help="CSV: file,row,kind,subject,amount")
        parser.add_argument("--answers", type=Path, metavar="TỆP", help="ghi CSV: file,row,status,kind,subject,amount")

    def call(self, *, by: int, on: date, job: int | None, **options: Any) -> Any:
        decisions = read_decisions(options["decisions"]) if options.get("decisions") else []
        files, units = self.import_statements([Path(path) for path in options["statement"]], by, on, job)
        for unit_id in units:
            self.run(unit_id, decisions, str(options.get("decisions") or ""), by, on, job)
        with acting(by, on=on):
            judged = [one for unit_id in units for one in queries.judged_lines(unit_id, files or None)]
            answers = queries.answers(judged)
            whole = [queries.report(unit_id, [one for one in judged if one.line.unit_id == unit_id]) for unit_id in units]
        if options.get("answers"):
            write_answers(Path(options["answers"]), answers)
        return {
            "lines": [line for one in whole for line in one["lines"]],
            "totals": whole[0]["totals"] if len(whole) == 1 else [w["totals"] for w in whole],
        }

    def import_statements(self, paths: list[Path], by: int, on: date, job: int | None) -> tuple[set[str], list[int]]:
        """Import the files; return their base names and the units whose accounts they belong to (all units when no file is given)."""
        if not paths:
            with acting(by, on=on):
                return set(), banking.collecting_units()
        units: dict[int, None] = {}
        for number, path in enumerate(paths):
            access.report(job, done=number, total=len(paths), words=f"Nạp {path.name}")
            with acting(by, on=on):
                for result in banking_services.import_statement_file(by=by, file_name=path.name, content=path.read_bytes(), on=on):
                    units[result.unit_id] = None
        return {path.name for path in paths}, list(units)

    def run(self, unit_id: int, decisions: list[DecisionRow], source: str, by: int, on: date, job: int | None) -> None:
        """Take one unit's account through all its new lines, a transaction at a time."""
        left, done = 1, 0
        while left:
            with acting(by, on=on):
                result = services.run_collection(by=by, unit_id=unit_id, on=on, decisions=decisions, decisions_file=source)
            done += result.auto + result.decided + result.review + result.repeats
            left = result.left
            access.report(job, done=done, total=done + left, words=f"Đã ghi {done} dòng")

    def words(self, answer: Any) -> str:
        totals = answer["totals"] if isinstance(answer["totals"], dict) else {}
        said = {"auto": "tự ghi", "decided": "người quyết", "review": "chờ người quyết"}
        return "\n".join(f"{said[status]}: {total['lines']} dòng, {total['amount']} đồng" for status, total in totals.items())


def read_decisions(path: Path) -> list[DecisionRow]:
    """Read a person's decisions from CSV.

    :raises Rejected: a row that cannot be read
    """
    reading = tables.labelled(tables.read_sheets(path.read_bytes(), file=path.name), DECISION_FIELDS, required=list(DECISION_FIELDS))
    rows = []
    for row in reading.rows:
        printed = reading.value(row, "row", int, "ghi số dòng trên sao kê")
        amount = reading.value(row, "amount", parse_dong, "ghi số đồng nguyên")
        if printed is not None and amount is not None:
            rows.append(DecisionRow(row.number, Path(row.text("file")).name, printed, row.text("kind"), row.text("subject"), amount))
    if reading.problems:
        raise Rejected([problem.as_facts() for problem in reading.problems])
    return rows


def write_answers(path: Path, rows: list[dict[str, Any]]) -> None:
    """Write the answers as CSV, whole or not at all."""
    text = StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    write_whole(path, text.getvalue().encode())
