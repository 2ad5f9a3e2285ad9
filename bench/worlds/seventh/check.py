"""Looks a written folder over without the generator's word: the register, the files, the sums, the periods and every label.

It reads what is printed with plain readers of its own and finds the exact keys again; nothing here knows how a line was made, except
`references.write_reference`, by which the table of all references of the year is drawn.
"""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from congdoan.finance.collection.rules.references import write_reference

Row = dict[str, Any]
FORMS = (
    ("CONG TY TNHH MOT THANH VIEN", "CTY TNHH MTV", "CONG TY TNHH MTV"),
    ("CONG TY TNHH", "CTY TNHH"),
    ("CONG TY CO PHAN", "CTY CP", "CTCP"),
    ("DOANH NGHIEP TU NHAN", "DNTN"),
    ("HOP TAC XA", "HTX"),
    ("HO KINH DOANH", "HKD", "HO KD"),
)
FEE = ("KPCD", "DUES", "BOTH")
_MARKS = {
    ord(mark): plain
    for marks, plain in (
        ("àáảãạăằắẳẵặâầấẩẫậ", "a"),
        ("èéẻẽẹêềếểễệ", "e"),
        ("ìíỉĩị", "i"),
        ("òóỏõọôồốổỗộơờớởỡợ", "o"),
        ("ùúủũụưừứửữự", "u"),
        ("ỳýỷỹỵ", "y"),
        ("đ", "d"),
    )
    for mark in marks
}


def plain(text: str) -> str:
    """Return the words in capitals without marks, signs as blanks."""
    return " ".join(re.sub(r"[^A-Z0-9]+", " ", text.lower().translate(_MARKS).upper()).split())


def look_over(folder: Path) -> dict[str, int]:
    """Check a folder and return how much was checked.

    :raises AssertionError: everything that is wrong
    """
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    book = Book(folder, truth["year"])
    faults = [*book.faults(), *file_faults(folder, truth), *sum_faults(book, truth), *period_faults(truth), *label_faults(book, truth)]
    assert not faults, "\n".join([*faults[:60], f"{len(faults)} faults"])
    return {"lines": len(truth["lines"]), "names": len(book.names), "references": len(book.references)}


class Book:
    """The register as a reader of the folder finds it: every exact key and the bodies that bear it (an employer and its union are one)."""

    def __init__(self, folder: Path, year: int) -> None:
        self.unions, self.employers, self.groups = (_table(folder / f"{name}.csv") for name in ("unions", "employers", "payer_groups"))
        self.body = {row["code"]: row["code"] for row in (*self.unions, *self.employers)}
        self.body |= {row["union_code"]: row["code"] for row in self.employers if row["union_code"]}
        self.accounts: dict[str, set[str]] = defaultdict(set)
        self.codes: dict[str, set[str]] = defaultdict(set)
        self.names: dict[str, set[str]] = defaultdict(set)
        self.due: dict[tuple[str, str], int] = {}
        self.members: dict[str, set[str]] = defaultdict(set)
        for row in self.employers:
            for account in filter(None, row["bank_accounts"].split(";")):
                self.accounts[account].add(row["code"])
            for code in (row["code"], row["si_unit_code"], row["tax_code"].replace("-", "")):
                self.codes[code].add(row["code"])
            for name in ways(row["name"]):
                self.names[name].add(row["code"])
        for row in self.unions[3:]:
            self.accounts[row["account"]].add(self.body[row["code"]])
            self.codes[row["code"]].add(self.body[row["code"]])
        for row in self.groups:
            self.accounts[row["account"]].add(row["group_code"])
            self.codes[row["tax_code"]].add(row["group_code"])
            self.members[row["group_code"]].add(row["employer_code"])
        for row in _table(folder / "payroll.csv"):
            self.due[row["employer_code"], row["month"]] = (int(row["si_wage_fund"]) * 2 + 50) // 100
        for row in _table(folder / "dues.csv"):
            self.due[row["union_code"], row["month"]] = int(row["dues_collected"]) - (int(row["dues_collected"]) * 70 + 50) // 100
        for row in _table(folder / "opening.csv"):
            if row["kind"].startswith("ARREARS"):
                self.due[row["code"], row["period"]] = int(row["amount"])
        self.virtual = {row["number"]: self.body[row["code"]] for row in _table(folder / "virtual_accounts.csv")}
        months = [year * 100 + month for month in range(1, 13)] + [(year - 1) * 100 + 12, (year - 1) * 100 + 11]
        self.references = {
            re.sub(r"[^A-Z0-9]", "", write_reference(fund=fund, month=month, number=number)): self.body[row["code"]]
            for number, row in enumerate((*self.unions, *self.employers), start=101)
            for fund in ("KPCD", "DPCD")
            for month in months
        }

    def faults(self) -> Iterator[str]:
        """Yield codes that are no codes, and names that two bear beside the one pair that is meant to."""
        yield from (f"{row['tax_code']} fails its check" for row in self.employers if not _checks(row["tax_code"][:10]))
        yield from (f"{code} of {bodies}" for code, bodies in self.codes.items() if len(bodies) > 1)
        shared = [bodies for bodies in self.accounts.values() if len(bodies) > 1]
        twins = {frozenset(bodies) for bodies in self.names.values() if len(bodies) > 1}
        if len(shared) != 1 or len(twins) != 1:
            yield f"shared accounts {shared}, names of two {twins}"
        cores: dict[str, set[str]] = defaultdict(set)
        for row in self.employers:
            cores[_core(plain(row["name"]))].add(row["code"])
        yield from (f"one core of {bodies}: {core}" for core, bodies in cores.items() if len(bodies) > 1 and frozenset(bodies) not in twins)

    def keys(self, line: Row) -> dict[str, set[str]]:
        """Return the bodies that each kind of exact key in the printed line points to."""
        printed = " ".join((line["text"], *line["shown"]))
        words, found = plain(printed), defaultdict(set)
        for token in words.split():
            found["code"] |= self.codes.get(token, set())
        digits = re.findall(r"(?<!\d)\d+(?:(?: - |[ .\-])\d+)*", printed)
        for run in digits:
            groups = re.findall(r"\d+", run)
            for begin in range(len(groups)):
                for end in range(begin + 1, min(begin + 6, len(groups)) + 1):
                    whole = "".join(groups[begin:end])
                    found["account"] |= self.accounts.get(whole, set()) if begin + 1 == end else set()
                    if len(whole) in (10, 13):
                        found["code"] |= self.codes.get(whole, set())
        found["code"] -= {
            row["code"] for row in self.employers if any(f"{row['tax_code']}{n:03d}" in re.sub(r"[ \-]", "", printed) for n in (1, 2))
        }
        found["reference"] |= {self.references[run] for run in _references(words) if run in self.references}
        hits = {name: bodies for name, bodies in self.names.items() if f" {name} " in f" {words} "}
        for name, bodies in hits.items():
            if not any(name != other and f" {name} " in f" {other} " for other in hits):
                found["name"] |= bodies
        if line.get("virtual"):
            found["virtual"].add(self.virtual[line["virtual"]])
        return {kind: bodies for kind, bodies in found.items() if bodies}


def ways(name: str) -> set[str]:
    """Return the ways to write a registered name whole, its legal form abbreviated or not."""
    whole = plain(name)
    form = next((forms for forms in FORMS if f" {forms[0]} " in f" {whole} "), ("",))
    return {whole} | {whole.replace(form[0], short, 1) for short in form[1:]}


def _core(name: str) -> str:
    return next((name.removeprefix(forms[0]).strip() for forms in FORMS if name.startswith(forms[0])), name)


def _references(words: str) -> Iterator[str]:
    run = words.replace(" ", "")
    return (found[1] for found in re.finditer(r"(?=([KD]PCD[0-9]{4}[0-9A-Z]{9}))", run))


def _checks(code: str) -> bool:
    rest = sum(weight * int(digit) for weight, digit in zip((31, 29, 23, 19, 17, 13, 7, 5, 3), code[:9], strict=True)) % 11
    return len(code) == 10 and int(code[9]) == 10 - rest


def _table(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# --- files, sums, periods ---------------------------------------------------------------------------------------------


def printed_rows(path: Path) -> dict[int, str]:
    """Return every row of a file as one string, figures without their separators."""
    if path.suffix == ".sta":
        body = path.read_text(encoding="ascii").split(":61:")[1:]
        rows = {number: part.replace("\n", "") for number, part in enumerate(body, start=1)}
    elif path.suffix == ".csv":
        rows = dict(enumerate(path.read_text(encoding="utf-8-sig").splitlines(), start=1))
    else:
        grid = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
        rows = {number: "\t".join(str(cell) for cell in row) for number, row in enumerate(grid, start=1)}
    return rows


def file_faults(folder: Path, truth: Row) -> Iterator[str]:
    """Yield lines that are not printed where the truth says, and balances that do not lead from month to month."""
    by_account: dict[str, list[Row]] = defaultdict(list)
    for facts in truth["files"]:
        by_account[facts["account"]].append(facts)
        rows = printed_rows(folder / facts["file"])
        mine = [line for line in truth["lines"] if line["file"] == facts["file"]]
        if facts["opening"] + sum(line["amount"] * (1 if line["sign"] == "C" else -1) for line in mine) != facts["closing"]:
            yield f"{facts['file']}: does not lead to its closing balance"
        for line in mine:
            row = rows.get(line["row"], "")
            if str(line["amount"]) not in re.sub(r"(?<=\d)[.,](?=\d{3})", "", row) or plain(line["text"])[:200] not in plain(row):
                yield f"{line['id']}: row {line['row']} of {line['file']} prints {row!r}"
    for files in by_account.values():
        yield from (
            f"{after['file']} opens with another balance" for before, after in pairwise(files) if before["closing"] != after["opening"]
        )


def sum_faults(book: Book, truth: Row) -> Iterator[str]:
    """Yield parts that are not their line, and sums of several payers or funds that are not what they owe."""
    for line in truth["lines"]:
        parts = line.get("parts", [])
        if line["kind"] in FEE and bool(parts) != (line["review"] != "must"):
            yield f"{line['id']}: {line['review']} with {len(parts)} parts"
        if parts and sum(part["amount"] for part in parts) != line["amount"]:
            yield f"{line['id']}: the parts are not the line"
        for part in parts:
            owed = sum(book.due.get((part["subject"], month), 0) for month in part["stated"])
            changed = {owed * 8 // 10, -(-owed // 50_000) * 50_000, book.due.get((part["subject"], part["stated"][0]), 0) // 2, owed * 10}
            if part["amount"] != owed and (len(parts) > 1 or part["kind"] == "DUES" or part["amount"] not in changed):
                yield f"{line['id']}: {part} of {owed} owed"
    yield from (
        f"{line['id']}: {line['kind']} refers to nothing"
        for line in truth["lines"]
        if line["kind"] in ("REFUND_OUT", "RETURN_IN") and "refers_to" not in line
    )


def period_faults(truth: Row) -> Iterator[str]:
    """Yield lines of one month whose words plainly tell another."""
    for line in truth["lines"]:
        stated = {month for part in line.get("parts", []) for month in part["stated"]}
        told = re.findall(r"(?:\bT|\bTHANG )(\d{1,2})[/.](20\d\d)\b", line["text"].upper())
        if len(stated) == 1 and any(f"{year}-{int(month):02d}" not in stated for month, year in told):
            yield f"{line['id']}: {stated} in {line['text']!r}"


# --- labels -----------------------------------------------------------------------------------------------------------


def label_faults(book: Book, truth: Row) -> Iterator[str]:
    """Yield lines whose class does not follow from what is printed and from earlier lines of the same account."""
    taught: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    own = {facts["file"]: facts["account"] for facts in truth["files"]}
    collectors = set(own.values())
    for line in sorted(truth["lines"], key=lambda one: one["booked_at"]):
        if line["sign"] != "C" or line["kind"] in ("INTEREST", "RETURN_IN"):
            continue
        keys, proofs = book.keys(line), set(line["evidence"])
        right = {book.body[part["subject"]] for part in line.get("parts", [])}
        right |= {code for code, members in book.members.items() if right and right <= members}
        others = printed_accounts(line) - set(book.accounts) - collectors
        history = {account: taught[account] for account in others if taught[account]}
        single = {kind: bodies for kind, bodies in keys.items() if len(bodies) == 1}
        bodies = single.get("reference") or set().union(*single.values())
        told = (
            f"{line['id']} {line['review']} {sorted(proofs)} {keys} right {right} {line.get('why', '')}: {line['text']!r} {line['shown']}"
        )
        if line["kind"] in FEE:
            faults = [*_fee_faults(line, proofs, bodies, right, keys, history, own[line["file"]]), *_near_faults(book, line, proofs, right)]
            yield from (f"{fault}: {told}" for fault in faults)
        elif "stranger" in proofs and (bodies or history):
            yield f"a stranger with a key of ours: {told}"
        if line["kind"] in FEE and line["review"] != "must":
            for account in others:
                sure = own[line["file"]] if {"tax_code", "full_name"} <= proofs and keys.get("code") and keys.get("name") else ""
                for body in right if len(right) == 1 else set():
                    taught[account][body].add(f"{sure}@{line['booked_at'][:7]}" if sure else "")


def printed_accounts(line: Row) -> set[str]:
    """Return the accounts of the other side that the line shows, beside or within its words."""
    within = re.findall(r"(?:TKThe :|CT tu |Tfr Ac:)(\d+)", line["text"], re.IGNORECASE)
    return {account for account in (line["shown"][0], *within) if account}


def _near_faults(book: Book, line: Row, proofs: set[str], right: set[str]) -> Iterator[str]:
    """Yield references with one wrong sign that are near another payer's, and broken ones that are near anybody's."""
    if proofs & {"corrected_reference", "broken_reference"}:
        runs = list(_references(plain(line["text"])))
        near = {body for run in runs for text, body in book.references.items() if sum(a != b for a, b in zip(run, text, strict=True)) < 2}
        if near != (right - set(book.members) if "corrected_reference" in proofs else set()):
            yield f"near {near}"


def _fee_faults(line: Row, proofs: set[str], bodies: set[str], right: set[str], keys: Row, history: Row, own: str) -> Iterator[str]:
    month = line["booked_at"][:7]
    if line["review"] == "never":
        if proofs & {"learned_account"} and not bodies:
            lessons = next(iter(history.values()), {})
            if set(lessons) != right or not any(lesson.startswith(own) and lesson[-7:] < month for lesson in lessons[min(right)]):
                yield f"not surely learned from {dict(lessons)}"
        elif "corrected_reference" in proofs:
            pass  # `_near_faults` looks at these
        elif not bodies or not bodies <= right:
            yield "no key, or a key of another"
        if any(set(lessons) - right for lessons in history.values()):
            yield "its account paid for another before"
    elif line["review"] == "ok":
        if bodies and not bodies & right and not proofs & {"parent_code", "on_behalf"}:
            yield "every key is another's"
    else:
        weak = proofs & {"name_of_two", "shared_account", "broken_reference"} or "no name" in line["why"]
        if (
            weak
            and not proofs & {"two_identities", "sum_does_not_fit", "unknown_code"}
            and (bodies or any(len(one) == 1 for one in history.values()))
        ):
            yield "has a key or a lesson after all"
        if "two_identities" in proofs and len(set().union(*keys.values())) < 2:
            yield "no two identities"
