"""Looks a written folder over with plain readers of its own: do the files, the sums and the labels hold without the generator's word?

Nothing here knows how a line was made. The exact keys of each line are looked for again in what is printed, in the simplest way there is,
and held against the label.
"""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from bench.worlds.facts import folded, is_tax_code
from python_calamine import CalamineWorkbook

from congdoan.finance.collection.rules.references import find_reference

from .label import DOUBTS, NO_IDENTITY, WEAK
from .place import FORMS

CAMT = "{urn:iso:std:iso:20022:tech:xsd:camt.053.001.02}"


@dataclass(frozen=True)
class Printed:
    """One row as printed: signed sum, all words, the account beside them, the payer's own number."""

    amount: int
    words: str
    account: str = ""
    virtual: str = ""


def look_over(folder: Path) -> dict[str, int]:
    """Check a folder and return how much was checked; what is wrong is told all at once.

    :raises AssertionError: what is wrong
    """
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    faults = [*register_faults(folder), *file_faults(folder, truth), *sum_faults(folder, truth), *label_faults(folder, truth)]
    assert not faults, "\n".join(faults)
    kinds = ("never", "ok", "must")
    return {"files": len(truth["files"]), "lines": len(truth["lines"])} | {kind: truth["counts"]["review"][kind] for kind in kinds}


def rows_of(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# --- the register -----------------------------------------------------------------------------------------------------


def register_faults(folder: Path) -> Iterator[str]:
    """Yield what is wrong with codes, tax codes and who belongs to whom."""
    unions, employers = rows_of(folder, "unions.csv"), rows_of(folder, "employers.csv")
    codes = [row["code"] for row in (*unions, *employers)]
    if len(set(codes)) != len(codes):
        yield "a code stands twice"
    taxes = [row["tax_code"] for row in employers] + list(
        {row["group_code"]: row["tax_code"] for row in rows_of(folder, "payer_groups.csv")}.values()
    )
    if len(set(taxes)) != len(taxes):
        yield "a tax code stands twice"
    yield from (f"{code} is no tax code" for code in taxes if not is_tax_code(code[:10]) or not 9_995_000 <= int(code[2:9]) <= 9_999_999)
    yield from (f"{row['code']}: no union {row['union_code']}" for row in employers if row["union_code"] and row["union_code"] not in codes)


# --- the files --------------------------------------------------------------------------------------------------------


def printed_rows(path: Path) -> dict[int, Printed]:
    """Read the rows of one file, by the row number that the truth gives them."""
    if path.suffix == ".sta":
        return dict(enumerate(_mt940(path.read_text(encoding="ascii")), start=1))
    if path.suffix == ".xml":
        return dict(enumerate(_camt(path), start=1))
    if path.suffix == ".csv":
        grid = [line.split("|") for line in path.read_text(encoding="utf-8-sig").splitlines()]
        return {number: Printed(_dong(row[3]) - _dong(row[2]), row[1]) for number, row in enumerate(grid[1:], start=2)}
    return dict(_sheet(path))


def _mt940(text: str) -> Iterator[Printed]:
    for found in re.finditer(r":61:\d{10}([CD])(\d+),00\w{4}[^\n]*\n:86:(.*?)(?=\n:6|\n-})", text, re.DOTALL):
        yield Printed(int(found[2]) * (1 if found[1] == "C" else -1), found[3].replace("\n", ""))


def _camt(path: Path) -> Iterator[Printed]:
    for entry in ElementTree.parse(path).getroot().iter(f"{CAMT}Ntry"):
        texts = {item.tag.removeprefix(CAMT): item.text or "" for item in entry.iter() if item.text and item.text.strip()}
        names = " ".join(item.text or "" for item in entry.iter(f"{CAMT}Nm"))
        accounts = [item.text or "" for item in entry.iter(f"{CAMT}Id") if item.text]
        yield Printed(
            int(texts["Amt"]) * (1 if texts["CdtDbtInd"] == "CRDT" else -1), f"{texts.get('Ustrd', '')} {names}", "".join(accounts)
        )


COLUMNS = {"debit": r"nợ", "credit": r"có(?!.*debit)", "words": r"mô tả|diễn giải|nội dung"}
OTHERS = {"account": r"corresponsive account|remitter's account number|^tài khoản$|tk đối ứng|số tài khoản đối ứng", "virtual": r"virtual"}
NAMES = r"corresponsive name|remitter's account name|đơn vị|tên tài khoản đối ứng"


def _sheet(path: Path) -> Iterator[tuple[int, Printed]]:
    grid = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    head = next(
        place
        for place, row in enumerate(grid)
        if any(re.search(COLUMNS["words"], str(cell), re.I) for cell in row) and len([c for c in row if c]) > 4
    )
    titles = [str(cell).lower() for cell in grid[head]]

    def column(pattern: str) -> int | None:
        return next((place for place, title in enumerate(titles) if re.search(pattern, title)), None)

    debit, credit, told = column("nợ"), column("có"), column(COLUMNS["words"])
    account, virtual, name = column(OTHERS["account"]), column(OTHERS["virtual"]), column(NAMES)
    fee = column("fee/interest")
    for number, row in enumerate(grid[head + 1 :], start=head + 2):
        cells = [str(cell) for cell in row]

        def cell(place: int | None, cells: list[str] = cells) -> str:
            return cells[place] if place is not None and place < len(cells) else ""

        amount = _dong(cell(credit)) - abs(_dong(cell(debit))) - abs(_dong(cell(fee)))
        yield number, Printed(amount, f"{cell(told)} {cell(name)}", cell(account), cell(virtual))


def _dong(text: str) -> int:
    digits = re.sub(r"[^\d.\-]", "", text)
    return int(float(digits)) if re.search(r"\d", digits) else 0


def file_faults(folder: Path, truth: dict[str, Any]) -> Iterator[str]:
    """Yield rows that are not where the truth says, and balances that do not follow each other."""
    last: dict[str, int] = {}
    for facts in truth["files"]:
        opening, closing = facts["opening"], facts["closing"]
        if last.get(facts["account"], opening) != opening:
            yield f"{facts['file']}: does not open with what the month before closed with"
        last[facts["account"]] = closing
        mine = [line for line in truth["lines"] if line["file"] == facts["file"]]
        if opening + sum(line["amount"] * (1 if line["sign"] == "C" else -1) for line in mine) != closing:
            yield f"{facts['file']}: the lines do not lead to the closing balance"
        rows = printed_rows(folder / facts["file"])
        for line in mine:
            row = rows.get(line["row"])
            if row is None or row.amount != line["amount"] * (1 if line["sign"] == "C" else -1):
                yield f"{line['id']}: {facts['file']} row {line['row']} prints {row}, not {line['sign']} {line['amount']}"
    for line in truth["lines"]:
        for again in line.get("also_printed_at", []):
            if printed_rows(folder / again["file"])[again["row"]].amount != line["amount"] * (1 if line["sign"] == "C" else -1):
                yield f"{line['id']}: is not printed again at {again}"


# --- the sums ---------------------------------------------------------------------------------------------------------


def sum_faults(folder: Path, truth: dict[str, Any]) -> Iterator[str]:
    """Yield totals that do not add up, parts that are not their line, and joint sums that are not the sum of what is owed."""
    for sign, word in (("C", "credits"), ("D", "debits")):
        if sum(line["amount"] for line in truth["lines"] if line["sign"] == sign) != truth["totals"][word]:
            yield f"{word} do not add up"
    due = {(row["employer_code"], row["month"]): (int(row["si_wage_fund"]) * 2 + 50) // 100 for row in rows_of(folder, "payroll.csv")}
    for row in rows_of(folder, "dues.csv"):
        collected = int(row["dues_collected"])
        due[row["union_code"], row["month"]] = collected - (collected * 70 + 50) // 100
    for line in truth["lines"]:
        parts = line.get("parts", [])
        if parts and sum(part["amount"] for part in parts) != line["amount"]:
            yield f"{line['id']}: the parts are not the line"
        if (line["review"] == "must" and parts) or (line["review"] != "must" and line["kind"] in ("KPCD", "DUES", "BOTH") and not parts):
            yield f"{line['id']}: {line['review']} with {len(parts)} parts"
        if len(parts) > 1:
            for part in parts:
                if sum(due.get((part["subject"], month), 0) for month in part["stated"]) != part["amount"]:
                    yield f"{line['id']}: {part} is not what is owed"


# --- the labels -------------------------------------------------------------------------------------------------------


class Keys:
    """Finds exact keys in printed words, each as the set of bodies (an employer and its union are one) that bear it."""

    def __init__(self, folder: Path) -> None:
        unions, employers = rows_of(folder, "unions.csv"), rows_of(folder, "employers.csv")
        groups = rows_of(folder, "payer_groups.csv")
        self.body = {row["code"]: row["code"] for row in (*unions, *employers)}
        self.body |= {row["union_code"]: row["code"] for row in employers if row["union_code"]}
        self.number = dict(enumerate((row["code"] for row in (*unions, *employers)), start=101))
        self.codes: dict[str, set[str]] = defaultdict(set)
        self.accounts: dict[str, set[str]] = defaultdict(set)
        self.names: dict[str, set[str]] = defaultdict(set)
        for row in (*unions, *employers):
            self.codes[_alone(row["code"])].add(self.body[row["code"]])
        for row in employers:
            self.codes[_alone(row["si_unit_code"])].add(row["code"])
            self.codes[_alone(row["tax_code"])].add(row["code"])
            for account in filter(None, row["bank_accounts"].split(";")):
                self.accounts[account].add(row["code"])
            for name in _written(row["name"]):
                self.names[name].add(row["code"])
        for row in unions[3:]:
            self.accounts[row["account"]].add(self.body[row["code"]])
        for row in groups:
            self.codes[row["tax_code"]].add(row["group_code"])
            self.accounts[row["account"]].add(row["group_code"])
            for name in _written(row["name"]):
                self.names[name].add(row["group_code"])
        self.virtual = {row["number"]: self.body[row["code"]] for row in rows_of(folder, "virtual_accounts.csv")}

    def found(self, row: Printed) -> dict[str, set[str]]:
        """Return the bodies that each kind of key points to."""
        words = folded(row.words).upper()
        broken, spaced = words.replace("\n", ""), re.sub(r"\s+", " ", words)
        found: dict[str, set[str]] = defaultdict(set)
        for written in re.findall(r"(?<![A-Z0-9])[KD]PCD[ .\-]?[0-9A-Z]{4}[ .\-]?[0-9A-Z]{7}[ .\-]?[0-9A-Z]{2}(?![A-Z0-9])", spaced):
            if reference := find_reference(written):
                found["reference"].add(self.body.get(self.number.get(reference.number, ""), "nobody"))
        tokens = re.findall(r"[A-Z0-9]+(?:-[0-9]+)?", broken) + re.findall(r"[A-Z0-9]+", broken)
        tokens += [re.sub(r"\D", "", run) for run in re.findall(r"(?<!\d)(?=(\d{2,4}[ .\-]\d{3,4}[ .\-]\d{3,4}))", spaced)]
        tokens += re.findall(r"\d{10}", broken)
        branches = {"".join(pair) for pair in re.findall(r"(\d{10})[ \-]?(\d{3})(?!\d)", broken)} & set(self.codes)
        tokens = [token for token in tokens if not any(branch.startswith(token) for branch in branches)] + sorted(branches)
        for token in tokens:
            found["code"] |= self.codes.get(_alone(token), set())
            found["account"] |= self.accounts.get(token, set()) if len(self.accounts.get(token, set())) == 1 else set()
        found["account"] |= self.accounts.get(row.account, set()) if len(self.accounts.get(row.account, set())) == 1 else set()
        if row.virtual:
            found["virtual"].add(self.virtual.get(row.virtual, "nobody"))
        run = re.sub(r"[^A-Z0-9]", "", words)
        hits = {name: bodies for name, bodies in self.names.items() if name in run}
        longest = [name for name in hits if not any(name != other and name in other for other in hits)]
        for name in longest:
            found["name"] |= hits[name] if len(hits[name]) == 1 else set()
        return {kind: bodies for kind, bodies in found.items() if bodies}


def _alone(code: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", code.upper())


def _written(name: str) -> set[str]:
    """Return the ways a registered name is written with nothing but its legal form abbreviated, without blanks and marks."""
    form = next((one for one in FORMS if one in name), "")
    ways = {name} | {name.replace(form, short, 1) for short in (FORMS[form] if form else ())}
    return {re.sub(r"[^A-Z0-9]", "", folded(way).upper()) for way in ways}


def label_faults(folder: Path, truth: dict[str, Any]) -> Iterator[str]:
    """Yield lines whose label does not follow from the exact keys that a plain reader finds in what is printed."""
    keys, files = Keys(folder), {facts["file"]: printed_rows(folder / facts["file"]) for facts in truth["files"]}
    members: dict[str, set[str]] = defaultdict(set)
    for row in rows_of(folder, "payer_groups.csv"):
        members[row["group_code"]].add(row["employer_code"])
    for line in truth["lines"]:
        if line["kind"] not in ("KPCD", "DUES", "BOTH", "OTHER_IN"):
            continue
        row = files[line["file"]][line["row"]]
        found = keys.found(row)
        if line["kind"] == "OTHER_IN":
            if line["why"] == DOUBTS["stranger"] and set(found) - {"name"}:
                yield f"a stranger bears a key of ours: {line['id']} {found} {row.words!r}"
            continue
        bodies = found.get("reference") or set().union(*found.values()) if found else set()
        right = {keys.body[part["subject"]] for part in line.get("parts", [])}
        groups = {code for code, ones in members.items() if right and right <= ones}
        told = f"{line['id']} {line['review']} {line['evidence']} {found} {right} {row.words!r}"
        if line["review"] == "never" and not (bodies and bodies <= right | groups):
            yield f"not that one body alone: {told}"
        if line.get("why") in (NO_IDENTITY, *WEAK.values()) and bodies - {"nobody"}:
            yield f"has a key after all: {told}"
        if line.get("why", "").endswith("explains it") and len(set().union(*found.values())) < 2:
            yield f"no two identities: {told}"
