"""Looks a written folder over without the generator's word: the register, the files, the sums, the months and every label.

The reader of exact keys is the seventh set's; the classes and what they ask of the printed line are this set's own.
"""

import html
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from bench.worlds.seventh.check import Book as PlainBook
from bench.worlds.seventh.check import _near_faults as near_faults
from bench.worlds.seventh.check import period_faults, plain, printed_accounts, printed_rows

from .cast import PUBLIC_SHORT
from .label import KEYS, judge

Row = dict[str, Any]
FEE = ("KPCD", "DUES", "BOTH")
FILLERS = {"CONG", "DOAN", "THANH", "TOAN", "THANG", "THONG", "BAO", "PHI", "CAP", "DOANH", "NGHIEP", "NAM", "QUY", "KY", "NOP"}
"""Words of payments that names hold too."""


class Book(PlainBook):
    """The register as a reader of the folder finds it, with every usual way to abbreviate a form."""

    def __init__(self, folder: Path, year: int) -> None:
        super().__init__(folder, year)
        for row in self.employers:
            whole = plain(row["name"])
            for form, briefs in (("CONG TY CO PHAN", ("CONG TY CP",)), ("HO KINH DOANH", ("HO KD",))):
                for brief in briefs if form in whole else ():
                    self.names[whole.replace(form, brief, 1)].add(row["code"])
        self.tokens = {row["code"]: set(plain(row["name"]).split()) for row in self.employers}
        for row in self.employers:
            for long, short in PUBLIC_SHORT:
                if row["name"].startswith(long):
                    self.tokens[row["code"]] |= set(plain(short).split())
        self.common = Counter(token for tokens in self.tokens.values() for token in tokens)

    def keys(self, line: Row) -> dict[str, set[str]]:
        """Return the bodies that each kind of exact key points to; a code that ends the words does not run on into the account."""
        return super().keys(line | {"text": f"{line['text']} ;"})

    def likeliest(self, printed: str) -> set[str]:
        """Return the bodies whose names share most, the rare words weighing most, with the printed words."""
        words = set(plain(printed).split()) - FILLERS
        total = len(self.tokens)
        weights = {code: sum(math.log(total / self.common[one]) for one in tokens & words) for code, tokens in self.tokens.items()}
        best = max(weights.values())
        return {code for code, weight in weights.items() if weight > best - 0.01}


def look_over(folder: Path, reader: type[Book] = Book) -> dict[str, int]:
    """Check a folder and return how much was checked.

    :raises AssertionError: everything that is wrong
    """
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    book = reader(folder, truth["year"])
    faults = [*book.faults(), *file_faults(folder, truth), *sum_faults(book, truth), *period_faults(truth), *label_faults(book, truth)]
    assert not faults, "\n".join([*faults[:80], f"{len(faults)} faults"])
    fees = sum(line["kind"] in FEE and line["review"] == "never" for line in truth["lines"])
    return {"lines": len(truth["lines"]), "never_fees": fees, "names": len(book.names), "references": len(book.references)}


def rows_of(path: Path) -> dict[int, str]:
    """Return every row of a file as one string; camt.053 entries as the words between their tags."""
    if path.suffix != ".xml":
        return printed_rows(path)
    entries = path.read_text(encoding="utf-8").split("<Ntry>")[1:]
    return {number: html.unescape(re.sub(r"<[^>]+>", " ", entry)) for number, entry in enumerate(entries, start=1)}


def file_faults(folder: Path, truth: Row) -> Iterator[str]:
    """Yield lines that are not printed where the truth says, and balances that do not lead from month to month."""
    by_account: dict[str, list[Row]] = defaultdict(list)
    for facts in truth["files"]:
        by_account[facts["account"]].append(facts)
        rows = rows_of(folder / facts["file"])
        mine = [line for line in truth["lines"] if line["file"] == facts["file"]]
        if facts["opening"] + sum(line["amount"] * (1 if line["sign"] == "C" else -1) for line in mine) != facts["closing"]:
            yield f"{facts['file']}: does not lead to its closing balance"
        for line in mine:
            row = rows.get(line["row"], "")
            words, printed = (plain(text).replace(" ", "") for text in (line["text"], row))
            if str(line["amount"]) not in re.sub(r"(?<=\d)[.,](?=\d{3})", "", row) or words[:250] not in printed:
                yield f"{line['id']}: row {line['row']} of {line['file']} prints {row!r}"
    for files in by_account.values():
        yield from (
            f"{after['file']} opens with another balance" for before, after in pairwise(files) if before["closing"] != after["opening"]
        )


def sum_faults(book: Book, truth: Row) -> Iterator[str]:
    """Yield parts that are not their line, and sums that are neither owed for the stated months nor a known slip."""
    for line in truth["lines"]:
        parts = line.get("parts", [])
        if line["kind"] in FEE and bool(parts) != (line["review"] != "must"):
            yield f"{line['id']}: {line['review']} with {len(parts)} parts"
        if parts and sum(part["amount"] for part in parts) != line["amount"]:
            yield f"{line['id']}: the parts are not the line"
        for part in parts:
            owed = sum(book.due.get((part["subject"], month), 0) for month in part["stated"])
            changed = {owed * 8 // 10, -(-owed // 50_000) * 50_000, owed // 2, owed - owed // 2, owed * 10}
            is_stated = "both_stated_otherwise" in line["traps"] and str(part["amount"]) in re.sub(
                r"(?<=\d)[.,](?=\d{3})", "", line["text"]
            )
            if part["amount"] != owed and not is_stated and (len(parts) > 1 or part["kind"] == "DUES" or part["amount"] not in changed):
                yield f"{line['id']}: {part} of {owed} owed"
        if line["kind"] in ("REFUND_OUT", "RETURN_IN") and "refers_to" not in line:
            yield f"{line['id']}: {line['kind']} refers to nothing"


def label_faults(book: Book, truth: Row) -> Iterator[str]:
    """Yield lines whose class does not follow from what is printed and from earlier lines of the same account."""
    taught: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    own = {facts["file"]: facts["account"] for facts in truth["files"]}
    for line in sorted(truth["lines"], key=lambda one: one["booked_at"]):
        if line["sign"] != "C" or line["kind"] in ("INTEREST", "RETURN_IN"):
            continue
        keys, proofs = book.keys(line), set(line["evidence"])
        right = {book.body[part["subject"]] for part in line.get("parts", [])}
        right |= {code for code, members in book.members.items() if right and right <= members}
        others = printed_accounts(line) - set(book.accounts) - set(own.values())
        history = {account: dict(taught[account]) for account in others if taught[account]}
        told = f"{line['id']} {line['review']} {sorted(proofs)} {keys} right {right} {history}: {line['text']!r} {line['shown']}"
        if line["kind"] in FEE:
            if judge(proofs)[0] != line["review"]:
                yield f"another class than its proofs give: {told}"
            faults = [*_fee_faults(book, line, proofs, right, keys, history, own[line["file"]]), *near_faults(book, line, proofs, right)]
            yield from (f"{fault}: {told}" for fault in faults)
        elif "stranger" in proofs and (any(len(bodies) == 1 for bodies in keys.values()) or history):
            yield f"a stranger with a key of ours: {told}"
        if line["kind"] in FEE and line["review"] != "must":
            is_sure = line["review"] == "never" and {"tax_code", "full_name"} <= proofs and keys.get("code") and keys.get("name")
            for account in others if len(right - set(book.members)) == 1 else ():
                (body,) = right - set(book.members)
                taught[account][body].add(f"{own[line['file']]}@{line['booked_at'][:7]}" if is_sure else "")


def _fee_faults(book: Book, line: Row, proofs: set[str], right: set[str], keys: Row, history: Row, own: str) -> Iterator[str]:
    single = {kind: bodies for kind, bodies in keys.items() if len(bodies) == 1}
    pointed = single.get("reference") or set().union(*single.values())
    printed = " ".join((line["text"], *line["shown"]))
    if line["review"] == "never":
        yield from _never_faults(line, proofs, pointed, right, history, own)
    elif line["review"] == "ok":
        if pointed and not pointed & right and not proofs & {"parent_code", "on_behalf"}:
            yield "every key is another's"
        by_name = proofs & {"short_name", "misspelt_name", "broken_name"} and not proofs & set(KEYS) and not pointed
        is_legible = not any("remains" in trap or "no_blanks" in trap for trap in line["traps"])
        likeliest = book.likeliest(printed)
        if by_name and is_legible and not (len(likeliest) == 1 and likeliest <= right):
            yield f"a name likelier of {likeliest}"
    else:
        is_open = not proofs & {"two_identities", "sum_does_not_fit", "unknown_code"}
        if is_open and (pointed or any(len(lessons) == 1 for lessons in history.values())):
            yield "has a key or a lesson after all"
        if "two_identities" in proofs and len(set().union(*keys.values())) < 2:
            yield "no two identities"
        if "unknown_code" in proofs and keys.get("code"):
            yield "its code is somebody's"


def _never_faults(line: Row, proofs: set[str], pointed: set[str], right: set[str], history: Row, own: str) -> Iterator[str]:
    is_by_reference = proofs & {"reference", "corrected_reference"}
    if "learned_account" in proofs and not pointed:
        lessons = next(iter(history.values()), {})
        month = line["booked_at"][:7]
        if set(lessons) != right or not any(one.startswith(own) and one[-7:] < month for one in lessons[min(right)]):
            yield "not surely learned"
    elif "corrected_reference" not in proofs and (not pointed or not pointed <= right):
        yield "no key, or a key of another"
    if not is_by_reference and any(set(lessons) - right for lessons in history.values()):
        yield "its account paid for another before"
